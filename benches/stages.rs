//! The stages one by one: text to tree in both notations, tree to model, model to findings, tree to text.

#[allow(dead_code)]
mod generator;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use lajur::check::References;
use lajur::diagnostic::Diagnostics;
use lajur::lang::Lang;
use lajur::model::lower::lower;
use lajur::source::Source;
use lajur::syntax::format::{to_dsl, to_yaml};
use lajur::syntax::parse;

const SIZES: [usize; 3] = [100, 1_000, 10_000];

fn parsing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parse");
    group.sample_size(10);
    for size in SIZES {
        let dsl = Source::new("large.sop", generator::sop(size));
        let tree = parse(&dsl, &mut Diagnostics::new());
        let yaml = Source::new("large.sop.yaml", to_yaml(&tree, Lang::En));
        for (notation, source) in [("dsl", &dsl), ("yaml", &yaml)] {
            group.throughput(Throughput::Bytes(source.text().len() as u64));
            group.bench_with_input(
                BenchmarkId::new(notation, size),
                source,
                |bencher, source| {
                    bencher.iter(|| parse(source, &mut Diagnostics::new()));
                },
            );
        }
    }
    group.finish();
}

fn stages(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("stages");
    group.sample_size(10);
    for size in SIZES {
        let sources = [Source::new("large.sop", generator::sop(size))];
        let trees = [parse(&sources[0], &mut Diagnostics::new())];
        let catalogue = lower(&trees, &sources, &mut Diagnostics::new());
        let references = References::default();
        group.throughput(Throughput::Elements(size as u64));
        group.bench_function(BenchmarkId::new("lower", size), |bencher| {
            bencher.iter(|| lower(&trees, &sources, &mut Diagnostics::new()));
        });
        group.bench_function(BenchmarkId::new("check", size), |bencher| {
            bencher.iter(|| lajur::check::check(&catalogue, &references, &mut Diagnostics::new()));
        });
        group.bench_function(BenchmarkId::new("format", size), |bencher| {
            bencher.iter(|| to_dsl(&trees[0], Lang::En));
        });
    }
    group.finish();
}

criterion_group!(benches, parsing, stages);
criterion_main!(benches);
