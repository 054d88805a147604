//! `--learn`: a scenario out of a real log.

use lajur::calendar::Moment;
use lajur::engine::Plan;
use lajur::model::EventId;
use lajur::run::judge::{self, Judge};
use lajur::run::log::{Portion, Worker};
use lajur::run::{Activity, Case, Status};
use lajur::simulate::learn::{self, Learned, Notes};

use super::seen::{self, Teller};
use crate::cli::run::desk::Desk;
use crate::cli::run::progress::Progress;
use crate::cli::run::task::Task;
use crate::cli::run::troubles::Troubles;
use crate::cli::run::verdicts::{Told, tell_troubles};
use crate::cli::wording;
use crate::cli::{Failure, Shell};

/// The scenario that the cases of a log come to, under this name.
pub fn learned(task: &Task<'_>, name: &str, shell: &Shell) -> Result<Learned, Failure> {
    let progress = Progress::default();
    let read = task.read(|| Observer::new(task.desk, &progress), &progress, shell)?;
    let mut all = Observer::new(task.desk, &progress);
    read.workers.into_iter().for_each(|other| all.merge(other));
    let told = Told {
        of_table: &read.table_troubles,
        of_log: &all.troubles.first,
        count: all.troubles.count + read.table_troubles.len(),
        kept: true,
    };
    tell_troubles(task, &told, shell);
    if all.notes.cases() == 0 {
        return Err(Failure::usage(wording::nothing_to_learn()));
    }
    Ok(all.notes.scenario(name))
}

/// Whoever judges the cases of a log on one thread and notes what they show.
struct Observer<'o> {
    plan: &'o Plan,
    judge: Judge<'o>,
    teller: Teller<'o>,
    notes: Notes<'o>,
    troubles: Troubles,
    progress: &'o Progress,
}

impl<'o> Observer<'o> {
    fn new(desk: &'o Desk, progress: &'o Progress) -> Observer<'o> {
        Observer {
            plan: &desk.plan,
            judge: desk.judge(judge::Options::default()),
            teller: Teller::new(&desk.plan, &desk.names),
            notes: Notes::new(&desk.plan, &desk.calendar),
            troubles: Troubles::default(),
            progress,
        }
    }

    fn merge(&mut self, other: Observer<'o>) {
        self.notes.merge(other.notes);
        self.troubles.merge(other.troubles);
    }

    fn case(&mut self, case: &Case<'_>) {
        let verdict = self.judge.case(case);
        if verdict.status == Status::Planned {
            return;
        }
        let data = seen::data(self.plan, case);
        let open_at: Vec<_> = verdict.next.iter().map(|next| next.node).collect();
        self.notes.add(&learn::Case {
            key: seen::key(case.id),
            came: came(case),
            deviates: seen::is_against(&verdict),
            over: matches!(verdict.status, Status::Finished | Status::Stopped),
            open_at: &open_at,
            told: &seen::told(self.plan.sop(), case, &data),
            data: &data,
            visits: &self.teller.visits(case, &verdict),
            events: &events(case),
        });
    }
}

impl Worker for Observer<'_> {
    fn portion(&mut self, _at: usize, portion: &Portion) {
        for case in portion.batch.cases() {
            self.case(&case);
        }
        self.troubles.add(&portion.troubles);
        self.progress.add(portion.rows);
    }
}

/// When a case came: when it was filed, or the first that is known of it.
fn came(case: &Case<'_>) -> Option<Moment> {
    let filed = case.header.and_then(|header| header.filed);
    let first = case
        .events
        .iter()
        .filter_map(|event| event.started.or(event.completed));
    filed.into_iter().chain(first).min()
}

fn events(case: &Case<'_>) -> Vec<(EventId, Moment)> {
    let events = case.events.iter().filter_map(|event| match event.activity {
        Activity::Event(id) => event.moment().map(|at| (id, at)),
        _ => None,
    });
    events.collect()
}
