//! The logos that SOPs name, read from beside their files.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lajur::pipeline;

/// Larger files are not read. A scan of a logo has a tenth of it.
const LARGEST_MB: u64 = 16;

/// Reads logos; one that several SOPs share is read once.
#[derive(Debug, Default)]
pub struct Logos {
    read: RefCell<BTreeMap<PathBuf, Arc<[u8]>>>,
}

impl pipeline::Logos for Logos {
    fn read(&self, source: &str, path: &str) -> Option<io::Result<Arc<[u8]>>> {
        let folder = Path::new(source).parent().unwrap_or(Path::new(""));
        Some(self.file(folder.join(path)))
    }
}

impl Logos {
    fn file(&self, path: PathBuf) -> io::Result<Arc<[u8]>> {
        if let Some(bytes) = self.read.borrow().get(&path) {
            return Ok(bytes.clone());
        }
        let known = fs::metadata(&path)?;
        if known.len() > LARGEST_MB << 20 {
            return Err(ErrorKind::FileTooLarge.into());
        }
        let bytes: Arc<[u8]> = fs::read(&path)?.into();
        self.read.borrow_mut().insert(path, bytes.clone());
        Ok(bytes)
    }
}
