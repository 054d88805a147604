//! What an SOP is: plain typed data, with every name resolved and every time normalised.
//!
//! A [`Catalogue`] holds the SOPs of one or more files. Inside a [`Sop`], things refer to each other by the typed ids of
//! this module, which are positions in the SOP's own lists. Whatever was marked with `?` in the source is [`Said`] with
//! `inferred` set; everything treats it as said, and `check` asks about it.

mod actor;
mod data;
mod document;
mod flow;
mod identity;
mod log;
mod rule;
mod scenario;
mod sop;
mod time;

pub mod expr;
pub mod lower;
pub mod written;

pub use actor::{Actor, ActorId, ActorKind, LaneGroup};
pub use data::{Event, EventId, Field, FieldId, FieldType, Variant};
pub use document::{Document, DocumentSource, DocumentTarget};
pub use flow::{
    CallTarget, Count, Exit, ExitKind, ExitTrigger, Guard, Join, Node, NodeId, NodeKind, Performer,
    Performers, PerformersKind, Row, RowId, RowTime, Target, Wait,
};
pub use identity::{
    Approval, CalendarUse, Column, ColumnKind, DateSaid, Identity, NamedList, Section,
};
pub use log::{CaseLog, LogColumn, Role};
pub use rule::{Escalation, Interrupt, Rule, RuleId, RuleKind, Strength};
pub use scenario::{
    Arrivals, Chance, ChanceOf, DataDraw, Distribution, EventDraw, ExitChance, Gathering, RowDraw,
    Scenario, Shape, Staff, TimeDraw, ValueDraw,
};
pub use sop::{Catalogue, Mark, Override, Said, Sop, SopId, Verdict};
pub use time::{Amount, DayKind, Duration, Limit, Schedule, TimeSpan, Unit};

pub use crate::syntax::tree::{BinaryOp, Bound, Date};
