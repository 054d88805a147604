//! Times of rows.

use crate::judging::{Office, moment};
use crate::{found, log, verdict};
use lajur::run::{FindingKind, Used};

/// An SOP of a start, some rows, and an end.
fn office(rows: &str) -> Office {
    Office::new(&format!(
        "sop a \"A\" {{ days workdays
           actor x \"X\"
           data {{ kind one of {{ usual \"Usual\" special \"Special\" }}  files list {{ name text }}  away optional yes/no }}
           activity s \"S\" {{ start by x }}
           {rows}
           activity z \"Z\" {{ end by x }}
         }}"
    ))
}

#[test]
fn days_are_compared_by_dates() {
    let office = office("activity b \"B\" { by x  takes 3 workdays }");
    let done = |at: &str| found(&office, &log(&["s 2024-01-08", &format!("b {at}")]));
    assert_eq!(done("2024-01-11T23:30"), Vec::<String>::new());
    assert_eq!(done("2024-01-12T00:10"), ["late b"]);
    let saturday = verdict(
        &office,
        &log(&["s 2024-01-09", "b 2024-01-13"]),
        "case\n",
        None,
    );
    assert!(matches!(
        saturday.findings[0].kind,
        FindingKind::Late {
            by: Used::CalendarDays(1),
            used: Used::Workdays(3),
            ..
        }
    ));
}

#[test]
fn minutes_are_office_minutes_unless_the_clock_is_meant() {
    let office = office(
        "activity b \"B\" { by x  takes 30 minutes } activity c \"C\" { by x  takes 2 clock hours }",
    );
    let through = |b: &str, c: &str| found(&office, &log(&["s 2024-01-08T15:45", b, c]));
    assert_eq!(
        through("b 2024-01-09T07:45", "c 2024-01-09T09:45"),
        Vec::<String>::new()
    );
    assert_eq!(
        through("b 2024-01-09T07:46", "c 2024-01-09T09:46"),
        ["late b"]
    );
    assert_eq!(
        through("b 2024-01-09T07:45", "c 2024-01-09T09:46"),
        ["late c"]
    );
}

#[test]
fn a_range_is_late_above_and_early_below() {
    let office = office("activity b \"B\" { by x  takes 1-2 days }");
    let done = |at: &str| found(&office, &log(&["s 2024-01-08", &format!("b {at}")]));
    assert_eq!(done("2024-01-08T11:00"), ["early b"]);
    assert_eq!(done("2024-01-10"), Vec::<String>::new());
    assert_eq!(done("2024-01-11"), ["late b"]);
}

#[test]
fn rows_that_share_a_cell_share_a_clock() {
    let office =
        office("activity b \"B\" { by x  takes 2 days, shared with c } activity c \"C\" { by x }");
    let through = |b: &str, c: &str| found(&office, &log(&["s 2024-01-08", b, c]));
    assert_eq!(
        through("b 2024-01-09", "c 2024-01-10"),
        Vec::<String>::new()
    );
    assert_eq!(through("b 2024-01-11", "c 2024-01-12"), ["late c"]);
}

#[test]
fn a_time_may_depend_on_the_exit_the_data_or_the_items() {
    let by_exit = office(
        "activity b \"B\" { decision by x { \"Yes\" -> z  \"No\" -> z } takes 1 day for \"Yes\"  takes 3 days for \"No\" }",
    );
    let done = |outcome: &str| {
        found(
            &by_exit,
            &log(&["s 2024-01-08", &format!("b 2024-01-10 {outcome}")]),
        )
    };
    assert_eq!(done("yes"), ["late b"]);
    assert_eq!(done("no"), Vec::<String>::new());
    let by_data = office(
        "activity b \"B\" { by x  takes 1 day if kind == usual  takes 3 days if kind == special }",
    );
    let events = log(&["s 2024-01-08", "b 2024-01-10"]);
    let of = |kind: &str| {
        by_data.found(&verdict(
            &by_data,
            &events,
            &format!("case,kind\n1,{kind}\n"),
            None,
        ))
    };
    assert_eq!(of("usual"), ["late b"]);
    assert_eq!(of("special"), Vec::<String>::new());
    let by_items = office("activity b \"B\" { by x  takes 10 minutes per files }");
    let events = log(&["s 2024-01-08T10:00", "b 2024-01-08T10:25"]);
    let of = |files: &str| {
        by_items.found(&verdict(
            &by_items,
            &events,
            &format!("case,files\n1,{files}\n"),
            None,
        ))
    };
    assert_eq!(of("2"), ["late b"]);
    assert_eq!(of("3"), Vec::<String>::new());
    assert_eq!(of(""), ["not-counted b"]);
}

#[test]
fn a_time_may_count_from_beside_another_node_or_in_a_window() {
    let after = office(
        "activity b \"B\" { by x } activity c \"C\" { by x } activity d \"D\" { by x takes at most 2 days after b }",
    );
    let through = |d: &str| {
        found(
            &after,
            &log(&["s 2024-01-08", "b 2024-01-08", "c 2024-01-10", d]),
        )
    };
    assert_eq!(through("d 2024-01-10T11:00"), Vec::<String>::new());
    assert_eq!(through("d 2024-01-11"), ["late d"]);
    let before = office(
        "activity b \"B\" { by x takes at least 2 workdays before c } activity c \"C\" { by x }",
    );
    let through = |b: &str| found(&before, &log(&["s 2024-01-08", b, "c 2024-01-12"]));
    assert_eq!(through("b 2024-01-10"), Vec::<String>::new());
    assert_eq!(through("b 2024-01-11"), ["late b"]);
    let window = office("activity b \"B\" { by x takes on day 1 to 10 in month january }");
    let done = |at: &str| found(&window, &log(&["s 2024-01-08", &format!("b {at}")]));
    assert_eq!(done("2024-01-10"), Vec::<String>::new());
    assert_eq!(done("2024-01-11"), ["outside-window b"]);
}

#[test]
fn a_pause_moves_the_due_date_by_what_it_holds_of_the_limits_own_time() {
    let office = office("activity b \"B\" { by x  pause while away  takes 2 workdays }");
    let events = |b: &str| {
        format!(
            "case,activity,completed,away
1,s,2024-01-08T10:00,
1,call,2024-01-09T10:00,yes
1,call,2024-01-12T10:00,no
1,b,{b},
"
        )
    };
    let in_time = verdict(&office, &events("2024-01-15T10:00"), "case\n", None);
    let visit = in_time.visits.last().expect("a visit");
    assert_eq!(visit.due, Some(moment("2024-01-15T16:00")));
    assert_eq!(visit.paused, Some(Used::Workdays(3)));
    assert_eq!(visit.used, Some(Used::Workdays(5)));
    let late = verdict(&office, &events("2024-01-16T10:00"), "case\n", None);
    assert!(office.found(&late).contains(&"late b".to_string()));
}

#[test]
fn a_wait_ends_when_its_time_is_over_or_what_it_waits_for_comes() {
    let office = Office::new(
        "sop a \"A\" { days workdays
           actor x \"X\"  event paid \"Paid\"
           activity s \"S\" { start by x }
           activity w \"W\" { by x  wait 3 workdays or until paid { \"Paid\" -> b  \"Not\" -> c } }
           activity b \"B\" { end by x  takes 1 day }
           activity c \"C\" { end by x  takes 1 day }
         }",
    );
    let out = log(&["s 2024-01-08", "c 2024-01-12"]);
    assert_eq!(found(&office, &out), Vec::<String>::new());
    assert_eq!(
        found(&office, &log(&["s 2024-01-08", "c 2024-01-15"])),
        ["late c"]
    );
    let came = log(&["s 2024-01-08", "paid 2024-01-09", "b 2024-01-11"]);
    assert_eq!(found(&office, &came), ["happened", "late b"]);
}

#[test]
fn work_that_began_and_is_not_done_is_no_step_and_an_end_before_its_start_is_said() {
    let office = office("activity b \"B\" { by x  takes 30 minutes }");
    let begun = "case,activity,started,completed\n1,s,,2024-01-08T10:00\n1,b,2024-01-08T11:00,\n";
    let verdict = verdict(&office, begun, "case\n", Some("2024-01-08T11:20"));
    assert_eq!(verdict.visits.len(), 1);
    assert_eq!(verdict.next[0].due, Some(moment("2024-01-08T11:30")));
    assert_eq!(verdict.findings, []);
    let backwards = "case,activity,started,completed\n1,s,,2024-01-08T10:00\n1,b,2024-01-08T11:00,2024-01-08T10:30\n";
    assert_eq!(found(&office, backwards), ["ends-before-start b"]);
}

#[test]
fn beyond_the_calendar_nothing_is_guessed() {
    let office = office("activity b \"B\" { by x  takes 3 workdays }");
    let far = log(&["s 2031-01-08", "b 2031-02-08"]);
    assert_eq!(found(&office, &far), ["no-calendar-data"]);
}

#[test]
fn the_nodes_of_a_row_share_its_clock_however_many_of_them_the_log_tells() {
    let office = office(
        "activity r \"R\" { decision good by x { \"Yes\" -> make  \"No\" -> z } task make by x -> z takes 1 day }",
    );
    let late = |events: &[&str]| found(&office, &log(&[&["s 2024-01-08"], events].concat()));
    assert_eq!(late(&["r 2024-01-10 yes", "z 2024-01-11"]), ["late good"]);
    assert_eq!(
        late(&["r 2024-01-09 yes", "z 2024-01-11"]),
        Vec::<String>::new()
    );
    assert_eq!(
        late(&["good 2024-01-09 yes", "make 2024-01-10"]),
        ["late make"]
    );
}
