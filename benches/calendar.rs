//! Counting on the built-in calendar: one addition for each kind of amount, from starts all over a year.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use lajur::calendar::{Calendar, Calendars, Counting, Moment};
use lajur::diagnostic::Diagnostics;
use lajur::lang::Number;
use lajur::model::{Amount, Date, DayKind, Duration, Unit};
use lajur::source::Source;

const BUILT_IN: &str = include_str!("../calendars/indonesia.calendar.yaml");

/// How many starts one measurement goes through.
const STARTS: i64 = 1000;

fn duration(number: i64, unit: Unit) -> Duration {
    let number = Number::whole(number).expect("a small number");
    Duration {
        amounts: vec![Amount { number, unit }],
    }
}

/// Moments all over 2025, at every hour of the day.
fn starts() -> Vec<Moment> {
    let date = Date {
        year: 2025,
        month: 1,
        day: 1,
    };
    let first = Moment::at(date, 0, 0).expect("a date");
    let step = 300 * 86_400 / STARTS + 61;
    let starts = (0..STARTS).filter_map(|number| first.plus_seconds(number * step));
    starts.collect()
}

fn each(
    criterion: &mut Criterion,
    name: &str,
    calendar: &Calendar,
    count: impl Fn(&Calendar, Moment) -> i64,
) {
    let starts = starts();
    let mut group = criterion.benchmark_group("calendar");
    group.sample_size(20);
    group.throughput(Throughput::Elements(STARTS as u64));
    group.bench_function(name, |bencher| {
        bencher.iter(|| starts.iter().map(|at| count(calendar, *at)).sum::<i64>());
    });
    group.finish();
}

fn counting(criterion: &mut Criterion) {
    let calendars = Calendars::default();
    let Some(calendar) = calendars.get("indonesia") else {
        return;
    };
    let how = Counting::of(DayKind::Working);
    let lengths = [
        ("add 30 minutes", duration(30, Unit::Minutes)),
        ("add 40 hours", duration(40, Unit::Hours)),
        ("add 14 workdays", duration(14, Unit::Workdays)),
        ("add 14 calendar days", duration(14, Unit::CalendarDays)),
        ("add 2 months", duration(2, Unit::Months)),
    ];
    for (name, length) in &lengths {
        each(criterion, name, calendar, |calendar, at| {
            let due = calendar.add(at, length, &how);
            due.map_or(0, |due| at.seconds_until(due.at))
        });
    }
    let fortnight = duration(14, Unit::Workdays);
    each(
        criterion,
        "subtract 14 workdays",
        calendar,
        |calendar, at| {
            let start = calendar.subtract(at, &fortnight, &how);
            start.map_or(0, |start| start.seconds_until(at))
        },
    );
    each(
        criterion,
        "office minutes between",
        calendar,
        |calendar, at| {
            let later = at.plus_seconds(5_000_000).unwrap_or(at);
            calendar.office_minutes_between(at, later).unwrap_or(0)
        },
    );
}

fn reading(criterion: &mut Criterion) {
    let source = Source::new("own.calendar.yaml", BUILT_IN);
    criterion.bench_function("calendar/read", |bencher| {
        bencher.iter_batched(
            Diagnostics::new,
            |mut diagnostics| Calendars::read([(0, &source)].into_iter(), &mut diagnostics),
            BatchSize::SmallInput,
        );
    });
}

criterion_group!(benches, counting, reading);
criterion_main!(benches);
