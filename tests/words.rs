//! Holds the word table, the grammar and the reference together.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use lajur::lang::{Lang, WORDS};

fn project_file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The words in quotes in the grammar, each by itself.
fn grammar_words() -> BTreeSet<String> {
    project_file("grammar/sop.pest")
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| {
            line.split('"')
                .skip(1)
                .step_by(2)
                .map(str::to_string)
                .collect::<Vec<_>>()
        })
        .filter(|word| {
            word.len() > 1 && word.starts_with(|first: char| first.is_ascii_alphabetic())
        })
        .collect()
}

/// The words of every spelling in the table, each by itself.
fn table_words() -> BTreeSet<String> {
    WORDS
        .iter()
        .flat_map(|word| Lang::ALL.map(|lang| word.spellings(lang)).concat())
        .flat_map(|spelling| spelling.split(' ').map(str::to_string))
        .collect()
}

#[test]
fn the_grammar_knows_every_word_of_the_table() {
    // Keys of the YAML notation alone.
    let yaml_only = ["title", "judul", "exits", "cabang"];
    let missing: Vec<String> = table_words()
        .difference(&grammar_words())
        .filter(|word| !yaml_only.contains(&word.as_str()))
        .cloned()
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn the_table_knows_every_word_of_the_grammar() {
    let unknown: Vec<String> = grammar_words()
        .difference(&table_words())
        .cloned()
        .collect();
    assert_eq!(unknown, Vec::<String>::new());
}

#[test]
fn no_spelling_means_two_words_of_one_group() {
    // `at most` before a time and before a count are one spelling in English and two in Indonesian.
    let shared = ["at most"];
    let mut seen = std::collections::BTreeMap::new();
    for word in WORDS {
        for lang in Lang::ALL {
            for spelling in word.spellings(lang) {
                let key = (format!("{:?}", word.group()), *spelling);
                let first = seen.entry(key).or_insert(*word);
                assert!(
                    *first == *word || shared.contains(spelling),
                    "`{spelling}` is both {first:?} and {word:?}"
                );
            }
        }
    }
}

#[test]
fn the_reference_shows_every_word_in_both_languages() {
    let page = project_file("docs/language.md");
    let missing: Vec<&str> = WORDS
        .iter()
        .flat_map(|word| Lang::ALL.map(|lang| word.spelling(lang)))
        .filter(|spelling| !page.contains(&format!("`{spelling}`")))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}
