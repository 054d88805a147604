//! What deadlines cost: a long procedure with decisions and bounded loops, alone and with deadlines, all its times in
//! days or hours and days mixed; and how that grows.

#[allow(dead_code)]
mod generator;

use std::fmt::Write;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use lajur::check::References;
use lajur::diagnostic::Diagnostics;
use lajur::model::Catalogue;
use lajur::model::lower::lower;
use lajur::source::Source;
use lajur::syntax::parse;

const SIZES: [usize; 4] = [250, 500, 1_000, 2_000];

/// A generated procedure with a few deadlines. Mixed times alternate between days and minutes.
fn catalogue(size: usize, rules: bool, mixed: bool) -> Catalogue {
    let mut text = generator::sop(size);
    if mixed {
        text = text.replace("takes 1-2 days", "takes 10-20 minutes");
        text = text.replacen("takes 10-20 minutes", "takes 1-2 days", size / 20);
    }
    if rules {
        let mut more = String::from("  days workdays\n");
        for (at, limit) in [30, 60, 90].iter().enumerate() {
            let _ = writeln!(more, "  rule whole{at} must {{ within {limit} workdays }}");
        }
        let last = size - 1;
        let _ = writeln!(
            more,
            "  rule part must {{ within 90 workdays from langkah1 to langkah{last} }}"
        );
        let end = text.rfind('}').unwrap_or(text.len());
        text.insert_str(end, &more);
    }
    let sources = [Source::new("large.sop", text)];
    let trees = [parse(&sources[0], &mut Diagnostics::new())];
    lower(&trees, &sources, &mut Diagnostics::new())
}

fn deadlines(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("deadlines");
    group.sample_size(10);
    for size in SIZES {
        group.throughput(Throughput::Elements(size as u64));
        for (name, rules, mixed) in [
            ("without rules", false, false),
            ("four rules, days", true, false),
            ("four rules, mixed", true, true),
        ] {
            let catalogue = catalogue(size, rules, mixed);
            let references = References::default();
            group.bench_function(BenchmarkId::new(name, size), |bencher| {
                bencher.iter(|| {
                    lajur::check::check(&catalogue, &references, &mut Diagnostics::new());
                });
            });
        }
    }
    group.finish();
}

criterion_group!(benches, deadlines);
criterion_main!(benches);
