//! Numbers, shares and times in words, each with how sure it is.

use crate::lang::Lang;
use crate::simulate::tally::Share;
use crate::statistics::Estimate;

/// A number with so many places, as people write it; without a sign before nothing.
pub(super) fn decimal(number: f64, places: usize, lang: Lang) -> String {
    let written = format!("{number:.places$}");
    let nothing = written.trim_start_matches(['-', '0', '.']).is_empty();
    let (sign, digits) = match written.strip_prefix('-') {
        Some(digits) => (if nothing { "" } else { "-" }, digits),
        None => ("", written.as_str()),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let (apart, point) = match lang {
        Lang::En => (',', '.'),
        Lang::Id => ('.', ','),
    };
    let mut out = sign.to_string();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(apart);
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push(point);
        out.push_str(part);
    }
    out
}

/// A number with as many places as say something, without zeros at their end.
pub(super) fn rounded(number: f64, lang: Lang) -> String {
    let told = decimal(number, places(number), lang);
    match told.contains(['.', ',']) && places(number) > 0 {
        true => told
            .trim_end_matches('0')
            .trim_end_matches(['.', ','])
            .to_string(),
        false => told,
    }
}

/// How many places of a number say something.
fn places(number: f64) -> usize {
    match number.abs() {
        100.0.. => 0,
        10.0.. => 1,
        _ => 2,
    }
}

/// An average of numbers that are neither times nor shares, with how sure it is: `9.61 ± 0.05`.
pub(super) fn rounded_estimate(of: &Estimate, lang: Lang) -> String {
    match of.margin.is_some_and(|margin| margin > 0.0) {
        true => estimate(of, |it| decimal(it, places(of.mean), lang)),
        false => rounded(of.mean, lang),
    }
}

/// A share from 0 to 1 in percent. What is not quite none, or not quite all, is never told as if it were.
pub(super) fn percent(share: f64, lang: Lang) -> String {
    let hundredths = share * 100.0;
    match hundredths {
        0.0 => "0%".to_string(),
        100.0 => "100%".to_string(),
        0.0..0.05 => format!("<{}%", decimal(0.1, 1, lang)),
        99.95..100.0 => format!(">{}%", decimal(99.9, 1, lang)),
        it => format!("{}%", decimal(it, 1, lang)),
    }
}

/// The interval of a share: `2.6-3.7%`.
pub(super) fn interval(share: &Share, lang: Lang) -> String {
    let (low, high) = share.interval;
    let (low, high) = (percent(low, lang), percent(high, lang));
    match low == high {
        true => high,
        false => format!("{}–{high}", low.trim_end_matches('%')),
    }
}

/// Seconds of office hours as hours and minutes: `2:40`.
pub(super) fn clock(seconds: f64) -> String {
    let minutes = (seconds / 60.0).round();
    let sign = if minutes < 0.0 { "-" } else { "" };
    let minutes = minutes.abs();
    match minutes < 1.0 && seconds > 0.0 {
        true => "<0:01".to_string(),
        false => format!(
            "{sign}{:.0}:{:02.0}",
            (minutes / 60.0).floor(),
            minutes % 60.0
        ),
    }
}

/// Seconds of office hours in words: `2 office hours 40 minutes`.
pub(super) fn office_hours(seconds: f64, lang: Lang) -> String {
    let minutes = (seconds / 60.0).round().max(0.0);
    let (hours, minutes) = ((minutes / 60.0).floor(), minutes % 60.0);
    let hour_word = match lang {
        Lang::En if hours == 1.0 => "office hour",
        Lang::En => "office hours",
        Lang::Id => "jam kerja",
    };
    let (minute_word, alone) = match lang {
        Lang::En if minutes == 1.0 => ("minute", "office minute"),
        Lang::En => ("minutes", "office minutes"),
        Lang::Id => ("menit", "menit kerja"),
    };
    let hours_told = decimal(hours, 0, lang);
    match (hours >= 1.0, minutes >= 1.0) {
        (true, true) => format!("{hours_told} {hour_word} {minutes:.0} {minute_word}"),
        (true, false) => format!("{hours_told} {hour_word}"),
        _ => format!("{minutes:.0} {alone}"),
    }
}

/// An average with how sure it is: `12.4 ± 0.3`. A margin of nothing is not told.
pub(super) fn estimate(of: &Estimate, told: impl Fn(f64) -> String) -> String {
    match of.margin.filter(|margin| *margin > 0.0) {
        Some(margin) => format!("{} ± {}", told(of.mean), told(margin)),
        None => told(of.mean),
    }
}

/// An average of seconds of office hours, with how sure it is; the margin is never told too small.
pub(super) fn clock_estimate(of: &Estimate) -> String {
    let whole = of.margin.map(|margin| (margin / 60.0).ceil() * 60.0);
    let of = Estimate {
        margin: whole,
        ..*of
    };
    estimate(&of, clock)
}

#[cfg(test)]
mod tests {
    use super::{clock, decimal, interval, office_hours, percent, rounded};
    use crate::lang::Lang;
    use crate::simulate::tally::Share;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        assert_eq!(decimal(1234.56, 1, Lang::Id), "1.234,6");
        assert_eq!(decimal(-1234.56, 0, Lang::En), "-1,235");
        assert_eq!(decimal(-0.04, 1, Lang::En), "0.0");
        assert_eq!(rounded(12.0, Lang::En), "12");
        assert_eq!(rounded(12.34, Lang::Id), "12,3");
        assert_eq!(rounded(0.04, Lang::En), "0.04");
        assert_eq!(rounded(120.4, Lang::Id), "120");
        assert_eq!(rounded(9.6, Lang::Id), "9,6");
    }

    #[test]
    fn a_share_that_is_not_none_is_not_told_as_none() {
        assert_eq!(percent(0.0, Lang::En), "0%");
        assert_eq!(percent(0.0001, Lang::En), "<0.1%");
        assert_eq!(percent(0.9999, Lang::Id), ">99,9%");
        assert_eq!(percent(1.0, Lang::Id), "100%");
        assert_eq!(percent(0.125, Lang::Id), "12,5%");
        let often = Share {
            count: 31,
            of: 1000,
            share: 0.031,
            interval: (0.022, 0.044),
        };
        assert_eq!(interval(&often, Lang::En), "2.2–4.4%");
    }

    #[test]
    fn office_time_is_told_in_hours_and_minutes() {
        assert_eq!(clock(0.0), "0:00");
        assert_eq!(clock(20.0), "<0:01");
        assert_eq!(clock(9600.0), "2:40");
        assert_eq!(clock(-600.0), "-0:10");
        assert_eq!(clock(540_000.0), "150:00");
        assert_eq!(office_hours(9600.0, Lang::En), "2 office hours 40 minutes");
        assert_eq!(office_hours(3660.0, Lang::En), "1 office hour 1 minute");
        assert_eq!(office_hours(5_400_000.0, Lang::Id), "1.500 jam kerja");
        assert_eq!(office_hours(600.0, Lang::Id), "10 menit kerja");
    }
}
