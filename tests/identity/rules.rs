//! What holds of every drawn identity: nothing off the page, all text in its cell, one grid, the bottom clear, and a room
//! for the signature. [`faults`] says what is broken; other tests ask it as well.

use lajur::model::Sop;
use lajur::render::scene::{Element, IdentityPart, Page, Rect, Role, Scene, Shape, Table, Text};
use lajur::render::{Options, Paper, to_scene, to_svg};

use crate::{own, with};

const BOTTOM_CLEAR: f64 = 50.0;

/// The share of the type size above and below the baseline.
const LETTERS: (f64, f64) = (0.92, 0.26);

fn area(text: &Text) -> Rect {
    let (up, down) = (text.size * LETTERS.0, text.size * LETTERS.1);
    Rect::new(
        text.at.x,
        text.at.y - up,
        text.at.x + text.width,
        text.at.y + down,
    )
}

fn is_identity(element: &Element) -> bool {
    matches!(element.role, Role::Identity(_))
}

/// What is wrong with the identity in a scene.
pub fn faults(scene: &Scene, one_page: bool) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, page) in scene.pages.iter().enumerate() {
        let room = match one_page {
            true => page.height,
            false => page.height - BOTTOM_CLEAR + 0.01,
        };
        let paper = Rect::new(0.0, 0.0, page.width, room);
        for element in page.elements.iter().filter(|it| is_identity(it)) {
            let what = format!("page {at}: {:?}", element.role);
            if !paper.contains(&element.bounds) {
                faults.push(format!("{what} is off the page"));
            }
            for shape in &element.shapes {
                match shape {
                    Shape::Text(text) if !element.bounds.grown(0.6).contains(&area(text)) => {
                        faults.push(format!("{what}: `{}` is not in its cell", text.words));
                    }
                    _ => {}
                }
            }
        }
        faults.extend(
            grid_faults(page)
                .into_iter()
                .map(|it| format!("page {at}: {it}")),
        );
    }
    faults
}

/// Cells that share a place, or stand where their places do not.
fn grid_faults(page: &Page) -> Vec<String> {
    let cells: Vec<_> = page
        .elements
        .iter()
        .filter_map(|it| {
            Some((
                it,
                it.place
                    .as_ref()
                    .filter(|place| place.table == Table::Identity)?,
            ))
        })
        .collect();
    let mut faults = Vec::new();
    for (at, (one, place)) in cells.iter().enumerate() {
        if place.rows.is_empty() || place.columns.is_empty() {
            faults.push(format!("{:?} covers nothing", one.role));
        }
        for (other, there) in &cells[at + 1..] {
            let rows = place.rows.start < there.rows.end && there.rows.start < place.rows.end;
            let columns =
                place.columns.start < there.columns.end && there.columns.start < place.columns.end;
            if rows && columns {
                faults.push(format!("{:?} and {:?} share a place", one.role, other.role));
            }
            if one.bounds.grown(-0.3).overlaps(&other.bounds.grown(-0.3)) {
                faults.push(format!("{:?} and {:?} overlap", one.role, other.role));
            }
        }
    }
    let covered: usize = cells
        .iter()
        .map(|(_, place)| place.rows.len() * place.columns.len())
        .sum();
    let rows = cells
        .iter()
        .map(|(_, place)| place.rows.end)
        .max()
        .unwrap_or(0);
    let columns = cells
        .iter()
        .map(|(_, place)| place.columns.end)
        .max()
        .unwrap_or(0);
    if covered != rows * columns {
        faults.push(format!(
            "{covered} of {rows} x {columns} places are covered"
        ));
    }
    faults
}

/// Identities of every shape: any part missing, long, short.
fn identities() -> Vec<Sop> {
    const PARTS: [&str; 8] = [
        "nomor \"1/2/3\"",
        "instansi \"BADAN CONTOH\"\nunit \"BAGIAN CONTOH\"",
        "dibuat 2024-01-31\ndirevisi \"-\"\nberlaku 2024-02-01",
        "disahkan \"Kepala\" { nama \"Nama\"  nip \"1975\" }",
        "disahkan { tempat \"Kota\"  tanggal 2024-02-01 }",
        "dasar-hukum { \"Satu\" \"Dua\" }\nperingatan { \"Awas\" }",
        "kualifikasi { \"Satu\" }\nketerkaitan { }",
        "bagian \"Tujuan\" { \"Agar tertib.\" }",
    ];
    let chosen = |mask: usize| {
        let parts = PARTS.iter().enumerate();
        let parts = parts.filter(|(at, _)| mask & (1 << at) != 0 && (*at != 4 || mask & 8 == 0));
        parts.map(|(_, part)| *part).collect::<Vec<_>>().join("\n")
    };
    let mut sops: Vec<Sop> = (0..1 << PARTS.len())
        .map(|mask| with(&chosen(mask)))
        .collect();
    for lines in [3, 30, 300] {
        let list: String = (0..lines)
            .map(|at| {
                format!("\"Peraturan Contoh Nomor {at} tentang Sesuatu yang Panjang Namanya\"\n")
            })
            .collect();
        sops.push(with(&format!("instansi \"X\"\ndasar-hukum {{ {list} }}")));
        sops.push(with(&format!(
            "kualifikasi {{ {list} }}\ndasar-hukum {{ \"Satu\" }}"
        )));
        sops.push(with(&format!(
            "bagian \"Panjang\" {{ {list} }}\nbagian {{ {list} }}"
        )));
    }
    let word = "x".repeat(400);
    sops.push(with(&format!(
        "nomor \"{word}\"\ninstansi \"{word}\"\nperalatan {{ \"{word}\" }}"
    )));
    for path in [
        "sops/kaltim.sop",
        "sops/lubuklinggau.sop",
        "tests/corpus/identity.sop",
    ] {
        sops.push(own(path));
    }
    sops
}

#[test]
fn no_rule_is_broken_whatever_is_missing_or_long() {
    for sop in identities() {
        for (paper, one_page) in [
            (Paper::A4, false),
            (Paper::Letter, false),
            (Paper::F4, true),
        ] {
            let options = Options {
                paper,
                one_page,
                ..Options::default()
            };
            let scene = to_scene(&sop, &options);
            let faults = faults(&scene, one_page);
            assert!(
                faults.is_empty(),
                "{paper:?} {faults:#?}\n{:?}",
                sop.identity
            );
            if one_page {
                assert_eq!(scene.pages.len(), 1);
            }
        }
    }
}

#[test]
fn the_room_for_the_signature_is_empty_and_large_enough_in_the_picture_itself() {
    for path in [
        "sops/kaltim.sop",
        "sops/lubuklinggau.sop",
        "tests/corpus/identity.sop",
    ] {
        let sop = own(path);
        let scene = crate::drawn(&sop);
        let page = &scene.pages[0];
        let [signature] = crate::of(page, IdentityPart::Signature)[..] else {
            panic!("{path}: no room for the signature");
        };
        let room = signature.bounds;
        let svg = &to_svg(&sop, &Options::default())[0];
        let rects = dashed(svg);
        let same = |rect: &&Rect| (rect.x0 - room.x0).abs() + (rect.y0 - room.y0).abs() < 0.1;
        let drawn = rects.iter().find(same).expect("it is drawn");
        assert!(drawn.width() >= 45.0 && drawn.height() >= 45.0, "{drawn:?}");
        for element in &page.elements {
            for shape in &element.shapes {
                if let Shape::Text(text) = shape {
                    assert!(!area(text).overlaps(drawn), "{path}: `{}`", text.words);
                }
            }
        }
    }
}

/// The dashed rectangles of an SVG.
fn dashed(svg: &str) -> Vec<Rect> {
    let number = |line: &str, name: &str| -> f64 {
        let rest = line.split(&format!(" {name}=\"")).nth(1).unwrap();
        rest.split('"').next().unwrap().parse().unwrap()
    };
    svg.lines()
        .filter(|line| line.starts_with("<rect") && line.contains("dasharray"))
        .map(|line| {
            let (x, y) = (number(line, "x"), number(line, "y"));
            Rect::new(x, y, x + number(line, "width"), y + number(line, "height"))
        })
        .collect()
}

#[test]
fn the_same_sop_is_drawn_the_same_each_time() {
    let sop = own("tests/corpus/identity.sop");
    assert_eq!(
        to_svg(&sop, &Options::default()),
        to_svg(&sop, &Options::default())
    );
}
