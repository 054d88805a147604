//! Reading XES, the exchange format of event logs (IEEE 1849), plain or gzipped.
//!
//! One thread cuts the text between traces, all of them read and judge what lies between the cuts. A trace is a whole case,
//! so the memory that is needed does not grow with the log.

mod keys;
mod lifecycle;
mod pieces;
mod tags;
mod traces;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use lifecycle::Doings;
use pieces::Pieces;

use super::count::Counting;
use super::{Context, Fault, Input, Reading, Worker, bytes, pool};
use crate::diagnostic::messages::LogMessage;

/// Reads a log and hands it to the workers.
///
/// # Errors
///
/// When the file can't be opened or unpacked to its end, is no XES, or defines entities of its own. One that is faulty
/// somewhere is read without the case that stands there, and one that ends too early up to its last whole case; a trouble
/// says where that is.
pub fn read<W: Worker>(
    context: &Context<'_>,
    input: &Input<'_>,
    make: impl Fn() -> W + Sync,
) -> Result<(Vec<W>, Reading), Fault> {
    let (source, notes) = bytes::open(input, context.options)?;
    let pieces = Pieces::open(source);
    let mut pieces = pieces.map_err(|message| Fault::new(input.name, None, message))?;
    let passed = Passed::default();
    let counting = Counting::default();
    let workers = pool(
        context.options.threads,
        || pieces.next(),
        |piece| counting.portion(traces::portion(*context, piece, &passed)),
        make,
    );
    if let Some(why) = pieces.failed() {
        return Err(bytes::fault(input.name, why));
    }
    let mut reading = counting.reading();
    reading.notes = notes;
    reading.notes.extend(passed.notes());
    Ok((workers, reading))
}

/// What was passed over because it tells no work of its own.
#[derive(Debug, Default)]
struct Passed(Mutex<(u64, BTreeMap<String, u64>)>);

impl Passed {
    fn add(&self, doings: &Doings<'_>) {
        let mut passed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        passed.0 += doings.joined;
        for (transition, count) in &doings.others {
            *passed.1.entry(transition.clone()).or_default() += count;
        }
    }

    fn notes(&self) -> Vec<LogMessage> {
        let passed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut notes = Vec::new();
        if passed.0 > 0 {
            notes.push(LogMessage::StartsJoined {
                count: passed.0.to_string(),
            });
        }
        if !passed.1.is_empty() {
            let counts = passed.1.iter();
            let counts = counts.map(|(transition, count)| format!("`{transition}` ({count})"));
            notes.push(LogMessage::TransitionsPassed {
                transitions: counts.collect::<Vec<_>>().join(", "),
            });
        }
        notes
    }
}
