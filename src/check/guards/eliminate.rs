//! Comparisons of several whole-number variables: can they be met together, and by which values?
//!
//! Fourier and Motzkin's elimination: a variable goes when each of its upper limits has been put against each of its
//! lower ones. What is left contradicts itself only if there is no solution. Each new comparison is rounded to whole
//! numbers, which excludes more than fractions would; what that leaves open is found out by trying values. The number
//! of comparisons is bounded.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::bounds::Bounds;
use super::linear::Linear;

/// More comparisons than this are not combined.
const MOST_ROWS: usize = 400;
/// More variables than this are not given values.
const MOST_VARIABLES: usize = 64;
/// How many values are tried before the search for one gives up.
const MOST_TRIALS: usize = 400;

/// Whether comparisons can be met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feasible {
    Yes,
    No,
    TooLarge,
}

/// Comparisons by their factors, each with its largest constant: the others follow from it.
type Rows = BTreeMap<Vec<(usize, i128)>, i128>;

/// Whether sums and bounds leave room for fractions at least.
pub(super) fn feasible(sums: &[Cow<Linear>], bounds: &[Bounds], steps: &mut u64) -> Feasible {
    if sums.is_empty() {
        return Feasible::Yes;
    }
    match project(rows_of(sums, bounds), None, steps) {
        Ok(Some(_)) => Feasible::Yes,
        Ok(None) => Feasible::No,
        Err(TooLarge) => Feasible::TooLarge,
    }
}

/// Values for the variables of some sums that meet all of them and the bounds. `prefer` lists values for a variable
/// between bounds, the best first. Nothing where none were found.
pub(super) fn values(
    sums: &[Cow<Linear>],
    bounds: &[Bounds],
    prefer: &dyn Fn(usize, Bounds) -> Vec<i128>,
    steps: &mut u64,
) -> Option<BTreeMap<usize, i128>> {
    let variables = variables_of(sums);
    if variables.len() > MOST_VARIABLES {
        return None;
    }
    let order: Vec<usize> = variables.into_iter().collect();
    let mut trials = MOST_TRIALS;
    let mut chosen = BTreeMap::new();
    let rows = rows_of(sums, bounds);
    let found = choose(rows, &order, prefer, &mut chosen, &mut trials, steps);
    found.then_some(chosen)
}

struct TooLarge;

fn variables_of(sums: &[Cow<Linear>]) -> BTreeSet<usize> {
    let terms = sums.iter().flat_map(|sum| &sum.terms);
    terms.map(|(variable, _)| *variable).collect()
}

fn rows_of(sums: &[Cow<Linear>], bounds: &[Bounds]) -> Rows {
    let mut rows = Rows::new();
    for sum in sums {
        add(&mut rows, sum.clone().into_owned());
    }
    for variable in variables_of(sums) {
        let Some(bounds) = bounds.get(variable) else {
            continue;
        };
        let row = |factor: i128, constant: i128| Linear {
            terms: vec![(variable, factor)],
            constant,
        };
        if bounds.has_low() {
            add(&mut rows, row(-1, bounds.low));
        }
        if bounds.has_high() {
            add(&mut rows, row(1, -bounds.high));
        }
    }
    rows
}

fn add(rows: &mut Rows, row: Linear) {
    let constant = rows.entry(row.terms).or_insert(row.constant);
    *constant = row.constant.max(*constant);
}

/// The bounds that comparisons leave to one variable, or any bounds where none is asked for; nothing where the
/// comparisons contradict each other.
fn project(rows: Rows, keep: Option<usize>, steps: &mut u64) -> Result<Option<Bounds>, TooLarge> {
    let mut rows = rows;
    loop {
        if rows
            .get([].as_slice())
            .is_some_and(|constant| *constant > 0)
        {
            return Ok(None);
        }
        match cheapest(&rows, keep) {
            Some(variable) => rows = without(rows, variable, steps)?,
            None => return Ok(bounds_in(&rows, keep)),
        }
    }
}

/// The variable whose elimination makes the fewest comparisons.
fn cheapest(rows: &Rows, keep: Option<usize>) -> Option<usize> {
    let mut sides: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (variable, factor) in rows.keys().flatten() {
        let (upper, lower) = sides.entry(*variable).or_default();
        *(if *factor > 0 { upper } else { lower }) += 1;
    }
    let others = sides
        .iter()
        .filter(|(variable, _)| Some(**variable) != keep);
    let cheapest = others.min_by_key(|(_, (upper, lower))| upper * lower);
    cheapest.map(|(variable, _)| *variable)
}

fn without(rows: Rows, variable: usize, steps: &mut u64) -> Result<Rows, TooLarge> {
    let (mut kept, mut upper, mut lower) = (Rows::new(), Vec::new(), Vec::new());
    for (terms, constant) in rows {
        let row = Linear { terms, constant };
        match row.factor(variable) {
            0 => add(&mut kept, row),
            1.. => upper.push(row),
            _ => lower.push(row),
        }
    }
    for up in &upper {
        for low in &lower {
            *steps += 8;
            let (a, b) = (up.factor(variable), low.factor(variable));
            let times = b.checked_neg().ok_or(TooLarge)?;
            let row = up.combined(times, low, a).ok_or(TooLarge)?;
            add(&mut kept, row);
            if kept.len() > MOST_ROWS {
                return Err(TooLarge);
            }
        }
    }
    Ok(kept)
}

fn bounds_in(rows: &Rows, keep: Option<usize>) -> Option<Bounds> {
    let mut bounds = Bounds::FREE;
    for (terms, constant) in rows {
        if let [(variable, factor)] = terms.as_slice()
            && Some(*variable) == keep
        {
            bounds = bounds.within(Bounds::where_at_most_zero(*factor, *constant)?);
        }
    }
    (!bounds.is_empty()).then_some(bounds)
}

/// Gives each variable of the list a value, going back where a value leaves none for the next. As deep as the list,
/// which is bounded.
fn choose(
    rows: Rows,
    order: &[usize],
    prefer: &dyn Fn(usize, Bounds) -> Vec<i128>,
    chosen: &mut BTreeMap<usize, i128>,
    trials: &mut usize,
    steps: &mut u64,
) -> bool {
    let Some((variable, rest)) = order.split_first() else {
        return rows
            .iter()
            .all(|(terms, constant)| terms.is_empty() && *constant <= 0);
    };
    let Ok(Some(bounds)) = project(rows.clone(), Some(*variable), steps) else {
        return false;
    };
    for value in prefer(*variable, bounds) {
        if *trials == 0 {
            return false;
        }
        *trials -= 1;
        let Some(left) = with_value(&rows, *variable, value) else {
            continue;
        };
        chosen.insert(*variable, value);
        if choose(left, rest, prefer, chosen, trials, steps) {
            return true;
        }
    }
    chosen.remove(variable);
    false
}

fn with_value(rows: &Rows, variable: usize, value: i128) -> Option<Rows> {
    let mut left = Rows::new();
    for (terms, constant) in rows {
        let row = Linear {
            terms: terms.clone(),
            constant: *constant,
        };
        add(&mut left, row.with(variable, value)?);
    }
    Some(left)
}
