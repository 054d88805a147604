//! Printing and reading again gives the same tree, in both notations and both languages, and printing again the same
//! text.

mod trees;

use std::fs;
use std::path::Path;

use lajur::diagnostic::{Diagnostics, Severity};
use lajur::lang::Lang;
use lajur::source::Source;
use lajur::syntax::format::{to_dsl, to_yaml};
use lajur::syntax::parse;
use lajur::syntax::tree::Tree;

/// A way to print, and a name by which the text is read again.
type Notation = (fn(&Tree, Lang) -> String, &'static str);

const NOTATIONS: [Notation; 2] = [(to_dsl, "a.sop"), (to_yaml, "a.sop.yaml")];

fn read(name: &str, text: &str) -> Tree {
    let mut diagnostics = Diagnostics::new();
    let tree = parse(&Source::new(name, text), &mut diagnostics);
    let faults: Vec<String> = diagnostics
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .map(|finding| format!("{:?}: {}", finding.span, finding.message.text(Lang::En)))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}\n{text}");
    tree
}

fn comments(tree: &Tree) -> Vec<&str> {
    let texts = tree.comments.iter().map(|comment| comment.text.trim());
    let mut texts: Vec<&str> = texts.collect();
    texts.sort_unstable();
    texts
}

fn comes_back(tree: &Tree) {
    for words in Lang::ALL {
        for (print, name) in NOTATIONS {
            let printed = print(tree, words);
            let again = read(name, &printed);
            assert_eq!(tree.items, again.items, "{printed}");
            assert_eq!(comments(tree), comments(&again), "{printed}");
            assert_eq!(print(&again, words), printed);
            for (other, _) in NOTATIONS {
                let direct = other(tree, words);
                assert_eq!(
                    without_comments(&other(&again, words)),
                    without_comments(&direct)
                );
            }
        }
    }
}

/// A comment may stand above one statement in one notation and beside another in the other.
fn without_comments(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| line.split(" #").next().unwrap().trim());
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_construct_comes_back() {
    comes_back(&read("a.sop", include_str!("format/kitchen.sop")));
}

#[test]
fn every_sample_comes_back() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut read_files = 0;
    for folder in ["tests/corpus", "sops"] {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                continue;
            }
            let name = path.to_string_lossy().into_owned();
            comes_back(&read(&name, &fs::read_to_string(&path).unwrap()));
            read_files += 1;
        }
    }
    assert!(read_files > 4);
}

proptest::proptest! {
    #[test]
    fn any_tree_comes_back(tree in trees::tree()) {
        comes_back(&tree);
    }
}
