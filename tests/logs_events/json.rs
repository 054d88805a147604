//! JSON: nested and flat, in one document and on lines, sound and broken.

use super::*;

const NESTED: &str = r#"[
  {"case_id": "K1", "lengkap": true, "biaya": 12.5, "events": [
    {"step": 1, "activity": "Menerima berkas", "actor": "Petugas", "completed_at": "2024-01-15T09:00:00+07:00", "outcome": "selesai"},
    {"step": 2, "activity": "memeriksa  berkas", "actor": "Petugas", "started_at": "2024-01-16 08:00", "completed_at": "2024-01-16 10:30", "isi": "kurang"}
  ]},
  {"case_id": 7, "lengkap": "tidak", "events": []},
  {"case_id": "K3", "events": [{"activity": "Rapat", "completed_at": "2024-01-17T09:00:00Z"}]}
]"#;

const CASES: [&str; 3] = [
    "K1 lengkap=true biaya=12.5 | 1:terima Petugas - selesai - 2024-01-15T09:00 \
     | 2:periksa Petugas - - 2024-01-16T08:00 2024-01-16T10:30 isi:=kurang",
    "7 lengkap=false",
    "K3 | 3:?Rapat - - - - 2024-01-17T16:00",
];

#[test]
fn cases_hold_their_events() {
    let log = Bench::new().json(NESTED);
    assert_eq!(log.cases, CASES);
    assert_eq!(log.troubles(), [""; 0]);
    assert_eq!(log.reading.rows, 3);
}

#[test]
fn the_list_of_cases_can_stand_under_a_key() {
    let text = format!(r#"{{"made": {{"at": [1, 2]}}, "data": {{"kasus": {NESTED}, "n": 3}}}}"#);
    let log = Bench::new().json(&text);
    assert_eq!(log.cases, CASES);
    assert_eq!(
        log.notes("log-form"),
        ["what stands beside the list is passed over: `made`, `n`"]
    );
}

#[test]
fn each_line_can_hold_a_case() {
    let text = "{\"case_id\":\"K1\",\"events\":[{\"step\":1},{\"step\":\"2\"}]}\n\n{\"case_id\":\"K2\",\"events\":[{\"step\":9}]}\n";
    let log = Bench::new().json(text);
    assert_eq!(
        log.cases,
        [
            "K1 | 1:terima - - - - - | 1:periksa - - - - -",
            "K2 | 3:?9 - - - - -"
        ]
    );
}

#[test]
fn one_case_can_be_the_whole_file() {
    let text = "{\n\"id kasus\": \"K1\",\n\"riwayat\": [{\"id\": 4, \"langkah\": 1}]\n}";
    let log = Bench::new().json(text);
    assert_eq!(log.cases, ["K1 | 1:terima - - - - -"]);
}

#[test]
fn cases_without_any_events_are_cases() {
    let log = Bench::new().json(r#"[{"case_id": "K1", "lengkap": "ya"}, {"case_id": "K2"}]"#);
    assert_eq!(log.cases, ["K1 lengkap=true", "K2"]);
}

#[test]
fn lists_of_data_are_read_from_cases() {
    let text = r#"[{"case_id": "K1", "berkas": [{"nama": "KTP", "asli": "ya"}, {"Nama": "KK"}, 5], "events": []}]"#;
    let log = Bench::new().json(text);
    assert_eq!(
        log.cases,
        ["K1 berkas=[[Some(Text(\"KTP\")), Some(YesNo(true))], [Some(Text(\"KK\")), None]]"]
    );
    assert_eq!(
        log.troubles(),
        ["1 `berkas` lists something that is no object, `{ … }`; that item is left out"]
    );
}

#[test]
fn what_a_case_says_of_itself_goes_before_the_case_table() {
    let mut bench = Bench::new();
    let table = bench.json(r#"[{"case_id": "K1", "lengkap": true, "biaya": 3}]"#);
    assert_eq!(table.cases, ["K1 lengkap=true biaya=3"]);
    let biaya = bench.names.field("biaya").unwrap();
    let mut header = lajur::run::Header {
        line: Some(2),
        ..Default::default()
    };
    header.data.values.resize(4, None);
    header.data.values[biaya.0 as usize] =
        Some(Value::Number(lajur::lang::Number::parse("9").unwrap()));
    header.data.values[0] = Some(Value::YesNo(false));
    bench.cases.add("K1", header).unwrap();
    let log = bench.json(r#"[{"case_id": "K1", "lengkap": true, "events": []}]"#);
    assert_eq!(log.cases, ["K1 lengkap=true biaya=9"]);
}

mod flat {
    use super::*;

    const SORTED: &str = r#"[
      {"case": "K1", "activity": "terima", "time": "2024-01-15", "lengkap": "tidak"},
      {"case": "K1", "activity": "periksa", "time": "2024-01-16", "lengkap": "ya"},
      {"case": "K2", "activity": "Banding", "time": "2024-01-15"}]"#;

    #[test]
    fn events_name_their_case() {
        let log = Bench::new().json(SORTED);
        assert_eq!(
            log.cases,
            [
                "K1 lengkap=false | 1:terima - - - - 2024-01-15T00:00 \
                 | 2:periksa - - - - 2024-01-16T00:00 lengkap:=true",
                "K2 | 3:!banding - - - - 2024-01-15T00:00"
            ]
        );
        assert!(log.notes("log-form").is_empty());
    }

    #[test]
    fn lines_in_any_order_are_held_and_that_is_said() {
        let text = "\u{feff}{\"case\":\"K1\",\"activity\":\"periksa\",\"time\":\"2024-01-16\"}\n\
                    {\"case\":\"K2\",\"activity\":\"terima\",\"time\":\"2024-01-15\"}\n\
                    {\"case\":\"K1\",\"activity\":\"terima\",\"time\":\"2024-01-15\"}\n";
        let log = Bench::new().json(text);
        assert_eq!(
            log.cases,
            [
                "K1 | 3:terima - - - - 2024-01-15T00:00 | 1:periksa - - - - 2024-01-16T00:00",
                "K2 | 2:terima - - - - 2024-01-15T00:00"
            ]
        );
        let notes = log.notes("log-form");
        assert!(notes[0].contains("held in memory"), "{notes:?}");
    }

    #[test]
    fn a_long_sorted_log_is_cut_between_cases() {
        let mut text = String::new();
        for case in 0..4000 {
            for step in 1..=3 {
                text += &format!("{{\"case\":\"K{case}\",\"step\":{step}}}\n");
            }
        }
        let log = Bench::new().json(&text);
        assert_eq!(log.cases.len(), 4000);
        let last = "K3999 | 11998:terima - - - - - | 11999:periksa - - - - - \
                    | 12000:tutup - - - - -";
        assert_eq!(log.cases[3999], last);
        assert!(log.notes("log-form").is_empty());
    }

    #[test]
    fn an_event_without_a_case_or_an_activity_is_rejected() {
        let text =
            r#"[{"case": "K1", "step": 1}, {"step": 2}, {"case": "K1", "actor": "Petugas"}, 4]"#;
        let log = Bench::new().json(text);
        assert_eq!(log.cases, ["K1 | 1:terima - - - - -"]);
        assert_eq!(
            log.troubles(),
            [
                "2x nothing here says which case this is",
                "3x nothing says what was done here",
                "4x this is no object, `{ … }`, so nothing in it has a name"
            ]
        );
        assert_eq!(log.troubles[0].rejected.as_deref(), Some(r#"{"step": 2}"#));
    }

    #[test]
    fn no_key_for_the_case_is_a_fault() {
        let read = Bench::new().read(Format::Json, br#"[{"activity": "terima", "who": 3}]"#);
        assert_eq!(
            fault(read),
            "no column says which case a row belongs to; the columns are `activity`, `who`"
        );
    }
}

mod bad {
    use super::*;

    #[test]
    fn empty_files_and_other_files_are_told() {
        let bench = Bench::new();
        let fault = |text: &str| fault(bench.read(Format::Json, text.as_bytes()));
        assert!(fault("").starts_with("the file is empty"));
        assert!(fault(" \n\u{feff}").starts_with("this is no JSON"));
        assert!(fault("case,activity\nK1,terima\n").starts_with("this is no JSON"));
        assert_eq!(bench.json("[]").cases, [""; 0]);
        assert_eq!(bench.json("{}").troubles().len(), 1);
    }

    #[test]
    fn a_broken_line_is_the_only_one_rejected() {
        let text = "{\"case_id\":\"K1\",\"events\":[]}\n{\"case_id\":\"K2\",\"events\":[}\n{\"case_id\":\"K3\",\"events\":[]}\n";
        let log = Bench::new().json(text);
        assert_eq!(log.cases, ["K1", "K3"]);
        assert_eq!(
            log.troubles(),
            ["2x this is no JSON, as line 2, column 27 shows"]
        );
    }

    #[test]
    fn a_broken_case_in_a_document_is_the_only_one_rejected() {
        let text = "[\n{\"case_id\":\"K1\",\"events\":[]},\n{\"case_id\":,\"events\":[{\"step\":1}]},\n{\"case_id\":\"K3\",\"events\":[{\"step\":1}]}]";
        let log = Bench::new().json(text);
        assert_eq!(log.cases, ["K1", "K3 | 2:terima - - - - -"]);
        assert_eq!(
            log.troubles(),
            ["1x this is no JSON, as line 3, column 12 shows"]
        );
    }

    #[test]
    fn where_brackets_or_commas_fail_the_rest_is_told_as_unread() {
        let log = Bench::new().json("[{\"case_id\":\"K1\",\"events\":[]}\n{\"case_id\":\"K2\"}]");
        assert_eq!(log.cases, ["K1"]);
        assert!(log.troubles()[0].contains("broken in line 2, column 1"));
        let log = Bench::new().json("[{\"case_id\":\"K1\",\"events\":[]},\n{\"case_id\":\"K2]\n}]");
        assert_eq!(log.cases, ["K1"]);
        assert!(log.troubles()[0].starts_with("1x the JSON is broken in line 2, column 16"));
        let log = Bench::new().json("[{\"case_id\":\"K1\",\"events\":[]}] x");
        assert!(log.troubles()[0].contains("broken in line 1"));
    }

    #[test]
    fn a_document_that_is_cut_off_is_read_as_far_as_it_goes() {
        let cut = NESTED.find("K3").unwrap();
        let log = Bench::new().json(&NESTED[..cut]);
        assert_eq!(log.cases, &CASES[..2]);
        let troubles = log.troubles();
        assert_eq!(troubles.len(), 1);
        assert!(troubles[0].contains("ends in line 7"), "{troubles:?}");
        assert_eq!(
            log.troubles[0].rejected.as_deref(),
            Some("{\"case_id\": \"")
        );
    }

    #[test]
    fn a_packed_file_that_is_cut_off_is_a_fault() {
        let bench = Bench::new();
        let packed = gzip(NESTED.as_bytes());
        assert_eq!(bench.read(Format::Json, &packed).unwrap().cases, CASES);
        let read = bench.read(Format::Json, &packed[..packed.len() / 2]);
        assert!(fault(read).contains("ends too early"));
    }

    #[test]
    fn deep_nesting_ends_the_reading_and_not_the_program() {
        let deep = "[".repeat(100_000);
        let bench = Bench::new();
        let text =
            format!("[{{\"case_id\":\"K1\",\"events\":[]}},\n{{\"case_id\":\"K2\",\"x\":{deep}");
        let log = bench.json(&text);
        assert_eq!(log.cases, ["K1"]);
        assert!(log.troubles()[0].contains("nested too deep in line 2"));
        assert!(!bench.json(&deep).troubles().is_empty());
        let lines = format!(
            "{{\"case_id\":\"K1\",\"events\":[]}}\n{{\"x\":{deep}\n{{\"case_id\":\"K3\"}}\n"
        );
        assert_eq!(bench.json(&lines).cases, ["K1", "K3"]);
    }

    #[test]
    fn wrong_types_are_told_and_nothing_is_lost() {
        let text = r#"[{"case_id": "K1", "events": [{"step": 1}]},
          {"case_id": "K2", "events": 3},
          {"case_id": {"x": 1}, "events": []},
          {"case_id": "K4", "lengkap": [1], "biaya": "banyak",
           "events": [{"step": 1, "actor": {"name": "x"}}, "x", {"step": 2, "completed_at": "besok"}, {"step": 3}]}]"#;
        let log = Bench::new().json(text);
        assert_eq!(
            log.cases,
            [
                "K1 | 1:terima - - - - -",
                "K2",
                "K4 | 2:terima - - - - - | 4:tutup - - - - -"
            ]
        );
        assert_eq!(
            log.troubles(),
            [
                "2 `events` is no list here; the case is taken without events",
                "2x nothing here says which case this is",
                "2 `lengkap` holds a list or an object where a single value is needed; it is left out",
                "2 `biaya` is a number, and `banyak` is none; the case is judged without it",
                "2 `actor` holds a list or an object where a single value is needed; it is left out",
                "3x this is no object, `{ … }`, so nothing in it has a name",
                "3x `besok` can't be read as a date or a time; write it as 2024-06-05 or 2024-06-05 09:30"
            ]
        );
    }

    #[test]
    fn a_key_that_stands_twice_is_told() {
        let log = Bench::new()
            .json(r#"[{"case_id": "K1", "lengkap": true, "lengkap": false, "events": []}]"#);
        assert_eq!(log.cases, ["K1 lengkap=true"]);
        assert_eq!(
            log.troubles(),
            ["1 the key `lengkap` stands here twice; the first is read"]
        );
    }

    #[test]
    fn a_number_that_would_change_is_not_read() {
        let log = Bench::new().json(r#"[{"case_id": 123456789012345678901234, "events": []}]"#);
        assert_eq!(log.cases, [""; 0]);
        assert!(log.troubles()[0].contains("too many digits"));
    }

    #[test]
    fn messages_differ_between_the_languages() {
        let log = Bench::new().json(r#"[{"case_id": "K1", "events": 3}, 4]"#);
        for trouble in &log.troubles {
            let [english, indonesian] = in_both(&trouble.message);
            assert_ne!(english, indonesian);
        }
    }
}
