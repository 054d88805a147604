//! The symbols of the flowchart.

use std::collections::BTreeMap;

use crate::model::NodeId;
use crate::render::content;
use crate::render::layout::board::Subject;
use crate::render::layout::settle::{PlacedLabel, PlacedSymbol};
use crate::render::layout::symbols::{CLOCK_ROOM, CONNECTOR_TIP, LABEL_SIZE, Shape as Outline};
use crate::render::layout::{self, Layout};
use crate::render::scene::{Paint, Point, Rect, Role, Shape, Weight};
use crate::render::text::{LEADING, Line};

use super::{Drawing, centred};

/// The width of the outlines of symbols.
pub(super) const STROKE: f64 = 0.9;

/// How far the inner bars of a call are from its sides.
const CALL_BAR: f64 = 2.8;

/// The letters of the connectors, by the node they lead to, in the order in which they appear.
pub(super) fn letters(layout: &Layout) -> BTreeMap<NodeId, String> {
    let mut letters = BTreeMap::new();
    let symbols = layout
        .pages
        .iter()
        .filter_map(|page| page.rows.as_ref())
        .flat_map(|rows| &rows.chart.symbols);
    for symbol in symbols {
        if let Subject::Leaving(node) | Subject::Arriving(node) = symbol.subject {
            let next = letters.len();
            letters.entry(node).or_insert_with(|| letter(next));
        }
    }
    letters
}

/// A, B, … Z, AA, AB, …
fn letter(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (at % 26) as u8));
        if at < 26 {
            break;
        }
        at = at / 26 - 1;
    }
    letters.iter().rev().collect()
}

impl Drawing<'_> {
    pub(super) fn symbols(&mut self, page: &layout::Page, letters: &BTreeMap<NodeId, String>) {
        let Some(rows) = &page.rows else {
            return;
        };
        let origin = Point::new(self.layout.left, page.top + self.layout.head.height);
        for (from, to, symbol) in &rows.chart.joints {
            self.joint(
                moved(*from, origin),
                moved(*to, origin),
                rows.chart.symbols.get(*symbol),
            );
        }
        for symbol in &rows.chart.symbols {
            let rect = symbol.rect.moved(origin.x, origin.y);
            match symbol.subject {
                Subject::Node(node) => self.node(node, symbol, rect),
                Subject::Leaving(node) => self.connector(node, true, rect, letters),
                Subject::Arriving(node) => self.connector(node, false, rect, letters),
            }
            if let (Some(caption), Subject::Node(node)) = (&symbol.caption, symbol.subject) {
                self.words(Role::Caption(node), caption, origin);
            }
        }
        for bar in &rows.chart.bars {
            let rect = bar.moved(origin.x, origin.y);
            let shape = Shape::Rect {
                rect,
                radius: 0.0,
                paint: Paint::fill(0),
            };
            self.add(Role::Bar, rect, None, vec![shape]);
        }
    }

    fn joint(&mut self, from: Point, to: Point, symbol: Option<&PlacedSymbol>) {
        let Some(Subject::Node(node)) = symbol.map(|symbol| symbol.subject) else {
            return;
        };
        let paint = Paint {
            dashed: self.sop.is_performed_by_one_of(node),
            ..Paint::outline(STROKE)
        };
        let line = Shape::Line {
            corners: vec![from, to],
            paint,
        };
        self.add(
            Role::Joint(node),
            Rect::new(from.x, from.y, to.x, to.y),
            None,
            vec![line],
        );
    }

    fn node(&mut self, node: NodeId, symbol: &PlacedSymbol, rect: Rect) {
        let dashed = self.sop[node].performers.is_none();
        let paint = Paint::symbol(STROKE, dashed);
        let mut shapes = outline(symbol.design.shape, rect, paint);
        let lines = &symbol.design.lines;
        let top = rect.centre().y - lines.len() as f64 * LABEL_SIZE * LEADING / 2.0;
        let x = match symbol.design.shape {
            Outline::ClockBox => rect.centre().x + CLOCK_ROOM / 2.0,
            _ => rect.centre().x,
        };
        shapes.extend(centred(lines, x, top, LABEL_SIZE, Weight::Regular));
        let title = content::symbol_title(self.sop, node);
        self.add(Role::Symbol(node), rect, Some(title), shapes);
    }

    /// A pentagon that points down, with its letter.
    fn connector(
        &mut self,
        node: NodeId,
        leaving: bool,
        rect: Rect,
        letters: &BTreeMap<NodeId, String>,
    ) {
        let shoulder = rect.y1 - rect.height() * CONNECTOR_TIP;
        let corners = vec![
            Point::new(rect.x0, rect.y0),
            Point::new(rect.x1, rect.y0),
            Point::new(rect.x1, shoulder),
            Point::new(rect.centre().x, rect.y1),
            Point::new(rect.x0, shoulder),
        ];
        let paint = Paint::symbol(STROKE, false);
        let mut shapes = vec![Shape::Polygon { corners, paint }];
        if let Some(letter) = letters.get(&node) {
            let size = if letter.len() > 1 { LABEL_SIZE } else { 7.5 };
            let line = Line {
                width: self.measure.width(letter, Weight::Bold) * size,
                text: letter.clone(),
            };
            let top = rect.y0 + (rect.height() * 0.8 - size * LEADING) / 2.0;
            shapes.extend(centred(&[line], rect.centre().x, top, size, Weight::Bold));
        }
        let title = letters.get(&node).cloned();
        self.add(Role::Connector(node, leaving), rect, title, shapes);
    }

    /// Words upon a white ground, which hides the border of a lane that they cross.
    pub(super) fn words(&mut self, role: Role, words: &PlacedLabel, origin: Point) {
        let rect = words.rect.moved(origin.x, origin.y);
        let mut shapes = vec![Shape::Rect {
            rect,
            radius: 0.0,
            paint: Paint::fill(255),
        }];
        let lines = &words.label.lines;
        shapes.extend(centred(
            lines,
            rect.centre().x,
            rect.y0,
            LABEL_SIZE,
            Weight::Regular,
        ));
        self.add(role, rect, None, shapes);
    }
}

pub(super) fn moved(point: Point, by: Point) -> Point {
    Point::new(point.x + by.x, point.y + by.y)
}

fn outline(shape: Outline, rect: Rect, paint: Paint) -> Vec<Shape> {
    let rounded = |radius| Shape::Rect {
        rect,
        radius,
        paint,
    };
    let centre = rect.centre();
    match shape {
        Outline::Capsule => vec![rounded(rect.height().min(rect.width()) / 2.0)],
        Outline::Box | Outline::Connector => vec![rounded(0.0)],
        Outline::Diamond => vec![Shape::Polygon {
            corners: vec![
                Point::new(centre.x, rect.y0),
                Point::new(rect.x1, centre.y),
                Point::new(centre.x, rect.y1),
                Point::new(rect.x0, centre.y),
            ],
            paint,
        }],
        Outline::Call => {
            let bar = |x| Shape::Line {
                corners: vec![Point::new(x, rect.y0), Point::new(x, rect.y1)],
                paint: Paint::outline(STROKE),
            };
            vec![
                rounded(0.0),
                bar(rect.x0 + CALL_BAR),
                bar(rect.x1 - CALL_BAR),
            ]
        }
        Outline::Clock => clock(centre, rect.height() / 2.0, paint),
        Outline::ClockBox => {
            let mut shapes = vec![rounded(2.5)];
            let clock_centre = Point::new(rect.x0 + CLOCK_ROOM / 2.0 + 0.8, centre.y);
            shapes.extend(clock(
                clock_centre,
                CLOCK_ROOM / 2.0 - 1.6,
                Paint::symbol(0.7, false),
            ));
            shapes
        }
    }
}

/// A clock that shows four.
fn clock(centre: Point, radius: f64, paint: Paint) -> Vec<Shape> {
    let hands = vec![
        Point::new(centre.x, centre.y - radius * 0.68),
        centre,
        Point::new(centre.x + radius * 0.5, centre.y + radius * 0.3),
    ];
    vec![
        Shape::Circle {
            centre,
            radius,
            paint,
        },
        Shape::Line {
            corners: hands,
            paint: Paint::outline(0.7),
        },
    ]
}
