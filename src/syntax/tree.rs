//! The syntax tree: what an SOP file says, with its places, and nothing of what it means.
//!
//! Both notations read into this one tree. It is uniform on purpose: a file is a list of [`Item`]s, an item is a
//! [`Word`] with the name, text and value that follow it and the items below it. The phrases that follow a value
//! (`within 14 workdays` **`from verifikasi`**) are items below it as well, so that the DSL's one line and the YAML's
//! nested mapping come to the same tree, and so that printing either is a walk without a case for each statement.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::lang::{Lang, Number, Word};
use crate::source::{Source, Span, Spanned};

/// The notation a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Notation {
    /// `NAME.sop`
    Dsl,
    /// `NAME.sop.yaml`
    Yaml,
}

/// A whole file.
#[derive(Debug, Clone, Serialize)]
pub struct Tree {
    /// The notation it was read from.
    pub notation: Notation,
    /// The language of its first word; English for a file without one.
    pub lang: Lang,
    /// The statements at the top: the SOPs.
    pub items: Vec<Item>,
    /// Comments, in file order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
    /// Names that stand in text the reader had to skip. Later stages don't blame a use of one of them as unknown.
    #[serde(skip)]
    pub blamed: BTreeSet<String>,
    /// Whether anything had to be skipped. Analyses that need the whole file stay silent then.
    #[serde(skip)]
    pub faulty: bool,
}

impl Notation {
    /// The notation of a file with this name: YAML for `.yaml` and `.yml`, the DSL for all others.
    pub fn of(name: &str) -> Notation {
        let ending = name.rsplit('.').next().unwrap_or_default();
        if ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml") {
            Notation::Yaml
        } else {
            Notation::Dsl
        }
    }
}

impl Tree {
    /// A tree without anything in it.
    pub fn empty(notation: Notation) -> Tree {
        Tree {
            notation,
            lang: Lang::default(),
            items: Vec::new(),
            comments: Vec::new(),
            blamed: BTreeSet::new(),
            faulty: false,
        }
    }

    /// Remembers the names of statements that are left out, so that their uses are not blamed as well.
    pub(in crate::syntax) fn blame(&mut self, items: &[Item]) {
        self.faulty |= !items.is_empty();
        let names = items.iter().filter_map(|item| item.name.as_ref());
        self.blamed.extend(names.map(|name| name.value.clone()));
    }

    /// Puts the comments in file order and finds out which of them have a line of their own.
    pub(in crate::syntax) fn mark_own_line_comments(&mut self, source: &Source) {
        self.comments.sort_by_key(|comment| comment.span);
        self.comments.dedup_by_key(|comment| comment.span);
        for comment in &mut self.comments {
            let before = source.text()[..comment.span.start()].rsplit('\n').next();
            comment.own_line = before.is_none_or(|line| line.trim().is_empty());
        }
    }
}

/// A comment, without its `#`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comment {
    /// The words after the `#`, trimmed at the end.
    pub text: String,
    /// Whether nothing but blanks stands before it on its line.
    pub own_line: bool,
    /// Where it stands, `#` included.
    #[serde(skip)]
    pub span: Span,
}

/// A statement, or one of the phrases that follow a statement's value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    /// What kind of statement it is.
    pub head: Head,
    /// Where its word stands; for an item without a written word, its first character.
    #[serde(skip)]
    pub head_span: SpanEq,
    /// Whether the word itself is marked as inferred: `decision?`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
    /// The name it gives or, for a phrase such as `at verifikasi`, the one name it uses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Spanned<String>>,
    /// Its text in quotes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// Any other value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// Whether the value is marked as inferred: `days workdays?`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub value_inferred: bool,
    /// The items below it: phrases first, then the statements of its block, in file order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
    /// The whole statement.
    #[serde(skip)]
    pub span: SpanEq,
}

/// A span that never makes two trees unequal.
#[derive(Debug, Clone, Copy, Default)]
pub struct SpanEq(pub Span);

impl Eq for SpanEq {}

impl PartialEq for SpanEq {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// What an item begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Head {
    /// A word of the notation.
    Word(Word),
    /// A line of text in a list, a document in `needs` and `output`, or the share of an exit with a label: it has a text
    /// and no word.
    Line,
    /// A field of a `data` block or of a list type: it has a name.
    Field,
    /// A value of a `one of` type, or its share: it has a name.
    Variant,
}

impl Item {
    /// An item with nothing but its head.
    pub fn new(head: Head, head_span: Span) -> Self {
        Item {
            head,
            head_span: SpanEq(head_span),
            inferred: false,
            name: None,
            text: None,
            value: None,
            value_inferred: false,
            items: Vec::new(),
            span: SpanEq(head_span),
        }
    }

    /// The word it begins with, if it does.
    pub fn word(&self) -> Option<Word> {
        match self.head {
            Head::Word(word) => Some(word),
            _ => None,
        }
    }

    /// Whether it begins with this word.
    pub fn is(&self, word: Word) -> bool {
        self.head == Head::Word(word)
    }

    /// The items below it that begin with this word.
    pub fn all(&self, word: Word) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.is(word))
    }

    /// The first item below it that begins with this word.
    pub fn first(&self, word: Word) -> Option<&Item> {
        self.items.iter().find(|item| item.is(word))
    }

    /// Whether an item below it begins with this word.
    pub fn has(&self, word: Word) -> bool {
        self.first(word).is_some()
    }
}

/// A text in quotes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Text {
    /// The words between the quotes.
    pub value: String,
    /// Whether it is marked as inferred.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
    /// Where it stands, quotes included.
    #[serde(skip)]
    pub span: SpanEq,
}

/// A value that follows a statement's word.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Value {
    /// `2024-01-02`
    Date(Spanned<Date>),
    /// Names of actors, activities or nodes, and the word that joins them.
    Names(Names),
    /// `1-2 days`, `at most 30 minutes`
    Time(Time),
    /// A unit alone: `days workdays`, `every quarter`
    Unit(Spanned<Word>),
    /// A count: `at most 2 times`
    Count(Count),
    /// Days of a month: `on day 1 to 10`; months: `in month january to march`
    Range(Spanned<u32>, Option<Spanned<u32>>),
    /// A guard or a condition.
    Expr(Expr),
    /// Several texts: `aka "a", "b"`
    Texts(Vec<Text>),
    /// A number alone: `seed 7`
    Number(Spanned<Number>),
    /// `85%`
    Percent(Spanned<Number>),
    /// Actors and how many officers do their work: `admin and penghubung 1`
    Team(Names, Spanned<Number>),
    /// The shape of a distribution alone: `takes pert`
    Shape(Spanned<Word>),
    /// A distribution: `triangular 1, 2, 4 hours`
    Spread(Spread),
}

/// A distribution as written.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spread {
    /// A word of the group [`crate::lang::Group::Shape`].
    pub shape: Spanned<Word>,
    /// The numbers after it; never empty.
    pub numbers: Vec<Spanned<Number>>,
    /// What they count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Spanned<Word>>,
    /// The whole phrase.
    #[serde(skip)]
    pub span: SpanEq,
}

/// A date of the civil calendar. It may not exist; the model finds out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year.
    pub year: i32,
    /// Month, from 1.
    pub month: u32,
    /// Day, from 1.
    pub day: u32,
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let mut parts = text.splitn(3, '-');
        let mut part = || parts.next()?.parse::<u32>().ok();
        let read = (part(), part(), part());
        let (Some(year), Some(month), Some(day)) = read else {
            return Err(serde::de::Error::custom(format!("no date: {text}")));
        };
        let year = year as i32;
        Ok(Date { year, month, day })
    }
}

/// Names and the word that joins them.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Names {
    /// What stands between the names.
    pub how: Joined,
    /// The names, in file order.
    pub names: Vec<NameUse>,
}

/// The word between names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Joined {
    /// One name alone.
    Single,
    /// `a, b`
    Comma,
    /// `a and b`
    And,
    /// `a or b`
    Or,
    /// `a then b`
    Then,
}

/// A name where it is used.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NameUse {
    /// The name.
    pub name: Spanned<String>,
    /// Whether it stands after `same as`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub same_as: bool,
    /// Whether it is marked as inferred.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub inferred: bool,
}

/// A length of time as written.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Time {
    /// `at most` or `at least`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// The only, or the shortest, duration.
    pub low: Duration,
    /// The longest duration of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Duration>,
    /// Where it stands.
    #[serde(skip)]
    pub span: SpanEq,
}

/// Which side a time or a count is bounded on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// No more than this.
    AtMost,
    /// No less than this.
    AtLeast,
}

/// A sum of amounts: `1 hour 30 minutes`.
pub type Duration = Vec<Amount>;

/// A number of units: `3 workdays`, or `1 x 24 hours`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Amount {
    /// The factor before the `x`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub times: Option<Number>,
    /// How many units.
    pub number: Number,
    /// A word of the group [`crate::lang::Group::Unit`].
    pub unit: Word,
}

/// How often: `4 times`, `at most 2 times`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Count {
    /// Which side is bounded; neither for an exact count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bound: Option<Bound>,
    /// The number of times.
    pub times: Spanned<u32>,
}

/// An expression over case data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where it stands.
    #[serde(skip)]
    pub span: SpanEq,
}

/// The kinds of expression.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ExprKind {
    /// A field, an event, or a value of a one-of type; with a dot, a field of a list's item.
    Name(Vec<Spanned<String>>),
    /// `yes` or `no`
    YesNo(bool),
    /// A number.
    Number(Number),
    /// A text in quotes.
    Text(String),
    /// A date.
    Date(Date),
    /// A date and a time of day in minutes.
    DateTime(Date, u32),
    /// A duration.
    Duration(Duration),
    /// `not x`
    Not(Box<Expr>),
    /// `-x`
    Negate(Box<Expr>),
    /// Two operands and what stands between them.
    Binary(BinaryOp, Box<Expr>, Box<Expr>),
    /// `x is given`; the flag is false for `is not given`.
    Given(Box<Expr>, bool),
    /// `x in [a, b]`
    In(Box<Expr>, Vec<Expr>),
    /// `size(list)`
    Size(Box<Expr>),
}

/// An operator between two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BinaryOp {
    /// `and`
    #[serde(rename = "and")]
    And,
    /// `or`
    #[serde(rename = "or")]
    Or,
    /// `==`
    #[serde(rename = "==")]
    Equal,
    /// `!=`
    #[serde(rename = "!=")]
    NotEqual,
    /// `<`
    #[serde(rename = "<")]
    Less,
    /// `<=`
    #[serde(rename = "<=")]
    LessEqual,
    /// `>`
    #[serde(rename = ">")]
    Greater,
    /// `>=`
    #[serde(rename = ">=")]
    GreaterEqual,
    /// `contains`
    #[serde(rename = "contains")]
    Contains,
    /// `+`
    #[serde(rename = "+")]
    Plus,
    /// `-`
    #[serde(rename = "-")]
    Minus,
    /// `*`
    #[serde(rename = "*")]
    Times,
    /// `/`
    #[serde(rename = "/")]
    Over,
}

impl BinaryOp {
    /// How it is written in a language.
    pub fn spelling(self, lang: Lang) -> &'static str {
        match self {
            BinaryOp::And => Word::And.spelling(lang),
            BinaryOp::Or => Word::Or.spelling(lang),
            BinaryOp::Contains => Word::Contains.spelling(lang),
            BinaryOp::Equal => "==",
            BinaryOp::NotEqual => "!=",
            BinaryOp::Less => "<",
            BinaryOp::LessEqual => "<=",
            BinaryOp::Greater => ">",
            BinaryOp::GreaterEqual => ">=",
            BinaryOp::Plus => "+",
            BinaryOp::Minus => "-",
            BinaryOp::Times => "*",
            BinaryOp::Over => "/",
        }
    }
}
