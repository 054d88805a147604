//! Calendar files, sound and bad.

use lajur::calendar::{Calendar, DayStatus, HolidayKind};
use lajur::lang::Lang;
use lajur::pipeline::check;
use lajur::source::Source;

use super::{built_in, calendar, date};

/// What is found in files checked together, each finding with its file, code, place and text.
fn findings(files: &[(&str, &str)]) -> Vec<String> {
    let sources: Vec<Source> = files
        .iter()
        .map(|(name, text)| Source::new(*name, *text))
        .collect();
    let found = check(&sources).findings.into_iter();
    let shown = found.map(|finding| {
        let source = &sources[finding.source];
        let line = source.position(finding.span.start()).line;
        let help = finding.help.map(|help| help.text(Lang::En));
        format!(
            "{}:{line} {} `{}`: {}{}",
            source.name(),
            finding.message.code(),
            source.slice(finding.span),
            finding.message.text(Lang::En),
            help.map_or(String::new(), |help| format!(" ({help})")),
        )
    });
    shown.collect()
}

/// An SOP that counts on a calendar.
fn sop(calendar: &str) -> String {
    format!(
        r#"sop letters "Incoming letters" {{
  calendar {calendar}
  actor clerk "Clerk"
  activity receive "Receive the letter" {{ start by clerk }}
  activity archive "Archive the letter" {{ end by clerk }}
}}
"#
    )
}

/// What is found in one faulty file: the lines blamed, and why.
fn fault(text: &str) -> Vec<String> {
    let found = findings(&[("own.calendar.yaml", text), ("a.sop", &sop("own"))]);
    let short = |line: &String| line.trim_start_matches("own.calendar.yaml:").to_string();
    found.iter().map(short).collect()
}

fn ics_fault(lines: &[&str]) -> Vec<String> {
    let text = lines.join("\r\n");
    let found = findings(&[("own.ics", &text), ("a.sop", &sop("own"))]);
    let short = |line: &String| line.trim_start_matches("own.ics:").to_string();
    found.iter().map(short).collect()
}

/// Holds what was found to what was found and read before.
fn snapshot(name: &str, found: String) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, found));
}

fn works(calendar: &Calendar, day: &str) -> bool {
    calendar.is_working_day(date(day)).unwrap()
}

fn minutes(calendar: &Calendar, day: &str) -> u32 {
    match calendar.day(date(day)).unwrap() {
        DayStatus::Working(hours) => hours.length() / 60,
        _ => 0,
    }
}

#[test]
fn a_unit_builds_on_the_built_in_calendar() {
    let own = calendar(
        "ptsp.calendar.yaml",
        "
version: 3
extends: indonesia
years: 2025-2027
joint-leave: false
service-hours:
  monday-thursday: 08:00-14:00
  friday: 08:00-11:00
holidays:
  - { date: 2025-01-09, name: Anniversary of the province }
  - { date: 2027-01-01, name: New Year's Day, kind: national }
working-days: [2025-01-27]
",
    );
    assert_eq!((own.name(), own.version()), ("ptsp", "3"));
    assert_eq!(own.years(), 2025..=2027);
    assert!(works(&own, "2025-12-26"), "joint leave is off");
    assert!(works(&own, "2025-01-27"), "a holiday is worked");
    assert!(!works(&own, "2025-01-09") && !works(&own, "2027-01-01"));
    assert_eq!(minutes(&own, "2025-01-06"), 300);
    assert_eq!(minutes(&own, "2025-01-10"), 180);
    assert_eq!(minutes(&own, "2025-03-03"), 330, "the rest of Ramadan");
    let DayStatus::Holiday(own_day) = own.day(date("2025-01-09")).unwrap() else {
        panic!("a day off of the unit's own");
    };
    assert_eq!(own_day.kind, HolidayKind::Own);
    assert_eq!(own_day.english, "Anniversary of the province");
}

#[test]
fn the_form_speaks_indonesian_too() {
    let own = calendar(
        "apa-saja.calendar.yaml",
        "
nama: layanan
versi: edaran-2025
berdasarkan: indonesia
tahun: 2025
cuti-bersama: false
jam-kerja:
  senin-kamis: 08.00-15.00, istirahat 12.00-12.45
  jumat: 08.00-11.00
masa-khusus:
  - nama: Penutupan buku
    dari: 2025-12-15
    sampai: 2025-12-19
    jam-kerja: { senin-jumat: 08.00-20.00 }
libur:
  - { tanggal: 2025-05-02, sampai: 2025-05-05, nama: Gedung direnovasi, keputusan: Nota dinas 5 }
hari-kerja:
  - 2025-01-27
zona:
  - { nama: Asia/Dili, singkatan: TLT, selisih: \"+09:00\" }
",
    );
    assert_eq!((own.name(), own.version()), ("layanan", "edaran-2025"));
    assert_eq!(minutes(&own, "2025-01-06"), 375);
    assert_eq!(minutes(&own, "2025-12-15"), 720);
    assert!(works(&own, "2025-01-27") && works(&own, "2025-12-26"));
    assert!(!works(&own, "2025-05-02") && !works(&own, "2025-05-05"));
    assert_eq!(own.zone("TLT").unwrap().offset_minutes, 540);
    assert_eq!(own.zone("WIB"), None);
}

#[test]
fn a_file_may_stand_for_the_built_in_calendar_and_build_on_it() {
    let text = "extends: indonesia\nyears: 2024-2027\nversion: 2027.1\n";
    let unit = "extends: indonesia\n";
    let sources = [
        Source::new("unit.calendar.yaml", unit),
        Source::new("indonesia.calendar.yaml", text),
        Source::new("a.sop", sop("unit")),
    ];
    let checked = check(&sources);
    assert!(checked.findings.is_empty());
    let calendars = checked.references.calendars;
    assert_eq!(calendars.get("indonesia").unwrap().version(), "2027.1");
    assert_eq!(calendars.get("unit").unwrap().years(), 2024..=2027);
    let used = calendars.used_by(&checked.catalogue.sops[0]);
    assert_eq!(used.unwrap().name(), "unit");
}

#[test]
fn a_calendar_may_stand_alone() {
    let text = "years: 2025\noffice-hours: { monday-sunday: 00:00-24:00 }\n";
    let own = calendar("jaga.calendar.yaml", text);
    assert!(works(&own, "2025-12-25") && works(&own, "2025-01-05"));
    assert_eq!(minutes(&own, "2025-01-05"), 1440);
    assert_eq!(own.zones(), built_in().zones());
    assert_eq!(own.version(), "-");
}

#[test]
fn an_ics_file_is_a_calendar_by_its_events() {
    let text = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "BEGIN:VEVENT",
        "DTSTAMP:20241014T020000Z",
        "DTSTART;VALUE=DATE:20250331",
        "DTEND;VALUE=DATE:20250402",
        "SUMMARY:Hari Raya Idul Fitri\\, hari pertama",
        "  dan kedua",
        "BEGIN:VALARM",
        "SUMMARY:not the name",
        "END:VALARM",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "DTSTART;TZID=\"Asia/Jakarta: west\":20250605T000000",
        "DTEND;TZID=Asia/Jakarta:20250606T000000",
        "SUMMARY:Stock-taking",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "DTSTART:19450817",
        "RRULE:FREQ=YEARLY;INTERVAL=1",
        "SUMMARY:Hari Kemerdekaan",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "DTSTART:20260101",
        "SUMMARY:Tahun Baru",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "DTSTART:20260101",
        "SUMMARY:Libur kantor",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "DTSTART:20250109",
        "STATUS:CANCELLED",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    let own = calendar("holidays/libur.calendar.ics", &text.join("\r\n"));
    assert_eq!((own.name(), own.version()), ("libur", "20241014T020000Z"));
    assert_eq!(own.years(), 2025..=2026);
    let name = |day: &str| match own.day(date(day)).unwrap() {
        DayStatus::Holiday(holiday) => holiday.name.clone(),
        other => format!("{other:?}"),
    };
    assert_eq!(
        name("2025-03-31"),
        "Hari Raya Idul Fitri, hari pertama dan kedua"
    );
    assert!(!works(&own, "2025-04-01") && works(&own, "2025-04-02"));
    assert!(!works(&own, "2025-06-05") && works(&own, "2025-06-06"));
    assert_eq!(name("2026-08-17"), "Hari Kemerdekaan");
    assert_eq!(name("2026-01-01"), "Tahun Baru / Libur kantor");
    assert!(works(&own, "2025-01-09"), "a cancelled event is none");
    assert!(
        works(&own, "2025-12-25"),
        "days off are those of the file alone"
    );
    assert_eq!(
        minutes(&own, "2025-03-03"),
        390,
        "hours are the built-in ones"
    );
}

#[test]
fn an_sop_names_a_calendar_and_a_zone_that_exist() {
    let unknown = |calendar: &str| findings(&[("a.sop", &sop(calendar))]);
    assert_eq!(
        unknown("indonsia"),
        [
            "a.sop:2 unknown-calendar `indonsia`: there is no calendar `indonsia` (did you mean `indonesia`?)"
        ]
    );
    assert_eq!(
        unknown("kantor"),
        [
            "a.sop:2 unknown-calendar `kantor`: there is no calendar `kantor` (a calendar of your own is a file \
          `kantor.calendar.yaml` or `kantor.calendar.ics` beside the SOP; built in is `indonesia`)"
        ]
    );
    assert_eq!(
        unknown("indonesia zone \"Asia/Samarinda\""),
        [
            "a.sop:2 unknown-zone `\"Asia/Samarinda\"`: calendar `indonesia` knows no zone `Asia/Samarinda` (it knows \
          `Asia/Jakarta` (WIB), `Asia/Makassar` (WITA), `Asia/Jayapura` (WIT))"
        ]
    );
    assert_eq!(unknown("indonesia zone \"Asia/Jayapura\""), [""; 0]);
}

#[test]
fn an_sop_in_force_after_the_data_end_is_told() {
    let in_force = |date: &str| {
        let said = format!("indonesia\n  effective {date}");
        findings(&[("a.sop", &sop(&said))])
    };
    assert_eq!(
        in_force("2027-01-04"),
        [
            "a.sop:3 beyond-calendar `2027-01-04`: calendar `indonesia` has no data for 2027; it covers 2024 to 2026 \
          (bring a calendar with 2027: a file that says `extends: indonesia`, its `years` and the new holidays; or \
          write `allow beyond-calendar`)"
        ]
    );
    assert_eq!(in_force("2026-12-31"), [""; 0]);
    assert_eq!(
        in_force("2019-01-02"),
        [""; 0],
        "it is still in force in the covered years"
    );
    let allowed = "2027-01-04\n  allow beyond-calendar \"the decree comes in October\"";
    assert_eq!(in_force(allowed), [""; 0]);
}

#[test]
fn faulty_values_are_shown_where_they_stand() {
    let base = "extends: indonesia\n";
    let found = |text: &str| fault(&format!("{base}{text}"));
    snapshot("calendar_faults", [
        found("years: next\n"),
        found("years: 2026-2024\n"),
        found("years: 1000-2999\n"),
        found("office-hours: { monday: 16:00-07:30 }\n"),
        found("office-hours: { monday: \"07:30-16:00, rest 16:00-17:00\" }\n"),
        found("office-hours: { monday: \"07:30-16:00, rest 13:00-12:00\" }\n"),
        found("office-hours: { monday: 7-16 }\n"),
        found("office-hours: { monday: 07:30-25:00, mnday: 07:30-16:00 }\n"),
        found("office-hours: { friday-monday: 07:30-16:00 }\n"),
        found("office-hours:\n  monday-friday: 07:30-16:00\n  friday: 07:30-11:00\n"),
        found("service-hours: { monday: 17:00-20:00, tuesday: 08:00-12:00 }\n"),
        found("service-hours: { saturday: 08:00-12:00 }\n"),
        found("periods:\n  - { name: A, from: 2025-02-01, to: 2025-01-01, office-hours: { monday: 08:00-12:00 } }\n"),
        found("periods:\n  - { name: A, from: 2023-02-01, to: 2024-01-01, office-hours: { monday: 08:00-12:00 } }\n"),
        found("holidays:\n  - { date: 2025-02-29, name: A }\n"),
        found("holidays:\n  - { date: 1 Mei 2025, name: A }\n"),
        found("holidays:\n  - { date: 2027-05-01, name: A }\n"),
        found("holidays:\n  - { date: 2025-05-02, name: A }\n  - { date: 2025-05-02, name: B }\n"),
        found("holidays:\n  - { date: 2025-05-01, to: 2025-05-03, name: A }\n  - { date: 2025-05-02, name: B }\n"),
        found("holidays:\n  - { date: 2024-01-01, to: 2026-05-02, name: A }\n"),
        found("working-days: [2025-01-04]\n"),
        found("working-days: [2030-01-04]\n"),
        found("zones:\n  - { name: Asia/Dili, short: TLT, offset: nine }\n"),
        found("holidays:\n  - { date: 2025-05-01, nme: A }\n"),
        found("joint-leave: perhaps\n"),
        found("holidays: []\nholidays: []\n"),
        fault("extends: indonsia\n"),
        fault("extends: own\n"),
        fault("joint-leave: false\n"),
        fault("years: 2025\n"),
        fault(""),
        fault("- a\n- b\n"),
        fault("years: 2025\noffice-hours: { monday: 08:00-12:00 }\nholidays:\n  - { date: 2025-01-01, to: 2025-12-31, name: A }\n"),
        fault("name: [\n"),
    ].map(|lines| lines.join("\n")).join("\n--\n"));
}

#[test]
fn faulty_ics_files_are_shown_where_they_stand() {
    let event = |lines: &[&str]| {
        let around = [
            &["BEGIN:VCALENDAR", "BEGIN:VEVENT"],
            lines,
            &["END:VEVENT", "END:VCALENDAR"],
        ];
        ics_fault(&around.concat())
    };
    snapshot(
        "ics_faults",
        [
            ics_fault(&[]),
            ics_fault(&["years: 2025"]),
            ics_fault(&["BEGIN:VCALENDAR", "END:VCALENDAR"]),
            ics_fault(&["BEGIN:VCALENDAR", "BEGIN:VEVENT", "DTSTART:20250101"]),
            ics_fault(&[
                "BEGIN:VCALENDAR",
                "BEGIN:VEVENT",
                "DTSTART:20250101",
                "BEGIN:VEVENT",
                "DTSTART:20250102",
                "END:VEVENT",
            ]),
            event(&["SUMMARY:A"]),
            event(&["DTSTART:2025-01-01"]),
            event(&["DTSTART:20250230"]),
            event(&["DTSTART:20250101T170000Z"]),
            event(&["DTSTART:20250105", "DTEND:20250101"]),
            event(&["DTSTART:20250105", "DTEND:20290101"]),
            event(&["DTSTART:20250105", "RRULE:FREQ=WEEKLY"]),
            event(&["DTSTART:20250105", "RRULE:FREQ=YEARLY;BYDAY=1MO"]),
            event(&["DTSTART:20250105", "DURATION:P2D"]),
            event(&[
                "DTSTART:20250105",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "DTSTART:20270105",
            ]),
            event(&[
                "DTSTART:20250105",
                "END:VEVENT",
                "BEGIN:VEVENT",
                "DTSTART:24250105",
            ]),
            event(&["STATUS:CANCELLED"]),
        ]
        .map(|lines| lines.join("\n"))
        .join("\n--\n"),
    );
}

#[test]
fn an_sop_is_not_blamed_for_a_faulty_file() {
    let text = "name: kantor\nextends: indonesia\nyears: next\n";
    let found = findings(&[("x.calendar.yaml", text), ("a.sop", &sop("kantor"))]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("x.calendar.yaml:3 calendar-file"));
}

#[test]
fn files_that_lean_on_each_other_are_told_once_each() {
    let on = |name: &str| format!("extends: {name}\n");
    let found = findings(&[
        ("a.calendar.yaml", &on("b")),
        ("b.calendar.yaml", &on("c")),
        ("c.calendar.yaml", &on("b")),
        ("d.calendar.yaml", &on("e")),
        ("e.calendar.yaml", "years: next\n"),
        ("f.calendar.yaml", &on("indonesia")),
        ("folder/f.calendar.yaml", &on("indonesia")),
        ("x.sop", &sop("d")),
    ]);
    snapshot("calendars_together", found.join("\n"));
}

#[test]
fn the_files_of_the_page_are_sound() {
    let page = include_str!("../../docs/calendars.md");
    let files = page.split("```yaml\n").skip(1);
    let files: Vec<&str> = files
        .map(|file| file.split("```").next().unwrap())
        .collect();
    assert_eq!(files.len(), 3);
    for file in files {
        calendar("own.calendar.yaml", file);
    }
}
