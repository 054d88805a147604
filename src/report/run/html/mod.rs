//! The report as one HTML page that stands alone: no network, no font, no script of anybody else's.
//!
//! Everything is there without the script, which only filters and sorts the list of cases. The page says nothing that
//! the other reports don't: it shows the same account with bars, and with the picture of the SOP upon which the counts
//! are noted ([`flow_notes`] makes the notes; whoever knows the renderer draws them).

mod actors;
mod bars;
mod cases;
mod course;
mod flow;
mod kinds;
mod markup;
mod opening;
mod rules;
mod steps;
mod stops;
mod why;
mod words;

pub use flow::{FlowNote, FlowPlace, Pace, flow_notes};

use super::Account;
use crate::lang::Lang;
use crate::model::Sop;
use markup::Html;
use words::Pair;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// The page. `flow` is the picture of the SOP with the notes upon it, as SVG; without one that part is a table alone.
pub fn html(account: &Account<'_>, flow: Option<&str>) -> String {
    let page = Page {
        account,
        sop: account.setting.plan.sop(),
        lang: account.setting.lang,
    };
    let mut html = Html::default();
    html.markup("<!DOCTYPE html>\n");
    html.element("html", &[("lang", page.lang.tag())], |html| {
        html.element("head", &[], |html| page.head(html));
        html.element("body", &[], |html| page.body(html, flow));
    });
    html.into_text()
}

/// What all parts of the page look at.
struct Page<'a> {
    account: &'a Account<'a>,
    sop: &'a Sop,
    lang: Lang,
}

impl Page<'_> {
    fn say(&self, pair: Pair) -> &'static str {
        pair.say(self.lang)
    }

    fn head(&self, html: &mut Html) {
        html.empty("meta", &[("charset", "utf-8")]);
        let viewport = "width=device-width, initial-scale=1";
        html.empty("meta", &[("name", "viewport"), ("content", viewport)]);
        let title = format!("{} · {}", self.say(words::KICKER), self.sop.title.value);
        html.words("title", &[], &title);
        html.element("style", &[], |html| html.markup(STYLE));
    }

    fn body(&self, html: &mut Html, flow: Option<&str>) {
        html.words(
            "a",
            &[("class", "skip"), ("href", "#cases")],
            self.say(words::TO_CASES),
        );
        html.element("div", &[("class", "sheet")], |html| {
            self.title_block(html);
            html.element("main", &[], |html| {
                self.figures(html);
                self.steps(html);
                self.flow(html, flow);
                self.kinds(html);
                self.rules(html);
                self.questions(html);
                self.actors(html);
                self.cases(html);
            });
            html.words("footer", &[], self.say(words::FOOTER));
        });
        html.element("script", &[], |html| html.markup(SCRIPT));
    }

    /// A part of the page under its heading.
    fn section(&self, html: &mut Html, id: &str, title: Pair, inner: impl FnOnce(&mut Html)) {
        let heading = format!("{id}-title");
        html.element(
            "section",
            &[("id", id), ("aria-labelledby", &heading)],
            |html| {
                html.words("h2", &[("id", &heading)], self.say(title));
                inner(html);
            },
        );
    }

    fn hint(&self, html: &mut Html, pair: Pair) {
        html.words("p", &[("class", "hint")], self.say(pair));
    }

    /// A table that scrolls where it is wider than the page.
    fn table(&self, html: &mut Html, heads: &[Head], body: impl FnOnce(&mut Html)) {
        html.element("div", &[("class", "scroll")], |html| {
            html.element("table", &[("class", "cards")], |html| {
                self.heads(html, heads);
                html.element("tbody", &[("class", "plain")], body);
            });
        });
    }

    fn heads(&self, html: &mut Html, heads: &[Head]) {
        html.element("thead", &[], |html| {
            html.element("tr", &[], |html| {
                for head in heads {
                    html.words(
                        "th",
                        &[("scope", "col"), ("class", head.class)],
                        self.say(head.title),
                    );
                }
            });
        });
    }

    /// A cell that says which column it belongs to, for pages too narrow for columns.
    fn cell(&self, html: &mut Html, head: Head, words: &str) {
        html.words(
            "td",
            &[("class", head.class), ("data-label", self.say(head.title))],
            words,
        );
    }
}

/// The head of a column.
#[derive(Debug, Clone, Copy)]
struct Head {
    title: Pair,
    /// How what stands below it is set.
    class: &'static str,
}

/// A column of words.
const fn words_in(title: Pair) -> Head {
    Head { title, class: "t" }
}

/// A column of numbers.
const fn numbers_in(title: Pair) -> Head {
    Head { title, class: "n" }
}

/// A column of dates, or of other words between which no line may break.
const fn dates_in(title: Pair) -> Head {
    Head {
        title,
        class: "when",
    }
}
