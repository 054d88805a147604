//! How long rows take: what the SOP states and a scenario says, as laws to draw from.

use super::{Assumption, Brief, RowSetup, TimeSetup, listed};
use crate::model::expr::{CaseData, truth};
use crate::model::{
    Distribution, Duration, FieldId, FieldType, Limit, NodeId, NodeKind, Row, RowDraw, RowId,
    RowTime, Shape, Sop, TimeDraw, TimeSpan,
};
use crate::simulate::draw::{Law, TimeLaw};

/// Whether the time of its row is counted when a case comes to a node from another one, or to begin with: each time it
/// comes to the row from outside or goes back in it, and not when it goes on to a later node of the row or of one that
/// shares its time. To a node that joins branches a case comes from the one that is done last. Of a row whose time is
/// counted already, only a time that is stated for the exit taken is added.
pub fn charged(sop: &Sop, from: Option<NodeId>, to: NodeId) -> bool {
    from.is_none_or(|from| {
        let cell = |node: NodeId| sop.time_owner(sop[node].row);
        cell(from) != cell(to) || from >= to
    })
}

impl RowSetup {
    /// The position of the first of its times that holds for a case that leaves by the exit with this label. Of a row
    /// whose time was counted already, only what is stated for the exit itself.
    pub fn holding(
        &self,
        charged: bool,
        label: Option<&str>,
        data: &impl CaseData,
    ) -> Option<usize> {
        self.times.iter().position(|time| {
            let exit = time.for_exit.as_deref();
            let condition = time.condition.as_ref();
            (charged || exit.is_some())
                && exit.is_none_or(|exit| Some(exit) == label)
                && condition.is_none_or(|guard| truth(&guard.expr, data) == Some(true))
        })
    }
}

/// The law of a distribution as a scenario states it.
pub(super) fn law(distribution: &Distribution) -> Law {
    let numbers: Vec<f64> = distribution
        .numbers
        .iter()
        .map(|it| plain(it.value))
        .collect();
    match (distribution.shape.value, numbers.as_slice()) {
        (Shape::Uniform, &[least, most]) => Law::Uniform { least, most },
        (Shape::Triangular, &[least, mode, most]) => Law::Triangular { least, mode, most },
        (Shape::Pert, &[least, mode, most]) => Law::pert(least, mode, most),
        (Shape::Exponential, &[mean]) => Law::Exponential { mean },
        (Shape::LogNormal, &[mean, deviation]) => Law::LogNormal { mean, deviation },
        (Shape::Empirical, values) => Law::Empirical(values.to_vec()),
        (_, numbers) => Law::Exactly(numbers.first().copied().unwrap_or_default()),
    }
}

/// A decimal number as chance counts.
pub(super) fn plain(number: crate::lang::Number) -> f64 {
    number.millionths() as f64 / 1e6
}

/// The law of a time as a scenario states it.
pub(super) fn drawn(time: &TimeDraw, shape: Shape) -> TimeLaw {
    match time {
        TimeDraw::Span(span) => stated(&span.value, shape),
        TimeDraw::Shaped(distribution, unit) => TimeLaw::Of {
            unit: *unit,
            number: law(distribution),
        },
    }
}

/// The law of a stated time: a range is drawn between its ends; one value, or a most, is the most; a least is taken as it
/// is.
pub(super) fn stated(span: &TimeSpan, shape: Shape) -> TimeLaw {
    match (&span.low, &span.high) {
        (Some(low), Some(high)) if low != high => TimeLaw::Between {
            least: Some(low.clone()),
            most: high.clone(),
            part: match shape {
                Shape::Exactly => part(Shape::Uniform),
                shape => part(shape),
            },
        },
        (_, Some(most)) => up_to(most, part(shape)),
        (Some(least), None) => up_to(least, part(Shape::Exactly)),
        (None, None) => TimeLaw::Nothing,
    }
}

/// Exactly as long as stated; anything in a range alike.
pub(super) fn exactly(span: &TimeSpan) -> TimeLaw {
    let most = span.high.as_ref().or(span.low.as_ref());
    match (&span.low, most) {
        (Some(low), Some(most)) if low != most => TimeLaw::Between {
            least: Some(low.clone()),
            most: most.clone(),
            part: part(Shape::Uniform),
        },
        (_, Some(most)) => up_to(most, part(Shape::Exactly)),
        (_, None) => TimeLaw::Nothing,
    }
}

/// From nothing to a length, at a drawn part of it.
pub(super) fn up_to(most: &Duration, part: Law) -> TimeLaw {
    TimeLaw::Between {
        least: None,
        most: most.clone(),
        part,
    }
}

/// Which part of a stated length is drawn. Shapes without bounds can't be that of a part.
pub(super) fn part(shape: Shape) -> Law {
    match shape {
        Shape::Exactly => Law::Exactly(1.0),
        Shape::Uniform => Law::Uniform {
            least: 0.0,
            most: 1.0,
        },
        Shape::Triangular => Law::Triangular {
            least: 0.0,
            mode: 0.5,
            most: 1.0,
        },
        _ => Law::pert(0.0, 0.5, 1.0),
    }
}

/// What is known of each row, and what is assumed of their times.
pub(super) fn rows(brief: &Brief<'_>, assumptions: &mut Vec<Assumption>) -> Vec<RowSetup> {
    let sop = brief.plan.sop();
    let mut told = Told::default();
    let rows = sop.rows_with_ids().map(|(id, row)| {
        let of_row = |draw: &&RowDraw| sop.time_owner(draw.row.value) == id;
        let said = brief.scenario.times.iter().find(of_row);
        let mut handovers = brief.scenario.handovers.iter();
        let handover = handovers.rfind(|it| it.row.value == id);
        let times = match said {
            Some(said) => {
                told.draw(id, &said.time);
                vec![always(drawn(&said.time, brief.shape))]
            }
            None if row.shares_time_of.is_some() => Vec::new(),
            None => told.row(brief, id, row),
        };
        RowSetup {
            times,
            handover: handover.map(|it| drawn(&it.time, brief.shape)),
            limit: limit(row),
        }
    });
    let rows = rows.collect();
    told.tell(brief, assumptions);
    rows
}

fn always(law: TimeLaw) -> TimeSetup {
    TimeSetup {
        condition: None,
        for_exit: None,
        per: None,
        after: None,
        law,
    }
}

/// The most that a row allows, where it is one plain length.
fn limit(row: &Row) -> Option<Duration> {
    let [time] = row.times.as_slice() else {
        return None;
    };
    let beside = time.before.or(time.after).is_some();
    let sometimes = time.condition.is_some() || time.for_exit.is_some() || time.per.is_some();
    match &time.limit.value {
        Limit::Span(span) if !beside && !sometimes => span.high.clone(),
        _ => None,
    }
}

/// The rows of whose times something is assumed.
#[derive(Default)]
struct Told {
    ranges: Vec<RowId>,
    mosts: Vec<RowId>,
    leasts: Vec<RowId>,
    none: Vec<RowId>,
    words: Vec<RowId>,
    windows: Vec<RowId>,
    before: Vec<RowId>,
    per_words: Vec<RowId>,
    one_item: Vec<FieldId>,
}

impl Told {
    fn row(&mut self, brief: &Brief<'_>, id: RowId, row: &Row) -> Vec<TimeSetup> {
        if row.times.is_empty() && has_work(brief.plan.sop(), row) {
            self.none.push(id);
        }
        let times = row.times.iter();
        times
            .filter_map(|time| self.time(brief, id, time))
            .collect()
    }

    fn time(&mut self, brief: &Brief<'_>, id: RowId, time: &RowTime) -> Option<TimeSetup> {
        if time.before.is_some() {
            self.before.push(id);
            return None;
        }
        if time.window.is_some() {
            self.windows.push(id);
        }
        let law = match &time.limit.value {
            Limit::Span(span) => {
                self.span(id, span);
                stated(span, brief.shape)
            }
            Limit::Window(_) => {
                self.windows.push(id);
                TimeLaw::Nothing
            }
            Limit::Words(_) => {
                self.words.push(id);
                TimeLaw::Nothing
            }
        };
        Some(TimeSetup {
            condition: time.condition.clone(),
            for_exit: time.for_exit.as_ref().map(|it| it.value.clone()),
            per: self.per(brief, id, time),
            after: time.after,
            law,
        })
    }

    fn per(&mut self, brief: &Brief<'_>, id: RowId, time: &RowTime) -> Option<FieldId> {
        let list = list_named(brief.plan.sop(), &time.per.as_ref()?.value);
        match list {
            None => self.per_words.push(id),
            Some(list) if !brief.draws(list) => self.one_item.push(list),
            Some(_) => {}
        }
        list
    }

    fn draw(&mut self, id: RowId, time: &TimeDraw) {
        if let TimeDraw::Span(span) = time {
            self.span(id, &span.value);
        }
    }

    fn span(&mut self, id: RowId, span: &TimeSpan) {
        match (&span.low, &span.high) {
            (Some(low), Some(high)) if low != high => self.ranges.push(id),
            (_, Some(_)) => self.mosts.push(id),
            _ => self.leasts.push(id),
        }
    }

    fn tell(self, brief: &Brief<'_>, assumptions: &mut Vec<Assumption>) {
        if brief.scenario.shape.is_none() {
            assumptions.extend(listed(self.mosts).map(Assumption::Mosts));
            assumptions.extend(listed(self.ranges).map(Assumption::Ranges));
        }
        assumptions.extend(listed(self.leasts).map(Assumption::Leasts));
        assumptions.extend(listed(self.none).map(Assumption::NoTime));
        assumptions.extend(listed(self.words).map(Assumption::TimeInWords));
        assumptions.extend(listed(self.windows).map(Assumption::Windows));
        assumptions.extend(listed(self.before).map(Assumption::Before));
        assumptions.extend(listed(self.per_words).map(Assumption::CountedOnce));
        assumptions.extend(listed(self.one_item).map(Assumption::OneItem));
    }
}

/// Whether a row has work that could take time: waits have timers, and what runs alongside is not played.
fn has_work(sop: &Sop, row: &Row) -> bool {
    let mut nodes = row.nodes.iter().map(|node| &sop[*node]);
    nodes.any(|node| {
        let elsewhere = matches!(node.kind.value, NodeKind::Wait(_) | NodeKind::Call(_));
        !node.alongside && !elsewhere
    })
}

/// The list of this name in the case data.
fn list_named(sop: &Sop, name: &str) -> Option<FieldId> {
    let mut fields = (0..).map(FieldId).zip(&sop.fields);
    let list = fields
        .find(|(_, field)| matches!(field.kind, FieldType::List(_)) && field.name.value == name);
    list.map(|(id, _)| id)
}
