//! What playing costs: seven rows, four actors, the built-in calendar, cases by chance, one decision in ten leading back.
//!
//! ```text
//! cargo bench --bench simulate               # one repetition of 50,000 cases, and the same with SimPy
//! cargo bench --bench simulate -- million    # 1,000,000 cases in 20 repetitions, on one core
//! cargo bench --bench simulate -- office     # the model as text, for benches/peers/simpy_office.py
//! ```

use std::env;
use std::fmt::Write as _;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Instant;

use criterion::{Criterion, Throughput};
use lajur::calendar::{Calendar, Calendars, Moment};
use lajur::engine::Plan;
use lajur::lang::Number;
use lajur::model::{ActorId, Amount, Date, Duration, NodeId, Unit};
use lajur::pipeline::check;
use lajur::simulate::draw::{Law, TimeLaw};
use lajur::simulate::play::play;
use lajur::simulate::setup::{
    Coming, NodeSetup, Officers, Per, RowSetup, Seat, TimeSetup, WayWeight,
};
use lajur::simulate::{CaseOver, Listener, OfficerId, Setup, Visit, Watch};
use lajur::source::Source;

const SOP: &str = r#"
sop pengaduan "Pengaduan" {
  pelaksana nasional "Admin Nasional"
  pelaksana admin "Admin Instansi"
  pelaksana penghubung "Pejabat Penghubung"
  pelaksana unit "Unit Kerja"
  aktivitas masuk      "Menerima laporan"   { mulai oleh nasional }
  aktivitas verifikasi "Memverifikasi"      { oleh nasional }
  aktivitas periksa    "Memeriksa"          { keputusan oleh admin { "Ya" -> disposisi  "Tidak" -> verifikasi } }
  aktivitas disposisi  "Mendisposisi"       { oleh admin }
  aktivitas teruskan   "Meneruskan"         { oleh penghubung }
  aktivitas tanggapan  "Menanggapi"         { oleh unit }
  aktivitas selesai    "Menyelesaikan"      { akhir oleh admin }
}
"#;

/// The most that each row takes, in minutes; drawn from none to that, most often half of it.
const MINUTES: [i64; 7] = [10, 16, 20, 10, 20, 40, 10];

/// The actor of each row.
const ACTORS: [u32; 7] = [0, 0, 1, 1, 2, 3, 1];

/// How many officers each actor has.
const STAFF: [u32; 4] = [3, 4, 2, 4];

const BACK: f64 = 0.1;
const PER_DAY: f64 = 72.0;
const CASES: u64 = 50_000;
const REPETITIONS: u32 = 20;

fn setup<'a>(plan: &'a Plan, calendar: &'a Calendar) -> Setup<'a> {
    let begins = day(2024, 1, 2);
    let way = |exit, weight| WayWeight {
        exit,
        target: None,
        weight,
    };
    let node = |at: usize| NodeSetup {
        seats: vec![Seat::Actors(vec![ActorId(ACTORS[at])])],
        ways: (at == 2).then(|| vec![way(0, 1.0 - BACK), way(1, BACK)]),
        ..NodeSetup::default()
    };
    Setup {
        plan,
        calendar,
        counting: plan.counting(),
        seed: 1,
        repetitions: REPETITIONS,
        begins,
        counts_from: begins,
        counts_until: day(2026, 12, 31),
        most_cases: Some(CASES),
        arrivals: Coming::Rate {
            number: PER_DAY,
            per: Per::Day,
            evenly: false,
            around_the_clock: false,
        },
        officers: (0..)
            .zip(STAFF)
            .map(|(actor, number)| staff(actor, number))
            .collect(),
        nodes: (0..MINUTES.len()).map(node).collect(),
        rows: MINUTES.iter().map(|most| row(*most)).collect(),
        starts: vec![(NodeId(0), 1.0)],
        data: Vec::new(),
        events: Vec::new(),
        priorities: Vec::new(),
        assumptions: Vec::new(),
    }
}

fn day(year: i32, month: u32, day: u32) -> Moment {
    Moment::at(Date { year, month, day }, 0, 0).expect("a date")
}

fn staff(actor: u32, number: u32) -> Officers {
    Officers {
        actors: vec![ActorId(actor)],
        number: Some(number),
        hours: None,
        share: 1.0,
        absent: 0.0,
    }
}

fn row(most: i64) -> RowSetup {
    let most = Duration {
        amounts: vec![Amount {
            number: Number::whole(most).expect("a small number"),
            unit: Unit::Minutes,
        }],
    };
    let law = TimeLaw::Between {
        least: None,
        most,
        part: Law::pert(0.0, 0.5, 1.0),
    };
    RowSetup {
        times: vec![TimeSetup {
            condition: None,
            for_exit: None,
            per: None,
            after: None,
            law,
        }],
        handover: None,
        limit: None,
    }
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

fn one(setup: &Setup<'_>, repetition: u32) -> Count {
    let mut count = Count::default();
    play(setup, repetition, &[], &mut count, &Watch::default());
    count
}

fn million(setup: &Setup<'_>) {
    let begin = Instant::now();
    let mut all = Count::default();
    for repetition in 0..REPETITIONS {
        let count = one(setup, repetition);
        all.cases += count.cases;
        all.visits += count.visits;
        all.days += count.days;
    }
    let taken = begin.elapsed().as_secs_f64();
    let (cases, visits) = (all.cases, all.visits);
    let days = all.days / cases as f64;
    println!("{cases} cases, {visits} visits, {days:.3} calendar days on average: {taken:.3} s");
    let each = taken * 1e9 / visits as f64;
    println!(
        "{:.0} cases a second, {each:.0} ns a visit",
        cases as f64 / taken
    );
}

/// The model as text: what each line says is told in `benches/peers/simpy_office.py`.
fn office(calendar: &Calendar) -> String {
    let mut text = String::new();
    let list = |numbers: &[String]| numbers.join(" ");
    let minutes = MINUTES.map(|it| it.to_string());
    let actors = ACTORS.map(|it| it.to_string());
    let staff = STAFF.map(|it| it.to_string());
    let _ = writeln!(text, "{}", list(&minutes));
    let _ = writeln!(text, "{}", list(&actors));
    let _ = writeln!(text, "{}", list(&staff));
    let _ = writeln!(text, "2 1 {BACK}");
    let _ = writeln!(text, "{PER_DAY} {CASES}");
    let from = day(2024, 1, 2);
    for date in calendar.working_days() {
        let midnight = Moment::new(date, 0).expect("a date");
        let Ok(lajur::calendar::DayStatus::Working(hours)) = calendar.day(date) else {
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

fn beside(setup: &Setup<'_>, calendar: &Calendar) {
    let begin = Instant::now();
    let count = one(setup, 0);
    let own = count.cases as f64 / begin.elapsed().as_secs_f64();
    let days = count.days / count.cases as f64;
    println!(
        "lajur: {} cases, {days:.3} calendar days on average, cases a second: {own:.0}",
        count.cases
    );
    match simpy(&office(calendar)) {
        Some(other) => println!("lajur plays {:.0} times as many", own / other),
        None => println!("SimPy is not here to be compared with: pip install simpy"),
    }
}

fn main() {
    let checked = check(&[Source::new("office.sop", SOP)]);
    let plan = Plan::new(&checked.catalogue.sops[0]);
    let calendars = Calendars::default();
    let calendar = calendars.get("indonesia").expect("it is built in");
    let setup = setup(&plan, calendar);
    let asked: Vec<String> = env::args().skip(1).collect();
    if asked.iter().any(|it| it == "million") {
        return million(&setup);
    }
    if asked.iter().any(|it| it == "office") {
        return print!("{}", office(calendar));
    }
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("simulate");
    group.sample_size(10);
    group.throughput(Throughput::Elements(CASES));
    group.bench_function("a repetition of 50,000 cases", |bencher| {
        bencher.iter(|| one(&setup, 0));
    });
    group.finish();
    criterion.final_summary();
    if !asked.iter().any(|it| it == "--test") {
        beside(&setup, calendar);
    }
}
