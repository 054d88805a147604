//! What is heard of an SOP: its heading, its tables and what stands around them, in the order in which they are read.

use std::num::NonZeroU16;

use krilla::tagging::{Node, Tag, TagGroup};

use crate::render::scene::{Element, Scene, Table};

use super::property;
use super::prose::Prose;
use super::table::{Cell, Figure, Grid};

/// The level of headings below that of the SOP.
const BELOW: NonZeroU16 = NonZeroU16::MIN.saturating_add(1);

/// A section of the document, in the making: one SOP.
#[derive(Default)]
pub struct Section {
    parts: Vec<Part>,
}

/// A part of a section.
enum Part {
    /// A heading, from 1 for the SOP itself.
    Heading(NonZeroU16, Prose),
    Table(Table, Grid),
    Prose(Prose),
    Figure(Figure),
}

/// Where a cell is.
#[derive(Clone, Copy)]
pub struct CellAt {
    part: usize,
    cell: usize,
}

/// Where a figure is: in a cell, or by itself.
#[derive(Clone, Copy)]
pub enum FigureAt {
    /// In a cell, so many others before it.
    InCell(CellAt, usize),
    /// A part of its own.
    Alone(usize),
}

impl Section {
    /// Gets its tables ready for their parts on a page.
    pub fn begin_page(&mut self, elements: &[Element]) {
        for part in &mut self.parts {
            if let Part::Table(table, grid) = part {
                grid.end_page();
                grid.begin_page(elements, *table);
            }
        }
    }

    /// The cell that an element is; nothing for a head that is repeated, and for what is no cell.
    pub fn cell(&mut self, element: &Element, page: &[Element]) -> Option<CellAt> {
        let place = element.place.as_ref()?;
        let of_table = |part: &Part| matches!(part, Part::Table(table, _) if *table == place.table);
        let part = match self.parts.iter().position(of_table) {
            Some(part) => part,
            None => {
                let mut grid = Grid::default();
                grid.begin_page(page, place.table);
                self.parts.push(Part::Table(place.table, grid));
                self.parts.len() - 1
            }
        };
        match self.parts.get_mut(part) {
            Some(Part::Table(_, grid)) => {
                let cell = grid.cell(element, place)?;
                Some(CellAt { part, cell })
            }
            _ => None,
        }
    }

    fn get(&mut self, at: CellAt) -> Option<&mut Cell> {
        match self.parts.get_mut(at.part) {
            Some(Part::Table(_, grid)) => grid.get(at.cell),
            _ => None,
        }
    }

    /// The text of a cell.
    pub fn prose(&mut self, at: CellAt) -> Option<&mut Prose> {
        self.get(at).map(|cell| &mut cell.prose)
    }

    /// Adds a figure to a cell, or to what stands around the tables.
    pub fn add_figure(&mut self, cell: Option<CellAt>, figure: Figure) -> FigureAt {
        if let Some((at, cell)) = cell.and_then(|at| Some((at, self.get(at)?))) {
            cell.figures.push(figure);
            return FigureAt::InCell(at, cell.figures.len() - 1);
        }
        self.parts.push(Part::Figure(figure));
        FigureAt::Alone(self.parts.len() - 1)
    }

    /// A figure.
    pub fn figure(&mut self, at: FigureAt) -> Option<&mut Figure> {
        match at {
            FigureAt::InCell(cell, figure) => self.get(cell)?.figures.get_mut(figure),
            FigureAt::Alone(part) => match self.parts.get_mut(part)? {
                Part::Figure(figure) => Some(figure),
                _ => None,
            },
        }
    }

    /// Adds the heading of the whole, or of another part of the document.
    pub fn add_heading(&mut self, whole: bool, heading: Prose) {
        let level = if whole { NonZeroU16::MIN } else { BELOW };
        self.parts.push(Part::Heading(level, heading));
    }

    /// The text around the tables that was added last, if nothing else has been added since.
    pub fn last_prose(&mut self) -> Option<&mut Prose> {
        match self.parts.last_mut() {
            Some(Part::Prose(prose)) => Some(prose),
            _ => None,
        }
    }

    /// Adds text around the tables.
    pub fn add_prose(&mut self, prose: Prose) {
        self.parts.push(Part::Prose(prose));
    }

    /// The section as the structure has it. Its own heading is heard first, wherever it stands.
    pub fn node(mut self, scene: &Scene) -> Node {
        let is_title = |part: &Part| matches!(part, Part::Heading(NonZeroU16::MIN, _));
        self.parts.sort_by_key(|part| !is_title(part));
        let mut section = TagGroup::new(Tag::Section.with_lang(Some(scene.lang.to_owned())));
        for part in self.parts {
            match part {
                Part::Heading(level, prose) => {
                    let title = property(&prose.in_one_line());
                    let heading = Tag::Hn(level, Some(title));
                    section.push(TagGroup::with_children(heading, prose.leaves()));
                }
                Part::Table(Table::Procedure, grid) => {
                    section.push(grid.node(Some(property(&scene.description))));
                }
                Part::Table(_, grid) => section.push(grid.node(None)),
                Part::Prose(prose) => section.children.extend(prose.nodes()),
                Part::Figure(figure) => section.push(figure.node()),
            }
        }
        section.into()
    }
}
