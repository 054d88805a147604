//! Reading the files and folders that a verb is given.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use lajur::diagnostic::Diagnostic;
use lajur::diagnostic::messages::SyntaxMessage;
use lajur::source::{FileKind, Source, Span};

use super::wording::{self, Wording};

/// Larger files are not read. It also keeps byte offsets far within 32 bits.
const LARGEST_MB: u64 = 64;

/// The endings of SOP files.
const ENDINGS: [&str; 3] = [".sop", ".sop.yaml", ".sop.yml"];

/// What could be read, and what could not.
#[derive(Debug, Default)]
pub struct Input {
    /// The files, in the order named; those of a folder in the order of their paths.
    pub sources: Vec<Source>,
    /// Files that are no UTF-8, as far as they can be shown.
    pub not_text: Vec<NotText>,
    /// How many of these files nobody named: data that stands beside the others.
    pub beside: usize,
    /// Paths that can't be read at all.
    pub unreadable: Vec<Wording>,
}

/// A file that is no UTF-8.
#[derive(Debug)]
pub struct NotText {
    /// The file, with what is no text replaced.
    pub source: Source,
    /// Where the first byte is that is no text.
    pub at: Span,
}

impl NotText {
    /// The finding, for the file's position in the list of sources.
    pub fn finding(&self, source: usize) -> Diagnostic {
        Diagnostic::new(SyntaxMessage::NotUtf8 {}, source, self.at)
    }
}

impl Input {
    /// Reads files, and the SOP files of folders and of all folders in them. A file named twice is read once.
    pub fn read(paths: &[PathBuf]) -> Input {
        let mut input = Input::default();
        let mut seen = BTreeSet::new();
        for path in paths {
            match files(path) {
                Ok(files) => files
                    .iter()
                    .filter(|file| {
                        seen.insert(fs::canonicalize(file).unwrap_or(file.to_path_buf()))
                    })
                    .for_each(|file| input.add(file)),
                Err(wording) => input.unreadable.push(wording),
            }
        }
        input
    }

    /// Reads the calendars and catalogues of regulations that stand beside the files read so far.
    pub fn add_data_beside(&mut self) {
        let known: BTreeSet<PathBuf> = self.sources.iter().map(|s| s.name().into()).collect();
        let folders: BTreeSet<PathBuf> = known.iter().map(|path| folder_of(path)).collect();
        let beside = folders.iter().flat_map(|folder| data_files(folder));
        let named = self.count();
        for path in beside.filter(|path| !known.contains(path)) {
            self.add(&path);
        }
        self.beside = self.count() - named;
    }

    /// Whether everything could be read.
    pub fn is_whole(&self) -> bool {
        self.unreadable.is_empty() && self.not_text.is_empty()
    }

    fn count(&self) -> usize {
        self.sources.len() + self.not_text.len()
    }

    fn add(&mut self, path: &Path) {
        match read_bytes(path) {
            Ok(bytes) => match text(&name(path), bytes) {
                Ok(source) => self.sources.push(source),
                Err(not_text) => self.not_text.push(not_text),
            },
            Err(wording) => self.unreadable.push(wording),
        }
    }
}

fn folder_of(path: &Path) -> PathBuf {
    path.parent().unwrap_or(Path::new("")).to_path_buf()
}

/// The data files in a folder, in the order of their names.
fn data_files(folder: &Path) -> BTreeSet<PathBuf> {
    let names = names_in(folder).into_iter();
    names
        .filter(|name| is_data(name))
        .map(|name| folder.join(name))
        .collect()
}

/// The names in a folder, sorted. One that can't be listed has none: the files named in it are told to be unreadable
/// themselves.
fn names_in(folder: &Path) -> BTreeSet<String> {
    let listed = match folder.as_os_str().is_empty() {
        true => fs::read_dir("."),
        false => fs::read_dir(folder),
    };
    let entries = listed.into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    names.collect()
}

/// Whether a file is taken for one of SOPs by its name alone.
pub fn is_sop(name: &str) -> bool {
    !name.starts_with('.') && ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Whether a file is taken for data by its name alone. Of the many `.ics` files in the world only those are that say so.
fn is_data(name: &str) -> bool {
    let hidden = name.starts_with('.');
    let stray = name.ends_with(".ics") && !name.ends_with(".calendar.ics");
    let kind = FileKind::of(name);
    !hidden && !stray && matches!(kind, FileKind::Calendar | FileKind::Regulations)
}

/// Reads one file.
pub fn one(path: &Path) -> Result<Source, Wording> {
    let bytes = read_bytes(path)?;
    text(&name(path), bytes).map_err(|_| wording::not_text(name(path)))
}

/// Reads one file, and after it the data that stand beside it.
pub fn one_with_data(path: &Path) -> Result<Vec<Source>, Wording> {
    let mut input = Input {
        sources: vec![one(path)?],
        ..Input::default()
    };
    input.add_data_beside();
    let not_text = input.not_text.into_iter();
    let mut not_text = not_text.map(|file| wording::not_text(file.source.name()));
    match input.unreadable.pop().or_else(|| not_text.next()) {
        Some(wording) => Err(wording),
        None => Ok(input.sources),
    }
}

/// The SOP files among files and folders, in the order named, those of a folder in the order of their paths.
pub fn sop_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Wording> {
    let mut all = Vec::new();
    for path in paths {
        all.extend(files(path)?);
    }
    Ok(all)
}

/// The other SOP files in the folder of one, in the order of their names, without the same SOP in the other notation.
pub fn sops_beside(path: &Path) -> Vec<PathBuf> {
    let folder = folder_of(path);
    let own = stem(path);
    let names = names_in(&folder).into_iter().filter(|name| is_sop(name));
    names
        .map(|name| folder.join(name))
        .filter(|other| stem(other) != own)
        .collect()
}

/// The name of a file without the ending of SOP files.
pub fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let stem = ENDINGS.iter().find_map(|ending| name.strip_suffix(ending));
    stem.unwrap_or(&name).to_string()
}

/// Reads the standard input, as a file of this name.
pub fn stdin(as_name: &str) -> Result<Source, Wording> {
    let mut bytes = Vec::new();
    let failed = |why| wording::cant_read("-", why);
    let mut limited = io::stdin().lock().take(LARGEST_MB << 20);
    limited.read_to_end(&mut bytes).map_err(failed)?;
    text(as_name, bytes).map_err(|_| wording::not_text("-"))
}

/// How findings and messages name a path: as it was given, without a leading `./`.
pub fn name(path: &Path) -> String {
    let inside = path.strip_prefix(".").ok();
    let shown = inside.filter(|inside| inside.file_name().is_some());
    shown.unwrap_or(path).to_string_lossy().into_owned()
}

fn text(name: &str, bytes: Vec<u8>) -> Result<Source, NotText> {
    String::from_utf8(bytes)
        .map(|text| Source::new(name, text))
        .map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let shown = String::from_utf8_lossy(error.as_bytes());
            let at = Span::new(valid, valid + char::REPLACEMENT_CHARACTER.len_utf8());
            NotText {
                source: Source::new(name, shown),
                at,
            }
        })
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, Wording> {
    let known = fs::metadata(path).map_err(|why| trouble(path, why))?;
    if known.is_dir() {
        return Err(wording::is_folder(name(path)));
    }
    if known.len() > LARGEST_MB << 20 {
        return Err(wording::too_large(name(path), LARGEST_MB));
    }
    fs::read(path).map_err(|why| trouble(path, why))
}

/// Why a path could not be read.
pub fn trouble(path: &Path, why: io::Error) -> Wording {
    match why.kind() {
        ErrorKind::NotFound => wording::missing(name(path)),
        ErrorKind::PermissionDenied => wording::forbidden(name(path)),
        _ => wording::cant_read(name(path), why),
    }
}

/// The file itself, or the SOP files in a folder.
fn files(path: &Path) -> Result<Vec<PathBuf>, Wording> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut found = Vec::new();
    walk(path, &mut found)?;
    found.sort();
    match found.is_empty() {
        true => Err(wording::no_sops(name(path))),
        false => Ok(found),
    }
}

/// Collects the SOP files below a folder. Hidden files and folders are left out, and links to folders are not
/// followed, so that no folder is walked in a circle.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Wording> {
    for entry in fs::read_dir(folder).map_err(|why| trouble(folder, why))? {
        let entry = entry.map_err(|why| trouble(folder, why))?;
        let file_name = entry.file_name();
        let file_name = file_name.to_string_lossy();
        let kind = entry.file_type().map_err(|why| trouble(folder, why))?;
        if file_name.starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            walk(&entry.path(), found)?;
        } else if ENDINGS.iter().any(|ending| file_name.ends_with(ending)) {
            found.push(entry.path());
        }
    }
    Ok(())
}
