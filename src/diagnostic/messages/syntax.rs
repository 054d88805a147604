//! Messages about reading the text.

use crate::diagnostic::message::{InWords, messages};
use crate::lang::{Lang, Word};
use crate::syntax::shape::{Place, Places};

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
        ControlCharacter { code: String } = "control-character", Error,
            en: "a control character ({code}) that no text needs; is this an SOP file?",
            id: "karakter kendali ({code}) yang tidak diperlukan teks; apakah ini berkas SOP?";
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
        Misplaced { word: String, place: Place } = "misplaced-word", Error,
            en: "`{word}` does not belong in {place}",
            id: "`{word}` bukan bagian dari {place}";
        YamlSyntax { detail: YamlFault } = "yaml-syntax", Error,
            en: "this is not valid YAML: {detail}",
            id: "ini bukan YAML yang sah: {detail}";
        YamlAlias {} = "yaml-alias", Error,
            en: "anchors and aliases are not allowed in an SOP file",
            id: "jangkar dan alias YAML tidak boleh dipakai dalam berkas SOP";
        YamlTag {} = "yaml-tag", Error,
            en: "YAML tags and directives are not allowed in an SOP file",
            id: "tag dan direktif YAML tidak boleh dipakai dalam berkas SOP";
        YamlDocuments {} = "yaml-documents", Error,
            en: "a second YAML document begins here; write one document, with a `sop NAME:` for each SOP",
            id: "dokumen YAML kedua dimulai di sini; tulislah satu dokumen, dengan satu `sop NAMA:` untuk tiap SOP";
        YamlTop {} = "yaml-top", Error,
            en: "an SOP file in YAML begins with `sop NAME:`, and everything else stands below it",
            id: "berkas SOP dalam YAML dimulai dengan `sop NAMA:`, dan semua yang lain berada di bawahnya";
        YamlTooLarge { limit: usize } = "too-long", Error,
            en: "more than {limit} keys and values in one file; the rest is not read",
            id: "lebih dari {limit} kunci dan nilai dalam satu berkas; sisanya tidak dibaca";
        PhraseTooLong { limit: usize } = "too-long", Error,
            en: "this value is longer than {limit} bytes",
            id: "nilai ini lebih panjang dari {limit} bita";
        YamlShape { key: String, shape: YamlShape } = "yaml-shape", Error,
            en: "{shape} can't stand after `{key}`",
            id: "{shape} tidak dapat ditulis setelah `{key}`";
        YamlKey {} = "yaml-key", Error,
            en: "a key must be a word of the notation and its name, not a list or a block",
            id: "kunci harus berupa kata notasi dan namanya, bukan daftar atau blok";
        QuoteWhole { value: String } = "", Error,
            en: "put the whole value in single quotes: `{value}`",
            id: "apit seluruh nilai dengan tanda kutip tunggal: `{value}`";
        DuplicateKey { key: String } = "duplicate-key", Error,
            en: "the key `{key}` stands twice in this block",
            id: "kunci `{key}` tertulis dua kali dalam blok ini";
        FirstHere {} = "", Error,
            en: "first here",
            id: "pertama kali di sini";
        DidYouMean { name: String } = "", Error,
            en: "did you mean `{name}`?",
            id: "maksud Anda `{name}`?";
        BelongsIn { places: Places } = "", Error,
            en: "it belongs in {places}",
            id: "tempatnya di {places}";
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

/// A form of YAML value that can't stand at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YamlShape {
    /// Keys and values.
    Mapping,
    /// A list within a list.
    Sequence,
}

impl InWords for YamlShape {
    fn in_words(&self, lang: Lang) -> String {
        let (en, id) = match self {
            YamlShape::Mapping => ("a block of keys and values", "blok kunci dan nilai"),
            YamlShape::Sequence => ("a list", "daftar"),
        };
        pick(en, id, lang)
    }
}

/// What makes a text no YAML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YamlFault {
    /// A tab where the indentation must be blanks.
    Tab,
    /// Text after a closing quote.
    AfterQuote,
    /// A quote that is never closed.
    UnclosedQuote,
    /// `: ` in a value without quotes.
    ColonInValue,
    /// A key without its colon.
    NoColon,
    /// A line that stands neither below nor beside the one before it.
    Indentation,
    /// A bracket that is never closed.
    UnclosedBracket,
    /// A bracket that closes nothing.
    ExtraBracket,
    /// No comma between entries in brackets.
    NoComma,
    /// A dash where no list can begin.
    Dash,
    /// A sign that no value can begin with.
    Sign(char),
    /// A faulty `\` in double quotes.
    Escape,
    /// Anything else.
    Other,
}

impl InWords for YamlFault {
    fn in_words(&self, lang: Lang) -> String {
        let (en, id) = match self {
            YamlFault::Sign(sign) => {
                return match lang {
                    Lang::En => format!("no value can begin with `{sign}`; put it in quotes"),
                    Lang::Id => {
                        format!("nilai tidak boleh diawali `{sign}`; apit dengan tanda kutip")
                    }
                };
            }
            YamlFault::Tab => (
                "lines are indented with blanks, not with tabs",
                "baris dijorokkan dengan spasi, bukan dengan tab",
            ),
            YamlFault::AfterQuote => (
                "the value goes on after its closing quote",
                "nilai berlanjut setelah tanda kutip penutupnya",
            ),
            YamlFault::UnclosedQuote => {
                ("this quote is not closed", "tanda kutip ini tidak ditutup")
            }
            YamlFault::ColonInValue => (
                "a value with `: ` in it must stand in quotes",
                "nilai yang memuat `: ` harus diapit tanda kutip",
            ),
            YamlFault::NoColon => (
                "this line has no `:` after its key",
                "baris ini tidak memiliki `:` setelah kuncinya",
            ),
            YamlFault::Indentation => (
                "this line is not in line with the ones around it",
                "baris ini tidak sejajar dengan baris di sekitarnya",
            ),
            YamlFault::UnclosedBracket => {
                ("this bracket is not closed", "kurung ini tidak ditutup")
            }
            YamlFault::ExtraBracket => (
                "this bracket closes nothing",
                "kurung ini tidak menutup apa pun",
            ),
            YamlFault::NoComma => (
                "a comma or a closing bracket is missing here",
                "di sini kurang koma atau kurung penutup",
            ),
            YamlFault::Dash => (
                "a list can't begin here; put it on the next line, or the dash in quotes",
                "daftar tidak dapat dimulai di sini; tulis di baris berikutnya, atau apit tanda hubungnya dengan tanda kutip",
            ),
            YamlFault::Escape => (
                "after `\\` in double quotes stands one of `n`, `t`, `\"`, `\\`; in single quotes it needs nothing",
                "setelah `\\` dalam tanda kutip ganda ditulis `n`, `t`, `\"`, atau `\\`; dalam kutip tunggal tidak perlu",
            ),
            YamlFault::Other => (
                "it can't be read from here on",
                "tidak dapat dibaca mulai dari sini",
            ),
        };
        pick(en, id, lang)
    }
}

fn pick(en: &str, id: &str, lang: Lang) -> String {
    match lang {
        Lang::En => en.to_string(),
        Lang::Id => id.to_string(),
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
    /// A number without decimals.
    WholeNumber,
    /// A share of all cases.
    Percent,
    /// The shape of a distribution.
    Shape,
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
            Expectation::WholeNumber => ("a whole number", "sebuah angka bulat"),
            Expectation::Percent => ("a percentage such as `85%`", "persentase seperti `85%`"),
            Expectation::Shape => (
                "a distribution such as `triangular 1, 2, 4 hours`",
                "sebaran seperti `segitiga 1, 2, 4 jam`",
            ),
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
