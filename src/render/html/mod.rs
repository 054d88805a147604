//! HTML: a page that stands alone, on a screen, on a phone, on paper, and for those who listen.
//!
//! The tables are real ones, with the columns and rows of the layout. [`flow`] lays the drawing over the lanes, row by
//! row; [`steps`] says it in words, to which the symbols lead. Nothing is fetched and nothing runs: the page forbids
//! itself both.

mod cell;
mod document;
mod flow;
mod grid;
mod markup;
mod setting;
mod sheet;
mod steps;
mod table;
mod words;

use super::Paper;
use super::content::words as said;
use super::layout::{BOTTOM_CLEAR, MARGIN};
use super::scene::Scene;
use crate::lang::Lang;
use document::Document;
use markup::{attribute, escape, short};

const STYLE: &str = include_str!("style.css");

/// What the page allows itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// Writes scenes as one page.
pub fn write(scenes: &[Scene]) -> String {
    let documents: Vec<Document> = (1..)
        .zip(scenes)
        .map(|(at, scene)| Document::new(scene, at))
        .collect();
    let paper = scenes
        .first()
        .map_or(Paper::default(), |first| first.paper)
        .size();
    let articles: String = documents
        .iter()
        .map(|document| article(document, paper.0))
        .collect();
    let lang = documents
        .first()
        .map_or(Lang::default(), |first| first.lang);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n{}<body>\n{}<main>\n{articles}</main>\n</body>\n</html>\n",
        lang.tag(),
        head(scenes, paper),
        contents(&documents, lang)
    )
}

fn head(scenes: &[Scene], paper: (f64, f64)) -> String {
    let titles: Vec<&str> = scenes.iter().map(|scene| scene.title.as_str()).collect();
    let description = match scenes {
        [only] => only.description.clone(),
        _ => titles.join("; "),
    };
    let author = scenes.first().map_or("", |first| first.author.as_str());
    let author = match author {
        "" => String::new(),
        author => format!("<meta name=\"author\"{}/>\n", attribute("content", author)),
    };
    format!(
        "<head>\n<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <title>{}</title>\n<meta name=\"description\" content=\"{}\"/>\n{author}<style>\n{}{STYLE}</style>\n</head>\n",
        escape(&titles.join("; ")),
        escape(&description),
        measures(paper)
    )
}

/// What the style sheet takes from the paper.
fn measures((width, height): (f64, f64)) -> String {
    format!(
        "@page {{ size: {}pt {}pt; margin: {}pt {}pt {}pt; }}\n:root {{ --paper: {}; }}\n",
        short(width),
        short(height),
        short(MARGIN),
        short(MARGIN),
        short(BOTTOM_CLEAR),
        short(width / 10.0)
    )
}

/// The list of the documents, where there are several.
fn contents(documents: &[Document], lang: Lang) -> String {
    if documents.len() < 2 {
        return String::new();
    }
    let item = |document: &Document| {
        let (anchor, title) = (document.anchor(), escape(&document.scene.title));
        format!("<li><a href=\"#{anchor}\">{title}</a></li>\n")
    };
    let items: String = documents.iter().map(item).collect();
    format!(
        "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{}</h2>\n<ol>\n{items}</ol>\n</nav>\n",
        said::contents(lang)
    )
}

fn article(document: &Document, paper: f64) -> String {
    let scene = document.scene;
    let title = match document.begins_with_title() {
        true => String::new(),
        false => format!("<h1 class=\"unseen\">{}</h1>\n", escape(&scene.title)),
    };
    let sheets: String = scene
        .pages
        .iter()
        .map(|page| sheet::write(document, page, paper))
        .collect();
    format!(
        "<article id=\"{}\"{} lang=\"{}\">\n{title}{sheets}{}</article>\n",
        document.anchor(),
        attribute("aria-label", &scene.title),
        scene.lang,
        steps::write(document)
    )
}
