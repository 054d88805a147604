//! The figures by which results can be compared.

use super::counts::Counts;
use super::meter::Meter;
use super::rules::Rules;
use super::{ActorResult, Figure, FigureResult, Point};
use crate::model::Sop;
use crate::statistics::{Estimate, Ratio};

/// A figure of a case's time, by its point.
type Timed = fn(Point) -> Figure;

/// The points of a case's time.
const POINTS: [Point; 5] = [
    Point::Mean,
    Point::Percentile(50),
    Point::Percentile(80),
    Point::Percentile(95),
    Point::Worst,
];

const MINUTE: f64 = 60.0;

/// All figures of what was counted: of a case's time, of rules, rows and actors.
pub(super) fn of(
    sop: &Sop,
    counts: &Counts,
    rules: &Rules<'_>,
    actors: &[ActorResult],
    used: &[Vec<Ratio>],
) -> Vec<FigureResult> {
    let mut figures = of_cases(counts);
    let judged = sop.rules.iter().zip(rules.iter().zip(&counts.rules));
    for (rule, (judge, broken)) in judged {
        if judge.judged && broken.count() > 0 {
            let figure = Figure::Broken(rule.name.value.clone());
            figures.push(mean(figure, broken, 1.0));
        }
    }
    let rows = || sop.rows.iter().zip(&counts.rows);
    for (row, counts) in rows().filter(|(_, counts)| counts.late.count() > 0) {
        let figure = Figure::Late(row.name.value.clone());
        figures.push(mean(figure, &counts.late, 1.0));
    }
    for (row, counts) in rows().filter(|(_, counts)| counts.visits > 0) {
        let figure = Figure::Wait(row.name.value.clone());
        figures.push(mean(figure, &counts.wait, MINUTE));
    }
    let limited = || actors.iter().filter(|actor| actor.officers.is_some());
    let name = |actor: &ActorResult| {
        sop.actors
            .get(actor.actor.0 as usize)
            .map(|it| &it.name.value)
    };
    for actor in limited() {
        let (Some(name), Some(used)) = (name(actor), used.get(actor.actor.0 as usize)) else {
            continue;
        };
        figures.push(ratios(Figure::Used(name.clone()), used));
    }
    for actor in limited() {
        let (Some(name), Some(counts)) = (name(actor), counts.actors.get(actor.actor.0 as usize))
        else {
            continue;
        };
        figures.push(ratios(Figure::Queue(name.clone()), &counts.queue));
    }
    figures
}

fn of_cases(counts: &Counts) -> Vec<FigureResult> {
    let times: [(Timed, &Meter); 3] = [
        (Figure::Workdays, &counts.workdays),
        (Figure::CalendarDays, &counts.calendar_days),
        (Figure::OfficeMinutes, &counts.office_minutes),
    ];
    let times = times.into_iter().filter(|(_, meter)| meter.count() > 0);
    let points = times.flat_map(|(figure, meter)| POINTS.map(|at| point(figure(at), meter, at)));
    let mut figures: Vec<FigureResult> = points.collect();
    if counts.waited_minutes.count() > 0 {
        figures.push(mean(Figure::Waited, &counts.waited_minutes, 1.0));
    }
    figures.push(ratios(Figure::Throughput, &counts.throughput));
    figures
}

fn point(figure: Figure, meter: &Meter, point: Point) -> FigureResult {
    let (all, each) = match point {
        Point::Mean => return mean(figure, meter, 1.0),
        Point::Percentile(percent) => (
            meter.spread().percentile(u64::from(percent)),
            meter.percentiles(percent),
        ),
        Point::Worst => (meter.spread().most(), meter.mosts()),
    };
    let told: Vec<f64> = each.iter().flatten().copied().collect();
    FigureResult {
        figure,
        estimate: Estimate {
            mean: all.unwrap_or(0) as f64,
            margin: Estimate::of_numbers(&told).margin,
        },
        each,
    }
}

/// The mean of a meter, in so many of its units.
fn mean(figure: Figure, meter: &Meter, unit: f64) -> FigureResult {
    let estimate = meter.estimate();
    let each = meter.means().into_iter();
    FigureResult {
        figure,
        estimate: Estimate {
            mean: estimate.mean / unit,
            margin: estimate.margin.map(|margin| margin / unit),
        },
        each: each.map(|mean| Some(mean? / unit)).collect(),
    }
}

fn ratios(figure: Figure, ratios: &[Ratio]) -> FigureResult {
    FigureResult {
        figure,
        estimate: Estimate::of_ratios(ratios),
        each: ratios.iter().map(|ratio| ratio.value()).collect(),
    }
}
