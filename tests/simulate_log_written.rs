//! A log that is written is read back as it was written, in both forms, whatever the names in it.

use std::io::Cursor;
use std::sync::Arc;

use lajur::calendar::Moment;
use lajur::engine::Plan;
use lajur::lang::Number;
use lajur::model::expr::Value;
use lajur::model::{Date, FieldId, RowId};
use lajur::pipeline;
use lajur::run::log::{
    CaseTable, Context, Input, Layout, LogWriter, Options, Piece, Portion, Worker, WrittenForm,
    read,
};
use lajur::run::{Activity, Lexicon, Names};
use lajur::source::Source;

const SOP: &str = r#"
sop surat "Surat & <berkas>" {
  kalender indonesia zona "Asia/Makassar"
  pelaksana loket "Loket \"A\", <depan>"
  data {
    outcome   salah satu { baik "Baik"  buruk "Buruk" }
    nilai     angka
    lengkap   ya/tidak
    case_id   opsional teks "Nomor berkas"
    catatan   opsional teks
  }
  log { selesai "Tgl" }
  aktivitas terima "Menerima \"surat\", <segera> & teliti" { mulai oleh loket  waktu 5 menit }
  aktivitas arsip  "Mengarsipkan; selesai"                 { akhir oleh loket  waktu 1 hari kerja }
}
"#;

/// A case as it is read: its name, its events, and its data in the end.
type Told = (
    String,
    Vec<(Activity, [Option<String>; 3], [Option<Moment>; 2])>,
    Vec<(FieldId, Option<Value>)>,
);

#[derive(Default)]
struct Cases(Vec<Told>, usize);

impl Worker for Cases {
    fn portion(&mut self, _: usize, portion: &Portion) {
        self.1 += portion.troubles.len();
        for case in portion.batch.cases() {
            let text = |word: Option<_>| word.map(|word| case.lexicon.text(word).to_string());
            let events = case.events.iter().map(|event| {
                let words = [event.actor, event.person, event.outcome].map(text);
                (event.activity, words, [event.started, event.completed])
            });
            let header = case.header.iter().flat_map(|it| &it.data.values);
            let header = (0..).map(FieldId).zip(header.cloned());
            let changes = case.changes.iter().map(|it| (it.field, it.value.clone()));
            let data = header.filter(|(_, value)| value.is_some()).chain(changes);
            self.0
                .push((case.id.to_string(), events.collect(), data.collect()));
        }
    }
}

fn at(day: u32, hour: u32, second: u32) -> Moment {
    let date = Date {
        year: 2025,
        month: 3,
        day,
    };
    Moment::new(date, hour * 3600 + second).unwrap()
}

/// A case of two pieces of work and one of the first alone, written in a form.
fn written(form: WrittenForm, plan: &Plan, data: &[(FieldId, Value)]) -> Vec<u8> {
    let fields: Vec<FieldId> = data.iter().map(|(field, _)| *field).collect();
    let layout = Layout::new(plan, &Names::new(plan), &fields, Some(480));
    let value = |(field, value): &(FieldId, Value)| (*field, layout.value(*field, value).unwrap());
    let known: Vec<(FieldId, String)> = data.iter().map(value).collect();
    let sop = plan.sop();
    let piece = |row: usize, from, to, values| Piece {
        activity: &sop.rows[row].text.value,
        actor: &sop.actors[0].title.value,
        person: "loket 1".into(),
        started: Some(from),
        completed: to,
        outcome: "",
        values,
    };
    let begun = at(3, 8, 1);
    let pieces = [
        piece(0, begun, at(3, 8, 301), known),
        piece(1, at(3, 8, 301), at(3, 8, 301), Vec::new()),
    ];
    let mut log = LogWriter::new(form, layout, Vec::new()).unwrap();
    log.case("1", &pieces).unwrap();
    log.case("2 <\"&\">", &pieces[..1]).unwrap();
    log.finish().unwrap()
}

/// The cases that are found in a log, of which every row is read and every value understood.
fn read_back(form: WrittenForm, plan: &Plan, bytes: &[u8]) -> Vec<Told> {
    let options = Options {
        zone: Some(480),
        threads: 1,
        ..Options::default()
    };
    let context = Context {
        plan,
        names: &Names::new(plan),
        lexicon: &Arc::new(Lexicon::default()),
        cases: &CaseTable::default(),
        options: &options,
    };
    let bytes = bytes.to_vec();
    let input = Input {
        name: match form {
            WrittenForm::Csv => "log.csv",
            WrittenForm::Xes => "log.xes",
        },
        open: &move || Ok(Box::new(Cursor::new(bytes.clone()))),
        bytes: None,
    };
    let (mut workers, reading) = read(&context, Some(&input), Cases::default).unwrap();
    let Cases(cases, troubles) = workers.remove(0);
    assert_eq!((reading.rejected, troubles), (0, 0));
    cases
}

#[test]
fn what_is_written_is_read_back() {
    let checked = pipeline::check(&[Source::new("surat.sop", SOP)]);
    let plan = Plan::new(&checked.catalogue.sops[0]);
    let values = [
        Value::Variant(1),
        Value::Number(Number::parse("1.234").unwrap()),
        Value::YesNo(false),
        Value::Text("B, 12 \"x\" <y> & z".into()),
        Value::Text("pagi; sore".into()),
    ];
    let data: Vec<_> = (0..).map(FieldId).zip(values).collect();
    let loket = plan.sop().actors[0].title.value.clone();
    let words = || [Some(loket.clone()), Some("loket 1".to_string()), None];
    for form in [WrittenForm::Csv, WrittenForm::Xes] {
        let bytes = written(form, &plan, &data);
        let text = String::from_utf8_lossy(&bytes);
        let cases = read_back(form, &plan, &bytes);
        let names: Vec<&str> = cases.iter().map(|(name, ..)| name.as_str()).collect();
        assert_eq!(names, ["1", "2 <\"&\">"], "{text}");
        let (_, events, known) = &cases[0];
        let row = |at| Activity::Row(RowId(at));
        let first = [at(3, 8, 1), at(3, 8, 301)].map(Some);
        assert_eq!(events[0], (row(0), words(), first), "{text}");
        assert_eq!(events[1], (row(1), words(), [first[1]; 2]), "{text}");
        for (field, value) in &data {
            let told = known.contains(&(*field, Some(value.clone())));
            assert!(told, "{field:?} {known:?} {text}");
        }
    }
}
