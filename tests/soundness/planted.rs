//! A fault that is planted in a generated procedure is found, is the only one, and is named.

use lajur::diagnostic::{Diagnostic, Severity};
use lajur::pipeline::check;
use lajur::source::Source;

use crate::generator::{Fault, Shape, generate};

/// The shapes with the row or rows in which each of the faults is planted: the join, an exit to blame, the loop.
fn shapes(chain: usize, branches: usize, blocks: usize) -> [(Shape, [String; 3]); 3] {
    let block = blocks / 2;
    let branch = branches / 2;
    [
        (
            Shape::Chain(chain),
            ["gabung", "bagi", "pilih"].map(String::from),
        ),
        (
            Shape::Parallel(branches, 3),
            ["gabung".into(), "bagi".into(), format!("cabang{branch}-2")],
        ),
        (
            Shape::Blocks(blocks),
            [
                format!("gabung{block}"),
                format!("bagi{block}"),
                format!("kanan{block}"),
            ],
        ),
    ]
}

fn errors(source: &Source) -> Vec<Diagnostic> {
    let findings = check(std::slice::from_ref(source)).findings;
    findings
        .into_iter()
        .filter(|it| it.severity == Severity::Error)
        .collect()
}

/// The name of the activity in which a place lies.
fn row_at(source: &Source, at: usize) -> &str {
    let before = source.text()[..at]
        .rfind("activity ")
        .map_or(0, |found| found + 9);
    source.text()[before..].split(' ').next().unwrap()
}

fn all_found(chain: usize, branches: usize, blocks: usize) {
    for (shape, [join, split, decision]) in shapes(chain, branches, blocks) {
        let sound = Source::new("sound.sop", generate(shape, None));
        assert_eq!(errors(&sound), [], "{shape:?}");
        for fault in Fault::ALL {
            let source = Source::new("faulty.sop", generate(shape, Some(fault)));
            let chosen = if shape == Shape::Chain(chain) {
                &decision
            } else {
                &split
            };
            let (code, blamed, culprit) = match fault {
                Fault::WrongJoin => ("deadlock", &join, chosen),
                Fault::MissingExit => ("improper-completion", &join, &decision),
                Fault::Livelock => ("livelock", &"putar".to_string(), &"putar".to_string()),
                Fault::SecondToken => ("second-token", &join, &split),
            };
            let found = errors(&source);
            let codes: Vec<&str> = found.iter().map(Diagnostic::code).collect();
            assert_eq!(codes, [code], "{shape:?} {fault:?}");
            assert_eq!(
                row_at(&source, found[0].span.start()),
                *blamed,
                "{shape:?} {fault:?}"
            );
            let places = found[0].labels.iter().map(|label| label.span.start());
            let mut rows = places.map(|at| row_at(&source, at));
            assert!(
                rows.any(|row| row == *culprit),
                "{shape:?} {fault:?}: {:?}",
                found[0]
            );
        }
    }
}

#[test]
fn in_small_procedures() {
    all_found(30, 3, 3);
    all_found(50, 5, 4);
}

#[test]
fn in_large_procedures() {
    all_found(1_000, 200, 200);
}
