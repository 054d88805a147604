//! The needs that are not met, and how far they are.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::library::Library;
use super::names::Name;
use super::order::{Carriers, Order, Standing};
use super::papers::{Need, Papers, Part, Wanted};
use super::source::is_wrong_row;
use crate::model::{NodeKind, RowId};

/// A document that a row needs and does not, or not always, get.
pub(super) struct Missing<'p, 'a> {
    /// The need.
    pub(super) need: &'p Need<'a>,
    /// The document as it is written: the whole, or the part that is missing.
    pub(super) written: &'p str,
    /// Its name.
    pub(super) name: Name,
    /// How far the need is from being met.
    pub(super) state: State,
}

/// How far a need is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    /// What it asks for can be there.
    Met,
    /// A case can pass by the row that brings it.
    Skipped(RowId),
    /// A row brings it that does not come before.
    NotBefore(RowId),
    /// No row brings it.
    Nowhere,
}

/// All needs of an SOP that are not met, in the order of the rows. A need that names its own source wrongly is not
/// among them.
pub(super) fn find<'p, 'a>(
    papers: &'p Papers<'a>,
    library: &Library<'a>,
    order: &Order,
) -> Vec<Missing<'p, 'a>> {
    let asked: BTreeSet<(Name, RowId)> = questions(papers).collect();
    let names: BTreeSet<Name> = asked.iter().map(|(name, _)| *name).collect();
    let carriers = carriers(papers, library, &names);
    let supply = Supply {
        papers,
        always: always_there(papers, &carriers),
        standings: order.standings(&carriers, &asked),
        carriers,
    };
    open_needs(papers)
        .flat_map(|need| supply.missing(need))
        .collect()
}

/// The needs that a row of this SOP has to meet.
fn open_needs<'p, 'a>(papers: &'p Papers<'a>) -> impl Iterator<Item = &'p Need<'a>> {
    let needs = papers.needs.iter();
    let needs = needs.filter(|need| !papers.has_source_beyond(need));
    needs.filter(|need| !is_wrong_row(papers, need))
}

fn questions(papers: &Papers) -> impl Iterator<Item = (Name, RowId)> {
    let each = |need: &Need| {
        let names = need.wanted.iter().flat_map(Wanted::names);
        names.map(|name| (name, need.row)).collect::<Vec<_>>()
    };
    open_needs(papers).flat_map(each)
}

/// The rows that put a document out or get it from beyond the SOP: from then on the case has it.
fn carriers(papers: &Papers, library: &Library, asked: &BTreeSet<Name>) -> Carriers {
    let mut carriers = Carriers::default();
    let mut carry = |name: Name, row: RowId| {
        if asked.contains(&name) {
            carriers.rows.entry(name).or_default().push(row);
        }
    };
    for output in &papers.outputs {
        let names = output.names.iter();
        names.for_each(|name| carry(*name, output.row));
    }
    let beyond = papers.needs.iter();
    for need in beyond.filter(|need| papers.has_source_beyond(need)) {
        let names = need.wanted.iter().flat_map(Wanted::names);
        names.for_each(|name| carry(name, need.row));
    }
    let mut unknown = Vec::new();
    for (id, node) in papers.subject.sop.nodes_with_ids() {
        let NodeKind::Call(call) = &node.kind.value else {
            continue;
        };
        let Some(called) = library.brought_back(call) else {
            unknown.push((node.row, id));
            continue;
        };
        let names = called.outputs.iter().flat_map(|output| &output.names);
        names.for_each(|name| carry(*name, node.row));
    }
    carriers.any = unknown;
    for rows in carriers.rows.values_mut() {
        rows.sort();
        rows.dedup();
    }
    carriers
}

/// The documents that a row which runs beside all others brings: it comes before and after any of them.
fn always_there(papers: &Papers, carriers: &Carriers) -> HashSet<Name> {
    let brought = carriers.rows.iter();
    let beside = brought.filter(|(_, rows)| rows.iter().any(|row| runs_beside(papers, *row)));
    beside.map(|(name, _)| *name).collect()
}

fn runs_beside(papers: &Papers, row: RowId) -> bool {
    let mut nodes = papers.subject.sop.nodes_of(row);
    nodes.all(|(_, node)| node.alongside)
}

/// What the rows bring, and where it can be.
struct Supply<'p, 'a> {
    papers: &'p Papers<'a>,
    carriers: Carriers,
    always: HashSet<Name>,
    standings: HashMap<(Name, RowId), Standing>,
}

impl<'p, 'a> Supply<'p, 'a> {
    fn missing(&self, need: &'p Need<'a>) -> Vec<Missing<'p, 'a>> {
        let missing = need
            .wanted
            .iter()
            .map(|wanted| self.of_wanted(need, wanted));
        let worst = |list: &Vec<Missing>| list.iter().map(|one| one.state).max();
        missing.min_by_key(worst).unwrap_or_default()
    }

    /// What is missing of one document that would serve: the whole, or those of its parts that are.
    fn of_wanted(&self, need: &'p Need<'a>, wanted: &'p Wanted<'a>) -> Vec<Missing<'p, 'a>> {
        let whole = self.state(wanted.whole, need);
        let parts = wanted
            .parts
            .iter()
            .map(|part| (part, self.of_part(part, need)));
        let parts: Vec<(&Part, State)> = parts.collect();
        let all_missing = parts.iter().all(|(_, state)| *state == State::Nowhere);
        if whole == State::Met || parts.iter().all(|(_, state)| *state == State::Met) {
            return Vec::new();
        }
        if whole != State::Nowhere || all_missing {
            return vec![Missing {
                need,
                written: &wanted.text.value,
                name: wanted.whole,
                state: whole,
            }];
        }
        let missing = parts.iter().filter(|(_, state)| *state != State::Met);
        missing
            .filter_map(|(part, state)| {
                Some(Missing {
                    need,
                    written: &part.written,
                    name: *part.any.first()?,
                    state: *state,
                })
            })
            .collect()
    }

    fn of_part(&self, part: &Part, need: &Need) -> State {
        let states = part.any.iter().map(|name| self.state(*name, need));
        states.min().unwrap_or(State::Nowhere)
    }

    fn state(&self, name: Name, need: &Need) -> State {
        if self.papers.is_equipment(name) {
            return State::Met;
        }
        let standing = self.standings.get(&(name, need.row)).copied();
        let standing = standing.unwrap_or_default();
        let others = self.carriers.rows.get(&name).into_iter().flatten();
        let Some(other) = others.copied().find(|row| *row != need.row) else {
            return match standing.before && !self.carriers.any.is_empty() {
                true => State::Met,
                false => State::Nowhere,
            };
        };
        let beside = self.always.contains(&name) || runs_beside(self.papers, need.row);
        match standing {
            _ if beside => State::Met,
            Standing { skipped: true, .. } if need.document.condition.is_none() => {
                State::Skipped(other)
            }
            Standing { before: true, .. } => State::Met,
            _ => State::NotBefore(other),
        }
    }
}
