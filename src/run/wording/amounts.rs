//! Amounts of time, moments and places in a log, in words.

use crate::calendar::Moment;
use crate::diagnostic::messages::Worded;
use crate::lang::{Lang, Number};
use crate::model::{Amount, Duration, Unit};
use crate::run::{Numbered, Used};

impl Used {
    /// In words: `2 hari kerja`, `1 hour 20 minutes`.
    pub fn in_words(self, lang: Lang) -> String {
        let (unit, hours) = match self {
            Used::Workdays(_) => (Unit::Workdays, None),
            Used::CalendarDays(_) => (Unit::CalendarDays, None),
            Used::OfficeMinutes(_) => (Unit::Minutes, Some(Unit::Hours)),
            Used::ClockMinutes(_) => (Unit::ClockMinutes, Some(Unit::ClockHours)),
        };
        let amount = self.amount();
        let of = |amount: i64, unit| Amount {
            number: Number::from_millionths(amount.saturating_mul(1_000_000)),
            unit,
        };
        let amounts = match hours {
            Some(hours) if amount >= 60 && amount % 60 > 0 => {
                vec![of(amount / 60, hours), of(amount % 60, unit)]
            }
            Some(hours) if amount >= 60 => vec![of(amount / 60, hours)],
            _ => vec![of(amount, unit)],
        };
        Duration { amounts }.in_words(lang)
    }
}

/// An amount of time.
pub(super) fn amount(used: Used) -> Worded {
    Worded::new(|lang| used.in_words(lang))
}

/// A moment as exactly as the time is counted.
pub(super) fn moment(moment: Moment, counted: Used) -> String {
    match counted {
        Used::Workdays(_) | Used::CalendarDays(_) => moment.date().to_string(),
        Used::OfficeMinutes(_) | Used::ClockMinutes(_) => clock(moment),
    }
}

/// A date and the time of day.
pub(super) fn clock(moment: Moment) -> String {
    let (hour, minute) = (moment.second() / 3600, moment.second() / 60 % 60);
    format!("{} {hour:02}:{minute:02}", moment.date())
}

impl Numbered {
    /// The place of an event in its log, or the places of several: `log line 7`, `event 7, 8 of the log`.
    pub fn in_words(self, number: &str, lang: Lang) -> String {
        match (self, lang) {
            (Numbered::Lines, Lang::En) => format!("log line {number}"),
            (Numbered::Lines, Lang::Id) => format!("baris log {number}"),
            (Numbered::Events, Lang::En) => format!("event {number} of the log"),
            (Numbered::Events, Lang::Id) => format!("kejadian ke-{number} dalam log"),
        }
    }
}
