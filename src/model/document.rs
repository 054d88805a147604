//! The documents that a row needs and puts out.

use serde::{Deserialize, Serialize};

use super::{CallTarget, Guard, RowId, Said};

/// A document, or a thing, in the needs or the output of a row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Its name as the document has it.
    pub text: Said<String>,
    /// Others that serve as well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Document>,
    /// Owed only when this holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Guard>,
    /// Where it comes from, if the file says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<DocumentSource>,
    /// Where it goes, if the file says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<DocumentTarget>,
}

/// Where a needed document comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentSource {
    /// The output of another row.
    Row(RowId),
    /// The output of another SOP.
    Sop(CallTarget),
    /// From outside the procedure.
    Outside,
    /// It is no document but equipment.
    Equipment,
}

/// Where an output goes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentTarget {
    /// The needs of another row.
    Row(RowId),
    /// Another SOP.
    Sop(CallTarget),
}
