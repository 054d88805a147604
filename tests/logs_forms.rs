//! Logs come in many forms. What is recognised is said, what can't be read is blamed at its line, and nothing is guessed
//! in silence.

use std::io::{self, Cursor, Read, Write};
use std::sync::Arc;

use lajur::calendar::Moment;
use lajur::diagnostic::Severity;
use lajur::diagnostic::messages::LogMessage;
use lajur::engine::Plan;
use lajur::lang::{Lang, Number};
use lajur::model::expr::Value;
use lajur::model::{Amount, Date, Duration, Unit};
use lajur::pipeline;
use lajur::run::log::{
    CaseTable, Columns, Context, DateOrder, Fault, Holds, Input, Moments, Options, Role, bytes,
    values,
};
use lajur::run::{Lexicon, Names};
use lajur::source::Source;

const SOP: &str = r#"
sop layanan "Layanan" {
  days workdays
  actor petugas "Petugas"
  data {
    lengkap       yes/no "Berkas lengkap"
    jenis         optional one of { biasa "Pengaduan Biasa"  khusus "Pengaduan Khusus" } "Jenis"
    biaya         optional number
    diajukan      optional date "Tanggal pengajuan"
    kejadian      optional date and time
    lama          optional duration
    isi           optional text
    berkas        optional list { nama text }
  }
  LOG
  activity terima "Menerima" { start by petugas }
  activity tutup "Menutup" { end by petugas }
}
"#;

#[test]
fn the_sop_on_the_page_about_logs_holds() {
    let page = include_str!("../docs/logs.md");
    let (_, example) = page.split_once("```sop\n").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let checked = pipeline::check(&[Source::new("page.sop", example)]);
    let faults = checked.findings.iter();
    let faults = faults.filter(|it| it.severity >= Severity::Warning);
    assert_eq!(
        faults.map(|it| it.code()).collect::<Vec<_>>(),
        Vec::<&str>::new()
    );
}

/// An SOP and what readers need, with the options of a test.
struct Bench {
    plan: Plan,
    names: Names,
    lexicon: Arc<Lexicon>,
    cases: CaseTable,
    options: Options,
}

impl Bench {
    fn new(options: Options) -> Bench {
        Bench::with_log("", options)
    }

    fn with_log(log: &str, options: Options) -> Bench {
        let text = SOP.replace("LOG", log);
        let checked = pipeline::check(&[Source::new("layanan.sop", text)]);
        let plan = Plan::new(&checked.catalogue.sops[0]);
        Bench {
            names: Names::new(&plan),
            plan,
            lexicon: Arc::default(),
            cases: CaseTable::default(),
            options,
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

    fn value(&self, field: &str, cell: &str) -> Result<Option<Value>, String> {
        let field = self.names.field(field).unwrap();
        let field = &self.plan.sop()[field];
        let moments = Moments::new(&self.options);
        values::value(field, cell, &moments).map_err(|why| why.text(Lang::En))
    }
}

fn texts(messages: &[LogMessage]) -> Vec<String> {
    messages.iter().map(|it| it.text(Lang::En)).collect()
}

/// The moment a cell holds, as text; what is wrong with it otherwise.
fn moment(cell: &str, moments: &Moments) -> String {
    match moments.read(cell) {
        Ok(moment) => moment.as_ref().map(Moment::to_string).unwrap_or_default(),
        Err(why) => why.text(Lang::En),
    }
}

fn recognised(cells: &[&str], options: &Options) -> (Moments, Vec<String>) {
    let samples = (2..).zip(cells.iter().copied());
    let (moments, notes) = Moments::recognise(samples, options).unwrap();
    (moments, texts(&notes))
}

fn in_wita() -> Options {
    Options {
        zone: Some(480),
        ..Options::default()
    }
}

mod columns {
    use super::*;

    fn heads(columns: &Columns, heads: &[&str]) -> Vec<String> {
        let roles = [
            Role::Case,
            Role::Activity,
            Role::Number,
            Role::Actor,
            Role::Person,
            Role::Started,
            Role::Completed,
            Role::Outcome,
            Role::Filed,
        ];
        let found = roles.into_iter().filter_map(|role| {
            let at = columns.role(role)?;
            Some(format!("{role:?}={}", heads[at]))
        });
        found.collect()
    }

    fn of_events(bench: &Bench, names: &[&str]) -> Result<Vec<String>, String> {
        match Columns::of_events(&bench.context(), names) {
            Ok(columns) => Ok(heads(&columns, names)),
            Err(why) => Err(why.text(Lang::En)),
        }
    }

    #[test]
    fn are_recognised_by_their_heads_in_both_languages_and_in_xes() {
        let bench = Bench::new(Options::default());
        let samples = [
            "case_id,seq,step,activity,actor,started_at,completed_at,outcome,document,note",
            "ID Kasus;Langkah;Kegiatan;Pelaksana;Mulai;Selesai;Hasil",
            "case:concept:name,concept:name,org:role,org:resource,time:timestamp",
            "No. Laporan,Aktivitas,Petugas,Nama,Tanggal",
        ];
        let expected = [
            "Case=case_id Activity=activity Number=step Actor=actor Started=started_at Completed=completed_at \
             Outcome=outcome",
            "Case=ID Kasus Activity=Kegiatan Number=Langkah Actor=Pelaksana Started=Mulai Completed=Selesai \
             Outcome=Hasil",
            "Case=case:concept:name Activity=concept:name Actor=org:role Person=org:resource \
             Completed=time:timestamp",
            "Case=No. Laporan Activity=Aktivitas Actor=Petugas Person=Nama Completed=Tanggal",
        ];
        for (sample, expected) in samples.into_iter().zip(expected) {
            let names: Vec<&str> = sample.split([',', ';']).collect();
            assert_eq!(of_events(&bench, &names).unwrap().join(" "), expected);
        }
    }

    #[test]
    fn a_log_without_a_case_or_an_activity_is_refused_with_what_it_has() {
        let bench = Bench::new(Options::default());
        let why = of_events(&bench, &["Kegiatan", "Tanggal"]).unwrap_err();
        assert_eq!(
            why,
            "no column says which case a row belongs to; the columns are `Kegiatan`, `Tanggal`"
        );
        let why = of_events(&bench, &["case_id", "when"]).unwrap_err();
        assert!(why.starts_with("no column says what was done"), "{why}");
        let message = LogMessage::NoCaseColumn {
            columns: String::new(),
        };
        let Fault::Log { help, .. } = Fault::new("log.csv", None, message) else {
            panic!()
        };
        assert_eq!(
            help.unwrap().text(Lang::En),
            "say which it is: `--column case=HEAD`, or in the SOP `log { case \"HEAD\" }`"
        );
    }

    #[test]
    fn flags_go_before_the_sop_and_the_sop_before_recognition() {
        let names = ["kode", "nomor", "case_id", "activity", "tanggal"];
        let log = r#"log { case "Kode"  completed "Tanggal" }"#;
        let bench = Bench::with_log(log, Options::default());
        assert_eq!(of_events(&bench, &names).unwrap()[0], "Case=kode");
        let columns = vec![(Role::Case, "Nomor".to_string())];
        let options = Options {
            columns,
            ..Options::default()
        };
        let bench = Bench::with_log(log, options);
        assert_eq!(of_events(&bench, &names).unwrap()[0], "Case=nomor");
        let bench = Bench::new(Options::default());
        assert_eq!(of_events(&bench, &names).unwrap()[0], "Case=case_id");
    }

    #[test]
    fn the_more_exact_head_wins_and_that_is_said() {
        let bench = Bench::new(Options::default());
        let names = ["id", "case_id", "activity", "timestamp"];
        let columns = Columns::of_events(&bench.context(), &names).unwrap();
        assert_eq!(
            texts(columns.notes()),
            [
                "`case_id` is read as the case, `id` is left aside",
                "columns read: case `case_id`, activity `activity`, completed `timestamp`",
                "columns not read: `id`",
            ]
        );
    }

    #[test]
    fn one_that_is_named_twice_is_an_error_where_it_is_needed() {
        let bench = Bench::new(Options::default());
        let why = of_events(&bench, &["case_id", "activity", "Case ID", "time"]).unwrap_err();
        assert_eq!(
            why,
            "columns 1 and 3 are both called `case_id`; which of them holds the case can't be told"
        );
        let names = [
            "case_id", "activity", "actor", "time", "actor", "isi", "Isi",
        ];
        let columns = Columns::of_events(&bench.context(), &names).unwrap();
        assert_eq!(
            texts(columns.notes())[..2],
            [
                "columns 3 and 5 are both called `actor`; column 3 is read",
                "columns 6 and 7 are both called `isi`; column 6 is read",
            ]
        );
    }

    #[test]
    fn data_of_the_sop_are_found_by_name_title_and_flag() {
        let fields = vec![("biaya".to_string(), "Tarif".to_string())];
        let bench = Bench::new(Options {
            fields,
            ..Options::default()
        });
        let names = [
            "case_id",
            "Berkas Lengkap",
            "TARIF",
            "tanggal pengajuan",
            "tanggal masuk",
            "lain",
        ];
        let columns = Columns::of_cases(&bench.context(), &names).unwrap();
        let field = |name| Holds::Field(bench.names.field(name).unwrap());
        assert_eq!(
            columns.holds(),
            [
                Holds::Role(Role::Case),
                field("lengkap"),
                field("biaya"),
                field("diajukan"),
                Holds::Role(Role::Filed),
                Holds::Nothing,
            ]
        );
    }
}

mod moments {
    use super::*;

    #[test]
    fn are_read_in_every_usual_form() {
        let moments = Moments::new(&in_wita());
        let same = [
            "2024-01-15T09:12:00+08:00",
            "2024-01-15T01:12:00Z",
            "2024-01-15T08:12:00.123456+07:00",
            "2024-01-15 09:12",
            "2024-01-15 09:12:00",
            "2024-01-15T09:12+0800",
            "2024/01/15 09:12",
            "15/01/2024 09:12",
            "15/1/2024 9.12",
            "15-01-2024 09:12:00",
            "15.01.2024 09.12",
            "15/01/24 09:12",
            "15 Jan 2024 09:12",
            "15 Januari 2024 pukul 09.12",
            "15 Januari 2024, pukul 09.12 WITA",
            "Senin, 15 Januari 2024 08.12 WIB",
            "15-Jan-2024 9:12 AM",
            "Jan 15, 2024 9:12 a.m.",
            "January 15, 2024, 9:12 am",
            "1705281120",
            "1705281120000",
            "  2024-01-15T09:12:00+08:00 ",
        ];
        for cell in same {
            assert_eq!(moment(cell, &moments), "2024-01-15T09:12", "{cell}");
        }
        assert_eq!(moment("3 Agt 2026", &moments), "2026-08-03T00:00");
        assert_eq!(moment("3 Mei 2026 12:05 PM", &moments), "2026-05-03T12:05");
        assert_eq!(moment("3 Des 2026 12:05 am", &moments), "2026-12-03T00:05");
        assert_eq!(moment("   ", &moments), "");
    }

    #[test]
    fn what_is_none_is_told_why() {
        let moments = Moments::new(&in_wita());
        let faulty = [
            ("2024-02-30", "there is no such date as `2024-02-30`"),
            (
                "31/04/2024 10:00",
                "there is no such date as `31/04/2024 10:00`",
            ),
            (
                "besok",
                "`besok` can't be read as a date or a time; write it as 2024-06-05 or 2024-06-05 09:30",
            ),
            (
                "2024-01-15 25:00",
                "`2024-01-15 25:00` can't be read as a date or a time; write it as 2024-06-05 or 2024-06-05 09:30",
            ),
            (
                "2024-01-15 09:12 foo",
                "`2024-01-15 09:12 foo` can't be read as a date or a time; write it as 2024-06-05 or 2024-06-05 09:30",
            ),
            (
                "12",
                "`12` can't be read as a date or a time; write it as 2024-06-05 or 2024-06-05 09:30",
            ),
            (
                "9 Foo 2024",
                "`9 Foo 2024` can't be read as a date or a time; write it as 2024-06-05 or 2024-06-05 09:30",
            ),
        ];
        for (cell, why) in faulty {
            assert_eq!(moment(cell, &moments), why);
        }
        let serial = moment("45306.5", &moments);
        assert!(serial.contains("day number of a spreadsheet"), "{serial}");
    }

    #[test]
    fn nothing_that_people_can_write_makes_them_panic() {
        let moments = Moments::new(&in_wita());
        let cells = [
            "2024-01-1é",
            "٣/٤/٢٠٢٤",
            "99999999999999999999",
            "1/",
            "Z",
            "+08:00",
            "1.2.3.4.5",
        ];
        for cell in cells {
            let _ = moment(cell, &moments);
            let whole = "2024-01-15T09:12:00+08:00".to_string() + cell;
            for end in (0..=whole.len()).filter(|at| whole.is_char_boundary(*at)) {
                let _ = moment(&whole[..end], &moments);
            }
        }
    }

    #[test]
    fn the_day_is_told_from_the_month_by_what_can_be_no_month() {
        let (moments, notes) = recognised(&["03/04/2024", "15/04/2024"], &in_wita());
        assert_eq!(moments.order, DateOrder::DayFirst);
        assert_eq!(
            notes,
            ["dates are read day first, as line 3 shows: `15/04/2024`"]
        );
        let (moments, notes) = recognised(&["03/04/2024 10:00", "04/15/2024 11:00"], &in_wita());
        assert_eq!(moment("03/04/2024", &moments), "2024-03-04T00:00");
        assert_eq!(
            notes,
            [
                "dates are read month first, as line 3 shows: `04/15/2024 11:00`",
                "times without a zone are taken as UTC+08:00, the zone of the SOP",
            ]
        );
        let later = moment("20/04/2024", &moments);
        assert_eq!(
            later,
            "`20/04/2024` is no date if read month first, as `04/15/2024 11:00` in line 3 asks for; write all dates of the column alike"
        );
    }

    #[test]
    fn where_nothing_tells_the_day_goes_first_and_that_is_said() {
        let (moments, notes) = recognised(&["03/04/2024", "05/05/2024"], &in_wita());
        assert_eq!(moment("03/04/2024", &moments), "2024-04-03T00:00");
        assert_eq!(notes.len(), 1);
        assert!(
            notes[0].starts_with("nothing shows whether `03/04/2024` has the day"),
            "{notes:?}"
        );
        let options = Options {
            dates: Some(DateOrder::MonthFirst),
            ..in_wita()
        };
        let (moments, notes) = recognised(&["03/04/2024"], &options);
        assert_eq!(moment("03/04/2024", &moments), "2024-03-04T00:00");
        assert_eq!(notes, Vec::<String>::new());
    }

    #[test]
    fn two_forms_in_one_column_are_refused_with_both_lines() {
        let cells = ["15/01/2024", "02/02/2024", "01/16/2024"];
        let samples = (2..).zip(cells);
        let (line, why) = Moments::recognise(samples, &in_wita()).unwrap_err();
        assert_eq!(line, Some(4));
        assert_eq!(
            why.text(Lang::En),
            "dates are written in two ways in one column: line 2 has the day first, `15/01/2024`, \
             line 4 the month, `01/16/2024`"
        );
    }

    #[test]
    fn zones_are_said_once() {
        let (_, notes) = recognised(&["2024-01-15 09:12", "2024-01-16 09:12"], &in_wita());
        assert_eq!(
            notes,
            ["times without a zone are taken as UTC+08:00, the zone of the SOP"]
        );
        let (_, notes) = recognised(&["2024-01-15T09:12+08:00"], &in_wita());
        assert_eq!(notes, Vec::<String>::new());
        let (_, notes) = recognised(&["2024-01-15T09:12Z", "2024-01-15T09:12Z"], &in_wita());
        assert_eq!(
            notes,
            ["times of other zones are turned into UTC+08:00, the zone of the SOP"]
        );
        let (moments, notes) = recognised(&["2024-01-15T09:12Z"], &Options::default());
        assert!(notes[0].starts_with("the SOP says no zone"), "{notes:?}");
        assert_eq!(moment("2024-01-15T09:12Z", &moments), "2024-01-15T09:12");
    }
}

mod case_data {
    use super::*;

    fn number(text: &str) -> Result<Option<Value>, String> {
        Ok(Number::parse(text).map(Value::Number))
    }

    #[test]
    fn each_type_takes_what_people_write() {
        let bench = Bench::new(in_wita());
        assert_eq!(bench.value("lengkap", "Ya"), Ok(Some(Value::YesNo(true))));
        assert_eq!(
            bench.value("lengkap", "TIDAK"),
            Ok(Some(Value::YesNo(false)))
        );
        assert_eq!(bench.value("lengkap", " "), Ok(None));
        assert_eq!(bench.value("jenis", "khusus"), Ok(Some(Value::Variant(1))));
        assert_eq!(
            bench.value("jenis", "Pengaduan  biasa"),
            Ok(Some(Value::Variant(0)))
        );
        assert_eq!(
            bench.value("isi", " Tulisan "),
            Ok(Some(Value::Text("Tulisan".into())))
        );
        let date = Date {
            year: 2024,
            month: 3,
            day: 2,
        };
        assert_eq!(
            bench.value("diajukan", "2 Maret 2024"),
            Ok(Some(Value::Date(date)))
        );
        let at = Value::DateTime(date, 21 * 60);
        assert_eq!(bench.value("kejadian", "2024-03-02 21:00"), Ok(Some(at)));
    }

    #[test]
    fn numbers_may_have_marks_for_thousands_in_either_order() {
        let bench = Bench::new(in_wita());
        let same = ["1234.5", "1234,5", "1.234,5", "1,234.5", "Rp 1.234,5"];
        for cell in same {
            assert_eq!(bench.value("biaya", cell), number("1234.5"), "{cell}");
        }
        for cell in [
            "1500000",
            "1.500.000",
            "1,500,000",
            "Rp1.500.000,-",
            "Rp 1.500.000,00",
        ] {
            assert_eq!(bench.value("biaya", cell), number("1500000"), "{cell}");
        }
        assert_eq!(bench.value("biaya", "Rp1.500"), number("1500"));
        assert_eq!(bench.value("biaya", "-0,125"), number("-0.125"));
        let why = bench.value("biaya", "1.500").unwrap_err();
        assert!(
            why.starts_with("`1.500` of `biaya` can be 1.5 or 1500"),
            "{why}"
        );
        for cell in ["12a", "1.2.3", "1,23,456.7", "--5", "Rp", "."] {
            let why = bench.value("biaya", cell).unwrap_err();
            assert!(why.starts_with("`biaya` is a number, and"), "{cell}: {why}");
        }
    }

    #[test]
    fn lengths_of_time_keep_their_units() {
        let bench = Bench::new(in_wita());
        let amount = |number, unit| Amount {
            number: Number::whole(number).unwrap(),
            unit,
        };
        let long = |amounts: &[Amount]| {
            Ok(Some(Value::Duration(Duration {
                amounts: amounts.to_vec(),
            })))
        };
        assert_eq!(
            bench.value("lama", "3 hari kerja"),
            long(&[amount(3, Unit::Workdays)])
        );
        assert_eq!(
            bench.value("lama", "1 jam 30 menit"),
            long(&[amount(1, Unit::Hours), amount(30, Unit::Minutes)])
        );
        assert_eq!(
            bench.value("lama", "2x24 jam"),
            long(&[amount(48, Unit::ClockHours)])
        );
        for cell in [
            "3",
            "tiga hari",
            "3 hari lagi",
            "-1 hari",
            "99999999999999 hari",
        ] {
            assert!(bench.value("lama", cell).is_err(), "{cell}");
        }
    }

    #[test]
    fn what_does_not_fit_says_what_would() {
        let bench = Bench::new(in_wita());
        assert_eq!(
            bench.value("lengkap", "7").unwrap_err(),
            "`lengkap` is yes or no, and `7` is neither; the case is judged without it"
        );
        assert_eq!(
            bench.value("jenis", "lain").unwrap_err(),
            "`lain` is no value of `jenis`; there are `Pengaduan Biasa`, `Pengaduan Khusus`; the case is judged \
             without it"
        );
        let why = bench.value("berkas", "a, b").unwrap_err();
        assert!(why.contains("give it as JSON"), "{why}");
        let why = bench.value("diajukan", "kemarin").unwrap_err();
        assert!(why.starts_with("`diajukan` is a date"), "{why}");
    }
}

mod encodings {
    use super::*;

    fn open(bytes: &[u8], options: &Options) -> Result<(String, Vec<String>), Fault> {
        let bytes = bytes.to_vec();
        let open = move || -> io::Result<Box<dyn Read + Send>> {
            Ok(Box::new(Cursor::new(bytes.clone())))
        };
        let input = Input {
            name: "log.csv",
            open: &open,
            bytes: None,
        };
        let (mut source, notes) = bytes::open(&input, options)?;
        let mut text = String::new();
        source
            .read_to_string(&mut text)
            .map_err(|why| bytes::fault("log.csv", why))?;
        Ok((text, texts(&notes)))
    }

    fn message(result: Result<(String, Vec<String>), Fault>) -> String {
        match result {
            Err(Fault::Log { message, .. }) => message.text(Lang::En),
            other => panic!("{other:?}"),
        }
    }

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(text).unwrap();
        packer.finish().unwrap()
    }

    /// Text that does not pack well, longer than what is looked at first.
    fn long() -> String {
        let mut seed = 7_u32;
        let mut line = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            format!("K{seed},é\n")
        };
        (0..20_000).map(|_| line()).collect()
    }

    #[test]
    fn utf8_is_read_as_it_is_with_a_mark_or_without() {
        let plain = Options::default();
        let (text, notes) = open("\u{feff}a,é\n".as_bytes(), &plain).unwrap();
        assert_eq!((text.as_str(), notes), ("a,é\n", Vec::new()));
        let (text, notes) = open(long().as_bytes(), &plain).unwrap();
        assert_eq!((text, notes), (long(), Vec::new()));
        assert_eq!(open(b"", &plain).unwrap().0, "");
    }

    #[test]
    fn windows_1252_and_utf16_are_recognised_and_said() {
        let plain = Options::default();
        let (text, notes) = open(b"caf\xe9 \x96 3\n", &plain).unwrap();
        assert_eq!(text, "café – 3\n");
        assert_eq!(
            notes,
            ["the file is not UTF-8; it is read as windows-1252 (`--encoding` says otherwise)"]
        );
        let wide = |mark: &str| -> Vec<u8> {
            let text = format!("{mark}{}", long());
            text.encode_utf16().flat_map(u16::to_le_bytes).collect()
        };
        for mark in ["\u{feff}", ""] {
            let (text, notes) = open(&wide(mark), &plain).unwrap();
            assert!(text == long());
            assert_eq!(notes, ["the file is read as UTF-16LE"]);
        }
        let xml = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><log a=\"\xe9\"/>";
        assert!(open(xml, &plain).unwrap().0.ends_with("\"é\"/>"));
    }

    #[test]
    fn the_user_may_name_the_encoding() {
        let named = |label: &str| Options {
            encoding: Some(label.to_string()),
            ..Options::default()
        };
        let (text, notes) = open(b"caf\xe9", &named("latin1")).unwrap();
        assert_eq!((text.as_str(), notes), ("café", Vec::new()));
        let why = message(open(b"a", &named("klingon")));
        assert!(why.starts_with("`klingon` is no encoding"), "{why}");
    }

    #[test]
    fn gzip_is_unpacked_in_all_its_parts() {
        let plain = Options::default();
        let mut two = packed(b"a,b\n");
        two.extend(packed(b"1,2\n"));
        let (text, notes) = open(&two, &plain).unwrap();
        assert_eq!(text, "a,b\n1,2\n");
        assert_eq!(
            notes,
            ["the file is packed (gzip) and is unpacked while it is read"]
        );
    }

    #[test]
    fn a_gzip_that_was_cut_off_or_damaged_is_told_from_an_empty_one() {
        let plain = Options::default();
        let whole = packed(long().as_bytes());
        let cut_off = "the packed file ends too early; it was cut off on its way here";
        for length in [12, 1000, whole.len() - 3] {
            assert_eq!(message(open(&whole[..length], &plain)), cut_off);
        }
        let mut damaged = whole.clone();
        damaged[5000] ^= 0xff;
        damaged[5001] ^= 0xff;
        let why = message(open(&damaged, &plain));
        assert!(why.starts_with("the packed file"), "{why}");
    }
}

mod files {
    use super::*;
    use lajur::run::log::{Portion, Reading, Trouble, Worker, read, read_cases};

    /// Keeps what it is given.
    #[derive(Default)]
    struct Keeper {
        cases: Vec<(usize, String)>,
        troubles: Vec<(u64, String)>,
    }

    impl Worker for Keeper {
        fn portion(&mut self, at: usize, portion: &Portion) {
            for case in portion.batch.cases() {
                let filed = case.header.and_then(|header| header.filed);
                let filed = filed.map(|it| format!(" {it}")).unwrap_or_default();
                let shown = format!("{}:{}{filed}", case.id, case.events.len());
                self.cases.push((at, shown));
            }
            self.troubles.extend(portion.troubles.iter().map(shown));
        }
    }

    fn shown(trouble: &Trouble) -> (u64, String) {
        (trouble.line, trouble.message.text(Lang::En))
    }

    struct Done {
        cases: Vec<String>,
        troubles: Vec<(u64, String)>,
        reading: Reading,
    }

    fn with_input<T>(name: &str, bytes: &[u8], take: impl FnOnce(&Input<'_>) -> T) -> T {
        let bytes = bytes.to_vec();
        let open = move || -> io::Result<Box<dyn Read + Send>> {
            Ok(Box::new(Cursor::new(bytes.clone())))
        };
        take(&Input {
            name,
            open: &open,
            bytes: None,
        })
    }

    fn run(bench: &Bench, name: &str, bytes: &[u8]) -> Result<Done, Fault> {
        let done = with_input(name, bytes, |input| {
            read(&bench.context(), Some(input), Keeper::default)
        });
        let (workers, reading) = done?;
        let mut cases: Vec<_> = workers.iter().flat_map(|it| it.cases.clone()).collect();
        cases.sort();
        let troubles = workers.into_iter().flat_map(|it| it.troubles);
        Ok(Done {
            troubles: troubles.collect(),
            cases: cases.into_iter().map(|(_, case)| case).collect(),
            reading,
        })
    }

    fn with_cases(bench: &mut Bench, name: &str, text: &str) -> (Reading, Vec<(u64, String)>) {
        let read = with_input(name, text.as_bytes(), |input| {
            read_cases(&bench.context(), input)
        });
        let (table, reading, troubles) = read.unwrap();
        bench.cases = table;
        (reading, troubles.iter().map(shown).collect())
    }

    fn message(result: Result<Done, Fault>) -> String {
        match result {
            Err(Fault::Log { message, .. }) => message.text(Lang::En),
            Err(other) => panic!("{other:?}"),
            Ok(done) => panic!("{:?}", done.cases),
        }
    }

    const EVENTS: &str = "case_id,activity,completed_at\n\
        A,Menerima,2024-01-15 09:00\n\
        A,Menutup,2024-01-16 09:00\n\
        B,Menerima,2024-01-17 09:00\n";

    #[test]
    fn each_form_is_told_from_the_others_and_gives_the_same_cases() {
        let bench = Bench::new(in_wita());
        let json = r#"[{"case_id":"A","events":[
            {"activity":"Menerima","completed_at":"2024-01-15 09:00"},
            {"activity":"Menutup","completed_at":"2024-01-16 09:00"}]},
            {"case_id":"B","events":[{"activity":"Menerima","completed_at":"2024-01-17 09:00"}]}]"#;
        let xes = r#"<?xml version="1.0"?><log>
            <trace><string key="concept:name" value="A"/>
              <event><string key="concept:name" value="Menerima"/></event>
              <event><string key="concept:name" value="Menutup"/></event></trace>
            <trace><string key="concept:name" value="B"/>
              <event><string key="concept:name" value="Menerima"/></event></trace></log>"#;
        let tabs = EVENTS.replace(',', "\t");
        let titled = format!("Log layanan\n\nUnit;Loket\n{}", EVENTS.replace(',', ";"));
        for text in [EVENTS, json, xes, &tabs, &titled] {
            for name in ["log", "log.dat"] {
                let done = run(&bench, name, text.as_bytes()).unwrap();
                assert_eq!(done.cases, ["A:2", "B:1"], "{text}");
                assert_eq!((done.reading.rows, done.reading.rejected), (3, 0), "{text}");
            }
        }
        let done = run(&bench, "log.csv", titled.as_bytes()).unwrap();
        let notes = texts(&done.reading.notes);
        assert_eq!(
            notes[0],
            "lines before the header row that are passed over: 3"
        );
    }

    #[test]
    fn a_log_without_a_zone_is_said_to_have_none_once() {
        let bench = Bench::new(in_wita());
        let done = run(&bench, "log.csv", EVENTS.as_bytes()).unwrap();
        let said = "times without a zone are taken as UTC+08:00, the zone of the SOP";
        let notes = texts(&done.reading.notes);
        assert_eq!(
            notes.iter().filter(|note| *note == said).count(),
            1,
            "{notes:?}"
        );
    }

    #[test]
    fn a_log_without_a_case_column_or_with_two_forms_of_dates_is_refused() {
        let bench = Bench::new(in_wita());
        let why = message(run(
            &bench,
            "log.csv",
            b"kegiatan,tanggal\nMenerima,2024-01-15\n",
        ));
        assert!(why.starts_with("no column says which case"), "{why}");
        let two = "case_id,activity,completed_at\nA,Menerima,15/01/2024\nA,Menutup,01/16/2024\nB,x,1/2/2024\n";
        let why = message(run(&bench, "log.csv", two.as_bytes()));
        assert!(why.starts_with("dates are written in two ways"), "{why}");
    }

    #[test]
    fn files_of_other_programs_are_refused_with_a_way_out() {
        let bench = Bench::new(in_wita());
        let why = message(run(&bench, "log.csv", b"PK\x03\x04\x14\x00\x06\x00"));
        assert_eq!(why, "this is XLSX, which is not read; save it as CSV");
    }

    #[test]
    fn a_log_and_its_case_table_are_held_against_each_other() {
        let mut bench = Bench::new(in_wita());
        let table = "case_id;Berkas lengkap;biaya;tanggal masuk;jam masuk\n\
            B;ya;Rp1.500.000;3 Jan 2024;09.12\n\
            C;mungkin;12;4 Jan 2024;\n\
            B;tidak;1;5 Jan 2024;\n\
            ;ya;1;;\n\
            D;ya\n\
            E;\"ya;1;1 Jan 2024;\n\
            F;ya;x;40 Jan 2024;\n";
        let (reading, troubles) = with_cases(&mut bench, "cases.csv", table);
        assert_eq!((reading.case_rows, reading.case_rows_rejected), (7, 4));
        assert_eq!(bench.cases.len(), 3);
        let troubles: Vec<String> = troubles
            .into_iter()
            .map(|(line, why)| format!("{line}: {why}"))
            .collect();
        assert_eq!(
            troubles,
            [
                "3: `lengkap` is yes or no, and `mungkin` is neither; the case is judged without it",
                "4: the case `B` stands in line 2 already; that row is used",
                "5: the row does not say which case it belongs to; fill the case in",
                "6: the row has 2 cells where there are 5 columns, so it can't be told which is which",
                "7: a quotation mark opens a cell here and none closes it; close it, or double it if it is part \
                 of the text",
                "8: `biaya` is a number, and `x` is none; the case is judged without it",
                "8: there is no such date as `40 Jan 2024`",
            ]
        );
        let done = run(&bench, "log.csv", EVENTS.as_bytes()).unwrap();
        assert_eq!(
            done.cases,
            ["A:2", "B:1 2024-01-03T09:12", "C:0 2024-01-04T00:00", "F:0"]
        );
        let notes = texts(&done.reading.notes);
        assert!(
            notes.ends_with(&[
                "cases of the log that are not in the case table: 1; they are judged without data"
                    .into(),
                "cases of the case table without events: 2; they are planned".into(),
            ]),
            "{notes:?}"
        );
    }

    #[test]
    fn packed_and_foreign_encodings_give_the_same_cases() {
        let bench = Bench::new(in_wita());
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(EVENTS.as_bytes()).unwrap();
        let packed = packer.finish().unwrap();
        let done = run(&bench, "log.csv.gz", &packed).unwrap();
        assert_eq!(done.cases, ["A:2", "B:1"]);
        let why = message(run(&bench, "log.csv.gz", &packed[..packed.len() - 9]));
        assert!(why.starts_with("the packed file ends too early"), "{why}");
        let wide: Vec<u8> = EVENTS.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(run(&bench, "log.csv", &wide).unwrap().cases, ["A:2", "B:1"]);
        let latin: Vec<u8> = [EVENTS.as_bytes(), b"C\xe9,Menerima,2024-01-18\n"].concat();
        assert_eq!(run(&bench, "log.csv", &latin).unwrap().cases[2], "Cé:1");
    }

    #[test]
    fn a_case_table_may_be_json() {
        let mut bench = Bench::new(in_wita());
        let table = r#"[{"case_id":"A","lengkap":true,"biaya":1.125,"tanggal masuk":"2024-01-02"},
            {"case_id":"B","lengkap":"entah"}, {"lengkap":true}, {"case_id":"A"}]"#;
        let (reading, troubles) = with_cases(&mut bench, "cases.json", table);
        assert_eq!(
            (reading.case_rows, reading.case_rows_rejected),
            (4, 2),
            "{troubles:?}"
        );
        let lengkap = bench.names.field("lengkap").unwrap();
        let biaya = bench.names.field("biaya").unwrap();
        let header = bench.cases.header("A").unwrap();
        assert_eq!(
            header.data.values[lengkap.0 as usize],
            Some(Value::YesNo(true))
        );
        let number = Number::parse("1.125").map(Value::Number);
        assert_eq!(header.data.values[biaya.0 as usize], number);
        assert!(header.filed.is_some());
    }

    #[test]
    fn cases_alone_are_planned() {
        let mut bench = Bench::new(in_wita());
        with_cases(&mut bench, "cases.csv", "id,lengkap\nA,ya\nB,tidak\n");
        let (workers, reading) = read(&bench.context(), None, Keeper::default).unwrap();
        assert_eq!(workers[0].cases.len(), 2);
        assert_eq!(
            texts(&reading.notes),
            ["cases of the case table without events: 2; they are planned"]
        );
    }

    #[test]
    fn a_log_of_reports_is_no_export_of_them() {
        let bench = Bench::new(in_wita());
        let log = "Tracking ID,Langkah,Kegiatan,Pelaksana,Tanggal Selesai,Hasil,Keterangan\n\
            9100001,1,Menerima,Petugas,15 Jan 2024,selesai,\n";
        let done = run(&bench, "log.csv", log.as_bytes()).unwrap();
        assert_eq!(done.cases, ["9100001:1"]);
    }

    /// An export as SP4N-LAPOR! writes it, with invented reports.
    fn lapor(delimiter: &str) -> String {
        let heads = [
            "Tracking ID",
            "Tanggal Laporan Masuk",
            "Waktu Laporan Masuk",
            "Judul Laporan",
            "Isi Laporan Awal",
            "Isi Laporan Akhir",
            "Klasifikasi Laporan",
            "Kategori",
            "Tipe Laporan",
            "Instansi Induk",
            "Instansi Terdisposisi",
            "Status Laporan",
            "Disposisi",
            "Tanggal Tindak Lanjut Pertama",
            "Waktu Tindak Lanjut",
            "Jumlah Tindak Lanjut",
            "Alasan Tunda Arsip",
            "Rating",
            "Kanal",
            "Lokasi",
            "Provinsi",
            "Kabupaten/Kota",
            "Tanggal Kejadian",
            "Jumlah Lampiran",
            "Biaya",
            "Catatan",
        ];
        let row = |id: &str, date: &str| {
            let mut cells = vec![""; heads.len()];
            (cells[0], cells[1], cells[2], cells[4]) = (id, date, "09.12", "\"Isi, laporan\"");
            cells.join(delimiter)
        };
        let rows = [
            row("9100001", "3 Jan 2026"),
            row("9100002", "13 Agt 2026"),
            row("9100002", "14 Agt 2026"),
        ];

        let heads = heads.join(delimiter);
        format!(
            "Laporan SP4N-LAPOR!\nInstansi:{delimiter}Instansi Contoh\nPeriode:{delimiter}1 Jan 2026 - 31 Agt 2026\n\n\
             {heads}\n{}\n",
            rows.join("\n")
        )
    }

    #[test]
    fn the_export_of_lapor_is_a_case_table_below_its_preamble() {
        let bench = Bench::with_log("", in_wita());
        for delimiter in [",", ";", "\t"] {
            let done = run(&bench, "export.csv", lapor(delimiter).as_bytes()).unwrap();
            assert_eq!(
                done.cases,
                ["9100001:0 2026-01-03T09:12", "9100002:0 2026-08-13T09:12"]
            );
            assert_eq!(
                (done.reading.case_rows, done.reading.case_rows_rejected),
                (3, 1)
            );
            let twice = "the case `9100002` stands in line 7 already; that row is used";
            assert_eq!(done.troubles, [(8, twice.to_string())]);
            let notes = texts(&done.reading.notes);
            assert!(
                notes[0].starts_with("this is an export of SP4N-LAPOR!"),
                "{notes:?}"
            );
            assert!(
                notes
                    .iter()
                    .any(|it| it == "lines before the header row that are passed over: 4")
            );
        }
        // Given as a case table it is the same table.
        let mut bench = Bench::new(in_wita());
        let (reading, _) = with_cases(&mut bench, "export.csv", &lapor(";"));
        assert_eq!((reading.case_rows, bench.cases.len()), (3, 2));
    }
}

mod block {
    use super::*;
    use lajur::model::expr::{Slots, truth};

    #[test]
    fn says_columns_and_when_a_case_is_closed_in_both_languages() {
        let english = r#"log { filed "Day in"?  closed when isi contains "Closed" }"#;
        let indonesian = r#"log { diterima "Day in"?  ditutup bila isi memuat "Closed" }"#;
        for log in [english, indonesian] {
            let bench = Bench::with_log(log, Options::default());
            let sop = bench.plan.sop();
            let [column] = sop.log.columns.as_slice() else {
                panic!("{:?}", sop.log)
            };
            assert_eq!(column.role, Role::Filed);
            assert_eq!(
                (column.head.value.as_str(), column.head.inferred),
                ("Day in", true)
            );
            let closed = sop.log.closed.as_ref().unwrap();
            let isi = bench.names.field("isi").unwrap();
            let mut data = Slots {
                values: vec![None; sop.fields.len()],
                ..Slots::default()
            };
            assert_eq!(truth(&closed.expr, &data), None);
            data.values[isi.0 as usize] = Some(Value::Text("Closed by the system".into()));
            assert_eq!(truth(&closed.expr, &data), Some(true));
            // A plan that is written and read back knows it too.
            let again = Plan::from_bytes(&bench.plan.to_bytes().unwrap()).unwrap();
            assert_eq!(again.sop().log, sop.log);
        }
    }

    #[test]
    fn is_checked_like_everything_else() {
        let blocks = [
            (r#"log { case "A"  case "B" }"#, "doubled-statement"),
            (
                r#"log { closed when statsu contains "x" }"#,
                "unknown-field",
            ),
            (r#"log { closed when biaya }"#, "wrong-type"),
            (r#"log { case }"#, "unexpected"),
            (r#"log { takes 3 days }"#, "unexpected"),
            (r#"log { case "A" } log { case "B" }"#, "doubled-statement"),
        ];
        for (log, code) in blocks {
            let text = SOP.replace("LOG", log);
            let checked = pipeline::check(&[Source::new("layanan.sop", text)]);
            let mut codes = checked.findings.iter().map(|finding| finding.code());
            assert!(codes.any(|found| found == code), "{log}");
        }
    }
}
