//! From the events of a case to the case.

use super::super::{Context, Moments, Trouble, values};
use super::head::{Head, OfCase};
use super::rows::{EventRow, filed};
use crate::diagnostic::messages::LogMessage;
use crate::model::FieldId;
use crate::model::expr::Value;
use crate::run::{Batch, Change, Event, Header};

/// The rows of one case, in the order of the log.
#[derive(Debug, Default)]
pub(super) struct CaseRows {
    /// What the log calls it; empty before the first.
    pub id: String,
    events: Vec<Event>,
    /// What the rows say of the case as a whole, one cell after the other.
    texts: String,
    ends: Vec<usize>,
}

impl CaseRows {
    /// Begins with another case.
    pub(super) fn begin(&mut self, id: &str) {
        self.id.clear();
        self.id.push_str(id);
        self.events.clear();
        self.texts.clear();
        self.ends.clear();
    }

    /// Adds a row.
    pub(super) fn add(&mut self, row: &EventRow<'_>, head: &Head) {
        self.events.push(row.event);
        for (column, _) in &head.layout.of_case {
            self.add_text(row.cell(*column));
        }
    }

    /// Adds an event. Its texts about the case follow.
    pub(super) fn add_event(&mut self, event: Event) {
        self.events.push(event);
    }

    /// Adds what a row says of the case as a whole in one cell.
    pub(super) fn add_text(&mut self, text: &str) {
        self.texts.push_str(text);
        self.ends.push(self.texts.len());
    }

    fn text(&self, at: usize) -> &str {
        let end = self.ends.get(at).copied().unwrap_or_default();
        let before = at.checked_sub(1).and_then(|before| self.ends.get(before));
        let start = before.copied().unwrap_or_default();
        self.texts.get(start..end).unwrap_or_default()
    }

    /// The positions of the events in the order of their moments; one without a moment follows the one before it.
    fn order(&self) -> Vec<usize> {
        let mut last = None;
        let moments = self.events.iter().map(|event| {
            last = event.moment().or(last);
            last
        });
        let moments: Vec<_> = moments.collect();
        let mut order: Vec<usize> = (0..moments.len()).collect();
        order.sort_by_key(|at| moments.get(*at));
        order
    }
}

/// Where cases go back in time, as a count and the first line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Backwards {
    count: usize,
    line: u64,
}

impl Default for Backwards {
    fn default() -> Backwards {
        Backwards {
            count: 0,
            line: u64::MAX,
        }
    }
}

impl Backwards {
    /// Takes in what was met elsewhere.
    pub(super) fn add(&mut self, other: Backwards) {
        self.count += other.count;
        self.line = self.line.min(other.line);
    }

    /// What is to be said of it.
    pub(super) fn note(&self) -> Option<LogMessage> {
        (self.count > 0).then_some(LogMessage::TimesBackwards {
            count: self.count,
            line: self.line as usize,
        })
    }

    fn look(&mut self, events: &[Event]) {
        let mut latest = None;
        for event in events {
            let moment = event.moment();
            if moment.is_some() && moment < latest {
                self.add(Backwards {
                    count: 1,
                    line: event.line,
                });
            }
            latest = latest.max(moment);
        }
    }
}

/// Makes cases of rows.
pub(super) struct CaseMaker<'c> {
    context: Context<'c>,
    head: &'c Head,
    /// Where cases went back in time.
    pub backwards: Backwards,
}

impl<'c> CaseMaker<'c> {
    pub(super) fn new(context: &Context<'c>, head: &'c Head) -> CaseMaker<'c> {
        CaseMaker {
            context: *context,
            head,
            backwards: Backwards::default(),
        }
    }

    /// Adds the case of these rows to a batch.
    pub(super) fn finish(
        &mut self,
        rows: &mut CaseRows,
        batch: &mut Batch,
        troubles: &mut Vec<Trouble>,
    ) {
        if rows.events.is_empty() {
            return;
        }
        self.backwards.look(&rows.events);
        let mut header = match self.context.cases.is_empty() {
            true => None,
            false => self.context.cases.header(&rows.id).cloned(),
        };
        let mut changes = Vec::new();
        if !self.head.layout.of_case.is_empty() {
            let header = header.get_or_insert_default();
            self.of_case(rows, header, &mut changes, troubles);
        }
        batch.push(&rows.id, header, rows.events.drain(..), changes);
    }

    /// What the rows say of the case as a whole: what the first one says is known from the beginning, what differs later
    /// changes it. An empty cell says nothing.
    fn of_case(
        &self,
        rows: &CaseRows,
        header: &mut Header,
        changes: &mut Vec<Change>,
        troubles: &mut Vec<Trouble>,
    ) {
        let columns = &self.head.layout.of_case;
        let order = rows.order();
        let moments = &self.head.moments.of_case;
        for (column, ((_, of_case), moments)) in columns.iter().zip(moments).enumerate() {
            let cell = |event: usize| rows.text(event * columns.len() + column);
            match of_case {
                OfCase::Field(field) => {
                    let mut told = "";
                    for (place, event) in order.iter().enumerate() {
                        let text = cell(*event);
                        if text.trim().is_empty() || text == told {
                            continue;
                        }
                        told = text;
                        match self.value(*field, text, moments) {
                            Ok(value) if place == 0 => self.set(header, *field, value),
                            Ok(value) => changes.push(Change {
                                event: *event,
                                field: *field,
                                value,
                            }),
                            Err(message) => troubles.push(kept(rows, *event, message)),
                        }
                    }
                }
                OfCase::Filed => {
                    let time = columns.iter().position(|(_, it)| *it == OfCase::FiledTime);
                    let time = |event: usize| {
                        time.map_or("", |time| rows.text(event * columns.len() + time))
                    };
                    let said = order.iter().find(|event| !cell(**event).trim().is_empty());
                    let Some(event) = said else { continue };
                    match filed(moments, cell(*event), time(*event)) {
                        Ok(moment) => header.filed = moment.or(header.filed),
                        Err(message) => troubles.push(kept(rows, *event, message)),
                    }
                }
                OfCase::FiledTime => {}
            }
        }
        // They go with the events, those of one event in the order of the columns.
        let mut places = vec![0; order.len()];
        for (place, event) in order.iter().enumerate() {
            if let Some(of) = places.get_mut(*event) {
                *of = place;
            }
        }
        changes.sort_by_key(|change| places.get(change.event).copied());
    }

    fn value(
        &self,
        field: FieldId,
        text: &str,
        moments: &Moments,
    ) -> Result<Option<Value>, LogMessage> {
        let sop = self.context.plan.sop();
        match sop.fields.get(field.0 as usize) {
            Some(field) => values::value(field, text, moments),
            None => Ok(None),
        }
    }

    fn set(&self, header: &mut Header, field: FieldId, value: Option<Value>) {
        let sop = self.context.plan.sop();
        let data = &mut header.data;
        data.day_kind = data.day_kind.or(sop.bare_day());
        data.values.resize(sop.fields.len(), None);
        if let Some(slot) = data.values.get_mut(field.0 as usize) {
            *slot = value.or(slot.take());
        }
    }
}

fn kept(rows: &CaseRows, event: usize, message: LogMessage) -> Trouble {
    Trouble {
        line: rows.events.get(event).map_or(0, |event| event.line),
        message,
        rejected: None,
    }
}
