//! One SOP file drawn into one file or several.

use std::path::{Path, PathBuf};

use super::document::{Document, WithLogo};
use super::format::{self, Format};
use super::reading::Reading;
use super::{Args, Exit, Failure, Shell, input, output, show, wording};
use crate::cli::claims::Claims;
use crate::cli::show::show_errors;

/// A file to be written.
type Output = (PathBuf, Vec<u8>);

pub fn run(path: &Path, outputs: &[PathBuf], args: &Args, shell: &Shell) -> Result<Exit, Failure> {
    if !args.format.is_empty() {
        return Err(Failure::usage(wording::format_of_folder()));
    }
    let formats: Vec<Format> = outputs
        .iter()
        .map(|it| format_of(it))
        .collect::<Result<_, _>>()?;
    let reading = Reading::file(path).map_err(Failure::unreadable)?;
    let errors = reading.errors(0);
    if !errors.is_empty() {
        let exit = show_errors(&reading.sources, errors, shell);
        output::complain(&wording::not_drawn(input::name(path)), shell);
        return Ok(exit);
    }
    let document = Document::new(chosen(&reading, args)?, args.look.at(args.dpi));
    let mut exit = Exit::Clean;
    let mut files = Vec::new();
    for (path, format) in outputs.iter().zip(formats) {
        match document.files(format) {
            Ok(pages) => files.extend(format::names(path, pages.len()).into_iter().zip(pages)),
            Err(wording) => {
                output::complain(&wording, shell);
                exit = exit.max(Exit::Unreadable);
            }
        }
    }
    show(&reading, &reading.on_drawing(0, document.findings()), shell);
    claim(&reading, &files)?;
    Ok(exit.max(write(&files, shell)))
}

fn format_of(path: &Path) -> Result<Format, Failure> {
    let unknown = || match output::names_folder(path) {
        true => wording::output_is_folder(input::name(path)),
        false => wording::unknown_ending(input::name(path), format::ENDINGS),
    };
    Format::of(path).ok_or_else(|| Failure::usage(unknown()))
}

/// The SOP that is asked for, or all of the file.
fn chosen<'r>(reading: &'r Reading, args: &Args) -> Result<Vec<WithLogo<'r>>, Failure> {
    let mut sops = reading.sops(0);
    if sops.is_empty() {
        let name = reading.name(0).to_string();
        return Err(Failure::usage(wording::no_sop_in_file(name)));
    }
    let Some(name) = &args.sop else {
        return Ok(sops);
    };
    sops.retain(|(sop, _)| sop.name.value == *name);
    match sops.is_empty() {
        true => Err(Failure::usage(wording::no_such_sop(
            name.clone(),
            reading.sop_names(0),
        ))),
        false => Ok(sops),
    }
}

/// Sees that no file is written twice or over what is read, before anything is written.
fn claim(reading: &Reading, files: &[Output]) -> Result<(), Failure> {
    let mut claims = Claims::default();
    for source in &reading.sources {
        claims.source(Path::new(source.name()));
    }
    files.iter().try_for_each(|(path, _)| {
        let claimed = claims.output(path, reading.name(0));
        claimed.map_err(Failure::usage)
    })
}

/// Writes the files. One that can't be written does not keep the others back.
fn write(files: &[Output], shell: &Shell) -> Exit {
    let mut exit = Exit::Clean;
    for (path, bytes) in files {
        match output::try_write(path, bytes) {
            Ok(()) => output::say(&wording::written(input::name(path)), shell),
            Err(wording) => {
                output::complain(&wording, shell);
                exit = Exit::Unreadable;
            }
        }
    }
    exit
}
