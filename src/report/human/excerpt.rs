//! The lines of a source that a drawing shows, as a small text of their own.
//!
//! miette walks a text for every label and shows places in the order of the file. The excerpt is found by the index of
//! lines that a [`Source`] has, has the place that is blamed first, and tames what would spoil a terminal: control
//! characters, and lines of which only a part can be shown.

use std::collections::BTreeMap;
use std::ops::Range;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::report::words::tame;
use crate::source::{Position, Source, Span};

/// A line longer than this many bytes is shown in part.
const LONG_LINE: usize = 400;

/// How many bytes of a long line are shown on either side of a place.
const AROUND: usize = 60;

/// Two places with no more lines than this between them are shown in one picture.
const GAP: usize = 2;

/// Lines of a source, put one below the other.
#[derive(Debug)]
pub(super) struct Excerpt {
    name: String,
    text: String,
    parts: Vec<Part>,
    /// Where the places are: their offset here, and their position in the source.
    heads: BTreeMap<usize, Position>,
}

/// Lines that follow each other in the source.
#[derive(Debug)]
struct Part {
    bytes: Range<usize>,
    first_line: usize,
    lines: usize,
}

impl Excerpt {
    /// The excerpt for some places, and where each of them is in it; nothing for one that is too far from the first in
    /// a long line. The part with the first place comes first.
    pub(super) fn of(source: &Source, places: &[Span]) -> (Excerpt, Vec<Option<Range<usize>>>) {
        let places: Vec<Shown> = places.iter().map(|span| Shown::of(source, *span)).collect();
        let mut excerpt = Excerpt {
            name: source.name().to_string(),
            text: String::new(),
            parts: Vec::new(),
            heads: BTreeMap::new(),
        };
        let mut found = vec![None; places.len()];
        for lines in parts(&places) {
            excerpt.add_part(source, lines, &places, &mut found);
        }
        (excerpt, found)
    }

    fn add_part(
        &mut self,
        source: &Source,
        lines: Range<usize>,
        places: &[Shown],
        found: &mut [Option<Range<usize>>],
    ) {
        let start = self.text.len();
        for line in lines.clone() {
            let here = |(_, place): &(usize, &Shown)| place.at.line == line;
            let on_line = places.iter().enumerate().filter(here);
            let window = window(source.line(line), on_line.clone().next().map(|(_, p)| p));
            let at = self.add_line(source.line(line), &window);
            for (index, place) in on_line {
                found[index] = place.inside(&window).map(|r| at + r.start..at + r.end);
                if let Some(range) = &found[index] {
                    self.heads.insert(range.start, place.at);
                }
            }
        }
        self.parts.push(Part {
            bytes: start..self.text.len(),
            first_line: lines.start,
            lines: lines.len(),
        });
    }

    /// Adds a window of a line and says where the window begins.
    fn add_line(&mut self, line: &str, window: &Range<usize>) -> usize {
        if window.start > 0 {
            self.text.push('…');
        }
        let at = self.text.len();
        self.text
            .push_str(&tame(line.get(window.clone()).unwrap_or("")));
        if window.end < line.len() {
            self.text.push('…');
        }
        self.text.push('\n');
        at
    }
}

/// A place as it is shown: on one line, on whole characters.
struct Shown {
    at: Position,
    /// Bytes of its line.
    bytes: Range<usize>,
}

impl Shown {
    fn of(source: &Source, span: Span) -> Shown {
        let text = source.text();
        // The end of a text is shown behind its last words, not on the empty line after them.
        let start = match span.start() < text.len() {
            true => span.start(),
            false => text.trim_end().len(),
        };
        let at = source.position(start);
        let line = source.line(at.line);
        let line_start = source.line_start(at.line);
        let from = floor(line, start - line_start);
        let to = floor(line, span.end().saturating_sub(line_start));
        Shown {
            at,
            bytes: from..to.max(from),
        }
    }

    /// The place within a window of its line, if it begins there.
    fn inside(&self, window: &Range<usize>) -> Option<Range<usize>> {
        let within = (window.start..=window.end).contains(&self.bytes.start);
        let end = self.bytes.end.min(window.end);
        within.then(|| self.bytes.start - window.start..end - window.start)
    }
}

/// The runs of lines that hold the places, that of the first place first.
fn parts(places: &[Shown]) -> Vec<Range<usize>> {
    let mut lines: Vec<usize> = places.iter().map(|place| place.at.line).collect();
    lines.sort_unstable();
    let mut parts: Vec<Range<usize>> = Vec::new();
    for line in lines {
        match parts.last_mut() {
            Some(last) if line <= last.end + GAP => last.end = last.end.max(line + 1),
            _ => parts.push(line..line + 1),
        }
    }
    let first = |part: &Range<usize>| places.first().is_some_and(|p| part.contains(&p.at.line));
    parts.sort_by_key(|part| !first(part));
    parts
}

/// The bytes of a line that are shown: all of them, or some around a place where the line is long.
fn window(line: &str, place: Option<&Shown>) -> Range<usize> {
    if line.len() <= LONG_LINE {
        return 0..line.len();
    }
    let at = place.map_or(0, |place| place.bytes.start);
    floor(line, at.saturating_sub(AROUND))..floor(line, at + AROUND)
}

/// The nearest boundary of a character at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

impl SourceCode for Excerpt {
    /// The part in which a place lies. A place over several parts has none, so that they are drawn apart. Asked for no
    /// lines around the place, miette wants to know where the place is, for the head of the picture.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        lines_before: usize,
        _lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        let holds = |part: &&Part| part.bytes.start <= start && end <= part.bytes.end;
        let part = self
            .parts
            .iter()
            .find(holds)
            .ok_or(MietteError::OutOfBounds)?;
        let top = Position {
            line: part.first_line,
            column: 1,
        };
        let shown = match lines_before {
            0 => self.heads.get(&start).copied().unwrap_or(top),
            _ => top,
        };
        let data = self.text.get(part.bytes.clone()).unwrap_or("");
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            data.as_bytes(),
            (part.bytes.start, data.len()).into(),
            shown.line - 1,
            shown.column - 1,
            part.lines,
        )))
    }
}
