//! The bundled SOPs and the corpus: they have no errors, only what is known to be found in
//! them, and say the same in both notations.

use std::fs;
use std::path::{Path, PathBuf};

use lajur::diagnostic::{Diagnostic, Severity};
use lajur::lang::Lang;
use lajur::model::Catalogue;
use lajur::pipeline::check;
use lajur::source::Source;

fn read(path: &Path) -> (Catalogue, Vec<Diagnostic>) {
    let text = fs::read_to_string(path).expect("a readable file");
    let checked = check(&[Source::new(path.display().to_string(), text)]);
    (checked.catalogue, checked.findings)
}

/// A finding, for people who compare what is found in one notation with what is found in the other.
fn show(finding: &Diagnostic) -> String {
    format!("{} {}", finding.code(), finding.message.text(Lang::En))
}

/// What is found but not marked with a `?` by the author.
fn found(path: &Path) -> Vec<String> {
    let (_, findings) = read(path);
    let own = findings
        .iter()
        .filter(|finding| finding.code() != "inferred");
    own.map(show).collect()
}

/// The DSL files of both folders, in the order of their names.
fn files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [root.join("sops"), root.join("tests/corpus")];
    let entries = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).expect("a folder"));
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "sop"))
        .collect();
    files.sort();
    files
}

fn in_yaml(path: &Path) -> PathBuf {
    path.with_extension("sop.yaml")
}

#[test]
fn every_bullet_of_the_language_has_its_sample() {
    let names: Vec<String> = files()
        .iter()
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_string()))
        .collect();
    for name in [
        "kaltim",
        "lubuklinggau",
        "rows-and-nodes",
        "node-kinds",
        "several-actors",
        "parallel-and-conditional",
        "loops-and-repetition",
        "at-any-time",
        "rhythms",
        "times",
        "documents",
        "rules",
        "identity",
        "columns",
        "several-procedures",
        "inferred",
        "expressions",
        "scenario",
    ] {
        assert!(names.iter().any(|known| known == name), "no sample {name}");
    }
}

#[test]
fn none_of_them_has_an_error() {
    for path in files() {
        let (_, findings) = read(&path);
        let errors = findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error);
        let errors: Vec<String> = errors.map(show).collect();
        assert_eq!(errors, Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn what_is_found_in_them_has_been_read_by_a_person() {
    let mut list = String::new();
    for path in files() {
        let name = path.file_name().expect("a name").to_string_lossy();
        list.push_str(&format!("{name}\n"));
        for finding in found(&path) {
            list.push_str(&format!("  {finding}\n"));
        }
    }
    insta::assert_snapshot!(list);
}

#[test]
fn both_notations_say_the_same() {
    for path in files() {
        let yaml = in_yaml(&path);
        assert_eq!(read(&path).0, read(&yaml).0, "{}", path.display());
        let sorted = |mut found: Vec<String>| {
            found.sort();
            found
        };
        assert_eq!(
            sorted(found(&path)),
            sorted(found(&yaml)),
            "{}",
            path.display()
        );
    }
}
