//! What a learned number rests on, so that whoever keeps the scenario knows how far to trust it.

use crate::lang::Lang;
use crate::model::{Date, EventId, FieldId, NodeId, RowId};

/// What a statement of a learned scenario rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Which statement.
    pub about: About,
    /// What it rests on.
    pub fact: Fact,
}

/// A statement of a scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// All of it.
    Whole,
    /// From when and for how long cases come.
    Period,
    /// How cases come.
    Arrivals,
    /// Some officers, as a position in the scenario's staff.
    Staff(usize),
    /// How long a row takes.
    Time(RowId),
    /// How long cases lie at a row.
    Handover(RowId),
    /// A chance at a node.
    Chance(NodeId),
    /// What a field holds.
    Data(FieldId),
    /// An event.
    Event(EventId),
}

/// What a log shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// The whole log.
    Log {
        /// How many cases it has.
        cases: u64,
        /// How many of them deviate from the SOP.
        deviating: u64,
        /// How many visits of rows they have.
        visits: u64,
        /// How many of those are missing in the log or deviate.
        left_out: u64,
        /// Whether times are learned from some of its weeks only.
        partial: bool,
    },
    /// When the first and the last case came.
    Period {
        /// The day of the first.
        first: Date,
        /// The day of the last.
        last: Date,
    },
    /// How cases came.
    Came {
        /// How many.
        cases: u64,
        /// In how many days.
        days: u64,
        /// Whether those are working days.
        working: bool,
        /// How many came outside office hours.
        outside: u64,
        /// Whether they came in bursts.
        bursts: bool,
    },
    /// Who was seen at work.
    Seen {
        /// How many people; nothing where the log has none.
        people: Option<u64>,
        /// How much work was under way at the same time at most; nothing where the log has no beginnings.
        at_once: Option<u64>,
    },
    /// How long something took.
    Took {
        /// How often it was done.
        visits: u64,
        /// Of how many pieces of work the log says when they began.
        logged: u64,
        /// For how many the beginning was put off to when the same hands were done with something else.
        previous: u64,
        /// Whether that is too little to say how it spreads.
        few: bool,
    },
    /// For some rows the log has no beginnings of work.
    NoBeginnings,
    /// How long cases lay although somebody was free.
    Lay {
        /// How often that was seen.
        visits: u64,
    },
    /// How often cases left a node.
    Left {
        /// In how many visits.
        visits: u64,
    },
    /// How often something was so.
    Counted {
        /// In how many cases.
        count: u64,
        /// Of how many.
        of: u64,
    },
    /// How many cases had a value.
    Given {
        /// In how many.
        cases: u64,
    },
}

impl Fact {
    /// In words, as a comment says it.
    pub fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.english(),
            Lang::Id => self.indonesian(),
        }
    }

    fn english(&self) -> String {
        match self {
            Fact::Log {
                cases,
                deviating,
                visits,
                left_out,
                partial,
            } => {
                let some = match partial {
                    true => "; times and staff are learned from some of its weeks, for it is long",
                    false => "",
                };
                format!(
                    "learned from {cases} cases, {deviating} of which deviate; {left_out} of {visits} visits are left out{some}"
                )
            }
            Fact::Period { first, last } => format!("the log has cases from {first} to {last}"),
            Fact::Came {
                cases,
                days,
                working,
                outside,
                bursts,
            } => {
                let days = match working {
                    true => format!("{days} workdays"),
                    false => format!("{days} days"),
                };
                let bursts = match bursts {
                    true => "; they come in bursts, which a rate does not show",
                    false => "",
                };
                format!("{cases} cases in {days}, {outside} outside office hours{bursts}")
            }
            Fact::Seen { people, at_once } => {
                let people = people.map(|people| format!("{people} seen at work"));
                let at_once = at_once.map(|at_once| format!("at most {at_once} at the same time"));
                let said: Vec<String> = people.into_iter().chain(at_once).collect();
                said.join(", ")
            }
            Fact::Took {
                visits,
                logged,
                previous,
                few,
            } => took(
                format!("{visits} visits"),
                [
                    (*logged == 0).then_some("none with a beginning"),
                    (*logged > 0 && *previous > 0).then_some("where one person had several under way, counted from the end of the one before"),
                    few.then_some("too few to say how they spread"),
                ],
            ),
            Fact::NoBeginnings => "where the log has no beginning, work counts from when the case was there and the hands were free: such times are rather too long".to_string(),
            Fact::Lay { visits } => format!("{visits} visits while somebody was free"),
            Fact::Left { visits } => format!("{visits} visits"),
            Fact::Counted { count, of } => format!("{count} of {of}"),
            Fact::Given { cases } => format!("{cases} cases"),
        }
    }

    fn indonesian(&self) -> String {
        match self {
            Fact::Log {
                cases,
                deviating,
                visits,
                left_out,
                partial,
            } => {
                let some = match partial {
                    true => "; waktu dan petugas dipelajari dari sebagian minggunya, karena log ini panjang",
                    false => "",
                };
                format!(
                    "dipelajari dari {cases} kasus, {deviating} di antaranya menyimpang; {left_out} dari {visits} kunjungan tidak dipakai{some}"
                )
            }
            Fact::Period { first, last } => format!("kasus dalam log masuk dari {first} sampai {last}"),
            Fact::Came {
                cases,
                days,
                working,
                outside,
                bursts,
            } => {
                let days = match working {
                    true => format!("{days} hari kerja"),
                    false => format!("{days} hari"),
                };
                let bursts = match bursts {
                    true => "; kasus masuk bergerombol, yang tidak tampak dari lajunya",
                    false => "",
                };
                format!("{cases} kasus dalam {days}, {outside} di luar jam kerja{bursts}")
            }
            Fact::Seen { people, at_once } => {
                let people = people.map(|people| format!("{people} orang terlihat bekerja"));
                let at_once = at_once.map(|at_once| format!("paling banyak {at_once} pada saat yang sama"));
                let said: Vec<String> = people.into_iter().chain(at_once).collect();
                said.join(", ")
            }
            Fact::Took {
                visits,
                logged,
                previous,
                few,
            } => took(
                format!("{visits} kunjungan"),
                [
                    (*logged == 0).then_some("tanpa waktu mulai"),
                    (*logged > 0 && *previous > 0).then_some("bila satu orang mengerjakan beberapa sekaligus, dihitung sejak yang sebelumnya selesai"),
                    few.then_some("terlalu sedikit untuk melihat sebarannya"),
                ],
            ),
            Fact::NoBeginnings => "bila log tidak mencatat waktu mulai, pekerjaan dihitung sejak kasus tersedia dan pelaksananya bebas: waktu itu cenderung terlalu lama".to_string(),
            Fact::Lay { visits } => format!("{visits} kunjungan ketika ada pelaksana yang bebas"),
            Fact::Left { visits } => format!("{visits} kunjungan"),
            Fact::Counted { count, of } => format!("{count} dari {of}"),
            Fact::Given { cases } => format!("{cases} kasus"),
        }
    }
}

fn took(visits: String, remarks: [Option<&str>; 3]) -> String {
    let mut said = visits;
    for remark in remarks.into_iter().flatten() {
        said.push_str("; ");
        said.push_str(remark);
    }
    said
}
