//! `--log`: the simulated cases of the first repetition as an event log.
//!
//! The log tells what a real one would: what was done, by whom, when, and how it ended. A node that was passed by because
//! it was not called for is not in it. Each case is written when it is over and not kept.

mod data;
mod names;
mod outside;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::atomic::Ordering;

use lajur::calendar::Moment;
use lajur::model::{ActorId, FieldId, Sop};
use lajur::run::log::{Layout, LogWriter, Piece, WrittenForm};
use lajur::simulate::play::play;
use lajur::simulate::{CaseOver, Listener, OfficerId, Setup, Visit, Watch};

use self::data::Told;
use self::names::Called;
use crate::cli::run::desk::Desk;
use crate::cli::{Exit, Failure, Shell, input, output, progress, wording};

/// The endings of logs, as a message lists them.
const ENDINGS: &str = "`.csv`, `.xes`";

/// The form that the ending of a log's name tells.
pub fn form(path: &Path) -> Result<WrittenForm, Failure> {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    match ending.to_str() {
        Some("csv") => Ok(WrittenForm::Csv),
        Some("xes") => Ok(WrittenForm::Xes),
        _ => Err(Failure::usage(wording::unknown_ending(
            input::name(path),
            ENDINGS,
        ))),
    }
}

/// Plays the first repetition once more and writes its cases to a file, beside its place first.
pub fn write(
    setup: &Setup<'_>,
    desk: &Desk,
    path: &Path,
    watch: &Watch,
    shell: &Shell,
) -> Result<Exit, Failure> {
    let form = form(path)?;
    let beside = output::beside(path);
    let far = || wording::cases_logged(watch.cases.load(Ordering::Relaxed));
    watch.cases.store(0, Ordering::Relaxed);
    let written = File::create(&beside)
        .and_then(|file| progress::tell(shell, far, || cases(setup, desk, (form, file), watch)))
        .and_then(|whole| match whole {
            true => fs::rename(&beside, path).map(|()| true),
            false => Ok(false),
        });
    if !matches!(written, Ok(true)) {
        let _ = fs::remove_file(&beside);
    }
    match written {
        Ok(true) => {
            output::say(&wording::written(input::name(path)), shell);
            Ok(Exit::Clean)
        }
        Ok(false) => {
            output::complain(&wording::log_not_written(input::name(path)), shell);
            Ok(Exit::Stopped)
        }
        Err(why) => Err(Failure::unreadable(wording::cant_write(
            input::name(path),
            why,
        ))),
    }
}

/// Writes the cases, and tells whether they are all there: nobody has stopped the play.
fn cases(
    setup: &Setup<'_>,
    desk: &Desk,
    (form, file): (WrittenForm, File),
    watch: &Watch,
) -> io::Result<bool> {
    let plan = setup.plan;
    let fields = data::told(setup);
    let layout = Layout::new(plan, &desk.names, &fields, desk.zone);
    let mut log = CaseLog {
        setup,
        called: Called::new(setup, &desk.names),
        layout: layout.clone(),
        fields,
        out: LogWriter::new(form, layout, BufWriter::new(file))?,
        failure: None,
        watch,
    };
    let played = play(setup, 0, &[], &mut log, watch);
    if let Some(failure) = log.failure {
        return Err(failure);
    }
    log.out.finish()?.flush()?;
    Ok(!played.stopped)
}

/// Writes down each case that is over.
struct CaseLog<'l> {
    setup: &'l Setup<'l>,
    called: Called,
    layout: Layout<'l>,
    /// The fields that are drawn.
    fields: Vec<FieldId>,
    out: LogWriter<'l, BufWriter<File>>,
    /// Why nothing more can be written.
    failure: Option<io::Error>,
    watch: &'l Watch,
}

impl Listener for CaseLog<'_> {
    fn visit(&mut self, _: bool, _: &Visit, _: &[(ActorId, OfficerId)]) {}

    fn case(&mut self, case: &CaseOver<'_>) {
        if case.over.is_none() || self.failure.is_some() {
            return;
        }
        let name = (case.number + 1).to_string();
        let written = {
            let pieces = pieces(self.setup, &self.called, &self.layout, &self.fields, case);
            self.out.case(&name, &pieces)
        };
        if let Err(why) = written {
            self.failure = Some(why);
            self.watch.stop.store(true, Ordering::Relaxed);
        }
    }
}

/// What was done in a case and what happened to it, in the order of the moments.
fn pieces<'l>(
    setup: &Setup<'_>,
    called: &'l Called,
    layout: &Layout<'_>,
    fields: &[FieldId],
    case: &CaseOver<'_>,
) -> Vec<Piece<'l>> {
    let told = Told::of(setup.plan, case);
    let events = outside::events(setup.plan, case);
    let mut pieces = Vec::with_capacity(case.visits.len() + events.len());
    let mut untold: Vec<FieldId> = fields.to_vec();
    let mut events = events.into_iter().peekable();
    for (at, visit) in case.visits.iter().enumerate() {
        while let Some((event, moment)) = events.next_if(|(_, moment)| *moment <= visit.done) {
            pieces.push(happened(called.event(event), moment));
        }
        if visit.passed {
            continue;
        }
        let value = |field: &FieldId| {
            let value = case.data.values.get(field.0 as usize)?.as_ref()?;
            Some((*field, layout.value(*field, value)?))
        };
        let now = |field: &FieldId| told.from(*field).is_some_and(|from| from <= at);
        let values = untold.iter().filter(|field| now(field)).filter_map(value);
        pieces.push(Piece {
            values: values.collect(),
            ..piece(called, setup.plan.sop(), visit)
        });
        untold.retain(|field| !now(field));
    }
    pieces.extend(events.map(|(event, moment)| happened(called.event(event), moment)));
    pieces
}

/// Something that happened to a case from outside.
fn happened(event: &str, at: Moment) -> Piece<'_> {
    Piece {
        activity: event,
        actor: "",
        person: String::new(),
        started: None,
        completed: at,
        outcome: "",
        values: Vec::new(),
    }
}

/// The piece of work of a visit.
fn piece<'l>(called: &'l Called, sop: &Sop, visit: &Visit) -> Piece<'l> {
    let by = visit.by;
    let exit = visit.exit.map(|exit| called.exit(visit.node, exit));
    Piece {
        activity: called.node(visit.node),
        actor: by.map_or("", |(actor, _)| called.actor(visit.node, actor)),
        person: by.map_or_else(String::new, |(actor, id)| called.officer(sop, actor, id)),
        started: Some(visit.begun),
        completed: visit.done,
        outcome: exit.unwrap_or_default(),
        values: Vec::new(),
    }
}
