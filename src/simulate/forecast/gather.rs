//! Many plays from the same beginning, and what they say of each open case.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::ahead::{Ahead, Fate};
use super::{CaseForecast, Deadline, Forecast, State};
use crate::calendar::Moment;
use crate::model::expr::truth;
use crate::model::{Rule, RuleId, RuleKind};
use crate::simulate::play::{Played, play};
use crate::simulate::tally::Share;
use crate::simulate::tally::rules::{Judge, Rules};
use crate::simulate::{CaseOver, Opening, Setup, Watch};
use crate::statistics::wilson;

/// Plays all repetitions of a setup on so many threads from the moment at which it begins, with these cases open, and
/// says what becomes of each. The answer is the same on any number of threads. Told to stop, it gives what the plays
/// show that were over by then.
pub fn forecast(
    setup: &Setup<'_>,
    openings: &[Opening],
    threads: usize,
    watch: &Watch,
) -> Forecast {
    // Nothing but the open cases has to be played to its end.
    let setup = &Setup {
        counts_from: setup.begins,
        counts_until: setup.begins,
        ..setup.clone()
    };
    let rules = Rules::new(setup);
    let plays = plays(setup, &rules, openings, threads, watch);
    let cases = openings.iter().enumerate().map(|(at, opening)| {
        let fates = plays.values().filter_map(|(_, fates)| fates.get(at));
        let fates: Vec<&Fate> = fates.collect();
        case(setup, &rules, opening, &fates)
    });
    let played = || plays.values().map(|(played, _)| played);
    Forecast {
        as_of: setup.begins,
        repetitions: plays.len() as u32,
        asked: setup.repetitions,
        beyond: played().filter_map(|played| played.beyond).min(),
        endless: played().find_map(|played| played.endless),
        cases: cases.collect(),
    }
}

/// The plays that came to their end, by number.
type Plays = BTreeMap<u32, (Played, Vec<Fate>)>;

fn plays(
    setup: &Setup<'_>,
    rules: &Rules<'_>,
    openings: &[Opening],
    threads: usize,
    watch: &Watch,
) -> Plays {
    let next = AtomicU32::new(0);
    let plays = Mutex::new(Plays::new());
    let work = || {
        while !watch.stop.load(Ordering::Relaxed) {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= setup.repetitions {
                break;
            }
            let mut ahead = Ahead::new(setup, rules, openings.len());
            let played = play(setup, number, openings, &mut ahead, watch);
            if !played.stopped {
                watch.repetitions.fetch_add(1, Ordering::Relaxed);
                let mut plays = plays.lock().unwrap_or_else(PoisonError::into_inner);
                plays.insert(number, (played, ahead.fates));
            }
        }
    };
    match threads.clamp(1, setup.repetitions.max(1) as usize) {
        1 => work(),
        threads => thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work)))),
    }
    plays.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn case(setup: &Setup<'_>, rules: &Rules<'_>, opening: &Opening, fates: &[&Fate]) -> CaseForecast {
    let mut ends: Vec<Moment> = fates.iter().filter_map(|fate| fate.over).collect();
    ends.sort_unstable();
    let now = CaseOver {
        number: 0,
        opening: None,
        began: opening.began,
        over: None,
        counts: false,
        visits: &opening.visits,
        events: &[],
        data: &opening.data,
        marking: &opening.marking,
    };
    let stated = setup.plan.sop().rules.iter();
    let numbered = (0..).map(RuleId).zip(stated).zip(rules.iter());
    let deadlines = numbered.filter_map(|((id, rule), judge)| {
        let broken = |fate: &&Fate| fate.broken.get(id.0 as usize).copied().flatten();
        let broken: Vec<bool> = fates.iter().filter_map(broken).collect();
        deadline(setup, (id, rule, judge), &now, &broken)
    });
    CaseForecast {
        began: opening.began,
        at: opening.since.clone(),
        finished: ends.len() as u32,
        half: done_by(&ends, fates.len(), 50),
        nine_tenths: done_by(&ends, fates.len(), 90),
        deadlines: deadlines.collect(),
    }
}

/// The moment by which so many percent of all plays are done, of which some may have no end.
fn done_by(ends: &[Moment], all: usize, percent: usize) -> Option<Moment> {
    let rank = (all * percent).div_ceil(100).max(1);
    ends.get(rank - 1).copied()
}

/// What becomes of a deadline that binds a case, or may; nothing for other rules, and for one that is kept for good.
fn deadline(
    setup: &Setup<'_>,
    (id, rule, judge): (RuleId, &Rule, &Judge<'_>),
    now: &CaseOver<'_>,
    broken: &[bool],
) -> Option<Deadline> {
    if !rule.parts.iter().any(is_deadline) {
        return None;
    }
    let binds = rule.condition.as_ref().map(|it| truth(&it.expr, now.data));
    let state = match (judge.is_broken(setup, now, setup.begins), binds) {
        (Some(true), _) => State::Broken,
        (Some(false), _) | (_, Some(Some(false))) => return None,
        (None, None | Some(Some(true))) => State::Binding,
        (None, Some(None)) => State::Perhaps,
    };
    let count = broken.iter().filter(|broken| **broken).count() as u64;
    let of = broken.len() as u64;
    (of > 0 || state == State::Broken).then(|| Deadline {
        rule: id,
        due: judge.due(setup, now, setup.begins),
        state,
        broken: share(state, count, of),
    })
}

fn is_deadline(part: &RuleKind) -> bool {
    matches!(part, RuleKind::Within { limit, .. } if limit.value.high.is_some())
}

fn share(state: State, count: u64, of: u64) -> Share {
    if state == State::Broken {
        return Share {
            count: of,
            of,
            share: 1.0,
            interval: (1.0, 1.0),
        };
    }
    Share {
        count,
        of,
        share: count as f64 / of.max(1) as f64,
        interval: wilson(count, of),
    }
}
