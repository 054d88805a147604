//! An SOP made ready for stepping cases.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::conditions::{Conditions, Fit, Truths};
use super::steps::{Step, StepId, Steps};
use crate::calendar::Counting;
use crate::graph::net::{Place, PlaceId};
use crate::model::expr::CaseData;
use crate::model::{DayKind, NodeId, NodeKind, Sop};

/// The form of the bytes that [`Plan::to_bytes`] writes. It changes when older bytes can't be read any more.
const FORM: u32 = 1;

/// An SOP made ready for stepping cases: its steps and conditions numbered, nothing looked up by name.
#[derive(Debug, Clone)]
pub struct Plan {
    sop: Sop,
    steps: Steps,
    conditions: Conditions,
}

/// Why bytes are no plan.
#[derive(Debug)]
pub enum PlanFault {
    /// They can't be read as one.
    Unreadable(serde_json::Error),
    /// They are in the form of another version.
    OtherForm(u32),
}

impl fmt::Display for PlanFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PlanFault::Unreadable(why) => write!(f, "no plan: {why}"),
            PlanFault::OtherForm(form) => write!(f, "a plan of form {form}, not of form {FORM}"),
        }
    }
}

impl std::error::Error for PlanFault {}

#[derive(Serialize)]
struct Written<'a> {
    plan: u32,
    sop: &'a Sop,
}

#[derive(Deserialize)]
struct Form {
    plan: u32,
}

#[derive(Deserialize)]
struct Read {
    sop: Sop,
}

impl Plan {
    /// The plan of an SOP.
    pub fn new(sop: &Sop) -> Plan {
        Plan {
            steps: Steps::new(sop),
            conditions: Conditions::new(sop),
            sop: sop.clone(),
        }
    }

    /// The plan as bytes, for whoever judges elsewhere. They hold what the SOP says, without the places in its file.
    ///
    /// # Errors
    ///
    /// When the SOP can't be written as JSON, which no SOP that was read is known to do.
    pub fn to_bytes(&self) -> Result<Vec<u8>, PlanFault> {
        let written = Written {
            plan: FORM,
            sop: &self.sop,
        };
        serde_json::to_vec(&written).map_err(PlanFault::Unreadable)
    }

    /// Reads a plan back.
    ///
    /// # Errors
    ///
    /// When the bytes are no plan, or one of another version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Plan, PlanFault> {
        let form: Form = serde_json::from_slice(bytes).map_err(PlanFault::Unreadable)?;
        if form.plan != FORM {
            return Err(PlanFault::OtherForm(form.plan));
        }
        let read: Read = serde_json::from_slice(bytes).map_err(PlanFault::Unreadable)?;
        Ok(Plan::new(&read.sop))
    }

    /// The SOP.
    pub fn sop(&self) -> &Sop {
        &self.sop
    }

    /// How days are counted where nothing else is said. Bare days of an SOP that does not say what they are count as
    /// working days.
    pub fn counting(&self) -> Counting {
        Counting {
            day_kind: self.sop.bare_day().unwrap_or(DayKind::Working),
            count_first_day: self.sop.count_first_day,
            roll_forward: false,
        }
    }

    /// Every step with its id.
    pub fn steps(&self) -> impl Iterator<Item = (StepId, &Step)> {
        (0..).map(StepId).zip(&self.steps.all)
    }

    /// A step; nothing for an id of another plan.
    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.steps.all.get(id.0 as usize)
    }

    /// The steps that take a token from a place, in the order of the nodes and their exits.
    pub fn steps_from(&self, place: PlaceId) -> &[StepId] {
        let steps = self.steps.from_place.get(place.0 as usize);
        steps.map_or(&[], Vec::as_slice)
    }

    /// The steps that are the work of a node, in the order of its exits.
    pub fn steps_of(&self, node: NodeId) -> &[StepId] {
        let steps = self.steps.of_node.get(node.0 as usize);
        steps.map_or(&[], Vec::as_slice)
    }

    /// The steps that may happen at any time: interrupts and silences.
    pub fn any_time(&self) -> &[StepId] {
        &self.steps.any_time
    }

    /// What a place is.
    pub fn place(&self, place: PlaceId) -> Place {
        let known = self.steps.places.get(place.0 as usize);
        known.copied().unwrap_or(Place::Before)
    }

    /// How many places there are.
    pub fn place_count(&self) -> usize {
        self.steps.places.len()
    }

    /// What the data of a case say to the conditions on its way.
    pub fn truths(&self, data: &impl CaseData) -> Truths {
        self.conditions.truths(data)
    }

    /// Puts what the data of a case say now in place of earlier answers.
    pub fn ask_anew(&self, data: &impl CaseData, truths: &mut Truths) {
        self.conditions.ask_anew(data, truths);
    }

    /// Whether any condition decides a way, so that the data of a case matter to it.
    pub fn asks_data(&self) -> bool {
        !self.conditions.is_empty()
    }

    /// How a step goes with what the data say.
    pub fn fit(&self, step: &Step, truths: &Truths) -> Fit {
        self.conditions.fit(&self.sop, step, truths)
    }

    /// How leaving a node by an exit goes with what the data say.
    pub fn exit_fit(&self, node: NodeId, exit: usize, truths: &Truths) -> Fit {
        self.conditions.exit(&self.sop, node, exit, truths)
    }

    /// How doing a node at all goes with what the data say: whether its `only when` holds.
    pub fn owed(&self, node: NodeId, truths: &Truths) -> Fit {
        self.conditions.owed(node, truths)
    }

    /// Whether a log can be expected to tell when a node is done. A pause is seldom logged.
    pub fn is_logged(&self, node: NodeId) -> bool {
        let kind = self.sop.nodes.get(node.0 as usize);
        kind.is_some_and(|node| !matches!(node.kind.value, NodeKind::Wait(_)))
    }
}
