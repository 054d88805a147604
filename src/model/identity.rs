//! The identity block of an SOP, its lists, and the columns of its table.

use serde::{Deserialize, Deserializer, Serialize};

use super::Said;
use crate::lang::{Lang, Word};
use crate::source::Spanned;
use crate::syntax::tree::Date;

/// The identity block. Any part of it may be missing.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Identity {
    /// The number of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Said<String>>,
    /// The agency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<Said<String>>,
    /// The unit of the agency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Said<String>>,
    /// The picture file of the logo, as a path that begins in the folder of the SOP file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<Said<String>>,
    /// When it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<Said<DateSaid>>,
    /// When it was last revised.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub revised: Option<Said<DateSaid>>,
    /// From when it is in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective: Option<Said<DateSaid>>,
    /// Who approved it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved: Option<Approval>,
    /// Legal basis, qualifications, related SOPs, equipment, warnings, records, in the order of the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<NamedList>,
    /// Other parts of the document, in the order of the file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    /// The calendar that days and hours are counted on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<CalendarUse>,
}

/// A date, or the words that stand in its place, such as `-`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DateSaid {
    /// A date that exists.
    Date(Date),
    /// Words as written.
    Words(String),
}

/// Who approved the SOP, and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Approval {
    /// The office of the one who approves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Said<String>>,
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Said<String>>,
    /// The civil servant's number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nip: Option<Said<String>>,
    /// Where it was signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Said<String>>,
    /// When it was signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dated: Option<Said<DateSaid>>,
}

/// One of the lists of the identity page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NamedList {
    /// Which list: one of [`NamedList::KINDS`].
    #[serde(deserialize_with = "kind_of_list")]
    pub kind: Word,
    /// Its lines.
    pub lines: Vec<Said<String>>,
}

impl NamedList {
    /// Every kind of list, in the order of the page.
    pub const KINDS: [Word; 6] = [
        Word::LegalBasis,
        Word::Qualifications,
        Word::Related,
        Word::Equipment,
        Word::Warnings,
        Word::Records,
    ];
}

fn kind_of_list<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Word, D::Error> {
    let spelling = String::deserialize(deserializer)?;
    let mut kinds = NamedList::KINDS.into_iter();
    let named = kinds.find(|kind| kind.spelling(Lang::En) == spelling);
    named.ok_or_else(|| serde::de::Error::custom(format!("no list: {spelling}")))
}

/// A part of the document under its own heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// The heading; a part may have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Said<String>>,
    /// Its paragraphs or list lines.
    pub lines: Vec<Said<String>>,
}

/// The calendar an SOP counts on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CalendarUse {
    /// The calendar's name.
    pub name: Said<String>,
    /// The time zone, such as `Asia/Makassar`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<Said<String>>,
}

/// A column of the procedure table, or a group of columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// What it shows.
    pub kind: ColumnKind,
    /// Its head; nothing where the file names none and the language's usual word is taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Spanned<String>>,
    /// The columns below a group's head.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
}

/// What a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnKind {
    /// The number of the row.
    Number,
    /// The text of the activity.
    Activity,
    /// The lanes.
    Actors,
    /// The group over needs, time and output.
    Quality,
    /// What the row needs.
    Needs,
    /// How long it takes.
    Time,
    /// What it puts out.
    Output,
    /// The remark.
    Note,
}
