//! What cases are judged with: the SOP's plan, its names, its calendar and zone.

use std::path::Path;
use std::sync::Arc;

use lajur::calendar::{Calendar, Moment};
use lajur::diagnostic::Severity;
use lajur::engine::Plan;
use lajur::model::{Catalogue, Sop};
use lajur::pipeline::{self, Checked};
use lajur::run::judge::{self, Judge};
use lajur::run::log::{self, CaseTable, Context};
use lajur::run::{Lexicon, Names};
use lajur::source::Source;

use super::super::show::show_errors;
use super::super::wording::{self, Wording};
use super::super::{Exit, Failure, Shell, input, output};
use super::moment;

/// All that judging needs besides the cases.
pub struct Desk {
    /// The SOP made ready.
    pub plan: Plan,
    /// What it calls things.
    pub names: Names,
    /// The calendar it counts on.
    pub calendar: Calendar,
    /// How many minutes its clocks are ahead of universal time; nothing where it names no zone.
    pub zone: Option<i32>,
    /// The words of its logs.
    pub lexicon: Arc<Lexicon>,
}

impl Desk {
    /// Whoever judges with it.
    pub fn judge(&self, options: judge::Options) -> Judge<'_> {
        Judge::new(
            &self.plan,
            &self.names,
            &self.calendar,
            &self.lexicon,
            options,
        )
    }

    /// A moment as people write it, by the clocks of the SOP.
    pub fn moment(&self, written: &str) -> Result<Moment, Failure> {
        let moment = moment::as_of(written, self.zone.unwrap_or_default());
        moment.ok_or_else(|| Failure::usage(wording::not_a_moment(written)))
    }

    /// What the readers of its logs need.
    pub fn context<'c>(&'c self, cases: &'c CaseTable, options: &'c log::Options) -> Context<'c> {
        Context {
            plan: &self.plan,
            names: &self.names,
            lexicon: &self.lexicon,
            cases,
            options,
        }
    }
}

/// What came of reading an SOP file.
pub enum Opened {
    /// It is ready; with the file and the data that stand beside it.
    Ready(Box<Desk>, Vec<Source>),
    /// It has errors, which are shown.
    Faulty(Exit),
}

/// Reads an SOP file and makes one of its SOPs ready: the one of this name, or the only one.
pub fn open(file: &Path, name: Option<&str>, shell: &Shell) -> Result<Opened, Failure> {
    open_or(file, name, wording::not_run, shell)
}

/// Does the same; `not_done` says of a file with errors what is not done with it.
pub fn open_or(
    file: &Path,
    name: Option<&str>,
    not_done: impl Fn(String) -> Wording,
    shell: &Shell,
) -> Result<Opened, Failure> {
    let sources = input::one_with_data(file).map_err(Failure::unreadable)?;
    let checked = pipeline::check(&sources);
    let mut severities = checked.findings.iter().map(|finding| finding.severity);
    if severities.any(|severity| severity == Severity::Error) {
        let exit = show_errors(&sources, checked.findings, shell);
        output::complain(&not_done(input::name(file)), shell);
        return Ok(Opened::Faulty(exit));
    }
    let sop = chosen(&checked.catalogue, name, file)?;
    let desk = Box::new(desk(sop, &checked)?);
    Ok(Opened::Ready(desk, sources))
}

fn chosen<'c>(
    catalogue: &'c Catalogue,
    name: Option<&str>,
    file: &Path,
) -> Result<&'c Sop, Failure> {
    let all = || {
        let sops = catalogue.sops.iter();
        sops.map(|sop| sop.name.value.clone()).collect()
    };
    match (name, catalogue.sops.as_slice()) {
        (_, []) => Err(Failure::usage(wording::no_sop(input::name(file)))),
        (Some(name), sops) => {
            let named = sops.iter().find(|sop| sop.name.value == name);
            named.ok_or_else(|| Failure::usage(wording::no_such_sop(name, all())))
        }
        (None, [only]) => Ok(only),
        (None, _) => Err(Failure::usage(wording::which_sop(all()))),
    }
}

fn desk(sop: &Sop, checked: &Checked) -> Result<Desk, Failure> {
    let calendars = &checked.references.calendars;
    let said = sop.identity.calendar.as_ref();
    let calendar = calendars.used_by(sop).cloned().ok_or_else(|| {
        let name = said.map_or_else(String::new, |said| said.name.value.clone());
        Failure::usage(wording::no_calendar(name))
    })?;
    let zone = said.and_then(|said| said.zone.as_ref());
    let zone = zone.and_then(|zone| calendar.zone(&zone.value));
    let plan = Plan::new(sop);
    Ok(Desk {
        names: Names::new(&plan),
        zone: zone.map(|zone| zone.offset_minutes),
        lexicon: Arc::default(),
        calendar,
        plan,
    })
}
