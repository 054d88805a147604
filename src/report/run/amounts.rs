//! Amounts of time in words.

pub(super) use crate::report::speech::count;

use super::words::pick;
use crate::lang::Lang;
use crate::run::summary::TimeKind;
use crate::statistics::Spread;

/// The middle and what nine in ten do not exceed, in the kind of time that most of them have: `3 / 10 hari kerja`.
pub(super) fn middle(times: Option<(TimeKind, &Spread)>, lang: Lang) -> String {
    let told = times.and_then(|(kind, spread)| {
        let (middle, high) = (spread.percentile(50)?, spread.percentile(90)?);
        let (middle, far) = (number(kind, middle), number(kind, high));
        Some(format!("{middle} / {far} {}", unit(kind, high, lang)))
    });
    told.unwrap_or_default()
}

/// Several amounts of one kind, with its unit once: `2 · 3 · 10 hari kerja`.
pub(super) fn series(kind: TimeKind, amounts: &[i64], lang: Lang) -> String {
    let most = amounts.iter().copied().max().unwrap_or_default();
    let numbers: Vec<String> = amounts.iter().map(|it| number(kind, *it)).collect();
    format!("{} {}", numbers.join(" · "), unit(kind, most, lang))
}

/// Days as they are, minutes as hours and minutes on a clock: `1:30`.
fn number(kind: TimeKind, amount: i64) -> String {
    match (kind, amount) {
        (TimeKind::OfficeMinutes | TimeKind::ClockMinutes, 60..) => {
            format!("{}:{:02}", amount / 60, amount % 60)
        }
        _ => amount.to_string(),
    }
}

fn unit(kind: TimeKind, amount: i64, lang: Lang) -> &'static str {
    let one = amount == 1;
    match kind {
        TimeKind::Workdays if one => pick(lang, "workday", "hari kerja"),
        TimeKind::Workdays => pick(lang, "workdays", "hari kerja"),
        TimeKind::CalendarDays if one => pick(lang, "calendar day", "hari kalender"),
        TimeKind::CalendarDays => pick(lang, "calendar days", "hari kalender"),
        TimeKind::OfficeMinutes if amount >= 60 => pick(lang, "office hours", "jam kerja"),
        TimeKind::OfficeMinutes => pick(lang, "office minutes", "menit kerja"),
        TimeKind::ClockMinutes if amount >= 60 => pick(lang, "hours", "jam"),
        TimeKind::ClockMinutes => pick(lang, "minutes", "menit"),
    }
}

/// The stable word for a kind of time, for machines.
pub(super) fn unit_name(kind: TimeKind) -> &'static str {
    match kind {
        TimeKind::Workdays => "workdays",
        TimeKind::CalendarDays => "calendar-days",
        TimeKind::OfficeMinutes => "office-minutes",
        TimeKind::ClockMinutes => "clock-minutes",
    }
}
