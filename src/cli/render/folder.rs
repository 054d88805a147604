//! The SOP files of a folder drawn into another, with an index page.
//!
//! Files are drawn on all cores, so many at a time, and written in the order of their paths: what is written and said
//! does not depend on which was drawn first.

use std::path::{Path, PathBuf};

use lajur::diagnostic::Diagnostic;
use rayon::prelude::*;

use super::super::claims::Claims;
use super::document::{Document, How};
use super::format::{self, Format};
use super::index::{Entry, Outcome, index};
use super::reading::Reading;
use super::{Args, Exit, Failure, Shell, Wording, input, output, report, show, wording};
use crate::cli::show::show_errors;

/// How many files are drawn before they are written: enough for all cores, and not too many to hold.
const AT_ONCE: usize = 64;

/// The name of the index page.
const INDEX: &str = "index.html";

pub fn run(from: &Path, outputs: &[PathBuf], args: &Args, shell: &Shell) -> Result<Exit, Failure> {
    let [into] = outputs else {
        return Err(Failure::usage(wording::one_folder(input::name(from))));
    };
    if args.sop.is_some() {
        return Err(Failure::usage(wording::sop_of_folder()));
    }
    if Format::of(into).is_some() && !into.is_dir() {
        return Err(Failure::usage(wording::one_folder(input::name(from))));
    }
    let reading = Reading::folder(from);
    report(&reading.unreadable, shell);
    if reading.is_empty() {
        return Ok(Exit::Unreadable);
    }
    output::make_folder(into).map_err(Failure::unreadable)?;
    let mut job = Job::new(from, into, args, &reading, shell);
    for files in reading.files.chunks(AT_ONCE) {
        let drawn: Vec<_> = files.par_iter().map(|file| job.draw(*file)).collect();
        for (file, drawn) in files.iter().zip(drawn) {
            job.finish(*file, drawn);
        }
    }
    job.not_text();
    job.close()
}

/// The pages of a file in a format, or why there are none.
type Pages = Result<Vec<Vec<u8>>, Wording>;

/// What came of drawing a file.
struct Drawn {
    formats: Vec<(Format, Pages)>,
    findings: Vec<Diagnostic>,
}

/// A folder being drawn.
struct Job<'a> {
    from: &'a Path,
    into: &'a Path,
    formats: Vec<Format>,
    how: How,
    reading: &'a Reading,
    shell: &'a Shell,
    claims: Claims,
    entries: Vec<Entry>,
    exit: Exit,
}

impl<'a> Job<'a> {
    fn new(
        from: &'a Path,
        into: &'a Path,
        args: &Args,
        reading: &'a Reading,
        shell: &'a Shell,
    ) -> Self {
        let mut formats = match args.format.as_slice() {
            [] => vec![Format::Pdf],
            formats => formats.to_vec(),
        };
        formats.sort();
        formats.dedup();
        let mut claims = Claims::default();
        for source in &reading.sources {
            claims.source(Path::new(source.name()));
        }
        let mut job = Job {
            from,
            into,
            formats,
            how: args.look.at(args.dpi),
            reading,
            shell,
            claims,
            entries: Vec::new(),
            exit: Exit::Clean,
        };
        if !reading.unreadable.is_empty() {
            job.exit = Exit::Unreadable;
        }
        // A source of this name would be no SOP file, so the place is free.
        let _ = job.claims.output(&into.join(INDEX), INDEX);
        job
    }

    /// Draws a file in all formats; nothing where it has errors.
    fn draw(&self, file: usize) -> Option<Drawn> {
        if !self.reading.errors(file).is_empty() {
            return None;
        }
        let document = Document::new(self.reading.sops(file), self.how);
        let draw = |format: &Format| (*format, document.files(*format));
        let formats = self.formats.iter().map(draw).collect();
        Some(Drawn {
            formats,
            findings: self.reading.on_drawing(file, document.findings()),
        })
    }

    /// Writes what was drawn of a file, and notes it for the index.
    fn finish(&mut self, file: usize, drawn: Option<Drawn>) {
        let outcome = match drawn {
            Some(drawn) => self.write(file, drawn),
            None => {
                let errors = self.reading.errors(file);
                show_errors(&self.reading.sources, errors.clone(), self.shell);
                self.fail(wording::not_drawn(self.reading.name(file)), Exit::Findings);
                Outcome::faulty(self.reading, &errors, self.shell.lang)
            }
        };
        let name = self.below(Path::new(self.reading.name(file)));
        self.entries
            .extend(Entry::of(self.reading, file, name, outcome));
    }

    fn write(&mut self, file: usize, drawn: Drawn) -> Outcome {
        let name = self.reading.name(file).to_string();
        show(self.reading, &drawn.findings, self.shell);
        let mut outcome = Outcome::default();
        for (format, pages) in drawn.formats {
            let place = self.place(Path::new(&name), format);
            let written = pages.and_then(|pages| self.write_pages(&place, &pages, &name));
            match written {
                Ok(files) => outcome.add(format, files),
                Err(wording) => {
                    outcome.why.push(wording.text(self.shell.lang));
                    self.fail(wording, Exit::Unreadable);
                }
            }
        }
        outcome
    }

    /// Writes the pages of one format, all of them or, where a place is taken, none; the names are those in the folder.
    fn write_pages(
        &mut self,
        place: &Path,
        pages: &[Vec<u8>],
        source: &str,
    ) -> Result<Vec<PathBuf>, Wording> {
        let names = format::names(place, pages.len());
        for name in &names {
            self.claims.output(&self.into.join(name), source)?;
        }
        if let Some(folder) = self.into.join(place).parent() {
            output::make_folder(folder)?;
        }
        for (name, page) in names.iter().zip(pages) {
            output::try_write(&self.into.join(name), page)?;
        }
        Ok(names)
    }

    /// The files that are no text, for the index; there is nothing to draw.
    fn not_text(&mut self) {
        let reading = self.reading;
        for file in &reading.not_text {
            let name = file.source.name();
            let wording = wording::not_text(name);
            let why = wording.text(self.shell.lang);
            let name = self.below(Path::new(name));
            self.entries.push(Entry::unread(name, why));
            self.fail(wording, Exit::Unreadable);
        }
    }

    /// Writes the index and says how many were drawn.
    fn close(mut self) -> Result<Exit, Failure> {
        let title = folder_name(self.from);
        self.entries.sort_by(|a, b| a.file.cmp(&b.file));
        let page = index(&title, &self.entries, self.shell.lang);
        let place = self.into.join(INDEX);
        output::write_file(&place, page.as_bytes())?;
        let (drawn, all) = Entry::count(&self.entries);
        let wording = wording::drawn(drawn, all, input::name(&place));
        output::say(&wording, self.shell);
        Ok(self.exit)
    }

    fn fail(&mut self, wording: Wording, exit: Exit) {
        output::complain(&wording, self.shell);
        self.exit = self.exit.max(exit);
    }

    /// A file's path below the folder that is drawn.
    fn below(&self, file: &Path) -> PathBuf {
        let from = PathBuf::from(input::name(self.from));
        file.strip_prefix(&from).unwrap_or(file).to_path_buf()
    }

    /// Where the document of a file is to stand, below the folder that is written.
    fn place(&self, file: &Path, format: Format) -> PathBuf {
        let below = self.below(file);
        let name = format!("{}.{}", input::stem(file), format.ending());
        below.with_file_name(name)
    }
}

/// What a folder is called, whichever way it was named.
fn folder_name(folder: &Path) -> String {
    let whole = folder.canonicalize().ok();
    let name = whole.as_deref().and_then(Path::file_name);
    name.map_or_else(|| input::name(folder), |it| it.to_string_lossy().into())
}
