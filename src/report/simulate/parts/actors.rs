//! What each actor did.

use super::{Cell, Table, Tone, named, numbers, spare};
use crate::lang::Lang;
use crate::model::Sop;
use crate::report::pair::Pair;
use crate::report::simulate::amounts::{clock, clock_estimate, decimal, percent, rounded_estimate};
use crate::report::speech::{count, pick};
use crate::simulate::tally::{ActorResult, Results};
use crate::statistics::Estimate;

/// From which use on work is bound to pile up whenever a little more comes.
const BUSY: f64 = 0.85;

/// From which use on it piles up for good.
const FULL: f64 = 0.95;

/// A line for each actor: how many officers, how much of their time they work, and what waits for them.
pub(in crate::report::simulate) fn actors(sop: &Sop, results: &Results, lang: Lang) -> Table {
    let rows = results.actors.iter();
    let rows = rows.filter_map(|actor| line(sop, actor, lang));
    Table {
        id: "actors",
        title: Pair::new("By actor", "Per pelaksana"),
        hint: Pair::new(
            "Use: the part of their office time that the officers work on these cases. Queue: how many pieces of work wait for them on average, and at most. Waiting: how long a piece of work waits for them, in office hours and minutes.",
            "Beban kerja: bagian jam kerja petugas yang dipakai untuk kasus-kasus ini. Antrean: banyaknya pekerjaan yang menunggu, rata-rata dan paling banyak. Menunggu: lama sebuah pekerjaan menunggu petugas, dalam jam dan menit kerja.",
        ),
        columns: vec![
            named(Pair::new("actor", "pelaksana")),
            numbers(Pair::new("officers", "petugas")),
            numbers(Pair::new("use", "beban kerja")),
            numbers(Pair::new("queue", "antrean")),
            spare(numbers(Pair::new("longest", "terpanjang"))),
            numbers(Pair::new("waiting", "menunggu")),
            spare(numbers(Pair::new("P95", "P95"))),
        ],
        rows: rows.collect(),
    }
}

fn line(sop: &Sop, of: &ActorResult, lang: Lang) -> Option<Vec<Cell>> {
    let actor = sop.actors.get(of.actor.0 as usize)?;
    let name = Cell::new(&actor.title.value);
    if of.officers.is_none() || of.wait.spread.count() == 0 {
        return Some(idle(name, of, lang));
    }
    let number = of.officers.unwrap_or_default();
    let far = of.wait.spread.percentile(95).map(|it| clock(it as f64));
    Some(vec![
        name,
        Cell::new(count(number.into(), lang)),
        used(of.used.as_ref(), lang),
        Cell::new(rounded_estimate(&of.queue, lang)),
        Cell::new(count(of.longest_queue.into(), lang)).toned(Tone::Dim),
        Cell::new(clock_estimate(&of.wait.mean)),
        Cell::new(far.unwrap_or_default()).toned(Tone::Dim),
    ])
}

/// An actor for whom nothing ever waits, or who has nothing to do.
fn idle(name: Cell, of: &ActorResult, lang: Lang) -> Vec<Cell> {
    let officers = of.officers.map(|number| count(number.into(), lang));
    let officers = officers.unwrap_or_else(|| pick(lang, "as needed", "secukupnya").to_string());
    let mut cells = vec![name, Cell::new(officers).toned(Tone::Dim)];
    cells.push(used(of.used.as_ref(), lang));
    cells.resize(7, Cell::empty());
    cells
}

fn used(of: Option<&Estimate>, lang: Lang) -> Cell {
    let Some(of) = of else {
        return Cell::empty();
    };
    let tone = match of.mean {
        FULL.. => Tone::Bad,
        BUSY.. => Tone::Warn,
        _ => Tone::Plain,
    };
    let text = match of.margin {
        Some(margin) => {
            let margin = decimal(margin * 100.0, 1, lang);
            format!("{} ± {margin}", percent(of.mean, lang))
        }
        None => percent(of.mean, lang),
    };
    Cell::new(text).toned(tone)
}
