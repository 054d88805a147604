//! The formats of a document, and how their files are named.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

/// The endings, as a message lists them.
pub const ENDINGS: &str = "`.pdf`, `.docx`, `.html`, `.svg`, `.png`";

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Format {
    /// PDF, one file
    Pdf,
    /// Word, one file
    Docx,
    /// A web page, one file
    Html,
    /// SVG, a file for each page
    Svg,
    /// PNG, a file for each page
    Png,
}

impl Format {
    /// The format that the ending of a file's name tells.
    pub fn of(path: &Path) -> Option<Format> {
        let ending = path.extension()?.to_str()?;
        let mut all = Format::value_variants().iter().copied();
        all.find(|format| format.ending().eq_ignore_ascii_case(ending))
    }

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Docx => "docx",
            Format::Html => "html",
            Format::Svg => "svg",
            Format::Png => "png",
        }
    }

    /// The type of its files on the web.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Pdf => "application/pdf",
            Format::Docx => {
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            }
            Format::Html => "text/html; charset=utf-8",
            Format::Svg => "image/svg+xml",
            Format::Png => "image/png",
        }
    }
}

/// The names of so many files: one keeps the name, several are numbered.
pub fn names(path: &Path, count: usize) -> Vec<PathBuf> {
    match count {
        1 => vec![path.to_path_buf()],
        _ => (1..=count).map(|number| numbered(path, number)).collect(),
    }
}

fn numbered(path: &Path, number: usize) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{number}.{ending}"))
}

#[cfg(test)]
mod tests {
    use super::{Format, names};
    use std::path::{Path, PathBuf};

    #[test]
    fn the_ending_tells_the_format() {
        assert_eq!(Format::of(Path::new("a/b.sop.PDF")), Some(Format::Pdf));
        assert_eq!(Format::of(Path::new("pdf")), None);
        assert_eq!(Format::of(Path::new("a.doc")), None);
    }

    #[test]
    fn several_pages_are_numbered() {
        assert_eq!(names(Path::new("a/b.svg"), 1), [PathBuf::from("a/b.svg")]);
        let two = ["a/b-1.svg", "a/b-2.svg"].map(PathBuf::from);
        assert_eq!(names(Path::new("a/b.svg"), 2), two);
    }
}
