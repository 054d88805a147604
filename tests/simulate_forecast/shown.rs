//! What is shown of a forecast: the table, JSON that its schema describes, CSV, and the page.

use std::fs;
use std::path::Path;

use lajur::lang::Lang;
use lajur::model::Scenario;
use lajur::report::Style;
use lajur::report::simulate::Setting;
use lajur::report::simulate::forecast::{Outlook, Unplaced, csv, html, json, table};
use lajur::simulate::Watch;
use lajur::simulate::forecast::forecast;

use super::office::{Office, SOP};
use super::schema;

/// Two cases that are placed, and two that are not.
fn shown<T>(lang: Lang, show: impl FnOnce(&Outlook<'_>) -> T) -> T {
    let office = Office::new(SOP);
    let mut setup = office.setup("2025-07-09T09:00");
    setup.repetitions = 20;
    let openings = [
        office.opening("decide", "2025-07-08T10:00"),
        office.opening("check", "2025-07-08T11:00"),
    ];
    let forecast = forecast(&setup, &openings, 1, &Watch::default());
    let names = ["=L-1", "L <2>"].map(String::from);
    let unplaced = [
        ("L-3".to_string(), Unplaced::SeveralStarts),
        ("L-4".to_string(), Unplaced::NoMoment),
    ];
    show(&Outlook {
        setting: Setting {
            setup: &setup,
            scenario: &Scenario::default(),
            changes: &[],
            sop_file: "letters.sop",
            scenario_file: None,
            lang,
        },
        events_file: Some("log.csv"),
        cases_file: None,
        names: &names,
        unplaced: &unplaced,
        over: 1200,
        later: 3,
        forecast: &forecast,
    })
}

fn drawn(lang: Lang, top: usize) -> String {
    let style = Style {
        colours: false,
        width: 240,
        lang,
    };
    shown(lang, |outlook| table(outlook, top, &style))
}

#[test]
fn the_table_says_where_each_case_stands_and_what_threatens_it() {
    let text = drawn(Lang::En, 10);
    let said = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "as of 2025-07-09 09:00: 2 open cases, 1,200 over, 3 not there yet; 20 plays",
        "4 Decide, since 2025-07-08, by Head",
        "✗ `one` broken already",
        "✓ `decided` 0% (0–16%)",
        "L-3 it has not begun, and the SOP has several starts",
    ] {
        assert!(said.contains(part), "{part}\n{text}");
    }
    // The second is done later, and both break the same.
    assert!(text.find("L <2>") < text.find("=L-1"));
}

#[test]
fn the_table_speaks_indonesian_and_says_what_it_leaves_out() {
    let text = drawn(Lang::Id, 1);
    let said = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "keadaan per 2025-07-09 09:00: 2 kasus terbuka, 1.200 sudah selesai, 3 belum masuk",
        "sudah terlampaui",
        "… dan 1 lagi",
        "belum dimulai, dan SOP ini memiliki beberapa permulaan",
    ] {
        assert!(said.contains(part), "{part}\n{text}");
    }
}

#[test]
fn the_document_is_as_its_schema_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/schema/forecast.schema.json");
    let read = |text: &str| serde_json::from_str(text).unwrap();
    let schema = read(&fs::read_to_string(path).unwrap());
    for lang in [Lang::En, Lang::Id] {
        let document = shown(lang, json);
        let faults = schema::faults(&schema, &schema, &read(&document));
        assert!(faults.is_empty(), "{faults:?}");
    }
}

#[test]
fn spreadsheets_get_a_line_for_each_deadline() {
    let text = shown(Lang::En, csv);
    let lines: Vec<&str> = text.lines().collect();
    // Two cases with deadlines, and the two that are not placed.
    let of = |name: &str| lines.iter().filter(|line| line.starts_with(name)).count();
    assert_eq!(
        (of("L <2>"), of("'=L-1"), of("L-3"), of("L-4")),
        (4, 4, 1, 1)
    );
    let columns = lines[0].split(',').count();
    assert!(
        lines.iter().all(|line| line.split(',').count() == columns),
        "{text}"
    );
    assert!(
        lines
            .iter()
            .any(|line| line.contains(",one,2025-07-08T16:00,broken,1.0000,"))
    );
}

#[test]
fn the_page_is_sound_and_takes_names_as_text() {
    let text = shown(Lang::Id, html);
    assert!(text.contains("L &lt;2&gt;") && !text.contains("L <2>"));
    assert!(text.contains("Prakiraan"));
    for tag in ["table", "tr", "td", "section", "div"] {
        let opened = text.matches(&format!("<{tag}")).count();
        assert_eq!(opened, text.matches(&format!("</{tag}>")).count(), "{tag}");
    }
    assert!(!text.contains("<script") && !text.contains("http"));
}
