//! The bytes of a log as UTF-8: unpacked and decoded while they are read.

use std::io::Read;

use super::{Fault, Input, Options};
use crate::diagnostic::messages::LogMessage;

/// Opens a log for reading as UTF-8 without a byte-order mark, and says what was recognised.
///
/// # Errors
///
/// When the file can't be opened.
pub fn open(
    input: &Input<'_>,
    options: &Options,
) -> Result<(Box<dyn Read + Send>, Vec<LogMessage>), Fault> {
    let _ = options;
    let reader = (input.open)().map_err(|why| Fault::Io {
        name: input.name.to_string(),
        why,
    })?;
    Ok((reader, Vec::new()))
}
