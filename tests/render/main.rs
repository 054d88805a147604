//! The picture is measured: what may not happen in any drawing, on SOPs made by hand and by chance.

mod build;
mod samples;

use lajur::render::{Options, to_png, to_svg};

/// Writes the pictures of all samples to a folder, to be looked at: `LAJUR_PICTURES=folder cargo test --test render`.
#[test]
fn pictures_to_look_at() {
    let Ok(folder) = std::env::var("LAJUR_PICTURES") else {
        return;
    };
    let samples = [
        ("complaints", samples::complaints()),
        ("letters", samples::letters()),
        ("wide", samples::wide(24, 12)),
        ("long", samples::wide(60, 6)),
    ];
    for (name, sop) in samples {
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
