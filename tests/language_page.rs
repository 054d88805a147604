//! The language page: its examples hold, and it shows every word.

use lajur::diagnostic::Severity;
use lajur::lang::{Lang, WORDS};
use lajur::pipeline::check;
use lajur::source::Source;

const PAGE: &str = include_str!("../docs/language.md");

/// An example: its notation, the line of the page on which it begins, and its text.
struct Example {
    notation: &'static str,
    line: usize,
    text: String,
}

fn examples() -> Vec<Example> {
    let mut examples = Vec::new();
    let mut open: Option<Example> = None;
    for (at, line) in PAGE.lines().enumerate() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(notation), None) => {
                open = Some(Example {
                    notation,
                    line: at + 1,
                    text: String::new(),
                })
            }
            (Some(_), Some(example)) => examples.push(example),
            (None, Some(mut example)) => {
                example.text.push_str(line);
                example.text.push('\n');
                open = Some(example);
            }
            (None, None) => {}
        }
    }
    examples
}

fn faults(example: &Example, name: &str) -> Vec<String> {
    let checked = check(&[Source::new(name, example.text.as_str())]);
    let findings = checked.findings.iter();
    findings
        .filter(|finding| finding.severity >= Severity::Warning)
        // The page shows how to mark days of a kind that the document does not say.
        .filter(|finding| finding.code() != "unsaid-days")
        .map(|finding| format!("line {}: {}", example.line, finding.message.text(Lang::En)))
        .collect()
}

#[test]
fn its_whole_examples_hold() {
    let mut checked = 0;
    for example in examples() {
        let name = match example.notation {
            "sop" => "example.sop",
            "yaml" => "example.sop.yaml",
            _ => continue,
        };
        assert_eq!(faults(&example, name), Vec::<String>::new());
        checked += 1;
    }
    assert!(checked > 15, "only {checked} examples");
}

#[test]
fn it_shows_every_spelling_of_every_word() {
    let table = PAGE.split("## All words").last().unwrap_or_default();
    for word in WORDS {
        for lang in Lang::ALL {
            for spelling in word.spellings(lang) {
                assert!(table.contains(&format!("`{spelling}`")), "no `{spelling}`");
            }
        }
    }
}
