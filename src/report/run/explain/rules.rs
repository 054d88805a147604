//! The rules, and why each binds and holds or does not.

use super::Sheet;
use crate::report::run::words::{rule_state, strength};
use crate::report::terminal::Paint;
use crate::run::judge::ExplainedRule;
use crate::run::{Gathered, RuleState, gathered};

impl Sheet<'_> {
    pub(super) fn rules(&mut self) {
        let explanation = self.explanation;
        if explanation.rules.is_empty() {
            return;
        }
        self.title(self.pick("Rules", "Aturan"));
        let findings = explanation.verdict.findings.iter();
        let findings = gathered(findings.filter(|finding| finding.rule.is_some()));
        let (several, single): (Vec<_>, Vec<_>) =
            findings.into_iter().partition(Gathered::is_several);
        for rule in &explanation.rules {
            self.rule(rule);
            let own = |it: &&Gathered<'_>| it.first.rule == Some(rule.rule);
            let own = single.iter().filter(own);
            own.for_each(|finding| self.finding(1, finding));
        }
        several.iter().for_each(|finding| self.finding(0, finding));
    }

    fn rule(&mut self, explained: &ExplainedRule) {
        let Some(rule) = self.setting.plan.sop().rules.get(explained.rule.0 as usize) else {
            return;
        };
        let lang = self.lang();
        let (sign, paint) = match explained.state {
            RuleState::Kept | RuleState::Used => ("✓ ", Paint::Green),
            RuleState::Broken => ("✗ ", Paint::Red),
            RuleState::Unknown => ("! ", Paint::Yellow),
            RuleState::Question => ("? ", Paint::Blue),
            RuleState::Idle | RuleState::Open => ("· ", Paint::Dim),
        };
        let title = rule
            .title
            .as_ref()
            .map_or(String::new(), |title| format!(" {}", title.value));
        let text = format!(
            "`{}`{title} ({}): {}",
            rule.name.value,
            strength(rule.strength.value, lang),
            rule_state(explained.state, lang)
        );
        self.line(0, sign, &text, paint);
        if let Some(binds) = &explained.binds {
            let condition = self.reasons().answered(binds);
            let head = self.pick("binds when", "berlaku bila");
            self.line(1, "", &format!("{head} {condition}"), Paint::Dim);
        }
        let idle = explained.state == RuleState::Idle;
        for asked in explained.requires.iter().filter(|_| !idle) {
            let condition = self.reasons().answered(asked);
            let head = self.pick("asks for", "mensyaratkan");
            self.line(1, "", &format!("{head} {condition}"), Paint::Dim);
        }
        for pause in &explained.pauses {
            let between = self.between(pause.from, pause.to);
            let head = self.pick("the clock stood still", "waktu berhenti dihitung");
            self.line(1, "", &format!("{head} {between}"), Paint::Dim);
        }
    }
}
