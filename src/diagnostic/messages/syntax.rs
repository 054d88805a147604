//! Messages about reading the text.

use crate::diagnostic::message::{InWords, messages};
use crate::lang::{Lang, Word};

messages! {
    /// What can be wrong with the text itself.
    pub enum SyntaxMessage {
        EmptyFile {} = "empty-file", Error,
            en: "this file holds no SOP",
            id: "berkas ini tidak memuat SOP";
        NotUtf8 {} = "not-utf8", Error,
            en: "this file is not UTF-8 text",
            id: "berkas ini bukan teks UTF-8";
        UnclosedText {} = "unclosed-text", Error,
            en: "this text has no closing quote on its line",
            id: "teks ini tidak ditutup dengan tanda kutip di barisnya";
        UnclosedBlock {} = "unclosed-block", Error,
            en: "this `{{` has no closing `}}`",
            id: "`{{` ini tidak punya pasangan `}}`";
        ExtraClose {} = "extra-close", Error,
            en: "this `}}` closes nothing",
            id: "`}}` ini tidak menutup apa pun";
        TooDeep { limit: usize } = "too-deep", Error,
            en: "nested more than {limit} levels deep",
            id: "bersarang lebih dari {limit} tingkat";
        TooManyFindings { limit: usize } = "too-many-findings", Error,
            en: "more than {limit} findings in this file; the rest is left out",
            id: "lebih dari {limit} temuan dalam berkas ini; sisanya tidak ditampilkan";
        UnknownWord { word: String } = "unknown-word", Error,
            en: "`{word}` is not a word of the notation",
            id: "`{word}` bukan kata dalam notasi ini";
        Expected { what: Found, expected: Expected } = "unexpected", Error,
            en: "expected {expected} here, found {what}",
            id: "di sini seharusnya {expected}, tetapi tertulis {what}";
        MixedLinks {} = "mixed-links", Error,
            en: "names in one list are joined by one kind of word, all `and`, all `or` or all `then`",
            id: "nama dalam satu daftar dihubungkan dengan satu macam kata: semua `dan`, semua `atau`, atau semua `lalu`";
        NumberTooLarge { number: String } = "number-too-large", Error,
            en: "the number `{number}` is too large or too fine to be held",
            id: "angka `{number}` terlalu besar atau terlalu halus untuk disimpan";
        TooLong { limit: usize } = "too-long", Error,
            en: "a condition with more than {limit} operands",
            id: "syarat dengan lebih dari {limit} bagian";
        OtherLanguage { written: String, spelling: &'static str } = "other-language", Warning,
            en: "`{written}` is a word of the other language; this file says `{spelling}`",
            id: "`{written}` adalah kata dari bahasa lain; berkas ini memakai `{spelling}`";
        Misplaced { word: String, place: String } = "misplaced-word", Error,
            en: "`{word}` does not belong in {place}",
            id: "`{word}` bukan bagian dari {place}";
        YamlSyntax { detail: String } = "yaml-syntax", Error,
            en: "this is not valid YAML: {detail}",
            id: "ini bukan YAML yang sah: {detail}";
        YamlAlias {} = "yaml-alias", Error,
            en: "anchors and aliases are not allowed in an SOP file",
            id: "jangkar dan alias YAML tidak boleh dipakai dalam berkas SOP";
        DuplicateKey { key: String } = "duplicate-key", Error,
            en: "the key `{key}` stands twice in this block",
            id: "kunci `{key}` tertulis dua kali dalam blok ini";
        FirstHere {} = "", Error,
            en: "first here",
            id: "pertama kali di sini";
        DidYouMean { name: String } = "", Error,
            en: "did you mean `{name}`?",
            id: "maksud Anda `{name}`?";
        BelongsIn { place: String } = "", Error,
            en: "it belongs in {place}",
            id: "tempatnya di {place}";
    }
}

/// What the reader met at a place.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// A word or a sign.
    Token(String),
    /// Nothing more on the line.
    EndOfLine,
}

impl InWords for Found {
    fn in_words(&self, lang: Lang) -> String {
        match (self, lang) {
            (Found::Token(token), _) => format!("`{token}`"),
            (Found::EndOfLine, Lang::En) => "the end of the line".to_string(),
            (Found::EndOfLine, Lang::Id) => "akhir baris".to_string(),
        }
    }
}

/// What the reader expected at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected(pub Vec<Expectation>);

/// One thing that could have stood there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expectation {
    /// A name.
    Name,
    /// A text in quotes.
    Text,
    /// A number.
    Number,
    /// A unit of time.
    Unit,
    /// A length of time.
    Time,
    /// A date.
    Date,
    /// An expression.
    Expression,
    /// An operator.
    Operator,
    /// An arrow.
    Arrow,
    /// A statement.
    Statement,
    /// The type of a field.
    Type,
    /// A month.
    Month,
    /// One of the words of the notation.
    Word(Word),
    /// A sign such as `{` or `,`.
    Sign(&'static str),
    /// The end of the file.
    End,
}

impl InWords for Expected {
    fn in_words(&self, lang: Lang) -> String {
        let mut parts: Vec<String> = self.0.iter().map(|one| one.in_words(lang)).collect();
        parts.sort();
        parts.dedup();
        let or = Word::Or.spelling(lang);
        match parts.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, rest)) => format!("{} {or} {last}", rest.join(", ")),
            None => String::new(),
        }
    }
}

impl InWords for Expectation {
    fn in_words(&self, lang: Lang) -> String {
        let (en, id) = match self {
            Expectation::Word(word) => return format!("`{}`", word.spelling(lang)),
            Expectation::Sign(sign) => return format!("`{sign}`"),
            Expectation::Name => ("a name", "sebuah nama"),
            Expectation::Text => ("a text in quotes", "teks dalam tanda kutip"),
            Expectation::Number => ("a number", "sebuah angka"),
            Expectation::Unit => (
                "a unit of time such as `workdays`",
                "satuan waktu seperti `hari kerja`",
            ),
            Expectation::Time => (
                "a length of time such as `3 workdays`",
                "lama waktu seperti `3 hari kerja`",
            ),
            Expectation::Date => (
                "a date such as `2024-01-31`",
                "tanggal seperti `2024-01-31`",
            ),
            Expectation::Expression => ("a condition over the case data", "syarat atas data kasus"),
            Expectation::Operator => ("an operator such as `==`", "operator seperti `==`"),
            Expectation::Arrow => ("an arrow `->`", "panah `->`"),
            Expectation::Statement => ("a statement", "sebuah pernyataan"),
            Expectation::Type => ("a type such as `yes/no`", "jenis data seperti `ya/tidak`"),
            Expectation::Month => ("a month", "nama bulan"),
            Expectation::End => ("the end of the file", "akhir berkas"),
        };
        match lang {
            Lang::En => en.to_string(),
            Lang::Id => id.to_string(),
        }
    }
}
