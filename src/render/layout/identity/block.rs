//! The upper block of the identity: the emblem and the agency at the left; the number, the dates, the approval with the
//! room for the signature, and the name of the SOP at the right.

use crate::model::Sop;
use crate::render::content::identity::{self as said, Signing};
use crate::render::content::words::{self, Term};
use crate::render::content::{Block, Cell};
use crate::render::geometry::{Point, Rect};
use crate::render::layout::cells::PAD;
use crate::render::scene::{Heads, IdentityPart};
use crate::render::text::{Measure, Weight};

use super::issuer::Issuer;
use super::part::{Look, Part, Run, Words};

/// The width and the height of the room for a signature or the mark of an electronic one.
const SIGNATURE: (f64, f64) = (120.0, 50.0);

/// The room between what stands below each other in a cell.
const GAP: f64 = 5.0;

/// What a block is made of.
pub struct Maker<'a> {
    /// The SOP.
    pub sop: &'a Sop,
    /// The size of its emblem in pixels, where it is at hand.
    pub emblem: Option<(u32, u32)>,
    /// The type size.
    pub size: f64,
    /// The left and the right edge.
    pub span: (f64, f64),
    /// Where the left half ends.
    pub middle: f64,
    /// Knows how wide text is.
    pub measure: &'a dyn Measure,
}

/// A row of the right half before its place is known.
struct Row {
    term: &'static str,
    value: Value,
    height: f64,
}

enum Value {
    Text(Run, Vec<Block>, IdentityPart),
    Approval(Signed),
}

/// An approval in lines.
struct Signed {
    above: Run,
    name: Run,
    nip: Run,
    says: Vec<Block>,
}

impl Maker<'_> {
    /// The parts of the block from its upper edge, and its lower edge.
    pub fn block(&self, top: f64) -> (Vec<Part>, f64) {
        let left = self.span.0;
        let names = said::issuer(self.sop);
        let issued = said::has_issuer(self.sop);
        let middle = if issued { self.middle } else { left };
        let issuer = issued
            .then(|| Issuer::new(names, self.emblem, self.size, (left, middle), self.measure));
        let mut rows = self.rows(middle);
        stretch(&mut rows, issuer.as_ref().map_or(0.0, Issuer::height));
        let end = top + rows.iter().map(|row| row.height).sum::<f64>();
        let rect = Rect::new(left, top, middle, end);
        let mut parts = issuer.map_or(Vec::new(), |issuer| issuer.parts(rect));
        parts.extend(self.right(rows, middle, top));
        (parts, end)
    }

    fn words(&self, texts: Vec<String>, size: f64, weight: Weight) -> Words {
        Words::new(Cell::plain(texts), size, weight, self.measure)
    }

    fn rows(&self, left: f64) -> Vec<Row> {
        let value = (left + self.term_width(), self.span.1);
        let terms = said::terms(self.sop).into_iter();
        let mut rows: Vec<Row> = terms
            .map(|(term, text)| self.row(term, text, Weight::Regular, IdentityPart::Value, value))
            .collect();
        if let Some(signing) = said::signing(self.sop) {
            rows.push(self.approval(signing, value));
        }
        rows.push(self.row(
            words::term(self.sop.lang, Term::Name),
            self.sop.title.value.trim().to_owned(),
            Weight::Bold,
            IdentityPart::Name,
            value,
        ));
        rows
    }

    /// The width of the column of terms.
    fn term_width(&self) -> f64 {
        let all = [
            Term::Number,
            Term::Created,
            Term::Revised,
            Term::Effective,
            Term::Approved,
            Term::Name,
        ];
        let widths = all.map(|term| {
            let term = words::term(self.sop.lang, term).to_owned();
            self.words(vec![term], self.size, Weight::Regular)
                .natural_width()
        });
        widths.into_iter().fold(0.0, f64::max) + GAP
    }

    fn row(
        &self,
        term: &'static str,
        text: String,
        weight: Weight,
        part: IdentityPart,
        span: (f64, f64),
    ) -> Row {
        let words = self.words(vec![text], self.size, weight);
        let run = words.set(span, false, self.measure);
        Row {
            term,
            height: run.height().max(self.line()) + 2.0 * PAD,
            value: Value::Text(run, words.blocks().to_vec(), part),
        }
    }

    fn line(&self) -> f64 {
        self.size * crate::render::text::LEADING
    }

    fn approval(&self, signing: Signing, span: (f64, f64)) -> Row {
        let says = says(&signing);
        let run = |texts: Vec<String>, weight| {
            self.words(texts, self.size, weight)
                .set(span, true, self.measure)
        };
        let signed = Signed {
            above: run(signing.above, Weight::Regular),
            name: run(signing.name.into_iter().collect(), Weight::Bold),
            nip: run(signing.nip.into_iter().collect(), Weight::Regular),
            says,
        };
        Row {
            term: words::term(self.sop.lang, Term::Approved),
            height: signed.height() + 2.0 * PAD,
            value: Value::Approval(signed),
        }
    }

    fn right(&self, rows: Vec<Row>, left: f64, mut top: f64) -> Vec<Part> {
        let middle = left + self.term_width();
        let mut parts = Vec::new();
        for row in rows {
            let end = top + row.height;
            parts.push(self.term(row.term, Rect::new(left, top, middle, end)));
            let rect = Rect::new(middle, top, self.span.1, end);
            match row.value {
                Value::Text(run, says, part) => parts.push(Part {
                    runs: vec![in_the_middle(run, rect)],
                    says,
                    ..Part::new(part, rect, Look::Cell)
                }),
                Value::Approval(signed) => parts.extend(signed.parts(rect)),
            }
            top = end;
        }
        parts
    }

    fn term(&self, term: &str, rect: Rect) -> Part {
        let words = self.words(vec![term.to_owned()], self.size, Weight::Regular);
        let run = words.set((rect.x0, rect.x1), false, self.measure);
        Part {
            runs: vec![in_the_middle(run, rect)],
            says: words.blocks().to_vec(),
            heads: Some(Heads::Row),
            ..Part::new(IdentityPart::Term, rect, Look::Cell)
        }
    }
}

impl Signed {
    fn height(&self) -> f64 {
        self.above.height() + self.name.height() + self.nip.height() + SIGNATURE.1 + 2.0 * GAP
    }

    /// The approval, and the room for the signature, which takes what the cell has to spare.
    fn parts(self, rect: Rect) -> [Part; 2] {
        let top = rect.y0 + PAD;
        let below = self.name.height() + self.nip.height();
        let room = (top + self.above.height(), rect.y1 - PAD - below);
        let centre = Point::new(rect.centre().x, (room.0 + room.1) / 2.0);
        let (name_top, nip_top) = (room.1, room.1 + self.name.height());
        let cell = Part {
            runs: vec![
                self.above.at(top),
                self.name.at(name_top),
                self.nip.at(nip_top),
            ],
            says: self.says,
            ..Part::new(IdentityPart::Approval, rect, Look::Cell)
        };
        let room = Rect::around(centre, SIGNATURE.0, SIGNATURE.1);
        [cell, Part::new(IdentityPart::Signature, room, Look::Room)]
    }
}

/// The paragraphs of an approval, with an empty one for the room of the signature.
fn says(signing: &Signing) -> Vec<Block> {
    let above = signing.above.iter();
    let below = signing.name.iter().chain(&signing.nip);
    let room = String::new();
    above
        .chain([&room])
        .chain(below)
        .map(|text| Block::plain(text.clone()))
        .collect()
}

fn in_the_middle(run: Run, rect: Rect) -> Run {
    let top = rect.centre().y - run.height() / 2.0;
    run.at(top)
}

/// Makes the rows this high together: the approval takes what is missing, and where there is none, all alike.
fn stretch(rows: &mut [Row], least: f64) {
    let missing = least - rows.iter().map(|row| row.height).sum::<f64>();
    if missing <= 0.0 {
        return;
    }
    let is_approval = |row: &Row| matches!(row.value, Value::Approval(_));
    match rows.iter_mut().find(|row| is_approval(row)) {
        Some(row) => row.height += missing,
        None => {
            let share = missing / rows.len().max(1) as f64;
            rows.iter_mut().for_each(|row| row.height += share);
        }
    }
}
