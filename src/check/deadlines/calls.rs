//! What the SOPs take that an SOP calls: their own shortest and longest run, if they are in the catalogue.

use std::collections::BTreeMap;

use super::measure::Side;
use super::plan::Plan;
use super::stretch::Between;
use super::times::{self, Cost};
use crate::model::{Catalogue, DayKind, NodeKind, Sop, SopId};

/// How deep calls are followed. A call below that, or of an SOP that is calling already, counts as one without a time.
const DEPTH: usize = 8;

/// What called SOPs take, where it is known.
#[derive(Debug, Default)]
pub struct Called {
    known: BTreeMap<SopId, Option<Cost>>,
}

impl Called {
    /// The calls of an SOP.
    pub fn by(sop: &Sop, catalogue: &Catalogue) -> Called {
        let mut called = Called::default();
        let own = catalogue
            .sops
            .iter()
            .position(|other| std::ptr::eq(other, sop));
        if let Some(id) = own {
            called.known.insert(SopId(id as u32), None);
        }
        called.follow(sop, catalogue, DEPTH);
        called
    }

    /// What an SOP takes.
    pub fn cost(&self, sop: SopId) -> Option<Cost> {
        self.known.get(&sop).cloned().flatten()
    }

    fn follow(&mut self, sop: &Sop, catalogue: &Catalogue, depth: usize) {
        for node in &sop.nodes {
            let NodeKind::Call(target) = &node.kind.value else {
                continue;
            };
            let Some(id) = target.sop.filter(|id| !self.known.contains_key(id)) else {
                continue;
            };
            self.known.insert(id, None);
            let Some(below) = catalogue.sops.get(id.0 as usize) else {
                continue;
            };
            if depth > 0 && !below.faulty {
                self.follow(below, catalogue, depth - 1);
                let cost = self.whole(below);
                self.known.insert(id, cost);
            }
        }
    }

    fn whole(&self, sop: &Sop) -> Option<Cost> {
        let plan = Plan::new(sop, &|id| self.cost(id));
        let kind = sop.bare_day().unwrap_or(DayKind::Working);
        let between = Between::of_case(&plan);
        let amounts = |side| {
            let path = between.path(side, kind)?;
            Some(times::as_said_by(sop, &path.amounts()))
        };
        Some(Cost {
            low: amounts(Side::Low)?,
            high: amounts(Side::High)?,
        })
    }
}
