//! One log in three forms reads alike: as cases with their events, as lines of events, and as XES.

use super::*;

use proptest::option;
use proptest::prelude::*;
use serde_json::json;

/// An event as it is to be written: what was done, by whom, how it ended, how long it took, and a text beside it.
#[derive(Debug, Clone)]
struct Work {
    activity: String,
    actor: Option<String>,
    person: Option<String>,
    outcome: Option<String>,
    minutes: Option<u32>,
    isi: Option<String>,
}

#[derive(Debug, Clone)]
struct Told {
    name: String,
    lengkap: Option<bool>,
    biaya: Option<u32>,
    works: Vec<Work>,
}

fn text() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9<>&\"'\\\\é字,;{}\\[\\]]([a-z <>&\"'\\\\é字,;:{}\\[\\]]{0,8}[a-z>é字}])?"
}

fn work() -> impl Strategy<Value = Work> {
    let activity = prop_oneof![
        Just("terima".to_string()),
        Just("Memeriksa berkas".to_string()),
        Just("Banding".to_string()),
        text()
    ];
    let words = (option::of(text()), option::of(text()), option::of(text()));
    (activity, words, option::of(0..600_u32), option::of(text())).prop_map(
        |(activity, (actor, person, outcome), minutes, isi)| Work {
            activity,
            actor,
            person,
            outcome,
            minutes,
            isi,
        },
    )
}

fn cases() -> impl Strategy<Value = Vec<Told>> {
    let data = (option::of(any::<bool>()), option::of(0..1000_u32));
    let case = (text(), data, prop::collection::vec(work(), 1..6));
    prop::collection::vec(case, 1..12).prop_map(|cases| {
        let numbered = cases.into_iter().enumerate();
        let told = numbered.map(|(at, (name, (lengkap, biaya), works))| Told {
            name: format!("{at}{name}"),
            lengkap,
            biaya,
            works,
        });
        told.collect()
    })
}

/// When the work at a place in its case was done, and when it began. Each is done on a day of its own.
fn times(at: usize, work: &Work) -> (String, Option<String>) {
    let begun = work.minutes.map(|minutes| {
        let (hour, minute) = (minutes / 60, minutes % 60);
        format!("2024-01-{:02}T{hour:02}:{minute:02}:00+07:00", at + 1)
    });
    (format!("2024-01-{:02}T12:00:00+07:00", at + 1), begun)
}

fn events(case: &Told) -> impl Iterator<Item = serde_json::Value> {
    case.works.iter().enumerate().map(|(at, work)| {
        let (completed, started) = times(at, work);
        let mut event = json!({
            "activity": work.activity,
            "role": work.actor,
            "resource": work.person,
            "outcome": work.outcome,
            "started_at": started,
            "completed_at": completed,
        });
        if let Some(isi) = isi(at, work) {
            event["isi"] = isi.into();
        }
        event
    })
}

/// What the work says besides. What the first one says would be known from the beginning in a flat log.
fn isi(at: usize, work: &Work) -> Option<String> {
    let isi = work.isi.as_ref().filter(|_| at > 0)?;
    Some(format!("{isi}{at}"))
}

fn nested(cases: &[Told]) -> String {
    let cases = cases.iter().map(|case| {
        json!({
            "case_id": case.name,
            "lengkap": case.lengkap,
            "biaya": case.biaya,
            "events": events(case).collect::<Vec<_>>(),
        })
    });
    serde_json::to_string_pretty(&cases.collect::<Vec<_>>()).unwrap()
}

/// The events as lines, those of the first place in their cases first if they are to be mixed.
fn flat(cases: &[Told], mixed: bool) -> String {
    let mut lines = Vec::new();
    for case in cases {
        for (at, mut event) in events(case).enumerate() {
            event["case_id"] = case.name.as_str().into();
            event["lengkap"] = json!(case.lengkap);
            event["biaya"] = json!(case.biaya);
            lines.push((if mixed { at } else { 0 }, event.to_string()));
        }
    }
    lines.sort_by_key(|(at, _)| *at);
    lines.iter().map(|(_, line)| format!("{line}\n")).collect()
}

fn xes(cases: &[Told]) -> String {
    let mut xes = "<log>".to_string();
    let pair = |kind: &str, key: &str, value: &str| {
        let value = value
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('"', "&#34;");
        format!("<{kind} key=\"{key}\" value=\"{value}\"/>")
    };
    for case in cases {
        xes += "<trace>";
        xes += &pair("string", "concept:name", &case.name);
        if let Some(lengkap) = case.lengkap {
            xes += &pair("boolean", "lengkap", &lengkap.to_string());
        }
        if let Some(biaya) = case.biaya {
            xes += &pair("int", "biaya", &biaya.to_string());
        }
        for (at, work) in case.works.iter().enumerate() {
            let (completed, started) = times(at, work);
            if let Some(started) = started {
                xes += "<event>";
                xes += &pair("string", "concept:name", &work.activity);
                xes += &pair("string", "lifecycle:transition", "start");
                xes += &pair("date", "time:timestamp", &started);
                xes += "</event>";
            }
            xes += "<event>";
            xes += &pair("string", "concept:name", &work.activity);
            xes += &pair("date", "time:timestamp", &completed);
            xes += &pair("string", "lifecycle:transition", "complete");
            // A role is only told from a person where both are written: the person comes with the role alone.
            let said = [
                ("org:role", &work.actor),
                ("person", &work.person),
                ("outcome", &work.outcome),
                ("isi", &isi(at, work)),
            ];
            for (key, value) in said {
                xes += &value
                    .as_ref()
                    .map(|value| pair("string", key, value))
                    .unwrap_or_default();
            }
            xes += "</event>";
        }
        xes += "</trace>";
    }
    xes + "</log>"
}

/// The cases without the lines of their events.
fn without_lines(log: &Log) -> Vec<String> {
    assert_eq!(log.troubles(), [""; 0]);
    let cases = log.cases.iter().map(|case| {
        let mut parts = case.split(" | ");
        let head = parts.next().unwrap_or_default().to_string();
        let events = parts.map(|event| event.split_once(':').unwrap().1);
        events.fold(head, |told, event| told + " | " + event)
    });
    cases.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn one_log_reads_alike_in_all_forms(cases in cases()) {
        let bench = Bench::new();
        let read = without_lines(&bench.json(&nested(&cases)));
        prop_assert_eq!(read.len(), cases.len());
        for (case, told) in cases.iter().zip(&read) {
            prop_assert!(told.starts_with(&case.name));
            prop_assert_eq!(told.matches(" | ").count(), case.works.len());
        }
        for mixed in [false, true] {
            let flat = bench.json(&flat(&cases, mixed));
            prop_assert_eq!(&without_lines(&flat), &read);
        }
        prop_assert_eq!(&without_lines(&bench.xes(&xes(&cases))), &read);
    }

    #[test]
    fn no_bytes_make_the_readers_fail(text in "[\\[\\]{},:\"a1\\\\ \n]{0,40}", xml in "(<log>|<trace>|<event>|</event>|</trace>|</log>|<string key=\"concept:name\" value=\"a|\"/>|<!--|-->|&|x){0,20}") {
        let bench = Bench::new();
        for format in [Format::Json, Format::JsonLines] {
            let mut bench = Bench::new();
            bench.options.format = Some(format);
            let _ = bench.read(format, text.as_bytes());
        }
        let _ = bench.read(Format::Xes, xml.as_bytes());
        let _ = bench.read(Format::Xes, format!("<log><trace>{xml}").as_bytes());
    }
}
