//! The page: what stands where upon it.

use lajur::model::Sop;
use lajur::render::Options;

use crate::picture::plane::{Rect, rect_of, segments};
use crate::picture::{Page, paper};

use super::{Faults, Rule};

/// What is kept clear at the bottom of a page for the stamp of an electronic signature.
const STAMP_ROOM: f64 = 50.0;

pub fn symbols_lie_apart(page: &Page, faults: &mut Faults) {
    let nodes = page.symbols.iter().map(|it| it.outline.rect());
    let connectors = page.connectors.iter().map(|it| it.outline.rect());
    let all: Vec<Rect> = nodes.chain(connectors).collect();
    for (at, one) in all.iter().enumerate() {
        for other in &all[at + 1..] {
            if one.overlaps(&other.grown(-0.05)) {
                let centre = one.centre();
                let what = format!("at {:.0}, {:.0}", centre.x, centre.y);
                faults.add(Rule::SymbolsOverlap, what);
            }
        }
    }
}

pub fn symbols_are_in_their_row(sop: &Sop, page: &Page, faults: &mut Faults) {
    for symbol in &page.symbols {
        let Some(node) = sop.nodes.get(symbol.node) else {
            faults.add(
                Rule::SymbolAstray,
                format!("node {} is unknown", symbol.node),
            );
            continue;
        };
        let rect = symbol.outline.rect();
        let row = node.row.0 as usize;
        let inside = |lane: &crate::picture::Lane| lane.row == row && lane.rect.contains(&rect);
        if !page.lanes.iter().any(inside) {
            faults.add(
                Rule::SymbolAstray,
                format!("node {} is not in row {row}", symbol.node),
            );
        }
    }
}

/// Every rectangle that is taken on a page, with what takes it.
fn taken(page: &Page) -> impl Iterator<Item = (&'static str, Rect)> {
    let named = |name: &'static str| move |rect: Rect| (name, rect);
    let symbols = page.symbols.iter().map(|it| it.outline.rect());
    let connectors = page.connectors.iter().map(|it| it.outline.rect());
    let cells = page.cells.iter().map(|it| it.rect);
    let lanes = page.lanes.iter().map(|it| it.rect);
    let plates = page.words.iter().map(|it| it.plate);
    let arrows = page.arrows.iter();
    let arrows = arrows.flat_map(|it| segments(&it.path).map(|part| part.rect()));
    let joints = page.joints.iter().map(|(_, line)| rect_of(line));
    (symbols.map(named("a symbol")))
        .chain(connectors.map(named("a connector")))
        .chain(cells.map(named("a cell")))
        .chain(lanes.map(named("a lane")))
        .chain(plates.map(named("words")))
        .chain(arrows.map(named("an arrow")))
        .chain(joints.map(named("a joint")))
        .chain(page.bars.iter().copied().map(named("a bar")))
        .chain(page.lines().map(|(_, line)| ("text", line.rect)))
}

pub fn everything_is_on_the_page(page: &Page, faults: &mut Faults) {
    let paper = paper(page).grown(0.02);
    for (what, rect) in taken(page).filter(|(_, rect)| !paper.contains(rect)) {
        let what = format!("{what} at {:.0}, {:.0}", rect.x0, rect.y0);
        faults.add(Rule::OffPage, what);
    }
}

/// A page that is as high as its paper keeps its bottom clear; one tall picture, or a page that grew for a row that
/// can't be divided, has no stamp.
pub fn stamp_room_is_clear(options: &Options, page: &Page, faults: &mut Faults) {
    if options.one_page || page.height > options.paper.size().1 + 0.02 {
        return;
    }
    let end = page.height - STAMP_ROOM + 0.02;
    if let Some((what, _)) = taken(page).find(|(_, rect)| rect.y1 > end) {
        faults.add(Rule::InStampRoom, what.to_owned());
    }
}
