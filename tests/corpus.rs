//! The bundled SOPs and the corpus: they read without errors, and say the same in both notations.

use std::fs;
use std::path::{Path, PathBuf};

use lajur::diagnostic::{Diagnostic, Severity};
use lajur::lang::Lang;
use lajur::model::Catalogue;
use lajur::pipeline::check;
use lajur::source::Source;

fn read(path: &Path) -> (Catalogue, Vec<String>) {
    let text = fs::read_to_string(path).expect("a readable file");
    let sources = [Source::new(path.display().to_string(), text)];
    let checked = check(&sources);
    let faults = checked
        .findings
        .iter()
        .filter(|finding| finding.severity >= Severity::Warning)
        .map(|finding| show(finding, &sources[0]))
        .collect();
    (checked.catalogue, faults)
}

fn show(finding: &Diagnostic, source: &Source) -> String {
    let line = source.position(finding.span.start()).line;
    let text = finding.message.text(Lang::En);
    format!("{}:{line} {} {text}", source.name(), finding.code())
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
    ] {
        assert!(names.iter().any(|known| known == name), "no sample {name}");
    }
}

#[test]
fn all_of_them_read_without_a_fault() {
    for path in files() {
        assert_eq!(read(&path).1, Vec::<String>::new());
    }
}

#[test]
fn both_notations_give_the_same_model() {
    for path in files() {
        let (from_dsl, _) = read(&path);
        let (from_yaml, findings) = read(&in_yaml(&path));
        assert_eq!(findings, Vec::<String>::new());
        assert_eq!(from_dsl, from_yaml, "{}", path.display());
    }
}
