//! Every case can finish, finishes once, and leaves nothing behind.
//!
//! The token net tells whether it is so (see [`crate::graph::net`]); here its faults are put in the words of the rows:
//! what happens, where, by which run, which split or decision is to blame, and what would mend it. A fault that follows
//! from another one is not told. Loops that nothing leaves have an analysis of their own, `livelock`.

mod mend;
mod second_token;
mod several_ends;
mod stuck;
mod tell;

use std::collections::BTreeSet;

use super::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::SoundnessMessage;
use crate::graph::net::{Examined, FaultKind, Net};
use crate::model::NodeId;

/// How many markings of the reduced net are looked at. Sound procedures have a handful; this many take some
/// hundredths of a second.
const LIMIT: usize = 20_000;

/// The net of an SOP, what is known of it, and what has been told already.
struct Case<'a> {
    subject: &'a Subject<'a>,
    net: Net,
    examined: Examined,
    told: BTreeSet<(&'static str, NodeId)>,
}

pub(super) fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let net = Net::new(subject.sop, subject.graph);
    let examined = net.examine(LIMIT);
    let faults = examined.faults.clone();
    let errors = faults.iter().any(|fault| fault.kind.is_error());
    if !errors && !examined.complete {
        let message = SoundnessMessage::Unknown { limit: LIMIT };
        let finding = subject.finding(message, subject.sop.name.span);
        diagnostics.push(finding.help(SoundnessMessage::MakeSimpler {}));
    }
    let mut case = Case {
        subject,
        net,
        examined,
        told: BTreeSet::new(),
    };
    for fault in &faults {
        match fault.kind {
            FaultKind::SecondToken => case.tell_second_token(&fault.run, diagnostics),
            FaultKind::Deadlock | FaultKind::Remains => case.tell_stuck(fault, diagnostics),
            // What is stuck ends late as well.
            FaultKind::EarlyEnd if errors => {}
            FaultKind::EarlyEnd => case.tell_several_ends(&fault.run, diagnostics),
        }
    }
}
