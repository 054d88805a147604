//! Results made by hand, as a simulation would give them, on one of the bundled SOPs.

use std::fs;
use std::path::Path;

use lajur::calendar::{Calendar, Calendars, Moment};
use lajur::engine::Plan;
use lajur::lang::Lang;
use lajur::model::{ActorId, Date, NodeId, RowId, RuleId, Scenario};
use lajur::pipeline::check;
use lajur::report::simulate::{Account, Played, Setting};
use lajur::simulate::Setup;
use lajur::simulate::setup::{Coming, NodeSetup, Officers, Per, RowSetup};
use lajur::simulate::tally::{
    ActorResult, Comparison, Course, Difference, Figure, Goal, Measured, Point, Results, RowResult,
    RuleResult, Share, Sought, Trial,
};
use lajur::source::{Source, Span, Spanned};
use lajur::statistics::{Estimate, Spread};

/// An SOP, its calendar, a scenario, and what was changed of it.
pub struct World {
    pub plan: Plan,
    pub calendar: Calendar,
    pub scenario: Scenario,
    pub changes: Vec<String>,
}

pub fn date(year: i32, month: u32, day: u32) -> Date {
    Date { year, month, day }
}

pub fn moment(year: i32, month: u32, day: u32) -> Moment {
    Moment::new(date(year, month, day), 0).unwrap()
}

pub fn about(mean: f64, margin: f64) -> Estimate {
    Estimate {
        mean,
        margin: Some(margin),
    }
}

/// Numbers around a middle: most near it, a few far above.
pub fn around(middle: i64, count: i64) -> Measured {
    let mut spread = Spread::default();
    for at in 0..count {
        let place = (at * 37 + 11) % 100;
        let number = match place {
            0..70 => middle / 2 + middle * place / 70,
            70..97 => middle + middle * (place - 70) / 20,
            _ => middle * (place - 92) / 2,
        };
        spread.add(number);
    }
    let mean = spread.sum() as f64 / spread.count().max(1) as f64;
    Measured {
        mean: about(mean, mean / 40.0),
        spread,
    }
}

pub fn share(count: u64, of: u64) -> Share {
    let share = count as f64 / of.max(1) as f64;
    let off = 0.012;
    Share {
        count,
        of,
        share,
        interval: ((share - off).max(0.0), (share + off).min(1.0)),
    }
}

impl World {
    pub fn new() -> World {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sops/kaltim.sop");
        World::written(&fs::read_to_string(path).unwrap())
    }

    pub fn written(text: &str) -> World {
        let checked = check(&[Source::new("a.sop", text)]);
        World {
            plan: Plan::new(&checked.catalogue.sops[0]),
            calendar: Calendars::default().get("indonesia").unwrap().clone(),
            scenario: Scenario::default(),
            changes: Vec::new(),
        }
    }

    /// With a scenario of its own, and something changed of it.
    pub fn with_scenario(mut self, name: &str, change: &str) -> World {
        self.scenario.name = Spanned::new(name.to_string(), Span::default());
        self.changes = vec![change.to_string()];
        self
    }

    pub fn setup(&self) -> Setup<'_> {
        let sop = self.plan.sop();
        let officers = (0..)
            .map(ActorId)
            .zip(&sop.actors)
            .map(|(id, actor)| Officers {
                actors: vec![id],
                number: (!actor.outside).then_some(2),
                hours: None,
                share: 1.0,
                absent: 0.0,
            });
        Setup {
            plan: &self.plan,
            calendar: &self.calendar,
            counting: self.plan.counting(),
            seed: 1,
            repetitions: 20,
            begins: moment(2025, 1, 2),
            counts_from: moment(2025, 2, 10),
            counts_until: moment(2026, 1, 1),
            most_cases: None,
            arrivals: Coming::Rate {
                number: 9.6,
                per: Per::Day,
                evenly: false,
                around_the_clock: false,
            },
            officers: officers.collect(),
            nodes: vec![NodeSetup::default(); sop.nodes.len()],
            rows: vec![RowSetup::default(); sop.rows.len()],
            starts: Vec::new(),
            data: Vec::new(),
            events: Vec::new(),
            priorities: Vec::new(),
            assumptions: Vec::new(),
        }
    }

    pub fn setting<'a>(&'a self, setup: &'a Setup<'a>, lang: Lang) -> Setting<'a> {
        Setting {
            setup,
            scenario: &self.scenario,
            changes: &self.changes,
            sop_file: "sops/kaltim.sop",
            scenario_file: None,
            lang,
        }
    }

    /// What a year of cases comes to; `slow` stretches all times.
    pub fn results(&self, slow: i64) -> Results {
        let sop = self.plan.sop();
        let rows = (0..sop.rows.len()).map(|at| row(at, slow));
        let actors = (0..sop.actors.len()).map(|at| actor(at, slow));
        let rules = (0..sop.rules.len()).map(|at| RuleResult {
            rule: RuleId(at as u32),
            broken: match at {
                0 => Share::default(),
                _ => share(310 * at as u64, 5000),
            },
            judged: at > 0,
        });
        Results {
            repetitions: 20,
            asked: 20,
            stopped: false,
            cases: 41_234,
            finished: 41_230,
            open: 0,
            beyond: None,
            endless: None,
            batched: false,
            throughput: about(9.61, 0.05),
            workdays: around(10 * slow, 2000),
            calendar_days: around(15 * slow, 2000),
            office_minutes: around(4600 * slow, 2000),
            worked_minutes: around(3100, 2000),
            waited_minutes: around(1300 * slow, 2000),
            rows: rows.collect(),
            actors: actors.collect(),
            rules: rules.collect(),
            ways: vec![
                (NodeId(0), 0, 41_234),
                (NodeId(1), 0, 45_000),
                (NodeId(2), 0, 41_230),
                (NodeId(2), 1, 3766),
                (NodeId(3), 0, 41_230),
                (NodeId(4), 0, 41_230),
                (NodeId(5), 0, 41_230),
            ],
            course: course(sop.actors.len()),
            figures: Vec::new(),
        }
    }

    /// What a year comes to, told.
    pub fn played<T>(&self, lang: Lang, tell: impl FnOnce(&Account<'_>) -> T) -> T {
        self.told(&self.results(1), lang, tell)
    }

    /// Other results, told.
    pub fn told<T>(
        &self,
        results: &Results,
        lang: Lang,
        tell: impl FnOnce(&Account<'_>) -> T,
    ) -> T {
        let setup = self.setup();
        tell(&Account::Played(Played {
            setting: self.setting(&setup, lang),
            results,
        }))
    }

    /// A slow year beside a faster one.
    pub fn compared<T>(&self, lang: Lang, tell: impl FnOnce(&Account<'_>) -> T) -> T {
        let (before, after, setup) = (self.results(2), self.results(1), self.setup());
        let setting = self.setting(&setup, lang);
        tell(&Account::Compared {
            before: Played {
                setting: Setting {
                    changes: &[],
                    ..setting
                },
                results: &before,
            },
            after: Played {
                setting,
                results: &after,
            },
            comparison: &comparison(),
        })
    }

    /// A search with its answer.
    pub fn sought<T>(&self, lang: Lang, found: bool, tell: impl FnOnce(&Account<'_>) -> T) -> T {
        let setup = self.setup();
        let goal = Goal {
            figure: Figure::Workdays(Point::Percentile(95)),
            at_most: true,
            value: 14.0,
            written: "14 workdays".to_string(),
        };
        let trial = |numbers: [u32; 3], figure, keeps, repetitions| Trial {
            numbers: numbers.to_vec(),
            figure: Some(figure),
            keeps,
            repetitions,
        };
        let sought = Sought {
            staff: found.then(|| {
                let actors = [(1, 3), (2, 2), (3, 4)];
                let group = |(actor, number)| (vec![ActorId(actor)], number);
                actors.into_iter().map(group).collect()
            }),
            tried: vec![
                trial([2, 2, 2], 31.0, false, 5),
                trial([3, 2, 4], 13.0, true, 20),
                trial([3, 2, 3], 16.0, false, 20),
            ],
            results: self.results(1),
            plays: 45,
            cut_short: false,
        };
        tell(&Account::Sought {
            setting: self.setting(&setup, lang),
            goal: &goal,
            sought: &sought,
        })
    }
}

fn row(at: usize, slow: i64) -> RowResult {
    let at = at as i64;
    let busy = if at == 3 { 9 } else { 1 };
    let done = if at == 6 { 0 } else { 2000 };
    RowResult {
        row: RowId(at as u32),
        visits: if at == 6 { 0 } else { 41_230 },
        work: around(900 + at * 5400, done),
        wait: around(at * 700 * slow * busy, done),
        handover: around(if at == 5 { 3600 } else { 0 }, done),
        late: match at {
            0 | 6 => Share::default(),
            _ => share(at as u64 * 400, 41_230),
        },
    }
}

fn actor(at: usize, slow: i64) -> ActorResult {
    let outside = at == 0 || at == 4;
    let count = if outside { 0 } else { 2000 };
    ActorResult {
        actor: ActorId(at as u32),
        officers: (!outside).then_some(2),
        used: (!outside).then(|| about(0.55 + 0.13 * at as f64, 0.011)),
        queue: about(if outside { 0.0 } else { 1.7 * at as f64 }, 0.08),
        longest_queue: 11 * at as u32,
        wait: around(4000 * slow * at as i64, count),
        most_waited_at: (!outside).then_some(RowId(3)),
    }
}

fn course(actors: usize) -> Course {
    let bounds = (0..=46).map(|week| {
        let seconds = week * 7 * 86_400;
        moment(2025, 2, 10).plus_seconds(seconds).unwrap()
    });
    let wave = |actor: usize, week: usize| ((week * 7 + actor * 13) % 23) as f64 / 23.0;
    let each = |of: &dyn Fn(f64, usize) -> f64| {
        let actors = 0..actors;
        actors
            .map(|actor| (0..46).map(|week| of(wave(actor, week), actor)).collect())
            .collect()
    };
    Course {
        bounds: bounds.collect(),
        used: each(&|wave, actor| (0.5 + 0.13 * actor as f64 + wave * 0.2).min(1.0)),
        queue: each(&|wave, actor| wave * 6.0 * actor as f64),
    }
}

fn comparison() -> Comparison {
    let difference = |figure, before: f64, after: f64, margin: f64| Difference {
        figure,
        before: Some(about(before, margin)),
        after: Some(about(after, margin)),
        change: Some(about(after - before, margin)),
        sure: (after - before).abs() > margin,
    };
    Comparison {
        differences: vec![
            difference(Figure::Workdays(Point::Mean), 22.4, 11.2, 0.4),
            difference(Figure::Workdays(Point::Percentile(95)), 40.0, 21.0, 1.1),
            difference(Figure::Waited, 2600.0, 1300.0, 90.0),
            difference(Figure::Throughput, 9.58, 9.61, 0.06),
            difference(Figure::Broken("biasa-14".into()), 0.51, 0.19, 0.02),
            difference(Figure::Wait("disposisi".into()), 640.0, 655.0, 30.0),
            difference(Figure::Used("admin".into()), 0.97, 0.68, 0.01),
            difference(Figure::Late("selesai".into()), 0.25, 0.25, 0.0),
            Difference {
                figure: Figure::Queue("arsip".into()),
                before: None,
                after: Some(about(1.5, 0.2)),
                change: None,
                sure: false,
            },
        ],
    }
}
