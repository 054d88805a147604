//! The time that a row allows: from when it counts, how long it may take, and what can't be counted.

use super::Plan;
use crate::lang::Number;
use crate::model::expr::{CaseData, truth};
use crate::model::{
    Amount, Duration, FieldType, Limit, NodeId, RowId, RowTime, Schedule, Sop, TimeSpan,
};

/// What the time cell of a row asks of one visit of a node.
#[derive(Debug, Clone, PartialEq)]
pub enum Clock {
    /// No time is stated.
    None,
    /// At least and at most this long.
    Span {
        /// The least; nothing where the row states one length, for to need less than that is no fault.
        least: Option<Duration>,
        /// The most. One length before the beginning of a node is a least: to be done long before is no fault.
        most: Option<Duration>,
        /// Counted after the end of this node, or before its beginning, instead of from when the visit could begin.
        beside: Beside,
        /// The calendar window it must lie in besides.
        window: Option<Schedule>,
    },
    /// It must be done in this window of the calendar.
    Window(Schedule),
    /// Words that no clock can count, as written.
    Words(String),
    /// The time is per something that the case does not number, as written.
    PerUnknown(String),
}

/// What a time is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Beside {
    /// From when the work could begin.
    #[default]
    Own,
    /// From the end of this node.
    After(NodeId),
    /// Back from the beginning of this node.
    Before(NodeId),
}

/// The clocks of a plan.
#[derive(Debug, Clone, Copy)]
pub struct Clocks<'p> {
    sop: &'p Sop,
}

impl<'p> Clocks<'p> {
    /// The clocks of a plan's rows.
    pub fn of(plan: &'p Plan) -> Clocks<'p> {
        Clocks { sop: plan.sop() }
    }

    /// The row whose time cell a row's time stands in: its own, or that of the row it shares one with.
    pub fn owner(&self, row: RowId) -> RowId {
        self.sop.time_owner(row)
    }

    /// What the time cell of a node's row asks of a visit that leaves by an exit, for a case with these data. Of several
    /// times the first that holds for this exit and these data counts, one that holds for all before none.
    pub fn of_node(&self, node: NodeId, exit: Option<usize>, data: &impl CaseData) -> Clock {
        let row = self.owner(self.sop[node].row);
        let label = exit.and_then(|exit| self.sop[node].exits.get(exit)?.label.as_ref());
        let label = label.map(|label| label.value.as_str());
        let holds = |time: &&RowTime| {
            let exit = time.for_exit.as_ref();
            let condition = time.condition.as_ref();
            exit.is_none_or(|exit| Some(exit.value.as_str()) == label)
                && condition.is_none_or(|guard| truth(&guard.expr, data) == Some(true))
        };
        match self.sop[row].times.iter().find(holds) {
            Some(time) => self.clock(time, data),
            None => Clock::None,
        }
    }

    /// Whether the clock of a node never depends on the case: one time, without conditions, exits or items.
    pub fn is_fixed(&self, node: NodeId) -> bool {
        let row = self.owner(self.sop[node].row);
        let depends = |time: &RowTime| {
            time.for_exit.is_some() || time.condition.is_some() || time.per.is_some()
        };
        !self.sop[row].times.iter().any(depends)
    }

    fn clock(&self, time: &RowTime, data: &impl CaseData) -> Clock {
        match &time.limit.value {
            Limit::Words(words) => Clock::Words(words.clone()),
            Limit::Window(window) => Clock::Window(window.clone()),
            Limit::Span(span) => match &time.per {
                None => span_clock(span.clone(), time),
                Some(per) => match self.items(&per.value, data) {
                    Some(items) => span_clock(times(span, items), time),
                    None => Clock::PerUnknown(per.value.clone()),
                },
            },
        }
    }

    /// How many items the case has in the list of this name.
    fn items(&self, list: &str, data: &impl CaseData) -> Option<u64> {
        let fields = (0..).map(crate::model::FieldId).zip(&self.sop.fields);
        let mut lists = fields.filter(|(_, field)| matches!(field.kind, FieldType::List(_)));
        let (list, _) = lists.find(|(_, field)| field.name.value == list)?;
        data.size(list)
    }
}

fn span_clock(span: TimeSpan, time: &RowTime) -> Clock {
    let exact = span.low == span.high;
    let beside = match (time.before, time.after) {
        (Some(node), _) => Beside::Before(node),
        (None, Some(node)) => Beside::After(node),
        (None, None) => Beside::Own,
    };
    let back = matches!(beside, Beside::Before(_));
    Clock::Span {
        least: span.low.filter(|_| !exact || back),
        most: span.high.filter(|_| !exact || !back),
        beside,
        window: time.window.clone(),
    }
}

fn times(span: &TimeSpan, items: u64) -> TimeSpan {
    let times = |duration: &Duration| Duration {
        amounts: duration
            .amounts
            .iter()
            .map(|amount| Amount {
                number: many(amount.number, items),
                unit: amount.unit,
            })
            .collect(),
    };
    TimeSpan {
        low: span.low.as_ref().map(times),
        high: span.high.as_ref().map(times),
        written: None,
    }
}

/// A number so many times; as much as can be held where that is too much.
fn many(number: Number, items: u64) -> Number {
    let items = i64::try_from(items).unwrap_or(i64::MAX);
    Number::from_millionths(number.millionths().saturating_mul(items))
}
