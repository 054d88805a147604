//! Times and numbers that spread.

use super::{Seen, finding};
use crate::diagnostic::messages::{Part, ScenarioMessage, ShapeNumbers};
use crate::lang::{Number, Word};
use crate::model::lower::context::Context;
use crate::model::lower::times;
use crate::model::{Distribution, RowDraw, Said, Shape, TimeDraw, Unit};
use crate::source::Spanned;
use crate::syntax::tree::{Item, Spread, Value};

/// The times that a scenario gives to rows with one word, and the shape in which all others are read.
pub(super) fn rows(
    context: &mut Context,
    scenario: &Item,
    word: Word,
) -> (Option<Spanned<Shape>>, Vec<RowDraw>) {
    let mut seen = Seen::default();
    let (mut shape, mut times) = (None, Vec::new());
    for item in scenario.all(word) {
        if let (None, Some(Value::Shape(written))) = (&item.name, &item.value) {
            if seen.is_first(context, item, None) {
                shape = shape_of_stated(context, written);
            }
            continue;
        }
        let Some(name) = &item.name else {
            context.missing(item, Part::Activity);
            continue;
        };
        let row = context.row(name);
        let time = time(context, item, item);
        if let (Some(row), Some(time)) = (row, time)
            && seen.is_first(context, item, Some(row))
        {
            times.push(RowDraw {
                row: Spanned::new(row, name.span),
                time,
                span: item.span.0,
            });
        }
    }
    (shape, times)
}

fn shape_of_stated(context: &mut Context, written: &Spanned<Word>) -> Option<Spanned<Shape>> {
    let shape = Shape::from_word(written.value)?;
    if matches!(
        shape,
        Shape::Exactly | Shape::Uniform | Shape::Triangular | Shape::Pert
    ) {
        return Some(Spanned::new(shape, written.span));
    }
    let message = ScenarioMessage::ShapeOfStated {
        shape: written.value,
    };
    let help = ScenarioMessage::ShapesOfStated {
        exactly: context.spell(Word::Exactly),
        uniform: context.spell(Word::Uniform),
        triangular: context.spell(Word::Triangular),
        pert: context.spell(Word::Pert),
    };
    let finding = finding(context, written.span, message).help(help);
    context.report(finding);
    None
}

/// The time that is the value of a phrase; blames the statement where there is none.
pub(super) fn time(context: &mut Context, phrase: &Item, statement: &Item) -> Option<TimeDraw> {
    match &phrase.value {
        Some(Value::Time(time)) => Some(TimeDraw::Span(Said {
            value: times::time_span(context, time)?,
            inferred: phrase.value_inferred,
            span: time.span.0,
        })),
        Some(Value::Spread(spread)) => {
            let distribution = distribution(context, spread, false);
            let Some(unit) = &spread.unit else {
                context.missing(statement, Part::Unit);
                return None;
            };
            Some(TimeDraw::Shaped(
                distribution?,
                Unit::from_word(unit.value)?,
            ))
        }
        _ => {
            context.missing(statement, Part::Time);
            None
        }
    }
}

/// A distribution whose numbers are what its shape wants. Blames it where they aren't, or where one is below zero and
/// may not be.
pub(super) fn distribution(
    context: &mut Context,
    written: &Spread,
    may_be_negative: bool,
) -> Option<Distribution> {
    let shape = Shape::from_word(written.shape.value)?;
    let numbers: Vec<Number> = written.numbers.iter().map(|number| number.value).collect();
    let bounded_below = !may_be_negative || has_mean(shape);
    let negative = written
        .numbers
        .iter()
        .find(|number| bounded_below && number.value < Number::ZERO);
    let fault = match negative {
        Some(number) => Some((
            ScenarioMessage::NegativeNumber {
                number: number.value.to_string(),
            },
            number.span,
        )),
        None => fault(shape, &numbers).map(|message| (message, written.span.0)),
    };
    if let Some((message, span)) = fault {
        let few = matches!(
            message,
            ScenarioMessage::NumbersOfShape { .. } | ScenarioMessage::OneNumberForShape { .. }
        );
        let mut finding = finding(context, span, message);
        if few && context.written(span).contains(',') {
            finding = finding.help(ScenarioMessage::PartNumbers {});
        }
        context.report(finding);
        return None;
    }
    Some(Distribution {
        shape: Spanned::new(shape, written.shape.span),
        numbers: written.numbers.clone(),
        span: written.span.0,
    })
}

fn has_mean(shape: Shape) -> bool {
    matches!(shape, Shape::Exponential | Shape::LogNormal)
}

fn fault(shape: Shape, numbers: &[Number]) -> Option<ScenarioMessage> {
    let (wanted, least, most) = match shape {
        Shape::Exactly => (ShapeNumbers::Value, 1, 1),
        Shape::Uniform => (ShapeNumbers::Bounds, 2, 2),
        Shape::Triangular | Shape::Pert => (ShapeNumbers::Peak, 3, 3),
        Shape::Exponential => (ShapeNumbers::Mean, 1, 1),
        Shape::LogNormal => (ShapeNumbers::MeanAndDeviation, 2, 2),
        Shape::Empirical => (ShapeNumbers::Values, 2, usize::MAX),
    };
    let shape_word = shape.word();
    let found = numbers.len();
    if found == 1 && least > 1 {
        let shape = shape_word;
        return Some(ScenarioMessage::OneNumberForShape { shape, wanted });
    }
    if !(least..=most).contains(&found) {
        return Some(ScenarioMessage::NumbersOfShape {
            shape: shape_word,
            wanted,
            found,
        });
    }
    if has_mean(shape) {
        let zero = numbers.first() == Some(&Number::ZERO);
        return zero.then_some(ScenarioMessage::ZeroMean { shape: shape_word });
    }
    (!numbers.is_sorted()).then_some(ScenarioMessage::NumbersOutOfOrder {
        shape: shape_word,
        wanted,
    })
}
