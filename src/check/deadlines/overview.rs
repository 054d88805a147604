//! The times of an SOP as plain data, for those who want to see them.

use serde::Serialize;

use super::judge::{Days, Exceeded, Judged, Worst};
use super::narrowed::Narrowed;
use super::stretch::Path;
use super::timeline::{DaysSaid, Deadline, Reading, Route, Schedule, Timeline, deadlines};
use super::{deadline_unknown, times, words};
use crate::calendar::Calendar;
use crate::lang::Lang;
use crate::model::{Catalogue, DayKind, NodeId, Sop};

/// The times of an SOP.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Overview {
    /// The SOP's name.
    pub sop: String,
    /// The calendar it is counted on, and its version.
    pub calendar: (String, String),
    /// Whether the document says what a bare day is.
    pub days: DaysSaid,
    /// The whole case, and then each deadline in the order of the rules.
    pub spans: Vec<Span>,
}

/// The time of the whole case, or of a deadline.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Span {
    /// The rule; nothing for the whole case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The name of the node at whose completion the clock starts; the beginning of the case where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The name of the node at whose completion it stops; the end of the case where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// The condition of the rule, where only some paths are open to the cases that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// The limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
    /// How often it is exceeded, all readings taken together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exceeded: Option<Exceeded>,
    /// Each reading of a bare day; none where no path leads there.
    pub readings: Vec<Read>,
    /// What could not be counted.
    pub not_counted: Vec<String>,
    /// Whether the longest path can't be longer than is counted, loops without a bound left out.
    pub exact: bool,
}

/// One reading of a bare day.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Read {
    /// What a bare day is.
    pub days: DayKind,
    /// The shortest path.
    pub shortest: Told,
    /// The longest path.
    pub longest: Told,
    /// What becomes of the deadline.
    #[serde(flatten)]
    pub judged: Option<Judged>,
    /// What becomes of it when it is extended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extended: Option<Judged>,
}

/// By how much a beginning is late, in words.
pub fn lateness(worst: &Worst, lang: Lang) -> String {
    words::lateness(worst, lang)
}

/// A path and what it takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Told {
    /// What it takes, by unit.
    pub sum: String,
    /// How long that is on the calendar.
    #[serde(flatten)]
    pub days: Option<Days>,
    /// Its rows.
    pub path: String,
}

/// The times of an SOP, with what people read in a language.
pub fn overview(sop: &Sop, catalogue: &Catalogue, calendar: &Calendar, lang: Lang) -> Overview {
    let narrowed = Narrowed::of(sop);
    let schedule = Schedule::new(sop, &narrowed, catalogue, calendar);
    let found = deadlines(sop, &narrowed).into_iter().map(Some);
    let asked: Vec<Option<Deadline>> = std::iter::once(None).chain(found).collect();
    let timelines = schedule.timelines(&asked);
    let spans = asked.iter().zip(&timelines);
    Overview {
        sop: sop.name.value.clone(),
        calendar: (calendar.name().to_string(), calendar.version().to_string()),
        days: DaysSaid::by(sop),
        spans: spans
            .map(|(deadline, timeline)| span(sop, deadline.as_ref(), timeline.as_ref(), lang))
            .collect(),
    }
}

fn span(sop: &Sop, deadline: Option<&Deadline>, timeline: Option<&Timeline>, lang: Lang) -> Span {
    let name = |node: NodeId| sop[node].name.value.clone();
    let readings = timeline.map_or(&[][..], |timeline| &timeline.readings);
    let gaps = timeline.map_or(&[][..], |timeline| &timeline.gaps);
    let not_counted = gaps
        .iter()
        .map(|(node, gap)| deadline_unknown::open(&sop.row_label(sop[*node].row), gap, lang));
    Span {
        rule: deadline.map(|it| sop[it.rule].name.value.clone()),
        from: deadline.and_then(|it| it.from).map(name),
        to: deadline.and_then(|it| it.to).map(name),
        when: deadline.filter(|it| it.narrowed.is_some()).and_then(|it| {
            let condition = sop[it.rule].condition.as_ref()?;
            Some(condition.written.clone())
        }),
        limit: deadline.map(|it| times::in_words(&it.limit, lang)),
        exceeded: timeline
            .filter(|_| deadline.is_some())
            .and_then(|it| it.exceeded(DaysSaid::by(sop))),
        readings: readings.iter().map(|it| read(sop, it, lang)).collect(),
        not_counted: not_counted.collect(),
        exact: timeline.is_some_and(|it| it.exact),
    }
}

fn read(sop: &Sop, reading: &Reading, lang: Lang) -> Read {
    Read {
        days: reading.kind,
        shortest: told(sop, &reading.shortest, lang),
        longest: told(sop, &reading.longest, lang),
        judged: reading.judged,
        extended: reading.extended,
    }
}

fn told(sop: &Sop, route: &Route, lang: Lang) -> Told {
    Told {
        sum: sum(&route.path, lang),
        days: route.days,
        path: words::path(sop, &route.path),
    }
}

fn sum(path: &Path, lang: Lang) -> String {
    times::in_words(&times::sum(path.amounts()), lang)
}
