//! What simulating costs: seven rows, four actors, the built-in calendar, cases by chance, one decision in ten leading back.
//!
//! ```text
//! cargo bench --bench simulate                 # one repetition of 50,000 cases, and the same with SimPy
//! cargo bench --bench simulate -- million      # 1,000,000 cases in 20 repetitions: played alone, and with all results
//! cargo bench --bench simulate -- million one  # with all results on one thread, for a profiler
//! cargo bench --bench simulate -- growth       # more rows, more officers, longer queues
//! cargo bench --bench simulate -- office       # the model as text, for benches/peers/simpy_office.py
//! ```
//!
//! The whole program on the same case:
//!
//! ```text
//! cargo bench --bench generate -- scenario > counter.sop
//! time lajur simulate counter.sop --repetitions 20 --cases 50000 --threads 1
//! ```

#[allow(dead_code)]
mod generator;

use std::env;
use std::fmt::Write as _;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Instant;

use criterion::{Criterion, Throughput};
use generator::counter::Counter;
use lajur::calendar::{Calendar, Calendars, DayStatus, Moment};
use lajur::diagnostic::Diagnostics;
use lajur::engine::Plan;
use lajur::model::{ActorId, Sop};
use lajur::pipeline::check;
use lajur::simulate::play::play;
use lajur::simulate::{CaseOver, Listener, OfficerId, Options, Setup, Visit, Watch, simulate};
use lajur::source::Source;

const CASES: u64 = 50_000;
const REPETITIONS: u32 = 20;

/// An office made ready.
struct Office {
    counter: Counter,
    plan: Plan,
    calendar: Calendar,
}

impl Office {
    fn of(counter: Counter) -> Office {
        let text = counter.sop();
        let checked = check(&[Source::new("office.sop", text.as_str())]);
        let sop = checked.catalogue.sops.first().expect("an SOP");
        Office {
            counter,
            plan: Plan::new(sop),
            calendar: calendar(sop),
        }
    }

    fn setup(&self, repetitions: u32, cases: u64) -> Setup<'_> {
        let options = Options {
            repetitions: Some(repetitions),
            cases: Some(cases),
            ..Options::default()
        };
        let scenario = &self.plan.sop().scenarios[0];
        let mut found = Diagnostics::new();
        let setup = Setup::new(&self.plan, &self.calendar, scenario, &options, &mut found);
        setup.expect("a sound scenario")
    }
}

fn calendar(sop: &Sop) -> Calendar {
    let calendars = Calendars::default();
    calendars.used_by(sop).expect("it is built in").clone()
}

/// Counts what it hears, so that nothing of it can be left undone.
#[derive(Default)]
struct Count {
    visits: u64,
    cases: u64,
    days: f64,
}

impl Listener for Count {
    fn visit(&mut self, counts: bool, _: &Visit, _: &[(ActorId, OfficerId)]) {
        self.visits += u64::from(counts);
    }

    fn case(&mut self, case: &CaseOver<'_>) {
        if let Some(over) = case.over.filter(|_| case.counts) {
            self.cases += 1;
            self.days += case.began.seconds_until(over) as f64 / 86_400.0;
        }
    }
}

impl Count {
    fn hear(&mut self, setup: &Setup<'_>, repetition: u32) {
        play(setup, repetition, &[], self, &Watch::default());
    }
}

fn one(setup: &Setup<'_>) -> Count {
    let mut count = Count::default();
    count.hear(setup, 0);
    count
}

fn timed<T>(what: impl FnOnce() -> T) -> (f64, T) {
    let begin = Instant::now();
    let came = what();
    (begin.elapsed().as_secs_f64(), came)
}

fn million(setup: &Setup<'_>) {
    let (seconds, count) = timed(|| {
        let mut count = Count::default();
        (0..setup.repetitions).for_each(|at| count.hear(setup, at));
        count
    });
    let (cases, visits) = (count.cases, count.visits);
    let days = count.days / cases as f64;
    println!("{cases} cases, {visits} visits, {days:.3} calendar days on average");
    tell("played alone", seconds, cases);
    for threads in [1, 2] {
        results(setup, threads);
    }
}

fn results(setup: &Setup<'_>, threads: usize) {
    let (seconds, results) = timed(|| simulate(setup, threads, &Watch::default()));
    tell(
        &format!("with all results, threads: {threads}"),
        seconds,
        results.cases,
    );
}

fn tell(what: &str, seconds: f64, cases: u64) {
    let each = cases as f64 / seconds;
    println!("{what}: {seconds:.3} s, {each:.0} cases a second");
}

/// What a visit costs in offices that differ in one thing from the usual one.
fn growth() {
    let usual = Counter::default();
    let rows = [1, 10, 100].map(|turns| Counter { turns, ..usual });
    let staff = [1, 10, 100].map(|each| Counter {
        staff: [each; 4],
        ..usual
    });
    let used = [0.5, 0.95, 1.3].map(|used| Counter { used, ..usual });
    for counter in rows.into_iter().chain(staff).chain(used) {
        let office = Office::of(counter);
        let setup = office.setup(1, CASES);
        let (played, count) = timed(|| one(&setup));
        let (told, _) = timed(|| simulate(&setup, 1, &Watch::default()));
        let each = |seconds: f64| seconds * 1e9 / count.visits as f64;
        println!(
            "{} rows, staff {:?}, {:.0}% used: {} cases, {:.0} ns a visit played, {:.0} with results",
            counter.turns * 7,
            counter.staff,
            counter.used * 100.0,
            count.cases,
            each(played),
            each(told)
        );
    }
}

/// The model as text: what each line says is told in `benches/peers/simpy_office.py`.
fn model(office: &Office, from: Moment) -> String {
    let mut text = office.counter.numbers(CASES);
    for date in office.calendar.working_days() {
        let midnight = Moment::new(date, 0).expect("a date");
        let Ok(DayStatus::Working(hours)) = office.calendar.day(date) else {
            continue;
        };
        let (rest, back) = hours.rest().unwrap_or((hours.close(), hours.close()));
        let at = |second: u32| from.seconds_until(midnight) + i64::from(second);
        let [open, rest, back, close] = [hours.open(), rest, back, hours.close()].map(at);
        if open >= 0 {
            let _ = writeln!(text, "{open} {rest} {back} {close}");
        }
    }
    text
}

/// Plays the same with SimPy; nothing where it isn't there.
fn simpy(office: &str) -> Option<f64> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peers/simpy_office.py");
    let mut python = Command::new("python3")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    python.stdin.take()?.write_all(office.as_bytes()).ok()?;
    let told = python.wait_with_output().ok()?;
    let told = String::from_utf8(told.stdout).ok()?;
    print!("{told}");
    told.split_whitespace().last()?.parse().ok()
}

fn beside(office: &Office, setup: &Setup<'_>) {
    let (seconds, results) = timed(|| simulate(setup, 1, &Watch::default()));
    let count = one(setup);
    let days = count.days / count.cases as f64;
    let own = results.cases as f64 / seconds;
    println!(
        "lajur: {} cases, {days:.3} calendar days on average, cases a second with all results: {own:.0}",
        results.cases
    );
    match simpy(&model(office, setup.begins)) {
        Some(other) => println!("lajur plays {:.0} times as many", own / other),
        None => println!("SimPy is not here to be compared with: pip install simpy"),
    }
}

fn main() {
    let asked: Vec<String> = env::args().skip(1).collect();
    let says = |word: &str| asked.iter().any(|it| it == word);
    if says("growth") {
        return growth();
    }
    let office = Office::of(Counter::default());
    let many = office.setup(REPETITIONS, CASES);
    if says("million") {
        return match says("one") {
            true => results(&many, 1),
            false => million(&many),
        };
    }
    if says("office") {
        return print!("{}", model(&office, many.begins));
    }
    let setup = office.setup(1, CASES);
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("simulate");
    group.sample_size(10);
    group.throughput(Throughput::Elements(CASES));
    group.bench_function("a repetition of 50,000 cases, played", |bencher| {
        bencher.iter(|| one(&setup));
    });
    group.bench_function("the same with all results", |bencher| {
        bencher.iter(|| simulate(&setup, 1, &Watch::default()));
    });
    group.finish();
    criterion.final_summary();
    if !says("--test") {
        beside(&office, &setup);
    }
}
