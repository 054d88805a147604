//! Resolving the names of an expression and checking its types.
//!
//! Each fault is blamed at the operand that has it, and the rest is checked as if nothing were wrong there, so that one
//! fault makes one finding.

use super::types::{Declared, Type};
use super::{Constant, TypedExpr, names, operators};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::messages::{ModelMessage, Quantity, SyntaxMessage};
use crate::lang::Word;
use crate::model::FieldId;
use crate::model::lower::{Context, duration};
use crate::source::Span;
use crate::syntax::tree::{Date, Expr, ExprKind};

/// How deep expressions may be nested. Everything that walks an expression later is spared of deeper ones.
const DEPTH: usize = 200;

/// The lists of whose items an expression may speak.
pub(in crate::model) type Scope<'s> = &'s [FieldId];

/// Resolves a condition and checks that it is one.
pub(in crate::model) fn check(context: &mut Context, expr: &Expr, scope: Scope) -> TypedExpr {
    let mut checker = Checker {
        context,
        scope,
        depth: 0,
    };
    checker.want(expr, Type::YesNo).expr
}

/// A checked part of an expression.
pub(super) struct Typed {
    pub(super) expr: TypedExpr,
    pub(super) kind: Type,
    /// Whether a case may lack it.
    pub(super) optional: bool,
}

impl Typed {
    pub(super) fn always(expr: TypedExpr, kind: Type) -> Typed {
        Typed {
            expr,
            kind,
            optional: false,
        }
    }

    pub(super) fn faulty() -> Typed {
        Typed {
            expr: TypedExpr::Faulty,
            kind: Type::Unknown,
            optional: true,
        }
    }
}

/// What the other side of a comparison tells about a bare name.
#[derive(Clone, Copy)]
pub(super) enum Hint {
    /// Nothing: the name must be a field or an event.
    None,
    /// It may be a value of this one-of type.
    ValueOf(Declared),
    /// The other side has been blamed, so this one can't be judged.
    Unknown,
}

impl Hint {
    /// What a side of this type tells about the other.
    pub(super) fn from(kind: Type) -> Hint {
        match kind {
            Type::OneOf(declared) => Hint::ValueOf(declared),
            Type::Unknown => Hint::Unknown,
            _ => Hint::None,
        }
    }
}

pub(super) struct Checker<'c, 'a, 's> {
    pub(super) context: &'c mut Context<'a>,
    pub(super) scope: Scope<'s>,
    depth: usize,
}

impl Checker<'_, '_, '_> {
    /// Checks an expression of which nothing is known.
    pub(super) fn infer(&mut self, expr: &Expr) -> Typed {
        self.infer_with(expr, Hint::None)
    }

    /// Checks an expression; the hint is for a bare name.
    pub(super) fn infer_with(&mut self, expr: &Expr, hint: Hint) -> Typed {
        if self.depth == DEPTH {
            self.too_deep(expr.span.0);
            return Typed::faulty();
        }
        self.depth += 1;
        let typed = self.infer_kind(expr, hint);
        self.depth -= 1;
        typed
    }

    fn infer_kind(&mut self, expr: &Expr, hint: Hint) -> Typed {
        let span = expr.span.0;
        match &expr.kind {
            ExprKind::Name(path) => names::resolve(self, path, hint),
            ExprKind::YesNo(value) => constant(Constant::YesNo(*value), Type::YesNo),
            ExprKind::Number(value) => constant(Constant::Number(*value), Type::Number),
            ExprKind::Text(value) => constant(Constant::Text(value.clone()), Type::Text),
            ExprKind::Date(date) => self.date(*date, None, span),
            ExprKind::DateTime(date, minutes) => self.date(*date, Some(*minutes), span),
            ExprKind::Duration(amounts) => match duration(self.context, amounts, span) {
                Some(sum) => constant(Constant::Duration(sum), Type::Duration),
                None => Typed::faulty(),
            },
            ExprKind::Not(inner) => {
                let inner = self.want(inner, Type::YesNo);
                unary(TypedExpr::Not, inner, Type::YesNo)
            }
            ExprKind::Negate(inner) => {
                let inner = self.want(inner, Type::Number);
                unary(TypedExpr::Negate, inner, Type::Number)
            }
            ExprKind::Binary(op, left, right) => operators::binary(self, *op, left, right),
            ExprKind::In(operand, list) => operators::among(self, operand, list),
            ExprKind::Given(operand, given) => self.given(operand, *given),
            ExprKind::Size(list) => names::size(self, list),
        }
    }

    /// Checks an expression that must be of a type.
    pub(super) fn want(&mut self, expr: &Expr, wanted: Type) -> Typed {
        let typed = self.infer(expr);
        if typed.kind.goes_with(wanted, &self.context.fields) {
            return typed;
        }
        let message = ModelMessage::WrongType {
            operand: self.context.written(expr.span.0),
            found: self.written(typed.kind),
            wanted: self.written(wanted),
        };
        self.context.blame(expr.span.0, message);
        Typed::faulty()
    }

    /// How the author writes a type.
    pub(super) fn written(&self, kind: Type) -> String {
        kind.written(self.context.lang())
    }

    fn date(&mut self, date: Date, minutes: Option<u32>, span: Span) -> Typed {
        if !self.context.exists(date, span) {
            return Typed::faulty();
        }
        match minutes {
            None => constant(Constant::Date(date), Type::Date),
            Some(minutes) if minutes < 24 * 60 => {
                constant(Constant::DateTime(date, minutes), Type::DateTime)
            }
            Some(number) => {
                let quantity = Quantity::MinuteOfDay;
                let message = ModelMessage::OutOfRange { number, quantity };
                self.context.blame(span, message);
                Typed::faulty()
            }
        }
    }

    fn given(&mut self, operand: &Expr, given: bool) -> Typed {
        let typed = self.infer(operand);
        if !typed.optional {
            let span = operand.span.0;
            let operand = self.context.written(span);
            let word = self.context.spell(Word::Optional);
            let finding = self
                .context
                .finding(span, ModelMessage::NeverMissing { operand })
                .help(ModelMessage::DeclareOptional { word });
            self.context.report(finding);
        }
        let expr = TypedExpr::Given(Box::new(typed.expr), given);
        Typed::always(expr, Type::YesNo)
    }

    fn too_deep(&mut self, span: Span) {
        let message = SyntaxMessage::TooDeep { limit: DEPTH };
        let source = self.context.source_index();
        self.context.report(Diagnostic::new(message, source, span));
    }
}

fn constant(value: Constant, kind: Type) -> Typed {
    Typed::always(TypedExpr::Constant(value), kind)
}

fn unary(make: fn(Box<TypedExpr>) -> TypedExpr, inner: Typed, kind: Type) -> Typed {
    Typed {
        expr: make(Box::new(inner.expr)),
        kind,
        optional: inner.optional,
    }
}
