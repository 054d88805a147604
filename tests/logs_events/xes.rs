//! XES: traces, lifecycles, keys, entities, and files that are cut off or broken.

use super::*;

fn log(traces: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<!-- <trace> in a comment -->\n\
         <log xes.version=\"1.0\" xmlns=\"http://www.xes-standard.org/\">\n\
         <extension name=\"Concept\" prefix=\"concept\" uri=\"http://www.xes-standard.org/concept.xesext\"/>\n\
         <global scope=\"trace\"><string key=\"concept:name\" value=\"x\"/></global>\n\
         <classifier name=\"Activity\" keys=\"concept:name\"/>\n\
         <string key=\"concept:name\" value=\"a log\"/>\n{traces}</log>\n"
    )
}

fn event(name: &str, time: &str, more: &str) -> String {
    format!(
        "<event>{more}<string key=\"concept:name\" value=\"{name}\"/>\
         <date key=\"time:timestamp\" value=\"{time}\"/></event>\n"
    )
}

fn trace(name: &str, events: &str) -> String {
    format!("<trace>\n<string key=\"concept:name\" value=\"{name}\"/>\n{events}</trace>\n")
}

fn of(transition: &str) -> String {
    format!("<string key=\"lifecycle:transition\" value=\"{transition}\"/>")
}

#[test]
fn traces_are_cases_and_events_are_events() {
    let more = "<string key=\"org:role\" value=\"Petugas\"/><string key='org:resource' value='Siti &amp; Adi &#65;'/>\
                <boolean key=\"lengkap\" value=\"true\"/><string key=\"outcome\" value=\"ok\"/>\
                <list key=\"x\"><string key=\"concept:name\" value=\"no\"/></list>";
    let first = event("Menerima berkas", "2024-01-15T09:00:00.000+07:00", more);
    let second = event(
        "Rapat",
        "2024-01-15T03:00:00Z",
        "<string key=\"org:group\" value=\"Kepala\"><int key=\"biaya\" value=\"1\"/></string>",
    );
    let third = event(
        "tutup",
        "2024-01-16",
        "<string key=\"org:resource\" value=\"Budi\"/>",
    );
    let data = "<float key=\"biaya\" value=\"12.5\"/>";
    let text = log(&trace(
        "K1",
        &(data.to_string() + &first + &second + &third),
    ));
    let log = Bench::new().xes(&text);
    assert_eq!(
        log.cases,
        [
            "K1 biaya=12.5 | 1:terima Petugas Siti & Adi A ok - 2024-01-15T09:00 lengkap:=true \
          | 2:?Rapat Kepala - - - 2024-01-15T10:00 | 3:tutup Budi - - - 2024-01-16T00:00"
        ]
    );
    assert_eq!(log.troubles(), [""; 0]);
}

#[test]
fn a_start_and_its_completion_are_one_piece_of_work() {
    let at = |name: &str, hour: u32, transition: &str| {
        event(
            name,
            &format!("2024-01-15T{hour:02}:00:00+07:00"),
            &of(transition),
        )
    };
    let events = [
        at("terima", 8, "schedule"),
        at("terima", 8, "start"),
        at("periksa", 9, "START"),
        at("terima", 10, "complete"),
        at("periksa", 11, "suspend"),
        at("periksa", 12, "COMPLETE"),
        at("periksa", 13, "complete"),
        at("tutup", 14, "start"),
    ];
    let log = Bench::new().xes(&log(&trace("K1", &events.concat())));
    assert_eq!(
        log.cases,
        ["K1 | 4:terima - - - 2024-01-15T08:00 2024-01-15T10:00 \
          | 6:periksa - - - 2024-01-15T09:00 2024-01-15T12:00 \
          | 7:periksa - - - - 2024-01-15T13:00 | 8:tutup - - - 2024-01-15T14:00 -"]
    );
    assert_eq!(
        log.notes("log-form"),
        [
            "events that tell a start and are one with those that tell its completion: 2",
            "events that tell neither a start nor a completion are passed over: `schedule` (1), `suspend` (1)"
        ]
    );
}

#[test]
fn doings_of_one_activity_are_told_apart_by_their_instances() {
    let at = |hour: u32, transition: &str, instance: &str| {
        let more =
            of(transition) + &format!("<string key=\"concept:instance\" value=\"{instance}\"/>");
        event(
            "periksa",
            &format!("2024-01-15T{hour:02}:00:00+07:00"),
            &more,
        )
    };
    let events = [
        at(8, "start", "a"),
        at(9, "start", "b"),
        at(10, "complete", "b"),
        at(12, "complete", "a"),
    ];
    let log = Bench::new().xes(&log(&trace("K1", &events.concat())));
    assert_eq!(
        log.cases,
        ["K1 | 3:periksa - - - 2024-01-15T09:00 2024-01-15T10:00 \
          | 4:periksa - - - 2024-01-15T08:00 2024-01-15T12:00"]
    );
}

#[test]
fn what_a_start_says_is_kept_with_its_completion() {
    let more = of("start")
        + "<string key=\"org:role\" value=\"Petugas\"/><int key=\"biaya\" value=\"5\"/>";
    let events = event("terima", "2024-01-15T08:00:00+07:00", &more)
        + &event("terima", "2024-01-15T09:00:00+07:00", &of("complete"));
    let log = Bench::new().xes(&log(&trace("K1", &events)));
    assert_eq!(
        log.cases,
        ["K1 | 2:terima Petugas - - 2024-01-15T08:00 2024-01-15T09:00 biaya:=5"]
    );
}

#[test]
fn the_user_says_which_key_is_which() {
    let mut bench = Bench::new();
    bench.options.columns = vec![
        (lajur::run::log::Role::Case, "berkas nomor".to_string()),
        (lajur::run::log::Role::Activity, "kode".to_string()),
    ];
    let events = event(
        "lain",
        "2024-01-15",
        "<string key=\"kode\" value=\"terima\"/>",
    );
    let data = "<string key=\"Berkas Nomor\" value=\"B9\"/>";
    let log = bench.xes(&log(&trace("K1", &(data.to_string() + &events))));
    assert_eq!(log.cases, ["B9 | 1:terima - - - - 2024-01-15T00:00"]);
}

#[test]
fn many_traces_keep_their_order_and_their_positions() {
    let mut traces = String::new();
    for case in 0..15000 {
        let events = event("terima", "2024-01-15T08:00:00+07:00", "")
            + &event("tutup", "2024-01-16T08:00:00+07:00", "");
        traces += &trace(&format!("K{case}"), &events);
    }
    let text = log(&traces);
    assert!(text.len() > 3 << 20, "several pieces");
    let log = Bench::new().xes(&text);
    assert_eq!(log.cases.len(), 15000);
    assert_eq!(
        log.cases[14999],
        "K14999 | 29999:terima - - - - 2024-01-15T08:00 | 30000:tutup - - - - 2024-01-16T08:00"
    );
}

#[test]
fn traces_without_a_name_or_without_events_are_cases() {
    let log = Bench::new().xes(&log(
        "<trace/><trace><event><string key=\"concept:name\" value=\"terima\"/></event></trace>",
    ));
    assert_eq!(log.cases, ["1", "2 | 1:terima - - - - -"]);
    assert_eq!(
        log.troubles()[0],
        "0 the trace has no `concept:name`; its case is called `1`, by its place in the file"
    );
}

#[test]
fn doubts_about_the_whole_log_are_said_once() {
    let events =
        event("tutup", "2024-01-16T08:00:00", "") + &event("terima", "2024-01-15T08:00:00", "");
    let text = log(&(trace("K1", &events) + &trace("K1", &events)));
    let log = Bench::new().xes(&text);
    assert_eq!(log.cases.len(), 2);
    assert_eq!(
        log.notes("log-cases"),
        [
            "cases with the name of another case in the log, such as `K1`: 1; each is judged by itself"
        ]
    );
    let notes = log.notes("log-times");
    assert!(notes[0].starts_with("times without a zone"), "{notes:?}");
    assert!(
        notes[1].starts_with("events of a case that are earlier than one before them: 2"),
        "{notes:?}"
    );
}

#[test]
fn letters_that_are_no_utf_8_are_told() {
    let bench = Bench::new();
    let blanks = " ".repeat(100_000);
    let text = log(&(blanks + &trace("K1", &event("terima", "2024-01-15", ""))));
    let mut text = text.into_bytes();
    let at = text.windows(2).position(|two| two == b"K1").unwrap();
    text[at] = 0xff;
    let log = bench.read(Format::Xes, &text).unwrap();
    assert_eq!(log.cases.len(), 1);
    assert!(
        log.troubles()[0].contains("not UTF-8"),
        "{:?}",
        log.troubles()
    );
}

mod bad {
    use super::*;

    fn three() -> String {
        let one = |name: &str| {
            trace(
                name,
                &(event("terima", "2024-01-15", "") + &event("tutup", "2024-01-16", "")),
            )
        };
        log(&(one("K1") + &one("K2") + &one("K3")))
    }

    const K1: &str = "K1 | 1:terima - - - - 2024-01-15T00:00 | 2:tutup - - - - 2024-01-16T00:00";
    const K3: &str = "K3 | 5:terima - - - - 2024-01-15T00:00 | 6:tutup - - - - 2024-01-16T00:00";

    #[test]
    fn other_files_are_told() {
        let bench = Bench::new();
        let fault = |text: &str| fault(bench.read(Format::Xes, text.as_bytes()));
        assert!(fault("").starts_with("this is no XES"));
        assert!(fault("case,activity\n").starts_with("this is no XES"));
        assert!(fault("<html><body/></html>").starts_with("this is no XES"));
        assert_eq!(bench.xes("<log></log>").cases, [""; 0]);
        assert_eq!(bench.xes("<log></log>").troubles(), [""; 0]);
        assert_eq!(bench.xes("\u{feff}<log/>").troubles(), [""; 0]);
    }

    #[test]
    fn an_entity_bomb_is_refused() {
        let mut bomb = "<?xml version=\"1.0\"?><!DOCTYPE log [<!ENTITY a0 \"ha\">".to_string();
        for n in 1..30 {
            bomb += &format!("<!ENTITY a{n} \"&a{};&a{};\">", n - 1, n - 1);
        }
        bomb += "]>";
        let text = three().replacen("<?xml version=\"1.0\" encoding=\"UTF-8\" ?>", &bomb, 1);
        let read = Bench::new().read(Format::Xes, text.as_bytes());
        assert!(fault(read).starts_with("the file defines entities of its own"));
    }

    #[test]
    fn an_unknown_entity_rejects_its_event() {
        let text = three().replacen("value=\"tutup\"", "value=\"&tutup;\"", 1);
        let log = Bench::new().xes(&text);
        assert_eq!(log.cases[0], "K1 | 1:terima - - - - 2024-01-15T00:00");
        assert_eq!(
            log.troubles(),
            [
                "2x `string key=\"concept:name\" value=\"&tutup;\"` can't be read: an entity is unknown or a quote is missing"
            ]
        );
    }

    #[test]
    fn a_file_that_is_cut_off_is_read_up_to_its_last_whole_trace() {
        let text = three();
        let cut = text.rfind("Menutup").or(text.rfind("tutup")).unwrap();
        let log = Bench::new().xes(&text[..cut]);
        assert_eq!(log.cases.len(), 2);
        assert_eq!(log.reading.rows, 6);
        let troubles = log.troubles();
        assert_eq!(troubles.len(), 3, "{troubles:?}");
        assert!(
            troubles[0].starts_with("5x the XML is broken in line 21"),
            "{troubles:?}"
        );
        assert!(
            troubles[2].contains("the file ends in line 21, before `</log>`"),
            "{troubles:?}"
        );
        let between = text.rfind("<trace>").unwrap();
        let log = Bench::new().xes(&text[..between]);
        assert_eq!(log.cases.len(), 2);
        assert!(log.troubles()[0].contains("before `</log>`"));
    }

    #[test]
    fn a_packed_file_that_is_cut_off_is_a_fault() {
        let bench = Bench::new();
        let packed = gzip(three().as_bytes());
        let log = bench.read(Format::Xes, &packed).unwrap();
        assert_eq!(log.cases.len(), 3);
        let read = bench.read(Format::Xes, &packed[..packed.len() / 2]);
        assert!(fault(read).contains("ends too early"));
    }

    #[test]
    fn broken_xml_leaves_out_its_case_alone() {
        let bench = Bench::new();
        let mended = |from: &str, to: &str| {
            let text = three();
            let k2 = text.find("K2").unwrap();
            let text = format!("{}{}", &text[..k2], text[k2..].replacen(from, to, 1));
            bench.xes(&text)
        };
        for (from, to) in [
            ("</event>", "</evnt>"),
            ("</event>", ""),
            ("</trace>", ""),
            ("<event>", "<event <"),
            ("</event>", "</event></event>"),
        ] {
            let log = mended(from, to);
            assert_eq!(log.cases, [K1, K3], "{from} -> {to}");
            assert_eq!(log.reading.rejected, 2, "{from} -> {to}");
            assert!(
                log.troubles()[0].starts_with("3x the XML is broken in line 1"),
                "{:?}",
                log.troubles()
            );
        }
    }

    #[test]
    fn deep_nesting_is_passed_over() {
        let deep = "<list key=\"x\">".repeat(200_000) + &"</list>".repeat(200_000);
        let text = three().replacen("<event>", &format!("{deep}<event>"), 1);
        assert_eq!(Bench::new().xes(&text).cases.len(), 3);
        let open = "<list key=\"x\">".repeat(200_000);
        let text = three().replacen("<event>", &format!("{open}<event>"), 1);
        let log = Bench::new().xes(&text);
        assert_eq!(log.reading.rows, 6);
        assert!(!log.troubles().is_empty());
    }

    #[test]
    fn bad_events_are_rejected_and_doubtful_ones_kept() {
        let events = event("terima", "besok", "")
            + "<event/>"
            + &event(
                "periksa",
                "2024-01-15",
                "<string key=\"biaya\" value=\"mahal\"/>",
            );
        let text = log(&(trace("K1", &events) + &event("tutup", "2024-01-16", "")));
        let log = Bench::new().xes(&text);
        assert_eq!(log.cases, ["K1 | 3:periksa - - - - 2024-01-15T00:00"]);
        assert_eq!(
            log.troubles(),
            [
                "1x `besok` can't be read as a date or a time; write it as 2024-06-05 or 2024-06-05 09:30",
                "2x nothing says what was done here",
                "3 `biaya` is a number, and `mahal` is none; the case is judged without it",
                "4x this event stands in no case"
            ]
        );
    }
}
