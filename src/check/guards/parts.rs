//! A condition by itself: can it hold, can it fail, and does each part of it say something?

use std::ops::Range;

use super::judge::{Judge, Want};
use super::search::Budget;
use crate::check::Subject;
use crate::diagnostic::messages::GuardMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::expr::TypedExpr;
use crate::model::{BinaryOp, Guard};
use crate::source::Span;

/// What a condition comes to by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It holds in some cases and not in others, as far as can be told.
    Open,
    /// It holds in every case.
    Always,
    /// It holds in none, and a part of it has been blamed for that.
    Contradicts,
    /// It holds in none, and nothing has been blamed.
    Never,
}

/// Judges a condition by itself, and blames parts of it that contradict each other or say nothing.
pub(super) fn judge(
    subject: &Subject,
    guard: &Guard,
    budget: &mut Budget,
    diagnostics: &mut Diagnostics,
) -> Verdict {
    let mut leaves = 0;
    let mut tree = Part::of(&guard.expr, true, &mut leaves);
    if leaves != guard.parts.len() || super::is_faulty(&guard.expr) {
        return Verdict::Open;
    }
    let mut group = Vec::new();
    tree.number(&mut group);
    let mut inquiry = Inquiry {
        judge: Judge::new(subject.sop, &group, budget),
        subject,
        guard,
        diagnostics,
        blamed: false,
    };
    inquiry.verdict(&tree)
}

/// A condition, or what `and`, `or` and `not` put together in it. Below a `not` it counts where it fails.
struct Part<'g> {
    expr: &'g TypedExpr,
    wanted: bool,
    /// Its position in the group that is judged.
    at: usize,
    /// Which of the guard's written parts it covers.
    leaves: Range<usize>,
    kind: PartKind<'g>,
}

enum PartKind<'g> {
    Leaf,
    All(Vec<Part<'g>>),
    Any(Vec<Part<'g>>),
}

impl<'g> Part<'g> {
    fn of(expr: &'g TypedExpr, wanted: bool, leaves: &mut usize) -> Part<'g> {
        let from = *leaves;
        let kind = match expr {
            TypedExpr::Not(inner) => return Part::of(inner, !wanted, leaves),
            TypedExpr::Binary(op @ (BinaryOp::And | BinaryOp::Or), ..) => {
                let mut below = Vec::new();
                Part::gather(expr, *op, wanted, leaves, &mut below);
                match (op, wanted) {
                    (BinaryOp::And, true) | (BinaryOp::Or, false) => PartKind::All(below),
                    _ => PartKind::Any(below),
                }
            }
            _ => {
                *leaves += 1;
                PartKind::Leaf
            }
        };
        Part {
            expr,
            wanted,
            at: 0,
            leaves: from..*leaves,
            kind,
        }
    }

    /// The operands of a chain of one operator.
    fn gather(
        expr: &'g TypedExpr,
        op: BinaryOp,
        wanted: bool,
        leaves: &mut usize,
        below: &mut Vec<Part<'g>>,
    ) {
        match expr {
            TypedExpr::Binary(own, left, right) if *own == op => {
                Part::gather(left, op, wanted, leaves, below);
                Part::gather(right, op, wanted, leaves, below);
            }
            _ => below.push(Part::of(expr, wanted, leaves)),
        }
    }

    /// Puts this part and all below it into a group.
    fn number(&mut self, group: &mut Vec<&'g TypedExpr>) {
        self.at = group.len();
        group.push(self.expr);
        if let PartKind::All(below) | PartKind::Any(below) = &mut self.kind {
            for part in below {
                part.number(group);
            }
        }
    }

    fn holds(&self) -> (usize, Want) {
        (
            self.at,
            if self.wanted {
                Want::Holds
            } else {
                Want::Fails
            },
        )
    }

    fn holds_not(&self) -> (usize, Want) {
        let want = if self.wanted {
            Want::HoldsNot
        } else {
            Want::FailsNot
        };
        (self.at, want)
    }

    /// `x is given` beside a comparison with `x` follows from it, but is plain speech.
    fn asks_for_a_value(&self) -> bool {
        matches!(self.expr, TypedExpr::Given(..))
    }
}

struct Inquiry<'a, 'b, 'c> {
    judge: Judge<'a, 'b>,
    subject: &'c Subject<'c>,
    guard: &'a Guard,
    diagnostics: &'c mut Diagnostics,
    blamed: bool,
}

impl Inquiry<'_, '_, '_> {
    fn verdict(&mut self, whole: &Part) -> Verdict {
        if self.judge.never(&[whole.holds_not()]) {
            return Verdict::Always;
        }
        let never = self.judge.never(&[whole.holds()]);
        self.look_into(whole);
        match (never, self.blamed) {
            (false, _) => Verdict::Open,
            (true, true) => Verdict::Contradicts,
            (true, false) => Verdict::Never,
        }
    }

    fn look_into(&mut self, part: &Part) {
        match &part.kind {
            PartKind::Leaf => {}
            PartKind::All(below) => self.all(below),
            PartKind::Any(below) => self.any(below),
        }
    }

    /// Parts that must hold together.
    fn all(&mut self, below: &[Part]) {
        let parts: Vec<&Part> = below.iter().collect();
        if self.exclude_each_other(&parts, None) {
            self.contradiction(parts);
            return;
        }
        let mut kept = parts;
        for part in below.iter().rev() {
            if kept.len() > 1 && !part.asks_for_a_value() {
                let others = others(&kept, part);
                if self.exclude_each_other(&others, Some(part.holds_not())) {
                    let implies = |other: &&Part| self.excludes(other.holds(), part.holds_not());
                    let says_it = others.iter().copied().find(implies);
                    self.doubled(part, says_it, |part, other| GuardMessage::Doubled {
                        part,
                        other,
                    });
                    kept = others;
                    continue;
                }
            }
            self.look_into(part);
        }
    }

    /// Parts of which one must hold.
    fn any(&mut self, below: &[Part]) {
        let mut kept: Vec<&Part> = below.iter().collect();
        for part in below.iter().rev() {
            if self.judge.never(&[part.holds()]) {
                kept = others(&kept, part);
                self.never(part);
                continue;
            }
            let others = others(&kept, part);
            let mut wanted: Vec<(usize, Want)> = others.iter().map(|o| o.holds_not()).collect();
            wanted.push(part.holds());
            if !part.asks_for_a_value() && !others.is_empty() && self.judge.never(&wanted) {
                let follows = |other: &&Part| self.excludes(part.holds(), other.holds_not());
                let says_it = others.iter().copied().find(follows);
                self.doubled(part, says_it, |part, other| GuardMessage::Covered {
                    part,
                    other,
                });
                kept = others;
                continue;
            }
            self.look_into(part);
        }
    }

    /// Whether no case meets all parts, and what else is wanted.
    fn exclude_each_other(&mut self, parts: &[&Part], and: Option<(usize, Want)>) -> bool {
        let parts = parts.iter().map(|part| part.holds());
        let wanted: Vec<(usize, Want)> = parts.chain(and).collect();
        self.judge.never(&wanted)
    }

    /// Whether no case meets both.
    fn excludes(&mut self, one: (usize, Want), other: (usize, Want)) -> bool {
        self.judge.never(&[one, other])
    }

    /// Blames the last of the fewest parts that contradict each other.
    fn contradiction(&mut self, parts: Vec<&Part>) {
        let mut core = parts.clone();
        for part in parts.iter().rev() {
            let fewer = others(&core, part);
            if !fewer.is_empty() && self.exclude_each_other(&fewer, None) {
                core = fewer;
            }
        }
        let Some((last, before)) = core.split_last() else {
            return;
        };
        if before.is_empty() {
            self.never(last);
            return;
        }
        let message = GuardMessage::Contradiction {
            part: self.written(last),
            other: before
                .iter()
                .map(|part| self.written(part))
                .collect::<Vec<_>>()
                .join("`, `"),
        };
        let mut finding = self.subject.finding(message, self.span(last));
        for part in before {
            finding = finding.label(self.span(part), GuardMessage::Against {});
        }
        self.report(finding);
    }

    /// A part that never holds whatever stands beside it.
    fn never(&mut self, part: &Part) {
        if let PartKind::Leaf = part.kind {
            let message = GuardMessage::PartNever {
                part: self.written(part),
            };
            self.report(self.subject.finding(message, self.span(part)));
        } else {
            self.look_into(part);
        }
    }

    fn doubled(
        &mut self,
        part: &Part,
        says_it: Option<&Part>,
        message: fn(String, String) -> GuardMessage,
    ) {
        let (written, span) = (self.written(part), self.span(part));
        let finding = if self.judge.never(&[part.holds_not()]) {
            self.subject
                .finding(GuardMessage::PartAlways { part: written }, span)
        } else if let Some(other) = says_it {
            let place = self.span(other);
            let message = message(written, self.written(other));
            self.subject
                .finding(message, span)
                .label(place, GuardMessage::SaysIt {})
        } else {
            self.subject
                .finding(GuardMessage::Idle { part: written }, span)
        };
        self.diagnostics.push(finding);
    }

    fn report(&mut self, finding: Diagnostic) {
        self.blamed = true;
        self.diagnostics.push(finding);
    }

    fn span(&self, part: &Part) -> Span {
        match self.guard.parts.get(part.leaves.clone()) {
            Some([first, .., last]) => first.span.to(last.span),
            Some([only]) => only.span,
            _ => self.guard.span.span,
        }
    }

    fn written(&self, part: &Part) -> String {
        match self.guard.parts.get(part.leaves.clone()) {
            Some([first, .., last]) => format!("{} … {}", first.value, last.value),
            Some([only]) => only.value.clone(),
            _ => self.guard.written.clone(),
        }
    }
}

/// All parts but one.
fn others<'p, 'g>(parts: &[&'p Part<'g>], one: &Part) -> Vec<&'p Part<'g>> {
    parts
        .iter()
        .copied()
        .filter(|part| part.at != one.at)
        .collect()
}
