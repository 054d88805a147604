//! Why a visit was judged as it was: the days counted, the conditions looked at, when the clock stood still.

use super::Page;
use super::markup::Html;
use super::words::{self, Pair};
use crate::report::run::amounts::count;
use crate::report::run::words::moment;
use crate::run::judge::{Answered, Days, ExplainedExit, ExplainedVisit, Why, value_in_words};
use crate::run::{Case, Used};

/// How many holidays that were not counted are named.
const NAMED: usize = 12;

impl Page<'_> {
    /// The reasons of a visit, one below the other; nothing where there is nothing to tell.
    pub(super) fn why(&self, html: &mut Html, case: &Case<'_>, visit: &ExplainedVisit) {
        let reasons = self.reasons(case, visit);
        if reasons.is_empty() {
            return;
        }
        html.element("ul", &[("class", "why")], |html| {
            for reason in reasons {
                html.element("li", &[], |html| html.quoted(&reason));
            }
        });
    }

    fn reasons(&self, case: &Case<'_>, explained: &ExplainedVisit) -> Vec<String> {
        let counted = explained.visit.due.and(explained.visit.used);
        let days = explained.days.as_ref().zip(counted);
        let days = days.and_then(|(days, used)| self.days(days, used));
        let pauses = explained.pauses.iter().map(|pause| {
            let (from, to) = (moment(pause.from, false), moment(pause.to, false));
            words::STOOD_STILL.with(self.lang, &[&from, &to])
        });
        let called = explained.called.iter().map(|called| {
            let held = self.answer(called);
            words::CALLED.with(self.lang, &[&called.written, &held])
        });
        let exits = explained
            .exits
            .iter()
            .filter_map(|exit| self.exit(explained, exit));
        let why = explained.why.and_then(|why| self.way(case, explained, why));
        days.into_iter()
            .chain(pauses)
            .chain(called)
            .chain(exits)
            .chain(why)
            .collect()
    }

    /// The days that were counted and those that were not, where a time is counted in working days.
    fn days(&self, days: &Days, amount: Used) -> Option<String> {
        if !matches!(amount, Used::Workdays(_)) || days.off.is_empty() {
            return None;
        }
        let weekend = days.off.iter().filter(|day| day.holiday.is_none()).count() as u64;
        let mut off: Vec<String> = Vec::new();
        if weekend > 0 {
            let number = count(weekend, self.lang);
            off.push(words::ON_WEEKENDS.with(self.lang, &[&number]));
        }
        let mut holidays = days
            .off
            .iter()
            .filter_map(|day| Some((day.date, day.holiday.as_ref()?)));
        off.extend(
            holidays
                .by_ref()
                .take(NAMED)
                .map(|(date, name)| format!("{date} ({name})")),
        );
        let more = holidays.count() as u64;
        if more > 0 {
            off.push(words::AND_MORE.with(self.lang, &[&count(more, self.lang)]));
        }
        let dates = [days.from.to_string(), days.to.to_string()];
        let said = Used::Workdays(days.workdays).in_words(self.lang);
        Some(words::COUNTED.with(self.lang, &[&dates[0], &dates[1], &said, &off.join(", ")]))
    }

    /// What the data said to a condition: whether it held, and for which values.
    fn answer(&self, answered: &Answered) -> String {
        let held = self.say(match answered.answer {
            Some(true) => words::HELD,
            Some(false) => words::HELD_NOT,
            None => words::HELD_UNKNOWN,
        });
        let data = answered.data.iter().map(|(field, value)| {
            let name = self.sop.fields.get(field.0 as usize);
            let name = name.map_or("", |field| field.name.value.as_str());
            let value = value
                .as_ref()
                .map(|value| value_in_words(self.sop, *field, value, self.lang));
            let value = value.unwrap_or_else(|| self.say(words::NO_VALUE).to_owned());
            format!("`{name}` = {value}")
        });
        let data: Vec<String> = data.collect();
        format!("{held} ({})", data.join(", "))
    }

    fn exit(&self, explained: &ExplainedVisit, exit: &ExplainedExit) -> Option<String> {
        let condition = exit.condition.as_ref()?;
        let label = self.label(explained, exit.exit);
        Some(words::EXIT_CONDITION.with(
            self.lang,
            &[&label, &condition.written, &self.answer(condition)],
        ))
    }

    /// Which exit was taken, and what told so.
    fn way(&self, case: &Case<'_>, explained: &ExplainedVisit, why: Why) -> Option<String> {
        let taken = self.label(explained, explained.visit.exit?);
        let pair: Pair = match why {
            Why::Outcome(outcome) => {
                let outcome = case.lexicon.text(outcome);
                return Some(words::TAKEN_BY_OUTCOME.with(self.lang, &[&taken, &outcome]));
            }
            Why::Data => words::TAKEN_BY_DATA,
            Why::Next => words::TAKEN_BY_NEXT,
        };
        Some(pair.with(self.lang, &[&taken]))
    }

    /// An exit by its label, or by where it leads.
    fn label(&self, explained: &ExplainedVisit, exit: u32) -> String {
        let node = self.sop.nodes.get(explained.visit.node.0 as usize);
        let exit = node.and_then(|node| node.exits.get(exit as usize));
        let label = exit
            .and_then(|exit| exit.label.as_ref())
            .map(|label| label.value.clone());
        let targets = exit.into_iter().flat_map(|exit| &exit.targets);
        label.unwrap_or_else(|| {
            let targets = targets.map(|target| super::flow::place(self.sop, target.node.value));
            targets.collect::<Vec<_>>().join(", ")
        })
    }
}
