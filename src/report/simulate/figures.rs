//! What a figure is called, in which measure it is, and how its values are told.

use super::amounts::{clock, decimal, percent, rounded};
use crate::lang::Lang;
use crate::model::{Row, Sop};
use crate::report::speech::pick;
use crate::simulate::tally::{Figure, Point};

/// The measure of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    Workdays,
    CalendarDays,
    OfficeMinutes,
    Share,
    CasesPerWorkday,
    Count,
}

impl Measure {
    /// That of a figure.
    pub(super) fn of(figure: &Figure) -> Measure {
        match figure {
            Figure::Workdays(_) => Measure::Workdays,
            Figure::CalendarDays(_) => Measure::CalendarDays,
            Figure::OfficeMinutes(_) | Figure::Waited | Figure::Wait(_) => Measure::OfficeMinutes,
            Figure::Throughput => Measure::CasesPerWorkday,
            Figure::Broken(_) | Figure::Late(_) | Figure::Used(_) => Measure::Share,
            Figure::Queue(_) => Measure::Count,
        }
    }

    /// The stable word for it, for machines.
    pub(super) fn name(self) -> &'static str {
        match self {
            Measure::Workdays => "workdays",
            Measure::CalendarDays => "calendar-days",
            Measure::OfficeMinutes => "office-minutes",
            Measure::Share => "share",
            Measure::CasesPerWorkday => "cases-per-workday",
            Measure::Count => "count",
        }
    }

    /// The word for it that stands beside a number; nothing where the number says it.
    pub(super) fn unit(self, lang: Lang) -> &'static str {
        match self {
            Measure::Workdays => pick(lang, "working days", "hari kerja"),
            Measure::CalendarDays => pick(lang, "calendar days", "hari kalender"),
            Measure::OfficeMinutes => pick(lang, "office hours", "jam kerja"),
            Measure::CasesPerWorkday => pick(lang, "per working day", "per hari kerja"),
            Measure::Share | Measure::Count => "",
        }
    }

    /// A value of it, without its unit.
    pub(super) fn told(self, value: f64, lang: Lang) -> String {
        match self {
            Measure::Workdays | Measure::CalendarDays => decimal(value, 1, lang),
            Measure::OfficeMinutes => clock(value * 60.0),
            Measure::Share => percent(value, lang),
            Measure::CasesPerWorkday | Measure::Count => rounded(value, lang),
        }
    }

    /// A change of it: with its sign, and in points where it is a share.
    pub(super) fn change(self, by: f64, lang: Lang) -> String {
        let size = match self {
            Measure::Share => {
                let points = pick(lang, "points", "poin");
                format!("{} {points}", decimal(by.abs() * 100.0, 1, lang))
            }
            _ => self.told(by.abs(), lang),
        };
        let nothing = !size.chars().any(|digit| ('1'..='9').contains(&digit));
        match (nothing, by < 0.0) {
            (true, _) => size,
            (false, true) => format!("−{size}"),
            (false, false) => format!("+{size}"),
        }
    }
}

/// What a figure is called by people, with the title of what it is about.
pub(super) fn title(figure: &Figure, sop: &Sop, lang: Lang) -> String {
    let case = pick(lang, "time of a case", "lama kasus");
    let of = |what: &str, name: &str| format!("{what}: {name}");
    match figure {
        Figure::Workdays(at) | Figure::CalendarDays(at) | Figure::OfficeMinutes(at) => {
            format!("{case}, {}", point(*at, lang))
        }
        Figure::Waited => pick(
            lang,
            "of that waiting for officers, mean",
            "di antaranya menunggu petugas, rata-rata",
        )
        .to_string(),
        Figure::Throughput => pick(lang, "cases finished", "kasus selesai").to_string(),
        Figure::Broken(rule) => of(pick(lang, "breaks the rule", "melanggar aturan"), rule),
        Figure::Late(row) => of(pick(lang, "late", "terlambat"), &row_called(sop, row)),
        Figure::Wait(row) => of(pick(lang, "waiting", "menunggu"), &row_called(sop, row)),
        Figure::Used(actor) => of(pick(lang, "use", "beban kerja"), &actor_called(sop, actor)),
        Figure::Queue(actor) => of(pick(lang, "queue", "antrean"), &actor_called(sop, actor)),
    }
}

/// A point of a distribution.
fn point(point: Point, lang: Lang) -> String {
    match point {
        Point::Mean => pick(lang, "mean", "rata-rata").to_string(),
        Point::Percentile(percent) => format!("P{percent}"),
        Point::Worst => pick(lang, "worst", "terlama").to_string(),
    }
}

/// The stable name of a figure: its kind, what it is about, and the point of the distribution.
pub(super) fn names(figure: &Figure) -> (&'static str, Option<&str>, Option<String>) {
    let at = |at: &Point| {
        Some(match at {
            Point::Mean => "mean".to_string(),
            Point::Percentile(percent) => format!("p{percent}"),
            Point::Worst => "worst".to_string(),
        })
    };
    match figure {
        Figure::Workdays(point) => ("workdays", None, at(point)),
        Figure::CalendarDays(point) => ("calendar-days", None, at(point)),
        Figure::OfficeMinutes(point) => ("office-minutes", None, at(point)),
        Figure::Waited => ("waited", None, at(&Point::Mean)),
        Figure::Throughput => ("throughput", None, None),
        Figure::Broken(rule) => ("broken", Some(rule), None),
        Figure::Late(row) => ("late", Some(row), None),
        Figure::Wait(row) => ("wait", Some(row), at(&Point::Mean)),
        Figure::Used(actor) => ("used", Some(actor), None),
        Figure::Queue(actor) => ("queue", Some(actor), at(&Point::Mean)),
    }
}

fn row_called(sop: &Sop, name: &str) -> String {
    let named = |row: &&Row| row.name.value == name;
    let found = sop.rows_with_ids().find(|(_, row)| named(row));
    found.map_or(name.to_string(), |(id, _)| sop.row_label(id))
}

fn actor_called(sop: &Sop, name: &str) -> String {
    let mut actors = sop.actors.iter();
    let found = actors.find(|actor| actor.name.value == name);
    found.map_or(name, |actor| &actor.title.value).to_string()
}
