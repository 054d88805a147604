//! Notes upon a finished picture: what is known of its arrows and symbols, such as how often they were used.
//!
//! A note never moves anything. It is a small plate of words at a free stretch of its arrow, or beside its symbol, where
//! it covers neither symbol nor words nor another arrow ([`room`] knows what is where, [`spots`] where a plate may be
//! put). The renderer does not know what the notes are about; they are words.

mod room;
mod spots;

use super::scene::{ArrowId, Element, Ink, Page, Paint, Point, Rect, Role, Scene, Shape, Text};
use super::text::{ASCENT, Arimo, LEADING, Measure, Weight};
use crate::model::NodeId;
use room::Room;

/// The type size of notes.
const SIZE: f64 = 6.5;

/// The room between the words of a note and the edge of its plate.
const PADDING: (f64, f64) = (1.6, 0.3);

/// What stands between the parts of a note that are set in one line.
const BETWEEN: &str = " · ";

/// The widths of an arrow's line by the weight of its note.
const WIDTHS: [f64; 4] = [0.8, 1.2, 1.7, 2.2];

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// An arrow.
    Arrow(ArrowId),
    /// The symbol of a node.
    Node(NodeId),
}

/// Something to say about an arrow or a symbol.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// What it is about.
    pub about: About,
    /// What it says, in parts that may stand in one line or below each other. An arrow without parts is only drawn as
    /// `weight` and `ink` say.
    pub parts: Vec<String>,
    /// How thick its arrow is drawn, from 0, as usual, to 3.
    pub weight: usize,
    /// The ink of its arrow and of the edge of its plate.
    pub ink: Ink,
}

/// Puts notes upon a scene, those with the least choice of places first. One that finds no room is only told to those
/// who listen, and is counted with what is missing on its page.
pub fn annotate(scene: &mut Scene, notes: &[Note]) {
    let arimo = Arimo::new();
    for page in &mut scene.pages {
        for note in notes {
            draw_arrow(page, note);
        }
        let worded = notes.iter().filter(|note| !note.parts.is_empty());
        let mut plates: Vec<Plate> = worded.map(|note| Plate::new(note, &arimo)).collect();
        plates.sort_by_cached_key(|plate| plate.choice(page));
        for plate in plates {
            plate.place(page);
        }
    }
}

/// Draws the arrow of a note as the note wants it, and lets its title say what the note says.
fn draw_arrow(page: &mut Page, note: &Note) {
    for element in page.elements.iter_mut().filter(|one| is_about(one, note)) {
        if !note.parts.is_empty() {
            let said = note.parts.join(BETWEEN);
            let title = element.title.take().map(|title| format!("{title}: {said}"));
            element.title = Some(title.unwrap_or(said));
        }
        if let Role::Arrow { .. } = element.role {
            element.shapes.iter_mut().for_each(|shape| ink(shape, note));
        }
    }
}

fn is_about(element: &Element, note: &Note) -> bool {
    match (element.role, note.about) {
        (Role::Arrow { arrow, .. }, About::Arrow(noted)) => arrow == noted,
        (Role::Symbol(node), About::Node(noted)) => node == noted,
        _ => false,
    }
}

fn ink(shape: &mut Shape, note: &Note) {
    let width = WIDTHS[note.weight.min(WIDTHS.len() - 1)];
    match shape {
        Shape::Line { paint, .. } => {
            paint.stroke = Some(width);
            paint.ink = note.ink;
        }
        Shape::Polygon { paint, .. } => paint.ink = note.ink,
        _ => {}
    }
}

/// A note and the ways to set its words.
struct Plate<'n> {
    note: &'n Note,
    settings: Vec<Setting>,
}

impl<'n> Plate<'n> {
    /// In one line, or each part in its own.
    fn new(note: &'n Note, measure: &dyn Measure) -> Plate<'n> {
        let mut settings = vec![Setting::new(vec![note.parts.join(BETWEEN)], measure)];
        if note.parts.len() > 1 {
            settings.push(Setting::new(note.parts.clone(), measure));
        }
        Plate { note, settings }
    }

    fn sizes(&self) -> impl Iterator<Item = (f64, f64)> {
        self.settings.iter().map(Setting::size)
    }

    /// How many places there are for it.
    fn choice(&self, page: &Page) -> usize {
        spots::all(&Room::of(page, self.note.about), self.sizes()).len()
    }

    /// Puts it where there is room for it.
    fn place(&self, page: &mut Page) {
        let room = Room::of(page, self.note.about);
        if room.is_elsewhere() {
            return;
        }
        let best = spots::best(&room, self.sizes());
        match best.and_then(|(setting, rect)| Some((self.settings.get(setting)?, rect))) {
            Some((setting, rect)) => page.elements.push(self.note.plate(setting, rect)),
            None => page.missing += 1,
        }
    }
}

/// A way to set the words of a note.
struct Setting {
    /// Its lines with their widths.
    lines: Vec<(String, f64)>,
}

impl Setting {
    fn new(lines: Vec<String>, measure: &dyn Measure) -> Setting {
        let wide = |line: String| {
            let width = measure.width(&line, Weight::Regular) * SIZE;
            (line, width)
        };
        Setting {
            lines: lines.into_iter().map(wide).collect(),
        }
    }

    fn size(&self) -> (f64, f64) {
        let widest = self.lines.iter().map(|line| line.1).fold(0.0, f64::max);
        let high = self.lines.len() as f64 * SIZE * LEADING;
        (widest + 2.0 * PADDING.0, high + 2.0 * PADDING.1)
    }
}

impl Note {
    /// Its words on a white ground.
    fn plate(&self, setting: &Setting, rect: Rect) -> Element {
        let paint = Paint {
            ink: self.ink,
            ..Paint::symbol(0.5, false)
        };
        let mut shapes = vec![Shape::Rect {
            rect,
            radius: 1.5,
            paint,
        }];
        let top = rect.y0 + PADDING.1;
        for (at, (words, width)) in setting.lines.iter().enumerate() {
            let baseline = top + at as f64 * SIZE * LEADING + SIZE * ASCENT;
            shapes.push(Shape::Text(Text {
                words: words.clone(),
                at: Point::new(rect.centre().x - width / 2.0, baseline),
                width: *width,
                size: SIZE,
                weight: Weight::Regular,
                turned: false,
            }));
        }
        Element::new(Role::Note(self.about), rect, shapes)
    }
}
