//! How exactly the time of a row is told.

use crate::model::{Limit, RowId, RowTime, Sop, Unit};

/// Whether a row's time is told in days or longer, so that the hour at which it is due says nothing.
pub(in crate::report) fn is_in_days(sop: &Sop, row: RowId) -> bool {
    let span = |time: &RowTime| match &time.limit.value {
        Limit::Span(span) => span.high.clone().or_else(|| span.low.clone()),
        Limit::Window(_) | Limit::Words(_) => None,
    };
    let mut units = sop
        .times_of(row)
        .iter()
        .filter_map(span)
        .flat_map(|span| span.amounts)
        .map(|amount| amount.unit);
    !units.any(|unit| {
        use Unit::{ClockHours, ClockMinutes, Hours, Minutes, Seconds};
        matches!(unit, Seconds | Minutes | Hours | ClockMinutes | ClockHours)
    })
}
