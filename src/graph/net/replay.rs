//! A run of the whole net, step by step, with each token's way through it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Net, PlaceId, TransitionId};

/// A run that has been followed: its steps, and from which step to which each token went.
#[derive(Debug, Clone)]
pub struct Replay {
    /// The steps, in order.
    pub steps: Vec<TransitionId>,
    /// For each step, those that gave the tokens it took.
    from: Vec<Vec<usize>>,
    /// The tokens that are left: where each lies, and the step that gave it.
    pub tokens: Vec<(PlaceId, usize)>,
    /// The place to which a second token came, and the steps that gave the first and the second.
    pub doubled: Option<(PlaceId, usize, usize)>,
}

impl Replay {
    /// Follows a run from the beginning of a case until it is over or a second token comes to a place. Nothing if a
    /// step can't happen.
    pub fn of(net: &Net, steps: &[TransitionId]) -> Option<Replay> {
        let mut replay = Replay {
            steps: Vec::with_capacity(steps.len()),
            from: Vec::with_capacity(steps.len()),
            tokens: Vec::new(),
            doubled: None,
        };
        // The first token is given by no step; it never leads back to one, so any number will do.
        let mut marking = BTreeMap::from([(PlaceId(0), usize::MAX)]);
        for step in steps {
            let transition = net.transition(*step)?;
            let at = replay.steps.len();
            let mut from = Vec::with_capacity(transition.takes.len());
            for place in &transition.takes {
                from.push(marking.remove(place)?);
            }
            replay.steps.push(*step);
            replay.from.push(from);
            for place in &transition.gives {
                if let Some(first) = marking.insert(*place, at) {
                    replay.doubled.get_or_insert((*place, first, at));
                }
            }
            if replay.doubled.is_some() {
                break;
            }
        }
        replay.tokens = marking.into_iter().collect();
        Some(replay)
    }

    /// A step and all those that its tokens come from.
    pub fn history(&self, step: usize) -> BTreeSet<usize> {
        let mut history = BTreeSet::new();
        let mut ahead = vec![step];
        while let Some(step) = ahead.pop() {
            if step < self.steps.len() && history.insert(step) {
                ahead.extend(&self.from[step]);
            }
        }
        history
    }

    /// The last step from which the tokens of both steps come; it may be one of them.
    pub fn parting(&self, one: usize, other: usize) -> Option<usize> {
        let (one, other) = (self.history(one), self.history(other));
        one.intersection(&other).last().copied()
    }

    /// The steps at these positions.
    pub fn only(&self, positions: &BTreeSet<usize>) -> Vec<TransitionId> {
        let steps = positions.iter().filter_map(|at| self.steps.get(*at));
        steps.copied().collect()
    }

    /// The shortest part of the run in which two tokens come to one place. The run itself may have moved a token on
    /// before the next one came; what is left out here is what neither of the two needs.
    pub fn first_meeting(&self, net: &Net) -> Option<Vec<TransitionId>> {
        let mut latest: BTreeMap<PlaceId, usize> = BTreeMap::new();
        let mut best: Option<BTreeSet<usize>> = None;
        for (at, step) in self.steps.iter().enumerate() {
            for place in &net.transition(*step)?.gives {
                let Some(earlier) = latest.insert(*place, at) else {
                    continue;
                };
                let mut both = self.history(at);
                let moved = both
                    .iter()
                    .any(|step| self.took(net, *step, *place, earlier));
                if moved {
                    continue;
                }
                both.extend(self.history(earlier));
                if best.as_ref().is_none_or(|best| both.len() < best.len()) {
                    best = Some(both);
                }
            }
        }
        best.map(|best| self.only(&best))
    }

    /// Whether a step took the token that `giver` gave to a place.
    fn took(&self, net: &Net, step: usize, place: PlaceId, giver: usize) -> bool {
        let takes = self.steps.get(step).and_then(|step| net.transition(*step));
        let takes = takes.iter().flat_map(|transition| &transition.takes);
        let mut tokens = takes.zip(&self.from[step]);
        tokens.any(|(from, by)| *from == place && *by == giver)
    }
}
