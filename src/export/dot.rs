//! Graphviz DOT: a graph with a cluster for each lane.
//!
//! What a graph has no sign for stands in the tooltips of nodes and arrows, which an SVG shows, and as comments.

use std::fmt::Write;

use crate::model::{Catalogue, SopId};
use crate::render::content::words::SymbolWord;

use super::chart::{Arrow, Chart, Line, Node, Way, chart};
use super::{chosen, wrap};

/// The letters in a line of a node.
const ROOM: usize = 28;

/// The letters in a line on an arrow.
const LABEL_ROOM: usize = 22;

/// The graph of these SOPs of a catalogue, as DOT. Several stand side by side in it, each in a cluster of its own.
pub fn dot(catalogue: &Catalogue, sops: &[SopId]) -> String {
    let charts: Vec<Chart> = chosen(catalogue, sops).map(|(_, sop)| chart(sop)).collect();
    let mut page = Page::default();
    page.head(&charts);
    for (at, chart) in charts.iter().enumerate() {
        page.chart(chart, (charts.len() > 1).then_some(at));
    }
    page.line(0, "}");
    page.text
}

/// A text in the making. Writing to a string never fails.
#[derive(Default)]
struct Page {
    text: String,
    clusters: usize,
}

impl Page {
    fn line(&mut self, depth: usize, line: &str) {
        let _ = writeln!(self.text, "{:1$}{line}", "", depth * 2);
    }

    fn head(&mut self, charts: &[Chart]) {
        let titles: Vec<&str> = charts.iter().map(|c| c.sop.title.value.as_str()).collect();
        let names: Vec<&str> = charts.iter().map(|c| c.sop.name.value.as_str()).collect();
        self.line(0, &format!("digraph {} {{", quoted(&names.join(" "))));
        let title = quoted(&wrap::in_one_line(&titles.join(" · ")));
        self.line(
            1,
            &format!(
                "graph [label={title}, labelloc=t, rankdir=TB, newrank=true, fontname=\"Arial\"];"
            ),
        );
        self.line(1, "node [fontname=\"Arial\", fontsize=11, shape=box];");
        self.line(1, "edge [fontname=\"Arial\", fontsize=10];");
    }

    fn open_cluster(&mut self, depth: usize, title: &str) {
        self.clusters += 1;
        let number = self.clusters;
        self.line(depth, &format!("subgraph cluster_{number} {{"));
        self.line(
            depth + 1,
            &format!("label={};", quoted(&wrap::in_one_line(title))),
        );
    }

    fn chart(&mut self, chart: &Chart, frame: Option<usize>) {
        let depth = 1 + usize::from(frame.is_some());
        if frame.is_some() {
            self.open_cluster(1, &chart.sop.title.value);
        }
        for detail in &chart.details {
            self.line(depth, &format!("// {detail}"));
        }
        let ids: Vec<String> = chart
            .nodes
            .iter()
            .map(|node| id(chart, node, frame))
            .collect();
        self.lanes(depth, chart, &ids);
        if frame.is_some() {
            self.line(1, "}");
        }
        for arrow in &chart.arrows {
            self.arrow(arrow, &ids);
        }
    }

    fn lanes(&mut self, depth: usize, chart: &Chart, ids: &[String]) {
        for (inner, line) in chart.outline() {
            let depth = depth + inner;
            match line {
                Line::Group(title) | Line::Lane(_, title) => self.open_cluster(depth, title),
                Line::Node(at, node) => self.node(depth, node, ids.get(at)),
                Line::Close => self.line(depth, "}"),
            }
        }
    }

    fn node(&mut self, depth: usize, node: &Node, id: Option<&String>) {
        let Some(id) = id else {
            return;
        };
        let lines: Vec<String> = node
            .words
            .iter()
            .flat_map(|text| wrap::lines(text, ROOM))
            .collect();
        let attributes = [
            ("label", lines.join("\n")),
            ("shape", shape(node.symbol).to_string()),
            ("style", style(node).to_string()),
            ("tooltip", node.details.join("\n")),
        ];
        self.line(depth, &format!("{id}{};", listed(&attributes)));
    }

    fn arrow(&mut self, arrow: &Arrow, ids: &[String]) {
        let (Some(from), Some(to)) = (ids.get(arrow.from), ids.get(arrow.to)) else {
            return;
        };
        let label = arrow.label.as_deref().unwrap_or_default();
        let style = match arrow.kind {
            Way::Plain => "",
            Way::Parallel => "bold",
            Way::Aside => "dashed",
        };
        let colour = if arrow.inferred { "gray50" } else { "" };
        let attributes = [
            ("label", wrap::lines(label, LABEL_ROOM).join("\n")),
            ("style", style.to_string()),
            ("color", colour.to_string()),
            ("tooltip", arrow.guard.clone().unwrap_or_default()),
        ];
        let listed = listed(&attributes);
        self.line(1, &format!("{from} -> {to}{listed};"));
    }
}

/// The id of a node: its name, behind that of its SOP where there are several.
fn id(chart: &Chart, node: &Node, frame: Option<usize>) -> String {
    match frame {
        Some(at) => quoted(&format!(
            "{}/{}/{}",
            at + 1,
            chart.sop.name.value,
            node.name
        )),
        None => quoted(&node.name),
    }
}

fn shape(symbol: SymbolWord) -> &'static str {
    match symbol {
        SymbolWord::Start | SymbolWord::End | SymbolWord::Task => "box",
        SymbolWord::Decision => "diamond",
        SymbolWord::Wait => "hexagon",
        SymbolWord::Call => "component",
    }
}

/// Round ends for starts and ends; what is inferred is dashed.
fn style(node: &Node) -> &'static str {
    let round = matches!(node.symbol, SymbolWord::Start | SymbolWord::End);
    match (round, node.inferred) {
        (true, true) => "rounded,dashed",
        (true, false) => "rounded",
        (false, true) => "dashed",
        (false, false) => "",
    }
}

/// Attributes in brackets, with a blank before them; nothing where none has a value.
fn listed(attributes: &[(&str, String)]) -> String {
    let said = attributes.iter().filter(|(_, value)| !value.is_empty());
    let each: Vec<String> = said
        .map(|(name, value)| format!("{name}={}", quoted(value)))
        .collect();
    match each.is_empty() {
        true => String::new(),
        false => format!(" [{}]", each.join(", ")),
    }
}

/// A text as DOT quotes it. `&` is written as the entity that Graphviz would read it for.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '&' => quoted.push_str("&amp;"),
            other if other.is_control() => quoted.push(' '),
            other => quoted.push(other),
        }
    }
    quoted + "\""
}
