//! The words of an element as paragraphs and lists, each set as the layout set it.

use super::super::scene::{Block, Element, Weight};
use super::markup::{attribute, css_text, escape, lines, rem, short};
use super::setting::{Paragraph, Setting, breakable};

/// What the style sheet supposes of a cell: where its lines begin.
const PAD: f64 = 3.0;

/// How far a length may be from what the style sheet supposes before it is said.
const SAME: f64 = 0.05;

/// How the text around an element is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Around {
    /// Its type size.
    pub size: f64,
    /// Its weight.
    pub weight: Weight,
    /// Whether it stands in the middle.
    pub centred: bool,
}

/// The declarations that set an element, as far as it is set otherwise than what is around it.
pub fn style(setting: Option<&Setting>, around: Around) -> Vec<String> {
    let Some(setting) = setting else {
        return Vec::new();
    };
    let mut style = font(setting.size, setting.weight, around);
    match (setting.centred, around.centred) {
        (true, false) => style.push("text-align:center".to_owned()),
        (false, true) => style.push("text-align:left".to_owned()),
        _ => {}
    }
    if !setting.centred && (setting.left - PAD).abs() > SAME {
        style.push(format!("padding-left:{}", rem(setting.left.max(0.0))));
    }
    if let Some(top) = setting.top {
        style.push(format!(
            "vertical-align:top;padding-top:{}",
            rem(top.max(0.0))
        ));
    }
    style
}

fn font(size: f64, weight: Weight, around: Around) -> Vec<String> {
    let mut style = Vec::new();
    if (size - around.size).abs() > SAME {
        style.push(format!("font-size:{}", rem(size)));
    }
    match weight {
        _ if weight == around.weight => {}
        Weight::Regular => style.push("font-weight:normal".to_owned()),
        Weight::Bold => style.push("font-weight:bold".to_owned()),
    }
    style
}

/// The words of an element.
pub fn words(element: &Element, setting: Option<&Setting>) -> String {
    match (element.says.as_slice(), setting) {
        ([only], setting) if only.marker.is_none() => text(&only.text, setting),
        (says, setting) => paragraphs(says, setting),
    }
}

/// A text, in which a word that the layout kept whole stays whole.
fn text(words: &str, setting: Option<&Setting>) -> String {
    let mut text = String::new();
    let mut rest = words;
    let whole = |word: &&str| setting.is_some_and(|setting| setting.whole.contains(*word));
    for word in breakable(words).filter(whole) {
        if let Some((before, after)) = rest.split_once(word) {
            text += &format!("{}<span class=\"whole\">{}</span>", lines(before), escape(word));
            rest = after;
        }
    }
    text + &lines(rest)
}

/// A paragraph and how it is set.
type Set<'a> = (&'a Block, Option<&'a Paragraph>);

fn paragraphs(says: &[Block], setting: Option<&Setting>) -> String {
    let set = |at: usize| setting.and_then(|setting| setting.paragraphs.get(at)?.as_ref());
    let all: Vec<Set> = says
        .iter()
        .enumerate()
        .map(|(at, block)| (block, set(at)))
        .collect();
    let runs = all.chunk_by(|one, next| List::of(one.0) == List::of(next.0) && !restarts(next.0));
    let run = |run: &[Set]| match run.first().and_then(|first| List::of(first.0)) {
        None => run.iter().map(|one| paragraph(one, setting)).collect(),
        Some(list) => self::list(list, run, setting),
    };
    runs.map(run).collect()
}

fn paragraph((block, set): &Set, setting: Option<&Setting>) -> String {
    let style = attribute("style", &differences(*set, setting).join(";"));
    format!("<p{style}>{}</p>", text(&block.text, setting))
}

/// The declarations that set a paragraph, as far as it is set otherwise than its element.
fn differences(set: Option<&Paragraph>, setting: Option<&Setting>) -> Vec<String> {
    let (Some(set), Some(setting)) = (set, setting) else {
        return Vec::new();
    };
    let around = Around {
        size: setting.size,
        weight: setting.weight,
        centred: setting.centred,
    };
    let mut style = font(set.size, set.weight, around);
    if set.gap > SAME {
        style.push(format!("margin-top:{}", rem(set.gap)));
    }
    style
}

/// A kind of list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Numbered,
    Marked,
}

impl List {
    fn of(block: &Block) -> Option<List> {
        let marker = block.marker.as_deref()?;
        Some(match number(marker) {
            Some(_) => List::Numbered,
            None => List::Marked,
        })
    }
}

/// `3.` as a number.
fn number(marker: &str) -> Option<u32> {
    marker.strip_suffix('.')?.parse().ok()
}

/// Whether an item begins a list anew.
fn restarts(block: &Block) -> bool {
    block.marker.as_deref().and_then(number) == Some(1)
}

fn list(list: List, run: &[Set], setting: Option<&Setting>) -> String {
    let items: String = run.iter().map(|one| item(list, one, setting)).collect();
    match list {
        List::Marked => format!("<ul>{items}</ul>"),
        List::Numbered => {
            let first = run.first().and_then(|one| number(one.0.marker.as_deref()?));
            let start = first
                .filter(|first| *first != 1)
                .map(|first| first.to_string());
            let start = attribute("start", &start.unwrap_or_default());
            format!("<ol{start}>{items}</ol>")
        }
    }
}

/// An item; it is set in as far as its marker is wide.
fn item(list: List, (block, set): &Set, setting: Option<&Setting>) -> String {
    let marker = block.marker.as_deref().unwrap_or_default();
    let mut style = differences(*set, setting);
    let digits = marker.chars().count().saturating_sub(1);
    match list {
        List::Marked => style.push(format!(
            "list-style-type:{}",
            css_text(&format!("{marker} "))
        )),
        List::Numbered if digits > 1 => style.push(format!(
            "margin-left:{}em",
            short(0.578 + 0.556 * digits as f64)
        )),
        List::Numbered => {}
    }
    let style = attribute("style", &style.join(";"));
    format!("<li{style}>{}</li>", text(&block.text, setting))
}
