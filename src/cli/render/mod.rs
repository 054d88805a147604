//! `lajur render`: the document of an SOP, or of every SOP of a folder.
//!
//! What is to be drawn is read and checked as one catalogue (`reading`), each file is laid out once for all formats
//! that share their pages (`document`), and what comes of it is written to one file or several (`file`), or into a
//! folder with an index page (`folder`, `index`). The watcher draws in the same way.

pub mod document;
mod file;
mod folder;
pub mod format;
mod index;
pub mod reading;

use std::io::stderr;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use lajur::diagnostic::Diagnostic;
use lajur::render::{Paper, Parts};
use lajur::report::human;

use super::wording::{self, Wording};
use super::{Exit, Failure, Shell, input, output};
use document::How;
use format::Format;
use reading::Reading;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The SOP file, or a folder with SOP files
    #[arg(value_name = "FILE|FOLDER")]
    path: Option<PathBuf>,

    /// Where to write, one name or several; the ending (.pdf, .docx, .html, .svg, .png) tells the format. Pages of SVG
    /// and PNG become OUT-1, OUT-2, … For a folder, the folder to write into
    #[arg(short, long, value_name = "OUT", num_args = 1..)]
    output: Vec<PathBuf>,

    /// The formats, for a folder [default: pdf]
    #[arg(long, value_enum, value_name = "FORMAT", value_delimiter = ',')]
    format: Vec<Format>,

    #[command(flatten)]
    look: Look,

    /// The resolution of a PNG in dots per inch
    #[arg(long, value_name = "N", default_value_t = 150, value_parser = clap::value_parser!(u16).range(10..=1200))]
    dpi: u16,

    /// Draw only the SOP of this name
    #[arg(long, value_name = "NAME")]
    sop: Option<String>,
}

/// How documents are to look.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct Look {
    /// The paper
    #[arg(long, value_enum, default_value_t = Page::A4)]
    page: Page,

    /// Draw the whole table on one page, as long as it needs
    #[arg(long)]
    one_page: bool,

    /// Draw the table alone, without the identity of the SOP
    #[arg(long)]
    table_only: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Page {
    /// 297 x 210 mm
    A4,
    /// 330 x 215 mm, the folio of Indonesian offices
    F4,
    /// 11 x 8.5 inches
    Letter,
}

impl From<Page> for Paper {
    fn from(page: Page) -> Paper {
        match page {
            Page::A4 => Paper::A4,
            Page::F4 => Paper::F4,
            Page::Letter => Paper::Letter,
        }
    }
}

impl Look {
    /// What that comes to, with a resolution for PNG.
    pub fn at(self, dpi: u16) -> How {
        How {
            paper: self.page.into(),
            parts: match self.table_only {
                true => Parts::Table,
                false => Parts::Document,
            },
            one_page: self.one_page,
            dpi,
        }
    }
}

impl Args {
    /// What to draw, and where to. `-o OUT FILE` names the file last, after the outputs.
    fn places(&self) -> Result<(&Path, &[PathBuf]), Failure> {
        match (&self.path, self.output.as_slice()) {
            (Some(path), outputs) if !outputs.is_empty() => Ok((path, outputs)),
            (None, [outputs @ .., path]) if !outputs.is_empty() => Ok((path, outputs)),
            _ => Err(Failure::usage(wording::nothing_to_draw())),
        }
    }
}

pub fn run(args: &Args, shell: &Shell) -> Result<Exit, Failure> {
    let (path, outputs) = args.places()?;
    match path.is_dir() {
        true => folder::run(path, outputs, args, shell),
        false => file::run(path, outputs, args, shell),
    }
}

fn report(wordings: &[Wording], shell: &Shell) {
    for wording in wordings {
        output::complain(wording, shell);
    }
}

/// Draws findings beside the output.
fn show(reading: &Reading, findings: &[Diagnostic], shell: &Shell) {
    let text = human(&reading.sources, findings, &shell.style(&stderr()));
    output::tell(&text);
}
