//! Any text as the statements of a scenario: reading it, putting it together with an SOP, playing a few cases and writing
//! it never panic, and every finding lies in the text.

#![no_main]

use std::sync::OnceLock;

use lajur::calendar::Calendars;
use lajur::diagnostic::Diagnostics;
use lajur::engine::Plan;
use lajur::lang::Lang;
use lajur::model::lower::what_if;
use lajur::model::written::written;
use lajur::pipeline::check;
use lajur::simulate::{Options, Setup, Watch, simulate};
use lajur::source::Source;
use libfuzzer_sys::fuzz_target;

fn plan() -> &'static Plan {
    static PLAN: OnceLock<Plan> = OnceLock::new();
    PLAN.get_or_init(|| {
        let text = include_str!("../../tests/corpus/scenario.sop");
        Plan::new(&check(&[Source::new("scenario.sop", text)]).catalogue.sops[0])
    })
}

fuzz_target!(|text: &str| {
    let (plan, calendars) = (plan(), Calendars::default());
    let source = Source::new("fuzz.scenario", text);
    let mut found = Diagnostics::new();
    let scenario = what_if(&source, plan.sop(), &mut found);
    let options = Options { cases: Some(5), repetitions: Some(1), ..Options::default() };
    let calendar = calendars.get("indonesia").expect("built in");
    if let Some(mut setup) = Setup::new(plan, calendar, &scenario, &options, &mut found) {
        // However many come in the warm-up, they need not be played here.
        setup.counts_from = setup.begins;
        simulate(&setup, 1, &Watch::default());
    }
    Lang::ALL.iter().for_each(|lang| drop(written(&scenario, plan.sop(), *lang)));
    for finding in found.into_sorted() {
        assert!(source.text().get(finding.span.range()).is_some(), "{finding:?}");
    }
});
