//! The beginning of the page: which SOP and which log this is, and what it comes to.

use super::Page;
use super::words;
use crate::report::run::amounts::count;
use crate::report::run::words::{cases, moment, status};
use crate::report::web::{Html, Pair, Sheet};
use crate::run::Status;
use crate::run::summary::TimeKind;

impl Page<'_> {
    pub(super) fn title_block(&self, html: &mut Html) {
        html.element("header", &[("class", "title-block")], |html| {
            html.words("p", &[("class", "kicker")], self.say(words::KICKER));
            html.foreign("h1", &[], &self.sop.title.value);
            self.fact_list(html, &self.facts());
        });
    }

    fn facts(&self) -> Vec<(Pair, String)> {
        let setting = &self.account.setting;
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
        let files: Vec<&str> = setting
            .events_file
            .into_iter()
            .chain(setting.cases_file)
            .collect();
        if !files.is_empty() {
            facts.push((words::LOGS, files.join(", ")));
        }
        if let Some((first, last)) = self.account.summary.period {
            let dates = [first, last].map(|moment| moment.date().to_string());
            let period = words::PERIOD_VALUE.with(self.lang, &[&dates[0], &dates[1]]);
            facts.push((words::PERIOD, period));
        }
        let as_of = setting.as_of.map(|as_of| moment(as_of, false));
        let as_of = as_of.unwrap_or_else(|| self.say(words::NO_AS_OF).to_owned());
        facts.push((words::AS_OF, as_of));
        let calendar = [setting.calendar.name(), setting.calendar.version()];
        facts.push((
            words::CALENDAR,
            words::CALENDAR_VALUE.with(self.lang, &calendar),
        ));
        facts
    }

    pub(super) fn figures(&self, html: &mut Html) {
        self.section(html, "figures", words::FIGURES, |html| {
            html.element("ul", &[("class", "figures")], |html| {
                for (class, number, what) in self.numbers() {
                    html.element("li", &[("class", class)], |html| {
                        html.words("span", &[("class", "number")], &count(number, self.lang));
                        html.text(" ");
                        html.words("span", &[("class", "what")], what);
                    });
                }
            });
            self.shares(html);
            self.elapsed(html);
            self.rows_read(html);
            self.doubts(html);
        });
    }

    /// The figures, each with its colour. Those that are none are left out, the first ones always said.
    fn numbers(&self) -> Vec<(&'static str, u64, &'static str)> {
        let summary = self.account.summary;
        let kind = |code: &str| {
            let kinds = summary.kinds();
            kinds
                .iter()
                .find(|kind| kind.code == code)
                .map_or(0, |kind| kind.cases)
        };
        let questions = summary.rules.iter().map(|rule| rule.questions).sum();
        let mut numbers = vec![
            ("all", summary.cases, self.say(words::CASES)),
            (
                "bad",
                summary.with_violations,
                self.say(words::WITH_VIOLATIONS),
            ),
            ("warn", summary.with_remarks, self.say(words::WITH_REMARKS)),
            ("good", summary.clean(), self.say(words::CLEAN)),
        ];
        let more = [
            ("bad", kind("late"), self.say(words::LATE)),
            ("bad", kind("overdue"), self.say(words::OVERDUE)),
            ("ask", questions, self.say(words::QUESTIONS)),
        ];
        let statuses = [
            Status::Finished,
            Status::Running,
            Status::Stopped,
            Status::Planned,
        ];
        let statuses = statuses.map(|it| ("all", summary.status(it), status(it, self.lang)));
        let more = more.into_iter().chain(statuses);
        numbers.extend(more.filter(|(_, number, _)| *number > 0));
        numbers
    }

    /// A band that shows how the cases part into sound ones and others.
    fn shares(&self, html: &mut Html) {
        let summary = self.account.summary;
        if summary.cases == 0 {
            return;
        }
        let parts = [
            ("bad", summary.with_violations),
            ("warn", summary.with_remarks),
            ("good", summary.clean()),
        ];
        html.element(
            "div",
            &[("class", "share"), ("aria-hidden", "true")],
            |html| {
                for (class, part) in parts {
                    let style = format!("width:{}", percent(part, summary.cases));
                    html.words("span", &[("class", class), ("style", &style)], "");
                }
            },
        );
    }

    fn elapsed(&self, html: &mut Html) {
        let workdays = &self.account.summary.workdays;
        let days = [
            workdays.percentile(50),
            workdays.percentile(90),
            workdays.most(),
        ];
        if let [Some(middle), Some(most), Some(longest)] = days {
            let days = [middle, most, longest];
            let days = days.map(|days| TimeKind::Workdays.of(days).in_words(self.lang));
            let words = words::ELAPSED.with(self.lang, &[&days[0], &days[1], &days[2]]);
            html.words("p", &[], &words);
        }
    }

    fn rows_read(&self, html: &mut Html) {
        let reading = self.account.reading;
        let mut say = |pair: Pair, rows: u64, rejected: u64| {
            let numbers = [rows, rows.saturating_sub(rejected), rejected];
            let numbers = numbers.map(|number| count(number, self.lang));
            let words = pair.with(self.lang, &[&numbers[0], &numbers[1], &numbers[2]]);
            html.words("p", &[], &words);
        };
        say(words::ROWS_READ, reading.rows, reading.rejected);
        if reading.case_rows > 0 {
            say(
                words::CASE_ROWS_READ,
                reading.case_rows,
                reading.case_rows_rejected,
            );
        }
    }

    fn doubts(&self, html: &mut Html) {
        let summary = self.account.summary;
        if summary.not_proven > 0 {
            let cases = cases(summary.not_proven, self.lang);
            html.words("p", &[], &words::NOT_PROVEN.with(self.lang, &[&cases]));
        }
        for (year, number) in &summary.beyond {
            let cases = cases(*number, self.lang);
            html.words(
                "p",
                &[],
                &words::BEYOND.with(self.lang, &[&year.to_string(), &cases]),
            );
        }
    }
}

/// A part of a whole as a width, in percent with two places.
pub(super) fn percent(part: u64, whole: u64) -> String {
    let hundredths = u128::from(part) * 10_000 / u128::from(whole.max(1));
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}
