//! Which statements and phrases may stand where, and which of them only once.
//!
//! One table for both notations and for the finding that tells a misplaced word where it belongs. What a statement
//! means is none of its business.

use super::tree::{Head, Item};
use crate::diagnostic::InWords;
use crate::lang::{Lang, Word};

/// Where statements can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At the top of a file.
    File,
    /// At the top of a file of scenarios.
    ScenarioFile,
    /// Below a statement or a phrase that begins with this word.
    Below(Word),
    /// After a document in `needs` or `output`.
    Document,
    /// After a line of any other list.
    Line,
    /// In the declaration of a data field.
    Field,
    /// In the declaration of a value of a one-of type.
    Variant,
}

/// What may stand in a place.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shape {
    /// Words that may stand there once.
    pub once: &'static [Word],
    /// Words that may stand there any number of times.
    pub many: &'static [Word],
    /// Whether a `title` or a `text` may stand there in place of the text after the word.
    pub texted: bool,
    /// What may stand there without a word of its own.
    pub bare: Option<Head>,
    /// Whether shares may stand there: of exits with a label or of names.
    pub shares: bool,
}

impl Place {
    /// The place below an item that itself stands in `outer`.
    pub fn below(item: &Item, outer: Place) -> Place {
        match item.head {
            Head::Word(word) => Place::Below(word),
            Head::Line if matches!(outer, Place::Below(Word::Needs | Word::Output)) => {
                Place::Document
            }
            Head::Line => Place::Line,
            Head::Field => Place::Field,
            Head::Variant => Place::Variant,
        }
    }

    /// The places in which a word may stand, in the order of the table.
    pub fn of(word: Word) -> impl Iterator<Item = Place> {
        PARENTS
            .iter()
            .copied()
            .filter(move |place| place.shape().allows(Head::Word(word)))
    }

    /// What may stand here.
    pub fn shape(self) -> Shape {
        match self {
            Place::File => many(&[Word::Sop]),
            Place::ScenarioFile => many(&[Word::Scenario]),
            Place::Below(word) => below_word(word),
            Place::Document => once(&[
                Word::If,
                Word::From,
                Word::FromSop,
                Word::FromOutside,
                Word::AsEquipment,
                Word::To,
                Word::ToSop,
            ])
            .and_many(&[Word::Alternative]),
            Place::Field => once(&[
                Word::Optional,
                Word::YesNo,
                Word::OneOf,
                Word::TextType,
                Word::NumberType,
                Word::DateType,
                Word::DateTimeType,
                Word::DurationType,
                Word::List,
            ])
            .and_many(&[Word::Aka])
            .with_text(),
            Place::Line | Place::Variant => Shape::default(),
        }
    }
}

impl Shape {
    /// Whether an item with this head may stand here.
    pub fn allows(&self, head: Head) -> bool {
        match head {
            Head::Word(word) => {
                self.allows_once(word) || self.many.contains(&word) || self.is_text(word)
            }
            Head::Line | Head::Variant if self.shares => true,
            _ => self.bare == Some(head),
        }
    }

    /// Whether this word may stand here, but not twice.
    pub fn allows_once(&self, word: Word) -> bool {
        self.once.contains(&word)
    }

    /// Whether this word gives the text of the statement it stands below.
    pub fn is_text(&self, word: Word) -> bool {
        self.texted && matches!(word, Word::Title | Word::Text)
    }

    const fn and_many(mut self, words: &'static [Word]) -> Shape {
        self.many = words;
        self
    }

    const fn with_text(mut self) -> Shape {
        self.texted = true;
        self
    }

    const fn with_shares(mut self) -> Shape {
        self.shares = true;
        self
    }

    const fn with_bare(mut self, head: Head) -> Shape {
        self.bare = Some(head);
        self
    }
}

const fn once(words: &'static [Word]) -> Shape {
    Shape {
        once: words,
        many: &[],
        texted: false,
        bare: None,
        shares: false,
    }
}

const fn many(words: &'static [Word]) -> Shape {
    once(&[]).and_many(words)
}

/// The places that a misplaced word is sent to.
const PARENTS: &[Place] = &[
    Place::File,
    Place::Below(Word::Sop),
    Place::Below(Word::Approved),
    Place::Below(Word::Calendar),
    Place::Below(Word::LaneGroup),
    Place::Below(Word::Actor),
    Place::Below(Word::Event),
    Place::Below(Word::Activity),
    Place::Below(Word::Start),
    Place::Below(Word::Wait),
    Place::Below(Word::Call),
    Place::Below(Word::Takes),
    Place::Below(Word::When),
    Place::Below(Word::Next),
    Place::Document,
    Place::Below(Word::Rule),
    Place::Below(Word::At),
    Place::Below(Word::Within),
    Place::Below(Word::Extend),
    Place::Below(Word::Judge),
    Place::Below(Word::Silence),
    Place::Below(Word::Escalate),
    Place::Below(Word::On),
    Place::Field,
    Place::Below(Word::Columns),
    Place::Below(Word::Log),
    Place::Below(Word::Quality),
    Place::Below(Word::Scenario),
    Place::Below(Word::Arrivals),
    Place::Below(Word::Staff),
    Place::Below(Word::Draw),
    Place::Below(Word::Batch),
];

fn below_word(word: Word) -> Shape {
    match word {
        Word::Sop => SOP,
        Word::Activity => ACTIVITY,
        Word::Rule => RULE,
        Word::Start | Word::Task | Word::Decision | Word::End => NODE,
        Word::Wait => WAIT,
        Word::Call => CALL,
        _ => part(word),
    }
}

/// Parts of the identity block, phrases, and the smaller statements.
fn part(word: Word) -> Shape {
    match word {
        Word::Approved => once(&[Word::Name, Word::Nip, Word::Place, Word::Dated]).with_text(),
        Word::LegalBasis
        | Word::Qualifications
        | Word::Related
        | Word::Equipment
        | Word::Warnings
        | Word::Records
        | Word::Needs
        | Word::Output => Shape::default().with_bare(Head::Line),
        Word::Section => Shape::default().with_text().with_bare(Head::Line),
        Word::Columns => COLUMNS,
        Word::Log => LOG,
        Word::Quality => once(&[Word::Needs, Word::Takes, Word::Output, Word::Note]),
        Word::Calendar => once(&[Word::Zone]),
        Word::LaneGroup => many(&[Word::Actor]).with_text(),
        Word::Actor => once(&[
            Word::Outside,
            Word::System,
            Word::Channel,
            Word::WithoutLane,
        ])
        .and_many(&[Word::Aka])
        .with_text(),
        Word::Data | Word::List => Shape::default().with_bare(Head::Field),
        Word::OneOf => Shape::default().with_bare(Head::Variant),
        Word::Event => many(&[Word::Aka]).with_text(),
        _ => phrase(word),
    }
}

fn phrase(word: Word) -> Shape {
    match word {
        Word::Takes => TAKES,
        Word::Every => once(&[Word::OnDay, Word::InMonth]),
        Word::When | Word::Otherwise => once(&[Word::Next, Word::AtMost]).with_text(),
        Word::Next => once(&[Word::AtMost]).with_text(),
        Word::At => many(&[Word::Require, Word::Judge]),
        Word::Within => once(&[Word::From, Word::To]),
        Word::Extend => once(&[Word::If]),
        Word::Judge => once(&[Word::By]).with_text(),
        Word::Silence => once(&[Word::After, Word::Without, Word::By, Word::Next]),
        Word::Escalate => once(&[Word::Overdue, Word::To, Word::If]).with_text(),
        Word::Scenario => SCENARIO,
        Word::Arrivals => once(&[Word::Per, Word::Evenly, Word::AroundTheClock, Word::AsIn]),
        Word::Staff => once(&[Word::Unlimited, Word::OwnHours, Word::Share, Word::Absent]),
        Word::Chance => Shape::default().with_shares(),
        Word::Draw => once(&[Word::After]).with_shares(),
        Word::Batch => once(&[Word::Within]),
        Word::On => once(&[Word::FromAny, Word::From, Word::Alongside, Word::Next]).with_text(),
        _ => Shape::default(),
    }
}

const SOP: Shape = once(&[
    Word::Number,
    Word::Agency,
    Word::OrgUnit,
    Word::Logo,
    Word::Created,
    Word::Revised,
    Word::Effective,
    Word::Approved,
    Word::Columns,
    Word::Log,
    Word::Calendar,
    Word::Days,
    Word::CountFirstDay,
])
.and_many(&[
    Word::LegalBasis,
    Word::Qualifications,
    Word::Related,
    Word::Equipment,
    Word::Warnings,
    Word::Records,
    Word::Section,
    Word::LaneGroup,
    Word::Actor,
    Word::Data,
    Word::Event,
    Word::Activity,
    Word::Rule,
    Word::Escalate,
    Word::On,
    Word::Scenario,
    Word::Allow,
    Word::Deny,
])
.with_text();

const SCENARIO: Shape = once(&[
    Word::Since,
    Word::Horizon,
    Word::WarmUp,
    Word::Repeat,
    Word::Seed,
    Word::Arrivals,
])
.and_many(&[
    Word::Staff,
    Word::Takes,
    Word::Handover,
    Word::Chance,
    Word::Draw,
    Word::PriorityWhen,
    Word::Batch,
])
.with_text();

/// What a node says of itself once, and the row of an only node for it, with what else may stand there once.
macro_rules! node_words {
    ($($more:expr),*) => {
        &[
            $($more,)*
            Word::By,
            Word::Joins,
            Word::OnlyWhen,
            Word::Repeat,
            Word::ForEach,
            Word::Every,
            Word::PauseWhile,
            Word::Alongside,
            Word::Otherwise,
        ]
    };
}

const ACTIVITY: Shape = once(node_words!(Word::Number, Word::Note, Word::Until))
    .and_many(&[
        Word::Aka,
        Word::Takes,
        Word::Needs,
        Word::Output,
        Word::Start,
        Word::Task,
        Word::Decision,
        Word::End,
        Word::Wait,
        Word::Call,
        Word::When,
        Word::Next,
        Word::Allow,
        Word::Deny,
    ])
    .with_text();

const RULE: Shape = once(&[
    Word::Must,
    Word::Should,
    Word::May,
    Word::When,
    Word::PauseWhile,
    Word::Extend,
    Word::CountFirstDay,
    Word::Note,
])
.and_many(&[
    Word::Within,
    Word::At,
    Word::Require,
    Word::Judge,
    Word::Order,
    Word::Together,
    Word::Exclusive,
    Word::Separate,
    Word::SameActor,
    Word::Limit,
    Word::Silence,
    Word::Cites,
])
.with_text();

const NODE: Shape = once(node_words!())
    .and_many(&[Word::When, Word::Next])
    .with_text();

const WAIT: Shape = once(node_words!(Word::Until))
    .and_many(&[Word::When, Word::Next])
    .with_text();

const CALL: Shape = once(node_words!(Word::As))
    .and_many(&[Word::When, Word::Next])
    .with_text();

const COLUMNS: Shape = once(&[
    Word::Number,
    Word::Activity,
    Word::Actor,
    Word::Quality,
    Word::Needs,
    Word::Takes,
    Word::Output,
    Word::Note,
    Word::ColumnNumbers,
]);

const LOG: Shape = once(&[
    Word::Case,
    Word::Activity,
    Word::Number,
    Word::Actor,
    Word::Person,
    Word::Started,
    Word::Completed,
    Word::Outcome,
    Word::Filed,
    Word::ClosedWhen,
]);

const TAKES: Shape = once(&[
    Word::Per,
    Word::Before,
    Word::After,
    Word::If,
    Word::For,
    Word::SharedWith,
    Word::OnDay,
    Word::InMonth,
    Word::Every,
]);

impl InWords for Place {
    fn in_words(&self, lang: Lang) -> String {
        let needs = Word::Needs.spelling(lang);
        let output = Word::Output.spelling(lang);
        match (self, lang) {
            (Place::File, Lang::En) => "the top of the file".into(),
            (Place::File, Lang::Id) => "tingkat teratas berkas".into(),
            (Place::ScenarioFile, Lang::En) => "the top of a file of scenarios".into(),
            (Place::ScenarioFile, Lang::Id) => "tingkat teratas berkas skenario".into(),
            (Place::Below(word), _) => format!("`{}`", word.spelling(lang)),
            (Place::Document, Lang::En) => format!("a document of `{needs}` or `{output}`"),
            (Place::Document, Lang::Id) => format!("dokumen pada `{needs}` atau `{output}`"),
            (Place::Line, Lang::En) => "a line of a list".into(),
            (Place::Line, Lang::Id) => "baris suatu daftar".into(),
            (Place::Field, Lang::En) => "a data field".into(),
            (Place::Field, Lang::Id) => "ruas data".into(),
            (Place::Variant, Lang::En) => "a value of a data field".into(),
            (Place::Variant, Lang::Id) => "nilai suatu ruas data".into(),
        }
    }
}

/// Several places, any of which will do.
#[derive(Debug, Clone, PartialEq)]
pub struct Places(pub Vec<Place>);

impl InWords for Places {
    fn in_words(&self, lang: Lang) -> String {
        let parts: Vec<String> = self.0.iter().map(|place| place.in_words(lang)).collect();
        let or = Word::Or.spelling(lang);
        match parts.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} {or} {last}", rest.join(", ")),
            Some((last, _)) => last.clone(),
            None => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Place;
    use crate::lang::{Group, WORDS, Word};

    #[test]
    fn every_statement_and_type_has_a_place() {
        // `exits` is a key of the YAML notation alone, and dissolves while it is read.
        let homeless: Vec<Word> = WORDS
            .iter()
            .copied()
            .filter(|word| matches!(word.group(), Group::Statement | Group::Type))
            .filter(|word| Place::of(*word).next().is_none())
            .collect();
        assert_eq!(homeless, [Word::Exits]);
    }
}
