//! What the identity of an SOP says: the block of terms, the approval, and the lists in their pairs, as the official form
//! has them. What the SOP does not say is not there; the layout closes up.

use crate::lang::{Lang, Word, month_name};
use crate::model::{DateSaid, NamedList, Said, Sop};

use super::Cell;
use super::words::{self, Term};

/// The approval: what stands above the room for the signature, and what below it.
#[derive(Debug, Clone, PartialEq)]
pub struct Signing {
    /// Place and date, then the office.
    pub above: Vec<String>,
    /// The name, below the room.
    pub name: Option<String>,
    /// The civil servant's number.
    pub nip: Option<String>,
}

/// A list of the identity.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// Its heading.
    pub head: &'static str,
    /// Its lines.
    pub lines: Cell,
}

/// Whether the SOP says anything of itself but its name: a logo, an agency, a number, a date, an approval.
pub fn is_identified(sop: &Sop) -> bool {
    let said = &sop.identity;
    has_issuer(sop) || !terms(sop).is_empty() || said.approved.is_some()
}

/// Whether there is something for the half of the logo and the agency.
pub fn has_issuer(sop: &Sop) -> bool {
    let said = &sop.identity;
    said.agency.is_some() || said.unit.is_some() || said.logo.is_some()
}

/// The agency and its unit, as far as they are named.
pub fn issuer(sop: &Sop) -> Vec<String> {
    let said = [&sop.identity.agency, &sop.identity.unit];
    said.into_iter().flatten().map(trimmed).collect()
}

/// The number and the dates, each after its term.
pub fn terms(sop: &Sop) -> Vec<(&'static str, String)> {
    let said = &sop.identity;
    let number = said.number.as_ref().map(trimmed);
    let date =
        |said: &Option<Said<DateSaid>>| said.as_ref().map(|said| date(sop.lang, &said.value));
    [
        (Term::Number, number),
        (Term::Created, date(&said.created)),
        (Term::Revised, date(&said.revised)),
        (Term::Effective, date(&said.effective)),
    ]
    .into_iter()
    .filter_map(|(term, value)| Some((words::term(sop.lang, term), value?)))
    .collect()
}

/// The approval, if the SOP has one.
pub fn signing(sop: &Sop) -> Option<Signing> {
    let said = sop.identity.approved.as_ref()?;
    let place = said.place.as_ref().map(trimmed);
    let dated = said
        .dated
        .as_ref()
        .map(|dated| date(sop.lang, &dated.value));
    let office = said.title.as_ref().map(trimmed);
    let done = words::done_at(sop.lang, place.as_deref(), dated.as_deref());
    Some(Signing {
        above: done.into_iter().chain(office).collect(),
        name: said.name.as_ref().map(trimmed),
        nip: said.nip.as_ref().map(|nip| with_nip(&nip.value)),
    })
}

/// The lists in the pairs of the form: legal basis and qualifications, relations and equipment, warnings and records. A
/// list that the SOP does not have is missing from its pair, and a pair without lists is not there.
pub fn pairs(sop: &Sop) -> Vec<Vec<List>> {
    let pairs = NamedList::KINDS.chunks(2);
    pairs
        .map(|pair| pair.iter().filter_map(|kind| list(sop, *kind)).collect())
        .filter(|pair: &Vec<List>| !pair.is_empty())
        .collect()
}

fn list(sop: &Sop, kind: Word) -> Option<List> {
    let mut said = sop
        .identity
        .lists
        .iter()
        .filter(|list| list.kind == kind)
        .peekable();
    said.peek()?;
    let lines: Vec<String> = said.flat_map(|list| &list.lines).map(trimmed).collect();
    let lines = match lines.iter().all(|line| has_marker(line)) {
        true => Cell::plain(lines),
        false => Cell::list(lines),
    };
    Some(List {
        head: words::list(sop.lang, kind),
        lines,
    })
}

/// A date in words, `02 Januari 2024`; words that stand in its place, such as `-`, as they are.
pub fn date(lang: Lang, said: &DateSaid) -> String {
    match said {
        DateSaid::Date(date) => match month_name(date.month, lang) {
            Some(month) => format!("{:02} {month} {}", date.day, date.year),
            None => date.to_string(),
        },
        DateSaid::Words(words) => words.trim().to_owned(),
    }
}

/// The civil servant's number after the word for it, unless it has it already.
fn with_nip(number: &str) -> String {
    let number = number.trim();
    let begins = number
        .get(..3)
        .is_some_and(|begin| begin.eq_ignore_ascii_case("nip"));
    match begins {
        true => number.to_owned(),
        false => format!("NIP. {number}"),
    }
}

/// Whether a line has a number, a letter or a dash of its own before it, such as `1.`, `a)` or `-`.
fn has_marker(line: &str) -> bool {
    let Some((first, _)) = line.split_once(char::is_whitespace) else {
        return false;
    };
    let Some(body) = first.strip_suffix(['.', ')']) else {
        return matches!(first, "-" | "•");
    };
    let digits = body.len() <= 3 && body.bytes().all(|letter| letter.is_ascii_digit());
    let letter = body.len() == 1 && body.bytes().all(|letter| letter.is_ascii_lowercase());
    !body.is_empty() && (digits || letter)
}

fn trimmed(said: &Said<String>) -> String {
    said.value.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{has_marker, with_nip};

    #[test]
    fn a_line_may_bring_its_own_number() {
        for line in ["1. Satu", "a) Satu", "12) Dua belas", "- Satu", "• Satu"] {
            assert!(has_marker(line), "{line}");
        }
        for line in [
            "Satu. Dua",
            "2024 tahun",
            ". Satu",
            "A. Satu",
            "1.",
            "SIM A. B",
        ] {
            assert!(!has_marker(line), "{line}");
        }
    }

    #[test]
    fn the_word_before_a_number_stands_once() {
        assert_eq!(with_nip(" 1975 "), "NIP. 1975");
        assert_eq!(with_nip("NIP. 1975"), "NIP. 1975");
        assert_eq!(with_nip("é"), "NIP. é");
    }
}
