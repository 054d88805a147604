//! The forecast as a page that stands alone.

use super::Outlook;
use super::words::{Outcome, outcome};
use crate::lang::Lang;
use crate::report::web::{Head, Html, Sheet, dates_in, document, pairs, words_in};
use crate::simulate::forecast::{CaseForecast, Deadline};

pairs! {
    KICKER: "Forecast", "Prakiraan";
    CASES: "Open cases", "Kasus terbuka";
    HINT: "The likeliest to break a deadline come first. A chance is the share of the plays in which the deadline is broken, with its interval of 95%.",
        "Yang paling mungkin melampaui batas ditampilkan lebih dahulu. Peluang adalah bagian dari semua pengulangan yang melampaui batas, dengan selang 95%.";
    CASE: "Case", "Kasus";
    STANDS: "Stands at", "Berada di";
    HALF: "Done by (50%)", "Selesai (50%)";
    NINE_TENTHS: "Done by (90%)", "Selesai (90%)";
    DEADLINES: "Chance to break", "Peluang terlampaui";
    UNPLACED: "Not in the forecast", "Tidak diperkirakan";
    WHY: "Why", "Sebabnya";
    ASSUMED: "What was assumed", "Asumsi yang dipakai";
    FILES: "Files", "Berkas";
    LOOKED_AT: "What was looked at", "Yang dilihat";
    NO_CASES: "No case is open.", "Tidak ada kasus yang terbuka.";
}

const CASE_HEAD: Head = words_in(CASE);
const STANDS_HEAD: Head = words_in(STANDS);
const HALF_HEAD: Head = dates_in(HALF);
const NINE_HEAD: Head = dates_in(NINE_TENTHS);
const DEADLINES_HEAD: Head = words_in(DEADLINES);
const WHY_HEAD: Head = words_in(WHY);

/// What the style has besides that of all pages.
const STYLE: &str = ".clean-words { color: var(--good); }";

/// The page.
pub fn html(outlook: &Outlook<'_>) -> String {
    let page = Page { outlook };
    let title = format!("{} · {}", page.say(KICKER), outlook.sop().title.value);
    document(outlook.lang(), &title, STYLE, |html| page.body(html))
}

struct Page<'a> {
    outlook: &'a Outlook<'a>,
}

impl Sheet for Page<'_> {
    fn lang(&self) -> Lang {
        self.outlook.lang()
    }
}

impl Page<'_> {
    fn body(&self, html: &mut Html) {
        html.element("div", &[("class", "sheet")], |html| {
            self.title_block(html);
            html.element("main", &[], |html| {
                self.cases(html);
                self.unplaced(html);
                self.assumptions(html);
            });
        });
    }

    fn title_block(&self, html: &mut Html) {
        let outlook = self.outlook;
        html.element("header", &[("class", "title-block")], |html| {
            html.words("p", &[("class", "kicker")], self.say(KICKER));
            html.foreign("h1", &[], &outlook.sop().title.value);
            let files = [
                Some(outlook.setting.sop_file),
                outlook.setting.scenario_file,
                outlook.events_file,
                outlook.cases_file,
            ];
            let files: Vec<&str> = files.into_iter().flatten().collect();
            self.fact_list(
                html,
                &[
                    (LOOKED_AT, outlook.head().replace('`', "")),
                    (FILES, files.join(", ")),
                ],
            );
            for note in outlook.notes() {
                html.element("p", &[("class", "remark-words")], |html| html.quoted(&note));
            }
        });
    }

    fn cases(&self, html: &mut Html) {
        self.section(html, "cases", CASES, |html| {
            if self.outlook.names.is_empty() {
                html.words("p", &[], self.say(NO_CASES));
                return;
            }
            self.hint(html, HINT);
            let heads = [CASE_HEAD, STANDS_HEAD, HALF_HEAD, NINE_HEAD, DEADLINES_HEAD];
            self.table(html, &heads, |html| {
                for (name, case) in self.outlook.cases() {
                    html.element("tr", &[], |html| self.case(html, name, case));
                }
            });
        });
    }

    fn case(&self, html: &mut Html, name: &str, case: &CaseForecast) {
        let outlook = self.outlook;
        html.foreign("th", &[("scope", "row"), ("class", "t")], name);
        let label = self.say(STANDS);
        html.element("td", &[("class", "t"), ("data-label", label)], |html| {
            for (node, since) in &case.at {
                html.foreign("div", &[], &outlook.stands(*node, *since));
            }
        });
        self.cell(html, HALF_HEAD, &outlook.by_date(case.half));
        self.cell(html, NINE_HEAD, &outlook.by_date(case.nine_tenths));
        let label = self.say(DEADLINES);
        html.element("td", &[("class", "t"), ("data-label", label)], |html| {
            for deadline in &case.deadlines {
                self.deadline(html, deadline);
            }
        });
    }

    fn deadline(&self, html: &mut Html, deadline: &Deadline) {
        let (class, mark) = match outcome(deadline) {
            Outcome::Bad => ("violation-words", "✗ "),
            Outcome::Doubtful => ("remark-words", "! "),
            Outcome::Good => ("clean-words", "✓ "),
        };
        html.element("div", &[("class", class)], |html| {
            html.text(mark);
            html.quoted(&self.outlook.deadline(deadline));
        });
    }

    fn unplaced(&self, html: &mut Html) {
        if self.outlook.unplaced.is_empty() {
            return;
        }
        self.section(html, "unplaced", UNPLACED, |html| {
            self.table(html, &[CASE_HEAD, WHY_HEAD], |html| {
                for (name, why) in self.outlook.unplaced {
                    html.element("tr", &[], |html| {
                        html.foreign("th", &[("scope", "row"), ("class", "t")], name);
                        self.cell(html, WHY_HEAD, self.outlook.reason(*why));
                    });
                }
            });
        });
    }

    fn assumptions(&self, html: &mut Html) {
        let assumed = self.outlook.assumptions();
        if assumed.is_empty() {
            return;
        }
        self.section(html, "assumed", ASSUMED, |html| {
            html.element("ul", &[], |html| {
                for assumption in &assumed {
                    html.element("li", &[], |html| html.quoted(assumption));
                }
            });
        });
    }
}
