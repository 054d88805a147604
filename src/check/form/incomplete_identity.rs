//! The identity of an official SOP is complete.
//!
//! PermenPANRB 35/2012 lists what it holds. The date of revision is not asked for: a new SOP has none.

use super::in_backticks;
use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::FormMessage;
use crate::lang::Word;
use crate::model::{Identity, NamedList, Sop};

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let sop = subject.sop;
    let missing = missing(sop);
    if missing.is_empty() {
        return;
    }
    let words = in_backticks(&missing, sop);
    let message = FormMessage::IncompleteIdentity { words };
    let finding = subject.finding(message, sop.name.span);
    diagnostics.push(finding.help(FormMessage::CompleteIdentity {}));
}

/// The words of what is missing, in the order of the page. An approval without a name lacks the name.
fn missing(sop: &Sop) -> Vec<Word> {
    let it = &sop.identity;
    let approval = it.approved.as_ref();
    let plain = [
        (Word::Number, it.number.is_some()),
        (Word::Agency, it.agency.is_some()),
        (Word::Created, it.created.is_some()),
        (Word::Effective, it.effective.is_some()),
        (Word::Approved, approval.is_some()),
        (Word::Name, approval.is_none_or(|by| by.name.is_some())),
    ];
    let lists = NamedList::KINDS.map(|word| (word, has_list(it, word)));
    let all = plain.into_iter().chain(lists);
    all.filter(|(_, there)| !there)
        .map(|(word, _)| word)
        .collect()
}

fn has_list(identity: &Identity, word: Word) -> bool {
    let mut lists = identity.lists.iter();
    lists.any(|list| list.kind == word && !list.lines.is_empty())
}
