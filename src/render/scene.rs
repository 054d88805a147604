//! The scene: what is drawn, in primitives, and what each of them means.
//!
//! A backend draws a scene and decides nothing. Every element says what it stands for, so that a backend can tell it to
//! those who listen, and a test can measure the picture itself.

use crate::model::{ColumnKind, NodeId, RowId};

pub use super::annotate::About;
pub use super::geometry::{Point, Rect};
pub use super::layout::board::ArrowId;
pub use super::text::Weight;

/// A drawn document.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Its title.
    pub title: String,
    /// What it shows, in a sentence.
    pub description: String,
    /// The tag of its language: `id` or `en`.
    pub lang: &'static str,
    /// Its pages.
    pub pages: Vec<Page>,
}

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its width in points.
    pub width: f64,
    /// Its height in points.
    pub height: f64,
    /// What is on it, from back to front.
    pub elements: Vec<Element>,
    /// How many arrows and labels found no room and are not on it.
    pub missing: usize,
}

impl Scene {
    /// How many arrows and labels found no room on any page.
    pub fn missing(&self) -> usize {
        self.pages.iter().map(|page| page.missing).sum()
    }
}

/// Something drawn, with its meaning.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// What it stands for.
    pub role: Role,
    /// Where it is: its outline, or the room that it may fill.
    pub bounds: Rect,
    /// Its words for those who can't see it; nothing where its text says all.
    pub title: Option<String>,
    /// What it is drawn with.
    pub shapes: Vec<Shape>,
}

/// What an element stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Role {
    /// The title above the table.
    Title,
    /// The line above the table on later pages.
    RunningTitle,
    /// The number of the page.
    PageNumber,
    /// A cell of the head.
    Head,
    /// A text cell of a row.
    Cell(RowId, ColumnKind),
    /// The cell of a lane in a row: empty room for symbols and arrows.
    LaneCell(RowId, usize),
    /// The symbol of a node; a node has one in the lane of each of its performers.
    Symbol(NodeId),
    /// The line that joins the symbols of a node.
    Joint(NodeId),
    /// Where arrows to this node leave for another page (true) or come from one.
    Connector(NodeId, bool),
    /// An arrow, or its part on this page. Those of one net may merge.
    Arrow {
        /// Which arrow of the model.
        arrow: ArrowId,
        /// The net, on this page.
        net: u32,
        /// Whether it begins at its node, and not at a connector.
        begins: bool,
        /// Whether it ends at its node.
        ends: bool,
    },
    /// The bar where arrows split off or join.
    Bar,
    /// The words on an arrow.
    Label(ArrowId),
    /// Words beside the symbol of a node.
    Caption(NodeId),
    /// The lines under the table.
    Notes,
    /// The plate of a note.
    Note(About),
}

/// A drawing primitive.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A rectangle; its corners rounded by a radius.
    Rect {
        /// Where.
        rect: Rect,
        /// The radius of its corners.
        radius: f64,
        /// How it is painted.
        paint: Paint,
    },
    /// A closed polygon.
    Polygon {
        /// Its corners.
        corners: Vec<Point>,
        /// How it is painted.
        paint: Paint,
    },
    /// An open line of straight parts.
    Line {
        /// Its corners.
        corners: Vec<Point>,
        /// How it is painted; its fill is not used.
        paint: Paint,
    },
    /// A circle.
    Circle {
        /// Its centre.
        centre: Point,
        /// Its radius.
        radius: f64,
        /// How it is painted.
        paint: Paint,
    },
    /// A line of text.
    Text(Text),
}

/// How a shape is painted.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Paint {
    /// The shade inside, from 0, the ink itself, to 255, white.
    pub fill: Option<u8>,
    /// The width of the outline.
    pub stroke: Option<f64>,
    /// Whether the outline is dashed.
    pub dashed: bool,
    /// The ink.
    pub ink: Ink,
}

/// What is painted with. An official document is black; colours are for what is noted upon it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ink {
    /// Black.
    #[default]
    Black,
    /// Grey.
    Grey,
    /// Blue.
    Blue,
    /// Amber.
    Amber,
    /// Red.
    Red,
}

impl Ink {
    /// Its red, green and blue. Each is dark enough to be told from white paper, and told from the others in print.
    pub fn rgb(self) -> [u8; 3] {
        match self {
            Ink::Black => [0, 0, 0],
            Ink::Grey => [130, 130, 130],
            Ink::Blue => [31, 95, 168],
            Ink::Amber => [168, 94, 0],
            Ink::Red => [179, 38, 30],
        }
    }
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The words.
    pub words: String,
    /// The left end of its baseline; its lower end where it is turned.
    pub at: Point,
    /// Its width as measured.
    pub width: f64,
    /// Its type size.
    pub size: f64,
    /// Regular or bold.
    pub weight: Weight,
    /// Whether it runs upwards.
    pub turned: bool,
}

impl Paint {
    /// An outline with nothing inside.
    pub fn outline(width: f64) -> Self {
        Paint {
            stroke: Some(width),
            ..Paint::default()
        }
    }

    /// A fill without an outline, from 0 black to 255 white.
    pub fn fill(grey: u8) -> Self {
        Paint {
            fill: Some(grey),
            ..Paint::default()
        }
    }

    /// White with an outline.
    pub fn symbol(width: f64, dashed: bool) -> Self {
        Paint {
            fill: Some(255),
            stroke: Some(width),
            dashed,
            ink: Ink::Black,
        }
    }
}
