//! PDF: real text that can be searched and heard, in a file that can be kept.
//!
//! Every file is meant to be PDF/A-2a and PDF/UA-1 at once, and krilla refuses to write one that breaks a rule it can check.
//! What is seen comes from the shapes of a scene ([`page`], [`canvas`]), what is heard from the roles, places and words
//! of its elements ([`structure`], [`table`], [`prose`]): each SOP is a section with its heading, its tables and its
//! notes; a table that goes on over pages is one table; each symbol is a figure in the cell where it stands, and its
//! words say where its exits lead, so lines and arrows need not be heard.

mod bookmarks;
mod canvas;
mod fonts;
mod links;
mod page;
mod prose;
mod structure;
mod table;

use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::error::KrillaError;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::Outline;
use krilla::tagging::TagTree;
use krilla::{Document, SerializeSettings};

use super::RenderError;
use super::scene::Scene;
use super::text::told;

/// The day on which a file says it was made if its SOP bears no date: the first that packed files know. The library has
/// no clock, and PDF/A asks for some day.
const NO_DAY: (u16, u8, u8) = (1980, 1, 1);

/// The most characters of a text in a property; what is longer is cut, for no string may be longer than 32 kB.
const LONGEST: usize = 8_000;

/// Writes scenes as one file, one after the other. A picture that can't be read is left out.
pub fn write(scenes: &[Scene]) -> Result<Vec<u8>, RenderError> {
    let written = match document(scenes, true)?.finish() {
        Err(KrillaError::Image(..) | KrillaError::Validation(_)) if has_picture(scenes) => {
            document(scenes, false)?.finish()
        }
        written => written,
    };
    written.map_err(|_| RenderError::Drawing)
}

fn has_picture(scenes: &[Scene]) -> bool {
    use super::scene::Shape;
    let pages = scenes.iter().flat_map(|scene| &scene.pages);
    let mut shapes = pages.flat_map(|page| page.elements.iter().flat_map(|e| &e.shapes));
    shapes.any(|shape| matches!(shape, Shape::Picture { .. }))
}

fn document(scenes: &[Scene], pictures: bool) -> Result<Document, RenderError> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| RenderError::Drawing)?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    let mut tree = TagTree::new();
    let mut outline = Outline::new();
    let mut first = 0;
    for scene in scenes {
        tree.push(page::write(&mut document, scene, first, pictures)?);
        outline.push_child(bookmarks::of(scene, first));
        first += scene.pages.len();
    }
    document.set_tag_tree(tree);
    document.set_outline(outline);
    document.set_metadata(metadata(scenes));
    Ok(document)
}

fn metadata(scenes: &[Scene]) -> Metadata {
    let titles: Vec<&str> = scenes.iter().map(|scene| scene.title.as_str()).collect();
    let mut authors: Vec<String> = Vec::new();
    for scene in scenes.iter().filter(|scene| !scene.author.is_empty()) {
        let author = property(&scene.author);
        if !authors.contains(&author) {
            authors.push(author);
        }
    }
    let lang = scenes.first().map_or("id", |scene| scene.lang);
    let days = scenes.iter().filter_map(|scene| scene.dated);
    let (year, month, day) = days.max().unwrap_or(NO_DAY);
    let metadata = Metadata::new()
        .title(property(&titles.join("; ")))
        .authors(authors)
        .language(lang.to_owned())
        .creator("lajur".to_owned())
        .producer("lajur".to_owned())
        .creation_date(DateTime::new(year).month(month).day(day));
    match scenes {
        [scene] => metadata.description(property(&scene.description)),
        _ => metadata,
    }
}

/// A text as a property may hold it: never empty, not too long, nothing in it that is not a character.
fn property(text: &str) -> String {
    let text: String = told(text.trim()).chars().take(LONGEST).collect();
    match text.is_empty() {
        true => "SOP".to_owned(),
        false => text,
    }
}
