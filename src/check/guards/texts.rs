//! Comparisons of texts: can they be met together, and by which texts?
//!
//! Texts that are the same form a class. A class without a constant can be any text that contains what it must, nothing
//! that it must not, and is none of those it must differ from. Such a text is made from the parts it must contain, with
//! a letter between them that stands in none of the constants; so one is missing only where a part that must be in it
//! contains one that must not. Only a text that must lie within a constant has few choices: they are tried.

use super::formula::Text;
use super::state::{TextFact, TextKind};

/// The parts of a constant longer than this (in characters) are not tried one by one.
const MOST_TRIED: usize = 64;

/// Whether comparisons of texts can be met together, as far as constants tell.
pub(super) fn agree(facts: &[TextFact]) -> bool {
    if facts.is_empty() {
        return true;
    }
    let Some(classes) = Classes::of(facts) else {
        return false;
    };
    let words: Vec<Option<&str>> = classes.constants.clone();
    (0..classes.constants.len()).all(|class| match classes.constants[class] {
        Some(constant) => classes.wants(class, facts, &words).fit(constant),
        None => {
            let wants = classes.wants(class, facts, &words);
            wants.is_beyond_trying() || wants.word().is_some()
        }
    })
}

/// A text for each variable; nothing where none were found.
pub(super) fn words(count: usize, facts: &[TextFact]) -> Option<Vec<String>> {
    let classes = Classes::of(facts)?;
    let mut found: Vec<Option<String>> = classes
        .constants
        .iter()
        .map(|c| c.map(String::from))
        .collect();
    for class in classes.smallest_first(facts) {
        if found.get(class)?.is_none() {
            let known: Vec<Option<&str>> = found.iter().map(Option::as_deref).collect();
            let word = classes.wants(class, facts, &known).word()?;
            *found.get_mut(class)? = Some(word);
        }
    }
    let word = |variable: usize| {
        let class = classes.class_of(&Text::Variable(variable));
        let word = class.and_then(|class| found.get(class).cloned().flatten());
        word.unwrap_or_else(|| "a".to_string())
    };
    Some((0..count).map(word).collect())
}

/// The texts of some comparisons, those that are the same together.
struct Classes<'f> {
    texts: Vec<(&'f Text, usize)>,
    /// For each class the constant it is.
    constants: Vec<Option<&'f str>>,
}

impl<'f> Classes<'f> {
    /// Nothing where two different constants would be the same.
    fn of(facts: &[TextFact<'f>]) -> Option<Classes<'f>> {
        let mut texts: Vec<(&'f Text, usize)> = Vec::new();
        for text in facts.iter().flat_map(|fact| [fact.left, fact.right]) {
            if !texts.iter().any(|(known, _)| *known == text) {
                texts.push((text, texts.len()));
            }
        }
        let mut classes = Classes {
            constants: vec![None; texts.len()],
            texts,
        };
        for fact in facts
            .iter()
            .filter(|fact| fact.holds && fact.kind == TextKind::Same)
        {
            classes.unite(fact.left, fact.right);
        }
        classes.find_constants().then_some(classes)
    }

    fn class_of(&self, text: &Text) -> Option<usize> {
        let known = self.texts.iter().find(|(known, _)| *known == text);
        known.map(|(_, class)| *class)
    }

    fn unite(&mut self, left: &Text, right: &Text) {
        let (Some(to), Some(from)) = (self.class_of(left), self.class_of(right)) else {
            return;
        };
        for (_, class) in &mut self.texts {
            if *class == from {
                *class = to;
            }
        }
    }

    fn find_constants(&mut self) -> bool {
        for (text, class) in &self.texts {
            if let (Text::Constant(constant), Some(slot)) = (text, self.constants.get_mut(*class)) {
                if slot.is_some_and(|other| other != constant) {
                    return false;
                }
                *slot = Some(constant);
            }
        }
        true
    }

    /// The classes, those that must lie within others before them.
    fn smallest_first(&self, facts: &[TextFact]) -> Vec<usize> {
        let mut order: Vec<usize> = Vec::new();
        let all = 0..self.constants.len();
        for _ in all.clone() {
            let ready = |class: &usize| {
                facts.iter().all(|fact| {
                    let within = fact.holds && fact.kind == TextKind::Contains;
                    !within
                        || self.class_of(fact.left) != Some(*class)
                        || self
                            .class_of(fact.right)
                            .is_none_or(|part| order.contains(&part))
                })
            };
            let mut next = all.clone().filter(|class| !order.contains(class));
            let Some(class) = next.clone().find(ready).or_else(|| next.next()) else {
                break;
            };
            order.push(class);
        }
        order
    }

    /// What a class must be like, given the texts of some classes.
    fn wants<'w>(
        &self,
        class: usize,
        facts: &[TextFact<'f>],
        words: &[Option<&'w str>],
    ) -> Wants<'w>
    where
        'f: 'w,
    {
        let mut wants = Wants::default();
        for text in facts.iter().flat_map(|fact| [fact.left, fact.right]) {
            if let Text::Constant(constant) = text {
                wants.letters.push(constant);
            }
        }
        for fact in facts {
            let (left, right) = (self.class_of(fact.left), self.class_of(fact.right));
            let word = |class: Option<usize>| words.get(class?).copied().flatten();
            if left == Some(class) && right == Some(class) {
                wants.impossible |= !fact.holds;
            } else if left == Some(class) {
                wants.note_as_left(fact, word(right));
            } else if right == Some(class) {
                wants.note_as_right(fact, word(left));
            }
        }
        wants
    }
}

/// What a text must be like.
#[derive(Default)]
struct Wants<'w> {
    impossible: bool,
    contains: Vec<&'w str>,
    lacks: Vec<&'w str>,
    is_none_of: Vec<&'w str>,
    within: Vec<&'w str>,
    not_within: Vec<&'w str>,
    /// Texts whose letters are taken.
    letters: Vec<&'w str>,
}

impl<'w> Wants<'w> {
    fn note_as_left(&mut self, fact: &TextFact, right: Option<&'w str>) {
        let Some(right) = right else { return };
        self.letters.push(right);
        match (fact.kind, fact.holds) {
            (TextKind::Contains, true) => self.contains.push(right),
            (TextKind::Contains, false) => self.lacks.push(right),
            (TextKind::Same, _) => self.is_none_of.push(right),
        }
    }

    fn note_as_right(&mut self, fact: &TextFact, left: Option<&'w str>) {
        let Some(left) = left else { return };
        self.letters.push(left);
        match (fact.kind, fact.holds) {
            (TextKind::Contains, true) => self.within.push(left),
            (TextKind::Contains, false) => self.not_within.push(left),
            (TextKind::Same, _) => self.is_none_of.push(left),
        }
    }

    fn fit(&self, word: &str) -> bool {
        !self.impossible
            && self.contains.iter().all(|part| word.contains(part))
            && !self.lacks.iter().any(|part| word.contains(part))
            && !self.is_none_of.contains(&word)
            && self.within.iter().all(|whole| whole.contains(word))
            && !self.not_within.iter().any(|whole| whole.contains(word))
    }

    /// Whether there may be a text that fits though none is found.
    fn is_beyond_trying(&self) -> bool {
        let shortest = self.within.iter().map(|whole| whole.chars().count()).min();
        shortest.is_some_and(|letters| letters >= MOST_TRIED)
    }

    /// A text that fits.
    fn word(&self) -> Option<String> {
        if let Some(whole) = self.within.iter().min_by_key(|whole| whole.len()) {
            return self.word_within(whole);
        }
        let unused = self.unused_letter();
        let letters = ["a", "b", "c", " ", ", ", "-", "."].map(String::from);
        for letter in letters.into_iter().chain([unused.to_string()]) {
            let joined = self.contains.join(&letter);
            let more = (0..=self.is_none_of.len() + 1).map(|times| letter.repeat(times));
            let mut candidates = more.map(|more| joined.clone() + &more);
            if let Some(word) = candidates.find(|word| !word.is_empty() && self.fit(word)) {
                return Some(word);
            }
        }
        self.fit("").then(String::new)
    }

    /// A part of a text that fits; of a long one the whole or nothing.
    fn word_within(&self, whole: &str) -> Option<String> {
        let ends: Vec<usize> = whole
            .char_indices()
            .map(|(at, _)| at)
            .chain([whole.len()])
            .collect();
        if ends.len() > MOST_TRIED {
            let few = [whole, ""];
            return few
                .into_iter()
                .find(|word| self.fit(word))
                .map(String::from);
        }
        let pairs = ends
            .iter()
            .flat_map(|from| ends.iter().rev().map(move |to| (*from, *to)));
        let mut parts = pairs
            .filter(|(from, to)| from <= to)
            .filter_map(|(from, to)| whole.get(from..to));
        parts.find(|word| self.fit(word)).map(String::from)
    }

    /// A letter that stands in none of the texts.
    fn unused_letter(&self) -> char {
        let mut letters = ('d'..='z').chain('A'..='Z').chain('\u{4e00}'..='\u{9fff}');
        let unused = letters.find(|letter| !self.letters.iter().any(|text| text.contains(*letter)));
        unused.unwrap_or('\u{10fffd}')
    }
}
