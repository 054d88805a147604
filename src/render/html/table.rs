//! A table: head cells that say what they head, rows as high and columns as wide as the layout made them, and in the
//! lanes the flow.

use crate::model::{ColumnKind, NodeId, RowId};

use super::super::content::words;
use super::super::scene::{Element, Heads, IdentityPart, Page, Role, Table, Weight};
use super::cell::{class, content, drawing, ground, spans};
use super::document::{Document, symbols_in};
use super::flow::Flow;
use super::grid::{Cell, Grid, Slot};
use super::markup::{attribute, escape, rem, short};
use super::setting::Setting;
use super::words::{self as set, Around};

/// Writes one of the tables of a page; nothing where the page has none.
pub fn write(document: &Document, page: &Page, table: Table) -> Option<String> {
    let grid = Grid::of(table, &page.elements)?;
    let sizes = grid.cells().filter_map(|cell| Setting::of(cell.element));
    let size = sizes.map(|setting| setting.size).last().unwrap_or(8.0);
    let writer = Writer {
        document,
        page,
        flow: Flow::of(page),
        grid: &grid,
        size,
    };
    Some(writer.table(table))
}

struct Writer<'a> {
    document: &'a Document<'a>,
    page: &'a Page,
    grid: &'a Grid<'a>,
    flow: Option<Flow<'a>>,
    /// The type size of its body.
    size: f64,
}

impl Writer<'_> {
    fn table(&self, table: Table) -> String {
        let (class, caption) = match table {
            Table::Identity => ("identity", words::table(self.document.lang, true)),
            Table::Procedure => ("procedure", self.document.scene.description.as_str()),
        };
        let (left, right) = self.grid.across(&(0..self.grid.width()));
        let mut rows = self
            .grid
            .slots()
            .into_iter()
            .enumerate()
            .map(|(at, slots)| self.row(at, slots));
        let head: String = rows.by_ref().take(self.grid.head_height()).collect();
        let body: String = rows.collect();
        let head = match head.is_empty() {
            true => head,
            false => format!("<thead>\n{head}</thead>\n"),
        };
        format!(
            "<table class=\"{class}\" style=\"width:{};font-size:{}\">\n<caption class=\"unseen\">{}</caption>\n\
             {}{head}<tbody>\n{body}</tbody>\n</table>\n",
            rem(right - left),
            rem(self.size),
            escape(caption),
            self.columns(),
        )
    }

    /// The columns, in the groups of the uppermost heads.
    fn columns(&self) -> String {
        let col = |at: usize| {
            let (left, right) = self.grid.across(&(at..at + 1));
            format!("<col style=\"width:{}\"/>", rem(right - left))
        };
        let is_group =
            |cell: &Cell| cell.place.heads == Some(Heads::Columns) && cell.place.rows.start == 0;
        let mut ends: Vec<usize> = self
            .grid
            .cells()
            .filter(is_group)
            .map(|cell| cell.place.columns.end)
            .collect();
        ends.push(self.grid.width());
        let mut from = 0;
        let mut groups = String::new();
        for end in ends {
            if end > from {
                let cols: String = (from..end).map(col).collect();
                groups += &format!("<colgroup>{cols}</colgroup>\n");
                from = end;
            }
        }
        groups
    }

    fn row(&self, at: usize, slots: Vec<Slot>) -> String {
        let (top, bottom) = self.grid.down(&(at..at + 1));
        let row = slots.iter().find_map(|slot| match slot {
            Slot::Cell(cell) if begins(cell.element) => row_of(&cell.element.role),
            _ => None,
        });
        let id = row
            .map(|row| self.document.row_anchor(row))
            .unwrap_or_default();
        let mut flow = self.flow.as_ref();
        let cells: String = slots
            .iter()
            .map(|slot| self.slot(slot, &mut flow))
            .collect();
        format!(
            "<tr{} style=\"height:{}\">\n{cells}</tr>\n",
            attribute("id", &id),
            rem(bottom - top)
        )
    }

    /// A cell, or an empty one where there is none. The first lane of a row holds its flow.
    fn slot(&self, slot: &Slot, flow: &mut Option<&Flow>) -> String {
        match slot {
            Slot::Gap => "<td class=\"bare\"></td>\n".to_owned(),
            Slot::Cell(cell) => match cell.element.role {
                Role::LaneCell(..) => self.lane(cell, flow.take()),
                _ => self.cell(cell),
            },
        }
    }

    fn lane(&self, cell: &Cell, flow: Option<&Flow>) -> String {
        let bounds = cell.element.bounds;
        let links: String = symbols_in(self.page, bounds)
            .map(|(node, symbol)| self.symbol(node, symbol, cell.element))
            .collect();
        let band = flow.and_then(|flow| flow.band(bounds.y0, bounds.y1));
        let class = if links.is_empty() {
            "lane none"
        } else {
            "lane"
        };
        format!(
            "<td class=\"{class}\"{}>{}{links}</td>\n",
            self.head_of(cell),
            band.unwrap_or_default()
        )
    }

    /// A symbol in words, which lie over it and lead to its step.
    fn symbol(&self, node: NodeId, symbol: &Element, cell: &Element) -> String {
        let Some(step) = self.document.step(node) else {
            return String::new();
        };
        let (at, room) = (symbol.bounds, cell.bounds);
        let share = |part: f64| format!("{}%", short(part / room.height().max(1e-9) * 100.0));
        let mut words = escape(step.kind_in_words);
        if step.performers.is_empty() {
            words += &format!(" ({})", words::no_performer(self.document.lang));
        }
        format!(
            "<a class=\"symbol\" href=\"#{}\"{} style=\"left:{};top:{};width:{};height:{}\">{words}</a>",
            self.document.step_anchor(node),
            attribute("title", symbol.title.as_deref().unwrap_or_default()),
            rem(at.x0 - room.x0),
            share(at.y0 - room.y0),
            rem(at.width()),
            share(at.height()),
        )
    }

    fn cell(&self, cell: &Cell) -> String {
        let element = cell.element;
        let (tag, scope) = match (cell.place.heads, cell.place.columns.len()) {
            (Some(Heads::Columns), 0 | 1) => ("th", " scope=\"col\""),
            (Some(Heads::Columns), _) => ("th", " scope=\"colgroup\""),
            (Some(Heads::Row), _) => ("th", " scope=\"row\""),
            (None, _) => ("td", ""),
        };
        let setting = Setting::of(element);
        let style = self.style(cell, setting.as_ref());
        format!(
            "<{tag}{scope}{}{}{}{}>{}{}</{tag}>\n",
            attribute("class", &class(cell)),
            spans(cell.place),
            self.head_of(cell),
            attribute("style", &style.join(";")),
            self.drawing(element),
            content(element, setting.as_ref())
        )
    }

    /// What is drawn in a cell; in that of the approval also the room for the signature.
    fn drawing(&self, element: &Element) -> String {
        let signature = self.page.elements.iter().filter(|other| {
            other.role == Role::Identity(IdentityPart::Signature)
                && element.role == Role::Identity(IdentityPart::Approval)
                && element.bounds.contains(&other.bounds)
        });
        let signature = signature.flat_map(|room| &room.shapes);
        drawing(element.bounds, element.shapes.iter().chain(signature))
    }

    fn style(&self, cell: &Cell, setting: Option<&Setting>) -> Vec<String> {
        let head = self.is_in_head(cell);
        let around = Around {
            size: self.size,
            weight: if head { Weight::Bold } else { Weight::Regular },
            centred: head,
        };
        let mut style = set::style(setting, around);
        let shade = ground(cell.element).and_then(|paint| paint.fill);
        if let Some(shade) = shade.filter(|_| !head) {
            style.push(format!("background:rgb({shade} {shade} {shade})"));
        }
        style
    }

    fn is_in_head(&self, cell: &Cell) -> bool {
        cell.place.rows.end <= self.grid.head_height()
    }

    /// What the cell's column is called, for a page so narrow that rows are shown as cards. A cell for several rows says
    /// for which.
    fn head_of(&self, cell: &Cell) -> String {
        let head = self.grid.head_of(cell).unwrap_or_default();
        if self.is_in_head(cell) || cell.place.heads == Some(Heads::Columns) {
            return String::new();
        }
        let numbers = match cell.place.rows.len() {
            0 | 1 => Vec::new(),
            _ => self.numbers(cell),
        };
        match numbers.is_empty() {
            true => attribute("data-head", head),
            false => attribute("data-head", &format!("{head} ({})", numbers.join(", "))),
        }
    }

    /// The numbers of the rows that a cell covers.
    fn numbers(&self, cell: &Cell) -> Vec<&str> {
        let beside = self.grid.cells().filter(|other| {
            cell.place.rows.contains(&other.place.rows.start)
                && matches!(other.element.role, Role::Cell(_, ColumnKind::Number))
        });
        let says = beside.flat_map(|other| &other.element.says);
        says.map(|block| block.text.trim_end_matches('.')).collect()
    }
}

/// Whether a row begins here, and does not only go on from the page before.
fn begins(element: &Element) -> bool {
    matches!(element.role, Role::Cell(..)) && !element.says.is_empty()
}

fn row_of(role: &Role) -> Option<RowId> {
    match role {
        Role::Cell(row, _) => Some(*row),
        _ => None,
    }
}
