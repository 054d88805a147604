//! Assumptions in words, in both languages.

use super::words::{Words, decimal};
use super::{Assumption, Per};
use crate::lang::Lang;

impl Assumption {
    /// The sentence in each language, English first.
    pub(super) fn both(&self, words: &Words<'_>) -> [String; 2] {
        let told = self.of_people(words).or_else(|| self.of_times(words));
        let told = told.or_else(|| self.of_ways(words));
        let told = told.or_else(|| self.of_data(words));
        let told = told.or_else(|| self.of_what_is_left_out(words));
        told.or_else(|| self.of_period()).unwrap_or_default()
    }

    fn of_people(&self, words: &Words<'_>) -> Option<[String; 2]> {
        Some(match self {
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
            _ => return None,
        })
    }

    fn of_times(&self, words: &Words<'_>) -> Option<[String; 2]> {
        Some(match self {
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
            _ => return None,
        })
    }

    fn of_ways(&self, words: &Words<'_>) -> Option<[String; 2]> {
        Some(match self {
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
            _ => return None,
        })
    }

    fn of_data(&self, words: &Words<'_>) -> Option<[String; 2]> {
        Some(match self {
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
            _ => return None,
        })
    }

    fn of_what_is_left_out(&self, words: &Words<'_>) -> Option<[String; 2]> {
        Some(match self {
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
                    format!("jadwal berkala tidak disimulasikan: {nodes}"),
                ]
            }
            Assumption::Judged(rules) => {
                let rules = words.rules(rules);
                [
                    format!("what a person has to judge is not judged here: {rules}"),
                    format!("yang harus dinilai oleh orang tidak dinilai di sini: {rules}"),
                ]
            }
            _ => return None,
        })
    }

    fn of_period(&self) -> Option<[String; 2]> {
        Some(match self {
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
                format!("simulasi diulang {times} kali"),
            ],
            Assumption::Seed(seed) => [
                format!("chance is drawn from the seed {seed}; another seed gives other luck"),
                format!("undian acak memakai benih {seed}; benih lain memberi keberuntungan lain"),
            ],
            _ => return None,
        })
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
