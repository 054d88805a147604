//! What a tally says of the rules, against what those who judge real cases say of the same cases, written down as a log.
//!
//! A log begins with the first event, so the start of these cases takes nobody any time. Silences are left out, for to
//! use a right breaks no rule of a real case.

mod judging;

use std::fmt::Write;

use judging::Office;
use lajur::calendar::{Calendar, Moment};
use lajur::diagnostic::Diagnostics;
use lajur::model::expr::Value;
use lajur::model::{ActorId, Scenario};
use lajur::run::RuleState;
use lajur::simulate::play::play;
use lajur::simulate::setup::Coming;
use lajur::simulate::setup::Per;
use lajur::simulate::tally::{Ledger, Tally};
use lajur::simulate::{CaseOver, Listener, OfficerId, Options, Results, Setup, Visit, Watch};

const SOP: &str = r#"
sop a "A" {
  days workdays
  actor x "X"
  actor y "Y"
  actor z "Z" outside
  data { penting yes/no  lengkap yes/no }
  activity mulai "Mulai" { start by z }
  activity telaah "Telaah" { by x  takes 1-3 workdays }
  activity periksa "Periksa" {
    decision by y { when lengkap "Ya" -> jawab  otherwise "Tidak" -> tolak }
    takes 1-12 hours
  }
  activity jawab "Jawab" { by x  takes 1-20 hours  -> tutup }
  activity tolak "Tolak" { by y  takes 1-20 hours  -> tutup }
  activity tutup "Tutup" { end by x  takes 10-30 minutes }

  rule seluruhnya must { within 5 workdays }
  rule kalender must { within 6 calendar days }
  rule jam should { within 6 hours from telaah to periksa }
  rule jawab-3 must { within 2 workdays from telaah to jawab  when penting }
  rule panjang must { within 1 workday from telaah to tutup  extend 2 workdays if penting }
  rule pertama must { within 3 workdays from telaah to tutup  count first day }
  rule syarat must { at jawab require penting }
  rule penuh should { require penting }
  rule urut must { order telaah then tolak }
  rule terbalik must { order jawab then telaah }
  rule pasangan must { together tolak and jawab }
  rule pilih must { exclusive jawab and tolak }
  rule salah-satu must { exclusive telaah and tolak }
  rule mata must { separate telaah and jawab }
  rule pintu must { same actor telaah and jawab }
  rule sekali must { limit telaah at most 1 times }
  rule dua-kali must { limit telaah at least 2 times }
  rule izin may { within 1 workday }
}
"#;

/// Tallies what it hears and writes it down.
struct Scribe<'t, 's> {
    tally: Tally<'t>,
    office: &'s Office,
    events: String,
    cases: String,
}

impl Listener for Scribe<'_, '_> {
    fn visit(&mut self, counts: bool, visit: &Visit, seats: &[(ActorId, OfficerId)]) {
        self.tally.visit(counts, visit, seats);
    }

    fn work(&mut self, officer: OfficerId, from: Moment, to: Moment) {
        self.tally.work(officer, from, to);
    }

    fn case(&mut self, case: &CaseOver<'_>) {
        self.tally.case(case);
        if !case.counts {
            return;
        }
        let sop = self.office.sop();
        for visit in case.visits.iter().filter(|visit| !visit.passed) {
            let node = &sop[visit.node];
            let (actor, officer) = visit.by.expect("an officer");
            let (row, actor) = (&sop[node.row].text.value, &sop[actor].title.value);
            let (number, done) = (case.number, visit.done);
            let _ = writeln!(
                self.events,
                "{number},{row},{actor},officer {},{done}",
                officer.0
            );
        }
        let yes = |at: usize| match case.data.values[at] {
            Some(Value::YesNo(true)) => "yes",
            Some(_) => "no",
            None => "",
        };
        let _ = writeln!(self.cases, "{},{},{}", case.number, yes(0), yes(1));
    }
}

fn setup<'s>(office: &'s Office, calendar: &'s Calendar, seed: u64) -> Setup<'s> {
    let options = Options {
        seed: Some(seed),
        repetitions: Some(1),
        cases: Some(150),
        ..Options::default()
    };
    let mut findings = Diagnostics::new();
    let scenario = Scenario::default();
    let setup = Setup::new(&office.plan, calendar, &scenario, &options, &mut findings);
    let mut setup = setup.unwrap_or_else(|| panic!("{:?}", findings.into_sorted()));
    setup.arrivals = Coming::Rate {
        number: 1.0,
        per: Per::Day,
        evenly: false,
        around_the_clock: false,
    };
    for group in &mut setup.officers {
        group.number = group.number.map(|_| 5);
    }
    setup
}

/// What the tally says of 150 cases, and what their judge says of each rule in each of them.
fn both(office: &Office, seed: u64) -> (Results, Vec<Vec<RuleState>>) {
    let setup = setup(office, &office.calendar, seed);
    let ledger = Ledger::new(&setup);
    let mut scribe = Scribe {
        tally: ledger.tally(),
        office,
        events: String::from("case,activity,actor,person,completed\n"),
        cases: String::from("case,penting,lengkap\n"),
    };
    let played = play(&setup, 0, &[], &mut scribe, &Watch::default());
    let mut sum = ledger.nothing();
    ledger.add(&mut sum, scribe.tally.finish(&played));
    let verdicts = office.verdicts(&scribe.events, &scribe.cases, None);
    let rules = verdicts.into_iter().map(|(_, verdict)| verdict.rules);
    (ledger.results(&sum, false), rules.collect())
}

#[test]
fn a_rule_is_broken_in_as_many_cases_as_their_judge_finds() {
    let office = Office::new(SOP);
    let rules = &office.sop().rules;
    assert_eq!(rules.len(), 18);
    let mut broken = vec![0; rules.len()];
    let mut kept = vec![0; rules.len()];
    for seed in 1..=4 {
        let (results, verdicts) = both(&office, seed);
        assert_eq!((results.finished, verdicts.len()), (150, 150));
        for (at, rule) in rules.iter().enumerate() {
            let judged = |state| verdicts.iter().filter(|it| it[at] == state).count() as u64;
            let (bad, good) = (judged(RuleState::Broken), judged(RuleState::Kept));
            let share = results.rules[at].broken;
            assert_eq!(
                (share.count, share.of),
                (bad, bad + good),
                "{}",
                rule.name.value
            );
            broken[at] += bad;
            kept[at] += good;
        }
    }
    // Each that can be broken was, but the order that the flow keeps, the choice, and what is done once; most were kept.
    let names = |counts: &[u64]| -> Vec<&str> {
        let none = rules.iter().zip(counts).filter(|(_, count)| **count == 0);
        none.map(|(rule, _)| rule.name.value.as_str()).collect()
    };
    assert_eq!(names(&broken), ["urut", "pilih", "sekali", "izin"]);
    assert_eq!(names(&kept), ["terbalik", "pasangan", "dua-kali", "izin"]);
}
