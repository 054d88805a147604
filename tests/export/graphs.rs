//! Mermaid and DOT.

use std::fs;
use std::process::Command;

use insta::assert_snapshot;
use lajur::export::{dot, mermaid};
use lajur::model::Catalogue;

use crate::folders::folder;
use crate::programs::run;
use crate::samples::{all, file, ids, ways};

fn of_mermaid(catalogue: &Catalogue) -> String {
    mermaid(catalogue, &ids(catalogue))
}

fn of_dot(catalogue: &Catalogue) -> String {
    dot(catalogue, &ids(catalogue))
}

fn counted(catalogue: &Catalogue) -> (usize, usize) {
    let nodes = catalogue.sops.iter().map(|sop| sop.nodes.len()).sum();
    let arrows = catalogue.sops.iter().map(|sop| ways(sop).len()).sum();
    (nodes, arrows)
}

/// The lines of a text that are no comments.
fn lines<'t>(text: &'t str, comment: &'t str) -> impl Iterator<Item = &'t str> {
    let lines = text.lines().map(str::trim);
    lines.filter(move |line| !line.starts_with(comment))
}

#[test]
fn mermaid_has_every_node_and_every_way() {
    for (name, catalogue) in all() {
        let text = of_mermaid(&catalogue);
        let is_arrow = |line: &&str| {
            ["-->", "==>", "-.->"]
                .iter()
                .any(|arrow| line.contains(&format!(" {arrow}")))
        };
        let arrows = lines(&text, "%%").filter(is_arrow).count();
        let nodes = lines(&text, "%%").filter(|line| line.starts_with("n_") && !is_arrow(line));
        assert_eq!((nodes.count(), arrows), counted(&catalogue), "{name}");
        let opened = lines(&text, "%%")
            .filter(|line| line.starts_with("subgraph "))
            .count();
        let closed = lines(&text, "%%").filter(|line| *line == "end").count();
        assert_eq!(opened, closed, "{name}");
    }
}

/// Inside quotes nothing stands that Mermaid or its Markdown takes for a sign.
#[test]
fn no_text_breaks_mermaid() {
    for (name, catalogue) in all() {
        let text = of_mermaid(&catalogue);
        let body = text.split_once("flowchart TD\n").unwrap().1;
        for line in lines(body, "%%") {
            assert_eq!(line.matches('"').count() % 2, 0, "{name}: {line}");
            for quoted in line.split('"').skip(1).step_by(2) {
                let plain = quoted.replace("<br/>", " ");
                assert!(
                    !plain.contains(['<', '>', '&', '`', '*', '_', '[', ']', '{', '}', '|']),
                    "{name}: {line}"
                );
                let entity = |rest: &str| {
                    rest.split_once(';')
                        .is_some_and(|(number, _)| number.parse::<u32>().is_ok())
                };
                assert!(plain.split('#').skip(1).all(entity), "{name}: {line}");
            }
        }
    }
}

#[test]
fn dot_has_every_node_and_every_way() {
    for (name, catalogue) in all() {
        let text = of_dot(&catalogue);
        let body = || lines(&text, "//").filter(|line| line.starts_with('"'));
        let is_arrow = |line: &&str| outside_quotes(line).contains("->");
        let arrows = body().filter(is_arrow).count();
        assert_eq!(
            (body().filter(|line| !is_arrow(line)).count(), arrows),
            counted(&catalogue),
            "{name}"
        );
    }
}

/// What stands outside the quotes of a line; a quote that nothing closes is a failed test.
fn outside_quotes(line: &str) -> String {
    let (mut outside, mut quoted, mut escaped) = (String::new(), false, false);
    for letter in line.chars() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            other if !quoted => outside.push(other),
            _ => {}
        }
    }
    assert!(!quoted, "{line}");
    outside
}

#[test]
fn no_text_breaks_dot() {
    for (name, catalogue) in all() {
        let text = of_dot(&catalogue);
        let outside: Vec<String> = lines(&text, "//").map(outside_quotes).collect();
        let outside = outside.join("\n");
        assert_eq!(
            outside.matches('{').count(),
            outside.matches('}').count(),
            "{name}"
        );
        assert!(outside.is_ascii(), "{name}");
    }
}

#[test]
fn graphviz_draws_every_graph() {
    let file = folder("export", "graphviz").join("graph.dot");
    for (name, catalogue) in all() {
        fs::write(&file, of_dot(&catalogue)).unwrap();
        let Some(done) = run(Command::new("dot").arg("-Tsvg").arg(&file)) else {
            return;
        };
        assert!(done.status.success(), "{name}: {done:?}");
        let svg = String::from_utf8(done.stdout).unwrap();
        let drawn = (
            svg.matches("class=\"node\"").count(),
            svg.matches("class=\"edge\"").count(),
        );
        assert_eq!(drawn, counted(&catalogue), "{name}");
    }
}

#[test]
fn the_same_sop_gives_the_same_bytes() {
    for (_, catalogue) in all() {
        assert_eq!(of_mermaid(&catalogue), of_mermaid(&catalogue));
        assert_eq!(of_dot(&catalogue), of_dot(&catalogue));
    }
}

#[test]
fn two_samples_are_as_they_were_read() {
    for (name, path) in [
        ("kaltim", "sops/kaltim.sop"),
        ("node-kinds", "tests/corpus/node-kinds.sop"),
    ] {
        let catalogue = file(path);
        assert_snapshot!(format!("mermaid-{name}"), of_mermaid(&catalogue));
        assert_snapshot!(format!("dot-{name}"), of_dot(&catalogue));
    }
}
