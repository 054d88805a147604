//! The page with plots, as one file that stands alone and needs no script.
//!
//! It says what the table says, and draws what is better seen: how cases spread over their time, where the limits of the
//! rules lie, how busy each actor is from week to week, and where on the SOP's own flow cases wait ([`super::flow_notes`]
//! makes the notes; whoever knows the renderer draws them).

mod axis;
mod course;
mod histogram;
mod opening;
mod steps;
mod times;
mod words;

use super::parts::{self, Cell, Holds, Table, Tone};
use super::{Account, Played, tell};
use crate::lang::Lang;
use crate::model::Sop;
use crate::report::web::{Head, Html, Sheet, dates_in, document, numbers_in, words_in};

/// What the style has besides that of all pages.
const STYLE: &str = include_str!("style.css");

/// The page. `flow` is the picture of the SOP with the notes upon it, as SVG; without one that part is a table alone.
pub fn html(account: &Account<'_>, flow: Option<&str>) -> String {
    let shown = account.shown();
    let page = Page {
        account,
        shown,
        sop: shown.setting.sop(),
        lang: account.lang(),
    };
    let title = format!("{} · {}", page.say(words::KICKER), page.sop.title.value);
    document(page.lang, &title, STYLE, |html| page.body(html, flow))
}

/// What all parts of the page look at.
struct Page<'a> {
    account: &'a Account<'a>,
    /// What is shown in full.
    shown: Played<'a>,
    sop: &'a Sop,
    lang: Lang,
}

impl Sheet for Page<'_> {
    fn lang(&self) -> Lang {
        self.lang
    }
}

impl Page<'_> {
    fn body(&self, html: &mut Html, flow: Option<&str>) {
        let (results, lang) = (self.shown.results, self.lang);
        html.element("div", &[("class", "sheet")], |html| {
            self.title_block(html);
            html.element("main", &[], |html| {
                self.answer(html);
                self.glance(html);
                self.times(html);
                self.steps(html);
                self.flow(html, flow);
                self.course(html);
                self.part(html, &parts::actors(self.sop, results, lang));
                self.part(html, &parts::rules(self.sop, results, lang));
                self.assumptions(html);
            });
            html.words("footer", &[], self.say(words::FOOTER));
        });
    }

    /// What was asked: the difference of two, or the least staff.
    fn answer(&self, html: &mut Html) {
        match self.account {
            Account::Played(_) => {}
            Account::Compared { comparison, .. } => {
                let differences = parts::differences(self.sop, comparison, self.lang);
                if differences.rows.is_empty() {
                    html.words("p", &[], tell::nothing_differs(self.lang));
                }
                self.part(html, &differences);
            }
            Account::Sought {
                setting,
                goal,
                sought,
            } => {
                self.section(html, "answer", words::SEARCH, |html| {
                    html.element("ul", &[("class", "told")], |html| {
                        let answer = tell::answer(setting, goal, sought);
                        self.told(html, "weak", &answer);
                        self.told(html, "plain", &tell::plays(sought, self.lang));
                        let doubt = tell::search_doubt(sought, self.lang);
                        doubt.iter().for_each(|it| self.told(html, "note", it));
                    });
                });
                self.part(html, &parts::trials(setting, goal, sought));
            }
        }
    }

    /// A sentence with names in backticks, set as a page sets it.
    fn told(&self, html: &mut Html, class: &str, sentence: &str) {
        html.element("li", &[("class", class)], |html| {
            html.quoted(&written_out(sentence))
        });
    }

    /// A table in a section of its own; nothing where it has no rows.
    fn part(&self, html: &mut Html, part: &Table) {
        if part.rows.is_empty() {
            return;
        }
        self.section(html, part.id, part.title, |html| self.rows(html, part));
    }

    /// A table under its hint.
    fn rows(&self, html: &mut Html, part: &Table) {
        self.hint(html, part.hint);
        let heads = part.columns.iter().map(|column| match column.holds {
            Holds::Name => words_in(column.title),
            Holds::Words => dates_in(column.title),
            Holds::Numbers => numbers_in(column.title),
        });
        let heads: Vec<Head> = heads.collect();
        self.table(html, &heads, |html| {
            for row in &part.rows {
                html.element("tr", &[], |html| {
                    for ((cell, column), head) in row.iter().zip(&part.columns).zip(&heads) {
                        self.toned(html, cell, column.holds, *head);
                    }
                });
            }
        });
    }

    fn toned(&self, html: &mut Html, cell: &Cell, holds: Holds, head: Head) {
        if holds == Holds::Name {
            html.element("th", &[("scope", "row")], |html| html.isolated(&cell.text));
            return;
        }
        let tone = match cell.tone {
            Tone::Plain => "",
            Tone::Dim => " dim",
            Tone::Good => " good",
            Tone::Warn => " warn",
            Tone::Bad => " bad",
        };
        let class = format!("{}{tone}", head.class);
        let attributes = [("class", &*class), ("data-label", self.say(head.title))];
        html.words("td", &attributes, &cell.text);
    }

    fn flow(&self, html: &mut Html, picture: Option<&str>) {
        let ways = parts::ways(self.sop, self.shown.results, self.lang);
        let Some(picture) = picture else {
            self.part(html, &ways);
            return;
        };
        self.section(html, "flow", words::FLOW, |html| {
            self.hint(html, words::FLOW_HINT);
            let colours = [
                ("#1f5fa8", words::BLUE),
                ("#a85e00", words::AMBER),
                ("#b3261e", words::RED),
                ("#828282", words::GREY),
            ];
            self.legend(html, &colours);
            let (label, same) = (words::FLOW_LABEL, words::FLOW_TABLE);
            self.picture(html, picture, label, same, |html| self.rows(html, &ways));
        });
    }

    fn assumptions(&self, html: &mut Html) {
        let assumed = tell::assumptions(&self.shown.setting);
        if assumed.is_empty() {
            return;
        }
        self.section(html, "assumed", words::ASSUMED, |html| {
            self.hint(html, words::ASSUMED_HINT);
            html.element("ul", &[("class", "assumed")], |html| {
                for sentence in &assumed {
                    html.element("li", &[], |html| html.quoted(&written_out(sentence)));
                }
            });
        });
    }
}

/// A sentence with its capital and its full stop. One that begins or ends with a name is left so.
fn written_out(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let stop = if sentence.ends_with(['`', '.', ')']) {
        ""
    } else {
        "."
    };
    let text: String = first.chain(letters).collect();
    text + stop
}
