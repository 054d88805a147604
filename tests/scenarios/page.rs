//! The page for authors: its examples hold, and it shows every word of scenarios.

use lajur::diagnostic::Severity;
use lajur::lang::Lang;
use lajur::model::Sop;
use lajur::pipeline::check;
use lajur::source::Source;
use lajur::syntax::shape::Place;

const PAGE: &str = include_str!("../../docs/scenarios.md");

/// The examples that are marked so.
fn examples(mark: &str) -> Vec<&'static str> {
    let fence = format!("\n```{mark}\n");
    let after = PAGE.split(fence.as_str()).skip(1);
    after.filter_map(|rest| rest.split("```").next()).collect()
}

fn sops() -> Vec<Sop> {
    let read = |text: &&str| {
        let checked = check(&[Source::new("page.sop", *text)]);
        let faults = checked.findings.iter();
        let faults = faults.filter(|finding| finding.severity == Severity::Error);
        let faults: Vec<String> = faults.map(|it| it.message.text(Lang::En)).collect();
        assert_eq!(faults, Vec::<String>::new(), "{text}");
        checked.catalogue.sops
    };
    examples("sop").iter().flat_map(read).collect()
}

#[test]
fn its_examples_hold() {
    let sops = sops();
    assert_eq!(sops.len(), 2);
    for (name, mark, count) in [
        ("a.scenario", "scenario", 2),
        ("a.scenario.yaml", "scenario.yaml", 1),
    ] {
        let found: usize = examples(mark)
            .iter()
            .map(|text| super::read(name, text, &sops[0]).len())
            .sum();
        assert_eq!(found, count, "{mark}");
    }
    let changes = examples("statement");
    assert!(changes.len() > 1);
    for change in changes {
        super::changed(change, &sops[0]);
    }
}

#[test]
fn it_shows_every_statement() {
    let shape = Place::Below(lajur::lang::Word::Scenario).shape();
    for word in shape.once.iter().chain(shape.many) {
        let spelling = word.spelling(Lang::En);
        assert!(PAGE.contains(&format!("| `{spelling}")), "no `{spelling}`");
    }
}
