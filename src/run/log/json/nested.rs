//! Records that are cases, each with the list of its events.

use std::rc::Rc;

use super::keys::{CASE_ROLES, Keys};
use super::pieces::{Piece, Read, told_twice};
use super::shape::Shape;
use super::tree::{Json, Pairs};
use super::values::{Doubts, fields, fill, single, text_of, written};
use crate::diagnostic::messages::LogMessage;
use crate::run::log::entry::Entries;
use crate::run::log::json::document::Place;
use crate::run::log::{Columns, Context, Portion, Role, Trouble};
use crate::run::{Batch, Change, Event};

/// The cases of a piece.
pub fn portion(context: Context<'_>, shape: &Shape, piece: &Piece) -> Portion {
    let mut cases = Cases {
        context,
        shape,
        entries: Entries::new(context, shape.moments.clone()),
        of_cases: Keys::new(context, &CASE_ROLES),
        of_events: Keys::new(context, &Role::OF_EVENTS),
        batch: shape.batch(context),
    };
    let mut troubles = Vec::new();
    piece.read(&mut troubles, |record, troubles| {
        cases.case(record, troubles);
    });
    Portion::of(cases.batch, troubles)
}

struct Cases<'c> {
    context: Context<'c>,
    shape: &'c Shape,
    entries: Entries<'c>,
    of_cases: Keys<'c>,
    of_events: Keys<'c>,
    batch: Batch,
}

impl Cases<'_> {
    fn case(&mut self, mut record: Read<'_>, troubles: &mut Vec<Trouble>) {
        let line = record.before + 1;
        let is_events = |(key, _): &(_, _)| *key == self.shape.events;
        let events = record.pairs.iter().position(is_events);
        let events = events.map_or(Json::Null, |at| record.pairs.remove(at).1);
        let columns = self.of_cases.of(&record.pairs);
        let Some(id) = text_of(&record.pairs, &columns, Role::Case) else {
            troubles.push(Trouble {
                line,
                message: LogMessage::ObjectWithoutCase {},
                rejected: Some(record.text.trim().to_string()),
            });
            return;
        };
        let mut header = self.entries.header(&id);
        let mut doubts = Doubts { line, troubles };
        let of_case = (&record.pairs, &*columns);
        fill(
            &self.context,
            &self.entries,
            &mut header,
            of_case,
            &mut doubts,
        );
        if !matches!(events, Json::List(_) | Json::Null) {
            let key = self.shape.events.clone();
            doubts.say(LogMessage::NoEventList { key });
        }
        let (events, changes) = self.events(&events, record.before, troubles);
        self.batch.push(id.trim(), Some(header), events, changes);
    }

    /// The events of a case and the values that come with them.
    fn events(
        &mut self,
        list: &Json<'_>,
        before: u64,
        troubles: &mut Vec<Trouble>,
    ) -> (Vec<Event>, Vec<Change>) {
        let (mut events, mut changes) = (Vec::new(), Vec::new());
        let lines = self.shape.place == Place::Lines;
        let mut line = before + 1;
        for item in list.items() {
            let taken = match item {
                Json::Object(pairs) => {
                    told_twice(pairs, line, troubles);
                    self.event(pairs, line, troubles)
                }
                _ => Err(LogMessage::NoObject {}),
            };
            match (taken, item) {
                (Ok((event, columns)), Json::Object(pairs)) => {
                    let mut doubts = Doubts { line, troubles };
                    for (field, key, value) in fields(pairs, &columns) {
                        let value = single(&self.entries, field, key, value, &mut doubts);
                        changes.extend(value.map(|value| Change {
                            event: events.len(),
                            field,
                            value: Some(value),
                        }));
                    }
                    events.push(event);
                }
                (Ok(_), _) => {}
                (Err(message), _) => troubles.push(Trouble {
                    line,
                    message,
                    rejected: Some(item.to_string()),
                }),
            }
            line += u64::from(!lines && matches!(item, Json::Object(_)));
        }
        (events, changes)
    }

    fn event(
        &mut self,
        pairs: &Pairs<'_>,
        line: u64,
        troubles: &mut Vec<Trouble>,
    ) -> Result<(Event, Rc<Columns>), LogMessage> {
        let columns = self.of_events.of(pairs);
        let mut doubts = Doubts { line, troubles };
        let written = written(pairs, &columns, &Role::OF_EVENTS, &mut doubts);
        let (event, doubt) = self.entries.event(&written, line)?;
        if let Some(doubt) = doubt {
            doubts.say(doubt);
        }
        Ok((event, columns))
    }
}
