//! What kinds of statement there are, as far as their form goes.
//!
//! The two printers and the YAML reader agree on this one small table: which words open a block, which of them carry
//! a text, and which give a name that stands in a YAML key. It says nothing of what a statement means.

use super::tree::{Head, Item};
use crate::lang::{Group, Word};

/// The form of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Everything below it stands in its block: `activity`, `columns`.
    Block,
    /// Its block holds lines of text: `legal-basis`.
    Lines,
    /// Documents, divided by commas: `needs`.
    Documents,
    /// Phrases on its line, and exits in its block: `decision`.
    Node,
    /// A heading with flags and other names on its line: `actor`.
    Named,
    /// Its strength on its line, the rest in its block: `rule`.
    Rule,
    /// A value and phrases on its line, or shares in its block: `chance`.
    Shares,
    /// Nothing but the word: `outside`.
    Flag,
    /// A value and phrases, all on one line.
    Line,
}

/// The form of the statements that begin with this.
pub(super) fn form(head: Head) -> Form {
    use Word::*;
    let Head::Word(word) = head else {
        return Form::Line;
    };
    match word {
        Sop | Activity | Approved | LaneGroup | Columns | Quality | Data | OneOf | List | Log
        | Scenario => Form::Block,
        LegalBasis | Qualifications | Related | Equipment | Warnings | Records | Section => {
            Form::Lines
        }
        Needs | Output => Form::Documents,
        Start | Task | Decision | End | Wait | Call => Form::Node,
        Actor | Event => Form::Named,
        Rule => Form::Rule,
        Chance | Draw => Form::Shares,
        Outside | System | Channel | WithoutLane | Alongside | CountFirstDay | ColumnNumbers
        | Must | Should | May | Overdue | FromAny | FromOutside | AsEquipment | Evenly
        | AroundTheClock | Unlimited => Form::Flag,
        _ if word.group() == Group::Type => Form::Flag,
        _ => Form::Line,
    }
}

/// Whether an item is a way out of a node.
pub(super) fn is_exit(item: &Item) -> bool {
    matches!(item.word(), Some(Word::When | Word::Otherwise | Word::Next))
}

/// Whether a plain YAML scalar after this is the statement's text.
pub(super) fn has_text(head: Head) -> bool {
    use Word::*;
    match head {
        Head::Line | Head::Variant => true,
        Head::Field => false,
        Head::Word(word) => {
            matches!(
                word,
                Title
                    | Text
                    | Number
                    | Agency
                    | OrgUnit
                    | Logo
                    | Approved
                    | Name
                    | Nip
                    | Place
                    | Zone
                    | Section
                    | Quality
                    | LaneGroup
                    | Actor
                    | Event
                    | Activity
                    | Sop
                    | Scenario
                    | Note
                    | Judge
                    | Cites
                    | Allow
                    | Deny
            ) || has_date(word)
        }
    }
}

/// Whether a date, or a text in its stead, follows this word.
pub(super) fn has_date(word: Word) -> bool {
    matches!(
        word,
        Word::Created | Word::Revised | Word::Effective | Word::Dated
    )
}

/// Whether a text has the look of a date, `2024-01-02`, and is read as one.
pub(super) fn looks_like_date(text: &str) -> bool {
    let digits =
        |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_suffix('?').unwrap_or(text);
    let mut parts = text.split('-');
    let lengths = [4, 2, 2];
    lengths
        .iter()
        .all(|length| parts.next().is_some_and(|part| digits(part, *length)))
        && parts.next().is_none()
}

/// What a plain YAML scalar says of a flag.
pub(super) fn yes_no(text: &str) -> Option<bool> {
    match text {
        "yes" | "ya" | "true" => Some(true),
        "no" | "tidak" | "false" => Some(false),
        _ => None,
    }
}

/// Whether the name of a statement stands in its YAML key. The time that a scenario gives a row is the only one of its
/// word that has a name.
pub(super) fn is_named_in_key(item: &Item) -> bool {
    name_in_key(item.head) || (item.is(Word::Takes) && item.name.is_some())
}

/// Whether the name after this word stands in the YAML key. Other names are part of the value.
pub(super) fn name_in_key(head: Head) -> bool {
    use Word::*;
    match head {
        Head::Line => false,
        Head::Field | Head::Variant => true,
        Head::Word(word) => matches!(
            word,
            Sop | Calendar
                | Actor
                | Event
                | Activity
                | Rule
                | Start
                | Task
                | Decision
                | End
                | Wait
                | Escalate
                | At
                | Limit
                | Allow
                | Deny
                | Scenario
                | Chance
                | Draw
                | Handover
                | Batch
        ),
    }
}

/// Whether a text is a name of the notation.
pub(super) fn is_name(text: &str) -> bool {
    let mut bytes = text.bytes();
    bytes
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic())
        && bytes.all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        && !text.contains("->")
}
