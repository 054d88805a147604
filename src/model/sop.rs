//! A catalogue of SOPs, and one SOP.

use std::ops::{Index, Range};

use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{
    Actor, ActorId, CaseLog, Column, DayKind, Escalation, Event, EventId, Field, FieldId, Identity,
    Interrupt, LaneGroup, Node, NodeId, Performer, PerformersKind, Row, RowId, RowTime, Rule,
    RuleId, Scenario,
};
use crate::lang::Lang;
use crate::source::{Span, Spanned};

/// A value, where it is said, and whether the source document says it or its reader inferred it. It is printed as the
/// value alone, unless it is inferred.
#[derive(Debug, Clone)]
pub struct Said<T> {
    /// What is said.
    pub value: T,
    /// Whether it is marked with `?`: inferred by the reader, not stated by the document.
    pub inferred: bool,
    /// Where it is said.
    pub span: Span,
}

impl<T> Said<T> {
    /// A value that the document states.
    pub fn stated(value: T, span: Span) -> Self {
        Said {
            value,
            inferred: false,
            span,
        }
    }
}

impl Said<String> {
    /// Where some bytes of a text stand in the file, if the file has the text as it is read.
    ///
    /// The place of a text includes its quotes. Where it is longer than quotes make it, something in it is escaped or
    /// folded, and its bytes stand elsewhere.
    pub fn place_of(&self, part: Range<usize>) -> Option<Span> {
        let more = self.span.range().len().checked_sub(self.value.len())?;
        let quote = match more {
            0 => 0,
            2 => 1,
            _ => return None,
        };
        let start = self.span.start() + quote;
        Some(Span::new(start + part.start, start + part.end))
    }
}

impl<T: Serialize> Serialize for Said<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !self.inferred {
            return self.value.serialize(serializer);
        }
        let mut both = serializer.serialize_struct("Said", 2)?;
        both.serialize_field("value", &self.value)?;
        both.serialize_field("inferred", &true)?;
        both.end()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Said<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Form<T> {
            Marked { value: T, inferred: bool },
            Alone(T),
        }
        let (value, inferred) = match Form::deserialize(deserializer)? {
            Form::Marked { value, inferred } => (value, inferred),
            Form::Alone(value) => (value, false),
        };
        Ok(Said {
            value,
            inferred,
            span: Span::default(),
        })
    }
}

impl<T: PartialEq> PartialEq for Said<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value && self.inferred == other.inferred
    }
}

/// The SOPs of the files that were read together.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Catalogue {
    /// The SOPs, in the order of the files and of their places in them.
    pub sops: Vec<Sop>,
}

/// A position in [`Catalogue::sops`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SopId(pub u32);

/// One standard operating procedure.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Sop {
    /// Its id in the catalogue.
    pub name: Spanned<String>,
    /// Its title, as the document has it.
    pub title: Said<String>,
    /// The language its words are written in. It decides the words of the rendered document.
    pub lang: Lang,
    /// Number, dates, approval, lists.
    pub identity: Identity,
    /// The columns of the procedure table, in order; the usual ones where the file names none.
    pub columns: Vec<Column>,
    /// Whether a row below the head of the table numbers its columns.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub column_numbers: bool,
    /// What a bare "day" means here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_kind: Option<Said<DayKind>>,
    /// Whether the day of the trigger counts as the first day of a limit.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub count_first_day: bool,
    /// The lane groups, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<LaneGroup>,
    /// The actors, in the order of their lanes.
    pub actors: Vec<Actor>,
    /// The declared case data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Field>,
    /// The declared events.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
    /// What it says of its logs.
    #[serde(default, skip_serializing_if = "CaseLog::is_empty")]
    pub log: CaseLog,
    /// The rows of the procedure table.
    pub rows: Vec<Row>,
    /// The nodes of all rows; those of one row stand together, in its order.
    pub nodes: Vec<Node>,
    /// The rules.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// The escalations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub escalations: Vec<Escalation>,
    /// What may happen at any time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interrupts: Vec<Interrupt>,
    /// Under which circumstances it may be simulated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scenarios: Vec<Scenario>,
    /// Findings that its author switches off or makes an error.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Override>,
    /// What is marked with `?`, in the order of the file.
    #[serde(skip)]
    pub marks: Vec<Mark>,
    /// Whether a part of it could not be read. Analyses that need the whole stay silent then.
    #[serde(skip)]
    pub faulty: bool,
    /// Its file, as a position in the list of sources that were read together.
    #[serde(skip)]
    pub source: usize,
    /// The whole SOP in its file.
    #[serde(skip)]
    pub span: Span,
}

/// Something the author inferred and marked with `?`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The word and the value, as the author would write them: `by nasional`.
    pub written: String,
    /// The name of the activity or rule it stands in.
    pub within: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// What the author wants of the findings with a code: `allow` or `deny`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Override {
    /// The code of the findings.
    pub code: Spanned<String>,
    /// What becomes of them.
    pub verdict: Verdict,
    /// Why, in the author's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Said<String>>,
    /// The SOP or the activity in which it holds.
    #[serde(skip)]
    pub scope: Span,
}

/// What becomes of the findings with a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// They are not shown.
    Allow,
    /// They are errors.
    Deny,
}

impl PartialEq for Override {
    fn eq(&self, other: &Self) -> bool {
        let key = |it: &Override| (it.code.value.clone(), it.verdict);
        key(self) == key(other) && self.reason == other.reason
    }
}

/// Two SOPs are equal when they say the same, wherever and in whichever notation they are written.
impl PartialEq for Sop {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
            && self.title == other.title
            && self.lang == other.lang
            && self.identity == other.identity
            && self.columns == other.columns
            && self.column_numbers == other.column_numbers
            && self.day_kind == other.day_kind
            && self.count_first_day == other.count_first_day
            && self.same_flow(other)
            && self.rules == other.rules
            && self.escalations == other.escalations
            && self.interrupts == other.interrupts
            && self.scenarios == other.scenarios
            && self.overrides == other.overrides
            && self.faulty == other.faulty
    }
}

macro_rules! index_by {
    ($($id:ident => $list:ident: $item:ident;)+) => {
        $(impl Index<$id> for Sop {
            type Output = $item;

            fn index(&self, id: $id) -> &$item {
                &self.$list[id.0 as usize]
            }
        })+
    };
}

index_by! {
    ActorId => actors: Actor;
    FieldId => fields: Field;
    EventId => events: Event;
    RowId => rows: Row;
    NodeId => nodes: Node;
    RuleId => rules: Rule;
}

impl Sop {
    fn same_flow(&self, other: &Self) -> bool {
        self.groups == other.groups
            && self.actors == other.actors
            && self.fields == other.fields
            && self.events == other.events
            && self.log == other.log
            && self.rows == other.rows
            && self.nodes == other.nodes
    }

    /// The nodes with their ids, in the order of the rows.
    pub fn nodes_with_ids(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        (0..).map(NodeId).zip(&self.nodes)
    }

    /// The rows with their ids.
    pub fn rows_with_ids(&self) -> impl Iterator<Item = (RowId, &Row)> {
        (0..).map(RowId).zip(&self.rows)
    }

    /// The nodes of a row, in its order.
    pub fn nodes_of(&self, row: RowId) -> impl Iterator<Item = (NodeId, &Node)> {
        let row = &self[row];
        row.nodes.iter().map(|id| (*id, &self[*id]))
    }

    /// What a bare "day" means here, stated or inferred; nothing where the file does not say.
    pub fn bare_day(&self) -> Option<DayKind> {
        self.day_kind.as_ref().map(|kind| kind.value)
    }

    /// Whether one of several performs a node: because it says so, or because it is performed by whoever performed a node
    /// that does.
    pub fn is_performed_by_one_of(&self, node: NodeId) -> bool {
        let mut node = node;
        // A node can't be the same as itself in more steps than there are nodes.
        for _ in 0..self.nodes.len() {
            let Some(performers) = &self[node].performers else {
                return false;
            };
            match performers.list.as_slice() {
                [only] => match only.value {
                    Performer::SameAs(other) => node = other,
                    Performer::Actor(_) => return false,
                },
                _ => return performers.kind == PerformersKind::OneOf,
            }
        }
        false
    }

    /// The row in whose time cell the time of a row stands: its own, or that of the row it shares one with.
    pub fn time_owner(&self, row: RowId) -> RowId {
        self[row].shares_time_of.unwrap_or(row)
    }

    /// The times that hold for a row, wherever they stand.
    pub fn times_of(&self, row: RowId) -> &[RowTime] {
        &self[self.time_owner(row)].times
    }

    /// How a row is called in a message: its number and the beginning of its text.
    pub fn row_label(&self, row: RowId) -> String {
        let row = &self[row];
        let text = beginning(&row.text.value, 48);
        match &row.number {
            Some(number) => format!("{} {text}", number.value.trim_end_matches('.')),
            None => text,
        }
    }

    /// How a node is called in a message: its row, and its own text or name where the row has several nodes.
    pub fn node_label(&self, node: NodeId) -> String {
        let node = &self[node];
        let row = self.row_label(node.row);
        match (&node.label, self[node.row].nodes.len()) {
            (_, 0 | 1) => row,
            (Some(label), _) => format!("{row}: {}", label.value),
            (None, _) => format!("{row}: {}", node.name.value),
        }
    }

    /// How a rule is called in a message: its name, in backticks, and the beginning of its title.
    pub fn rule_label(&self, rule: RuleId) -> String {
        let rule = &self[rule];
        let name = &rule.name.value;
        match &rule.title {
            Some(title) => format!("`{name}` ({})", beginning(&title.value, 40)),
            None => format!("`{name}`"),
        }
    }
}

/// The beginning of a text, with room for so many letters, cut between words.
fn beginning(text: &str, room: usize) -> String {
    if text.chars().count() <= room {
        return text.to_string();
    }
    let mut short = String::new();
    for word in text.split_whitespace() {
        if !short.is_empty() && short.chars().count() + word.chars().count() >= room {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.extend(word.chars().take(room));
    }
    short + " …"
}
