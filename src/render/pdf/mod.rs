//! PDF.

use super::RenderError;
use super::scene::Scene;

/// Writes scenes as one file.
pub fn write(_scenes: &[Scene]) -> Result<Vec<u8>, RenderError> {
    Err(RenderError::Drawing)
}
