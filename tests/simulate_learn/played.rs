//! What is learned from played cases is the scenario that they were played by.

use lajur::calendar::Calendar;
use lajur::diagnostic::Diagnostics;
use lajur::engine::Plan;
use lajur::model::{ActorId, Arrivals, ChanceOf, Scenario, TimeDraw, Unit, ValueDraw};
use lajur::pipeline;
use lajur::simulate::learn::{Case, Learned, Notes, Visit};
use lajur::simulate::play::play;
use lajur::simulate::{CaseOver, Listener, OfficerId, Options, Setup, Watch};
use lajur::source::Source;

const SOP: &str = r#"
sop letters "Letters" {
  calendar indonesia
  days workdays
  actor public "The public" outside
  actor clerk "Clerk"
  actor head "Head"
  data { complete yes/no  pages number }
  activity hand "Hand in" { start by public -> check }
  activity check "Check" {
    decision by clerk { "Complete" -> decide  "Not complete" -> back }
    takes 1 hour
  }
  activity back "Give back" { end by clerk }
  activity decide "Decide" { by head  takes 1 day }
  activity file "File" { end by clerk  takes 1 hour }
  scenario known {
    since 2025-01-06
    horizon 9 months
    arrivals 6 per workday
    staff clerk 2
    staff head 2
    takes hand exactly 0 minutes
    takes check triangular 10, 20, 60 minutes
    takes decide uniform 0.1, 0.4 workdays
    takes file 10 minutes
    handover check 20-60 minutes
    chance check { "Complete" 70%  "Not complete" 30% }
    draw complete 40%
    draw pages triangular 1, 5, 40
  }
}
"#;

/// Notes what is played, as a log of it would tell it.
struct Recorder<'a> {
    notes: Notes<'a>,
    logs_beginnings: bool,
}

impl Listener for Recorder<'_> {
    fn visit(&mut self, _: bool, _: &lajur::simulate::Visit, _: &[(ActorId, OfficerId)]) {}

    fn case(&mut self, case: &CaseOver<'_>) {
        let visits = case.visits.iter().map(|visit| Visit {
            node: visit.node,
            ready: Some(visit.ready),
            started: self.logs_beginnings.then_some(visit.begun),
            done: Some(visit.done),
            exit: visit.exit,
            actor: visit.by.map(|(actor, _)| actor),
            person: visit.by.map(|(_, officer)| u64::from(officer.0)),
            is_missing: false,
            deviates: false,
        });
        self.notes.add(&Case {
            key: case.number,
            came: Some(case.began),
            deviates: false,
            over: case.over.is_some(),
            open_at: &[],
            data: case.data,
            told: &[true, true],
            visits: &visits.collect::<Vec<_>>(),
            events: &[],
        });
    }
}

struct Office {
    plan: Plan,
    calendar: Calendar,
    scenario: Scenario,
}

impl Office {
    fn new() -> Office {
        let checked = pipeline::check(&[Source::new("letters.sop", SOP)]);
        let sop = &checked.catalogue.sops[0];
        assert_eq!(sop.scenarios.len(), 1, "{:?}", checked.findings);
        Office {
            scenario: sop.scenarios[0].clone(),
            plan: Plan::new(sop),
            calendar: checked.references.calendars.used_by(sop).unwrap().clone(),
        }
    }

    fn learned(&self, scenario: &Scenario, logs_beginnings: bool) -> Learned {
        let mut found = Diagnostics::new();
        let options = Options::default();
        let setup = Setup::new(&self.plan, &self.calendar, scenario, &options, &mut found);
        let setup = setup.unwrap_or_else(|| panic!("{:?}", found.into_sorted()));
        let mut recorder = Recorder {
            notes: Notes::new(&self.plan, &self.calendar),
            logs_beginnings,
        };
        play(&setup, 0, &[], &mut recorder, &Watch::default());
        recorder.notes.scenario("learned")
    }
}

/// The mean of what is drawn by a distribution that was learned, in its unit.
fn mean(time: &TimeDraw) -> (f64, Unit) {
    let TimeDraw::Shaped(of, unit) = time else {
        panic!("a stated time");
    };
    (mean_of(of), *unit)
}

fn mean_of(of: &lajur::model::Distribution) -> f64 {
    let numbers = of
        .numbers
        .iter()
        .map(|it| it.value.millionths() as f64 / 1e6);
    let numbers: Vec<f64> = numbers.collect();
    // Between neighbours all are alike.
    match numbers.as_slice() {
        [only] => *only,
        many => {
            many.windows(2)
                .map(|pair| (pair[0] + pair[1]) / 2.0)
                .sum::<f64>()
                / (many.len() - 1) as f64
        }
    }
}

fn near(found: f64, truth: f64, off: f64) {
    assert!((found - truth).abs() <= off, "{found} and not {truth}");
}

fn time_of(office: &Office, learned: &Learned, row: &str) -> (f64, Unit) {
    let named = |it: &&lajur::model::RowDraw| office.plan.sop()[it.row.value].name.value == row;
    mean(&learned.scenario.times.iter().find(named).unwrap().time)
}

#[test]
fn a_log_with_beginnings_gives_the_scenario_back() {
    let office = Office::new();
    let learned = office.learned(&office.scenario, true);
    let scenario = &learned.scenario;
    let Some(Arrivals::Rate {
        number,
        per,
        evenly,
        around_the_clock,
    }) = scenario.arrivals.as_ref().map(|it| it.value.clone())
    else {
        panic!("a rate");
    };
    // About 1,100 cases: the rate is known to three in a hundred, with 95%.
    near(number.millionths() as f64 / 1e6, 6.0, 0.4);
    assert_eq!(
        (per, evenly, around_the_clock),
        (Unit::Workdays, false, false)
    );
    assert_eq!(
        scenario.since.as_ref().unwrap().value.to_string(),
        "2025-01-06"
    );
    let staff: Vec<u32> = scenario
        .staff
        .iter()
        .map(|it| it.number.as_ref().unwrap().value)
        .collect();
    assert_eq!(staff, [2, 2]);
    let (check, unit) = time_of(&office, &learned, "check");
    assert_eq!(unit, Unit::Minutes);
    near(check, 30.0, 1.5);
    let (decide, unit) = time_of(&office, &learned, "decide");
    assert_eq!(unit, Unit::Workdays);
    near(decide, 0.25, 0.015);
    let (file, _) = time_of(&office, &learned, "file");
    near(file, 5.0, 0.4);
    let ChanceOf::Exits(exits) = &scenario.chances[0].of else {
        panic!("exits");
    };
    near(exits[0].percent.value.millionths() as f64 / 1e6, 70.0, 4.0);
    let ValueDraw::Yes(yes) = &scenario.data[0].of else {
        panic!("yes or no");
    };
    near(yes.value.millionths() as f64 / 1e6, 40.0, 4.0);
    let ValueDraw::Number(pages) = &scenario.data[1].of else {
        panic!("a number");
    };
    near(mean_of(pages), (1.0 + 5.0 + 40.0) / 3.0, 1.0);
    let handover = mean(&scenario.handovers[0].time);
    assert_eq!(handover.1, Unit::Minutes);
    near(handover.0, 40.0, 3.0);
    assert_eq!(scenario.handovers.len(), 1);
}

#[test]
fn a_log_of_completions_gives_times_that_are_rather_too_long() {
    let office = Office::new();
    let learned = office.learned(&office.scenario, false);
    let (decide, unit) = time_of(&office, &learned, "decide");
    assert_eq!(unit, Unit::Workdays);
    // The head takes up what is there at once.
    near(decide, 0.25, 0.015);
    // The clerks take up what lay there for twenty minutes to an hour first.
    let (check, _) = time_of(&office, &learned, "check");
    assert!((30.0..=70.0).contains(&check), "{check}");
    assert!(learned.scenario.handovers.is_empty());
}

#[test]
fn the_text_reads_back_as_what_was_learned() {
    let office = Office::new();
    let learned = office.learned(&office.scenario, true);
    let text = learned.text(office.plan.sop());
    let mut found = Diagnostics::new();
    let source = Source::new("learned.scenario", text.as_str());
    let read = lajur::model::lower::scenarios(&source, office.plan.sop(), &mut found);
    assert!(!found.has_errors(), "{:?}\n{text}", found.into_sorted());
    assert_eq!(read, [learned.scenario]);
    let first = text.lines().next().unwrap();
    assert!(
        first.starts_with("# learned from 1") && first.contains("0 of which deviate"),
        "{first}"
    );
    let arrivals = text
        .lines()
        .find(|line| line.trim().starts_with("arrivals"))
        .unwrap();
    assert!(
        arrivals.contains("# 1") && arrivals.contains("outside office hours"),
        "{arrivals}"
    );
}

#[test]
fn what_was_learned_can_be_played_and_learned_again() {
    let office = Office::new();
    let once = office.learned(&office.scenario, true);
    let twice = office.learned(&once.scenario, true);
    let rows = ["check", "decide", "file"];
    for row in rows {
        let (one, other) = (time_of(&office, &once, row), time_of(&office, &twice, row));
        near(other.0 / one.0, 1.0, 0.06);
        assert_eq!(one.1, other.1, "{row}");
    }
    let staff = |learned: &Learned| learned.scenario.staff.clone();
    assert_eq!(staff(&once), staff(&twice));
}
