//! Where the program writes: the standard output, messages beside it, and files.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::exit::Failure;
use super::input;
use super::shell::Shell;
use super::wording::{self, Wording};

/// Writes to the standard output. A reader that has gone away (`lajur check … | head`) is no failure.
pub fn print(text: &str) -> Result<(), Failure> {
    print_bytes(text.as_bytes())
}

/// Writes bytes to the standard output.
pub fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(why) if why.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::unreadable(wording::cant_write("stdout", why)))
        }
        _ => Ok(()),
    }
}

/// Says something beside the output.
pub fn say(wording: &Wording, shell: &Shell) {
    // Nobody is left to be told where the standard error is closed.
    let _ = writeln!(io::stderr().lock(), "{}", wording.text(shell.lang));
}

/// Says what went wrong.
pub fn complain(wording: &Wording, shell: &Shell) {
    let _ = writeln!(io::stderr().lock(), "lajur: {}", wording.text(shell.lang));
}

/// Writes a file whole or not at all: beside its place first, then moved there. Permissions stay as they were. A device
/// such as `/dev/null` is written to as it is.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    try_write(path, bytes).map_err(Failure::unreadable)
}

/// Does the same, and says what went wrong.
pub fn try_write(path: &Path, bytes: &[u8]) -> Result<(), Wording> {
    // A link is followed, so that the file it leads to is replaced and not the link.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if fs::metadata(&target).is_ok_and(|known| !known.is_file() && !known.is_dir()) {
        return fs::write(&target, bytes).map_err(|why| trouble(path, why));
    }
    let beside = beside(&target);
    let written = refuse_folder(&target)
        .and_then(|()| fs::write(&beside, bytes))
        .and_then(|()| keep_permissions(&target, &beside))
        .and_then(|()| fs::rename(&beside, &target));
    written.map_err(|why| {
        let _ = fs::remove_file(&beside);
        trouble(path, why)
    })
}

fn refuse_folder(target: &Path) -> io::Result<()> {
    match target.is_dir() {
        true => Err(ErrorKind::IsADirectory.into()),
        false => Ok(()),
    }
}

/// Makes a folder, and those above it.
pub fn make_folder(path: &Path) -> Result<(), Wording> {
    fs::create_dir_all(path).map_err(|why| match why.kind() {
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
            wording::not_a_folder(input::name(path))
        }
        _ => trouble(path, why),
    })
}

/// Why a file could not be written.
fn trouble(path: &Path, why: io::Error) -> Wording {
    let name = input::name(path);
    match why.kind() {
        ErrorKind::IsADirectory => wording::output_is_folder(name),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => wording::may_not_write(name),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            wording::disk_full(name)
        }
        ErrorKind::NotFound | ErrorKind::NotADirectory => no_place(path, why),
        _ => wording::cant_write(name, why),
    }
}

/// Why there is no place for a file: it names a folder itself, or its folder is a file or is not there.
fn no_place(path: &Path, why: io::Error) -> Wording {
    let name = input::name(path);
    match path.parent().filter(|it| !it.as_os_str().is_empty()) {
        _ if names_folder(path) => wording::output_is_folder(name),
        Some(folder) if folder.is_file() => wording::not_a_folder(input::name(folder)),
        Some(folder) if !folder.is_dir() => wording::no_folder(name, input::name(folder)),
        _ => wording::cant_write(name, why),
    }
}

/// Whether a path can only be that of a folder: there is one, or it ends as the path of one.
pub fn names_folder(path: &Path) -> bool {
    path.is_dir() || path.to_string_lossy().ends_with(std::path::is_separator)
}

fn keep_permissions(target: &Path, beside: &Path) -> io::Result<()> {
    match fs::metadata(target) {
        Ok(known) => fs::set_permissions(beside, known.permissions()),
        Err(_) => Ok(()),
    }
}

/// A hidden name in the same folder, of this process alone.
pub fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

/// Writes beside the output.
pub fn tell(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}
