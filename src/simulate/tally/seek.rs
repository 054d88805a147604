//! The least staff that keeps a limit.
//!
//! Played with far more officers than needed, an SOP shows how much work there is: fewer officers than that can't do it.
//! From there, officers are added where work waits longest until the limit is kept, with few repetitions first and with
//! all of them in the end; then each group gives up officers as long as the limit is still kept and its work can still be
//! done. What is left is a staff of which no single officer can be spared. It is the least in all that was tried, not of all staffs there could be.

use std::sync::atomic::Ordering;

use super::{Goal, Results, simulate};
use crate::model::ActorId;
use crate::simulate::{Setup, Watch};

/// What a search came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Sought {
    /// The least staff found, by group of officers: its actors and how many; nothing where no staff keeps the limit.
    pub staff: Option<Vec<(Vec<ActorId>, u32)>>,
    /// What was tried, in order: how many officers in each group, the figure then, and whether it keeps the limit.
    pub tried: Vec<Trial>,
    /// The results with that staff, or with the last that was tried.
    pub results: Results,
    /// How many repetitions were played in all.
    pub plays: u32,
    /// Whether it ended before it was sure, for it had tried as much as it may, or was told to stop.
    pub cut_short: bool,
}

/// A staff that was tried.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// How many officers are in each group.
    pub numbers: Vec<u32>,
    /// The figure.
    pub figure: Option<f64>,
    /// Whether that keeps the limit.
    pub keeps: bool,
    /// How many repetitions were played; fewer than asked for while searching.
    pub repetitions: u32,
}

/// So many staffs are tried at most.
const MOST_TRIALS: usize = 200;

/// So many repetitions tell enough while searching.
const FEW: u32 = 4;

/// More officers than any group needs.
const PLENTY: u32 = 1000;

/// Searches the least staff that keeps a limit. All groups with a number of officers vary; what has as many as are needed
/// stays so. Told to stop, it gives what it had found by then.
pub fn seek(setup: &Setup<'_>, goal: &Goal, threads: usize, watch: &Watch) -> Sought {
    let groups = setup.officers.iter().enumerate();
    let varied = groups.filter(|(_, group)| group.number.is_some());
    let mut search = Search {
        setup,
        goal,
        threads,
        watch,
        groups: varied.map(|(at, _)| at).collect(),
        least: Vec::new(),
        tried: Vec::new(),
        plays: 0,
    };
    let few = setup.repetitions.min(FEW);
    let plenty = vec![PLENTY; search.groups.len()];
    let with_plenty = search.play(&plenty, few);
    if !goal.is_kept_by(&with_plenty) || search.is_over() {
        return search.end(None, with_plenty);
    }
    search.least = search.least(&with_plenty);
    let found = search.grow(search.least.clone(), few);
    let found = found.and_then(|(numbers, _)| search.grow(numbers, setup.repetitions));
    match found.map(|found| search.spare(found)) {
        Some((numbers, results)) => search.end(Some(numbers), results),
        None => search.end(None, with_plenty),
    }
}

struct Search<'s> {
    setup: &'s Setup<'s>,
    goal: &'s Goal,
    threads: usize,
    watch: &'s Watch,
    /// The groups that vary.
    groups: Vec<usize>,
    /// How many officers of each can just do the work there is.
    least: Vec<u32>,
    tried: Vec<Trial>,
    plays: u32,
}

impl Search<'_> {
    fn is_over(&self) -> bool {
        self.tried.len() >= MOST_TRIALS || self.watch.stop.load(Ordering::Relaxed)
    }

    /// Plays with so many officers in each group that varies.
    fn play(&mut self, numbers: &[u32], repetitions: u32) -> Results {
        let mut setup = self.setup.clone();
        setup.repetitions = repetitions;
        for (at, number) in self.groups.iter().zip(numbers) {
            if let Some(group) = setup.officers.get_mut(*at) {
                group.number = Some(*number);
            }
        }
        let results = simulate(&setup, self.threads, self.watch);
        self.plays += results.repetitions;
        self.tried.push(Trial {
            numbers: numbers.to_vec(),
            figure: self.goal.figure_in(&results),
            keeps: self.goal.is_kept_by(&results),
            repetitions: results.repetitions,
        });
        results
    }

    /// Fewer officers than this can't do the work that there was for plenty of them.
    fn least(&self, with_plenty: &Results) -> Vec<u32> {
        let least = |at: &usize| {
            let group = self.setup.officers.get(*at);
            let busy = group.and_then(|group| self.used(with_plenty, &group.actors));
            let officers = (busy.unwrap_or(0.0) * f64::from(PLENTY)).ceil();
            (officers as u32).clamp(1, PLENTY)
        };
        self.groups.iter().map(least).collect()
    }

    /// How much of the time of officers who do the work of these actors is used.
    fn used(&self, results: &Results, actors: &[ActorId]) -> Option<f64> {
        let of = |actor: &ActorId| results.actors.get(actor.0 as usize)?.used;
        let used = actors.iter().filter_map(of).map(|used| used.mean);
        used.reduce(f64::max)
    }

    /// Adds officers where work waits longest until the limit is kept; nothing where it ended before.
    fn grow(&mut self, from: Vec<u32>, repetitions: u32) -> Option<(Vec<u32>, Results)> {
        let mut numbers = from;
        loop {
            let results = self.play(&numbers, repetitions);
            if self.goal.is_kept_by(&results) {
                return Some((numbers, results));
            }
            if self.is_over() {
                return None;
            }
            let number = numbers.get_mut(self.most_waited_for(&results)?)?;
            // Large groups grow in steps of a tenth; what is too much is given up later.
            *number += (*number / 10).max(1);
        }
    }

    /// The group for which work waits longest; of several that are alike, the first.
    fn most_waited_for(&self, results: &Results) -> Option<usize> {
        let waited = |at: &usize| {
            let actors = self.setup.officers.get(*at).map(|group| &group.actors);
            let actors = actors.into_iter().flatten();
            let wait = |actor: &ActorId| {
                let actor = results.actors.get(actor.0 as usize);
                actor.map_or(0, |actor| actor.wait.spread.sum())
            };
            actors.map(wait).sum::<i64>()
        };
        let waits: Vec<i64> = self.groups.iter().map(waited).collect();
        let most = waits.iter().copied().max()?;
        waits.iter().position(|wait| *wait == most)
    }

    /// Takes officers away, one by one, as long as the limit is kept without them.
    fn spare(&mut self, found: (Vec<u32>, Results)) -> (Vec<u32>, Results) {
        let (mut numbers, mut results) = found;
        let mut needed = vec![false; numbers.len()];
        while let Some(at) = self.next_to_spare(&numbers, &needed, &results) {
            if self.is_over() {
                break;
            }
            let mut fewer = numbers.clone();
            if let Some(number) = fewer.get_mut(at) {
                *number -= 1;
            }
            let without = match self.is_known_to_fail(&fewer) {
                true => None,
                false => Some(self.play(&fewer, self.setup.repetitions)),
            };
            match without.filter(|without| self.goal.is_kept_by(without)) {
                Some(without) => {
                    (numbers, results) = (fewer, without);
                    needed.fill(false);
                }
                None => needed.iter_mut().skip(at).take(1).for_each(|it| *it = true),
            }
        }
        (numbers, results)
    }

    /// Whether a staff was tried with all repetitions and does not keep the limit.
    fn is_known_to_fail(&self, numbers: &[u32]) -> bool {
        let failed = |trial: &Trial| {
            trial.numbers == numbers && trial.repetitions == self.setup.repetitions && !trial.keeps
        };
        self.tried.iter().any(failed)
    }

    /// Of the groups that can do their work with one less, and of which nobody is known to be needed, the one with the
    /// least use.
    fn next_to_spare(&self, numbers: &[u32], needed: &[bool], results: &Results) -> Option<usize> {
        let able = |at: &usize| {
            let (number, least) = (numbers.get(*at), self.least.get(*at));
            number > least && needed.get(*at) == Some(&false)
        };
        let groups = self.groups.iter().enumerate();
        let used = groups.filter(|(at, _)| able(at)).map(|(at, group)| {
            let actors = self.setup.officers.get(*group).map(|group| &group.actors);
            (
                at,
                actors
                    .and_then(|actors| self.used(results, actors))
                    .unwrap_or(0.0),
            )
        });
        used.min_by(|(_, a), (_, b)| a.total_cmp(b))
            .map(|(at, _)| at)
    }

    fn end(self, numbers: Option<Vec<u32>>, results: Results) -> Sought {
        let actors = self
            .groups
            .iter()
            .filter_map(|at| self.setup.officers.get(*at));
        let actors = actors.map(|group| group.actors.clone());
        Sought {
            staff: numbers.map(|numbers| actors.zip(numbers).collect()),
            cut_short: self.is_over(),
            plays: self.plays,
            tried: self.tried,
            results,
        }
    }
}
