//! What deviates, by kind.

use super::Page;
use super::words;
use crate::model::RowId;
use crate::report::run::amounts::count;
use crate::report::run::kinds;
use crate::report::run::words::level_name;
use crate::report::web::{Head, Html, Sheet, numbers_in, words_in};
use crate::run::Level;
use crate::run::summary::KindSum;

const KIND: Head = words_in(words::KIND);
const WEIGHT: Head = words_in(words::WEIGHT);
const FOUND: Head = numbers_in(words::FOUND);
const IN_CASES: Head = numbers_in(words::IN_CASES);
const MOSTLY_AT: Head = words_in(words::MOSTLY_AT);

impl Page<'_> {
    pub(super) fn kinds(&self, html: &mut Html) {
        self.section(html, "kinds", words::KINDS, |html| {
            let kinds = self.account.summary.kinds();
            if kinds.is_empty() {
                html.words("p", &[], self.say(words::NOTHING_FOUND));
                return;
            }
            self.table(html, &[KIND, WEIGHT, FOUND, IN_CASES, MOSTLY_AT], |html| {
                for kind in kinds {
                    html.element("tr", &[], |html| self.kind(html, kind));
                }
            });
        });
    }

    fn kind(&self, html: &mut Html, kind: &KindSum) {
        html.words("th", &[("scope", "row")], kinds::kind(kind.code, self.lang));
        html.element("td", &[("data-label", self.say(WEIGHT.title))], |html| {
            if let Some(level) = kind.hardest() {
                self.tag(html, level);
            }
        });
        self.cell(html, FOUND, &count(kind.count(), self.lang));
        self.cell(html, IN_CASES, &count(kind.cases, self.lang));
        let most = commonest(&kind.rows);
        html.element("td", &[("data-label", self.say(MOSTLY_AT.title))], |html| {
            if let Some(row) = most {
                html.isolated(&self.sop.row_label(row));
            }
        });
    }

    /// How much something weighs, as a coloured word.
    pub(super) fn tag(&self, html: &mut Html, level: Level) {
        let class = format!("tag {}", level_name(level));
        html.words(
            "span",
            &[("class", &class)],
            words::level(level).say(self.lang),
        );
    }
}

/// The first of the rows with the highest count.
fn commonest(rows: &[u64]) -> Option<RowId> {
    let most = rows.iter().max().filter(|most| **most > 0)?;
    let mut counted = (0..).map(RowId).zip(rows);
    counted
        .find(|(_, count)| *count == most)
        .map(|(row, _)| row)
}
