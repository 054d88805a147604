//! Puts the parts of a document upon its pages: the identity, the table with its title, what is noted under it, and what
//! follows.

use crate::render::text::{LEADING, Line};

use super::pages::PageRows;
use super::{BOTTOM_CLEAR, MARGIN, Page, identity};

/// The pages of a document as they come to be.
pub struct Assembly {
    /// The height of the paper.
    pub paper: f64,
    /// Whether all is on one page, as high as it takes.
    pub one_page: bool,
    /// Where the title begins on the first page of the table, below what stands above it.
    pub title_top: f64,
    /// The top of the table there.
    pub top: f64,
    /// The height of the head of the table.
    pub head: f64,
    /// The type size of notes.
    pub size: f64,
    /// The pages so far.
    pub pages: Vec<Page>,
}

impl Assembly {
    /// Puts the sheets of the identity upon pages of their own; gives back the parts of the one that the table is to begin
    /// on.
    pub fn front(&mut self, mut front: identity::Front) -> Vec<identity::Part> {
        let joined = match front.joined {
            true => front.sheets.pop(),
            false => None,
        };
        for sheet in front.sheets {
            self.sheet(sheet);
        }
        joined.map(|sheet| sheet.parts).unwrap_or_default()
    }

    /// A page of its own for a sheet.
    fn sheet(&mut self, sheet: identity::Sheet) {
        self.pages.push(Page {
            parts: sheet.parts,
            ..self.blank(sheet.end)
        });
    }

    /// A page whose content ends here, with nothing on it yet.
    fn blank(&self, end: f64) -> Page {
        Page {
            height: self.page_height(end),
            parts: Vec::new(),
            title: Vec::new(),
            title_top: MARGIN,
            top: MARGIN,
            has_table: false,
            rows: None,
            notes: None,
        }
    }

    /// Puts the rows upon pages, the first of which has the title, and above it parts of the identity.
    pub fn pages(
        &mut self,
        packed: Vec<PageRows>,
        mut title: Vec<Line>,
        mut above: Vec<identity::Part>,
    ) {
        let packed = packed.into_iter().map(Some);
        let none = packed.len() == 0;
        for (at, rows) in packed.chain(none.then_some(None)).enumerate() {
            let heights: f64 = rows.iter().flat_map(|rows| &rows.chart.heights).sum();
            let (title_top, top) = match at {
                0 => (self.title_top, self.top),
                _ => (MARGIN, MARGIN),
            };
            self.pages.push(Page {
                parts: std::mem::take(&mut above),
                title: std::mem::take(&mut title),
                title_top,
                top,
                has_table: rows.as_ref().is_none_or(|rows| !rows.pieces.is_empty()),
                rows,
                ..self.blank(top + self.head + heights)
            });
        }
    }

    /// The height of a page whose content ends here.
    fn page_height(&self, end: f64) -> f64 {
        match self.one_page {
            true => end + MARGIN,
            false => self.paper.max(end + BOTTOM_CLEAR),
        }
    }

    /// Puts the lines under the table, as many as fit, and the rest on pages of their own.
    pub fn notes(&mut self, mut lines: Vec<Line>) {
        while !lines.is_empty() {
            let top = self.end_of_last_page() + self.size;
            let room = self.paper - BOTTOM_CLEAR - top;
            let fitting = match self.one_page {
                true => lines.len(),
                false => (room / (self.size * LEADING)).max(0.0) as usize,
            };
            let rest = lines.split_off(fitting.min(lines.len()));
            if !lines.is_empty() {
                let end = top + lines.len() as f64 * self.size * LEADING;
                let height = self.page_height(end);
                if let Some(page) = self.pages.last_mut() {
                    page.height = page.height.max(height);
                    page.notes = Some((top, lines));
                }
            }
            lines = rest;
            if !lines.is_empty() {
                self.pages.push(self.blank(MARGIN));
            }
        }
    }

    /// Puts the sheets that follow the table upon pages, the first of them on the last page that there is.
    pub fn back(&mut self, sheets: Vec<identity::Sheet>) {
        for (at, sheet) in sheets.into_iter().enumerate() {
            let height = self.page_height(sheet.end);
            match self.pages.last_mut() {
                Some(page) if at == 0 => {
                    page.height = page.height.max(height);
                    page.parts.extend(sheet.parts);
                }
                _ => self.sheet(sheet),
            }
        }
    }

    /// Where the last page ends: after its notes, its rows, its head.
    pub fn end_of_last_page(&self) -> f64 {
        let Some(page) = self.pages.last() else {
            return MARGIN;
        };
        let rows = page.rows.iter().flat_map(|rows| &rows.chart.heights);
        match &page.notes {
            Some((top, lines)) => top + lines.len() as f64 * self.size * LEADING,
            None if page.has_table => page.top + self.head + rows.sum::<f64>(),
            None => MARGIN - self.size,
        }
    }
}
