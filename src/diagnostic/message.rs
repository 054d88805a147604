//! Typed messages with their words in both languages.

use super::Severity;
use super::messages::{
    ActorMessage, CalendarMessage, CallMessage, CheckMessage, CitationMessage, DataMessage,
    DeadlineMessage, DocumentMessage, DrawingMessage, FormMessage, GuardMessage, LogMessage,
    ModelMessage, RunMessage, ScenarioMessage, SimulateMessage, SoundnessMessage, SyntaxMessage,
};
use crate::lang::{Lang, Word};

/// Declares the messages of one area: each variant with its data, its code and weight, and its words in both languages.
/// The words are format strings over the variant's fields, so a missing language or a misspelt field does not compile.
macro_rules! messages {
    (
        $(#[$doc:meta])*
        pub enum $name:ident {
            $(
                $(#[$variant_doc:meta])*
                $variant:ident { $($field:ident: $type:ty),* } = $code:literal, $severity:ident,
                en: $en:literal,
                id: $id:literal;
            )+
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub enum $name {
            $(
                $(#[$variant_doc])*
                #[allow(missing_docs)]
                $variant { $($field: $type),* },
            )+
        }

        impl $name {
            /// The codes of this area, each with its weight, in the order of the declaration.
            pub const CODES: &'static [(&'static str, $crate::diagnostic::Severity)] =
                &[$(($code, $crate::diagnostic::Severity::$severity)),+];

            /// The stable code. Labels and help texts have an empty one.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => $code,)+ }
            }

            /// The weight of the code.
            pub fn severity(&self) -> $crate::diagnostic::Severity {
                match self { $(Self::$variant { .. } => $crate::diagnostic::Severity::$severity,)+ }
            }

            /// The words in a language: lower case, no full stop, the author's own words in backticks.
            #[allow(unused_variables)]
            pub fn text(&self, lang: $crate::lang::Lang) -> String {
                match (self, lang) {
                    $(
                        (Self::$variant { $($field),* }, $crate::lang::Lang::En) => {
                            $(let $field = $crate::diagnostic::message::InWords::in_words($field, lang);)*
                            format!($en)
                        }
                        (Self::$variant { $($field),* }, $crate::lang::Lang::Id) => {
                            $(let $field = $crate::diagnostic::message::InWords::in_words($field, lang);)*
                            format!($id)
                        }
                    )+
                }
            }
        }
    };
}

pub(super) use messages;

/// How a message's data read in a language. Text of the author's reads the same in both.
pub trait InWords {
    /// The words.
    fn in_words(&self, lang: Lang) -> String;
}

macro_rules! same_in_both {
    ($($type:ty),+) => {
        $(impl InWords for $type {
            fn in_words(&self, _: Lang) -> String {
                self.to_string()
            }
        })+
    };
}

same_in_both!(String, &'static str, usize, u32, i64);
same_in_both!(u64);

impl InWords for Word {
    fn in_words(&self, lang: Lang) -> String {
        self.spelling(lang).to_string()
    }
}

/// A message of any area.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Reading the text.
    Syntax(SyntaxMessage),
    /// Understanding it: names, times, types.
    Model(ModelMessage),
    /// Checking the procedure.
    Check(CheckMessage),
    /// Calendars: what SOPs count on, and what their files say.
    Calendar(CalendarMessage),
    /// Reading calendars and regulations.
    Data(DataMessage),
    /// The form of an official SOP.
    Form(FormMessage),
    /// The regulations it cites.
    Citation(CitationMessage),
    /// Following the documents.
    Documents(DocumentMessage),
    /// Looking at who performs what.
    Actors(ActorMessage),
    /// Looking at which SOP calls which.
    Calls(CallMessage),
    /// Conditions over case data.
    Guard(GuardMessage),
    /// Whether every case can finish.
    Soundness(SoundnessMessage),
    /// Times, deadlines and loops.
    Deadline(DeadlineMessage),
    /// Reading logs and case tables.
    Log(LogMessage),
    /// Judging cases.
    Run(RunMessage),
    /// Simulating.
    Simulate(SimulateMessage),
    /// Drawing the document.
    Drawing(DrawingMessage),
    /// Scenarios.
    Scenario(ScenarioMessage),
}

macro_rules! areas {
    ($($area:ident($type:ident)),+ $(,)?) => {
        impl Message {
            /// The stable code.
            pub fn code(&self) -> &'static str {
                match self { $(Message::$area(m) => m.code(),)+ }
            }

            /// The weight of the code.
            pub fn severity(&self) -> Severity {
                match self { $(Message::$area(m) => m.severity(),)+ }
            }

            /// The words in a language.
            pub fn text(&self, lang: Lang) -> String {
                match self { $(Message::$area(m) => m.text(lang),)+ }
            }

            /// Every code there is with its weight, labels and help texts left out.
            pub fn codes() -> impl Iterator<Item = (&'static str, Severity)> {
                let all = [$($type::CODES),+];
                let mut seen = std::collections::BTreeSet::new();
                all.into_iter()
                    .flatten()
                    .copied()
                    .filter(move |(code, _)| !code.is_empty() && seen.insert(*code))
            }
        }

        $(impl From<$type> for Message {
            fn from(message: $type) -> Self {
                Message::$area(message)
            }
        })+
    };
}

areas!(
    Syntax(SyntaxMessage),
    Model(ModelMessage),
    Check(CheckMessage),
    Calendar(CalendarMessage),
    Data(DataMessage),
    Form(FormMessage),
    Citation(CitationMessage),
    Documents(DocumentMessage),
    Actors(ActorMessage),
    Calls(CallMessage),
    Guard(GuardMessage),
    Soundness(SoundnessMessage),
    Deadline(DeadlineMessage),
    Log(LogMessage),
    Run(RunMessage),
    Simulate(SimulateMessage),
    Drawing(DrawingMessage),
    Scenario(ScenarioMessage),
);
