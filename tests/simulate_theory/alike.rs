//! The same seed gives the same results, and the same luck to what differs.

use std::sync::atomic::Ordering;
use std::thread;

use lajur::simulate::tally::{Figure, compare};
use lajur::simulate::{Watch, simulate};

use crate::office::{Place, Queue, by_chance};

fn places(officers: u32) -> [Place; 2] {
    [
        Place {
            officers,
            hours: by_chance(1.0),
        },
        Place {
            officers: 2,
            hours: by_chance(1.5),
        },
    ]
}

#[test]
fn results_are_the_same_on_any_number_of_threads() {
    let queue = Queue::new();
    let setup = queue.setup((1, 7), 0.7, 200, &places(1));
    let one = simulate(&setup, 1, &Watch::default());
    assert!(one.cases > 700 && one.repetitions == 7);
    for threads in [2, 3, 50] {
        assert_eq!(simulate(&setup, threads, &Watch::default()), one);
    }
    let other = simulate(
        &queue.setup((2, 7), 0.7, 200, &places(1)),
        2,
        &Watch::default(),
    );
    assert_ne!(other, one);
}

#[test]
fn one_repetition_has_the_margins_of_its_batches() {
    let queue = Queue::new();
    let long = simulate(
        &queue.setup((1, 1), 0.7, 5000, &places(2)),
        1,
        &Watch::default(),
    );
    let margin = long.rows[0].wait.mean.margin.unwrap();
    assert!(long.batched && margin > 0.0);
    let short = simulate(
        &queue.setup((1, 1), 0.7, 300, &places(2)),
        1,
        &Watch::default(),
    );
    assert!(!short.batched && short.rows[0].wait.mean.margin.is_none());
}

#[test]
fn the_same_luck_makes_small_differences_sure() {
    let queue = Queue::new();
    let before = simulate(
        &queue.setup((1, 8), 0.7, 300, &places(1)),
        2,
        &Watch::default(),
    );
    let after = simulate(
        &queue.setup((1, 8), 0.7, 300, &places(2)),
        2,
        &Watch::default(),
    );
    assert_eq!(before.cases, after.cases);
    let found = compare(&before, &after);
    let of = |figure: &Figure| {
        found
            .differences
            .iter()
            .find(|it| it.figure == *figure)
            .unwrap()
    };
    let wait = of(&Figure::Wait("satu".to_string()));
    assert!(wait.sure && wait.change.unwrap().mean < 0.0);
    // As much comes to an end as comes, with one officer as with two.
    assert!(!of(&Figure::Throughput).sure);
    let own = before.rows[0].wait.mean.margin.unwrap() / 60.0;
    assert!(wait.change.unwrap().margin.unwrap() < own * 1.1);
}

#[test]
fn whoever_is_told_to_stop_says_what_is_known() {
    let queue = Queue::new();
    let setup = queue.setup((1, 5), 0.7, 200, &places(1));
    let watch = Watch::default();
    watch.stop.store(true, Ordering::Relaxed);
    let none = simulate(&setup, 2, &watch);
    assert!(none.stopped && none.repetitions == 0 && none.asked == 5 && none.cases == 0);
    assert!(none.bottleneck().is_none());
}

#[test]
fn a_repetition_that_is_stopped_tells_what_it_had_counted() {
    let queue = Queue::new();
    let setup = queue.setup((1, 2), 0.7, 50_000, &places(1));
    let watch = Watch::default();
    let results = thread::scope(|scope| {
        scope.spawn(|| {
            while watch.cases.load(Ordering::Relaxed) < 6_000 {
                thread::yield_now();
            }
            watch.stop.store(true, Ordering::Relaxed);
        });
        simulate(&setup, 1, &watch)
    });
    assert!(results.stopped && results.repetitions == 0 && results.cases > 100);
    // As busy as in the whole.
    let used = results.actors[0].used.unwrap().mean;
    assert!((used - 0.7).abs() < 0.1, "{used}");
}
