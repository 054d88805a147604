//! Which files are written, so that none is written twice and no source is written over.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::input;
use super::wording::{self, Wording};

/// The places that are taken, each with what for.
#[derive(Debug, Default)]
pub struct Claims(BTreeMap<PathBuf, Claim>);

#[derive(Debug)]
enum Claim {
    /// It is read.
    Source,
    /// It is written for this.
    Output(String),
}

impl Claims {
    /// Takes the place of a file that is read.
    pub fn source(&mut self, path: &Path) {
        self.0.insert(real(path), Claim::Source);
    }

    /// Takes a place to write to, for what is said; or says why it can't be had.
    pub fn output(&mut self, path: &Path, purpose: &str) -> Result<(), Wording> {
        match self.0.get(&real(path)) {
            Some(Claim::Source) => return Err(wording::output_is_source(input::name(path))),
            Some(Claim::Output(other)) if other == purpose => {
                return Err(wording::named_twice(input::name(path)));
            }
            Some(Claim::Output(other)) => {
                return Err(wording::output_twice(input::name(path), other));
            }
            None => {}
        }
        let purpose = Claim::Output(purpose.to_string());
        self.0.insert(real(path), purpose);
        Ok(())
    }
}

/// The one way to say where a file is: its own, or where there is none yet, that of its folder and its name.
fn real(path: &Path) -> PathBuf {
    let in_folder = || {
        let folder = match path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        Some(fs::canonicalize(folder).ok()?.join(path.file_name()?))
    };
    let plain = || path.components().filter(|part| *part != Component::CurDir);
    fs::canonicalize(path)
        .ok()
        .or_else(in_folder)
        .unwrap_or_else(|| plain().collect())
}
