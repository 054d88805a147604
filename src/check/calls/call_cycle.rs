//! No SOP calls itself, at once or by way of others.
//!
//! The calls are walked from SOP to SOP. A call that leads back to one on the way there closes a circle, and is blamed;
//! each circle has such a call, so none is missed, and no circle is told twice.

use crate::check::Subject;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::CallMessage;
use crate::model::{CallTarget, NodeKind, SopId};

/// How many steps of a circle a message names.
const NAMED: usize = 8;

pub(in crate::check) fn check(subjects: &[Subject], diagnostics: &mut Diagnostics) {
    let mut walk = Walk::new(subjects);
    for at in 0..subjects.len() {
        walk.from(at, diagnostics);
    }
}

/// How far the walk is with an SOP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Progress {
    New,
    /// It is on the way, at this position.
    OnTheWay(usize),
    Done,
}

struct Walk<'a> {
    subjects: &'a [Subject<'a>],
    calls: Vec<Vec<(usize, &'a CallTarget)>>,
    progress: Vec<Progress>,
    /// The SOPs on the way, each with its next call.
    way: Vec<(usize, usize)>,
}

impl<'a> Walk<'a> {
    fn new(subjects: &'a [Subject<'a>]) -> Self {
        Walk {
            subjects,
            calls: subjects.iter().map(calls).collect(),
            progress: vec![Progress::New; subjects.len()],
            way: Vec::new(),
        }
    }

    fn from(&mut self, start: usize, diagnostics: &mut Diagnostics) {
        self.step_to(start);
        while let Some((at, next)) = self.way.last_mut() {
            let call = self.calls.get(*at).and_then(|calls| calls.get(*next));
            let Some((to, call)) = call.copied() else {
                self.progress[*at] = Progress::Done;
                self.way.pop();
                continue;
            };
            *next += 1;
            match self.progress.get(to) {
                Some(Progress::New) => self.step_to(to),
                Some(Progress::OnTheWay(first)) => self.report(*first, call, diagnostics),
                _ => {}
            }
        }
    }

    fn step_to(&mut self, sop: usize) {
        if self.progress[sop] == Progress::New {
            self.progress[sop] = Progress::OnTheWay(self.way.len());
            self.way.push((sop, 0));
        }
    }

    /// Blames the call that closes the circle which begins at a position of the way.
    fn report(&self, first: usize, call: &CallTarget, diagnostics: &mut Diagnostics) {
        let circle = self.way.get(first..).unwrap_or_default();
        let (Some((head, _)), Some((last, _))) = (circle.first(), circle.last()) else {
            return;
        };
        let caller = &self.subjects[*last];
        let sop = self.title(*head);
        let message = match circle.len() {
            1 => CallMessage::CallsItself { sop },
            _ => CallMessage::CallCycle {
                steps: self.steps(circle),
            },
        };
        diagnostics.enter(caller.sop.source);
        let finding = caller.finding(message, call.written.span);
        diagnostics.push(finding.help(CallMessage::BreakCycle {}));
    }

    /// The SOPs of a circle, from its first back to it.
    fn steps(&self, circle: &[(usize, usize)]) -> String {
        let named = circle.iter().take(NAMED);
        let mut steps: Vec<String> = named
            .map(|(at, _)| format!("`{}`", self.title(*at)))
            .collect();
        if circle.len() > NAMED {
            steps.push("…".to_string());
        }
        steps.extend(steps.first().cloned());
        steps.join(" → ")
    }

    fn title(&self, sop: usize) -> String {
        self.subjects[sop].sop.title.value.clone()
    }
}

/// The calls of an SOP, each with the position of the one that is called.
fn calls<'a>(subject: &Subject<'a>) -> Vec<(usize, &'a CallTarget)> {
    let nodes = subject.sop.nodes.iter();
    let calls = nodes.filter_map(|node| match &node.kind.value {
        NodeKind::Call(call) => call.sop.map(|SopId(id)| (id as usize, call)),
        _ => None,
    });
    calls.collect()
}
