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

use crate::lang::Lang;
use crate::model::{ActorId, Sop};
use crate::report::pair::Pair;
use crate::report::terminal;
use crate::simulate::Setup;
use crate::simulate::setup::Officers;

/// The width in which a long name can be read.
const READABLE: usize = 24;

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
    /// Whether it is left out where a terminal has too little room.
    pub(super) spare: bool,
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
        self.keep(&kept);
        self
    }

    /// As much of it as a terminal of so many columns has room for, so that names keep a width in which they can be read:
    /// the last of the spare columns goes first.
    pub(super) fn within(mut self, room: usize, lang: Lang) -> Table {
        while self.width(lang) > room {
            let Some(last) = self.columns.iter().rposition(|column| column.spare) else {
                break;
            };
            let kept: Vec<bool> = (0..self.columns.len()).map(|at| at != last).collect();
            self.keep(&kept);
        }
        self
    }

    fn keep(&mut self, kept: &[bool]) {
        retain(&mut self.columns, kept);
        self.rows.iter_mut().for_each(|row| retain(row, kept));
    }

    /// How many columns of a terminal it needs at least.
    fn width(&self, lang: Lang) -> usize {
        let columns = self.columns.iter().enumerate();
        let widths = columns.map(|(at, column)| {
            let cells = self.rows.iter().filter_map(|row| row.get(at));
            let cells = cells.map(|cell| terminal::width(&cell.text)).max();
            match column.holds {
                Holds::Name => cells.unwrap_or(0).min(READABLE),
                Holds::Words | Holds::Numbers => {
                    terminal::width(column.title.say(lang)).max(cells.unwrap_or(0))
                }
            }
        });
        let sum: usize = widths.map(|width| width + terminal::GAP).sum();
        sum.saturating_sub(terminal::GAP)
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
        spare: false,
    }
}

const fn words(title: Pair) -> Column {
    Column {
        title,
        holds: Holds::Words,
        spare: false,
    }
}

const fn numbers(title: Pair) -> Column {
    Column {
        title,
        holds: Holds::Numbers,
        spare: false,
    }
}

const fn spare(column: Column) -> Column {
    Column {
        spare: true,
        ..column
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

#[cfg(test)]
mod tests {
    use super::{Cell, Table, named, numbers, spare};
    use crate::lang::Lang;
    use crate::report::pair::Pair;

    fn table() -> Table {
        let row = ["Check the request of the public", "12,345", "9:32", "17.3%"];
        Table {
            id: "",
            title: Pair::new("", ""),
            hint: Pair::new("", ""),
            columns: vec![
                named(Pair::new("step", "langkah")),
                numbers(Pair::new("visits", "kunjungan")),
                spare(numbers(Pair::new("P95", "P95"))),
                spare(numbers(Pair::new("late", "terlambat"))),
            ],
            rows: vec![row.map(Cell::new).to_vec()],
        }
    }

    #[test]
    fn spare_columns_go_from_the_right_where_names_have_too_little_room() {
        let columns = |room| table().within(room, Lang::En).columns.len();
        assert_eq!([45, 44, 38, 37, 10].map(columns), [4, 3, 3, 2, 2]);
        assert_eq!(table().within(38, Lang::En).rows[0].len(), 3);
    }
}
