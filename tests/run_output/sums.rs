//! The sums: that they add up, and that they don't depend on who adds what first.

use std::sync::LazyLock;

use lajur::lang::Lang;
use lajur::report::run::{Account, json_tail};
use lajur::run::log::Reading;
use lajur::run::summary::{Summary, TimeKind};
use lajur::run::{Judged, Status, Used, Worst};
use proptest::prelude::*;
use serde_json::Value;

use crate::world::{World, every_kind, six};

fn told(world: &World, summary: &Summary) -> String {
    json_tail(&Account {
        setting: world.setting(Lang::En),
        summary,
        worst: &[],
        reading: &Reading::default(),
    })
}

fn names(cases: &[Judged]) -> Vec<&str> {
    cases
        .iter()
        .map(|judged| judged.case().unwrap().id)
        .collect()
}

/// The sums and the worst cases of some of a world's cases.
fn add(world: &World, cases: impl Iterator<Item = usize>, room: usize) -> (Summary, Worst) {
    let mut summary = Summary::new(&world.plan);
    let mut worst = Worst::new(room, world.lexicon.clone());
    for at in cases {
        let (case, verdict) = (world.batch.case(at).unwrap(), &world.verdicts[at]);
        summary.add(&case, verdict);
        worst.add(&case, verdict);
    }
    (summary, worst)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn it_does_not_matter_who_adds_what_first(
        parts in prop::collection::vec(prop::collection::vec(0..8_usize, 0..10), 1..6),
        room in 0..12_usize,
        turn in 0..6_usize,
    ) {
        let world = &*MANY;
        let all = parts.iter().flatten().copied();
        let (once, worst) = add(world, all, room);
        let turn = turn % parts.len();
        let mut summary = Summary::new(&world.plan);
        let mut merged = Worst::new(room, world.lexicon.clone());
        for part in parts[turn..].iter().chain(&parts[..turn]).rev() {
            let (part, worst) = add(world, part.iter().rev().copied(), room);
            summary.merge(&part);
            merged.merge(worst);
        }
        prop_assert_eq!(told(world, &once), told(world, &summary));
        let (worst, merged) = (worst.into_cases(), merged.into_cases());
        prop_assert_eq!(names(&worst), names(&merged));
    }
}

/// They are read once for all tries.
static MANY: LazyLock<World> = LazyLock::new(many);

/// Eight cases, one of them with a finding of every kind.
fn many() -> World {
    let mut world = six();
    let more = every_kind();
    for (case, verdict) in more.batch.cases().zip(&more.verdicts) {
        world.batch.push(case.id, None, [], []);
        world.verdicts.push(verdict.clone());
    }
    world.case("K09", &[], |world| crate::world::clean(world.rules()));
    world
}

#[test]
fn the_numbers_add_up() {
    for world in [
        six(),
        every_kind(),
        World::of("kaltim"),
        World::of("lubuklinggau"),
    ] {
        let summary = world.summary();
        let statuses = [
            Status::Planned,
            Status::Running,
            Status::Finished,
            Status::Stopped,
        ];
        let counted: u64 = statuses.iter().map(|status| summary.status(*status)).sum();
        assert_eq!(counted, summary.cases);
        assert_eq!(
            summary.with_violations + summary.with_remarks + summary.clean(),
            summary.cases
        );
        assert_eq!(summary.events, world.batch.event_count() as u64);
        let by_actor: u64 = summary
            .actors(&world.names, &world.lexicon)
            .iter()
            .map(|it| it.events)
            .sum();
        assert_eq!(by_actor, summary.events);
        for (rule, sum) in world.plan.sop().rules.iter().zip(&summary.rules) {
            let states = [
                sum.idle,
                sum.kept,
                sum.broken,
                sum.unknown,
                sum.open,
                sum.questions,
                sum.used,
            ];
            assert_eq!(
                states.iter().sum::<u64>(),
                summary.cases,
                "{}",
                rule.name.value
            );
        }
        let found: u64 = summary.kinds().iter().map(|kind| kind.count()).sum();
        let findings = world.verdicts.iter().map(|it| it.findings.len() as u64);
        assert_eq!(found, findings.sum::<u64>());
        let told: Value = serde_json::from_str(&world.told(Lang::En, 1, |account| {
            format!(
                "{{{}",
                json_tail(account).trim_start_matches(['\n', ']', ','])
            )
        }))
        .unwrap();
        let rows = |name: &str| told["reading"][name].as_u64().unwrap();
        assert_eq!(rows("rows"), rows("judged") + rows("rejected"));
        assert_eq!(rows("judged"), summary.events);
    }
}

#[test]
fn what_goes_along_the_arrows_comes_from_the_visits() {
    let world = six();
    let summary = world.summary();
    let counts: Vec<u64> = summary.arrows().iter().map(|arrow| arrow.count).collect();
    // From row 3 one arrow goes on and one goes back; K05 went from 3 to 5 without 4.
    assert_eq!(counts, [5, 5, 3, 0, 3, 4, 3]);
    let late: Vec<u64> = summary.arrows().iter().map(|arrow| arrow.late).collect();
    assert_eq!(late, [0, 0, 0, 0, 0, 1, 0]);
    let used = summary.arrows()[0].used.get(TimeKind::Workdays);
    assert_eq!((used.count, used.total), (5, 5));
    assert_eq!(summary.rows[3].skipped, 1);
    assert_eq!(summary.rows[3].overdue, 1);
    assert_eq!(summary.rows[5].late, 1);
}

#[test]
fn the_worst_are_the_first_of_all() {
    let world = many();
    let all = world.worst(100);
    let all = names(&all);
    assert_eq!(all.len(), 8);
    for room in 0..8 {
        assert_eq!(names(&world.worst(room)), all[..room]);
    }
}

#[test]
fn kinds_of_time_are_not_mixed() {
    for kind in TimeKind::ALL {
        let (of, amount) = TimeKind::split(kind.of(7));
        assert_eq!((of, amount), (kind, 7));
    }
    assert_eq!(TimeKind::split(Used::Workdays(3)).0, TimeKind::Workdays);
}
