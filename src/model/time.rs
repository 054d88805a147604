//! Lengths of time and schedules, in the units they are said in.
//!
//! A day is never turned into hours, nor a month into days: only a calendar can do that, for a given start.

use serde::{Deserialize, Serialize};

use crate::lang::{Lang, Number, Word};
use crate::syntax::tree::Bound;

/// What a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DayKind {
    /// A day on which the office works.
    Working,
    /// Any date.
    Calendar,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Seconds of office hours.
    Seconds,
    /// Minutes of office hours.
    Minutes,
    /// Office hours.
    Hours,
    /// Minutes that run day and night.
    ClockMinutes,
    /// Hours that run day and night.
    ClockHours,
    /// Days of a kind that is not said.
    UnsaidDays,
    /// Working days.
    Workdays,
    /// Calendar days.
    CalendarDays,
    /// Weeks: five working days or seven dates.
    Weeks,
    /// Months.
    Months,
    /// Three months.
    Quarters,
    /// Six months.
    Semesters,
    /// Years.
    Years,
}

/// A number of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// How many.
    pub number: Number,
    /// Of what.
    pub unit: Unit,
}

/// A sum of amounts of different units, the largest unit first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Duration {
    /// The amounts; never empty.
    pub amounts: Vec<Amount>,
}

/// A time as an SOP states it: exact, a range, or bounded on one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeSpan {
    /// The shortest; nothing for `at most`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Duration>,
    /// The longest; nothing for `at least`. Equal to `low` for an exact time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Duration>,
    /// `1 x 24 hours` and the like: how it was written, where that differs from the normal form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub written: Option<String>,
}

/// How long something takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    /// A length of time.
    Span(TimeSpan),
    /// A window of the calendar: days of a month, months of a year.
    Window(Schedule),
    /// Words that are no number: "segera", "sesuai jadwal".
    Words(String),
}

/// A rhythm or a window of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// How often; nothing for a window alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub every: Option<TimeSpan>,
    /// Days of the month, from and to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<(u32, u32)>,
    /// Months of the year, from and to, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub months: Option<(u32, u32)>,
    /// Words as written, where it is no number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Unit {
    /// The unit that a word of the group [`crate::lang::Group::Unit`] names.
    pub fn from_word(word: Word) -> Option<Unit> {
        Some(match word {
            Word::Seconds => Unit::Seconds,
            Word::Minutes => Unit::Minutes,
            Word::Hours => Unit::Hours,
            Word::ClockMinutes => Unit::ClockMinutes,
            Word::ClockHours => Unit::ClockHours,
            Word::UnsaidDays => Unit::UnsaidDays,
            Word::Workdays => Unit::Workdays,
            Word::CalendarDays => Unit::CalendarDays,
            Word::Weeks => Unit::Weeks,
            Word::Months => Unit::Months,
            Word::Quarters => Unit::Quarters,
            Word::Semesters => Unit::Semesters,
            Word::Years => Unit::Years,
            _ => return None,
        })
    }

    /// The word for it.
    pub fn word(self) -> Word {
        match self {
            Unit::Seconds => Word::Seconds,
            Unit::Minutes => Word::Minutes,
            Unit::Hours => Word::Hours,
            Unit::ClockMinutes => Word::ClockMinutes,
            Unit::ClockHours => Word::ClockHours,
            Unit::UnsaidDays => Word::UnsaidDays,
            Unit::Workdays => Word::Workdays,
            Unit::CalendarDays => Word::CalendarDays,
            Unit::Weeks => Word::Weeks,
            Unit::Months => Word::Months,
            Unit::Quarters => Word::Quarters,
            Unit::Semesters => Word::Semesters,
            Unit::Years => Word::Years,
        }
    }
}

impl Amount {
    /// So many times an amount. `2 x 24 hours` is two full days by the clock; any other factor multiplies, and the unit
    /// stays what it is. Nothing where it is too much to hold.
    pub fn times(self, times: Number) -> Option<Amount> {
        let round_the_clock = self.unit == Unit::Hours && self.number.as_whole() == Some(24);
        Some(Amount {
            number: times.times(self.number)?,
            unit: if round_the_clock {
                Unit::ClockHours
            } else {
                self.unit
            },
        })
    }

    /// In words: `3 hari kerja`, `1 workday`.
    pub fn in_words(self, lang: Lang) -> String {
        let spellings = self.unit.word().spellings(lang);
        let one = self.number.as_whole() == Some(1);
        let unit = if one {
            spellings.last()
        } else {
            spellings.first()
        };
        let number = match lang {
            Lang::En => self.number.to_string(),
            Lang::Id => self.number.to_string().replace('.', ","),
        };
        format!("{number} {}", unit.copied().unwrap_or_default())
    }
}

impl Duration {
    /// The sum of amounts: the largest unit first, amounts of one unit added up. Nothing where there are none, or where it
    /// is too much to hold.
    pub fn sum(amounts: impl IntoIterator<Item = Amount>) -> Option<Duration> {
        let mut sum: Vec<Amount> = Vec::new();
        for amount in amounts {
            match sum.iter_mut().find(|earlier| earlier.unit == amount.unit) {
                Some(earlier) => earlier.number = earlier.number.plus(amount.number)?,
                None => sum.push(amount),
            }
        }
        sum.sort_by_key(|amount| std::cmp::Reverse(amount.unit));
        (!sum.is_empty()).then_some(Duration { amounts: sum })
    }

    /// In words: `1 jam 30 menit`.
    pub fn in_words(&self, lang: Lang) -> String {
        let words: Vec<String> = self.amounts.iter().map(|a| a.in_words(lang)).collect();
        words.join(" ")
    }
}

impl TimeSpan {
    /// Which side is open, if one is.
    pub fn bound(&self) -> Option<Bound> {
        match (&self.low, &self.high) {
            (None, Some(_)) => Some(Bound::AtMost),
            (Some(_), None) => Some(Bound::AtLeast),
            _ => None,
        }
    }

    /// In words, as an official table has it: `1-2 hari`, `30 menit - 3 jam`, `paling lama 3 hari kerja`.
    pub fn in_words(&self, lang: Lang) -> String {
        if let Some(written) = &self.written {
            return written.clone();
        }
        match (&self.low, &self.high) {
            (Some(low), Some(high)) if low == high => low.in_words(lang),
            (Some(low), Some(high)) => range_in_words(low, high, lang),
            (None, Some(high)) => format!(
                "{} {}",
                Word::TimeAtMost.spelling(lang),
                high.in_words(lang)
            ),
            (Some(low), None) => {
                format!("{} {}", Word::AtLeast.spelling(lang), low.in_words(lang))
            }
            (None, None) => String::new(),
        }
    }
}

fn range_in_words(low: &Duration, high: &Duration, lang: Lang) -> String {
    match (low.amounts.as_slice(), high.amounts.as_slice()) {
        ([from], [to]) if from.unit == to.unit => {
            let from = from.in_words(lang);
            let from = from.split(' ').next().unwrap_or_default();
            format!("{from}-{}", to.in_words(lang))
        }
        _ => format!("{} - {}", low.in_words(lang), high.in_words(lang)),
    }
}
