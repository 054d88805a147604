//! Events as they are held when a log is not sorted by case: 32 bytes each.

use rustc_hash::FxHashMap;

use super::head::Head;
use super::rows::EventRow;
use super::texts::Texts;
use crate::calendar::Moment;
use crate::run::{Activity, Event, WordId};

/// Where an event is: the piece of the log, and the position in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub piece: u32,
    pub event: u32,
}

/// An event as it is held.
#[derive(Debug, Clone, Copy)]
struct Held {
    /// One of the same case that was held before it.
    previous: Option<Place>,
    moment: Moment,
    /// The line, counted from that of the piece.
    line: u32,
    /// A position in the kinds of the piece.
    kind: u32,
    /// A position in the beginnings of the piece, where the event has both a beginning and an end.
    started: u32,
}

/// What many events have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Kind {
    activity: Activity,
    actor: Option<WordId>,
    person: Option<WordId>,
    outcome: Option<WordId>,
    is_started: bool,
    is_completed: bool,
}

/// The events of one piece.
#[derive(Debug)]
pub(super) struct HeldPiece {
    line: u64,
    events: Vec<Held>,
    kinds: Vec<Kind>,
    started: Vec<Moment>,
    /// What the rows say of their cases as a whole: so many cells for each event, and the texts in them.
    cells: Vec<u32>,
    texts: Texts,
}

/// The kinds of the piece that is read now.
#[derive(Debug, Default)]
pub(super) struct Kinds(FxHashMap<Kind, u32>);

impl HeldPiece {
    /// A piece without events, and with none of the kinds of the one before.
    pub(super) fn new(line: u64, kinds: &mut Kinds) -> HeldPiece {
        kinds.0.clear();
        HeldPiece {
            line,
            events: Vec::new(),
            kinds: Vec::new(),
            started: Vec::new(),
            cells: Vec::new(),
            texts: Texts::new(),
        }
    }

    /// Takes an event in.
    pub(super) fn add(&mut self, row: &EventRow<'_>, head: &Head, kinds: &mut Kinds) {
        let event = &row.event;
        let kind = Kind {
            activity: event.activity,
            actor: event.actor,
            person: event.person,
            outcome: event.outcome,
            is_started: event.started.is_some(),
            is_completed: event.completed.is_some(),
        };
        let kind = *kinds.0.entry(kind).or_insert_with(|| {
            self.kinds.push(kind);
            self.kinds.len() as u32 - 1
        });
        let started = self.started.len() as u32;
        if event.completed.is_some() {
            self.started.extend(event.started);
        }
        self.events.push(Held {
            previous: None,
            moment: event.moment().unwrap_or(Moment::EPOCH),
            line: (event.line - self.line) as u32,
            kind,
            started,
        });
        for (column, _) in &head.layout.of_case {
            let (text, _) = self.texts.number(row.cell(*column));
            self.cells.push(text as u32);
        }
    }

    /// Gives back what room is not needed, and how many events there are.
    pub(super) fn close(&mut self) -> usize {
        self.events.shrink_to_fit();
        self.started.shrink_to_fit();
        self.cells.shrink_to_fit();
        self.events.len()
    }

    /// Says which event of the same case was held before one.
    pub(super) fn follow(&mut self, event: usize, previous: Option<Place>) {
        if let Some(event) = self.events.get_mut(event) {
            event.previous = previous;
        }
    }

    /// An event, and which one of the same case was held before it.
    pub(super) fn get(&self, at: u32) -> Option<(Event, Option<Place>)> {
        let held = self.events.get(at as usize)?;
        let kind = self.kinds.get(held.kind as usize)?;
        let moment = Some(held.moment);
        let started = match kind.is_completed {
            true => self.started.get(held.started as usize).copied(),
            false => moment,
        };
        let event = Event {
            activity: kind.activity,
            actor: kind.actor,
            person: kind.person,
            outcome: kind.outcome,
            started: started.filter(|_| kind.is_started),
            completed: moment.filter(|_| kind.is_completed),
            line: self.line + u64::from(held.line),
        };
        Some((event, held.previous))
    }

    /// What the row of an event says of its case as a whole, one text for each of so many columns.
    pub(super) fn texts(&self, event: u32, columns: usize) -> impl Iterator<Item = &str> {
        let start = event as usize * columns;
        let cells = self.cells.get(start..start + columns).unwrap_or_default();
        cells.iter().map(|text| self.texts.get(*text as usize))
    }
}
