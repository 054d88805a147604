//! Mermaid: a flowchart with a subgraph for each lane.
//!
//! Every text stands in quotes, and whatever Mermaid or its Markdown could take for a sign of its own is written as an
//! entity. What a flowchart has no sign for follows as comments, which Mermaid passes over.

use std::fmt::Write;

use crate::model::{Catalogue, SopId};
use crate::render::content::words::SymbolWord;

use super::chart::{Arrow, Chart, Line, Node, Way, chart};
use super::ids::{Ids, word};
use super::{chosen, wrap};

/// The flowchart of these SOPs of a catalogue, as Mermaid. Several stand side by side in it, each in a subgraph of its own.
pub fn mermaid(catalogue: &Catalogue, sops: &[SopId]) -> String {
    let charts: Vec<Chart> = chosen(catalogue, sops).map(|(_, sop)| chart(sop)).collect();
    let mut page = Page::default();
    page.head(&charts);
    for chart in &charts {
        page.chart(chart, charts.len() > 1);
    }
    page.classes();
    page.text
}

/// A text in the making. Writing to a string never fails.
#[derive(Default)]
struct Page {
    text: String,
    ids: Ids,
    inferred: Vec<String>,
    inferred_arrows: Vec<usize>,
    arrows: usize,
}

impl Page {
    fn line(&mut self, depth: usize, line: &str) {
        let _ = writeln!(self.text, "{:1$}{line}", "", depth * 2);
    }

    fn head(&mut self, charts: &[Chart]) {
        let titles: Vec<&str> = charts.iter().map(|c| c.sop.title.value.as_str()).collect();
        let title = wrap::in_one_line(&titles.join(" · "));
        self.line(0, "---");
        self.line(0, &format!("title: {}", yaml(&title)));
        self.line(0, "---");
        self.line(0, "flowchart TD");
    }

    fn chart(&mut self, chart: &Chart, framed: bool) {
        let depth = 1 + usize::from(framed);
        if framed {
            let wish = format!("sop_{}", word(&chart.sop.name.value));
            self.open(1, wish, &chart.sop.title.value);
        }
        self.comments(depth, &chart.details);
        let ids: Vec<String> = chart
            .nodes
            .iter()
            .map(|node| self.id(chart, node, framed))
            .collect();
        self.lanes(depth, chart, &ids);
        if framed {
            self.line(1, "end");
        }
        for arrow in &chart.arrows {
            self.arrow(arrow, &ids);
        }
    }

    /// The id of a node: its name behind a letter, so that it is never a word of Mermaid's own.
    fn id(&mut self, chart: &Chart, node: &Node, framed: bool) -> String {
        let name = word(&node.name);
        let id = self.ids.fresh(match framed {
            true => format!("n_{}_{name}", word(&chart.sop.name.value)),
            false => format!("n_{name}"),
        });
        if node.inferred {
            self.inferred.push(id.clone());
        }
        id
    }

    fn lanes(&mut self, depth: usize, chart: &Chart, ids: &[String]) {
        for (inner, line) in chart.outline() {
            let depth = depth + inner;
            match line {
                Line::Group(title) => self.open(depth, "group".to_string(), title),
                Line::Lane(name, title) => {
                    self.open(depth, format!("lane_{}", word(name)), title);
                }
                Line::Node(at, node) => self.node(depth, node, ids.get(at)),
                Line::Close => self.line(depth, "end"),
            }
        }
    }

    fn open(&mut self, depth: usize, wish: String, title: &str) {
        let id = self.ids.fresh(wish);
        self.line(depth, &format!("subgraph {id}[{}]", quoted(title)));
    }

    fn node(&mut self, depth: usize, node: &Node, id: Option<&String>) {
        let Some(id) = id else {
            return;
        };
        self.comments(depth, &node.details);
        let (open, close) = brackets(node.symbol);
        let label = quoted(&node.words.join("\n"));
        self.line(depth, &format!("{id}{open}{label}{close}"));
    }

    fn arrow(&mut self, arrow: &Arrow, ids: &[String]) {
        let (Some(from), Some(to)) = (ids.get(arrow.from), ids.get(arrow.to)) else {
            return;
        };
        if let Some(guard) = &arrow.guard {
            self.comments(1, std::slice::from_ref(guard));
        }
        let line = match arrow.kind {
            Way::Plain => "-->",
            Way::Parallel => "==>",
            Way::Aside => "-.->",
        };
        let label = match &arrow.label {
            Some(label) => format!("|{}|", quoted(label)),
            None => String::new(),
        };
        self.line(1, &format!("{from} {line}{label} {to}"));
        if arrow.inferred {
            self.inferred_arrows.push(self.arrows);
        }
        self.arrows += 1;
    }

    fn comments(&mut self, depth: usize, details: &[String]) {
        for detail in details {
            // Braces in a comment could be taken for a directive.
            let text = wrap::in_one_line(detail)
                .replace('{', "(")
                .replace('}', ")");
            self.line(depth, &format!("%% {text}"));
        }
    }

    /// What is inferred is drawn with a dashed outline, or paler.
    fn classes(&mut self) {
        if !self.inferred.is_empty() {
            let ids = self.inferred.join(",");
            self.line(1, "classDef inferred stroke-dasharray: 4 3");
            self.line(1, &format!("class {ids} inferred"));
        }
        if !self.inferred_arrows.is_empty() {
            let numbers: Vec<String> = self.inferred_arrows.iter().map(usize::to_string).collect();
            let numbers = numbers.join(",");
            self.line(1, &format!("linkStyle {numbers} stroke:#888888"));
        }
    }
}

fn brackets(symbol: SymbolWord) -> (&'static str, &'static str) {
    match symbol {
        SymbolWord::Start | SymbolWord::End => ("([", "])"),
        SymbolWord::Task => ("[", "]"),
        SymbolWord::Decision => ("{", "}"),
        SymbolWord::Wait => ("{{", "}}"),
        SymbolWord::Call => ("[[", "]]"),
    }
}

/// A text in quotes. An empty one is a blank, because Mermaid takes no empty quotes.
fn quoted(text: &str) -> String {
    let lines: Vec<String> = text
        .lines()
        .map(escaped)
        .filter(|l| !l.is_empty())
        .collect();
    match lines.is_empty() {
        true => "\" \"".to_string(),
        false => format!("\"{}\"", lines.join("<br/>")),
    }
}

/// A line with every letter as an entity that could be a sign of Mermaid's or Markdown's.
fn escaped(line: &str) -> String {
    let line = wrap::in_one_line(line);
    let numbered = line.find(|c: char| !c.is_ascii_digit()).unwrap_or_default();
    let mut escaped = String::new();
    for (at, letter) in line.char_indices() {
        let starts = at == 0 || (at == numbered && at > 0);
        let plain = letter.is_alphanumeric()
            || !letter.is_ascii()
            || letter == ' '
            || (!starts && ",.:-+?!/'=%".contains(letter));
        match plain {
            true => escaped.push(letter),
            false => {
                let _ = write!(escaped, "#{};", u32::from(letter));
            }
        }
    }
    escaped
}

/// A text as a string of YAML, which takes the strings of JSON.
fn yaml(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
