//! The package: the parts of the document in a ZIP file, with the list of what each of them is.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::render::RenderError;

/// A file of the package.
pub struct Part {
    /// Where it is, from the root of the package.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Part {
    /// A part with this content.
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Part {
            path: path.into(),
            bytes: bytes.into(),
        }
    }
}

/// Packs the parts in their order. No clock is read: every part bears the first day that the format knows.
pub fn pack(parts: &[Part]) -> Result<Vec<u8>, RenderError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        zip.start_file(part.path.as_str(), options)
            .map_err(|_| RenderError::Drawing)?;
        zip.write_all(&part.bytes)
            .map_err(|_| RenderError::Drawing)?;
    }
    let file = zip.finish().map_err(|_| RenderError::Drawing)?;
    Ok(file.into_inner())
}
