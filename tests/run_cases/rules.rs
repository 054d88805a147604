//! Rules of all kinds and strengths, and escalations.

use crate::judging::Office;
use crate::{log, verdict};
use lajur::run::{Level, RuleState, Verdict};

fn office(rules: &str) -> Office {
    Office::new(&format!(
        "sop a \"A\" {{ days workdays
           actor x \"X\"  actor y \"Y\"
           data {{ big yes/no  away optional yes/no  amount optional number }}
           event asked \"Asked\"
           activity s \"S\" {{ start by x }}
           activity b \"B\" {{ by x  takes 2 days }}
           activity c \"C\" {{ by y }}
           activity z \"Z\" {{ end by x }}
           {rules}
         }}"
    ))
}

const PLAIN: [&str; 4] = [
    "s 2024-01-08",
    "b 2024-01-09",
    "c 2024-01-10",
    "z 2024-01-11",
];

fn judged(office: &Office, events: &[&str], data: &str) -> Verdict {
    let cases = match data {
        "" => "case\n".to_string(),
        data => format!("case,big,away,amount\n1,{data}\n"),
    };
    verdict(office, &log(events), &cases, None)
}

fn state(office: &Office, events: &[&str], data: &str) -> RuleState {
    judged(office, events, data).rules[0]
}

#[test]
fn deadlines_run_between_nodes() {
    let office = office("rule r must { within 2 workdays from s to c }");
    assert_eq!(state(&office, &PLAIN, ""), RuleState::Kept);
    assert_eq!(
        state(
            &office,
            &["s 2024-01-08", "b 2024-01-09", "c 2024-01-11"],
            ""
        ),
        RuleState::Broken
    );
    assert_eq!(
        state(&office, &["s 2024-01-08", "b 2024-01-09"], ""),
        RuleState::Open
    );
    let late = verdict(
        &office,
        &log(&["s 2024-01-08", "b 2024-01-09"]),
        "case\n",
        Some("2024-01-11T09:00"),
    );
    assert_eq!(late.rules[0], RuleState::Broken);
    assert_eq!(office.found(&late), ["overdue r"]);
}

#[test]
fn extensions_conditions_and_the_first_day() {
    let longer = office("rule r must { within 1 workday from s to c  extend 1 workday if big }");
    assert_eq!(state(&longer, &PLAIN, "yes,,"), RuleState::Kept);
    assert_eq!(state(&longer, &PLAIN, "no,,"), RuleState::Broken);
    assert_eq!(state(&longer, &PLAIN, ",,"), RuleState::Unknown);
    let when = office("rule r must { within 1 workday from s to c  when big }");
    assert_eq!(state(&when, &PLAIN, "no,,"), RuleState::Idle);
    assert_eq!(state(&when, &PLAIN, ",,"), RuleState::Unknown);
    let first = office("rule r must { within 2 workdays from s to c  count first day }");
    assert_eq!(state(&first, &PLAIN, ""), RuleState::Broken);
}

#[test]
fn a_pause_stops_the_clock_of_a_rule() {
    let office = office("rule r must { within 1 workday from s to c  pause while away }");
    let events = "case,activity,completed,away\n1,s,2024-01-08T10:00,yes\n1,b,2024-01-09T10:00,no\n1,c,2024-01-10T10:00,\n";
    assert_eq!(
        verdict(&office, events, "case\n", None).rules[0],
        RuleState::Kept
    );
}

#[test]
fn a_must_is_a_violation_a_should_a_remark_and_a_may_never_breaks() {
    for (strength, level) in [
        ("must", Some(Level::Violation)),
        ("should", Some(Level::Remark)),
        ("may", None),
    ] {
        let office = office(&format!("rule r {strength} {{ at c require amount > 5 }}"));
        let verdict = judged(&office, &PLAIN, "no,,3");
        assert_eq!(
            verdict.findings.first().map(|finding| finding.level),
            level,
            "{strength}"
        );
    }
    let must = office("rule r must { at c require amount > 5 }");
    assert_eq!(state(&must, &PLAIN, "no,,6"), RuleState::Kept);
    assert_eq!(state(&must, &["s 2024-01-08"], "no,,3"), RuleState::Idle);
    let unknown = judged(&must, &PLAIN, "no,,");
    assert_eq!(must.found(&unknown), ["rule-undecided r"]);
    assert_eq!(unknown.findings[0].level, Level::Remark);
}

#[test]
fn order_company_and_number() {
    let order = office("rule r must { order b then c }");
    assert_eq!(state(&order, &PLAIN, ""), RuleState::Kept);
    assert_eq!(
        state(
            &order,
            &["s 2024-01-08", "c 2024-01-09", "z 2024-01-10"],
            ""
        ),
        RuleState::Broken
    );
    let together = office("rule r must { together b and c }");
    assert_eq!(
        state(
            &together,
            &["s 2024-01-08", "c 2024-01-09", "z 2024-01-10"],
            ""
        ),
        RuleState::Broken
    );
    assert_eq!(
        state(&together, &["s 2024-01-08", "b 2024-01-09"], ""),
        RuleState::Open
    );
    let exclusive = office("rule r must { exclusive b and c }");
    assert_eq!(state(&exclusive, &PLAIN, ""), RuleState::Broken);
    let limit = office("rule r must { limit b at most 1 time }");
    assert_eq!(state(&limit, &PLAIN, ""), RuleState::Kept);
}

#[test]
fn separation_asks_for_persons_first() {
    let separate = office("rule r must { separate b and c }");
    let by = |b: &str, c: &str| {
        let (b, c) = (format!("b 2024-01-09 - {b}"), format!("c 2024-01-10 - {c}"));
        state(&separate, &["s 2024-01-08", &b, &c], "")
    };
    assert_eq!(by("X", "Y"), RuleState::Kept);
    assert_eq!(by("X ani", "Y ani"), RuleState::Broken);
    assert_eq!(by("X ani", "X budi"), RuleState::Kept);
    assert_eq!(by("X", "X"), RuleState::Broken);
    let same = office("rule r must { same actor b and c }");
    assert_eq!(
        state(
            &same,
            &[
                "s 2024-01-08",
                "b 2024-01-09 - X ani",
                "c 2024-01-10 - Y ani"
            ],
            ""
        ),
        RuleState::Kept
    );
    assert_eq!(state(&same, &PLAIN, ""), RuleState::Unknown);
}

#[test]
fn a_silence_gives_a_right() {
    let office = office("rule asked may { silence 2 days after b without c by y }");
    let at = |day: &str| {
        [
            "s 2024-01-08".to_string(),
            "b 2024-01-09".into(),
            format!("asked {day}"),
            "c 2024-01-19".into(),
        ]
    };
    let found = |day: &str| {
        let events = at(day);
        let events: Vec<&str> = events.iter().map(String::as_str).collect();
        office.found(&judged(&office, &events, ""))
    };
    assert_eq!(found("2024-01-12"), ["happened", "right-used asked"]);
    assert_eq!(found("2024-01-10"), ["happened", "right-too-early asked"]);
    let open = verdict(
        &office,
        &log(&["s 2024-01-08", "b 2024-01-09"]),
        "case\n",
        Some("2024-01-15T09:00"),
    );
    assert!(
        office
            .found(&open)
            .contains(&"right-gained asked".to_string())
    );
}

#[test]
fn persons_judge_what_machines_cannot() {
    let office = office("rule r should { at c judge \"Is it polite?\" by y }");
    assert_eq!(state(&office, &PLAIN, ""), RuleState::Question);
    assert_eq!(state(&office, &["s 2024-01-08"], ""), RuleState::Idle);
}

#[test]
fn an_escalation_is_owed_once_its_row_is_late() {
    let office = office("escalate b when overdue to y  escalate c if big to x");
    let found = |events: &[&str], data: &str| office.found(&judged(&office, events, data));
    assert_eq!(found(&PLAIN, "no,,"), Vec::<String>::new());
    let late = ["s 2024-01-08", "b 2024-01-12"];
    assert_eq!(found(&late, "no,,"), ["late b", "escalation-owed b"]);
    let told = ["s 2024-01-08", "asked 2024-01-11 - Y", "b 2024-01-12"];
    assert_eq!(
        found(&told, "no,,"),
        ["happened", "escalation-done b", "late b"]
    );
    assert_eq!(found(&PLAIN, "yes,,"), ["escalation-owed c"]);
}
