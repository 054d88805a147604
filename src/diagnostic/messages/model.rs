//! Messages about what the text means: names, times, types.

use crate::diagnostic::message::{InWords, messages};
use crate::lang::Lang;

messages! {
    /// What can be wrong with names, times, types and values.
    pub enum ModelMessage {
        Declare { statement: String } = "", Error,
            en: "declare it, for example with `{statement}`, or use a name that is declared",
            id: "deklarasikan, misalnya dengan `{statement}`, atau pakai nama yang sudah dideklarasikan";
        UnknownActor { name: String } = "unknown-actor", Error,
            en: "no actor is called `{name}`",
            id: "tidak ada pelaksana bernama `{name}`";
        UnknownActivity { name: String } = "unknown-activity", Error,
            en: "no activity is called `{name}`",
            id: "tidak ada aktivitas bernama `{name}`";
        UnknownField { name: String } = "unknown-field", Error,
            en: "no data field or event is called `{name}`",
            id: "tidak ada ruas data atau peristiwa bernama `{name}`";
        UnknownItemField { list: String, name: String } = "unknown-field", Error,
            en: "the items of `{list}` have no field called `{name}`",
            id: "butir dalam `{list}` tidak punya ruas bernama `{name}`";
        UnknownValue { name: String, field: String, values: String } = "unknown-value", Error,
            en: "`{name}` is not a value of `{field}`, which can be {values}",
            id: "`{name}` bukan nilai `{field}`; nilainya hanya {values}";
        UnknownSop { name: String } = "unknown-sop", Error,
            en: "no SOP in these files is called `{name}`",
            id: "tidak ada SOP bernama `{name}` dalam berkas yang dibaca";
        UnknownExit { label: String } = "unknown-exit", Error,
            en: "no exit of this activity is labelled `{label}`",
            id: "tidak ada cabang aktivitas ini yang berlabel `{label}`";
        UnknownCode { code: String } = "unknown-code", Error,
            en: "there is no finding with the code `{code}`",
            id: "tidak ada temuan dengan kode `{code}`";
        DoubledName { name: String } = "doubled-name", Error,
            en: "the name `{name}` is given twice",
            id: "nama `{name}` diberikan dua kali";
        DoubledSop { name: String } = "doubled-sop", Error,
            en: "two SOPs are called `{name}`",
            id: "ada dua SOP bernama `{name}`";
        DoubledStatement { word: String, place: String } = "doubled-statement", Error,
            en: "`{word}` stands twice in this `{place}`",
            id: "`{word}` tertulis dua kali dalam `{place}` ini";
        Contradiction { word: String, other: String } = "doubled-statement", Error,
            en: "`{word}` and `{other}` can't both hold here",
            id: "`{word}` dan `{other}` tidak dapat berlaku bersamaan di sini";
        MissingPart { word: String, part: Part } = "missing-part", Error,
            en: "`{word}` needs {part}",
            id: "`{word}` memerlukan {part}";
        NoActivities { name: String } = "no-activities", Error,
            en: "the SOP `{name}` has no activities",
            id: "SOP `{name}` tidak memuat aktivitas";
        SeveralNodes { word: String, count: usize } = "several-nodes", Error,
            en: "this activity has {count} symbols, and `{word}` does not say to which it belongs",
            id: "aktivitas ini punya {count} simbol, dan `{word}` tidak menyebut simbol yang dimaksud";
        WhichNode { name: String } = "several-nodes", Error,
            en: "`{name}` has several symbols, and it is not said which of them is meant",
            id: "`{name}` punya beberapa simbol, dan tidak disebut simbol yang dimaksud";
        EndWithExit { } = "end-with-exit", Error,
            en: "an end leads nowhere",
            id: "simbol akhir tidak boleh berlanjut ke mana pun";
        OneTarget { word: String } = "one-target", Error,
            en: "`{word}` leads to one activity only",
            id: "`{word}` hanya dapat menuju satu aktivitas";
        NotADate { date: String } = "not-a-date", Error,
            en: "there is no such date as {date}",
            id: "tidak ada tanggal {date}";
        ZeroTime { } = "zero-time", Error,
            en: "a length of time can't be zero",
            id: "lama waktu tidak boleh nol";
        TooLongTime { } = "out-of-range", Error,
            en: "this length of time is too long to count with",
            id: "lama waktu ini terlalu besar untuk dihitung";
        ReversedRange { low: String, high: String } = "reversed-range", Error,
            en: "the range runs from {low} down to {high}",
            id: "rentang ini turun dari {low} ke {high}";
        OutOfRange { number: u32, quantity: Quantity } = "out-of-range", Error,
            en: "{number} is not {quantity}",
            id: "{number} bukan {quantity}";
        NoDayKind { unit: String } = "no-day-kind", Error,
            en: "`{unit}` does not say what a day is",
            id: "`{unit}` tidak menjelaskan jenis hari";
        NotComparable { left: String, left_type: String, right: String, right_type: String } = "wrong-type", Error,
            en: "`{left}` is `{left_type}` and does not go with `{right}`, which is `{right_type}`",
            id: "`{left}` berjenis `{left_type}`, tidak cocok dengan `{right}` yang berjenis `{right_type}`";
        WrongType { operand: String, found: String, wanted: String } = "wrong-type", Error,
            en: "`{operand}` is `{found}`, but this place needs `{wanted}`",
            id: "`{operand}` berjenis `{found}`, padahal di sini diperlukan `{wanted}`";
        NotForOperator { operator: String, operand: String, found: String } = "wrong-type", Error,
            en: "`{operator}` does not work on `{operand}`, which is `{found}`",
            id: "`{operator}` tidak dapat dipakai pada `{operand}` yang berjenis `{found}`";
        NotAList { name: String, found: String } = "wrong-type", Error,
            en: "`{name}` is `{found}`, not a list",
            id: "`{name}` berjenis `{found}`, bukan daftar";
        OutsideForEach { list: String, name: String } = "outside-for-each", Error,
            en: "`{list}.{name}` has a meaning only where something is done for each `{list}`",
            id: "`{list}.{name}` hanya bermakna di tempat yang berlaku untuk setiap `{list}`";
        NeverMissing { operand: String } = "never-missing", Warning,
            en: "`{operand}` is never missing, so this always comes out the same",
            id: "`{operand}` tidak pernah kosong, sehingga hasilnya selalu sama";
        DeclareOptional { word: String } = "", Error,
            en: "declare the field with `{word}` if a case may lack it",
            id: "nyatakan ruas itu `{word}` bila suatu kasus boleh tidak memilikinya";
        FirstIn { file: String } = "", Error,
            en: "the first is in `{file}`; give this one a name of its own",
            id: "yang pertama ada di `{file}`; beri SOP ini nama tersendiri";
        GiveOwnName { } = "", Error,
            en: "give one of the two a name of its own",
            id: "beri salah satunya nama tersendiri";
        KeepOne { } = "", Error,
            en: "keep one of the two",
            id: "pertahankan salah satunya";
        WriteActivities { word: String } = "", Error,
            en: "write at least one `{word}`",
            id: "tulis sekurangnya satu `{word}`";
        MoveInto { nodes: String } = "", Error,
            en: "move it into the one it belongs to: {nodes}",
            id: "pindahkan ke dalam simbol yang dimaksud: {nodes}";
        NameOne { nodes: String } = "", Error,
            en: "use the name of the one that is meant: {nodes}",
            id: "pakai nama simbol yang dimaksud: {nodes}";
        LeadOnElsewhere { word: String } = "", Error,
            en: "drop the arrow, or write `{word}` instead of the end",
            id: "hapus panahnya, atau tulis `{word}` sebagai ganti akhir";
        WithoutQuotes { } = "", Error,
            en: "write the value without quotes",
            id: "tulis nilainya tanpa tanda kutip";
        WriteForEach { statement: String } = "", Error,
            en: "write `{statement}` in the activity",
            id: "tulis `{statement}` dalam aktivitas itu";
        SwapEnds { } = "", Error,
            en: "write the shorter time first",
            id: "tulis waktu yang lebih singkat lebih dahulu";
        SayTitle { } = "", Error,
            en: "put it in quotes if it is the title of an SOP in another file",
            id: "tulis dalam tanda kutip bila itu judul SOP di berkas lain";
        SayDays { working: String, calendar: String } = "", Error,
            en: "write `{working}` or `{calendar}`",
            id: "tulis `{working}` atau `{calendar}`";
    }
}

/// A part that a statement can't do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The name after the word.
    Name,
    /// A text in quotes.
    Text,
    /// The title of an SOP.
    Title,
    /// The type of a field.
    Type,
    /// At least one value of a one-of type.
    Values,
    /// At least one field of a list.
    Fields,
    /// A date, or words in quotes.
    Date,
    /// A length of time.
    Time,
    /// A length of time, or words in quotes.
    TimeOrWords,
    /// A rhythm.
    Rhythm,
    /// A number of times.
    Count,
    /// A timer or a condition.
    TimerOrUntil,
    /// A condition.
    Condition,
    /// An arrow to an activity.
    Target,
    /// The name of an actor.
    Actor,
    /// The name of an activity.
    Activity,
    /// Two names of activities or more.
    TwoActivities,
    /// The SOP that is called.
    Called,
    /// `must`, `should` or `may`.
    Strength,
    /// Something that a rule asks.
    Asked,
    /// When an escalation is owed.
    Occasion,
    /// A unit of time.
    Unit,
    /// How often, of a chance.
    Chances,
    /// What is drawn.
    Drawn,
}

impl InWords for Part {
    fn in_words(&self, lang: Lang) -> String {
        let (en, id) = self.words();
        match lang {
            Lang::En => en.to_string(),
            Lang::Id => id.to_string(),
        }
    }
}

impl Part {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Part::Name => ("a name after the word", "nama setelah katanya"),
            Part::Text => ("a text in quotes", "teks dalam tanda kutip"),
            Part::Title => (
                "a title in quotes after its name",
                "judul dalam tanda kutip setelah namanya",
            ),
            Part::Type => ("a type such as `yes/no`", "jenis data seperti `ya/tidak`"),
            Part::Values => ("at least one value", "sekurangnya satu nilai"),
            Part::Fields => ("at least one field", "sekurangnya satu ruas"),
            Part::Date => (
                "a date such as `2024-01-31`, or words in quotes",
                "tanggal seperti `2024-01-31`, atau kata-kata dalam tanda kutip",
            ),
            Part::Time => (
                "a length of time such as `3 workdays`",
                "lama waktu seperti `3 hari kerja`",
            ),
            Part::TimeOrWords => (
                "a length of time such as `3 workdays`, or words in quotes",
                "lama waktu seperti `3 hari kerja`, atau kata-kata dalam tanda kutip",
            ),
            Part::Rhythm => (
                "a unit such as `quarter`, a length of time, or words in quotes",
                "satuan seperti `triwulan`, lama waktu, atau kata-kata dalam tanda kutip",
            ),
            Part::Count => (
                "a number of times such as `at most 2 times`",
                "banyaknya, seperti `paling banyak 2 kali`",
            ),
            Part::TimerOrUntil => (
                "a length of time, or `until` and a condition",
                "lama waktu, atau `sampai` dan suatu syarat",
            ),
            Part::Condition => ("a condition over the case data", "syarat atas data kasus"),
            Part::Target => (
                "an arrow `->` to an activity",
                "panah `->` ke suatu aktivitas",
            ),
            Part::Actor => ("the name of an actor", "nama pelaksana"),
            Part::Activity => ("the name of an activity", "nama aktivitas"),
            Part::TwoActivities => (
                "the names of two activities or more",
                "nama dua aktivitas atau lebih",
            ),
            Part::Called => (
                "the title of an SOP in quotes, or its name",
                "judul SOP dalam tanda kutip, atau namanya",
            ),
            Part::Strength => (
                "a strength: `must`, `should` or `may`",
                "kekuatan: `wajib`, `sebaiknya`, atau `boleh`",
            ),
            Part::Asked => (
                "something that it asks, such as `within 5 workdays` or `require` and a condition",
                "isi yang diatur, seperti `dalam 5 hari kerja` atau `syaratkan` dan suatu syarat",
            ),
            Part::Occasion => (
                "`when overdue`, or `if` and a condition",
                "`bila terlambat`, atau `jika` dan suatu syarat",
            ),
            Part::Unit => (
                "a unit of time such as `hours` or `workdays`",
                "satuan waktu seperti `jam` atau `hari kerja`",
            ),
            Part::Chances => (
                "a percentage, or a block with the percentage of each exit",
                "persentase, atau blok dengan persentase setiap cabang",
            ),
            Part::Drawn => (
                "a percentage, a distribution, or a block with the percentage of each value",
                "persentase, sebaran, atau blok dengan persentase setiap nilai",
            ),
        }
    }
}

/// A number that has bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// 1 to 31.
    DayOfMonth,
    /// 1 to 12.
    Month,
    /// 1 or more.
    Count,
    /// 0 to 1439.
    MinuteOfDay,
}

impl InWords for Quantity {
    fn in_words(&self, lang: Lang) -> String {
        let (en, id) = match self {
            Quantity::DayOfMonth => (
                "a day of a month: 1 to 31",
                "tanggal dalam bulan: 1 sampai 31",
            ),
            Quantity::Month => ("a month: 1 to 12", "bulan: 1 sampai 12"),
            Quantity::Count => (
                "a number of times: write 1 or more",
                "banyaknya pengulangan: tulis 1 atau lebih",
            ),
            Quantity::MinuteOfDay => ("a minute of a day", "menit dalam sehari"),
        };
        match lang {
            Lang::En => en.to_string(),
            Lang::Id => id.to_string(),
        }
    }
}
