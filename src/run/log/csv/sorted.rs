//! Logs that are sorted by case: the cases are read one after the other, and none is kept.
//!
//! That a log is sorted is believed until a case comes back. Its workers are thrown away then, so nothing wrong is ever
//! said. Cases whose names rise need no memory for that; for others the hashes of all names are kept.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use super::super::{Context, Portion, Worker, hands};
use super::cases::{CaseMaker, CaseRows};
use super::head::Head;
use super::order::{Names, Order, Proof};
use super::rows::RowReader;
use super::source::{Piece, Room, Source, Stop};
use super::{Done, Tally};

/// What one thread has.
struct Hand<'c, W> {
    worker: W,
    head: &'c Head,
    rows: RowReader<'c>,
    cases: CaseMaker<'c>,
    case: CaseRows,
    names: Names,
    portion: Portion,
    tally: Tally,
}

/// Reads a log whose cases come one after the other; nothing where they turn out not to.
pub(super) fn read<W: Worker>(
    context: &Context<'_>,
    head: &Head,
    mut source: Source<'_>,
    room: &Room,
    proof: Proof,
    make: &(impl Fn() -> W + Sync),
) -> Result<Option<Done<W>>, Stop> {
    let order = Mutex::new(Order::new(proof));
    let is_sorted = AtomicBool::new(true);
    let mut stop = None;
    let next = || {
        if !is_sorted.load(Ordering::Relaxed) {
            return None;
        }
        let piece = source.next(head.marks, Some(head.layout.case));
        piece.unwrap_or_else(|why| {
            stop = Some(why);
            None
        })
    };
    let take = |hand: &mut Hand<'_, W>, at, piece| {
        hand.read(&piece);
        room.give_back(piece);
        let mut order = order.lock().unwrap_or_else(PoisonError::into_inner);
        let goes_on = order.add(at, &mut hand.names);
        drop(order);
        match goes_on {
            true => hand.judge(at),
            false => is_sorted.store(false, Ordering::Relaxed),
        }
    };
    let start = || Hand::new(context, head, proof, make());
    let threads = hands(context.options.threads, next, start, take);
    match stop {
        Some(Stop::LongCase) => Ok(None),
        Some(why) => Err(why),
        None if !is_sorted.into_inner() => Ok(None),
        None => Ok(Some(Done::of(threads.into_iter().map(Hand::end)))),
    }
}

impl<'c, W: Worker> Hand<'c, W> {
    fn new(context: &Context<'c>, head: &'c Head, proof: Proof, worker: W) -> Hand<'c, W> {
        Hand {
            worker,
            head,
            rows: RowReader::new(context, head),
            cases: CaseMaker::new(context, head),
            case: CaseRows::default(),
            names: Names::new(proof),
            portion: Portion {
                batch: head.batch(context),
                troubles: Vec::new(),
                rows: 0,
            },
            tally: Tally::default(),
        }
    }

    /// Makes a portion of a piece.
    fn read(&mut self, piece: &Piece) {
        let Portion {
            batch,
            troubles,
            rows,
        } = &mut self.portion;
        batch.clear();
        troubles.clear();
        self.names.clear();
        let (case, cases, names) = (&mut self.case, &mut self.cases, &mut self.names);
        *rows = self.rows.read(piece, troubles, |row, troubles| {
            if row.case != case.id {
                cases.finish(case, batch, troubles);
                case.begin(row.case);
                names.add(row.case);
            }
            case.add(&row, self.head);
        });
        cases.finish(case, batch, troubles);
        case.begin("");
        troubles.sort_by_key(|trouble| trouble.line);
    }

    fn judge(&mut self, at: usize) {
        self.tally.add(&self.portion);
        self.worker.portion(at, &self.portion);
    }

    fn end(mut self) -> (W, Tally) {
        self.tally.backwards = self.cases.backwards;
        (self.worker, self.tally)
    }
}
