//! The explanation of a case: what is found in it, its course, and what is due next.

use super::Page;
use super::words;
use crate::report::run::next::due_on;
use crate::report::run::words::told;
use crate::report::web::{Html, Sheet};
use crate::run::judge::Explanation;
use crate::run::{Case, Finding, Next, Status, Verdict, gathered};

impl Page<'_> {
    pub(super) fn explanation(&self, html: &mut Html, case: &Case<'_>, explained: &Explanation) {
        html.element("div", &[("class", "explained")], |html| {
            if let Some(line) = case.header.and_then(|header| header.line) {
                let words = words::FILED.with(self.lang, &[&line.to_string()]);
                html.words("p", &[("class", "hint")], &words);
            }
            self.findings(html, case, &explained.verdict);
            self.course(html, case, explained);
            self.all_next(html, &explained.verdict);
        });
    }

    fn findings(&self, html: &mut Html, case: &Case<'_>, verdict: &Verdict) {
        if verdict.findings.is_empty() {
            return;
        }
        html.element("ul", &[("class", "findings")], |html| {
            for finding in gathered(by_weight(&verdict.findings)) {
                html.element("li", &[], |html| {
                    self.tag(html, finding.first.level);
                    let said = told(&self.account.setting, case, &finding);
                    html.element("span", &[], |html| html.quoted(&said));
                });
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
        if next.perhaps {
            html.text(self.say(words::PERHAPS));
            html.text(" ");
        }
        html.isolated(&self.sop.node_label(next.node));
        let actors = next
            .by
            .iter()
            .filter_map(|actor| self.sop.actors.get(actor.0 as usize));
        let actors: Vec<&str> = actors.map(|actor| actor.title.value.as_str()).collect();
        if !actors.is_empty() {
            html.text(", ");
            html.isolated(&words::BY_ACTORS.with(self.lang, &[&actors.join(", ")]));
        }
        let due = next
            .due
            .map(|due| due_on(&self.account.setting, next.node, due));
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
