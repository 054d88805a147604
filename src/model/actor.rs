//! Actors and the groups of their lanes.

use serde::{Deserialize, Serialize};

use super::Said;
use crate::source::Spanned;

/// A position in [`super::Sop::actors`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ActorId(pub u32);

/// Someone or something that performs activities.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Actor {
    /// The name it is used by.
    pub name: Spanned<String>,
    /// The words at the head of its lane; the name where the file gives none.
    pub title: Said<String>,
    /// A person or office, a system, or a channel.
    pub kind: ActorKind,
    /// Whether it belongs to another organisation.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub outside: bool,
    /// Whether the flowchart has a lane for it.
    pub has_lane: bool,
    /// The group its lane is in, as a position in [`super::Sop::groups`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<usize>,
    /// Other names of it in logs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aka: Vec<Said<String>>,
}

/// What an actor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ActorKind {
    /// A person, an office or a team.
    Person,
    /// A system that acts by itself.
    System,
    /// A channel through which things come and go.
    Channel,
}

/// A head over several lanes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LaneGroup {
    /// The words at its head.
    pub title: Said<String>,
}
