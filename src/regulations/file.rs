//! A catalogue of regulations as a file: its form, and what can be wrong with what it says.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Deserialize;

use super::catalogue::{Catalogue, Key};
use crate::data_file;
use crate::diagnostic::messages::CitationMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Source, Span};

const BUILT_IN: &str = include_str!("../../regulations/indonesia.regulations.yaml");

/// A file, as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    kinds: Vec<KindEntry>,
    #[serde(default)]
    regulations: Vec<Entry>,
}

/// A kind of regulations and its names.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct KindEntry {
    kind: String,
    name: String,
    #[serde(default)]
    aka: Vec<String>,
}

/// A regulation. Others are named in the same form as itself.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    cite: String,
    #[serde(default)]
    title: String,
    replaced_by: Option<String>,
    #[serde(default)]
    replaces: Vec<String>,
}

/// The catalogue that is built in. It is read once.
pub(super) fn built_in() -> &'static Catalogue {
    static CATALOGUE: OnceLock<Catalogue> = OnceLock::new();
    CATALOGUE.get_or_init(|| read_built_in(&mut Diagnostics::new()))
}

fn read_built_in(diagnostics: &mut Diagnostics) -> Catalogue {
    let mut catalogue = Catalogue::default();
    let source = Source::new("indonesia.regulations.yaml", BUILT_IN);
    add(&mut catalogue, &source, diagnostics);
    catalogue
}

/// Adds what a file holds. Its entries replace those of the catalogue.
pub(super) fn add(catalogue: &mut Catalogue, source: &Source, diagnostics: &mut Diagnostics) {
    let Some(file) = data_file::read::<File>(source, diagnostics) else {
        return;
    };
    for entry in &file.kinds {
        catalogue.add_kind(&entry.kind, &entry.name, &entry.aka);
    }
    let mut reader = Reader {
        catalogue,
        source,
        diagnostics,
    };
    let entries = reader.entries(&file.regulations);
    for (key, entry) in entries {
        reader.replacements(key, entry);
    }
}

struct Reader<'a> {
    catalogue: &'a mut Catalogue,
    source: &'a Source,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    /// Adds the entries themselves; the replacements may name any of them, so they come later.
    fn entries<'e>(&mut self, entries: &'e [Entry]) -> Vec<(Key, &'e Entry)> {
        let mut seen = BTreeSet::new();
        let mut added = Vec::new();
        for entry in entries {
            let Some(key) = self.key(&entry.cite) else {
                continue;
            };
            let written = entry.cite.clone();
            if !seen.insert(key) {
                self.blame(CitationMessage::DoubledEntry { written }, &entry.cite, 1);
                continue;
            }
            if entry.title.trim().is_empty() {
                self.blame(
                    CitationMessage::EntryWithoutTitle { written },
                    &entry.cite,
                    0,
                );
                continue;
            }
            self.catalogue.add(key, entry.title.trim());
            added.push((key, entry));
        }
        added
    }

    fn replacements(&mut self, key: Key, entry: &Entry) {
        if let Some(by) = &entry.replaced_by
            && let Some(new) = self.known(by)
        {
            self.replace(key, new, by);
        }
        for old in &entry.replaces {
            if let Some(key_of_old) = self.known(old) {
                self.replace(key_of_old, key, old);
            }
        }
    }

    fn replace(&mut self, old: Key, new: Key, written: &str) {
        if !self.catalogue.replace(old, new) {
            let written = written.to_string();
            let message = CitationMessage::ReplacedByItself {
                written: written.clone(),
            };
            self.blame(message, &written, 0);
        }
    }

    /// The regulation of the catalogue that is named.
    fn known(&mut self, written: &str) -> Option<Key> {
        let key = self.key(written)?;
        if self.catalogue.get(key).is_none() {
            let message = CitationMessage::UnknownReplacement {
                written: written.to_string(),
            };
            self.blame(message, written, 0);
            return None;
        }
        Some(key)
    }

    /// What a citation names, if it is one and nothing else.
    fn key(&mut self, written: &str) -> Option<Key> {
        let citations = self.catalogue.citations(written);
        let whole = citations
            .iter()
            .find(|it| written.trim().len() == it.head.len());
        let key = whole.map(|it| it.key);
        if key.is_none() {
            let message = CitationMessage::UnreadableCitation {
                written: written.to_string(),
            };
            self.blame(message, written, 0);
        }
        key
    }

    /// Blames what is written in the file, at its first place or a later one.
    fn blame(&mut self, message: CitationMessage, written: &str, nth: usize) {
        let text = self.source.text();
        let places: Vec<usize> = text.match_indices(written).map(|(at, _)| at).collect();
        let at = places.get(nth).or(places.first());
        let span = at.map_or(Span::new(0, 0), |at| Span::new(*at, at + written.len()));
        let source = self.diagnostics.source();
        self.diagnostics
            .push(Diagnostic::new(message, source, span));
    }
}

#[cfg(test)]
mod tests {
    use super::read_built_in;
    use crate::diagnostic::Diagnostics;

    #[test]
    fn the_built_in_catalogue_is_sound() {
        let mut diagnostics = Diagnostics::new();
        let catalogue = read_built_in(&mut diagnostics);
        assert!(diagnostics.is_empty(), "{:?}", diagnostics.into_sorted());
        let cited = catalogue.citations("PermenPANRB 24/2014");
        let by = catalogue.replacement(cited[0].key).unwrap();
        assert_eq!(catalogue.in_short(by.key), "PermenPANRB 62/2018");
    }
}
