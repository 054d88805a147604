//! Reading XES, the exchange format of event logs (IEEE 1849), plain or gzipped.
//!
//! One thread cuts the text between traces, all of them read and judge what lies between the cuts. A trace is a whole case,
//! so the memory that is needed does not grow with the log.

mod keys;
mod lifecycle;
mod pieces;
mod tags;
mod traces;
mod writer;

use std::sync::{Mutex, PoisonError};

use lifecycle::Passed;
use pieces::Pieces;
use tags::{Tag, Tags, pair};
pub use writer::Traces;

use super::count::Counting;
use super::{Context, Fault, Input, Moments, Reading, Worker, bytes, pool};
use crate::diagnostic::messages::LogMessage;

/// How many times are looked at to see how they are written.
const SAMPLE: usize = 200;

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
    let (source, mut notes) = bytes::open(input, context.options)?;
    let pieces = Pieces::open(source);
    let mut pieces = pieces.map_err(|message| Fault::new(input.name, None, message))?;
    let samples = times(&String::from_utf8_lossy(pieces.begun()));
    let samples = samples.iter().map(|(event, time)| (*event, time.as_str()));
    let moments = Moments::recognise(samples, context.options);
    let (moments, said) =
        moments.map_err(|(line, message)| Fault::new(input.name, line, message))?;
    notes.extend(said);
    let passed = Mutex::new(Passed::default());
    let counting = Counting::default();
    let workers = pool(
        context.options.threads,
        || pieces.next(),
        |piece| counting.portion(traces::portion(*context, &moments, piece, &passed)),
        make,
    );
    if let Some(why) = pieces.failed() {
        return Err(bytes::fault(input.name, why));
    }
    let mut reading = counting.reading();
    let passed = passed.into_inner().unwrap_or_else(PoisonError::into_inner);
    notes.extend(passed_over(&passed));
    notes.append(&mut reading.notes);
    reading.notes = notes;
    Ok((workers, reading))
}

/// What is to be said of events that tell no work of their own.
fn passed_over(passed: &Passed) -> Vec<LogMessage> {
    let mut notes = Vec::new();
    if passed.joined > 0 {
        let count = passed.joined;
        notes.push(LogMessage::StartsJoined { count });
    }
    if !passed.others.is_empty() {
        let counts = passed.others.iter();
        let counts = counts.map(|(transition, count)| format!("`{transition}` ({count})"));
        let transitions = counts.collect::<Vec<_>>().join(", ");
        notes.push(LogMessage::TransitionsPassed { transitions });
    }
    notes
}

/// The times at the beginning of the traces, as samples with the positions of their events.
fn times(text: &str) -> Vec<(u64, String)> {
    let mut tags = Tags::from(text, 0);
    let (mut times, mut event) = (Vec::new(), 0);
    while times.len() < SAMPLE {
        match tags.next() {
            Ok(Tag::Open { text, name, .. }) => match &text[..name] {
                "event" => event += 1,
                "date" => times.extend(time(text, name).map(|time| (event, time))),
                _ => {}
            },
            Ok(Tag::Close) => {}
            Ok(Tag::End) | Err(_) => break,
        }
    }
    times
}

fn time(text: &str, name: usize) -> Option<String> {
    let (key, value) = pair(text, name).ok()??;
    (key == "time:timestamp").then(|| value.into_owned())
}
