//! A sheet: what stands on a page of a scene, one part below the other, as far apart as the layout put them.

use super::super::layout::MARGIN;
use super::super::scene::{Block, Element, IdentityPart, Page, Rect, Role, Table, Weight};
use super::cell;
use super::document::Document;
use super::flow::is_flow;
use super::markup::{attribute, rem};
use super::setting::Setting;
use super::table;
use super::words::{self, Around};

/// A part of a sheet.
struct Part {
    bounds: Rect,
    tag: &'static str,
    /// Whether it is running text, set in columns with what follows it.
    runs: bool,
    style: Vec<String>,
    inner: String,
}

/// Writes a page of a document; on paper it is no wider than so many points.
pub fn write(document: &Document, page: &Page, paper: f64) -> String {
    let mut tables = vec![Table::Identity, Table::Procedure];
    let part = |element: &Element| match &element.place {
        Some(place) => {
            let at = tables.iter().position(|table| *table == place.table)?;
            table_part(document, page, tables.remove(at))
        }
        None => part(document, element),
    };
    let parts: Vec<Part> = page.elements.iter().filter_map(part).collect();
    let mut parts: Vec<Part> = parts
        .chunk_by(|one, next| one.runs && next.runs)
        .filter_map(joined)
        .collect();
    parts.sort_by(|one, other| one.bounds.y0.total_cmp(&other.bounds.y0));
    let mut end = MARGIN;
    let mut inner = String::new();
    for part in parts {
        inner += &part.write(end);
        end = part.bounds.y1.max(end);
    }
    let fit = match page.width > paper + 0.5 {
        true => format!(
            ";--fit:{:.4}",
            (paper - 2.0 * MARGIN) / (page.width - 2.0 * MARGIN)
        ),
        false => String::new(),
    };
    format!(
        "<div class=\"scroll\"><div class=\"sheet\" style=\"width:{}{fit}\">\n{inner}</div></div>\n",
        rem(page.width)
    )
}

impl Part {
    /// Below something that ends at a height.
    fn write(&self, end: f64) -> String {
        let mut style = vec![
            format!("margin-top:{}", rem((self.bounds.y0 - end).max(0.0))),
            format!("margin-left:{}", rem((self.bounds.x0 - MARGIN).max(0.0))),
        ];
        style.extend(self.style.iter().cloned());
        let (tag, style, inner) = (self.tag, style.join(";"), &self.inner);
        format!("<{tag} style=\"{style}\">{inner}</{tag}>\n")
    }
}

fn table_part(document: &Document, page: &Page, table: Table) -> Option<Part> {
    let is_cell = |element: &&Element| {
        element
            .place
            .as_ref()
            .is_some_and(|place| place.table == table)
    };
    let bounds = page.elements.iter().filter(is_cell).map(|cell| cell.bounds);
    Some(Part {
        bounds: bounds.reduce(Rect::with)?,
        tag: "div",
        runs: false,
        style: Vec::new(),
        inner: table::write(document, page, table)?,
    })
}

/// Parts as one: running text in as many columns as the layout set it in.
fn joined(parts: &[Part]) -> Option<Part> {
    let bounds = parts.iter().map(|part| part.bounds).reduce(Rect::with)?;
    let first = parts.first()?;
    if !first.runs {
        return Some(Part {
            style: first.style.clone(),
            inner: first.inner.clone(),
            ..*first
        });
    }
    let starts = |part: &&Part| part.bounds.x0 > first.bounds.x1;
    let columns = if parts.iter().any(|part| starts(&part)) {
        2
    } else {
        1
    };
    let gap = parts
        .iter()
        .find(starts)
        .map_or(0.0, |second| second.bounds.x0 - first.bounds.x1);
    let inner = parts.iter().map(|part| {
        let style = attribute("style", &part.style.join(";"));
        format!("<{}{style}>{}</{}>\n", part.tag, part.inner, part.tag)
    });
    Some(Part {
        bounds,
        tag: "section",
        runs: true,
        style: vec![
            format!("columns:{columns};column-gap:{}", rem(gap)),
            format!("width:{}", rem(bounds.width())),
        ],
        inner: inner.collect(),
    })
}

/// An element that is no cell and not drawn upon one.
fn part(document: &Document, element: &Element) -> Option<Part> {
    let tag = match element.role {
        Role::Title if document.begins_with_title() => "h1",
        Role::Title | Role::Identity(IdentityPart::SectionHead) => "h2",
        Role::Identity(IdentityPart::Section) => "p",
        Role::Identity(IdentityPart::Signature) => return None,
        ref role if is_flow(role) => return None,
        _ => "div",
    };
    let runs = matches!(
        element.role,
        Role::Identity(IdentityPart::SectionHead | IdentityPart::Section)
    );
    if runs && element.says.is_empty() {
        return None;
    }
    let element = &spoken(element);
    let setting = Setting::of(element);
    let around = Around {
        size: 0.0,
        weight: if tag.starts_with('h') {
            Weight::Bold
        } else {
            Weight::Regular
        },
        centred: false,
    };
    let mut style = words::style(setting.as_ref(), around);
    if !runs {
        style.push(format!("width:{}", rem(element.bounds.width())));
        style.push(format!("min-height:{}", rem(element.bounds.height())));
    }
    Some(Part {
        bounds: element.bounds,
        tag,
        runs,
        style,
        inner: cell::drawing(element.bounds, &element.shapes)
            + &cell::content(element, setting.as_ref()),
    })
}

/// The element with its lines as what it says, where it says nothing else.
fn spoken(element: &Element) -> Element {
    let mut element = element.clone();
    if element.says.is_empty() {
        let lines = element.texts();
        element.says = lines.map(|text| Block::plain(text.words.clone())).collect();
    }
    element
}
