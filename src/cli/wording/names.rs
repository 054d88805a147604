//! Names that lead nowhere, or to more than one thing.

use std::fmt::Display;
use std::ops::RangeInclusive;

use super::{Wording, listed};

/// A code that no finding has, and the nearest.
pub fn unknown_code(code: impl Display, nearest: Option<&str>) -> Wording {
    let (english, indonesian) = match nearest {
        Some(near) => (
            format!("did you mean `{near}`?"),
            format!("maksud Anda `{near}`?"),
        ),
        None => (
            "`lajur explain` lists all codes".to_string(),
            "`lajur explain` menampilkan semua kode".to_string(),
        ),
    };
    Wording::new(
        format!("no finding has the code `{code}`; {english}"),
        format!("tidak ada temuan berkode `{code}`; {indonesian}"),
    )
}

/// A text from which no name for an SOP can be made.
pub fn no_name(text: impl Display) -> Wording {
    Wording::new(
        format!("`{text}` gives no name for an SOP; a name needs a letter"),
        format!("`{text}` tidak dapat menjadi nama SOP; nama memerlukan huruf"),
    )
}

/// No SOP in the file has this name; with those there are.
pub fn no_such_sop(name: impl Display, all: Vec<String>) -> Wording {
    Wording::new(
        format!(
            "no SOP here is called `{name}`; choose from {}",
            listed(&all)
        ),
        format!(
            "tidak ada SOP bernama `{name}` di sini; yang ada: {}",
            listed(&all)
        ),
    )
}

/// A file has several SOPs and one is needed.
pub fn which_sop(all: Vec<String>) -> Wording {
    Wording::new(
        format!(
            "the file has several SOPs; name one with `--sop`: {}",
            listed(&all)
        ),
        format!(
            "berkas ini memuat beberapa SOP; sebutkan satu dengan `--sop`: {}",
            listed(&all)
        ),
    )
}

/// A file has no SOP.
pub fn no_sop(path: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` has no SOP; name a file that has one"),
        format!("`{path}` tidak memuat SOP; sebutkan berkas yang memuatnya"),
    )
}

/// There is no calendar of this name.
pub fn no_calendar(name: impl Display) -> Wording {
    Wording::new(
        format!("there is no calendar `{name}`"),
        format!("tidak ada kalender `{name}`"),
    )
}

/// No case of the log has this name.
pub fn no_such_case(name: impl Display) -> Wording {
    Wording::new(
        format!("no case of the log is called `{name}`; write it as the log does"),
        format!("tidak ada kasus bernama `{name}` dalam log; tulis seperti dalam log"),
    )
}

/// A moment is none that the calendar knows.
pub fn moment_beyond_calendar(
    written: impl Display,
    calendar: impl Display,
    years: &RangeInclusive<i32>,
) -> Wording {
    let (first, last) = (years.start(), years.end());
    Wording::new(
        format!(
            "`--as-of {written}`: the calendar `{calendar}` has the years {first} to {last}; name a moment in them, or add the year to the calendar"
        ),
        format!(
            "`--as-of {written}`: kalender `{calendar}` memuat tahun {first} sampai {last}; sebutkan waktu di dalamnya, atau lengkapi kalendernya"
        ),
    )
}

/// What should be a moment is none.
pub fn not_a_moment(written: impl Display) -> Wording {
    Wording::new(
        format!(
            "`{written}` is no moment; write `today`, `now`, 2024-06-05 or \"2024-06-05 09:30\""
        ),
        format!(
            "`{written}` bukan waktu; tulis `today`, `now`, 2024-06-05, atau \"2024-06-05 09:30\""
        ),
    )
}
