//! Judging as a function: the way in for a program that has cases and wants their verdicts.

use super::judge::{Judge, Options};
use super::{Batch, Names, Verdict};
use crate::calendar::Calendar;
use crate::engine::Plan;

/// The verdicts on the cases of a batch, in its order. They depend on the plan, the calendar, the options and each case
/// alone, so a log may be judged in any number of batches, anywhere, and give the same.
///
/// What is remembered of one case for the next ends with the batch; whoever judges many small batches of one log keeps a
/// [`Judge`].
pub fn verdicts(plan: &Plan, calendar: &Calendar, batch: &Batch, options: Options) -> Vec<Verdict> {
    let names = Names::new(plan);
    let mut judge = Judge::new(plan, &names, calendar, batch.lexicon(), options);
    batch.cases().map(|case| judge.case(&case)).collect()
}
