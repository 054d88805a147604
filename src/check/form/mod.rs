//! The form of an official SOP, as PermenPANRB 35/2012 asks for it. One file a lint.
//!
//! Only an SOP that claims to be an official document is asked: one whose identity has a number or an approval. A draft
//! without either is left in peace.

mod active_verb;
mod dates_out_of_order;
mod doubled_activity;
mod effective_at_once;
mod few_actors;
mod hidden_decision;
mod incomplete_identity;
mod indonesian;
mod never_revised;
mod quality_standard;
mod related_to_itself;
mod row_numbers;

use super::Subject;
use crate::diagnostic::Diagnostics;
use crate::lang::Word;
use crate::model::{Date, DateSaid, Said, Sop};

type Lint = fn(&Subject, &mut Diagnostics);

/// Those that look at each part by itself.
const OF_PARTS: &[Lint] = &[
    active_verb::check,
    dates_out_of_order::check,
    effective_at_once::check,
    never_revised::check,
    related_to_itself::check,
];

/// Those that need every part to be readable.
const OF_THE_WHOLE: &[Lint] = &[
    incomplete_identity::check,
    few_actors::check,
    quality_standard::check,
    hidden_decision::check,
    row_numbers::check,
    doubled_activity::check,
];

pub(super) fn check_parts(subject: &Subject, diagnostics: &mut Diagnostics) {
    check(OF_PARTS, subject, diagnostics);
}

pub(super) fn check_whole(subject: &Subject, diagnostics: &mut Diagnostics) {
    check(OF_THE_WHOLE, subject, diagnostics);
}

fn check(lints: &[Lint], subject: &Subject, diagnostics: &mut Diagnostics) {
    if is_official(subject.sop) {
        lints.iter().for_each(|lint| lint(subject, diagnostics));
    }
}

fn is_official(sop: &Sop) -> bool {
    sop.identity.number.is_some() || sop.identity.approved.is_some()
}

/// Words of the notation in the SOP's own language, each in backticks.
fn in_backticks(words: &[Word], sop: &Sop) -> String {
    let spelt: Vec<String> = words
        .iter()
        .map(|word| format!("`{}`", word.spelling(sop.lang)))
        .collect();
    spelt.join(", ")
}

/// The date itself, where it is one.
fn date(said: Option<&Said<DateSaid>>) -> Option<Said<Date>> {
    let said = said?;
    match said.value {
        DateSaid::Date(date) => Some(Said::stated(date, said.span)),
        DateSaid::Words(_) => None,
    }
}
