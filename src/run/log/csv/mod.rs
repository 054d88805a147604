//! Logs as rows of cells (CSV), read on all threads.
//!
//! ```text
//!  bytes ─> source ─> pieces ─> cells ─> rows ─> cases ─> portions
//!          (in order)          \________ each thread _________/
//! ```
//!
//! The log is cut into pieces that end where a case ends, as long as its cases come one after the other. Where a case comes
//! back, the log is read once more and held in memory, and the same portions come of it in the end.

mod cases;
mod cells;
mod head;
mod heading;
mod held;
mod memory;
mod order;
mod quotes;
mod rows;
mod small;
mod sorted;
mod source;
mod table;
mod texts;
mod times;
mod writer;

pub use small::rows;
pub use source::Sizes;
pub(super) use table::{TableRow, heads, table};
pub use writer::Rows;

use self::cases::Backwards;
use self::order::Proof;
use self::source::{Room, Stop};
use super::{Context, Fault, Input, Portion, Reading, Worker, bytes};
use crate::diagnostic::messages::LogMessage;

/// Reads a log, and hands it to the workers that `make` makes, one for each thread. They come back in no order.
///
/// # Errors
///
/// When the file can't be read, or has no events to be found in it.
pub fn read<W: Worker>(
    context: &Context<'_>,
    input: &Input<'_>,
    make: impl Fn() -> W + Sync,
) -> Result<(Vec<W>, Reading), Fault> {
    read_in_pieces(context, input, Sizes::default(), make)
}

/// The same with pieces of a given size, on which nothing depends but the speed.
///
/// # Errors
///
/// As [`read`].
pub fn read_in_pieces<W: Worker>(
    context: &Context<'_>,
    input: &Input<'_>,
    sizes: Sizes,
    make: impl Fn() -> W + Sync,
) -> Result<(Vec<W>, Reading), Fault> {
    let room = Room::default();
    let (head, mut notes) = head::read(context, input, sizes)?;
    for proof in [Proof::Rising, Proof::Seen] {
        let source = head::reopen(context, input, &head, &room, sizes)?;
        let done = sorted::read(context, &head, source, &room, proof, &make);
        if let Some(done) = done.map_err(|stop| stopped(input, stop))? {
            return Ok(done.end(notes));
        }
    }
    notes.push(LogMessage::NotSorted {});
    let source = head::reopen(context, input, &head, &room, sizes)?;
    let done = memory::read(context, &head, source, &room, &make);
    Ok(done.map_err(|stop| stopped(input, stop))?.end(notes))
}

/// What was counted on one thread.
#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    rows: u64,
    rejected: u64,
    backwards: Backwards,
}

impl Tally {
    fn add(&mut self, portion: &Portion) {
        let rejected = portion.troubles.iter().filter(|it| it.rejected.is_some());
        self.rows += portion.rows;
        self.rejected += rejected.count() as u64;
    }
}

/// A log that has been read.
struct Done<W> {
    workers: Vec<W>,
    tally: Tally,
}

impl<W> Done<W> {
    fn of(threads: impl Iterator<Item = (W, Tally)>) -> Done<W> {
        let mut done = Done {
            workers: Vec::new(),
            tally: Tally::default(),
        };
        for (worker, tally) in threads {
            done.workers.push(worker);
            done.tally.rows += tally.rows;
            done.tally.rejected += tally.rejected;
            done.tally.backwards.add(tally.backwards);
        }
        done
    }

    fn end(self, mut notes: Vec<LogMessage>) -> (Vec<W>, Reading) {
        if self.tally.rows == 0 {
            notes.push(LogMessage::NoRows {});
        }
        notes.extend(self.tally.backwards.note());
        let reading = Reading {
            notes,
            rows: self.tally.rows,
            rejected: self.tally.rejected,
            ..Reading::default()
        };
        (self.workers, reading)
    }
}

fn stopped(input: &Input<'_>, stop: Stop) -> Fault {
    match stop {
        Stop::Io(why) => bytes::fault(input.name, why),
        Stop::LongRow(line) => Fault::new(input.name, Some(line), LogMessage::LongRow {}),
        // Where it matters that a case is short, a longer one is no fault but read in another way.
        Stop::LongCase => Fault::new(input.name, None, LogMessage::NotSorted {}),
    }
}
