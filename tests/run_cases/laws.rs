//! What holds for all cases: time verdicts agree with a counter that goes day by day, and no verdict depends on what was
//! judged before it.

use proptest::prelude::*;

use crate::judging::Office;
use lajur::calendar::Moment;
use lajur::model::Date;
use lajur::run::{FindingKind, Used, Verdict};

fn office() -> Office {
    Office::new(
        "sop a \"A\" { days workdays
           actor x \"X\"  actor y \"Y\"
           data { big yes/no }
           activity s \"S\" { start by x }
           activity b \"B\" { by x  takes 1-3 workdays }
           activity c \"C\" { decision by y { when big \"Big\" -> b, at most 2 times  otherwise \"Small\" -> d } takes 4 calendar days }
           activity d \"D\" { end by x  takes 1 week }
           rule r must { within 6 workdays from s to d }
         }",
    )
}

/// The date some days after the first of 2024.
fn date(day: u32) -> Date {
    let first = Date {
        year: 2024,
        month: 1,
        day: 1,
    };
    let moment = Moment::at(first, 0, 0).and_then(|it| it.plus_seconds(i64::from(day) * 86_400));
    moment.expect("a date").date()
}

/// How many days of a kind come after one day, up to another, counted one by one.
fn days(office: &Office, from: u32, to: u32, working: bool) -> i64 {
    let is_one = |day: &u32| !working || office.calendar.is_working_day(date(*day)) == Ok(true);
    (from + 1..=to).filter(is_one).count() as i64
}

/// The last day on which so many days have passed.
fn due(office: &Office, from: u32, limit: i64, working: bool) -> u32 {
    let mut day = from;
    while days(office, from, day, working) < limit {
        day += 1;
    }
    day
}

proptest! {
    #[test]
    fn times_agree_with_a_counter_of_days(start in 0u32..200, steps in prop::array::uniform3(0u32..12), hour in 0u32..24) {
        let office = office();
        let mut at = vec![start];
        at.extend(steps.iter().scan(start, |day, step| { *day += step; Some(*day) }));
        let mut log = String::from("case,activity,completed,outcome\n");
        for (name, day) in ["s", "b", "c", "d"].iter().zip(&at) {
            let outcome = if *name == "c" { "small" } else { "" };
            log += &format!("1,{name},{}T{hour:02}:00,{outcome}\n", date(*day));
        }
        let verdict = crate::verdict(&office, &log, "case\n", None);
        let limits = [(1, 3, true), (2, 4, false), (3, 5, true)];
        let late: Vec<usize> = limits.iter()
            .filter(|(row, limit, working)| at[*row] > due(&office, at[row - 1], *limit, *working))
            .map(|(row, ..)| *row)
            .collect();
        let found: Vec<usize> = verdict.findings.iter().filter(|it| it.rule.is_none())
            .filter(|it| matches!(it.kind, FindingKind::Late { .. }))
            .filter_map(|it| it.node.map(|node| node.0 as usize))
            .collect();
        prop_assert_eq!(found, late);
        for (row, _, working) in limits {
            let amount = days(&office, at[row - 1], at[row], working);
            let expected = if working { Used::Workdays(amount) } else { Used::CalendarDays(amount) };
            prop_assert_eq!(verdict.visits[row].used, Some(expected));
        }
        let early = verdict.findings.iter().any(|it| matches!(it.kind, FindingKind::Early { .. }));
        prop_assert_eq!(early, at[1] < due(&office, at[0], 1, true));
        let rule = verdict.findings.iter().any(|it| it.rule.is_some());
        prop_assert_eq!(rule, at[3] > due(&office, at[0], 6, true));
        prop_assert_eq!(verdict.workdays, Some(days(&office, at[0], at[3], true)));
    }

    #[test]
    fn no_verdict_depends_on_those_before_it(cases in prop::collection::vec(prop::collection::vec((0usize..6, 0u32..3, 0usize..4), 0..7), 1..12)) {
        let office = office();
        let log = random_log(&cases);
        let batch = office.batch(&log, "case,big\n3,yes\n");
        let mut warm = office.judge(Some("2024-03-01T09:00"));
        let forwards: Vec<Verdict> = batch.cases().map(|case| warm.case(&case)).collect();
        let mut all: Vec<_> = batch.cases().collect();
        all.reverse();
        let mut again: Vec<Verdict> = all.iter().map(|case| warm.case(case)).collect();
        again.reverse();
        let cold: Vec<Verdict> = batch.cases().map(|case| office.judge(Some("2024-03-01T09:00")).case(&case)).collect();
        prop_assert_eq!(&forwards, &again);
        prop_assert_eq!(&forwards, &cold);
        for case in batch.cases() {
            let explanation = warm.explain(&case);
            prop_assert_eq!(explanation.visits.len(), explanation.verdict.visits.len());
        }
    }
}

/// A log of cases whose events are any activities with any outcomes.
fn random_log(cases: &[Vec<(usize, u32, usize)>]) -> String {
    let mut log = String::from("case,activity,completed,outcome,actor\n");
    for (id, events) in cases.iter().enumerate() {
        let mut day = id as u32;
        for (activity, step, outcome) in events {
            day += step;
            let activity = ["s", "b", "c", "d", "coffee", "b"][*activity];
            let outcome = ["", "big", "small", "strange"][*outcome];
            log += &format!("{id},{activity},{}T10:00,{outcome},X\n", date(day));
        }
    }
    log
}
