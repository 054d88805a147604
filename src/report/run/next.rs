//! What comes next in a case, in words.

use super::words::{moment, pick};
use super::{Setting, limit};
use crate::calendar::Moment;
use crate::lang::Word;
use crate::model::{NodeId, PerformersKind};
use crate::run::Next;

/// What comes next in words: the step, by whom, and when it is due.
pub(super) fn coming(setting: &Setting<'_>, next: &Next) -> String {
    let (sop, lang) = (setting.plan.sop(), setting.lang);
    let Some(node) = sop.nodes.get(next.node.0 as usize) else {
        return String::new();
    };
    let mut text = sop.row_label(node.row);
    if next.perhaps {
        text.insert_str(0, pick(lang, "perhaps ", "mungkin "));
    }
    let by = next
        .by
        .iter()
        .filter_map(|by| sop.actors.get(by.0 as usize));
    let by: Vec<&str> = by.map(|actor| actor.title.value.as_str()).collect();
    if !by.is_empty() {
        let kind = node.performers.as_ref().map(|performers| performers.kind);
        let link = match kind {
            Some(PerformersKind::Together) => Word::And,
            _ => Word::Or,
        };
        let by = by.join(&format!(" {} ", link.spelling(lang)));
        text.push_str(&format!(", {} {by}", pick(lang, "by", "oleh")));
    }
    if let Some(due) = next.due {
        let due = due_on(setting, next.node, due);
        text.push_str(&format!(", {} {due}", pick(lang, "due", "batas")));
    }
    if next.overdue {
        text.push_str(pick(lang, " (overdue)", " (terlambat)"));
    }
    text
}

/// When a node is due: the date where its time is in days, else the minute.
pub(super) fn due_on(setting: &Setting<'_>, node: NodeId, due: Moment) -> String {
    let sop = setting.plan.sop();
    let node = sop.nodes.get(node.0 as usize);
    moment(
        due,
        node.is_none_or(|node| limit::is_in_days(sop, node.row)),
    )
}
