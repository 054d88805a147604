//! How long rows took, in the kind of time that they state.

use std::collections::BTreeMap;

use super::evidence::{About, Evidence, Fact};
use super::numbers::{ENOUGH, placed, spread};
use super::work::{Begun, Told, Work};
use crate::calendar::{Calendar, Counting, Moment};
use crate::engine::Plan;
use crate::lang::Number;
use crate::model::{
    Amount, DayKind, Duration, Limit, NodeKind, RowDraw, RowId, RowTime, Sop, TimeDraw, Unit,
};
use crate::source::Span;

/// Below this many seconds a usual time is told in minutes, else in hours.
const SHORT: f64 = 7200.0;

/// A wait before work of less than so many seconds on average is none.
const NO_WAIT: f64 = 60.0;

/// What a row's time is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gauge {
    /// Seconds of office hours.
    Office,
    /// Seconds of the clock.
    Clock,
    /// Days of a kind.
    Days(DayKind),
}

/// What measures.
struct Ruler<'a> {
    calendar: &'a Calendar,
    counting: Counting,
}

/// How long the rows took: a statement for each row of which enough is known.
pub(super) fn times(plan: &Plan, calendar: &Calendar, work: &Work) -> Vec<(RowDraw, Evidence)> {
    let ruler = Ruler::new(plan, calendar);
    let mut rows: BTreeMap<RowId, Row> = BTreeMap::new();
    for begun in &work.pieces {
        if !is_work(plan.sop(), begun) {
            continue;
        }
        let row = rows.entry(begun.piece.row).or_default();
        row.add(begun, || {
            let gauge = gauge(plan.sop(), begun.piece.row, ruler.counting.day_kind);
            ruler.measure(gauge, begun.at?, begun.piece.done)
        });
    }
    let draws = rows.into_iter().filter_map(|(id, row)| {
        let gauge = gauge(plan.sop(), id, ruler.counting.day_kind);
        let mut values: Vec<f64> = row.work.into_values().flatten().collect();
        let fact = Fact::Took {
            visits: values.len() as u64,
            logged: row.logged,
            previous: row.previous,
            few: values.len() < ENOUGH,
        };
        let about = About::Time(id);
        let draw = draw(id, gauge, &mut values)?;
        Some((draw, Evidence { about, fact }))
    });
    draws.collect()
}

/// How long cases lay at rows before somebody took them up who could have.
pub(super) fn handovers(plan: &Plan, calendar: &Calendar, work: &Work) -> Vec<(RowDraw, Evidence)> {
    let ruler = Ruler::new(plan, calendar);
    let mut rows: BTreeMap<RowId, Vec<f64>> = BTreeMap::new();
    for begun in work.pieces.iter().filter(|begun| begun.free) {
        let row = plan.sop()[begun.piece.node].row;
        if let (Some(ready), Some(started)) = (begun.piece.ready, begun.piece.started)
            && let Some(waited) = ruler.measure(Gauge::Office, ready, started.max(ready))
        {
            rows.entry(row).or_default().push(waited);
        }
    }
    let draws = rows.into_iter().filter_map(|(row, mut values)| {
        let mean = values.iter().sum::<f64>() / values.len().max(1) as f64;
        if values.len() < ENOUGH || mean < NO_WAIT {
            return None;
        }
        let fact = Fact::Lay {
            visits: values.len() as u64,
        };
        let about = About::Handover(row);
        let draw = draw(row, Gauge::Office, &mut values)?;
        Some((draw, Evidence { about, fact }))
    });
    draws.collect()
}

/// The work of a row.
#[derive(Default)]
struct Row {
    /// How long it took each time that its cell was come to; nothing where a part of that is not known.
    work: BTreeMap<u64, Option<f64>>,
    logged: u64,
    previous: u64,
}

impl Row {
    fn add(&mut self, begun: &Begun, measured: impl FnOnce() -> Option<f64>) {
        let sum = self.work.entry(begun.piece.together).or_insert(Some(0.0));
        *sum = sum.zip(measured()).map(|(sum, more)| sum + more);
        self.logged += u64::from(begun.piece.started.is_some());
        self.previous += u64::from(begun.told == Told::Previous);
    }
}

fn is_work(sop: &Sop, begun: &Begun) -> bool {
    let node = &sop[begun.piece.node];
    !matches!(node.kind.value, NodeKind::Wait(_)) && !node.alongside
}

/// What a row's time is measured in: as it states it, else in office hours.
fn gauge(sop: &Sop, row: RowId, day_kind: DayKind) -> Gauge {
    let unit = |time: &RowTime| match &time.limit.value {
        Limit::Span(span) => {
            let length = span.high.as_ref().or(span.low.as_ref())?;
            Some(length.amounts.first()?.unit)
        }
        _ => None,
    };
    match sop[row].times.iter().find_map(unit) {
        None | Some(Unit::Seconds | Unit::Minutes | Unit::Hours) => Gauge::Office,
        Some(Unit::ClockMinutes | Unit::ClockHours) => Gauge::Clock,
        Some(Unit::Workdays) => Gauge::Days(DayKind::Working),
        Some(Unit::CalendarDays) => Gauge::Days(DayKind::Calendar),
        Some(_) => Gauge::Days(day_kind),
    }
}

/// What a scenario says of a row; nothing without values.
fn draw(row: RowId, gauge: Gauge, values: &mut [f64]) -> Option<RowDraw> {
    let time = shaped(gauge, values)?;
    Some(RowDraw {
        row: placed(row),
        time,
        span: Span::default(),
    })
}

fn shaped(gauge: Gauge, values: &mut [f64]) -> Option<TimeDraw> {
    values.sort_by(f64::total_cmp);
    let usual = *values.get(values.len() / 2)?;
    let (unit, size) = match (gauge, usual < SHORT) {
        (Gauge::Office, true) => (Unit::Minutes, 60.0),
        (Gauge::Office, false) => (Unit::Hours, 3600.0),
        (Gauge::Clock, true) => (Unit::ClockMinutes, 60.0),
        (Gauge::Clock, false) => (Unit::ClockHours, 3600.0),
        (Gauge::Days(DayKind::Working), _) => (Unit::Workdays, 1.0),
        (Gauge::Days(DayKind::Calendar), _) => (Unit::CalendarDays, 1.0),
    };
    values.iter_mut().for_each(|value| *value /= size);
    Some(TimeDraw::Shaped(spread(values)?, unit))
}

/// A time in seconds of office hours, told in minutes or hours; nothing without values.
pub(super) fn of_office_seconds(values: &mut [f64]) -> Option<TimeDraw> {
    shaped(Gauge::Office, values)
}

impl Ruler<'_> {
    fn new<'a>(plan: &Plan, calendar: &'a Calendar) -> Ruler<'a> {
        Ruler {
            calendar,
            counting: plan.counting(),
        }
    }

    /// How long something took; nothing where the calendar doesn't know.
    fn measure(&self, gauge: Gauge, from: Moment, to: Moment) -> Option<f64> {
        match gauge {
            Gauge::Clock => Some(from.seconds_until(to) as f64),
            Gauge::Office => Some(self.calendar.office_seconds_between(from, to).ok()? as f64),
            Gauge::Days(kind) => self.days(kind, from, to),
        }
    }

    /// How many days something took, a part of a day included: whole days end when they are due, and between two such
    /// moments the part is that of the time between them.
    fn days(&self, kind: DayKind, from: Moment, to: Moment) -> Option<f64> {
        let passed = match kind {
            DayKind::Working => self.calendar.working_days_between(from, to),
            DayKind::Calendar => self.calendar.calendar_days_between(from, to),
        };
        let passed = passed.ok()?.max(0);
        let mut before = (passed - 1).max(0);
        let mut begin = self.due(kind, from, before)?;
        // The day of the beginning may count, and office may be over: the moment lies at most two days on.
        for days in before + 1..=before + 3 {
            let end = self.due(kind, from, days)?;
            if end >= to {
                return Some(before as f64 + self.part(kind, (begin, end), to)?);
            }
            (before, begin) = (days, end);
        }
        Some(passed as f64)
    }

    fn due(&self, kind: DayKind, from: Moment, days: i64) -> Option<Moment> {
        let unit = match kind {
            DayKind::Working => Unit::Workdays,
            DayKind::Calendar => Unit::CalendarDays,
        };
        let number = Number::whole(days)?;
        let length = Duration::sum([Amount { number, unit }])?;
        let due = self.calendar.add(from, &length, &self.counting).ok()?;
        Some(due.at)
    }

    /// Which part of the time between two moments has passed at a third.
    fn part(&self, kind: DayKind, (begin, end): (Moment, Moment), at: Moment) -> Option<f64> {
        let between = |from: Moment, to: Moment| match kind {
            DayKind::Working => self.calendar.office_seconds_between(from, to).ok(),
            DayKind::Calendar => Some(from.seconds_until(to)),
        };
        let (all, passed) = (between(begin, end)?, between(begin, at.max(begin))?);
        Some(match all {
            1.. => (passed as f64 / all as f64).clamp(0.0, 1.0),
            _ => 1.0,
        })
    }
}
