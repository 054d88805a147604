//! The records of a JSON file, one after the other: the elements of its list, or its lines.

use std::io::Read;

use super::nesting::{Broken, Nesting};
use super::source::Source;
use crate::diagnostic::messages::LogMessage;

/// How many keys beside the list are named.
const NAMED: usize = 20;

/// Where the records of a file stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// One on each line.
    Lines,
    /// One after the other, over any number of lines.
    Row,
    /// In a list, which stands under these keys.
    List(Vec<String>),
}

/// Where a record begins, and how many events it has if it is a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Begin {
    /// The line, from 1.
    pub line: u64,
    /// The column, from 1.
    pub column: u64,
    /// How many events.
    pub events: u64,
}

/// Why nothing more can be read, where more should be.
#[derive(Debug, Clone, PartialEq)]
pub struct Stop {
    /// What is to be said.
    pub message: LogMessage,
    /// Where it is.
    pub line: u64,
    /// Whether it is in a record, of which a part was read.
    pub in_record: bool,
}

/// A file, record by record.
pub struct Document {
    source: Source,
    place: Place,
    nesting: Nesting,
    state: State,
    /// The keys beside the list, in their order; they are passed over.
    pub passed: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Before,
    First,
    Next,
    Done,
}

impl Document {
    /// A file whose records stand at a place and have their events under a key.
    pub fn new(from: Box<dyn Read + Send>, place: &Place, events: &str) -> Document {
        Document {
            source: Source::new(from),
            place: place.clone(),
            nesting: Nesting::new(events),
            state: State::Before,
            passed: Vec::new(),
        }
    }

    /// Why the file could not be read to its end.
    pub fn failed(&mut self) -> Option<std::io::Error> {
        self.source.failed()
    }

    /// Reads the next record into a buffer; nothing at the end. Nothing follows a fault.
    ///
    /// # Errors
    ///
    /// Why no more can be read.
    pub fn next(&mut self, into: &mut Vec<u8>) -> Result<Option<Begin>, Stop> {
        if self.state == State::Done {
            return Ok(None);
        }
        let before = into.len();
        let next = match self.place {
            Place::Lines => Ok(self.line(into)),
            Place::Row => self.value(into),
            Place::List(_) => self.element(into),
        };
        if !matches!(next, Ok(Some(_))) {
            self.state = State::Done;
        }
        next.map_err(|why| {
            let (line, column) = self.source.place();
            Stop {
                message: message(why, line, column),
                line,
                in_record: into.len() > before,
            }
        })
    }

    fn line(&mut self, into: &mut Vec<u8>) -> Option<Begin> {
        self.source.peek()?;
        let (line, column) = self.source.place();
        self.source.line(into);
        Some(Begin {
            line,
            column,
            events: 0,
        })
    }

    fn value(&mut self, into: &mut Vec<u8>) -> Result<Option<Begin>, Broken> {
        if self.source.peek().is_none() {
            return Ok(None);
        }
        let (line, column) = self.source.place();
        self.source.value(&mut self.nesting, Some(into))?;
        Ok(Some(Begin {
            line,
            column,
            events: self.nesting.events(),
        }))
    }

    fn element(&mut self, into: &mut Vec<u8>) -> Result<Option<Begin>, Broken> {
        if self.state == State::Before {
            self.enter()?;
            self.state = State::First;
        }
        if self.source.takes(b']') {
            self.leave()?;
            return Ok(None);
        }
        if self.state == State::Next && !self.source.takes(b',') {
            return Err(self.unexpected());
        }
        self.state = State::Next;
        if self
            .source
            .peek()
            .is_some_and(|byte| b",]}:".contains(&byte))
        {
            return Err(Broken::Unexpected);
        }
        match self.value(into)? {
            Some(begin) => Ok(Some(begin)),
            None => Err(Broken::Ends),
        }
    }

    /// Goes to the beginning of the list.
    fn enter(&mut self) -> Result<(), Broken> {
        let Place::List(keys) = self.place.clone() else {
            return Ok(());
        };
        for key in keys {
            self.takes(b'{')?;
            let mut found = self.key()?;
            while found != key {
                self.pass(found)?;
                self.takes(b',')?;
                found = self.key()?;
            }
        }
        self.takes(b'[')
    }

    /// Goes from the end of the list to the end of the document.
    fn leave(&mut self) -> Result<(), Broken> {
        let Place::List(keys) = &self.place else {
            return Ok(());
        };
        for _ in 0..keys.len() {
            while !self.source.takes(b'}') {
                self.takes(b',')?;
                let key = self.key()?;
                self.pass(key)?;
            }
        }
        match self.source.peek() {
            None => Ok(()),
            Some(_) => Err(Broken::Unexpected),
        }
    }

    /// Passes over the value of a key beside the list.
    fn pass(&mut self, key: String) -> Result<(), Broken> {
        self.source.value(&mut self.nesting, None)?;
        if self.passed.len() < NAMED {
            self.passed.push(key);
        }
        Ok(())
    }

    fn key(&mut self) -> Result<String, Broken> {
        if self.source.peek() != Some(b'"') {
            return Err(self.unexpected());
        }
        let mut written = Vec::new();
        self.source.value(&mut self.nesting, Some(&mut written))?;
        let key = serde_json::from_slice(&written).map_err(|_| Broken::Unexpected)?;
        self.takes(b':')?;
        Ok(key)
    }

    fn takes(&mut self, byte: u8) -> Result<(), Broken> {
        match self.source.takes(byte) {
            true => Ok(()),
            false => Err(self.unexpected()),
        }
    }

    fn unexpected(&mut self) -> Broken {
        match self.source.peek() {
            Some(_) => Broken::Unexpected,
            None => Broken::Ends,
        }
    }
}

fn message(why: Broken, line: u64, column: u64) -> LogMessage {
    match why {
        Broken::Ends => LogMessage::JsonEndsEarly { line },
        Broken::Unexpected => LogMessage::JsonBroken { line, column },
        Broken::TooDeep => LogMessage::JsonTooDeep { line, column },
        Broken::TooLong => LogMessage::RecordTooLong { line },
    }
}
