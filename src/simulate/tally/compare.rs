//! Two results side by side.

use super::{FigureResult, Results};
use crate::statistics::Estimate;

/// A figure that results can be compared by, or a goal can be set for. Parts of an SOP go by their names, so that
/// different SOPs can be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// How long a case takes, in working days.
    Workdays(Point),
    /// The same in calendar days.
    CalendarDays(Point),
    /// The same in minutes of office hours.
    OfficeMinutes(Point),
    /// How much of that it waits for officers.
    Waited,
    /// How many cases come to an end in a working day.
    Throughput,
    /// How often a rule is broken.
    Broken(String),
    /// How often a row takes longer than the SOP allows.
    Late(String),
    /// How long cases wait at a row, in minutes of office hours.
    Wait(String),
    /// How much of their time the officers of an actor work.
    Used(String),
    /// How much work waits for an actor.
    Queue(String),
}

/// A point of a distribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// The mean.
    Mean,
    /// The number that so many percent of all do not exceed.
    Percentile(u8),
    /// The most.
    Worst,
}

/// Two results side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Each figure that either has.
    pub differences: Vec<Difference>,
}

/// A figure in both.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The figure.
    pub figure: Figure,
    /// In the first; nothing where it has no such figure.
    pub before: Option<Estimate>,
    /// In the second.
    pub after: Option<Estimate>,
    /// The second less the first, by the repetitions that have the same luck.
    pub change: Option<Estimate>,
    /// Whether the change is more than chance: the interval of 95% excludes none, both around the change and around the
    /// mean of what the repetitions show.
    pub sure: bool,
}

impl Results {
    /// A figure and what each repetition shows of it; nothing where there is no such figure.
    pub fn figure(&self, figure: &Figure) -> Option<&FigureResult> {
        self.figures.iter().find(|own| own.figure == *figure)
    }
}

/// Two results side by side, figure by figure: those of the first in its order, then those that only the second has.
///
/// A difference is sure by the paired t-test at 5%: the repetitions with the same number have the same luck, which takes
/// most of the chance out of their difference (common random numbers).
pub fn compare(before: &Results, after: &Results) -> Comparison {
    let own = before.figures.iter();
    let own = own.map(|figure| difference(Some(figure), after.figure(&figure.figure)));
    let new = after.figures.iter();
    let new = new.filter(|figure| before.figure(&figure.figure).is_none());
    let new = new.map(|figure| difference(None, Some(figure)));
    Comparison {
        differences: own.chain(new).flatten().collect(),
    }
}

fn difference(before: Option<&FigureResult>, after: Option<&FigureResult>) -> Option<Difference> {
    let pairs = before.zip(after).map(|(before, after)| {
        let pairs = before.each.iter().zip(&after.each);
        let changes = pairs.filter_map(|(before, after)| Some((*after)? - (*before)?));
        Estimate::of_numbers(&changes.collect::<Vec<f64>>())
    });
    let both = before.zip(after).zip(pairs);
    let change = both.map(|((before, after), pairs)| Estimate {
        mean: after.estimate.mean - before.estimate.mean,
        margin: pairs.margin,
    });
    // A percentile of all repetitions together can jump where that of none does, and the other way round.
    let mut told = change.iter().chain(&pairs);
    Some(Difference {
        figure: before.or(after)?.figure.clone(),
        before: before.map(|figure| figure.estimate),
        after: after.map(|figure| figure.estimate),
        change,
        sure: change.is_some() && told.all(|change| excludes_none(*change)),
    })
}

fn excludes_none(change: Estimate) -> bool {
    let interval = change.interval();
    interval.is_some_and(|(least, most)| least > 0.0 || most < 0.0)
}
