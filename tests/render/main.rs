//! The picture is measured: what may not happen in any drawing, on SOPs made by hand and by chance.

mod build;
mod chance;
mod rules;
mod samples;

use lajur::model::Sop;
use lajur::render::{Options, Paper, to_png, to_scene, to_svg};

/// Writes the pictures of all samples, and of one made by chance from `LAJUR_SEED`, to the folder `LAJUR_PICTURES`, to
/// be looked at.
#[test]
fn pictures_to_look_at() {
    let Ok(folder) = std::env::var("LAJUR_PICTURES") else {
        return;
    };
    let seed = std::env::var("LAJUR_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    let by_chance = seed.map(|seed| ("chance", chance::sop(seed)));
    for (name, sop) in hand_made().into_iter().chain(by_chance) {
        for one_page in [false, true] {
            let options = Options {
                one_page,
                ..Options::default()
            };
            let kind = if one_page { "one" } else { "page" };
            for (at, svg) in to_svg(&sop, &options).iter().enumerate() {
                std::fs::write(format!("{folder}/{name}-{kind}-{at}.svg"), svg).unwrap();
            }
            for (at, png) in to_png(&sop, &options, 110.0).unwrap().iter().enumerate() {
                std::fs::write(format!("{folder}/{name}-{kind}-{at}.png"), png).unwrap();
            }
        }
    }
}

fn hand_made() -> Vec<(&'static str, Sop)> {
    vec![
        ("complaints", samples::complaints()),
        ("letters", samples::letters()),
        ("wide", samples::wide(24, 12)),
        ("long", samples::wide(60, 6)),
    ]
}

#[test]
fn no_rule_is_broken_in_sops_made_by_hand() {
    for (name, sop) in hand_made() {
        for paper in [Paper::A4, Paper::F4, Paper::Letter] {
            for one_page in [false, true] {
                let options = Options {
                    paper,
                    one_page,
                    ..Options::default()
                };
                let scene = to_scene(&sop, &options);
                let faults = rules::faults(&sop, &scene);
                assert!(
                    faults.is_empty(),
                    "{name} {paper:?} {one_page}: {faults:#?}"
                );
                let bends = rules::mean_bends(&scene);
                assert!(bends <= 1.5, "{name} {paper:?} {one_page}: {bends} bends");
            }
        }
    }
}

#[test]
fn no_rule_is_broken_in_sops_made_by_chance() {
    let mut broken = Vec::new();
    // Without optimisation a tenth of them takes as long.
    let seeds = if cfg!(debug_assertions) { 30 } else { 300 };
    for seed in 0..seeds {
        let sop = chance::sop(seed);
        let one_page = seed % 4 == 0;
        let scene = to_scene(
            &sop,
            &Options {
                one_page,
                ..Options::default()
            },
        );
        let faults = rules::faults(&sop, &scene);
        if !faults.is_empty() {
            broken.push((seed, faults));
        }
    }
    assert!(
        broken.is_empty(),
        "{} broken: {:#?}",
        broken.len(),
        broken.iter().take(40).collect::<Vec<_>>()
    );
}
