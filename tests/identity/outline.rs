//! The identity pages of both bundled SOPs, as an outline of what stands where.

use std::fmt::Write;

use lajur::render::scene::{Element, Role};

use crate::{drawn, lines, own};

/// Each element of the identity with its place in the table, its rectangle in points, and its lines.
fn outline(path: &str) -> String {
    let mut outline = String::new();
    for (at, page) in drawn(&own(path)).pages.iter().enumerate() {
        let _ = writeln!(
            outline,
            "page {} of {:.0} x {:.0}",
            at + 1,
            page.width,
            page.height
        );
        for element in &page.elements {
            if let Role::Identity(part) = element.role {
                let rect = element.bounds;
                let _ = writeln!(
                    outline,
                    "  {part:?}{} at {:.0},{:.0} to {:.0},{:.0}",
                    place(element),
                    rect.x0,
                    rect.y0,
                    rect.x1,
                    rect.y1
                );
                for line in lines(element) {
                    let _ = writeln!(outline, "    {line}");
                }
            }
        }
    }
    outline
}

fn place(element: &Element) -> String {
    match &element.place {
        Some(place) => format!(" rows {:?} columns {:?}", place.rows, place.columns),
        None => String::new(),
    }
}

#[test]
fn kaltim() {
    insta::assert_snapshot!(outline("sops/kaltim.sop"));
}

#[test]
fn lubuklinggau() {
    insta::assert_snapshot!(outline("sops/lubuklinggau.sop"));
}
