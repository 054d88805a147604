//! Findings, counted by what they say.

use crate::model::RowId;
use crate::run::{Finding, FindingKind, Level};

/// How many kinds of findings there are.
const KINDS: usize = 33;

/// The findings of one code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KindSum {
    /// The code.
    pub code: &'static str,
    /// How many there are of each weight, in the order of [`Level`].
    pub levels: [u64; 4],
    /// How many cases have one at least of each weight, in the order of [`Level`].
    pub level_cases: [u64; 4],
    /// How many cases have one at least.
    pub cases: u64,
    /// How many there are at each row, by row. Those that are about no row are in none of them.
    pub rows: Vec<u64>,
}

impl KindSum {
    /// How many there are.
    pub fn count(&self) -> u64 {
        self.levels.iter().sum()
    }

    /// How much the hardest of them weighs; nothing where there are none.
    pub fn hardest(&self) -> Option<Level> {
        let all = [
            Level::Violation,
            Level::Remark,
            Level::Question,
            Level::Note,
        ];
        all.into_iter()
            .find(|level| self.levels[*level as usize] > 0)
    }
}

/// The findings of all codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kinds {
    sums: Vec<KindSum>,
}

impl Kinds {
    pub(super) fn new(rows: usize) -> Kinds {
        let empty = KindSum {
            rows: vec![0; rows],
            ..KindSum::default()
        };
        Kinds {
            sums: vec![empty; KINDS],
        }
    }

    /// Counts the findings of one case.
    pub(super) fn add(&mut self, findings: &[Finding], row: impl Fn(&Finding) -> Option<RowId>) {
        let mut seen = 0_u64;
        let mut seen_at = [0_u64; 4];
        for finding in findings {
            let at = index(&finding.kind);
            let sum = &mut self.sums[at];
            sum.code = finding.kind.code();
            sum.levels[finding.level as usize] += 1;
            sum.cases += u64::from(seen & (1 << at) == 0);
            seen |= 1 << at;
            let level = finding.level as usize;
            sum.level_cases[level] += u64::from(seen_at[level] & (1 << at) == 0);
            seen_at[level] |= 1 << at;
            if let Some(count) = row(finding).and_then(|row| sum.rows.get_mut(row.0 as usize)) {
                *count += 1;
            }
        }
    }

    pub(super) fn merge(&mut self, other: &Kinds) {
        for (own, more) in self.sums.iter_mut().zip(&other.sums) {
            if own.code.is_empty() {
                own.code = more.code;
            }
            let counts = own.levels.iter_mut().chain(&mut own.level_cases);
            for (own, more) in counts.zip(more.levels.iter().chain(&more.level_cases)) {
                *own += more;
            }
            own.cases += more.cases;
            for (own, more) in own.rows.iter_mut().zip(&more.rows) {
                *own += more;
            }
        }
    }

    /// Those that were found.
    pub(super) fn found(&self) -> impl Iterator<Item = &KindSum> {
        self.sums.iter().filter(|sum| sum.count() > 0)
    }
}

/// The position of a kind.
fn index(kind: &FindingKind) -> usize {
    match kind {
        FindingKind::Late { .. } => 0,
        FindingKind::Overdue { .. } => 1,
        FindingKind::Early { .. } => 2,
        FindingKind::OutsideWindow => 3,
        FindingKind::EndsBeforeStart { .. } => 4,
        FindingKind::Skipped => 5,
        FindingKind::Unexpected => 6,
        FindingKind::Repeated => 7,
        FindingKind::OutOfOrder => 8,
        FindingKind::WrongCount { .. } => 9,
        FindingKind::LoopExceeded { .. } => 10,
        FindingKind::Returned { .. } => 11,
        FindingKind::AgainstCondition { .. } => 12,
        FindingKind::NotCalledFor => 13,
        FindingKind::UnknownOutcome { .. } => 14,
        FindingKind::UnknownActivity { .. } => 15,
        FindingKind::WrongActor { .. } => 16,
        FindingKind::UnknownActor { .. } => 17,
        FindingKind::MissingActor { .. } => 18,
        FindingKind::RuleBroken => 19,
        FindingKind::RuleUnknown { .. } => 20,
        FindingKind::Question => 21,
        FindingKind::RightUsed { .. } => 22,
        FindingKind::RightTooEarly { .. } => 23,
        FindingKind::RightGained { .. } => 24,
        FindingKind::EscalationOwed { .. } => 25,
        FindingKind::EscalationDone => 26,
        FindingKind::Happened { .. } => 27,
        FindingKind::StoppedHere => 28,
        FindingKind::NotCounted { .. } => 29,
        FindingKind::BeyondCalendar { .. } => 30,
        FindingKind::NotProven => 31,
        FindingKind::OtherWay { .. } => 32,
    }
}
