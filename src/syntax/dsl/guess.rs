//! What the author of a faulty text may have meant, and what a person would say the grammar expected.

use super::{Block, Rule};
use crate::diagnostic::messages::Expectation;
use crate::lang::{self, Group, Lang, WORDS, Word};
use crate::syntax::shape::Place;

/// The word at the beginning of a text.
pub(super) fn leading_name(text: &str) -> Option<&str> {
    let is_part = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-');
    let length = text.find(|char| !is_part(char)).unwrap_or(text.len());
    let name = &text[..length];
    name.starts_with(char::is_alphabetic).then_some(name)
}

/// The first two words on the line, as one spelling: `only when`.
pub(super) fn first_words(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let words: Vec<&str> = line.split_whitespace().take(2).collect();
    words.join(" ")
}

/// Whether a word is the beginning of one that is spelled in several: `only` of `only when`.
pub(super) fn begins_longer_word(written: &str) -> bool {
    statement_spellings().any(|(_, spelling)| {
        spelling
            .strip_prefix(written)
            .is_some_and(|rest| rest.starts_with(' '))
    })
}

fn statement_spellings() -> impl Iterator<Item = (Word, &'static str)> {
    WORDS
        .iter()
        .filter(|word| word.group() == Group::Statement)
        .flat_map(|word| {
            Lang::ALL
                .iter()
                .flat_map(|lang| word.spellings(*lang))
                .map(|spelling| (*word, *spelling))
        })
}

/// The word of the table that is spelled most alike, if one is near enough to be meant.
pub(super) fn nearest(written: &str, block: Block) -> Option<Word> {
    let spellings = statement_spellings().filter(|(word, _)| is_at_home(*word, block));
    let spellings = spellings.map(|(_, spelling)| spelling);
    let spelling = lang::nearest(written, spellings)?;
    Word::find(Group::Statement, spelling)
}

/// Whether a word may be meant in a block: scenarios have words of their own.
fn is_at_home(word: Word, block: Block) -> bool {
    let of_scenarios = |place: Place| {
        use Word::{Arrivals, Batch, Draw, Scenario, Staff};
        matches!(
            place,
            Place::Below(Scenario | Arrivals | Staff | Draw | Batch)
        )
    };
    match block {
        Block::Scenario | Block::Shares => Place::of(word).any(of_scenarios),
        _ => !Place::of(word).all(of_scenarios),
    }
}

/// The length of what stands at the beginning of a text: a word, a number with decimals, or a single sign.
pub(super) fn token_length(text: &str) -> usize {
    match (decimals_length(text), leading_name(text)) {
        (Some(length), _) => length,
        (None, Some(name)) => name.len(),
        (None, None) => text.chars().next().map_or(0, char::len_utf8),
    }
}

/// The length of a number with decimals at the beginning of a text.
fn decimals_length(text: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    let rest = text.get(whole..)?.strip_prefix(['.', ','])?;
    let part = digits(rest);
    (whole > 0 && part > 0).then_some(whole + 1 + part)
}

/// What a person would say was expected, from the rules that the grammar tried.
pub(super) fn expectations(rules: &[Rule]) -> Vec<Expectation> {
    let mut found: Vec<Expectation> = rules.iter().filter_map(|rule| expectation(*rule)).collect();
    found.sort();
    found.dedup();
    // Where a name or a number could stand, an expression was to begin.
    if found.contains(&Expectation::Name) && found.contains(&Expectation::Number) {
        found = vec![Expectation::Expression];
    }
    if found.is_empty() {
        found.push(Expectation::Statement);
    }
    found
}

fn expectation(rule: Rule) -> Option<Expectation> {
    Some(match rule {
        Rule::name
        | Rule::name_use
        | Rule::names
        | Rule::targets
        | Rule::path
        | Rule::team
        | Rule::member => Expectation::Name,
        Rule::text | Rule::inner => Expectation::Text,
        Rule::number | Rule::integer | Rule::signed => Expectation::Number,
        Rule::whole => Expectation::WholeNumber,
        Rule::percent => Expectation::Percent,
        Rule::shape | Rule::spread => Expectation::Shape,
        Rule::unit => Expectation::Unit,
        Rule::time | Rule::period | Rule::duration | Rule::amount | Rule::short_range => {
            Expectation::Time
        }
        Rule::date => Expectation::Date,
        Rule::expression | Rule::primary | Rule::literal => Expectation::Expression,
        Rule::equal | Rule::contains => Expectation::Operator,
        Rule::arrow | Rule::arrow_word => Expectation::Arrow,
        Rule::plain_type | Rule::type_word => Expectation::Type,
        Rule::times => Expectation::Word(Word::Times),
        Rule::per_unit | Rule::per_word => Expectation::Word(Word::Per),
        Rule::month => Expectation::Month,
        _ => return None,
    })
}
