//! `--from`: the open cases of a log, as they stand at a moment.
//!
//! What the log says of later is left out, so that a forecast from the past can be held to what came of it. Where a case
//! stands is what its verdict says; a case that has data and no event yet stands at the start.

use lajur::calendar::Moment;
use lajur::engine::{Marking, Plan, StepKind};
use lajur::model::ActorId;
use lajur::report::simulate::forecast::Unplaced;
use lajur::run::judge::{self, Judge};
use lajur::run::log::{Portion, Worker};
use lajur::run::{Batch, Case, Event, Header, Status, Verdict};
use lajur::simulate::{OfficerId, Opening, Setup, Visit, learn};

use super::seen::{self, Teller};
use crate::cli::run::desk::Desk;
use crate::cli::run::progress::Progress;
use crate::cli::run::task::Task;
use crate::cli::run::troubles::Troubles;
use crate::cli::run::verdicts::{Told, tell_troubles};
use crate::cli::{Failure, Shell};

/// The cases of a log at a moment.
#[derive(Default)]
pub struct Present {
    /// What the log calls the open ones.
    pub names: Vec<String>,
    /// Where they stand, in the order of their names.
    pub openings: Vec<Opening>,
    /// The cases that can't be placed, and why.
    pub unplaced: Vec<(String, Unplaced)>,
    /// How many were over, or had not come yet.
    pub over: u64,
    /// How many came later.
    pub later: u64,
}

/// Reads the cases of a log as they stood at the moment at which a setup begins.
pub fn present(task: &Task<'_>, setup: &Setup<'_>, shell: &Shell) -> Result<Present, Failure> {
    let progress = Progress::default();
    let make = || Surveyor::new(task.desk, setup, &progress);
    let read = task.read(make, &progress, shell)?;
    let mut all = make();
    read.workers.into_iter().for_each(|other| all.merge(other));
    let told = Told {
        of_table: &read.table_troubles,
        of_log: &all.troubles.first,
        count: all.troubles.count + read.table_troubles.len(),
        kept: true,
    };
    tell_troubles(task, &told, shell);
    Ok(all.present())
}

/// Whoever looks at the cases of a log on one thread.
struct Surveyor<'s> {
    setup: &'s Setup<'s>,
    judge: Judge<'s>,
    teller: Teller<'s>,
    /// Room for a case as it was then.
    then: Batch,
    placed: Vec<(String, Opening)>,
    unplaced: Vec<(String, Unplaced)>,
    over: u64,
    later: u64,
    troubles: Troubles,
    progress: &'s Progress,
}

impl<'s> Surveyor<'s> {
    fn new(desk: &'s Desk, setup: &'s Setup<'s>, progress: &'s Progress) -> Surveyor<'s> {
        let as_of = Some(setup.begins);
        Surveyor {
            setup,
            judge: desk.judge(judge::Options { as_of }),
            teller: Teller::new(&desk.plan, &desk.names),
            then: Batch::new(desk.lexicon.clone()),
            placed: Vec::new(),
            unplaced: Vec::new(),
            over: 0,
            later: 0,
            troubles: Troubles::default(),
            progress,
        }
    }

    fn merge(&mut self, other: Surveyor<'s>) {
        self.placed.extend(other.placed);
        self.unplaced.extend(other.unplaced);
        self.over += other.over;
        self.later += other.later;
        self.troubles.merge(other.troubles);
    }

    fn present(mut self) -> Present {
        // Cases of one name are told apart by when they began; their order says nothing more.
        self.placed.sort_by(|one, other| {
            let began = one.1.began.cmp(&other.1.began);
            one.0.cmp(&other.0).then(began)
        });
        self.unplaced.sort();
        let (names, openings) = self.placed.into_iter().unzip();
        Present {
            names,
            openings,
            unplaced: self.unplaced,
            over: self.over,
            later: self.later,
        }
    }

    /// Looks at a case as it was then.
    fn case(&mut self, case: &Case<'_>, told: Option<&std::sync::Arc<[bool]>>) {
        let Some(header) = self.cut(case, told) else {
            self.later += 1;
            return;
        };
        let then = std::mem::replace(&mut self.then, Batch::new(Default::default()));
        if let Some(case) = then.case(0) {
            self.place(&case, header);
        }
        self.then = then;
    }

    /// Puts what was known of a case then into the room for it: whether the log has more of it. Nothing of a case that
    /// had not come yet.
    fn cut(&mut self, case: &Case<'_>, told: Option<&std::sync::Arc<[bool]>>) -> Option<bool> {
        let now = self.setup.begins;
        let kept: Vec<(usize, Event)> = case
            .events
            .iter()
            .enumerate()
            .filter_map(|(at, event)| Some((at, known(event, now)?)))
            .collect();
        let filed = case.header.and_then(|header| header.filed);
        let came_later = filed.is_some_and(|filed| filed > now);
        if kept.is_empty() && (came_later || (filed.is_none() && !case.events.is_empty())) {
            return None;
        }
        let more = kept.len() < case.events.len()
            || kept
                .iter()
                .any(|(at, event)| case.events.get(*at) != Some(event));
        let changes = case.changes.iter().filter_map(|change| {
            let event = kept.iter().position(|(at, _)| *at == change.event)?;
            let mut change = change.clone();
            change.event = event;
            Some(change)
        });
        let header = case.header.map(|header| Header {
            closed: header.closed && !more,
            ..header.clone()
        });
        self.then.clear();
        self.then.tell(told.cloned());
        let events = kept.iter().map(|(_, event)| *event);
        self.then
            .push(case.id, header, events, changes.collect::<Vec<_>>());
        Some(more)
    }

    /// Places a case, of which the log may have more.
    fn place(&mut self, case: &Case<'_>, more: bool) {
        let verdict = self.judge.case(case);
        let open = match verdict.status {
            Status::Planned | Status::Running => true,
            // A case that went on was not closed.
            Status::Stopped => more,
            Status::Finished => false,
        };
        if !open {
            self.over += 1;
            return;
        }
        let name = case.id.to_string();
        match self.opening(case, &verdict) {
            Ok(opening) => self.placed.push((name, opening)),
            Err(why) => self.unplaced.push((name, why)),
        }
    }

    fn opening(&mut self, case: &Case<'_>, verdict: &Verdict) -> Result<Opening, Unplaced> {
        let plan = self.setup.plan;
        let began = verdict.began.ok_or(Unplaced::NoMoment)?;
        let marking = match verdict.status {
            Status::Planned => at_the_start(plan).ok_or(Unplaced::SeveralStarts)?,
            _ => verdict.marking.clone(),
        };
        let nodes = marking.nodes(plan);
        if nodes.is_empty() {
            return Err(Unplaced::Nowhere);
        }
        let visits = self.teller.visits(case, verdict);
        let visits: Vec<Visit> = visits
            .iter()
            .filter_map(|it| self.visit(it, began))
            .collect();
        let last = verdict.last.unwrap_or(began).min(self.setup.begins);
        let since = nodes.into_iter().map(|node| {
            let mut next = verdict.next.iter();
            let from = next
                .find(|next| next.node == node)
                .and_then(|next| next.from);
            (node, from.unwrap_or(last).min(self.setup.begins))
        });
        Ok(Opening {
            began,
            visits,
            since: since.collect(),
            marking,
            data: seen::data(plan, case),
        })
    }

    /// A visit that was done, as a play has it.
    fn visit(&self, visit: &learn::Visit, began: Moment) -> Option<Visit> {
        let done = visit.done.filter(|_| !visit.is_missing)?;
        let ready = visit.ready.unwrap_or(began).min(done);
        Some(Visit {
            node: visit.node,
            ready,
            waits_from: ready,
            begun: visit.started.unwrap_or(ready).clamp(ready, done),
            done,
            exit: visit.exit,
            passed: false,
            by: visit
                .actor
                .and_then(|actor| self.officer(actor, visit.person)),
        })
    }

    /// The officer that stands for a person in the lane of an actor: always the same one for the same person.
    fn officer(&self, actor: ActorId, person: Option<u64>) -> Option<(ActorId, OfficerId)> {
        let mut before = 0;
        for group in &self.setup.officers {
            let number = group.number.unwrap_or(0);
            if group.actors.contains(&actor) && number > 0 {
                let which = person.unwrap_or(0) % u64::from(number);
                return Some((actor, OfficerId(before + which as u32)));
            }
            before += number;
        }
        None
    }
}

impl Worker for Surveyor<'_> {
    fn portion(&mut self, _at: usize, portion: &Portion) {
        for case in portion.batch.cases() {
            self.case(&case, portion.batch.told());
        }
        self.troubles.add(&portion.troubles);
        self.progress.add(portion.rows);
    }
}

/// What was known of an event at a moment; nothing where it had not happened.
fn known(event: &Event, now: Moment) -> Option<Event> {
    let begun = event.started.filter(|started| *started <= now);
    match event.completed {
        Some(done) if done > now => begun.map(|_| Event {
            completed: None,
            ..*event
        }),
        None if event.started.is_some() => begun.map(|_| *event),
        _ => Some(*event),
    }
}

/// Where a case stands that has just come; nothing where it may begin at several starts.
fn at_the_start(plan: &Plan) -> Option<Marking> {
    let before = Marking::before();
    let steps = before
        .places()
        .iter()
        .flat_map(|place| plan.steps_from(*place));
    let steps = steps.filter_map(|step| plan.step(*step));
    let mut begins = steps.filter(|step| matches!(step.kind, StepKind::Begin(_)));
    let only = begins.next()?;
    begins.next().is_none().then(|| before.after(only))
}
