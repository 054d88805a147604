//! What is known of a case at a moment: its header, and what its events have changed so far.

use crate::calendar::Moment;
use crate::model::expr::{CaseData, TypedExpr, Value};
use crate::model::{DayKind, EventId, FieldId};
use crate::run::{Activity, Case};

/// The data of a case as they are when so many of its events have been. Nothing is copied: the answers are looked up.
#[derive(Debug, Clone, Copy)]
pub struct Known<'c> {
    case: &'c Case<'c>,
    events: usize,
    day_kind: Option<DayKind>,
}

impl<'c> Known<'c> {
    /// After the first `events` of a case.
    pub fn after(case: &'c Case<'c>, events: usize, day_kind: Option<DayKind>) -> Known<'c> {
        Known {
            case,
            events,
            day_kind,
        }
    }

    /// The moment since which these data hold: that of the last event seen, or when the case was filed.
    pub fn since(&self) -> Option<Moment> {
        match self.events.checked_sub(1) {
            Some(last) => self.case.events.get(last)?.moment(),
            None => {
                let filed = self.case.header.and_then(|header| header.filed);
                filed.or_else(|| self.case.events.first()?.moment())
            }
        }
    }
}

impl CaseData for Known<'_> {
    fn value(&self, field: FieldId) -> Option<&Value> {
        let changes = self.case.changes.iter().rev();
        let mut changes =
            changes.filter(|change| change.event < self.events && change.field == field);
        match changes.next() {
            Some(change) => change.value.as_ref(),
            None => self.case.header?.data.value(field),
        }
    }

    fn item_value(&self, list: FieldId, position: usize) -> Option<&Value> {
        self.case.header?.data.item_value(list, position)
    }

    fn size(&self, list: FieldId) -> Option<u64> {
        self.case.header?.data.size(list)
    }

    fn can_tell(&self, field: FieldId) -> bool {
        self.case.can_tell(field)
    }

    fn happened(&self, event: EventId) -> bool {
        let mut events = self.case.events.iter().take(self.events);
        events.any(|it| it.activity == Activity::Event(event))
            || self
                .case
                .header
                .is_some_and(|header| header.data.happened(event))
    }

    fn day_kind(&self) -> Option<DayKind> {
        self.day_kind
    }
}

/// Whether what is known of a case changes with its events.
pub fn changes(case: &Case<'_>) -> bool {
    let is_event = |activity| matches!(activity, Activity::Event(_));
    !case.changes.is_empty() || case.events.iter().any(|event| is_event(event.activity))
}

/// The fields that a condition asks for, in the order of its words.
pub fn fields(condition: &TypedExpr) -> Vec<FieldId> {
    let mut fields = Vec::new();
    let mut ahead = vec![condition];
    while let Some(expr) = ahead.pop() {
        match expr {
            TypedExpr::Field(field) | TypedExpr::Size(field) => fields.push(*field),
            TypedExpr::ItemField(list, _) => fields.push(*list),
            _ => {}
        }
        let mut operands: Vec<&TypedExpr> = expr.operands().collect();
        operands.reverse();
        ahead.extend(operands);
    }
    fields
}

/// The first field of a condition that the case lacks.
pub fn missing(condition: &TypedExpr, data: &impl CaseData) -> Option<FieldId> {
    let lacking = |field: &FieldId| !data.is_given(*field);
    fields(condition).into_iter().find(lacking)
}
