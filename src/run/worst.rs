//! The worst cases of a log, kept whole.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::Arc;

use super::summary::TimeKind;
use super::{Batch, Case, FindingKind, Level, Lexicon, Verdict};

/// A case and what the SOP says of it.
#[derive(Debug, Clone)]
pub struct Judged {
    batch: Batch,
    /// What the SOP says of it.
    pub verdict: Verdict,
}

impl Judged {
    /// A copy of a case with its verdict.
    pub fn new(lexicon: &Arc<Lexicon>, case: &Case<'_>, verdict: Verdict) -> Judged {
        let mut batch = Batch::new(lexicon.clone()).number(case.numbered);
        batch.tell(case.told.map(Into::into));
        let events = case.events.iter().copied();
        batch.push(
            case.id,
            case.header.cloned(),
            events,
            case.changes.iter().cloned(),
        );
        Judged { batch, verdict }
    }

    /// The case.
    pub fn case(&self) -> Option<Case<'_>> {
        self.batch.case(0)
    }

    fn place(&self) -> (&str, u64) {
        self.case().map_or(("", 0), |case| place(&case))
    }
}

/// How bad a verdict is: its violations, then by how many days and minutes it is late, then its remarks and questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Weight {
    violations: usize,
    days: i64,
    minutes: i64,
    remarks: usize,
    questions: usize,
}

/// The worst cases, so many of them. Which they are does not depend on the order in which cases come.
#[derive(Debug, Clone)]
pub struct Worst {
    room: usize,
    lexicon: Arc<Lexicon>,
    /// The best of them on top.
    kept: BinaryHeap<Kept>,
}

#[derive(Debug, Clone)]
struct Kept {
    weight: Weight,
    judged: Judged,
}

impl Worst {
    /// Room for so many cases of a log with these words.
    pub fn new(room: usize, lexicon: Arc<Lexicon>) -> Worst {
        Worst {
            room,
            lexicon,
            kept: BinaryHeap::new(),
        }
    }

    /// Keeps a case if it is among the worst so far.
    pub fn add(&mut self, case: &Case<'_>, verdict: &Verdict) {
        let weight = Weight::of(verdict);
        if self.kept.len() >= self.room {
            let better = |best: &Kept| best.key() <= (Reverse(weight), place(case));
            if self.kept.peek().is_none_or(better) {
                return;
            }
        }
        let judged = Judged::new(&self.lexicon, case, verdict.clone());
        self.push(Kept { weight, judged });
    }

    /// Takes in the worst cases of another part of the log.
    pub fn merge(&mut self, other: Worst) {
        other.kept.into_iter().for_each(|kept| self.push(kept));
    }

    /// The cases, the worst first; among equally bad ones by their names.
    pub fn into_cases(self) -> Vec<Judged> {
        let sorted = self.kept.into_sorted_vec();
        sorted.into_iter().map(|kept| kept.judged).collect()
    }

    fn push(&mut self, kept: Kept) {
        self.kept.push(kept);
        if self.kept.len() > self.room {
            self.kept.pop();
        }
    }
}

impl Weight {
    fn of(verdict: &Verdict) -> Weight {
        let findings = &verdict.findings;
        let count = |level| findings.iter().filter(|it| it.level == level).count();
        let mut weight = Weight {
            violations: count(Level::Violation),
            days: 0,
            minutes: 0,
            remarks: count(Level::Remark),
            questions: count(Level::Question),
        };
        for finding in findings {
            if let FindingKind::Late { by, .. } | FindingKind::Overdue { by, .. } = finding.kind {
                let (kind, amount) = TimeKind::split(by);
                let sum = match kind {
                    TimeKind::Workdays | TimeKind::CalendarDays => &mut weight.days,
                    TimeKind::OfficeMinutes | TimeKind::ClockMinutes => &mut weight.minutes,
                };
                *sum = sum.saturating_add(amount);
            }
        }
        weight
    }
}

impl Kept {
    /// The order in which cases are shown.
    fn key(&self) -> (Reverse<Weight>, (&str, u64)) {
        (Reverse(self.weight), self.judged.place())
    }
}

/// What tells two cases of one weight apart: the name, and where the log has it.
fn place<'c>(case: &Case<'c>) -> (&'c str, u64) {
    let line = case.events.first().map(|event| event.line);
    let line = line.or(case.header.and_then(|header| header.line));
    (case.id, line.unwrap_or_default())
}

impl PartialEq for Kept {
    fn eq(&self, other: &Kept) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Kept {}

impl PartialOrd for Kept {
    fn partial_cmp(&self, other: &Kept) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Kept {
    fn cmp(&self, other: &Kept) -> std::cmp::Ordering {
        self.key().cmp(&other.key())
    }
}
