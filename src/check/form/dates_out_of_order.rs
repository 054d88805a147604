//! An SOP is made, revised, approved and put in force, in this order.

use super::date;
use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::FormMessage;
use crate::lang::Word;
use crate::model::{Date, Said};

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let identity = &subject.sop.identity;
    let created = named(Word::Created, date(identity.created.as_ref()));
    let revised = named(Word::Revised, date(identity.revised.as_ref()));
    let effective = named(Word::Effective, date(identity.effective.as_ref()));
    let approval = identity.approved.as_ref();
    let dated = date(approval.and_then(|approval| approval.dated.as_ref()));
    let dated = named(Word::Dated, dated);
    in_order(subject, &[&created, &revised, &effective], diagnostics);
    in_order(subject, &[&created, &dated], diagnostics);
    in_order(subject, &[&dated, &effective], diagnostics);
}

type Named = Option<(Word, Said<Date>)>;

fn named(word: Word, date: Option<Said<Date>>) -> Named {
    date.map(|date| (word, date))
}

/// Each date that is there is not before the one that is there before it.
fn in_order(subject: &Subject, dates: &[&Named], diagnostics: &mut Diagnostics) {
    let dates: Vec<&(Word, Said<Date>)> = dates.iter().filter_map(|date| date.as_ref()).collect();
    for pair in dates.windows(2) {
        let &[(earlier_word, earlier), (later_word, later)] = pair else {
            continue;
        };
        if earlier.value <= later.value {
            continue;
        }
        let spelt = |word: &Word| word.spelling(subject.sop.lang);
        let message = FormMessage::DatesOutOfOrder {
            later: spelt(later_word),
            date: later.value.to_string(),
            earlier: spelt(earlier_word),
        };
        let word = spelt(earlier_word);
        let finding = subject.finding(message, later.span);
        diagnostics.push(finding.label(earlier.span, FormMessage::EarlierDate { word }));
    }
}
