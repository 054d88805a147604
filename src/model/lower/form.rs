//! The form of the tree: statements that stand where they don't belong, or twice where they may stand once.

use crate::diagnostic::messages::{ModelMessage, SyntaxMessage};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lang::{Lang, Word, Words};
use crate::syntax::shape::{Place, Places};
use crate::syntax::tree::{Head, Item};

/// How many places a finding names as the right ones.
const PLACES_NAMED: usize = 3;

/// Checks an item that stands in a place and all below it. Tells whether everything stands where it should.
pub(super) fn check(item: &Item, place: Place, lang: Lang, diagnostics: &mut Diagnostics) -> bool {
    let mut walk = Walk {
        lang,
        diagnostics,
        well_formed: true,
    };
    walk.below(place, std::slice::from_ref(item), None);
    walk.well_formed
}

struct Walk<'a> {
    lang: Lang,
    well_formed: bool,
    diagnostics: &'a mut Diagnostics,
}

impl Walk<'_> {
    fn below(&mut self, place: Place, items: &[Item], parent: Option<&Item>) {
        let shape = place.shape();
        for (at, item) in items.iter().enumerate() {
            if !shape.allows(item.head) {
                self.misplaced(item, place);
                continue;
            }
            if let Some(word) = item.word()
                && shape.allows_once(word)
                && let Some(first) = items[..at].iter().find(|earlier| earlier.is(word))
            {
                self.doubled(item, first, parent);
            }
            self.below(Place::below(item, place), &item.items, Some(item));
        }
    }

    fn misplaced(&mut self, item: &Item, place: Place) {
        self.well_formed = false;
        let source = self.diagnostics.source();
        let word = self.head(item);
        let message = SyntaxMessage::Misplaced { word, place };
        let mut finding = Diagnostic::new(message, source, item.head_span.0);
        let places: Vec<Place> = item
            .word()
            .into_iter()
            .flat_map(Place::of)
            .take(PLACES_NAMED)
            .collect();
        if !places.is_empty() {
            finding = finding.help(SyntaxMessage::BelongsIn {
                places: Places(places),
            });
        }
        self.diagnostics.push(finding);
    }

    fn doubled(&mut self, item: &Item, first: &Item, parent: Option<&Item>) {
        self.well_formed = false;
        let message = ModelMessage::DoubledStatement {
            word: self.head(item),
            place: parent.map(|parent| self.head(parent)).unwrap_or_default(),
        };
        let finding = Diagnostic::new(message, self.diagnostics.source(), item.head_span.0)
            .label(first.head_span.0, SyntaxMessage::FirstHere {})
            .help(ModelMessage::KeepOne {});
        self.diagnostics.push(finding);
    }

    /// What an item begins with, as the author reads it.
    fn head(&self, item: &Item) -> String {
        match item.head {
            Head::Word(Word::Next) => "->".to_string(),
            Head::Word(word) => Words(self.lang, word).to_string(),
            _ => match (&item.name, &item.text) {
                (Some(name), _) => name.value.clone(),
                (None, Some(text)) => text.value.clone(),
                (None, None) => String::new(),
            },
        }
    }
}
