//! The word table: every word of the notation in both languages.
//!
//! The parser, the YAML keys, the formatter and the suggestions all read this one table. A word belongs to a
//! [`Group`], the kind of place in which it can stand; a spelling is looked up within a group, so that the Indonesian
//! `waktu` can be the statement `takes` without being anything else. The first spelling of a language is the
//! canonical one, which the formatter writes; the others are understood as well.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use serde::{Serialize, Serializer};

use super::Lang;

/// The kind of place in which a word can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Begins a statement, or one of the phrases that follow a statement's value.
    Statement,
    /// Names the type of a data field.
    Type,
    /// Measures time.
    Unit,
    /// Joins parts of a phrase or an expression.
    Link,
    /// A month.
    Month,
    /// The shape of a distribution.
    Shape,
}

macro_rules! words {
    ($($group:ident { $($word:ident = [$($en:literal),+] [$($id:literal),+];)+ })+) => {
        /// A word of the notation, whatever its spelling.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Word {
            $($(
                #[doc = concat!("`", words!(@first $($en),+), "` / `", words!(@first $($id),+), "`")]
                $word,
            )+)+
        }

        /// Every word, in the order of the table.
        pub const WORDS: &[Word] = &[$($(Word::$word),+),+];

        impl Word {
            /// The group in which this word is looked up.
            pub fn group(self) -> Group {
                match self { $($(Word::$word => Group::$group,)+)+ }
            }

            /// All spellings in a language, the canonical one first.
            pub fn spellings(self, lang: Lang) -> &'static [&'static str] {
                match (self, lang) {
                    $($(
                        (Word::$word, Lang::En) => &[$($en),+],
                        (Word::$word, Lang::Id) => &[$($id),+],
                    )+)+
                }
            }
        }
    };
    (@first $first:literal $(, $rest:literal)*) => { $first };
}

words! {
    Statement {
        Sop = ["sop"] ["sop"];
        Title = ["title"] ["judul"];
        Text = ["text"] ["teks"];
        Number = ["number"] ["nomor"];
        Agency = ["agency"] ["instansi"];
        OrgUnit = ["unit"] ["unit"];
        Logo = ["logo"] ["logo"];
        Created = ["created"] ["dibuat"];
        Revised = ["revised"] ["direvisi"];
        Effective = ["effective"] ["berlaku"];
        Approved = ["approved"] ["disahkan"];
        Name = ["name"] ["nama"];
        Nip = ["nip"] ["nip"];
        Place = ["place"] ["tempat"];
        Dated = ["dated"] ["tanggal"];
        LegalBasis = ["legal-basis"] ["dasar-hukum"];
        Qualifications = ["qualifications"] ["kualifikasi"];
        Related = ["related"] ["keterkaitan"];
        Equipment = ["equipment"] ["peralatan"];
        Warnings = ["warnings"] ["peringatan"];
        Records = ["records"] ["pencatatan"];
        Section = ["section"] ["bagian"];
        Columns = ["columns"] ["kolom"];
        Quality = ["quality"] ["mutu-baku"];
        ColumnNumbers = ["column-numbers"] ["nomor-kolom"];
        Calendar = ["calendar"] ["kalender"];
        Zone = ["zone"] ["zona"];
        Days = ["days"] ["satuan-hari"];
        CountFirstDay = ["count first day"] ["hitung hari pertama"];
        Actor = ["actor"] ["pelaksana"];
        LaneGroup = ["group"] ["kelompok"];
        Outside = ["outside"] ["luar"];
        System = ["system"] ["sistem"];
        Channel = ["channel"] ["kanal"];
        WithoutLane = ["without lane"] ["tanpa lajur"];
        Aka = ["aka"] ["alias"];
        Data = ["data"] ["data"];
        Event = ["event"] ["peristiwa"];
        Log = ["log"] ["log"];
        Case = ["case"] ["kasus"];
        Person = ["person"] ["orang"];
        Started = ["started"] ["dimulai"];
        Completed = ["completed"] ["selesai"];
        Outcome = ["outcome"] ["hasil"];
        Filed = ["filed"] ["diterima"];
        ClosedWhen = ["closed when"] ["ditutup bila"];
        Activity = ["activity"] ["aktivitas"];
        Start = ["start"] ["mulai"];
        Task = ["task"] ["tugas"];
        Decision = ["decision"] ["keputusan"];
        End = ["end"] ["akhir"];
        Wait = ["wait"] ["tunggu"];
        Call = ["call"] ["panggil"];
        As = ["as"] ["sebagai"];
        By = ["by"] ["oleh"];
        Joins = ["joins"] ["menggabung"];
        OnlyWhen = ["only when"] ["hanya bila"];
        When = ["when"] ["bila"];
        Otherwise = ["otherwise"] ["selain itu"];
        Next = ["next"] ["lanjut"];
        Exits = ["exits"] ["cabang"];
        Until = ["until"] ["sampai"];
        Repeat = ["repeat"] ["ulangi"];
        ForEach = ["for each"] ["untuk setiap"];
        Every = ["every"] ["setiap"];
        OnDay = ["on day"] ["pada hari"];
        InMonth = ["in month"] ["pada bulan"];
        PauseWhile = ["pause while"] ["jeda selama"];
        Alongside = ["alongside"] ["berdampingan"];
        Takes = ["takes"] ["waktu"];
        SharedWith = ["shared with"] ["bersama"];
        Per = ["per"] ["per"];
        Before = ["before"] ["sebelum"];
        After = ["after"] ["setelah"];
        For = ["for"] ["untuk"];
        If = ["if"] ["jika"];
        Needs = ["needs"] ["kelengkapan"];
        Output = ["output"] ["keluaran"];
        Alternative = ["or"] ["atau"];
        From = ["from"] ["dari"];
        To = ["to"] ["ke"];
        FromSop = ["from sop"] ["dari sop"];
        ToSop = ["to sop"] ["ke sop"];
        FromOutside = ["from outside"] ["dari luar"];
        AsEquipment = ["as equipment"] ["sebagai peralatan"];
        Note = ["note"] ["keterangan"];
        AtMost = ["at most"] ["paling banyak"];
        Rule = ["rule"] ["aturan"];
        Must = ["must"] ["wajib"];
        Should = ["should"] ["sebaiknya"];
        May = ["may"] ["boleh"];
        Within = ["within"] ["dalam"];
        Extend = ["extend"] ["perpanjang"];
        At = ["at"] ["pada"];
        Require = ["require"] ["syaratkan"];
        Order = ["order"] ["urutan"];
        Together = ["together"] ["seiring"];
        Exclusive = ["exclusive"] ["saling meniadakan"];
        Separate = ["separate"] ["pisahkan"];
        SameActor = ["same actor"] ["pelaksana sama"];
        Limit = ["limit"] ["batasi"];
        Silence = ["silence"] ["diam"];
        Without = ["without"] ["tanpa"];
        Judge = ["judge"] ["nilai"];
        Cites = ["cites"] ["menurut"];
        Escalate = ["escalate"] ["eskalasi"];
        Overdue = ["when overdue"] ["bila terlambat"];
        On = ["on"] ["saat"];
        FromAny = ["from any"] ["dari mana pun"];
        Allow = ["allow"] ["abaikan"];
        Deny = ["deny"] ["tolak"];
        Scenario = ["scenario"] ["skenario"];
        Since = ["since"] ["sejak"];
        Horizon = ["horizon"] ["jangka"];
        WarmUp = ["warm-up"] ["pemanasan"];
        Seed = ["seed"] ["benih"];
        Arrivals = ["arrivals"] ["kedatangan"];
        Evenly = ["evenly"] ["merata"];
        AroundTheClock = ["around the clock"] ["sepanjang waktu"];
        AsIn = ["as in"] ["seperti pada"];
        Staff = ["staff"] ["petugas"];
        Unlimited = ["unlimited"] ["tak terbatas"];
        OwnHours = ["hours"] ["jam-kerja"];
        Share = ["share"] ["porsi"];
        Absent = ["absent"] ["tidak-hadir"];
        Handover = ["handover"] ["serah-terima"];
        Chance = ["chance"] ["peluang"];
        Draw = ["draw"] ["undi"];
        PriorityWhen = ["priority when"] ["prioritas bila"];
        Batch = ["batch"] ["kumpulkan"];
    }
    Type {
        YesNo = ["yes/no"] ["ya/tidak"];
        OneOf = ["one of"] ["salah satu"];
        TextType = ["text"] ["teks"];
        NumberType = ["number"] ["angka"];
        DateType = ["date"] ["tanggal"];
        DateTimeType = ["date and time"] ["tanggal dan jam"];
        DurationType = ["duration"] ["durasi"];
        List = ["list"] ["daftar"];
        Optional = ["optional"] ["opsional"];
    }
    Unit {
        Seconds = ["seconds", "second"] ["detik"];
        Minutes = ["minutes", "minute"] ["menit"];
        Hours = ["hours", "hour"] ["jam"];
        ClockMinutes = ["clock minutes", "clock minute"] ["menit berjalan"];
        ClockHours = ["clock hours", "clock hour"] ["jam berjalan"];
        UnsaidDays = ["days", "day"] ["hari"];
        Workdays = ["workdays", "workday"] ["hari kerja"];
        CalendarDays = ["calendar days", "calendar day"] ["hari kalender"];
        Weeks = ["weeks", "week"] ["minggu"];
        Months = ["months", "month"] ["bulan"];
        Quarters = ["quarters", "quarter"] ["triwulan"];
        Semesters = ["semesters", "semester"] ["semester"];
        Years = ["years", "year"] ["tahun"];
    }
    Link {
        And = ["and"] ["dan"];
        Or = ["or"] ["atau"];
        Then = ["then"] ["lalu"];
        Not = ["not"] ["bukan"];
        In = ["in"] ["di"];
        Contains = ["contains"] ["memuat"];
        IsGiven = ["is given"] ["terisi"];
        IsNotGiven = ["is not given"] ["tidak terisi"];
        Size = ["size"] ["banyaknya"];
        Yes = ["yes"] ["ya"];
        No = ["no"] ["tidak"];
        SameAs = ["same as"] ["sama dengan"];
        TimeAtMost = ["at most"] ["paling lama"];
        AtLeast = ["at least"] ["paling sedikit"];
        CountAtMost = ["at most"] ["paling banyak"];
        Times = ["times", "time"] ["kali"];
        Day = ["day"] ["hari"];
        Through = ["to"] ["sampai"];
    }
    Month {
        January = ["january"] ["januari"];
        February = ["february"] ["februari"];
        March = ["march"] ["maret"];
        April = ["april"] ["april"];
        MayMonth = ["may"] ["mei"];
        June = ["june"] ["juni"];
        July = ["july"] ["juli"];
        August = ["august"] ["agustus"];
        September = ["september"] ["september"];
        October = ["october"] ["oktober"];
        November = ["november"] ["november"];
        December = ["december"] ["desember"];
    }
    Shape {
        Exactly = ["exactly"] ["tepat"];
        Uniform = ["uniform"] ["seragam"];
        Triangular = ["triangular"] ["segitiga"];
        Pert = ["pert"] ["pert"];
        Exponential = ["exponential"] ["eksponensial"];
        LogNormal = ["log-normal"] ["log-normal"];
        Empirical = ["empirical"] ["empiris"];
    }
}

impl Word {
    /// The canonical spelling in a language.
    pub fn spelling(self, lang: Lang) -> &'static str {
        self.spellings(lang)[0]
    }

    /// The word of a group that has this spelling in either language. Runs of blanks count as one.
    pub fn find(group: Group, spelling: &str) -> Option<Word> {
        Word::look_up(group, spelling).map(|(word, _)| word)
    }

    /// The word of a group that has this spelling, and the language it is spelled in; no language where both spell it
    /// so. Runs of blanks count as one.
    pub fn look_up(group: Group, spelling: &str) -> Option<(Word, Option<Lang>)> {
        type Found = (Word, Option<Lang>);
        static TABLE: LazyLock<HashMap<(Group, &str), Found>> = LazyLock::new(|| {
            let mut table: HashMap<(Group, &str), Found> = HashMap::new();
            for word in WORDS {
                for lang in Lang::ALL {
                    for spelling in word.spellings(lang) {
                        table
                            .entry((word.group(), *spelling))
                            .and_modify(|found| found.1 = found.1.filter(|known| *known == lang))
                            .or_insert((*word, Some(lang)));
                    }
                }
            }
            table
        });
        if let Some(found) = TABLE.get(&(group, spelling)) {
            return Some(*found);
        }
        if !spelling.contains(['\t', '\n', '\r']) && !spelling.contains("  ") {
            return None;
        }
        let folded: Vec<&str> = spelling.split_whitespace().collect();
        TABLE.get(&(group, folded.join(" ").as_str())).copied()
    }

    /// The number of a month, from 1; nothing for other words.
    pub fn month(self) -> Option<u32> {
        (self.group() == Group::Month).then(|| self as u32 - Word::January as u32 + 1)
    }
}

impl Serialize for Word {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.spelling(Lang::En))
    }
}

/// Shows words in one language, for messages and the formatter.
#[derive(Debug, Clone, Copy)]
pub struct Words(pub Lang, pub Word);

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.1.spelling(self.0))
    }
}
