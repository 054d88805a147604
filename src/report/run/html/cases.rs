//! The list of cases, the worst first, with a filter.

use std::collections::BTreeSet;

use super::Page;
use super::words;
use crate::calendar::Moment;
use crate::report::run::amounts::count;
use crate::report::run::kinds::kind;
use crate::report::run::words::{cases, counted, level_name, moment, status, status_name};
use crate::report::web::{Head, Html, Pair, Sheet, dates_in, numbers_in, words_in};
use crate::run::judge::{Explanation, Judge, Options};
use crate::run::{Case, Level, Status, Verdict};

const CASE: Head = words_in(words::CASE);
const STATUS: Head = words_in(words::STATUS);
const JUDGEMENT: Head = words_in(words::JUDGEMENT);
const VIOLATIONS: Head = numbers_in(words::VIOLATIONS);
const WORKDAYS: Head = numbers_in(words::WORKDAYS);
const BEGAN: Head = dates_in(words::BEGAN);
const LAST: Head = dates_in(words::LAST);
const NEXT: Head = words_in(words::NEXT);
const HEADS: [Head; 8] = [
    CASE, STATUS, JUDGEMENT, VIOLATIONS, WORKDAYS, BEGAN, LAST, NEXT,
];

/// What a case without violations and remarks is called in the filter.
const CLEAN: &str = "clean";

impl Page<'_> {
    pub(super) fn cases(&self, html: &mut Html) {
        self.section(html, "cases", words::LIST, |html| {
            let listed = self.account.worst;
            html.words(
                "p",
                &[("class", "hint")],
                &format!(
                    "{} {}",
                    self.how_many(listed.len() as u64),
                    self.say(words::PRINTING)
                ),
            );
            if listed.is_empty() {
                return;
            }
            self.filter(html);
            let pattern = self.say(words::SHOWN);
            let attributes = [
                ("id", "shown"),
                ("class", "shown"),
                ("data-pattern", pattern),
                ("aria-live", "polite"),
            ];
            html.words("p", &attributes, "");
            html.element("div", &[("class", "scroll")], |html| {
                html.element(
                    "table",
                    &[("class", "cards"), ("id", "case-list")],
                    |html| {
                        self.heads(html, &HEADS);
                        let mut judge = self.judge();
                        for (place, judged) in (1..).zip(listed) {
                            if let Some(case) = judged.case() {
                                self.case(html, place, &case, &judge.explain(&case));
                            }
                        }
                    },
                );
            });
        });
    }

    /// A judge who can say why.
    fn judge(&self) -> Judge<'_> {
        let setting = &self.account.setting;
        let options = Options {
            as_of: setting.as_of,
        };
        Judge::new(
            setting.plan,
            setting.names,
            setting.calendar,
            setting.lexicon,
            options,
        )
    }

    /// How many cases are listed, and how many are not.
    fn how_many(&self, listed: u64) -> String {
        let all = self.account.summary.cases;
        let said = cases(all, self.lang);
        match all.saturating_sub(listed) {
            _ if all == 0 => self.say(words::NO_CASES).to_owned(),
            0 => words::ALL_LISTED.with(self.lang, &[&said]),
            rest => {
                let numbers = [count(listed, self.lang), said, count(rest, self.lang)];
                words::SOME_LISTED.with(self.lang, &[&numbers[0], &numbers[1], &numbers[2]])
            }
        }
    }

    /// The filter, which only the script makes visible.
    fn filter(&self, html: &mut Html) {
        let label = self.say(words::FILTER);
        html.element(
            "form",
            &[("id", "filter"), ("class", "filter"), ("aria-label", label)],
            |html| {
                html.element("div", &[], |html| {
                    html.words("label", &[("for", "filter-text")], self.say(words::SEARCH));
                    html.empty(
                        "input",
                        &[("id", "filter-text"), ("name", "text"), ("type", "search")],
                    );
                });
                self.choice(html, "status", words::STATUS, self.statuses());
                self.choice(html, "level", words::JUDGEMENT, self.levels());
                self.choice(html, "kind", words::KIND, self.codes());
                html.words("button", &[("type", "reset")], self.say(words::RESET));
                let attributes = [
                    ("type", "button"),
                    ("id", "open-all"),
                    ("aria-pressed", "false"),
                ];
                html.words("button", &attributes, self.say(words::OPEN_ALL));
            },
        );
    }

    fn choice(&self, html: &mut Html, name: &str, label: Pair, options: Vec<(&str, &str)>) {
        let id = format!("filter-{name}");
        html.element("div", &[], |html| {
            html.words("label", &[("for", &id)], self.say(label));
            html.element("select", &[("id", &id), ("name", name)], |html| {
                html.words("option", &[("value", "")], self.say(words::ANY));
                for (value, words) in options {
                    html.words("option", &[("value", value)], words);
                }
            });
        });
    }

    fn statuses(&self) -> Vec<(&'static str, &'static str)> {
        let all = [
            Status::Finished,
            Status::Running,
            Status::Stopped,
            Status::Planned,
        ];
        let is_listed = |one: &Status| {
            let mut listed = self.account.worst.iter();
            listed.any(|judged| judged.verdict.status == *one)
        };
        let listed = all.into_iter().filter(is_listed);
        listed
            .map(|one| (status_name(one), status(one, self.lang)))
            .collect()
    }

    fn levels(&self) -> Vec<(&'static str, &'static str)> {
        let all = [Level::Violation, Level::Remark, Level::Question];
        let all = all.map(|one| (level_name(one), words::level(one).say(self.lang)));
        let clean = (CLEAN, self.say(words::NOTHING));
        all.into_iter().chain([clean]).collect()
    }

    /// The kinds of what was found in the listed cases, by their words.
    fn codes(&self) -> Vec<(&'static str, &'static str)> {
        let findings = self
            .account
            .worst
            .iter()
            .flat_map(|judged| &judged.verdict.findings);
        let codes: BTreeSet<&'static str> = findings.map(|finding| finding.kind.code()).collect();
        let codes = codes.into_iter().map(|code| (code, kind(code, self.lang)));
        let mut codes: Vec<_> = codes.collect();
        codes.sort_by_key(|(_, words)| *words);
        codes
    }

    fn case(&self, html: &mut Html, place: usize, case: &Case<'_>, explained: &Explanation) {
        let verdict = &explained.verdict;
        let id = format!("case-{place}");
        let (levels, codes) = (levels(verdict), codes(verdict));
        let attributes = [
            ("class", "case"),
            ("id", &*id),
            ("data-status", status_name(verdict.status)),
            ("data-level", &*levels),
            ("data-kinds", &*codes),
        ];
        html.element("tbody", &attributes, |html| {
            html.element("tr", &[], |html| self.summary_row(html, case, verdict));
            html.element("tr", &[], |html| {
                let span = HEADS.len().to_string();
                html.element("td", &[("colspan", &span)], |html| {
                    html.element("details", &[], |html| {
                        html.words("summary", &[], &self.how_much(case, verdict));
                        self.explanation(html, case, explained);
                    });
                });
            });
        });
    }

    fn summary_row(&self, html: &mut Html, case: &Case<'_>, verdict: &Verdict) {
        html.element("th", &[("scope", "row"), ("class", "id")], |html| {
            html.isolated(case.id)
        });
        self.cell(html, STATUS, status(verdict.status, self.lang));
        html.element(
            "td",
            &[
                ("data-label", self.say(JUDGEMENT.title)),
                ("data-key", severity(verdict)),
            ],
            |html| match hardest(verdict) {
                Some(level) => self.tag(html, level),
                None => html.words("span", &[("class", "tag clean")], self.say(words::NOTHING)),
            },
        );
        let violations = verdict
            .findings
            .iter()
            .filter(|it| it.level == Level::Violation);
        self.number(html, VIOLATIONS, i64::try_from(violations.count()).ok());
        self.number(html, WORKDAYS, verdict.workdays);
        self.date(html, BEGAN, verdict.began);
        self.date(html, LAST, verdict.last);
        html.element("td", &[("data-label", self.say(NEXT.title))], |html| {
            if let Some(next) = verdict.next.first() {
                self.next(html, next);
            }
        });
    }

    fn number(&self, html: &mut Html, head: Head, number: Option<i64>) {
        let key = number.unwrap_or(-1).to_string();
        let shown = number.filter(|number| *number > 0 || head.title == WORKDAYS.title);
        let shown = shown.map(|number| number.to_string()).unwrap_or_default();
        let attributes = [
            ("class", "n"),
            ("data-label", self.say(head.title)),
            ("data-key", &*key),
        ];
        html.words("td", &attributes, &shown);
    }

    fn date(&self, html: &mut Html, head: Head, at: Option<Moment>) {
        let shown = at.map(|at| moment(at, true)).unwrap_or_default();
        let attributes = [("class", "when"), ("data-label", self.say(head.title))];
        html.words("td", &attributes, &shown);
    }

    fn how_much(&self, case: &Case<'_>, verdict: &Verdict) -> String {
        let events = case.events.len() as u64;
        let events = counted(events, self.lang, "event", "events", "kejadian");
        let findings = match verdict.findings.len() as u64 {
            0 => self.say(words::NO_FINDINGS).to_owned(),
            number => counted(number, self.lang, "finding", "findings", "temuan"),
        };
        words::EXPLAIN.with(self.lang, &[&events, &findings])
    }
}

/// How much the hardest finding weighs, notes aside.
fn hardest(verdict: &Verdict) -> Option<Level> {
    let levels = verdict.findings.iter().map(|finding| finding.level);
    levels.max().filter(|level| *level > Level::Note)
}

/// A key by which the cases with the hardest findings come first.
fn severity(verdict: &Verdict) -> &'static str {
    match hardest(verdict) {
        Some(Level::Violation) => "1",
        Some(Level::Remark) => "2",
        Some(Level::Question) => "3",
        _ => "4",
    }
}

/// The levels of a case's findings, for the filter.
fn levels(verdict: &Verdict) -> String {
    let levels: BTreeSet<Level> = verdict.findings.iter().map(|it| it.level).collect();
    let mut names: Vec<&str> = levels
        .iter()
        .rev()
        .map(|level| level_name(*level))
        .collect();
    if hardest(verdict).is_none_or(|level| level < Level::Remark) {
        names.push(CLEAN);
    }
    names.join(" ")
}

/// The codes of a case's findings, for the filter.
fn codes(verdict: &Verdict) -> String {
    let codes: BTreeSet<&str> = verdict.findings.iter().map(|it| it.kind.code()).collect();
    let codes: Vec<&str> = codes.into_iter().collect();
    codes.join(" ")
}
