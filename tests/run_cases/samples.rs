//! The sample cases of both SOPs: each expected verdict comes out, and no other violation.

use crate::judging::{Office, case, moment};
use lajur::lang::Lang;
use lajur::run::{FindingKind, Level, RuleState, Status, Used, Verdict, message};

struct Samples {
    office: Office,
    events: &'static str,
    cases: &'static str,
}

fn kaltim() -> Samples {
    Samples {
        office: Office::new(include_str!("../../sops/kaltim.sop")),
        events: include_str!("../../sops/kaltim.cases/events.csv"),
        cases: include_str!("../../sops/kaltim.cases/cases.csv"),
    }
}

fn lubuklinggau() -> Samples {
    Samples {
        office: Office::new(include_str!("../../sops/lubuklinggau.sop")),
        events: include_str!("../../sops/lubuklinggau.cases/events.csv"),
        cases: include_str!("../../sops/lubuklinggau.cases/cases.csv"),
    }
}

impl Samples {
    fn verdict(&self, id: &str) -> Verdict {
        let batch = self.office.batch(self.events, self.cases);
        self.office.judge(None).case(&case(&batch, id))
    }

    /// The findings of a level, as code and row or rule.
    fn of_level(&self, id: &str, level: Level) -> Vec<String> {
        let mut verdict = self.verdict(id);
        verdict.findings.retain(|finding| finding.level == level);
        self.office.found(&verdict)
    }

    fn rule(&self, id: &str, name: &str) -> RuleState {
        let rules = &self.office.sop().rules;
        let at = rules.iter().position(|rule| rule.name.value == name);
        self.verdict(id).rules[at.expect("a rule")]
    }

    /// The words of the violations and remarks of a case.
    fn words(&self, id: &str, lang: Lang) -> Vec<String> {
        let batch = self.office.batch(self.events, self.cases);
        let case = case(&batch, id);
        let verdict = self.office.judge(None).case(&case);
        let grave = verdict.findings.iter();
        let grave = grave.filter(|finding| finding.level >= Level::Remark);
        grave
            .map(|finding| message(finding, &case, &self.office.plan).text(lang))
            .collect()
    }
}

#[test]
fn cases_took_as_long_as_expected() {
    for (samples, expected) in [
        (
            kaltim(),
            vec![
                ("K01", 8, 10),
                ("K02", 3, 7),
                ("K03", 10, 16),
                ("K04", 20, 28),
                ("K05", 7, 9),
                ("K06", 4, 4),
            ],
        ),
        (
            lubuklinggau(),
            vec![
                ("L01", 11, 20),
                ("L02", 12, 18),
                ("L03", 1, 1),
                ("L04", 14, 22),
                ("L05", 5, 7),
                ("L06", 12, 16),
            ],
        ),
    ] {
        for (id, workdays, calendar_days) in expected {
            let verdict = samples.verdict(id);
            assert_eq!(verdict.workdays, Some(workdays), "{id}");
            assert_eq!(verdict.calendar_days, Some(calendar_days), "{id}");
            assert!(verdict.proven);
        }
    }
}

#[test]
fn kaltim_has_the_expected_violations_and_no_others() {
    let samples = kaltim();
    let violations = |id| samples.of_level(id, Level::Violation);
    assert_eq!(violations("K01"), Vec::<String>::new());
    assert_eq!(violations("K02"), Vec::<String>::new());
    assert_eq!(violations("K03"), Vec::<String>::new());
    assert_eq!(violations("K04"), ["late tanggapan", "late biasa-14"]);
    assert_eq!(violations("K05"), ["skipped disposisi"]);
    assert_eq!(violations("K06"), ["wrong-actor tanggapan"]);
}

#[test]
fn kaltim_returns_and_the_right_to_intervene_are_noted() {
    let samples = kaltim();
    let notes = |id| samples.of_level(id, Level::Note);
    assert_eq!(notes("K02"), ["returned periksa"]);
    assert_eq!(notes("K03"), ["returned periksa"]);
    assert_eq!(notes("K04"), ["happened", "right-used intervensi"]);
    let k04 = samples.verdict("K04");
    let after = k04.findings.iter().find_map(|finding| match finding.kind {
        FindingKind::RightUsed { after } => Some(after),
        _ => None,
    });
    assert_eq!(after, Some(Used::Workdays(11)));
    assert_eq!(samples.rule("K04", "intervensi"), RuleState::Used);
    assert_eq!(samples.rule("K04", "biasa-14"), RuleState::Broken);
    assert_eq!(samples.rule("K01", "biasa-14"), RuleState::Kept);
    assert_eq!(samples.rule("K01", "lengkap"), RuleState::Question);
}

#[test]
fn a_late_step_says_when_it_was_due_and_how_much_it_used() {
    let late = |samples: Samples, id| {
        let verdict = samples.verdict(id);
        let mut late = verdict.findings.into_iter().filter(|it| it.rule.is_none());
        late.find_map(|finding| match finding.kind {
            FindingKind::Late {
                due,
                done,
                by,
                used,
            } => Some((due, done.date().to_string(), by, used)),
            _ => None,
        })
    };
    let k04 = late(kaltim(), "K04").expect("late");
    assert_eq!(k04.0, moment("2024-07-22T16:00"));
    assert_eq!(k04.1, "2024-07-29");
    assert_eq!((k04.2, k04.3), (Used::Workdays(5), Used::Workdays(15)));
    let l04 = late(lubuklinggau(), "L04").expect("late");
    assert_eq!(l04.1, "2024-06-07");
    assert_eq!((l04.2, l04.3), (Used::Workdays(2), Used::Workdays(4)));
}

#[test]
fn a_case_that_left_the_sop_stands_where_it_left() {
    let samples = kaltim();
    assert_eq!(samples.verdict("K02").status, Status::Stopped);
    assert_eq!(
        samples.of_level("K02", Level::Remark),
        ["stopped-here periksa"]
    );
    let open = samples.office.batch(samples.events, "case\n");
    let open = samples.office.judge(None).case(&case(&open, "K02"));
    assert_eq!(open.status, Status::Running);
    let next = open.next.iter();
    let next: Vec<&str> = next
        .map(|next| samples.office.sop()[next.node].name.value.as_str())
        .collect();
    assert_eq!(next, ["periksa"]);
}

#[test]
fn lubuk_linggau_has_the_expected_violations_and_no_others() {
    let samples = lubuklinggau();
    for (id, expected) in [
        ("L01", vec![]),
        ("L02", vec![]),
        ("L03", vec![]),
        ("L04", vec!["late verifikasi"]),
        ("L05", vec![]),
        ("L06", vec!["rule-broken sanksi"]),
    ] {
        assert_eq!(samples.of_level(id, Level::Violation), expected, "{id}");
    }
}

#[test]
fn lubuk_linggau_has_the_expected_remarks() {
    let samples = lubuklinggau();
    let remarks = |id| samples.of_level(id, Level::Remark);
    assert_eq!(remarks("L02"), ["rule-broken melapor-6"]);
    assert_eq!(
        remarks("L03"),
        [
            "rule-broken melapor-3",
            "unknown-outcome verifikasi",
            "stopped-here tindak-lanjut"
        ]
    );
    assert_eq!(remarks("L05"), ["early hasil"]);
    assert_eq!(samples.rule("L05", "sanksi"), RuleState::Kept);
    assert_eq!(samples.rule("L01", "sanksi"), RuleState::Idle);
}

#[test]
fn findings_read_well() {
    let id = |samples: &Samples, case| samples.words(case, Lang::Id);
    assert_eq!(
        id(&lubuklinggau(), "L04"),
        [
            "`3 Melakukan verifikasi kelengkapan dokumen …` selesai 2024-06-07, batas 2024-06-05: terlambat 2 hari kerja (terpakai 4 hari kerja) (baris log 21)"
        ]
    );
    assert_eq!(
        id(&kaltim(), "K06"),
        [
            "`6 Memberikan tanggapan/jawaban terhadap laporan …` dikerjakan oleh `Admin BPS Provinsi`, seharusnya oleh `Unit Kerja terkait di BPS Provinsi` (baris log 41)"
        ]
    );
    assert_eq!(
        kaltim().words("K05", Lang::En),
        [
            "`4 Disposisi laporan kepada pejabat penghubung OPD` is not in the log, and the case went on (log line 33)"
        ]
    );
}
