//! What became of the rules.

use super::{Cell, Table, Tone, named, numbers, words};
use crate::lang::Lang;
use crate::model::{Amount, DayKind, Duration, Rule, RuleKind, Sop, Strength, Unit};
use crate::report::pair::Pair;
use crate::report::simulate::amounts::{interval, percent};
use crate::report::simulate::figures::Measure;
use crate::report::speech::{count, pick, strength};
use crate::simulate::tally::{Results, RuleResult};

/// A line for each rule: how many cases it binds, and how many of them break it.
pub(in crate::report::simulate) fn rules(sop: &Sop, results: &Results, lang: Lang) -> Table {
    let rows = results.rules.iter();
    let rows = rows.filter_map(|it| Some(line(sop.rules.get(it.rule.0 as usize)?, it, lang)));
    Table {
        id: "rules",
        title: Pair::new("Rules", "Aturan"),
        hint: Pair::new(
            "Broken: how many of the cases that the rule binds break it; of a right that silence gives, how often it arises. The interval of 95% says between which shares the true one lies, should the assumptions hold.",
            "Dilanggar: banyaknya kasus yang terikat aturan itu dan melanggarnya; untuk hak karena diam, seberapa sering hak itu timbul. Selang 95% menunjukkan rentang letak nilai yang sebenarnya, sepanjang anggapannya benar.",
        ),
        columns: vec![
            named(Pair::new("rule", "aturan")),
            words(Pair::new("strength", "kekuatan")),
            numbers(Pair::new("cases", "kasus")),
            numbers(Pair::new("broken", "dilanggar")),
            numbers(Pair::new("share", "bagian")),
            numbers(Pair::new("interval of 95%", "selang 95%")),
        ],
        rows: rows.collect(),
    }
}

fn line(rule: &Rule, of: &RuleResult, lang: Lang) -> Vec<Cell> {
    let title = rule.title.as_ref().map(|title| title.value.as_str());
    let name = match title {
        Some(title) => format!("{}: {title}", rule.name.value),
        None => rule.name.value.clone(),
    };
    let mut cells = vec![
        Cell::new(name),
        Cell::new(strength(rule.strength.value, lang)).toned(Tone::Dim),
    ];
    let broken = &of.broken;
    if !of.judged {
        let words = pick(lang, "not judged here", "tidak dinilai di sini");
        cells.extend([Cell::empty(), Cell::new(words).toned(Tone::Dim)]);
    } else if broken.of == 0 {
        let words = pick(lang, "binds no case", "tidak mengikat kasus");
        cells.extend([
            Cell::new("0").toned(Tone::Dim),
            Cell::new(words).toned(Tone::Dim),
        ]);
    } else {
        cells.extend([
            Cell::new(count(broken.of, lang)),
            Cell::new(count(broken.count, lang)),
            Cell::new(percent(broken.share, lang)).toned(tone(rule, broken.count)),
            Cell::new(interval(broken, lang)).toned(Tone::Dim),
        ]);
    }
    cells.resize(6, Cell::empty());
    cells
}

fn tone(rule: &Rule, broken: u64) -> Tone {
    match (broken, rule.strength.value) {
        (0, Strength::Must | Strength::Should) => Tone::Good,
        (_, Strength::Must) => Tone::Bad,
        (_, Strength::Should) => Tone::Warn,
        (_, Strength::May) => Tone::Plain,
    }
}

/// A limit of a rule on the whole case.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::report::simulate) struct Limit {
    /// The name of the rule.
    pub(in crate::report::simulate) name: String,
    /// How much, in the measure asked for.
    pub(in crate::report::simulate) amount: i64,
}

/// The limits that rules set to a case from its beginning to its end in one measure. Those in another measure are left
/// out: none is turned into another.
pub(in crate::report::simulate) fn limits(
    sop: &Sop,
    bare_day: DayKind,
    measure: Measure,
) -> Vec<Limit> {
    let of = |rule: &Rule| {
        let amount = rule.parts.iter().find_map(|part| match part {
            RuleKind::Within {
                limit,
                from: None,
                to: None,
                extend: None,
            } => amount_in(measure, bare_day, limit.value.high.as_ref()?),
            _ => None,
        })?;
        Some(Limit {
            name: rule.name.value.clone(),
            amount,
        })
    };
    sop.rules.iter().filter_map(of).collect()
}

fn amount_in(measure: Measure, bare_day: DayKind, length: &Duration) -> Option<i64> {
    let each = |amount: &Amount| {
        let number = amount.number.as_whole()?;
        number.checked_mul(of_unit(measure, bare_day, amount.unit)?)
    };
    let mut amounts = length.amounts.iter();
    amounts.try_fold(0_i64, |sum, amount| sum.checked_add(each(amount)?))
}

/// How many of a measure one unit is; nothing where only a calendar could say.
fn of_unit(measure: Measure, bare_day: DayKind, unit: Unit) -> Option<i64> {
    let working = bare_day == DayKind::Working;
    Some(match (measure, unit) {
        (Measure::Workdays, Unit::Workdays) => 1,
        (Measure::Workdays, Unit::UnsaidDays) if working => 1,
        (Measure::Workdays, Unit::Weeks) if working => 5,
        (Measure::CalendarDays, Unit::CalendarDays) => 1,
        (Measure::CalendarDays, Unit::UnsaidDays) if !working => 1,
        (Measure::CalendarDays, Unit::Weeks) if !working => 7,
        (Measure::OfficeMinutes, Unit::Minutes) => 1,
        (Measure::OfficeMinutes, Unit::Hours) => 60,
        _ => return None,
    })
}
