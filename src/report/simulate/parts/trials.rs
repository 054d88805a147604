//! What a search tried.

use super::{Cell, Column, Table, Tone, named, numbers, varied, words};
use crate::lang::Lang;
use crate::report::pair::Pair;
use crate::report::simulate::Setting;
use crate::report::simulate::figures::Measure;
use crate::report::simulate::tell::officers_called;
use crate::report::speech::{count, pick};
use crate::simulate::tally::{Goal, Sought, Trial};

/// How many trials are listed.
const LISTED: usize = 60;

/// A line for each staff that was tried: its officers, the figure, and whether it keeps the limit.
pub(in crate::report::simulate) fn trials(
    setting: &Setting<'_>,
    goal: &Goal,
    sought: &Sought,
) -> Table {
    let lang = setting.lang;
    let measure = Measure::of(&goal.figure);
    let tried = sought.tried.iter().enumerate();
    let left_out = sought.tried.len().saturating_sub(LISTED);
    let columns: Vec<Column> = vec![
        numbers(Pair::new("no", "no")),
        named(Pair::new("officers", "petugas")),
        numbers(Pair::new("the figure", "nilainya")),
        words(Pair::new("in", "satuan")),
        numbers(Pair::new("played", "disimulasikan")),
        words(Pair::new("the limit", "batasnya")),
    ];
    Table {
        id: "trials",
        title: Pair::new("What was tried", "Yang dicoba"),
        hint: Pair::new(
            "Each staff in the order in which it was tried, the last ones where there are many; played: how many repetitions. The first has more officers than anybody needs, to see whether officers can keep the limit at all. The answer is confirmed by all of them.",
            "Setiap susunan petugas menurut urutan percobaannya, yang terakhir bila banyak; disimulasikan: banyaknya pengulangan. Yang pertama memiliki petugas jauh lebih banyak daripada yang diperlukan, untuk melihat apakah batasnya dapat dipenuhi dengan menambah petugas. Jawabannya dipastikan dengan seluruh pengulangan.",
        ),
        columns,
        rows: tried
            .skip(left_out)
            .map(|(at, trial)| line(setting, measure, at, trial, lang))
            .collect(),
    }
}

fn line(
    setting: &Setting<'_>,
    measure: Measure,
    at: usize,
    trial: &Trial,
    lang: Lang,
) -> Vec<Cell> {
    let groups = varied(setting.setup).zip(&trial.numbers);
    let staff: Vec<String> = groups
        .map(|(group, number)| officers_called(setting, &group.actors, *number))
        .collect();
    let value = trial.figure.map(|value| measure.told(value, lang));
    let (kept, tone) = match trial.keeps {
        true => (pick(lang, "kept", "terpenuhi"), Tone::Good),
        false => (pick(lang, "not kept", "tidak terpenuhi"), Tone::Bad),
    };
    vec![
        Cell::new(count(at as u64 + 1, lang)).toned(Tone::Dim),
        Cell::new(staff.join(", ")),
        Cell::new(value.unwrap_or_default()),
        Cell::new(measure.unit(lang)).toned(Tone::Dim),
        Cell::new(count(trial.repetitions.into(), lang)).toned(Tone::Dim),
        Cell::new(kept).toned(tone),
    ]
}
