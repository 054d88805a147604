//! What an explanation looks like to people, where several cost the same.

use lajur::engine::{Plan, StepKind, Truths};
use lajur::run::align::{Aligner, Alignment, Move, Symbol, Trace};
use lajur::run::{Activity, Lexicon, Names};

const CHAIN: &str = r#"
sop a "A" {
  actor x "X"
  activity satu "Satu" { start by x }
  activity dua "Dua" { by x }
  activity tiga "Tiga" { by x }
  activity empat "Empat" { by x }
  activity lima "Lima" { end by x }
}
"#;

const DECISION: &str = r#"
sop a "A" {
  actor x "X"
  activity satu "Satu" { start by x }
  activity pilih "Pilih" { decision by x { "Ya" -> lanjut "Tidak" -> tolak } }
  activity lanjut "Lanjut" { by x -> akhir }
  activity tolak "Tolak" { by x -> akhir }
  activity akhir "Akhir" { end by x }
}
"#;

const SHARED_ROW: &str = r#"
sop a "A" {
  actor x "X"
  actor y "Y"
  activity satu "Satu" { start by x -> teruskan }
  activity terima "Terima" {
    task teruskan by x -> catat
    task catat by y -> akhir
  }
  activity akhir "Akhir" { end by x }
}
"#;

fn align(text: &str, events: &[(&str, &str)]) -> (Plan, Alignment) {
    let sop = super::sop(text).unwrap();
    let plan = Plan::new(&sop);
    let (names, lexicon) = (Names::new(&plan), Lexicon::default());
    let symbols = events.iter().map(|(name, outcome)| Symbol {
        activity: names
            .activity(name)
            .unwrap_or(Activity::Unknown(lexicon.id(name))),
        outcome: (!outcome.is_empty()).then(|| lexicon.id(outcome)),
        actor: None,
    });
    let symbols: Vec<Symbol> = symbols.collect();
    let truths = [Truths::default()];
    let trace = Trace {
        symbols: &symbols,
        truths: &truths,
    };
    let found = Aligner::new(&plan, &names, &lexicon).align(trace);
    assert!(found.proven);
    (plan, found)
}

/// The moves in words: `name` for an event that is a step, `(name)` for a step without one, `+` for an event alone. What
/// is silent is left out.
fn read(text: &str, events: &[(&str, &str)]) -> (u32, String) {
    let (plan, found) = align(text, events);
    let name = |id| {
        let step = plan.step(id).unwrap();
        let node = step.kind.node();
        (step.kind, plan.sop()[node].name.value.clone())
    };
    let words = found.moves.iter().filter_map(|it| match it {
        Move::Both(id, _) => Some(name(*id).1),
        Move::Log(at) => Some(format!("+{}", events[*at].0)),
        Move::Model(id) => match name(*id) {
            (StepKind::Begin(_), _) => None,
            (_, name) => Some(format!("({name})")),
        },
    });
    let words: Vec<String> = words.collect();
    (found.cost, words.join(" "))
}

fn chain(events: &str) -> (u32, String) {
    let events: Vec<(&str, &str)> = events.split_whitespace().map(|it| (it, "")).collect();
    read(CHAIN, &events)
}

fn is(cost: u32, words: &str) -> (u32, String) {
    (cost, words.to_string())
}

#[test]
fn a_case_that_goes_by_the_book_costs_nothing() {
    let all = "satu dua tiga empat lima";
    assert_eq!(chain(all), is(0, all));
    assert_eq!(chain(""), is(0, ""));
}

#[test]
fn a_case_may_stop_anywhere() {
    assert_eq!(chain("satu dua"), is(0, "satu dua"));
}

#[test]
fn a_step_that_is_left_out_is_left_out() {
    assert_eq!(
        chain("satu dua empat lima"),
        is(10, "satu dua (tiga) empat lima")
    );
    assert_eq!(chain("satu dua empat"), is(10, "satu dua (tiga) empat"));
}

#[test]
fn of_a_step_done_twice_the_second_stands_alone() {
    assert_eq!(chain("satu dua dua tiga"), is(10, "satu dua +dua tiga"));
    assert_eq!(
        chain("satu dua tiga dua empat"),
        is(10, "satu dua tiga +dua empat")
    );
}

#[test]
fn of_two_steps_in_the_wrong_order_the_one_done_too_early_stands_alone() {
    assert_eq!(
        chain("satu tiga dua empat"),
        is(20, "satu +tiga dua (tiga) empat")
    );
    assert_eq!(chain("satu tiga dua"), is(10, "satu +tiga dua"));
}

#[test]
fn what_the_procedure_does_not_name_costs_nothing() {
    assert_eq!(chain("satu telepon dua"), is(0, "satu +telepon dua"));
}

#[test]
fn of_exits_that_nothing_tells_of_the_first_is_taken() {
    let events = [("satu", ""), ("pilih", "")];
    let (plan, found) = align(DECISION, &events);
    let nodes = found.marking.nodes(&plan);
    assert_eq!(plan.sop()[nodes[0]].name.value, "lanjut");
}

#[test]
fn the_outcome_tells_the_exit_and_what_is_done_next_tells_it_where_the_outcome_does_not() {
    let events = [("satu", ""), ("pilih", "Tidak")];
    let (plan, found) = align(DECISION, &events);
    let nodes = found.marking.nodes(&plan);
    assert_eq!(plan.sop()[nodes[0]].name.value, "tolak");
    let events = [("satu", ""), ("pilih", "selesai"), ("tolak", "")];
    assert_eq!(read(DECISION, &events), is(0, "satu pilih tolak"));
    let events = [("satu", ""), ("pilih", "Ya"), ("tolak", "")];
    assert_eq!(read(DECISION, &events), is(6, "satu pilih tolak"));
}

#[test]
fn one_event_of_a_row_with_several_nodes_nearly_stands_for_all_of_them() {
    let events = [("satu", ""), ("terima", ""), ("akhir", "")];
    assert_eq!(
        read(SHARED_ROW, &events),
        is(1, "satu teruskan (catat) akhir")
    );
    let events = [("satu", ""), ("akhir", "")];
    assert_eq!(read(SHARED_ROW, &events), is(10, "satu +akhir"));
}
