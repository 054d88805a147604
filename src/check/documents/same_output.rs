//! Two rows of one case don't put out different documents under one name.

use std::collections::{BTreeMap, BTreeSet};

use super::SHOWN;
use super::names::Name;
use super::order::{Carriers, Order};
use super::papers::{Output, Papers};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::DocumentMessage;

pub(super) fn check(papers: &Papers, order: &Order, diagnostics: &mut Diagnostics) {
    let mut by_name: BTreeMap<Name, Vec<&Output>> = BTreeMap::new();
    for output in &papers.outputs {
        let outputs = by_name.entry(output.name).or_default();
        if outputs.last().is_none_or(|last| last.row != output.row) {
            outputs.push(output);
        }
    }
    by_name.retain(|_, outputs| outputs.len() > 1);
    let rows = |outputs: &Vec<&Output>| outputs.iter().map(|output| output.row).collect();
    let carriers = Carriers {
        rows: by_name.iter().map(|(name, it)| (*name, rows(it))).collect(),
        any: Vec::new(),
    };
    let asked = by_name.iter();
    let asked = asked.flat_map(|(name, it)| it.iter().map(|output| (*name, output.row)));
    let asked: BTreeSet<_> = asked.collect();
    let standings = order.standings(&carriers, &asked);
    for (name, mut outputs) in by_name {
        outputs.retain(|output| {
            let standing = standings.get(&(name, output.row));
            standing.is_some_and(|it| it.before || it.after)
        });
        report(papers, &outputs, diagnostics);
    }
}

fn report(papers: &Papers, outputs: &[&Output], diagnostics: &mut Diagnostics) {
    let [first, second, ..] = outputs else {
        return;
    };
    let text = &second.document.text;
    let (document, count) = (text.value.clone(), outputs.len());
    let (first, blamed) = (papers.row(first.row), papers.row(second.row));
    let message = match count {
        2 => DocumentMessage::SameOutput {
            document,
            first,
            second: blamed,
        },
        _ => DocumentMessage::SameOutputs {
            document,
            first,
            second: blamed,
            count,
        },
    };
    let others = outputs.iter().filter(|output| output.row != second.row);
    let mut finding = papers.finding(message, text.span);
    for other in others.take(SHOWN) {
        let message = DocumentMessage::AlsoPutOut {
            row: papers.row(other.row),
        };
        finding = finding.label(other.document.text.span, message);
    }
    diagnostics.push(finding.help(DocumentMessage::GiveOwnNames {}));
}
