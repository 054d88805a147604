//! What holds for all cases: time verdicts agree with a counter that goes day by day, and no verdict depends on what was
//! judged before it.

use std::fs;

use proptest::prelude::*;

use crate::judging::{Office, moment};
use lajur::calendar::Moment;
use lajur::lang::{Lang, Number};
use lajur::model::Date;
use lajur::model::expr::{Slots, Value};
use lajur::model::{FieldId, FieldType};
use lajur::run::{Activity, Batch, Change, Event, Header, message};
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

/// The SOPs of the corpus, which hold every form of the language.
fn corpus() -> Vec<Office> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus");
    let files = fs::read_dir(folder).expect("the corpus");
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.sort();
    let sops = files
        .iter()
        .filter(|file| file.extension().is_some_and(|it| it == "sop"));
    sops.flat_map(|file| Office::all(&fs::read_to_string(file).expect("a text")))
        .collect()
}

/// A number for each thing that is to be chosen.
type Choices = Vec<(usize, usize, usize, usize, i64)>;

/// Cases of any events and data that an SOP can have, and some that it can't.
fn random_batch(office: &Office, choices: &[Choices]) -> Batch {
    let sop = office.sop();
    let mut words = vec!["strange".to_string(), String::new(), "selesai".into()];
    words.extend(
        sop.nodes
            .iter()
            .flat_map(|node| &node.exits)
            .filter_map(|exit| exit.label.as_ref())
            .map(|label| label.value.clone()),
    );
    words.extend(sop.actors.iter().map(|actor| actor.name.value.clone()));
    let word =
        |at: usize| (!at.is_multiple_of(3)).then(|| office.lexicon.id(&words[at % words.len()]));
    let mut batch = Batch::new(office.lexicon.clone());
    for (id, choices) in choices.iter().enumerate() {
        let mut at = moment("2024-01-08T09:00");
        let (mut events, mut changes) = (Vec::new(), Vec::new());
        for (activity, outcome, actor, field, minutes) in choices {
            let node = activity % (sop.nodes.len() + 2);
            let before = at;
            at = at.plus_seconds(minutes * 60).expect("a moment");
            if let Some(kind) = sop.fields.get(field % (sop.fields.len() + 1)) {
                let id = FieldId((field % (sop.fields.len() + 1)) as u32);
                changes.push(Change {
                    event: events.len(),
                    field: id,
                    value: random_value(&kind.kind, *outcome),
                });
            }
            events.push(Event {
                activity: match sop.nodes.get(node) {
                    Some(found) if outcome % 2 == 0 => Activity::Row(found.row),
                    Some(_) => Activity::Node(lajur::model::NodeId(node as u32)),
                    None if !sop.events.is_empty() => {
                        Activity::Event(lajur::model::EventId((actor % sop.events.len()) as u32))
                    }
                    None => Activity::Unknown(office.lexicon.id("strange")),
                },
                actor: word(*actor),
                person: word(actor / 2),
                outcome: word(*outcome),
                started: (actor % 4 == 0).then_some(before),
                completed: (outcome % 7 > 0).then_some(at),
                line: events.len() as u64 + 2,
            });
        }
        let seed = choices.len();
        let header = (seed % 3 > 0).then(|| Header {
            line: None,
            told: None,
            data: Slots {
                values: sop
                    .fields
                    .iter()
                    .map(|field| random_value(&field.kind, seed))
                    .collect(),
                lists: sop
                    .fields
                    .iter()
                    .map(|field| {
                        matches!(field.kind, FieldType::List(_)).then(|| vec![Vec::new(); seed])
                    })
                    .collect(),
                ..Slots::default()
            },
            filed: (seed.is_multiple_of(2)).then(|| moment("2024-01-08T08:00")),
            closed: seed % 5 == 0,
        });
        batch.push(&id.to_string(), header, events, changes);
    }
    batch
}

fn random_value(kind: &FieldType, seed: usize) -> Option<Value> {
    match kind {
        FieldType::YesNo => Some(Value::YesNo(seed.is_multiple_of(2))),
        FieldType::OneOf(variants) => Some(Value::Variant(seed % variants.len())),
        FieldType::Number => Some(Value::Number(Number::from_millionths(
            seed as i64 * 1_000_000,
        ))),
        FieldType::Text => Some(Value::Text("text".into())),
        FieldType::Date => Some(Value::Date(date(seed as u32))),
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn every_form_of_the_language_judges_every_case(choices in prop::collection::vec(prop::collection::vec((0usize..99, 0usize..99, 0usize..99, 0usize..99, -60i64..9000), 0..9), 1..6)) {
        for office in corpus() {
            let batch = random_batch(&office, &choices);
            let mut judge = office.judge(Some("2024-06-03T09:00"));
            for case in batch.cases() {
                let verdict = judge.case(&case);
                prop_assert_eq!(&office.judge(Some("2024-06-03T09:00")).case(&case), &verdict);
                prop_assert_eq!(verdict.rules.len(), office.sop().rules.len());
                for finding in &verdict.findings {
                    let told = message(finding, &case, &office.plan);
                    prop_assert_eq!(told.code(), finding.kind.code());
                    prop_assert!(Lang::ALL.into_iter().all(|lang| !told.text(lang).is_empty()));
                    prop_assert!(finding.event.is_none_or(|at| (at as usize) < case.events.len()));
                }
                prop_assert_eq!(judge.explain(&case).verdict, verdict);
            }
        }
    }
}
