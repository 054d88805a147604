//! When all is done between two points, for any beginning on a calendar.
//!
//! Where all times are of one family, or there is nothing to choose, one path serves every beginning. Where units mix, the
//! best path may be another one on another date, and each beginning is searched by itself.

use super::measure::{OnCalendar, Side, Stretch, When, one_family};
use super::stretch::{Between, gone};
use super::times::Cost;
use crate::calendar::{Calendar, Counting};
use crate::graph::paths::{Round, Rounds};
use crate::model::DayKind;

/// Tells when what begins at a moment is done.
pub trait Finish {
    /// The moment.
    fn finish(&self, start: When) -> When;
}

impl Between<'_> {
    /// A way to tell, for any start, when all is done at the earliest or at the latest.
    pub fn finish<'f>(
        &'f self,
        side: Side,
        calendar: &'f Calendar,
        kind: DayKind,
    ) -> Option<Box<dyn Finish + 'f>> {
        let plain = self.plain(side, kind);
        let counting = Counting::of(kind);
        let path = self.path(side, kind)?;
        let loose = side == Side::Low && self.to_the_end && self.has_loose_branches(&plain);
        if loose || self.is_of_one_family(side, kind) || self.is_a_line() {
            return Some(Box::new(Fixed {
                stretch: Stretch::new(&path.amounts(), kind),
                calendar,
                counting,
            }));
        }
        let rounds = match side {
            Side::Low => Rounds::default(),
            Side::High => self.rounds(&plain),
        };
        let stretch = |cost: &Cost| Stretch::new(side.of(cost), kind);
        let of_round = |round: &Round| {
            let (_, once) = self.rows(&round.ways, side);
            Stretch::new(&gone(&once, round.times), kind)
        };
        Some(Box::new(Searched {
            measure: OnCalendar {
                calendar,
                counting,
                costs: self.plan.costs.iter().map(stretch).collect(),
                rounds: rounds.list.iter().map(of_round).collect(),
            },
            between: self,
            rounds,
            side,
        }))
    }

    fn is_of_one_family(&self, side: Side, kind: DayKind) -> bool {
        one_family(self.costs().flat_map(|cost| side.of(cost)), kind)
    }

    /// Whether there is nothing to choose and nothing to wait for between.
    fn is_a_line(&self) -> bool {
        let places = self
            .course
            .places()
            .iter()
            .filter(|place| self.relevant[**place]);
        self.first.len() == 1
            && places.into_iter().all(|place| {
                let into = self.plan.map.ways_into(*place).iter();
                let relevant = |way: &&usize| {
                    let from = self.plan.map.ways()[**way].from;
                    self.course.reaches(from) && self.relevant[from]
                };
                into.filter(relevant).count() <= 1
            })
    }
}

/// One path for every start.
struct Fixed<'c> {
    stretch: Stretch,
    calendar: &'c Calendar,
    counting: Counting,
}

impl Finish for Fixed<'_> {
    fn finish(&self, start: When) -> When {
        self.stretch.after(start, self.calendar, &self.counting)
    }
}

/// The best path for each start.
struct Searched<'f> {
    between: &'f Between<'f>,
    measure: OnCalendar<'f>,
    rounds: Rounds,
    side: Side,
}

impl Finish for Searched<'_> {
    fn finish(&self, start: When) -> When {
        let course = &self.between.course;
        let reached = match self.side {
            Side::Low => course.earliest(&self.measure, start),
            Side::High => self.rounds.latest(course, &self.measure, start),
        };
        let done = self
            .between
            .goals
            .iter()
            .filter_map(|goal| reached.at(*goal));
        let done = match self.side {
            Side::Low => done.min(),
            Side::High => done.max(),
        };
        done.unwrap_or(start)
    }
}
