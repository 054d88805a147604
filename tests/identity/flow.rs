//! What is too long for a page, and other parts of the document.

use lajur::render::scene::{IdentityPart, Role, Scene};
use lajur::render::{Options, to_scene};

use crate::{ROWS, all_lines, drawn, has_table, lines, of, own, sop, with};

fn numbered(lines: usize) -> String {
    (1..=lines)
        .map(|at| format!("\"Peraturan Contoh {at}\"\n"))
        .collect()
}

/// All lines of a part, page after page.
fn over_pages(scene: &Scene, part: IdentityPart) -> Vec<String> {
    let pages = scene.pages.iter();
    pages
        .flat_map(|page| all_lines(page, part))
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_long_list_goes_on_over_pages_under_its_heading() {
    let scene = drawn(&with(&format!(
        "dasar-hukum {{ {} }}\nkualifikasi {{ \"Teliti\" }}\nperingatan {{ \"Awas\" }}",
        numbered(120)
    )));
    let heads = over_pages(&scene, IdentityPart::ListHead);
    assert_eq!(heads[..2], ["Dasar Hukum", "Kualifikasi Pelaksana"]);
    assert_eq!(
        heads[2..heads.len() - 1],
        ["Dasar Hukum (lanjutan)", "Dasar Hukum (lanjutan)"]
    );
    assert_eq!(heads[heads.len() - 1], "Peringatan");
    let said = over_pages(&scene, IdentityPart::List);
    for at in 1..=120 {
        let line = format!("Peraturan Contoh {at}");
        assert_eq!(said.iter().filter(|it| **it == line).count(), 1, "{line}");
    }
}

#[test]
fn the_first_piece_of_a_list_says_all_of_it() {
    let scene = drawn(&with(&format!("dasar-hukum {{ {} }}", numbered(120))));
    let elements = scene
        .pages
        .iter()
        .flat_map(|page| of(page, IdentityPart::List));
    let said: Vec<usize> = elements.map(|it| it.says.len()).collect();
    assert_eq!(said[0], 120);
    assert!(said.len() > 1 && said[1..].iter().all(|said| *said == 0));
}

#[test]
fn long_parts_of_the_document_are_set_in_two_columns_over_pages() {
    let scene = drawn(&with(&format!(
        "bagian \"Panjang\" {{ {} }}",
        numbered(250)
    )));
    assert_eq!(over_pages(&scene, IdentityPart::Section).len(), 250);
    let page = &scene.pages[0];
    let sections = of(page, IdentityPart::Section);
    let lefts = sections.iter().map(|it| it.bounds.x0.round() as i64);
    let mut lefts: Vec<i64> = lefts.collect();
    lefts.dedup();
    assert_eq!(lefts.len(), 2);
    assert!(scene.pages.len() > 2 && has_table(&scene.pages[scene.pages.len() - 1]));
}

#[test]
fn a_short_part_stays_in_one_column_and_a_heading_with_its_text() {
    let scene = drawn(&with("bagian \"Tujuan\" { \"Satu.\" \"Dua.\" \"Tiga.\" }"));
    let sections = of(&scene.pages[0], IdentityPart::Section);
    let head = of(&scene.pages[0], IdentityPart::SectionHead)[0];
    assert!(sections.iter().all(|it| it.bounds.x0 == head.bounds.x0));
    for count in 20..60 {
        let scene = drawn(&with(&format!(
            "bagian \"Satu\" {{ {} }}\nbagian \"Dua\" {{ {} }}",
            numbered(count),
            numbered(count)
        )));
        for head in scene
            .pages
            .iter()
            .flat_map(|page| of(page, IdentityPart::SectionHead))
        {
            let page = scene
                .pages
                .iter()
                .find(|page| page.elements.contains(head))
                .unwrap();
            let below = |it: &&&lajur::render::scene::Element| {
                it.bounds.x0 == head.bounds.x0 && it.bounds.y0 > head.bounds.y0
            };
            let sections = of(page, IdentityPart::Section);
            assert!(
                sections.iter().any(|it| below(&it)),
                "{count}: {:?}",
                lines(head)
            );
        }
    }
}

#[test]
fn parts_behind_the_rows_follow_the_table() {
    let text = format!(
        "sop a \"Nama\" {{\nbagian \"Sebelum\" {{ \"Satu.\" }}\n{ROWS}\nbagian \"Sesudah\" {{ \"Dua.\" }}\n}}"
    );
    let scene = drawn(&sop(&text));
    assert_eq!(scene.pages.len(), 2);
    assert_eq!(
        all_lines(&scene.pages[0], IdentityPart::SectionHead),
        ["Sebelum"]
    );
    let last = &scene.pages[1];
    assert_eq!(all_lines(last, IdentityPart::SectionHead), ["Sesudah"]);
    let cells = last
        .elements
        .iter()
        .filter(|it| matches!(it.role, Role::Cell(..)));
    let end = cells.map(|it| it.bounds.y1).fold(0.0, f64::max);
    assert!(of(last, IdentityPart::SectionHead)[0].bounds.y0 > end);
}

#[test]
fn on_one_page_everything_stands_below_each_other() {
    for path in ["sops/kaltim.sop", "sops/lubuklinggau.sop"] {
        let options = Options {
            one_page: true,
            ..Options::default()
        };
        let scene = to_scene(&own(path), &options);
        assert_eq!(scene.pages.len(), 1);
        let page = &scene.pages[0];
        let end = |wanted: fn(&Role) -> bool| {
            let elements = page.elements.iter().filter(move |it| wanted(&it.role));
            elements.map(|it| it.bounds.y1).fold(0.0, f64::max)
        };
        let identity = end(|role| matches!(role, Role::Identity(_)));
        let title = page
            .elements
            .iter()
            .find(|it| it.role == Role::Title)
            .unwrap();
        assert!(identity < title.bounds.y0, "{path}");
        assert!(title.bounds.y1 < end(|role| *role == Role::Head), "{path}");
    }
}
