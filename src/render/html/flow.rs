//! The flow over the table: each row of the table holds its own band of the drawing. So the two stay together wherever a
//! browser puts the row, also on paper, and where it makes a row higher than the layout did, the band stretches with it.

use super::super::scene::{Element, Page, Rect, Role, Shape};
use super::super::svg;
use super::markup::{rem, short};

/// How far a line reaches beyond the bounds of its element.
const REACH: f64 = 2.0;

/// How far a band reaches into its neighbours, so that no seam is seen between them. The style sheet knows it too.
const OVERLAP: f64 = 0.5;

/// The drawing upon the lanes of a page.
pub struct Flow<'a> {
    elements: Vec<&'a Element>,
    /// The left and right edge of the lanes.
    lanes: (f64, f64),
}

/// Whether something is drawn upon the lanes, and not in a cell.
pub fn is_flow(role: &Role) -> bool {
    matches!(
        role,
        Role::Symbol(_)
            | Role::Joint(_)
            | Role::Connector(..)
            | Role::Arrow { .. }
            | Role::Bar
            | Role::Label(_)
            | Role::Caption(_)
            | Role::Note(_)
    )
}

impl<'a> Flow<'a> {
    /// The drawing of a page; nothing where it has no lanes.
    pub fn of(page: &'a Page) -> Option<Flow<'a>> {
        let is_lane = |element: &&Element| matches!(element.role, Role::LaneCell(..));
        let lanes = page.elements.iter().filter(is_lane).map(|lane| lane.bounds);
        let all = lanes.reduce(|all, lane| Rect {
            x0: all.x0.min(lane.x0),
            x1: all.x1.max(lane.x1),
            ..all
        })?;
        let elements = page
            .elements
            .iter()
            .filter(|element| is_flow(&element.role));
        Some(Flow {
            elements: elements.collect(),
            lanes: (all.x0, all.x1),
        })
    }

    /// The drawing between two heights; nothing where there is nothing to see.
    pub fn band(&self, from: f64, to: f64) -> Option<String> {
        let (left, right) = self.lanes;
        let band = Rect::new(left, from - OVERLAP, right, to + OVERLAP);
        let near = |element: &&&Element| upright(element.bounds).grown(REACH).overlaps(&band);
        let shapes: Vec<&Shape> = self
            .elements
            .iter()
            .filter(near)
            .flat_map(|element| &element.shapes)
            .collect();
        if shapes.is_empty() {
            return None;
        }
        Some(format!(
            "<svg class=\"flow\" aria-hidden=\"true\" focusable=\"false\" preserveAspectRatio=\"none\" \
             style=\"width:{}\" viewBox=\"{} {} {} {}\">\n{}</svg>",
            rem(right - left),
            short(left),
            short(band.y0),
            short(band.width()),
            short(band.height()),
            svg::shapes(shapes)
        ))
    }
}

/// The same rectangle, whichever of its corners was named first.
fn upright(rect: Rect) -> Rect {
    Rect::new(
        rect.x0.min(rect.x1),
        rect.y0.min(rect.y1),
        rect.x0.max(rect.x1),
        rect.y0.max(rect.y1),
    )
}
