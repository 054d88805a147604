//! The markings that searches have come to, each with a number, and what can happen in each.
//!
//! What can happen in a marking depends on the plan alone, so it is found once for all traces, and where it leads, once
//! it is asked for.

use rustc_hash::FxHashMap;

use crate::engine::{Marking, Plan, StepId};

/// A position in [`Table`].
pub(super) type MarkingId = u32;

/// The markings met so far.
#[derive(Debug, Default)]
pub(super) struct Table {
    ids: FxHashMap<Marking, MarkingId>,
    markings: Vec<Marking>,
    /// What can happen in each, in the order of the steps; nothing where nobody has asked yet.
    enabled: Vec<Option<Box<[Enabled]>>>,
    size: usize,
}

/// A step that can happen in a marking.
#[derive(Debug, Clone, Copy)]
pub(super) struct Enabled {
    pub(super) step: StepId,
    /// The marking after it, once somebody has asked.
    then: Option<MarkingId>,
}

impl Table {
    /// The number of a marking.
    pub(super) fn id(&mut self, marking: Marking) -> MarkingId {
        if let Some(id) = self.ids.get(&marking) {
            return *id;
        }
        let id = self.markings.len() as MarkingId;
        self.size += 2 * (marking.places().len() + 1);
        self.markings.push(marking.clone());
        self.enabled.push(None);
        self.ids.insert(marking, id);
        id
    }

    /// The marking with a number; that of a case that is over for one never given.
    pub(super) fn marking(&self, id: MarkingId) -> &Marking {
        static OVER: Marking = Marking::over();
        self.markings.get(id as usize).unwrap_or(&OVER)
    }

    /// How many steps can happen in a marking.
    pub(super) fn look_at(&mut self, plan: &Plan, id: MarkingId) -> usize {
        let Some(known) = self.enabled.get_mut(id as usize) else {
            return 0;
        };
        if let Some(known) = known {
            return known.len();
        }
        let steps = self.markings.get(id as usize);
        let steps = steps.map(|marking| enabled(plan, marking));
        let enabled = steps.into_iter().flatten();
        let enabled = enabled.map(|step| Enabled { step, then: None });
        let enabled = &*known.insert(enabled.collect());
        self.size += 2 * enabled.len();
        enabled.len()
    }

    /// One of the steps that can happen in a marking that was looked at.
    pub(super) fn step(&self, id: MarkingId, at: usize) -> Option<StepId> {
        let enabled = self.enabled.get(id as usize)?.as_deref()?;
        Some(enabled.get(at)?.step)
    }

    /// The marking after one of the steps that can happen in a marking that was looked at.
    pub(super) fn then(&mut self, plan: &Plan, id: MarkingId, at: usize) -> Option<MarkingId> {
        let enabled = self.enabled.get(id as usize)?.as_deref()?.get(at)?;
        if enabled.then.is_some() {
            return enabled.then;
        }
        let step = plan.step(enabled.step)?;
        let after = self.marking(id).after(step);
        let then = self.id(after);
        let enabled = self.enabled.get_mut(id as usize)?.as_deref_mut()?;
        enabled.get_mut(at)?.then = Some(then);
        Some(then)
    }

    /// How much is remembered, in places and steps.
    pub(super) fn size(&self) -> usize {
        self.size
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        *self = Table::default();
    }
}

/// The steps that can happen in a marking, in their order.
fn enabled(plan: &Plan, marking: &Marking) -> Vec<StepId> {
    let mut steps = Vec::new();
    let mut last = None;
    for place in marking.places() {
        if last.replace(*place) == Some(*place) {
            continue;
        }
        // A step that takes several tokens is found at the first of its places alone.
        let from = plan.steps_from(*place).iter().copied();
        steps.extend(from.filter(|id| {
            let step = plan.step(*id);
            step.is_some_and(|it| it.takes.first() == Some(place) && marking.allows(it))
        }));
    }
    let any_time = plan.any_time().iter().copied();
    steps.extend(any_time.filter(|id| plan.step(*id).is_some_and(|step| marking.allows(step))));
    steps.sort_unstable();
    steps
}
