//! How much there was of something over time: work in hand, work that waits. In portions of the counted time, weighted by
//! the hours of a calendar.

use crate::calendar::{Calendar, Moment};

/// The counted time in portions of equal length: days, or weeks where there are many days.
#[derive(Debug, Clone)]
pub(super) struct Portions {
    width: i64,
    /// Where each portion begins, and at last where the last one ends.
    pub(super) bounds: Vec<Moment>,
}

const DAY: i64 = 86_400;
const WEEK: i64 = 7 * DAY;

/// Up to so many days are taken one by one.
const FEW_DAYS: i64 = 60;

impl Portions {
    /// The portions between two moments, as far as the calendar has data.
    pub(super) fn new(from: Moment, until: Moment, calendar: &Calendar) -> Portions {
        let length = from.seconds_until(until).max(0);
        let width = if length <= FEW_DAYS * DAY { DAY } else { WEEK };
        let known = |at: &Moment| calendar.office_seconds_before(*at).is_ok();
        let next = |at: &Moment| {
            let left = at.seconds_until(until);
            at.plus_seconds(left.min(width)).filter(|_| left > 0)
        };
        let bounds = std::iter::successors(Some(from), next).take_while(known);
        Portions {
            width,
            bounds: bounds.collect(),
        }
    }

    /// Where they begin and end; nothing where there are none.
    fn ends(&self) -> Option<(Moment, Moment)> {
        self.bounds
            .first()
            .copied()
            .zip(self.bounds.last().copied())
    }

    /// The portion in which a moment lies that lies between their ends.
    fn at(&self, moment: Moment) -> usize {
        let passed = self
            .bounds
            .first()
            .map_or(0, |from| from.seconds_until(moment));
        let at = usize::try_from(passed / self.width).unwrap_or(0);
        at.min(self.bounds.len().saturating_sub(2))
    }
}

/// How much there was in each portion, in seconds of the hours of calendars, and how many seconds there were.
#[derive(Debug, Clone, Default)]
pub(super) struct Load {
    /// How much there was in each portion.
    pub(super) sums: Vec<f64>,
    /// How many seconds there were in each portion.
    pub(super) hours: Vec<f64>,
}

impl Load {
    pub(super) fn new(portions: &Portions) -> Load {
        let nothing = vec![0.0; portions.bounds.len().saturating_sub(1)];
        Load {
            sums: nothing.clone(),
            hours: nothing,
        }
    }

    /// Adds that there were so many from one moment to another.
    pub(super) fn add(
        &mut self,
        portions: &Portions,
        calendar: &Calendar,
        (from, to): (Moment, Moment),
        many: f64,
    ) {
        put(&mut self.sums, portions, calendar, (from, to), many);
    }

    /// Counts the hours that so many who go by a calendar had up to a moment.
    pub(super) fn close(
        &mut self,
        portions: &Portions,
        calendar: &Calendar,
        ended: Moment,
        many: f64,
    ) {
        let (first, _) = portions.ends().unwrap_or((ended, ended));
        put(&mut self.hours, portions, calendar, (first, ended), many);
    }

    /// Adds another one over the same portions.
    pub(super) fn absorb(&mut self, next: &Load) {
        put_on(&mut self.sums, &next.sums);
        put_on(&mut self.hours, &next.hours);
    }

    /// All that there was, and all the seconds.
    pub(super) fn total(&self) -> (f64, f64) {
        (self.sums.iter().sum(), self.hours.iter().sum())
    }
}

/// Adds so many for each second of a calendar's hours from one moment to another, portion by portion.
fn put(
    sums: &mut [f64],
    portions: &Portions,
    calendar: &Calendar,
    (from, to): (Moment, Moment),
    many: f64,
) {
    let Some((first, last)) = portions.ends() else {
        return;
    };
    let (mut from, to) = (from.max(first), to.min(last));
    let mut at = portions.at(from);
    while from < to {
        let (Some(sum), Some(end)) = (sums.get_mut(at), portions.bounds.get(at + 1)) else {
            return;
        };
        let until = to.min(*end);
        let seconds = calendar.office_seconds_between(from, until);
        *sum += many * seconds.unwrap_or(0) as f64;
        from = until;
        at += 1;
    }
}

/// Adds numbers place by place.
fn put_on(own: &mut Vec<f64>, next: &[f64]) {
    own.resize(own.len().max(next.len()), 0.0);
    for (own, more) in own.iter_mut().zip(next) {
        *own += more;
    }
}
