//! The steps of a case, in the order in which they are explained.

use super::Sheet;
use crate::calendar::Moment;
use crate::report::run::next::due_on;
use crate::report::run::words::moment;
use crate::report::terminal::Paint;
use crate::run::judge::ExplainedVisit;
use crate::run::{Finding, FindingKind, Gathered, Status, gathered};

impl Sheet<'_> {
    pub(super) fn visits(&mut self) {
        let explanation = self.explanation;
        let planned = explanation.verdict.status == Status::Planned;
        self.title(match planned {
            true => self.pick("What is to be done", "Yang harus dikerjakan"),
            false => self.pick("Step by step", "Langkah demi langkah"),
        });
        let findings = explanation.verdict.findings.iter();
        let mut placed: Vec<(Option<usize>, Gathered<'_>)> =
            gathered(findings.filter(|finding| finding.rule.is_none()))
                .into_iter()
                .map(|finding| (self.place(finding.first), finding))
                .collect();
        for (at, visit) in explanation.visits.iter().enumerate() {
            self.visit(visit, planned);
            for (_, finding) in placed.extract_if(.., |(place, _)| *place == Some(at)) {
                self.finding(1, &finding);
            }
        }
        if !placed.is_empty() {
            self.title(self.pick("Beside the steps", "Di luar langkah"));
            placed
                .iter()
                .for_each(|(_, finding)| self.finding(1, finding));
        }
    }

    /// The visit that a finding is about; nothing where it is about none.
    fn place(&self, finding: &Finding) -> Option<usize> {
        let visits = &self.explanation.visits;
        let same_node = |it: &ExplainedVisit| Some(it.visit.node) == finding.node;
        let same_event =
            |it: &ExplainedVisit| finding.event.is_some() && it.visit.event == finding.event;
        if finding.kind == FindingKind::Skipped {
            return visits.iter().position(|it| it.skipped && same_node(it));
        }
        let both = visits.iter().position(|it| same_node(it) && same_event(it));
        both.or_else(|| visits.iter().position(same_event))
    }

    fn visit(&mut self, explained: &ExplainedVisit, planned: bool) {
        let sop = self.setting.plan.sop();
        let visit = &explained.visit;
        let mut head = sop.node_label(visit.node);
        let lines: Vec<String> = explained.lines.iter().map(u64::to_string).collect();
        if !lines.is_empty() {
            let places = self.case.numbered.in_words(&lines.join(", "), self.lang());
            head.push_str(&format!(" ({places})"));
        } else if !planned && !explained.skipped {
            head.push_str(self.pick(
                " (needs no line in the log)",
                " (tidak perlu ada dalam log)",
            ));
        }
        self.line(0, "", &head, Paint::Plain);
        self.times(explained);
        self.why(explained);
    }

    /// The reasons, one below the other.
    fn why(&mut self, explained: &ExplainedVisit) {
        let reasons = self.reasons();
        let days = reasons.days(explained).into_iter();
        let pauses = explained.pauses.iter().map(|pause| reasons.pause(pause));
        let called = explained.called.iter().map(|called| reasons.called(called));
        let lines: Vec<String> = days.chain(pauses).chain(called).collect();
        let ways = reasons.ways(explained);
        for line in lines {
            self.line(1, "", &line, Paint::Dim);
        }
        for way in ways {
            let sign = if way.taken { "→ " } else { "- " };
            self.line(1, sign, &way.words, Paint::Blue);
        }
    }

    fn times(&mut self, explained: &ExplainedVisit) {
        let visit = &explained.visit;
        let due = visit.due.map(|due| due_on(self.setting, visit.node, due));
        let parts = [
            ("counted from", "dihitung dari", visit.from.map(minute)),
            ("due", "batas", due),
            ("done", "selesai", visit.done.map(minute)),
            (
                "used",
                "terpakai",
                visit.used.map(|used| used.in_words(self.lang())),
            ),
        ];
        let parts = parts
            .into_iter()
            .filter_map(|(en, id, what)| Some(format!("{} {}", self.pick(en, id), what?)));
        let parts: Vec<String> = parts.collect();
        if !parts.is_empty() {
            self.line(1, "", &parts.join(", "), Paint::Dim);
        }
    }
}

fn minute(at: Moment) -> String {
    moment(at, false)
}
