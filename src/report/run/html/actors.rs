//! Who did what, and what the SOP does not know.

use super::Page;
use super::words;
use crate::report::run::amounts::count;
use crate::report::web::{Head, Html, Sheet, numbers_in, words_in};
use crate::run::summary::ActorSum;

const ACTOR: Head = words_in(words::ACTOR);
const EVENTS: Head = numbers_in(words::EVENTS);
const LATE: Head = numbers_in(words::LATE_EVENTS);
const WRONG: Head = numbers_in(words::WRONG_EVENTS);
const ACTIVITY: Head = words_in(words::ACTIVITY);

impl Page<'_> {
    pub(super) fn actors(&self, html: &mut Html) {
        let setting = &self.account.setting;
        let actors = self.account.summary.actors(setting.names, setting.lexicon);
        self.section(html, "actors", words::ACTORS, |html| {
            if actors.is_empty() {
                html.words("p", &[], self.say(words::NO_ACTORS));
            } else {
                self.table(html, &[ACTOR, EVENTS, LATE, WRONG], |html| {
                    for actor in &actors {
                        html.element("tr", &[], |html| self.actor(html, actor));
                    }
                });
            }
            self.unknown_activities(html);
        });
    }

    fn actor(&self, html: &mut Html, sum: &ActorSum) {
        let known = sum.actor.and_then(|id| self.sop.actors.get(id.0 as usize));
        html.element("th", &[("scope", "row")], |html| {
            html.isolated(known.map_or(&sum.written, |actor| &actor.title.value));
            if known.is_none() {
                html.text(" ");
                html.words(
                    "span",
                    &[("class", "tag remark")],
                    self.say(words::NOT_IN_SOP),
                );
            }
        });
        self.cell(html, EVENTS, &count(sum.events, self.lang));
        self.cell(html, LATE, &self.some(sum.late));
        self.cell(html, WRONG, &self.some(sum.wrong));
    }

    fn unknown_activities(&self, html: &mut Html) {
        let unknown = self
            .account
            .summary
            .unknown_activities(self.account.setting.lexicon);
        if unknown.is_empty() {
            return;
        }
        html.words("h3", &[], self.say(words::UNKNOWN_ACTIVITIES));
        self.table(html, &[ACTIVITY, EVENTS], |html| {
            for (activity, number) in &unknown {
                html.element("tr", &[], |html| {
                    html.foreign("th", &[("scope", "row")], activity);
                    self.cell(html, EVENTS, &count(*number, self.lang));
                });
            }
        });
    }
}
