//! Scenarios: under which circumstances many cases of an SOP are played.
//!
//! A scenario says what the document does not: how many cases come, who is there to work on them, how long the work
//! really takes, how often a case goes which way. Whatever it leaves out is assumed, and the assumption is told.

use serde::{Deserialize, Serialize};

use super::{
    ActorId, Date, Duration, EventId, FieldId, Guard, NodeId, RowId, Said, TimeSpan, Unit,
};
use crate::lang::{Number, Word};
use crate::source::{Span, Spanned};

/// Under which circumstances many cases are played.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Scenario {
    /// The name it is used by.
    pub name: Spanned<String>,
    /// What it stands for, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Said<String>>,
    /// The date on which the first case may come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Spanned<Date>>,
    /// For how long cases come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub horizon: Option<Spanned<Duration>>,
    /// How long cases come before they are counted, so that the office is not empty then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warm_up: Option<Spanned<Duration>>,
    /// How often the whole is played.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repetitions: Option<Spanned<u32>>,
    /// What makes it repeatable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seed: Option<Spanned<u64>>,
    /// How cases come.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arrivals: Option<Spanned<Arrivals>>,
    /// Who is there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub staff: Vec<Staff>,
    /// How the times that the rows state are read, where nothing else is said of a row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shape: Option<Spanned<Shape>>,
    /// How long rows really take.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub times: Vec<RowDraw>,
    /// How long a case lies at rows before anybody there could take it up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub handovers: Vec<RowDraw>,
    /// How often cases go which way.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chances: Vec<Chance>,
    /// What the data of cases are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub data: Vec<DataDraw>,
    /// What happens to cases from outside.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<EventDraw>,
    /// Which cases go before others: those for which an earlier condition holds. Among equals first come, first served.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub priorities: Vec<Guard>,
    /// Where cases are gathered and worked on together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub batches: Vec<Gathering>,
    /// The whole scenario in its file.
    #[serde(skip)]
    pub span: Span,
}

/// How cases come.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arrivals {
    /// So many in each unit of time on average.
    Rate {
        /// How many.
        number: Number,
        /// In each of what.
        per: Unit,
        /// Whether they come evenly spaced; by chance (a Poisson process) where not.
        evenly: bool,
        /// Whether they come day and night and on days off; only while the office works where not.
        around_the_clock: bool,
    },
    /// At the times at which the cases of this log began.
    Log(Said<String>),
}

/// Some officers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Staff {
    /// The actors whose work each of them does; never empty. Several where one officer fills several lanes.
    pub actors: Vec<Spanned<ActorId>>,
    /// How many there are; nothing for as many as are needed.
    pub number: Option<Spanned<u32>>,
    /// Their own hours, such as `08:00-12:00`, within those of the office.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<Said<String>>,
    /// How much of their time they have for these cases, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<Spanned<Number>>,
    /// On how many of the working days they are absent, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub absent: Option<Spanned<Number>>,
    /// The whole statement.
    #[serde(skip)]
    pub span: Span,
}

impl Staff {
    /// The same officers, with the hours, the share and the absence of others where none are said.
    fn in_place_of(&self, others: &Staff) -> Staff {
        let mut staff = self.clone();
        staff.hours = staff.hours.or_else(|| others.hours.clone());
        staff.share = staff.share.or(others.share);
        staff.absent = staff.absent.or(others.absent);
        staff
    }
}

/// How a number or a time spreads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// Always the same. Numbers: that one. A stated range is drawn evenly then, one stated value is taken as it is.
    Exactly,
    /// Anything between two bounds alike. Numbers: least, most.
    Uniform,
    /// Between two bounds, more often near the likeliest. Numbers: least, likeliest, most.
    Triangular,
    /// The same, but smoother (a beta distribution as used in PERT). Numbers: least, likeliest, most.
    Pert,
    /// Mostly short, now and then long, without memory. Numbers: the mean.
    Exponential,
    /// Mostly near the mean, now and then much longer. Numbers: mean, standard deviation.
    LogNormal,
    /// As measured. Numbers: values that part all cases into equal portions, from the least to the most.
    Empirical,
}

/// A distribution as a scenario states it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Distribution {
    /// How it spreads.
    pub shape: Spanned<Shape>,
    /// Its numbers, as [`Shape`] says for each.
    pub numbers: Vec<Spanned<Number>>,
    /// The whole phrase.
    #[serde(skip)]
    pub span: Span,
}

/// How long something takes, as a scenario states it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeDraw {
    /// A time as a row states it, read in the usual shape.
    Span(Said<TimeSpan>),
    /// A distribution over so many of a unit.
    Shaped(Distribution, Unit),
}

/// A time for a row.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RowDraw {
    /// The row.
    pub row: Spanned<RowId>,
    /// How long.
    pub time: TimeDraw,
    /// The whole statement.
    #[serde(skip)]
    pub span: Span,
}

/// How often cases leave a node by which exit, or begin at a start.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Chance {
    /// The node.
    pub node: Spanned<NodeId>,
    /// What it is about.
    pub of: ChanceOf,
    /// The whole statement.
    #[serde(skip)]
    pub span: Span,
}

/// What a chance is about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChanceOf {
    /// How often a case begins at this start, in percent.
    Start(Spanned<Number>),
    /// How often the node is left by each way, in percent; never empty.
    Exits(Vec<ExitChance>),
    /// How often a node that is done only under a condition, or only in some cases, is done, in percent.
    Done(Spanned<Number>),
}

/// How often a node is left by one way.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ExitChance {
    /// The exit, as a position in its node.
    pub exit: usize,
    /// The target, as a position in the exit, where it leads to one of several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<usize>,
    /// How often, in percent.
    pub percent: Spanned<Number>,
}

/// What a field holds in cases.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DataDraw {
    /// The field.
    pub field: Spanned<FieldId>,
    /// What it holds.
    pub of: ValueDraw,
    /// The whole statement.
    #[serde(skip)]
    pub span: Span,
}

/// What a value may be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ValueDraw {
    /// Yes so often, in percent.
    Yes(Spanned<Number>),
    /// Each value of a one-of type so often, in percent, as its position.
    OneOf(Vec<(Spanned<usize>, Spanned<Number>)>),
    /// A number, or how many items a list has.
    Number(Distribution),
    /// A length of time.
    Time(TimeDraw),
    /// A value is given so often, in percent; which one is left open.
    Given(Spanned<Number>),
}

/// How often and when something happens to a case.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EventDraw {
    /// The event.
    pub event: Spanned<EventId>,
    /// To how many cases, in percent.
    pub percent: Spanned<Number>,
    /// How long after the case began, or after the case came to where it is waited for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<TimeDraw>,
    /// The whole statement.
    #[serde(skip)]
    pub span: Span,
}

/// A node at which cases are gathered and worked on together.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Gathering {
    /// The node.
    pub node: Spanned<NodeId>,
    /// How many cases are waited for.
    pub size: Spanned<u32>,
    /// How long at most the first of them waits for the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<Said<TimeSpan>>,
    /// The whole statement.
    #[serde(skip)]
    pub span: Span,
}

/// Two parts of scenarios are equal when they say the same, wherever they stand.
macro_rules! equal_wherever_they_stand {
    ($($part:ident { $($field:ident),+ })+) => {
        $(impl PartialEq for $part {
            fn eq(&self, other: &Self) -> bool {
                $(self.$field == other.$field)&&+
            }
        })+
    };
}

equal_wherever_they_stand! {
    Scenario { name, title, since, horizon, warm_up, repetitions, seed, arrivals, staff, shape, times, handovers, chances, data, events, priorities, batches }
    Staff { actors, number, hours, share, absent }
    Distribution { shape, numbers }
    RowDraw { row, time }
    Chance { node, of }
    DataDraw { field, of }
    EventDraw { event, percent, after }
    Gathering { node, size, within }
}

impl Shape {
    /// The shape that a word of the group [`crate::lang::Group::Shape`] names.
    pub fn from_word(word: Word) -> Option<Shape> {
        Some(match word {
            Word::Exactly => Shape::Exactly,
            Word::Uniform => Shape::Uniform,
            Word::Triangular => Shape::Triangular,
            Word::Pert => Shape::Pert,
            Word::Exponential => Shape::Exponential,
            Word::LogNormal => Shape::LogNormal,
            Word::Empirical => Shape::Empirical,
            _ => return None,
        })
    }

    /// The word for it.
    pub fn word(self) -> Word {
        match self {
            Shape::Exactly => Word::Exactly,
            Shape::Uniform => Word::Uniform,
            Shape::Triangular => Word::Triangular,
            Shape::Pert => Word::Pert,
            Shape::Exponential => Word::Exponential,
            Shape::LogNormal => Word::LogNormal,
            Shape::Empirical => Word::Empirical,
        }
    }
}

impl Scenario {
    /// This scenario with what another says in place of what it says on the same thing.
    pub fn changed_by(&self, change: &Scenario) -> Scenario {
        let mut changed = self.clone();
        fn put<T: Clone>(own: &mut Option<T>, new: &Option<T>) {
            if new.is_some() {
                own.clone_from(new);
            }
        }
        put(&mut changed.since, &change.since);
        put(&mut changed.horizon, &change.horizon);
        put(&mut changed.warm_up, &change.warm_up);
        put(&mut changed.repetitions, &change.repetitions);
        put(&mut changed.seed, &change.seed);
        put(&mut changed.arrivals, &change.arrivals);
        put(&mut changed.shape, &change.shape);
        put_staff(&mut changed.staff, &change.staff);
        put_each(&mut changed.times, &change.times, |it| it.row.value);
        put_each(&mut changed.handovers, &change.handovers, |it| it.row.value);
        put_each(&mut changed.chances, &change.chances, |it| {
            (it.node.value, std::mem::discriminant(&it.of))
        });
        put_each(&mut changed.data, &change.data, |it| it.field.value);
        put_each(&mut changed.events, &change.events, |it| it.event.value);
        put_each(&mut changed.batches, &change.batches, |it| it.node.value);
        if !change.priorities.is_empty() {
            changed.priorities.clone_from(&change.priorities);
        }
        changed
    }
}

/// New officers of actors take the place of all officers who do exactly the work of these actors. Where those stood in one
/// statement, the new ones keep its hours, share and absence as far as nothing else is said of them.
fn put_staff(own: &mut Vec<Staff>, new: &[Staff]) {
    let actors = |staff: &Staff| {
        let mut actors: Vec<ActorId> = staff.actors.iter().map(|actor| actor.value).collect();
        actors.sort_unstable();
        actors
    };
    let kept = new.iter().map(|new| {
        let mut before = own.iter().filter(|staff| actors(staff) == actors(new));
        match (before.next(), before.next()) {
            (Some(only), None) => new.in_place_of(only),
            _ => new.clone(),
        }
    });
    let kept: Vec<Staff> = kept.collect();
    own.retain(|staff| !new.iter().any(|it| actors(it) == actors(staff)));
    own.extend(kept);
}

fn put_each<T: Clone, K: PartialEq>(own: &mut Vec<T>, new: &[T], about: impl Fn(&T) -> K) {
    own.retain(|it| !new.iter().any(|other| about(other) == about(it)));
    own.extend(new.iter().cloned());
}
