//! The least staff that the search finds is the least that the formulas allow.

use lajur::lang::Lang;
use lajur::simulate::Watch;
use lajur::simulate::tally::{Figure, Goal, GoalFault, Point, Sought, seek};

use crate::erlang_c;
use crate::office::{Place, Queue, by_chance};

fn sought(queue: &Queue, rate: f64, means: [f64; 2], goal: &str) -> Sought {
    let places = means.map(|mean| Place {
        officers: 1,
        hours: by_chance(mean),
    });
    let setup = queue.setup((4, 4), rate, 400, &places);
    let goal = Goal::parse(goal, queue.sop()).unwrap();
    seek(&setup, &goal, 2, &Watch::default())
}

fn numbers(sought: &Sought) -> Vec<u32> {
    let staff = sought.staff.as_ref().unwrap();
    staff.iter().map(|(_, number)| *number).collect()
}

#[test]
fn the_least_staff_is_that_of_the_formula() {
    let queue = Queue::new();
    // A case waits at most a quarter of an hour at the first place: 3 officers let it wait longer, 4 do not.
    let enough = |officers| erlang_c(2.0, 1.0, officers) <= 0.25;
    assert!(!enough(3) && enough(4));
    let found = sought(&queue, 2.0, [1.0, 0.8], "wait satu <= 15 minutes");
    // At the second place nobody asks how long it waits, but 1.6 officers' work has to be done.
    assert_eq!(numbers(&found), [4, 2]);
    assert!(
        !found.cut_short && found.tried.len() < 30,
        "{:?}",
        found.tried
    );
    assert!(found.results.repetitions == 4);
}

#[test]
fn where_no_staff_keeps_it_that_is_said() {
    let queue = Queue::new();
    let found = sought(&queue, 1.0, [1.0, 1.0], "mean <= 1 jam");
    assert_eq!(found.staff, None);
    assert!(!found.cut_short);
}

#[test]
fn limits_are_read_in_both_languages() {
    let queue = Queue::new();
    let read = |text: &str| Goal::parse(text, queue.sop()).map(|goal| (goal.figure, goal.value));
    let days = Figure::Workdays(Point::Percentile(95));
    assert_eq!(read("P95 <= 14 workdays"), Ok((days.clone(), 14.0)));
    assert_eq!(read("p95 ≤ 14 hari kerja"), Ok((days, 14.0)));
    let minutes = Figure::OfficeMinutes(Point::Mean);
    assert_eq!(read("rata-rata <= 1,5 jam"), Ok((minutes, 90.0)));
    let used = Figure::Used("x".to_string());
    assert_eq!(read("pemakaian x <= 85%"), Ok((used, 0.85)));
    let wait = Figure::Wait("satu".to_string());
    assert_eq!(read("tunggu satu <= 2 hours"), Ok((wait, 120.0)));
}

#[test]
fn what_is_no_limit_is_told_in_words() {
    let queue = Queue::new();
    let fault = |text: &str| Goal::parse(text, queue.sop()).unwrap_err();
    assert_eq!(fault("mean 5 hours"), GoalFault::Form);
    assert_eq!(fault("<= 5 hours"), GoalFault::Form);
    assert_eq!(
        fault("use z <= 5%"),
        GoalFault::UnknownName("z".to_string(), None)
    );
    assert_eq!(
        fault("wait sattu <= 5 jam").in_words(Lang::Id),
        "SOP tidak memiliki `sattu`; mungkin maksudnya `satu`?"
    );
    assert_eq!(
        fault("wait satu <= 5 workdays"),
        GoalFault::WrongUnit("workdays".to_string())
    );
    assert_eq!(
        fault("mean <= many hours"),
        GoalFault::NoNumber("many hours".to_string())
    );
    assert_eq!(
        fault("P100 <= 5 hours"),
        GoalFault::UnknownFigure("P100".to_string())
    );
    assert_eq!(fault("use <= 5%"), GoalFault::NoName("use".to_string()));
    for text in [
        "mean 5",
        "x <= 5%",
        "use z <= 5%",
        "use <= 1",
        "mean <= x",
        "use x <= 5",
    ] {
        let told = Lang::ALL.map(|lang| fault(text).in_words(lang));
        assert!(
            told[0] != told[1] && told.iter().all(|it| !it.ends_with('.')),
            "{told:?}"
        );
    }
}
