//! The course of a case as a table: what was done, by whom, when it was due, and why.

use super::Page;
use super::words;
use crate::report::run::kinds::kind;
use crate::report::run::next::due_on;
use crate::report::run::words::{level_name, moment};
use crate::report::web::{Head, Html, Sheet, dates_in, numbers_in, words_in};
use crate::run::judge::{ExplainedVisit, Explanation};
use crate::run::{
    Activity, Case, Event, Finding, Level, Numbered, Status, Verdict, Visit, WordId, stated,
};

const LINE: Head = numbers_in(words::LINE);
const NUMBER: Head = numbers_in(words::EVENT_NUMBER);
const STEP: Head = words_in(words::STEP);
const BY: Head = words_in(words::BY);
const WHEN: Head = dates_in(words::WHEN);
const DUE: Head = dates_in(words::DUE);
const USED: Head = dates_in(words::USED_TIME);
const LIMIT: Head = dates_in(words::LIMIT);
const OUTCOME: Head = words_in(words::OUTCOME);

/// A line of the course of a case: a visit with or without an event, or an event that no visit explains.
#[derive(Debug, Clone, Copy)]
struct Stop<'c> {
    visit: Option<&'c ExplainedVisit>,
    event: Option<(u32, &'c Event)>,
}

impl Page<'_> {
    pub(super) fn course(&self, html: &mut Html, case: &Case<'_>, explained: &Explanation) {
        let stops = stops(case, explained);
        if stops.is_empty() {
            return;
        }
        let planned = explained.verdict.status == Status::Planned;
        let heading = if planned { words::PLAN } else { words::COURSE };
        html.words("h3", &[], self.say(heading));
        let heads = [place_in(case), STEP, BY, WHEN, DUE, USED, LIMIT, OUTCOME];
        self.table(html, &heads, |html| {
            for stop in &stops {
                let class = if stop.is_skipped() {
                    "missing"
                } else {
                    "there"
                };
                html.element("tr", &[("class", class)], |html| {
                    self.stop(html, case, &explained.verdict, stop);
                });
            }
        });
    }

    fn stop(&self, html: &mut Html, case: &Case<'_>, verdict: &Verdict, stop: &Stop<'_>) {
        let event = stop.event.map(|(_, event)| event);
        let line = event.map(|event| event.line.to_string());
        self.cell(html, place_in(case), &line.unwrap_or_default());
        html.element("th", &[("scope", "row")], |html| {
            html.isolated(&self.activity(case, stop));
            self.deviations(html, verdict, stop);
            if let Some(explained) = stop.visit {
                self.why(html, explained);
            }
        });
        let (actor, outcome) = event.map_or((None, None), |event| (event.actor, event.outcome));
        self.foreign_cell(html, BY, &self.word(case, actor));
        self.cell(html, WHEN, &self.done(stop));
        let times = stop.visit.map(|explained| self.times(&explained.visit));
        for (head, words) in [DUE, USED, LIMIT]
            .into_iter()
            .zip(times.unwrap_or_default())
        {
            self.cell(html, head, &words);
        }
        self.foreign_cell(html, OUTCOME, &self.word(case, outcome));
    }

    /// When a visit was due, how much time it used, and what its row states.
    fn times(&self, visit: &Visit) -> [String; 3] {
        let due = visit
            .due
            .map(|due| due_on(&self.account.setting, visit.node, due));
        let row = self
            .sop
            .nodes
            .get(visit.node.0 as usize)
            .map(|node| node.row);
        let limit = row.map(|row| stated(self.sop, row, self.lang));
        [
            due.unwrap_or_default(),
            self.used(visit),
            limit.unwrap_or_default(),
        ]
    }

    fn foreign_cell(&self, html: &mut Html, head: Head, words: &str) {
        html.element("td", &[("data-label", self.say(head.title))], |html| {
            if !words.is_empty() {
                html.isolated(words);
            }
        });
    }

    fn word(&self, case: &Case<'_>, word: Option<WordId>) -> String {
        let word = word.map(|word| case.lexicon.text(word).to_string());
        word.unwrap_or_default()
    }

    fn activity(&self, case: &Case<'_>, stop: &Stop<'_>) -> String {
        if let Some(explained) = stop.visit {
            return self.sop.node_label(explained.visit.node);
        }
        match stop.event.map(|(_, event)| event.activity) {
            Some(Activity::Row(row)) => self.sop.row_label(row),
            Some(Activity::Node(node)) => self.sop.node_label(node),
            Some(Activity::Event(event)) => {
                let event = self.sop.events.get(event.0 as usize);
                event.map(name).unwrap_or_default()
            }
            Some(Activity::Unknown(word)) => self.word(case, Some(word)),
            None => String::new(),
        }
    }

    /// When it was done, or that the log lacks it.
    fn done(&self, stop: &Stop<'_>) -> String {
        let done = stop.visit.and_then(|explained| explained.visit.done);
        let event = stop.event.map(|(_, event)| event);
        let done = done.or_else(|| event.and_then(|event| event.completed));
        let begun = event.and_then(|event| event.started);
        match (done, begun) {
            (Some(done), _) => moment(done, false),
            (None, Some(begun)) => words::NOT_DONE.with(self.lang, &[&moment(begun, false)]),
            (None, None) if stop.is_skipped() => self.say(words::NOT_IN_LOG).to_owned(),
            _ => String::new(),
        }
    }

    fn used(&self, visit: &Visit) -> String {
        let amount = visit.used.map(|amount| amount.in_words(self.lang));
        let amount = amount.unwrap_or_default();
        match visit.paused {
            Some(paused) => {
                let paused = words::PAUSED.with(self.lang, &[&paused.in_words(self.lang)]);
                format!("{amount} ({paused})")
            }
            None => amount,
        }
    }

    /// What deviates at a stop, in short; the list above says it in full.
    fn deviations(&self, html: &mut Html, verdict: &Verdict, stop: &Stop<'_>) {
        let here = verdict.findings.iter().filter(|it| stop.is_about(it));
        let here = here.filter(|finding| finding.level > Level::Note);
        for finding in here {
            let class = format!("tag {}", level_name(finding.level));
            let words = kind(finding.kind.code(), self.lang);
            html.text(" ");
            html.words("span", &[("class", &class)], words);
        }
    }
}

impl Stop<'_> {
    /// Whether the log lacks it, though the case went on.
    fn is_skipped(&self) -> bool {
        self.visit.is_some_and(|explained| explained.skipped)
    }

    /// Whether a finding is about it and not about a rule: its event, or, where it has none, its node.
    fn is_about(&self, finding: &Finding) -> bool {
        if finding.rule.is_some() {
            return false;
        }
        match (finding.event, self.event) {
            (Some(event), Some((at, _))) => event == at,
            (None, None) => {
                let node = self.visit.map(|explained| explained.visit.node);
                finding.node.is_some() && finding.node == node
            }
            _ => false,
        }
    }
}

/// The column for the places of events in their log.
fn place_in(case: &Case<'_>) -> Head {
    match case.numbered {
        Numbered::Lines => LINE,
        Numbered::Events => NUMBER,
    }
}

/// The visits of a case in the order in which they are explained, with the events between them that none explains.
fn stops<'c>(case: &Case<'c>, explained: &'c Explanation) -> Vec<Stop<'c>> {
    let event = |at: u32| Some((at, case.events.get(at as usize)?));
    let mut untold = untold(case, explained).into_iter().peekable();
    let mut stops = Vec::new();
    for visit in &explained.visits {
        let own = visit.visit.event;
        while let Some(at) = untold.next_if(|at| own.is_some_and(|own| *at < own)) {
            stops.push(Stop {
                visit: None,
                event: event(at),
            });
        }
        stops.push(Stop {
            visit: Some(visit),
            event: own.and_then(event),
        });
    }
    stops.extend(untold.map(|at| Stop {
        visit: None,
        event: event(at),
    }));
    stops
}

/// The events that no visit explains, as positions.
fn untold(case: &Case<'_>, explained: &Explanation) -> Vec<u32> {
    let mut told: Vec<bool> = vec![false; case.events.len()];
    for visit in &explained.visits {
        let own = visit.visit.event.and_then(|at| told.get_mut(at as usize));
        own.into_iter().for_each(|told| *told = true);
    }
    let untold = (0..).zip(told).filter(|(_, told)| !told);
    untold.map(|(at, _)| at).collect()
}

fn name(event: &crate::model::Event) -> String {
    let title = event.title.as_ref().map(|title| &title.value);
    title.unwrap_or(&event.name.value).clone()
}
