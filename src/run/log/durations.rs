//! Lengths of time in cells, in the units that SOPs are written in: `3 hari kerja`, `1 jam 30 menit`, `2 x 24 hours`.

use crate::lang::{Group, Number, Word};
use crate::model::{Amount, Duration, Unit};

/// How many words a unit has at most.
const UNIT_WORDS: usize = 2;

/// Reads a length of time in either language.
pub(super) fn duration(written: &str) -> Option<Duration> {
    let spaced = spaced(&written.to_lowercase());
    let mut words: &[&str] = &spaced.split_whitespace().collect::<Vec<_>>();
    let mut amounts = Vec::new();
    while !words.is_empty() {
        let (amount, rest) = amount(words)?;
        amounts.push(amount);
        words = rest;
    }
    Duration::sum(amounts)
}

fn amount<'w>(words: &'w [&'w str]) -> Option<(Amount, &'w [&'w str])> {
    let (first, rest) = words.split_first()?;
    let first = Number::parse(first).filter(|number| *number >= Number::ZERO)?;
    let (times, number, rest) = match rest {
        ["x", second, rest @ ..] => {
            let second = Number::parse(second).filter(|number| *number >= Number::ZERO)?;
            (Some(first), second, rest)
        }
        _ => (None, first, rest),
    };
    let (unit, length) = unit(rest)?;
    let amount = Amount { number, unit };
    let amount = match times {
        Some(times) => amount.times(times)?,
        None => amount,
    };
    Some((amount, &rest[length..]))
}

/// The longest unit that the words begin with.
fn unit(words: &[&str]) -> Option<(Unit, usize)> {
    (1..=UNIT_WORDS.min(words.len())).rev().find_map(|length| {
        let word = Word::find(Group::Unit, &words[..length].join(" "))?;
        Some((Unit::from_word(word)?, length))
    })
}

/// A text with a blank between digits and letters.
fn spaced(written: &str) -> String {
    let mut spaced = String::with_capacity(written.len() + 4);
    let mut before = ' ';
    for letter in written.chars() {
        if before.is_ascii_digit() && letter.is_alphabetic()
            || before.is_alphabetic() && letter.is_ascii_digit()
        {
            spaced.push(' ');
        }
        spaced.push(letter);
        before = letter;
    }
    spaced
}
