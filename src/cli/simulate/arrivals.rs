//! The times at which the cases of a real log began, for a scenario whose cases come as in that log.

use std::path::{Path, PathBuf};

use lajur::calendar::Moment;
use lajur::model::Arrivals;
use lajur::run::log::{self, CaseTable, Portion, Worker};
use lajur::run::{Case, Event};

use super::sides::Side;
use crate::cli::run::task::with_input;
use crate::cli::{Failure, Shell};

/// When the cases of the log that a side names began, in order; nothing where it names none. A log is looked for beside
/// the file that names it.
pub fn logged(side: &Side, threads: usize, shell: &Shell) -> Result<Option<Vec<Moment>>, Failure> {
    let Some(Arrivals::Log(name)) = side.scenario.arrivals.as_ref().map(|said| &said.value) else {
        return Ok(None);
    };
    let path = beside(side, Path::new(&name.value));
    let options = log::Options {
        zone: side.desk.zone,
        threads,
        ..log::Options::default()
    };
    let none = CaseTable::default();
    let context = side.desk.context(&none, &options);
    let read = |input: &log::Input<'_>| log::read(&context, Some(input), Beginnings::default);
    let (all, _) = with_input(&path, read, shell)?;
    let mut moments: Vec<Moment> = all.into_iter().flat_map(|it| it.0).collect();
    moments.sort_unstable();
    Ok(Some(moments))
}

fn beside(side: &Side, log: &Path) -> PathBuf {
    let file = side.scenario_file.as_ref().unwrap_or(&side.sop_file);
    let folder = Path::new(file).parent().unwrap_or(Path::new(""));
    folder.join(log)
}

/// When cases began.
#[derive(Default)]
struct Beginnings(Vec<Moment>);

impl Worker for Beginnings {
    fn portion(&mut self, _: usize, portion: &Portion) {
        self.0
            .extend(portion.batch.cases().filter_map(|case| began(&case)));
    }
}

/// When a case was filed, or when the first of its work began.
fn began(case: &Case<'_>) -> Option<Moment> {
    let filed = case.header.and_then(|header| header.filed);
    let begun = |event: &Event| event.started.or(event.completed);
    filed.or_else(|| case.events.iter().filter_map(begun).min())
}
