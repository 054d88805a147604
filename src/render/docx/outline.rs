//! The outlines of drawn shapes: one of the format's own forms where one looks the same, so that it stays what it is when
//! an office edits it, and else a free form of the same lines.

use crate::render::scene::{Paint, Point, Rect, Shape};

use super::pen;
use super::xml::Xml;

/// What a drawn element looks like.
#[derive(Debug)]
pub struct Outline<'a> {
    /// Its form.
    pub form: Form<'a>,
    /// The room for its words.
    pub room: Rect,
    /// How it is painted.
    pub paint: Paint,
    /// Whether its line ends in an arrow head.
    pub arrow: bool,
}

/// A form.
#[derive(Debug)]
pub enum Form<'a> {
    /// One of the format's own, by its name, with how far it is rounded in hundred thousandths.
    Known(&'static str, Option<u32>),
    /// A straight line, and whether it runs leftwards and upwards.
    Straight(bool, bool),
    /// A line of several straight parts.
    Bent(Vec<Point>),
    /// Several primitives together.
    Free(Vec<&'a Shape>),
}

/// The outline of an element that is no cell, with words that need so much room; nothing where nothing is drawn.
pub fn outline<'a>(shapes: &[&'a Shape], bounds: Rect, words: (f64, f64)) -> Option<Outline<'a>> {
    let drawn: Vec<&Shape> = shapes
        .iter()
        .copied()
        .filter(|shape| !matches!(shape, Shape::Text(_) | Shape::Picture { .. }))
        .collect();
    let paint = paint(drawn.first()?);
    if let Some((corners, arrow)) = line(&drawn) {
        return Some(Outline {
            form: straight(&corners).unwrap_or(Form::Bent(corners)),
            room: bounds,
            paint,
            arrow,
        });
    }
    let known = known(&drawn, bounds).filter(|(_, room)| fits(words, *room));
    let (form, room) = known.unwrap_or((Form::Free(drawn), bounds));
    Some(Outline {
        form,
        room,
        paint,
        arrow: false,
    })
}

fn fits(words: (f64, f64), room: Rect) -> bool {
    words.0 <= room.width() + 0.01 && words.1 <= room.height() + 0.01
}

/// How a primitive is painted.
pub fn paint(shape: &Shape) -> Paint {
    match shape {
        Shape::Rect { paint, .. }
        | Shape::Polygon { paint, .. }
        | Shape::Line { paint, .. }
        | Shape::Circle { paint, .. } => *paint,
        Shape::Text(_) | Shape::Picture { .. } => Paint::default(),
    }
}

/// The corners of a line, up to the tip of the head that follows it, and whether it has one.
fn line(drawn: &[&Shape]) -> Option<(Vec<Point>, bool)> {
    match drawn {
        [Shape::Line { corners, .. }] => Some((corners.clone(), false)),
        [
            Shape::Line { corners, .. },
            Shape::Polygon { corners: head, .. },
        ] => {
            let mut corners = corners.clone();
            *corners.last_mut()? = *head.first()?;
            Some((corners, true))
        }
        _ => None,
    }
}

fn straight<'a>(corners: &[Point]) -> Option<Form<'a>> {
    match corners {
        [from, to] => Some(Form::Straight(to.x < from.x, to.y < from.y)),
        _ => None,
    }
}

/// The form that looks like these primitives, and the room that it has for words.
fn known<'a>(drawn: &[&'a Shape], bounds: Rect) -> Option<(Form<'a>, Rect)> {
    let within = |x0: f64, y0: f64, x1: f64, y1: f64| {
        let (width, height) = (bounds.width(), bounds.height());
        Rect::new(
            bounds.x0 + width * x0,
            bounds.y0 + height * y0,
            bounds.x0 + width * x1,
            bounds.y0 + height * y1,
        )
    };
    match drawn {
        [Shape::Rect { radius, paint, .. }] if *radius <= 0.0 => {
            let name = match paint.stroke {
                Some(_) => "flowChartProcess",
                None => "rect",
            };
            Some((Form::Known(name, None), bounds))
        }
        [Shape::Rect { radius, .. }] => {
            let short = bounds.width().min(bounds.height()).max(0.01);
            let share = (radius / short * 100_000.0).round().clamp(0.0, 50_000.0);
            let form = Form::Known("roundRect", Some(share as u32));
            Some((form, bounds.grown(-radius * 0.292_89)))
        }
        [Shape::Polygon { corners, .. }] if corners.len() == 4 => Some((
            Form::Known("flowChartDecision", None),
            within(0.25, 0.25, 0.75, 0.75),
        )),
        [Shape::Polygon { corners, .. }] if corners.len() == 5 => Some((
            Form::Known("flowChartOffpageConnector", None),
            within(0.0, 0.0, 1.0, 0.8),
        )),
        [Shape::Circle { .. }] => Some((
            Form::Known("ellipse", None),
            within(0.146_45, 0.146_45, 0.853_55, 0.853_55),
        )),
        [Shape::Rect { .. }, Shape::Line { .. }, Shape::Line { .. }] => Some((
            Form::Known("flowChartPredefinedProcess", None),
            within(0.125, 0.0, 0.875, 1.0),
        )),
        _ => None,
    }
}

impl Form<'_> {
    /// Whether it runs leftwards and upwards.
    pub fn flips(&self) -> (bool, bool) {
        match self {
            Form::Straight(leftwards, upwards) => (*leftwards, *upwards),
            _ => (false, false),
        }
    }

    /// Writes the form as it is within its bounds.
    pub fn write(&self, xml: &mut Xml, bounds: Rect) {
        match self {
            Form::Known(name, rounded) => preset(xml, name, *rounded),
            Form::Straight(..) => preset(xml, "straightConnector1", None),
            Form::Bent(corners) => pen::line(xml, bounds, corners),
            Form::Free(shapes) => pen::shapes(xml, bounds, shapes),
        }
    }
}

fn preset(xml: &mut Xml, name: &str, rounded: Option<u32>) {
    xml.inside("a:prstGeom", &[("prst", &name)], |xml| {
        xml.inside("a:avLst", &[], |xml| {
            if let Some(share) = rounded {
                let formula = format!("val {share}");
                xml.empty("a:gd", &[("name", &"adj"), ("fmla", &formula)]);
            }
        });
    });
}
