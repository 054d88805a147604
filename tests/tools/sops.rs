//! The SOP files of the project: the bundled ones and the corpus.

use std::fs;
use std::path::{Path, PathBuf};

/// All that are written in the DSL, in the order of their paths.
pub fn sop_files() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = ["sops", "tests/corpus"]
        .iter()
        .flat_map(|folder| fs::read_dir(root.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "sop"))
        .collect();
    files.sort();
    files
}
