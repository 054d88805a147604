//! Soundness of generated procedures: how the time grows with their size, for each shape, sound and faulty.
//!
//! The time is given per node, so that linear growth is a level line.

#[allow(dead_code)]
mod generator;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use generator::{Fault, Shape, generate};
use lajur::graph::ProcessGraph;
use lajur::graph::net::Net;
use lajur::model::Sop;
use lajur::pipeline::check;
use lajur::source::Source;

const SIZES: [usize; 4] = [20, 200, 2_000, 20_000];

/// How many markings are looked at, as in the analysis.
const LIMIT: usize = 20_000;

/// The shape of a procedure of a size.
type OfSize = fn(usize) -> Shape;

fn sop(shape: Shape, fault: Option<Fault>) -> Option<Sop> {
    let source = Source::new("generated.sop", generate(shape, fault));
    check(&[source]).catalogue.sops.into_iter().next()
}

fn soundness(criterion: &mut Criterion) {
    let shapes: [(&str, OfSize); 3] = [
        ("chain", Shape::Chain),
        ("parallel", |branches| Shape::Parallel(branches, 3)),
        ("blocks", Shape::Blocks),
    ];
    for (name, shape) in shapes {
        let mut group = criterion.benchmark_group(name);
        group.sample_size(10);
        for size in SIZES {
            for fault in [None, Some(Fault::WrongJoin), Some(Fault::SecondToken)] {
                let Some(sop) = sop(shape(size), fault) else {
                    continue;
                };
                let graph = ProcessGraph::new(&sop);
                group.throughput(Throughput::Elements(sop.nodes.len() as u64));
                let id = BenchmarkId::new(fault.map_or("sound", Fault::name), size);
                group.bench_function(id, |bencher| {
                    bencher.iter(|| Net::new(&sop, &graph).examine(LIMIT));
                });
            }
        }
        group.finish();
    }
}

criterion_group!(benches, soundness);
criterion_main!(benches);
