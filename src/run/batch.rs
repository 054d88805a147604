//! Whole cases, as a log gives them: what happened, when, by whom, and what is known of each case.

use std::sync::Arc;

use super::{Lexicon, WordId};
use crate::calendar::Moment;
use crate::model::expr::{Slots, Value};
use crate::model::{EventId, FieldId, NodeId, RowId};

/// What an event of a log is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Activity {
    /// A row of the SOP. Which of its nodes is meant is left open where it has several.
    Row(RowId),
    /// A node, named by its own name or label.
    Node(NodeId),
    /// A declared event of the SOP, which is no activity.
    Event(EventId),
    /// Something that the SOP does not name.
    Unknown(WordId),
}

/// Something that happened in a case.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Event {
    /// What was done.
    pub activity: Activity,
    /// The lane or role that did it, as the log has it.
    pub actor: Option<WordId>,
    /// The person, where the log has persons beside roles.
    pub person: Option<WordId>,
    /// How it ended, as the log has it: an exit of a decision, mostly.
    pub outcome: Option<WordId>,
    /// When the work began, where the log has it.
    pub started: Option<Moment>,
    /// When it was done; nothing for work that has begun and is not done.
    pub completed: Option<Moment>,
    /// The line of the log it stands in, from 1; for a form without lines, its position in the file.
    pub line: u64,
}

impl Event {
    /// The moment it is put in order by: when it was done, or when it began.
    pub fn moment(&self) -> Option<Moment> {
        self.completed.or(self.started)
    }
}

/// What the numbers of a log's events count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Numbered {
    /// The lines of the file.
    #[default]
    Lines,
    /// The events, in a form without lines.
    Events,
}

/// A value that a case gets with one of its events and keeps from then on.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The event, as a position in the case.
    pub event: usize,
    /// The field.
    pub field: FieldId,
    /// The value; nothing takes it away.
    pub value: Option<Value>,
}

/// What is known of a case besides its events.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Header {
    /// The line of the case table it stands in, where it comes from one.
    pub line: Option<u64>,
    /// The values of its fields, as they are before the first change. Its events have not happened yet.
    pub data: Slots,
    /// For each field, whether the case table has a place for it; nothing for a case that comes from none.
    pub told: Option<Arc<[bool]>>,
    /// When the case was filed, where its data say so and no event does.
    pub filed: Option<Moment>,
    /// Whether the log says that the case is closed, whatever was done in it.
    pub closed: bool,
}

/// Whole cases, one after the other, and the words they use.
#[derive(Debug, Clone)]
pub struct Batch {
    lexicon: Arc<Lexicon>,
    ids: String,
    events: Vec<Event>,
    changes: Vec<Change>,
    headers: Vec<Header>,
    ends: Vec<End>,
    told: Option<Arc<[bool]>>,
    numbered: Numbered,
}

/// Where a case ends in each of the lists of a batch.
#[derive(Debug, Clone, Copy, Default)]
struct End {
    id: usize,
    events: usize,
    changes: usize,
    header: Option<usize>,
}

/// One case of a [`Batch`].
#[derive(Debug, Clone, Copy)]
pub struct Case<'b> {
    /// What the log calls it.
    pub id: &'b str,
    /// What happened, in the order of the moments; what happened at one moment, in the order of the log.
    pub events: &'b [Event],
    /// The values that come with its events, in their order.
    pub changes: &'b [Change],
    /// What is known of it besides; nothing where the log has events alone.
    pub header: Option<&'b Header>,
    /// For each field, whether the log has a column for it; nothing for a log without columns.
    pub told: Option<&'b [bool]>,
    /// What the numbers of its events count.
    pub numbered: Numbered,
    /// The words.
    pub lexicon: &'b Lexicon,
}

impl Case<'_> {
    /// Whether the log, or the row of the case in a case table, has a place for a field. Forms without columns name only
    /// what there is: they have a place for all fields in a case that has any.
    pub fn can_tell(&self, field: FieldId) -> bool {
        let table = self.header.and_then(|header| header.told.as_deref());
        match (self.told, table) {
            (None, None) => self.has_data(),
            (log, table) => [log, table]
                .into_iter()
                .flatten()
                .any(|told| has_place(told, field)),
        }
    }

    fn has_data(&self) -> bool {
        let given = |header: &Header| header.data.values.iter().any(Option::is_some);
        !self.changes.is_empty() || self.header.is_some_and(given)
    }
}

fn has_place(told: &[bool], field: FieldId) -> bool {
    told.get(field.0 as usize) == Some(&true)
}

impl Batch {
    /// A batch without cases.
    pub fn new(lexicon: Arc<Lexicon>) -> Batch {
        Batch {
            lexicon,
            ids: String::new(),
            events: Vec::new(),
            changes: Vec::new(),
            headers: Vec::new(),
            ends: Vec::new(),
            told: None,
            numbered: Numbered::Lines,
        }
    }

    /// Says what the numbers of its events count; lines, where nobody says.
    pub fn number(mut self, numbered: Numbered) -> Batch {
        self.numbered = numbered;
        self
    }

    /// Says for each field whether the log has a place for it. A field for which it has none is unknown in every case,
    /// where one that a case leaves empty is missing in it.
    pub fn tell(&mut self, fields: Option<Arc<[bool]>>) {
        self.told = fields;
    }

    /// For each field, whether the log has a place for it.
    pub fn told(&self) -> Option<&Arc<[bool]>> {
        self.told.as_ref()
    }

    /// Takes all cases out, keeping the room for others.
    pub fn clear(&mut self) {
        self.ids.clear();
        self.events.clear();
        self.changes.clear();
        self.headers.clear();
        self.ends.clear();
    }

    /// Adds a case. Its events are put in the order of their moments; `changes` go with the events as given.
    pub fn push(
        &mut self,
        id: &str,
        header: Option<Header>,
        events: impl IntoIterator<Item = Event>,
        changes: impl IntoIterator<Item = Change>,
    ) {
        let first = self.events.len();
        self.ids.push_str(id);
        self.events.extend(events);
        let first_change = self.changes.len();
        self.changes.extend(changes);
        self.sort(first, first_change);
        let header = header.map(|header| {
            self.headers.push(header);
            self.headers.len() - 1
        });
        self.ends.push(End {
            id: self.ids.len(),
            events: self.events.len(),
            changes: self.changes.len(),
            header,
        });
    }

    /// Puts the events from `first` on in their order, an event without a moment after the one it follows, and lets the
    /// changes follow them.
    fn sort(&mut self, first: usize, first_change: usize) {
        let events = &mut self.events[first..];
        if events.is_sorted_by_key(|event| event.moment()) {
            return;
        }
        let mut last = None;
        let mut order: Vec<(Option<Moment>, usize)> = Vec::with_capacity(events.len());
        for (at, event) in events.iter().enumerate() {
            last = event.moment().or(last);
            order.push((last, at));
        }
        order.sort();
        let sorted: Vec<Event> = order.iter().map(|(_, at)| events[*at]).collect();
        events.copy_from_slice(&sorted);
        let mut place = vec![0; order.len()];
        for (now, (_, at)) in order.iter().enumerate() {
            place[*at] = now;
        }
        let changes = &mut self.changes[first_change..];
        for change in changes.iter_mut() {
            change.event = place.get(change.event).copied().unwrap_or(change.event);
        }
        changes.sort_by_key(|change| change.event);
    }

    /// How many cases there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no case.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many events there are in all cases.
    pub fn event_count(&self) -> usize {
        self.events.len()
    }

    /// The words.
    pub fn lexicon(&self) -> &Arc<Lexicon> {
        &self.lexicon
    }

    /// The case at a position; nothing past the last.
    pub fn case(&self, at: usize) -> Option<Case<'_>> {
        let end = self.ends.get(at)?;
        let start = match at.checked_sub(1) {
            Some(before) => self.ends[before],
            None => End::default(),
        };
        Some(Case {
            id: &self.ids[start.id..end.id],
            events: &self.events[start.events..end.events],
            changes: &self.changes[start.changes..end.changes],
            header: end.header.map(|at| &self.headers[at]),
            told: self.told.as_deref(),
            numbered: self.numbered,
            lexicon: &self.lexicon,
        })
    }

    /// The cases, in their order.
    pub fn cases(&self) -> impl Iterator<Item = Case<'_>> {
        (0..self.len()).filter_map(|at| self.case(at))
    }
}
