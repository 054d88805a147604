//! Guards and conditions: does each case find an exit, does each condition say something, can each rule be kept?
//!
//! Every question comes down to one: is there a case in which these conditions are true and those are not? Conditions
//! are read as formulas of plain logic over the case data (`translate`, `term`), in which "a case may lack this" is one
//! more yes/no. The `search` settles what follows and tries what is left: yes/no and one-of as finite sets, numbers,
//! dates, sizes and lengths of time as whole numbers of their smallest steps (`bounds`, and `eliminate` where a
//! comparison has several), texts as classes of equal texts (`texts`).
//!
//! No answer is a guess. "There is none" is proved. A case that is found is put to the evaluator that also judges real
//! cases, and shown only if that agrees. What is neither (a product of two fields, a month added to a date, a condition
//! beyond the bounds) is said to be unknown.

mod bounds;
mod eliminate;
mod exits;
mod formula;
mod judge;
mod linear;
mod moments;
mod parts;
mod rules;
mod sample;
mod search;
mod state;
mod term;
mod texts;
mod translate;
mod universe;

use self::judge::{Judge, Want};
use self::parts::Verdict;
use self::search::Budget;
use self::universe::Place;
use super::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::{Doubt, GuardMessage};
use crate::model::expr::TypedExpr;
use crate::model::{Field, FieldId, FieldType, Guard, NodeKind, RuleKind, Sop, Variant};

/// How much work the conditions of one SOP may take together, in parts of formulas looked at.
const MOST_OF_ONE_SOP: u64 = 60_000_000;

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let mut budget = Budget::new(MOST_OF_ONE_SOP);
    for (id, node) in subject.sop.nodes_with_ids() {
        exits::check(subject, (id, node), &mut budget, diagnostics);
    }
    rules::check(subject, &mut budget, diagnostics);
    for guard in other_conditions(subject.sop) {
        let verdict = parts::judge(subject, guard, &mut budget, diagnostics);
        tell_constant(subject, guard, verdict, diagnostics);
    }
}

/// How much work one question of another analysis may take.
const MOST_OF_ONE_QUESTION: u64 = 100_000;

/// Whether surely no case fulfils all of some conditions and none of others. In doubt it is not so.
pub(super) fn excludes(sop: &Sop, all: &[&TypedExpr], none: &[&TypedExpr]) -> bool {
    let group: Vec<&TypedExpr> = all.iter().chain(none).copied().collect();
    if group.iter().any(|expr| is_faulty(expr)) {
        return false;
    }
    let wanted = |at| match at < all.len() {
        true => (at, Want::Holds),
        false => (at, Want::HoldsNot),
    };
    let wanted: Vec<(usize, Want)> = (0..group.len()).map(wanted).collect();
    let mut budget = Budget::new(MOST_OF_ONE_QUESTION);
    Judge::new(sop, &group, &mut budget).never(&wanted)
}

/// Says that a condition is the same in every case, where nothing in it has been blamed for that.
fn tell_constant(
    subject: &Subject,
    guard: &Guard,
    verdict: Verdict,
    diagnostics: &mut Diagnostics,
) {
    let guard_written = guard.written.clone();
    let message = match verdict {
        Verdict::Always => GuardMessage::Always {
            guard: guard_written,
        },
        Verdict::Never => GuardMessage::Never {
            guard: guard_written,
        },
        Verdict::Open | Verdict::Contradicts => return,
    };
    diagnostics.push(subject.finding(message, guard.span.span));
}

/// The conditions that are neither guards of exits nor what rules require.
fn other_conditions(sop: &Sop) -> impl Iterator<Item = &Guard> {
    let of_nodes = sop.nodes.iter().flat_map(|node| {
        let until = match &node.kind.value {
            NodeKind::Wait(wait) => wait.until.as_ref(),
            _ => None,
        };
        [node.only_when.as_ref(), node.pause.as_ref(), until]
            .into_iter()
            .flatten()
    });
    let of_rows = sop.rows.iter().flat_map(|row| {
        let times = row.times.iter().filter_map(|time| time.condition.as_ref());
        let documents = row.needs.iter().chain(&row.outputs);
        let documents = documents.flat_map(|document| {
            let alternatives = document.alternatives.iter();
            alternatives
                .chain([document])
                .filter_map(|it| it.condition.as_ref())
        });
        times.chain(documents)
    });
    let of_rules = sop.rules.iter().flat_map(|rule| {
        let extensions = rule.parts.iter().filter_map(|part| match part {
            RuleKind::Within {
                extend: Some((_, condition)),
                ..
            } => condition.as_ref(),
            _ => None,
        });
        extensions.chain(&rule.pause)
    });
    let escalations = sop
        .escalations
        .iter()
        .filter_map(|it| it.condition.as_ref());
    let interrupts = sop.interrupts.iter().map(|it| &it.trigger);
    of_nodes
        .chain(of_rows)
        .chain(of_rules)
        .chain(escalations)
        .chain(interrupts)
}

/// Whether a part of an expression has been blamed by an earlier stage.
fn is_faulty(expr: &TypedExpr) -> bool {
    *expr == TypedExpr::Faulty || expr.operands().any(is_faulty)
}

/// The fields of a list's items.
fn fields_of(sop: &Sop, list: FieldId) -> &[Field] {
    match sop.fields.get(list.0 as usize).map(|field| &field.kind) {
        Some(FieldType::List(fields)) => fields,
        _ => &[],
    }
}

/// The values of the one-of type at a place.
fn variants_of(sop: &Sop, place: Place) -> &[Variant] {
    let field = match place {
        Place::Field(id) => sop.fields.get(id.0 as usize),
        Place::Item(list, position) => fields_of(sop, list).get(position),
        Place::Size(_) | Place::Event(_) => None,
    };
    match field.map(|field| &field.kind) {
        Some(FieldType::OneOf(variants)) => variants,
        _ => &[],
    }
}
