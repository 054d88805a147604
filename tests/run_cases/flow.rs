//! What the order of the events alone tells.

use crate::judging::Office;
use crate::{found, log, verdict};
use lajur::run::Status;

fn chain() -> Office {
    Office::new(
        "sop a \"A\" { days workdays
           actor x \"X\"
           event gone \"Gone\"
           activity s \"S\" { start by x }
           activity b \"B\" { by x }
           activity c \"C\" { decision by x { \"Yes\" -> d  \"No\" -> b, at most 1 time } }
           activity d \"D\" { by x }
           activity e \"E\" { end by x }
           activity w \"W\" { by x  alongside }
         }",
    )
}

#[test]
fn a_plain_case_has_nothing_to_say() {
    let office = chain();
    let plain = log(&[
        "s 2024-01-08",
        "b 2024-01-08",
        "c 2024-01-09 yes",
        "d 2024-01-09",
        "e 2024-01-10",
    ]);
    let verdict = verdict(&office, &plain, "case\n", None);
    assert_eq!(verdict.status, Status::Finished);
    assert_eq!(verdict.findings, []);
    assert_eq!(verdict.visits.len(), 5);
}

#[test]
fn a_missing_step_is_skipped_and_one_still_to_come_is_not() {
    let office = chain();
    assert_eq!(
        found(&office, &log(&["s 2024-01-08", "c 2024-01-09 yes"])),
        ["skipped b"]
    );
    assert_eq!(
        found(&office, &log(&["s 2024-01-08", "b 2024-01-09"])),
        Vec::<String>::new()
    );
}

#[test]
fn a_step_out_of_its_turn_is_one_finding() {
    let office = chain();
    let swapped = log(&[
        "s 2024-01-08",
        "b 2024-01-08",
        "d 2024-01-09",
        "c 2024-01-09T11:00 yes",
        "e 2024-01-10",
    ]);
    let found = found(&office, &swapped);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("out-of-order"), "{found:?}");
}

#[test]
fn a_step_done_again_is_repeated() {
    let office = chain();
    let twice = log(&[
        "s 2024-01-08",
        "b 2024-01-08",
        "c 2024-01-09 yes",
        "d 2024-01-09",
        "d 2024-01-09T11:00",
        "e 2024-01-10",
    ]);
    assert_eq!(found(&office, &twice), ["repeated d"]);
}

#[test]
fn ways_back_are_counted() {
    let office = chain();
    let once = [
        "s 2024-01-08",
        "b 2024-01-08",
        "c 2024-01-09 no",
        "b 2024-01-09T11:00",
        "c 2024-01-09T12:00 yes",
    ];
    assert_eq!(found(&office, &log(&once)), ["returned c"]);
    let twice = [
        "s 2024-01-08",
        "b 2024-01-08",
        "c 2024-01-09 no",
        "b 2024-01-09T11:00",
        "c 2024-01-09T12:00 no",
        "b 2024-01-09T13:00",
    ];
    let found = found(&office, &log(&twice));
    assert_eq!(found.iter().filter(|it| *it == "returned c").count(), 2);
    assert!(found.contains(&"loop-exceeded c".to_string()), "{found:?}");
}

#[test]
fn what_is_no_step_is_said_and_stops_nothing() {
    let office = chain();
    let strange = log(&[
        "s 2024-01-08",
        "coffee 2024-01-08",
        "gone 2024-01-08T11:00",
        "w 2024-01-08T11:30",
        "b 2024-01-08T12:00",
    ]);
    assert_eq!(
        found(&office, &strange),
        ["activity-not-in-sop", "happened"]
    );
    assert_eq!(
        found(&office, &log(&["s 2024-01-08", "b 2024-01-08 strange"])),
        ["unknown-outcome b"]
    );
}

#[test]
fn an_exit_against_the_data_is_found() {
    let office = Office::new(
        "sop a \"A\" { days workdays
           actor x \"X\"
           data { big yes/no  far yes/no }
           activity s \"S\" { start by x }
           activity c \"C\" { decision by x { when big \"Big\" -> d  otherwise \"Small\" -> e } }
           activity d \"D\" { end by x }
           activity e \"E\" { by x  only when far }
           activity f \"F\" { end by x }
         }",
    );
    let small = log(&[
        "s 2024-01-08",
        "c 2024-01-08 small",
        "e 2024-01-09",
        "f 2024-01-09T11:00",
    ]);
    let in_case = |data: &str| {
        let verdict = verdict(&office, &small, &format!("case,big,far\n1,{data}\n"), None);
        office.found(&verdict)
    };
    assert_eq!(in_case("yes,yes"), ["against-condition c"]);
    assert_eq!(in_case("no,yes"), Vec::<String>::new());
    assert_eq!(in_case("no,no"), ["not-called-for e"]);
    assert_eq!(
        in_case("no,"),
        Vec::<String>::new(),
        "what is not known is not against"
    );
    let missing = log(&["s 2024-01-08", "c 2024-01-08 small", "f 2024-01-09T11:00"]);
    let without = verdict(&office, &missing, "case,big,far\n1,no,yes\n", None);
    assert_eq!(office.found(&without), ["skipped e"]);
    let without = verdict(&office, &missing, "case,big,far\n1,no,no\n", None);
    assert_eq!(without.findings, []);
}

#[test]
fn repetitions_are_counted() {
    let office = Office::new(
        "sop a \"A\" { days workdays
           actor x \"X\"
           data { shops list { name text } }
           activity s \"S\" { start by x }
           activity r \"R\" { by x  repeat at least 2 times }
           activity i \"I\" { by x for each shops }
           activity f \"F\" { end by x }
         }",
    );
    let events = log(&[
        "s 2024-01-08",
        "r 2024-01-08",
        "i 2024-01-09",
        "i 2024-01-09T11:00",
        "f 2024-01-09T12:00",
    ]);
    let in_case = |shops: &str| {
        let verdict = verdict(&office, &events, &format!("case,shops\n1,{shops}\n"), None);
        office.found(&verdict)
    };
    assert_eq!(in_case("2"), ["wrong-count r"]);
    assert_eq!(in_case("3"), ["wrong-count r", "wrong-count i"]);
    assert_eq!(in_case(""), ["wrong-count r"]);
}

#[test]
fn a_row_of_several_nodes_is_told_by_one_event() {
    let office = Office::new(
        "sop a \"A\" { days workdays
           actor x \"X\"  actor y \"Y\"
           activity s \"S\" { start by x }
           activity r \"R\" {
             decision good \"Good?\" by x { \"Yes\" -> make  \"No\" -> f }
             task make by y -> f
             takes 1 day
           }
           activity f \"F\" { end by x }
         }",
    );
    let found = found(
        &office,
        &log(&["s 2024-01-08", "r 2024-01-09 yes x", "f 2024-01-09T12:00"]),
    );
    assert_eq!(found, Vec::<String>::new());
}
