//! Every code has a page; every page says in both languages what the code means, and its examples hold.

use std::collections::BTreeSet;

use lajur::calendar::Calendars;
use lajur::diagnostic::{CODES, CodePage, Diagnostics, Example, Message, Severity, explain};
use lajur::engine::Plan;
use lajur::lang::Lang;
use lajur::model::Sop;
use lajur::pipeline::check;
use lajur::simulate::{Options, Setup};
use lajur::source::Source;

/// Faults of the file as a whole, of its size, of another file, or of its drawing, of which a page has no example.
const WITHOUT_EXAMPLE: &[&str] = &[
    "calendar-file",
    "control-character",
    "data-file",
    "not-proven",
    "log-cases",
    "log-columns",
    "log-form",
    "log-times",
    "log-values",
    "logo-missing",
    "logo-unreadable",
    "long-word",
    "lost-arrow",
    "lost-label",
    "not-utf8",
    "regulations-file",
    "soundness-unknown",
    "too-deep",
    "too-long",
    "too-many-findings",
    "wide-table",
    "no-logged-arrivals",
    "nothing-to-simulate",
];

fn codes(example: Example) -> Vec<(&'static str, Severity)> {
    let name = if example.yaml {
        "example.sop.yaml"
    } else {
        "example.sop"
    };
    let checked = check(&[Source::new(name, example.text)]);
    let mut found = Diagnostics::new();
    for sop in &checked.catalogue.sops {
        set_up(sop, &checked.references.calendars, &mut found);
    }
    let findings = checked.findings.iter().chain(found.iter());
    let codes = findings.map(|finding| (finding.code(), finding.severity));
    codes.collect()
}

/// What is told of the scenarios of an SOP before they are played.
fn set_up(sop: &Sop, calendars: &Calendars, found: &mut Diagnostics) {
    let plan = Plan::new(sop);
    let Some(calendar) = calendars.used_by(sop) else {
        return;
    };
    for scenario in &sop.scenarios {
        Setup::new(&plan, calendar, scenario, &Options::default(), found);
    }
}

fn pages_with_examples() -> impl Iterator<Item = (&'static CodePage, Lang, Example)> {
    CODES.iter().flat_map(|page| {
        let of = move |lang: Lang| {
            page.examples(lang)
                .map(move |example| (page, lang, example))
        };
        Lang::ALL.into_iter().flat_map(of)
    })
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let codes: BTreeSet<&str> = Message::codes().map(|(code, _)| code).collect();
    let pages: BTreeSet<&str> = CODES.iter().map(|page| page.code).collect();
    assert_eq!(codes, pages);
    assert!(CODES.is_sorted_by_key(|page| page.code));
    assert!(explain("no-such-code").is_none());
}

#[test]
fn every_page_has_its_form() {
    for page in CODES {
        assert!(
            page.text.starts_with(&format!("# {}\n", page.code)),
            "{}",
            page.code
        );
        for lang in Lang::ALL {
            let headline = page.headline(lang);
            assert!(
                (10..=110).contains(&headline.len()),
                "{}: {headline}",
                page.code
            );
            assert!(
                page.section(lang).len() > headline.len() + 10,
                "{}",
                page.code
            );
            let kinds: Vec<bool> = page.examples(lang).map(|example| example.good).collect();
            // What is found in cases has logs for examples; `run_pages` judges them.
            let of_cases = page.logs(lang).next().is_some();
            let expected: &[bool] = match of_cases || WITHOUT_EXAMPLE.contains(&page.code) {
                true => &[],
                false => &[false, true],
            };
            assert_eq!(kinds, expected, "{} in {}", page.code, lang.tag());
        }
    }
}

#[test]
fn a_bad_example_gives_the_code_and_a_good_one_no_error() {
    let mut wrong = Vec::new();
    for (page, lang, example) in pages_with_examples() {
        let found = codes(example);
        let gives_it = found.iter().any(|(code, _)| *code == page.code);
        let fails = found
            .iter()
            .any(|(_, severity)| *severity == Severity::Error);
        if gives_it == example.good || (example.good && fails) {
            let kind = if example.good { "good" } else { "bad" };
            wrong.push(format!("{} {kind} in {}: {found:?}", page.code, lang.tag()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
