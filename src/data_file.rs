//! Data that SOPs are checked against, as YAML: calendars, regulations. The only home of serde_yaml.
//!
//! Unlike an SOP such a file is read into a plain typed value in one go, and its first fault is the only one told.

use serde::de::DeserializeOwned;

use crate::diagnostic::messages::DataMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Source, Span};

/// The value that a file holds. A fault is reported at its place in the file that `diagnostics` is at.
pub fn read<T: DeserializeOwned>(source: &Source, diagnostics: &mut Diagnostics) -> Option<T> {
    match serde_yaml::from_str(source.text()) {
        Ok(value) => Some(value),
        Err(error) => {
            let at = error.location().map_or(0, |place| place.index());
            let message = message(&error.to_string());
            let span = line_from(source, at);
            diagnostics.push(Diagnostic::new(message, diagnostics.source(), span));
            None
        }
    }
}

/// From a place to the end of its line.
fn line_from(source: &Source, at: usize) -> Span {
    let at = at.min(source.text().len());
    let position = source.position(at);
    let line = source.line(position.line);
    let end = source.line_start(position.line) + line.len();
    Span::new(at, end.max(at))
}

/// The reason in the author's language where it is one of the usual, and else as the reader of YAML says it. The finding
/// shows the place itself.
fn message(why: &str) -> DataMessage {
    let why = why.split(" at line ").next().unwrap_or(why);
    let named = |before: &str| why.split_once(before)?.1.split_once('`');
    if let Some((key, rest)) = named("unknown field `") {
        let known = rest.trim_start_matches(", expected one of ");
        return DataMessage::UnknownKey {
            key: key.to_string(),
            known: known.trim_start_matches(", expected ").to_string(),
        };
    }
    match named("missing field `") {
        Some((key, _)) => DataMessage::MissingKey {
            key: key.to_string(),
        },
        None => DataMessage::Unreadable {
            why: why.to_string(),
        },
    }
}
