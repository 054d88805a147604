//! The share of simulated cases that break a deadline, against what the deadline analysis says of it: always exceeded is
//! 100%, never exceeded is 0%. The analysis looks at cases that begin when the office opens and wait for nobody, so these
//! do.

#[path = "../play/invented.rs"]
mod invented;
#[path = "../numbers/mod.rs"]
mod numbers;

use std::fmt::Write;

use invented::{Parts, sop};
use lajur::calendar::Moment;
use lajur::check::deadlines::Exceeded;
use lajur::check::deadlines::overview::overview;
use lajur::diagnostic::Diagnostics;
use lajur::engine::Plan;
use lajur::lang::Lang;
use lajur::model::{ActorId, Scenario, Shape, Sop, Staff};
use lajur::pipeline::{Checked, check};
use lajur::simulate::setup::Coming;
use lajur::simulate::{Options, Results, Setup, Watch, simulate};
use lajur::source::{Source, Span, Spanned};
use numbers::Chance;

const PARTS: Parts = Parts {
    decisions: true,
    branches: true,
    actors: 3,
};

/// A procedure by chance, with limits for the whole case.
fn with_limits(chance: &mut Chance) -> String {
    let mut text = sop(chance, PARTS);
    text.truncate(text.trim_end().len() - 1);
    for at in 0..6 {
        let many = 1 + chance.below(24);
        let unit = ["workdays", "hours", "calendar days"][chance.below(3)];
        let _ = writeln!(text, "  rule r{at} must {{ within {many} {unit} }}");
    }
    text + "}\n"
}

/// As many officers as are needed, and times read in one shape.
fn scenario(sop: &Sop, shape: Shape) -> Scenario {
    let said = |value| Spanned {
        value,
        span: Span::default(),
    };
    let actors = (0..sop.actors.len()).map(|at| Staff {
        actors: vec![said(ActorId(at as u32))],
        number: None,
        hours: None,
        share: None,
        absent: None,
        span: Span::default(),
    });
    Scenario {
        shape: Some(Spanned {
            value: shape,
            span: Span::default(),
        }),
        staff: actors.collect(),
        ..Scenario::default()
    }
}

/// What comes of cases that begin at each opening of the office for a quarter of a year.
fn played(checked: &Checked, shape: Shape) -> Results {
    let sop = &checked.catalogue.sops[0];
    let calendar = checked.references.calendars.used_by(sop).unwrap();
    let plan = Plan::new(sop);
    let mut findings = Diagnostics::new();
    let options = Options {
        repetitions: Some(2),
        ..Options::default()
    };
    let scenario = scenario(sop, shape);
    let setup = Setup::new(&plan, calendar, &scenario, &options, &mut findings);
    let mut setup = setup.unwrap_or_else(|| panic!("{:?}", findings.into_sorted()));
    let opening = |date| calendar.next_office_moment(Moment::new(date, 0)?).ok();
    let openings: Vec<Moment> = calendar.working_days().filter_map(opening).collect();
    setup.counts_from = openings[0];
    setup.begins = openings[0];
    setup.counts_until = openings[60];
    setup.arrivals = Coming::At(openings[..60].to_vec());
    simulate(&setup, 2, &Watch::default())
}

/// What the analysis says of each rule, in their order.
fn verdicts(checked: &Checked) -> Vec<Option<Exceeded>> {
    let sop = &checked.catalogue.sops[0];
    let calendar = checked.references.calendars.used_by(sop).unwrap();
    let times = overview(sop, &checked.catalogue, calendar, Lang::En);
    let of = |name: &str| {
        let mut spans = times.spans.iter();
        let span = spans.find(|span| span.rule.as_deref() == Some(name));
        span.and_then(|span| span.exceeded)
    };
    sop.rules.iter().map(|rule| of(&rule.name.value)).collect()
}

#[test]
fn always_is_every_case_and_never_is_none() {
    let mut seen = [0; 3];
    for seed in 0..60 {
        let chance = &mut Chance::new(seed);
        let text = with_limits(chance);
        let checked = check(&[Source::new("a.sop", text.clone())]);
        let exactly = played(&checked, Shape::Exactly);
        let spread = played(
            &checked,
            *chance.of(&[Shape::Pert, Shape::Uniform, Shape::Triangular]),
        );
        assert_eq!(exactly.finished, 120, "{text}");
        for (at, verdict) in verdicts(&checked).into_iter().enumerate() {
            let (exact, other) = (exactly.rules[at].broken, spread.rules[at].broken);
            let tell = || format!("{seed}: rule r{at}, {exact:?}\n{text}");
            match verdict {
                Some(Exceeded::Always) => assert_eq!(exact.count, exact.of, "{}", tell()),
                Some(Exceeded::Never) => {
                    assert_eq!((exact.count, other.count), (0, 0), "{}", tell())
                }
                _ => {}
            }
            if let Some(verdict) = verdict {
                seen[verdict as usize] += usize::from(exact.of > 0);
            }
        }
    }
    assert!(seen.iter().all(|count| *count > 20), "{seen:?}");
}

#[test]
fn the_deadlines_of_a_real_procedure() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/sops/kaltim.sop");
    let text = std::fs::read_to_string(path).unwrap();
    let checked = check(&[Source::new("kaltim.sop", text)]);
    let results = played(&checked, Shape::Exactly);
    let rules = &checked.catalogue.sops[0].rules;
    let share = |name: &str| {
        let at = rules
            .iter()
            .position(|rule| rule.name.value == name)
            .unwrap();
        let broken = results.rules[at].broken;
        assert!(
            broken.of > 10 && results.rules[at].judged,
            "{name}: {broken:?}"
        );
        broken.share
    };
    assert_eq!(share("informasi-5"), 1.0);
    assert_eq!(share("biasa-14"), 1.0);
    assert_eq!(share("pengawasan-60"), 0.0);
}
