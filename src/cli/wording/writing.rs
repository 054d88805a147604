//! What was written, and what stands in the way of writing.

use std::fmt::Display;

use super::{Wording, counted};

/// A file can't be written.
pub fn cant_write(path: impl Display, why: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` can't be written: {why}"),
        format!("`{path}` tidak dapat ditulis: {why}"),
    )
}

/// A file would be overwritten.
pub fn exists(path: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` exists already; `--force` overwrites it"),
        format!("`{path}` sudah ada; `--force` menimpanya"),
    )
}

/// A file with faults of reading would lose text.
pub fn faulty(path: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` has errors and is left as it is"),
        format!("`{path}` mengandung kesalahan dan tidak diubah"),
    )
}

/// A file is not in its canonical form.
pub fn not_canonical(path: impl Display) -> Wording {
    Wording::new(
        format!("would format `{path}`"),
        format!("`{path}` perlu dirapikan"),
    )
}

/// A file was brought into its canonical form.
pub fn formatted(path: impl Display) -> Wording {
    Wording::new(
        format!("formatted `{path}`"),
        format!("`{path}` telah dirapikan"),
    )
}

/// Fixes were applied.
pub fn fixed(path: impl Display, count: usize) -> Wording {
    Wording::new(
        format!("fixed {} in `{path}`", counted(count as u64, "finding")),
        format!("{count} temuan diperbaiki dalam `{path}`"),
    )
}

/// A file was written.
pub fn written(path: impl Display) -> Wording {
    Wording::new(format!("wrote `{path}`"), format!("`{path}` telah ditulis"))
}

/// A file that is read would be written over.
pub fn output_is_source(path: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` is a file that is read; write to another name"),
        format!("`{path}` adalah berkas yang dibaca; pilih nama lain untuk hasilnya"),
    )
}

/// A file would be written twice; and for what it is written first.
pub fn output_twice(path: impl Display, other: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` is already written for `{other}`; give one of them another name"),
        format!("`{path}` sudah ditulis untuk `{other}`; beri nama lain pada salah satunya"),
    )
}

/// A file would be written twice, for the same SOPs.
pub fn named_twice(path: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` would be written twice; give each output after `-o` a name of its own"),
        format!("`{path}` akan ditulis dua kali; beri setiap hasil setelah `-o` nama tersendiri"),
    )
}

/// A folder stands where a file is to be written.
pub fn output_is_folder(path: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` is a folder; name a file to write in it"),
        format!("`{path}` adalah folder; sebutkan nama berkas di dalamnya"),
    )
}

/// A file stands where a folder is needed.
pub fn not_a_folder(path: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` is a file where a folder is needed; choose another name"),
        format!("`{path}` adalah berkas, padahal diperlukan folder; pilih nama lain"),
    )
}

/// A path may not be written.
pub fn may_not_write(path: impl Display) -> Wording {
    Wording::new(
        format!("you have no permission to write `{path}`; choose another folder"),
        format!("Anda tidak berhak menulis `{path}`; pilih folder lain"),
    )
}

/// No room is left for a file.
pub fn disk_full(path: impl Display) -> Wording {
    Wording::new(
        format!(
            "no room is left to write `{path}`; nothing of it was written. Free some space and try again"
        ),
        format!(
            "tidak ada ruang lagi untuk menulis `{path}`; berkas itu tidak ditulis sama sekali. Kosongkan ruang lalu coba lagi"
        ),
    )
}

/// The folder of a file is not there.
pub fn no_folder(path: impl Display, folder: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` can't be written: there is no folder `{folder}`; make it first"),
        format!("`{path}` tidak dapat ditulis: folder `{folder}` tidak ada; buatlah dahulu"),
    )
}
