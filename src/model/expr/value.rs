//! The data of a case, as expressions ask for them.

use crate::lang::Number;
use crate::model::{DayKind, Duration, EventId, FieldId};
use crate::syntax::tree::Date;

/// A value of a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Yes or no.
    YesNo(bool),
    /// A number.
    Number(Number),
    /// A text.
    Text(String),
    /// A date.
    Date(Date),
    /// A date and minutes since midnight.
    DateTime(Date, u32),
    /// A length of time; never less than nothing.
    Duration(Duration),
    /// A value of a one-of type, by its position.
    Variant(usize),
}

/// Where the data of a case come from. Fields are asked for by their ids, which are positions, so nothing is looked up
/// by name.
pub trait CaseData {
    /// The value of a field that is no list; nothing where the case lacks it.
    fn value(&self, field: FieldId) -> Option<&Value>;

    /// The value that the current item of a list has in the field at a position; nothing where the item lacks it, or
    /// where no item of the list is at hand.
    fn item_value(&self, list: FieldId, position: usize) -> Option<&Value>;

    /// How many items a list has; nothing where the case lacks it.
    fn size(&self, list: FieldId) -> Option<u64>;

    /// Whether the case has a field, be it a list or not.
    fn is_given(&self, field: FieldId) -> bool {
        self.value(field).is_some() || self.size(field).is_some()
    }

    /// Whether a case could have a field at all. Where what is known of it has no place for the field, nobody can know
    /// whether the case has it.
    fn can_tell(&self, _: FieldId) -> bool {
        true
    }

    /// Whether an event has happened.
    fn happened(&self, event: EventId) -> bool;

    /// What a bare day is in the SOP, as [`crate::model::Sop::day_kind`] says it.
    fn day_kind(&self) -> Option<DayKind>;
}

/// An item of a list: the values of its fields, in the order of their declaration.
pub type Item = Vec<Option<Value>>;

/// A case held in slots: the field with the id `n` in the slot `n`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Slots {
    /// The values by field; nothing for a list and for what the case lacks.
    pub values: Vec<Option<Value>>,
    /// The items by field; nothing for what is no list and for a list that the case lacks.
    pub lists: Vec<Option<Vec<Item>>>,
    /// For each list that is gone through now, the position of the current item.
    pub current: Vec<(FieldId, usize)>,
    /// Which events have happened, by event.
    pub happened: Vec<bool>,
    /// What a bare day is.
    pub day_kind: Option<DayKind>,
}

impl CaseData for Slots {
    fn value(&self, field: FieldId) -> Option<&Value> {
        self.values.get(field.0 as usize)?.as_ref()
    }

    fn item_value(&self, list: FieldId, position: usize) -> Option<&Value> {
        let (_, at) = self.current.iter().find(|(current, _)| *current == list)?;
        let items = self.lists.get(list.0 as usize)?.as_ref()?;
        items.get(*at)?.get(position)?.as_ref()
    }

    fn size(&self, list: FieldId) -> Option<u64> {
        let items = self.lists.get(list.0 as usize)?.as_ref()?;
        u64::try_from(items.len()).ok()
    }

    fn happened(&self, event: EventId) -> bool {
        self.happened.get(event.0 as usize) == Some(&true)
    }

    fn day_kind(&self) -> Option<DayKind> {
        self.day_kind
    }
}
