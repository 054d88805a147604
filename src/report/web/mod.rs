//! Pages that stand alone: no network, no font, no script of anybody else's.

mod markup;

pub(super) use super::pair::{Pair, pairs};
pub(super) use markup::Html;

use super::speech::count;
use crate::lang::Lang;

const STYLE: &str = include_str!("style.css");

/// A whole page: its title, what its style has besides that of all pages, and what is in its body.
pub(super) fn document(
    lang: Lang,
    title: &str,
    style: &str,
    body: impl FnOnce(&mut Html),
) -> String {
    let mut html = Html::default();
    html.markup("<!DOCTYPE html>\n");
    html.element("html", &[("lang", lang.tag())], |html| {
        html.element("head", &[], |html| {
            html.empty("meta", &[("charset", "utf-8")]);
            let viewport = "width=device-width, initial-scale=1";
            html.empty("meta", &[("name", "viewport"), ("content", viewport)]);
            html.words("title", &[], title);
            html.element("style", &[], |html| {
                html.markup(STYLE);
                html.markup(style);
            });
        });
        html.element("body", &[], body);
    });
    html.into_text()
}

/// The head of a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    /// What it says.
    pub(super) title: Pair,
    /// How what stands below it is set.
    pub(super) class: &'static str,
}

/// A column of words.
pub(super) const fn words_in(title: Pair) -> Head {
    Head { title, class: "t" }
}

/// A column of numbers.
pub(super) const fn numbers_in(title: Pair) -> Head {
    Head { title, class: "n" }
}

/// A column of dates, or of other words between which no line may break.
pub(super) const fn dates_in(title: Pair) -> Head {
    Head {
        title,
        class: "when",
    }
}

/// What the pages write in the same way, each in its language.
pub(super) trait Sheet {
    /// The language of the page.
    fn lang(&self) -> Lang;

    /// Words in the language of the page.
    fn say(&self, pair: Pair) -> &'static str {
        pair.say(self.lang())
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

    /// What helps to read a part.
    fn hint(&self, html: &mut Html, pair: Pair) {
        html.words("p", &[("class", "hint")], self.say(pair));
    }

    /// Facts, each under what it is.
    fn fact_list(&self, html: &mut Html, facts: &[(Pair, String)]) {
        html.element("dl", &[("class", "facts")], |html| {
            for (what, value) in facts {
                html.element("div", &[], |html| {
                    html.words("dt", &[], self.say(*what));
                    html.foreign("dd", &[], value);
                });
            }
        });
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

    /// The heads of a table.
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

    /// A number, nothing for none.
    fn some(&self, number: u64) -> String {
        match number {
            0 => String::new(),
            number => count(number, self.lang()),
        }
    }

    /// What colours mean.
    fn legend(&self, html: &mut Html, colours: &[(&str, Pair)]) {
        html.element("ul", &[("class", "legend")], |html| {
            for (colour, words) in colours {
                html.element("li", &[], |html| {
                    let style = format!("background:{colour}");
                    html.words("span", &[("class", "swatch"), ("style", &style)], "");
                    html.text(self.say(*words));
                });
            }
        });
    }

    /// The picture of an SOP, and the same as a table that can be opened.
    fn picture(
        &self,
        html: &mut Html,
        picture: &str,
        label: Pair,
        same: Pair,
        table: impl FnOnce(&mut Html),
    ) {
        let attributes = [
            ("class", "picture scroll"),
            ("role", "region"),
            ("aria-label", self.say(label)),
            ("tabindex", "0"),
        ];
        html.element("div", &attributes, |html| html.markup(picture));
        html.element("details", &[], |html| {
            html.words("summary", &[], self.say(same));
            table(html);
        });
    }
}
