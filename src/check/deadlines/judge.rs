//! A limit against the shortest and the longest path, for every working day of the calendar on which a case may begin.
//!
//! A case begins when the office opens. Where days of a document are counted from the first day on, its paths are too:
//! they begin at the end of the day before. A limit in days is kept by what is done on the due date, however late; one
//! in hours to the second.

use serde::Serialize;

use super::measure::{Family, Side, Stretch, When};
use super::stretch::Between;
use super::times;
use crate::calendar::{Calendar, Counting, DayStatus, Moment};
use crate::model::{Amount, DayKind, Duration};

/// How often a limit is exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Exceeded {
    /// Even the longest path keeps it, whenever the case begins.
    Never,
    /// A path exceeds it for some beginning, and a path keeps it for some.
    May,
    /// Even the shortest path exceeds it, whenever the case begins.
    Always,
}

/// The least and the most of a count over all beginnings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Extent {
    /// The least.
    pub least: i64,
    /// The most.
    pub most: i64,
}

/// How long a path takes on the calendar. A day that is begun counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Days {
    /// In working days.
    pub workdays: Extent,
    /// In dates.
    pub calendar_days: Extent,
}

/// A beginning, and how it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Worst {
    /// When the case begins, or the clock starts.
    pub start: Moment,
    /// The last moment at which it would be in time.
    pub due: Moment,
    /// When the longest path is done.
    pub done: Moment,
    /// By how many working days that is late; none where it is done before the next one begins.
    pub workdays_late: i64,
    /// By how many dates.
    pub calendar_days_late: i64,
}

/// What a limit comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Judged {
    /// How often it is exceeded; nothing where the calendar has no data for any due date.
    pub exceeded: Option<Exceeded>,
    /// How many beginnings have a due date on the calendar.
    pub starts: usize,
    /// For how many of them even the shortest path is late.
    pub shortest_late: usize,
    /// For how many of them the longest path is late.
    pub longest_late: usize,
    /// The beginning with the greatest lateness of the longest path, if it is late and on the calendar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worst: Option<Worst>,
}

/// The beginnings there are, and when the shortest and the longest path are done for each.
pub struct Runs<'c> {
    calendar: &'c Calendar,
    kind: DayKind,
    runs: Vec<Run>,
}

struct Run {
    start: Moment,
    shortest: When,
    longest: When,
}

/// A limit, as it is to be counted.
pub struct Limit<'l> {
    /// Its amounts.
    pub amounts: &'l [Amount],
    /// Whether the day of the beginning counts as the first day.
    pub count_first_day: bool,
}

impl<'c> Runs<'c> {
    /// The runs between two points; nothing where there is no path.
    pub fn new(
        between: &Between,
        calendar: &'c Calendar,
        kind: DayKind,
        count_first_day: bool,
    ) -> Option<Runs<'c>> {
        let shortest = between.finish(Side::Low, calendar, kind)?;
        let longest = between.finish(Side::High, calendar, kind)?;
        let run = |start: Moment| {
            let begin = begins(start, count_first_day);
            let covered = calendar.covers(begin.date());
            covered.then(|| Run {
                start,
                shortest: shortest.finish(When::At(begin)),
                longest: longest.finish(When::At(begin)),
            })
        };
        Some(Runs {
            calendar,
            kind,
            runs: starts(calendar).into_iter().filter_map(run).collect(),
        })
    }

    /// How long the shortest and the longest path take; nothing where none is done within the calendar's data.
    pub fn days(&self, side: Side) -> Option<Days> {
        let days = self.runs.iter().filter_map(|run| {
            let When::At(done) = run.side(side) else {
                return None;
            };
            let workdays = self.calendar.working_days_between(run.start, done).ok()?;
            let dates = self.calendar.calendar_days_between(run.start, done).ok()?;
            Some((workdays, dates))
        });
        let days: Vec<(i64, i64)> = days.collect();
        Some(Days {
            workdays: extent(days.iter().map(|(workdays, _)| *workdays))?,
            calendar_days: extent(days.iter().map(|(_, dates)| *dates))?,
        })
    }

    /// What a limit comes to.
    pub fn judge(&self, limit: &Limit) -> Judged {
        let due = Due::new(limit, self.calendar, self.kind);
        let mut judged = Judged {
            exceeded: None,
            starts: 0,
            shortest_late: 0,
            longest_late: 0,
            worst: None,
        };
        for run in &self.runs {
            let Some(at) = due.from(run.start) else {
                continue;
            };
            judged.starts += 1;
            judged.shortest_late += usize::from(due.is_late(run.shortest, at));
            if due.is_late(run.longest, at) {
                judged.longest_late += 1;
                let late = self.lateness(run, at);
                judged.worst = worse(judged.worst, late);
            }
        }
        judged.exceeded = match (judged.starts, judged.shortest_late, judged.longest_late) {
            (0, ..) => None,
            (_, _, 0) => Some(Exceeded::Never),
            (all, late, _) if all == late => Some(Exceeded::Always),
            _ => Some(Exceeded::May),
        };
        judged
    }

    fn lateness(&self, run: &Run, due: Moment) -> Option<Worst> {
        let When::At(done) = run.longest else {
            return None;
        };
        Some(Worst {
            start: run.start,
            due,
            done,
            workdays_late: self.calendar.working_days_between(due, done).ok()?,
            calendar_days_late: self.calendar.calendar_days_between(due, done).ok()?,
        })
    }
}

impl Run {
    fn side(&self, side: Side) -> When {
        match side {
            Side::Low => self.shortest,
            Side::High => self.longest,
        }
    }
}

/// The first of the two that is the later by more.
fn worse(a: Option<Worst>, b: Option<Worst>) -> Option<Worst> {
    let by = |it: &Worst| (it.workdays_late, it.due.seconds_until(it.done));
    match (a, b) {
        (Some(a), Some(b)) => Some(if by(&b) > by(&a) { b } else { a }),
        (a, b) => a.or(b),
    }
}

fn extent(counts: impl Iterator<Item = i64> + Clone) -> Option<Extent> {
    Some(Extent {
        least: counts.clone().min()?,
        most: counts.max()?,
    })
}

/// The opening of the office on each working day.
pub fn starts(calendar: &Calendar) -> Vec<Moment> {
    let opening = |date| match calendar.day(date) {
        Ok(DayStatus::Working(hours)) => Moment::new(date, hours.open()),
        _ => None,
    };
    calendar.working_days().filter_map(opening).collect()
}

/// When the paths of a case begin that begins at a moment.
fn begins(start: Moment, count_first_day: bool) -> Moment {
    let day_before = start.plus_seconds(-i64::from(start.second()) - 1);
    day_before.filter(|_| count_first_day).unwrap_or(start)
}

/// When a limit is over.
pub struct Due<'c> {
    calendar: &'c Calendar,
    counting: Counting,
    limit: Duration,
    in_days: bool,
}

impl<'c> Due<'c> {
    /// The due dates of a limit.
    pub fn new(limit: &Limit, calendar: &'c Calendar, kind: DayKind) -> Due<'c> {
        let in_days = |amount: &Amount| Family::of(amount.unit, kind).counts_days();
        Due {
            calendar,
            counting: Counting {
                count_first_day: limit.count_first_day,
                ..Counting::of(kind)
            },
            in_days: limit.amounts.iter().any(in_days),
            limit: Duration {
                amounts: limit.amounts.to_vec(),
            },
        }
    }

    /// When it is over that began at a moment; nothing beyond the calendar's data.
    pub fn from(&self, start: Moment) -> Option<Moment> {
        let due = self.calendar.add(start, &self.limit, &self.counting);
        due.ok().map(|due| due.at)
    }

    /// Whether what is done at one moment was due at another.
    pub fn is_late(&self, done: When, due: Moment) -> bool {
        match done {
            When::Beyond => true,
            When::At(done) if self.in_days => done.date() > due.date(),
            When::At(done) => done > due,
        }
    }
}

/// Beginnings with a due date, and the shortest path to it, for those who ask how many rounds more it can bear.
pub struct Returns<'c> {
    due: Due<'c>,
    path: Vec<Amount>,
    kind: DayKind,
    /// Each beginning with its due date, the one with the most time to spare first.
    starts: Vec<(Moment, Moment)>,
}

impl<'c> Returns<'c> {
    /// The beginnings of a calendar.
    pub fn new(
        path: Vec<Amount>,
        limit: &Limit,
        calendar: &'c Calendar,
        kind: DayKind,
    ) -> Returns<'c> {
        let due = Due::new(limit, calendar, kind);
        let starts = starts(calendar).into_iter();
        let starts = starts.filter_map(|start| Some((start, due.from(start)?)));
        let mut returns = Returns {
            starts: starts.collect(),
            due,
            path,
            kind,
        };
        let path = returns.stretch(&[], 0);
        let spare = |(start, due): &(Moment, Moment)| match returns.done(*start, &path) {
            When::At(done) => done.seconds_until(*due),
            When::Beyond => i64::MIN,
        };
        let most = (0..returns.starts.len()).max_by_key(|at| spare(&returns.starts[*at]));
        if let Some(most) = most {
            returns.starts.swap(0, most);
        }
        returns
    }

    /// From which round on, each of which takes so long, even the shortest path is late, whenever it begins. Nothing
    /// where it takes more than a thousand.
    pub fn until_late(&self, round: &[Amount]) -> Option<u32> {
        const MOST: u32 = 1000;
        let (first, _) = self.starts.split_first()?;
        let late = |rounds| self.is_late(first, &self.stretch(round, rounds));
        if !late(MOST) {
            return None;
        }
        let (mut too_few, mut enough) = (0, MOST);
        while enough - too_few > 1 {
            let middle = too_few + (enough - too_few) / 2;
            match late(middle) {
                true => enough = middle,
                false => too_few = middle,
            }
        }
        (enough..=MOST).find(|rounds| {
            let stretch = self.stretch(round, *rounds);
            self.starts
                .iter()
                .all(|start| self.is_late(start, &stretch))
        })
    }

    /// The path with so many rounds.
    fn stretch(&self, round: &[Amount], rounds: u32) -> Stretch {
        let more = times::multiplied(round, rounds);
        let all = times::sum(self.path.iter().chain(&more).copied());
        Stretch::new(&all, self.kind)
    }

    fn is_late(&self, (start, due): &(Moment, Moment), stretch: &Stretch) -> bool {
        self.due.is_late(self.done(*start, stretch), *due)
    }

    fn done(&self, start: Moment, stretch: &Stretch) -> When {
        stretch.after(When::At(start), self.due.calendar, &Counting::of(self.kind))
    }
}
