//! How cases spread over their time.

use super::histogram::Scale;
use super::{Page, words};
use crate::report::pair::Pair;
use crate::report::simulate::Account;
use crate::report::simulate::figures::Measure;
use crate::report::simulate::parts::{limits, times};
use crate::report::web::{Html, Sheet};
use crate::simulate::tally::Results;
use crate::statistics::Spread;

impl Page<'_> {
    /// The histograms and the table. In calendar days only where a rule has a limit in them.
    pub(super) fn times(&self, html: &mut Html) {
        let results = self.shown.results;
        let main = match self.in_days() {
            true => Measure::Workdays,
            false => Measure::OfficeMinutes,
        };
        self.section(html, "times", words::TIME, |html| {
            if results.workdays.spread.count() > 0 {
                self.hint(html, words::HISTOGRAM_HINT);
            }
            html.element("div", &[("class", "plots")], |html| {
                self.histograms(html, main);
                if !self.limits(Measure::CalendarDays).is_empty() {
                    self.histograms(html, Measure::CalendarDays);
                }
            });
            self.rows(html, &times(results, self.lang));
        });
    }

    fn limits(&self, measure: Measure) -> Vec<crate::report::simulate::parts::Limit> {
        limits(
            self.sop,
            self.shown.setting.setup.counting.day_kind,
            measure,
        )
    }

    /// One histogram, or two of one scale where two are compared.
    fn histograms(&self, html: &mut Html, measure: Measure) {
        let title = self.say(title(measure));
        let sides: Vec<(String, &Spread)> = match self.account {
            Account::Compared { before, after, .. } => [
                (words::BEFORE, before.results),
                (words::AFTER, after.results),
            ]
            .map(|(side, results)| {
                let title = format!("{}: {title}", self.say(side));
                (title, spread(results, measure))
            })
            .into(),
            _ => vec![(title.to_string(), spread(self.shown.results, measure))],
        };
        let spreads: Vec<&Spread> = sides.iter().map(|(_, spread)| *spread).collect();
        let scale = Scale::over(&spreads, measure, self.limits(measure), self.lang);
        for (title, spread) in &sides {
            if let Some(scale) = &scale {
                scale.draw(html, title, spread);
            }
        }
    }
}

fn title(measure: Measure) -> Pair {
    match measure {
        Measure::Workdays => words::HISTOGRAM_WORKDAYS,
        Measure::CalendarDays => words::HISTOGRAM_DAYS,
        _ => words::HISTOGRAM_HOURS,
    }
}

fn spread(results: &Results, measure: Measure) -> &Spread {
    match measure {
        Measure::Workdays => &results.workdays.spread,
        Measure::CalendarDays => &results.calendar_days.spread,
        _ => &results.office_minutes.spread,
    }
}
