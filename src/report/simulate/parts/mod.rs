//! The tables that people read, as words: a terminal and a page draw the same ones.

mod actors;
mod differences;
mod rules;
mod steps;
mod times;
mod trials;
mod ways;

pub(super) use actors::actors;
pub(super) use differences::differences;
pub(super) use rules::{Limit, limits, rules};
pub(super) use steps::steps;
pub(super) use times::times;
pub(super) use trials::trials;
pub(super) use ways::ways;

use crate::model::{ActorId, Sop};
use crate::report::pair::Pair;
use crate::simulate::Setup;
use crate::simulate::setup::Officers;

/// What a cell deserves: a colour, on paper or on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    Dim,
    Good,
    Warn,
    Bad,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) tone: Tone,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// What the row is about, in somebody else's words.
    Name,
    /// Words.
    Words,
    /// Numbers, which stand at the right.
    Numbers,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    pub(super) title: Pair,
    pub(super) holds: Holds,
}

/// A table.
#[derive(Debug, Clone)]
pub(super) struct Table {
    /// What it is called in addresses.
    pub(super) id: &'static str,
    pub(super) title: Pair,
    /// How it is to be read.
    pub(super) hint: Pair,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Cell {
    pub(super) fn new(text: impl Into<String>) -> Cell {
        Cell {
            text: text.into(),
            tone: Tone::Plain,
        }
    }

    pub(super) fn empty() -> Cell {
        Cell::new("")
    }

    pub(super) fn toned(self, tone: Tone) -> Cell {
        Cell { tone, ..self }
    }
}

impl Table {
    /// Without the columns that are empty in each row.
    fn without_empty_columns(mut self) -> Table {
        let said = |at: usize| {
            let mut cells = self.rows.iter().filter_map(|row| row.get(at));
            cells.any(|cell| !cell.text.is_empty())
        };
        let kept: Vec<bool> = (0..self.columns.len()).map(said).collect();
        retain(&mut self.columns, &kept);
        self.rows.iter_mut().for_each(|row| retain(row, &kept));
        self
    }
}

fn retain<T>(of: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    of.retain(|_| kept.next().copied().unwrap_or(false));
}

const fn named(title: Pair) -> Column {
    Column {
        title,
        holds: Holds::Name,
    }
}

const fn words(title: Pair) -> Column {
    Column {
        title,
        holds: Holds::Words,
    }
}

const fn numbers(title: Pair) -> Column {
    Column {
        title,
        holds: Holds::Numbers,
    }
}

/// The groups of officers whose number a search varies, in the order in which it tells their numbers.
pub(super) fn varied<'a>(setup: &'a Setup<'a>) -> impl Iterator<Item = &'a Officers> {
    setup.officers.iter().filter(|group| group.number.is_some())
}

/// Actors by their names.
pub(super) fn names<'a>(sop: &'a Sop, actors: &[ActorId]) -> Vec<&'a str> {
    let known = actors.iter().filter_map(|id| sop.actors.get(id.0 as usize));
    known.map(|actor| actor.name.value.as_str()).collect()
}

/// The actors whose work some officers do: `admin+penghubung`.
pub(super) fn group_name(sop: &Sop, actors: &[ActorId]) -> String {
    names(sop, actors).join("+")
}
