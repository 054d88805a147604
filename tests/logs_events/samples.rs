//! The sample cases read alike from JSON and from a log of rows with its case table.

use super::*;

use lajur::run::Header;

fn sop(name: &str) -> Bench {
    let path = format!("{}/sops/{name}.sop", env!("CARGO_MANIFEST_DIR"));
    Bench::of(Source::new("a.sop", std::fs::read_to_string(path).unwrap()))
}

fn file(name: &str, file: &str) -> Vec<u8> {
    let path = format!("{}/sops/{name}.cases/{file}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).unwrap()
}

fn events_of(told: &str) -> Vec<String> {
    let events = told.split(" | ").skip(1);
    events
        .map(|event| event.split_once(':').unwrap().1.to_string())
        .collect()
}

/// The data of each case that its SOP declares, as the table has them.
fn of_table(bench: &Bench, table: &[u8]) -> Vec<(String, Vec<String>)> {
    let mut reader = csv::Reader::from_reader(table);
    let heads = reader.headers().unwrap().clone();
    let rows = reader.records().map(|row| {
        let row = row.unwrap();
        let mut header = Header::default();
        header
            .data
            .values
            .resize(bench.plan.sop().fields.len(), None);
        for (head, cell) in heads.iter().zip(&row) {
            if let Some(field) = bench.names.field(head) {
                let moments = lajur::run::log::Moments::new(&bench.options);
                let of = &bench.plan.sop()[field];
                header.data.values[field.0 as usize] =
                    lajur::run::log::values::value(of, cell, &moments).unwrap();
            }
        }
        let values = header.data.values.iter().map(|value| format!("{value:?}"));
        (row[0].to_string(), values.collect())
    });
    rows.collect()
}

/// Gathers the data of the cases as they were read.
struct Data(Vec<(String, Vec<String>)>);

impl Worker for Data {
    fn portion(&mut self, _: usize, portion: &Portion) {
        for case in portion.batch.cases() {
            let header = case.header.unwrap();
            let values = header.data.values.iter().map(|value| format!("{value:?}"));
            self.0.push((case.id.to_string(), values.collect()));
        }
    }
}

#[test]
fn the_samples_read_alike_from_json_and_from_rows() {
    for name in ["kaltim", "lubuklinggau"] {
        let bench = sop(name);
        let log = bench
            .read(Format::Json, &file(name, "events.json"))
            .unwrap();
        assert_eq!(log.troubles(), [""; 0], "{name}");
        assert_eq!(log.cases.len(), 6, "{name}");
        let rows = bench.read(Format::Csv, &file(name, "events.csv")).unwrap();
        assert_eq!(rows.cases.len(), 6, "{name}");
        for (json, rows) in log.cases.iter().zip(&rows.cases) {
            assert_eq!(events_of(json), events_of(rows), "{name}");
            assert!(!events_of(json).is_empty(), "{name}");
        }
        let text = file(name, "events.json");
        let open =
            || -> io::Result<Box<dyn Read + Send>> { Ok(Box::new(Cursor::new(text.clone()))) };
        let input = Input {
            name: "events.json",
            open: &open,
            bytes: None,
        };
        let mut options = bench.options.clone();
        options.threads = 1;
        let context = Context {
            options: &options,
            ..bench.context()
        };
        let (data, _) = lajur::run::log::json::read(&context, &input, || Data(Vec::new())).unwrap();
        let table = of_table(&bench, &file(name, "cases.csv"));
        assert_eq!(data[0].0, table, "{name}");
    }
}
