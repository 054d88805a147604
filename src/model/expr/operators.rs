//! The operators of an expression and what they work on.

use super::TypedExpr;
use super::check::{Checker, Hint, Typed};
use super::types::{Declared, Type};
use crate::diagnostic::messages::ModelMessage;
use crate::syntax::tree::{BinaryOp, Expr, ExprKind};

/// An operator between two operands.
pub(super) fn binary(checker: &mut Checker, op: BinaryOp, left: &Expr, right: &Expr) -> Typed {
    match op {
        BinaryOp::And | BinaryOp::Or => {
            let pair = (
                checker.want(left, Type::YesNo),
                checker.want(right, Type::YesNo),
            );
            joined(op, pair, Type::YesNo)
        }
        BinaryOp::Contains => {
            let pair = (
                checker.want(left, Type::Text),
                checker.want(right, Type::Text),
            );
            joined(op, pair, Type::YesNo)
        }
        BinaryOp::Equal | BinaryOp::NotEqual => compare(checker, op, left, right),
        BinaryOp::Less | BinaryOp::LessEqual | BinaryOp::Greater | BinaryOp::GreaterEqual => {
            order(checker, op, left, right)
        }
        BinaryOp::Plus | BinaryOp::Minus | BinaryOp::Times | BinaryOp::Over => {
            calculate(checker, op, left, right)
        }
    }
}

fn joined(op: BinaryOp, (left, right): (Typed, Typed), kind: Type) -> Typed {
    Typed {
        optional: left.optional || right.optional,
        expr: TypedExpr::Binary(op, Box::new(left.expr), Box::new(right.expr)),
        kind,
    }
}

/// `value in [a, b]`
pub(super) fn among(checker: &mut Checker, operand: &Expr, list: &[Expr]) -> Typed {
    let value = checker.infer(operand);
    let mut members = Vec::new();
    for member in list {
        let typed = checker.infer_with(member, Hint::from(value.kind));
        if !value.kind.goes_with(typed.kind, &checker.context.fields) {
            mismatch(checker, (operand, value.kind), (member, typed.kind));
        }
        members.push(typed.expr);
    }
    Typed {
        expr: TypedExpr::In(Box::new(value.expr), members),
        kind: Type::YesNo,
        optional: value.optional,
    }
}

fn compare(checker: &mut Checker, op: BinaryOp, left: &Expr, right: &Expr) -> Typed {
    let (a, b) = pair(checker, left, right);
    if !a.kind.goes_with(b.kind, &checker.context.fields) {
        mismatch(checker, (left, a.kind), (right, b.kind));
        return Typed::faulty();
    }
    joined(op, (a, b), Type::YesNo)
}

/// Both sides of a comparison. A bare name that is no field takes its meaning from the other side.
fn pair(checker: &mut Checker, left: &Expr, right: &Expr) -> (Typed, Typed) {
    if is_undeclared(checker, left) && !is_undeclared(checker, right) {
        let b = checker.infer(right);
        let a = checker.infer_with(left, Hint::from(b.kind));
        return (a, b);
    }
    let a = checker.infer(left);
    let b = checker.infer_with(right, Hint::from(a.kind));
    (a, b)
}

fn is_undeclared(checker: &Checker, expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Name(path) => match path.as_slice() {
            [name] => checker.context.data(&name.value).is_none(),
            _ => false,
        },
        _ => false,
    }
}

fn order(checker: &mut Checker, op: BinaryOp, left: &Expr, right: &Expr) -> Typed {
    let (a, b) = pair(checker, left, right);
    if !a.kind.is_ordered() {
        not_for(checker, op, left, a.kind);
        return Typed::faulty();
    }
    if !b.kind.is_ordered() || !a.kind.goes_with(b.kind, &checker.context.fields) {
        mismatch(checker, (left, a.kind), (right, b.kind));
        return Typed::faulty();
    }
    joined(op, (a, b), Type::YesNo)
}

fn calculate(checker: &mut Checker, op: BinaryOp, left: &Expr, right: &Expr) -> Typed {
    let a = checker.infer(left);
    let b = checker.infer(right);
    if a.kind.is_unknown() || b.kind.is_unknown() {
        return joined(op, (a, b), Type::Unknown);
    }
    if let Some(kind) = result(op, a.kind, b.kind) {
        return joined(op, (a, b), kind);
    }
    if !a.kind.is_ordered() {
        not_for(checker, op, left, a.kind);
    } else if !b.kind.is_ordered() {
        not_for(checker, op, right, b.kind);
    } else {
        mismatch(checker, (left, a.kind), (right, b.kind));
    }
    Typed::faulty()
}

/// The type of a calculation; nothing where it has no meaning. The difference of two dates is in calendar days.
fn result(op: BinaryOp, a: Type, b: Type) -> Option<Type> {
    use Type::{Duration, Number};
    match (op, a, b) {
        (_, Number, Number) => Some(Number),
        (BinaryOp::Plus | BinaryOp::Minus, Duration, Duration) => Some(Duration),
        (BinaryOp::Plus | BinaryOp::Minus, date, Duration) if date.is_date() => Some(date),
        (BinaryOp::Plus, Duration, date) if date.is_date() => Some(date),
        (BinaryOp::Minus, a, b) if a.is_date() && b.is_date() => Some(Duration),
        (BinaryOp::Times | BinaryOp::Over, Duration, Number) => Some(Duration),
        (BinaryOp::Times, Number, Duration) => Some(Duration),
        _ => None,
    }
}

fn not_for(checker: &mut Checker, op: BinaryOp, operand: &Expr, kind: Type) {
    let span = operand.span.0;
    let message = ModelMessage::NotForOperator {
        operator: op.spelling(checker.context.lang()).to_string(),
        operand: checker.context.written(span),
        found: checker.written(kind),
    };
    checker.context.blame(span, message);
}

/// Blames the right one of two operands that don't go together.
fn mismatch(checker: &mut Checker, left: (&Expr, Type), right: (&Expr, Type)) {
    let span = right.0.span.0;
    let message = ModelMessage::NotComparable {
        left: checker.context.written(left.0.span.0),
        left_type: checker.written(left.1),
        right: checker.context.written(span),
        right_type: checker.written(right.1),
    };
    let mut finding = checker.context.finding(span, message);
    if let (Type::OneOf(declared), ExprKind::Text(text)) = (left.1, &right.0.kind) {
        finding = finding.help(ModelMessage::WithoutQuotes {});
        if let Some(name) = value_meant(checker, declared, text) {
            finding = finding.fix(span, name, false);
        }
    }
    checker.context.report(finding);
}

/// The value whose name or words a text repeats.
fn value_meant(checker: &Checker, declared: Declared, text: &str) -> Option<String> {
    let folded = text.to_lowercase();
    let variants = declared.variants(&checker.context.fields);
    let meant = variants.iter().find(|variant| {
        let title = variant
            .title
            .as_ref()
            .map(|title| title.value.to_lowercase());
        variant.name.value.to_lowercase() == folded || title.as_ref() == Some(&folded)
    });
    meant.map(|variant| variant.name.value.clone())
}
