//! What is said in drawing, watching and exporting documents.

use std::fmt::Display;

use super::{Wording, counted};

/// The ending of an output tells no format; with the formats there are.
pub fn unknown_ending(path: impl Display, formats: &str) -> Wording {
    Wording::new(
        format!("the ending of `{path}` tells no format; use {formats}"),
        format!("akhiran `{path}` tidak menunjukkan format; gunakan {formats}"),
    )
}

/// A file with errors can't be drawn.
pub fn not_drawn(path: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` has errors and is not drawn"),
        format!("`{path}` mengandung kesalahan dan tidak digambar"),
    )
}

/// A document can't be made in this format.
pub fn cant_draw(sop: impl Display, format: &str) -> Wording {
    Wording::new(
        format!("the SOP `{sop}` can't be drawn as {format}; try another format"),
        format!("SOP `{sop}` tidak dapat digambar sebagai {format}; coba format lain"),
    )
}

/// A file with errors can't be exported.
pub fn not_exported(path: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` has errors and is not exported"),
        format!("`{path}` mengandung kesalahan dan tidak diekspor"),
    )
}

/// Nothing tells the format of an export.
pub fn no_format() -> Wording {
    Wording::new(
        "name the format with `--format`, or a file with its ending with `-o`",
        "sebutkan format dengan `--format`, atau nama berkas dengan akhirannya dengan `-o`",
    )
}

/// What an export could keep as words alone.
pub fn only_words(what: impl Display) -> Wording {
    Wording::new(
        format!("BPMN has no place for this, so it is kept as words: {what}"),
        format!("BPMN tidak punya tempat untuk ini, maka disimpan sebagai kata-kata: {what}"),
    )
}

/// A resolution gives a picture that is too large.
pub fn too_many_pixels(dpi: u16) -> Wording {
    Wording::new(
        format!("the picture is too large at {dpi} dots per inch; choose a smaller `--dpi`"),
        format!("gambar terlalu besar pada {dpi} titik per inci; pilih `--dpi` yang lebih kecil"),
    )
}

/// A file has nothing to draw.
pub fn no_sop_in_file(path: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` holds no SOP that could be drawn"),
        format!("`{path}` tidak memuat SOP yang dapat digambar"),
    )
}

/// Nothing is named that could be drawn.
pub fn nothing_to_draw() -> Wording {
    Wording::new(
        "name the SOP file and, after `-o`, where to write: `lajur render FILE -o OUT.pdf`",
        "sebutkan berkas SOP dan, setelah `-o`, tempat menulisnya: `lajur render BERKAS -o HASIL.pdf`",
    )
}

/// The formats are said, and the endings of the files say them as well.
pub fn format_of_folder() -> Wording {
    Wording::new(
        "`--format` is for folders; the ending of an output tells the format of a file",
        "`--format` hanya untuk folder; untuk satu berkas, akhiran nama hasil menentukan formatnya",
    )
}

/// A folder is drawn into one folder.
pub fn one_folder(path: impl Display) -> Wording {
    Wording::new(
        format!(
            "`{path}` is a folder, so `-o` takes one folder to write into; `--format pdf,html` tells the formats"
        ),
        format!(
            "`{path}` adalah folder, sehingga `-o` memerlukan satu folder tujuan; `--format pdf,html` menentukan formatnya"
        ),
    )
}

/// A folder is drawn as a whole.
pub fn sop_of_folder() -> Wording {
    Wording::new(
        "`--sop` is for files; a folder is drawn as a whole",
        "`--sop` hanya untuk berkas; folder digambar seluruhnya",
    )
}

/// So many SOP files out of so many were drawn into a folder, with this index page.
pub fn drawn(drawn: usize, all: usize, index: impl Display) -> Wording {
    let files = counted(all as u64, "SOP file");
    match drawn == all {
        true => Wording::new(
            format!("drew {files}; the overview is `{index}`"),
            format!("{all} berkas SOP telah digambar; ikhtisarnya `{index}`"),
        ),
        false => Wording::new(
            format!("drew {drawn} of {files}; the overview `{index}` tells why not the others"),
            format!(
                "{drawn} dari {all} berkas SOP telah digambar; ikhtisar `{index}` menjelaskan mengapa yang lain tidak"
            ),
        ),
    }
}

/// A file or folder is watched; Ctrl-C ends it.
pub fn watching(path: impl Display) -> Wording {
    Wording::new(
        format!("watching `{path}`; open the address in a browser, Ctrl-C ends"),
        format!("memantau `{path}`; buka alamat ini di peramban, Ctrl-C mengakhiri"),
    )
}

/// A port is taken by another program.
pub fn port_taken(port: u16) -> Wording {
    Wording::new(
        format!(
            "port {port} is taken by another program; choose another `--port`, or none for any that is free"
        ),
        format!(
            "port {port} sedang dipakai program lain; pilih `--port` lain, atau kosongkan agar dipilihkan"
        ),
    )
}

/// No page can be served.
pub fn cant_serve(why: impl Display) -> Wording {
    Wording::new(
        format!("the page can't be served: {why}"),
        format!("halaman tidak dapat disajikan: {why}"),
    )
}

/// Changes of a folder can't be noticed.
pub fn cant_watch(path: impl Display, why: impl Display) -> Wording {
    Wording::new(
        format!("changes in `{path}` can't be noticed: {why}"),
        format!("perubahan dalam `{path}` tidak dapat dipantau: {why}"),
    )
}
