//! What the words of a log mean at the nodes of an SOP, each asked once.

use crate::model::NodeId;
use crate::run::WordId;

/// How many places for answers there are at most. A word that finds no place is asked about anew each time.
const ROOM: usize = 1_000_000;

/// The answers known so far, by node and word. They stand in lists, because they are asked for with every event.
#[derive(Debug)]
pub struct Answers<T> {
    of_node: Vec<Vec<Option<T>>>,
    places: usize,
}

impl<T> Default for Answers<T> {
    fn default() -> Self {
        Answers {
            of_node: Vec::new(),
            places: 0,
        }
    }
}

impl<T: Copy> Answers<T> {
    /// What is known of a word at a node.
    pub fn get(&self, node: NodeId, word: WordId) -> Option<T> {
        let words = self.of_node.get(node.0 as usize)?;
        words.get(word.index()).copied().flatten()
    }

    /// Remembers what a word means at a node.
    pub fn add(&mut self, node: NodeId, word: WordId, answer: T) {
        let (node, word) = (node.0 as usize, word.index());
        if node >= self.of_node.len() {
            self.of_node.resize_with(node + 1, Vec::new);
        }
        let words = &mut self.of_node[node];
        let more = (word + 1).saturating_sub(words.len());
        if self.places + more > ROOM {
            return;
        }
        self.places += more;
        if more > 0 {
            words.resize(word + 1, None);
        }
        words[word] = Some(answer);
    }
}
