//! Messages about scenarios: under which circumstances an SOP is simulated.

use crate::diagnostic::message::{InWords, messages};
use crate::lang::{Lang, Word};

messages! {
    /// What can be wrong with a scenario.
    pub enum ScenarioMessage {
        BadPercentage { percent: String } = "bad-percentage", Error,
            en: "there is no share of {percent}%",
            id: "tidak ada bagian sebesar {percent}%";
        WritePercentage { } = "", Error,
            en: "write a percentage from 0% to 100%",
            id: "tulis persentase dari 0% sampai 100%";
        ChancesNotWhole { name: String, sum: String } = "chances-not-whole", Error,
            en: "the chances of `{name}` add up to {sum}%, not to 100%",
            id: "peluang `{name}` berjumlah {sum}%, bukan 100%";
        AddRest { rest: String } = "", Error,
            en: "share out the {rest}% that are missing",
            id: "bagikan {rest}% yang belum terbagi";
        AddRestTo { rest: String, names: String } = "", Error,
            en: "share out the {rest}% that are missing, for example to {names}",
            id: "bagikan {rest}% yang belum terbagi, misalnya kepada {names}";
        TakeAway { over: String } = "", Error,
            en: "take {over}% away",
            id: "kurangi {over}%";
        NoChoice { name: String } = "no-choice", Error,
            en: "`{name}` leaves nothing to chance: it has one way on and is always done",
            id: "`{name}` tidak menyisakan pilihan: hanya ada satu jalan lanjut dan selalu dikerjakan";
        NoExitChoice { name: String } = "no-choice", Error,
            en: "`{name}` has one way on, so there are no exits to choose from",
            id: "`{name}` hanya punya satu jalan lanjut, sehingga tidak ada cabang untuk dipilih";
        NoDoneChoice { name: String } = "no-choice", Error,
            en: "`{name}` is always done; its chances are those of its exits",
            id: "`{name}` selalu dikerjakan; peluangnya adalah peluang cabang-cabangnya";
        WriteStatement { statement: String } = "", Error,
            en: "write for example `{statement}`",
            id: "tulis misalnya `{statement}`";
        LeaveOut { } = "", Error,
            en: "leave this out",
            id: "hapus pernyataan ini";
        NoExitTo { name: String } = "unknown-exit", Error,
            en: "no exit of this activity is labelled `{name}` or leads to it",
            id: "tidak ada cabang aktivitas ini yang berlabel `{name}` atau menuju ke sana";
        WhichTarget { label: String } = "unknown-exit", Error,
            en: "the exit `{label}` leads to one of several activities",
            id: "cabang `{label}` menuju salah satu dari beberapa aktivitas";
        NameTargets { names: String } = "", Error,
            en: "give each of them its chance, by its name: {names}",
            id: "beri masing-masing peluangnya, dengan namanya: {names}";
        ExitsAre { names: String } = "", Error,
            en: "its exits are {names}",
            id: "cabangnya adalah {names}";
        NumbersOfShape { shape: Word, wanted: ShapeNumbers, found: usize } = "bad-distribution", Error,
            en: "`{shape}` is drawn from {wanted}, but here are {found} numbers",
            id: "`{shape}` diundi dari {wanted}, tetapi di sini ada {found} angka";
        OneNumberForShape { shape: Word, wanted: ShapeNumbers } = "bad-distribution", Error,
            en: "`{shape}` is drawn from {wanted}, but here is one number",
            id: "`{shape}` diundi dari {wanted}, tetapi di sini hanya ada satu angka";
        NumbersOutOfOrder { shape: Word, wanted: ShapeNumbers } = "bad-distribution", Error,
            en: "the numbers of `{shape}` go down, but they should be {wanted}",
            id: "angka `{shape}` menurun, padahal seharusnya {wanted}";
        NegativeNumber { number: String } = "bad-distribution", Error,
            en: "{number} is below zero, which can't be here",
            id: "{number} kurang dari nol, yang tidak mungkin di sini";
        ZeroMean { shape: Word } = "bad-distribution", Error,
            en: "a mean of 0 leaves nothing for `{shape}` to draw",
            id: "dengan rata-rata 0 tidak ada yang dapat diundi oleh `{shape}`";
        ShapeOfStated { shape: Word } = "bad-distribution", Error,
            en: "times that the rows state can't be read as `{shape}`",
            id: "waktu yang tertulis pada aktivitas tidak dapat dibaca sebagai `{shape}`";
        ShapesOfStated { exactly: String, uniform: String, triangular: String, pert: String } = "", Error,
            en: "write `{exactly}`, `{uniform}`, `{triangular}` or `{pert}`, or name the row and give numbers",
            id: "tulis `{exactly}`, `{uniform}`, `{triangular}`, atau `{pert}`, atau sebut aktivitasnya dan beri angka";
        PartNumbers { } = "", Error,
            en: "put a comma and a blank between two numbers: `1, 2` is two numbers, `1,2` is one with a decimal comma",
            id: "beri koma dan spasi di antara dua angka: `1, 2` adalah dua angka, `1,2` satu angka desimal";
        NoStaff { actors: String } = "no-staff", Error,
            en: "nobody is there to do the work of `{actors}`",
            id: "tidak ada petugas untuk mengerjakan pekerjaan `{actors}`";
        NeverThere { phrase: String } = "no-staff", Error,
            en: "with `{phrase}` nobody ever works on a case",
            id: "dengan `{phrase}` tidak pernah ada yang mengerjakan kasus";
        WriteStaff { unlimited: String } = "", Error,
            en: "write a number from 1 up, or `{unlimited}` where there are always enough",
            id: "tulis angka mulai dari 1, atau `{unlimited}` bila petugas selalu cukup";
        NotACount { number: String, most: u32 } = "out-of-range", Error,
            en: "{number} is not a whole number from 1 to {most}",
            id: "{number} bukan bilangan bulat dari 1 sampai {most}";
        LeaveTime { } = "", Error,
            en: "leave the officers some time for the cases",
            id: "sisakan waktu petugas untuk mengerjakan kasus";
        NoArrivals { number: String } = "no-arrivals", Error,
            en: "at a rate of {number} no case ever comes",
            id: "dengan laju {number} tidak pernah ada kasus yang datang";
        WriteRate { } = "", Error,
            en: "write a rate above 0",
            id: "tulis laju di atas 0";
        NotHours { written: String } = "bad-hours", Error,
            en: "`{written}` does not say from when to when",
            id: "`{written}` tidak menyebut dari pukul berapa sampai pukul berapa";
        WriteHours { } = "", Error,
            en: "write `08:00-12:00`, or with a rest `08:00-15:00, rest 12:00-13:00`",
            id: "tulis `08:00-12:00`, atau dengan jeda `08:00-15:00, istirahat 12:00-13:00`";
        BadDraw { name: String, kind: String } = "bad-draw", Error,
            en: "`{name}` is `{kind}`, which is not drawn like this",
            id: "`{name}` berjenis `{kind}`, yang tidak diundi dengan cara ini";
        DoubledPart { statement: String } = "doubled-scenario-part", Error,
            en: "the scenario says `{statement}` twice",
            id: "skenario ini menyebut `{statement}` dua kali";
    }
}

/// What the numbers of a distribution are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShapeNumbers {
    /// The value.
    Value,
    /// Least, most.
    Bounds,
    /// Least, likeliest, most.
    Peak,
    /// The mean.
    Mean,
    /// The mean and the standard deviation.
    MeanAndDeviation,
    /// Values in order.
    Values,
}

impl InWords for ShapeNumbers {
    fn in_words(&self, lang: Lang) -> String {
        let (en, id) = match self {
            ShapeNumbers::Value => ("one value", "satu nilai"),
            ShapeNumbers::Bounds => (
                "two numbers, the least and the most",
                "dua angka, yaitu paling sedikit dan paling banyak",
            ),
            ShapeNumbers::Peak => (
                "three numbers, the least, the likeliest and the most",
                "tiga angka, yaitu paling sedikit, paling sering, dan paling banyak",
            ),
            ShapeNumbers::Mean => ("one number, the mean", "satu angka, yaitu rata-rata"),
            ShapeNumbers::MeanAndDeviation => (
                "two numbers, the mean and the standard deviation",
                "dua angka, yaitu rata-rata dan simpangan baku",
            ),
            ShapeNumbers::Values => (
                "two numbers or more, from the least to the most",
                "dua angka atau lebih, dari yang paling sedikit sampai yang paling banyak",
            ),
        };
        match lang {
            Lang::En => en.to_string(),
            Lang::Id => id.to_string(),
        }
    }
}
