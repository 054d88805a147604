//! The export of SP4N-LAPOR!, the national service for complaints: some lines of labels, a row of heads that begins with
//! `Tracking ID`, and a row for each report. It knows what was reported and how far it is, but not what was done when: its
//! cases are data without events.

use crate::lang::folded;

/// What the row of heads begins with, as its words alone.
const FIRST: &str = "tracking id";

/// How many columns the export has at least. A case table of one's own may well begin with a tracking id.
const COLUMNS: usize = 6;

/// A head that the export has, however few columns were chosen for it.
const DATED: &str = "tanggal laporan masuk";

/// Whether a row is the row of heads of such an export.
pub(super) fn is_head(heads: &[&str]) -> bool {
    let first = heads.first().is_some_and(|head| folded(head) == FIRST);
    first && (heads.len() >= COLUMNS || heads.iter().any(|head| folded(head) == DATED))
}
