//! A date and a time of day as somebody wrote them, taken apart.
//!
//! `2024-01-15T09:12:00+08:00`, `15/01/2024 09.12`, `3 Januari 2026 pukul 09.12 WITA`, `Jan 3, 2026 9:12 PM`. Which part of
//! `03/04/2024` is the day is left open: a single cell can't tell.

use crate::lang::{Group, WORDS, Word, weekday_named};
use crate::model::Date;

/// Short names of months that are not the beginning of the long one.
const SHORT_MONTHS: [(&str, u32); 5] =
    [("agt", 8), ("agu", 8), ("ags", 8), ("nop", 11), ("sept", 9)];

/// Words between a date and a time of day.
const BETWEEN: [&str; 4] = ["t", "pukul", "jam", "at"];

/// Zones that stand as words, with their offsets from UTC in minutes.
const ZONES: [(&str, i32); 6] = [
    ("z", 0),
    ("utc", 0),
    ("gmt", 0),
    ("wib", 420),
    ("wita", 480),
    ("wit", 540),
];

/// A date, as far as it can be told from its cell alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// Year, month and day are known.
    Known(Date),
    /// The first two are a day and a month in one order or the other.
    Open(u32, u32, i32),
    /// Three numbers of two digits each, the year first or last.
    Short(u32, u32, u32),
}

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    /// The date.
    pub day: Day,
    /// The seconds since midnight; nothing for a date alone.
    pub second: Option<u32>,
    /// The offset of its zone from UTC in minutes, where it has one.
    pub offset: Option<i32>,
}

/// Takes a cell apart; nothing where it is no date.
pub(super) fn written(text: &str) -> Option<Written> {
    iso(text.as_bytes()).or_else(|| Cursor(text.trim()).whole())
}

/// Reads a time of day alone, as seconds since midnight.
pub(super) fn time_of_day(text: &str) -> Option<u32> {
    let mut cursor = Cursor(text.trim());
    cursor.between();
    let second = cursor.time()?;
    cursor.zone();
    cursor.0.is_empty().then_some(second)
}

/// `2024-01-15T09:12:00+08:00` and its shorter forms: what machines write, read without taking words apart.
fn iso(text: &[u8]) -> Option<Written> {
    let date = text.get(..10)?;
    if date[4] != b'-' || date[7] != b'-' {
        return None;
    }
    let day = Day::Known(Date {
        year: i32::try_from(digits(&date[..4])?).ok()?,
        month: digits(&date[5..7])?,
        day: digits(&date[8..])?,
    });
    let (second, rest) = match text.get(10) {
        None => (None, &[][..]),
        Some(b'T' | b' ') => {
            let time = text.get(11..16)?;
            let (hour, minute) = (digits(&time[..2])?, digits(&time[3..])?);
            let (second, rest) = seconds(&text[16..])?;
            let sound = time[2] == b':' && hour < 24 && minute < 60 && second < 60;
            let second = sound.then_some(hour * 3600 + minute * 60 + second)?;
            (Some(second), rest)
        }
        Some(_) => return None,
    };
    let offset = match rest {
        [] => None,
        b"Z" => Some(0),
        [sign @ (b'+' | b'-'), rest @ ..] => Some(offset(*sign == b'-', rest)?),
        _ => return None,
    };
    Some(Written {
        day,
        second,
        offset,
    })
}

/// The seconds after hours and minutes, their fraction left out, and what follows.
fn seconds(text: &[u8]) -> Option<(u32, &[u8])> {
    let [b':', rest @ ..] = text else {
        return Some((0, text));
    };
    let second = digits(rest.get(..2)?)?;
    let rest = &rest[2..];
    let [b'.' | b',', fraction @ ..] = rest else {
        return Some((second, rest));
    };
    let length = fraction.iter().take_while(|byte| byte.is_ascii_digit());
    Some((second, &fraction[length.count()..]))
}

/// `08:00`, `0800` or `08`, in minutes.
fn offset(west: bool, text: &[u8]) -> Option<i32> {
    let (hours, minutes) = match text.len() {
        2 => (digits(text)?, 0),
        4 => (digits(&text[..2])?, digits(&text[2..])?),
        5 if text[2] == b':' => (digits(&text[..2])?, digits(&text[3..])?),
        _ => return None,
    };
    let minutes = i32::try_from(hours * 60 + minutes).ok()?;
    (hours < 24 && minutes < 24 * 60).then_some(if west { -minutes } else { minutes })
}

/// A few digits as a number.
fn digits(text: &[u8]) -> Option<u32> {
    let mut number = 0;
    for byte in text {
        if !byte.is_ascii_digit() {
            return None;
        }
        number = number * 10 + u32::from(byte - b'0');
    }
    Some(number)
}

/// The rest of a cell that is still to be read.
struct Cursor<'t>(&'t str);

impl<'t> Cursor<'t> {
    fn whole(mut self) -> Option<Written> {
        if self
            .peek_word()
            .is_some_and(|it| weekday_named(it).is_some())
        {
            self.word();
            self.signs(&[',', '.']);
        }
        let day = self.day()?;
        self.signs(&[',']);
        self.between();
        let second = match self.0.is_empty() {
            true => None,
            false => Some(self.time()?),
        };
        let offset = self.zone();
        self.0.is_empty().then_some(Written {
            day,
            second,
            offset,
        })
    }

    fn day(&mut self) -> Option<Day> {
        if let Some(month) = self.month() {
            let (day, _) = self.number()?;
            self.signs(&[',', '.']);
            let year = self.year()?;
            return Some(Day::Known(Date { year, month, day }));
        }
        let (first, first_digits) = self.number()?;
        self.signs(&['/', '-', '.']);
        if let Some(month) = self.month() {
            self.signs(&['/', '-', '.', ',']);
            let year = self.year()?;
            let day = first;
            return Some(Day::Known(Date { year, month, day }));
        }
        let (second, second_digits) = self.number()?;
        self.signs(&['/', '-', '.']).then_some(())?;
        let (third, third_digits) = self.number()?;
        let year = |number| i32::try_from(number).ok();
        match (first_digits, second_digits, third_digits) {
            (4, 1..=2, 1..=2) => Some(Day::Known(Date {
                year: year(first)?,
                month: second,
                day: third,
            })),
            (1..=2, 1..=2, 4) => Some(Day::Open(first, second, year(third)?)),
            (1..=2, 1..=2, 2) => Some(Day::Short(first, second, third)),
            _ => None,
        }
    }

    fn year(&mut self) -> Option<i32> {
        match self.number()? {
            (year, 4) => i32::try_from(year).ok(),
            (year, 2) => century(year),
            _ => None,
        }
    }

    /// Hours and minutes, with seconds or without, by a clock of twenty-four hours or of twelve.
    fn time(&mut self) -> Option<u32> {
        let (hour, hour_digits) = self.number()?;
        let (mut minute, mut second) = (0, 0);
        let parted = self.signs(&[':', '.']);
        if parted {
            minute = self.two_digits()?;
            if self.signs(&[':', '.']) {
                second = self.two_digits()?;
                if self.signs(&['.', ',']) {
                    self.fraction();
                }
            }
        }
        let hour = match self.half_of_the_day() {
            Some(afternoon) if (1..=12).contains(&hour) => hour % 12 + 12 * u32::from(afternoon),
            None if parted => hour,
            _ => return None,
        };
        let sound = hour_digits <= 2 && hour < 24 && minute < 60 && second < 60;
        sound.then_some(hour * 3600 + minute * 60 + second)
    }

    /// A fraction of a second, however long.
    fn fraction(&mut self) {
        let rest = self
            .0
            .trim_start_matches(|sign: char| sign.is_ascii_digit());
        self.0 = rest.trim_start();
    }

    /// Whether it is the second half of the day; nothing where that is not said.
    fn half_of_the_day(&mut self) -> Option<bool> {
        let before = self.0;
        let word = self.word()?.to_ascii_lowercase();
        let half = match word.as_str() {
            "am" => Some(false),
            "pm" => Some(true),
            "a" | "p" => {
                let dotted =
                    self.signs(&['.']) && self.word().is_some_and(|m| m == "m" || m == "M");
                self.signs(&['.']);
                dotted.then_some(word == "p")
            }
            _ => None,
        };
        if half.is_none() {
            self.0 = before;
        }
        half
    }

    fn zone(&mut self) -> Option<i32> {
        let word = self.peek_word().map(str::to_ascii_lowercase);
        let named = word.and_then(|word| ZONES.iter().find(|(name, _)| *name == word));
        if let Some((_, minutes)) = named {
            self.word();
            if self.0.is_empty() {
                return Some(*minutes);
            }
        }
        let rest = self.0.strip_prefix(['+', '-'])?;
        let minutes = offset(self.0.starts_with('-'), rest.as_bytes())?;
        self.0 = "";
        Some(minutes)
    }

    fn between(&mut self) {
        let word = self.peek_word().map(str::to_lowercase);
        if word.is_some_and(|word| BETWEEN.contains(&word.as_str())) {
            self.word();
            self.signs(&['.']);
        }
    }

    fn month(&mut self) -> Option<u32> {
        let month = month_named(self.peek_word()?)?;
        self.word();
        self.signs(&['.']);
        Some(month)
    }

    fn two_digits(&mut self) -> Option<u32> {
        let (number, digits) = self.number()?;
        (digits == 2).then_some(number)
    }

    /// A number of up to nine digits, and how many it has.
    fn number(&mut self) -> Option<(u32, usize)> {
        let length = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let number = (1..=9).contains(&length).then(|| &self.0[..length])?;
        self.0 = self.0[length..].trim_start();
        Some((number.parse().ok()?, length))
    }

    fn peek_word(&self) -> Option<&'t str> {
        let end = self.0.find(|letter: char| !letter.is_alphabetic());
        let word = &self.0[..end.unwrap_or(self.0.len())];
        (!word.is_empty()).then_some(word)
    }

    fn word(&mut self) -> Option<&'t str> {
        let word = self.peek_word()?;
        self.0 = self.0[word.len()..].trim_start();
        Some(word)
    }

    /// Passes one of these signs, if one comes next.
    fn signs(&mut self, signs: &[char]) -> bool {
        match self.0.strip_prefix(signs) {
            Some(rest) => {
                self.0 = rest.trim_start();
                true
            }
            None => false,
        }
    }
}

/// The year that two digits mean: from 1970 to 2069.
pub(super) fn century(year: u32) -> Option<i32> {
    let year = i32::try_from(year).ok()?;
    Some(if year < 70 { 2000 + year } else { 1900 + year })
}

/// The month with this name, or with one that begins with these three letters.
fn month_named(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    if let Some(found) = Word::find(Group::Month, &word) {
        return found.month();
    }
    if let Some((_, month)) = SHORT_MONTHS.iter().find(|(short, _)| *short == word) {
        return Some(*month);
    }
    let begins = |long: &&Word| {
        let spellings = crate::lang::Lang::ALL.map(|lang| long.spelling(lang));
        spellings.iter().any(|long| long.starts_with(&word))
    };
    let mut months = WORDS.iter().filter(|word| word.group() == Group::Month);
    (word.len() == 3).then(|| months.find(begins))??.month()
}
