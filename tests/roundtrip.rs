//! Printing and reading again gives the same tree, in both notations and both languages.

use lajur::diagnostic::Diagnostics;
use lajur::lang::Lang;
use lajur::source::Source;
use lajur::syntax::format::{to_dsl, to_yaml};
use lajur::syntax::parse;
use lajur::syntax::tree::Tree;

const KITCHEN: &str = include_str!("format/kitchen.sop");

fn read(name: &str, text: &str) -> Tree {
    let mut diagnostics = Diagnostics::new();
    let tree = parse(&Source::new(name, text), &mut diagnostics);
    let faults: Vec<String> = diagnostics
        .iter()
        .filter(|finding| finding.code() != "other-language")
        .map(|finding| format!("{:?}: {}", finding.span, finding.message.text(Lang::En)))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}\n{text}");
    tree
}

fn comments(tree: &Tree) -> Vec<&str> {
    let mut texts: Vec<&str> = tree
        .comments
        .iter()
        .map(|comment| comment.text.trim())
        .collect();
    texts.sort_unstable();
    texts
}

#[test]
fn dsl_reads_back() {
    let tree = read("a.sop", KITCHEN);
    for words in Lang::ALL {
        let printed = to_dsl(&tree, words);
        eprintln!("{printed}");
        let again = read("a.sop", &printed);
        similar_asserts(&tree, &again);
        assert_eq!(comments(&tree), comments(&again));
        assert_eq!(printed, to_dsl(&again, words));
    }
}

fn similar_asserts(left: &Tree, right: &Tree) {
    for (left, right) in left.items.iter().zip(&right.items) {
        for (left, right) in left.items.iter().zip(&right.items) {
            assert_eq!(left, right);
        }
    }
    assert_eq!(left.items, right.items);
}

#[test]
fn yaml_reads_back() {
    let tree = read("a.sop", KITCHEN);
    for words in Lang::ALL {
        let printed = to_yaml(&tree, words);
        eprintln!("{printed}");
        let again = read("a.sop.yaml", &printed);
        similar_asserts(&tree, &again);
        assert_eq!(comments(&tree), comments(&again));
        assert_eq!(again.lang, words);
        assert_eq!(printed, to_yaml(&again, words));
    }
}
