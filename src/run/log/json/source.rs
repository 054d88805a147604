//! The text of a JSON document, value by value, with its lines and columns.

use std::io::{self, Read};

use super::nesting::{Broken, Nesting};

/// How much is read at once.
const CHUNK: usize = 1 << 18;

/// How long a value can be.
const LONGEST: usize = 1 << 27;

/// A document that is read bit by bit.
pub struct Source {
    from: Box<dyn Read + Send>,
    chunk: Vec<u8>,
    at: usize,
    line: u64,
    column: u64,
    failed: Option<io::Error>,
}

impl Source {
    /// At its beginning.
    pub fn new(from: Box<dyn Read + Send>) -> Source {
        Source {
            from,
            chunk: Vec::new(),
            at: 0,
            line: 1,
            column: 1,
            failed: None,
        }
    }

    /// The line and the column it is at, from 1. The column counts bytes.
    pub fn place(&self) -> (u64, u64) {
        (self.line, self.column)
    }

    /// Why it could not be read to its end.
    pub fn failed(&mut self) -> Option<io::Error> {
        self.failed.take()
    }

    /// The next byte that is no blank; nothing at the end.
    pub fn peek(&mut self) -> Option<u8> {
        loop {
            self.fill();
            let rest = self.chunk.get(self.at..)?;
            let blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
            match rest.iter().position(|byte| !blank(byte)) {
                Some(blanks) => {
                    self.pass(blanks);
                    return self.chunk.get(self.at).copied();
                }
                None if rest.is_empty() => return None,
                None => self.pass(rest.len()),
            }
        }
    }

    /// Passes over this byte, if it is the next that is no blank.
    pub fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        if is_next {
            self.pass(1);
        }
        is_next
    }

    /// Reads a value, and keeps it if somewhere to keep it is given.
    ///
    /// # Errors
    ///
    /// Why it has no end.
    pub fn value(
        &mut self,
        nesting: &mut Nesting,
        mut keep: Option<&mut Vec<u8>>,
    ) -> Result<(), Broken> {
        nesting.restart();
        let start = keep.as_ref().map_or(0, |keep| keep.len());
        self.peek();
        loop {
            self.fill();
            let rest = &self.chunk[self.at..];
            if rest.is_empty() {
                return match nesting.ends_here() {
                    true => Ok(()),
                    false => Err(Broken::Ends),
                };
            }
            let fed = nesting.feed(rest);
            let taken = *fed.as_ref().unwrap_or_else(|(taken, _)| taken);
            if let Some(keep) = keep.as_mut() {
                keep.extend_from_slice(&rest[..taken]);
                if keep.len() - start > LONGEST {
                    return Err(Broken::TooLong);
                }
            }
            self.pass(taken);
            fed.map_err(|(_, why)| why)?;
            if nesting.is_done() {
                return Ok(());
            }
        }
    }

    /// Reads what is left of a line, without its end; of a very long one, its beginning.
    pub fn line(&mut self, keep: &mut Vec<u8>) {
        let start = keep.len();
        loop {
            self.fill();
            let rest = &self.chunk[self.at..];
            let end = rest.iter().position(|byte| *byte == b'\n');
            let taken = end.unwrap_or(rest.len());
            let room = LONGEST.saturating_sub(keep.len() - start);
            keep.extend_from_slice(&rest[..taken.min(room)]);
            if end.is_some() || rest.is_empty() {
                return self.pass(taken);
            }
            self.pass(taken);
        }
    }

    /// Goes on by so many bytes.
    fn pass(&mut self, bytes: usize) {
        let passed = &self.chunk[self.at..self.at + bytes];
        let lines = passed.iter().filter(|byte| **byte == b'\n').count();
        self.line += lines as u64;
        match passed.iter().rposition(|byte| *byte == b'\n') {
            Some(last) => self.column = (bytes - last) as u64,
            None => self.column += bytes as u64,
        }
        self.at += bytes;
    }

    /// Reads more where all is passed.
    fn fill(&mut self) {
        if self.at < self.chunk.len() || self.failed.is_some() {
            return;
        }
        self.chunk.clear();
        self.at = 0;
        let read = (&mut self.from)
            .take(CHUNK as u64)
            .read_to_end(&mut self.chunk);
        self.failed = read.err();
    }
}
