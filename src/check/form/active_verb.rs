//! The text of an activity begins with an active verb and has no subject; the performer has a column of its own.
//!
//! Only what is sure is told: a text that begins with an Indonesian noun, or with its performer and then a verb. Bare
//! bases (`Periksa`), names of actions in `-asi` and `-isi`, and texts in other languages are left in peace.

use std::ops::Range;

use super::indonesian;
use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::FormMessage;
use crate::lang::{TextWord, folded, text_words};
use crate::model::{Row, Sop};

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let sop = subject.sop;
    let performers = performers(sop);
    for (id, row) in sop.rows_with_ids() {
        let Some(opening) = Opening::of(&row.text.value, &performers) else {
            continue;
        };
        let text = &row.text;
        let place = text.place_of(opening.place.clone()).unwrap_or(text.span);
        let written = text.value.get(opening.place.clone()).unwrap_or("");
        let message = message(&opening, sop.row_label(id), written.to_string());
        let help = match better(row, &opening) {
            Some(text) => FormMessage::BeginLike { text },
            None => FormMessage::BeginWithVerb {},
        };
        diagnostics.push(subject.finding(message, place).help(help));
    }
}

/// What a text begins with in the place of a verb.
struct Opening {
    kind: Kind,
    place: Range<usize>,
}

enum Kind {
    Performer,
    Noun,
}

impl Opening {
    fn of(text: &str, performers: &[Vec<String>]) -> Option<Opening> {
        let words = text_words(text);
        let words = without_bullet(text, &words);
        let first = words.first()?;
        if let Some(count) = performer_at_beginning(words, performers) {
            let last = words.get(count.checked_sub(1)?)?;
            return Some(Opening {
                kind: Kind::Performer,
                place: first.place.start..last.place.end,
            });
        }
        let all = words.iter().map(|word| word.folded.as_str());
        let sure = indonesian::is_noun(&first.folded) && !indonesian::are_english(all);
        sure.then(|| Opening {
            kind: Kind::Noun,
            place: first.place.clone(),
        })
    }
}

fn message(opening: &Opening, row: String, written: String) -> FormMessage {
    match opening.kind {
        Kind::Performer => FormMessage::PerformerFirst {
            row,
            performer: written,
        },
        Kind::Noun => FormMessage::NounFirst { row, noun: written },
    }
}

/// The names of the actors as they may begin a text, as words.
fn performers(sop: &Sop) -> Vec<Vec<String>> {
    let names = sop
        .actors
        .iter()
        .flat_map(|actor| std::iter::once(&actor.title).chain(&actor.aka));
    let words = |text: &str| text_words(text).into_iter().map(|word| word.folded);
    names
        .map(|name| words(&name.value).collect::<Vec<_>>())
        .filter(|words| !words.is_empty())
        .collect()
}

/// How many words at the beginning name a performer, when a verb follows.
fn performer_at_beginning(words: &[TextWord], performers: &[Vec<String>]) -> Option<usize> {
    let begins = |name: &&Vec<String>| {
        let there = words.iter().map(|word| &word.folded);
        name.iter().eq(there.take(name.len()))
    };
    let verb_follows = |name: &&Vec<String>| {
        let next = words.get(name.len());
        next.is_some_and(|word| indonesian::is_verb(&word.folded))
    };
    let named = performers.iter().filter(begins).filter(verb_follows);
    named.map(Vec::len).max()
}

/// How the text might begin: as another name of the row does, or with the verb that the noun is made of, or with the
/// verb that follows the performer.
fn better(row: &Row, opening: &Opening) -> Option<String> {
    let begins_well = |text: &str| {
        let words = folded(text);
        words.split(' ').next().is_some_and(indonesian::is_verb)
    };
    let mut aka = row.aka.iter().map(|aka| &aka.value);
    if let Some(aka) = aka.find(|aka| begins_well(aka)) {
        return Some(aka.clone());
    }
    let written = row.text.value.get(opening.place.clone())?.to_lowercase();
    let rest = row.text.value.get(opening.place.end..)?;
    let mut rest = rest.split_whitespace();
    let verb = match opening.kind {
        Kind::Noun => indonesian::verb_of(&written)?,
        Kind::Performer => rest.next()?,
    };
    let next: Vec<&str> = rest.take(3).collect();
    Some(format!("{} {} …", capitalised(verb), next.join(" ")))
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    let first = chars.next().into_iter().flat_map(char::to_uppercase);
    first.chain(chars).collect()
}

/// The words after the number or letter of a list that may stand before a text.
fn without_bullet<'w>(text: &str, words: &'w [TextWord]) -> &'w [TextWord] {
    let Some((first, rest)) = words.split_first() else {
        return words;
    };
    let digits = first.folded.bytes().all(|byte| byte.is_ascii_digit());
    let after = text.get(first.place.end..).unwrap_or("");
    let marked = after.starts_with(['.', ')']);
    match marked && (digits || first.folded.len() == 1) {
        true => rest,
        false => words,
    }
}
