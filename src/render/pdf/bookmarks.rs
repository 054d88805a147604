//! The bookmarks: each SOP, its identity, its table, and the rows of that.

use std::collections::BTreeMap;

use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::outline::OutlineNode;

use crate::lang::Lang;
use crate::model::{ColumnKind, RowId};
use crate::render::content::words;
use crate::render::scene::{Block, Element, Role, Scene, Table};

use super::page::scale;
use super::property;

/// The bookmark of an SOP whose first page has this number in the file, with those below it.
pub fn of(scene: &Scene, first: usize) -> OutlineNode {
    let top = XyzDestination::new(first, Point::from_xy(0.0, 0.0));
    let mut bookmark = OutlineNode::new(property(&scene.title), top).with_open(true);
    let lang = Lang::from_tag(scene.lang).unwrap_or_default();
    for table in [Table::Identity, Table::Procedure] {
        let title = words::table(lang, table == Table::Identity);
        if let Some(mut part) = begin(scene, first, table, title) {
            if table == Table::Procedure {
                rows(scene, first)
                    .into_iter()
                    .for_each(|row| part.push_child(row));
            }
            bookmark.push_child(part);
        }
    }
    bookmark
}

fn begin(scene: &Scene, first: usize, table: Table, title: &str) -> Option<OutlineNode> {
    let of_table = |element: &&Element| {
        let place = element.place.as_ref();
        place.is_some_and(|place| place.table == table)
    };
    let mut cells = elements(scene).filter(|(_, element)| of_table(element));
    let (page, element) = cells.next()?;
    let target = target(scene, page, first, element);
    Some(OutlineNode::new(title.to_owned(), target).with_open(true))
}

fn rows(scene: &Scene, first: usize) -> Vec<OutlineNode> {
    let mut numbers: BTreeMap<RowId, String> = BTreeMap::new();
    let mut rows = Vec::new();
    for (page, element) in elements(scene).filter(|(_, element)| !element.says.is_empty()) {
        match element.role {
            Role::Cell(row, ColumnKind::Number) => {
                numbers.insert(row, in_one_line(&element.says));
            }
            Role::Cell(row, ColumnKind::Activity) => {
                let number = numbers.remove(&row).into_iter();
                let words: Vec<String> = number.chain([in_one_line(&element.says)]).collect();
                let target = target(scene, page, first, element);
                rows.push(OutlineNode::new(property(&words.join(" ")), target));
            }
            _ => {}
        }
    }
    rows
}

fn in_one_line(blocks: &[Block]) -> String {
    let texts: Vec<&str> = blocks.iter().map(|block| block.text.trim()).collect();
    texts.join(" ")
}

/// All elements of a scene, each with the number of its page.
fn elements(scene: &Scene) -> impl Iterator<Item = (usize, &Element)> {
    let pages = scene.pages.iter().enumerate();
    pages.flat_map(|(at, page)| page.elements.iter().map(move |element| (at, element)))
}

fn target(scene: &Scene, page: usize, first: usize, element: &Element) -> XyzDestination {
    let scale = scene.pages.get(page).map_or(1.0, scale);
    let top = (element.bounds.y0 * scale) as f32;
    XyzDestination::new(first + page, Point::from_xy(0.0, top))
}
