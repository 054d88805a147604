//! What each piece of an explanation costs.
//!
//! What the SOP asks for is free, and so is whatever nobody can know. Everything else costs, in proportion to how much it
//! takes to believe it. A piece of an explanation may cost for several reasons at once; the sum counts. `docs/alignment.md`
//! gives the reasons for the figures.

use crate::engine::{Fit, Plan, Step, StepKind, Truths};
use crate::model::NodeId;

/// An event that no step explains.
pub const UNEXPLAINED: u32 = 10;

/// A node that no event tells of, though a log can be expected to; also one that is passed by though its condition holds.
pub const SKIPPED: u32 = 10;

/// The same for a node of a row with several, where the log tells of that row: one event often stands for all of them.
pub const SKIPPED_IN_ROW: u32 = 1;

/// A node that is done though its `only when` does not hold.
pub const NOT_CALLED_FOR: u32 = 4;

/// An exit that is taken though the data ask for another one.
pub const AGAINST_CONDITION: u32 = 4;

/// An interrupt whose condition is not known to hold.
pub const UNPROMPTED: u32 = 8;

/// An exit that is taken though the outcome names another one of the node.
pub const OTHER_EXIT: u32 = 6;

/// A node of a row with several, where the actor of the event performs another one of them.
pub const OTHER_ACTOR: u32 = 2;

/// What a step costs that no event tells of. `in_row` says whether the log tells of the row of its node, and the row has
/// several.
pub(super) fn without_event(plan: &Plan, step: &Step, truths: &Truths, in_row: bool) -> u32 {
    let skipped = if in_row { SKIPPED_IN_ROW } else { SKIPPED };
    match step.kind {
        StepKind::Begin(_) | StepKind::Silence(..) => 0,
        StepKind::Interrupt(..) => match plan.fit(step, truths) {
            Fit::With => 0,
            Fit::Unknown | Fit::Against => UNPROMPTED,
        },
        StepKind::Passed(node, _) => match plan.owed(node, truths) {
            Fit::With => SKIPPED + against_exit(plan, step, truths),
            Fit::Unknown | Fit::Against => against_exit(plan, step, truths),
        },
        StepKind::Done(node, _) | StepKind::Again(node) => {
            let missing = if plan.is_logged(node) { skipped } else { 0 };
            missing + against_data(plan, step, truths)
        }
    }
}

/// What it costs that the data are against a node being done and left so.
pub(super) fn against_data(plan: &Plan, step: &Step, truths: &Truths) -> u32 {
    let owed = step.kind.done().map(|node| plan.owed(node, truths));
    let uncalled = match owed {
        Some(Fit::Against) => NOT_CALLED_FOR,
        _ => 0,
    };
    uncalled + against_exit(plan, step, truths)
}

fn against_exit(plan: &Plan, step: &Step, truths: &Truths) -> u32 {
    let node: NodeId = step.kind.node();
    let fit = step
        .kind
        .way()
        .map(|way| plan.exit_fit(node, way.exit, truths));
    match fit {
        Some(Fit::Against) => AGAINST_CONDITION,
        _ => 0,
    }
}
