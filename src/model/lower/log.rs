//! What an SOP says of its logs.

use super::context::{Context, said};
use crate::diagnostic::messages::Part;
use crate::lang::Word;
use crate::model::{CaseLog, LogColumn, LogPart};
use crate::syntax::tree::Item;

/// The `log` block; an empty one where there is none.
pub(super) fn lower(context: &mut Context, sop: &Item) -> CaseLog {
    let Some(block) = sop.first(Word::Log) else {
        return CaseLog::default();
    };
    let mut columns = Vec::new();
    for item in &block.items {
        let Some(part) = part(item) else { continue };
        match &item.text {
            Some(text) => columns.push(LogColumn {
                part,
                head: said(text),
            }),
            None => context.missing(item, Part::Text),
        }
    }
    let closed = block.first(Word::ClosedWhen);
    let closed = closed.and_then(|item| context.guard_of(item, &[]));
    CaseLog { columns, closed }
}

fn part(item: &Item) -> Option<LogPart> {
    Some(match item.word()? {
        Word::Case => LogPart::Case,
        Word::Activity => LogPart::Activity,
        Word::Number => LogPart::Number,
        Word::Actor => LogPart::Actor,
        Word::Person => LogPart::Person,
        Word::Started => LogPart::Started,
        Word::Completed => LogPart::Completed,
        Word::Outcome => LogPart::Outcome,
        Word::Filed => LogPart::Filed,
        _ => return None,
    })
}
