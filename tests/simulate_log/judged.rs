//! A log judged through the library, as `lajur run` does.

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use lajur::diagnostic::Severity;
use lajur::engine::Plan;
use lajur::lang::Lang;
use lajur::pipeline;
use lajur::run::judge::{self, Judge};
use lajur::run::log::{CaseTable, Context, Input, Options, Portion, Worker, read};
use lajur::run::{Level, Lexicon, Names, Status, message};
use lajur::source::Source;

/// What may be found in a simulated case: cases are late, break rules and leave questions as real ones do.
const MAY_BE: [&str; 11] = [
    "late",
    "early",
    "outside-window",
    "rule-broken",
    "rule-undecided",
    "to-judge",
    "right-used",
    "right-gained",
    "escalation-owed",
    "no-calendar-data",
    "not-proven",
];

/// What a log comes to.
#[derive(Default)]
pub struct Judged {
    /// How many cases came to an end.
    pub finished: usize,
    /// What must not be found in a simulated case, in words.
    pub faults: Vec<String>,
}

struct Clerk<'c> {
    judge: Judge<'c>,
    plan: &'c Plan,
    judged: Judged,
}

impl Worker for Clerk<'_> {
    fn portion(&mut self, _: usize, portion: &Portion) {
        let faults = &mut self.judged.faults;
        let troubles = portion.troubles.iter();
        faults.extend(troubles.map(|it| format!("{}: {}", it.line, it.message.text(Lang::En))));
        for case in portion.batch.cases() {
            let verdict = self.judge.case(&case);
            match verdict.status {
                Status::Finished => self.judged.finished += 1,
                other => faults.push(format!("{}: {other:?}", case.id)),
            }
            for finding in &verdict.findings {
                if finding.level > Level::Note && !MAY_BE.contains(&finding.kind.code()) {
                    let text = message(finding, &case, self.plan).text(Lang::En);
                    faults.push(format!("{}: {text}", case.id));
                }
            }
        }
    }
}

/// The names of the SOPs in a file, each with that of its first scenario.
pub fn names(file: &Path) -> Vec<(String, Option<String>)> {
    let source = Source::new(file.to_string_lossy(), fs::read_to_string(file).unwrap());
    let checked = pipeline::check(&[source]);
    let errors = checked
        .findings
        .iter()
        .any(|it| it.severity == Severity::Error);
    let sops = checked.catalogue.sops.iter().filter(|_| !errors);
    sops.map(|sop| {
        let scenario = sop.scenarios.first().map(|it| it.name.value.clone());
        (sop.name.value.clone(), scenario)
    })
    .collect()
}

/// Judges a log by the SOP of this name.
pub fn judged(file: &Path, log: &Path, sop: &str) -> Judged {
    let source = Source::new(file.to_string_lossy(), fs::read_to_string(file).unwrap());
    let checked = pipeline::check(&[source]);
    let mut sops = checked.catalogue.sops.iter();
    let sop = sops.find(|it| it.name.value == sop).unwrap();
    let calendar = checked.references.calendars.used_by(sop).unwrap();
    let zone = sop
        .identity
        .calendar
        .as_ref()
        .and_then(|it| it.zone.as_ref());
    let zone = zone.and_then(|zone| calendar.zone(&zone.value));
    let plan = Plan::new(sop);
    let names = Names::new(&plan);
    let lexicon = Arc::new(Lexicon::default());
    let options = Options {
        zone: zone.map(|zone| zone.offset_minutes),
        threads: 1,
        ..Options::default()
    };
    let context = Context {
        plan: &plan,
        names: &names,
        lexicon: &lexicon,
        cases: &CaseTable::default(),
        options: &options,
    };
    let input = Input {
        name: &log.to_string_lossy(),
        open: &|| Ok(Box::new(File::open(log)?)),
        bytes: None,
    };
    let make = || Clerk {
        judge: Judge::new(&plan, &names, calendar, &lexicon, judge::Options::default()),
        plan: &plan,
        judged: Judged::default(),
    };
    let (clerks, reading) = read(&context, Some(&input), make).unwrap();
    let mut all = Judged::default();
    for clerk in clerks {
        all.finished += clerk.judged.finished;
        all.faults.extend(clerk.judged.faults);
    }
    if reading.rejected > 0 {
        all.faults
            .push(format!("{} rows rejected", reading.rejected));
    }
    all
}
