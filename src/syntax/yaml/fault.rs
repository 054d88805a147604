//! Lines that are no YAML: what is wrong in them, in our words, and the text without them.

use std::collections::BTreeSet;

use granit_parser::ErrorKind;

use super::nodes::Fault;
use crate::diagnostic::messages::{SyntaxMessage, YamlFault};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Source, Span};

/// Reports a fault; returns the place to leave out.
pub(super) fn report(
    source: &Source,
    text: &str,
    fault: &Fault,
    diagnostics: &mut Diagnostics,
) -> usize {
    if fault.kind == ErrorKind::DirectiveDisallowed {
        let place = line_of(text, on_boundary(text, fault.at));
        let finding = Diagnostic::new(SyntaxMessage::YamlTag {}, diagnostics.source(), place);
        diagnostics.push(finding);
        return fault.at;
    }
    let (detail, at) = reason(text, fault);
    let at = on_boundary(text, at.min(text.len()));
    let line = line_of(text, at);
    let end = text[at..line.end()].trim_end().len() + at;
    let span = match at < end {
        true => Span::new(at, end),
        false => Span::new(at, at),
    };
    let message = SyntaxMessage::YamlSyntax { detail };
    let mut finding = Diagnostic::new(message, diagnostics.source(), span);
    if detail == YamlFault::AfterQuote
        && let Some((place, value)) = in_single_quotes(source, line, at)
    {
        finding = finding
            .help(SyntaxMessage::QuoteWhole {
                value: value.clone(),
            })
            .fix(place, value, false);
    }
    diagnostics.push(finding);
    at
}

/// What is wrong, and at which byte a person would say it is.
fn reason(text: &str, fault: &Fault) -> (YamlFault, usize) {
    use ErrorKind::*;
    let at = fault.at;
    let detail = match &fault.kind {
        TabNotAllowed
        | TabInBlockIndentation
        | TabInIndentation
        | TabAtBlockScalarStart
        | TabInPlainScalar => YamlFault::Tab,
        InvalidTrailingSingleQuotedScalar | InvalidTrailingDoubleQuotedScalar => {
            YamlFault::AfterQuote
        }
        UnclosedQuotedScalar | InvalidQuotedScalarIndent | DocumentIndicatorInQuotedScalar => {
            return (YamlFault::UnclosedQuote, opening_quote(text, fault));
        }
        MappingValueNotAllowed | InvalidColonPlacement => return colon(text, fault),
        SimpleKeyExpected
        | InvalidSimpleKey
        | ExpectedBlockMappingKey
        | UnexpectedEndOfPlainScalar => {
            return (YamlFault::NoColon, last_on_line(text, fault));
        }
        InvalidIndentation
        | InvalidFlowScalarIndent
        | InvalidBlockScalarIndent
        | ExpectedBlockSequenceEntry => YamlFault::Indentation,
        UnclosedFlowCollection { .. }
        | UnexpectedEofFlowMapping
        | UnexpectedEofFlowSequence
        | UnexpectedEofImplicitFlowMapping => YamlFault::UnclosedBracket,
        MisplacedFlowCollectionEnd | MismatchedFlowCollectionEnd { .. } => YamlFault::ExtraBracket,
        ExpectedFlowMappingSeparator | ExpectedFlowSequenceSeparator => YamlFault::NoComma,
        BlockSequenceEntryNotAllowed | BlockEntryInFlowCollection => YamlFault::Dash,
        UnexpectedCharacter { character } => YamlFault::Sign(*character),
        UnknownQuotedScalarEscape | InvalidQuotedScalarHexEscape | InvalidUnicodeEscape => {
            YamlFault::Escape
        }
        _ => YamlFault::Other,
    };
    (detail, at)
}

/// A colon where none can stand: in a value, or after a line that was taken for part of the one before it, which lacks
/// its own colon or stands further left.
fn colon(text: &str, fault: &Fault) -> (YamlFault, usize) {
    let at = on_boundary(text, fault.at);
    let line = line_of(text, at);
    let begins_key = !text[line.start()..at].contains(": ");
    let before = text[..line.start()].trim_end();
    let above = line_of(text, before.len());
    if !begins_key || before.is_empty() {
        return (YamlFault::ColonInValue, at);
    }
    let own = first_on_line(text, at);
    let lacks_colon = !text[above.range()].contains(':');
    if lacks_colon && own - line.start() == first_on_line(text, above.start()) - above.start() {
        (YamlFault::NoColon, first_on_line(text, above.start()))
    } else {
        (YamlFault::Indentation, own)
    }
}

fn opening_quote(text: &str, fault: &Fault) -> usize {
    let from = fault.last.map_or(0, |(last, _)| last.end());
    let between = text.get(from..fault.at.min(text.len())).unwrap_or_default();
    between
        .find(['"', '\''])
        .map_or(fault.at, |length| from + length)
}

fn last_on_line(text: &str, fault: &Fault) -> usize {
    match fault.last {
        Some((last, true)) => last.start(),
        _ => first_on_line(text, fault.at),
    }
}

fn first_on_line(text: &str, at: usize) -> usize {
    let line = line_of(text, on_boundary(text, at));
    let written = &text[line.range()];
    line.start() + written.len() - written.trim_start().len()
}

fn on_boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The line around a byte, without its line break.
fn line_of(text: &str, at: usize) -> Span {
    let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
    let end = text[at..].find('\n').map_or(text.len(), |after| at + after);
    Span::new(start, end)
}

/// The value on a line that begins with a double quote and goes on after it, put in single quotes.
fn in_single_quotes(source: &Source, line: Span, at: usize) -> Option<(Span, String)> {
    let written = source.slice(line);
    let before = source.slice(Span::new(line.start(), at));
    let start = before
        .find(": \"")
        .map(|colon| colon + 2)
        .or_else(|| before.find("- \"").map(|dash| dash + 2))?;
    let value = written.get(start..)?;
    let value = value.split(" #").next()?.trim_end();
    let place = Span::new(line.start() + start, line.start() + start + value.len());
    Some((place, format!("'{}'", value.replace('\'', "''"))))
}

/// The text with the line around a place made blank; only its value where other lines stand below its key. Nothing where
/// the line is blank already.
pub(super) fn without_line(text: &str, at: usize) -> Option<String> {
    let line = line_of(text, on_boundary(text, at));
    let written = &text[line.range()];
    let value = written.find(": ").map(|colon| colon + 1);
    let cut = match value.filter(|_| has_lines_below(text, line)) {
        Some(value) if !written[value..].trim().is_empty() => {
            Span::new(line.start() + value, line.end())
        }
        _ => line,
    };
    if text[cut.range()].trim().is_empty() {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..cut.start()]);
    out.extend(std::iter::repeat_n(' ', cut.end() - cut.start()));
    out.push_str(&text[cut.end()..]);
    Some(out)
}

fn has_lines_below(text: &str, line: Span) -> bool {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let own = indent(&text[line.range()]);
    text[line.end()..]
        .lines()
        .skip(1)
        .find(|line| !line.trim().is_empty())
        .is_some_and(|next| indent(next) > own)
}

/// Remembers the names on a line that is left out.
pub(super) fn blame_names(text: &str, rest: &str, at: usize, blamed: &mut BTreeSet<String>) {
    let line = line_of(text, on_boundary(text, at));
    let is_part = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-');
    let kept = rest
        .get(line.range())
        .map_or(0, |kept| kept.trim_end().len());
    let lost = text[line.range()].get(kept..).unwrap_or_default();
    for name in lost.split(|char| !is_part(char)) {
        if name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            blamed.insert(name.to_string());
        }
    }
}
