//! What the rules say of a case, in words.

use super::Words;
use super::amounts::amount;
use crate::diagnostic::messages::{RunMessage, Worded};
use crate::lang::Lang;
use crate::model::{FieldId, RuleId, RuleKind};
use crate::run::FindingKind;

impl Words<'_> {
    /// What the rules say.
    pub(super) fn of_rule(&self) -> RunMessage {
        let (rule, at) = (self.rule().unwrap_or_default(), self.at());
        match self.finding.kind {
            FindingKind::RuleBroken => RunMessage::RuleBroken { rule, at },
            FindingKind::RuleUnknown { missing } => RunMessage::RuleUnknown {
                rule,
                missing: self.missing(missing),
                at,
            },
            FindingKind::Question => self.question(at),
            FindingKind::RightUsed { after } => RunMessage::RightUsed {
                rule,
                after: amount(after),
                at,
            },
            FindingKind::RightTooEarly { after } => RunMessage::RightTooEarly {
                rule,
                after: amount(after),
                at,
            },
            FindingKind::RightGained { since } => RunMessage::RightGained {
                rule,
                since: since.date().to_string(),
            },
            _ => RunMessage::NotProven {},
        }
    }

    /// Several rules that can't be judged for the reason that the finding has.
    pub(super) fn of_rules(&self, rules: &[RuleId]) -> RunMessage {
        let missing = match self.finding.kind {
            FindingKind::RuleUnknown { missing } => missing,
            _ => None,
        };
        let names = rules.iter().map(|rule| &self.sop[*rule].name.value);
        let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
        RunMessage::RulesUnknown {
            rules: names.join(", "),
            missing: self.missing(missing),
            at: self.at(),
        }
    }

    fn question(&self, at: Worded) -> RunMessage {
        let rule = self
            .finding
            .rule
            .and_then(|rule| self.sop.rules.get(rule.0 as usize));
        let parts = rule.into_iter().flat_map(|rule| &rule.parts);
        let asks = parts.filter_map(|part| match part {
            RuleKind::Judge { at, question, by } => Some((at, question, by)),
            _ => None,
        });
        let mut asked_here = asks.filter(|(at, ..)| {
            let node = at.as_ref().map(|at| at.value);
            node == self.finding.node
        });
        let (question, by) = match asked_here.next() {
            Some((_, question, by)) => (question.value.clone(), by.as_ref().map(|by| by.value)),
            None => (String::new(), None),
        };
        let by = by.map(|by| self.sop[by].title.value.clone());
        let by = Worded::new(|lang| match &by {
            None => String::new(),
            Some(by) => match lang {
                Lang::En => format!(" by `{by}`"),
                Lang::Id => format!(" oleh `{by}`"),
            },
        });
        RunMessage::Question { question, by, at }
    }

    fn missing(&self, field: Option<FieldId>) -> Worded {
        let field = field.map(|field| &self.sop[field]);
        let name = field.map(|field| match &field.title {
            Some(title) => title.value.clone(),
            None => field.name.value.clone(),
        });
        Worded::new(|lang| match (&name, lang) {
            (None, _) => String::new(),
            (Some(name), Lang::En) => format!(": the case does not say `{name}`"),
            (Some(name), Lang::Id) => format!(": kasus tidak menyebut `{name}`"),
        })
    }
}
