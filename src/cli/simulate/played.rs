//! Playing: what is put together for it, how far it is, and what it comes to.

use std::sync::atomic::Ordering;

use lajur::diagnostic::Diagnostics;
use lajur::lang::Lang;
use lajur::model::Scenario;
use lajur::simulate::setup::{Coming, Options};
use lajur::simulate::tally::{
    Comparison, Goal, GoalFault, Results, Sought, compare, seek, simulate,
};
use lajur::simulate::{Assumption, Setup, Watch};

use super::sides::{Side, Sides};
use super::{Args, Halt, arrivals};
use crate::cli::{Exit, Failure, Shell, progress, wording};

/// What playing comes to.
pub enum Outcome {
    /// Of one side.
    Played(Box<Results>),
    /// Of two, and how they differ.
    Compared(Box<(Results, Results)>, Comparison),
    /// Of a search.
    Sought(Goal, Box<Sought>),
}

impl Outcome {
    /// Where it was stopped: after how many repetitions of how many.
    pub fn stopped(&self) -> Option<(u32, u32)> {
        let all = match self {
            Outcome::Played(results) => vec![&**results],
            Outcome::Compared(both, _) => vec![&both.0, &both.1],
            Outcome::Sought(_, sought) => vec![&sought.results],
        };
        let stopped = all.iter().any(|results| results.stopped);
        let sum = |of: fn(&Results) -> u32| all.iter().map(|results| of(results)).sum();
        stopped.then(|| (sum(|it| it.repetitions), sum(|it| it.asked)))
    }
}

/// The limit that is sought to be kept.
pub fn goal(args: &Args, side: &Side) -> Result<Option<Goal>, Failure> {
    let Some(written) = &args.seek else {
        return Ok(None);
    };
    let goal = Goal::parse(written, side.desk.plan.sop());
    let faulty = |fault: GoalFault| {
        let why = [Lang::En, Lang::Id].map(|lang| fault.in_words(lang));
        Failure::usage(wording::bad_goal(written, why))
    };
    goal.map(Some).map_err(faulty)
}

/// Puts each side together and shows what is to be said of it. The second has the luck of the first and is played as
/// often; and where nothing is said of how its cases come, they come as those of the first.
pub fn setups<'s>(
    sides: &'s Sides<Side>,
    args: &Args,
    shell: &Shell,
) -> Result<Sides<Setup<'s>>, Halt> {
    let own = Options {
        seed: args.seed,
        repetitions: args.repetitions,
        cases: args.cases,
        ..Options::default()
    };
    let first = setup(&sides.first, &sides.first.scenario, &own, args, shell)?;
    let Some(side) = &sides.second else {
        return Ok(Sides {
            first,
            second: None,
        });
    };
    let as_first = Options {
        seed: Some(first.seed),
        repetitions: Some(first.repetitions),
        arrivals_of_another: Some(coming(&first)),
        ..own
    };
    let second = Some(setup(side, &side.scenario, &as_first, args, shell)?);
    Ok(Sides { first, second })
}

/// How the cases of a setup come, and what was assumed of that.
fn coming(setup: &Setup<'_>) -> (Coming, Option<Assumption>) {
    let is_rate =
        |it: &&Assumption| matches!(it, Assumption::Rate { .. } | Assumption::PlainRate(_));
    let assumed = setup.assumptions.iter().find(is_rate).cloned();
    (setup.arrivals.clone(), assumed)
}

/// Puts one side together, in its scenario or what was made of it, and shows what is to be said of it.
pub fn setup<'s>(
    side: &'s Side,
    scenario: &Scenario,
    options: &Options,
    args: &Args,
    shell: &Shell,
) -> Result<Setup<'s>, Halt> {
    let options = Options {
        logged_arrivals: arrivals::logged(side, args.threads(), shell)?,
        ..options.clone()
    };
    let desk = &side.desk;
    let mut found = Diagnostics::new();
    let setup = Setup::new(&desk.plan, &desk.calendar, scenario, &options, &mut found);
    let setup = setup.filter(|_| !found.has_errors());
    let exit = side.texts.show(found, shell);
    setup.ok_or(Halt::Shown(exit.max(Exit::Findings)))
}

/// Plays what is put together, and tells on a terminal how far it is.
pub fn play(
    setups: &Sides<Setup<'_>>,
    goal: Option<Goal>,
    threads: usize,
    watch: &Watch,
    shell: &Shell,
) -> Outcome {
    let repetitions = |setup: &Setup<'_>| u64::from(setup.repetitions);
    let all = repetitions(&setups.first) + setups.second.as_ref().map_or(0, repetitions);
    let of = goal.is_none().then_some(all);
    let far = || {
        let cases = watch.cases.load(Ordering::Relaxed);
        let repetitions = watch.repetitions.load(Ordering::Relaxed);
        wording::cases_played(cases, repetitions, of)
    };
    progress::tell(shell, far, || outcome(setups, goal, threads, watch))
}

fn outcome(
    setups: &Sides<Setup<'_>>,
    goal: Option<Goal>,
    threads: usize,
    watch: &Watch,
) -> Outcome {
    if let Some(goal) = goal {
        let sought = seek(&setups.first, &goal, threads, watch);
        return Outcome::Sought(goal, Box::new(sought));
    }
    let results = simulate(&setups.first, threads, watch);
    let Some(second) = &setups.second else {
        return Outcome::Played(Box::new(results));
    };
    let second = simulate(second, threads, watch);
    let comparison = compare(&results, &second);
    Outcome::Compared(Box::new((results, second)), comparison)
}
