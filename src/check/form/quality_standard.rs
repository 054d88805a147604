//! Each row states its quality standard: what it needs, how long it takes, what it puts out.
//!
//! Only the columns that the table has are asked for. One that no row fills is told once. What has a time of its own is
//! not asked for another: a wait, another SOP that is called, work that runs beside all other.

use super::in_backticks;
use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::FormMessage;
use crate::lang::Word;
use crate::model::{Column, ColumnKind, Node, NodeKind, Row, RowId, Sop};

/// The columns of the quality standard, in the order of the official table, and the word that fills each.
const STANDARD: [(ColumnKind, Word); 3] = [
    (ColumnKind::Needs, Word::Needs),
    (ColumnKind::Time, Word::Takes),
    (ColumnKind::Output, Word::Output),
];

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let sop = subject.sop;
    let asked = STANDARD
        .into_iter()
        .filter(|(kind, _)| has(&sop.columns, *kind));
    let says_some = |word: &Word| sop.rows.iter().any(|row| says(row, *word));
    let (filled, empty): (Vec<Word>, Vec<Word>) = asked.map(|(_, word)| word).partition(says_some);
    if !empty.is_empty() && !sop.rows.is_empty() {
        tell_empty(subject, &empty, diagnostics);
    }
    for (id, row) in sop.rows_with_ids() {
        let missing: Vec<Word> = filled
            .iter()
            .copied()
            .filter(|word| !says(row, *word) && owes(sop, id, *word))
            .collect();
        if !missing.is_empty() {
            tell_row(subject, id, &missing, diagnostics);
        }
    }
}

fn tell_empty(subject: &Subject, empty: &[Word], diagnostics: &mut Diagnostics) {
    let words = in_backticks(empty, subject.sop);
    let columns = Word::Columns.spelling(subject.sop.lang);
    let message = FormMessage::ColumnUnfilled { words };
    let finding = subject.finding(message, subject.sop.name.span);
    diagnostics.push(finding.help(FormMessage::FillOrNarrow { columns }));
}

fn tell_row(subject: &Subject, id: RowId, missing: &[Word], diagnostics: &mut Diagnostics) {
    let words = in_backticks(missing, subject.sop);
    let row = subject.sop.row_label(id);
    let place = subject.sop[id].name.span;
    let help = FormMessage::FillCells {
        words: words.clone(),
    };
    let finding = subject.finding(FormMessage::RowWithout { row, words }, place);
    diagnostics.push(finding.help(help));
}

/// Whether a table has a column, on its own or under the head of a group.
fn has(columns: &[Column], kind: ColumnKind) -> bool {
    let is_it = |column: &Column| column.kind == kind;
    columns
        .iter()
        .any(|column| is_it(column) || column.columns.iter().any(is_it))
}

/// Whether a row fills the cell that a word stands for.
fn says(row: &Row, word: Word) -> bool {
    match word {
        Word::Needs => !row.needs.is_empty(),
        Word::Output => !row.outputs.is_empty(),
        _ => !row.times.is_empty() || row.shares_time_of.is_some(),
    }
}

/// Whether a row must fill the cell itself.
fn owes(sop: &Sop, row: RowId, word: Word) -> bool {
    let is_call = |node: &Node| matches!(node.kind.value, NodeKind::Call(_));
    let own_time = |node: &Node| node.alongside || matches!(node.kind.value, NodeKind::Wait(_));
    let mut nodes = sop.nodes_of(row);
    let excused = nodes.all(|(_, node)| is_call(node) || word == Word::Takes && own_time(node));
    !excused
}
