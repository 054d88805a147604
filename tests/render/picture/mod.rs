//! A picture as its SVG text shows it: symbols, arrows, words and cells with their places, and nothing that a reader of
//! the file could not see. The layout and the scene that it was made from are not asked.

pub mod plane;
pub mod svg;

use std::cell::RefCell;
use std::collections::HashMap;

use lajur::render::text::{Arimo, Measure, Weight};

use plane::{Outline, Point, Rect, rect_of, union};
use svg::{Group, Shape, Text};

/// The pages of a document.
#[derive(Debug)]
pub struct Picture {
    pub pages: Vec<Page>,
}

/// A page: what is on it, by what it stands for.
#[derive(Debug, Default)]
pub struct Page {
    pub width: f64,
    pub height: f64,
    pub symbols: Vec<Symbol>,
    pub connectors: Vec<Connector>,
    pub joints: Vec<(usize, Vec<Point>)>,
    pub bars: Vec<Rect>,
    pub arrows: Vec<Arrow>,
    pub words: Vec<Words>,
    pub lanes: Vec<Lane>,
    /// The text cells of rows, and those of the head and the identity, with no row.
    pub cells: Vec<Cell>,
    /// Lines of text that stand in no cell.
    pub loose: Vec<Line>,
}

#[derive(Debug)]
pub struct Symbol {
    pub node: usize,
    pub outline: Outline,
    pub lines: Vec<Line>,
}

#[derive(Debug)]
pub struct Connector {
    pub to: usize,
    pub leaving: bool,
    pub letter: String,
    pub outline: Outline,
    pub lines: Vec<Line>,
}

/// Which arrow of the model: from a node by an exit to one of its targets, as positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Way {
    pub from: usize,
    pub exit: usize,
    pub target: usize,
    pub to: usize,
}

#[derive(Debug)]
pub struct Arrow {
    pub way: Way,
    pub begins: bool,
    pub ends: bool,
    /// Its line from the beginning to the tip of its head.
    pub path: Vec<Point>,
    pub head: Vec<Point>,
}

/// Words upon a plate of their own, outside the symbols.
#[derive(Debug)]
pub struct Words {
    pub of: WordsOf,
    pub plate: Rect,
    pub lines: Vec<Line>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordsOf {
    Way(Way),
    Node(usize),
}

#[derive(Debug)]
pub struct Lane {
    pub row: usize,
    pub rect: Rect,
}

#[derive(Debug)]
pub struct Cell {
    pub class: String,
    pub row: Option<usize>,
    pub rect: Rect,
    pub lines: Vec<Line>,
}

/// A line of text, and the room of its letters.
#[derive(Debug, Clone)]
pub struct Line {
    pub words: String,
    pub size: f64,
    pub rect: Rect,
}

impl Arrow {
    pub fn tip(&self) -> Point {
        self.path[self.path.len() - 1]
    }

    /// Where it turns.
    pub fn bends(&self) -> &[Point] {
        &self.path[1..self.path.len() - 1]
    }
}

impl Page {
    /// The rectangle of all lanes.
    pub fn lanes_rect(&self) -> Option<Rect> {
        self.lanes.iter().map(|lane| lane.rect).reduce(union)
    }

    /// Every line of text on the page.
    pub fn lines(&self) -> impl Iterator<Item = (&'static str, &Line)> {
        let named = |name: &'static str| move |line| (name, line);
        let symbols = self.symbols.iter().flat_map(|it| &it.lines);
        let connectors = self.connectors.iter().flat_map(|it| &it.lines);
        let words = self.words.iter().flat_map(|it| &it.lines);
        let cells = self.cells.iter().flat_map(|it| &it.lines);
        (symbols.map(named("symbol")))
            .chain(connectors.map(named("connector")))
            .chain(words.map(named("words")))
            .chain(cells.map(named("cell")))
            .chain(self.loose.iter().map(named("loose")))
    }
}

/// Reads pictures. It measures text anew, as a reader's device does.
pub struct Eye {
    arimo: Arimo,
    widths: RefCell<HashMap<(String, bool), f64>>,
}

impl Eye {
    pub fn new() -> Self {
        Eye {
            arimo: Arimo::new(),
            widths: RefCell::new(HashMap::new()),
        }
    }

    /// Reads the SVG texts of the pages of a document.
    pub fn read(&self, pages: &[String]) -> Result<Picture, String> {
        let pages: Result<Vec<Page>, String> = pages.iter().map(|page| self.page(page)).collect();
        Ok(Picture { pages: pages? })
    }

    fn page(&self, text: &str) -> Result<Page, String> {
        let svg = svg::read(text)?;
        let mut page = Page {
            width: svg.width,
            height: svg.height,
            ..Page::default()
        };
        for group in &svg.groups {
            self.group(group, &mut page)?;
        }
        Ok(page)
    }

    fn group(&self, group: &Group, page: &mut Page) -> Result<(), String> {
        let lines = || group.texts().map(|text| self.line(text)).collect();
        match group.class.as_str() {
            "symbol" => page.symbols.push(Symbol {
                node: group.number("data-node")?,
                outline: outline(group)?,
                lines: lines(),
            }),
            "connector" => page.connectors.push(Connector {
                to: group.number("data-to")?,
                leaving: group
                    .data
                    .get("data-way")
                    .is_some_and(|way| way == "leaving"),
                letter: group.texts().map(|text| text.words.as_str()).collect(),
                outline: outline(group)?,
                lines: lines(),
            }),
            "joint" => page.joints.push((group.number("data-node")?, line(group)?)),
            "bar" => page.bars.push(outline(group)?.rect()),
            "arrow" => page.arrows.push(arrow(group)?),
            "label" | "caption" => page.words.push(Words {
                of: words_of(group)?,
                plate: outline(group)?.rect(),
                lines: lines(),
            }),
            "lane" => page.lanes.push(Lane {
                row: group.number("data-row")?,
                rect: outline(group)?.rect(),
            }),
            _ => match frame(group) {
                Some(rect) => page.cells.push(Cell {
                    class: group.class.clone(),
                    row: group.number("data-row").ok(),
                    rect,
                    lines: lines(),
                }),
                None => page.loose.extend(group.texts().map(|text| self.line(text))),
            },
        }
        Ok(())
    }

    /// The room of the letters of a line: from above the capitals to below the descenders.
    fn line(&self, text: &Text) -> Line {
        const UP: f64 = 0.74;
        const DOWN: f64 = 0.22;
        let (at, width) = (text.at, self.width(text));
        let (up, down) = (UP * text.size, DOWN * text.size);
        let rect = match text.turned {
            false => Rect::new(at.x, at.y - up, at.x + width, at.y + down),
            true => Rect::new(at.x - up, at.y - width, at.x + down, at.y),
        };
        Line {
            words: text.words.clone(),
            size: text.size,
            rect,
        }
    }

    fn width(&self, text: &Text) -> f64 {
        let weight = match text.bold {
            true => Weight::Bold,
            false => Weight::Regular,
        };
        let mut widths = self.widths.borrow_mut();
        let width = widths
            .entry((text.words.clone(), text.bold))
            .or_insert_with(|| self.arimo.width(&text.words, weight));
        *width * text.size
    }
}

fn outline(group: &Group) -> Result<Outline, String> {
    group
        .outline()
        .ok_or_else(|| format!("a {} without an outline", group.class))
}

/// The rectangle around the frames of a cell.
fn frame(group: &Group) -> Option<Rect> {
    let frames = group.shapes.iter().filter_map(|shape| match shape {
        Shape::Rect(rect, _) => Some(*rect),
        _ => None,
    });
    frames.reduce(union)
}

fn line(group: &Group) -> Result<Vec<Point>, String> {
    let line = group.shapes.iter().find_map(|shape| match shape {
        Shape::Line(points) if points.len() > 1 => Some(points.clone()),
        _ => None,
    });
    line.ok_or_else(|| format!("a {} without a line", group.class))
}

/// An arrow's line, drawn out to the tip of its head: the corner of the head that is farthest from where the line ends.
fn arrow(group: &Group) -> Result<Arrow, String> {
    let mut path = line(group)?;
    let head = group.shapes.iter().find_map(|shape| match shape {
        Shape::Polygon(corners) => Some(corners.clone()),
        _ => None,
    });
    let head = head.ok_or("an arrow without a head")?;
    let base = path[path.len() - 1];
    let tip = head
        .iter()
        .copied()
        .max_by(|a, b| plane::distance(*a, base).total_cmp(&plane::distance(*b, base)))
        .ok_or("a head without corners")?;
    let end = path.len() - 1;
    path[end] = tip;
    path.dedup_by(|a, b| plane::distance(*a, *b) < 0.015);
    if path.len() < 2 {
        return Err("an arrow without a length".to_owned());
    }
    let part = group.data.get("data-part").map_or("", String::as_str);
    Ok(Arrow {
        way: way(group)?,
        begins: matches!(part, "whole" | "begin"),
        ends: matches!(part, "whole" | "end"),
        path,
        head,
    })
}

fn way(group: &Group) -> Result<Way, String> {
    Ok(Way {
        from: group.number("data-from")?,
        exit: group.number("data-exit")?,
        target: group.number("data-target")?,
        to: group.number("data-to")?,
    })
}

fn words_of(group: &Group) -> Result<WordsOf, String> {
    Ok(match group.class.as_str() {
        "label" => WordsOf::Way(way(group)?),
        _ => WordsOf::Node(group.number("data-node")?),
    })
}

/// The rectangle of a page.
pub fn paper(page: &Page) -> Rect {
    rect_of(&[Point::new(0.0, 0.0), Point::new(page.width, page.height)])
}
