//! Reading JSON: cases with their events, or events that name their case; in one document, or one on each line.
//!
//! How a file is built is seen from its beginning (`shape`). One thread then cuts the text into records by its brackets
//! (`document`), and all of them parse, read and judge. A case with its events is whole by itself, so the memory that is
//! needed does not grow with the file; for events alone see `flat`.

mod document;
mod flat;
mod keys;
mod nested;
mod nesting;
mod pieces;
mod shape;
mod source;
mod tree;
mod values;

use std::io::{Cursor, Read};

use document::Document;
use pieces::Pieces;
use shape::{Shape, recognise};

use super::count::Counting;
use super::{Context, Fault, Input, Reading, Worker, bytes, pool};
use crate::diagnostic::messages::LogMessage;

/// How much of a file is looked at to see how it is built.
const HEAD: u64 = 1 << 18;

/// Reads a log and hands it to the workers.
///
/// # Errors
///
/// When the file can't be opened or unpacked to its end, is no JSON, or has no key that every log needs. A record that is
/// faulty is rejected; where the brackets of a document are faulty, what follows is not read, and a trouble says where.
pub fn read<W: Worker>(
    context: &Context<'_>,
    input: &Input<'_>,
    make: impl Fn() -> W + Sync,
) -> Result<(Vec<W>, Reading), Fault> {
    let (mut source, mut notes) = bytes::open(input, context.options)?;
    let mut head = Vec::new();
    let read = (&mut source).take(HEAD).read_to_end(&mut head);
    read.map_err(|why| bytes::fault(input.name, why))?;
    let shape = recognise(context, &head);
    let shape = shape.map_err(|(line, message)| Fault::new(input.name, line, message))?;
    notes.extend(shape.notes.iter().cloned());
    let source: Box<dyn Read + Send> = Box::new(Cursor::new(head).chain(source));
    let log = Log {
        context,
        input,
        shape: &shape,
    };
    let (workers, mut reading, passed) = match shape.nested {
        true => log.nested(source, make)?,
        false => log.flat(source, make, &mut notes)?,
    };
    if !passed.is_empty() {
        let keys: Vec<String> = passed.iter().map(|key| format!("`{key}`")).collect();
        let keys = keys.join(", ");
        notes.push(LogMessage::KeysPassed { keys });
    }
    notes.append(&mut reading.notes);
    reading.notes = notes;
    Ok((workers, reading))
}

/// A file whose shape is known.
struct Log<'l> {
    context: &'l Context<'l>,
    input: &'l Input<'l>,
    shape: &'l Shape,
}

/// What comes of reading: the workers, the counts, and the keys that were passed over.
type Done<W> = (Vec<W>, Reading, Vec<String>);

impl Log<'_> {
    fn nested<W: Worker>(
        &self,
        source: Box<dyn Read + Send>,
        make: impl Fn() -> W + Sync,
    ) -> Result<Done<W>, Fault> {
        let mut pieces = self.pieces(source, None);
        let counting = Counting::default();
        let workers = pool(
            self.context.options.threads,
            || pieces.next(),
            |piece| counting.portion(nested::portion(*self.context, self.shape, &piece)),
            make,
        );
        self.done(workers, &counting, pieces)
    }

    fn flat<W: Worker>(
        &self,
        source: Box<dyn Read + Send>,
        make: impl Fn() -> W + Sync,
        notes: &mut Vec<LogMessage>,
    ) -> Result<Done<W>, Fault> {
        let cuts = flat::cuts(*self.context, self.pieces(source, None));
        let (again, _) = bytes::open(self.input, self.context.options)?;
        let counting = Counting::default();
        let threads = self.context.options.threads;
        let is_sorted = cuts.is_some();
        let mut pieces = self.pieces(again, cuts);
        let workers = if is_sorted {
            pool(
                threads,
                || pieces.next(),
                |piece| counting.portion(flat::portion(*self.context, self.shape, &piece)),
                make,
            )
        } else {
            notes.push(LogMessage::NotSorted {});
            let mut groups = flat::grouped(*self.context, self.shape, &mut pieces);
            pool(
                threads,
                || groups.next(),
                |group| counting.portion(group.portion(*self.context, self.shape)),
                make,
            )
        };
        self.done(workers, &counting, pieces)
    }

    fn pieces(&self, source: Box<dyn Read + Send>, cuts: Option<Vec<u64>>) -> Pieces {
        let document = Document::new(source, &self.shape.place, &self.shape.events);
        Pieces::new(document, &self.shape.place, self.shape.nested, cuts)
    }

    fn done<W>(
        &self,
        workers: Vec<W>,
        counting: &Counting,
        pieces: Pieces,
    ) -> Result<Done<W>, Fault> {
        let (failed, passed) = pieces.end();
        match failed {
            Some(why) => Err(bytes::fault(self.input.name, why)),
            None => Ok((workers, counting.reading(), passed)),
        }
    }
}
