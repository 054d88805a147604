//! The words that the document adds to the author's own, in both languages.

use crate::lang::{Lang, Word};
use crate::model::{ColumnKind, NodeKind};

fn pick(lang: Lang, en: &'static str, id: &'static str) -> &'static str {
    match lang {
        Lang::En => en,
        Lang::Id => id,
    }
}

/// The usual head of a column.
pub fn column(lang: Lang, kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Number => pick(lang, "No", "No"),
        ColumnKind::Activity => pick(lang, "Activity", "Kegiatan"),
        ColumnKind::Actors => pick(lang, "Actor", "Pelaksana"),
        ColumnKind::Quality => pick(lang, "Quality Standard", "Mutu Baku"),
        ColumnKind::Needs => pick(lang, "Needs", "Kelengkapan"),
        ColumnKind::Time => pick(lang, "Time", "Waktu"),
        ColumnKind::Output => pick(lang, "Output", "Output"),
        ColumnKind::Note => pick(lang, "Note", "Keterangan"),
    }
}

/// A term of the identity's block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// The number.
    Number,
    /// The day on which it was made.
    Created,
    /// The day on which it was last revised.
    Revised,
    /// The day from which it is in force.
    Effective,
    /// The approval.
    Approved,
    /// The name.
    Name,
}

/// The words of a term, as the official form has them.
pub fn term(lang: Lang, term: Term) -> &'static str {
    match term {
        Term::Number => pick(lang, "SOP Number", "Nomor SOP"),
        Term::Created => pick(lang, "Date Created", "Tanggal Pembuatan"),
        Term::Revised => pick(lang, "Date Revised", "Tanggal Revisi"),
        Term::Effective => pick(lang, "Effective Date", "Tanggal Efektif"),
        Term::Approved => pick(lang, "Approved by", "Disahkan oleh"),
        Term::Name => pick(lang, "SOP Name", "Nama SOP"),
    }
}

/// The heading of a list of the identity; nothing for any other word.
pub fn list(lang: Lang, kind: Word) -> &'static str {
    match kind {
        Word::LegalBasis => pick(lang, "Legal Basis", "Dasar Hukum"),
        Word::Qualifications => pick(
            lang,
            "Qualifications of Performers",
            "Kualifikasi Pelaksana",
        ),
        Word::Related => pick(lang, "Related SOPs", "Keterkaitan"),
        Word::Equipment => pick(lang, "Equipment", "Peralatan/Perlengkapan"),
        Word::Warnings => pick(lang, "Warnings", "Peringatan"),
        Word::Records => pick(lang, "Records and Data", "Pencatatan dan Pendataan"),
        _ => "",
    }
}

/// Where and when it was signed, in the lines that stand above the signature.
pub fn done_at(lang: Lang, place: Option<&str>, date: Option<&str>) -> Vec<String> {
    let place = place.map(|place| format!("{} {place}", pick(lang, "Done at", "Ditetapkan di")));
    let alone = place.is_none();
    let date = date.map(|date| match alone {
        true => format!("{} {date}", pick(lang, "On", "Pada tanggal")),
        false => format!("{} {date}", pick(lang, "on", "pada tanggal")),
    });
    place.into_iter().chain(date).collect()
}

/// What the logo is, for those who can't see it.
pub fn logo(issuer: &str) -> String {
    format!("Logo: {issuer}")
        .trim_end_matches([':', ' '])
        .to_owned()
}

/// `Halaman 2 dari 3`.
pub fn page_of(lang: Lang, page: usize, pages: usize) -> String {
    match lang {
        Lang::En => format!("Page {page} of {pages}"),
        Lang::Id => format!("Halaman {page} dari {pages}"),
    }
}

/// What a table of the document is called where tables are listed or told.
pub fn table(lang: Lang, identity: bool) -> &'static str {
    match identity {
        true => pick(lang, "Identity of the SOP", "Identitas SOP"),
        false => pick(lang, "Procedure", "Prosedur"),
    }
}

/// `Lanjut di halaman 2 (A)`, `Lanjutan dari halaman 1 (A)`.
pub fn connector(lang: Lang, letter: &str, leaving: bool, page: Option<usize>) -> String {
    let way = match leaving {
        true => pick(lang, "Continued on", "Lanjut di"),
        false => pick(lang, "Continued from", "Lanjutan dari"),
    };
    match page {
        Some(page) => format!("{way} {} {page} ({letter})", pick(lang, "page", "halaman")),
        None => format!(
            "{way} {} ({letter})",
            pick(lang, "another page", "halaman lain")
        ),
    }
}

/// What follows the title on every page but the first.
pub fn continued(lang: Lang) -> &'static str {
    pick(lang, "(continued)", "(lanjutan)")
}

/// What runs beside everything else.
pub fn throughout(lang: Lang) -> &'static str {
    pick(lang, "throughout the procedure", "selama prosedur berjalan")
}

/// A text with a capital at its beginning.
pub fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// `no. 3`.
pub fn numbered(lang: Lang, number: &str) -> String {
    format!("{} {number}", pick(lang, "no.", "no."))
}

/// `lihat no. 3`.
pub fn see(lang: Lang, what: &str) -> String {
    format!("{} {what}", pick(lang, "see", "lihat"))
}

/// `jika …`.
pub fn given_that(lang: Lang, condition: &str) -> String {
    format!("{} {condition}", Word::If.spelling(lang))
}

/// `KTP atau SIM`.
pub fn either(lang: Lang, texts: &[String]) -> String {
    texts.join(&format!(" {} ", Word::Or.spelling(lang)))
}

/// `A dan B`.
pub fn all(lang: Lang, texts: &[String]) -> String {
    texts.join(&format!(" {} ", Word::And.spelling(lang)))
}

/// A condition that does not hold.
pub fn negated(lang: Lang, condition: &str) -> String {
    format!("{} {condition}", pick(lang, "not:", "tidak:"))
}

/// The label of the way out that is taken when no other is.
pub fn otherwise(lang: Lang) -> &'static str {
    pick(lang, "Otherwise", "Selain itu")
}

/// The label of an exit whose guard holds, or does not.
pub fn yes_no(lang: Lang, yes: bool) -> &'static str {
    match yes {
        true => pick(lang, "Yes", "Ya"),
        false => pick(lang, "No", "Tidak"),
    }
}

/// How often an arrow may be taken.
pub fn at_most(lang: Lang, times: u32) -> String {
    match lang {
        Lang::En => format!("(at most {times}×)"),
        Lang::Id => format!("(paling banyak {times}×)"),
    }
}

/// What a wait's timer says on the arrow that is taken when it has run out.
pub fn after_timer(lang: Lang, timer: &str) -> String {
    format!("{} {timer}", pick(lang, "after", "setelah"))
}

/// The beginning of the line on something that may happen at any time.
pub fn at_any_time(lang: Lang) -> &'static str {
    pick(lang, "At any time", "Sewaktu-waktu")
}

/// `pada no. 2 dan no. 3`.
pub fn during(lang: Lang, rows: &str) -> String {
    format!("{} {rows}", pick(lang, "during", "pada"))
}

/// `lanjut ke no. 5`.
pub fn goes_to(lang: Lang, row: &str) -> String {
    format!("{} {row}", pick(lang, "continue at", "lanjut ke"))
}

/// `bersamaan lanjut ke no. 5 dan no. 6`.
pub fn at_once(lang: Lang, goes: &str) -> String {
    format!("{} {goes}", pick(lang, "at the same time", "bersamaan"))
}

/// `pelaksana yang sama dengan no. 2`.
pub fn same_as(lang: Lang, row: &str) -> String {
    match lang {
        Lang::En => format!("the same as at {row}"),
        Lang::Id => format!("pelaksana yang sama dengan {row}"),
    }
}

/// `jika no. 5 terlambat`.
pub fn overdue(lang: Lang, row: &str) -> String {
    match lang {
        Lang::En => format!("If {row} is overdue"),
        Lang::Id => format!("Jika {row} terlambat"),
    }
}

/// `no. 5, jika …`, at the beginning of a line.
pub fn row_given_that(lang: Lang, row: &str, condition: &str) -> String {
    match lang {
        Lang::En => format!("At {row}, if {condition}"),
        Lang::Id => format!("Pada {row}, jika {condition}"),
    }
}

/// `diteruskan kepada …`.
pub fn passed_to(lang: Lang, actors: &str) -> String {
    format!("{} {actors}", pick(lang, "it goes to", "diteruskan kepada"))
}

/// What stands before the lines under the table.
pub fn notes(lang: Lang) -> &'static str {
    pick(lang, "Notes:", "Catatan:")
}

/// What stands before what the author marked as inferred.
pub fn inferred(lang: Lang) -> &'static str {
    pick(lang, "Inferred, not stated", "Disimpulkan, tidak tertulis")
}

/// The kinds of symbols, for those who listen to the picture.
pub fn symbol(lang: Lang, symbol: SymbolWord) -> &'static str {
    match symbol {
        SymbolWord::Start => pick(lang, "Start", "Mulai"),
        SymbolWord::End => pick(lang, "End", "Selesai"),
        SymbolWord::Task => pick(lang, "Activity", "Kegiatan"),
        SymbolWord::Decision => pick(lang, "Decision", "Keputusan"),
        SymbolWord::Wait => pick(lang, "Wait", "Tunggu"),
        SymbolWord::Call => pick(lang, "Another SOP", "SOP lain"),
    }
}

/// A kind of symbol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SymbolWord {
    /// A start.
    Start,
    /// An end.
    End,
    /// A task.
    Task,
    /// A decision.
    Decision,
    /// A wait.
    Wait,
    /// A call.
    Call,
}

impl SymbolWord {
    /// The kind of a node.
    pub fn of(kind: &NodeKind) -> Self {
        match kind {
            NodeKind::Start => SymbolWord::Start,
            NodeKind::Task => SymbolWord::Task,
            NodeKind::Decision => SymbolWord::Decision,
            NodeKind::End => SymbolWord::End,
            NodeKind::Wait(_) => SymbolWord::Wait,
            NodeKind::Call(_) => SymbolWord::Call,
        }
    }
}

/// `Panah dari … ke …`.
pub fn arrow(lang: Lang, from: &str, to: &str) -> String {
    match lang {
        Lang::En => format!("Arrow from {from} to {to}"),
        Lang::Id => format!("Panah dari {from} ke {to}"),
    }
}

/// The heading of a list of the procedures in one file.
pub fn contents(lang: Lang) -> &'static str {
    pick(lang, "Contents", "Daftar isi")
}

/// The heading of the flow in words.
pub fn step_by_step(lang: Lang) -> &'static str {
    pick(lang, "Step by step", "Langkah demi langkah")
}

/// What is said of a step where the document does not say whose work it is.
pub fn no_performer(lang: Lang) -> &'static str {
    pick(lang, "no actor is stated", "pelaksana tidak disebutkan")
}

/// What the picture as a whole is.
pub fn description(lang: Lang, rows: usize, lanes: usize) -> String {
    match lang {
        Lang::En => {
            format!("Procedure table of {rows} activities with a flowchart in {lanes} lanes")
        }
        Lang::Id => {
            format!("Tabel prosedur dengan {rows} kegiatan dan bagan alir dalam {lanes} lajur")
        }
    }
}
