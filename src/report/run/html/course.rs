//! The explanation of a case: what deviates, what was done and when it was due, and what is due next.

use super::flow::place;
use super::markup::Html;
use super::rules::title;
use super::words;
use super::{Head, Page, numbers_in, words_in};
use crate::calendar::Moment;
use crate::model::{NodeId, RowId};
use crate::report::run::amounts::used;
use crate::report::run::limit::{is_in_days, limit};
use crate::report::run::words::{level_name, line, message, moment};
use crate::run::summary::code;
use crate::run::{Activity, Case, Event, Finding, Level, Next, Status, Verdict, Visit, WordId};

const LINE: Head = numbers_in(words::LINE);
const STEP: Head = words_in(words::STEP);
const BY: Head = words_in(words::BY);
const WHEN: Head = words_in(words::WHEN);
const DUE: Head = words_in(words::DUE);
const USED: Head = words_in(words::USED_TIME);
const LIMIT: Head = words_in(words::LIMIT);
const OUTCOME: Head = words_in(words::OUTCOME);
const REMARK: Head = words_in(words::REMARK);

/// A line of the course of a case: a visit with or without an event, or an event that no visit explains.
#[derive(Debug, Clone, Copy)]
struct Stop<'c> {
    visit: Option<&'c Visit>,
    event: Option<(u32, &'c Event)>,
}

impl Page<'_> {
    pub(super) fn explanation(&self, html: &mut Html, case: &Case<'_>, verdict: &Verdict) {
        html.element("div", &[("class", "explained")], |html| {
            if let Some(line) = case.header.and_then(|header| header.line) {
                html.words(
                    "p",
                    &[("class", "hint")],
                    &words::FILED.with(self.lang, &[&line.to_string()]),
                );
            }
            self.findings(html, case, verdict);
            self.course(html, case, verdict);
            self.all_next(html, verdict);
        });
    }

    fn findings(&self, html: &mut Html, case: &Case<'_>, verdict: &Verdict) {
        if verdict.findings.is_empty() {
            return;
        }
        html.element("ul", &[("class", "findings")], |html| {
            for finding in by_weight(&verdict.findings) {
                html.element("li", &[], |html| {
                    self.tag(html, finding.level);
                    html.element("span", &[], |html| self.finding(html, case, finding));
                });
            }
        });
    }

    fn finding(&self, html: &mut Html, case: &Case<'_>, finding: &Finding) {
        html.isolated(&message(&self.account.setting, case, finding));
        let rule = finding
            .rule
            .and_then(|rule| self.sop.rules.get(rule.0 as usize));
        let rule = rule.map(|rule| words::RULE_OF.with(self.lang, &[title(rule)]));
        let line = line(finding, case).map(|line| format!("{} {line}", self.say(words::LINE)));
        let source: Vec<String> = rule.into_iter().chain(line).collect();
        if !source.is_empty() {
            html.text(" ");
            html.foreign(
                "span",
                &[("class", "rule")],
                &format!("({})", source.join(", ")),
            );
        }
    }

    fn course(&self, html: &mut Html, case: &Case<'_>, verdict: &Verdict) {
        let stops = stops(case, verdict);
        if stops.is_empty() {
            return;
        }
        let planned = verdict.status == Status::Planned;
        let heading = if planned { words::PLAN } else { words::COURSE };
        html.words("h3", &[], self.say(heading));
        let heads = [LINE, STEP, BY, WHEN, DUE, USED, LIMIT, OUTCOME, REMARK];
        self.table(html, &heads, |html| {
            for stop in &stops {
                let missing = stop.event.is_none() && !planned;
                let class = if missing { "missing" } else { "there" };
                html.element("tr", &[("class", class)], |html| {
                    self.stop(html, case, verdict, stop)
                });
            }
        });
    }

    fn stop(&self, html: &mut Html, case: &Case<'_>, verdict: &Verdict, stop: &Stop<'_>) {
        let event = stop.event.map(|(_, event)| event);
        let line = event
            .map(|event| event.line.to_string())
            .unwrap_or_default();
        self.cell(html, LINE, &line);
        html.foreign("th", &[("scope", "row")], &self.activity(case, stop));
        self.foreign_cell(
            html,
            BY,
            &self.word(case, event.and_then(|event| event.actor)),
        );
        self.cell(html, WHEN, &self.done(verdict, stop));
        let row = stop.visit.map(|visit| self.row(visit.node));
        let due = stop.visit.and_then(|visit| visit.due);
        self.cell(
            html,
            DUE,
            &due.map(|due| self.due(due, row)).unwrap_or_default(),
        );
        self.cell(html, USED, &self.used(stop.visit));
        let limit = row.flatten().map(|row| limit(self.sop, row, self.lang));
        self.cell(html, LIMIT, &limit.unwrap_or_default());
        self.foreign_cell(
            html,
            OUTCOME,
            &self.word(case, event.and_then(|event| event.outcome)),
        );
        self.deviations(html, verdict, stop);
    }

    fn foreign_cell(&self, html: &mut Html, head: Head, words: &str) {
        html.element("td", &[("data-label", self.say(head.title))], |html| {
            if !words.is_empty() {
                html.isolated(words);
            }
        });
    }

    fn word(&self, case: &Case<'_>, word: Option<WordId>) -> String {
        word.map(|word| case.lexicon.text(word).to_string())
            .unwrap_or_default()
    }

    fn row(&self, node: NodeId) -> Option<RowId> {
        self.sop.nodes.get(node.0 as usize).map(|node| node.row)
    }

    fn activity(&self, case: &Case<'_>, stop: &Stop<'_>) -> String {
        if let Some(visit) = stop.visit {
            return place(self.sop, visit.node);
        }
        match stop.event.map(|(_, event)| event.activity) {
            Some(Activity::Row(row)) => self.sop.row_label(row),
            Some(Activity::Node(node)) => place(self.sop, node),
            Some(Activity::Event(event)) => {
                let event = self.sop.events.get(event.0 as usize);
                event
                    .map(|event| event_name(event).to_owned())
                    .unwrap_or_default()
            }
            Some(Activity::Unknown(word)) => self.word(case, Some(word)),
            None => String::new(),
        }
    }

    /// When it was done, or that it was not.
    fn done(&self, verdict: &Verdict, stop: &Stop<'_>) -> String {
        let done = stop.visit.and_then(|visit| visit.done);
        let event = stop.event.map(|(_, event)| event);
        let done = done.or_else(|| event.and_then(|event| event.completed));
        let begun = event.and_then(|event| event.started);
        match (done, begun) {
            (Some(done), _) => moment(done, false),
            (None, Some(begun)) => words::NOT_DONE.with(self.lang, &[&moment(begun, false)]),
            (None, None) if event.is_none() && verdict.status != Status::Planned => {
                self.say(words::NOT_IN_LOG).to_owned()
            }
            _ => String::new(),
        }
    }

    fn due(&self, due: Moment, row: Option<Option<RowId>>) -> String {
        let in_days = row.flatten().is_none_or(|row| is_in_days(self.sop, row));
        moment(due, in_days)
    }

    fn used(&self, visit: Option<&Visit>) -> String {
        let amount = visit.and_then(|visit| visit.used);
        let mut said = amount
            .map(|amount| used(amount, self.lang))
            .unwrap_or_default();
        if let Some(paused) = visit.and_then(|visit| visit.paused) {
            let paused = words::PAUSED.with(self.lang, &[&used(paused, self.lang)]);
            said = format!("{said} ({paused})");
        }
        said
    }

    /// What deviates at a stop, in short; the list above says it in full.
    fn deviations(&self, html: &mut Html, verdict: &Verdict, stop: &Stop<'_>) {
        let here = verdict
            .findings
            .iter()
            .filter(|finding| is_at(finding, stop));
        let here = here.filter(|finding| finding.level > Level::Note);
        html.element("td", &[("data-label", self.say(REMARK.title))], |html| {
            for finding in here {
                let class = format!("tag {}", level_name(finding.level));
                let kind = words::kind(code(&finding.kind), self.lang);
                html.words("span", &[("class", &class)], kind);
                html.text(" ");
            }
        });
    }

    fn all_next(&self, html: &mut Html, verdict: &Verdict) {
        if verdict.next.is_empty() || verdict.status == Status::Planned {
            return;
        }
        html.words("h3", &[], self.say(words::DUE_NEXT));
        html.element("ul", &[], |html| {
            for next in &verdict.next {
                html.element("li", &[], |html| self.next(html, next));
            }
        });
    }

    /// What comes next, by whom, and when it is due.
    pub(super) fn next(&self, html: &mut Html, next: &Next) {
        html.isolated(&place(self.sop, next.node));
        let actors = next
            .by
            .iter()
            .filter_map(|actor| self.sop.actors.get(actor.0 as usize));
        let actors: Vec<&str> = actors.map(|actor| actor.title.value.as_str()).collect();
        if !actors.is_empty() {
            html.text(", ");
            html.isolated(&words::BY_ACTORS.with(self.lang, &[&actors.join(", ")]));
        }
        let due = next.due.map(|due| self.due(due, Some(self.row(next.node))));
        let due = due.map(|due| words::DUE_AT.with(self.lang, &[&due]));
        html.text(", ");
        html.text(due.as_deref().unwrap_or_else(|| self.say(words::NO_LIMIT)));
        if next.overdue {
            html.text(" ");
            html.words(
                "span",
                &[("class", "tag violation")],
                self.say(words::IS_OVERDUE),
            );
        }
    }
}

/// The findings, the hardest first, those of one weight in the order of the case.
fn by_weight(findings: &[Finding]) -> Vec<&Finding> {
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    sorted
}

/// The visits of a case in the order in which they are explained, with the events between them that none explains.
fn stops<'c>(case: &Case<'c>, verdict: &'c Verdict) -> Vec<Stop<'c>> {
    let event = |at: u32| Some((at, case.events.get(at as usize)?));
    let mut told: Vec<bool> = vec![false; case.events.len()];
    for at in verdict.visits.iter().filter_map(|visit| visit.event) {
        if let Some(told) = told.get_mut(at as usize) {
            *told = true;
        }
    }
    let mut untold = (0..)
        .zip(told)
        .filter(|(_, told)| !told)
        .map(|(at, _)| at)
        .peekable();
    let mut stops = Vec::new();
    for visit in &verdict.visits {
        while let Some(at) = untold.next_if(|at| visit.event.is_some_and(|event| *at < event)) {
            stops.push(Stop {
                visit: None,
                event: event(at),
            });
        }
        stops.push(Stop {
            visit: Some(visit),
            event: visit.event.and_then(event),
        });
    }
    stops.extend(untold.map(|at| Stop {
        visit: None,
        event: event(at),
    }));
    stops
}

/// Whether a finding is about a stop: its event, or, where it has none, its node.
fn is_at(finding: &Finding, stop: &Stop<'_>) -> bool {
    match (finding.event, stop.event) {
        (Some(event), Some((at, _))) => event == at,
        (None, None) => {
            finding.node.is_some() && finding.node == stop.visit.map(|visit| visit.node)
        }
        _ => false,
    }
}

fn event_name(event: &crate::model::Event) -> &str {
    let title = event.title.as_ref().map(|title| title.value.as_str());
    title.unwrap_or(&event.name.value)
}
