//! What is in a cell, or in an element that is none: its picture, what is drawn in it, its words.

use crate::model::ColumnKind;

use super::super::scene::{Element, Paint, Place, Rect, Role, Shape};
use super::super::svg;
use super::grid::Cell;
use super::markup::{escape, lines, rem, short};
use super::setting::Setting;
use super::words as set;

/// The classes by which the style sheet knows a cell.
pub fn class(Cell { place, element }: &Cell) -> String {
    let mut classes = Vec::new();
    if place.rows.start == 0 {
        classes.push("top");
    }
    if place.columns.start == 0 {
        classes.push("edge");
    }
    match element.role {
        Role::Cell(_, ColumnKind::Number) => classes.push("number"),
        Role::Cell(_, ColumnKind::Activity) => classes.push("activity"),
        _ => {}
    }
    if element.says.is_empty() {
        classes.push("none");
    }
    if ground(element).is_none_or(|paint| paint.stroke.is_none()) {
        classes.push("bare");
    }
    classes.join(" ")
}

/// How many rows and columns a cell covers, as attributes.
pub fn spans(place: &Place) -> String {
    let span = |name: &str, count: usize| match count {
        0 | 1 => String::new(),
        count => format!(" {name}=\"{count}\""),
    };
    span("rowspan", place.rows.len()) + &span("colspan", place.columns.len())
}

/// How the cell itself is painted.
pub fn ground(element: &Element) -> Option<&Paint> {
    element.shapes.iter().find_map(|shape| match shape {
        Shape::Rect { rect, paint, .. } if *rect == element.bounds => Some(paint),
        _ => None,
    })
}

/// What is in an element: its picture and its words.
pub fn content(element: &Element, setting: Option<&Setting>) -> String {
    let words = match setting {
        Some(setting) if setting.turned => {
            let room = element.bounds.height() - 6.0;
            let says: Vec<String> = element
                .says
                .iter()
                .map(|block| lines(&block.text))
                .collect();
            format!(
                "<span class=\"turned\" style=\"height:{}\">{}</span>",
                rem(room),
                says.join("<br/>")
            )
        }
        _ => set::words(element, setting),
    };
    picture(element) + &words
}

fn picture(element: &Element) -> String {
    let pictures = element.shapes.iter().filter_map(|shape| match shape {
        Shape::Picture { rect, picture } => Some((rect, picture)),
        _ => None,
    });
    let alt = escape(element.title.as_deref().unwrap_or_default());
    pictures
        .map(|(rect, picture)| {
            format!(
                "<img alt=\"{alt}\" style=\"width:{};height:{}\" src=\"{}\"/>",
                rem(rect.width()),
                rem(rect.height()),
                svg::data_uri(picture)
            )
        })
        .collect()
}

/// What is drawn within bounds beside their own border, such as the room for a logo.
pub fn drawing<'a>(bounds: Rect, shapes: impl IntoIterator<Item = &'a Shape>) -> String {
    let drawn = shapes.into_iter().filter(|shape| match shape {
        Shape::Rect { rect, .. } => *rect != bounds,
        Shape::Text(_) | Shape::Picture { .. } => false,
        _ => true,
    });
    let shapes = svg::shapes(drawn);
    if shapes.is_empty() {
        return shapes;
    }
    format!(
        "<svg class=\"drawn\" aria-hidden=\"true\" focusable=\"false\" preserveAspectRatio=\"none\" \
         viewBox=\"{} {} {} {}\">\n{shapes}</svg>",
        short(bounds.x0),
        short(bounds.y0),
        short(bounds.width()),
        short(bounds.height())
    )
}
