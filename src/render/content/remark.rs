//! The remark of a row: the author's own, and below it what its nodes say that no symbol or arrow can show.

use crate::lang::{Lang, Word};
use crate::model::{Bound, Count, FieldId, Node, RowId, Sop};

use super::{Cell, condition, time, words};

/// The cell of the remark.
pub fn cell(sop: &Sop, row: RowId) -> Cell {
    let own = sop[row].note.iter().map(|note| note.value.clone());
    let nodes = sop.nodes_of(row);
    Cell::plain(own.chain(nodes.flat_map(|(_, node)| properties(sop, node))))
}

fn properties(sop: &Sop, node: &Node) -> Vec<String> {
    let lang = sop.lang;
    let said = |word: Word, what: String| format!("{} {what}", word.spelling(lang));
    let guard = |guard| condition::in_words(sop, guard);
    let list = |field: FieldId| match &sop[field].title {
        Some(title) => title.value.clone(),
        None => sop[field].name.value.clone(),
    };
    let found = [
        node.only_when
            .as_ref()
            .map(|when| said(Word::OnlyWhen, guard(when))),
        node.for_each
            .as_ref()
            .map(|field| said(Word::ForEach, list(field.value))),
        node.repeat
            .as_ref()
            .map(|count| said(Word::Repeat, times(lang, count.value))),
        node.every
            .as_ref()
            .map(|every| time::schedule(lang, &every.value)),
        node.pause
            .as_ref()
            .map(|pause| said(Word::PauseWhile, guard(pause))),
        node.alongside.then(|| words::throughout(lang).to_owned()),
    ];
    found
        .into_iter()
        .flatten()
        .map(|text| words::sentence(&text))
        .collect()
}

/// `paling sedikit 4 kali`.
fn times(lang: Lang, count: Count) -> String {
    let bound = match count.bound {
        Some(Bound::AtMost) => format!("{} ", Word::CountAtMost.spelling(lang)),
        Some(Bound::AtLeast) => format!("{} ", Word::AtLeast.spelling(lang)),
        None => String::new(),
    };
    let spellings = Word::Times.spellings(lang);
    let times = match count.times {
        1 => spellings.last(),
        _ => spellings.first(),
    };
    format!(
        "{bound}{} {}",
        count.times,
        times.copied().unwrap_or_default()
    )
}
