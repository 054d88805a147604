//! The picture against the model: all of it is there, once.

use std::collections::{BTreeMap, BTreeSet};

use lajur::model::{ColumnKind, NodeId, RowId, Sop};
use lajur::render::content;

use crate::picture::{Arrow, Connector, Page, Picture, Way, WordsOf};

use super::flow::TOUCH;
use super::{Faults, Rule};

/// The edges of the model.
fn edges(sop: &Sop) -> Vec<Way> {
    let mut edges = Vec::new();
    for (from, node) in sop.nodes.iter().enumerate() {
        for (exit, said) in node.exits.iter().enumerate() {
            for (target, to) in said.targets.iter().enumerate() {
                let to = to.node.value.0 as usize;
                edges.push(Way {
                    from,
                    exit,
                    target,
                    to,
                });
            }
        }
    }
    edges
}

pub fn every_edge_is_an_arrow(sop: &Sop, picture: &Picture, faults: &mut Faults) {
    let edges = edges(sop);
    for edge in &edges {
        if let Err(what) = drawn(picture, edge) {
            faults.add(Rule::EdgeLost, format!("{edge:?}: {what}"));
        }
    }
    let known: BTreeSet<&Way> = edges.iter().collect();
    for arrow in picture.pages.iter().flat_map(|page| &page.arrows) {
        if !known.contains(&arrow.way) {
            faults.add(
                Rule::EdgeLost,
                format!("{:?} is not in the model", arrow.way),
            );
        }
        if !arrow.begins && !arrow.ends {
            faults.add(
                Rule::EdgeLost,
                format!("{:?} only passes a page", arrow.way),
            );
        }
    }
}

/// Whether an edge is drawn once: whole, or up to a connector whose letter is on the page of its target, where an arrow
/// leads from it to the target.
fn drawn(picture: &Picture, edge: &Way) -> Result<(), String> {
    let mut begins = Vec::new();
    for page in &picture.pages {
        let own = page.arrows.iter().filter(|it| it.way == *edge && it.begins);
        begins.extend(own.map(|arrow| (page, arrow)));
    }
    let [(page, arrow)] = begins.as_slice() else {
        return Err(format!("begins {} times", begins.len()));
    };
    if arrow.ends {
        return Ok(());
    }
    let left = leaving(page, arrow).ok_or("leaves without a connector")?;
    let arrives = picture.pages.iter().any(|page| arrives(page, left));
    match arrives {
        true => Ok(()),
        false => Err(format!("nothing arrives from connector {}", left.letter)),
    }
}

fn leaving<'a>(page: &'a Page, arrow: &Arrow) -> Option<&'a Connector> {
    page.connectors.iter().find(|it| {
        it.leaving && it.to == arrow.way.to && it.outline.distance_to_line(arrow.tip()) <= TOUCH
    })
}

/// Whether an arrow leads from the counterpart of a connector to its target on a page.
fn arrives(page: &Page, left: &Connector) -> bool {
    let counterparts = page
        .connectors
        .iter()
        .filter(|it| !it.leaving && it.letter == left.letter && it.to == left.to);
    counterparts.into_iter().any(|it| {
        page.arrows.iter().any(|arrow| {
            arrow.ends
                && !arrow.begins
                && arrow.way.to == left.to
                && it.outline.distance_to_line(arrow.path[0]) <= TOUCH
        })
    })
}

pub fn letters_are_clear(picture: &Picture, faults: &mut Faults) {
    let mut targets: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut sides: BTreeMap<(&str, usize), BTreeSet<bool>> = BTreeMap::new();
    for page in &picture.pages {
        for connector in &page.connectors {
            let letter = connector.letter.as_str();
            targets.entry(letter).or_default().insert(connector.to);
            let both = sides.entry((letter, connector.to)).or_default();
            both.insert(connector.leaving);
            let touches = |at| connector.outline.distance_to_line(at) <= TOUCH;
            let used = |arrow: &Arrow| match connector.leaving {
                true => !arrow.ends && touches(arrow.tip()),
                false => !arrow.begins && touches(arrow.path[0]),
            };
            if !page.arrows.iter().any(used) {
                faults.add(Rule::ConnectorAlone, format!("{letter} has no arrow"));
            }
        }
    }
    for (letter, nodes) in targets.iter().filter(|(_, nodes)| nodes.len() > 1) {
        faults.add(
            Rule::LetterAmbiguous,
            format!("{letter} leads to {nodes:?}"),
        );
    }
    for ((letter, to), _) in sides.iter().filter(|(_, both)| both.len() < 2) {
        faults.add(Rule::ConnectorAlone, format!("{letter} to node {to}"));
    }
}

/// A text without its blanks, as lines may break anywhere.
fn bare(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

fn joined(lines: &[crate::picture::Line]) -> String {
    lines.iter().map(|line| bare(&line.words)).collect()
}

/// The words of an exit stand at each of its arrows, or at one where all of them say the same.
pub fn every_label_is_drawn(sop: &Sop, picture: &Picture, faults: &mut Faults) {
    let drawn: Vec<(Way, String)> = picture
        .pages
        .iter()
        .flat_map(|page| &page.words)
        .filter_map(|words| match words.of {
            WordsOf::Way(way) => Some((way, joined(&words.lines))),
            WordsOf::Node(_) => None,
        })
        .collect();
    for edge in edges(sop) {
        let node = &sop.nodes[edge.from];
        let exit = &node.exits[edge.exit];
        let Some(said) = content::exit_label(sop, node, exit, &exit.targets[edge.target]) else {
            continue;
        };
        let same_exit = |way: &Way| (way.from, way.exit) == (edge.from, edge.exit);
        let found = drawn
            .iter()
            .any(|(way, words)| same_exit(way) && *words == bare(&said));
        if !found {
            faults.add(Rule::LabelLost, format!("`{said}` of {edge:?}"));
        }
    }
}

pub fn every_node_is_drawn(sop: &Sop, picture: &Picture, faults: &mut Faults) {
    for at in 0..sop.nodes.len() {
        let pages = picture.pages.iter();
        let symbols = pages.flat_map(|page| page.symbols.iter().filter(|it| it.node == at));
        let mut said: Vec<String> = symbols.map(|it| joined(&it.lines)).collect();
        if said.is_empty() {
            faults.add(Rule::NodeLost, format!("node {at}"));
            continue;
        }
        let words = picture.pages.iter().flat_map(|page| &page.words);
        let own = words.filter(|words| words.of == WordsOf::Node(at));
        said.extend(own.map(|words| joined(&words.lines)));
        if let Some(caption) = content::caption(sop, NodeId(at as u32))
            && !said.contains(&bare(&caption))
        {
            faults.add(Rule::NodeLost, format!("`{caption}` of node {at}"));
        }
    }
}

/// Each text of a row is said by one of its columns, over all pages that the row goes on over.
pub fn every_cell_is_whole(sop: &Sop, picture: &Picture, faults: &mut Faults) {
    let shown: Vec<ColumnKind> = sop
        .columns
        .iter()
        .flat_map(|column| column.columns.iter().chain([column]))
        .map(|column| column.kind)
        .collect();
    use ColumnKind::{Activity, Needs, Note, Output};
    for at in 0..sop.rows.len() {
        let columns = columns_of(picture, at);
        for kind in [Activity, Needs, Output, Note] {
            if !sop.columns.is_empty() && !shown.contains(&kind) {
                continue;
            }
            for block in content::cell(sop, RowId(at as u32), kind).blocks {
                let words = bare(&block.text);
                if !columns.values().any(|column| column.contains(&words)) {
                    faults.add(Rule::TextLost, format!("`{}` of row {at}", block.text));
                }
            }
        }
    }
}

/// What a row says in each column, by where the column begins, over all pages.
fn columns_of(picture: &Picture, row: usize) -> BTreeMap<i64, String> {
    let mut columns: BTreeMap<i64, String> = BTreeMap::new();
    for page in &picture.pages {
        for cell in page.cells.iter().filter(|it| it.row == Some(row)) {
            let mut lines: Vec<&crate::picture::Line> = cell.lines.iter().collect();
            let place = |line: &crate::picture::Line| (line.rect.y1, line.rect.x0);
            lines.sort_by(|a, b| place(a).partial_cmp(&place(b)).expect("places are numbers"));
            let column = columns.entry((cell.rect.x0 * 10.0) as i64).or_default();
            column.extend(lines.iter().map(|line| bare(&line.words)));
        }
    }
    columns
}
