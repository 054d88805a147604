//! `lajur render`: the procedure table of an SOP as a picture.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use lajur::diagnostic::Severity;
use lajur::model::{Catalogue, Sop};
use lajur::pipeline;
use lajur::render::{Options, Paper, RenderError, scene_to_png, scene_to_svg, to_scene};

use super::show::show_errors;
use super::wording::Wording;
use super::{Exit, Failure, Shell, input, output};

const FORMATS: &str = "`.svg`, `.png`";

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The SOP file
    file: PathBuf,

    /// Where to write; the ending (.svg, .png) tells the format. Several pages become OUT-1, OUT-2, …
    #[arg(short, long, value_name = "OUT")]
    output: PathBuf,

    /// Draw the whole table on one page, as long as it needs
    #[arg(long)]
    one_page: bool,

    /// The resolution of a PNG in dots per inch
    #[arg(long, value_name = "N", default_value_t = 150, value_parser = clap::value_parser!(u16).range(10..=1200))]
    dpi: u16,

    /// The paper
    #[arg(long, value_enum, default_value_t = Page::A4)]
    page: Page,

    /// Draw only the SOP of this name
    #[arg(long, value_name = "NAME")]
    sop: Option<String>,
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

#[derive(Debug, Clone, Copy)]
enum Format {
    Svg,
    Png,
}

pub fn run(args: &Args, shell: &Shell) -> Result<Exit, Failure> {
    let format = format(&args.output)?;
    let sources = input::one_with_data(&args.file).map_err(Failure::unreadable)?;
    let checked = pipeline::check(&sources);
    if checked
        .findings
        .iter()
        .any(|f| f.severity == Severity::Error)
    {
        let exit = show_errors(&sources, checked.findings, shell);
        output::complain(&Wording::NotDrawn(input::name(&args.file)), shell);
        return Ok(exit);
    }
    let mut pages = Vec::new();
    for sop in chosen(&checked.catalogue, args)? {
        pages.extend(draw(sop, format, args, shell)?);
    }
    write(&args.output, &pages, shell)
}

fn format(path: &Path) -> Result<Format, Failure> {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    match ending.to_str() {
        Some("svg") => Ok(Format::Svg),
        Some("png") => Ok(Format::Png),
        _ => Err(Failure::usage(Wording::UnknownEnding(
            input::name(path),
            FORMATS,
        ))),
    }
}

/// The SOP that is asked for, or all of the file.
fn chosen<'c>(catalogue: &'c Catalogue, args: &Args) -> Result<Vec<&'c Sop>, Failure> {
    let Some(name) = &args.sop else {
        return Ok(catalogue.sops.iter().collect());
    };
    let named: Vec<&Sop> = catalogue
        .sops
        .iter()
        .filter(|sop| sop.name.value == *name)
        .collect();
    if named.is_empty() {
        let all = catalogue
            .sops
            .iter()
            .map(|sop| sop.name.value.clone())
            .collect();
        return Err(Failure::usage(Wording::NoSuchSop(name.clone(), all)));
    }
    Ok(named)
}

fn draw(sop: &Sop, format: Format, args: &Args, shell: &Shell) -> Result<Vec<Vec<u8>>, Failure> {
    let options = Options {
        paper: args.page.into(),
        one_page: args.one_page,
        ..Options::default()
    };
    let scene = to_scene(sop, &options);
    if scene.missing() > 0 {
        let wording = Wording::NoRoom(sop.name.value.clone(), scene.missing());
        output::complain(&wording, shell);
    }
    match format {
        Format::Svg => Ok(scene_to_svg(&scene)
            .into_iter()
            .map(String::into_bytes)
            .collect()),
        Format::Png => scene_to_png(&scene, f32::from(args.dpi)).map_err(|why| match why {
            RenderError::TooLarge => Failure::usage(Wording::TooManyPixels(args.dpi)),
            RenderError::Drawing => Failure::unreadable(Wording::CantDraw(sop.name.value.clone())),
        }),
    }
}

/// Writes the pages: one keeps the name, several are numbered.
fn write(path: &Path, pages: &[Vec<u8>], shell: &Shell) -> Result<Exit, Failure> {
    for (at, page) in pages.iter().enumerate() {
        let path = match pages.len() {
            1 => path.to_path_buf(),
            _ => numbered(path, at + 1),
        };
        output::write_file(&path, page)?;
        output::say(&Wording::Written(input::name(&path)), shell);
    }
    Ok(Exit::Clean)
}

fn numbered(path: &Path, number: usize) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!("{stem}-{number}.{ending}"))
}
