//! What the data of cases were, and what came to them from outside.

use super::evidence::{About, Evidence, Fact};
use super::numbers::{ENOUGH, distribution, percentage, percentages, placed};
use super::times::of_office_seconds;
use super::{Case, Visit};
use crate::calendar::Calendar;
use crate::model::expr::{CaseData, TypedExpr, Value};
use crate::model::{
    DataDraw, EventDraw, EventId, ExitTrigger, FieldId, FieldType, NodeKind, Shape, Sop, ValueDraw,
};
use crate::source::Span;
use crate::statistics::Spread;

/// Numbers that are not whole are counted in thousandths.
const FINE: i64 = 1000;

/// The values of fields, and the events.
#[derive(Debug, Clone)]
pub(super) struct Data {
    fields: Vec<Values>,
    events: Vec<Happened>,
}

/// The values of one field.
#[derive(Debug, Clone, Default)]
struct Values {
    /// How many cases could have had one.
    told: u64,
    /// How many had one.
    given: u64,
    /// For each value of a one-of type how many had it; for yes and no, yes first.
    counts: Vec<u64>,
    /// The numbers, whole and in thousandths; for a list how many items it has.
    whole: Spread,
    fine: Spread,
    fractions: bool,
}

/// How often something came from outside.
#[derive(Debug, Clone, Default)]
struct Happened {
    /// To how many it could have come.
    of: u64,
    /// To how many it came.
    count: u64,
    /// After how many seconds of office hours.
    after: Spread,
}

impl Data {
    pub(super) fn new(sop: &Sop) -> Data {
        Data {
            fields: vec![Values::default(); sop.fields.len()],
            events: vec![Happened::default(); sop.events.len()],
        }
    }

    pub(super) fn add(&mut self, sop: &Sop, calendar: &Calendar, case: &Case<'_>) {
        for ((id, field), values) in (0..).map(FieldId).zip(&sop.fields).zip(&mut self.fields) {
            let told = case.told.get(id.0 as usize) == Some(&true);
            values.told += u64::from(told);
            values.add(&field.kind, id, case);
        }
        for (id, happened) in (0..).map(EventId).zip(&mut self.events) {
            match waits_for(sop, id) {
                true => happened.add_waits(sop, calendar, case, id),
                false => happened.add_case(calendar, case, id),
            }
        }
    }

    pub(super) fn merge(&mut self, other: &Data) {
        for (own, more) in self.fields.iter_mut().zip(&other.fields) {
            own.merge(more);
        }
        for (own, more) in self.events.iter_mut().zip(&other.events) {
            own.of += more.of;
            own.count += more.count;
            own.after.merge(&more.after);
        }
    }

    /// What the fields hold, for those of which enough cases tell.
    pub(super) fn draws(&self, sop: &Sop) -> Vec<(DataDraw, Evidence)> {
        let fields = (0..).map(FieldId).zip(&sop.fields).zip(&self.fields);
        let draws = fields.filter_map(|((id, field), values)| {
            let of = values.draw(&field.kind, field.optional)?;
            let fact = match of {
                ValueDraw::Given(_) => Fact::Counted {
                    count: values.given,
                    of: values.told,
                },
                _ => Fact::Given {
                    cases: values.given,
                },
            };
            let draw = DataDraw {
                field: placed(id),
                of,
                span: Span::default(),
            };
            let about = About::Data(id);
            Some((draw, Evidence { about, fact }))
        });
        draws.collect()
    }

    /// How often and when events came. One that never came is left out: it doesn't happen then.
    pub(super) fn events(&self) -> Vec<(EventDraw, Evidence)> {
        let events = (0..).map(EventId).zip(&self.events);
        let draws = events.filter(|(_, it)| it.count > 0).map(|(id, it)| {
            let fact = Fact::Counted {
                count: it.count,
                of: it.of,
            };
            let draw = EventDraw {
                event: placed(id),
                percent: placed(percentage(it.count, it.of)),
                after: of_office_seconds(&mut points(&it.after, 1.0)),
                span: Span::default(),
            };
            let about = About::Event(id);
            (draw, Evidence { about, fact })
        });
        draws.collect()
    }
}

impl Values {
    fn add(&mut self, kind: &FieldType, id: FieldId, case: &Case<'_>) {
        self.given += u64::from(case.data.is_given(id));
        match (kind, case.data.value(id)) {
            (_, Some(Value::YesNo(yes))) => self.count(usize::from(!*yes)),
            (_, Some(Value::Variant(at))) => self.count(*at),
            (_, Some(Value::Number(number))) => self.number(number.millionths()),
            (FieldType::List(_), _) => {
                if let Some(items) = case.data.size(id) {
                    self.whole.add(i64::try_from(items).unwrap_or(i64::MAX));
                }
            }
            _ => {}
        }
    }

    fn count(&mut self, at: usize) {
        if self.counts.len() <= at {
            self.counts.resize(at + 1, 0);
        }
        if let Some(count) = self.counts.get_mut(at) {
            *count += 1;
        }
    }

    fn number(&mut self, millionths: i64) {
        self.fractions |= millionths % 1_000_000 != 0;
        self.whole.add(millionths / 1_000_000);
        self.fine.add(millionths / (1_000_000 / FINE));
    }

    fn merge(&mut self, other: &Values) {
        self.told += other.told;
        self.given += other.given;
        self.counts
            .resize(self.counts.len().max(other.counts.len()), 0);
        for (own, more) in self.counts.iter_mut().zip(&other.counts) {
            *own += more;
        }
        self.whole.merge(&other.whole);
        self.fine.merge(&other.fine);
        self.fractions |= other.fractions;
    }

    fn draw(&self, kind: &FieldType, optional: bool) -> Option<ValueDraw> {
        if self.given == 0 {
            return None;
        }
        match kind {
            FieldType::YesNo => {
                let yes = self.counts.first().copied().unwrap_or_default();
                Some(ValueDraw::Yes(placed(percentage(yes, self.given))))
            }
            FieldType::OneOf(variants) => {
                let mut counts = self.counts.clone();
                counts.resize(variants.len(), 0);
                let shares = percentages(&counts).into_iter().enumerate();
                let shares = shares.map(|(at, share)| (placed(at), placed(share)));
                Some(ValueDraw::OneOf(shares.collect()))
            }
            FieldType::Number if self.fractions => numbers(&self.fine, FINE as f64),
            FieldType::Number | FieldType::List(_) => numbers(&self.whole, 1.0),
            _ if optional && self.given < self.told => {
                let share = percentage(self.given, self.told);
                Some(ValueDraw::Given(placed(share)))
            }
            _ => None,
        }
    }
}

impl Happened {
    /// An event of a case that is over: whether it came, and how long after the case did.
    fn add_case(&mut self, calendar: &Calendar, case: &Case<'_>, id: EventId) {
        let Some(came) = case.came.filter(|_| case.over) else {
            return;
        };
        self.of += 1;
        let mut events = case.events.iter();
        if let Some((_, at)) = events.find(|(event, _)| *event == id) {
            self.count += 1;
            let after = calendar.office_seconds_between(came, *at);
            self.after.add(after.unwrap_or_default().max(0));
        }
    }

    /// An event that is waited for: whether it came before the wait was over, and how long after it began.
    fn add_waits(&mut self, sop: &Sop, calendar: &Calendar, case: &Case<'_>, id: EventId) {
        let waits = case.visits.iter().filter(|it| waits_at(sop, it, id));
        for visit in waits {
            let Some(exit) = visit.exit else {
                continue;
            };
            self.of += 1;
            let exit = sop[visit.node].exits.get(exit as usize);
            let timed_out = exit.is_some_and(|exit| exit.trigger == ExitTrigger::TimedOut);
            if let (Some(ready), Some(done)) = (visit.ready, visit.done)
                && !timed_out
            {
                self.count += 1;
                let after = calendar.office_seconds_between(ready, done);
                self.after.add(after.unwrap_or_default().max(0));
            }
        }
    }
}

/// Whether some node waits until an event comes.
fn waits_for(sop: &Sop, event: EventId) -> bool {
    sop.nodes
        .iter()
        .any(|node| waits_until(&node.kind.value, event))
}

fn waits_at(sop: &Sop, visit: &Visit, event: EventId) -> bool {
    !visit.deviates && waits_until(&sop[visit.node].kind.value, event)
}

fn waits_until(kind: &NodeKind, event: EventId) -> bool {
    match kind {
        NodeKind::Wait(wait) => {
            let until = wait.until.as_ref();
            until.is_some_and(|guard| guard.expr == TypedExpr::Event(event))
        }
        _ => false,
    }
}

/// How numbers spread, as a scenario says it.
fn numbers(spread: &Spread, scale: f64) -> Option<ValueDraw> {
    let points = points(spread, scale);
    let (first, last) = (points.first()?, points.last()?);
    let few = (spread.count() as usize) < ENOUGH;
    let of = match few || first == last {
        true => distribution(Shape::Exactly, &[*points.get(points.len() / 2)?]),
        false => distribution(Shape::Empirical, &points),
    };
    Some(ValueDraw::Number(of))
}

/// The values that part a spread into equal portions, twenty where there are as many numbers; nothing without numbers.
fn points(spread: &Spread, scale: f64) -> Vec<f64> {
    let portions = spread.count().saturating_sub(1).clamp(1, 20);
    let points = (0..=portions).filter_map(|at| spread.percentile(at * 100 / portions));
    points.map(|value| value as f64 / scale).collect()
}
