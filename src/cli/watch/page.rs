//! The page: what there is to see, as markup in the language of the user.
//!
//! All of it is made here, so that the page stands without its script; the script only puts newer parts in the place of
//! older ones.

use std::path::Path;

use lajur::diagnostic::{Diagnostic, Severity, explain};
use lajur::lang::Lang;
use serde_json::{Map, Value};

use super::desk::{Desk, View};
use crate::cli::input;
use crate::cli::markup::{address, escape, sentence};
use crate::cli::render::format::Format;
use crate::cli::render::reading::Reading;

const PAGE: &str = include_str!("page.html");

/// The style of the page.
pub const STYLE: &str = include_str!("page.css");

/// The script of the page.
pub const SCRIPT: &str = include_str!("page.js");

/// The formats that are one file.
const DOCUMENTS: [Format; 3] = [Format::Pdf, Format::Docx, Format::Html];

/// The words of the page.
struct Words {
    documents: &'static str,
    pages: &'static str,
    files: &'static str,
    findings: &'static str,
    /// What errors, warnings and questions are called above their lists.
    weights: [&'static str; 3],
    none: &'static str,
    stale: &'static str,
    never: &'static str,
    gone: &'static str,
}

const ENGLISH: Words = Words {
    documents: "Documents",
    pages: "Pages",
    files: "Files",
    findings: "Findings",
    weights: ["Errors", "Warnings", "Questions"],
    none: "Nothing to report.",
    stale: "The file has errors. The pages are those of its last sound state.",
    never: "The file has errors and can't be drawn yet.",
    gone: "lajur no longer answers; start `lajur watch` again.",
};

const INDONESIAN: Words = Words {
    documents: "Dokumen",
    pages: "Halaman",
    files: "Berkas",
    findings: "Temuan",
    weights: ["Kesalahan", "Peringatan", "Pertanyaan"],
    none: "Tidak ada temuan.",
    stale: "Berkas ini mengandung kesalahan. Halaman yang tampak adalah keadaan terakhir yang benar.",
    never: "Berkas ini mengandung kesalahan dan belum dapat digambar.",
    gone: "lajur tidak menjawab lagi; jalankan kembali `lajur watch`.",
};

fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &ENGLISH,
        Lang::Id => &INDONESIAN,
    }
}

/// The parts of the page that change, as markup.
struct Parts {
    title: String,
    documents: String,
    notice: String,
    pages: String,
    files: String,
    findings: String,
}

impl Parts {
    fn list(self) -> [(&'static str, String); 6] {
        [
            ("title", self.title),
            ("documents", self.documents),
            ("notice", self.notice),
            ("pages", self.pages),
            ("files", self.files),
            ("findings", self.findings),
        ]
    }
}

/// The whole page for a file.
pub fn page(desk: &mut Desk, file: Option<&str>) -> String {
    let words = words(desk.lang);
    let (lang, version) = (desk.lang.tag().to_string(), desk.version.to_string());
    let fixed = [
        ("lang", lang),
        ("version", version),
        ("file", escape(file.unwrap_or_default())),
        ("gone", escape(words.gone)),
        ("documents_label", words.documents.to_string()),
        ("pages_label", words.pages.to_string()),
        ("files_label", words.files.to_string()),
        ("findings_label", words.findings.to_string()),
    ];
    let values: Vec<(&str, String)> = fixed.into_iter().chain(parts(desk, file).list()).collect();
    filled(PAGE, &values)
}

/// The parts of the page as they are now, with their version, in JSON.
pub fn news(desk: &mut Desk, file: Option<&str>) -> String {
    let mut news = Map::new();
    news.insert("version".to_string(), Value::from(desk.version));
    for (name, part) in parts(desk, file).list() {
        news.insert(name.to_string(), Value::from(part));
    }
    Value::from(news).to_string()
}

/// A template with values in the place of their names. What a value says is not looked at again.
fn filled(template: &str, values: &[(&str, String)]) -> String {
    let mut pieces = template.split("{{");
    let mut page = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let (name, rest) = piece.split_once("}}").unwrap_or((piece, ""));
        let value = values.iter().find(|(known, _)| *known == name);
        page.push_str(value.map_or("", |(_, value)| value));
        page.push_str(rest);
    }
    page
}

/// How a document is called when it is saved, as a part of an address.
pub fn file_name(file: Option<&str>, format: Format) -> String {
    let stem = file.filter(|file| !file.is_empty());
    let stem = stem.map_or("sop".to_string(), |file| input::stem(Path::new(file)));
    format!("{}.{}", address(&stem).replace('/', "_"), format.ending())
}

fn parts(desk: &mut Desk, file: Option<&str>) -> Parts {
    let lang = desk.lang;
    let words = words(lang);
    let file = file.filter(|file| !file.is_empty());
    match desk.view(file) {
        Ok(view) => of_view(&view, words, lang),
        Err((why, pages)) => Parts {
            title: escape(file.unwrap_or("lajur")),
            documents: String::new(),
            notice: format!("<p>{}</p>", sentence(&why)),
            pages: figures(pages, true),
            files: String::new(),
            findings: String::new(),
        },
    }
}

fn of_view(view: &View, words: &Words, lang: Lang) -> Parts {
    let name = view.reading.name(view.file);
    let notice = match (view.stale, view.pages.is_empty()) {
        (false, _) => String::new(),
        (true, false) => format!("<p>{}</p>", words.stale),
        (true, true) => format!("<p>{}</p>", words.never),
    };
    Parts {
        title: escape(name),
        documents: match view.stale {
            true => String::new(),
            false => documents(name),
        },
        notice,
        pages: figures(view.pages, view.stale),
        files: files(view, words),
        findings: findings(view, words, lang),
    }
}

fn documents(name: &str) -> String {
    let link = |format: &Format| {
        let ending = format.ending();
        let file = address(name);
        format!(
            "<a href=\"/document.{ending}?file={file}\">{}</a>",
            ending.to_uppercase()
        )
    };
    DOCUMENTS.iter().map(link).collect()
}

fn figures(pages: &[String], stale: bool) -> String {
    let class = if stale { " class=\"stale\"" } else { "" };
    let figures = pages
        .iter()
        .map(|page| format!("<figure{class}>\n{page}</figure>\n"));
    figures.collect()
}

/// The files of a folder; nothing where there is only one.
fn files(view: &View, words: &Words) -> String {
    let reading = view.reading;
    if reading.files.len() < 2 {
        return String::new();
    }
    let lines = reading.files.iter().map(|file| {
        let name = reading.name(*file);
        let current = if *file == view.file {
            " aria-current=\"page\""
        } else {
            ""
        };
        let (link, shown) = (address(name), escape(name));
        let counts = counts(reading.findings(*file));
        format!("<li><a href=\"/?file={link}\"{current}>{shown}</a> <small>{counts}</small></li>\n")
    });
    format!(
        "<h2>{}</h2>\n<ul>\n{}</ul>\n",
        words.files,
        lines.collect::<String>()
    )
}

/// Errors, warnings and questions in short: `1 / 4 / 0`.
fn counts(findings: &[Diagnostic]) -> String {
    let count = |weight| findings.iter().filter(|it| it.severity == weight).count();
    let [errors, warnings, questions] = WEIGHTS.map(count);
    format!("{errors} / {warnings} / {questions}")
}

const WEIGHTS: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Question];

/// The findings by weight, the hardest first; questions are folded, as there may be many.
fn findings(view: &View, words: &Words, lang: Lang) -> String {
    if view.findings.is_empty() {
        return format!("<p>{}</p>", words.none);
    }
    let mut lists = String::new();
    for (weight, title) in WEIGHTS.into_iter().zip(words.weights) {
        let own = view.findings.iter().filter(|it| it.severity == weight);
        let lines: Vec<String> = own.map(|it| finding(view.reading, it, lang)).collect();
        if lines.is_empty() {
            continue;
        }
        let (title, list) = (format!("{title} ({})", lines.len()), lines.concat());
        lists.push_str(&match weight {
            Severity::Question => format!(
                "<details data-key=\"questions\"><summary>{title}</summary>\n<ol>\n{list}</ol></details>\n"
            ),
            _ => format!("<h2>{title}</h2>\n<ol>\n{list}</ol>\n"),
        });
    }
    lists
}

fn finding(reading: &Reading, finding: &Diagnostic, lang: Lang) -> String {
    let class = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Question => "question",
    };
    let place = reading.place(finding);
    let code = finding.code();
    let help = finding.help.as_ref().map_or_else(String::new, |help| {
        format!("<p class=\"help\">{}</p>", sentence(&help.text(lang)))
    });
    format!(
        "<li class=\"{class}\"><p><span class=\"where\">{}</span> {}</p>{help}\
         <details data-key=\"{}\"><summary><code>{code}</code></summary>{}</details></li>\n",
        escape(&place),
        sentence(&finding.message.text(lang)),
        escape(&format!("{code} {place}")),
        explanation(code, lang),
    )
}

/// What the page of a code says.
fn explanation(code: &str, lang: Lang) -> String {
    let text = explain(code).map_or("", |page| page.section(lang));
    let paragraphs = text.split("\n\n").filter(|part| !part.trim().is_empty());
    paragraphs
        .map(|part| format!("<p>{}</p>", sentence(part)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{file_name, filled};
    use crate::cli::render::format::Format;

    #[test]
    fn values_are_not_looked_at_again() {
        let values = [("a", "{{b}}".to_string()), ("b", "x".to_string())];
        assert_eq!(filled("<{{a}}|{{b}}|{{c}}>", &values), "<{{b}}|x|>");
    }

    #[test]
    fn a_saved_document_is_called_like_its_file() {
        assert_eq!(
            file_name(Some("a/surat masuk.sop.yaml"), Format::Pdf),
            "surat%20masuk.pdf"
        );
        assert_eq!(file_name(None, Format::Docx), "sop.docx");
    }
}
