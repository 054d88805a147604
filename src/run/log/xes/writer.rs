//! Writing a log as XES, with the standard extensions that tools of process mining know.
//!
//! A piece of work is two events, its `start` and its `complete`, tied together by `concept:instance`. The events of a
//! trace stand in the order of their times.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, Event};

use crate::calendar::Moment;
use crate::run::log::{Layout, Piece, Role};

/// The extensions: name, prefix.
const EXTENSIONS: [(&str, &str); 4] = [
    ("Concept", "concept"),
    ("Lifecycle", "lifecycle"),
    ("Organizational", "org"),
    ("Time", "time"),
];

/// Writes traces.
pub struct Traces<'p, W: Write> {
    layout: Layout<'p>,
    out: Writer<W>,
}

/// Half of a piece of work.
struct Half<'h> {
    at: Moment,
    piece: &'h Piece<'h>,
    number: usize,
    done: bool,
}

impl<'p, W: Write> Traces<'p, W> {
    /// Begins with the head of the log.
    pub fn new(layout: Layout<'p>, out: W) -> io::Result<Traces<'p, W>> {
        let mut traces = Traces {
            layout,
            out: Writer::new_with_indent(out, b' ', 2),
        };
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), None);
        traces.out.write_event(Event::Decl(declaration))?;
        let log = [
            ("xes.version", "1849-2016"),
            ("xes.features", ""),
            ("xmlns", "http://www.xes-standard.org/"),
        ];
        traces.open("log", &log)?;
        for (name, prefix) in EXTENSIONS {
            let uri = format!("http://www.xes-standard.org/{prefix}.xesext");
            let extension = [("name", name), ("prefix", prefix), ("uri", uri.as_str())];
            traces.empty("extension", &extension)?;
        }
        let classifier = [("name", "Activity"), ("keys", "concept:name")];
        traces.empty("classifier", &classifier)?;
        Ok(traces)
    }

    /// Writes what was done in a case, in its order.
    pub fn case(&mut self, case: &str, pieces: &[Piece<'_>]) -> io::Result<()> {
        self.open("trace", &[])?;
        self.pair("string", "concept:name", case)?;
        for half in halves(pieces) {
            self.event(&half)?;
        }
        self.close("trace")
    }

    fn event(&mut self, half: &Half<'_>) -> io::Result<()> {
        let transition = if half.done { "complete" } else { "start" };
        self.open("event", &[])?;
        self.pair("string", "concept:name", half.piece.activity)?;
        self.pair("string", "concept:instance", &half.number.to_string())?;
        self.pair("string", "lifecycle:transition", transition)?;
        let at = self.layout.moment(half.at);
        self.pair("date", "time:timestamp", &at)?;
        self.pair("string", "org:role", half.piece.actor)?;
        self.pair("string", "org:resource", &half.piece.person)?;
        if half.done {
            self.end(half.piece)?;
        }
        self.close("event")
    }

    /// What is known when a piece of work is done.
    fn end(&mut self, piece: &Piece<'_>) -> io::Result<()> {
        let outcome = self.layout.head(Role::Outcome).to_string();
        self.pair("string", &outcome, piece.outcome)?;
        let known = |(field, head): &(_, String)| {
            let mut values = piece.values.iter();
            let (_, value) = values.find(|(known, _)| known == field)?;
            Some((head.clone(), value.as_str()))
        };
        let values: Vec<_> = self.layout.fields().iter().filter_map(known).collect();
        let mut values = values.into_iter();
        values.try_for_each(|(head, value)| self.pair("string", &head, value))
    }

    /// Writes the end of the log, and gives back what it was written to.
    pub fn finish(mut self) -> io::Result<W> {
        self.close("log")?;
        let mut out = self.out.into_inner();
        out.write_all(b"\n")?;
        Ok(out)
    }

    /// A key with its value; nothing where it has none.
    fn pair(&mut self, kind: &str, key: &str, value: &str) -> io::Result<()> {
        match value.is_empty() {
            true => Ok(()),
            false => self.empty(kind, &[("key", key), ("value", value)]),
        }
    }

    fn empty(&mut self, tag: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.out.write_event(Event::Empty(start(tag, attributes)))
    }

    fn open(&mut self, tag: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.out.write_event(Event::Start(start(tag, attributes)))
    }

    fn close(&mut self, tag: &str) -> io::Result<()> {
        self.out.write_event(Event::End(BytesEnd::new(tag)))
    }
}

/// The beginnings and the ends of pieces of work, in the order of their times; at one moment in the order of the pieces,
/// so that each begins before it ends.
fn halves<'h>(pieces: &'h [Piece<'h>]) -> Vec<Half<'h>> {
    let mut halves = Vec::with_capacity(2 * pieces.len());
    for (number, piece) in pieces.iter().enumerate() {
        let half = |at, done| Half {
            at,
            piece,
            number,
            done,
        };
        halves.extend(piece.started.map(|at| half(at, false)));
        halves.push(half(piece.completed, true));
    }
    halves.sort_by_key(|half| (half.at, half.number, half.done));
    halves
}

fn start<'t>(tag: &'t str, attributes: &[(&str, &str)]) -> BytesStart<'t> {
    let mut start = BytesStart::new(tag);
    for (name, value) in attributes {
        let value: String = value.chars().map(held).collect();
        start.push_attribute((*name, value.as_str()));
    }
    start
}

/// A letter, or a blank for one that an attribute of XML can't hold as it is.
fn held(letter: char) -> char {
    match letter {
        '\u{fffe}' | '\u{ffff}' => ' ',
        other if other.is_control() => ' ',
        other => other,
    }
}
