//! Dates and points in time, and what lies some time after them.

use super::Doubt;
use super::linear::Affine;
use super::term::Kind;
use super::universe::Universe;
use crate::model::expr::days;
use crate::model::expr::length::Family;
use crate::model::expr::ratio::Ratio;

const MINUTES_IN_A_DAY: i64 = 24 * 60;

/// A date or a point in time some time later, or earlier for a sign of -1. Only a constant time can be added, and months
/// only to a constant date; working days and office hours would need a calendar, so with them it is never known.
pub(super) fn later(at: &Kind, by: &[Affine], sign: i64) -> Option<Kind> {
    let (at, steps_a_day, make): (_, _, fn(Affine) -> Kind) = match at {
        Kind::Day(day) => (day, 1, Kind::Day),
        Kind::Minute(minute) => (minute, MINUTES_IN_A_DAY, Kind::Minute),
        _ => return None,
    };
    let by: Option<Vec<Ratio>> = by.iter().map(Affine::as_constant).collect();
    let Some(by) = by else {
        return Some(Kind::Opaque(Doubt::Calendar));
    };
    let part = |family: Family| by.get(family.position()).copied().unwrap_or(Ratio::ZERO);
    let by_clock = steps_a_day == MINUTES_IN_A_DAY;
    let can_be_added = |family: &Family| match family {
        Family::CalendarDays | Family::Months => true,
        Family::Clock => by_clock,
        _ => false,
    };
    let mut families = Family::ALL.iter();
    if families.any(|family| !can_be_added(family) && !part(*family).is_zero()) {
        return Some(Kind::Never);
    }
    let clock = part(Family::Clock).over(Ratio::whole(60))?;
    let wholes = (
        part(Family::CalendarDays).as_whole(),
        clock.as_whole(),
        part(Family::Months).as_whole(),
    );
    let (Some(days), Some(minutes), Some(months)) = wholes else {
        return Some(Kind::Never);
    };
    let start = match (months, at.as_constant().and_then(Ratio::as_whole)) {
        (0, _) => at.clone(),
        (_, None) => return Some(Kind::Opaque(Doubt::Calendar)),
        (_, Some(at)) => {
            let day = days::months_later(at.div_euclid(steps_a_day), months.checked_mul(sign)?)?;
            let at = day
                .checked_mul(steps_a_day)?
                .checked_add(at.rem_euclid(steps_a_day))?;
            Affine::constant(Ratio::whole(at))
        }
    };
    let steps = days.checked_mul(steps_a_day)?.checked_add(minutes)?;
    let steps = Affine::constant(Ratio::whole(steps.checked_mul(sign)?));
    start.plus(&steps).map(make)
}

/// The difference of two dates, in calendar days.
pub(super) fn difference(universe: &mut Universe, a: &Kind, b: &Kind) -> Option<Kind> {
    let days = |universe: &mut Universe, kind: &Kind| match kind {
        Kind::Day(days) => Some(days.clone()),
        Kind::Minute(minutes) => universe.days_of(minutes),
        _ => None,
    };
    let between = days(universe, a)?.minus(&days(universe, b)?)?;
    let part = |family: &Family| match family {
        Family::CalendarDays => between.clone(),
        _ => Affine::constant(Ratio::ZERO),
    };
    Some(Kind::Length(Family::ALL.iter().map(part).collect()))
}
