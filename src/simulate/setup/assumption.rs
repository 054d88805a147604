//! What had to be assumed, told in a sentence each.

use super::Per;
use super::words::Words;
use crate::lang::Lang;
use crate::model::{ActorId, Date, EventId, FieldId, NodeId, RowId, RuleId, Sop};

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
}
