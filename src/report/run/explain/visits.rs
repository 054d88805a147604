//! The steps of a case, in the order in which they are explained.

use super::Sheet;
use crate::lang::Lang;
use crate::model::ExitTrigger;
use crate::report::run::limit::is_in_days;
use crate::report::run::next::due_on;
use crate::report::run::paint::Paint;
use crate::report::run::words::moment;
use crate::run::judge::{Days, ExplainedExit, ExplainedVisit, Why};
use crate::run::{Finding, FindingKind, Gathered, Status, gathered};

/// How many holidays within one step are named.
const HOLIDAYS: usize = 8;

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
        let Some(node) = sop.nodes.get(visit.node.0 as usize) else {
            return;
        };
        let mut head = sop.row_label(node.row);
        if sop[node.row].nodes.len() > 1 {
            let name = node
                .label
                .as_ref()
                .map_or(&node.name.value, |label| &label.value);
            head.push_str(&format!(" / {name}"));
        }
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
        self.times(explained, is_in_days(sop, node.row));
        if let Some(called) = &explained.called {
            let condition = self.answered(called);
            let head = self.pick("only when", "hanya bila");
            self.line(1, "", &format!("{head} {condition}"), Paint::Dim);
        }
        self.exits(explained);
    }

    fn times(&mut self, explained: &ExplainedVisit, in_days: bool) {
        let (visit, lang) = (&explained.visit, self.lang());
        let mut parts = Vec::new();
        if let Some(from) = visit.from {
            parts.push(format!(
                "{} {}",
                self.pick("counted from", "dihitung dari"),
                moment(from, false)
            ));
        }
        if let Some(due) = visit.due {
            let due = due_on(self.setting, visit.node, due);
            parts.push(format!("{} {due}", self.pick("due", "batas")));
        }
        if let Some(done) = visit.done {
            parts.push(format!(
                "{} {}",
                self.pick("done", "selesai"),
                moment(done, false)
            ));
        }
        if let Some(used) = visit.used {
            parts.push(format!(
                "{} {}",
                self.pick("used", "terpakai"),
                used.in_words(lang)
            ));
        }
        if !parts.is_empty() {
            self.line(1, "", &parts.join(", "), Paint::Dim);
        }
        let days = explained.days.as_ref();
        if let Some(days) = days.filter(|days| in_days && !days.off.is_empty()) {
            self.days(days);
        }
        for pause in &explained.pauses {
            let text = match lang {
                Lang::En => format!(
                    "the clock stood still {}",
                    self.between(pause.from, Some(pause.to))
                ),
                Lang::Id => format!(
                    "waktu berhenti dihitung {}",
                    self.between(pause.from, Some(pause.to))
                ),
            };
            let by = pause.by.in_words(lang);
            let moved = self.pick("the due date moved by", "batas bergeser");
            self.line(1, "", &format!("{text}: {moved} {by}"), Paint::Dim);
        }
    }

    /// The days that were counted, and those that were not: told where some were not.
    fn days(&mut self, days: &Days) {
        let weekend = days.off.iter().filter(|day| day.holiday.is_none()).count();
        let holidays = days.off.iter().filter_map(|day| {
            let name = day.holiday.as_ref()?;
            Some(format!("{} {name}", day.date))
        });
        let holidays: Vec<String> = holidays.collect();
        let text = match self.lang() {
            Lang::En => format!(
                "after {} up to {}: {} working days of {} dates",
                days.from, days.to, days.workdays, days.calendar_days
            ),
            Lang::Id => format!(
                "setelah {} sampai {}: {} hari kerja dari {} tanggal",
                days.from, days.to, days.workdays, days.calendar_days
            ),
        };
        let mut off = Vec::new();
        match (weekend, self.lang()) {
            (0, _) => {}
            (1, Lang::En) => off.push("1 day of a weekend".to_string()),
            (_, Lang::En) => off.push(format!("{weekend} days of weekends")),
            (_, Lang::Id) => off.push(format!("{weekend} hari akhir pekan")),
        }
        off.extend(holidays.iter().take(HOLIDAYS).cloned());
        if holidays.len() > HOLIDAYS {
            off.push("…".to_string());
        }
        let head = self.pick("not counted:", "tidak dihitung:");
        let text = format!("{text}; {head} {}", off.join(", "));
        self.line(1, "", &text, Paint::Dim);
    }

    fn exits(&mut self, explained: &ExplainedVisit) {
        for exit in &explained.exits {
            let sign = if exit.taken { "→ " } else { "- " };
            let text = self.exit(explained, exit);
            self.line(1, sign, &text, Paint::Blue);
        }
    }

    /// An exit: its name, its condition, and whether and why it was taken.
    fn exit(&self, explained: &ExplainedVisit, exit: &ExplainedExit) -> String {
        let node = &self.setting.plan.sop()[explained.visit.node];
        let of = node.exits.get(exit.exit as usize);
        let label = of
            .and_then(|of| of.label.as_ref())
            .map(|label| format!("`{}`", label.value));
        let label =
            label.unwrap_or_else(|| format!("{} {}", self.pick("exit", "cabang"), exit.exit + 1));
        let mut text = match (&exit.condition, of.map(|of| &of.trigger)) {
            (Some(condition), _) => format!(
                "{label} {} {}",
                self.pick("when", "bila"),
                self.answered(condition)
            ),
            (None, Some(ExitTrigger::Otherwise)) => {
                format!("{label}: {}", self.pick("otherwise", "selain itu"))
            }
            (None, _) => label,
        };
        if exit.taken {
            text.push_str(self.pick("; taken", "; diambil"));
            if let Some(why) = explained.why {
                text.push_str(&self.why(why));
            }
        }
        text
    }

    fn why(&self, why: Why) -> String {
        match (why, self.lang()) {
            (Why::Outcome(word), Lang::En) => {
                format!(
                    ", as the outcome `{}` says",
                    self.setting.lexicon.text(word)
                )
            }
            (Why::Outcome(word), Lang::Id) => {
                format!(
                    ", menurut hasil `{}` dalam log",
                    self.setting.lexicon.text(word)
                )
            }
            (Why::Data, Lang::En) => ", as the data say".to_string(),
            (Why::Data, Lang::Id) => ", menurut data kasus".to_string(),
            (Why::Next, Lang::En) => ", as what was done next shows".to_string(),
            (Why::Next, Lang::Id) => ", terlihat dari langkah berikutnya".to_string(),
        }
    }
}
