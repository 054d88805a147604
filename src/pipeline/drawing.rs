//! What is found in drawing: letters that the typeface lacks, logos that can't be shown, and what the layout could
//! not do. The renderer says it of the scene; here it becomes findings at the author's own words.

use std::io::{self, ErrorKind};
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::messages::DrawingMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lang::Word;
use crate::model::{Catalogue, ColumnKind, Document, NodeId, RowId, Said, Sop};
use crate::render::picture::{self, PictureError};
use crate::render::scene::{ArrowId, Picture, Scene, Shortfall};
use crate::render::text::outside;
use crate::source::{Source, Span};
use crate::syntax::tree::{Head, Item, Text, Tree};

/// How many letters a finding names.
const NAMED: usize = 5;

/// Statements whose texts stand in no document.
const NOT_DRAWN: [Word; 8] = [
    Word::Aka,
    Word::Allow,
    Word::Calendar,
    Word::Deny,
    Word::Log,
    Word::Logo,
    Word::Rule,
    Word::Zone,
];

/// Brings the logos that SOPs name.
pub trait Logos {
    /// The content of the file at this path, as an SOP file of this name has it; nothing where nobody looks for it.
    fn read(&self, source: &str, path: &str) -> Option<io::Result<Arc<[u8]>>>;
}

/// Looks for no logo.
#[derive(Debug, Clone, Copy)]
pub struct NoLogos;

impl Logos for NoLogos {
    fn read(&self, _: &str, _: &str) -> Option<io::Result<Arc<[u8]>>> {
        None
    }
}

/// The logo of each SOP. One that can't be had is a finding.
pub(super) fn read_logos(
    catalogue: &Catalogue,
    sources: &[Source],
    logos: &dyn Logos,
    diagnostics: &mut Diagnostics,
) -> Vec<Option<Picture>> {
    let mut read = |sop: &Sop| {
        let said = sop.identity.logo.as_ref()?;
        let source = sources.get(sop.source)?;
        let bytes = logos.read(source.name(), &said.value)?;
        match bytes.map_err(|why| no_file(&said.value, &why)) {
            Ok(bytes) => picture::read(bytes).map_err(|why| no_picture(&said.value, why)),
            Err(message) => Err(message),
        }
        .map_err(|(message, help)| {
            let finding = Diagnostic::new(message, sop.source, said.span);
            diagnostics.push(finding.help(help));
        })
        .ok()
    };
    catalogue.sops.iter().map(&mut read).collect()
}

/// What is wrong, and what to do about it.
type Trouble = (DrawingMessage, DrawingMessage);

fn no_file(path: &str, why: &io::Error) -> Trouble {
    let path = path.to_string();
    match why.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => (
            DrawingMessage::LogoMissing { path },
            DrawingMessage::LogoPlace {},
        ),
        ErrorKind::FileTooLarge => (
            DrawingMessage::LogoTooLarge { path },
            DrawingMessage::SaveSmaller {},
        ),
        _ => (
            DrawingMessage::LogoClosed { path },
            DrawingMessage::LetRead {},
        ),
    }
}

fn no_picture(path: &str, why: PictureError) -> Trouble {
    let path = path.to_string();
    match why {
        PictureError::TooLarge => (
            DrawingMessage::LogoTooLarge { path },
            DrawingMessage::SaveSmaller {},
        ),
        PictureError::Empty | PictureError::Format | PictureError::Damaged => (
            DrawingMessage::LogoNoPicture { path },
            DrawingMessage::SaveAsPicture {},
        ),
    }
}

/// Finds texts of the document with letters that its typeface lacks.
pub(super) fn check_letters(trees: &[Tree], diagnostics: &mut Diagnostics) {
    for (source, tree) in trees.iter().enumerate() {
        let mut texts = Vec::new();
        tree.items.iter().for_each(|item| collect(item, &mut texts));
        let findings = texts.into_iter().filter_map(|text| lacking(text, source));
        findings.for_each(|finding| diagnostics.push(finding));
    }
}

/// The texts of a statement that stand in the document. The readers bound how deep statements lie.
fn collect<'t>(item: &'t Item, texts: &mut Vec<&'t Text>) {
    let drawn = match item.head {
        Head::Word(word) => !NOT_DRAWN.contains(&word),
        _ => true,
    };
    if drawn {
        texts.extend(&item.text);
        item.items.iter().for_each(|below| collect(below, texts));
    }
}

fn lacking(text: &Text, source: usize) -> Option<Diagnostic> {
    let outside = outside(&text.value);
    let (at, first) = *outside.first()?;
    let message = DrawingMessage::OutsideFont {
        letters: named(outside.iter().map(|(_, letter)| *letter)),
    };
    let said = Said::stated(text.value.clone(), text.span.0);
    let place = said.place_of(at..at + first.len_utf8());
    let finding = Diagnostic::new(message, source, place.unwrap_or(said.span));
    Some(finding.help(DrawingMessage::ReplaceLetters {}))
}

/// Letters with their numbers, by which a letter that nobody sees can be looked up.
fn named(letters: impl Iterator<Item = char>) -> String {
    let mut different: Vec<char> = Vec::new();
    for letter in letters {
        if different.len() > NAMED {
            break;
        }
        if !different.contains(&letter) {
            different.push(letter);
        }
    }
    let name = |letter: &char| format!("`{letter}` (U+{:04X})", u32::from(*letter));
    let mut names: Vec<String> = different.iter().take(NAMED).map(name).collect();
    if different.len() > NAMED {
        names.push("…".to_string());
    }
    names.join(", ")
}

/// What could not be drawn as it should be in the document of an SOP.
pub fn findings(sop: &Sop, scene: &Scene) -> Vec<Diagnostic> {
    let found = scene.shortfalls.iter().map(|it| shortfall(sop, it));
    let mut found: Vec<Diagnostic> = found.collect();
    found.sort_by_key(|finding| (finding.span, finding.code()));
    found.dedup();
    found
}

fn shortfall(sop: &Sop, shortfall: &Shortfall) -> Diagnostic {
    let (message, span, help) = match shortfall {
        Shortfall::WiderThanPaper(points) => (
            DrawingMessage::WideTable {
                millimetres: (points / 72.0 * 25.4).ceil() as usize,
            },
            sop.name.span,
            DrawingMessage::NarrowTable {},
        ),
        Shortfall::BrokenWord(row, kind, word) => (
            DrawingMessage::LongWord { word: word.clone() },
            word_place(sop, *row, *kind, word),
            DrawingMessage::BreakWord {},
        ),
        Shortfall::ArrowLost(arrow) => (
            DrawingMessage::LostArrow {
                from: row_of(sop, arrow.from),
                to: row_of(sop, arrow.to),
            },
            arrow_place(sop, arrow),
            DrawingMessage::GiveRoom {},
        ),
        Shortfall::LabelLost(arrow) => (
            DrawingMessage::LostLabel {
                from: row_of(sop, arrow.from),
                to: row_of(sop, arrow.to),
            },
            label_place(sop, arrow),
            DrawingMessage::ShortenWords {},
        ),
        Shortfall::CaptionLost(node) => (
            DrawingMessage::LostCaption {
                row: row_of(sop, *node),
            },
            caption_place(sop, *node),
            DrawingMessage::ShortenWords {},
        ),
    };
    Diagnostic::new(message, sop.source, span).help(help)
}

fn row_of(sop: &Sop, node: NodeId) -> String {
    sop.node_label(node)
}

/// Where a word stands in the text of a cell; the name of the row where nobody wrote it so.
fn word_place(sop: &Sop, row: RowId, kind: ColumnKind, word: &str) -> Span {
    let this = &sop[row];
    let documents = |list: &[Document]| -> Vec<Said<String>> {
        let others = list.iter().flat_map(|document| &document.alternatives);
        list.iter()
            .chain(others)
            .map(|it| it.text.clone())
            .collect()
    };
    let texts: Vec<Said<String>> = match kind {
        ColumnKind::Number => this.number.iter().cloned().collect(),
        ColumnKind::Activity => vec![this.text.clone()],
        ColumnKind::Needs => documents(&this.needs),
        ColumnKind::Output => documents(&this.outputs),
        ColumnKind::Note => this.note.iter().cloned().collect(),
        ColumnKind::Time | ColumnKind::Actors | ColumnKind::Quality => Vec::new(),
    };
    let place = |text: &Said<String>| {
        let at = text.value.find(word)?;
        let part: Range<usize> = at..at + word.len();
        Some(text.place_of(part).unwrap_or(text.span))
    };
    texts.iter().find_map(place).unwrap_or(this.name.span)
}

/// Where an arrow is written: at the name of its target; at the node it leaves where the file leaves it out.
fn arrow_place(sop: &Sop, arrow: &ArrowId) -> Span {
    let node = &sop[arrow.from];
    let exit = node.exits.get(arrow.exit).filter(|exit| !exit.implied);
    let target = exit.and_then(|exit| exit.targets.get(arrow.target));
    target.map_or(node.name.span, |target| target.node.span)
}

fn label_place(sop: &Sop, arrow: &ArrowId) -> Span {
    let exit = sop[arrow.from].exits.get(arrow.exit);
    let label = exit.and_then(|exit| exit.label.as_ref());
    label.map_or_else(|| arrow_place(sop, arrow), |label| label.span)
}

fn caption_place(sop: &Sop, node: NodeId) -> Span {
    let node = &sop[node];
    let label = node.label.as_ref();
    label.map_or(node.name.span, |label| label.span)
}
