//! Alignments of 4,000 different long sequences, by the faults in them. The time is given per sequence.

mod sequences;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use lajur::engine::{Plan, Truths};
use lajur::model::NodeId;
use lajur::pipeline::check;
use lajur::run::align::{Aligner, Symbol, Trace};
use lajur::run::{Activity, Lexicon, Names};
use lajur::source::Source;

const COUNT: usize = 4_000;

fn symbols(nodes: &[NodeId]) -> Vec<Symbol> {
    let symbols = nodes.iter().map(|node| Symbol {
        activity: Activity::Node(*node),
        outcome: None,
        actor: None,
    });
    symbols.collect()
}

/// Aligns all of them anew: what they cost, and how many states were looked at.
fn align(plan: &Plan, names: &Names, traces: &[Vec<Symbol>]) -> (u64, usize) {
    let lexicon = Lexicon::default();
    let mut aligner = Aligner::new(plan, names, &lexicon);
    let truths = [Truths::default()];
    let (mut cost, mut states) = (0, 0);
    for symbols in traces {
        let found = aligner.align(Trace {
            symbols,
            truths: &truths,
        });
        cost += u64::from(found.cost);
        states += aligner.looked_at();
    }
    (cost, states)
}

fn alignments(criterion: &mut Criterion) {
    let source = Source::new("panjang.sop", sequences::PROCEDURE);
    let Some(sop) = check(&[source]).catalogue.sops.into_iter().next() else {
        return;
    };
    let plan = Plan::new(&sop);
    let names = Names::new(&plan);
    let mut group = criterion.benchmark_group("align");
    group.sample_size(10);
    group.throughput(Throughput::Elements(COUNT as u64));
    for faults in [0, 4, 8] {
        let sequences = sequences::sequences(&plan, COUNT, faults);
        let traces: Vec<Vec<Symbol>> = sequences.iter().map(|nodes| symbols(nodes)).collect();
        let events: usize = traces.iter().map(Vec::len).sum();
        let (cost, states) = align(&plan, &names, &traces);
        println!("up to {faults} faults: {events} events, cost {cost}, {states} states looked at");
        group.bench_function(BenchmarkId::new("faults", faults), |bencher| {
            bencher.iter(|| align(&plan, &names, &traces));
        });
    }
    group.finish();
}

criterion_group!(benches, alignments);
criterion_main!(benches);
