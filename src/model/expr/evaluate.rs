//! Judging an expression on the data of a case.
//!
//! Answers are three-valued, after Kleene: yes, no, or unknown. A comparison with a value that the case lacks is
//! unknown; so is one of lengths of time that only a calendar could compare, and everything that divides by zero or
//! grows too large to be held. `no and unknown` is no, `yes or unknown` is yes; a guard holds only when the answer is
//! yes. Whether a value is given is never unknown.
//!
//! Numbers are exact, also between the operators. A date against a date with a time of day compares the dates. The
//! difference of two dates is in calendar days. Texts compare letter by letter: capital and small letters differ.

use std::cmp::Ordering;

use super::days;
use super::length::{Family, Length};
use super::ratio::Ratio;
use super::value::{CaseData, Value};
use super::{Constant, TypedExpr};
use crate::syntax::tree::BinaryOp;

pub(super) const MINUTES_IN_A_DAY: i64 = 24 * 60;

/// Whether a condition holds for a case; nothing where that is unknown.
pub fn truth(condition: &TypedExpr, case: &impl CaseData) -> Option<bool> {
    match condition {
        TypedExpr::Not(inner) => truth(inner, case).map(|holds| !holds),
        TypedExpr::Binary(BinaryOp::And, left, right) => match truth(left, case) {
            Some(false) => Some(false),
            left => both(left, truth(right, case)),
        },
        TypedExpr::Binary(BinaryOp::Or, left, right) => match truth(left, case) {
            Some(true) => Some(true),
            left => either(left, truth(right, case)),
        },
        TypedExpr::Binary(op, left, right) => {
            compare(*op, &operand(left, case)?, &operand(right, case)?)
        }
        TypedExpr::In(value, members) => {
            let value = operand(value, case)?;
            let equal =
                |member: &TypedExpr| compare(BinaryOp::Equal, &value, &operand(member, case)?);
            let mut found = Some(false);
            for member in members {
                found = either(found, equal(member));
            }
            found
        }
        TypedExpr::Given(inner, given) => is_given(inner, case).map(|is_given| is_given == *given),
        TypedExpr::Event(event) => Some(case.happened(*event)),
        TypedExpr::Constant(_) | TypedExpr::Field(_) | TypedExpr::ItemField(..) => {
            match operand(condition, case)? {
                Operand::YesNo(value) => Some(value),
                _ => None,
            }
        }
        TypedExpr::Negate(_) | TypedExpr::Size(_) | TypedExpr::Faulty => None,
    }
}

fn both(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

fn either(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), Some(false)) => Some(false),
        _ => None,
    }
}

fn is_given(expr: &TypedExpr, case: &impl CaseData) -> Option<bool> {
    match expr {
        TypedExpr::Field(field) => match case.is_given(*field) {
            false if !case.can_tell(*field) => None,
            is_given => Some(is_given),
        },
        _ => Some(operand(expr, case).is_some()),
    }
}

/// What an operand comes to in a case.
enum Operand<'a> {
    YesNo(bool),
    Number(Ratio),
    Text(&'a str),
    Day(i64),
    Minute(i64),
    Length(Box<Length>),
    Variant(usize),
}

fn operand<'a>(expr: &'a TypedExpr, case: &'a impl CaseData) -> Option<Operand<'a>> {
    match expr {
        TypedExpr::Constant(constant) => of_constant(constant, case),
        TypedExpr::Field(field) => of_value(case.value(*field)?, case),
        TypedExpr::ItemField(list, position) => of_value(case.item_value(*list, *position)?, case),
        TypedExpr::Size(list) => {
            let size = i64::try_from(case.size(*list)?).ok()?;
            Some(Operand::Number(Ratio::whole(size)))
        }
        TypedExpr::Negate(inner) => match operand(inner, case)? {
            Operand::Number(number) => number.negated().map(Operand::Number),
            _ => None,
        },
        TypedExpr::Binary(
            op @ (BinaryOp::Plus | BinaryOp::Minus | BinaryOp::Times | BinaryOp::Over),
            left,
            right,
        ) => calculate(*op, operand(left, case)?, operand(right, case)?),
        _ => truth(expr, case).map(Operand::YesNo),
    }
}

fn of_constant<'a>(constant: &'a Constant, case: &impl CaseData) -> Option<Operand<'a>> {
    Some(match constant {
        Constant::YesNo(value) => Operand::YesNo(*value),
        Constant::Number(number) => Operand::Number(Ratio::of(*number)),
        Constant::Text(text) => Operand::Text(text),
        Constant::Date(date) => Operand::Day(days::number_of(*date)),
        Constant::DateTime(date, minutes) => {
            Operand::Minute(days::number_of(*date) * MINUTES_IN_A_DAY + i64::from(*minutes))
        }
        Constant::Duration(duration) => {
            Operand::Length(Box::new(Length::of(duration, case.day_kind())?))
        }
        Constant::Variant(at, _) => Operand::Variant(*at),
    })
}

fn of_value<'a>(value: &'a Value, case: &impl CaseData) -> Option<Operand<'a>> {
    Some(match value {
        Value::YesNo(value) => Operand::YesNo(*value),
        Value::Number(number) => Operand::Number(Ratio::of(*number)),
        Value::Text(text) => Operand::Text(text),
        Value::Date(date) => Operand::Day(days::number_of(*date)),
        Value::DateTime(date, minutes) => {
            Operand::Minute(days::number_of(*date) * MINUTES_IN_A_DAY + i64::from(*minutes))
        }
        Value::Duration(duration) => {
            Operand::Length(Box::new(Length::of(duration, case.day_kind())?))
        }
        Value::Variant(at) => Operand::Variant(*at),
    })
}

fn compare(op: BinaryOp, left: &Operand, right: &Operand) -> Option<bool> {
    if let (BinaryOp::Contains, Operand::Text(text), Operand::Text(part)) = (op, left, right) {
        return Some(text.contains(part));
    }
    let order = match (left, right) {
        (Operand::YesNo(a), Operand::YesNo(b)) => a.cmp(b),
        (Operand::Number(a), Operand::Number(b)) => a.compare(*b),
        (Operand::Text(a), Operand::Text(b)) => a.cmp(b),
        (Operand::Day(a), Operand::Day(b)) | (Operand::Minute(a), Operand::Minute(b)) => a.cmp(b),
        (Operand::Day(a), Operand::Minute(b)) => a.cmp(&b.div_euclid(MINUTES_IN_A_DAY)),
        (Operand::Minute(a), Operand::Day(b)) => a.div_euclid(MINUTES_IN_A_DAY).cmp(b),
        (Operand::Length(a), Operand::Length(b)) => a.compare(b)?,
        (Operand::Variant(a), Operand::Variant(b)) => a.cmp(b),
        _ => return None,
    };
    holds_in_order(op, order)
}

fn holds_in_order(op: BinaryOp, order: Ordering) -> Option<bool> {
    Some(match op {
        BinaryOp::Equal => order.is_eq(),
        BinaryOp::NotEqual => order.is_ne(),
        BinaryOp::Less => order.is_lt(),
        BinaryOp::LessEqual => order.is_le(),
        BinaryOp::Greater => order.is_gt(),
        BinaryOp::GreaterEqual => order.is_ge(),
        _ => return None,
    })
}

fn calculate<'a>(op: BinaryOp, left: Operand, right: Operand) -> Option<Operand<'a>> {
    use Operand::{Day, Length as Long, Minute, Number};
    match (op, left, right) {
        (op, Number(a), Number(b)) => arithmetic(op, a, b).map(Number),
        (BinaryOp::Plus, Long(a), Long(b)) => long(a.with(&b, Ratio::plus)),
        (BinaryOp::Minus, Long(a), Long(b)) => long(a.with(&b, Ratio::minus)),
        (BinaryOp::Times, Long(a), Number(b)) | (BinaryOp::Times, Number(b), Long(a)) => {
            long(a.map(|part| part.times(b)))
        }
        (BinaryOp::Over, Long(a), Number(b)) => long(a.map(|part| part.over(b))),
        (BinaryOp::Plus, Day(day), Long(length)) | (BinaryOp::Plus, Long(length), Day(day)) => {
            later_day(day, &length).map(Day)
        }
        (BinaryOp::Plus, Minute(at), Long(length)) | (BinaryOp::Plus, Long(length), Minute(at)) => {
            later_minute(at, &length).map(Minute)
        }
        (BinaryOp::Minus, Day(day), Long(length)) => {
            later_day(day, &length.map(Ratio::negated)?).map(Day)
        }
        (BinaryOp::Minus, Minute(at), Long(length)) => {
            later_minute(at, &length.map(Ratio::negated)?).map(Minute)
        }
        (BinaryOp::Minus, a, b) => {
            let days = day_of(&a)?.checked_sub(day_of(&b)?)?;
            long(Some(Length::calendar_days(Ratio::whole(days))))
        }
        _ => None,
    }
}

fn long<'a>(length: Option<Length>) -> Option<Operand<'a>> {
    length.map(|length| Operand::Length(Box::new(length)))
}

fn arithmetic(op: BinaryOp, a: Ratio, b: Ratio) -> Option<Ratio> {
    match op {
        BinaryOp::Plus => a.plus(b),
        BinaryOp::Minus => a.minus(b),
        BinaryOp::Times => a.times(b),
        BinaryOp::Over => a.over(b),
        _ => None,
    }
}

fn day_of(operand: &Operand) -> Option<i64> {
    match operand {
        Operand::Day(day) => Some(*day),
        Operand::Minute(at) => Some(at.div_euclid(MINUTES_IN_A_DAY)),
        _ => None,
    }
}

/// A date some time later. Whole months first, then whole days; a date has no hours, and working days need a calendar.
fn later_day(day: i64, length: &Length) -> Option<i64> {
    if !length.is_only(&[Family::CalendarDays, Family::Months]) {
        return None;
    }
    let months = length.part(Family::Months).as_whole()?;
    let days = length.part(Family::CalendarDays).as_whole()?;
    let day = if months == 0 {
        day
    } else {
        days::months_later(day, months)?
    };
    day.checked_add(days)
}

/// A point in time some time later: as for a date, and hours by the clock.
fn later_minute(at: i64, length: &Length) -> Option<i64> {
    let minutes = length.part(Family::Clock).over(Ratio::whole(60))?;
    let mut rest = length.clone();
    *rest.0.get_mut(Family::Clock.position())? = Ratio::ZERO;
    let day = later_day(at.div_euclid(MINUTES_IN_A_DAY), &rest)?;
    let at = at.rem_euclid(MINUTES_IN_A_DAY);
    day.checked_mul(MINUTES_IN_A_DAY)?
        .checked_add(at)?
        .checked_add(minutes.as_whole()?)
}
