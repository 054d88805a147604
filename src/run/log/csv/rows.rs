//! From rows to events.

use std::borrow::Cow;

use super::super::{Context, Moments, Trouble};
use super::cells::{Cells, Row};
use super::head::Head;
use super::source::{Piece, lines};
use super::texts::Texts;
use super::times::Times;
use crate::calendar::Moment;
use crate::diagnostic::messages::LogMessage;
use crate::run::{Activity, Event, Names, WordId};

/// A row that is an event.
pub(super) struct EventRow<'r> {
    /// The case it belongs to.
    pub case: &'r str,
    /// What happened.
    pub event: Event,
    text: &'r str,
    cells: &'r Cells,
}

impl EventRow<'_> {
    /// The cell in a column.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(self.text, column)
    }
}

/// Reads rows. Each thread has one of its own, for it remembers what it has met.
pub(super) struct RowReader<'c> {
    head: &'c Head,
    cells: Cells,
    words: Words<'c>,
    started: Times,
    completed: Times,
}

/// What the words of a log mean, as far as they were met.
struct Words<'c> {
    context: Context<'c>,
    activities: Memo<Meaning>,
    numbers: Memo<Meaning>,
    actors: Memo<Option<WordId>>,
    persons: Memo<Option<WordId>>,
    outcomes: Memo<Option<WordId>>,
}

/// What a cell says was done.
#[derive(Debug, Clone, Copy)]
enum Meaning {
    Nothing,
    Known(Activity),
    Unknown(WordId),
}

/// What was found out about texts.
struct Memo<T> {
    texts: Texts,
    values: Vec<T>,
}

impl<T: Copy> Memo<T> {
    fn new() -> Memo<T> {
        Memo {
            texts: Texts::new(),
            values: Vec::new(),
        }
    }

    /// What is known of a text, and what `find` says of a new one.
    fn get(&mut self, text: &str, find: impl Fn(&str) -> T) -> T {
        let (number, _) = self.texts.number(text);
        match self.values.get(number) {
            Some(value) => *value,
            None => {
                let value = find(text.trim());
                self.values.push(value);
                value
            }
        }
    }
}

impl<'c> RowReader<'c> {
    pub(super) fn new(context: &Context<'c>, head: &'c Head) -> RowReader<'c> {
        RowReader {
            head,
            cells: Cells::default(),
            words: Words {
                context: *context,
                activities: Memo::new(),
                numbers: Memo::new(),
                actors: Memo::new(),
                persons: Memo::new(),
                outcomes: Memo::new(),
            },
            started: Times::new(head.moments.started.clone()),
            completed: Times::new(head.moments.completed.clone()),
        }
    }

    /// Reads the rows of a piece, gives each that is an event to `take`, and says how many rows there are.
    pub(super) fn read(
        &mut self,
        piece: &Piece,
        troubles: &mut Vec<Trouble>,
        mut take: impl FnMut(EventRow<'_>, &mut Vec<Trouble>),
    ) -> u64 {
        let text = self.text(piece, troubles);
        let marks = self.head.marks;
        let part = |from, to| text.as_bytes().get(from..to).unwrap_or_default();
        self.cells.begin(&text, marks);
        let (mut rows, mut line, mut at) = (0, piece.line, 0);
        while let Some(row) = self.cells.split(&text, at, marks) {
            rows += 1;
            if row.start > at {
                line += lines(part(at, row.start), marks);
            }
            match self.event(&text, &row, line, troubles) {
                Ok(event) => {
                    let case = self.cells.get(&text, self.head.layout.case).trim();
                    let row = EventRow {
                        case,
                        event,
                        text: &text,
                        cells: &self.cells,
                    };
                    take(row, troubles);
                }
                Err(message) => troubles.push(Trouble {
                    line,
                    message,
                    rejected: Some(row.text(&text).to_string()),
                }),
            }
            line += match row.is_quoted {
                true => lines(part(row.start, row.next), marks),
                false => 1,
            };
            at = row.next;
        }
        rows
    }

    /// The text of a piece. What is no UTF-8 in it is replaced, and the lines where it stands are told.
    fn text<'p>(&self, piece: &'p Piece, troubles: &mut Vec<Trouble>) -> Cow<'p, str> {
        let bytes = piece.bytes();
        if let Ok(text) = std::str::from_utf8(bytes) {
            return Cow::Borrowed(text);
        }
        let mut line = piece.line;
        for chunk in bytes.utf8_chunks() {
            line += lines(chunk.valid().as_bytes(), self.head.marks);
            let told = troubles.last().is_some_and(|last| last.line == line);
            if !chunk.invalid().is_empty() && !told {
                troubles.push(Trouble {
                    line,
                    message: LogMessage::BrokenText {},
                    rejected: None,
                });
            }
        }
        String::from_utf8_lossy(bytes)
    }

    /// The event that a row tells of.
    ///
    /// # Errors
    ///
    /// Why it tells of none.
    fn event(
        &mut self,
        text: &str,
        row: &Row,
        line: u64,
        troubles: &mut Vec<Trouble>,
    ) -> Result<Event, LogMessage> {
        let layout = &self.head.layout;
        if row.is_broken {
            return Err(LogMessage::BrokenQuote {});
        }
        self.count_cells(text, line, troubles)?;
        let cell = |column: Option<usize>| column.map(|at| self.cells.get(text, at));
        if self.cells.get(text, layout.case).trim().is_empty() {
            return Err(LogMessage::RowWithoutCase {});
        }
        let words = &mut self.words;
        let activity = words.activity(cell(layout.activity), cell(layout.number))?;
        let completed = cell(layout.completed).map_or(Ok(None), |cell| self.completed.read(cell));
        let started = cell(layout.started).map_or(Ok(None), |cell| self.started.read(cell));
        let (completed, started) = one_of(completed, started, line, troubles)?;
        let lexicon = words.context.lexicon;
        let word = |text: &str| (!text.is_empty()).then(|| lexicon.id(text));
        let known = |memo: &mut Memo<_>, column| cell(column).and_then(|cell| memo.get(cell, word));
        Ok(Event {
            activity,
            actor: known(&mut words.actors, layout.actor),
            person: known(&mut words.persons, layout.person),
            outcome: known(&mut words.outcomes, layout.outcome),
            started,
            completed,
            line,
        })
    }

    /// Sees whether the row has as many cells as there are columns, or at least all that are asked for.
    fn count_cells(
        &self,
        text: &str,
        line: u64,
        troubles: &mut Vec<Trouble>,
    ) -> Result<(), LogMessage> {
        let columns = self.head.layout.columns;
        let cells = self.cells.len();
        if cells < self.head.layout.least {
            return Err(LogMessage::ShortRow { cells, columns });
        }
        if cells > columns && (columns..cells).any(|at| !self.cells.get(text, at).is_empty()) {
            troubles.push(Trouble {
                line,
                message: LogMessage::LongerRow { cells, columns },
                rejected: None,
            });
        }
        Ok(())
    }
}

/// The moments of a row. One that can't be read is told, and rejects the row where there is no other.
fn one_of(
    completed: Result<Option<Moment>, LogMessage>,
    started: Result<Option<Moment>, LogMessage>,
    line: u64,
    troubles: &mut Vec<Trouble>,
) -> Result<(Option<Moment>, Option<Moment>), LogMessage> {
    let (completed, started, message) = match (completed, started) {
        (Ok(completed), Ok(started)) => return Ok((completed, started)),
        (Ok(Some(completed)), Err(message)) => (Some(completed), None, message),
        (Err(message), Ok(Some(started))) => (None, Some(started), message),
        (Err(message), _) | (_, Err(message)) => return Err(message),
    };
    troubles.push(Trouble {
        line,
        message,
        rejected: None,
    });
    Ok((completed, started))
}

impl Words<'_> {
    /// What was done: what the words say, or else the number.
    fn activity(
        &mut self,
        words: Option<&str>,
        number: Option<&str>,
    ) -> Result<Activity, LogMessage> {
        let context = self.context;
        let meaning = |text: &str, known: Option<Activity>| match known {
            _ if text.is_empty() => Meaning::Nothing,
            Some(activity) => Meaning::Known(activity),
            None => Meaning::Unknown(context.lexicon.id(text)),
        };
        let by_name = |text: &str| meaning(text, context.names.activity(text));
        let by_number = |text: &str| meaning(text, numbered(context.names, text));
        let named = words.map_or(Meaning::Nothing, |text| self.activities.get(text, by_name));
        if let Meaning::Known(activity) = named {
            return Ok(activity);
        }
        let numbered = number.map_or(Meaning::Nothing, |text| self.numbers.get(text, by_number));
        match (named, numbered) {
            (_, Meaning::Known(activity)) => Ok(activity),
            (Meaning::Unknown(word), _) | (_, Meaning::Unknown(word)) => {
                Ok(Activity::Unknown(word))
            }
            _ => Err(LogMessage::RowWithoutActivity {}),
        }
    }
}

fn numbered(names: &Names, text: &str) -> Option<Activity> {
    names.numbered(text).map(Activity::Row)
}

/// Reads the moments of the case as a whole.
pub(super) fn filed(
    moments: &Moments,
    date: &str,
    time: &str,
) -> Result<Option<Moment>, LogMessage> {
    match (date.trim(), time.trim()) {
        ("", _) => Ok(None),
        (date, "") => moments.read(date),
        (date, time) => moments.read(&format!("{date} {time}")),
    }
}
