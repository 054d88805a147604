//! A way back without a bound: what each return adds, and after how many a deadline is surely exceeded.

use super::super::Subject;
use super::Known;
use super::deadline_never_starts::rule;
use super::judge::{Exceeded, Limit, Returns};
use super::measure::Side;
use super::stretch::{Between, Path};
use super::timeline::{Deadline, Timeline};
use super::times;
use super::words;
use crate::diagnostic::messages::{DeadlineMessage, Worded};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::graph::{FlowKind, Loop, LoopWay};
use crate::lang::Lang;
use crate::model::{Amount, DayKind, Sop};
use crate::source::Span;

/// How many deadlines are told at a way back.
const TOLD: usize = 3;

pub(super) fn check(subject: &Subject, known: &Known, diagnostics: &mut Diagnostics) {
    let bearers: Vec<Bearer> = bearers(known).collect();
    for found in &subject.graph.unbounded_loops() {
        // A node that leads to itself is found by another analysis.
        for back in found.back.iter().filter(|back| back.from != back.to) {
            diagnostics.push(unbounded(subject, known, &bearers, found, back));
        }
    }
}

/// A deadline that is not exceeded yet, and how much it can bear.
struct Bearer<'k> {
    deadline: &'k Deadline,
    between: Between<'k>,
    returns: Returns<'k>,
}

fn bearers<'k>(known: &'k Known) -> impl Iterator<Item = Bearer<'k>> {
    let kept = known.timelines().filter(|(_, timeline)| {
        let exceeded = timeline.exceeded(known.said);
        exceeded.is_some_and(|exceeded| exceeded != Exceeded::Always)
    });
    kept.take(TOLD)
        .filter_map(|(deadline, timeline)| bearer(known, deadline, timeline))
}

fn bearer<'k>(
    known: &'k Known,
    deadline: &'k Deadline,
    timeline: &'k Timeline,
) -> Option<Bearer<'k>> {
    let reading = timeline.readings.first()?;
    let limit = Limit {
        amounts: &deadline.limit,
        count_first_day: deadline.count_first_day,
    };
    let path = reading.shortest.path.amounts();
    Some(Bearer {
        deadline,
        between: Between::new(
            known.schedule.plan_of(Some(deadline)),
            deadline.from,
            deadline.to,
        ),
        returns: Returns::new(path, &limit, known.schedule.calendar, reading.kind),
    })
}

fn unbounded(
    subject: &Subject,
    known: &Known,
    bearers: &[Bearer],
    found: &Loop,
    back: &LoopWay,
) -> Diagnostic {
    let kind = subject.sop.bare_day().unwrap_or(DayKind::Working);
    let round = Between::round(&known.schedule.plan, back, found);
    let least = amounts(round.path(Side::Low, kind));
    let most = amounts(round.path(Side::High, kind));
    let message = DeadlineMessage::UnboundedLoop {
        from: subject.row(back.from),
        to: subject.row(back.to),
        adds: Worded::new(|lang| adds(&least, &most, lang)),
    };
    let mut finding = subject.finding(message, place(subject.sop, back));
    for bearer in bearers {
        let inside = bearer.between.contains(back.from) && bearer.between.contains(back.to);
        let Some(returns) = bearer.returns.until_late(&least).filter(|_| inside) else {
            continue;
        };
        let message = DeadlineMessage::LateAfter {
            rule: rule(subject, bearer.deadline),
            limit: words::sum(&bearer.deadline.limit),
            returns,
        };
        finding = finding.label(bearer.deadline.span, message);
    }
    finding.help(DeadlineMessage::WriteBound {})
}

fn amounts(path: Option<Path>) -> Vec<Amount> {
    times::sum(path.map(|path| path.amounts()).unwrap_or_default())
}

fn adds(least: &[Amount], most: &[Amount], lang: Lang) -> String {
    match (least.is_empty() && most.is_empty(), least == most) {
        (true, _) => words::phrase(lang, "no stated time", "waktu yang tidak disebut").to_string(),
        (_, true) => times::in_words(least, lang),
        _ => {
            let to = words::phrase(lang, "to", "sampai");
            let (least, most) = (times::in_words(least, lang), times::in_words(most, lang));
            format!("{least} {to} {most}")
        }
    }
}

/// Where a way is written: its target.
pub(super) fn place(sop: &Sop, way: &LoopWay) -> Span {
    let node = &sop[way.from];
    let FlowKind::Exit(exit, target) = way.flow.by else {
        return node.name.span;
    };
    let exit = node.exits.get(exit);
    let target = exit.and_then(|exit| exit.targets.get(target));
    target.map_or(node.name.span, |target| target.node.span)
}
