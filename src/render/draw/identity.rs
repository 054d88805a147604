//! The identity: cells, the logo, the room for the signature, and the other parts of the document.

use crate::render::content::{identity, words};
use crate::render::layout::cells::PAD;
use crate::render::layout::identity::{Look, Part, Run};
use crate::render::layout::{self};
use crate::render::scene::{
    Element, IdentityPart, Ink, Paint, Place, Point, Rect, Role, Shape, Table, Weight,
};
use crate::render::text::{ASCENT, LEADING, Line};

use super::table::{BORDER, HEAD_GREY, border};
use super::{Drawing, line_at};

/// The outline of room that is to stay empty until somebody signs or a logo is put there.
const ROOM: Paint = Paint {
    fill: None,
    stroke: Some(0.4),
    dashed: true,
    ink: Ink::Grey,
};

impl Drawing<'_> {
    pub(super) fn identity(&mut self, page: &layout::Page) {
        for part in &page.parts {
            let mut shapes = self.look(part);
            for run in &part.runs {
                shapes.extend(self.run(run));
            }
            let place = part.cell.as_ref().map(|(rows, columns)| Place {
                table: Table::Identity,
                rows: rows.clone(),
                columns: columns.clone(),
                heads: part.heads,
            });
            self.elements.push(Element {
                title: self.identity_title(part),
                says: part.says.clone(),
                place,
                ..Element::new(Role::Identity(part.part), part.rect, shapes)
            });
        }
    }

    /// What the logo is; everything else says it itself.
    fn identity_title(&self, part: &Part) -> Option<String> {
        let shown = part.part == IdentityPart::Logo && self.logo.is_some();
        let issuer = identity::issuer(self.sop).join(", ");
        shown.then(|| words::logo(&issuer))
    }

    fn look(&self, part: &Part) -> Vec<Shape> {
        let rect = part.rect;
        match part.look {
            Look::Cell => vec![border(rect)],
            Look::Head => vec![plain(
                rect,
                Paint {
                    fill: Some(HEAD_GREY),
                    ..Paint::outline(BORDER)
                },
            )],
            Look::OpenAbove => vec![open(rect, rect.y0, rect.y1)],
            Look::Logo { room, open_below } => vec![
                match open_below {
                    true => open(rect, rect.y1, rect.y0),
                    false => border(rect),
                },
                self.logo(room),
            ],
            Look::Room => vec![plain(rect, ROOM)],
            Look::Bare => Vec::new(),
        }
    }

    fn logo(&self, rect: Rect) -> Shape {
        match self.logo {
            Some(picture) => Shape::Picture {
                rect,
                picture: picture.clone(),
            },
            None => plain(rect, ROOM),
        }
    }

    fn run(&self, run: &Run) -> Vec<Shape> {
        let mut shapes = Vec::new();
        for (at, line) in run.lines.iter().enumerate() {
            let y = run.top + at as f64 * run.size * LEADING + run.size * ASCENT;
            let left = run.span.0 + PAD;
            let x = match run.centred {
                true => (run.span.0 + run.span.1 - line.width) / 2.0,
                false => left + line.indent,
            };
            if let Some(marker) = &line.marker {
                let width = self.measure.width(marker, run.weight) * run.size;
                shapes.push(text(
                    marker,
                    width,
                    Point::new(left, y),
                    run.size,
                    run.weight,
                ));
            }
            shapes.push(text(
                &line.text,
                line.width,
                Point::new(x, y),
                run.size,
                run.weight,
            ));
        }
        shapes
    }
}

fn text(words: &str, width: f64, at: Point, size: f64, weight: Weight) -> Shape {
    let line = Line {
        text: words.to_owned(),
        width,
    };
    line_at(&line, at, size, weight)
}

fn plain(rect: Rect, paint: Paint) -> Shape {
    Shape::Rect {
        rect,
        radius: 0.0,
        paint,
    }
}

/// The outline of a cell without the side at `gap`.
fn open(rect: Rect, gap: f64, side: f64) -> Shape {
    let corners = [
        (rect.x0, gap),
        (rect.x0, side),
        (rect.x1, side),
        (rect.x1, gap),
    ];
    Shape::Line {
        corners: corners.map(|(x, y)| Point::new(x, y)).into(),
        paint: Paint::outline(BORDER),
    }
}
