//! The scenarios that stand beside the bundled SOPs: without a fault, nowhere overloaded but where they say so, and with
//! numbers that a planner can believe.

use std::fs;
use std::path::Path;

use lajur::calendar::{Calendar, Calendars};
use lajur::diagnostic::Diagnostics;
use lajur::engine::Plan;
use lajur::model::{Scenario, lower};
use lajur::pipeline::check;
use lajur::simulate::setup::Options;
use lajur::simulate::tally::{Results, simulate};
use lajur::simulate::{Setup, Watch};
use lajur::source::{FileKind, Source};

struct Bundled {
    plan: Plan,
    calendar: Calendar,
    scenarios: Vec<Scenario>,
}

fn read(file: &str) -> Source {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("sops")
        .join(file);
    Source::new(file, fs::read_to_string(path).unwrap())
}

fn bundled(name: &str) -> Bundled {
    let checked = check(&[read(&format!("{name}.sop"))]);
    let sop = &checked.catalogue.sops[0];
    let mut found = Diagnostics::new();
    let scenarios = lower::scenarios(&read(&format!("{name}.scenario")), sop, &mut found);
    assert!(found.is_empty(), "{found:?}");
    Bundled {
        plan: Plan::new(sop),
        calendar: Calendars::default().used_by(sop).unwrap().clone(),
        scenarios,
    }
}

/// What a scenario comes to in a few repetitions, and the codes of what is said of it before.
fn played(bundled: &Bundled, scenario: &Scenario) -> (Results, Vec<&'static str>) {
    let options = Options {
        repetitions: Some(4),
        ..Options::default()
    };
    let mut found = Diagnostics::new();
    let setup = Setup::new(
        &bundled.plan,
        &bundled.calendar,
        scenario,
        &options,
        &mut found,
    );
    let codes = found.iter().map(|finding| finding.code()).collect();
    let results = simulate(&setup.unwrap(), 2, &Watch::default());
    (results, codes)
}

fn named<'b>(bundled: &'b Bundled, name: &str) -> &'b Scenario {
    let mut all = bundled.scenarios.iter();
    all.find(|scenario| scenario.name.value == name).unwrap()
}

#[test]
fn a_usual_year_is_busy_and_not_overloaded() {
    for (name, middle) in [("kaltim", 6..15), ("lubuklinggau", 6..15)] {
        let bundled = bundled(name);
        let (results, said) = played(&bundled, named(&bundled, "biasa"));
        assert_eq!(said, [] as [&str; 0], "{name}");
        let median = results.workdays.spread.percentile(50).unwrap();
        assert!(middle.contains(&median), "{name}: {median} working days");
        let used = results
            .actors
            .iter()
            .filter_map(|actor| actor.used.as_ref());
        let busiest = used.map(|used| used.mean).fold(0.0, f64::max);
        assert!((0.5..0.85).contains(&busiest), "{name}: {busiest}");
        assert_eq!((results.open, results.endless), (0, None), "{name}");
    }
}

#[test]
fn after_the_campaign_there_is_too_much_to_do() {
    let bundled = bundled("lubuklinggau");
    let (usual, _) = played(&bundled, named(&bundled, "biasa"));
    let (busy, said) = played(&bundled, named(&bundled, "ramai"));
    assert_eq!(said, ["overload"]);
    assert!(busy.workdays.mean.mean > 2.0 * usual.workdays.mean.mean);
}

#[test]
fn a_folder_of_sops_leaves_its_scenarios_alone() {
    assert_eq!(FileKind::of("kaltim.scenario"), FileKind::Scenarios);
    let alone = [read("kaltim.sop"), read("lubuklinggau.sop")];
    let beside = [
        read("kaltim.sop"),
        read("lubuklinggau.sop"),
        read("kaltim.scenario"),
        read("lubuklinggau.scenario"),
    ];
    let names = |sources: &[Source]| {
        let checked = check(sources);
        let sops = checked.catalogue.sops.iter();
        sops.map(|sop| sop.name.value.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&alone), names(&beside));
}
