//! What is found in a case, in words: the facts of a finding with the names that the SOP and the log have for them.

mod actors;
mod amounts;
mod flow;
mod gathered;
mod names;
mod rules;
mod stated;
mod time;

use super::{Case, Finding};
use crate::diagnostic::messages::RunMessage;
use crate::engine::Plan;
use crate::model::Sop;

pub use gathered::{Gathered, gathered};
pub use stated::stated;

/// The message of a finding, with the place in the log that shows it.
pub fn message(finding: &Finding, case: &Case<'_>, plan: &Plan) -> RunMessage {
    Words::new(finding, case, plan, true).message()
}

/// The message of a finding, without any place in the log: the same for all logs that tell the same.
pub fn placeless_message(finding: &Finding, case: &Case<'_>, plan: &Plan) -> RunMessage {
    Words::new(finding, case, plan, false).message()
}

struct Words<'w> {
    sop: &'w Sop,
    case: &'w Case<'w>,
    finding: &'w Finding,
    placed: bool,
}

impl<'w> Words<'w> {
    fn new(finding: &'w Finding, case: &'w Case<'w>, plan: &'w Plan, placed: bool) -> Words<'w> {
        Words {
            sop: plan.sop(),
            case,
            finding,
            placed,
        }
    }

    fn message(&self) -> RunMessage {
        self.of_time()
            .or_else(|| self.of_flow())
            .or_else(|| self.of_actors())
            .unwrap_or_else(|| self.of_rule())
    }
}
