//! The traces of a piece of XES as cases.

use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};

use super::keys::Keys;
use super::lifecycle::{Doing, Doings, Passed};
use super::pieces::{Mark, Marks, Piece};
use super::tags::{BrokenAt, Tag, Tags, is_pair, pair};
use crate::diagnostic::messages::LogMessage;
use crate::model::FieldId;
use crate::run::log::entry::{Entries, Filed, put};
use crate::run::log::{Context, Moments, Portion, Trouble};
use crate::run::{Batch, Header, Numbered};

/// Reads the traces of a piece.
pub fn portion(
    context: Context<'_>,
    moments: &Moments,
    piece: Piece,
    passed: &Mutex<Passed>,
) -> Portion {
    let text = String::from_utf8_lossy(&piece.text);
    let mut traces = Traces {
        text: &text,
        line: piece.line,
        tags: Tags::from(&text, 0),
        entries: Entries::new(context, moments.clone()),
        keys: Keys::new(context),
        batch: Batch::new(context.lexicon.clone()).number(Numbered::Events),
        troubles: Vec::new(),
        events: piece.events,
        traces: piece.traces,
        doings: Doings::default(),
    };
    if matches!(text, Cow::Owned(_)) {
        traces.say(LogMessage::BrokenText {}, None);
    }
    traces.read();
    traces.end(piece.broken);
    let mut all = passed.lock().unwrap_or_else(PoisonError::into_inner);
    all.add(&traces.doings.passed_in_all);
    drop(all);
    Portion::of(traces.batch, traces.troubles)
}

struct Traces<'c, 't> {
    text: &'t str,
    line: usize,
    tags: Tags<'t>,
    entries: Entries<'c>,
    keys: Keys<'c>,
    batch: Batch,
    troubles: Vec<Trouble>,
    /// How many events of the file have been seen.
    events: u64,
    /// How many traces of the file have been seen.
    traces: u64,
    doings: Doings<'t>,
}

/// What a trace says of its case.
#[derive(Default)]
struct Said<'t> {
    /// What it calls the case, where the user or the SOP says which key that is.
    case: Option<Cow<'t, str>>,
    name: Option<Cow<'t, str>>,
    values: Vec<(FieldId, Cow<'t, str>)>,
    filed: Filed<'t>,
}

impl<'t> Traces<'_, 't> {
    fn read(&mut self) {
        loop {
            let events = self.events;
            let start = self.tags.at();
            let broken = match self.tags.next() {
                Ok(Tag::End) => return,
                Ok(Tag::Close) => continue,
                Ok(Tag::Open {
                    text,
                    name,
                    empty,
                    at,
                }) => match &text[..name] {
                    "trace" => self.trace(empty).map_err(|broken| (at, broken)),
                    "event" => self.outside(text, empty).map_err(|broken| (at, broken)),
                    _ if empty => Ok(()),
                    other => self.tags.skip(other).map_err(|broken| (at, broken)),
                },
                Err(broken) => Err((start, broken)),
            };
            if let Err((from, broken)) = broken {
                self.events = events;
                self.leave_out(from, broken);
            }
        }
    }

    /// Reads a trace that was just opened and makes a case of it.
    fn trace(&mut self, empty: bool) -> Result<(), BrokenAt> {
        self.traces += 1;
        let troubles = self.troubles.len();
        let mut said = Said::default();
        self.doings.clear();
        let read = if empty {
            Ok(())
        } else {
            self.inside(&mut said)
        };
        if read.is_err() {
            self.troubles.truncate(troubles);
            return read;
        }
        let id = self.case_name(said.case.take().or(said.name.take()));
        let header = self.header(&id, said);
        let (events, changes) = self.doings.done();
        self.batch.push(&id, Some(header), events, changes);
        Ok(())
    }

    /// Reads what is in a trace, up to its end.
    fn inside(&mut self, said: &mut Said<'t>) -> Result<(), BrokenAt> {
        loop {
            match self.tags.next()? {
                Tag::Close => return Ok(()),
                Tag::End => return Err(BrokenAt(self.text.len())),
                Tag::Open {
                    text,
                    name,
                    empty,
                    at,
                } => {
                    let element = &text[..name];
                    match element {
                        "trace" => return Err(BrokenAt(at)),
                        "event" => self.event(at, empty)?,
                        _ => {
                            if is_pair(element) {
                                self.of_case(text, name, said);
                            }
                            self.pass(element, empty)?;
                        }
                    }
                }
            }
        }
    }

    fn pass(&mut self, element: &'t str, empty: bool) -> Result<(), BrokenAt> {
        if empty {
            Ok(())
        } else {
            self.tags.skip(element)
        }
    }

    /// Takes a key and a value of a trace.
    fn of_case(&mut self, text: &'t str, name: usize, said: &mut Said<'t>) {
        let (key, value) = match pair(text, name) {
            Ok(Some(pair)) => pair,
            Ok(None) => return,
            Err(what) => return self.say(LogMessage::XmlAttribute { what }, None),
        };
        let means = self.keys.of_trace(&key);
        if means.case {
            said.case = Some(value.clone());
        }
        if means.name {
            said.name = Some(value.clone());
        }
        if let Some(role) = means.filed {
            said.filed.put(role, value.clone());
        }
        if let Some(field) = means.field {
            said.values.push((field, value));
        }
    }

    /// Reads an event that was just opened.
    fn event(&mut self, at: usize, empty: bool) -> Result<(), BrokenAt> {
        self.events += 1;
        let mut doing = Doing::new(self.events);
        let wrong = match empty {
            true => None,
            false => self.of_event(&mut doing)?,
        };
        let taken = match wrong {
            Some(wrong) => Err(wrong),
            None => self.doings.take(doing, &mut self.entries),
        };
        match taken {
            Ok(doubts) => doubts.into_iter().for_each(|doubt| self.say(doubt, None)),
            Err(message) => {
                let text = self.text.get(at..self.tags.at()).unwrap_or_default();
                self.say(message, Some(text.to_string()));
            }
        }
        Ok(())
    }

    /// Takes the keys and values of an event, up to its end, and gives what can't be read among them.
    fn of_event(&mut self, doing: &mut Doing<'t>) -> Result<Option<LogMessage>, BrokenAt> {
        let mut wrong = None;
        loop {
            let (text, name, empty, at) = match self.tags.next()? {
                Tag::Close => return Ok(wrong),
                Tag::End => return Err(BrokenAt(self.text.len())),
                Tag::Open {
                    text,
                    name,
                    empty,
                    at,
                } => (text, name, empty, at),
            };
            let element = &text[..name];
            if matches!(element, "event" | "trace") {
                return Err(BrokenAt(at));
            }
            if is_pair(element) {
                match pair(text, name) {
                    Ok(Some((key, value))) => doing.put(self.keys.of_event(&key), value),
                    Ok(None) => {}
                    Err(what) => wrong = Some(LogMessage::XmlAttribute { what }),
                }
            }
            self.pass(element, empty)?;
        }
    }

    /// Passes over an event that stands in no trace.
    fn outside(&mut self, text: &'t str, empty: bool) -> Result<(), BrokenAt> {
        self.events += 1;
        self.pass("event", empty)?;
        self.say(LogMessage::EventWithoutCase {}, Some(format!("<{text}>")));
        Ok(())
    }

    /// The name of a case; its place among the traces where it has none.
    fn case_name(&mut self, name: Option<Cow<'t, str>>) -> Cow<'t, str> {
        match name.filter(|name| !name.trim().is_empty()) {
            Some(name) => name,
            None => {
                let name = self.traces.to_string();
                let trace = name.clone();
                self.say(LogMessage::TraceWithoutName { trace }, None);
                Cow::Owned(name)
            }
        }
    }

    fn header(&mut self, id: &str, said: Said<'_>) -> Header {
        let mut header = self.entries.header(id);
        for (field, written) in said.values {
            match self.entries.value(field, &written) {
                Ok(None) => {}
                Ok(value) => put(&mut header.data, field, value),
                Err(doubt) => self.say(doubt, None),
            }
        }
        match self.entries.filed(&said.filed) {
            Ok(None) => {}
            Ok(filed) => header.filed = filed,
            Err(doubt) => self.say(doubt, None),
        }
        header
    }

    /// Leaves out what stands between a position and the next trace behind a fault. Each event in it is rejected.
    fn leave_out(&mut self, from: usize, broken: BrokenAt) {
        let bytes = self.text.as_bytes();
        let mut marks = Marks::from(from);
        let mut starts = Vec::new();
        let mut next = self.text.len();
        while let Some((at, mark)) = marks.next(bytes, true) {
            match mark {
                Mark::Event => starts.push(at),
                Mark::Trace if at > from && at >= broken.0 => {
                    next = at;
                    break;
                }
                _ => {}
            }
        }
        let (line, column) = self.place(broken.0);
        let message = LogMessage::XmlBroken { line, column };
        if starts.is_empty() {
            self.say(message.clone(), None);
        }
        for (number, start) in starts.iter().enumerate() {
            let end = starts.get(number + 1).copied().unwrap_or(next);
            let text = self.text.get(*start..end).unwrap_or_default();
            self.events += 1;
            self.say(message.clone(), Some(text.trim_end().to_string()));
        }
        self.tags = Tags::from(self.text, next);
    }

    /// Says why the file breaks off behind this piece.
    fn end(&mut self, broken: Option<LogMessage>) {
        if let Some(message) = broken {
            self.say(message, None);
        }
    }

    fn say(&mut self, message: LogMessage, rejected: Option<String>) {
        self.troubles.push(Trouble {
            line: self.events,
            message,
            rejected,
        });
    }

    /// The line and the column of a position, from 1.
    fn place(&self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or(self.text);
        let lines = before.bytes().filter(|byte| *byte == b'\n').count();
        let begun = before.rfind('\n').map_or(0, |at| at + 1);
        let column = before.get(begun..).map_or(0, |line| line.chars().count());
        (self.line + lines, column + 1)
    }
}
