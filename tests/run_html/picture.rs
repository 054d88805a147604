//! The counts upon the picture, read from the SVG as it is written.

use lajur::lang::Lang;
use lajur::render::scene::Rect;
use lajur::render::scene_to_web_svg;
use lajur::run::summary::Summary;

use crate::page::Element;
use crate::world::{Did, World, complaints, date, moment, picture};

/// A few reports of the other SOP, straight on.
fn reports() -> World {
    let mut world = World::of("sops/lubuklinggau.sop");
    let way = [
        ("1", "Pelapor"),
        ("2", "Tim SP4N Lapor"),
        ("3", "Tim SP4N Lapor"),
        ("4", "Tim SP4N Lapor"),
        ("5", "Tim SP4N Lapor"),
        ("6", "Kepala BPS"),
        ("7", "Tim SP4N Lapor"),
    ];
    for case in 0..5_u32 {
        let did = |(day, (what, who)): (u32, _)| Did {
            what,
            who,
            outcome: "",
            at: moment(date(2024, 7, 1 + day * (2 + case % 2)), 600),
        };
        let events: Vec<Did<'_>> = (0..).zip(way).map(did).collect();
        world.case(&format!("L{case}"), None, &events);
    }
    world
}

fn number(element: &Element, name: &str) -> f64 {
    element.attribute(name).unwrap().parse().unwrap()
}

/// The outline of what a group draws: of a plate or a symbol its first shape, of words beside a symbol their ground.
fn outline(group: &Element) -> Rect {
    let shape = group
        .children
        .iter()
        .find(|it| ["rect", "polygon", "circle"].contains(&it.tag.as_str()));
    let shape = shape.unwrap();
    match shape.tag.as_str() {
        "rect" => {
            let (x, y) = (number(shape, "x"), number(shape, "y"));
            Rect::new(
                x,
                y,
                x + number(shape, "width"),
                y + number(shape, "height"),
            )
        }
        "circle" => {
            let (x, y, r) = (number(shape, "cx"), number(shape, "cy"), number(shape, "r"));
            Rect::new(x - r, y - r, x + r, y + r)
        }
        _ => around(&points(shape)),
    }
}

fn points(shape: &Element) -> Vec<(f64, f64)> {
    let pairs = shape.attribute("points").unwrap().split(' ');
    let point = |pair: &str| {
        let (x, y) = pair.split_once(',').unwrap();
        (x.parse().unwrap(), y.parse().unwrap())
    };
    pairs.map(point).collect()
}

fn around(points: &[(f64, f64)]) -> Rect {
    let start = Rect::new(f64::MAX, f64::MAX, f64::MIN, f64::MIN);
    points.iter().fold(start, |rect, (x, y)| {
        Rect::new(
            rect.x0.min(*x),
            rect.y0.min(*y),
            rect.x1.max(*x),
            rect.y1.max(*y),
        )
    })
}

fn groups<'e>(svg: &'e Element, classes: &[&str]) -> Vec<&'e Element> {
    let all = svg.tagged("g").into_iter();
    all.filter(|group| classes.iter().any(|class| group.has_class(class)))
        .collect()
}

#[test]
fn the_counts_cover_no_symbol_no_words_and_no_cell_of_text() {
    for world in [complaints(120), reports()] {
        let page = Element::read(&world.page(Lang::Id));
        let svg = page.with_id("flow").tagged("svg");
        let svg = svg.into_iter().find(|svg| !svg.has_class("bar")).unwrap();
        let plates = groups(svg, &["note"]);
        assert!(plates.len() >= 6);
        let solid = groups(svg, &["symbol", "label", "caption", "note", "bar"]);
        for plate in &plates {
            for other in solid.iter().filter(|other| !std::ptr::eq(**other, *plate)) {
                let overlap = outline(plate).overlaps(&outline(other));
                assert!(!overlap, "{:?} covers {:?}", plate.text, other.text);
            }
            for lanes_end in groups(svg, &["cell", "head"])
                .iter()
                .filter(|it| !it.text.is_empty())
            {
                let rect = lanes_end.tagged("rect");
                let covers = rect
                    .iter()
                    .any(|_| outline(plate).overlaps(&outline(lanes_end)));
                assert!(!covers, "{:?} covers {:?}", plate.text, lanes_end.text);
            }
        }
    }
}

#[test]
fn no_count_is_lost() {
    for world in [complaints(120), reports()] {
        world.account(Lang::Id, |account| {
            assert_eq!(picture(account).missing(), 0);
        });
    }
}

#[test]
fn every_arrow_that_cases_went_has_its_count() {
    complaints(120).account(Lang::Id, |account| {
        let summary: &Summary = account.summary;
        let used = summary.arrows().iter().filter(|arrow| arrow.count > 0);
        let svg = scene_to_web_svg(&picture(account)).remove(0);
        for arrow in used {
            let said = format!(">{} kali", arrow.count);
            assert!(svg.contains(&said), "{said}");
        }
    });
}
