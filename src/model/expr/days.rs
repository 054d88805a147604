//! Dates as numbers of days, so that they can be compared and counted.
//!
//! Only what every calendar agrees on: which date comes after which. What a working day is, is none of it.

use crate::lang::days_in_month;
use crate::syntax::tree::Date;

const DAYS_IN_400_YEARS: i64 = 146_097;

/// How many days a date lies after 0000-03-01.
pub fn number_of(date: Date) -> i64 {
    // Years begin in March here, so that a leap day is the last of its year.
    let year = i64::from(date.year) - i64::from(date.month < 3);
    let month = (i64::from(date.month) + 9) % 12;
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    let days_before_month = (153 * month + 2) / 5;
    let days_before_year = year * 365 + year / 4 - year / 100;
    era * DAYS_IN_400_YEARS + days_before_year + days_before_month + i64::from(date.day) - 1
}

/// The date of a number of days; nothing beyond the years that can be written.
pub fn date_of(number: i64) -> Option<Date> {
    let (era, day) = (
        number.div_euclid(DAYS_IN_400_YEARS),
        number.rem_euclid(DAYS_IN_400_YEARS),
    );
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let in_year = day - (year * 365 + year / 4 - year / 100);
    let month = (5 * in_year + 2) / 153;
    let day = in_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + i64::from(month < 3);
    Some(Date {
        year: i32::try_from(year)
            .ok()
            .filter(|year| (0..=9999).contains(year))?,
        month: u32::try_from(month).ok()?,
        day: u32::try_from(day).ok()?,
    })
}

/// The same day some months later, or the last day of a month that is too short for it.
pub fn months_later(number: i64, months: i64) -> Option<i64> {
    let date = date_of(number)?;
    let months = (i64::from(date.year) * 12 + i64::from(date.month) - 1).checked_add(months)?;
    let year = i32::try_from(months.div_euclid(12)).ok()?;
    let month = u32::try_from(months.rem_euclid(12)).ok()? + 1;
    let day = date.day.min(days_in_month(year, month)?);
    Some(number_of(Date { year, month, day }))
}

#[cfg(test)]
mod tests {
    use super::{date_of, months_later, number_of};
    use crate::lang::days_in_month;
    use crate::syntax::tree::Date;

    #[test]
    fn each_date_is_the_day_after_the_one_before() {
        let mut expected = number_of(Date {
            year: 1896,
            month: 1,
            day: 1,
        });
        for year in 1896..2110 {
            for month in 1..=12 {
                for day in 1..=days_in_month(year, month).unwrap() {
                    let date = Date { year, month, day };
                    assert_eq!(number_of(date), expected, "{date}");
                    assert_eq!(date_of(expected), Some(date));
                    expected += 1;
                }
            }
        }
    }

    #[test]
    fn a_month_after_the_last_of_january_is_the_last_of_february() {
        let day = |year, month, day| number_of(Date { year, month, day });
        assert_eq!(months_later(day(2024, 1, 31), 1), Some(day(2024, 2, 29)));
        assert_eq!(months_later(day(2024, 3, 15), -4), Some(day(2023, 11, 15)));
        assert_eq!(months_later(day(9999, 12, 1), i64::MAX), None);
    }
}
