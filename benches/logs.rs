//! Invented logs, and how fast they are read.
//!
//! - `cargo bench --bench logs -- events 10000000 > log.csv`: cases of a short procedure, some 56 bytes an event, sorted by
//!   case; with `shuffled` by time;
//! - `cargo bench --bench logs -- long 200000 > log.csv`: long cases with 4,000 different sequences;
//! - with `sop` besides, the procedure itself;
//! - `cargo bench --bench logs -- read log.csv 2`: how long reading takes on so many threads, without judging.

mod invented;

use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::sync::Arc;
use std::time::Instant;

use invented::{Chance, Done, HEADS, Words, long, short};
use lajur::engine::Plan;
use lajur::pipeline::check;
use lajur::run::log::csv::read;
use lajur::run::log::{CaseTable, Context, Input, Options, Portion, Worker};
use lajur::run::{Lexicon, Names};
use lajur::source::Source;

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let says = |word: &str| arguments.iter().any(|argument| argument == word);
    let numbers: Vec<usize> = arguments.iter().filter_map(|it| it.parse().ok()).collect();
    if says("read") {
        let file = arguments.iter().find(|it| it.ends_with(".csv"));
        return measure(
            file.map_or("log.csv", |file| file),
            numbers.first().copied(),
        );
    }
    let is_long = says("long");
    if says("sop") {
        print!("{}", if is_long { long::SOP } else { short::SOP });
        return Ok(());
    }
    let count = numbers.first().copied().unwrap_or(10_000);
    match is_long {
        true => write(&long::WORDS, says("shuffled"), long_cases(count)),
        false => write(&short::WORDS, says("shuffled"), short_cases(count)),
    }
}

/// Cases of the short procedure with so many events.
fn short_cases(count: usize) -> impl Iterator<Item = Vec<Done>> {
    let cases = count * 10 / short::TENTHS_PER_CASE;
    let mut chance = Chance::new(7);
    let case = move |case| {
        let mut events = Vec::new();
        short::case(case, cases, &mut chance, &mut events);
        events
    };
    cut_off((0..).map(case), count)
}

fn long_cases(count: usize) -> impl Iterator<Item = Vec<Done>> {
    let cases = count * 10 / long::TENTHS_PER_CASE;
    let sequences = long::sequences();
    let mut chance = Chance::new(11);
    let case = move |case| {
        let mut events = Vec::new();
        let path = &sequences[case % sequences.len()];
        long::case(case, cases, path, &mut chance, &mut events);
        events
    };
    cut_off((0..).map(case), count)
}

/// As many cases as together have so many events; the last one may be cut off.
fn cut_off(
    cases: impl Iterator<Item = Vec<Done>>,
    count: usize,
) -> impl Iterator<Item = Vec<Done>> {
    cases.scan(count, |left, mut events| {
        events.truncate(*left);
        *left -= events.len();
        (!events.is_empty()).then_some(events)
    })
}

fn write(words: &Words, shuffled: bool, cases: impl Iterator<Item = Vec<Done>>) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    out.write_all(HEADS.as_bytes())?;
    let mut text = String::new();
    let mut row = |event: &Done| {
        text.clear();
        event.write(words, &mut text).map_err(io::Error::other)?;
        out.write_all(text.as_bytes())
    };
    if shuffled {
        let mut events: Vec<Done> = cases.flatten().collect();
        events.sort_by_key(|event| event.minute);
        events.iter().try_for_each(row)?;
    } else {
        cases.flatten().try_for_each(|event| row(&event))?;
    }
    out.flush()
}

/// Counts what it is given.
#[derive(Default)]
struct Counter {
    cases: usize,
    events: usize,
}

impl Worker for Counter {
    fn portion(&mut self, _: usize, portion: &Portion) {
        self.cases += portion.batch.len();
        self.events += portion.batch.event_count();
    }
}

fn measure(name: &str, threads: Option<usize>) -> io::Result<()> {
    let source = Source::new("izin.sop", short::SOP);
    let checked = check(&[source]);
    let sop = checked.catalogue.sops.first().ok_or(io::ErrorKind::Other)?;
    let plan = Plan::new(sop);
    let options = Options {
        threads: threads.unwrap_or(2),
        ..Options::default()
    };
    let context = Context {
        plan: &plan,
        names: &Names::new(&plan),
        lexicon: &Arc::new(Lexicon::default()),
        cases: &CaseTable::default(),
        options: &options,
    };
    let open = || Ok(Box::new(File::open(name)?) as Box<dyn Read + Send>);
    let input = Input {
        name,
        open: &open,
        bytes: None,
    };
    let start = Instant::now();
    let (workers, reading) = read(&context, &input, Counter::default)
        .map_err(|why| io::Error::other(format!("{why:?}")))?;
    let cases: usize = workers.iter().map(|worker| worker.cases).sum();
    let events: usize = workers.iter().map(|worker| worker.events).sum();
    println!(
        "{cases} cases, {events} events of {} rows, {} rejected: {:.3} s",
        reading.rows,
        reading.rejected,
        start.elapsed().as_secs_f64()
    );
    Ok(())
}
