//! The rows of the table are numbered in their order, each once. A row without a printed number is passed by.

use std::collections::BTreeMap;

use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::FormMessage;
use crate::model::Said;

/// A number as it is ordered: `3`, `3a` and `3.1` are a 3 followed by what follows.
type Key = Vec<Part>;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Letters(String),
    Number(u64),
}

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<Key, &Said<String>> = BTreeMap::new();
    let mut last: Option<(Key, &Said<String>)> = None;
    let mut blamed_last = false;
    for number in subject
        .sop
        .rows
        .iter()
        .filter_map(|row| row.number.as_ref())
    {
        let Some(key) = key(&number.value) else {
            continue;
        };
        let before = last.as_ref().filter(|(last, _)| key < *last);
        let fault = match (seen.get(&key), before) {
            (Some(earlier), _) => Some((doubled(number), *earlier)),
            (None, Some((_, before))) => Some((out_of_order(number, before), *before)),
            (None, None) => None,
        };
        // A table that begins to count anew is told so once.
        let told = blamed_last && fault.is_some();
        blamed_last = fault.is_some();
        if let Some((message, earlier)) = fault.filter(|_| !told) {
            let finding = subject
                .finding(message, number.span)
                .label(earlier.span, FormMessage::EarlierRow {});
            diagnostics.push(finding.help(FormMessage::Renumber {}));
        }
        seen.entry(key.clone()).or_insert(number);
        last = Some((key, number));
    }
}

fn doubled(number: &Said<String>) -> FormMessage {
    let number = number.value.clone();
    FormMessage::DoubledNumber { number }
}

fn out_of_order(number: &Said<String>, before: &Said<String>) -> FormMessage {
    FormMessage::NumberOutOfOrder {
        number: number.value.clone(),
        before: before.value.clone(),
    }
}

/// How a number is ordered; nothing for one that does not begin with a digit.
fn key(number: &str) -> Option<Key> {
    let mut parts = Vec::new();
    let mut rest = number.trim();
    if !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    while !rest.is_empty() {
        let digits = run(rest, |c| c.is_ascii_digit());
        let letters = run(rest, char::is_alphabetic);
        let length = digits.len().max(letters.len());
        if !digits.is_empty() {
            parts.push(Part::Number(digits.parse().ok()?));
        } else if !letters.is_empty() {
            parts.push(Part::Letters(letters.to_lowercase()));
        }
        let other = rest.chars().next().map_or(0, char::len_utf8);
        rest = rest.get(length.max(other)..).unwrap_or("");
    }
    Some(parts)
}

/// The characters of a kind that a text begins with.
fn run(text: &str, is_of_kind: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !is_of_kind(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn numbers_come_in_the_order_of_people() {
        let ordered = ["1", "2.", "3", "3a", "3b", "3.1", "10."];
        let keys: Vec<_> = ordered.iter().map(|number| key(number).unwrap()).collect();
        assert!(keys.is_sorted(), "{keys:?}");
        assert_eq!(key("3."), key("3"));
        assert_eq!(key("III"), None);
        assert_eq!(key("99999999999999999999999"), None);
        assert_eq!(key(""), None);
    }
}
