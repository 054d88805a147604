//! What became of the rules, and what only a person can judge.

use super::Page;
use super::opening::percent;
use super::words;
use crate::model::{Rule, RuleId, RuleKind};
use crate::report::run::words::{cases, strength};
use crate::report::web::{Head, Html, Sheet, numbers_in, words_in};
use crate::run::summary::RuleSum;
use crate::run::{FindingKind, Judged};

const RULE: Head = words_in(words::RULE);
const STRENGTH: Head = words_in(words::STRENGTH);
const KEPT: Head = numbers_in(words::KEPT);
const BROKEN: Head = numbers_in(words::BROKEN);
const USED: Head = numbers_in(words::USED);
const OPEN: Head = numbers_in(words::OPEN);
const UNKNOWN: Head = numbers_in(words::UNKNOWN);
const ASKED: Head = numbers_in(words::ASKED);
const IDLE: Head = numbers_in(words::IDLE);

/// How many cases of a question are named.
const NAMED: usize = 12;

impl Page<'_> {
    pub(super) fn rules(&self, html: &mut Html) {
        self.section(html, "rules", words::RULES, |html| {
            if self.sop.rules.is_empty() {
                html.words("p", &[], self.say(words::NO_RULES));
                return;
            }
            let heads = [
                RULE, STRENGTH, KEPT, BROKEN, USED, OPEN, UNKNOWN, ASKED, IDLE,
            ];
            self.table(html, &heads, |html| {
                for (rule, sum) in self.sop.rules.iter().zip(&self.account.summary.rules) {
                    html.element("tr", &[], |html| self.rule(html, rule, sum));
                }
            });
        });
    }

    fn rule(&self, html: &mut Html, rule: &Rule, sum: &RuleSum) {
        html.element("th", &[("scope", "row")], |html| {
            html.isolated(title(rule));
            self.kept_and_broken(html, sum);
        });
        self.cell(html, STRENGTH, strength(rule.strength.value, self.lang));
        self.cell(html, KEPT, &self.some(sum.kept));
        let label = self.say(BROKEN.title);
        html.element("td", &[("class", "n"), ("data-label", label)], |html| {
            if sum.broken > 0 {
                html.words(
                    "strong",
                    &[("class", "violation-words")],
                    &self.some(sum.broken),
                );
            }
        });
        let rest = [(USED, sum.used), (OPEN, sum.open), (UNKNOWN, sum.unknown)];
        for (head, number) in rest
            .into_iter()
            .chain([(ASKED, sum.questions), (IDLE, sum.idle)])
        {
            self.cell(html, head, &self.some(number));
        }
    }

    /// A band of those that keep a rule and those that break it.
    fn kept_and_broken(&self, html: &mut Html, sum: &RuleSum) {
        let whole = sum.kept.saturating_add(sum.broken);
        if whole == 0 {
            return;
        }
        html.element(
            "span",
            &[("class", "split"), ("aria-hidden", "true")],
            |html| {
                for (class, part) in [("bad", sum.broken), ("good", sum.kept)] {
                    let style = format!("width:{}", percent(part, whole));
                    html.words("span", &[("class", class), ("style", &style)], "");
                }
            },
        );
    }

    pub(super) fn questions(&self, html: &mut Html) {
        let rules = (0..).map(RuleId).zip(&self.sop.rules);
        let rules = rules.zip(&self.account.summary.rules);
        let asked: Vec<_> = rules.filter(|(_, sum)| sum.questions > 0).collect();
        if asked.is_empty() {
            return;
        }
        self.section(html, "questions", words::TO_ANSWER, |html| {
            self.hint(html, words::TO_ANSWER_HINT);
            for ((id, rule), sum) in asked {
                let questions = rule.parts.iter().filter_map(question);
                for question in questions {
                    html.foreign("h3", &[], question);
                }
                self.cases_asked(html, id, sum.questions);
            }
        });
    }

    /// The cases for which a rule is a question, as far as they are listed.
    fn cases_asked(&self, html: &mut Html, rule: RuleId, number: u64) {
        let asks = |judged: &Judged| {
            let mut findings = judged.verdict.findings.iter();
            findings.any(|it| it.rule == Some(rule) && it.kind == FindingKind::Question)
        };
        let listed = (1..)
            .zip(self.account.worst)
            .filter(|(_, judged)| asks(judged));
        let named: Vec<_> = listed.take(NAMED).collect();
        html.element("p", &[], |html| {
            html.text(&cases(number, self.lang));
            for (at, (place, judged)) in named.iter().enumerate() {
                html.text(if at == 0 { ": " } else { ", " });
                let target = format!("#case-{place}");
                let id = judged.case().map_or("", |case| case.id);
                html.foreign("a", &[("href", &target)], id);
            }
            let more = number.saturating_sub(named.len() as u64);
            if more > 0 && !named.is_empty() {
                html.text(" ");
                html.text(&words::AND_MORE.with(self.lang, &[&self.some(more)]));
            }
        });
    }
}

/// What a rule says in words, or its name.
pub(super) fn title(rule: &Rule) -> &str {
    let title = rule.title.as_ref().map(|title| title.value.as_str());
    title.unwrap_or(&rule.name.value)
}

fn question(part: &RuleKind) -> Option<&str> {
    match part {
        RuleKind::Judge { question, .. } => Some(&question.value),
        _ => None,
    }
}
