//! An office that never closes, where cases come by chance and wait at one place or two.

use lajur::calendar::{Calendar, Calendars, Moment};
use lajur::diagnostic::Diagnostics;
use lajur::engine::Plan;
use lajur::model::{ActorId, Date, NodeId, Sop, Unit};
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

pub const HOUR: f64 = 3600.0;

pub struct Queue {
    calendar: Calendar,
    plan: Plan,
}

/// A place at which cases queue: how many officers, and how many hours one case takes them.
pub struct Place {
    pub officers: u32,
    pub hours: Law,
}

impl Queue {
    pub fn new() -> Queue {
        let source = Source::new("always.yaml", OFFICE);
        let mut diagnostics = Diagnostics::default();
        let calendars = Calendars::read([(0, &source)].into_iter(), &mut diagnostics);
        let checked = check(&[Source::new("a.sop", SOP)]);
        Queue {
            calendar: calendars.get("always").expect("a calendar").clone(),
            plan: Plan::new(&checked.catalogue.sops[0]),
        }
    }

    pub fn sop(&self) -> &Sop {
        self.plan.sop()
    }

    /// What comes of so many cases an hour that come by chance for so many hours, after a tenth of that in which they
    /// don't count.
    pub fn play(&self, chance: (u64, u32), rate: f64, hours: i64, places: &[Place]) -> Results {
        simulate(
            &self.setup(chance, rate, hours, places),
            2,
            &Watch::default(),
        )
    }

    /// The same, to be played: by a seed, so many times.
    pub fn setup(
        &self,
        (seed, repetitions): (u64, u32),
        rate: f64,
        hours: i64,
        places: &[Place],
    ) -> Setup<'_> {
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
        Setup {
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
        }
    }
}

/// Exponential with this mean.
pub fn by_chance(mean: f64) -> Law {
    Law::Exponential { mean }
}
