//! How long a case takes.

use super::{Cell, Table, Tone, named, numbers};
use crate::lang::Lang;
use crate::report::pair::Pair;
use crate::report::simulate::amounts::{clock, decimal, estimate};
use crate::report::speech::pick;
use crate::simulate::tally::{Measured, Results};

/// Up to how many working days the time of a case is told in office hours too.
const SHORT: i64 = 3;

/// The time of a case in days of both kinds and in office hours, and what part of it was work and waiting.
pub(in crate::report::simulate) fn times(results: &Results, lang: Lang) -> Table {
    let days = |number: f64| decimal(number, 1, lang);
    let whole = |number: f64| decimal(number, 0, lang);
    let minutes = |number: f64| clock(number * 60.0);
    let in_days = |what, of| line(what, of, &days, &whole);
    let in_hours = |what, of| line(what, of, &minutes, &minutes);
    let told = |en, id| pick(lang, en, id);
    let short = results.workdays.spread.percentile(80) <= Some(SHORT);
    let hours = short.then(|| in_hours(told("office hours", "jam kerja"), &results.office_minutes));
    let rows = vec![
        in_days(told("working days", "hari kerja"), &results.workdays),
        in_days(
            told("calendar days", "hari kalender"),
            &results.calendar_days,
        ),
        hours.flatten(),
        in_hours(
            told("work in it, office hours", "pengerjaan, jam kerja"),
            &results.worked_minutes,
        ),
        in_hours(
            told(
                "waiting for officers, office hours",
                "menunggu petugas, jam kerja",
            ),
            &results.waited_minutes,
        ),
    ];
    Table {
        id: "times",
        title: Pair::new("Time of a case", "Lama sebuah kasus"),
        hint: Pair::new(
            "P50, P80, P95: half, eight in ten, nineteen in twenty cases take at most this. Days are counted as the calendar counts them; office hours are hours and minutes in which the office works. Work side by side counts for each.",
            "P50, P80, P95: separuh, delapan dari sepuluh, sembilan belas dari dua puluh kasus paling lama sekian. Hari dihitung menurut kalender; jam kerja adalah jam dan menit saat kantor bekerja. Pekerjaan yang berjalan bersamaan dihitung masing-masing.",
        ),
        columns: vec![
            named(Pair::new("counted in", "dihitung dalam")),
            numbers(Pair::new("mean", "rata-rata")),
            numbers(Pair::new("P50", "P50")),
            numbers(Pair::new("P80", "P80")),
            numbers(Pair::new("P95", "P95")),
            numbers(Pair::new("worst", "terlama")),
        ],
        rows: rows.into_iter().flatten().collect(),
    }
}

/// A line of it; nothing where no case has that time.
fn line(
    what: &str,
    of: &Measured,
    mean: &impl Fn(f64) -> String,
    whole: &impl Fn(f64) -> String,
) -> Option<Vec<Cell>> {
    let spread = &of.spread;
    let mut cells = vec![Cell::new(what), Cell::new(estimate(&of.mean, mean))];
    let points = [50, 80, 95].map(|percent| spread.percentile(percent));
    for (at, amount) in points.into_iter().chain([spread.most()]).enumerate() {
        let tone = if at == 3 { Tone::Dim } else { Tone::Plain };
        cells.push(Cell::new(whole(amount? as f64)).toned(tone));
    }
    Some(cells)
}
