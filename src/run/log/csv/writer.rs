//! Writing a log as rows of cells.

use std::io::{self, Write};

use csv::Writer;

use crate::run::log::{Layout, Piece};

/// Writes rows.
pub struct Rows<'p, W: Write> {
    layout: Layout<'p>,
    out: Writer<W>,
}

impl<'p, W: Write> Rows<'p, W> {
    /// Begins with the row of heads.
    pub fn new(layout: Layout<'p>, out: W) -> io::Result<Rows<'p, W>> {
        let mut out = Writer::from_writer(out);
        out.write_record(layout.heads())?;
        Ok(Rows { layout, out })
    }

    /// Writes what was done in a case, in its order.
    pub fn case(&mut self, case: &str, pieces: &[Piece<'_>]) -> io::Result<()> {
        pieces.iter().try_for_each(|piece| self.row(case, piece))
    }

    fn row(&mut self, case: &str, piece: &Piece<'_>) -> io::Result<()> {
        let started = piece.started.map(|moment| self.layout.moment(moment));
        let completed = self.layout.moment(piece.completed);
        let cells = [
            case,
            piece.activity,
            piece.actor,
            &piece.person,
            started.as_deref().unwrap_or_default(),
            &completed,
            piece.outcome,
        ];
        let value = |(field, _): &(_, String)| {
            let mut values = piece.values.iter();
            let value = values.find(|(known, _)| known == field);
            value.map_or("", |(_, text)| text.as_str())
        };
        let values = self.layout.fields().iter().map(value);
        let row = cells.into_iter().chain(values);
        self.out.write_record(row).map_err(io::Error::from)
    }

    /// Writes what is left, and gives back what it was written to.
    pub fn finish(self) -> io::Result<W> {
        self.out.into_inner().map_err(|why| why.into_error())
    }
}
