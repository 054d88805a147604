//! Findings: what is wrong in a file, where, and what to do about it.
//!
//! Every stage reports through one [`Diagnostics`] collector and in one type, [`Diagnostic`]. A diagnostic has a stable
//! code and a typed [`Message`] whose words exist in both languages, checked when the crate is compiled. How a finding
//! is shown is the business of `report`.

mod collector;
mod explain;
mod fix;
mod levels;
mod message;
pub mod messages;

pub use collector::Diagnostics;
pub use explain::{CODES, CodePage, Example, ExampleLog, explain};
pub use fix::apply_safe;
pub use levels::{Levels, UnknownCode, known};
pub use message::{InWords, Message};

use serde::Serialize;

use crate::source::Span;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something that the source document does not state and a person should confirm.
    Question,
    /// It works, but is probably not meant so, or breaks a rule of form.
    Warning,
    /// It can't be read, or can't be run as it stands.
    Error,
}

/// A finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// What is found, typed.
    pub message: Message,
    /// How much it weighs; the code's own weight unless the user changed it.
    pub severity: Severity,
    /// The file, as a position in the list of sources that were read together.
    pub source: usize,
    /// The place blamed.
    pub span: Span,
    /// Other places that explain it.
    pub labels: Vec<Label>,
    /// What to do, in words.
    pub help: Option<Message>,
    /// A change of the text that mends it.
    pub fix: Option<Fix>,
}

/// A place that explains a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What stands there.
    pub message: Message,
}

/// A change of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fix {
    /// What stands at each place afterwards.
    pub edits: Vec<Edit>,
    /// Whether it can't change the meaning, so that it may be applied without asking.
    pub safe: bool,
}

/// The replacement of one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// Which bytes.
    #[serde(skip)]
    pub span: Span,
    /// By what.
    pub text: String,
}

impl Diagnostic {
    /// A finding with its code's own weight.
    pub fn new(message: impl Into<Message>, source: usize, span: Span) -> Self {
        let message = message.into();
        Diagnostic {
            severity: message.severity(),
            message,
            source,
            span,
            labels: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Its stable code.
    pub fn code(&self) -> &'static str {
        self.message.code()
    }

    /// Adds a place that explains it.
    pub fn label(mut self, span: Span, message: impl Into<Message>) -> Self {
        self.labels.push(Label {
            span,
            message: message.into(),
        });
        self
    }

    /// Says what to do.
    pub fn help(mut self, message: impl Into<Message>) -> Self {
        self.help = Some(message.into());
        self
    }

    /// Offers the replacement of one place.
    pub fn fix(mut self, span: Span, text: impl Into<String>, safe: bool) -> Self {
        let edits = vec![Edit {
            span,
            text: text.into(),
        }];
        self.fix = Some(Fix { edits, safe });
        self
    }
}
