//! What many verdicts come to.
//!
//! A summary is made of whole numbers in lists that go by the numbers of rows, nodes, rules and words, so that adding a
//! case is cheap and adding up the summaries of several threads gives the same in whatever order.

mod actors;
mod flow;
mod kinds;
mod times;

pub use actors::ActorSum;
pub use flow::{ArrowSum, Sum};
pub use kinds::KindSum;
pub use times::{PerKind, TimeKind};

use std::collections::BTreeMap;

use super::{Case, Finding, FindingKind, Level, Lexicon, Names, RuleState, Status, Verdict};
use crate::calendar::Moment;
use crate::engine::Plan;
use crate::model::RowId;
use crate::statistics::Spread;
use actors::Words;
use flow::Flow;
use kinds::Kinds;

/// What many verdicts come to.
#[derive(Debug, Clone)]
pub struct Summary {
    /// How many cases there are.
    pub cases: u64,
    /// How many events they have.
    pub events: u64,
    /// How many cases went against the SOP.
    pub with_violations: u64,
    /// How many others deserve a remark.
    pub with_remarks: u64,
    /// What was done at each row, by row.
    pub rows: Vec<RowSum>,
    /// How often each node was done, by node.
    pub nodes: Vec<u64>,
    /// What became of each rule, by rule.
    pub rules: Vec<RuleSum>,
    /// How long finished cases took, in working days.
    pub workdays: Spread,
    /// The same in calendar days.
    pub calendar_days: Spread,
    /// The earliest beginning of a case and the latest event of one; nothing where no case has a moment.
    pub period: Option<(Moment, Moment)>,
    /// How many cases are explained in a way that is not proven to be the cheapest.
    pub not_proven: u64,
    /// How many cases need a year that the calendar has no data for, by year.
    pub beyond: BTreeMap<i32, u64>,
    statuses: [u64; 4],
    kinds: Kinds,
    flow: Flow,
    words: Words,
    /// The row of each node.
    row_of: Vec<RowId>,
}

/// What was done at a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowSum {
    /// How often it was done.
    pub visits: u64,
    /// How often it was done with a time that was due.
    pub timed: u64,
    /// How often it was done after it was due.
    pub late: u64,
    /// How often it is not done yet and overdue.
    pub overdue: u64,
    /// How often it was done before its least time.
    pub early: u64,
    /// How often it was skipped.
    pub skipped: u64,
    /// How much time it used.
    pub used: PerKind<Spread>,
}

/// What became of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RuleSum {
    /// In how many cases it does not bind.
    pub idle: u64,
    /// How many keep it.
    pub kept: u64,
    /// How many break it.
    pub broken: u64,
    /// In how many the data do not tell.
    pub unknown: u64,
    /// In how many what it asks has not come yet.
    pub open: u64,
    /// In how many a person has to judge.
    pub questions: u64,
    /// In how many the right that it gives was used.
    pub used: u64,
}

impl Summary {
    /// Of no cases.
    pub fn new(plan: &Plan) -> Summary {
        let sop = plan.sop();
        Summary {
            cases: 0,
            events: 0,
            with_violations: 0,
            with_remarks: 0,
            rows: vec![RowSum::default(); sop.rows.len()],
            nodes: vec![0; sop.nodes.len()],
            rules: vec![RuleSum::default(); sop.rules.len()],
            workdays: Spread::default(),
            calendar_days: Spread::default(),
            period: None,
            not_proven: 0,
            beyond: BTreeMap::new(),
            statuses: [0; 4],
            kinds: Kinds::new(sop.rows.len()),
            flow: Flow::new(sop),
            words: Words::default(),
            row_of: sop.nodes.iter().map(|node| node.row).collect(),
        }
    }

    /// Adds a case.
    pub fn add(&mut self, case: &Case<'_>, verdict: &Verdict) {
        self.cases += 1;
        self.events += case.events.len() as u64;
        self.statuses[verdict.status as usize] += 1;
        self.not_proven += u64::from(!verdict.proven);
        let moments = verdict
            .began
            .or(verdict.last)
            .zip(verdict.last.or(verdict.began));
        self.period = over(self.period, moments);
        let late = self.findings(verdict);
        self.visits(verdict);
        self.flow.add(verdict, |event| match event {
            0..64 => late & (1 << event) != 0,
            _ => is_late(&verdict.findings, event),
        });
        self.words.add(case, &verdict.findings);
        for (sum, state) in self.rules.iter_mut().zip(&verdict.rules) {
            sum.add(*state);
        }
        if verdict.status == Status::Finished {
            verdict
                .workdays
                .into_iter()
                .for_each(|days| self.workdays.add(days));
            let days = verdict.calendar_days.into_iter();
            days.for_each(|days| self.calendar_days.add(days));
        }
    }

    /// Adds the cases of another summary, which is of the same plan and of a log with the same words.
    pub fn merge(&mut self, other: &Summary) {
        self.cases += other.cases;
        self.events += other.events;
        self.with_violations += other.with_violations;
        self.with_remarks += other.with_remarks;
        self.not_proven += other.not_proven;
        self.period = over(self.period, other.period);
        self.workdays.merge(&other.workdays);
        self.calendar_days.merge(&other.calendar_days);
        let numbers = self.statuses.iter_mut().chain(&mut self.nodes);
        for (own, more) in numbers.zip(other.statuses.iter().chain(&other.nodes)) {
            *own += more;
        }
        for (own, more) in self.rows.iter_mut().zip(&other.rows) {
            own.merge(more);
        }
        for (own, more) in self.rules.iter_mut().zip(&other.rules) {
            own.merge(more);
        }
        for (year, cases) in &other.beyond {
            *self.beyond.entry(*year).or_default() += cases;
        }
        self.kinds.merge(&other.kinds);
        self.flow.merge(&other.flow);
        self.words.merge(&other.words);
    }

    /// How many cases are so far.
    pub fn status(&self, status: Status) -> u64 {
        self.statuses[status as usize]
    }

    /// How many cases have neither a violation nor a remark.
    pub fn clean(&self) -> u64 {
        self.cases - self.with_violations - self.with_remarks
    }

    /// The codes that were found, the hardest first, of one weight the commonest, then by code.
    pub fn kinds(&self) -> Vec<&KindSum> {
        let mut found: Vec<&KindSum> = self.kinds.found().collect();
        let order = |sum: &KindSum| (sum.hardest(), sum.count());
        found.sort_by(|a, b| order(b).cmp(&order(a)).then_with(|| a.code.cmp(b.code)));
        found
    }

    /// What went along each arrow, in the order of the nodes and their exits.
    pub fn arrows(&self) -> &[ArrowSum] {
        &self.flow.arrows
    }

    /// What each actor did: those of the SOP in its order, then the others, the busiest first. The actors whose names the
    /// log writes in several ways count as one.
    pub fn actors(&self, names: &Names, lexicon: &Lexicon) -> Vec<ActorSum> {
        self.words.actors(names, lexicon)
    }

    /// The activities that the SOP does not know and how often each was done, the commonest first.
    pub fn unknown_activities(&self, lexicon: &Lexicon) -> Vec<(String, u64)> {
        self.words.activities(lexicon)
    }

    /// Counts the findings of a case, and tells which of its first 64 events were late.
    fn findings(&mut self, verdict: &Verdict) -> u64 {
        let findings = &verdict.findings;
        match findings.iter().map(|finding| finding.level).max() {
            Some(Level::Violation) => self.with_violations += 1,
            Some(Level::Remark) => self.with_remarks += 1,
            _ => {}
        }
        let row_of = &self.row_of;
        let row = |finding: &Finding| row_of.get(finding.node?.0 as usize).copied();
        self.kinds.add(findings, row);
        let mut late = 0;
        for finding in findings {
            if let FindingKind::BeyondCalendar { year } = finding.kind {
                *self.beyond.entry(year).or_default() += 1;
            }
            if finding.rule.is_some() {
                continue;
            }
            let Some(sum) = row(finding).and_then(|row| self.rows.get_mut(row.0 as usize)) else {
                continue;
            };
            match finding.kind {
                FindingKind::Late { .. } => {
                    sum.late += 1;
                    let event = finding.event.filter(|event| *event < 64);
                    late |= event.map_or(0, |event| 1 << event);
                }
                FindingKind::Overdue { .. } => sum.overdue += 1,
                FindingKind::Early { .. } => sum.early += 1,
                FindingKind::Skipped => sum.skipped += 1,
                _ => {}
            }
        }
        late
    }

    fn visits(&mut self, verdict: &Verdict) {
        for visit in &verdict.visits {
            let node = visit.node.0 as usize;
            let (Some(_), Some(row)) = (visit.event, self.row_of.get(node)) else {
                continue;
            };
            self.nodes[node] += 1;
            let sum = &mut self.rows[row.0 as usize];
            sum.visits += 1;
            sum.timed += u64::from(visit.due.is_some() && visit.done.is_some());
            if let Some(used) = visit.used {
                sum.used.add(used);
            }
        }
    }
}

/// The period that two periods lie in.
fn over(
    one: Option<(Moment, Moment)>,
    other: Option<(Moment, Moment)>,
) -> Option<(Moment, Moment)> {
    match (one, other) {
        (Some((from, to)), Some((first, last))) => Some((from.min(first), to.max(last))),
        (one, other) => one.or(other),
    }
}

/// Whether the event at a position was late.
fn is_late(findings: &[Finding], event: u32) -> bool {
    let late = |finding: &Finding| {
        let kind = matches!(finding.kind, FindingKind::Late { .. });
        kind && finding.rule.is_none() && finding.event == Some(event)
    };
    findings.iter().any(late)
}

impl RowSum {
    fn merge(&mut self, other: &RowSum) {
        self.visits += other.visits;
        self.timed += other.timed;
        self.late += other.late;
        self.overdue += other.overdue;
        self.early += other.early;
        self.skipped += other.skipped;
        self.used.merge(&other.used);
    }
}

impl RuleSum {
    fn add(&mut self, state: RuleState) {
        *match state {
            RuleState::Idle => &mut self.idle,
            RuleState::Kept => &mut self.kept,
            RuleState::Broken => &mut self.broken,
            RuleState::Unknown => &mut self.unknown,
            RuleState::Open => &mut self.open,
            RuleState::Question => &mut self.questions,
            RuleState::Used => &mut self.used,
        } += 1;
    }

    fn merge(&mut self, other: &RuleSum) {
        self.idle += other.idle;
        self.kept += other.kept;
        self.broken += other.broken;
        self.unknown += other.unknown;
        self.open += other.open;
        self.questions += other.questions;
        self.used += other.used;
    }
}
