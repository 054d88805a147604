//! Logs as rows of cells: whatever is wrong with them, each row is an event or is told with its line, and nothing depends
//! on how the file is cut into pieces, on the number of threads, or on the order of the rows.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use lajur::diagnostic::messages::LogMessage;
use lajur::engine::Plan;
use lajur::lang::Lang;
use lajur::model::FieldId;
use lajur::model::expr::Value;
use lajur::pipeline::check;
use lajur::run::log::csv::{Sizes, read_in_pieces};
use lajur::run::log::{
    CaseTable, Context, Fault, Input, Options, Portion, Reading, Trouble, Worker,
};
use lajur::run::{Activity, Case, Header, Lexicon, Names};
use lajur::source::Source;
use proptest::prelude::*;

const SOP: &str = r#"sop izin "Pelayanan Izin" {
  days workdays
  actor loket "Loket"
  actor kepala "Kepala"
  data {
    jenis one of { baru "Izin Baru"  ulang "Izin Ulang" }
    lengkap yes/no "Berkas lengkap"
    catatan text "Catatan"
  }
  activity terima "Menerima berkas" { number "1"   start by loket   takes 1 day }
  activity periksa "Memeriksa berkas" { number "2"   by loket   takes 2 days }
  activity serah "Menyerahkan izin" { number "3"   end by kepala   takes 1 day }
}
"#;

/// What a log gave.
#[derive(Debug, Clone, PartialEq)]
struct Log {
    cases: Vec<String>,
    troubles: Vec<Trouble>,
    reading: Reading,
}

/// Keeps what it is given.
#[derive(Default)]
struct Keeper(Vec<(usize, Vec<String>, Vec<Trouble>, u64)>);

impl Worker for Keeper {
    fn portion(&mut self, at: usize, portion: &Portion) {
        let cases = portion.batch.cases().map(|case| in_words(&case)).collect();
        self.0
            .push((at, cases, portion.troubles.clone(), portion.rows));
    }
}

fn in_words(case: &Case<'_>) -> String {
    let mut words = format!("{}:", case.id);
    if let Some(header) = case.header {
        let values = header.data.values.iter().flatten();
        words += &format!(" {:?} {:?}", values.collect::<Vec<_>>(), header.filed);
    }
    for (at, event) in case.events.iter().enumerate() {
        let text = |word: Option<_>| word.map(|word| case.lexicon.text(word).to_string());
        let activity = match event.activity {
            Activity::Unknown(word) => format!("?{}", case.lexicon.text(word)),
            Activity::Row(row) => format!("row{}", row.0),
            Activity::Node(node) => format!("node{}", node.0),
            Activity::Event(event) => format!("event{}", event.0),
        };
        let (actor, outcome) = (text(event.actor), text(event.outcome));
        let moment = |moment: Option<lajur::calendar::Moment>| moment.map(|it| it.to_string());
        words += &format!(
            "\n  {activity} {:?} {:?} {:?} {:?} {:?}",
            actor,
            text(event.person),
            outcome,
            moment(event.started),
            moment(event.completed),
        );
        for change in case.changes.iter().filter(|change| change.event == at) {
            words += &format!(" {:?}={:?}", change.field, change.value);
        }
    }
    words
}

/// How a log is read.
#[derive(Clone)]
struct How {
    piece: usize,
    threads: usize,
    options: Options,
}

impl Default for How {
    fn default() -> How {
        How {
            piece: Sizes::default().piece,
            threads: 1,
            options: Options::default(),
        }
    }
}

fn read_from(
    open: &(dyn Fn() -> io::Result<Box<dyn Read + Send>> + Sync),
    cases: &CaseTable,
    how: &How,
) -> Result<Log, Fault> {
    let source = Source::new("izin.sop", SOP);
    let checked = check(&[source]);
    let plan = Plan::new(&checked.catalogue.sops[0]);
    let options = Options {
        threads: how.threads,
        ..how.options.clone()
    };
    let context = Context {
        plan: &plan,
        names: &Names::new(&plan),
        lexicon: &Arc::new(Lexicon::default()),
        cases,
        options: &options,
    };
    let input = Input {
        name: "log.csv",
        open,
        bytes: None,
    };
    let sizes = Sizes {
        piece: how.piece,
        ..Sizes::default()
    };
    let (workers, reading) = read_in_pieces(&context, &input, sizes, Keeper::default)?;
    let mut portions: Vec<_> = workers.into_iter().flat_map(|worker| worker.0).collect();
    portions.sort_by_key(|portion| portion.0);
    let places: Vec<usize> = portions.iter().map(|portion| portion.0).collect();
    assert_eq!(places, (0..portions.len()).collect::<Vec<_>>());
    let rows: u64 = portions.iter().map(|portion| portion.3).sum();
    assert_eq!(rows, reading.rows);
    let mut troubles: Vec<Trouble> = portions.iter().flat_map(|it| it.2.clone()).collect();
    troubles.sort_by_key(|trouble| trouble.line);
    let cases: Vec<String> = portions.into_iter().flat_map(|it| it.1).collect();
    let events: usize = cases.iter().map(|case| case.matches("\n  ").count()).sum();
    let rejected = troubles.iter().filter(|it| it.rejected.is_some()).count();
    assert_eq!(rejected as u64, reading.rejected);
    assert!(events as u64 + reading.rejected >= reading.rows);
    Ok(Log {
        cases,
        troubles,
        reading,
    })
}

fn read_bytes(bytes: &[u8], how: &How) -> Result<Log, Fault> {
    let bytes = bytes.to_vec();
    let open = move || Ok(Box::new(Cursor::new(bytes.clone())) as Box<dyn Read + Send>);
    read_from(&open, &CaseTable::default(), how)
}

fn read(text: &str) -> Log {
    read_bytes(text.as_bytes(), &How::default()).expect("a log")
}

/// What was wrong, as lines, messages and rows.
fn told(read: &Log) -> Vec<(u64, String, Option<&str>)> {
    let troubles = read.troubles.iter();
    let told = troubles.map(|it| {
        let rejected = it.rejected.as_deref();
        (it.line, it.message.text(Lang::En), rejected)
    });
    told.collect()
}

const HEADS: &str = "case_id,activity,actor,completed_at,outcome\n";

#[test]
fn rows_are_events_of_their_cases() {
    let log = read(&format!(
        "{HEADS}K1,Menerima berkas,Loket,2024-01-15T09:12:00,selesai\n\
         K1,memeriksa BERKAS,Loket,2024-01-16 10:00,\n\
         K2,Menelepon,,2024-01-17T08:00:30Z,\n"
    ));
    assert_eq!(
        log.cases,
        [
            "K1:\n  row0 Some(\"Loket\") None Some(\"selesai\") None Some(\"2024-01-15T09:12\")\n  \
             row1 Some(\"Loket\") None None None Some(\"2024-01-16T10:00\")",
            "K2:\n  ?Menelepon None None None None Some(\"2024-01-17T08:00:30\")",
        ]
    );
    assert_eq!((log.reading.rows, log.reading.rejected), (3, 0));
    assert!(!log.reading.notes.contains(&LogMessage::NotSorted {}));
}

#[test]
fn the_delimiter_is_seen_in_the_head_and_said() {
    let plain = read(&format!(
        "{HEADS}K1,Menerima berkas,Loket,2024-01-15T09:12,\n"
    ));
    for delimiter in [";", "\t", "|"] {
        let text = format!("{HEADS}K1,Menerima berkas,Loket,2024-01-15T09:12,\n");
        let log = read(&text.replace(',', delimiter));
        assert_eq!(log.cases, plain.cases);
        let note = |note: &LogMessage| matches!(note, LogMessage::DelimiterRead { .. });
        assert!(log.reading.notes.iter().any(note), "{delimiter:?}");
    }
}

#[test]
fn line_ends_of_every_kind_end_rows() {
    let text = format!("{HEADS}K1,Menerima berkas,Loket,2024-01-15T09:12,a\nK2,2,,,\n");
    let plain = read(&text);
    assert_eq!(plain.cases.len(), 2);
    for end in ["\r\n", "\r", "\n\n", "\r\n\r\n"] {
        assert_eq!(read(&text.replace('\n', end)).cases, plain.cases, "{end:?}");
    }
    assert_eq!(read(text.trim_end()).cases, plain.cases);
}

#[test]
fn the_number_of_the_row_says_what_was_done_where_the_words_do_not() {
    let log = read(
        "case_id,step,activity,completed_at\n\
         K1,1,,2024-01-15T09:12\nK1,2,Memeriksanya,2024-01-16T09:12\nK1,9,,2024-01-17T09:12\n",
    );
    let case = &log.cases[0];
    let activities: Vec<&str> = case
        .lines()
        .skip(1)
        .map(|it| it.split(' ').nth(2).unwrap())
        .collect();
    assert_eq!(activities, ["row0", "row1", "?9"]);
}

#[test]
fn rows_that_are_no_events_are_rejected_with_their_line() {
    let log = read(&format!(
        "{HEADS},Menerima berkas,Loket,2024-01-15T09:12,\n\
         K1,,Loket,2024-01-15T09:12,\n\
         K1,Menerima berkas,Loket,kemarin,\n\
         K1,Menerima\n\
         K1,Menerima berkas,Loket,2024-01-15T09:12,,,\n\
         K1,Memeriksa berkas,Loket,2024-01-16T09:12,,lebih\n"
    ));
    let told = told(&log);
    let lines: Vec<(u64, bool)> = told.iter().map(|it| (it.0, it.2.is_some())).collect();
    assert_eq!(
        lines,
        [(2, true), (3, true), (4, true), (5, true), (7, false)]
    );
    assert_eq!(told[3].2, Some("K1,Menerima"));
    assert!(told[2].1.contains("`kemarin`"));
    assert_eq!((log.reading.rows, log.reading.rejected), (6, 4));
}

#[test]
fn a_row_is_rejected_for_its_times_only_if_none_can_be_read() {
    let log = read(
        "case_id,activity,started_at,completed_at\n\
         K1,1,2024-01-15T09:12,besok\n\
         K1,1,besok,2024-01-15T09:12\n\
         K1,1,besok,\n\
         K1,1,besok,lusa\n\
         K1,1,2024-01-15T09:12,\n\
         K1,1,,\n",
    );
    let lines: Vec<(u64, bool)> = told(&log).iter().map(|it| (it.0, it.2.is_some())).collect();
    assert_eq!(lines, [(2, false), (3, false), (4, true), (5, true)]);
    assert_eq!(log.cases[0].lines().count(), 1 + 4);
}

#[test]
fn moments_of_other_zones_are_turned_into_that_of_the_sop() {
    let text =
        format!("{HEADS}K1,1,,2024-01-15T23:12:05+07:00,\nK1,1,,2024-01-16T00:30:00.250Z,\n");
    let mut how = How::default();
    let at = |read: &Log| {
        let lines = read.cases[0].lines().skip(1);
        lines
            .map(|line| line.split("None Some").last().unwrap().to_string())
            .collect::<Vec<_>>()
    };
    let plain = read_bytes(text.as_bytes(), &how).unwrap();
    assert_eq!(
        at(&plain),
        ["(\"2024-01-15T23:12:05\")", "(\"2024-01-16T00:30\")"]
    );
    how.options.zone = Some(8 * 60);
    let turned = read_bytes(text.as_bytes(), &how).unwrap();
    assert_eq!(
        at(&turned),
        ["(\"2024-01-16T00:12:05\")", "(\"2024-01-16T08:30\")"]
    );
}

#[test]
fn times_that_run_backwards_are_put_in_order_and_told_once() {
    let log = read(&format!(
        "{HEADS}K1,2,,2024-01-16T09:00,\nK1,1,,2024-01-15T09:00,\nK1,3,,2024-01-15T10:00,\n"
    ));
    let note = LogMessage::TimesBackwards { count: 2, line: 3 };
    assert!(log.reading.notes.contains(&note));
    let rows: Vec<&str> = log.cases[0].lines().skip(1).map(|it| &it[2..6]).collect();
    assert_eq!(rows, ["row0", "row2", "row1"]);
}

#[test]
fn quoted_cells_hold_delimiters_line_breaks_and_quotation_marks_whatever_the_pieces() {
    let text = format!(
        "{HEADS}K1,\"Menerima\nberkas\",\"Loket, \"\"satu\"\"\",2024-01-15T09:12,\n\
         K1,\"a\n\n\"\"b\"\",\nc\",12\" pipa,2024-01-16T09:12,\"\"\n\
         K2,1,\"x\"y,2024-01-16T09:12,\"\n\"\nK3,,,,\n"
    );
    let whole = read(&text);
    assert_eq!(whole.cases.len(), 2);
    assert!(whole.cases[0].contains("row0 Some(\"Loket, \\\"satu\\\"\")"));
    assert!(whole.cases[0].contains("?a\n\n\"b\",\nc Some(\"12\\\" pipa\")"));
    assert!(whole.cases[1].contains("Some(\"xy\")"));
    assert_eq!(told(&whole)[0].0, 10);
    for piece in 1..text.len() + 1 {
        let how = How {
            piece,
            ..How::default()
        };
        let cut = read_bytes(text.as_bytes(), &how).unwrap();
        assert_eq!(cut, whole, "{piece}");
    }
}

#[test]
fn a_broken_quote_costs_one_line() {
    let text = format!(
        "{HEADS}K1,1,,2024-01-15T09:12,\nK1,\"Memeriksa,Loket,2024-01-16T09:12,\n\
         K1,3,\"Kepala\",2024-01-17T09:12,\nK2,1,,2024-01-17T09:12,\"tidak\nK2,2,,2024-01-18T09:12,\n"
    );
    for piece in [16, 64, 200, 1 << 19] {
        let how = How {
            piece,
            ..How::default()
        };
        let log = read_bytes(text.as_bytes(), &how).unwrap();
        let told = told(&log);
        assert_eq!(told.len(), 2);
        assert_eq!((told[0].0, told[1].0), (3, 5));
        assert_eq!(told[0].2, Some("K1,\"Memeriksa,Loket,2024-01-16T09:12,"));
        assert_eq!(log.reading.rows, 5);
        assert_eq!(log.cases.len(), 2);
    }
}

/// A log that is made while it is read, and the most that was asked for at once.
struct Made<'a> {
    row: u64,
    rows: u64,
    broken: u64,
    text: Vec<u8>,
    largest: &'a AtomicUsize,
}

impl Read for Made<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.largest.fetch_max(into.len(), Ordering::Relaxed);
        while self.text.len() < into.len() && self.row < self.rows {
            self.row += 1;
            let quote = if self.row == self.broken { "\"" } else { "" };
            let row = format!(
                "K{:08},1,{quote}Loket,2024-01-15T09:12:00,selesai\n",
                self.row / 7
            );
            self.text.extend_from_slice(row.as_bytes());
        }
        let length = self.text.len().min(into.len());
        into[..length].copy_from_slice(&self.text[..length]);
        self.text.drain(..length);
        Ok(length)
    }
}

#[test]
fn a_broken_quote_deep_in_a_file_needs_no_memory() {
    const ROWS: u64 = 600_000;
    static LARGEST: AtomicUsize = AtomicUsize::new(0);
    let open = || {
        let made = Made {
            row: 0,
            rows: ROWS,
            broken: 400_000,
            text: HEADS.as_bytes().to_vec(),
            largest: &LARGEST,
        };
        Ok(Box::new(made) as Box<dyn Read + Send>)
    };
    let how = How {
        threads: 2,
        ..How::default()
    };
    let log = read_from(&open, &CaseTable::default(), &how).unwrap();
    assert_eq!((log.reading.rows, log.reading.rejected), (ROWS, 1));
    assert_eq!(told(&log)[0].0, 400_001);
    // As much as a quoted cell may have, to see that it isn't closed, and no more.
    assert!(LARGEST.load(Ordering::Relaxed) <= 1 << 21);
}

#[test]
fn what_is_not_utf_8_is_told_and_kept() {
    let mut text = format!("{HEADS}K1,1,Caf").into_bytes();
    text.extend(b"\xe9,2024-01-15T09:12,\nK2,1,,2024-01-15T09:12,\n");
    let mut how = How::default();
    how.options.encoding = Some("utf-8".to_string());
    let log = read_bytes(&text, &how).unwrap();
    assert_eq!(log.troubles[0].message, LogMessage::BrokenText {});
    assert_eq!(
        (log.troubles[0].line, &log.troubles[0].rejected),
        (2, &None)
    );
    assert!(log.cases[0].contains("Caf\u{fffd}"));
    assert_eq!(log.cases.len(), 2);
}

#[test]
fn empty_logs() {
    let how = How::default();
    for text in ["", "\n\n"] {
        let fault = read_bytes(text.as_bytes(), &how).unwrap_err();
        let Fault::Log { message, .. } = fault else {
            panic!("{fault:?}");
        };
        assert_eq!(*message, LogMessage::EmptyLog {});
    }
    let log = read(HEADS);
    assert!(log.cases.is_empty());
    assert!(log.reading.notes.contains(&LogMessage::NoRows {}));
}

#[test]
fn a_log_without_a_case_column_is_no_log() {
    let fault = read_bytes(b"activity,completed_at\n1,2024-01-15\n", &How::default());
    let Err(Fault::Log { line, message, .. }) = fault else {
        panic!("{fault:?}");
    };
    assert_eq!(line, Some(1));
    assert!(matches!(*message, LogMessage::NoCaseColumn { .. }));
}

const DATA: &str = "case_id,activity,completed_at,jenis,lengkap,catatan\n\
     K1,1,2024-01-15T09:12,baru,,a\n\
     K1,2,2024-01-16T09:12,baru,ya,a\n\
     K1,3,2024-01-17T09:12,ulang,mungkin,\n";

#[test]
fn columns_of_the_case_are_its_data_and_change_with_its_events() {
    let log = read(DATA);
    let case = &log.cases[0];
    let first = format!("{:?}", [Value::Variant(0), Value::Text("a".into())]);
    assert!(case.contains(&first), "{case}");
    let yes = format!("{:?}={:?}", FieldId(1), Some(Value::YesNo(true)));
    let again = format!("{:?}={:?}", FieldId(0), Some(Value::Variant(1)));
    let lines: Vec<&str> = case.lines().collect();
    assert!(lines[2].ends_with(&yes), "{case}");
    assert!(lines[3].ends_with(&again), "{case}");
    assert!(!lines[1].contains('='), "{case}");
    assert_eq!(told(&log)[0].0, 4);
    assert_eq!(log.reading.rejected, 0);
}

#[test]
fn the_case_table_comes_first_and_the_log_changes_it() {
    let mut cases = CaseTable::default();
    let mut header = Header {
        line: Some(2),
        ..Header::default()
    };
    header.data.values = vec![None, None, Some(Value::Text("dari tabel".into()))];
    cases.add("K1", header.clone()).unwrap();
    cases.add("K2", header).unwrap();
    let text = "case_id,activity,completed_at,jenis\nK1,1,2024-01-15T09:12,ulang\n";
    let open = || Ok(Box::new(Cursor::new(text.as_bytes())) as Box<dyn Read + Send>);
    let log = read_from(&open, &cases, &How::default()).unwrap();
    let both = format!(
        "{:?}",
        [Value::Variant(1), Value::Text("dari tabel".into())]
    );
    assert!(log.cases[0].contains(&both));
    let rest: Vec<&str> = cases.rest().map(|(id, _)| id).collect();
    assert_eq!(rest, ["K2"]);
}

/// The rows of a log with data of the case, each at a time of its own.
fn rows(cases: usize) -> Vec<String> {
    let mut rows = Vec::new();
    for case in 0..cases {
        // Names in no order.
        let name = case * 7919 % 10_007;
        for event in 0..1 + case % 5 {
            let minute = (case * 13 + event * 1009) % 60;
            let (day, hour) = (1 + event * 5 + case % 5, case * 7 % 24);
            let second = case % 60;
            rows.push(format!(
                "{name},{},Loket,,2024-{:02}-{day:02}T{hour:02}:{minute:02}:{second:02},{}\n",
                1 + event % 4,
                1 + case % 12,
                ["baru", "ulang", ""][(case + event) % 3],
            ));
        }
    }
    rows
}

#[test]
fn a_log_says_the_same_in_any_order_on_any_number_of_threads() {
    let heads = "case_id,step,actor,started_at,completed_at,jenis\n";
    let sorted = rows(500);
    let mut by_time = sorted.clone();
    by_time.sort_by_key(|row| row.split(',').nth(4).unwrap().to_string());
    let mut turned = sorted.clone();
    turned.reverse();
    let read = |rows: &[String], threads, piece| {
        let text = format!("{heads}{}", rows.concat());
        let how = How {
            piece,
            threads,
            ..How::default()
        };
        read_bytes(text.as_bytes(), &how).unwrap()
    };
    let whole = read(&sorted, 1, 1 << 19);
    assert!(!whole.reading.notes.contains(&LogMessage::NotSorted {}));
    assert_eq!(whole.cases.len(), 500);
    let mut expected = whole.cases.clone();
    expected.sort();
    for rows in [&sorted, &by_time, &turned] {
        let one = read(rows, 1, 1 << 19);
        for (threads, piece) in [(2, 1 << 19), (2, 512), (3, 100), (1, 1000)] {
            assert_eq!(read(rows, threads, piece), one);
        }
        let mut cases = one.cases;
        cases.sort();
        assert_eq!(cases, expected);
    }
    let unsorted = read(&by_time, 2, 512);
    assert!(unsorted.reading.notes.contains(&LogMessage::NotSorted {}));
    // The cases come in the order of their first rows.
    let mut first: Vec<&str> = Vec::new();
    for row in &by_time {
        let name = row.split(',').next().unwrap();
        if !first.contains(&name) {
            first.push(name);
        }
    }
    let cases: Vec<&str> = unsorted
        .cases
        .iter()
        .map(|it| it.split(':').next().unwrap())
        .collect();
    assert_eq!(cases, first);
}

#[test]
fn a_case_may_be_larger_than_a_piece() {
    let mut text = HEADS.to_string();
    for (case, events) in [("K1", 3), ("K2", 400), ("K3", 2)] {
        for event in 0..events {
            let (hour, minute) = (event / 60, event % 60);
            text += &format!("{case},1,,2024-01-15T{hour:02}:{minute:02},\n");
        }
    }
    let whole = read(&text);
    let how = How {
        piece: 100,
        threads: 2,
        ..How::default()
    };
    assert_eq!(read_bytes(text.as_bytes(), &how).unwrap(), whole);
    assert!(!whole.reading.notes.contains(&LogMessage::NotSorted {}));
}

/// What the csv crate makes of a log with the columns case, activity and actor.
fn by_csv_crate(text: &str) -> (BTreeMap<String, Vec<String>>, u64) {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let (mut cases, mut rejected) = (BTreeMap::<String, Vec<String>>::new(), 0);
    for row in reader.records() {
        let row = row.unwrap();
        let cell = |at| row.get(at).unwrap_or_default().trim().to_string();
        if row.len() < 3 || cell(0).is_empty() || cell(1).is_empty() {
            rejected += 1;
            continue;
        }
        let event = format!("{}|{}", cell(1), cell(2));
        cases.entry(cell(0)).or_default().push(event);
    }
    (cases, rejected)
}

/// The same as lajur reads it.
fn by_lajur(read: &Log) -> BTreeMap<String, Vec<String>> {
    let case = |case: &String| {
        let (name, events) = case.split_once(':').unwrap();
        let events = events.split("\n  ?").skip(1).map(|event| {
            let (activity, rest) = event.rsplit_once(" None None None None").unwrap();
            assert_eq!(rest, "");
            activity.to_string()
        });
        (name.to_string(), events.collect())
    };
    read.cases.iter().map(case).collect()
}

/// Pieces of cells, quoted or not.
fn cell() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec!["x", "é", " ", ",", "\"", "\n", "\r\n"]),
        0..6,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    /// Whatever the csv crate writes is read as the csv crate reads it, in pieces of any size.
    #[test]
    fn well_formed_logs_are_read_as_by_the_csv_crate(
        rows in prop::collection::vec((0..4usize, cell(), cell()), 0..20),
        piece in 1..200usize,
        threads in 1..3usize,
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["case_id", "activity", "actor"]).unwrap();
        for (case, activity, actor) in &rows {
            let case = ["", "a", "b,\"", "c\nd"][*case];
            writer.write_record([case, &format!("~{activity}~"), &format!("~{actor}~")]).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let how = How { piece, threads, ..How::default() };
        let read = read_bytes(text.as_bytes(), &how).unwrap();
        let (cases, rejected) = by_csv_crate(&text);
        prop_assert_eq!(read.reading.rejected, rejected);
        let simple = |event: &String| event.replace("\\n", "\n");
        let mine = by_lajur(&read);
        prop_assert_eq!(mine.len(), cases.len());
        for (name, events) in &cases {
            let events: Vec<String> = events.iter().map(|event| {
                let (activity, actor) = event.split_once("~|~").unwrap();
                format!("{activity}~ Some({:?})", format!("~{actor}"))
            }).collect();
            prop_assert_eq!(mine[name].iter().map(simple).collect::<Vec<_>>(), events.iter().map(simple).collect::<Vec<_>>());
        }
    }

    /// However broken a log is, it is the same log in pieces of any size on any number of threads.
    #[test]
    fn nothing_depends_on_the_pieces(
        parts in prop::collection::vec(prop::sample::select(vec!["a", "b", ",", "\"", "\n", "\r\n", "\n1,x,", "é"]), 0..80),
        piece in 1..60usize,
        threads in 1..3usize,
    ) {
        let text = format!("case_id,activity,actor\n{}", parts.concat());
        let whole = read(&text);
        let how = How { piece, threads, ..How::default() };
        let cut = read_bytes(text.as_bytes(), &how).unwrap();
        prop_assert_eq!(&cut.cases, &whole.cases);
        prop_assert_eq!(&cut.troubles, &whole.troubles);
        prop_assert_eq!(cut.reading.rows, whole.reading.rows);
    }
}
