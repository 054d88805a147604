//! A table: head cells that say what they head, rows as high and columns as wide as the layout made them, and in the
//! lanes the flow.

use crate::model::{ColumnKind, RowId};

use super::super::content::words;
use super::super::scene::{Element, Heads, Page, Paint, Place, Role, Shape, Table, Weight};
use super::super::svg;
use super::document::{Document, symbols_in};
use super::flow::Flow;
use super::grid::{Cell, Grid, Slot};
use super::markup::{attribute, escape, lines, rem, short};
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
        heads: grid.heads(),
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
    /// For each column its head.
    heads: Vec<&'a str>,
    flow: Option<Flow<'a>>,
    /// The type size of its body.
    size: f64,
}

impl Writer<'_> {
    fn table(&self, table: Table) -> String {
        let (class, caption) = match table {
            Table::Identity => ("identity", words::identity_table(self.document.lang)),
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
    fn symbol(&self, node: crate::model::NodeId, symbol: &Element, cell: &Element) -> String {
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
            "<{tag}{scope}{}{}{}{}>{}</{tag}>\n",
            attribute("class", &class(cell)),
            spans(cell.place),
            self.head_of(cell),
            attribute("style", &style.join(";")),
            content(element, setting.as_ref())
        )
    }

    fn style(&self, cell: &Cell, setting: Option<&Setting>) -> Vec<String> {
        let heads = cell.place.heads == Some(Heads::Columns);
        let around = Around {
            size: self.size,
            weight: if heads { Weight::Bold } else { Weight::Regular },
            centred: heads,
        };
        let mut style = set::style(setting, around);
        if let Some(shade) = ground(cell.element)
            .and_then(|paint| paint.fill)
            .filter(|_| !heads)
        {
            style.push(format!("background:rgb({shade} {shade} {shade})"));
        }
        style
    }

    /// What the cell's column is called, for a page so narrow that rows are shown as cards. A cell for several rows says
    /// for which.
    fn head_of(&self, cell: &Cell) -> String {
        let head = match cell.place.heads {
            Some(Heads::Columns) => return String::new(),
            _ => self
                .heads
                .get(cell.place.columns.start)
                .copied()
                .unwrap_or_default(),
        };
        if cell.place.rows.len() < 2 || head.is_empty() {
            return attribute("data-head", head);
        }
        let numbers = self
            .grid
            .cells()
            .filter(|other| cell.place.rows.contains(&other.place.rows.start));
        let numbers: Vec<&str> = numbers
            .filter(|other| matches!(other.element.role, Role::Cell(_, ColumnKind::Number)))
            .flat_map(|other| other.element.says.iter().map(|block| block.text.as_str()))
            .collect();
        attribute("data-head", &format!("{head} ({})", numbers.join(", ")))
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

fn class(Cell { place, element }: &Cell) -> String {
    let mut classes = Vec::new();
    if place.rows.start == 0 {
        classes.push("top");
    }
    if place.columns.start == 0 {
        classes.push("edge");
    }
    match element.role {
        Role::Cell(_, ColumnKind::Number) => classes.push("number"),
        Role::Cell(_, ColumnKind::Activity) => classes.push("activity"),
        _ => {}
    }
    if element.says.is_empty() {
        classes.push("none");
    }
    if ground(element).is_none_or(|paint| paint.stroke.is_none()) {
        classes.push("bare");
    }
    classes.join(" ")
}

fn spans(place: &Place) -> String {
    let span = |name: &str, count: usize| match count {
        0 | 1 => String::new(),
        count => format!(" {name}=\"{count}\""),
    };
    span("rowspan", place.rows.len()) + &span("colspan", place.columns.len())
}

/// How the cell itself is painted.
fn ground(element: &Element) -> Option<&Paint> {
    element.shapes.iter().find_map(|shape| match shape {
        Shape::Rect { rect, paint, .. } if *rect == element.bounds => Some(paint),
        _ => None,
    })
}

/// What is in a cell: its picture, what is drawn in it, its words.
pub fn content(element: &Element, setting: Option<&Setting>) -> String {
    let words = match setting {
        Some(setting) if setting.turned => {
            let room = element.bounds.height() - 6.0;
            let says: Vec<String> = element
                .says
                .iter()
                .map(|block| lines(&block.text))
                .collect();
            format!(
                "<span class=\"turned\" style=\"height:{}\">{}</span>",
                rem(room),
                says.join("<br/>")
            )
        }
        _ => set::words(element, setting),
    };
    drawing(element) + &picture(element) + &words
}

fn picture(element: &Element) -> String {
    let pictures = element.shapes.iter().filter_map(|shape| match shape {
        Shape::Picture { rect, picture } => Some((rect, picture)),
        _ => None,
    });
    let alt = escape(element.title.as_deref().unwrap_or_default());
    pictures
        .map(|(rect, picture)| {
            format!(
                "<img alt=\"{alt}\" style=\"width:{};height:{}\" src=\"{}\"/>",
                rem(rect.width()),
                rem(rect.height()),
                svg::data_uri(picture)
            )
        })
        .collect()
}

/// What is drawn in a cell beside its own border, such as the box for a signature.
fn drawing(element: &Element) -> String {
    let drawn = element.shapes.iter().filter(|shape| match shape {
        Shape::Rect { rect, .. } => *rect != element.bounds,
        Shape::Text(_) | Shape::Picture { .. } => false,
        _ => true,
    });
    let shapes = svg::shapes(drawn);
    if shapes.is_empty() {
        return shapes;
    }
    let bounds = element.bounds;
    format!(
        "<svg class=\"drawn\" aria-hidden=\"true\" focusable=\"false\" preserveAspectRatio=\"none\" \
         viewBox=\"{} {} {} {}\">\n{shapes}</svg>",
        short(bounds.x0),
        short(bounds.y0),
        short(bounds.width()),
        short(bounds.height())
    )
}
