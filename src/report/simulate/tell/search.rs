//! What a search for the least staff came to.

use super::super::Setting;
use super::super::amounts::rounded;
use super::super::figures::{Measure, title};
use super::officers_called;
use crate::lang::Lang;
use crate::report::speech::{count, counted, pick};
use crate::simulate::tally::{Goal, Sought, Trial};

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
pub(in crate::report::simulate) fn answer(
    setting: &Setting<'_>,
    goal: &Goal,
    sought: &Sought,
) -> String {
    let lang = setting.lang;
    let limit = limit(setting, goal);
    let Some(staff) = &sought.staff else {
        return not_kept(&limit, goal, sought, lang);
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
    let kept = sought.tried.iter().rev().find(|trial| trial.keeps);
    let value = kept.and_then(|trial| value(trial, goal, lang));
    let value = value.map_or(String::new(), |value| format!(" ({value})"));
    match lang {
        Lang::En => {
            format!("the least staff that keeps {limit}: {groups}, {officers} in all{value}")
        }
        Lang::Id => format!(
            "petugas paling sedikit yang memenuhi {limit}: {groups}, seluruhnya {officers}{value}"
        ),
    }
}

/// That no staff keeps a limit. A search that ends with its first trial has shown that more officers don't help.
fn not_kept(limit: &str, goal: &Goal, sought: &Sought, lang: Lang) -> String {
    let only = match sought.tried.as_slice() {
        [only] if !sought.cut_short => value(only, goal, lang),
        _ => None,
    };
    match (only, lang) {
        (Some(value), Lang::En) => {
            format!(
                "no number of officers keeps {limit}: with more of them than are needed it is {value}"
            )
        }
        (Some(value), Lang::Id) => format!(
            "berapa pun petugasnya, {limit} tidak terpenuhi: dengan petugas yang lebih dari cukup nilainya {value}"
        ),
        (None, Lang::En) => format!("no staff that was tried keeps {limit}"),
        (None, Lang::Id) => format!("tidak ada susunan petugas yang dicoba memenuhi {limit}"),
    }
}

/// What the figure was in a trial: `13.0 working days`.
fn value(trial: &Trial, goal: &Goal, lang: Lang) -> Option<String> {
    let measure = Measure::of(&goal.figure);
    let told = format!(
        "{} {}",
        measure.told(trial.figure?, lang),
        measure.unit(lang)
    );
    Some(told.trim_end().to_string())
}

/// How much was played for a search.
pub(in crate::report::simulate) fn plays(sought: &Sought, lang: Lang) -> String {
    let plays = count(sought.plays.into(), lang);
    match lang {
        Lang::En => format!("{plays} repetitions were played for this in all"),
        Lang::Id => format!("untuk ini disimulasikan seluruhnya {plays} pengulangan"),
    }
}

/// That a search is not sure of its answer, where it is not.
pub(in crate::report::simulate) fn search_doubt(sought: &Sought, lang: Lang) -> Option<String> {
    let doubt = pick(
        lang,
        "the search ended before it was sure: less staff may do",
        "pencarian berakhir sebelum pasti: petugas yang lebih sedikit mungkin cukup",
    );
    sought.cut_short.then(|| doubt.to_string())
}
