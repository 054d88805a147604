//! The beginning of the page: what was played, and what it comes to.

use super::{Page, words};
use crate::model::Strength;
use crate::report::pair::Pair;
use crate::report::simulate::amounts::{clock, percent};
use crate::report::simulate::{Account, Setting, tell};
use crate::report::speech::count;
use crate::report::web::{Html, Sheet};
use crate::simulate::tally::{ActorResult, RuleResult};

/// A figure that leaps to the eye: how it is coloured, the number, and what it is of.
type Figure = (&'static str, String, String);

impl Page<'_> {
    pub(super) fn title_block(&self, html: &mut Html) {
        html.element("header", &[("class", "title-block")], |html| {
            html.words("p", &[("class", "kicker")], self.say(words::KICKER));
            html.foreign("h1", &[], &self.sop.title.value);
            self.fact_list(html, &self.facts());
        });
    }

    fn facts(&self) -> Vec<(Pair, String)> {
        let identity = &self.sop.identity;
        let said = [
            (words::NUMBER, &identity.number),
            (words::AGENCY, &identity.agency),
            (words::UNIT, &identity.unit),
        ];
        let said = said
            .into_iter()
            .filter_map(|(what, said)| Some((what, said.as_ref()?.value.clone())));
        let mut facts: Vec<(Pair, String)> = said.collect();
        let setting = &self.shown.setting;
        match self.account {
            Account::Compared { before, .. } => {
                facts.push((words::BEFORE, self.side(&before.setting)));
                facts.push((words::AFTER, self.side(setting)));
            }
            _ => {
                facts.push((words::FILE, setting.files()));
                facts.push((words::SCENARIO, unquoted(&tell::scenario(setting))));
            }
        }
        facts.extend(self.circumstances(setting));
        facts
    }

    /// Which of two it is: its file and its scenario.
    fn side(&self, setting: &Setting<'_>) -> String {
        let scenario = unquoted(&tell::scenario(setting));
        format!("{}, {scenario}", setting.files())
    }

    fn circumstances(&self, setting: &Setting<'_>) -> [(Pair, String); 4] {
        let (setup, lang) = (setting.setup, self.lang);
        let (from, to) = tell::period(setup);
        let repetitions = count(self.shown.results.repetitions.into(), lang);
        let seed = setup.seed.to_string();
        let calendar = [setup.calendar.name(), setup.calendar.version()];
        [
            (words::ARRIVALS, tell::coming(&setup.arrivals, lang)),
            (words::PERIOD, words::PERIOD_VALUE.with(lang, &[&from, &to])),
            (
                words::REPETITIONS,
                words::REPETITIONS_VALUE.with(lang, &[&repetitions, &seed]),
            ),
            (words::CALENDAR, words::CALENDAR_VALUE.with(lang, &calendar)),
        ]
    }

    /// What it comes to: the figures, where cases wait most, and what makes the figures less sure.
    pub(super) fn glance(&self, html: &mut Html) {
        let (played, lang) = (&self.shown, self.lang);
        self.section(html, "glance", words::GLANCE, |html| {
            let which = match self.account {
                Account::Played(_) => None,
                Account::Compared { .. } => Some(words::SHOWN_AFTER),
                Account::Sought { sought, .. } => Some(match sought.staff {
                    Some(_) => words::SHOWN_FOUND,
                    None => words::SHOWN_LAST,
                }),
            };
            which.into_iter().for_each(|it| self.hint(html, it));
            html.element("ul", &[("class", "figures")], |html| {
                for (class, number, what) in self.figures() {
                    html.element("li", &[("class", class)], |html| {
                        html.words("span", &[("class", "number")], &number);
                        html.text(" ");
                        html.foreign("span", &[("class", "what")], &what);
                    });
                }
            });
            html.element("ul", &[("class", "told")], |html| {
                if played.results.cases > 0 {
                    let found = played.results.bottleneck();
                    let told = tell::bottleneck(played, found.as_ref());
                    self.told(html, "weak", &told);
                }
                let throughput = tell::throughput(played.results, lang);
                throughput
                    .iter()
                    .for_each(|it| self.told(html, "plain", it));
                let notes = tell::notes(played);
                notes.iter().for_each(|it| self.told(html, "note", it));
            });
        });
    }

    fn figures(&self) -> Vec<Figure> {
        let results = self.shown.results;
        let cases = count(results.cases, self.lang);
        let mut figures = vec![("all", cases, self.say(words::CASES).to_string())];
        figures.extend(self.lengths());
        figures.extend(self.waiting());
        figures.extend(self.busiest());
        figures.extend(self.most_broken());
        figures
    }

    /// How long a case takes, in days where it takes days.
    fn lengths(&self) -> Vec<Figure> {
        let results = self.shown.results;
        let (of, titles) = match self.in_days() {
            true => (&results.workdays.spread, [words::HALF, words::MOST]),
            false => (
                &results.office_minutes.spread,
                [words::HALF_HOURS, words::MOST_HOURS],
            ),
        };
        let told = |amount: i64| match self.in_days() {
            true => count(amount.unsigned_abs(), self.lang),
            false => clock(amount as f64 * 60.0),
        };
        let points = [of.percentile(50), of.percentile(95)]
            .into_iter()
            .zip(titles);
        points
            .filter_map(|(amount, title)| Some(("all", told(amount?), self.say(title).to_string())))
            .collect()
    }

    fn waiting(&self) -> Option<Figure> {
        let results = self.shown.results;
        let (waited, worked) = (
            results.waited_minutes.mean.mean,
            results.worked_minutes.mean.mean,
        );
        let all = waited + worked;
        let title = self.say(words::WAITING).to_string();
        (all > 0.0).then(|| ("all", percent(waited / all, self.lang), title))
    }

    fn busiest(&self) -> Option<Figure> {
        let used = |actor: &ActorResult| actor.used.map(|used| (actor.actor, used.mean));
        let uses = self.shown.results.actors.iter().filter_map(used);
        let (actor, used) = uses.max_by(|one, other| one.1.total_cmp(&other.1))?;
        let title = &self.sop.actors.get(actor.0 as usize)?.title.value;
        let class = match used {
            0.95.. => "bad",
            0.85.. => "warn",
            _ => "good",
        };
        let what = words::BUSIEST.with(self.lang, &[title]);
        Some((class, percent(used, self.lang), what))
    }

    /// The rule that must be kept and is broken most.
    fn most_broken(&self) -> Option<Figure> {
        let must = |it: &&RuleResult| {
            let rule = self.sop.rules.get(it.rule.0 as usize);
            let must = rule.is_some_and(|rule| rule.strength.value == Strength::Must);
            must && it.judged && it.broken.of > 0
        };
        let rules = self.shown.results.rules.iter().filter(must);
        let of = rules.max_by(|one, other| one.broken.share.total_cmp(&other.broken.share))?;
        let name = &self.sop.rules.get(of.rule.0 as usize)?.name.value;
        let class = if of.broken.count > 0 { "bad" } else { "good" };
        let what = words::BREAKS.with(self.lang, &[name]);
        Some((class, percent(of.broken.share, self.lang), what))
    }

    /// Whether cases take so long that their time is told in days.
    pub(super) fn in_days(&self) -> bool {
        let days = &self.shown.results.workdays.spread;
        days.percentile(80).is_some_and(|days| days > 3)
    }
}

/// A sentence without the backticks around its names.
fn unquoted(sentence: &str) -> String {
    sentence.replace('`', "")
}
