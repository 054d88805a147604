//! A single case that never waits takes exactly what the calendar says for the times on its way, and what the deadline
//! analysis says of the whole.

use lajur::calendar::{Calendar, Moment};
use lajur::check::deadlines::overview::overview;
use lajur::lang::Lang;
use lajur::model::{Limit, NodeId, NodeKind, Sop, TimeSpan};
use lajur::pipeline::check;
use lajur::simulate::Visit;
use lajur::source::Source;

use crate::invented::{Parts, sop};
use crate::numbers::Chance;
use crate::support::{Office, heard, moment};

/// A start somewhere in 2025, by day or night.
fn start(chance: &mut Chance) -> Moment {
    let seconds = chance.below(250 * 86_400 / 60) as i64 * 60;
    moment(6, 0, 0).plus_seconds(seconds).unwrap()
}

/// When a stated time is over.
fn over(office: &Office, from: Moment, span: &TimeSpan) -> Moment {
    let length = span.high.as_ref().unwrap();
    let due = office.calendar.add(from, length, &office.plan.counting());
    due.unwrap().at
}

/// When work at a node is done that is come to from another one.
fn done(office: &Office, from: Option<NodeId>, node: NodeId, at: Moment) -> Moment {
    let sop = office.sop();
    let row = |node: NodeId| sop[node].row;
    let goes_on = from.is_some_and(|from| row(from) == row(node) && from < node);
    let mut at = at;
    if let (false, Some(time)) = (goes_on, sop[row(node)].times.first())
        && let Limit::Span(span) = &time.limit.value
    {
        at = over(office, at, span);
    }
    match &sop[node].kind.value {
        NodeKind::Wait(wait) => over(office, at, &wait.timer.as_ref().unwrap().value),
        _ => at,
    }
}

/// What each visit should have taken, after the ones before it.
fn walk(office: &Office, began: Moment, visits: &[Visit]) {
    let sop = office.sop();
    let leads = |from: &Visit, to: NodeId| {
        let exit = from.exit.map(|exit| &sop[from.node].exits[exit as usize]);
        exit.is_some_and(|exit| exit.targets.iter().any(|target| target.node.value == to))
    };
    for (at, visit) in visits.iter().enumerate() {
        let before = visits[..at].iter().rev();
        let mut from: Vec<&Visit> = before.filter(|from| leads(from, visit.node)).collect();
        let joins = sop[visit.node].joins.as_ref();
        from.truncate(joins.map_or(1, |join| join.nodes.len()));
        let ready = from.iter().map(|from| from.done).max().unwrap_or(began);
        assert_eq!(visit.ready, ready);
        assert_eq!(visit.begun, ready);
        let from = from.first().map(|from| from.node);
        assert_eq!(
            visit.done,
            done(office, from, visit.node, ready),
            "{visit:?}"
        );
    }
}

#[test]
fn a_case_alone_takes_the_times_on_its_way() {
    for seed in 0..400 {
        let chance = &mut Chance::new(seed);
        let parts = Parts {
            decisions: true,
            branches: true,
            actors: 3,
        };
        let office = Office::of(&sop(chance, parts));
        let mut setup = office.setup(&[start(chance)]);
        setup.seed = seed;
        for officers in &mut setup.officers {
            officers.number = None;
        }
        let ear = heard(&setup);
        let case = ear.case(0);
        walk(&office, case.began, &case.visits);
        assert_eq!(case.over, case.visits.last().map(|visit| visit.done));
    }
}

/// How many working days the deadline analysis gives for a whole case, least and most over all its beginnings.
fn told(sop: &Sop, text: &str, calendar: &Calendar) -> (String, String, i64, i64) {
    let checked = check(&[Source::new("a.sop", text)]);
    let overview = overview(sop, &checked.catalogue, calendar, Lang::En);
    let read = &overview.spans[0].readings[0];
    let (short, long) = (&read.shortest, &read.longest);
    let least = short.days.as_ref().unwrap().workdays.least;
    let most = long.days.as_ref().unwrap().workdays.most;
    (
        short.sum.clone(),
        long.sum.clone(),
        least,
        most,
    )
}

/// The opening of each working day, from which the analysis looks at a case.
fn openings(calendar: &Calendar) -> Vec<Moment> {
    let days = calendar.working_days();
    let days = days.filter_map(|date| Moment::new(date, 0));
    days.filter_map(|day| calendar.next_office_moment(day).ok())
        .collect()
}

#[test]
fn it_takes_as_many_working_days_as_the_deadline_analysis_says() {
    let parts = Parts {
        decisions: false,
        branches: false,
        actors: 2,
    };
    for seed in 0..40 {
        let text = sop(&mut Chance::new(seed), parts);
        let office = Office::of(&text);
        let (short, long, least, most) = told(office.sop(), &text, &office.calendar);
        assert_eq!(short, long);
        let starts = openings(&office.calendar);
        let mut setup = office.setup(&starts);
        setup.begins = starts[0];
        for officers in &mut setup.officers {
            officers.number = None;
        }
        let ear = heard(&setup);
        let ended = ear
            .cases
            .iter()
            .filter_map(|case| Some((case.began, case.over?)));
        let days = |(from, to)| office.calendar.working_days_between(from, to).unwrap();
        let days: Vec<i64> = ended.map(days).collect();
        assert!(days.len() > 700);
        assert_eq!(days.iter().min(), Some(&least), "{text}");
        assert_eq!(days.iter().max(), Some(&most), "{text}");
    }
}
