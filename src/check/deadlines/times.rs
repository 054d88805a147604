//! What the rows of a document say about time, as costs that can be added up, and what they say that can't.
//!
//! A row's time belongs to the row, not to its nodes: it is counted once each time a case comes to the row from another
//! one, or goes back in it. One cell over several rows is counted once for all of them. What can't be counted is zero
//! here, and told as a [`Gap`], so that a sum never looks more complete than it is.

use crate::lang::{Lang, Number};
use crate::model::{
    Amount, Bound, Count, DayKind, Duration, Exit, ExitTrigger, Limit, Node, NodeKind, Row, RowId,
    RowTime, Sop, TimeSpan, Unit, Wait,
};

/// Amounts in the order in which they are worked.
pub type Amounts = Vec<Amount>;

/// The least and the most that something takes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cost {
    /// The least.
    pub low: Amounts,
    /// The most, as far as it is said.
    pub high: Amounts,
}

/// Why the time of a row can't be counted, or not in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// The document states none.
    NoTime,
    /// It is words.
    Words(String),
    /// It lies in a window of the calendar, or keeps a rhythm: how long a case waits for that is not counted.
    Window,
    /// It is counted from or to another row.
    Relative,
    /// It is stated for each of some things, whose number is not known; counted for one.
    PerItem(String),
    /// Its most is not stated.
    NoMost,
    /// It waits for something that may never come.
    Waits(String),
    /// It runs an SOP that is not here.
    Call(String),
    /// It waits for a branch that began before the clock did.
    Beside,
}

impl Gap {
    /// Whether it may make a case take longer than is counted, by nobody knows how much. Rows without a time of their
    /// own and times in words are found elsewhere.
    pub fn is_open(&self) -> bool {
        !matches!(
            self,
            Gap::NoTime | Gap::Words(_) | Gap::Window | Gap::Relative
        )
    }
}

impl Cost {
    /// This, and then the other.
    pub fn then(&self, other: &Cost) -> Cost {
        Cost {
            low: [self.low.as_slice(), &other.low].concat(),
            high: [self.high.as_slice(), &other.high].concat(),
        }
    }

    /// This so many times.
    fn times(&self, least: u32, most: u32) -> Cost {
        Cost {
            low: multiplied(&self.low, least),
            high: multiplied(&self.high, most),
        }
    }

    fn is_nothing(&self) -> bool {
        self.low.is_empty() && self.high.is_empty()
    }
}

/// Amounts so many times over; those that grow too large to hold are as large as can be held.
pub fn multiplied(amounts: &[Amount], times: u32) -> Amounts {
    let times = Number::whole(i64::from(times)).unwrap_or_default();
    let each = amounts.iter().map(|amount| Amount {
        number: amount.number.times(times).unwrap_or_else(most),
        unit: amount.unit,
    });
    each.collect()
}

/// More than any calendar holds.
fn most() -> Number {
    Number::whole(1_000_000_000_000).unwrap_or_default()
}

/// The sum by unit, in the order in which the units come first.
pub fn sum(amounts: impl IntoIterator<Item = Amount>) -> Amounts {
    let mut sum: Amounts = Vec::new();
    for amount in amounts {
        match sum.iter_mut().find(|so_far| so_far.unit == amount.unit) {
            Some(so_far) => {
                so_far.number = so_far.number.plus(amount.number).unwrap_or(so_far.number);
            }
            None => sum.push(amount),
        }
    }
    sum
}

/// A sum in words: `15 menit + 26 hari + 1 jam`.
pub fn in_words(amounts: &[Amount], lang: Lang) -> String {
    let words: Vec<String> = amounts.iter().map(|amount| amount.in_words(lang)).collect();
    match words.is_empty() {
        true => "0".to_string(),
        false => words.join(" + "),
    }
}

/// The least and the most of a stated time.
pub fn span(time: &TimeSpan) -> Cost {
    let amounts = |side: &Option<Duration>| side.as_ref().map(|it| it.amounts.clone());
    let low = amounts(&time.low).unwrap_or_default();
    let high = amounts(&time.high).unwrap_or_else(|| low.clone());
    Cost { low, high }
}

/// The amounts of another SOP's document, with its own kind of day where it says one.
pub fn as_said_by(sop: &Sop, amounts: &[Amount]) -> Amounts {
    let Some(kind) = sop.day_kind.as_ref().filter(|kind| !kind.inferred) else {
        return amounts.to_vec();
    };
    amounts
        .iter()
        .map(|amount| of_kind(*amount, kind.value))
        .collect()
}

fn of_kind(amount: Amount, kind: DayKind) -> Amount {
    let (days, in_a_week) = match kind {
        DayKind::Working => (Unit::Workdays, 5),
        DayKind::Calendar => (Unit::CalendarDays, 7),
    };
    let week = Number::whole(in_a_week).and_then(|week| amount.number.times(week));
    match (amount.unit, week) {
        (Unit::UnsaidDays, _) => Amount {
            unit: days,
            ..amount
        },
        (Unit::Weeks, Some(number)) => Amount { number, unit: days },
        _ => amount,
    }
}

/// What a row takes: one of these, and what can't be counted of it.
#[derive(Debug, Clone, Default)]
pub struct RowCost {
    /// One cost, or one for each condition.
    pub either: Vec<Cost>,
    /// What is missing.
    pub gaps: Vec<Gap>,
}

/// What a row takes besides what single exits add.
pub fn of_row(sop: &Sop, id: RowId) -> RowCost {
    let row = cell_of(sop, id);
    let mut gaps = Vec::new();
    let mut always = Cost::default();
    let mut sometimes = Vec::new();
    for time in row.times.iter().filter(|time| time.for_exit.is_none()) {
        let cost = counted(time, &mut gaps);
        match time.condition {
            None => always = always.then(&cost),
            Some(_) => sometimes.push(cost),
        }
    }
    // What holds when no condition does: what is said without one, or else nothing, unless there is one for each case.
    if !always.is_nothing() || sometimes.len() < 2 {
        sometimes.insert(0, always);
    }
    if row.times.is_empty() {
        gaps.push(Gap::NoTime);
    }
    RowCost {
        either: sometimes,
        gaps,
    }
}

/// The row in whose cell the time of a row stands.
fn cell_of(sop: &Sop, id: RowId) -> &Row {
    &sop[passage(sop, id)]
}

/// The rows that are one as far as time goes share the first of them.
pub fn passage(sop: &Sop, id: RowId) -> RowId {
    sop.time_owner(id)
}

/// What a stated time adds, and what can't be counted of it.
fn counted(time: &RowTime, gaps: &mut Vec<Gap>) -> Cost {
    if time.window.is_some() {
        gaps.push(Gap::Window);
    }
    if let Some(per) = &time.per {
        gaps.push(Gap::PerItem(per.value.clone()));
    }
    match &time.limit.value {
        _ if time.before.is_some() || time.after.is_some() => gaps.push(Gap::Relative),
        Limit::Span(time) => {
            if time.high.is_none() {
                gaps.push(Gap::NoMost);
            }
            return span(time);
        }
        Limit::Window(_) => gaps.push(Gap::Window),
        Limit::Words(words) => gaps.push(Gap::Words(words.clone())),
    }
    Cost::default()
}

/// What an exit adds to its row: the time stated for its label, or the part of a wait that it ends.
pub fn of_exit(row: &Row, node: &Node, exit: &Exit, gaps: &mut Vec<Gap>) -> Cost {
    let label = exit.label.as_ref().map(|label| &label.value);
    let mut cost = Cost::default();
    for time in &row.times {
        if time.for_exit.is_some() && time.for_exit.as_ref().map(|it| &it.value) == label {
            cost = cost.then(&counted(time, gaps));
        }
    }
    let timer = match &node.kind.value {
        NodeKind::Wait(wait) => wait.timer.as_ref(),
        _ => None,
    };
    let Some(timer) = timer.map(|timer| span(&timer.value)) else {
        return cost;
    };
    cost.then(&match exit.trigger {
        ExitTrigger::TimedOut => timer,
        ExitTrigger::Happened => Cost {
            low: Vec::new(),
            high: timer.high,
        },
        _ => Cost::default(),
    })
}

/// What a wait takes by itself, whichever way it ends.
pub fn of_wait(node: &Node, wait: &Wait, gaps: &mut Vec<Gap>) -> Cost {
    let ended_by_exit =
        |exit: &Exit| matches!(exit.trigger, ExitTrigger::TimedOut | ExitTrigger::Happened);
    let timer = wait.timer.as_ref().map(|timer| &timer.value);
    if timer.is_some_and(|timer| timer.high.is_none()) {
        gaps.push(Gap::NoMost);
    }
    match (timer, &wait.until) {
        (Some(_), Some(_)) if node.exits.iter().any(ended_by_exit) => Cost::default(),
        (Some(timer), None) => span(timer),
        (Some(timer), Some(_)) => Cost {
            low: Vec::new(),
            high: span(timer).high,
        },
        (None, until) => {
            let until = until.as_ref().map(|until| until.written.clone());
            gaps.push(Gap::Waits(until.unwrap_or_default()));
            Cost::default()
        }
    }
}

/// A cost as often as a node is repeated.
pub fn repeated(cost: &Cost, repeat: Option<&Count>, gaps: &mut Vec<Gap>) -> Cost {
    match repeat {
        None => cost.clone(),
        Some(count) => match count.bound {
            Some(Bound::AtMost) => cost.times(1, count.times),
            Some(Bound::AtLeast) => {
                gaps.push(Gap::NoMost);
                cost.times(count.times, count.times)
            }
            None => cost.times(count.times, count.times),
        },
    }
}
