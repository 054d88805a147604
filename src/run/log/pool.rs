//! Several threads that read and judge one log.

use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::{Portion, Worker};

/// Hands the pieces of a log to so many threads. `next` gives the pieces in their order, one caller at a time; `read` makes
/// a portion of each, and each thread's worker takes it. The workers come back in no order.
pub fn pool<Piece: Send, W: Worker>(
    threads: usize,
    next: impl FnMut() -> Option<Piece> + Send,
    read: impl Fn(Piece) -> Portion + Sync,
    make: impl Fn() -> W + Sync,
) -> Vec<W> {
    let take = |worker: &mut W, at, piece| worker.portion(at, &read(piece));
    hands(threads, next, make, take)
}

/// The same for threads that keep something of their own from one piece to the next: `take` gets it, the place of the piece
/// in the order, and the piece. What the threads have in the end comes back in no order.
pub fn hands<Piece: Send, Hand: Send>(
    threads: usize,
    next: impl FnMut() -> Option<Piece> + Send,
    make: impl Fn() -> Hand + Sync,
    take: impl Fn(&mut Hand, usize, Piece) + Sync,
) -> Vec<Hand> {
    let source = Mutex::new((0, next));
    let give = || {
        let mut source = source.lock().unwrap_or_else(PoisonError::into_inner);
        let piece = source.1()?;
        source.0 += 1;
        Some((source.0 - 1, piece))
    };
    let work = || {
        let mut hand = make();
        while let Some((at, piece)) = give() {
            take(&mut hand, at, piece);
        }
        hand
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..threads.max(1)).map(|_| scope.spawn(work)).collect();
        let done = threads.into_iter().map(|thread| thread.join());
        done.map(|hand| hand.unwrap_or_else(|why| resume_unwind(why)))
            .collect()
    })
}
