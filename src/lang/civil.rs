//! Which dates there are, and how days and months are called. Everything else about dates needs a calendar.

use super::{Lang, WORDS};

/// The days of the week from Monday, in both languages.
const WEEKDAYS: [(&str, &str); 7] = [
    ("Monday", "Senin"),
    ("Tuesday", "Selasa"),
    ("Wednesday", "Rabu"),
    ("Thursday", "Kamis"),
    ("Friday", "Jumat"),
    ("Saturday", "Sabtu"),
    ("Sunday", "Minggu"),
];

/// How the parts of a date stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateOrder {
    /// Year, month, day.
    YearFirst,
    /// Day, month, year.
    DayFirst,
    /// Month, day, year.
    MonthFirst,
}

/// How many days a month has in the Gregorian calendar; nothing where there is no such month.
pub fn days_in_month(year: i32, month: u32) -> Option<u32> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => Some(29),
        2 => Some(28),
        4 | 6 | 9 | 11 => Some(30),
        1..=12 => Some(31),
        _ => None,
    }
}

/// The name of a day of the week, from Monday, which is 0; nothing where there is no such day.
pub fn weekday_name(weekday: usize, lang: Lang) -> Option<&'static str> {
    WEEKDAYS
        .get(weekday)
        .map(|(english, indonesian)| match lang {
            Lang::En => *english,
            Lang::Id => *indonesian,
        })
}

/// The day of the week with this name in either language, from Monday, which is 0. Capitals don't matter.
pub fn weekday_named(name: &str) -> Option<usize> {
    WEEKDAYS.iter().position(|(english, indonesian)| {
        english.eq_ignore_ascii_case(name) || indonesian.eq_ignore_ascii_case(name)
    })
}

/// The name of a month, from 1, with its capital; nothing where there is no such month.
pub fn month_name(month: u32, lang: Lang) -> Option<String> {
    let word = WORDS.iter().find(|word| word.month() == Some(month))?;
    let mut letters = word.spelling(lang).chars();
    let first = letters.next()?;
    Some(first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::{Lang, days_in_month, month_name, weekday_name, weekday_named};

    #[test]
    fn days_and_months_have_names() {
        assert_eq!(weekday_name(4, Lang::Id), Some("Jumat"));
        assert_eq!(weekday_named("jumat"), Some(4));
        assert_eq!(weekday_named("Sun"), None);
        assert_eq!(month_name(5, Lang::En).as_deref(), Some("May"));
        assert_eq!(month_name(12, Lang::Id).as_deref(), Some("Desember"));
        assert_eq!(month_name(13, Lang::Id), None);
    }

    #[test]
    fn february_knows_leap_years() {
        assert_eq!(days_in_month(2024, 2), Some(29));
        assert_eq!(days_in_month(2023, 2), Some(28));
        assert_eq!(days_in_month(1900, 2), Some(28));
        assert_eq!(days_in_month(2000, 2), Some(29));
        assert_eq!(days_in_month(2024, 13), None);
    }
}
