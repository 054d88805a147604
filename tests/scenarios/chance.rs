//! Any scenario that is written reads as the same again, in both languages.

use lajur::lang::{Lang, Number};
use lajur::model::written::written;
use lajur::model::*;
use lajur::source::{Span, Spanned};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

fn put<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

fn millionths(number: i64) -> Number {
    Number::from_millionths(number)
}

/// A number from 0 up with up to two decimals.
fn number() -> impl Strategy<Value = Number> {
    (0i64..50_000).prop_map(|hundredths| millionths(hundredths * 10_000))
}

/// A percentage with neither nothing nor all.
fn percent() -> impl Strategy<Value = Spanned<Number>> {
    (1i64..10_000).prop_map(|hundredths| put(millionths(hundredths * 10_000)))
}

/// So many percentages that make up the whole.
fn whole(count: usize) -> impl Strategy<Value = Vec<Spanned<Number>>> {
    vec(0i64..=10_000, count - 1).prop_map(|mut cuts| {
        cuts.push(0);
        cuts.push(10_000);
        cuts.sort_unstable();
        let parts = cuts.windows(2).map(|cut| (cut[1] - cut[0]) * 10_000);
        parts.map(|part| put(millionths(part))).collect()
    })
}

fn unit() -> impl Strategy<Value = Unit> {
    select(vec![
        Unit::Minutes,
        Unit::Hours,
        Unit::ClockHours,
        Unit::Workdays,
        Unit::CalendarDays,
        Unit::Weeks,
        Unit::Months,
    ])
}

fn length() -> impl Strategy<Value = Duration> {
    (1i64..90, unit()).prop_map(|(number, unit)| Duration {
        amounts: vec![Amount {
            number: millionths(number * 500_000),
            unit,
        }],
    })
}

fn span() -> impl Strategy<Value = TimeSpan> {
    (1i64..90, 0i64..9, unit(), 0..3).prop_map(|(number, more, unit, bound)| {
        let amount = |number| Duration {
            amounts: vec![Amount {
                number: millionths(number * 500_000),
                unit,
            }],
        };
        TimeSpan {
            low: (bound != 1).then(|| amount(number)),
            high: (bound != 2).then(|| amount(if bound == 0 { number + more } else { number })),
            written: None,
        }
    })
}

fn distribution() -> impl Strategy<Value = Distribution> {
    let shapes = vec![
        (Shape::Exactly, 1),
        (Shape::Uniform, 2),
        (Shape::Triangular, 3),
        (Shape::Pert, 3),
        (Shape::Exponential, 1),
        (Shape::LogNormal, 2),
        (Shape::Empirical, 5),
    ];
    (select(shapes), vec(number(), 5)).prop_map(|((shape, count), mut numbers)| {
        numbers.truncate(count);
        numbers.sort_unstable();
        if numbers[0] == Number::ZERO {
            numbers.fill(millionths(2_500_000));
        }
        Distribution {
            shape: put(shape),
            numbers: numbers.into_iter().map(put).collect(),
            span: Span::default(),
        }
    })
}

fn time() -> impl Strategy<Value = TimeDraw> {
    prop_oneof![
        span().prop_map(|span| TimeDraw::Span(Said::stated(span, Span::default()))),
        (distribution(), unit()).prop_map(|(spread, unit)| TimeDraw::Shaped(spread, unit)),
    ]
}

fn row_times() -> impl Strategy<Value = Vec<RowDraw>> {
    (
        subsequence((0..5).collect::<Vec<u32>>(), 0..5),
        vec(time(), 5),
    )
        .prop_map(|(rows, times)| {
            let each = rows.into_iter().zip(times);
            each.map(|(row, time)| RowDraw {
                row: put(RowId(row)),
                time,
                span: Span::default(),
            })
            .collect()
        })
}

fn arrivals() -> impl Strategy<Value = Arrivals> {
    let log =
        "[a-z\"\\\\ .]{1,9}".prop_map(|log| Arrivals::Log(Said::stated(log, Span::default())));
    let rate = (1i64..500, unit(), any::<bool>(), any::<bool>());
    prop_oneof![
        rate.prop_map(|(number, per, evenly, around_the_clock)| Arrivals::Rate {
            number: millionths(number * 250_000),
            per,
            evenly,
            around_the_clock,
        }),
        log,
    ]
}

fn staff() -> impl Strategy<Value = Vec<Staff>> {
    let actors = subsequence((0..4).collect::<Vec<u32>>(), 1..4);
    let hours = option::of(Just("08:00-12:00".to_string()));
    let one = (
        actors,
        option::of(1u32..9),
        hours,
        option::of(percent()),
        option::of(percent()),
    );
    let one = one.prop_map(|(actors, number, hours, share, absent)| Staff {
        actors: actors.into_iter().map(|id| put(ActorId(id))).collect(),
        number: number.map(put),
        hours: hours.map(|hours| Said::stated(hours, Span::default())),
        share,
        absent,
        span: Span::default(),
    });
    vec(one, 0..3).prop_map(|mut all| {
        let mut seen = Vec::new();
        all.retain(|staff: &Staff| {
            let key = Staff {
                number: None,
                ..staff.clone()
            };
            let new = !seen.contains(&key);
            seen.push(key);
            new
        });
        all
    })
}

/// Chances of the sample's start, its decision, its condition and its loop.
fn chances() -> impl Strategy<Value = Vec<Chance>> {
    let exits = |ways: Vec<(usize, Option<usize>)>, parts: Vec<Spanned<Number>>| {
        let each = ways.into_iter().zip(parts);
        let each = each.map(|((exit, target), percent)| ExitChance {
            exit,
            target,
            percent,
        });
        ChanceOf::Exits(each.collect())
    };
    let all =
        (percent(), whole(2), percent(), whole(3)).prop_map(move |(start, two, done, three)| {
            vec![
                (0, ChanceOf::Start(start)),
                (2, exits(vec![(0, None), (1, None)], two)),
                (3, ChanceOf::Done(done)),
                (4, exits(vec![(0, None), (1, Some(0)), (1, Some(1))], three)),
            ]
        });
    all.prop_flat_map(|all| {
        let some = subsequence(all, 0..=4);
        some.prop_map(|some| {
            let each = some.into_iter().map(|(node, of)| Chance {
                node: put(NodeId(node)),
                of,
                span: Span::default(),
            });
            each.collect()
        })
    })
}

fn data() -> impl Strategy<Value = Vec<DataDraw>> {
    let one_of = whole(4).prop_map(|parts| {
        let shares = parts.into_iter().enumerate();
        ValueDraw::OneOf(shares.map(|(at, part)| (put(at), part)).collect())
    });
    let all = (
        percent().prop_map(ValueDraw::Yes),
        one_of,
        distribution().prop_map(ValueDraw::Number),
        percent().prop_map(ValueDraw::Given),
        distribution().prop_map(ValueDraw::Number),
        time().prop_map(ValueDraw::Time),
    );
    all.prop_flat_map(|(a, b, c, d, e, f)| {
        let fields = [a, b, c, d, e, f].into_iter().zip(0u32..);
        subsequence(fields.collect::<Vec<_>>(), 0..=6)
    })
    .prop_map(|draws| {
        let each = draws.into_iter().map(|(of, field)| DataDraw {
            field: put(FieldId(field)),
            of,
            span: Span::default(),
        });
        each.collect()
    })
}

fn scenario() -> impl Strategy<Value = Scenario> {
    let once = (
        option::of("[A-Za-z\"\\\\#{} ]{0,12}"),
        option::of((2024i32..2027, 1u32..13, 1u32..29)),
        option::of(length()),
        option::of(length()),
        option::of(1u32..99),
        option::of(0u64..9_000_000_000_000),
        option::of(arrivals()),
    );
    let shape = option::of(select(vec![Shape::Exactly, Shape::Uniform, Shape::Pert]));
    let event = option::of((percent(), option::of(time())));
    let batch = option::of((1u32..40, option::of(span())));
    let lists = (
        staff(),
        shape,
        row_times(),
        row_times(),
        chances(),
        data(),
        event,
        batch,
    );
    (once, lists).prop_map(|(once, lists)| {
        let (title, since, horizon, warm_up, repetitions, seed, arrivals) = once;
        let (staff, shape, times, handovers, chances, data, event, batch) = lists;
        Scenario {
            name: put("coba".to_string()),
            title: title.map(|title| Said::stated(title, Span::default())),
            since: since.map(|(year, month, day)| put(Date { year, month, day })),
            horizon: horizon.map(put),
            warm_up: warm_up.map(put),
            repetitions: repetitions.map(put),
            seed: seed.map(put),
            arrivals: arrivals.map(put),
            staff,
            shape: shape.map(put),
            times,
            handovers,
            chances,
            data,
            events: event
                .into_iter()
                .map(|(percent, after)| EventDraw {
                    event: put(EventId(0)),
                    percent,
                    after,
                    span: Span::default(),
                })
                .collect(),
            priorities: Vec::new(),
            batches: batch
                .into_iter()
                .map(|(size, within)| Gathering {
                    node: put(NodeId(5)),
                    size: put(size),
                    within: within.map(|within| Said::stated(within, Span::default())),
                    span: Span::default(),
                })
                .collect(),
            span: Span::default(),
        }
    })
}

proptest! {
    #[test]
    fn any_scenario_comes_back(scenario in scenario()) {
        let sop = super::sop();
        for lang in Lang::ALL {
            let text = written(&scenario, sop, lang);
            let again = super::read("a.scenario", &text, sop);
            prop_assert_eq!(again.as_slice(), std::slice::from_ref(&scenario), "{}", text);
        }
    }
}
