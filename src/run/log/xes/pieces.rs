//! Cuts XES into pieces of whole traces, so that several threads can read one file.
//!
//! It looks at tags alone: where events and traces begin and end, which no attribute can hide, because `<` can't stand in
//! one. What stands before the first trace is passed over and not kept.

use std::io::{self, Read};

use memchr::{memchr, memmem};

use crate::diagnostic::messages::LogMessage;

/// How much text a piece has at least, where there is more.
const PIECE: usize = 1 << 20;

/// How much is read at once.
const CHUNK: usize = 1 << 18;

/// How long a trace can be.
const LONGEST: usize = 1 << 27;

/// How much of a tag has to be seen to know it.
const KNOWN_BY: usize = 10;

/// Some whole traces, as they stand in the file.
#[derive(Debug)]
pub struct Piece {
    /// The text.
    pub text: Vec<u8>,
    /// The line in which it begins, from 1.
    pub line: usize,
    /// How many events stand before it.
    pub events: u64,
    /// How many traces stand before it.
    pub traces: u64,
    /// Why nothing follows, where more should.
    pub broken: Option<LogMessage>,
}

/// A tag that tells where things begin and end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// The beginning of the log.
    Log,
    /// The end of the log, or a log that holds nothing.
    LogEnd,
    /// The beginning of a trace.
    Trace,
    /// The beginning of an event.
    Event,
    /// An entity that the file defines itself.
    Entity,
}

/// Finds the marks of a text that is read bit by bit.
#[derive(Debug, Default)]
pub struct Marks {
    /// Up to where it has looked.
    at: usize,
    /// What ends the comment, or the like, that it is in.
    hidden: Option<&'static [u8]>,
}

impl Marks {
    /// Looks from a position on.
    pub fn from(at: usize) -> Marks {
        Marks { at, hidden: None }
    }

    /// The next mark and its position; nothing where more text has to be read first. `whole` says that there is none.
    pub fn next(&mut self, text: &[u8], whole: bool) -> Option<(usize, Mark)> {
        loop {
            let rest = text.get(self.at..)?;
            if let Some(end) = self.hidden {
                let Some(found) = memmem::find(rest, end) else {
                    self.at = text.len().saturating_sub(end.len() - 1).max(self.at);
                    return None;
                };
                self.at += found + end.len();
                self.hidden = None;
                continue;
            }
            let Some(found) = memchr(b'<', rest) else {
                self.at = text.len();
                return None;
            };
            let tag = &rest[found..];
            self.at += found;
            if tag.len() < KNOWN_BY && !whole {
                return None;
            }
            let position = self.at;
            self.hidden = hides(tag);
            self.at += 1;
            if let Some(mark) = mark(tag) {
                return Some((position, mark));
            }
        }
    }
}

/// What ends a part in which tags are no tags.
fn hides(tag: &[u8]) -> Option<&'static [u8]> {
    match tag.get(1)? {
        b'!' if tag.starts_with(b"<!--") => Some(b"-->"),
        b'!' if tag.starts_with(b"<![CDATA[") => Some(b"]]>"),
        b'?' => Some(b"?>"),
        _ => None,
    }
}

fn mark(tag: &[u8]) -> Option<Mark> {
    let is = |name: &[u8]| {
        let after = tag.get(name.len());
        tag.starts_with(name)
            && after.is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/'))
    };
    match tag.get(1)? {
        b'e' => is(b"<event").then_some(Mark::Event),
        b't' => is(b"<trace").then_some(Mark::Trace),
        b'l' if tag.starts_with(b"<log/>") => Some(Mark::LogEnd),
        b'l' => is(b"<log").then_some(Mark::Log),
        b'/' => is(b"</log").then_some(Mark::LogEnd),
        b'!' => is(b"<!ENTITY").then_some(Mark::Entity),
        _ => None,
    }
}

/// The pieces of a file.
pub struct Pieces {
    source: Box<dyn Read + Send>,
    text: Vec<u8>,
    marks: Marks,
    whole: bool,
    failed: Option<io::Error>,
    line: usize,
    events: u64,
    traces: u64,
    done: bool,
}

impl Pieces {
    /// Reads up to the first trace.
    ///
    /// # Errors
    ///
    /// What keeps the file from being read as XES. A file that can't be read at all is told by [`Pieces::failed`].
    pub fn open(source: Box<dyn Read + Send>) -> Result<Pieces, LogMessage> {
        let mut pieces = Pieces {
            source,
            text: Vec::new(),
            marks: Marks::default(),
            whole: false,
            failed: None,
            line: 1,
            events: 0,
            traces: 0,
            done: false,
        };
        let mut is_log = false;
        loop {
            match pieces.marks.next(&pieces.text, pieces.whole) {
                Some((_, Mark::Entity)) => return Err(LogMessage::XmlEntities {}),
                Some((_, Mark::Log)) => is_log = true,
                Some((at, mark)) if is_log || mark == Mark::LogEnd => {
                    pieces.drop_before(at);
                    return Ok(pieces);
                }
                Some(_) => return Err(LogMessage::NoXesLog {}),
                None if pieces.whole => return pieces.without_traces(is_log),
                None => {
                    pieces.drop_before(pieces.marks.at);
                    pieces.fill();
                }
            }
        }
    }

    /// The beginning of what is to come.
    pub fn begun(&self) -> &[u8] {
        &self.text
    }

    /// The next piece; nothing at the end. A piece ends where a trace begins.
    pub fn next(&mut self) -> Option<Piece> {
        if self.done {
            return None;
        }
        let (mut events, mut traces) = (self.events, self.traces);
        loop {
            match self.marks.next(&self.text, self.whole) {
                Some((at, Mark::Trace)) if at >= PIECE => {
                    return Some(self.cut(at, (events, traces), None));
                }
                Some((_, Mark::Trace)) => traces += 1,
                Some((_, Mark::Event)) => events += 1,
                Some((at, Mark::LogEnd)) => {
                    self.done = true;
                    return Some(self.cut(at, (events, traces), None));
                }
                Some(_) => {}
                None if self.failed.is_some() => return None,
                None if self.whole || self.text.len() > LONGEST => {
                    self.done = true;
                    let why = self.why_broken();
                    return Some(self.cut(self.text.len(), (events, traces), Some(why)));
                }
                None => self.fill(),
            }
        }
    }

    /// A log of which nothing but its beginning could be found.
    fn without_traces(self, is_log: bool) -> Result<Pieces, LogMessage> {
        if is_log || self.failed.is_some() {
            return Ok(self);
        }
        Err(LogMessage::NoXesLog {})
    }

    /// Why the file could not be read to its end.
    pub fn failed(self) -> Option<io::Error> {
        self.failed
    }

    fn why_broken(&self) -> LogMessage {
        match self.whole {
            true => LogMessage::XmlEndsEarly {
                line: self.line + lines(&self.text),
            },
            false => LogMessage::CaseTooLong { line: self.line },
        }
    }

    /// Cuts off what stands before a position.
    fn cut(&mut self, at: usize, so_far: (u64, u64), broken: Option<LogMessage>) -> Piece {
        let rest = self.text.split_off(at.min(self.text.len()));
        let text = std::mem::replace(&mut self.text, rest);
        self.marks = Marks::default();
        let piece = Piece {
            line: self.line,
            events: self.events,
            traces: self.traces,
            broken,
            text,
        };
        self.line += lines(&piece.text);
        (self.events, self.traces) = so_far;
        piece
    }

    fn drop_before(&mut self, at: usize) {
        let passed: Vec<u8> = self.text.drain(..at.min(self.text.len())).collect();
        self.line += lines(&passed);
        self.marks = Marks {
            at: 0,
            hidden: self.marks.hidden,
        };
    }

    fn fill(&mut self) {
        let before = self.text.len();
        let read = (&mut self.source)
            .take(CHUNK as u64)
            .read_to_end(&mut self.text);
        self.whole = read.is_err() || self.text.len() == before;
        self.failed = read.err();
    }
}

fn lines(text: &[u8]) -> usize {
    text.iter().filter(|byte| **byte == b'\n').count()
}
