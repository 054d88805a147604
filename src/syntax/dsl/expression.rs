//! Expressions: operators sorted by their strength.

use std::sync::LazyLock;

use pest::iterators::Pair;
use pest::pratt_parser::{Assoc, Op, PrattParser};

use super::build::{comment, link_word};
use super::value::{date, duration, name, number, unescape};
use super::{Reader, Rule};
use crate::diagnostic::messages::SyntaxMessage;
use crate::lang::Group;
use crate::syntax::tree::{BinaryOp, Expr, ExprKind, SpanEq};

/// How many operands an expression may have, so that no later stage has to walk a tree without bound.
const OPERANDS: usize = 256;

static OPERATORS: LazyLock<PrattParser<Rule>> = LazyLock::new(|| {
    let left = |rule| Op::infix(rule, Assoc::Left);
    PrattParser::new()
        .op(left(Rule::or))
        .op(left(Rule::and))
        .op(Op::prefix(Rule::not))
        .op(left(Rule::equal)
            | left(Rule::not_equal)
            | left(Rule::less)
            | left(Rule::less_equal)
            | left(Rule::greater)
            | left(Rule::greater_equal)
            | left(Rule::contains))
        .op(Op::postfix(Rule::is_given)
            | Op::postfix(Rule::is_not_given)
            | Op::postfix(Rule::in_list))
        .op(left(Rule::plus) | left(Rule::minus))
        .op(left(Rule::multiply) | left(Rule::divide))
        .op(Op::prefix(Rule::negate))
});

/// Builds an expression.
pub(super) fn expression(pair: Pair<Rule>, reader: &mut Reader) -> Expr {
    let span = pair.as_span();
    let whole = SpanEq(reader.span(span.start(), span.end()));
    let parts: Vec<Pair<Rule>> = pair
        .into_inner()
        .filter(|inner| {
            let said = inner.as_rule() != Rule::comment;
            if !said {
                comment(inner, reader);
            }
            said
        })
        .collect();
    if parts.len() > 2 * OPERANDS {
        let message = SyntaxMessage::TooLong { limit: OPERANDS };
        reader.report(message, span.start(), span.end());
        let kind = ExprKind::YesNo(true);
        return Expr { kind, span: whole };
    }
    let reader = std::cell::RefCell::new(reader);
    OPERATORS
        .map_primary(|pair| primary(pair, &mut reader.borrow_mut()))
        .map_prefix(|sign, operand| prefix(&sign, operand, &mut reader.borrow_mut()))
        .map_postfix(|operand, sign| postfix(operand, sign, &mut reader.borrow_mut()))
        .map_infix(|left, sign, right| infix(left, &sign, right, &mut reader.borrow_mut()))
        .parse(parts.into_iter())
}

fn primary(pair: Pair<Rule>, reader: &mut Reader) -> Expr {
    let span = pair.as_span();
    let span = SpanEq(reader.span(span.start(), span.end()));
    let kind = match pair.as_rule() {
        Rule::primary | Rule::group => {
            for inner in pair.into_inner() {
                match inner.as_rule() {
                    Rule::comment => comment(&inner, reader),
                    Rule::expression => {
                        let Expr { kind, .. } = expression(inner, reader);
                        return Expr { kind, span };
                    }
                    _ => return primary(inner, reader),
                }
            }
            ExprKind::YesNo(true)
        }
        Rule::number => ExprKind::Number(number(&pair, reader)),
        Rule::text_value => {
            let inner = pair.into_inner().next();
            ExprKind::Text(inner.map_or_else(String::new, |inner| unescape(inner.as_str())))
        }
        Rule::yes | Rule::no => {
            link_word(&pair, Group::Link, reader);
            ExprKind::YesNo(pair.as_rule() == Rule::yes)
        }
        Rule::moment => moment(pair),
        Rule::length => match pair.into_inner().next() {
            Some(inner) => ExprKind::Duration(duration(inner, reader)),
            None => ExprKind::YesNo(true),
        },
        Rule::size => size(pair, reader),
        _ => ExprKind::Name(pair.into_inner().map(|part| name(&part, reader)).collect()),
    };
    Expr { kind, span }
}

fn moment(pair: Pair<Rule>) -> ExprKind {
    let mut inner = pair.into_inner();
    let day = inner.next().map(|pair| date(pair.as_str()));
    let day = day.unwrap_or_else(|| date(""));
    let clock = inner.next().and_then(|pair| {
        let (hours, minutes) = pair.as_str().split_once(':')?;
        Some(hours.parse::<u32>().ok()? * 60 + minutes.parse::<u32>().ok()?)
    });
    match clock {
        Some(minutes) => ExprKind::DateTime(day, minutes),
        None => ExprKind::Date(day),
    }
}

fn size(pair: Pair<Rule>, reader: &mut Reader) -> ExprKind {
    let mut operand = None;
    for inner in pair.into_inner() {
        match inner.as_rule() {
            Rule::size_word => {
                link_word(&inner, Group::Link, reader);
            }
            Rule::name => {
                let name = name(&inner, reader);
                let span = SpanEq(name.span);
                let kind = ExprKind::Name(vec![name]);
                operand = Some(Expr { kind, span });
            }
            _ => comment(&inner, reader),
        }
    }
    operand.map_or(ExprKind::YesNo(true), |operand| {
        ExprKind::Size(Box::new(operand))
    })
}

fn prefix(sign: &Pair<Rule>, operand: Expr, reader: &mut Reader) -> Expr {
    let start = sign.as_span();
    let span = reader.span(start.start(), start.end()).to(operand.span.0);
    let kind = if sign.as_rule() == Rule::not {
        link_word(sign, Group::Link, reader);
        ExprKind::Not(Box::new(operand))
    } else {
        ExprKind::Negate(Box::new(operand))
    };
    Expr {
        kind,
        span: SpanEq(span),
    }
}

fn postfix(operand: Expr, sign: Pair<Rule>, reader: &mut Reader) -> Expr {
    let end = sign.as_span();
    let span = SpanEq(operand.span.0.to(reader.span(end.start(), end.end())));
    let kind = match sign.as_rule() {
        Rule::in_list => ExprKind::In(Box::new(operand), list(sign, reader)),
        rule => {
            link_word(&sign, Group::Link, reader);
            ExprKind::Given(Box::new(operand), rule == Rule::is_given)
        }
    };
    Expr { kind, span }
}

fn list(pair: Pair<Rule>, reader: &mut Reader) -> Vec<Expr> {
    let mut found = Vec::new();
    let mut negative = None;
    for inner in pair.into_inner() {
        match inner.as_rule() {
            Rule::comment => comment(&inner, reader),
            Rule::r#in => {
                link_word(&inner, Group::Link, reader);
            }
            Rule::negate => negative = Some(inner),
            _ => {
                let operand = primary(inner, reader);
                found.push(match negative.take() {
                    Some(sign) => prefix(&sign, operand, reader),
                    None => operand,
                });
            }
        }
    }
    found
}

fn infix(left: Expr, sign: &Pair<Rule>, right: Expr, reader: &mut Reader) -> Expr {
    let op = match sign.as_rule() {
        Rule::or => BinaryOp::Or,
        Rule::and => BinaryOp::And,
        Rule::equal => BinaryOp::Equal,
        Rule::not_equal => BinaryOp::NotEqual,
        Rule::less => BinaryOp::Less,
        Rule::less_equal => BinaryOp::LessEqual,
        Rule::greater => BinaryOp::Greater,
        Rule::greater_equal => BinaryOp::GreaterEqual,
        Rule::contains => BinaryOp::Contains,
        Rule::plus => BinaryOp::Plus,
        Rule::minus => BinaryOp::Minus,
        Rule::multiply => BinaryOp::Times,
        _ => BinaryOp::Over,
    };
    if matches!(op, BinaryOp::Or | BinaryOp::And | BinaryOp::Contains) {
        link_word(sign, Group::Link, reader);
    }
    let span = SpanEq(left.span.0.to(right.span.0));
    let kind = ExprKind::Binary(op, Box::new(left), Box::new(right));
    Expr { kind, span }
}
