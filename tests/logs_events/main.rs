//! Logs whose events are no rows of a table: JSON in its forms, and XES. Whole cases come out of them, nothing is lost on
//! the way, and what can't be read is told where it stands.

mod alike;
mod json;
mod samples;
mod xes;

use std::io::{self, Cursor, Read, Write};
use std::sync::Arc;

use flate2::Compression;
use flate2::write::GzEncoder;
use lajur::calendar::Moment;
use lajur::diagnostic::messages::LogMessage;
use lajur::engine::Plan;
use lajur::lang::Lang;
use lajur::model::expr::{CaseData, Value};
use lajur::model::{FieldId, FieldType};
use lajur::pipeline;
use lajur::run::log::{
    CaseTable, Context, Fault, Format, Input, Options, Portion, Reading, Trouble, Worker,
};
use lajur::run::{Activity, Case, Lexicon, Names, WordId};
use lajur::source::Source;

const SOP: &str = r#"
sop layanan "Layanan" {
  days workdays
  actor petugas "Petugas"
  actor kepala "Kepala"
  data {
    lengkap yes/no "Berkas lengkap"
    biaya   optional number
    isi     optional text
    berkas  optional list { nama text  asli yes/no }
  }
  event banding "Banding"
  activity terima "Menerima berkas" { number "1"  start by petugas }
  activity periksa "Memeriksa berkas" { number "2"  by petugas }
  activity tutup "Menutup" { number "3"  end by kepala }
}
"#;

/// An SOP and what readers need.
struct Bench {
    plan: Plan,
    names: Names,
    lexicon: Arc<Lexicon>,
    cases: CaseTable,
    options: Options,
}

/// What came of a log.
struct Log {
    cases: Vec<String>,
    troubles: Vec<Trouble>,
    reading: Reading,
}

type Portions = Vec<(usize, Vec<String>, Vec<Trouble>, u64, usize)>;

/// Writes down what it is given.
struct Scribe<'b> {
    bench: &'b Bench,
    portions: Portions,
}

impl Worker for Scribe<'_> {
    fn portion(&mut self, at: usize, portion: &Portion) {
        let cases = portion.batch.cases().map(|case| self.bench.told(&case));
        let events = portion.batch.event_count();
        self.portions.push((
            at,
            cases.collect(),
            portion.troubles.clone(),
            portion.rows,
            events,
        ));
    }
}

impl Bench {
    fn new() -> Bench {
        Bench::of(Source::new("layanan.sop", SOP))
    }

    fn of(source: Source) -> Bench {
        let checked = pipeline::check(&[source]);
        let plan = Plan::new(&checked.catalogue.sops[0]);
        Bench {
            names: Names::new(&plan),
            plan,
            lexicon: Arc::default(),
            cases: CaseTable::default(),
            options: Options {
                zone: Some(420),
                threads: 2,
                ..Options::default()
            },
        }
    }

    fn context(&self) -> Context<'_> {
        Context {
            plan: &self.plan,
            names: &self.names,
            lexicon: &self.lexicon,
            cases: &self.cases,
            options: &self.options,
        }
    }

    fn read(&self, format: Format, bytes: &[u8]) -> Result<Log, Fault> {
        let open =
            || -> io::Result<Box<dyn Read + Send>> { Ok(Box::new(Cursor::new(bytes.to_vec()))) };
        let input = Input {
            name: "log",
            open: &open,
            bytes: Some(bytes.len() as u64),
        };
        let make = || Scribe {
            bench: self,
            portions: Vec::new(),
        };
        let (scribes, reading) = match format {
            Format::Csv => lajur::run::log::csv::read(&self.context(), &input, make)?,
            Format::Xes => lajur::run::log::xes::read(&self.context(), &input, make)?,
            _ => lajur::run::log::json::read(&self.context(), &input, make)?,
        };
        let mut portions: Portions = scribes.into_iter().flat_map(|it| it.portions).collect();
        portions.sort_by_key(|portion| portion.0);
        let mut log = Log {
            cases: Vec::new(),
            troubles: Vec::new(),
            reading,
        };
        let (mut rows, mut events) = (0, 0);
        for (at, portion) in portions.into_iter().enumerate() {
            assert_eq!(at, portion.0, "portions are numbered in a row");
            log.cases.extend(portion.1);
            log.troubles.extend(portion.2);
            rows += portion.3;
            events += portion.4 as u64;
        }
        let rejected = log.troubles.iter().filter(|it| it.rejected.is_some());
        assert_eq!(log.reading.rejected, rejected.count() as u64);
        assert_eq!(log.reading.rows, rows);
        assert_eq!(rows, events + log.reading.rejected, "nothing is lost");
        Ok(log)
    }

    fn json(&self, text: &str) -> Log {
        self.read(Format::Json, text.as_bytes()).unwrap()
    }

    fn xes(&self, text: &str) -> Log {
        self.read(Format::Xes, text.as_bytes()).unwrap()
    }

    /// A case in one text: what it is called, what is known of it, and its events, each with its line.
    fn told(&self, case: &Case<'_>) -> String {
        let mut told = case.id.to_string();
        let sop = self.plan.sop();
        if let Some(header) = case.header {
            for (id, field) in (0..).map(FieldId).zip(&sop.fields) {
                let name = &field.name.value;
                if let Some(value) = header.data.value(id) {
                    told += &format!(" {name}={}", shown(&field.kind, value));
                }
                if let Some(Some(items)) = header.data.lists.get(id.0 as usize) {
                    told += &format!(" {name}={items:?}");
                }
            }
            if let Some(filed) = header.filed {
                told += &format!(" filed={filed}");
            }
        }
        for (at, event) in case.events.iter().enumerate() {
            let word = |word: Option<WordId>| word.map(|word| case.lexicon.text(word));
            let moment = |moment: Option<Moment>| moment.map(|it| it.to_string());
            let activity = match event.activity {
                Activity::Row(row) => sop[row].name.value.clone(),
                Activity::Node(node) => format!("node {}", node.0),
                Activity::Event(event) => format!("!{}", sop.events[event.0 as usize].name.value),
                Activity::Unknown(word) => format!("?{}", case.lexicon.text(word)),
            };
            told += &format!(" | {}:{activity}", event.line);
            for part in [event.actor, event.person, event.outcome].map(word) {
                told += &format!(" {}", part.as_deref().unwrap_or("-"));
            }
            for part in [event.started, event.completed].map(moment) {
                told += &format!(" {}", part.as_deref().unwrap_or("-"));
            }
            for change in case.changes.iter().filter(|change| change.event == at) {
                let field = &sop[change.field];
                let value = change.value.as_ref();
                let value = value.map(|value| shown(&field.kind, value));
                told += &format!(" {}:={}", field.name.value, value.unwrap_or_default());
            }
        }
        told
    }
}

fn shown(kind: &FieldType, value: &Value) -> String {
    match (kind, value) {
        (FieldType::OneOf(variants), Value::Variant(at)) => variants[*at].name.value.clone(),
        (_, Value::YesNo(yes)) => yes.to_string(),
        (_, Value::Text(text)) => text.clone(),
        (_, Value::Number(number)) => number.to_string(),
        (_, value) => format!("{value:?}"),
    }
}

impl Log {
    /// The troubles as texts, each behind its line, those that reject a row with a cross.
    fn troubles(&self) -> Vec<String> {
        let troubles = self.troubles.iter().map(|trouble| {
            let cross = if trouble.rejected.is_some() { "x" } else { "" };
            format!("{}{cross} {}", trouble.line, trouble.message.text(Lang::En))
        });
        troubles.collect()
    }

    fn notes(&self, code: &str) -> Vec<String> {
        let notes = self.reading.notes.iter().filter(|note| note.code() == code);
        notes.map(|note| note.text(Lang::En)).collect()
    }
}

/// What keeps a log from being read.
fn fault(read: Result<Log, Fault>) -> String {
    match read {
        Ok(log) => panic!("it was read: {:?}", log.cases),
        Err(Fault::Io { why, .. }) => why.to_string(),
        Err(Fault::Log { message, line, .. }) => {
            let line = line.map(|line| format!("{line}: ")).unwrap_or_default();
            line + &message.text(Lang::En)
        }
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// A reading knows its messages in both languages.
fn in_both(message: &LogMessage) -> [String; 2] {
    [message.text(Lang::En), message.text(Lang::Id)]
}
