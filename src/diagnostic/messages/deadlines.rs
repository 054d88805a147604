//! Messages about time: how long a case takes, and whether its deadlines can be kept.

use crate::diagnostic::message::{InWords, messages};
use crate::lang::Lang;

/// Something that reads differently in each language, already put into words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worded {
    en: String,
    id: String,
}

impl Worded {
    /// The words in each language.
    pub fn new(words: impl Fn(Lang) -> String) -> Worded {
        Worded {
            en: words(Lang::En),
            id: words(Lang::Id),
        }
    }
}

impl InWords for Worded {
    fn in_words(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.en.clone(),
            Lang::Id => self.id.clone(),
        }
    }
}

messages! {
    /// What can be wrong with the times, deadlines and loops of a procedure.
    pub enum DeadlineMessage {
        Exceeded { rule: String, limit: Worded, shortest: Worded, reading: Worded } = "deadline-exceeded", Warning,
            en: "`{rule}` allows {limit}, but even the shortest path takes {shortest}: a case is always late{reading}",
            id: "`{rule}` memberi {limit}, padahal jalur terpendek pun memerlukan {shortest}: kasus selalu terlambat{reading}";
        Shorten { rows: Worded } = "", Warning,
            en: "shorten the rows that take the most ({rows}), or confirm where the clock of the rule starts and stops with `from … to …`",
            id: "persingkat baris yang paling lama ({rows}), atau pastikan awal dan akhir hitungan batas waktu dengan `dari … ke …`";
        AtRisk { rule: String, limit: Worded, shortest: Worded, longest: Worded, reading: Worded } = "deadline-at-risk", Warning,
            en: "`{rule}` allows {limit} and may be exceeded: the shortest path takes {shortest}, the longest {longest}{reading}",
            id: "`{rule}` memberi {limit} dan mungkin terlampaui: jalur terpendek memerlukan {shortest}, jalur terpanjang {longest}{reading}";
        Narrow { rows: Worded } = "", Warning,
            en: "shorten the longest times of the rows that take the most ({rows}), or lead fewer cases the long way",
            id: "persingkat waktu terlama pada baris yang paling lama ({rows}), atau kurangi kasus yang melewati jalur panjang";
        OnePath { rows: Worded } = "", Warning,
            en: "the shortest and the longest path: {rows}",
            id: "jalur terpendek dan terpanjang: {rows}";
        ShortestPath { rows: Worded } = "", Warning,
            en: "the shortest path: {rows}",
            id: "jalur terpendek: {rows}";
        LongestPath { rows: Worded } = "", Warning,
            en: "the longest path: {rows}",
            id: "jalur terpanjang: {rows}";
        WorstStart { start: Worded, due: Worded, done: Worded, late: Worded } = "", Warning,
            en: "the longest path at its worst: begun {start}, due {due}, done {done}, late by {late}",
            id: "jalur terpanjang dalam keadaan terburuk: mulai {start}, jatuh tempo {due}, selesai {done}, terlambat {late}";
        Uncounted { rows: Worded } = "", Warning,
            en: "no time is counted for {rows}",
            id: "tanpa hitungan waktu: {rows}";
        Extended { more: Worded, then: Worded } = "", Warning,
            en: "extended by {more}, it is {then}",
            id: "bila diperpanjang {more}, batas ini {then}";
        UnsaidDays { rows: usize } = "unsaid-days", Warning,
            en: "the document does not say whether its days are working days or calendar days ({rows} of its times are stated in them)",
            id: "dokumen tidak menyebut apakah harinya hari kerja atau hari kalender ({rows} waktu memakainya)";
        ReadEitherWay { workdays: Worded, dates: Worded } = "", Warning,
            en: "a whole case takes {workdays} if they are working days, {dates} if they are calendar days",
            id: "satu kasus memerlukan {workdays} bila hari kerja, {dates} bila hari kalender";
        SayDays {} = "", Warning,
            en: "ask the owner of the procedure, then write `days workdays` or `days calendar days` without a `?`",
            id: "tanyakan kepada pemilik prosedur, lalu tulis `satuan-hari hari kerja` atau `satuan-hari hari kalender` tanpa `?`";
        TimeInWords { row: String, words: String } = "time-in-words", Question,
            en: "how long is `{words}` in `{row}`? a time in words can't be counted or checked",
            id: "berapa lama `{words}` di `{row}`? waktu berupa kata-kata tidak dapat dihitung atau diperiksa";
        WriteTime {} = "", Question,
            en: "write the time within which it is usually done, such as `at most 3 workdays`",
            id: "tulis waktu yang lazimnya cukup, misalnya `paling lama 3 hari kerja`";
        UnboundedLoop { from: String, to: String, adds: Worded } = "unbounded-loop", Warning,
            en: "a case may go back from `{from}` to `{to}` any number of times; each return adds {adds}",
            id: "kasus boleh kembali dari `{from}` ke `{to}` berapa kali pun; setiap kali kembali menambah {adds}";
        LateAfter { rule: String, limit: Worded, returns: u32 } = "", Warning,
            en: "the deadline `{rule}`, {limit}, is surely exceeded from return {returns} on",
            id: "batas waktu `{rule}`, {limit}, pasti terlampaui sejak kembali yang ke-{returns}";
        WriteBound {} = "", Warning,
            en: "write how often it may go back: `, at most 2 times` behind the arrow",
            id: "tulis berapa kali boleh kembali: `, paling banyak 2 kali` di belakang panah";
        NoWayOutOfLoop { rows: Worded, values: Worded } = "loop-without-way-out", Warning,
            en: "a case with {values} never leaves the loop of {rows} as long as its data stay so",
            id: "kasus dengan {values} tidak pernah keluar dari perulangan {rows} selama datanya tetap";
        StaysHere {} = "", Warning,
            en: "such a case goes back here each time",
            id: "kasus seperti itu selalu kembali lewat sini";
        AddWayOut {} = "", Warning,
            en: "add an exit for such cases, to a row that ends or rejects them, or bound the way back and say what happens then",
            id: "tambahkan cabang bagi kasus seperti itu ke baris yang mengakhiri atau menolaknya, atau batasi arah kembali dan tulis kelanjutannya";
        Unknown { rule: String, limit: Worded, why: Worded } = "deadline-unknown", Question,
            en: "is {limit} enough for `{rule}`? that can't be computed: {why}",
            id: "apakah {limit} cukup untuk `{rule}`? itu tidak dapat dihitung: {why}";
        WriteMost {} = "", Question,
            en: "write the longest that it may take there, such as `at most 5 workdays`",
            id: "tulis waktu terlama di sana, misalnya `paling lama 5 hari kerja`";
        NeverStarts { rule: String, from: String, to: String } = "deadline-never-starts", Warning,
            en: "`{rule}` can't be measured: no way leads from `{from}` to `{to}`",
            id: "`{rule}` tidak dapat diukur: tidak ada jalan dari `{from}` ke `{to}`";
        TurnAround {} = "", Warning,
            en: "`from` is the row whose completion starts the clock, `to` the one that stops it; they may be the wrong way round",
            id: "`dari` adalah baris yang selesainya memulai hitungan, `ke` baris yang menghentikannya; mungkin keduanya tertukar";
    }
}
