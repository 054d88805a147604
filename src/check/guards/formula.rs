//! Conditions as formulas of plain logic, of which each part is true or false and nothing is unknown.

use super::linear::Linear;

/// A formula. `And` and `Or` are never empty and hold no formula of their own kind.
#[derive(Debug, Clone)]
pub(super) enum Formula {
    True,
    False,
    Literal(Literal, bool),
    And(Vec<Formula>),
    Or(Vec<Formula>),
}

/// What a formula says about the variables of a [`super::universe::Universe`], each numbered within its kind.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Literal {
    /// A yes/no is yes.
    Flag(usize),
    /// A one-of has this value.
    Choice(usize, usize),
    /// A sum of whole numbers is at most zero.
    AtMostZero(Linear),
    /// Two texts are the same.
    SameText(Text, Text),
    /// The first text contains the second.
    Contains(Text, Text),
}

/// A text: that of a variable, or a constant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Text {
    Variable(usize),
    Constant(String),
}

impl Formula {
    /// A literal that holds.
    pub(super) fn is(literal: Literal) -> Formula {
        Formula::Literal(literal, true)
    }

    /// What is always or never so.
    pub(super) fn constant(holds: bool) -> Formula {
        if holds { Formula::True } else { Formula::False }
    }

    /// All of them.
    pub(super) fn all(parts: impl IntoIterator<Item = Formula>) -> Formula {
        let mut flat = Vec::new();
        for part in parts {
            match part {
                Formula::True => {}
                Formula::False => return Formula::False,
                Formula::And(below) if flat.is_empty() => flat = below,
                Formula::And(below) => flat.extend(below),
                other => flat.push(other),
            }
        }
        match flat.len() {
            0 => Formula::True,
            1 => flat.swap_remove(0),
            _ => Formula::And(flat),
        }
    }

    /// At least one of them.
    pub(super) fn any(parts: impl IntoIterator<Item = Formula>) -> Formula {
        let mut flat = Vec::new();
        for part in parts {
            match part {
                Formula::False => {}
                Formula::True => return Formula::True,
                Formula::Or(below) if flat.is_empty() => flat = below,
                Formula::Or(below) => flat.extend(below),
                other => flat.push(other),
            }
        }
        match flat.len() {
            0 => Formula::False,
            1 => flat.swap_remove(0),
            _ => Formula::Or(flat),
        }
    }

    /// What is so exactly when this isn't.
    pub(super) fn negated(&self) -> Formula {
        match self {
            Formula::True => Formula::False,
            Formula::False => Formula::True,
            Formula::Literal(literal, holds) => Formula::Literal(literal.clone(), !holds),
            Formula::And(parts) => Formula::Or(parts.iter().map(Formula::negated).collect()),
            Formula::Or(parts) => Formula::And(parts.iter().map(Formula::negated).collect()),
        }
    }

    /// How many literals it has.
    pub(super) fn size(&self) -> usize {
        match self {
            Formula::True | Formula::False => 0,
            Formula::Literal(..) => 1,
            Formula::And(parts) | Formula::Or(parts) => parts.iter().map(Formula::size).sum(),
        }
    }
}
