//! The overview of a folder that was drawn: a page with a line for each SOP.

use std::path::{Path, PathBuf};

use lajur::diagnostic::{Diagnostic, Severity};
use lajur::lang::{Lang, month_name};
use lajur::model::{DateSaid, Said, Sop};

use super::format::Format;
use super::reading::Reading;
use crate::cli::markup::{address, escape, sentence};

const STYLE: &str = include_str!("index.css");

/// What became of a file.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    /// The files that were written, by format.
    pub links: Vec<(Format, Vec<PathBuf>)>,
    /// Why others were not.
    pub why: Vec<String>,
}

/// A line of the overview.
#[derive(Debug)]
pub struct Entry {
    /// The file, below the folder that is drawn.
    pub file: PathBuf,
    /// Whether it is the first line of its file.
    first: bool,
    identity: Option<Identity>,
    counts: [usize; 3],
    outcome: Outcome,
}

/// Who issues an SOP, how it is called, and its dates.
#[derive(Debug)]
struct Identity {
    agency: String,
    number: String,
    title: String,
    dates: [String; 3],
}

impl Outcome {
    /// What becomes of a file with errors: the first is told.
    pub fn faulty(reading: &Reading, errors: &[Diagnostic], lang: Lang) -> Outcome {
        let why = |first: &Diagnostic| {
            let place = reading.place(first);
            format!("{place}: {}", first.message.text(lang))
        };
        Outcome {
            links: Vec::new(),
            why: errors.first().map(why).into_iter().collect(),
        }
    }

    /// Notes the files of a format.
    pub fn add(&mut self, format: Format, files: Vec<PathBuf>) {
        self.links.push((format, files));
    }
}

impl Entry {
    /// The lines of a file: one for each of its SOPs, or one for itself where it holds none that can be read.
    pub fn of(reading: &Reading, file: usize, name: PathBuf, outcome: Outcome) -> Vec<Entry> {
        let sops = reading.sops(file);
        let found = reading.findings(file);
        let entry = |first: bool, sop: Option<&Sop>| Entry {
            file: name.clone(),
            first,
            identity: sop.map(Identity::of),
            counts: counts(found, sop),
            outcome: outcome.clone(),
        };
        match sops.is_empty() {
            true => vec![entry(true, None)],
            false => sops
                .iter()
                .enumerate()
                .map(|(at, (sop, _))| entry(at == 0, Some(sop)))
                .collect(),
        }
    }

    /// The line of a file that could not be read.
    pub fn unread(file: PathBuf, why: String) -> Entry {
        Entry {
            file,
            first: true,
            identity: None,
            counts: [0; 3],
            outcome: Outcome {
                links: Vec::new(),
                why: vec![why],
            },
        }
    }

    /// How many files were drawn whole, of how many.
    pub fn count(entries: &[Entry]) -> (usize, usize) {
        let files = entries.iter().filter(|entry| entry.first);
        let drawn = files.clone().filter(|entry| entry.outcome.why.is_empty());
        (drawn.count(), files.count())
    }
}

/// Errors, warnings and questions of an SOP; of the whole file where there is no SOP.
fn counts(found: &[Diagnostic], sop: Option<&Sop>) -> [usize; 3] {
    let own = |it: &&Diagnostic| sop.is_none_or(|sop| sop.span.range().contains(&it.span.start()));
    [Severity::Error, Severity::Warning, Severity::Question].map(|weight| {
        let found = found.iter().filter(own);
        found.filter(|it| it.severity == weight).count()
    })
}

impl Identity {
    fn of(sop: &Sop) -> Identity {
        let said = |said: &Option<Said<String>>| {
            said.as_ref()
                .map_or_else(String::new, |said| said.value.clone())
        };
        let identity = &sop.identity;
        let dates = [&identity.created, &identity.revised, &identity.effective];
        Identity {
            agency: said(&identity.agency),
            number: said(&identity.number),
            title: sop.title.value.clone(),
            dates: dates.map(|it| {
                it.as_ref()
                    .map_or_else(String::new, |it| date(&it.value, sop.lang))
            }),
        }
    }
}

fn date(date: &DateSaid, lang: Lang) -> String {
    match date {
        DateSaid::Words(words) => words.clone(),
        DateSaid::Date(date) => match month_name(date.month, lang) {
            Some(month) => format!("{} {month} {}", date.day, date.year),
            None => date.to_string(),
        },
    }
}

/// The words of the page.
struct Words {
    title: &'static str,
    heads: [&'static str; 8],
    /// What one and what several findings of a weight are called.
    weights: [[&'static str; 2]; 3],
    untitled: &'static str,
    not_drawn: &'static str,
}

const ENGLISH: Words = Words {
    title: "SOPs in",
    heads: [
        "Number", "Name", "Agency", "Made", "Revised", "In force", "Document", "Findings",
    ],
    weights: [
        ["error", "errors"],
        ["warning", "warnings"],
        ["question", "questions"],
    ],
    untitled: "no SOP that can be read",
    not_drawn: "Not drawn",
};

const INDONESIAN: Words = Words {
    title: "SOP dalam",
    heads: [
        "Nomor", "Nama", "Instansi", "Dibuat", "Direvisi", "Berlaku", "Dokumen", "Temuan",
    ],
    weights: [["kesalahan"; 2], ["peringatan"; 2], ["pertanyaan"; 2]],
    untitled: "tidak ada SOP yang terbaca",
    not_drawn: "Tidak digambar",
};

/// The overview as a page that needs no other file but the documents it leads to.
pub fn index(folder: &str, entries: &[Entry], lang: Lang) -> String {
    let words = match lang {
        Lang::En => &ENGLISH,
        Lang::Id => &INDONESIAN,
    };
    let title = format!("{} {}", words.title, escape(folder));
    let heads: String = words
        .heads
        .iter()
        .map(|it| format!("<th scope=\"col\">{it}</th>"))
        .collect();
    let rows: String = entries.iter().map(|entry| row(entry, words)).collect();
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<table>\n<thead><tr>{heads}</tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n</body>\n</html>\n",
        lang.tag()
    )
}

fn row(entry: &Entry, words: &Words) -> String {
    let file = escape(&entry.file.to_string_lossy());
    let (number, title, agency, dates) = match &entry.identity {
        Some(it) => (
            &*it.number,
            &*it.title,
            &*it.agency,
            it.dates.each_ref().map(|date| &**date),
        ),
        None => ("", words.untitled, "", [""; 3]),
    };
    let dates = dates.map(|date| format!("<td class=\"date\">{}</td>", escape(date)));
    format!(
        "<tr><td>{}</td><th scope=\"row\">{}<br><small>{file}</small></th><td>{}</td>{}<td>{}</td><td>{}</td></tr>\n",
        escape(number),
        escape(title),
        escape(agency),
        dates.concat(),
        documents(&entry.outcome, words),
        found(&entry.counts, words),
    )
}

/// The links to the documents, and why some are missing.
fn documents(outcome: &Outcome, words: &Words) -> String {
    let links = outcome.links.iter().flat_map(|(format, files)| {
        let several = files.len() > 1;
        files.iter().enumerate().map(move |(at, file)| {
            let number = if several {
                format!(" {}", at + 1)
            } else {
                String::new()
            };
            link(file, &format!("{}{number}", format.ending().to_uppercase()))
        })
    });
    let links: Vec<String> = links.collect();
    let why = outcome.why.iter().map(|why| {
        format!(
            "<p class=\"why\">{}: {}</p>",
            words.not_drawn,
            sentence(why)
        )
    });
    links.join(" ") + &why.collect::<String>()
}

fn link(file: &Path, text: &str) -> String {
    format!(
        "<a href=\"{}\">{text}</a>",
        address(&file.to_string_lossy())
    )
}

fn found(counts: &[usize; 3], words: &Words) -> String {
    let told = counts.iter().zip(words.weights);
    let told = told.filter_map(|(count, [one, several])| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {several}")),
    });
    told.collect::<Vec<_>>().join(", ")
}
