//! `--learn`: a scenario out of a real log.

use std::path::Path;

use lajur::calendar::Moment;
use lajur::engine::Plan;
use lajur::model::EventId;
use lajur::run::judge::{self, Judge};
use lajur::run::log::{Portion, Worker};
use lajur::run::{Activity, Case, Status};
use lajur::simulate::learn::{self, Learned, Notes};
use lajur::source::FileKind;

use super::reading::Log;
use super::seen::{self, Teller};
use super::{Args, Halt};
use crate::cli::claims::Claims;
use crate::cli::run::desk::{self, Desk, Opened};
use crate::cli::run::progress::Progress;
use crate::cli::run::task::Task;
use crate::cli::run::troubles::Troubles;
use crate::cli::run::verdicts::{Told, tell_troubles};
use crate::cli::wording;
use crate::cli::{Exit, Failure, Shell, input, output};

/// The name of a scenario that was learned.
const NAME: &str = "log";

/// The ending of a file of scenarios in the notation that is written.
const ENDING: &str = ".scenario";

/// Writes the scenario that a log shows: to the file that is asked for, else to the standard output.
pub fn write(args: &Args, path: &Path, shell: &Shell) -> Result<Exit, Halt> {
    let place = place(args)?;
    let sop = args.file.as_deref();
    let sop = sop.ok_or_else(|| Failure::usage(wording::nothing_to_simulate()))?;
    let desk = match desk::open(sop, args.sop.as_deref(), shell)? {
        Opened::Ready(desk, _) => desk,
        Opened::Faulty(exit) => return Err(Halt::Shown(exit)),
    };
    let log = Log::of(args, path);
    let learned = learned(&log.task(&desk, args, shell), NAME, shell)?;
    let text = learned.text(desk.plan.sop());
    match place {
        Some(place) => {
            output::write_file(place, text.as_bytes())?;
            output::say(&wording::written(input::name(place)), shell);
        }
        None => output::print(&text)?,
    }
    Ok(Exit::Clean)
}

/// The one file to write to, which holds scenarios by its name and is none of those that are read.
fn place(args: &Args) -> Result<Option<&Path>, Failure> {
    let mut claims = Claims::default();
    let read = args.file.iter().chain(&args.learn).chain(&args.case_table);
    read.for_each(|read| claims.source(read));
    for place in &args.output {
        let name = input::name(place);
        if FileKind::of(&name) != FileKind::Scenarios || !name.ends_with(ENDING) {
            let ending = "`.scenario`";
            return Err(Failure::usage(wording::unknown_ending(name, ending)));
        }
        claims.output(place, &name).map_err(Failure::usage)?;
    }
    match args.output.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        _ => Err(Failure::usage(wording::one_place_to_learn())),
    }
}

/// The scenario that the cases of a log come to, under this name.
fn learned(task: &Task<'_>, name: &str, shell: &Shell) -> Result<Learned, Failure> {
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
    let (visits, left_out) = all.notes.visits();
    if left_out > visits / 2 {
        output::complain(&wording::little_to_learn(left_out, visits), shell);
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
