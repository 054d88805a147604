//! How long a case takes, as a whole and between the ends of each deadline, and what becomes of the deadlines.

use std::collections::BTreeMap;

use serde::Serialize;

use super::calls::Called;
use super::judge::{Days, Exceeded, Judged, Limit, Runs};
use super::measure::Side;
use super::narrowed::Narrowed;
use super::plan::Plan;
use super::stretch::{Between, Path};
use super::times::{self, Amounts, Gap};
use crate::calendar::Calendar;
use crate::model::{Amount, Catalogue, DayKind, NodeId, RuleId, RuleKind, Sop, Unit};
use crate::source::Span;

/// An SOP, its plan, and the calendar it counts on.
pub struct Schedule<'a> {
    /// The plan of its course.
    pub plan: Plan<'a>,
    /// What is left of it for the cases of some rules.
    narrowed: Vec<Plan<'a>>,
    /// The calendar.
    pub calendar: &'a Calendar,
}

/// A part of a rule that limits the time between two points.
#[derive(Debug, Clone)]
pub struct Deadline {
    /// The rule.
    pub rule: RuleId,
    /// Where the limit stands.
    pub span: Span,
    /// The limit.
    pub limit: Amounts,
    /// By how much it may be extended, and where that stands.
    pub extend: Option<(Amounts, Span)>,
    /// The node at whose completion the clock starts; the beginning of the case where there is none.
    pub from: Option<NodeId>,
    /// The node at whose completion it stops; the end of the case where there is none.
    pub to: Option<NodeId>,
    /// Whether the day on which it starts is the first day.
    pub count_first_day: bool,
    /// The position of the SOP that is left for the cases it is about, where that is not all of it.
    pub narrowed: Option<usize>,
}

/// What is known of the time between two points.
pub struct Timeline {
    /// What it comes to in each reading of a bare day: one, or where the document doesn't say which, both. The one that
    /// is inferred comes first.
    pub readings: Vec<Reading>,
    /// What could not be counted, in the order of the rows.
    pub gaps: Vec<(NodeId, Gap)>,
    /// Whether no case can go around loops longer than the longest path does.
    pub exact: bool,
}

/// The time between two points in one reading of a bare day.
pub struct Reading {
    /// The reading.
    pub kind: DayKind,
    /// The shortest path and how long it takes on the calendar.
    pub shortest: Route,
    /// The longest path.
    pub longest: Route,
    /// What becomes of the deadline.
    pub judged: Option<Judged>,
    /// What becomes of it when it is extended.
    pub extended: Option<Judged>,
}

/// A path and how long it takes.
pub struct Route {
    /// The path.
    pub path: Path,
    /// How long it takes on the calendar; nothing where it never ends within its data.
    pub days: Option<Days>,
}

/// How surely a bare day is of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DaysSaid {
    /// The document says it.
    Stated,
    /// Its reader inferred it.
    Inferred,
    /// Nobody says it.
    Unsaid,
}

impl DaysSaid {
    /// What an SOP says.
    pub fn by(sop: &Sop) -> DaysSaid {
        match &sop.day_kind {
            Some(kind) if kind.inferred => DaysSaid::Inferred,
            Some(_) => DaysSaid::Stated,
            None => DaysSaid::Unsaid,
        }
    }
}

/// The deadlines of an SOP, in the order of its rules.
pub fn deadlines(sop: &Sop, narrowed: &Narrowed) -> Vec<Deadline> {
    let mut found = Vec::new();
    for (id, rule) in (0..).map(RuleId).zip(&sop.rules) {
        for part in &rule.parts {
            let RuleKind::Within {
                limit,
                from,
                to,
                extend,
            } = part
            else {
                continue;
            };
            found.push(Deadline {
                rule: id,
                span: limit.span,
                limit: times::span(&limit.value).high,
                extend: extend
                    .as_ref()
                    .map(|(time, _)| (times::span(&time.value).high, time.span)),
                from: from.as_ref().map(|node| node.value),
                to: to.as_ref().map(|node| node.value),
                count_first_day: rule.count_first_day || sop.count_first_day,
                narrowed: narrowed.position(rule.condition.as_ref()),
            });
        }
    }
    found
}

impl Deadline {
    /// The limit with its extension.
    pub fn extended(&self) -> Option<Amounts> {
        let (more, _) = self.extend.as_ref()?;
        Some(times::sum(self.limit.iter().chain(more).copied()))
    }
}

impl<'a> Schedule<'a> {
    /// The schedule of an SOP of a catalogue.
    pub fn new(
        sop: &'a Sop,
        narrowed: &'a Narrowed,
        catalogue: &Catalogue,
        calendar: &'a Calendar,
    ) -> Schedule<'a> {
        let called = Called::by(sop, catalogue);
        let plan = |sop| Plan::new(sop, &|id| called.cost(id));
        Schedule {
            plan: plan(sop),
            narrowed: narrowed.sops().map(plan).collect(),
            calendar,
        }
    }

    /// The plan for the cases that a deadline is about.
    pub fn plan_of(&self, deadline: Option<&Deadline>) -> &Plan<'a> {
        let narrowed = deadline.and_then(|it| self.narrowed.get(it.narrowed?));
        narrowed.unwrap_or(&self.plan)
    }

    /// What becomes of the whole case (`None`) and of deadlines; nothing for one that no path leads to. Those between the
    /// same two points are looked at together.
    pub fn timelines(&self, asked: &[Option<Deadline>]) -> Vec<Option<Timeline>> {
        let mut known: BTreeMap<_, Known> = BTreeMap::new();
        let stretch = |it: &Option<Deadline>| {
            let it = it.as_ref();
            it.map_or((None, None, None), |it| (it.narrowed, it.from, it.to))
        };
        let timelines = asked.iter().map(|deadline| {
            let same = || asked.iter().filter(|it| stretch(it) == stretch(deadline));
            let known = known.entry(stretch(deadline)).or_insert_with(|| {
                let limits = same().flatten().flat_map(|it| it.limit.iter());
                self.between(deadline.as_ref(), limits.into_iter().any(is_bare))
            });
            known.timeline(deadline)
        });
        timelines.collect()
    }

    /// What is known between two points, in each reading that matters there.
    fn between(&self, deadline: Option<&Deadline>, bare_limit: bool) -> Known<'_> {
        let (from, to) = deadline.map_or((None, None), |it| (it.from, it.to));
        let between = Between::new(self.plan_of(deadline), from, to);
        let mut kinds = self.kinds();
        if !bare_limit && !between.any_amount(is_bare) {
            kinds.truncate(1);
        }
        let first = self.plan.sop.count_first_day;
        let run = |kind| Some((kind, Runs::new(&between, self.calendar, kind, first)?));
        Known {
            runs: kinds.into_iter().filter_map(run).collect(),
            between,
        }
    }

    /// The readings of a bare day: the one said or inferred, and the other one where none is stated.
    fn kinds(&self) -> Vec<DayKind> {
        let said = self.plan.sop.bare_day();
        match (DaysSaid::by(self.plan.sop), said) {
            (DaysSaid::Stated, Some(kind)) => vec![kind],
            (_, Some(DayKind::Calendar)) => vec![DayKind::Calendar, DayKind::Working],
            _ => vec![DayKind::Working, DayKind::Calendar],
        }
    }
}

/// Whether how long an amount is depends on what a bare day is.
pub fn is_bare(amount: &Amount) -> bool {
    matches!(amount.unit, Unit::UnsaidDays | Unit::Weeks)
}

/// The paths between two points, and the runs in each reading.
struct Known<'s> {
    between: Between<'s>,
    runs: Vec<(DayKind, Runs<'s>)>,
}

impl Known<'_> {
    fn timeline(&self, deadline: &Option<Deadline>) -> Option<Timeline> {
        let readings = self.runs.iter();
        let readings = readings.filter_map(|(kind, runs)| self.reading(*kind, runs, deadline));
        let readings: Vec<Reading> = readings.collect();
        Some(Timeline {
            gaps: self.between.gaps(),
            exact: self.between.is_exact(readings.first()?.kind),
            readings,
        })
    }

    fn reading(&self, kind: DayKind, runs: &Runs, deadline: &Option<Deadline>) -> Option<Reading> {
        let route = |side| {
            Some(Route {
                path: self.between.path(side, kind)?,
                days: runs.days(side),
            })
        };
        let judge = |deadline: &Deadline, amounts: &[Amount]| {
            runs.judge(&Limit {
                amounts,
                count_first_day: deadline.count_first_day,
            })
        };
        let deadline = deadline.as_ref();
        Some(Reading {
            kind,
            shortest: route(Side::Low)?,
            longest: route(Side::High)?,
            judged: deadline.map(|it| judge(it, &it.limit)),
            extended: deadline.and_then(|it| Some(judge(it, &it.extended()?))),
        })
    }
}

impl Timeline {
    /// How often the deadline is exceeded. A day kind that is inferred is taken as said, but a deadline is only kept for
    /// sure where both readings keep it; where nobody says the kind, both must agree. Nothing where the calendar ends
    /// before any due date.
    pub fn exceeded(&self, said: DaysSaid) -> Option<Exceeded> {
        let each: Vec<Exceeded> = self
            .readings
            .iter()
            .map(|reading| reading.judged.and_then(|judged| judged.exceeded))
            .collect::<Option<_>>()?;
        let first = each.first().copied()?;
        let agreed = each.iter().all(|other| *other == first);
        let taken = said != DaysSaid::Unsaid && first == Exceeded::Always;
        Some(if agreed || taken {
            first
        } else {
            Exceeded::May
        })
    }
}
