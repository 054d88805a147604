//! Notes upon the picture of an SOP: each finds a place where it covers nothing, and nothing else moves for it.

use std::fs;
use std::path::Path;

use lajur::model::Sop;
use lajur::pipeline::check;
use lajur::render::scene::{ArrowId, Element, Ink, Rect, Role, Scene, Shape};
use lajur::render::{About, Note, Options, annotate, scene_to_svg, to_scene, to_svg};
use lajur::source::Source;

const ONE_PAGE: Options = Options {
    parts: lajur::render::Parts::Table,
    logo: None,
    paper: lajur::render::Paper::A4,
    one_page: true,
};

fn bundled() -> Vec<Sop> {
    let names = ["sops/kaltim.sop", "sops/lubuklinggau.sop"];
    let sops = names.iter().flat_map(|name| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let checked = check(&[Source::new(*name, fs::read_to_string(path).unwrap())]);
        checked.catalogue.sops
    });
    sops.collect()
}

fn arrows(scene: &Scene) -> Vec<ArrowId> {
    let elements = scene.pages.iter().flat_map(|page| &page.elements);
    let arrows = elements.filter_map(|element| match element.role {
        Role::Arrow { arrow, .. } => Some(arrow),
        _ => None,
    });
    arrows.collect()
}

/// A note on every arrow and every symbol.
fn notes(sop: &Sop, scene: &Scene) -> Vec<Note> {
    let note = |about, weight, ink| Note {
        about,
        parts: vec!["1.234 kasus".to_owned(), "12,5 hari kerja".to_owned()],
        weight,
        ink,
    };
    let arrows = arrows(scene).into_iter().enumerate();
    let arrows = arrows.map(|(at, arrow)| note(About::Arrow(arrow), at % 4, Ink::Amber));
    let nodes = sop.nodes_with_ids();
    let nodes = nodes.map(|(id, _)| note(About::Node(id), 0, Ink::Blue));
    arrows.chain(nodes).collect()
}

fn noted(sop: &Sop) -> (Scene, Scene) {
    let plain = to_scene(sop, &ONE_PAGE);
    let mut noted = plain.clone();
    annotate(&mut noted, &notes(sop, &plain));
    (plain, noted)
}

fn plates(scene: &Scene) -> Vec<&Element> {
    let elements = scene.pages.iter().flat_map(|page| &page.elements);
    elements
        .filter(|element| matches!(element.role, Role::Note(_)))
        .collect()
}

/// The straight parts of a drawn arrow.
fn lines(arrow: &Element) -> Vec<Rect> {
    let mut lines = Vec::new();
    for shape in &arrow.shapes {
        if let Shape::Line { corners, .. } = shape {
            lines.extend(corners.windows(2).map(|pair| {
                let (a, b) = (pair[0], pair[1]);
                Rect::new(a.x.min(b.x), a.y.min(b.y), a.x.max(b.x), a.y.max(b.y)).grown(0.1)
            }));
        }
    }
    lines
}

#[test]
fn every_note_finds_a_place() {
    for sop in bundled() {
        let (plain, noted) = noted(&sop);
        assert_eq!(noted.missing(), 0, "{}", sop.name.value);
        let expected = arrows(&plain).len() + sop.nodes.len();
        assert_eq!(plates(&noted).len(), expected);
    }
}

#[test]
fn no_note_covers_a_symbol_words_another_note_or_a_foreign_arrow() {
    for sop in bundled() {
        let (_, noted) = noted(&sop);
        for plate in plates(&noted) {
            for other in &noted.pages[0].elements {
                let covers = match other.role {
                    Role::Symbol(_) | Role::Label(_) | Role::Caption(_) | Role::Bar => {
                        plate.bounds.overlaps(&other.bounds)
                    }
                    Role::Cell(..) | Role::Head | Role::Title => {
                        plate.bounds.overlaps(&other.bounds)
                    }
                    Role::Note(_) => other != plate && plate.bounds.overlaps(&other.bounds),
                    Role::Arrow { arrow, .. } => {
                        plate.role != Role::Note(About::Arrow(arrow))
                            && lines(other).iter().any(|line| line.overlaps(&plate.bounds))
                    }
                    _ => false,
                };
                assert!(!covers, "{:?} covers {:?}", plate.role, other.role);
            }
        }
    }
}

#[test]
fn a_note_stands_at_its_arrow() {
    for sop in bundled() {
        let (_, noted) = noted(&sop);
        for plate in plates(&noted) {
            let Role::Note(About::Arrow(about)) = plate.role else {
                continue;
            };
            let own = noted.pages[0].elements.iter().find(
                |element| matches!(element.role, Role::Arrow { arrow, .. } if arrow == about),
            );
            let near = plate.bounds.grown(3.0);
            let touches = lines(own.unwrap()).iter().any(|line| line.overlaps(&near));
            assert!(touches, "{about:?}");
        }
    }
}

#[test]
fn nothing_moves_for_a_note() {
    for sop in bundled() {
        let (plain, noted) = noted(&sop);
        let places = |scene: &Scene| -> Vec<(Role, Rect)> {
            let elements = scene.pages.iter().flat_map(|page| &page.elements);
            let others = elements.filter(|element| !matches!(element.role, Role::Note(_)));
            others
                .map(|element| (element.role, element.bounds))
                .collect()
        };
        assert_eq!(places(&plain), places(&noted));
    }
}

#[test]
fn without_notes_the_picture_is_the_official_one() {
    for sop in bundled() {
        let mut scene = to_scene(&sop, &ONE_PAGE);
        annotate(&mut scene, &[]);
        assert_eq!(scene_to_svg(&scene), to_svg(&sop, &ONE_PAGE));
    }
}

#[test]
fn a_note_says_itself_to_those_who_listen_and_colours_its_arrow() {
    let sop = &bundled()[0];
    let (plain, noted) = noted(sop);
    let svg = &scene_to_svg(&noted)[0];
    let said = ": 1.234 kasus · 12,5 hari kerja</title>";
    let expected = arrows(&plain).len() + sop.nodes.len();
    assert_eq!(svg.matches(said).count(), expected);
    assert!(svg.contains("stroke=\"#a85e00\" stroke-width=\"2.2\""));
    assert!(svg.contains("<g class=\"note\">"));
}

#[test]
fn a_note_without_words_only_colours_its_arrow() {
    let sop = &bundled()[0];
    let mut scene = to_scene(sop, &ONE_PAGE);
    let silent = Note {
        about: About::Arrow(arrows(&scene)[0]),
        parts: Vec::new(),
        weight: 9,
        ink: Ink::Grey,
    };
    annotate(&mut scene, &[silent]);
    assert!(plates(&scene).is_empty());
    assert!(scene_to_svg(&scene)[0].contains("stroke=\"#828282\" stroke-width=\"2.2\""));
}

/// Writes the pictures to look at: `cargo test --test notes -- --ignored`.
#[test]
#[ignore = "for people to look at"]
fn draw() {
    for sop in bundled() {
        let (_, noted) = noted(&sop);
        let png = lajur::render::scene_to_png(&noted, 150.0).unwrap();
        fs::write(
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.png", sop.name.value)),
            &png[0],
        )
        .unwrap();
    }
}
