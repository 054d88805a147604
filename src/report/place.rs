//! A place in a file as the machine-readable reports say it.

use serde::Serialize;

use crate::source::{Source, Span};

/// Lines and columns from 1, the end exclusive; columns count characters.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Place {
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
    pub span: Bytes,
}

/// Byte offsets in the text of the file, a byte-order mark not counted.
#[derive(Debug, Clone, Copy, Serialize)]
pub(super) struct Bytes {
    pub start: usize,
    pub end: usize,
}

impl Place {
    pub(super) fn of(source: &Source, span: Span) -> Place {
        let (start, end) = (source.position(span.start()), source.position(span.end()));
        Place {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            span: Bytes {
                start: span.start(),
                end: span.end(),
            },
        }
    }
}
