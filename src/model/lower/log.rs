//! What an SOP says of its logs.

use super::context::{Context, said};
use crate::diagnostic::messages::Part;
use crate::lang::Word;
use crate::model::{CaseLog, LogColumn, Role};
use crate::syntax::tree::Item;

/// The `log` block; an empty one where there is none.
pub(super) fn lower(context: &mut Context, sop: &Item) -> CaseLog {
    let Some(block) = sop.first(Word::Log) else {
        return CaseLog::default();
    };
    let mut columns = Vec::new();
    for item in &block.items {
        let Some(role) = role(item) else { continue };
        match &item.text {
            Some(text) => columns.push(LogColumn {
                role,
                head: said(text),
            }),
            None => context.missing(item, Part::Text),
        }
    }
    let closed = block.first(Word::ClosedWhen);
    let closed = closed.and_then(|item| context.guard_of(item, &[]));
    CaseLog { columns, closed }
}

fn role(item: &Item) -> Option<Role> {
    let word = item.word()?;
    let mut roles = [Role::Case, Role::Filed].into_iter().chain(Role::OF_EVENTS);
    roles.find(|role| role.word() == word)
}
