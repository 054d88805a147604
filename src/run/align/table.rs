//! The markings that searches have come to, each with a number, and what can happen in each.
//!
//! What can happen in a marking depends on the plan alone, so it is found once for all traces.

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
    pub(super) then: MarkingId,
}

impl Table {
    /// The number of a marking.
    pub(super) fn id(&mut self, marking: Marking) -> MarkingId {
        if let Some(id) = self.ids.get(&marking) {
            return *id;
        }
        let id = self.markings.len() as MarkingId;
        self.size += marking.places().len() + 1;
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

    /// Makes sure that what can happen in a marking is known.
    pub(super) fn look_at(&mut self, plan: &Plan, id: MarkingId) {
        let known = self.enabled.get(id as usize);
        if known.is_none_or(Option::is_some) {
            return;
        }
        let marking = self.marking(id).clone();
        let steps = enabled(plan, &marking).into_iter();
        let enabled = steps.filter_map(|step| {
            let then = marking.after(plan.step(step)?);
            let then = self.id(then);
            Some(Enabled { step, then })
        });
        let enabled: Box<[Enabled]> = enabled.collect();
        self.size += enabled.len();
        self.enabled[id as usize] = Some(enabled);
    }

    /// What can happen in a marking that was looked at.
    pub(super) fn enabled(&self, id: MarkingId) -> &[Enabled] {
        let known = self.enabled.get(id as usize).and_then(Option::as_deref);
        known.unwrap_or_default()
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
