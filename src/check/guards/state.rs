//! What is settled so far in the search for a case: values, bounds, and comparisons that still have to be met together.

use std::borrow::Cow;

use super::bounds::{Bounds, range};
use super::formula::{Formula, Literal, Text};
use super::linear::Linear;
use super::universe::Universe;

/// A comparison of texts that must hold, or must not.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextFact<'f> {
    pub(super) kind: TextKind,
    pub(super) left: &'f Text,
    pub(super) right: &'f Text,
    pub(super) holds: bool,
}

/// How two texts are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextKind {
    Same,
    Contains,
}

/// A point of the search. What contradicts it can't be added to it.
#[derive(Debug, Clone)]
pub(super) struct State<'f> {
    pub(super) flags: Vec<Option<bool>>,
    pub(super) choices: Vec<u128>,
    pub(super) bounds: Vec<Bounds>,
    /// Comparisons of several variables.
    pub(super) sums: Vec<Cow<'f, Linear>>,
    pub(super) texts: Vec<TextFact<'f>>,
    /// Formulas that must hold as well.
    pub(super) open: Vec<&'f Formula>,
}

impl<'f> State<'f> {
    /// Where a search begins: nothing is known, and these formulas must hold.
    pub(super) fn new(universe: &Universe, open: Vec<&'f Formula>) -> State<'f> {
        State {
            flags: vec![None; universe.flags],
            choices: universe.choices.clone(),
            bounds: universe.wholes.iter().map(|whole| whole.bounds).collect(),
            sums: Vec::new(),
            texts: Vec::new(),
            open,
        }
    }

    /// Whether a formula holds or fails whatever else is settled; nothing where that is open.
    pub(super) fn value(&self, formula: &Formula, steps: &mut u64) -> Option<bool> {
        match formula {
            Formula::True => Some(true),
            Formula::False => Some(false),
            Formula::Literal(literal, wanted) => {
                *steps += 1;
                self.literal(literal).map(|holds| holds == *wanted)
            }
            Formula::And(parts) => {
                let mut all = Some(true);
                for part in parts {
                    match self.value(part, steps) {
                        Some(false) => return Some(false),
                        None => all = None,
                        Some(true) => {}
                    }
                }
                all
            }
            Formula::Or(parts) => {
                let mut any = Some(false);
                for part in parts {
                    match self.value(part, steps) {
                        Some(true) => return Some(true),
                        None => any = None,
                        Some(false) => {}
                    }
                }
                any
            }
        }
    }

    fn literal(&self, literal: &Literal) -> Option<bool> {
        match literal {
            Literal::Flag(flag) => self.flags.get(*flag).copied().flatten(),
            Literal::Choice(choice, at) => {
                let left = self.choices.get(*choice).copied().unwrap_or(0);
                let bit = bit(*at);
                match (left & bit != 0, left & !bit != 0) {
                    (false, _) => Some(false),
                    (true, false) => Some(true),
                    (true, true) => None,
                }
            }
            Literal::AtMostZero(linear) => match range(linear, &self.bounds) {
                (_, Some(most)) if most <= 0 => Some(true),
                (Some(least), _) if least > 0 => Some(false),
                _ => None,
            },
            Literal::SameText(left, right) => self.text(TextKind::Same, left, right),
            Literal::Contains(left, right) => self.text(TextKind::Contains, left, right),
        }
    }

    /// What the comparisons of texts so far say about another one, as far as that is seen at once.
    fn text(&self, kind: TextKind, left: &Text, right: &Text) -> Option<bool> {
        let known = |kind, left: &Text, right: &Text| {
            let same =
                |fact: &&TextFact| fact.kind == kind && fact.left == left && fact.right == right;
            self.texts.iter().find(same).map(|fact| fact.holds)
        };
        if let Some(holds) = known(kind, left, right) {
            return Some(holds);
        }
        let value = self.constant_of(left)?;
        match (kind, right) {
            (TextKind::Same, right) => Some(self.constant_of(right)? == value),
            (TextKind::Contains, right) => Some(value.contains(self.constant_of(right)?)),
        }
    }

    /// The constant that a text is known to be.
    fn constant_of<'s>(&'s self, text: &'s Text) -> Option<&'s str> {
        if let Text::Constant(constant) = text {
            return Some(constant);
        }
        let same = self
            .texts
            .iter()
            .filter(|fact| fact.holds && fact.kind == TextKind::Same);
        same.filter_map(|fact| match (fact.left, fact.right) {
            (variable, Text::Constant(constant)) | (Text::Constant(constant), variable)
                if variable == text =>
            {
                Some(constant.as_str())
            }
            _ => None,
        })
        .next()
    }

    /// Settles a literal. False where that contradicts what is settled.
    pub(super) fn settle(&mut self, literal: &'f Literal, holds: bool) -> bool {
        match literal {
            Literal::Flag(flag) => self.settle_flag(*flag, holds),
            Literal::Choice(choice, at) => self.settle_choice(*choice, *at, holds),
            Literal::AtMostZero(linear) if holds => self.settle_sum(Cow::Borrowed(linear)),
            Literal::AtMostZero(linear) => match linear.opposite() {
                Some(linear) => self.settle_sum(Cow::Owned(linear)),
                None => true,
            },
            Literal::SameText(left, right) => self.settle_text(TextKind::Same, left, right, holds),
            Literal::Contains(left, right) => {
                self.settle_text(TextKind::Contains, left, right, holds)
            }
        }
    }

    fn settle_flag(&mut self, flag: usize, holds: bool) -> bool {
        match self.flags.get_mut(flag) {
            Some(slot) => *slot.get_or_insert(holds) == holds,
            None => true,
        }
    }

    fn settle_choice(&mut self, choice: usize, at: usize, holds: bool) -> bool {
        let Some(left) = self.choices.get_mut(choice) else {
            return true;
        };
        *left &= if holds { bit(at) } else { !bit(at) };
        *left != 0
    }

    fn settle_sum(&mut self, linear: Cow<'f, Linear>) -> bool {
        if let [(variable, factor)] = linear.terms.as_slice()
            && let Some(bounds) = self.bounds.get_mut(*variable)
            && let Some(limit) = Bounds::where_at_most_zero(*factor, linear.constant)
        {
            *bounds = bounds.within(limit);
            return !bounds.is_empty();
        }
        self.sums.push(linear);
        true
    }

    fn settle_text(
        &mut self,
        kind: TextKind,
        left: &'f Text,
        right: &'f Text,
        holds: bool,
    ) -> bool {
        match self.text(kind, left, right) {
            Some(known) if known != holds => return false,
            _ => self.texts.push(TextFact {
                kind,
                left,
                right,
                holds,
            }),
        }
        true
    }
}

fn bit(at: usize) -> u128 {
    u32::try_from(at)
        .ok()
        .and_then(|at| 1_u128.checked_shl(at))
        .unwrap_or(0)
}
