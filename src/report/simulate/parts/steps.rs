//! What was done at each row.

use super::{Cell, Table, Tone, named, numbers, spare};
use crate::lang::Lang;
use crate::model::Sop;
use crate::report::pair::Pair;
use crate::report::simulate::amounts::{clock, clock_estimate, interval, percent};
use crate::report::speech::count;
use crate::simulate::tally::{Measured, Results, RowResult, Share};

/// From which share on it is told in red that a row is late.
const OFTEN: f64 = 0.25;

/// A line for each row: how often it was done, how long that took, and how long cases lay there before.
pub(in crate::report::simulate) fn steps(sop: &Sop, results: &Results, lang: Lang) -> Table {
    let rows = results.rows.iter().filter_map(|row| line(sop, row, lang));
    let table = Table {
        id: "steps",
        title: Pair::new("By step", "Per langkah"),
        hint: Pair::new(
            "Times in office hours and minutes. Waiting: for a free officer. Hand-over: before anybody could take it up. Late: longer than the SOP allows, from when the case came to it.",
            "Waktu dalam jam dan menit kerja. Menunggu: sampai ada petugas yang bebas. Serah terima: sebelum dapat diambil siapa pun. Terlambat: lebih lama daripada batas dalam SOP, dihitung sejak kasus tiba.",
        ),
        columns: vec![
            named(Pair::new("step", "langkah")),
            numbers(Pair::new("visits", "kunjungan")),
            numbers(Pair::new("work", "pengerjaan")),
            numbers(Pair::new("waiting", "menunggu")),
            spare(numbers(Pair::new("P95", "P95"))),
            numbers(Pair::new("hand-over", "serah terima")),
            numbers(Pair::new("late", "terlambat")),
            spare(numbers(Pair::new("interval of 95%", "selang 95%"))),
        ],
        rows: rows.collect(),
    };
    table.without_empty_columns()
}

fn line(sop: &Sop, of: &RowResult, lang: Lang) -> Option<Vec<Cell>> {
    sop.rows.get(of.row.0 as usize)?;
    let name = Cell::new(sop.row_label(of.row));
    if of.visits == 0 {
        let mut cells = vec![name.toned(Tone::Dim), Cell::new("0").toned(Tone::Dim)];
        cells.resize(8, Cell::empty());
        return Some(cells);
    }
    let far = of.wait.spread.percentile(95).map(|it| clock(it as f64));
    let [late, how_sure] = late(&of.late, lang);
    Some(vec![
        name,
        Cell::new(count(of.visits, lang)),
        Cell::new(clock_estimate(&of.work.mean)),
        Cell::new(clock_estimate(&of.wait.mean)),
        Cell::new(far.unwrap_or_default()).toned(Tone::Dim),
        handed_over(&of.handover),
        late,
        how_sure,
    ])
}

fn handed_over(of: &Measured) -> Cell {
    match of.spread.most() {
        Some(1..) => Cell::new(clock_estimate(&of.mean)),
        _ => Cell::empty(),
    }
}

/// The share that is late, and its interval.
fn late(of: &Share, lang: Lang) -> [Cell; 2] {
    let tone = match (of.count, of.share) {
        (0, _) => Tone::Dim,
        (_, OFTEN..) => Tone::Bad,
        _ => Tone::Warn,
    };
    match of.of {
        0 => [Cell::empty(), Cell::empty()],
        _ => [
            Cell::new(percent(of.share, lang)).toned(tone),
            Cell::new(interval(of, lang)).toned(Tone::Dim),
        ],
    }
}
