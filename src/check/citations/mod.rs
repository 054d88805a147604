//! The regulations that an SOP cites: in its legal basis, in its rules, in other parts of the document.
//!
//! Each citation is compared with the catalogue of regulations once; the checks below then look at all of them. What the
//! catalogue does not hold is not judged.

mod cited_twice;
mod replaced_regulation;
mod wrong_citation;

use std::ops::Range;

use super::Subject;
use crate::diagnostic::Diagnostics;
use crate::lang::Word;
use crate::model::{Said, Section, Sop};
use crate::regulations::{Catalogue, Citation, Key, Regulation};
use crate::source::Span;

/// What a text that cites is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A line of the legal basis.
    Basis,
    /// What a rule rests on.
    Rule,
    /// Anything else; it may well tell of a regulation of the past.
    Prose,
}

/// A citation, where it stands, and what it means.
struct Cited<'a> {
    text: &'a Said<String>,
    role: Role,
    citation: Citation,
    verdict: Verdict<'a>,
}

/// What the catalogue says of a citation.
#[derive(Debug, Clone, Copy)]
enum Verdict<'a> {
    /// Nothing speaks against it.
    Fits,
    /// By its title it is this other regulation.
    Means(&'a Regulation),
    /// The regulation that it names has quite another title.
    OtherTitle(&'a Regulation),
}

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let texts = texts(subject.sop);
    let has_digit = |(text, _): &(&Said<String>, Role)| {
        let mut bytes = text.value.bytes();
        bytes.any(|byte| byte.is_ascii_digit())
    };
    if !texts.iter().any(has_digit) {
        return;
    }
    let catalogue = subject.references.regulations.catalogue();
    let cited: Vec<Cited> = texts
        .into_iter()
        .flat_map(|(text, role)| cited_in(catalogue, text, role))
        .collect();
    wrong_citation::check(subject, catalogue, &cited, diagnostics);
    replaced_regulation::check(subject, catalogue, &cited, diagnostics);
    cited_twice::check(subject, catalogue, &cited, diagnostics);
}

/// Every text that may cite.
fn texts(sop: &Sop) -> Vec<(&Said<String>, Role)> {
    let lists = sop.identity.lists.iter();
    let basis = lists.filter(|list| list.kind == Word::LegalBasis);
    let basis = basis.flat_map(|list| &list.lines);
    let sections = sop.identity.sections.iter();
    let sections = sections.flat_map(|it| it.lines.iter().map(|line| (line, role_of(it))));
    let rules = sop.rules.iter().flat_map(|rule| &rule.cites);
    basis
        .map(|line| (line, Role::Basis))
        .chain(sections)
        .chain(rules.map(|text| (text, Role::Rule)))
        .collect()
}

/// A part of the document whose heading says so is a legal basis too.
fn role_of(section: &Section) -> Role {
    let title = section.title.as_ref();
    let title = title.map_or(String::new(), |title| title.value.to_lowercase());
    let openings = ["dasar hukum", "mengingat", "legal basis"];
    match openings.iter().any(|opening| title.starts_with(opening)) {
        true => Role::Basis,
        false => Role::Prose,
    }
}

fn cited_in<'a>(catalogue: &'a Catalogue, text: &'a Said<String>, role: Role) -> Vec<Cited<'a>> {
    let citations = catalogue.citations(&text.value).into_iter();
    citations
        .map(|citation| Cited {
            verdict: verdict(catalogue, &text.value, &citation),
            text,
            role,
            citation,
        })
        .collect()
}

fn verdict<'a>(catalogue: &'a Catalogue, text: &str, citation: &Citation) -> Verdict<'a> {
    let Some(title) = citation.title.clone().and_then(|title| text.get(title)) else {
        return Verdict::Fits;
    };
    let named = catalogue.get(citation.key);
    if named.is_some_and(|named| catalogue.fits(title, named)) {
        return Verdict::Fits;
    }
    let other = catalogue.by_title(title, citation.key);
    let wrong_title = named.filter(|named| catalogue.is_another(title, named));
    match (other, wrong_title) {
        (Some(other), _) => Verdict::Means(other),
        (None, Some(named)) => Verdict::OtherTitle(named),
        (None, None) => Verdict::Fits,
    }
}

impl Cited<'_> {
    /// The regulation that is meant.
    fn key(&self) -> Key {
        match self.verdict {
            Verdict::Means(other) => other.key,
            Verdict::Fits | Verdict::OtherTitle(_) => self.citation.key,
        }
    }

    /// Kind, number and year as written.
    fn written(&self) -> String {
        let head = self.text.value.get(self.citation.head.clone());
        head.unwrap_or("").to_string()
    }

    /// A regulation, named in the way of this citation.
    fn named(&self, catalogue: &Catalogue, key: Key) -> String {
        match self.citation.short {
            true => catalogue.in_short(key),
            false => catalogue.in_full(key),
        }
    }

    /// Where a part of the text is blamed.
    fn place(&self, part: Range<usize>) -> Span {
        self.text.place_of(part).unwrap_or(self.text.span)
    }
}
