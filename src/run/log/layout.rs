//! How an event log is laid out that is written to be read back: which column has which head, and how cells are written.
//!
//! The heads are those that the SOP's own `log` block names, else the ones by which the readers know a column best. None
//! is called like data of the SOP, for then it would be read as that.

use super::{Role, values};
use crate::calendar::Moment;
use crate::engine::Plan;
use crate::lang::folded;
use crate::model::FieldId;
use crate::model::expr::Value;
use crate::run::Names;

/// What every log that is written has, in this order.
const ROLES: [Role; 7] = [
    Role::Case,
    Role::Activity,
    Role::Actor,
    Role::Person,
    Role::Started,
    Role::Completed,
    Role::Outcome,
];

/// A piece of work as it is to be written. What is empty is left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece<'p> {
    /// What was done.
    pub activity: &'p str,
    /// The lane or role that did it.
    pub actor: &'p str,
    /// The person who did it.
    pub person: String,
    /// When it began.
    pub started: Option<Moment>,
    /// When it was done.
    pub completed: Moment,
    /// How it ended.
    pub outcome: &'p str,
    /// The data that are known from here on, as [`Layout::value`] writes them.
    pub values: Vec<(FieldId, String)>,
}

/// The columns of a log that is written.
#[derive(Debug, Clone)]
pub struct Layout<'p> {
    plan: &'p Plan,
    /// The offset of its clocks from UTC in minutes; nothing where the SOP names no zone.
    zone: Option<i32>,
    heads: Vec<(Role, String)>,
    fields: Vec<(FieldId, String)>,
}

impl<'p> Layout<'p> {
    /// A log of a plan's cases with columns for some of its fields. A field that can only be called like a column that
    /// every log has gets none.
    pub fn new(plan: &'p Plan, names: &Names, fields: &[FieldId], zone: Option<i32>) -> Layout<'p> {
        let heads: Vec<(Role, String)> = ROLES
            .iter()
            .map(|role| (*role, role_head(plan, names, *role)))
            .collect();
        let taken = |head: &str| heads.iter().any(|(_, own)| folded(own) == folded(head));
        let called = |field: &FieldId| {
            let mut heads = field_heads(plan, *field).into_iter();
            let head = heads.find(|head| names.field(head) == Some(*field) && !taken(head));
            Some((*field, head?))
        };
        let fields = fields.iter().filter_map(called).collect();
        Layout {
            plan,
            zone,
            heads,
            fields,
        }
    }

    /// The head of a column that every log has.
    pub(super) fn head(&self, role: Role) -> &str {
        let mut heads = self.heads.iter();
        heads
            .find(|(known, _)| *known == role)
            .map_or("", |(_, head)| head)
    }

    /// The heads of all columns: those that every log has, and those of the data.
    pub(super) fn heads(&self) -> impl Iterator<Item = &str> {
        let data = self.fields.iter().map(|(_, head)| head.as_str());
        let roles = self.heads.iter().map(|(_, head)| head.as_str());
        roles.chain(data)
    }

    /// The columns of data, in their order.
    pub(super) fn fields(&self) -> &[(FieldId, String)] {
        &self.fields
    }

    /// A moment with its seconds, and with the zone where there is one.
    pub(super) fn moment(&self, moment: Moment) -> String {
        let (date, second) = (moment.date(), moment.second());
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        let zone = self.zone.map_or_else(String::new, offset);
        format!("{date}T{hour:02}:{minute:02}:{second:02}{zone}")
    }

    /// A value of a field as the readers take it; nothing for a value that a cell can't hold.
    pub fn value(&self, field: FieldId, value: &Value) -> Option<String> {
        let sop = self.plan.sop();
        values::in_words(sop.fields.get(field.0 as usize)?, value, sop.lang)
    }
}

fn role_head(plan: &Plan, names: &Names, role: Role) -> String {
    let said = plan.sop().log.columns.iter();
    if let Some(said) = said.clone().find(|column| column.role == role) {
        return said.head.value.clone();
    }
    let other = |head: &&&str| said.clone().all(|it| folded(&it.head.value) != **head);
    // Without a case and an activity there is no log, so their heads are theirs whatever data there are.
    let needed = matches!(role, Role::Case | Role::Activity);
    let free = |head: &&&str| needed || names.field(head).is_none();
    let mut heads = role.heads().iter().filter(other).filter(free);
    heads.next().map_or("", |head| head).replace(' ', "_")
}

/// What a field may be called in a log, the best first.
fn field_heads(plan: &Plan, field: FieldId) -> Vec<String> {
    let Some(field) = plan.sop().fields.get(field.0 as usize) else {
        return Vec::new();
    };
    let others = field.aka.iter().chain(&field.title);
    let others = others.map(|said| said.value.clone());
    std::iter::once(field.name.value.clone())
        .chain(others)
        .collect()
}

/// An offset from UTC as ISO 8601 has it: `+08:00`.
fn offset(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}
