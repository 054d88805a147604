//! Simulated queues against the formulas of queueing theory, in an office that never closes.
//!
//! M/M/1 and M/M/c after A. K. Erlang (1917), M/G/1 after F. Pollaczek (1930) and A. Y. Khinchine (1932), queues in a
//! row after J. R. Jackson (1957), and the law of J. D. C. Little (1961); all in L. Kleinrock, *Queueing Systems I*, 1975.

use lajur::calendar::{Calendar, Calendars, Moment};
use lajur::diagnostic::Diagnostics;
use lajur::engine::Plan;
use lajur::model::{ActorId, Date, NodeId, Unit};
use lajur::pipeline::check;
use lajur::simulate::draw::{Law, TimeLaw};
use lajur::simulate::setup::{Coming, NodeSetup, Officers, Per, RowSetup, Seat, TimeSetup};
use lajur::simulate::{Results, Setup, Watch, simulate};
use lajur::source::Source;

const OFFICE: &str = "name: always\nversion: \"1\"\nyears: 2000-2020\nzones:\n  - { name: Asia/Jakarta, short: WIB, \
    offset: \"+07:00\" }\noffice-hours:\n  monday-sunday: \"00:00-24:00\"\n";

/// Work at one or two places in a row, each with officers of its own.
const SOP: &str = r#"
sop a "A" {
  actor x "X"
  actor y "Y"
  activity satu "Satu" { start by x }
  activity dua "Dua" { by y }
  activity tiga "Tiga" { end by y }
}
"#;

const HOUR: f64 = 3600.0;

struct Queue {
    calendar: Calendar,
    plan: Plan,
}

/// A place at which cases queue: how many officers, and how many hours one case takes them.
struct Place {
    officers: u32,
    hours: Law,
}

impl Queue {
    fn new() -> Queue {
        let source = Source::new("always.yaml", OFFICE);
        let mut diagnostics = Diagnostics::default();
        let calendars = Calendars::read([(0, &source)].into_iter(), &mut diagnostics);
        let checked = check(&[Source::new("a.sop", SOP)]);
        Queue {
            calendar: calendars.get("always").expect("a calendar").clone(),
            plan: Plan::new(&checked.catalogue.sops[0]),
        }
    }

    /// So many cases an hour come by chance for so many hours, after a tenth of that in which they don't count.
    fn play(
        &self,
        (seed, repetitions): (u64, u32),
        rate: f64,
        hours: i64,
        places: &[Place],
    ) -> Results {
        let begins = Moment::at(
            Date {
                year: 2000,
                month: 1,
                day: 1,
            },
            0,
            0,
        )
        .unwrap();
        let after = |hours: i64| begins.plus_seconds(hours * 3600).unwrap();
        let actors = (0..).map(ActorId);
        let mut nodes = vec![NodeSetup::default(); self.plan.sop().nodes.len()];
        let mut rows = vec![RowSetup::default(); self.plan.sop().rows.len()];
        for (at, place) in places.iter().enumerate() {
            nodes[at].seats = vec![Seat::Actors(vec![ActorId(at as u32)])];
            rows[at].times = vec![TimeSetup {
                condition: None,
                for_exit: None,
                per: None,
                after: None,
                law: TimeLaw::Of {
                    unit: Unit::Hours,
                    number: place.hours.clone(),
                },
            }];
        }
        let setup = Setup {
            plan: &self.plan,
            calendar: &self.calendar,
            counting: self.plan.counting(),
            seed,
            repetitions,
            begins,
            counts_from: after(hours / 10),
            counts_until: after(hours / 10 + hours),
            most_cases: None,
            arrivals: Coming::Rate {
                number: rate,
                per: Per::Hour,
                evenly: false,
                around_the_clock: true,
            },
            officers: actors
                .zip(places)
                .map(|(actor, place)| Officers {
                    actors: vec![actor],
                    number: Some(place.officers),
                    hours: None,
                    share: 1.0,
                    absent: 0.0,
                })
                .collect(),
            nodes,
            rows,
            starts: vec![(NodeId(0), 1.0)],
            data: Vec::new(),
            events: Vec::new(),
            priorities: Vec::new(),
            assumptions: Vec::new(),
        };
        simulate(&setup, 2, &Watch::default())
    }
}

/// Exponential with this mean.
fn by_chance(mean: f64) -> Law {
    Law::Exponential { mean }
}

/// How many hours a case waits where work comes by chance: at one officer whose times have this mean and mean square.
fn pollaczek_khinchine(rate: f64, mean: f64, mean_square: f64) -> f64 {
    rate * mean_square / (2.0 * (1.0 - rate * mean))
}

/// The same at several officers whose times are exponential.
fn erlang_c(rate: f64, mean: f64, officers: u32) -> f64 {
    let load = rate * mean;
    let blocked = (1..=officers).fold(1.0, |all, at| load * all / (f64::from(at) + load * all));
    let free = f64::from(officers) - load;
    let waits = blocked * f64::from(officers) / (free + load * blocked);
    waits * mean / free
}

/// Whether the interval of 95% of the mean wait at a row has the formula's hours in it.
fn assert_waits(results: &Results, row: usize, hours: f64) {
    let wait = results.rows[row].wait.mean;
    let (mean, margin) = (wait.mean / HOUR, wait.margin.unwrap() / HOUR);
    assert!(
        (mean - hours).abs() <= margin,
        "{mean} +- {margin} of {} cases is not {hours}",
        results.cases
    );
    assert!(margin < hours * 0.2, "{mean} +- {margin} tells too little");
}

#[test]
fn the_formulas_agree_where_they_meet() {
    let one = pollaczek_khinchine(0.7, 1.0, 2.0);
    assert!((one - 0.7 / 0.3).abs() < 1e-12);
    assert!((erlang_c(0.7, 1.0, 1) - one).abs() < 1e-12);
    // Two officers: load squared, times the mean, by 4 less load squared.
    assert!((erlang_c(1.2, 1.0, 2) - 1.44 / (4.0 - 1.44)).abs() < 1e-12);
}

#[test]
fn one_officer_with_exponential_times() {
    let queue = Queue::new();
    for rate in [0.5, 0.8] {
        let places = [Place {
            officers: 1,
            hours: by_chance(1.0),
        }];
        let results = queue.play((2, 10), rate, 4000, &places);
        assert_waits(&results, 0, pollaczek_khinchine(rate, 1.0, 2.0));
        let used = results.actors[0].used.unwrap();
        assert!((used.mean - rate).abs() < used.margin.unwrap(), "{used:?}");
        let done = results.throughput;
        assert!((done.mean - rate * 24.0).abs() < done.margin.unwrap(), "{done:?}");
    }
}

#[test]
fn several_officers_with_exponential_times() {
    let queue = Queue::new();
    for rate in [2.0, 2.6] {
        let places = [Place {
            officers: 3,
            hours: by_chance(1.0),
        }];
        let results = queue.play((1, 10), rate, 1500, &places);
        assert_waits(&results, 0, erlang_c(rate, 1.0, 3));
    }
}

#[test]
fn one_officer_with_any_times() {
    let queue = Queue::new();
    let even = Law::Uniform {
        least: 0.5,
        most: 1.5,
    };
    let skewed = Law::LogNormal {
        mean: 1.0,
        deviation: 1.0,
    };
    for (law, mean_square) in [(even, 1.0 + 1.0 / 12.0), (skewed, 2.0)] {
        for rate in [0.5, 0.75] {
            let places = [Place {
                officers: 1,
                hours: law.clone(),
            }];
            let results = queue.play((1, 8), rate, 4000, &places);
            assert_waits(&results, 0, pollaczek_khinchine(rate, 1.0, mean_square));
        }
    }
}

#[test]
fn two_places_in_a_row() {
    let queue = Queue::new();
    for rate in [0.5, 0.7] {
        let places = [
            Place {
                officers: 1,
                hours: by_chance(1.0),
            },
            Place {
                officers: 2,
                hours: by_chance(2.0),
            },
        ];
        let results = queue.play((3, 10), rate, 3000, &places);
        assert_waits(&results, 0, erlang_c(rate, 1.0, 1));
        assert_waits(&results, 1, erlang_c(rate, 2.0, 2));
    }
}

#[test]
fn what_waits_is_what_comes_times_how_long_it_waits() {
    let queue = Queue::new();
    for rate in [0.6, 0.8] {
        let places = [Place {
            officers: 1,
            hours: by_chance(1.0),
        }];
        let results = queue.play((3, 4), rate, 4000, &places);
        let came = results.throughput.mean / 24.0;
        let waits = results.rows[0].wait.mean.mean / HOUR;
        let queue = results.actors[0].queue.mean;
        assert!(
            (queue / (came * waits) - 1.0).abs() < 0.02,
            "{queue} {came} {waits}"
        );
    }
}

#[test]
fn the_interval_has_the_truth_in_it_as_often_as_it_says() {
    let queue = Queue::new();
    let truth = pollaczek_khinchine(0.5, 1.0, 2.0) * HOUR;
    let has_it = |seed: &u64| {
        let places = [Place {
            officers: 1,
            hours: by_chance(1.0),
        }];
        let results = queue.play((*seed, 10), 0.5, 300, &places);
        let (low, high) = results.rows[0].wait.mean.interval().unwrap();
        (low..=high).contains(&truth)
    };
    // 95 of 100, with less than one chance in a hundred for either end.
    let hits = (1..=100).filter(has_it).count();
    assert!((88..=99).contains(&hits), "{hits} of 100");
}
