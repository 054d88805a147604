//! The text of an activity begins with an active verb and has no subject; the performer has a column of its own.
//!
//! Only what is sure is told: a text that begins with an Indonesian noun, or with its performer and then a verb. Bare
//! bases (`Periksa`), names of actions in `-asi` and `-isi`, and texts in other languages are left in peace.

use super::{folded, indonesian};
use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::FormMessage;
use crate::model::{Row, Said, Sop};

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let sop = subject.sop;
    let performers = Performers::of(sop);
    for (id, row) in sop.rows_with_ids() {
        let text = without_bullet(&row.text.value);
        let label = || sop.row_label(id);
        let message = match performers.beginning(text) {
            Some(performer) => FormMessage::PerformerFirst {
                row: label(),
                performer,
            },
            None => match noun_at_beginning(text) {
                Some(noun) => FormMessage::NounFirst { row: label(), noun },
                None => continue,
            },
        };
        let help = match better(row, text, &message) {
            Some(text) => FormMessage::BeginLike { text },
            None => FormMessage::BeginWithVerb {},
        };
        diagnostics.push(subject.finding(message, row.text.span).help(help));
    }
}

/// The names of the actors as they may begin a text, folded.
struct Performers(Vec<String>);

impl Performers {
    fn of(sop: &Sop) -> Performers {
        let names = sop.actors.iter().flat_map(|actor| {
            let aka = actor.aka.iter();
            std::iter::once(&actor.title).chain(aka)
        });
        let names = names.map(|name: &Said<String>| folded(&name.value));
        Performers(names.filter(|name| !name.is_empty()).collect())
    }

    /// The performer that a text begins with, as it stands there, when a verb follows.
    fn beginning(&self, text: &str) -> Option<String> {
        let whole = folded(text);
        let named = self.0.iter().filter(|name| {
            let rest = whole.strip_prefix(name.as_str());
            let rest = rest.and_then(|rest| rest.strip_prefix(' '));
            rest.and_then(|rest| rest.split(' ').next())
                .is_some_and(indonesian::is_verb)
        });
        let longest = named.max_by_key(|name| name.len())?;
        let count = longest.split(' ').count();
        let end = words(text).nth(count - 1)?.end;
        text.get(..end).map(str::to_string)
    }
}

/// The noun that a text begins with, as it stands there.
fn noun_at_beginning(text: &str) -> Option<String> {
    let whole = folded(text);
    let first = whole.split(' ').next()?;
    let sure = indonesian::is_noun(first) && !indonesian::are_english(whole.split(' '));
    let end = words(text).next()?.end;
    text.get(..end).filter(|_| sure).map(str::to_string)
}

/// How the text might begin: as another name of the row does, or with the verb that the noun is made of, or with the
/// verb that follows the performer.
fn better(row: &Row, text: &str, message: &FormMessage) -> Option<String> {
    let verb_first = |text: &str| {
        folded(text)
            .split(' ')
            .next()
            .is_some_and(indonesian::is_verb)
    };
    let mut aka = row.aka.iter().map(|aka| &aka.value);
    if let Some(aka) = aka.find(|aka| verb_first(aka)) {
        return Some(aka.clone());
    }
    match message {
        FormMessage::NounFirst { noun, .. } => {
            let verb = indonesian::verb_of(&noun.to_lowercase())?;
            Some(begun_with(verb, text.get(noun.len()..)?))
        }
        FormMessage::PerformerFirst { performer, .. } => {
            let rest = text.get(performer.len()..)?.trim_start();
            let verb = rest.split_whitespace().next()?;
            Some(begun_with(verb, rest.get(verb.len()..)?))
        }
        _ => None,
    }
}

/// A verb with a capital, and the next words of the text.
fn begun_with(verb: &str, rest: &str) -> String {
    let mut chars = verb.chars();
    let capital: String = chars
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    let next: Vec<&str> = rest.split_whitespace().take(3).collect();
    format!("{capital}{} {} …", chars.as_str(), next.join(" "))
}

/// The text without the number or letter of a list that may stand before it.
fn without_bullet(text: &str) -> &str {
    let text = text.trim_start();
    let bullet = words(text).next();
    let is_bullet = |end: usize| {
        let (mark, rest) = text.split_at_checked(end)?;
        let short = mark.len() == 1 || mark.chars().all(|c| c.is_ascii_digit());
        let rest = rest.strip_prefix(['.', ')'])?;
        short.then(|| rest.trim_start())
    };
    bullet.and_then(|word| is_bullet(word.end)).unwrap_or(text)
}

/// Where the words of a text stand, as [`folded`] counts them.
fn words(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let ends = text.split(|c: char| !c.is_alphanumeric());
    let mut at = 0;
    let placed = ends.map(move |word| {
        let start = at;
        let end = start + word.len();
        let separator = text.get(end..).and_then(|rest| rest.chars().next());
        at = end + separator.map_or(0, char::len_utf8);
        start..end
    });
    placed.filter(|word| !word.is_empty())
}
