//! Some records of a JSON file at a time, for one thread to read.

use std::borrow::Cow;
use std::io;

use super::document::{Begin, Document, Place, Stop};
use super::tree::{Json, Pairs};
use crate::diagnostic::messages::LogMessage;
use crate::run::log::Trouble;

/// How much text a piece has at least, and how many records, where there are more.
const PIECE: usize = 1 << 19;
const RECORDS: usize = 1 << 13;

/// Some records, as they stand in the file.
#[derive(Debug, Default)]
pub struct Piece {
    text: Vec<u8>,
    records: Vec<Record>,
    stop: Option<Stop>,
}

/// A record of a piece.
#[derive(Debug, Clone, Copy)]
struct Record {
    /// Where it ends in the text.
    end: usize,
    begin: Begin,
    /// How many events, or records that are events, stand before it in the file.
    before: u64,
}

/// The pieces of a file.
pub struct Pieces {
    document: Document,
    lines: bool,
    nested: bool,
    /// At which records a piece ends, where it may not end anywhere.
    cuts: Option<Vec<u64>>,
    records: u64,
    events: u64,
    done: bool,
}

impl Pieces {
    /// Of a file with records of a kind. With `cuts`, a piece ends before these records and nowhere else.
    pub fn new(document: Document, place: &Place, nested: bool, cuts: Option<Vec<u64>>) -> Pieces {
        Pieces {
            document,
            lines: *place == Place::Lines,
            nested,
            cuts,
            records: 0,
            events: 0,
            done: false,
        }
    }

    /// The next piece; nothing at the end.
    pub fn next(&mut self) -> Option<Piece> {
        let mut piece = Piece::default();
        while !self.done {
            match self.document.next(&mut piece.text) {
                Ok(Some(begin)) => {
                    self.add(&mut piece, begin);
                    if self.is_full(&piece) {
                        return Some(piece);
                    }
                }
                Ok(None) => self.done = true,
                Err(stop) => {
                    piece.stop = Some(stop);
                    self.done = true;
                }
            }
        }
        (!piece.records.is_empty() || piece.stop.is_some()).then_some(piece)
    }

    /// Why the file could not be read to its end, and the keys beside its list.
    pub fn end(mut self) -> (Option<io::Error>, Vec<String>) {
        (self.document.failed(), self.document.passed)
    }

    fn add(&mut self, piece: &mut Piece, begin: Begin) {
        let before = match (self.lines, self.nested) {
            (true, _) => begin.line.saturating_sub(1),
            (false, true) => self.events,
            (false, false) => self.records,
        };
        piece.records.push(Record {
            end: piece.text.len(),
            begin,
            before,
        });
        self.records += 1;
        self.events += begin.events;
    }

    fn is_full(&self, piece: &Piece) -> bool {
        match &self.cuts {
            Some(cuts) => cuts.binary_search(&self.records).is_ok(),
            None => piece.text.len() >= PIECE || piece.records.len() >= RECORDS,
        }
    }
}

/// A record that could be read.
pub struct Read<'p> {
    /// What it says.
    pub pairs: Pairs<'p>,
    /// How it is written.
    pub text: &'p str,
    /// The line or the position before its first event.
    pub before: u64,
}

impl Piece {
    /// Reads the records and hands each to `take`. What is no record is told.
    pub fn read(
        &self,
        troubles: &mut Vec<Trouble>,
        mut take: impl FnMut(Read<'_>, &mut Vec<Trouble>),
    ) {
        let mut start = 0;
        let mut before = 0;
        for record in &self.records {
            let text = String::from_utf8_lossy(&self.text[start..record.end]);
            start = record.end;
            before = record.before + 1;
            if matches!(text, Cow::Owned(_)) {
                troubles.push(Trouble {
                    line: before,
                    message: LogMessage::BrokenText {},
                    rejected: None,
                });
            }
            let rejected = match serde_json::from_str::<Json<'_>>(&text) {
                Ok(Json::Object(pairs)) => {
                    told_twice(&pairs, before, troubles);
                    let text = &text;
                    let before = record.before;
                    take(
                        Read {
                            pairs,
                            text,
                            before,
                        },
                        troubles,
                    );
                    continue;
                }
                Ok(_) => LogMessage::NoObject {},
                Err(why) => faulty(&why, record.begin),
            };
            troubles.push(Trouble {
                line: before,
                message: rejected,
                rejected: Some(text.trim().to_string()),
            });
        }
        if let Some(stop) = &self.stop {
            let rest = String::from_utf8_lossy(&self.text[start..]);
            troubles.push(Trouble {
                line: before.max(1),
                message: stop.message.clone(),
                rejected: stop.in_record.then(|| rest.trim().to_string()),
            });
        }
    }
}

impl Piece {
    /// Looks at what the records say, without a word about those that can't be read.
    pub fn read_all(&self, mut look: impl FnMut(Option<&Pairs<'_>>)) {
        let mut start = 0;
        for record in &self.records {
            let text = &self.text[start..record.end];
            start = record.end;
            match serde_json::from_slice::<Json<'_>>(text) {
                Ok(Json::Object(pairs)) => look(Some(&pairs)),
                _ => look(None),
            }
        }
    }
}

/// Says which keys an object has twice.
pub fn told_twice(pairs: &Pairs<'_>, line: u64, troubles: &mut Vec<Trouble>) {
    for (at, (key, _)) in pairs.iter().enumerate() {
        if pairs.iter().take(at).any(|(earlier, _)| earlier == key) {
            let key = key.to_string();
            troubles.push(Trouble {
                line,
                message: LogMessage::KeyTwice { key },
                rejected: None,
            });
        }
    }
}

/// What is wrong with the text of a record.
fn faulty(why: &serde_json::Error, begin: Begin) -> LogMessage {
    let (line, column) = match why.line() as u64 {
        0 | 1 => (
            begin.line,
            begin.column + (why.column() as u64).saturating_sub(1),
        ),
        line => (begin.line + line - 1, why.column() as u64),
    };
    match why.classify() {
        serde_json::error::Category::Data => LogMessage::NumberTooLong { line, column },
        _ => LogMessage::RecordBroken { line, column },
    }
}
