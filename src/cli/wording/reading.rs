//! What stands in the way of reading files.

use std::fmt::Display;

use super::Wording;

/// A path leads nowhere.
pub fn missing(path: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` does not exist; check the spelling"),
        format!("`{path}` tidak ada; periksa penulisannya"),
    )
}

/// A path may not be read.
pub fn forbidden(path: impl Display) -> Wording {
    Wording::new(
        format!("you have no permission to read `{path}`"),
        format!("Anda tidak berhak membaca `{path}`"),
    )
}

/// A folder was named where a file is needed.
pub fn is_folder(path: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` is a folder; name a file in it"),
        format!("`{path}` adalah folder; sebutkan berkas di dalamnya"),
    )
}

/// A folder holds no SOP file.
pub fn no_sops(path: impl Display) -> Wording {
    Wording::new(
        format!("the folder `{path}` holds no SOP file; their names end in `.sop` or `.sop.yaml`"),
        format!(
            "folder `{path}` tidak memuat berkas SOP; namanya berakhiran `.sop` atau `.sop.yaml`"
        ),
    )
}

/// A file is larger than is read.
pub fn too_large(path: impl Display, limit: u64) -> Wording {
    Wording::new(
        format!("`{path}` is larger than {limit} MB, too large for an SOP file"),
        format!("`{path}` lebih besar dari {limit} MB, terlalu besar untuk berkas SOP"),
    )
}

/// A file is no text.
pub fn not_text(path: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` is not UTF-8 text; save it as UTF-8 and try again"),
        format!("`{path}` bukan teks UTF-8; simpan sebagai UTF-8 lalu coba lagi"),
    )
}

/// Any other trouble with reading.
pub fn cant_read(path: impl Display, why: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` can't be read: {why}"),
        format!("`{path}` tidak dapat dibaca: {why}"),
    )
}

/// The standard input can be read once and alone.
pub fn stdin_alone() -> Wording {
    Wording::new(
        "`-` reads the standard input and can't stand beside other files",
        "`-` membaca masukan standar dan tidak dapat disertai berkas lain",
    )
}
