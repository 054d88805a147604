//! What had to be assumed, told in a sentence each.

use super::{Per, decimal};
use crate::lang::Lang;
use crate::model::{ActorId, Date, EventId, FieldId, FieldType, NodeId, RowId, RuleId, Sop};

/// How many names a sentence holds.
const MOST_NAMES: usize = 6;

/// Something that neither the SOP nor the scenario says, or that the SOP says and is not played.
#[derive(Debug, Clone, PartialEq)]
pub enum Assumption {
    /// So many cases come, as keep these officers busy for 80% of their time.
    Rate {
        /// How many.
        number: f64,
        /// In each of what.
        per: Per,
        /// The actors whose work the busiest officers do.
        busiest: Vec<ActorId>,
    },
    /// So many cases come in each working day, as nobody has work that takes time.
    PlainRate(f64),
    /// One officer does the work of each of these.
    OneOfficer(Vec<ActorId>),
    /// There are as many of these as are needed.
    AsManyAsNeeded(Vec<ActorId>),
    /// The one time that these rows state is their most.
    Mosts(Vec<RowId>),
    /// The ranges that these rows state are drawn between their ends.
    Ranges(Vec<RowId>),
    /// The least that these rows state is what they take.
    Leasts(Vec<RowId>),
    /// These rows take no time, as none is stated.
    NoTime(Vec<RowId>),
    /// These rows take no time, as it is stated in words.
    TimeInWords(Vec<RowId>),
    /// Bare days are working days.
    BareDays,
    /// Of the ways out of these nodes, those that lead back are gone by a tenth of the cases.
    WaysBack(Vec<NodeId>),
    /// The ways out of these nodes are gone alike.
    WaysAlike(Vec<NodeId>),
    /// These nodes, done under a condition, are done in half of the cases.
    DoneByHalf(Vec<NodeId>),
    /// Cases begin at these alike.
    StartsAlike(Vec<NodeId>),
    /// What these fields hold.
    Data(Vec<FieldId>),
    /// These fields are asked for and not drawn.
    NotDrawn(Vec<FieldId>),
    /// These lists have one item.
    OneItem(Vec<FieldId>),
    /// What these wait for comes before their time is up in half of the cases.
    ComesByHalf(Vec<NodeId>),
    /// What these wait for comes after a working day.
    ComesInADay(Vec<NodeId>),
    /// These events happen at any time in the first so many working days of a case.
    EventsInFirstDays(Vec<EventId>, i64),
    /// These interrupts, as positions in the SOP, never happen.
    NeverInterrupted(Vec<usize>),
    /// These are repeated once up to the most that is stated.
    Repeats(Vec<NodeId>),
    /// These rows don't wait for their window of the calendar.
    Windows(Vec<RowId>),
    /// Times of these rows that are counted back from another one are left out.
    Before(Vec<RowId>),
    /// The times of these rows are for each of something that is not counted; they are taken once.
    CountedOnce(Vec<RowId>),
    /// The SOPs that these call take the time that the row states.
    Calls(Vec<NodeId>),
    /// These run beside all others and are not played.
    Alongside(Vec<NodeId>),
    /// These keep a rhythm of the calendar, which is not played.
    Rhythms(Vec<NodeId>),
    /// What these rules ask a person is not judged.
    Judged(Vec<RuleId>),
    /// The first case may come on this date.
    Begins(Date),
    /// Cases come up to this date.
    ComesUntil(Date),
    /// Cases that come from this date on are counted.
    CountsFrom(Date),
    /// So often it is played.
    Repetitions(u32),
    /// By this seed.
    Seed(u64),
}

impl Assumption {
    /// The sentence, in the form of a finding: lower case, the author's words in backticks, no full stop.
    pub fn text(&self, sop: &Sop, lang: Lang) -> String {
        let words = Words { sop, lang };
        let [en, id] = self.both(&words);
        match lang {
            Lang::En => en,
            Lang::Id => id,
        }
    }

    fn both(&self, words: &Words<'_>) -> [String; 2] {
        match self {
            Assumption::Rate { .. }
            | Assumption::PlainRate(_)
            | Assumption::OneOfficer(_)
            | Assumption::AsManyAsNeeded(_) => self.of_people(words),
            Assumption::Mosts(_)
            | Assumption::Ranges(_)
            | Assumption::Leasts(_)
            | Assumption::NoTime(_)
            | Assumption::TimeInWords(_)
            | Assumption::BareDays
            | Assumption::Repeats(_)
            | Assumption::CountedOnce(_) => self.of_times(words),
            Assumption::WaysBack(_)
            | Assumption::WaysAlike(_)
            | Assumption::DoneByHalf(_)
            | Assumption::StartsAlike(_)
            | Assumption::ComesByHalf(_)
            | Assumption::ComesInADay(_) => self.of_ways(words),
            Assumption::Data(_)
            | Assumption::NotDrawn(_)
            | Assumption::OneItem(_)
            | Assumption::EventsInFirstDays(..)
            | Assumption::NeverInterrupted(_) => self.of_data(words),
            Assumption::Windows(_)
            | Assumption::Before(_)
            | Assumption::Calls(_)
            | Assumption::Alongside(_)
            | Assumption::Rhythms(_)
            | Assumption::Judged(_) => self.of_what_is_left_out(words),
            Assumption::Begins(_)
            | Assumption::ComesUntil(_)
            | Assumption::CountsFrom(_)
            | Assumption::Repetitions(_)
            | Assumption::Seed(_) => self.of_period(),
        }
    }

    fn of_people(&self, words: &Words<'_>) -> [String; 2] {
        match self {
            Assumption::Rate {
                number,
                per,
                busiest,
            } => {
                let (number, per) = (decimal(*number, words.lang), per_what(*per, words.lang));
                let actors = words.actors(busiest);
                [
                    format!(
                        "{number} cases come {per}, as many as keep {actors} busy for 80% of the time"
                    ),
                    format!(
                        "{number} kasus datang {per}, sebanyak yang membuat {actors} sibuk 80% dari waktunya"
                    ),
                ]
            }
            Assumption::PlainRate(number) => {
                let number = decimal(*number, words.lang);
                [
                    format!(
                        "{number} case comes per working day, as no work of an officer takes any time"
                    ),
                    format!(
                        "{number} kasus datang per hari kerja, karena tidak ada pekerjaan petugas yang memakan waktu"
                    ),
                ]
            }
            Assumption::OneOfficer(actors) => {
                let actors = words.actors(actors);
                [
                    format!("one officer does the work of each of {actors}"),
                    format!("satu petugas mengerjakan pekerjaan masing-masing dari {actors}"),
                ]
            }
            Assumption::AsManyAsNeeded(actors) => {
                let actors = words.actors(actors);
                [
                    format!("there are always enough of {actors}"),
                    format!("petugas {actors} selalu cukup"),
                ]
            }
            _ => Default::default(),
        }
    }

    fn of_times(&self, words: &Words<'_>) -> [String; 2] {
        match self {
            Assumption::Mosts(rows) => {
                let rows = words.rows(rows);
                [
                    format!(
                        "the one time that is stated is the most it takes, and half of it the likeliest: {rows}"
                    ),
                    format!(
                        "satu-satunya waktu yang tertulis adalah waktu terlama, dan setengahnya yang paling sering: {rows}"
                    ),
                ]
            }
            Assumption::Ranges(rows) => {
                let rows = words.rows(rows);
                [
                    format!(
                        "a stated range is drawn between its ends, the middle the likeliest: {rows}"
                    ),
                    format!(
                        "rentang waktu yang tertulis diundi di antara kedua ujungnya, paling sering di tengah: {rows}"
                    ),
                ]
            }
            Assumption::Leasts(rows) => {
                let rows = words.rows(rows);
                [
                    format!("the least that is stated is what it takes: {rows}"),
                    format!("waktu tersingkat yang tertulis adalah waktu yang dipakai: {rows}"),
                ]
            }
            Assumption::NoTime(rows) => {
                let rows = words.rows(rows);
                [
                    format!("no time is stated, so none is taken: {rows}"),
                    format!("tidak ada waktu yang tertulis, maka tidak memakan waktu: {rows}"),
                ]
            }
            Assumption::TimeInWords(rows) => {
                let rows = words.rows(rows);
                [
                    format!("the time is stated in words, so none is taken: {rows}"),
                    format!("waktunya tertulis dengan kata-kata, maka tidak memakan waktu: {rows}"),
                ]
            }
            Assumption::BareDays => [
                "a day is a working day, as the document does not say what it is".to_string(),
                "hari adalah hari kerja, karena dokumen tidak menyebut jenisnya".to_string(),
            ],
            Assumption::Repeats(nodes) => {
                let nodes = words.nodes(nodes);
                [
                    format!(
                        "what is repeated at most so many times is done once up to that often, each number alike: {nodes}"
                    ),
                    format!(
                        "yang diulang paling banyak sekian kali dikerjakan satu kali sampai sebanyak itu, dengan peluang sama: {nodes}"
                    ),
                ]
            }
            Assumption::CountedOnce(rows) => {
                let rows = words.rows(rows);
                [
                    format!(
                        "the time is for each of something that is not counted, and is taken once: {rows}"
                    ),
                    format!(
                        "waktunya untuk setiap hal yang jumlahnya tidak tercatat, dan dipakai satu kali: {rows}"
                    ),
                ]
            }
            _ => Default::default(),
        }
    }

    fn of_ways(&self, words: &Words<'_>) -> [String; 2] {
        match self {
            Assumption::WaysBack(nodes) => {
                let nodes = words.nodes(nodes);
                [
                    format!(
                        "10% of the cases go back, the other exits share the rest alike: {nodes}"
                    ),
                    format!("10% kasus kembali, cabang lain berbagi sisanya sama rata: {nodes}"),
                ]
            }
            Assumption::WaysAlike(nodes) => {
                let nodes = words.nodes(nodes);
                [
                    format!("each exit is taken equally often: {nodes}"),
                    format!("setiap cabang ditempuh sama sering: {nodes}"),
                ]
            }
            Assumption::DoneByHalf(nodes) => {
                let nodes = words.nodes(nodes);
                [
                    format!("what is done under a condition is done in 50% of the cases: {nodes}"),
                    format!("yang dikerjakan dengan syarat dikerjakan pada 50% kasus: {nodes}"),
                ]
            }
            Assumption::StartsAlike(nodes) => {
                let nodes = words.nodes(nodes);
                [
                    format!("cases begin equally often at {nodes}"),
                    format!("kasus dimulai sama sering di {nodes}"),
                ]
            }
            Assumption::ComesByHalf(nodes) => {
                let nodes = words.nodes(nodes);
                [
                    format!(
                        "what is waited for comes in 50% of the cases, at any time before the wait is over: {nodes}"
                    ),
                    format!(
                        "yang ditunggu datang pada 50% kasus, kapan saja sebelum waktu tunggu habis: {nodes}"
                    ),
                ]
            }
            Assumption::ComesInADay(nodes) => {
                let nodes = words.nodes(nodes);
                [
                    format!("what is waited for comes after one working day: {nodes}"),
                    format!("yang ditunggu datang setelah satu hari kerja: {nodes}"),
                ]
            }
            _ => Default::default(),
        }
    }

    fn of_data(&self, words: &Words<'_>) -> [String; 2] {
        match self {
            Assumption::Data(fields) => {
                let fields = words.values(fields);
                [
                    format!("the data of a case are {fields}"),
                    format!("data kasus adalah {fields}"),
                ]
            }
            Assumption::NotDrawn(fields) => {
                let fields = words.fields(fields);
                [
                    format!(
                        "what asks for {fields} can't be told, as a scenario has to draw that first"
                    ),
                    format!(
                        "yang menanyakan {fields} tidak dapat ditentukan sebelum skenario mengundinya"
                    ),
                ]
            }
            Assumption::OneItem(fields) => {
                let fields = words.fields(fields);
                [
                    format!("each case has one item in {fields}"),
                    format!("setiap kasus mempunyai satu butir dalam {fields}"),
                ]
            }
            Assumption::EventsInFirstDays(events, days) => {
                let events = words.events(events);
                [
                    format!(
                        "{events} may happen at any time in the first {days} working days of a case"
                    ),
                    format!(
                        "{events} dapat terjadi kapan saja dalam {days} hari kerja pertama sebuah kasus"
                    ),
                ]
            }
            Assumption::NeverInterrupted(interrupts) => {
                let interrupts = words.interrupts(interrupts);
                [
                    format!("what may happen at any time does not happen: {interrupts}"),
                    format!("yang dapat terjadi kapan saja tidak terjadi: {interrupts}"),
                ]
            }
            _ => Default::default(),
        }
    }

    fn of_what_is_left_out(&self, words: &Words<'_>) -> [String; 2] {
        match self {
            Assumption::Windows(rows) => {
                let rows = words.rows(rows);
                [
                    format!("no case waits for a window of the calendar: {rows}"),
                    format!("tidak ada kasus yang menunggu jendela waktu pada kalender: {rows}"),
                ]
            }
            Assumption::Before(rows) => {
                let rows = words.rows(rows);
                [
                    format!("a time before another activity is left out: {rows}"),
                    format!("waktu sebelum aktivitas lain tidak diperhitungkan: {rows}"),
                ]
            }
            Assumption::Calls(nodes) => {
                let nodes = words.nodes(nodes);
                [
                    format!(
                        "an SOP that is called takes the time that the row states, else none: {nodes}"
                    ),
                    format!(
                        "SOP yang dipanggil memakan waktu yang tertulis pada barisnya, bila tidak ada tanpa waktu: {nodes}"
                    ),
                ]
            }
            Assumption::Alongside(nodes) => {
                let nodes = words.nodes(nodes);
                [
                    format!("what runs beside all others is left out: {nodes}"),
                    format!(
                        "yang berjalan di samping semua yang lain tidak disimulasikan: {nodes}"
                    ),
                ]
            }
            Assumption::Rhythms(nodes) => {
                let nodes = words.nodes(nodes);
                [
                    format!("a rhythm of the calendar is left out: {nodes}"),
                    format!("irama kalender tidak disimulasikan: {nodes}"),
                ]
            }
            Assumption::Judged(rules) => {
                let rules = words.rules(rules);
                [
                    format!("what a person judges is not judged: {rules}"),
                    format!("yang dinilai orang tidak dinilai: {rules}"),
                ]
            }
            _ => Default::default(),
        }
    }

    fn of_period(&self) -> [String; 2] {
        match self {
            Assumption::Begins(date) => [
                format!("cases come from {date} on"),
                format!("kasus datang sejak {date}"),
            ],
            Assumption::ComesUntil(date) => [
                format!("cases come until {date}"),
                format!("kasus datang sampai {date}"),
            ],
            Assumption::CountsFrom(date) => [
                format!(
                    "cases that come before {date} are not counted, so that the office is not empty at first"
                ),
                format!(
                    "kasus yang datang sebelum {date} tidak dihitung, agar kantor tidak kosong pada awalnya"
                ),
            ],
            Assumption::Repetitions(times) => [
                format!("the whole is played {times} times"),
                format!("semuanya dimainkan {times} kali"),
            ],
            Assumption::Seed(seed) => [
                format!("chance begins with the seed {seed}"),
                format!("peluang dimulai dengan benih {seed}"),
            ],
            _ => Default::default(),
        }
    }
}

fn per_what(per: Per, lang: Lang) -> &'static str {
    match (per, lang) {
        (Per::Hour, Lang::En) => "per hour",
        (Per::Hour, Lang::Id) => "per jam",
        (Per::Day, Lang::En) => "per working day",
        (Per::Day, Lang::Id) => "per hari kerja",
        (Per::Week, Lang::En) => "per week",
        (Per::Week, Lang::Id) => "per minggu",
        (Per::Month, Lang::En) => "per month",
        (Per::Month, Lang::Id) => "per bulan",
        (Per::Year, Lang::En) => "per year",
        (Per::Year, Lang::Id) => "per tahun",
    }
}

/// The names in an SOP, put into words.
struct Words<'s> {
    sop: &'s Sop,
    lang: Lang,
}

impl Words<'_> {
    fn actors(&self, actors: &[ActorId]) -> String {
        let names = actors
            .iter()
            .filter_map(|it| self.sop.actors.get(it.0 as usize));
        self.list(names.map(|actor| actor.name.value.clone()))
    }

    fn rows(&self, rows: &[RowId]) -> String {
        let names = rows
            .iter()
            .filter_map(|it| self.sop.rows.get(it.0 as usize));
        self.list(names.map(|row| row.name.value.clone()))
    }

    fn nodes(&self, nodes: &[NodeId]) -> String {
        let names = nodes
            .iter()
            .filter_map(|it| self.sop.nodes.get(it.0 as usize));
        self.list(names.map(|node| node.name.value.clone()))
    }

    fn fields(&self, fields: &[FieldId]) -> String {
        let names = fields
            .iter()
            .filter_map(|it| self.sop.fields.get(it.0 as usize));
        self.list(names.map(|field| field.name.value.clone()))
    }

    fn rules(&self, rules: &[RuleId]) -> String {
        let rules = rules
            .iter()
            .filter_map(|it| self.sop.rules.get(it.0 as usize));
        self.list(rules.map(|rule| rule.name.value.clone()))
    }

    fn events(&self, events: &[EventId]) -> String {
        let names = events
            .iter()
            .filter_map(|it| self.sop.events.get(it.0 as usize));
        self.list(names.map(|event| event.name.value.clone()))
    }

    fn interrupts(&self, interrupts: &[usize]) -> String {
        let named = interrupts
            .iter()
            .filter_map(|it| self.sop.interrupts.get(*it));
        self.list(named.map(|interrupt| interrupt.trigger.written.clone()))
    }

    /// Fields with what is assumed of each.
    fn values(&self, fields: &[FieldId]) -> String {
        let fields = fields
            .iter()
            .filter_map(|it| self.sop.fields.get(it.0 as usize));
        let each = fields.map(|field| {
            let value = match (&field.kind, self.lang) {
                (FieldType::YesNo, Lang::En) => "yes in 50% of the cases",
                (FieldType::YesNo, Lang::Id) => "ya pada 50% kasus",
                (FieldType::OneOf(_), Lang::En) => "each value equally often",
                (FieldType::OneOf(_), Lang::Id) => "setiap nilai sama sering",
                (FieldType::List(_), Lang::En) => "one item",
                (FieldType::List(_), Lang::Id) => "satu butir",
                (_, Lang::En) => "always given",
                (_, Lang::Id) => "selalu terisi",
            };
            format!("`{}` ({value})", field.name.value)
        });
        self.joined(each.collect())
    }

    fn list(&self, names: impl Iterator<Item = String>) -> String {
        self.joined(names.map(|name| format!("`{name}`")).collect())
    }

    fn joined(&self, names: Vec<String>) -> String {
        let more = names.len().saturating_sub(MOST_NAMES);
        let shown = names
            .get(..names.len() - more)
            .unwrap_or_default()
            .join(", ");
        match (more, self.lang) {
            (0, _) => shown,
            (_, Lang::En) => format!("{shown} and {more} more"),
            (_, Lang::Id) => format!("{shown} dan {more} lainnya"),
        }
    }
}
