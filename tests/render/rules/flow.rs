//! Arrows against what they pass, and against what they leave and reach.

use crate::picture::plane::{Outline, Rect, gap, segments};
use crate::picture::{Arrow, Page, WordsOf};

use super::{Faults, Rule};

/// How exactly a beginning or a head meets an outline.
pub const TOUCH: f64 = 0.6;

/// How near an arrow may come to a symbol that it passes.
const PASSING: f64 = 1.0;

/// How deep an arrow may reach into its own symbol: half the outline's width.
const DEPTH: f64 = 0.5;

/// How far from its symbol the bar may be at which arrows part or join.
const BAR_ROOM: f64 = 3.0;

pub fn lines_are_straight(page: &Page, faults: &mut Faults) {
    for arrow in &page.arrows {
        if segments(&arrow.path).any(|part| !part.is_upright() && !part.is_level()) {
            faults.add(Rule::Oblique, format!("{:?}", arrow.way));
        }
    }
}

pub fn nothing_runs_through_symbols(page: &Page, faults: &mut Faults) {
    for arrow in &page.arrows {
        for symbol in &page.symbols {
            let own = [
                arrow.begins && arrow.way.from == symbol.node,
                arrow.ends && arrow.way.to == symbol.node,
            ];
            if passes_through(arrow, &symbol.outline, own) {
                let what = format!("{:?} through node {}", arrow.way, symbol.node);
                faults.add(Rule::ThroughSymbol, what);
            }
        }
        for connector in &page.connectors {
            let own = connector.to == arrow.way.to;
            let own = [
                !arrow.begins && own && !connector.leaving,
                !arrow.ends && own && connector.leaving,
            ];
            if passes_through(arrow, &connector.outline, own) {
                let what = format!("{:?} through connector {}", arrow.way, connector.letter);
                faults.add(Rule::ThroughSymbol, what);
            }
        }
        for bar in &page.bars {
            let inner = &arrow.path[1..arrow.path.len() - 1];
            let bar = Outline::of_rect(bar, 0.0);
            if segments(inner).any(|part| bar.length_inside(&part, -PASSING) > 0.05) {
                faults.add(
                    Rule::ThroughSymbol,
                    format!("{:?} through a bar", arrow.way),
                );
            }
        }
    }
}

/// Whether an arrow runs through an outline, or closely by it; `own` tells whether it begins and whether it ends there.
fn passes_through(arrow: &Arrow, outline: &Outline, own: [bool; 2]) -> bool {
    let count = arrow.path.len() - 1;
    segments(&arrow.path).enumerate().any(|(at, part)| {
        let touches = (own[0] && at == 0) || (own[1] && at + 1 == count);
        let depth = if touches { DEPTH } else { -PASSING };
        outline.length_inside(&part, depth) > 0.05
    })
}

pub fn nothing_runs_through_words(page: &Page, faults: &mut Faults) {
    let plates = page.words.iter().map(|words| {
        let first = words.lines.first().map_or("", |line| line.words.as_str());
        (words.plate, first)
    });
    let outside = page
        .lines()
        .filter(|(kind, _)| matches!(*kind, "cell" | "loose"))
        .map(|(_, line)| (line.rect, line.words.as_str()));
    let all: Vec<(Rect, &str)> = plates.chain(outside).collect();
    for arrow in &page.arrows {
        for part in segments(&arrow.path) {
            let line = part.rect().grown(0.3);
            for (_, words) in all.iter().filter(|(rect, _)| rect.overlaps(&line)) {
                let what = format!("{:?} through `{words}`", arrow.way);
                faults.add(Rule::ThroughWords, what);
            }
        }
    }
}

pub fn arrows_stay_in_the_lanes(page: &Page, faults: &mut Faults) {
    for arrow in &page.arrows {
        let inside = |lanes: Rect| {
            segments(&arrow.path).all(|part| lanes.grown(0.02).contains(&part.rect()))
        };
        if !page.lanes_rect().is_some_and(inside) {
            faults.add(Rule::OutsideLanes, format!("{:?}", arrow.way));
        }
    }
}

pub fn arrows_begin_at_their_symbol(page: &Page, faults: &mut Faults) {
    for arrow in &page.arrows {
        let at = arrow.path[0];
        let touches = |outline: &Outline| outline.distance_to_line(at) <= TOUCH;
        let way = arrow.way;
        let found = match arrow.begins {
            true => outlines(page, way.from).any(|it| touches(it) || has_bar(page, it, touches)),
            false => page
                .connectors
                .iter()
                .any(|it| !it.leaving && it.to == way.to && touches(&it.outline)),
        };
        if !found {
            faults.add(Rule::LooseBeginning, format!("{way:?}"));
        }
    }
}

pub fn heads_touch_their_symbol(page: &Page, faults: &mut Faults) {
    for arrow in &page.arrows {
        let at = arrow.tip();
        let touches = |outline: &Outline| outline.distance_to_line(at) <= TOUCH;
        let way = arrow.way;
        let found = match arrow.ends {
            true => outlines(page, way.to).any(|it| touches(it) || has_bar(page, it, touches)),
            false => page
                .connectors
                .iter()
                .any(|it| it.leaving && it.to == way.to && touches(&it.outline)),
        };
        if !found {
            faults.add(Rule::LooseHead, format!("{way:?}"));
        }
    }
}

fn outlines(page: &Page, node: usize) -> impl Iterator<Item = &Outline> {
    let own = page.symbols.iter().filter(move |it| it.node == node);
    own.map(|it| &it.outline)
}

/// Whether a symbol has a bar at its side for which this holds.
fn has_bar(page: &Page, symbol: &Outline, holds: impl Fn(&Outline) -> bool) -> bool {
    let beside = |bar: &&Rect| gap(bar, &symbol.rect()) <= BAR_ROOM;
    page.bars
        .iter()
        .filter(beside)
        .any(|bar| holds(&Outline::of_rect(bar, 0.0)))
}

/// The line between the symbols of a node passes no foreign symbol and no words, and no arrow runs along it.
pub fn joints_meet_nothing(page: &Page, faults: &mut Faults) {
    for (node, line) in &page.joints {
        for part in segments(line) {
            let symbols = page.symbols.iter().filter(|it| it.node != *node);
            let through = symbols
                .map(|it| &it.outline)
                .chain(page.connectors.iter().map(|it| &it.outline))
                .any(|outline| outline.length_inside(&part, 0.0) > 0.05);
            let covered = page
                .words
                .iter()
                .any(|words| words.plate.overlaps(&part.rect().grown(0.1)));
            let along = page
                .arrows
                .iter()
                .flat_map(|it| segments(&it.path))
                .any(|it| {
                    it.beside(&part)
                        .is_some_and(|(length, apart)| length > 0.1 && apart < 1.5)
                });
            if through || covered || along {
                faults.add(Rule::JointMeets, format!("node {node}"));
            }
        }
    }
}

impl std::fmt::Display for WordsOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            WordsOf::Way(way) => write!(f, "the label of {way:?}"),
            WordsOf::Node(node) => write!(f, "the caption of node {node}"),
        }
    }
}
