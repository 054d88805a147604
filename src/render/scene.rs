//! The scene: what is drawn, in primitives, and what each of them means.
//!
//! A backend draws a scene and decides nothing. Every element says what it stands for, so that a backend can tell it to
//! those who listen, and a test can measure the picture itself.

use std::ops::Range;
use std::sync::Arc;

use crate::model::{ColumnKind, NodeId, RowId};

pub use super::Paper;
pub use super::annotate::About;
pub use super::content::words::SymbolWord;
pub use super::content::{Block, Mention, Step};
pub use super::geometry::{Point, Rect};
pub use super::layout::board::ArrowId;
pub use super::text::Weight;

use super::text::{ASCENT, LEADING};

/// A drawn document.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Its title.
    pub title: String,
    /// What it shows, in a sentence.
    pub description: String,
    /// The tag of its language: `id` or `en`.
    pub lang: &'static str,
    /// Who issues it; empty where the SOP does not say.
    pub author: String,
    /// The year, month and day that it bears: of its last revision, or else of its making, or else from which it is in
    /// force, or else of its approval.
    pub dated: Option<(u16, u8, u8)>,
    /// The flow in words, for those who can't see it, in the order of the rows.
    pub steps: Vec<Step>,
    /// The paper that it was laid out for. Its pages are wider where the table needs it.
    pub paper: Paper,
    /// Its pages.
    pub pages: Vec<Page>,
    /// What could not be drawn as it should be.
    pub shortfalls: Vec<Shortfall>,
}

/// What could not be drawn as it should be.
#[derive(Debug, Clone, PartialEq)]
pub enum Shortfall {
    /// The table is wider than the paper, by so many points.
    WiderThanPaper(f64),
    /// A word is longer than the widest cell that it could get, and is broken.
    BrokenWord(RowId, ColumnKind, String),
    /// An arrow found no way.
    ArrowLost(ArrowId),
    /// The words on an arrow found no place.
    LabelLost(ArrowId),
    /// The words beside a symbol found no place.
    CaptionLost(NodeId),
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
    /// Its text as paragraphs, before it was set in lines; for backends that set text themselves. The rest of a row that
    /// goes on over a page says nothing, as its first part said all.
    pub says: Vec<Block>,
    /// Where it stands in its table, if it is a cell.
    pub place: Option<Place>,
    /// What it is drawn with.
    pub shapes: Vec<Shape>,
}

impl Element {
    /// An element whose text, if it has any, says all, and that is no cell.
    pub fn new(role: Role, bounds: Rect, shapes: Vec<Shape>) -> Self {
        Element {
            role,
            bounds,
            title: None,
            says: Vec::new(),
            place: None,
            shapes,
        }
    }

    /// Its lines of text, in the order in which they are drawn.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.shapes.iter().filter_map(|shape| match shape {
            Shape::Text(text) => Some(text),
            _ => None,
        })
    }
}

/// Where a cell stands in its table. A table that goes on over several pages begins on each of them with its head, and
/// its rows are counted from there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which table.
    pub table: Table,
    /// The rows of the table on this page that it covers, those of the head counted first.
    pub rows: Range<usize>,
    /// The columns that it covers.
    pub columns: Range<usize>,
    /// Whether it heads others.
    pub heads: Option<Heads>,
}

/// A table of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// The identity of the SOP.
    Identity,
    /// The procedure.
    Procedure,
}

/// What a cell is the head of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heads {
    /// The columns below it.
    Columns,
    /// The row to its right.
    Row,
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
    /// A part of the identity page.
    Identity(IdentityPart),
    /// A cell of the head.
    Head,
    /// A cell of the row below the head that numbers the columns.
    ColumnNumber,
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

/// A part of the identity page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentityPart {
    /// The logo, or the room for it.
    Logo,
    /// The agency and its unit.
    Agency,
    /// The word before a line of the block, such as the one for the number.
    Term,
    /// What follows that word.
    Value,
    /// The approval. An empty paragraph of it stands where the room for the signature is.
    Approval,
    /// The room for the signature, within the cell of the approval; no cell of its own.
    Signature,
    /// The name of the SOP.
    Name,
    /// The heading of a list.
    ListHead,
    /// The lines of a list.
    List,
    /// The heading of another part of the document.
    SectionHead,
    /// The lines of another part.
    Section,
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
    /// A picture from a file, stretched over a rectangle of its own proportions.
    Picture {
        /// Where.
        rect: Rect,
        /// What.
        picture: Picture,
    },
}

/// A picture from a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Its format.
    pub format: PictureFormat,
    /// The file.
    pub bytes: Arc<[u8]>,
    /// Its width and height in pixels.
    pub size: (u32, u32),
}

/// The formats of pictures that every backend can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFormat {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
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

impl Text {
    /// The upper edge of its line, where it is not turned.
    pub fn top(&self) -> f64 {
        self.at.y - self.size * ASCENT
    }

    /// The upper edge of the line below it, where it is not turned.
    pub fn bottom(&self) -> f64 {
        self.top() + self.size * LEADING
    }
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
