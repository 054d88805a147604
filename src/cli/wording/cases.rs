//! What is said in judging cases, and of their logs.

use std::fmt::Display;

use super::{Wording, counted};

/// A file with errors can't be run.
pub fn not_run(path: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` has errors, so no case is judged by it"),
        format!("`{path}` mengandung kesalahan, sehingga tidak ada kasus yang dinilai dengannya"),
    )
}

/// So many rows of a log are read so far.
pub fn rows_read(rows: u64) -> Wording {
    Wording::new(format!("{rows} rows read"), format!("{rows} baris dibaca"))
}

/// A log that can't be read at all.
pub fn bad_log(
    name: impl Display,
    line: Option<u64>,
    message: impl Display,
    help: Option<String>,
) -> Wording {
    let help = help.map_or_else(String::new, |help| format!("; {help}"));
    let sentence = |word: &str| {
        let place = line.map_or_else(String::new, |line| format!(", {word} {line}"));
        format!("`{name}`{place}: {message}{help}")
    };
    Wording::new(sentence("line"), sentence("baris"))
}

/// Something in a line of a log or a case table.
pub fn in_log(name: impl Display, line: u64, message: impl Display) -> Wording {
    bad_log(name, Some(line), message, None)
}

/// What was recognised or assumed in reading a log.
pub fn of_log(note: impl Display) -> Wording {
    Wording::new(note.to_string(), note.to_string())
}

/// So many more troubles, and whether they are kept in a file.
pub fn more_in_log(count: usize, kept: bool) -> Wording {
    let (english, indonesian) = match kept {
        true => ("", ""),
        false => (
            "; `--rejects FILE` keeps the rows that can't be read",
            "; `--rejects BERKAS` menyimpan baris yang tidak terbaca",
        ),
    };
    Wording::new(
        format!("{count} more lines like these{english}"),
        format!("{count} baris lain serupa{indonesian}"),
    )
}

/// No SOP that was named has cases beside it.
pub fn no_cases() -> Wording {
    Wording::new(
        "no cases stand beside these SOPs; put them in a folder `NAME.cases` beside `NAME.sop`",
        "tidak ada kasus di samping SOP ini; letakkan dalam folder `NAMA.cases` di samping `NAMA.sop`",
    )
}

/// So many logs with so many cases were compared, and so many logs differ.
pub fn tested(logs: usize, cases: u64, differing: usize) -> Wording {
    let within = format!(
        "{} in {}",
        counted(cases, "case"),
        counted(logs as u64, "log")
    );
    let dalam = format!("{cases} kasus dalam {logs} log");
    match differing {
        0 => Wording::new(
            format!("{within}: all verdicts as expected"),
            format!("{dalam}: semua hasil sesuai harapan"),
        ),
        _ => Wording::new(
            format!(
                "{within}: {} with other verdicts than expected",
                counted(differing as u64, "log")
            ),
            format!("{dalam}: {differing} log hasilnya berbeda dari harapan"),
        ),
    }
}

/// A line that was expected and did not come out.
pub fn not_come() -> Wording {
    Wording::new(
        "expected, but not found",
        "diharapkan, tetapi tidak ditemukan",
    )
}

/// A line that came out and nobody expected.
pub fn not_expected() -> Wording {
    Wording::new(
        "found, but not expected",
        "ditemukan, tetapi tidak diharapkan",
    )
}

/// A file of expected verdicts without the columns it needs; with these.
pub fn not_expected_form(path: impl Display, heads: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` needs the columns {heads}"),
        format!("`{path}` memerlukan kolom {heads}"),
    )
}
