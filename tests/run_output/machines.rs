//! JSON, JSON Lines and CSV, as programs read them.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use lajur::lang::Lang;
use lajur::report::run::{csv_case, csv_head, json_case, json_head, json_line, json_tail};
use serde_json::Value;

use crate::schema::faults;
use crate::world::{World, clean, every_kind, six};

fn csv(world: &World, lang: Lang) -> String {
    let setting = world.setting(lang);
    let cases = world.batch.cases().zip(&world.verdicts);
    let cases = cases.map(|(case, verdict)| csv_case(&setting, &case, verdict));
    csv_head() + &cases.collect::<String>()
}

fn json(world: &World, lang: Lang) -> String {
    let setting = world.setting(lang);
    let cases = world.batch.cases().zip(&world.verdicts);
    let cases: Vec<String> = cases
        .map(|(case, verdict)| json_case(&setting, &case, verdict))
        .collect();
    json_head(&setting) + &cases.join(",\n") + &world.told(lang, 20, json_tail)
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn the_schema() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema/run.schema.json");
    read(&fs::read_to_string(path).unwrap())
}

#[test]
fn each_finding_is_a_line_of_csv() {
    assert_snapshot!("csv-en", csv(&six(), Lang::En));
    for world in [six(), every_kind(), World::of("lubuklinggau")] {
        let text = csv(&world, Lang::Id);
        let mut rows = csv::Reader::from_reader(text.as_bytes());
        let columns = rows.headers().unwrap().len();
        let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
        let lines = world.verdicts.iter().map(|it| it.findings.len().max(1));
        assert_eq!(rows.len(), lines.sum::<usize>());
        assert!(rows.iter().all(|row| row.len() == columns));
    }
}

#[test]
fn a_spreadsheet_gets_no_formulas() {
    let mut world = World::empty();
    for name in ["=1+1", "+62", "-5", "@sum", "=cmd|' /C calc'!A0", "a=b"] {
        world.case(name, &[], |world| clean(world.rules()));
    }
    let text = csv(&world, Lang::En);
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let names: Vec<String> = rows
        .records()
        .map(|row| row.unwrap()[0].to_string())
        .collect();
    assert_eq!(
        names,
        [
            "'=1+1",
            "'+62",
            "'-5",
            "'@sum",
            "'=cmd|' /C calc'!A0",
            "a=b"
        ]
    );
}

#[test]
fn the_json_of_a_case_has_the_facts_of_its_findings() {
    let world = six();
    let setting = world.setting(Lang::En);
    let case = world.batch.case(2).unwrap();
    let line = json_line(&setting, &case, &world.verdicts[2]);
    assert!(line.ends_with("}\n") && line.lines().count() == 1);
    assert_snapshot!("json-case-en", format!("{:#}", read(&line)));
}

#[test]
fn all_json_is_as_the_schema_says() {
    let schema = the_schema();
    for world in [
        six(),
        every_kind(),
        World::empty(),
        World::of("kaltim"),
        World::of("lubuklinggau"),
    ] {
        for lang in Lang::ALL {
            let document = read(&json(&world, lang));
            assert_eq!(faults(&schema, &schema, &document), Vec::<String>::new());
        }
    }
}

#[test]
fn every_case_of_json_lines_is_as_the_schema_says() {
    let schema = the_schema();
    let world = every_kind();
    let setting = world.setting(Lang::Id);
    for (case, verdict) in world.batch.cases().zip(&world.verdicts) {
        let line = read(&json_line(&setting, &case, verdict));
        let found = faults(&schema, &schema["$defs"]["case"], &line);
        assert_eq!(found, Vec::<String>::new());
    }
}

#[test]
fn the_schema_notices_what_is_wrong() {
    let schema = the_schema();
    let document = read(&json(&six(), Lang::En));
    let broken = |change: &dyn Fn(&mut Value)| {
        let mut document = document.clone();
        change(&mut document);
        faults(&schema, &schema, &document)
    };
    assert!(
        !broken(&|it| it["cases"][2]["findings"][1]["late_by"]["unit"] = "days".into()).is_empty()
    );
    assert!(!broken(&|it| it["cases"][0]["more"] = 1.into()).is_empty());
    assert!(!broken(&|it| it["summary"]["cases"] = "6".into()).is_empty());
    assert!(!broken(&|it| drop(it["reading"].as_object_mut().unwrap().remove("rows"))).is_empty());
    assert!(!broken(&|it| it["cases"][0]["visits"][1]["used"] = Value::Bool(true)).is_empty());
}

#[test]
fn json_has_names_as_they_stand_in_the_log() {
    let name = "a\u{1b}[31m\n\"報\u{202e}";
    let mut world = World::empty();
    world.case(name, &[(1, name)], |world| clean(world.rules()));
    let document = read(&json(&world, Lang::En));
    assert_eq!(document["cases"][0]["case"], name);
    assert_eq!(document["summary"]["actors"][0]["name"], name);
}
