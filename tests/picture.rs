//! The picture in the README is the one that the bundled SOP gives today. `lajur render sops/kaltim.sop --table-only --one-page -o
//! docs/kaltim.svg` writes it anew.

use std::fs;
use std::path::Path;

use lajur::pipeline::check;
use lajur::render::{Options, Parts, to_svg};
use lajur::source::Source;

fn project_file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn the_picture_in_the_readme_is_of_today() {
    let one_page = Options {
        parts: Parts::Table,
        one_page: true,
        ..Options::default()
    };
    for name in ["sops/kaltim.sop", "sops/kaltim.sop.yaml"] {
        let checked = check(&[Source::new(name, project_file(name))]);
        let pages = to_svg(&checked.catalogue.sops[0], &one_page);
        assert_eq!(pages.len(), 1);
        assert!(
            pages[0] == project_file("docs/kaltim.svg"),
            "{name} gives another picture"
        );
    }
}

#[test]
fn the_tables_of_both_bundled_sops_stand_on_one_page_without_losing_an_arrow() {
    let table = Options {
        parts: Parts::Table,
        ..Options::default()
    };
    for name in ["sops/kaltim.sop", "sops/lubuklinggau.sop"] {
        let checked = check(&[Source::new(name, project_file(name))]);
        for sop in &checked.catalogue.sops {
            let scene = lajur::render::to_scene(sop, &table);
            assert_eq!(scene.pages.len(), 1, "{name}");
            assert_eq!(scene.missing(), 0, "{name}");
        }
    }
}
