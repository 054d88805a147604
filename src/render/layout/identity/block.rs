//! The upper block of the identity: the logo and the agency at the left; the number, the dates, the approval and the
//! name of the SOP at the right, each after its term.

use crate::model::Sop;
use crate::render::content::identity as said;
use crate::render::content::words::{self, Term};
use crate::render::geometry::Rect;
use crate::render::layout::cells::PAD;
use crate::render::scene::{Heads, IdentityPart};
use crate::render::text::{LEADING, Measure, Weight};

use super::Frame;
use super::approval::{Approval, SetApproval};
use super::issuer::{Issuer, SetIssuer};
use super::part::{Look, Part};
use super::words::{Run, Words};

/// The room to the right of the longest term.
const GAP: f64 = 5.0;

/// The block, measured.
pub struct Block {
    issuer: Option<Issuer>,
    rows: Vec<Row>,
}

/// A term and what follows it.
struct Row {
    term: Words,
    value: Value,
}

enum Value {
    Text(Words, IdentityPart),
    Approval(Approval),
}

/// A row at a type size.
struct SetRow<'a> {
    term: &'a Words,
    value: SetValue<'a>,
    height: f64,
}

enum SetValue<'a> {
    Text(Run, &'a Words, IdentityPart),
    Approval(SetApproval),
}

impl Block {
    /// Measures the block of an SOP, whose logo has this many pixels where it is at hand.
    pub fn new(sop: &Sop, logo: Option<(u32, u32)>, measure: &dyn Measure) -> Self {
        let term = |term: &str| Words::plain([term.to_owned()], Weight::Regular, measure);
        let terms = said::terms(sop).into_iter().map(|(name, value)| Row {
            term: term(name),
            value: Value::Text(
                Words::plain([value], Weight::Regular, measure),
                IdentityPart::Value,
            ),
        });
        let approval = said::signing(sop).map(|signing| Row {
            term: term(words::term(sop.lang, Term::Approved)),
            value: Value::Approval(Approval::new(signing, measure)),
        });
        let title = sop.title.value.trim().to_owned();
        let name = Row {
            term: term(words::term(sop.lang, Term::Name)),
            value: Value::Text(
                Words::plain([title], Weight::Bold, measure),
                IdentityPart::Name,
            ),
        };
        Block {
            issuer: Issuer::new(sop, logo, measure),
            rows: terms.chain(approval).chain([name]).collect(),
        }
    }

    /// Its parts at a type size, from its upper edge on a page, and its lower edge.
    pub fn set(
        &self,
        size: f64,
        top: f64,
        frame: Frame,
        measure: &dyn Measure,
    ) -> (Vec<Part>, f64) {
        let (left, right) = frame.span();
        let middle = match self.issuer {
            Some(_) => frame.middle(),
            None => left,
        };
        let issuer = self.issuer.as_ref();
        let issuer = issuer.map(|issuer| issuer.set((left, middle), size, measure));
        let values = middle + self.term_width(size);
        let rows = self.rows.iter();
        let mut rows: Vec<SetRow> = rows
            .map(|row| row.set((values, right), size, measure))
            .collect();
        stretch(&mut rows, issuer.as_ref().map_or(0.0, SetIssuer::height));
        let mut parts = Vec::new();
        let mut end = top;
        for row in rows {
            let next = end + row.height;
            let term = Rect::new(middle, end, values, next);
            parts.push(term_part(row.term, term, size, measure));
            parts.extend(row.parts(Rect::new(values, end, right, next)));
            end = next;
        }
        let cell = Rect::new(left, top, middle, end);
        parts.extend(issuer.into_iter().flat_map(|issuer| issuer.parts(cell)));
        (parts, end)
    }

    /// The width of the column of terms.
    fn term_width(&self, size: f64) -> f64 {
        let widths = self.rows.iter().map(|row| row.term.natural_width());
        widths.fold(0.0, f64::max) * size + 2.0 * PAD + GAP
    }
}

impl Row {
    fn set(&self, span: (f64, f64), size: f64, measure: &dyn Measure) -> SetRow<'_> {
        let (value, height) = match &self.value {
            Value::Text(words, part) => {
                let run = words.set(span, size, measure);
                let height = run.height().max(size * LEADING) + 2.0 * PAD;
                (SetValue::Text(run, words, *part), height)
            }
            Value::Approval(approval) => {
                let set = approval.set(span, size, measure);
                let height = set.height();
                (SetValue::Approval(set), height)
            }
        };
        SetRow {
            term: &self.term,
            value,
            height,
        }
    }
}

impl SetRow<'_> {
    fn parts(self, rect: Rect) -> Vec<Part> {
        match self.value {
            SetValue::Text(run, words, part) => vec![Part {
                runs: vec![run.between(rect.y0, rect.y1)],
                says: words.blocks().to_vec(),
                ..Part::new(part, rect, Look::Cell)
            }],
            SetValue::Approval(approval) => approval.parts(rect).into(),
        }
    }
}

fn term_part(term: &Words, rect: Rect, size: f64, measure: &dyn Measure) -> Part {
    let run = term.set((rect.x0, rect.x1), size, measure);
    Part {
        runs: vec![run.between(rect.y0, rect.y1)],
        says: term.blocks().to_vec(),
        heads: Some(Heads::Row),
        ..Part::new(IdentityPart::Term, rect, Look::Cell)
    }
}

/// Makes the rows this high together: the approval takes what is missing, and where there is none, all alike.
fn stretch(rows: &mut [SetRow], least: f64) {
    let missing = least - rows.iter().map(|row| row.height).sum::<f64>();
    if missing <= 0.0 {
        return;
    }
    let is_approval = |row: &&mut SetRow| matches!(row.value, SetValue::Approval(_));
    match rows.iter_mut().find(is_approval) {
        Some(row) => row.height += missing,
        None => {
            let share = missing / rows.len().max(1) as f64;
            rows.iter_mut().for_each(|row| row.height += share);
        }
    }
}
