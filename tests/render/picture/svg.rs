//! Reads the groups of an SVG text and the shapes in them. Nothing is known here of what they mean.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::plane::{Outline, Point, Rect};

/// An SVG document.
#[derive(Debug, Default)]
pub struct Svg {
    pub width: f64,
    pub height: f64,
    pub groups: Vec<Group>,
}

/// A group: its class, its data, and what it is drawn with.
#[derive(Debug, Default, Clone)]
pub struct Group {
    pub class: String,
    pub data: BTreeMap<String, String>,
    pub shapes: Vec<Shape>,
}

#[derive(Debug, Clone)]
pub enum Shape {
    Rect(Rect, f64),
    Polygon(Vec<Point>),
    Line(Vec<Point>),
    Circle(Point, f64),
    Text(Text),
}

/// A line of text: the left end of its baseline, or its lower end where it is turned.
#[derive(Debug, Clone)]
pub struct Text {
    pub words: String,
    pub at: Point,
    pub size: f64,
    pub bold: bool,
    pub turned: bool,
}

impl Group {
    /// An attribute that is a number.
    pub fn number(&self, name: &str) -> Result<usize, String> {
        let value = self.data.get(name).and_then(|value| value.parse().ok());
        value.ok_or_else(|| format!("a {} without {name}", self.class))
    }

    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.shapes.iter().filter_map(|shape| match shape {
            Shape::Text(text) => Some(text),
            _ => None,
        })
    }

    /// The outline of its first closed shape.
    pub fn outline(&self) -> Option<Outline> {
        self.shapes.iter().find_map(|shape| match shape {
            Shape::Rect(rect, radius) => Some(Outline::of_rect(rect, *radius)),
            Shape::Polygon(corners) => Some(Outline::of_corners(corners.clone())),
            Shape::Circle(centre, radius) => Some(Outline::of_circle(*centre, *radius)),
            Shape::Line(_) | Shape::Text(_) => None,
        })
    }
}

/// Reads an SVG text.
pub fn read(svg: &str) -> Result<Svg, String> {
    let mut reader = Reader::from_str(svg);
    let mut reading = Reading::default();
    loop {
        match reader.read_event().map_err(|fault| fault.to_string())? {
            Event::Start(tag) => reading.begin(&tag)?,
            Event::Empty(tag) => {
                reading.begin(&tag)?;
                reading.end();
            }
            Event::End(_) => reading.end(),
            Event::Text(text) => {
                let text = text.decode().map_err(|fault| fault.to_string())?;
                reading.words(&text);
            }
            Event::GeneralRef(name) => {
                let name = name.decode().map_err(|fault| fault.to_string())?;
                reading.words(entity(&name)?);
            }
            Event::Eof => return Ok(reading.svg),
            _ => {}
        }
    }
}

fn entity(name: &str) -> Result<&'static str, String> {
    match name {
        "amp" => Ok("&"),
        "lt" => Ok("<"),
        "gt" => Ok(">"),
        "quot" => Ok("\""),
        "apos" => Ok("'"),
        _ => Err(format!("the entity {name} is not known")),
    }
}

#[derive(Default)]
struct Reading {
    svg: Svg,
    open: Vec<String>,
}

impl Reading {
    fn begin(&mut self, tag: &BytesStart) -> Result<(), String> {
        let name = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
        let attributes = Attributes::of(tag)?;
        match name.as_str() {
            "svg" => {
                self.svg.width = attributes.number("width")?;
                self.svg.height = attributes.number("height")?;
            }
            "g" => self.svg.groups.push(Group {
                class: attributes.text("class").to_owned(),
                data: attributes.0,
                shapes: Vec::new(),
            }),
            _ if self.open.iter().any(|open| open == "g") => {
                let shape = shape(&name, &attributes)?;
                let group = self.svg.groups.last_mut();
                group
                    .into_iter()
                    .for_each(|group| group.shapes.extend(shape.clone()));
            }
            _ => {}
        }
        self.open.push(name);
        Ok(())
    }

    fn end(&mut self) {
        self.open.pop();
    }

    fn words(&mut self, words: &str) {
        if self.open.last().is_none_or(|open| open != "text") {
            return;
        }
        let shape = self
            .svg
            .groups
            .last_mut()
            .and_then(|it| it.shapes.last_mut());
        if let Some(Shape::Text(text)) = shape {
            text.words.push_str(words);
        }
    }
}

fn shape(name: &str, attributes: &Attributes) -> Result<Option<Shape>, String> {
    Ok(Some(match name {
        "rect" | "image" => {
            let (x, y) = (attributes.number("x")?, attributes.number("y")?);
            let size = (attributes.number("width")?, attributes.number("height")?);
            let radius = attributes.number("rx").unwrap_or_default();
            Shape::Rect(Rect::new(x, y, x + size.0, y + size.1), radius)
        }
        "polygon" => Shape::Polygon(attributes.points()?),
        "polyline" => Shape::Line(attributes.points()?),
        "circle" => {
            let centre = Point::new(attributes.number("cx")?, attributes.number("cy")?);
            Shape::Circle(centre, attributes.number("r")?)
        }
        "text" => Shape::Text(text(attributes)?),
        _ => return Ok(None),
    }))
}

fn text(attributes: &Attributes) -> Result<Text, String> {
    let transform = attributes.text("transform");
    let turned = !transform.is_empty();
    let at = match turned {
        false => Point::new(attributes.number("x")?, attributes.number("y")?),
        true => moved(transform).ok_or_else(|| format!("`{transform}` is not understood"))?,
    };
    Ok(Text {
        words: String::new(),
        at,
        size: attributes.number("font-size")?,
        bold: attributes.text("font-weight") == "bold",
        turned,
    })
}

/// The place in `translate(X Y) rotate(-90)`.
fn moved(transform: &str) -> Option<Point> {
    let place = transform
        .strip_prefix("translate(")?
        .strip_suffix(") rotate(-90)")?;
    let (x, y) = place.split_once(' ')?;
    Some(Point::new(x.parse().ok()?, y.parse().ok()?))
}

struct Attributes(BTreeMap<String, String>);

impl Attributes {
    fn of(tag: &BytesStart) -> Result<Self, String> {
        let mut all = BTreeMap::new();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|fault| fault.to_string())?;
            let name = String::from_utf8_lossy(attribute.key.as_ref()).into_owned();
            let value = attribute
                .unescape_value()
                .map_err(|fault| fault.to_string())?;
            all.insert(name, value.into_owned());
        }
        Ok(Attributes(all))
    }

    fn text(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    fn number(&self, name: &str) -> Result<f64, String> {
        let value = self.text(name).trim_end_matches("pt");
        value.parse().map_err(|_| format!("{name} is `{value}`"))
    }

    fn points(&self) -> Result<Vec<Point>, String> {
        let point = |pair: &str| {
            let (x, y) = pair.split_once(',')?;
            Some(Point::new(x.parse().ok()?, y.parse().ok()?))
        };
        let points: Option<Vec<Point>> = self.text("points").split(' ').map(point).collect();
        points.ok_or_else(|| format!("points are `{}`", self.text("points")))
    }
}
