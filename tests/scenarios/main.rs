//! Scenarios as text: read with the names of an SOP, laid over each other, written and read again.

mod chance;
mod faults;
mod page;

use std::sync::LazyLock;

use lajur::diagnostic::Diagnostics;
use lajur::lang::{Lang, Number};
use lajur::model::lower::{scenarios, what_if};
use lajur::model::written::{Remarks, Statement, written, written_with};
use lajur::model::{Arrivals, ChanceOf, Scenario, Sop, Unit, ValueDraw};
use lajur::pipeline::check;
use lajur::source::{Source, Spanned};

const SAMPLE: &str = include_str!("../corpus/scenario.sop");
const IN_YAML: &str = include_str!("../corpus/scenario.sop.yaml");

/// The SOP of the sample, with its scenarios.
fn sop() -> &'static Sop {
    static READ: LazyLock<Sop> = LazyLock::new(|| {
        let checked = check(&[Source::new("scenario.sop", SAMPLE)]);
        checked.catalogue.sops.into_iter().next().expect("an SOP")
    });
    &READ
}

/// The scenarios of a file beside an SOP, which must be without fault.
fn read(name: &str, text: &str, sop: &Sop) -> Vec<Scenario> {
    let mut diagnostics = Diagnostics::new();
    let found = scenarios(&Source::new(name, text), sop, &mut diagnostics);
    assert_eq!(faults(diagnostics), Vec::<String>::new(), "{text}");
    found
}

fn faults(diagnostics: Diagnostics) -> Vec<String> {
    let findings = diagnostics.into_sorted().into_iter();
    findings
        .map(|finding| format!("{}: {}", finding.code(), finding.message.text(Lang::En)))
        .collect()
}

fn changed(text: &str, sop: &Sop) -> Scenario {
    let mut diagnostics = Diagnostics::new();
    let change = what_if(&Source::new("--what-if", text), sop, &mut diagnostics);
    assert_eq!(faults(diagnostics), Vec::<String>::new(), "{text}");
    change
}

/// The block of text from the first scenario of the sample to its end, without the SOP around it.
fn alone(text: &str, first: &str) -> String {
    let start = text.find(first).expect("a scenario");
    let lines = text[start..]
        .lines()
        .map(|line| line.strip_prefix("  ").unwrap_or(line));
    let mut lines: Vec<&str> = lines.collect();
    if lines.last() == Some(&"}") {
        lines.pop();
    }
    lines.join("\n")
}

fn number(text: &str) -> Number {
    Number::parse(text).expect("a number")
}

#[test]
fn a_scenario_says_what_its_statements_say() {
    let sop = sop();
    let [busy, quiet, real] = sop.scenarios.as_slice() else {
        panic!("three scenarios");
    };
    assert_eq!(busy.seed.map(|seed| seed.value), Some(7));
    assert_eq!(busy.repetitions.map(|times| times.value), Some(20));
    assert_eq!(busy.staff.len(), 4);
    assert_eq!(busy.staff[1].actors.len(), 2);
    assert_eq!(busy.staff[3].number, None);
    assert_eq!(busy.times.len(), 4);
    assert_eq!(busy.handovers.len(), 2);
    assert_eq!(busy.priorities.len(), 2);
    assert_eq!(busy.events.len(), 1);
    assert_eq!(busy.batches[0].size.value, 10);
    assert_eq!(
        quiet.arrivals.as_ref().map(|arrivals| &arrivals.value),
        Some(&Arrivals::Rate {
            number: number("3"),
            per: Unit::Hours,
            evenly: true,
            around_the_clock: true,
        })
    );
    assert!(matches!(
        real.arrivals.as_ref().map(|arrivals| &arrivals.value),
        Some(Arrivals::Log(log)) if log.value == "log-2025.csv"
    ));
}

#[test]
fn an_exit_goes_by_its_label_or_by_its_target() {
    let sop = sop();
    let chances = &sop.scenarios[0].chances;
    let ChanceOf::Exits(exits) = &chances[3].of else {
        panic!("exits");
    };
    let ways: Vec<_> = exits
        .iter()
        .map(|share| (share.exit, share.target, share.percent.value))
        .collect();
    assert_eq!(
        ways,
        [
            (0, None, number("80")),
            (1, Some(0), number("12.5")),
            (1, Some(1), number("7.5"))
        ]
    );
    assert!(matches!(chances[0].of, ChanceOf::Start(_)));
    assert!(matches!(chances[2].of, ChanceOf::Done(_)));
}

#[test]
fn what_is_left_out_gets_the_rest() {
    let sop = sop();
    let change = changed(
        "undi klasifikasi { biasa 60% informasi 30% pengawasan 10% }",
        sop,
    );
    let ValueDraw::OneOf(shares) = &change.data[0].of else {
        panic!("shares");
    };
    let last = shares.last().map(|(at, percent)| (at.value, percent.value));
    assert_eq!(last, Some((3, number("0"))));
    let change = changed("chance periksa { \"Kewenangan\" 60% }", sop);
    let ChanceOf::Exits(exits) = &change.chances[0].of else {
        panic!("exits");
    };
    assert_eq!(exits[1].percent.value, number("40"));
}

#[test]
fn a_file_of_its_own_says_the_same_as_the_block() {
    let sop = sop();
    let dsl = alone(SAMPLE, "  skenario ramai");
    let yaml = alone(IN_YAML, "  skenario ramai");
    assert_eq!(read("kaltim.scenario", &dsl, sop), sop.scenarios);
    assert_eq!(read("kaltim.scenario.yaml", &yaml, sop), sop.scenarios);
}

#[test]
fn nothing_need_come_before_what_is_counted() {
    let sop = sop();
    let warm_up = changed("pemanasan 0 hari", sop).warm_up;
    let amounts = warm_up.expect("a length").value.amounts;
    assert!(amounts.iter().all(|amount| amount.number == Number::ZERO));
    let mut diagnostics = Diagnostics::new();
    what_if(
        &Source::new("--what-if", "jangka 0 hari"),
        sop,
        &mut diagnostics,
    );
    assert_eq!(faults(diagnostics).len(), 1);
}

#[test]
fn a_change_takes_the_place_of_what_it_is_about() {
    let sop = sop();
    let busy = &sop.scenarios[0];
    let change = changed("staff admin = 3  arrivals = 20 per week", sop);
    let after = busy.changed_by(&change);
    assert_eq!(after.staff.len(), busy.staff.len());
    let admin = after.staff.iter().find(|staff| {
        let [only] = staff.actors.as_slice() else {
            return false;
        };
        sop[only.value].name.value == "admin"
    });
    let number = admin.and_then(|staff| staff.number.map(|number| number.value));
    assert_eq!(number, Some(3));
    assert_ne!(after.arrivals, busy.arrivals);
    assert_eq!(after.times, busy.times);
}

#[test]
fn officers_whose_number_changes_keep_their_hours_and_their_share() {
    let sop = sop();
    let before =
        Scenario::default().changed_by(&changed("staff admin 1 share 50% absent 10%", sop));
    let said = |change: &str| {
        let staff = before.changed_by(&changed(change, sop)).staff;
        let percent = |said: &Option<Spanned<Number>>| said.as_ref().map(|it| it.value);
        let number = staff[0].number.as_ref().map(|it| it.value);
        assert_eq!(staff.len(), 1);
        (number, percent(&staff[0].share), percent(&staff[0].absent))
    };
    let (half, tenth) = (Some(number("50")), Some(number("10")));
    assert_eq!(said("staff admin = 3"), (Some(3), half, tenth));
    assert_eq!(
        said("staff admin 3 share 100%"),
        (Some(3), Some(number("100")), tenth)
    );
}

#[test]
fn a_change_of_how_often_it_is_done_leaves_its_exits() {
    let text = r#"sop a "A" {
      actor clerk "Clerk"
      data { needed yes/no }
      activity begin "Begin" { start by clerk }
      activity look "Look" { task by clerk only when needed { "Good" -> close "Bad" -> begin } }
      activity close "Close" { end by clerk }
      scenario s { chance look 30% chance look { "Good" 80% "Bad" 20% } }
    }"#;
    let checked = check(&[Source::new("a.sop", text)]);
    let sop = &checked.catalogue.sops[0];
    let change = changed("chance look = 60%", sop);
    let kinds = |scenario: &Scenario| {
        let chances = scenario.chances.iter();
        chances.map(|it| it.of.clone()).collect::<Vec<ChanceOf>>()
    };
    let before = kinds(&sop.scenarios[0]);
    let after = kinds(&sop.scenarios[0].changed_by(&change));
    assert_eq!(before.len(), 2, "{:?}", checked.findings);
    assert_eq!(after, [before[1].clone(), kinds(&change)[0].clone()]);
}

#[test]
fn each_statement_may_stand_after_an_equals_sign() {
    let sop = sop();
    for (with, without) in [
        ("seed = 3", "seed 3"),
        ("since=2025-01-02", "since 2025-01-02"),
        ("repeat = 3 times", "repeat 3 times"),
        ("horizon = 2 months", "horizon 2 months"),
        ("takes periksa = 2 hours", "takes periksa 2 hours"),
        ("takes = uniform", "takes uniform"),
        ("chance tangan = 70%", "chance tangan 70%"),
        ("draw dicabut = 7%", "draw dicabut 7%"),
        ("batch arsip = 5", "batch arsip 5"),
        ("staff kepala = 1 share = 50%", "staff kepala 1 share 50%"),
    ] {
        assert_eq!(changed(with, sop), changed(without, sop), "{with}");
    }
}

#[test]
fn what_is_written_reads_as_the_same() {
    let sop = sop();
    for lang in Lang::ALL {
        for scenario in &sop.scenarios {
            let text = written(scenario, sop, lang);
            let again = read("a.scenario", &text, sop);
            assert_eq!(again.as_slice(), std::slice::from_ref(scenario), "{text}");
        }
    }
}

#[test]
fn a_remark_stands_on_the_line_of_its_statement() {
    let sop = sop();
    let remarks: Remarks = [
        (Statement::Arrivals, "412 cases".to_string()),
        (Statement::Time(1), "73 times".to_string()),
        (Statement::Chance(1), "388 visits".to_string()),
    ]
    .into();
    let text = written_with(&sop.scenarios[0], sop, Lang::En, &remarks);
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| line.contains('#'))
        .collect();
    assert_eq!(
        lines,
        [
            "arrivals 12 per workday # 412 cases",
            "takes disposisi exponential 2 workdays # 73 times",
            "chance periksa { # 388 visits",
        ]
    );
}
