//! Cases and their case table: those of the table that have no events, and those of the log that the table lacks.

use super::{CaseTable, Context, Portion, Trouble, Worker};
use crate::run::{Batch, Header};

/// How many cases a portion has.
const CASES: usize = 4096;

/// The place of the first portion of planned cases: after the last of any log.
const FIRST: usize = usize::MAX / 2;

/// Hands cases without events to the first worker, after all that it had before, the troubles with the first of them. Tells
/// how many there are.
pub(super) fn planned<'c, W: Worker>(
    context: &Context<'_>,
    cases: impl Iterator<Item = (&'c str, &'c Header)>,
    troubles: Vec<Trouble>,
    workers: &mut [W],
) -> u64 {
    let Some(worker) = workers.first_mut() else {
        return 0;
    };
    let mut portion = Portion {
        batch: Batch::new(context.lexicon.clone()),
        troubles,
        rows: 0,
    };
    let (mut at, mut count) = (FIRST, 0);
    for (id, header) in cases {
        portion.batch.push(id, Some(header.clone()), [], []);
        count += 1;
        if portion.batch.len() == CASES {
            worker.portion(at, &portion);
            portion.batch.clear();
            portion.troubles.clear();
            at += 1;
        }
    }
    if !portion.batch.is_empty() || !portion.troubles.is_empty() {
        worker.portion(at, &portion);
    }
    count
}

/// A worker that counts the cases that the case table lacks.
pub(super) struct Watching<'c, W> {
    inner: W,
    table: &'c CaseTable,
    lacking: u64,
}

impl<'c, W> Watching<'c, W> {
    pub(super) fn new(inner: W, table: &'c CaseTable) -> Watching<'c, W> {
        Watching {
            inner,
            table,
            lacking: 0,
        }
    }

    /// How many cases the table lacks; none where there is no table.
    pub(super) fn lacking(&self) -> u64 {
        self.lacking
    }

    pub(super) fn into_inner(self) -> W {
        self.inner
    }
}

impl<W: Worker> Worker for Watching<'_, W> {
    fn portion(&mut self, at: usize, portion: &Portion) {
        if !self.table.is_empty() {
            let cases = portion.batch.cases();
            let lacking = cases.filter(|case| !self.table.has(case.id));
            self.lacking += lacking.count() as u64;
        }
        self.inner.portion(at, portion);
    }
}
