//! Whoever judges the portions of a log on one thread, and writes down what comes of it.

use lajur::lang::Lang;
use lajur::report::run::{self as shown, Setting};
use lajur::run::judge::{self, Judge};
use lajur::run::log::{Portion, Trouble, Worker};
use lajur::run::{Case, Judged, Summary, Verdict, Worst};

use super::desk::Desk;
use super::progress::Progress;
use super::spool::Spool;
use super::troubles::Troubles;

/// What all clerks of a log share.
#[derive(Clone, Copy)]
pub struct Office<'o> {
    /// By what they judge.
    pub desk: &'o Desk,
    /// The moment at which open cases are looked at, and the like.
    pub options: judge::Options,
    /// What is known before the first case.
    pub setting: Setting<'o>,
    /// Where the cases are written as they come, and how each is.
    pub spool: Option<(&'o Spool, Form)>,
    /// Where rejected rows are written.
    pub rejects: Option<&'o Spool>,
    /// How many of the worst cases are kept.
    pub room: usize,
    /// The only case that is asked for, if there is one.
    pub only: Option<&'o str>,
    /// How far the reading is.
    pub progress: &'o Progress,
}

/// How cases are written one by one.
#[derive(Clone, Copy)]
pub struct Form {
    /// How one is.
    pub case: fn(&Setting<'_>, &Case<'_>, &Verdict) -> String,
    /// What stands between two of them.
    pub between: &'static str,
}

/// One of them.
pub struct Clerk<'o> {
    office: &'o Office<'o>,
    judge: Judge<'o>,
    /// What the verdicts come to.
    pub summary: Summary,
    /// The worst cases.
    pub worst: Worst,
    /// The case that is asked for.
    pub found: Option<Judged>,
    /// What could not be read.
    pub troubles: Troubles,
}

impl<'o> Clerk<'o> {
    /// With nothing done yet.
    pub fn new(office: &'o Office<'o>) -> Clerk<'o> {
        let desk = office.desk;
        Clerk {
            office,
            judge: desk.judge(office.options),
            summary: Summary::new(&desk.plan),
            worst: Worst::new(office.room, desk.lexicon.clone()),
            found: None,
            troubles: Troubles::default(),
        }
    }

    /// Takes in what another has done.
    pub fn merge(&mut self, other: Clerk<'o>) {
        self.summary.merge(&other.summary);
        self.worst.merge(other.worst);
        self.found = self.found.take().or(other.found);
        self.troubles.merge(other.troubles);
    }

    fn case(&mut self, case: &Case<'_>, text: &mut String) {
        let office = self.office;
        if office.only.is_some_and(|only| only != case.id) {
            return;
        }
        let verdict = self.judge.case(case);
        if let Some((_, form)) = office.spool {
            if !text.is_empty() {
                text.push_str(form.between);
            }
            text.push_str(&(form.case)(&office.setting, case, &verdict));
        }
        self.summary.add(case, &verdict);
        self.worst.add(case, &verdict);
        if office.only.is_some() {
            self.found = Some(Judged::new(&office.desk.lexicon, case, verdict));
        }
    }

    fn note(&mut self, at: usize, troubles: &[Trouble]) {
        self.troubles.add(troubles);
        if let Some(rejects) = self.office.rejects {
            let setting = &self.office.setting;
            rejects.put(at, rejected(setting.events_file, troubles, setting.lang));
        }
    }
}

/// The rows of a file that were rejected, as the file of rejects has them.
pub fn rejected(file: Option<&str>, troubles: &[Trouble], lang: Lang) -> String {
    let rejected = troubles.iter().filter(|trouble| trouble.rejected.is_some());
    let rows = rejected.map(|trouble| shown::reject(file.unwrap_or_default(), trouble, lang));
    rows.collect()
}

impl Worker for Clerk<'_> {
    fn portion(&mut self, at: usize, portion: &Portion) {
        let mut text = String::new();
        for case in portion.batch.cases() {
            self.case(&case, &mut text);
        }
        if let Some((spool, _)) = self.office.spool {
            spool.put(at, text);
        }
        self.note(at, &portion.troubles);
        self.office.progress.add(portion.rows);
    }
}
