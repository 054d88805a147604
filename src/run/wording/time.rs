//! What the calendar says of a case, in words.

use super::Words;
use super::amounts::{amount, clock, moment};
use super::stated::stated;
use crate::calendar::Moment;
use crate::diagnostic::messages::{RunMessage, Worded};
use crate::run::{FindingKind, Used};

impl Words<'_> {
    /// What the calendar says.
    pub(super) fn of_time(&self) -> Option<RunMessage> {
        let (row, at) = (self.row(), self.at());
        Some(match self.finding.kind.clone() {
            FindingKind::Late {
                due,
                done,
                by,
                used,
            } => self.late(due, done, by, used),
            FindingKind::Overdue { due, by } => self.overdue(due, by),
            FindingKind::Early { used } => RunMessage::Early {
                row,
                used: amount(used),
                stated: self.stated(),
                at,
            },
            FindingKind::OutsideWindow => RunMessage::OutsideWindow {
                row,
                done: self.event_date(),
                stated: self.stated(),
                at,
            },
            FindingKind::EndsBeforeStart { started, completed } => RunMessage::EndsBeforeStart {
                started: clock(started),
                completed: clock(completed),
                at,
            },
            FindingKind::NotCounted { row } => RunMessage::NotCounted {
                row: self.sop.row_label(row),
                stated: self.stated(),
            },
            FindingKind::BeyondCalendar { year } => RunMessage::BeyondCalendar {
                year: i64::from(year),
            },
            _ => return None,
        })
    }

    fn late(&self, due: Moment, done: Moment, by: Used, used: Used) -> RunMessage {
        let (due, done) = (moment(due, by), moment(done, by));
        let (by, used, at) = (amount(by), amount(used), self.at());
        match self.rule() {
            Some(rule) => RunMessage::LateRule {
                rule,
                due,
                done,
                by,
                used,
                at,
            },
            None => RunMessage::Late {
                row: self.row(),
                due,
                done,
                by,
                used,
                at,
            },
        }
    }

    fn overdue(&self, due: Moment, by: Used) -> RunMessage {
        let (due, by) = (moment(due, by), amount(by));
        match self.rule() {
            Some(rule) => RunMessage::OverdueRule { rule, due, by },
            None => RunMessage::Overdue {
                row: self.row(),
                due,
                by,
            },
        }
    }

    /// The times that the row of the finding states.
    fn stated(&self) -> Worded {
        let row = match self.finding.kind {
            FindingKind::NotCounted { row } => Some(row),
            _ => self.finding.node.map(|node| self.sop[node].row),
        };
        Worded::new(|lang| {
            row.map(|row| stated(self.sop, row, lang))
                .unwrap_or_default()
        })
    }
}
