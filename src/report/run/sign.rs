//! The signs of findings, and their colours.

use crate::report::terminal::Paint;
use crate::run::Level;

/// The sign of a level, and its colour.
pub(super) fn sign(level: Level) -> (&'static str, Paint) {
    match level {
        Level::Violation => ("✗ ", Paint::Red),
        Level::Remark => ("! ", Paint::Yellow),
        Level::Question => ("? ", Paint::Blue),
        Level::Note => ("· ", Paint::Dim),
    }
}
