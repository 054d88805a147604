//! The words of logs: names of actors, persons, outcomes and unknown activities, each with a number.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::{Arc, PoisonError, RwLock};

/// A word of a [`Lexicon`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(NonZeroU32);

/// The words met so far, shared by all who read and judge one log. A word keeps its number for good. Which number that is
/// depends on who read what first, so nothing that is shown may depend on the order of the numbers.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: RwLock<Words>,
}

#[derive(Debug, Default)]
struct Words {
    ids: HashMap<Arc<str>, WordId>,
    texts: Vec<Arc<str>>,
}

impl Lexicon {
    /// The number of a word, as it is written. Whoever asks often should remember the answer.
    pub fn id(&self, text: &str) -> WordId {
        let known = |words: &Words| words.ids.get(text).copied();
        let read = self.words.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(id) = known(&read) {
            return id;
        }
        drop(read);
        let mut words = self.words.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(id) = known(&words) {
            return id;
        }
        let text: Arc<str> = text.into();
        words.texts.push(text.clone());
        let id = WordId(NonZeroU32::MIN.saturating_add(words.texts.len() as u32 - 1));
        words.ids.insert(text, id);
        id
    }

    /// The word with a number; an empty one for a number of another lexicon.
    pub fn text(&self, id: WordId) -> Arc<str> {
        let words = self.words.read().unwrap_or_else(PoisonError::into_inner);
        let text = words.texts.get(id.0.get() as usize - 1);
        text.cloned().unwrap_or_default()
    }
}

impl WordId {
    /// The number, from 0, so that what is known of words can stand in a list.
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }

    /// The word whose number is this; nothing for one that no lexicon can hold.
    pub(super) fn at(index: usize) -> Option<WordId> {
        let number = u32::try_from(index).ok()?.checked_add(1)?;
        NonZeroU32::new(number).map(WordId)
    }
}
