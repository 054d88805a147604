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
mod opening;
mod rules;
mod steps;
mod stops;
mod why;
mod words;

pub use flow::flow_notes;

use super::Account;
use crate::lang::Lang;
use crate::model::Sop;
use crate::report::web::{Html, Sheet, document};

const SCRIPT: &str = include_str!("script.js");

/// The page. `flow` is the picture of the SOP with the notes upon it, as SVG; without one that part is a table alone.
pub fn html(account: &Account<'_>, flow: Option<&str>) -> String {
    let page = Page {
        account,
        sop: account.setting.plan.sop(),
        lang: account.setting.lang,
    };
    let title = format!("{} · {}", page.say(words::KICKER), page.sop.title.value);
    document(page.lang, &title, "", |html| page.body(html, flow))
}

/// What all parts of the page look at.
struct Page<'a> {
    account: &'a Account<'a>,
    sop: &'a Sop,
    lang: Lang,
}

impl Page<'_> {
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
}

impl Sheet for Page<'_> {
    fn lang(&self) -> Lang {
        self.lang
    }
}
