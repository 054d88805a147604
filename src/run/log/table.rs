//! The case table: what is known of each case besides its events.

use std::sync::atomic::{AtomicBool, Ordering};

use rustc_hash::FxHashMap;

use crate::run::Header;

/// The headers of cases, by the names of the cases. It remembers which were asked for, so that in the end those without
/// events are known.
#[derive(Debug, Default)]
pub struct CaseTable {
    places: FxHashMap<Box<str>, usize>,
    rows: Vec<(Box<str>, Header)>,
    asked: Vec<AtomicBool>,
}

impl CaseTable {
    /// Adds a case. Nothing is added, and the line of the earlier row is given, where there is one of that name.
    ///
    /// # Errors
    ///
    /// The line of the row that names the case already.
    pub fn add(&mut self, id: &str, header: Header) -> Result<(), Option<u64>> {
        if let Some(known) = self.places.get(id).and_then(|at| self.rows.get(*at)) {
            return Err(known.1.line);
        }
        self.places.insert(id.into(), self.rows.len());
        self.rows.push((id.into(), header));
        self.asked.push(AtomicBool::new(false));
        Ok(())
    }

    /// Whether there is no case table, or no case in it.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many cases it has.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has a case; to ask so does not count as asking for it.
    pub fn has(&self, id: &str) -> bool {
        self.places.contains_key(id)
    }

    /// The line of the row of a case, where it has one.
    pub(super) fn line(&self, id: &str) -> Option<u64> {
        let at = *self.places.get(id)?;
        self.rows.get(at).and_then(|(_, header)| header.line)
    }

    /// What is known of a case.
    pub fn header(&self, id: &str) -> Option<&Header> {
        let at = *self.places.get(id)?;
        if let Some(asked) = self.asked.get(at) {
            asked.store(true, Ordering::Relaxed);
        }
        self.rows.get(at).map(|(_, header)| header)
    }

    /// The cases that nobody has asked for, in the order of the table.
    pub fn rest(&self) -> impl Iterator<Item = (&str, &Header)> {
        let rows = self.rows.iter().zip(&self.asked);
        let rest = rows.filter(|(_, asked)| !asked.load(Ordering::Relaxed));
        rest.map(|((id, header), _)| (&**id, header))
    }
}
