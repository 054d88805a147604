//! Any bytes as a log, in the form that the first byte chooses: reading and judging never panic, and every row read is a
//! row in a case or a row rejected.

#![no_main]

use std::io::{self, Cursor, Read};
use std::sync::{Arc, OnceLock};

use lajur::calendar::Calendars;
use lajur::engine::Plan;
use lajur::pipeline::check;
use lajur::run::judge::{self, Judge};
use lajur::run::log::{self, CaseTable, Context, Format, Input, Portion, Worker};
use lajur::run::{Lexicon, Names};
use lajur::source::Source;
use libfuzzer_sys::fuzz_target;

const FORMS: [Format; 4] = [Format::Csv, Format::Json, Format::JsonLines, Format::Xes];

struct Clerk<'c> {
    judge: Judge<'c>,
    rejected: u64,
}

impl Worker for Clerk<'_> {
    fn portion(&mut self, _: usize, portion: &Portion) {
        let rejected = portion.troubles.iter().filter(|it| it.rejected.is_some());
        self.rejected += rejected.count() as u64;
        for case in portion.batch.cases() {
            self.judge.case(&case);
        }
    }
}

fn plan() -> &'static Plan {
    static PLAN: OnceLock<Plan> = OnceLock::new();
    PLAN.get_or_init(|| {
        let text = include_str!("../../sops/kaltim.sop");
        Plan::new(&check(&[Source::new("kaltim.sop", text)]).catalogue.sops[0])
    })
}

fuzz_target!(|bytes: &[u8]| {
    let Some((form, bytes)) = bytes.split_first() else {
        return;
    };
    let plan = plan();
    let (names, lexicon, calendars) = (Names::new(plan), Arc::<Lexicon>::default(), Calendars::default());
    let options = log::Options {
        format: Some(FORMS[*form as usize % FORMS.len()]),
        threads: 1,
        ..log::Options::default()
    };
    let cases = CaseTable::default();
    let context = Context { plan, names: &names, lexicon: &lexicon, cases: &cases, options: &options };
    let open = || -> io::Result<Box<dyn Read + Send>> { Ok(Box::new(Cursor::new(bytes.to_vec()))) };
    let input = Input { name: "log", open: &open, bytes: Some(bytes.len() as u64) };
    let calendar = calendars.get("indonesia").expect("built in");
    let make = || Clerk {
        judge: Judge::new(plan, &names, calendar, &lexicon, judge::Options::default()),
        rejected: 0,
    };
    if let Ok((clerks, reading)) = log::read(&context, Some(&input), make) {
        let rejected: u64 = clerks.iter().map(|clerk| clerk.rejected).sum();
        assert_eq!(reading.rejected, rejected);
        assert!(reading.rows >= rejected);
    }
});
