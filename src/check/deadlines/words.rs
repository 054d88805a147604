//! Paths, sums and counts in words, as findings have them.

use super::judge::{Days, Exceeded, Extent, Judged, Worst};
use super::measure::{Family, plain};
use super::stretch::Path;
use super::timeline::{Reading, Route, Timeline};
use super::times;
use crate::diagnostic::messages::Worded;
use crate::lang::{Lang, Word};
use crate::model::{Amount, DayKind, NodeId, RowId, Sop};

/// One of two phrases.
pub fn phrase<'w>(lang: Lang, en: &'w str, id: &'w str) -> &'w str {
    match lang {
        Lang::En => en,
        Lang::Id => id,
    }
}

/// A sum in words.
pub fn sum(amounts: &[Amount]) -> Worded {
    let sum = times::sum(amounts.iter().copied());
    Worded::new(|lang| times::in_words(&sum, lang))
}

/// How a row is called where room is short: its number, or its name.
pub fn row(sop: &Sop, row: RowId) -> String {
    let row = &sop[row];
    match &row.number {
        Some(number) => number.value.trim_end_matches('.').to_string(),
        None => row.name.value.clone(),
    }
}

/// How many rows of a path are told before and after those that are left out.
const TOLD: (usize, usize) = (10, 6);

/// The rows of a path: `1 → 2 → 3, 2 times (2 → 3) → 4`.
pub fn path(sop: &Sop, path: &Path) -> String {
    let rows = |rows: &[RowId]| {
        let rows: Vec<String> = rows.iter().map(|id| row(sop, *id)).collect();
        rows.join(" → ")
    };
    let mut steps: Vec<String> = Vec::new();
    for step in &path.steps {
        steps.push(match step.times {
            1 => rows(&step.rows),
            times => format!("{times} × ({})", rows(&step.rows)),
        });
    }
    let (before, after) = TOLD;
    if steps.len() > before + after + 1 {
        let end = steps.split_off(steps.len() - after);
        let left_out = steps.len() - before;
        steps.truncate(before);
        steps.push(format!("… {left_out} …"));
        steps.extend(end);
    }
    steps.join(" → ")
}

/// Rows with the word before them: `rows 2, 4`, `row 3`.
pub fn named_rows(rows: &str, lang: Lang) -> String {
    let several = rows.contains(',');
    let word = phrase(lang, if several { "rows" } else { "row" }, "baris");
    format!("{word} {rows}")
}

/// The rows of nodes: `2, 4, 7`.
pub fn rows(sop: &Sop, nodes: impl IntoIterator<Item = NodeId>) -> String {
    let mut rows: Vec<RowId> = nodes.into_iter().map(|node| sop[node].row).collect();
    rows.dedup();
    let (before, after) = TOLD;
    let told: Vec<String> = rows
        .iter()
        .take(before + after)
        .map(|id| row(sop, *id))
        .collect();
    let more = rows.len().saturating_sub(before + after);
    match more {
        0 => told.join(", "),
        more => format!("{}, … +{more}", told.join(", ")),
    }
}

/// The two rows of a path that take the most: `6 (10 hari), 4 (5 hari)`.
pub fn longest_rows(sop: &Sop, path: &Path, kind: DayKind, lang: Lang) -> String {
    let mut steps: Vec<_> = path.steps.iter().collect();
    steps.sort_by_key(|step| std::cmp::Reverse(plain(&step.amounts, kind)));
    let told = steps
        .into_iter()
        .take(2)
        .filter(|step| !step.amounts.is_empty());
    let told = told.map(|step| {
        let rows: Vec<String> = step.rows.iter().map(|id| row(sop, *id)).collect();
        let sum = times::sum(step.amounts.iter().copied());
        format!("{}: {}", rows.join(" → "), times::in_words(&sum, lang))
    });
    told.collect::<Vec<_>>().join("; ")
}

/// What a path takes, by unit and on the calendar: `3 hari + 1 minggu (8 hari kerja)`.
pub fn route(route: &Route, kind: DayKind, lang: Lang) -> String {
    let sum = times::sum(route.path.amounts());
    let words = times::in_words(&sum, lang);
    let of = |family| move |amount: &Amount| Family::of(amount.unit, kind) == family;
    let only = |family| sum.iter().all(of(family));
    match &route.days {
        None => {
            let beyond = phrase(lang, "beyond the calendar", "melampaui kalender");
            format!("{words} ({beyond})")
        }
        Some(_) if only(Family::Office) || only(Family::Clock) => words,
        Some(days) if only(Family::Workdays) => format!("{words} ({})", workdays(days, lang)),
        Some(days) => format!("{words} ({})", reached(days, lang)),
    }
}

fn extent(extent: Extent) -> String {
    match extent.least == extent.most {
        true => extent.least.to_string(),
        false => format!("{}-{}", extent.least, extent.most),
    }
}

/// `8-16 working days`.
pub fn workdays(days: &Days, lang: Lang) -> String {
    format!(
        "{} {}",
        extent(days.workdays),
        workday(days.workdays.most, lang)
    )
}

/// By how much a beginning is late: `8 working days`, or what is less than one.
pub fn lateness(worst: &Worst, lang: Lang) -> String {
    let (workdays, dates) = (worst.workdays_late, worst.calendar_days_late);
    match (workdays, dates) {
        (0, 0) => phrase(lang, "less than a day", "kurang dari sehari").to_string(),
        (0, 1) => phrase(lang, "1 calendar day", "1 hari kalender").to_string(),
        (0, dates) => format!("{dates} {}", phrase(lang, "calendar days", "hari kalender")),
        (workdays, _) => format!("{workdays} {}", workday(workdays, lang)),
    }
}

fn workday(count: i64, lang: Lang) -> &'static str {
    match count {
        1 => phrase(lang, "working day", "hari kerja"),
        _ => phrase(lang, "working days", "hari kerja"),
    }
}

/// `10-16 calendar days`.
pub fn calendar_days(days: &Days, lang: Lang) -> String {
    let unit = match days.calendar_days.most {
        1 => phrase(lang, "calendar day", "hari kalender"),
        _ => phrase(lang, "calendar days", "hari kalender"),
    };
    format!("{} {unit}", extent(days.calendar_days))
}

/// For a path that doesn't end with a day: `done on working day 27`.
fn reached(days: &Days, lang: Lang) -> String {
    let on = phrase(lang, "done on working day", "selesai pada hari kerja ke-");
    let space = phrase(lang, " ", "");
    format!("{on}{space}{}", extent(days.workdays))
}

/// The kind of days that a reading takes bare days for.
pub fn kind(kind: DayKind, lang: Lang) -> &'static str {
    let word = match kind {
        DayKind::Working => Word::Workdays,
        DayKind::Calendar => Word::CalendarDays,
    };
    match (lang, kind) {
        (Lang::En, DayKind::Working) => "working days",
        _ => word.spelling(lang),
    }
}

/// What the readings of a bare day change: nothing where there is one.
pub fn readings(timeline: &Timeline, lang: Lang) -> String {
    let each: Vec<(&Reading, Judged)> = timeline
        .readings
        .iter()
        .filter_map(|reading| Some((reading, reading.judged?)))
        .collect();
    let Some((_, first)) = each.first().filter(|_| each.len() > 1) else {
        return String::new();
    };
    if each
        .iter()
        .all(|(_, judged)| judged.exceeded == first.exceeded)
    {
        return phrase(
            lang,
            ", whichever kind of days is meant",
            ", jenis hari apa pun yang dimaksud",
        )
        .to_string();
    }
    let told = each.iter().map(|(reading, judged)| {
        let kind = kind(reading.kind, lang);
        match lang {
            Lang::En => format!("as {kind} {}", how_often(judged, lang)),
            Lang::Id => format!("sebagai {kind} {}", how_often(judged, lang)),
        }
    });
    format!("; {}", told.collect::<Vec<_>>().join(", "))
}

/// How often a deadline is exceeded.
pub fn how_often(judged: &Judged, lang: Lang) -> String {
    match judged.exceeded {
        None => phrase(lang, "beyond the calendar", "melampaui kalender").to_string(),
        Some(Exceeded::Always) => phrase(lang, "always exceeded", "selalu terlampaui").to_string(),
        Some(Exceeded::Never) => {
            phrase(lang, "never exceeded", "tidak pernah terlampaui").to_string()
        }
        Some(Exceeded::May) => {
            let (least, most, all) = (judged.shortest_late, judged.longest_late, judged.starts);
            let count = match least == most || least == 0 {
                true => most.to_string(),
                false => format!("{least}-{most}"),
            };
            match lang {
                Lang::En => format!("exceeded by cases begun on {count} of {all} working days"),
                Lang::Id => {
                    format!("terlampaui bila kasus dimulai pada {count} dari {all} hari kerja")
                }
            }
        }
    }
}
