//! Two simulations side by side.

use super::{Cell, Table, Tone, named, numbers, words};
use crate::lang::Lang;
use crate::model::Sop;
use crate::report::pair::Pair;
use crate::report::simulate::amounts::{decimal, estimate};
use crate::report::simulate::figures::{Measure, title};
use crate::report::speech::pick;
use crate::simulate::tally::{Comparison, Difference, Figure, Point};
use crate::statistics::Estimate;

/// Up to how many working days the time of a case is told in office hours too.
const SHORT: f64 = 3.0;

/// A line for each figure that differs: both values, the change, and whether that is more than chance. The names are those
/// of the second SOP.
pub(in crate::report::simulate) fn differences(
    sop: &Sop,
    comparison: &Comparison,
    lang: Lang,
) -> Table {
    let short = is_short(comparison);
    let all = comparison.differences.iter();
    let told = all.filter(|it| !is_same(it, lang));
    let told = told.filter(|it| short || !matches!(it.figure, Figure::OfficeMinutes(_)));
    Table {
        id: "differences",
        title: Pair::new("The difference", "Perbedaan"),
        hint: Pair::new(
            "Both were played with the same luck, so that what differs comes from the change. More than chance: the interval of 95% of the change leaves out none at all. Shares change in percentage points; office hours are hours and minutes. What is the same in both is left out.",
            "Keduanya disimulasikan dengan kebetulan yang sama, sehingga perbedaannya berasal dari perubahan itu. Bukan kebetulan: selang 95% perubahannya tidak memuat nol. Bagian berubah dalam poin persentase; jam kerja ditulis jam dan menit. Yang sama pada keduanya tidak dicantumkan.",
        ),
        columns: vec![
            named(Pair::new("figure", "ukuran")),
            words(Pair::new("in", "satuan")),
            numbers(Pair::new("before", "sebelum")),
            numbers(Pair::new("after", "sesudah")),
            numbers(Pair::new("change", "perubahan")),
            words(Pair::new("chance?", "kebetulan?")),
        ],
        rows: told.map(|it| line(sop, it, lang)).collect(),
    }
}

/// Whether a figure is the same in both, as it is told.
fn is_same(of: &Difference, lang: Lang) -> bool {
    let measure = Measure::of(&of.figure);
    let (Some(before), Some(after), Some(change)) = (&of.before, &of.after, &of.change) else {
        return false;
    };
    measure.told(before.mean, lang) == measure.told(after.mean, lang)
        || measure.change(change.mean, lang) == measure.change(0.0, lang)
}

/// Whether cases are so short, in one of both, that days say little.
fn is_short(comparison: &Comparison) -> bool {
    let most = Figure::Workdays(Point::Percentile(80));
    let mut of = comparison.differences.iter().filter(|it| it.figure == most);
    of.any(|it| {
        let sides = it.before.iter().chain(&it.after);
        sides.into_iter().any(|side| side.mean <= SHORT)
    })
}

fn line(sop: &Sop, of: &Difference, lang: Lang) -> Vec<Cell> {
    let measure = Measure::of(&of.figure);
    let told = |value: &Option<Estimate>| match value {
        Some(value) => Cell::new(measure.told(value.mean, lang)),
        None => Cell::empty(),
    };
    let (change, verdict) = match &of.change {
        None => (Cell::empty(), Cell::empty()),
        Some(change) => (
            Cell::new(changed(measure, change, lang)).toned(tone(of, change)),
            verdict(of, change, lang),
        ),
    };
    vec![
        Cell::new(title(&of.figure, sop, lang)),
        Cell::new(measure.unit(lang)).toned(Tone::Dim),
        told(&of.before),
        told(&of.after),
        change,
        verdict,
    ]
}

/// The change with its margin: `−3.2 ± 0.4`.
fn changed(measure: Measure, change: &Estimate, lang: Lang) -> String {
    let margin = change.margin.map(|margin| match measure {
        Measure::Share => decimal(margin * 100.0, 1, lang),
        _ => measure.told(margin, lang),
    });
    let by = Estimate {
        margin: None,
        ..*change
    };
    let by = estimate(&by, |by| measure.change(by, lang));
    match margin {
        Some(margin) => format!("{by} ± {margin}"),
        None => by,
    }
}

fn verdict(of: &Difference, change: &Estimate, lang: Lang) -> Cell {
    let words = match (of.sure, change.margin) {
        (true, _) => pick(lang, "more than chance", "bukan kebetulan"),
        (false, Some(_)) => pick(lang, "may be chance", "mungkin kebetulan"),
        (false, None) => pick(lang, "repeat to know", "ulangi agar diketahui"),
    };
    let tone = if of.sure { Tone::Plain } else { Tone::Dim };
    Cell::new(words).toned(tone)
}

/// Green for what got better, red for what got worse, where it is more than chance. Less use of officers is neither.
fn tone(of: &Difference, change: &Estimate) -> Tone {
    let better = match of.figure {
        Figure::Used(_) => return Tone::Plain,
        Figure::Throughput => change.mean > 0.0,
        _ => change.mean < 0.0,
    };
    match (of.sure, better) {
        (false, _) => Tone::Dim,
        (true, true) => Tone::Good,
        (true, false) => Tone::Bad,
    }
}
