//! HTML.

use super::scene::Scene;

/// Writes scenes as one page.
pub fn write(_scenes: &[Scene]) -> String {
    String::new()
}
