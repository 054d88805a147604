//! What was read and drawn last.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lajur::diagnostic::Diagnostic;
use lajur::lang::Lang;
use lajur::render::scene_to_web_svg;

use super::super::render::document::{Document, How};
use super::super::render::format::Format;
use super::super::render::reading::Reading;
use super::{Wording, wording};

/// A file or a folder that is being worked on.
#[derive(Debug)]
pub struct Desk {
    target: PathBuf,
    how: How,
    /// The language of its user.
    pub lang: Lang,
    /// A number that grows whenever something is different.
    pub version: u64,
    reading: Result<Reading, Wording>,
    drawn: BTreeMap<String, Drawn>,
}

/// The pictures of a file.
#[derive(Debug, Default)]
struct Drawn {
    version: u64,
    pages: Vec<String>,
    findings: Vec<Diagnostic>,
}

/// What there is to see of a file.
#[derive(Debug)]
pub struct View<'a> {
    /// What was read.
    pub reading: &'a Reading,
    /// The file, as a position in it.
    pub file: usize,
    /// Its pages, as they were when it could last be drawn.
    pub pages: &'a [String],
    /// Whether it has changed since and can't be drawn.
    pub stale: bool,
    /// What is found in it and in drawing it.
    pub findings: Vec<Diagnostic>,
}

impl Desk {
    /// Reads a file or a folder.
    pub fn open(target: &Path, how: How, lang: Lang) -> Desk {
        Desk {
            reading: read(target),
            target: target.to_path_buf(),
            how,
            lang,
            version: 1,
            drawn: BTreeMap::new(),
        }
    }

    /// Reads it again, and tells whether anything is different.
    pub fn refresh(&mut self) -> bool {
        let reading = read(&self.target);
        let same = match (&self.reading, &reading) {
            (Ok(old), Ok(new)) => old.is_same(new),
            (Err(old), Err(new)) => old.text(self.lang) == new.text(self.lang),
            _ => false,
        };
        if !same {
            self.reading = reading;
            self.version += 1;
        }
        !same
    }

    /// A file as it is now, the first where none is named. Why there is nothing to see, and the pictures last drawn,
    /// where it can't be read.
    pub fn view(&mut self, file: Option<&str>) -> Result<View<'_>, (String, &[String])> {
        self.draw(file);
        let drawn = |name: Option<&str>| name.and_then(|name| self.drawn.get(name));
        let last = || drawn(file).or(self.drawn.values().next());
        match &self.reading {
            Err(why) => Err((why.text(self.lang), pages(last()))),
            Ok(reading) => match find(reading, file) {
                None => Err((self.nothing(reading), pages(last()))),
                Some(at) => Ok(self.view_of(reading, at, drawn(Some(reading.name(at))))),
            },
        }
    }

    fn view_of<'a>(&self, reading: &'a Reading, file: usize, drawn: Option<&'a Drawn>) -> View<'a> {
        let fresh = drawn.filter(|drawn| drawn.version == self.version);
        let found = fresh.map_or_else(Vec::new, |drawn| drawn.findings.clone());
        View {
            reading,
            file,
            pages: pages(drawn),
            stale: fresh.is_none(),
            findings: reading.all_findings(file, found),
        }
    }

    /// Draws a file, unless that is done or it has errors.
    fn draw(&mut self, file: Option<&str>) {
        let Ok(reading) = &self.reading else { return };
        let Some(at) = find(reading, file) else {
            return;
        };
        let drawn = self.drawn.entry(reading.name(at).to_string()).or_default();
        if drawn.version == self.version || !reading.errors(at).is_empty() {
            return;
        }
        let document = Document::new(reading.sops(at), self.how);
        let scenes = document.scenes(self.how.one_page).iter();
        *drawn = Drawn {
            version: self.version,
            pages: scenes.flat_map(scene_to_web_svg).collect(),
            findings: document.findings(),
        };
    }

    /// A file as a document; nothing where there is none or it can't be drawn.
    pub fn document(&self, file: Option<&str>, format: Format) -> Option<Vec<u8>> {
        let reading = self.reading.as_ref().ok()?;
        let at = find(reading, file)?;
        if !reading.errors(at).is_empty() {
            return None;
        }
        let document = Document::new(reading.sops(at), self.how);
        document.files(format).ok()?.into_iter().next()
    }

    /// Why there is no file to see.
    fn nothing(&self, reading: &Reading) -> String {
        let name = |file: &super::input::NotText| file.source.name().to_string();
        let not_text = reading.not_text.first().map(name).map(wording::not_text);
        let why = reading.unreadable.first().or(not_text.as_ref());
        why.map_or_else(String::new, |why| why.text(self.lang))
    }
}

fn read(target: &Path) -> Result<Reading, Wording> {
    match target.is_dir() {
        true => Ok(Reading::folder(target)),
        false => Reading::file(target),
    }
}

fn find(reading: &Reading, name: Option<&str>) -> Option<usize> {
    let mut files = reading.files.iter().copied();
    match name {
        Some(name) => files.find(|file| reading.name(*file) == name),
        None => files.next(),
    }
}

fn pages(drawn: Option<&Drawn>) -> &[String] {
    drawn.map_or(&[], |drawn| &drawn.pages)
}
