//! Records that are events, each of which names its case.
//!
//! Cases are whole only when all their events have been met. Where the events of each case stand together, pieces are cut
//! between cases; whether they do is seen in a first pass over the file, which reads the names of the cases alone. Where
//! they don't, all events are held in memory.

use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::keys::{ALL_ROLES, Keys};
use super::pieces::{Piece, Pieces, Read};
use super::shape::Shape;
use super::values::{Doubts, fields, text_of, written};
use crate::diagnostic::messages::LogMessage;
use crate::model::FieldId;
use crate::run::log::entry::{Entries, Filed, put};
use crate::run::log::{Context, Portion, Role, Trouble};
use crate::run::{Batch, Change, Event};

/// How many events the cases of a portion have at least, where there are more.
const PORTION: usize = 4096;

/// Where pieces can be cut so that no case is in two of them; nothing where the events of a case stand apart. The numbers
/// are those of the records before the cut. Of the names only hashes are kept: if two are the same, more is held in memory
/// than needed.
pub fn cuts(context: Context<'_>, mut pieces: Pieces) -> Option<Vec<u64>> {
    let mut keys = Keys::new(context, &ALL_ROLES);
    let mut met: FxHashSet<u64> = FxHashSet::default();
    let mut last: Box<str> = "".into();
    let (mut cuts, mut at, mut since, mut mixed) = (Vec::new(), 0, 0, false);
    while let Some(piece) = pieces.next() {
        piece.read_all(|pairs| {
            let case = pairs.and_then(|pairs| {
                let columns = keys.of(pairs);
                text_of(pairs, &columns, Role::Case)
            });
            if let Some(case) = case.filter(|case| case.trim() != &*last) {
                if since >= PORTION {
                    cuts.push(at);
                    since = 0;
                }
                last = case.trim().into();
                mixed |= !met.insert(FxBuildHasher.hash_one(&last));
            }
            at += 1;
            since += 1;
        });
        if mixed {
            return None;
        }
    }
    Some(cuts)
}

/// The cases of a piece that holds whole ones.
pub fn portion(context: Context<'_>, shape: &Shape, piece: &Piece) -> Portion {
    let mut cases = Cases::new(context, shape);
    let mut troubles = Vec::new();
    cases.add(piece, &mut troubles);
    let mut batch = shape.batch(context);
    for case in std::mem::take(&mut cases.cases) {
        cases.finish(case, &mut batch, &mut troubles);
    }
    troubles.sort_by_key(|trouble| trouble.line);
    Portion::of(batch, troubles)
}

/// All cases of a file whose events stand apart.
pub fn grouped(context: Context<'_>, shape: &Shape, pieces: &mut Pieces) -> Groups {
    let mut cases = Cases::new(context, shape);
    let mut troubles = Vec::new();
    while let Some(piece) = pieces.next() {
        cases.add(&piece, &mut troubles);
    }
    Groups {
        cases: cases.cases.into_iter(),
        troubles,
    }
}

/// Whole cases in the order in which they come first, and what was wrong in the file.
pub struct Groups {
    cases: std::vec::IntoIter<Rows>,
    troubles: Vec<Trouble>,
}

/// Some of them.
pub struct Group {
    cases: Vec<Rows>,
    troubles: Vec<Trouble>,
}

impl Groups {
    /// The next of them; nothing at the end.
    pub fn next(&mut self) -> Option<Group> {
        let mut group = Group {
            cases: Vec::new(),
            troubles: std::mem::take(&mut self.troubles),
        };
        let mut events = 0;
        while events < PORTION {
            let Some(case) = self.cases.next() else { break };
            events += case.events.len();
            group.cases.push(case);
        }
        (!group.cases.is_empty() || !group.troubles.is_empty()).then_some(group)
    }
}

impl Group {
    /// The cases as a portion.
    pub fn portion(self, context: Context<'_>, shape: &Shape) -> Portion {
        let cases = Cases::new(context, shape);
        let mut batch = shape.batch(context);
        let mut troubles = self.troubles;
        for case in self.cases {
            cases.finish(case, &mut batch, &mut troubles);
        }
        Portion::of(batch, troubles)
    }
}

/// The events of a case, in the order of the file, and what they say of it.
struct Rows {
    id: Box<str>,
    events: Vec<Event>,
    /// What is written of fields, by event.
    values: Vec<(usize, FieldId, Box<str>)>,
    filed: Filed<'static>,
}

struct Cases<'c> {
    entries: Entries<'c>,
    keys: Keys<'c>,
    places: FxHashMap<Box<str>, usize>,
    cases: Vec<Rows>,
}

impl<'c> Cases<'c> {
    fn new(context: Context<'c>, shape: &Shape) -> Cases<'c> {
        Cases {
            entries: Entries::new(context, shape.moments.clone()),
            keys: Keys::new(context, &ALL_ROLES),
            places: FxHashMap::default(),
            cases: Vec::new(),
        }
    }

    fn add(&mut self, piece: &Piece, troubles: &mut Vec<Trouble>) {
        piece.read(troubles, |record, troubles| {
            if let Err(message) = self.event(&record, troubles) {
                troubles.push(Trouble {
                    line: record.before + 1,
                    message,
                    rejected: Some(record.text.trim().to_string()),
                });
            }
        });
    }

    fn event(&mut self, record: &Read<'_>, troubles: &mut Vec<Trouble>) -> Result<(), LogMessage> {
        let line = record.before + 1;
        let columns = self.keys.of(&record.pairs);
        let case = text_of(&record.pairs, &columns, Role::Case);
        let case = case.ok_or(LogMessage::ObjectWithoutCase {})?;
        let mut doubts = Doubts { line, troubles };
        let written = written(&record.pairs, &columns, &ALL_ROLES, &mut doubts);
        let (event, doubt) = self.entries.event(&written, line)?;
        if let Some(doubt) = doubt {
            doubts.say(doubt);
        }
        let rows = self.rows(case.trim());
        for (field, key, value) in fields(&record.pairs, &columns) {
            match value.text() {
                Some(text) if text.trim().is_empty() => {}
                Some(text) => rows.values.push((rows.events.len(), field, text.into())),
                None => doubts.say(LogMessage::NotSingle { key: key.into() }),
            }
        }
        for role in [Role::Filed, Role::FiledTime] {
            if let Some(text) = text_of(&record.pairs, &columns, role) {
                rows.filed.put_first(role, &text);
            }
        }
        rows.events.push(event);
        Ok(())
    }

    fn rows(&mut self, case: &str) -> &mut Rows {
        let place = match self.places.get(case) {
            Some(place) => *place,
            None => {
                self.places.insert(case.into(), self.cases.len());
                self.cases.push(Rows {
                    id: case.into(),
                    events: Vec::new(),
                    values: Vec::new(),
                    filed: Filed::default(),
                });
                self.cases.len() - 1
            }
        };
        &mut self.cases[place]
    }

    /// Makes a case of its events. What the first of them says of the case is known from the beginning, what differs later
    /// changes it.
    fn finish(&self, rows: Rows, batch: &mut Batch, troubles: &mut Vec<Trouble>) {
        let mut header = self.entries.header(&rows.id);
        let first = first_of(&rows.events);
        let mut changes = Vec::new();
        let mut told: Vec<(FieldId, Box<str>)> = Vec::new();
        let order = order(&rows.events);
        let mut values = rows.values;
        values.sort_by_key(|(event, _, _)| order.get(*event).copied());
        for (event, field, text) in values {
            let line = rows.events.get(event).map_or(0, |event| event.line);
            let mut doubts = Doubts { line, troubles };
            match told.iter_mut().find(|(known, _)| *known == field) {
                Some((_, last)) if *last == text => continue,
                Some((_, last)) => *last = text.clone(),
                None => told.push((field, text.clone())),
            }
            match self.entries.value(field, &text) {
                Ok(None) => {}
                Ok(value) if Some(event) == first => put(&mut header.data, field, value),
                Ok(value) => changes.push(Change {
                    event,
                    field,
                    value,
                }),
                Err(doubt) => doubts.say(doubt),
            }
        }
        match self.entries.filed(&rows.filed) {
            Ok(moment) => header.filed = moment.or(header.filed),
            Err(message) => troubles.push(Trouble {
                line: rows.events.first().map_or(0, |event| event.line),
                message,
                rejected: None,
            }),
        }
        batch.push(&rows.id, Some(header), rows.events, changes);
    }
}

/// The places of the events in the order of their moments; one without a moment follows the one before it.
fn order(events: &[Event]) -> Vec<usize> {
    let mut last = None;
    let moments = events.iter().map(|event| {
        last = event.moment().or(last);
        last
    });
    let moments: Vec<_> = moments.collect();
    let mut order: Vec<usize> = (0..events.len()).collect();
    order.sort_by_key(|at| moments.get(*at));
    let mut places = vec![0; events.len()];
    for (place, event) in order.iter().enumerate() {
        if let Some(of) = places.get_mut(*event) {
            *of = place;
        }
    }
    places
}

/// The event that comes first.
fn first_of(events: &[Event]) -> Option<usize> {
    order(events).iter().position(|place| *place == 0)
}
