//! Folders for the files of a test.

use std::fs;
use std::path::{Path, PathBuf};

/// An empty folder of its own for a test of an area.
pub fn folder(area: &str, test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(area).join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}
