//! Rendering: layout and scene, then the backends, for the bundled SOP, for a long one, and growing with the rows.
//!
//! The growing ones are given per row, so that linear growth is a level line.

#[allow(dead_code)]
mod generator;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use generator::{Shape, generate};
use lajur::model::Sop;
use lajur::pipeline::check;
use lajur::render::text::Arimo;
use lajur::render::{Options, layout, scene_to_svg, scenes_to_pdf, to_scene};
use lajur::source::Source;

fn sop(text: String) -> Sop {
    let checked = check(&[Source::new("generated.sop", text)]);
    checked.catalogue.sops.into_iter().next().expect("an SOP")
}

fn office(rows: usize, lanes: usize) -> Sop {
    sop(generate(Shape::Office(rows, lanes), None))
}

fn documents(criterion: &mut Criterion) {
    let kaltim = sop(include_str!("../sops/kaltim.sop").to_owned());
    let mut group = criterion.benchmark_group("render");
    group.sample_size(10);
    for (name, sop) in [("kaltim", kaltim), ("100 rows, 8 lanes", office(100, 8))] {
        let options = Options::default();
        group.bench_function(BenchmarkId::new("layout", name), |bencher| {
            bencher.iter(|| black_box(layout::lay_out(&sop, &options, &Arimo::new())));
        });
        let scene = to_scene(&sop, &options);
        group.bench_function(BenchmarkId::new("svg", name), |bencher| {
            bencher.iter(|| black_box(scene_to_svg(&scene)));
        });
        let scenes = [scene];
        group.bench_function(BenchmarkId::new("pdf", name), |bencher| {
            bencher.iter(|| black_box(scenes_to_pdf(&scenes)));
        });
    }
    group.finish();
}

fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("layout by rows");
    group.sample_size(10);
    for rows in [25, 50, 100, 200] {
        let sop = office(rows, 8);
        group.throughput(Throughput::Elements(rows as u64));
        group.bench_function(BenchmarkId::from_parameter(rows), |bencher| {
            bencher.iter(|| black_box(layout::lay_out(&sop, &Options::default(), &Arimo::new())));
        });
    }
    group.finish();
}

criterion_group!(benches, documents, growth);
criterion_main!(benches);
