//! The symbols: their shapes, and how large each must be for the words inside it.
//!
//! Symbols are mostly empty, as the row tells what is done. The words of a label stand inside the symbol, which grows
//! for them as far as its lane allows; where they don't fit without breaking a word they stand beside it.

use crate::model::{Node, NodeKind};
use crate::render::text::{LEADING, Line, Measure, Paragraph, Weight};

/// The type size of the words in and beside symbols.
pub const LABEL_SIZE: f64 = 6.5;

/// The room that a symbol must leave free on each side of its lane for arrows.
const SIDE_ROOM: f64 = 8.0;

/// The widest symbol, however wide its lane: arrows must find a way around it.
const WIDEST: f64 = 66.0;

/// The most lines inside a symbol, and the tallest diamond, before the words go outside.
const MOST_LINES: usize = 5;
const TALLEST_DIAMOND: f64 = 52.0;

/// The outline of a symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Start and end.
    Capsule,
    /// Work.
    Box,
    /// A choice.
    Diamond,
    /// Another SOP: a box with double sides.
    Call,
    /// A wait: a clock.
    Clock,
    /// A wait with words beside the clock, in one box.
    ClockBox,
    /// The place where an arrow leaves for another page, or comes from it.
    Connector,
}

/// A symbol without a place.
#[derive(Debug, Clone)]
pub struct Design {
    /// Its outline.
    pub shape: Shape,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The words inside it.
    pub lines: Vec<Line>,
    /// The words that did not fit inside.
    pub outside: Option<String>,
}

/// The width of the clock at the left of a [`Shape::ClockBox`], with the room around it.
pub const CLOCK_ROOM: f64 = 12.0;

/// The share of a connector's height that its tip takes.
pub const CONNECTOR_TIP: f64 = 0.32;

/// The width of an empty symbol in a lane.
pub fn base_width(lane: f64) -> f64 {
    (lane * 0.5).clamp(13.0, 40.0)
}

/// The height of an empty box in a lane.
fn base_height(lane: f64) -> f64 {
    (base_width(lane) * 0.45).clamp(11.0, 17.0)
}

/// The symbol of a node in a lane of this width.
pub fn design(node: &Node, caption: Option<&str>, lane: f64, measure: &dyn Measure) -> Design {
    let shape = match node.kind.value {
        NodeKind::Start | NodeKind::End => Shape::Capsule,
        NodeKind::Task => Shape::Box,
        NodeKind::Decision => Shape::Diamond,
        NodeKind::Wait(_) => Shape::Clock,
        NodeKind::Call(_) => Shape::Call,
    };
    let Some(caption) = caption else {
        return empty(shape, lane);
    };
    let paragraph = Paragraph::new(caption, Weight::Regular, measure);
    let fitted = match shape {
        Shape::Diamond => in_diamond(&paragraph, lane, measure),
        _ => in_box(shape, &paragraph, lane, measure),
    };
    fitted.unwrap_or_else(|| Design {
        outside: Some(caption.to_owned()),
        ..empty(shape, lane)
    })
}

/// The symbol of an arrow's way to another page.
pub fn connector() -> Design {
    Design {
        shape: Shape::Connector,
        width: 13.0,
        height: 13.0,
        lines: Vec::new(),
        outside: None,
    }
}

fn empty(shape: Shape, lane: f64) -> Design {
    let (width, height) = match shape {
        Shape::Diamond => (
            base_width(lane),
            (base_width(lane) * 0.62).clamp(13.0, 24.0),
        ),
        Shape::Clock => (base_height(lane), base_height(lane)),
        _ => (base_width(lane), base_height(lane)),
    };
    Design {
        shape,
        width,
        height,
        lines: Vec::new(),
        outside: None,
    }
}

/// What the outline of a box takes from its width on both sides together.
fn sides(shape: Shape) -> f64 {
    match shape {
        Shape::Capsule => 10.0,
        Shape::Call => 10.0,
        Shape::Clock => CLOCK_ROOM + 4.0,
        _ => 5.0,
    }
}

fn in_box(shape: Shape, words: &Paragraph, lane: f64, measure: &dyn Measure) -> Option<Design> {
    let room = widest_symbol(lane) - sides(shape);
    if words.widest_piece() * LABEL_SIZE > room {
        return None;
    }
    let lines = words.wrap(LABEL_SIZE, room, measure);
    let width = widest(&lines) + sides(shape);
    let height = lines.len() as f64 * LABEL_SIZE * LEADING + 5.0;
    (lines.len() <= MOST_LINES).then(|| Design {
        shape: if shape == Shape::Clock {
            Shape::ClockBox
        } else {
            shape
        },
        width: width.max(base_width(lane)),
        height: height.max(base_height(lane)),
        lines,
        outside: None,
    })
}

/// A text of width w and height h fits a diamond of width W and height H where w/W + h/H is at most 1. The lowest
/// diamond is sought among a few ways to wrap the words.
fn in_diamond(words: &Paragraph, lane: f64, measure: &dyn Measure) -> Option<Design> {
    let most = widest_symbol(lane);
    let base = empty(Shape::Diamond, lane);
    let mut best: Option<Design> = None;
    for share in [0.4, 0.5, 0.6, 0.68, 0.75] {
        let room = most * share;
        if words.widest_piece() * LABEL_SIZE > room {
            continue;
        }
        let lines = words.wrap(LABEL_SIZE, room, measure);
        let needed = lines.len() as f64 * LABEL_SIZE * LEADING;
        let height = needed / (1.0 - (widest(&lines) + 1.0) / most);
        if height <= TALLEST_DIAMOND && best.as_ref().is_none_or(|b| height < b.height) {
            best = Some(Design {
                width: most,
                height: height.max(base.height),
                lines,
                ..base.clone()
            });
        }
    }
    best
}

fn widest_symbol(lane: f64) -> f64 {
    (lane - 2.0 * SIDE_ROOM).min(WIDEST)
}

fn widest(lines: &[Line]) -> f64 {
    lines.iter().map(|line| line.width).fold(0.0, f64::max)
}

impl Design {
    /// How far the outline is from the centre, upwards or downwards, at this distance to the side of it.
    pub fn reach_vertical(&self, aside: f64, downwards: bool) -> f64 {
        let (wide, half) = (self.width / 2.0, self.height / 2.0);
        match self.shape {
            Shape::Diamond => half * (1.0 - aside.abs() / wide).max(0.0),
            Shape::Clock => round(half, aside),
            Shape::Capsule => round(half, (aside.abs() - (wide - half)).max(0.0)),
            Shape::Connector if downwards => half - self.tip() * (aside.abs() / wide).min(1.0),
            _ => half,
        }
    }

    /// How far the outline is from the centre, to the left and the right alike, at this distance below it.
    pub fn reach_horizontal(&self, below: f64) -> f64 {
        let (half, high) = (self.width / 2.0, self.height / 2.0);
        match self.shape {
            Shape::Diamond => half * (1.0 - below.abs() / high).max(0.0),
            Shape::Clock => round(half, below),
            Shape::Capsule => half - high + round(high, below),
            Shape::Connector => half * ((high - below) / self.tip()).clamp(0.0, 1.0),
            _ => half,
        }
    }

    /// The height of the tip of a connector.
    pub fn tip(&self) -> f64 {
        self.height * CONNECTOR_TIP
    }
}

/// How far a circle reaches at this distance from its middle.
fn round(radius: f64, aside: f64) -> f64 {
    (radius.powi(2) - aside.powi(2)).max(0.0).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connector_points_downwards() {
        let pentagon = connector();
        assert_eq!(pentagon.reach_vertical(0.0, true), 6.5);
        assert_eq!(pentagon.reach_vertical(6.5, true), 6.5 - pentagon.tip());
        assert_eq!(pentagon.reach_vertical(6.5, false), 6.5);
        assert_eq!(pentagon.reach_horizontal(-4.0), 6.5);
        assert!(pentagon.reach_horizontal(6.0) < 1.0);
    }
}
