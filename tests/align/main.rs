//! The cheapest explanation: that it is one, that none is cheaper, and which of several it is.

mod chance;
mod limits;
#[path = "../numbers/mod.rs"]
mod numbers;
mod oracle;
#[path = "../tools/procedures.rs"]
mod procedures;
mod ties;

use chance::{Chance, Sample};
use lajur::diagnostic::Severity;
use lajur::engine::{Marking, Plan, StepKind};
use lajur::graph::net::Place;
use lajur::model::Sop;
use lajur::pipeline::check;
use lajur::run::align::{Aligner, Alignment, Move, Trace};
use lajur::run::{Lexicon, Names};
use lajur::source::Source;
use oracle::{Kind, Spot, Tokens};

/// Findings about what a case can come to; the aligner must know what to do with such procedures too.
const BEARABLE: [&str; 8] = [
    "deadlock",
    "improper-completion",
    "second-token",
    "livelock",
    "dead-node",
    "no-way-out",
    "join-without-branch",
    "self-loop",
];

/// How many situations the oracle looks at for one trace.
const LIMIT: usize = 4_000;

fn sop(text: &str) -> Option<Sop> {
    let checked = check(&[Source::new("a.sop", text)]);
    let faults = checked.findings.iter();
    let mut faults = faults.filter(|it| it.severity == Severity::Error);
    if faults.any(|it| !BEARABLE.contains(&it.code())) {
        return None;
    }
    checked.catalogue.sops.into_iter().next()
}

fn kind(step: StepKind) -> Kind {
    let way = |way: Option<lajur::engine::Way>| way.map(|way| way.exit);
    match step {
        StepKind::Begin(_) => Kind::Begin,
        StepKind::Done(node, exit) => Kind::Done(node.0 as usize, way(exit)),
        StepKind::Again(node) => Kind::Again(node.0 as usize, None),
        StepKind::Passed(node, exit) => Kind::Passed(node.0 as usize, way(exit)),
        StepKind::Interrupt(at, _) => Kind::Interrupt(at),
        StepKind::Silence(..) => Kind::Silence,
    }
}

/// Goes through the moves one by one: each step must be possible in its turn, each event stands there once and in its
/// place, and the costs add up.
fn replay(plan: &Plan, names: &Names, sample: &Sample, found: &Alignment) {
    let sop = plan.sop();
    let rows = oracle::rows_told(sop, sample);
    let mut marking = Marking::before();
    let (mut events, mut cost) = (0, 0);
    for step in &found.moves {
        if let Move::Both(id, _) | Move::Model(id) = step {
            let step = plan.step(*id).unwrap();
            assert!(marking.allows(step), "{step:?} in {marking:?}");
            marking = marking.after(step);
        }
        let data = oracle::data_at(sample, events);
        let after = oracle::data_at(sample, events + 1);
        let event = sample.events.get(events);
        match step {
            Move::Both(id, at) => {
                assert_eq!(*at, events);
                let kind = kind(plan.step(*id).unwrap().kind);
                cost += oracle::told(sop, names, &kind, event.unwrap(), after).unwrap();
                events += 1;
            }
            Move::Model(id) => {
                let kind = kind(plan.step(*id).unwrap().kind);
                cost += oracle::without_event(sop, &kind, data, &rows);
            }
            Move::Log(at) => {
                assert_eq!(*at, events);
                cost += oracle::alone(sop, event.unwrap());
                events += 1;
            }
        }
    }
    assert_eq!(events, sample.events.len());
    assert_eq!(cost, found.cost);
    assert_eq!(marking, found.marking);
}

/// How many random procedures are tried.
fn rounds() -> u64 {
    let rounds = std::env::var("LAJUR_ALIGN_ROUNDS");
    rounds.ok().and_then(|it| it.parse().ok()).unwrap_or(250)
}

/// A procedure by its number, and the chance to go on with.
fn procedure(seed: u64) -> (Option<Sop>, String, Chance) {
    let mut chance = Chance::new(seed);
    let blocks = 1 + chance.below(4);
    let text = chance::procedure(&mut chance, blocks);
    (sop(&text), text, chance)
}

#[test]
fn none_is_cheaper_on_random_procedures() {
    let (mut compared, mut procedures, mut costs) = (0, 0, 0);
    for seed in 0..rounds() {
        let (Some(sop), text, mut chance) = procedure(seed) else {
            continue;
        };
        procedures += 1;
        let plan = Plan::new(&sop);
        let (names, lexicon) = (Names::new(&plan), Lexicon::default());
        let mut aligner = Aligner::new(&plan, &names, &lexicon);
        for _ in 0..20 {
            let sample = chance::sample(&mut chance, &sop, 8);
            let from = (0, oracle::before());
            let Some(cost) = oracle::cheapest(&sop, &names, &sample, from, LIMIT) else {
                continue;
            };
            let (symbols, truths) = (sample.symbols(&lexicon), sample.truths(&plan));
            let found = aligner.align(Trace {
                symbols: &symbols,
                truths: &truths,
            });
            assert!(found.proven);
            replay(&plan, &names, &sample, &found);
            assert_eq!(
                found.cost, cost,
                "seed {seed}\n{text}\n{sample:#?}\n{found:#?}"
            );
            compared += 1;
            costs += cost;
        }
    }
    println!("{compared} traces of {procedures} procedures, which cost {costs}");
    assert!(
        compared > 12 * rounds(),
        "{compared} of {procedures} procedures"
    );
}

fn tokens(plan: &Plan, marking: &Marking) -> Tokens {
    let places = marking.places().iter().map(|place| plan.place(*place));
    let spots = places.map(|place| match place {
        Place::Before => Spot::Before,
        Place::At(at) => Spot::At(at.0 as usize),
        Place::Joined { at, from } => Spot::From(at.0 as usize, from.0 as usize),
        Place::Stray { at } => Spot::Lost(at.0 as usize),
    });
    let mut tokens: Tokens = spots.collect();
    tokens.sort();
    tokens
}

#[test]
fn the_bound_is_never_above_what_the_rest_costs() {
    let (mut compared, mut exact) = (0, 0);
    for seed in 0..rounds() {
        let (Some(sop), text, mut chance) = procedure(seed) else {
            continue;
        };
        let plan = Plan::new(&sop);
        let (names, lexicon) = (Names::new(&plan), Lexicon::default());
        let mut aligner = Aligner::new(&plan, &names, &lexicon);
        for _ in 0..10 {
            let sample = chance::sample(&mut chance, &sop, 8);
            let mut marking = Marking::before();
            for _ in 0..chance.below(12) {
                let steps = plan.steps().map(|(_, step)| step);
                let steps: Vec<_> = steps.filter(|step| marking.allows(step)).collect();
                if !steps.is_empty() {
                    marking = marking.after(steps[chance.below(steps.len())]);
                }
            }
            let at = chance.below(sample.events.len() + 1);
            let from = (at, tokens(&plan, &marking));
            let Some(rest) = oracle::cheapest(&sop, &names, &sample, from, LIMIT) else {
                continue;
            };
            let (symbols, truths) = (sample.symbols(&lexicon), sample.truths(&plan));
            let trace = Trace {
                symbols: &symbols,
                truths: &truths,
            };
            let bound = aligner.at_least(trace, at, &marking);
            assert!(
                bound <= rest,
                "{bound} > {rest}\n{text}\n{sample:#?}\n{at} {marking:?}"
            );
            compared += 1;
            exact += usize::from(bound == rest);
        }
    }
    println!("{exact} of {compared} bounds are the cost itself");
    assert!(2 * exact > compared);
}
