//! What is counted: in one repetition, and in all of them added up.

use super::listen::Officer;
use super::load::{Load, Portions};
use super::meter::Meter;
use crate::calendar::Moment;
use crate::model::NodeId;
use crate::simulate::Setup;
use crate::simulate::play::Played;
use crate::statistics::Ratio;

/// What one repetition counted, or several together.
#[derive(Debug, Clone)]
pub struct Counts {
    /// How many repetitions it is the sum of.
    pub(super) repetitions: u32,
    pub(super) finished: u64,
    pub(super) open: u64,
    pub(super) beyond: Option<i32>,
    pub(super) endless: Option<NodeId>,
    /// How many cases of all came to an end in the counted time, while it was under way.
    pub(super) ended: u64,
    /// The same of each repetition, by its working days.
    pub(super) throughput: Vec<Ratio>,
    pub(super) workdays: Meter,
    pub(super) calendar_days: Meter,
    pub(super) office_minutes: Meter,
    pub(super) worked_minutes: Meter,
    pub(super) waited_minutes: Meter,
    /// By row.
    pub(super) rows: Vec<RowCounts>,
    /// By actor.
    pub(super) actors: Vec<ActorCounts>,
    /// By group of officers: how long they worked.
    pub(super) work: Vec<Load>,
    /// By group of officers, of each repetition: how long they worked, of how long they might have.
    pub(super) used: Vec<Vec<Ratio>>,
    /// By rule: whether it was broken.
    pub(super) rules: Vec<Meter>,
    /// By node and exit.
    pub(super) ways: Vec<Vec<u64>>,
}

/// What is counted of a row.
#[derive(Debug, Clone, Default)]
pub(super) struct RowCounts {
    pub(super) visits: u64,
    pub(super) work: Meter,
    pub(super) wait: Meter,
    pub(super) handover: Meter,
    pub(super) late: Meter,
}

/// What is counted of an actor.
#[derive(Debug, Clone, Default)]
pub(super) struct ActorCounts {
    pub(super) wait: Meter,
    pub(super) longest_queue: u32,
    /// How much work waited.
    pub(super) waiting: Load,
    /// The same of each repetition.
    pub(super) queue: Vec<Ratio>,
    /// By row, how long all work waited.
    pub(super) wait_by_row: Vec<i64>,
}

impl Counts {
    /// Nothing counted yet. What is counted of the `only` repetition there is goes in batches.
    pub(super) fn new(setup: &Setup<'_>, portions: &Portions, only: bool) -> Counts {
        let sop = setup.plan.sop();
        let meter = || Meter::new(only);
        let row = || RowCounts {
            visits: 0,
            work: meter(),
            wait: meter(),
            handover: meter(),
            late: meter(),
        };
        let actor = || ActorCounts {
            wait: meter(),
            waiting: Load::new(portions),
            wait_by_row: vec![0; sop.rows.len()],
            ..ActorCounts::default()
        };
        Counts {
            repetitions: 0,
            finished: 0,
            open: 0,
            beyond: None,
            endless: None,
            ended: 0,
            throughput: Vec::new(),
            workdays: meter(),
            calendar_days: meter(),
            office_minutes: meter(),
            worked_minutes: meter(),
            waited_minutes: meter(),
            rows: sop.rows.iter().map(|_| row()).collect(),
            actors: sop.actors.iter().map(|_| actor()).collect(),
            work: vec![Load::new(portions); setup.officers.len()],
            used: vec![Vec::new(); setup.officers.len()],
            rules: sop.rules.iter().map(|_| meter()).collect(),
            ways: sop
                .nodes
                .iter()
                .map(|node| vec![0; node.exits.len()])
                .collect(),
        }
    }

    /// Counts the time that there was, now that a repetition is over.
    pub(super) fn close(
        &mut self,
        setup: &Setup<'_>,
        portions: &Portions,
        officers: &[Officer],
        played: &Played,
    ) {
        let ended = played.ended.min(setup.counts_until);
        for actor in &mut self.actors {
            actor.waiting.close(portions, setup.calendar, ended, 1.0);
        }
        for officer in officers {
            if let Some(load) = self.work.get_mut(officer.group) {
                load.close(portions, officer.calendar(setup), ended, 1.0);
            }
        }
        self.throughput = vec![Ratio {
            sum: self.ended as f64,
            of: working_days(setup, ended),
        }];
        self.beyond = played.beyond;
        self.endless = played.endless;
        self.repetitions = 1;
    }

    /// Adds the next repetition.
    pub(super) fn absorb(&mut self, next: Counts) {
        self.repetitions += next.repetitions;
        self.finished += next.finished;
        self.open += next.open;
        self.ended += next.ended;
        self.beyond = self.beyond.or(next.beyond);
        self.endless = self.endless.or(next.endless);
        self.throughput.extend(next.throughput);
        self.workdays.absorb(next.workdays);
        self.calendar_days.absorb(next.calendar_days);
        self.office_minutes.absorb(next.office_minutes);
        self.worked_minutes.absorb(next.worked_minutes);
        self.waited_minutes.absorb(next.waited_minutes);
        self.rows
            .iter_mut()
            .zip(next.rows)
            .for_each(|(own, row)| own.absorb(row));
        self.actors
            .iter_mut()
            .zip(next.actors)
            .for_each(|(own, actor)| own.absorb(actor));
        self.rules
            .iter_mut()
            .zip(next.rules)
            .for_each(|(own, rule)| own.absorb(rule));
        for ((own, used), load) in self.work.iter_mut().zip(&mut self.used).zip(&next.work) {
            let (sum, of) = load.total();
            used.push(Ratio { sum, of });
            own.absorb(load);
        }
        let own = self.ways.iter_mut().flatten();
        own.zip(next.ways.iter().flatten())
            .for_each(|(own, more)| *own += more);
    }
}

impl RowCounts {
    fn absorb(&mut self, next: RowCounts) {
        self.visits += next.visits;
        self.work.absorb(next.work);
        self.wait.absorb(next.wait);
        self.handover.absorb(next.handover);
        self.late.absorb(next.late);
    }
}

impl ActorCounts {
    fn absorb(&mut self, next: ActorCounts) {
        let (sum, of) = next.waiting.total();
        self.queue.push(Ratio { sum, of });
        self.wait.absorb(next.wait);
        self.longest_queue = self.longest_queue.max(next.longest_queue);
        self.waiting.absorb(&next.waiting);
        let rows = self.wait_by_row.iter_mut().zip(next.wait_by_row);
        rows.for_each(|(own, more)| *own += more);
    }
}

/// The working days of the counted time up to its end; of a day of which a part counts, that part of its hours.
fn working_days(setup: &Setup<'_>, ended: Moment) -> f64 {
    let (calendar, from) = (setup.calendar, setup.counts_from);
    let last_second = ended.with_second(86_399).unwrap_or(ended);
    let first_second = from.with_second(0).unwrap_or(from);
    let seconds = |from, to| calendar.office_seconds_between(from, to).unwrap_or(0) as f64;
    let later = calendar.working_days_between(from, ended).unwrap_or(0);
    let first = calendar.is_working_day(from.date()).unwrap_or(false);
    let days = (later + i64::from(first)) as f64;
    let whole = seconds(first_second, last_second);
    match whole > 0.0 {
        true => days * seconds(from, ended).max(0.0) / whole,
        false => 0.0,
    }
}
