//! Cases under way, and cases that are only planned.

use crate::judging::{Office, moment};
use crate::{log, verdict};
use lajur::model::ActorId;
use lajur::run::{FindingKind, RuleState, Status, Used};

fn office() -> Office {
    Office::new(
        "sop a \"A\" { days workdays
           log { closed when state == shut }
           actor x \"X\"  actor y \"Y\"
           data { big yes/no  text optional text  state optional one of { shut open } }
           activity s \"S\" { start by x  takes 1 day }
           activity b \"B\" { by y  takes 2 days }
           activity c \"C\" { decision by x { when big \"Big\" -> d and e  otherwise \"Small\" -> z } takes 1 day }
           activity d \"D\" { by x  takes 1 day  -> j }
           activity e \"E\" { by y  takes 3 days  -> j }
           activity j \"J\" { end by x  joins d, e  takes 1 day }
           activity z \"Z\" { end by x  takes 1 day }
           rule given must { at s require text is given }
         }",
    )
}

fn names(office: &Office, nodes: impl Iterator<Item = lajur::model::NodeId>) -> Vec<String> {
    nodes
        .map(|node| office.sop()[node].name.value.clone())
        .collect()
}

#[test]
fn an_open_case_says_what_is_next_by_whom_and_when() {
    let office = office();
    let events = log(&["s 2024-01-08"]);
    let verdict = verdict(&office, &events, "case\n", Some("2024-01-10T23:00"));
    assert_eq!(verdict.status, Status::Running);
    let next = &verdict.next[0];
    assert_eq!(
        names(&office, verdict.next.iter().map(|next| next.node)),
        ["b"]
    );
    assert_eq!(next.due, Some(moment("2024-01-10T16:00")));
    assert_eq!(next.by, [ActorId(1)]);
    assert!(!next.overdue, "by dates, the due date is in time");
}

#[test]
fn what_was_due_before_the_moment_asked_for_is_overdue() {
    let office = office();
    let verdict = verdict(
        &office,
        &log(&["s 2024-01-08"]),
        "case\n",
        Some("2024-01-15T09:00"),
    );
    assert!(verdict.next[0].overdue);
    assert!(verdict.findings.iter().any(|finding| matches!(
        finding.kind,
        FindingKind::Overdue {
            by: Used::Workdays(3),
            ..
        }
    )));
}

#[test]
fn both_branches_are_next_and_a_join_only_when_both_have_come() {
    let office = office();
    let split = ["s 2024-01-08", "b 2024-01-09", "c 2024-01-09T11:00 big"];
    let open = verdict(&office, &log(&split), "case,big\n1,yes\n", None);
    assert_eq!(
        names(&office, open.next.iter().map(|next| next.node)),
        ["d", "e"]
    );
    let one = [&split[..], &["d 2024-01-10"]].concat();
    let open = verdict(&office, &log(&one), "case,big\n1,yes\n", None);
    assert_eq!(
        names(&office, open.next.iter().map(|next| next.node)),
        ["e"]
    );
    let both = [&one[..], &["e 2024-01-12"]].concat();
    let open = verdict(&office, &log(&both), "case,big\n1,yes\n", None);
    assert_eq!(
        names(&office, open.next.iter().map(|next| next.node)),
        ["j"]
    );
    assert_eq!(open.next[0].from, Some(moment("2024-01-12T10:00")));
}

#[test]
fn a_case_that_its_data_close_has_stopped() {
    let office = office();
    let events = log(&["s 2024-01-08"]);
    let stopped = verdict(
        &office,
        &events,
        "case,state,text\n1,shut,a\n",
        Some("2024-03-01"),
    );
    assert_eq!(stopped.status, Status::Stopped);
    assert_eq!(office.found(&stopped), ["stopped-here b"]);
}

#[test]
fn a_planned_case_shows_its_way_as_far_as_its_data_tell() {
    let office = office();
    let nothing = "case,activity,completed\n";
    let planned = verdict(
        &office,
        nothing,
        "case,filed,big,text\n1,2024-01-08T09:00,yes,a\n",
        None,
    );
    assert_eq!(planned.status, Status::Planned);
    let way = names(&office, planned.visits.iter().map(|visit| visit.node));
    assert_eq!(way, ["s", "b", "c", "d", "e", "j"]);
    let dues: Vec<String> = planned
        .visits
        .iter()
        .map(|visit| visit.due.expect("due").date().to_string())
        .collect();
    assert_eq!(
        dues,
        [
            "2024-01-09",
            "2024-01-11",
            "2024-01-12",
            "2024-01-15",
            "2024-01-17",
            "2024-01-18"
        ]
    );
    assert_eq!(planned.rules[0], RuleState::Kept);
    let stuck = verdict(
        &office,
        nothing,
        "case,filed,big,text\n1,2024-01-08T09:00,,\n",
        None,
    );
    assert_eq!(
        names(&office, stuck.visits.iter().map(|visit| visit.node)),
        ["s", "b"]
    );
    assert_eq!(
        names(&office, stuck.next.iter().map(|next| next.node)),
        ["c"]
    );
    assert_eq!(office.found(&stuck), ["rule-broken given"]);
}

#[test]
fn a_case_of_unknown_events_has_not_begun() {
    let office = office();
    let strange = verdict(&office, &log(&["coffee 2024-01-08"]), "case\n", None);
    assert_eq!(strange.status, Status::Running);
    assert_eq!(
        names(&office, strange.next.iter().map(|next| next.node)),
        ["s"]
    );
}

#[test]
fn an_explanation_counts_the_days_and_names_the_holidays() {
    let office = office();
    let batch = office.batch(
        &log(&["s 2024-02-07", "b 2024-02-12 - Y", "c 2024-02-13 big"]),
        "case,big,text\n1,yes,a\n",
    );
    let explanation = office
        .judge(None)
        .explain(&crate::judging::case(&batch, "1"));
    let days = explanation.visits[1].days.as_ref().expect("days");
    assert_eq!((days.workdays, days.calendar_days), (1, 5));
    assert_eq!(days.off.len(), 4);
    assert!(days.off.iter().any(|off| off.holiday.is_some()));
    let exits = &explanation.visits[2].exits;
    assert_eq!(
        exits[0].condition.as_ref().expect("a condition").answer,
        Some(true)
    );
    assert!(exits[0].taken && !exits[1].taken);
}

#[test]
fn a_planned_case_that_is_closed_is_not_overdue() {
    let office = Office::new(
        "sop a \"A\" { days workdays
           actor x \"X\"
           activity s \"S\" { start by x }
           activity z \"Z\" { end by x }
           rule soon must { within 5 workdays }
         }",
    );
    let rule = |closed: &str| {
        let cases = format!("case,filed,closed\n1,2024-01-08T09:00,{closed}\n");
        verdict(
            &office,
            "case,activity,completed\n",
            &cases,
            Some("2024-03-01T09:00"),
        )
        .rules[0]
    };
    assert_eq!(rule("no"), RuleState::Broken);
    assert_eq!(rule("yes"), RuleState::Idle);
}

#[test]
fn what_comes_after_a_decision_that_nobody_tells_is_only_supposed() {
    let office = Office::new(
        r#"
sop a "A" {
  days workdays
  actor p "P"
  data { good optional yes/no }
  activity s "S" { start by p }
  activity d "D" { decision by p { when good "Good" -> x  otherwise "Bad" -> y } }
  activity x "X" { end by p takes 1 day }
  activity y "Y" { end by p takes 2 days }
}
"#,
    );
    let done = ["s 2024-01-08", "d 2024-01-08"];
    let judged = |events: &[&str], data: &str| {
        verdict(&office, &log(events), data, Some("2024-06-03T10:00"))
    };
    let open = judged(&done, "case\n");
    let next: Vec<(bool, bool)> = open
        .next
        .iter()
        .map(|it| (it.perhaps, it.overdue))
        .collect();
    assert_eq!(next, [(true, false), (true, false)]);
    assert_eq!(
        names(&office, open.next.iter().map(|it| it.node)),
        ["x", "y"]
    );
    assert_eq!(office.found(&open), Vec::<String>::new());
    let told = judged(&done, "case,good\n1,yes\n");
    assert_eq!(names(&office, told.next.iter().map(|it| it.node)), ["x"]);
    assert_eq!(office.found(&told), ["overdue x"]);
}
