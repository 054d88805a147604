//! What is told in sentences: what was played, where cases wait, what was found, what cut it short, what was assumed.
//! Names are in backticks.

use super::amounts::{decimal, office_hours, percent, rounded, rounded_estimate};
use super::figures::{Measure, title};
use super::{Played, Setting, parts};
use crate::lang::Lang;
use crate::model::ActorId;
use crate::report::speech::{cases, count, counted, pick};
use crate::simulate::Setup;
use crate::simulate::setup::{Coming, Per};
use crate::simulate::tally::{Bottleneck, Goal, Results, Sought};

/// What was played: how often, from when, how cases came, and which of them count.
pub(super) fn played(played: &Played<'_>) -> String {
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
pub(super) fn period(setup: &Setup<'_>) -> (String, String) {
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
pub(super) fn coming(arrivals: &Coming, lang: Lang) -> String {
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
pub(super) fn circumstances(setting: &Setting<'_>) -> String {
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
pub(super) fn scenario(setting: &Setting<'_>) -> String {
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

/// How many cases come to an end.
pub(super) fn throughput(results: &Results, lang: Lang) -> Option<String> {
    if results.finished == 0 {
        return None;
    }
    let number = rounded_estimate(&results.throughput, lang);
    Some(match lang {
        Lang::En => format!("{number} cases come to an end per working day"),
        Lang::Id => format!("{number} kasus selesai per hari kerja"),
    })
}

/// Where cases wait most, and what would help.
pub(super) fn bottleneck(played: &Played<'_>, found: Option<&Bottleneck>) -> String {
    let (setting, lang) = (&played.setting, played.setting.lang);
    let actor = found.and_then(|it| Some((it, setting.sop().actors.get(it.actor.0 as usize)?)));
    let Some((found, actor)) = actor else {
        return pick(
            lang,
            "no case waits for an officer",
            "tidak ada kasus yang menunggu petugas",
        )
        .to_string();
    };
    let title = &actor.title.value;
    let share = percent(found.share, lang);
    let long = office_hours(found.minutes * 60.0, lang);
    let mut told = match lang {
        Lang::En => format!(
            "cases wait most for {title}: {share} of all waiting, {long} for each case on average"
        ),
        Lang::Id => format!(
            "kasus paling lama menunggu {title}: {share} dari seluruh waktu tunggu, rata-rata {long} setiap kasus"
        ),
    };
    if let Some(row) = found
        .row
        .filter(|row| (row.0 as usize) < setting.sop().rows.len())
    {
        let row = setting.sop().row_label(row);
        told.push_str(&match lang {
            Lang::En => format!(", mostly at {row}"),
            Lang::Id => format!(", terutama pada {row}"),
        });
    }
    if let Some(used) = found.used {
        told.push_str("; ");
        told.push_str(&relief(played, found.actor, used));
    }
    told
}

/// How much the officers of an actor work, and how much that would be with one more.
fn relief(played: &Played<'_>, actor: ActorId, used: f64) -> String {
    let (setting, lang) = (&played.setting, played.setting.lang);
    let busy = match lang {
        Lang::En => format!("they work {} of their time", percent(used, lang)),
        Lang::Id => format!("petugasnya bekerja {} dari waktunya", percent(used, lang)),
    };
    let own = played.results.actors.iter().find(|it| it.actor == actor);
    let number = own.and_then(|own| own.officers.filter(|number| *number > 0));
    let groups = setting.setup.officers.iter();
    let groups: Vec<_> = groups.filter(|it| it.actors.contains(&actor)).collect();
    // Where several groups do the work, it is not plain which of them should grow.
    let (Some(number), [group]) = (number, groups.as_slice()) else {
        return busy;
    };
    let more = number.saturating_add(1);
    let then = used * f64::from(number) / f64::from(more);
    let then = decimal(then * 100.0, 0, lang);
    let (staff, called) = (
        pick(lang, "staff", "petugas"),
        actors_called(setting, &group.actors),
    );
    match lang {
        Lang::En => format!(
            "{busy}, with one officer more about {then}%; try `--what-if \"{staff} {called} = {more}\"`"
        ),
        Lang::Id => format!(
            "{busy}, dengan satu petugas lagi sekitar {then}%; coba `--what-if \"{staff} {called} = {more}\"`"
        ),
    }
}

/// Officers as a scenario names them: `admin and penghubung 2`.
pub(super) fn officers_called(setting: &Setting<'_>, actors: &[ActorId], number: u32) -> String {
    let number = count(number.into(), setting.lang);
    format!("{} {number}", actors_called(setting, actors))
}

fn actors_called(setting: &Setting<'_>, actors: &[ActorId]) -> String {
    let and = pick(setting.lang, " and ", " dan ");
    parts::names(setting.sop(), actors).join(and)
}

/// The limit of a search: `time of a case, P95 ≤ 14 working days`.
fn limit(setting: &Setting<'_>, goal: &Goal) -> String {
    let (lang, measure) = (setting.lang, Measure::of(&goal.figure));
    let sign = if goal.at_most { '≤' } else { '≥' };
    let value = match measure {
        Measure::Workdays | Measure::CalendarDays => rounded(goal.value, lang),
        _ => measure.told(goal.value, lang),
    };
    let figure = title(&goal.figure, setting.sop(), lang);
    let told = format!("{figure} {sign} {value} {}", measure.unit(lang));
    told.trim_end().to_string()
}

/// What a search came to.
pub(super) fn answer(setting: &Setting<'_>, goal: &Goal, sought: &Sought) -> String {
    let lang = setting.lang;
    let limit = limit(setting, goal);
    let Some(staff) = &sought.staff else {
        return match lang {
            Lang::En => format!("no staff that was tried keeps {limit}"),
            Lang::Id => format!("tidak ada susunan petugas yang dicoba memenuhi {limit}"),
        };
    };
    let groups = staff.iter();
    let groups: Vec<String> = groups
        .map(|(actors, number)| officers_called(setting, actors, *number))
        .collect();
    let (groups, all) = (
        groups.join(", "),
        staff.iter().map(|(_, number)| u64::from(*number)).sum(),
    );
    let officers = counted(all, lang, "officer", "officers", "petugas");
    let value = sought.tried.iter().rev().find(|trial| trial.keeps);
    let value = value.and_then(|trial| trial.figure);
    let value = value.map_or(String::new(), |value| {
        let measure = Measure::of(&goal.figure);
        let told = format!("{} {}", measure.told(value, lang), measure.unit(lang));
        format!(" ({})", told.trim_end())
    });
    match lang {
        Lang::En => {
            format!("the least staff that keeps {limit}: {groups}, {officers} in all{value}")
        }
        Lang::Id => format!(
            "petugas paling sedikit yang memenuhi {limit}: {groups}, seluruhnya {officers}{value}"
        ),
    }
}

/// How much was played for a search.
pub(super) fn plays(sought: &Sought, lang: Lang) -> String {
    let plays = count(sought.plays.into(), lang);
    match lang {
        Lang::En => format!("{plays} repetitions were played for this in all"),
        Lang::Id => format!("untuk ini disimulasikan seluruhnya {plays} pengulangan"),
    }
}

/// That a search is not sure of its answer, where it is not.
pub(super) fn search_doubt(sought: &Sought, lang: Lang) -> Option<String> {
    let doubt = pick(
        lang,
        "the search ended before it was sure: less staff may do",
        "pencarian berakhir sebelum pasti: petugas yang lebih sedikit mungkin cukup",
    );
    sought.cut_short.then(|| doubt.to_string())
}

/// What cut a simulation short, or makes its figures less sure.
pub(super) fn notes(played: &Played<'_>) -> Vec<String> {
    let (results, lang) = (played.results, played.setting.lang);
    let notes = [
        stopped(results, lang),
        endless(played),
        open(results, lang),
        margins(results, lang),
    ];
    notes.into_iter().flatten().collect()
}

fn stopped(results: &Results, lang: Lang) -> Option<String> {
    let (done, asked) = (results.repetitions, results.asked);
    let [done, asked] = [done, asked].map(|number| count(number.into(), lang));
    results.stopped.then(|| match lang {
        Lang::En => {
            format!("it was stopped: these are {done} of {asked} repetitions")
        }
        Lang::Id => format!("dihentikan: ini hasil {done} dari {asked} pengulangan"),
    })
}

fn endless(played: &Played<'_>) -> Option<String> {
    let sop = played.setting.sop();
    let node = played
        .results
        .endless
        .filter(|it| (it.0 as usize) < sop.nodes.len())?;
    let label = sop.node_label(node);
    Some(match played.setting.lang {
        Lang::En => format!(
            "a case went round so often at {label} that it would never end; say how often it goes back with `chance`"
        ),
        Lang::Id => format!(
            "sebuah kasus berputar begitu sering pada {label} sehingga tidak akan selesai; sebutkan seberapa sering kasus kembali dengan `peluang`"
        ),
    })
}

fn open(results: &Results, lang: Lang) -> Option<String> {
    let open = cases(results.open, lang);
    match (results.open, results.beyond, lang) {
        (0, ..) => None,
        (_, Some(year), Lang::En) => Some(format!(
            "{open} were not over when the calendar ended: it has no data for {year}; their time is not in the figures, so begin earlier or let cases come for a shorter time"
        )),
        (_, Some(year), Lang::Id) => Some(format!(
            "{open} belum selesai ketika kalender berakhir: data tahun {year} tidak ada; waktunya tidak termasuk dalam hasil, maka mulailah lebih awal atau persingkat jangka waktunya"
        )),
        (_, None, Lang::En) => Some(format!(
            "{open} were not over; their time is not in the figures"
        )),
        (_, None, Lang::Id) => Some(format!(
            "{open} belum selesai; waktunya tidak termasuk dalam hasil"
        )),
    }
}

fn margins(results: &Results, lang: Lang) -> Option<String> {
    match (results.repetitions, results.batched) {
        (_, true) => Some(
            pick(
                lang,
                "the margins come from one repetition, its cases taken in batches; several repetitions are surer",
                "batas galat berasal dari satu pengulangan yang kasusnya dibagi menjadi kelompok; beberapa pengulangan lebih pasti",
            )
            .to_string(),
        ),
        (0 | 1, false) => Some(
            pick(
                lang,
                "one repetition alone does not say how sure the figures are (`--repetitions 20`)",
                "satu pengulangan saja tidak menunjukkan seberapa pasti hasilnya (`--repetitions 20`)",
            )
            .to_string(),
        ),
        _ => None,
    }
}

/// What had to be assumed, a sentence each.
pub(super) fn assumptions(setting: &Setting<'_>) -> Vec<String> {
    let (sop, lang) = (setting.sop(), setting.lang);
    let assumed = setting.setup.assumptions.iter();
    assumed.map(|it| it.text(sop, lang)).collect()
}

/// What stands above what was assumed.
pub(super) fn assumed(lang: Lang) -> &'static str {
    pick(lang, "What was assumed", "Asumsi yang dipakai")
}

/// The title where two that are compared come to the same.
pub(super) fn nothing_differs(lang: Lang) -> &'static str {
    pick(
        lang,
        "Nothing differs between the two",
        "Tidak ada perbedaan di antara keduanya",
    )
}
