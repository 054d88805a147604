//! Words: inside their cells and symbols, or beside what they belong to.

use crate::picture::plane::{Point, Rect, Segment, gap, segments};
use crate::picture::{Arrow, Line, Page, Words, WordsOf};

use super::{Faults, Rule};

/// The least type in the table, and the least in the flowchart.
const BODY: f64 = 7.0;
const IN_CHART: f64 = 6.5;

/// How far a label may stand from the beginning of its arrow, and a caption from its symbol.
const AT_HAND: f64 = 8.0;

pub fn text_is_in_its_frame(page: &Page, faults: &mut Faults) {
    for cell in &page.cells {
        let outside = |line: &&Line| !cell.rect.grown(0.1).contains(&line.rect);
        for line in cell.lines.iter().filter(outside) {
            let what = format!("`{}` in a {}", line.words, cell.class);
            faults.add(Rule::OutsideCell, what);
        }
    }
    let symbols = page.symbols.iter().map(|it| (&it.outline, &it.lines));
    let connectors = page.connectors.iter().map(|it| (&it.outline, &it.lines));
    for (outline, lines) in symbols.chain(connectors) {
        let outside = |line: &&Line| {
            corners(&line.rect)
                .iter()
                .any(|at| outline.depth(*at) < -0.4)
        };
        for line in lines.iter().filter(outside) {
            faults.add(Rule::OutsideCell, format!("`{}` in a symbol", line.words));
        }
    }
    for words in &page.words {
        let outside = |line: &&Line| !words.plate.grown(0.3).contains(&line.rect);
        for line in words.lines.iter().filter(outside) {
            faults.add(Rule::OutsideCell, format!("`{}` on its plate", line.words));
        }
    }
}

/// The corners of the room that small letters take, which is lower than that of capitals.
fn corners(rect: &Rect) -> [Point; 4] {
    let top = rect.y0 + rect.height() * 0.2;
    let bottom = rect.y1 - rect.height() * 0.2;
    [
        Point::new(rect.x0, top),
        Point::new(rect.x1, top),
        Point::new(rect.x1, bottom),
        Point::new(rect.x0, bottom),
    ]
}

pub fn words_cover_nothing(page: &Page, faults: &mut Faults) {
    for (at, words) in page.words.iter().enumerate() {
        let plate = words.plate.grown(-0.1);
        let symbols = page.symbols.iter().map(|it| it.outline.rect());
        let connectors = page.connectors.iter().map(|it| it.outline.rect());
        let others = page.words[at + 1..].iter().map(|it| it.plate);
        let cells = page.cells.iter().map(|it| it.rect);
        let loose = page.loose.iter().map(|it| it.rect);
        let heads = page
            .arrows
            .iter()
            .map(|it| crate::picture::plane::rect_of(&it.head));
        let mut all = symbols
            .chain(connectors)
            .chain(page.bars.iter().copied())
            .chain(others)
            .chain(cells)
            .chain(loose)
            .chain(heads);
        let inside = page
            .lanes_rect()
            .is_some_and(|lanes| lanes.contains(&plate));
        if !inside || all.any(|rect| rect.overlaps(&plate)) {
            faults.add(Rule::WordsOverlap, words.of.to_string());
        }
    }
}

pub fn labels_are_at_their_exit(page: &Page, faults: &mut Faults) {
    for words in &page.words {
        let WordsOf::Way(way) = words.of else {
            continue;
        };
        let own = |arrow: &&Arrow| arrow.way == way && arrow.begins;
        let Some(arrow) = page.arrows.iter().find(own) else {
            faults.add(Rule::LabelAstray, format!("{} has no arrow", words.of));
            continue;
        };
        let reach = |part: Segment| gap(&part.rect(), &words.plate);
        let to_own = segments(&arrow.path)
            .take(1)
            .map(reach)
            .fold(99.0, f64::min);
        let same_exit =
            |it: &&Arrow| it.begins && (it.way.from, it.way.exit) == (way.from, way.exit);
        let to_others = page
            .arrows
            .iter()
            .filter(|it| !same_exit(it))
            .flat_map(|it| segments(&it.path))
            .map(reach)
            .fold(f64::INFINITY, f64::min);
        if to_own > AT_HAND || to_own > to_others + 0.05 {
            let what = format!(
                "{}: {to_own:.1} from its own, {to_others:.1} from another",
                words.of
            );
            faults.add(Rule::LabelAstray, what);
        }
    }
}

pub fn captions_are_at_their_symbol(page: &Page, faults: &mut Faults) {
    for words in &page.words {
        let WordsOf::Node(node) = words.of else {
            continue;
        };
        let nearest = |words: &Words, own: bool| {
            let symbols = page.symbols.iter().filter(|it| (it.node == node) == own);
            symbols
                .map(|it| gap(&it.outline.rect(), &words.plate))
                .fold(f64::INFINITY, f64::min)
        };
        let (to_own, to_others) = (nearest(words, true), nearest(words, false));
        if to_own > AT_HAND || to_own > to_others + 0.05 {
            let what = format!(
                "{}: {to_own:.1} from its own, {to_others:.1} from another",
                words.of
            );
            faults.add(Rule::CaptionAstray, what);
        }
    }
}

pub fn type_is_large_enough(page: &Page, faults: &mut Faults) {
    for (kind, line) in page.lines() {
        let least = match kind {
            "symbol" | "connector" | "words" => IN_CHART,
            _ => BODY,
        };
        if line.size < least - 0.001 {
            faults.add(
                Rule::SmallType,
                format!("`{}` at {}", line.words, line.size),
            );
        }
    }
}
