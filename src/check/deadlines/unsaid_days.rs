//! Days of a kind that the document does not say: what that leaves open, told once for an SOP.

use super::super::Subject;
use super::Known;
use super::timeline::{DaysSaid, Timeline, is_bare};
use super::words;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::{DeadlineMessage, Worded};
use crate::lang::Lang;
use crate::model::{DayKind, Limit, RowTime, Sop};
use crate::source::Span;

pub(super) fn check(subject: &Subject, known: &Known, diagnostics: &mut Diagnostics) {
    let sop = subject.sop;
    let rows: Vec<Span> = bare_times(sop).collect();
    let Some(first) = rows.first().filter(|_| known.said != DaysSaid::Stated) else {
        return;
    };
    let place = sop.day_kind.as_ref().map_or(*first, |kind| kind.span);
    let message = DeadlineMessage::UnsaidDays { rows: rows.len() };
    let mut finding = subject.finding(message, place);
    if let Some(case) = known.case.as_ref().filter(|case| case.readings.len() > 1) {
        let as_kind = |kind| Worded::new(|lang| length(case, kind, lang));
        let message = DeadlineMessage::ReadEitherWay {
            workdays: as_kind(DayKind::Working),
            dates: as_kind(DayKind::Calendar),
        };
        finding = finding.label(place, message);
    }
    diagnostics.push(finding.help(DeadlineMessage::SayDays {}));
}

/// Where rows state times in days or weeks of no kind, one place for each row.
fn bare_times(sop: &Sop) -> impl Iterator<Item = Span> {
    sop.rows.iter().filter_map(|row| {
        let bare = row.times.iter().find(|time| is_bare_time(time))?;
        Some(bare.limit.span)
    })
}

fn is_bare_time(time: &RowTime) -> bool {
    let Limit::Span(span) = &time.limit.value else {
        return false;
    };
    let sides = span.low.iter().chain(&span.high);
    sides.flat_map(|side| &side.amounts).any(is_bare)
}

/// From the shortest to the longest: `8-16 working days`, in dates for a reading in dates.
fn length(case: &Timeline, kind: DayKind, lang: Lang) -> String {
    let reading = case.readings.iter().find(|reading| reading.kind == kind);
    let days = reading.and_then(|reading| Some((reading.shortest.days?, reading.longest.days)));
    let Some((mut days, longest)) = days else {
        return words::phrase(
            lang,
            "longer than the calendar",
            "lebih lama daripada kalender",
        )
        .to_string();
    };
    if let Some(longest) = longest {
        days.workdays.most = longest.workdays.most;
        days.calendar_days.most = longest.calendar_days.most;
    }
    match kind {
        DayKind::Working => words::workdays(&days, lang),
        DayKind::Calendar => words::calendar_days(&days, lang),
    }
}
