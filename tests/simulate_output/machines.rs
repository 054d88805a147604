//! JSON as its schema describes it, and CSV that a spreadsheet reads.

use std::fs;
use std::path::Path;

use lajur::lang::Lang;
use lajur::report::simulate::{csv, json};
use serde_json::Value;

use crate::schema;
use crate::world::World;

fn all(tell: impl Fn(&lajur::report::simulate::Account<'_>) -> String) -> Vec<String> {
    let world = World::new().with_scenario("ramai", "staff admin = 3");
    let mut results = world.results(1);
    results.beyond = Some(2027);
    results.open = 4;
    results.throughput.mean = f64::NAN;
    results.throughput.margin = None;
    vec![
        world.played(Lang::Id, &tell),
        world.compared(Lang::En, &tell),
        world.sought(Lang::Id, true, &tell),
        world.sought(Lang::En, false, &tell),
        world.told(&results, Lang::En, &tell),
    ]
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn every_document_is_as_its_schema_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema/simulate.schema.json");
    let schema = read(&fs::read_to_string(path).unwrap());
    for document in all(json) {
        let faults = schema::faults(&schema, &schema, &read(&document));
        assert_eq!(faults, Vec::<String>::new());
    }
}

#[test]
fn numbers_are_those_of_the_results() {
    let world = World::new();
    let document = read(&world.played(Lang::En, json));
    let results = world.results(1);
    let played = &document["played"];
    assert_eq!(document["kind"], "results");
    assert_eq!(played["cases"]["counted"], 41_234);
    let p95 = results.workdays.spread.percentile(95).unwrap();
    assert_eq!(played["cases"]["workdays"]["p95"], p95);
    assert_eq!(played["actors"][1]["used"]["mean"], 0.68);
    assert_eq!(played["actors"][0]["officers"], Value::Null);
    assert_eq!(played["rules"][4]["broken"]["share"], 0.248);
    assert_eq!(played["rules"][0]["broken"]["share"], Value::Null);
    assert_eq!(played["ways"][3]["label"], "Bukan kewenangan");
    assert_eq!(played["bottleneck"]["actor"], "unit-kerja");
    let portions = played["course"][1]["portions"].as_array().unwrap();
    assert_eq!(portions.len(), results.course.bounds.len() - 1);
}

#[test]
fn a_comparison_holds_both_sides_and_what_differs() {
    let document = read(&World::new().compared(Lang::En, json));
    assert_eq!(document["kind"], "comparison");
    assert_eq!(document["before"]["cases"]["workdays"]["p50"], 23);
    assert_eq!(document["after"]["cases"]["workdays"]["p50"], 11);
    let broken = &document["differences"][4];
    assert_eq!(
        (&broken["figure"], &broken["of"]),
        (&"broken".into(), &"biasa-14".into())
    );
    assert_eq!(broken["change"]["mean"], -0.32);
    assert_eq!(broken["more_than_chance"], true);
    assert_eq!(document["differences"][8]["before"], Value::Null);
}

#[test]
fn a_search_tells_its_answer_and_what_was_tried() {
    let document = read(&World::new().sought(Lang::En, true, json));
    let search = &document["search"];
    assert_eq!(search["staff"][2]["officers"], 4);
    assert_eq!(search["staff"][2]["actors"][0], "unit-kerja");
    assert_eq!(search["tried"].as_array().unwrap().len(), 3);
    assert_eq!(search["tried"][0]["staff"].as_array().unwrap().len(), 3);
    let none = read(&World::new().sought(Lang::En, false, json));
    assert_eq!(none["search"]["staff"], Value::Null);
}

#[test]
fn a_table_of_numbers_has_seven_columns_and_plain_numbers() {
    for text in all(csv) {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let heads: Vec<String> = reader
            .headers()
            .unwrap()
            .iter()
            .map(str::to_owned)
            .collect();
        let expected = ["section", "name", "measure", "value", "low", "high", "unit"];
        assert_eq!(heads, expected);
        for line in reader.records().map(Result::unwrap) {
            assert_eq!(line.len(), 7);
            for number in [3, 4, 5].map(|at| &line[at]) {
                assert!(
                    number.is_empty() || number.parse::<f64>().is_ok(),
                    "{line:?}"
                );
            }
            let within = |at: usize| line[at].parse::<f64>().ok();
            if let (Some(value), Some(low), Some(high)) = (within(3), within(4), within(5)) {
                assert!(low <= value && value <= high, "{line:?}");
            }
        }
    }
}

#[test]
fn a_change_for_the_less_is_a_number_with_its_sign() {
    let text = World::new().compared(Lang::En, csv);
    let line = "difference,broken biasa-14,change,-0.32,-0.34,-0.3,share\n";
    assert!(text.contains(line), "{text}");
}
