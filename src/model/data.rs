//! The declared case data and events.

use serde::{Deserialize, Serialize};

use super::Said;
use crate::source::Spanned;

/// A position in [`super::Sop::fields`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FieldId(pub u32);

/// A position in [`super::Sop::events`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EventId(pub u32);

/// A field of the case data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// The name it is used by.
    pub name: Spanned<String>,
    /// What it means, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Said<String>>,
    /// What it can hold.
    pub kind: FieldType,
    /// Whether a case may lack it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// Whether its type is inferred.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
    /// Other names of it in case tables.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aka: Vec<Said<String>>,
}

/// What a field can hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldType {
    /// Yes or no.
    YesNo,
    /// One of these values.
    OneOf(Vec<Variant>),
    /// A text.
    Text,
    /// A decimal number.
    Number,
    /// A date.
    Date,
    /// A date and a time of day.
    DateTime,
    /// A length of time.
    Duration,
    /// Any number of items with these fields.
    List(Vec<Field>),
}

/// A value of a one-of type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Variant {
    /// The name it is used by.
    pub name: Spanned<String>,
    /// Its words in documents and case tables.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Said<String>>,
}

/// Something that may happen to a case from outside. In an expression it is a yes/no: whether it has happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// The name it is used by.
    pub name: Spanned<String>,
    /// What it is, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Said<String>>,
    /// Other names of it in logs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aka: Vec<Said<String>>,
}
