//! What was played: how often, under which circumstances, and what was assumed.

use super::super::amounts::rounded;
use super::super::{Played, Setting};
use crate::lang::Lang;
use crate::report::speech::{cases, count, pick};
use crate::simulate::Setup;
use crate::simulate::setup::{Coming, Per};

/// What was played: how often, from when, how cases came, and which of them count.
pub(in crate::report::simulate) fn played(played: &Played<'_>) -> String {
    let (setup, results) = (played.setting.setup, played.results);
    let lang = played.setting.lang;
    let begins = setup.begins.date();
    let coming = coming(&setup.arrivals, lang);
    let counted = cases(results.cases, lang);
    let (from, until) = period(setup);
    match lang {
        Lang::En => format!(
            "{} from {begins}: {coming}; {counted} {} that came from {from} to {until}",
            times(results.repetitions, lang),
            if results.cases == 1 {
                "counts,"
            } else {
                "count, those"
            },
        ),
        Lang::Id => format!(
            "{} sejak {begins}: {coming}; yang dihitung {counted} yang datang dari {from} sampai {until}",
            times(results.repetitions, lang),
        ),
    }
}

/// The first and the last date on which the cases that count came.
pub(in crate::report::simulate) fn period(setup: &Setup<'_>) -> (String, String) {
    let until = setup.counts_until;
    let last = until.plus_seconds(-1).unwrap_or(until);
    (
        setup.counts_from.date().to_string(),
        last.date().to_string(),
    )
}

fn times(repetitions: u32, lang: Lang) -> String {
    match (repetitions, lang) {
        (1, Lang::En) => "played once".to_string(),
        (_, Lang::En) => format!("played {} times", count(repetitions.into(), lang)),
        (_, Lang::Id) => format!("disimulasikan {} kali", count(repetitions.into(), lang)),
    }
}

/// How cases come: `12 cases per working day, by chance, in office hours`.
pub(in crate::report::simulate) fn coming(arrivals: &Coming, lang: Lang) -> String {
    let Coming::Rate {
        number,
        per,
        evenly,
        around_the_clock,
    } = arrivals
    else {
        return pick(
            lang,
            "cases come at the times of the log",
            "kasus datang pada waktu-waktu menurut log",
        )
        .to_string();
    };
    let per = match (per, around_the_clock) {
        (Per::Hour, false) => pick(lang, "per office hour", "per jam kerja"),
        (Per::Hour, true) => pick(lang, "per hour", "per jam"),
        (Per::Day, false) => pick(lang, "per working day", "per hari kerja"),
        (Per::Day, true) => pick(lang, "per calendar day", "per hari kalender"),
        (Per::Week, _) => pick(lang, "per week", "per minggu"),
        (Per::Month, _) => pick(lang, "per month", "per bulan"),
        (Per::Year, _) => pick(lang, "per year", "per tahun"),
    };
    let spaced = match evenly {
        true => pick(lang, "evenly spaced", "dengan jarak merata"),
        false => pick(lang, "by chance", "secara acak"),
    };
    let when = match around_the_clock {
        true => pick(lang, "around the clock", "sepanjang waktu"),
        false => pick(lang, "in office hours", "pada jam kerja"),
    };
    let word = match (lang, *number == 1.0) {
        (Lang::En, true) => "case",
        (Lang::En, false) => "cases",
        (Lang::Id, _) => "kasus",
    };
    format!("{} {word} {per}, {spaced}, {when}", rounded(*number, lang))
}

/// By which scenario, calendar and seed: what it takes to have the same again.
pub(in crate::report::simulate) fn circumstances(setting: &Setting<'_>) -> String {
    let lang = setting.lang;
    let calendar = setting.setup.calendar;
    let parts = [
        scenario(setting),
        format!(
            "{} {} {}",
            pick(lang, "calendar", "kalender"),
            calendar.name(),
            calendar.version()
        ),
        format!("{} {}", pick(lang, "seed", "benih"), setting.setup.seed),
    ];
    parts.join("; ")
}

/// The scenario by its name and title, with what was changed of it.
pub(in crate::report::simulate) fn scenario(setting: &Setting<'_>) -> String {
    let lang = setting.lang;
    let name = &setting.scenario.name.value;
    let mut told = match (&setting.scenario.title, name.is_empty()) {
        (_, true) => pick(lang, "no scenario", "tanpa skenario").to_string(),
        (None, false) => format!("{} `{name}`", pick(lang, "scenario", "skenario")),
        (Some(title), false) => {
            let word = pick(lang, "scenario", "skenario");
            format!("{word} `{name}` ({})", title.value)
        }
    };
    if !setting.changes.is_empty() {
        let quoted = setting.changes.iter().map(|change| format!("`{change}`"));
        let changes: Vec<String> = quoted.collect();
        let with = pick(lang, "with", "dengan");
        told.push_str(&format!(", {with} {}", changes.join(", ")));
    }
    told
}

/// What had to be assumed, a sentence each.
pub(in crate::report::simulate) fn assumptions(setting: &Setting<'_>) -> Vec<String> {
    let (sop, lang) = (setting.sop(), setting.lang);
    let assumed = setting.setup.assumptions.iter();
    assumed.map(|it| it.text(sop, lang)).collect()
}

/// What stands above what was assumed.
pub(in crate::report::simulate) fn assumed(lang: Lang) -> &'static str {
    pick(lang, "What was assumed", "Asumsi yang dipakai")
}
