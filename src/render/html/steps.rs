//! The flow in words: a list of the steps, with links from each to those that may follow it.

use super::super::content::words;
use super::super::scene::{Mention, Step};
use super::document::Document;
use super::markup::{attribute, escape, lines};
use crate::model::ColumnKind;

/// Writes the steps of a document; nothing where it has none.
pub fn write(document: &Document) -> String {
    let steps = &document.scene.steps;
    if steps.is_empty() {
        return String::new();
    }
    let items: String = steps.iter().map(|step| item(document, step)).collect();
    let heading = format!("{}-steps", document.anchor());
    format!(
        "<section class=\"steps\" aria-labelledby=\"{heading}\">\n<h2 id=\"{heading}\">{}</h2>\n\
         <ol role=\"list\">\n{items}</ol>\n</section>\n",
        words::step_by_step(document.lang)
    )
}

fn item(document: &Document, step: &Step) -> String {
    format!(
        "<li id=\"{}\">\n<p class=\"what\">{}<b>{}:</b> {}</p>\n{}{}</li>\n",
        document.step_anchor(step.node),
        number(document, step),
        escape(step.kind_in_words),
        lines(&step.text),
        performers(document, step),
        ways(document, step)
    )
}

/// The number of the step's row, which leads there.
fn number(document: &Document, step: &Step) -> String {
    let Some(number) = &step.number else {
        return String::new();
    };
    let number = escape(number);
    match document.row_of(step.node) {
        Some(row) => format!(
            "<a class=\"number\" href=\"#{}\">{number}</a> ",
            document.row_anchor(row)
        ),
        None => format!("<span class=\"number\">{number}</span> "),
    }
}

fn performers(document: &Document, step: &Step) -> String {
    let who = match step.performers.as_str() {
        "" => words::no_performer(document.lang),
        who => who,
    };
    let head = words::column(document.lang, ColumnKind::Actors);
    format!("<p class=\"who\">{head}: {}</p>\n", escape(who))
}

fn ways(document: &Document, step: &Step) -> String {
    let mentions = step
        .mentions
        .iter()
        .map(Vec::as_slice)
        .chain(std::iter::repeat(&[][..]));
    let ways = step.ways.iter().zip(mentions);
    let items: String = ways
        .map(|(way, mentions)| self::way(document, way, mentions))
        .collect();
    match items.is_empty() {
        true => items,
        false => format!("<ul role=\"list\">\n{items}</ul>\n"),
    }
}

/// A sentence in which each step that it names is a link.
fn way(document: &Document, sentence: &str, mentions: &[Mention]) -> String {
    let mut text = String::new();
    let mut from = 0;
    for mention in mentions {
        let (Some(before), Some(name)) = (
            sentence.get(from..mention.words.start),
            sentence.get(mention.words.clone()),
        ) else {
            continue;
        };
        let href = attribute("href", &format!("#{}", document.step_anchor(mention.node)));
        text += &format!("{}<a{href}>{}</a>", escape(before), escape(name));
        from = mention.words.end;
    }
    format!(
        "<li>{text}{}</li>\n",
        escape(sentence.get(from..).unwrap_or_default())
    )
}
