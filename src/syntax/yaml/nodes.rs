//! From the events of the YAML parser to nodes with byte spans.
//!
//! Built with a stack of its own, so that nesting costs no recursion, and bounded: what is nested too deep is left out
//! with a finding. Anchors, aliases, tags and further documents are refused here, so that nothing later meets them.

use std::borrow::Cow;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, options};

use crate::diagnostic::messages::SyntaxMessage;
use crate::source::Span;
use crate::syntax::tree::Comment;

/// How deep collections may nest.
pub(super) const DEPTH: usize = 32;

/// How many values a file may hold: far more than any SOP needs, and few enough for the memory.
const VALUES: usize = 500_000;

/// A value of the file.
#[derive(Debug)]
pub(super) struct Node<'s> {
    /// Where it stands, quotes included.
    pub span: Span,
    /// What it is.
    pub content: Content<'s>,
}

/// The kinds of value.
#[derive(Debug)]
pub(super) enum Content<'s> {
    /// A scalar, and whether it is plain, without quotes.
    Scalar(Cow<'s, str>, bool),
    /// Keys and values.
    Mapping(Vec<(Node<'s>, Node<'s>)>),
    /// A list.
    Sequence(Vec<Node<'s>>),
    /// Something refused and blamed.
    Refused,
}

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Document<'s> {
    /// Its value, as far as it was read.
    pub root: Option<Node<'s>>,
    /// Its comments.
    pub comments: Vec<Comment>,
    /// What was refused, and where.
    pub refused: Vec<(SyntaxMessage, Span)>,
    /// Where the text stopped being YAML.
    pub fault: Option<Fault>,
}

/// Why and where the text is no YAML.
#[derive(Debug)]
pub(super) struct Fault {
    /// The parser's reason.
    pub kind: ErrorKind,
    /// The byte at which it noticed.
    pub at: usize,
    /// The scalar that was read last, and whether a key was due in its place.
    pub last: Option<(Span, bool)>,
}

/// Reads a text.
pub(super) fn read(text: &str) -> Document<'_> {
    let mut builder = Builder {
        document: Document::default(),
        open: Vec::new(),
        skipped: 0,
        documents: 0,
        values: 0,
        last: None,
    };
    for event in Parser::new_from_str_with_options(text, limits()) {
        match event {
            Ok((event, span)) => {
                let place = span.byte_range().unwrap_or_default();
                let place = Span::new(place.start, place.end);
                if let Some(tag) = span.tag_span().and_then(|tag| tag.byte_range()) {
                    builder.refuse(SyntaxMessage::YamlTag {}, Span::new(tag.start, tag.end));
                }
                if builder.event(event, place) {
                    break;
                }
            }
            Err(error) => {
                builder.fault(&error);
                break;
            }
        }
    }
    builder.finish()
}

fn limits() -> Options {
    options! {
        disallow_directives: true,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        max_buffered_comment_events: usize::MAX,
        simple_key_max_lookahead: 4096,
    }
}

struct Builder<'s> {
    document: Document<'s>,
    open: Vec<Open<'s>>,
    /// How many collections are open that are left out.
    skipped: usize,
    documents: usize,
    values: usize,
    last: Option<(Span, bool)>,
}

/// A collection that is being read.
struct Open<'s> {
    span: Span,
    content: Collection<'s>,
}

enum Collection<'s> {
    Mapping(Vec<(Node<'s>, Node<'s>)>, Option<Node<'s>>),
    Sequence(Vec<Node<'s>>),
}

impl<'s> Builder<'s> {
    /// Takes an event in; returns whether to stop.
    fn event(&mut self, event: Event<'s>, span: Span) -> bool {
        match event {
            Event::Comment(text, _) => self.document.comments.push(Comment {
                text: text.trim_end().to_string(),
                own_line: false,
                span,
            }),
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents == 2 {
                    self.refuse(SyntaxMessage::YamlDocuments {}, span);
                    return true;
                }
            }
            Event::Anchor(..) => self.refuse(SyntaxMessage::YamlAlias {}, span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.refuse(SyntaxMessage::YamlAlias {}, span);
                self.put(span, Content::Refused);
            }
            Event::Scalar(text, style, ..) => {
                self.last = Some((span, self.key_is_due()));
                self.put(span, Content::Scalar(text, style == ScalarStyle::Plain));
            }
            Event::MappingStart(..) => self.open(span, Collection::Mapping(Vec::new(), None)),
            Event::SequenceStart(..) => self.open(span, Collection::Sequence(Vec::new())),
            Event::MappingEnd | Event::SequenceEnd => self.close(span),
            _ => {}
        }
        self.values += 1;
        if self.values == VALUES {
            self.refuse(SyntaxMessage::YamlTooLarge { limit: VALUES }, span);
        }
        self.values >= VALUES
    }

    fn refuse(&mut self, message: SyntaxMessage, span: Span) {
        self.document.refused.push((message, span));
    }

    fn key_is_due(&self) -> bool {
        match self.open.last().map(|open| &open.content) {
            Some(Collection::Mapping(_, key)) => key.is_none(),
            Some(Collection::Sequence(_)) => false,
            None => true,
        }
    }

    fn open(&mut self, span: Span, content: Collection<'s>) {
        if self.skipped > 0 {
            self.skipped += 1;
        } else if self.open.len() == DEPTH {
            self.refuse(SyntaxMessage::TooDeep { limit: DEPTH }, span);
            self.skipped = 1;
        } else {
            self.open.push(Open { span, content });
        }
    }

    fn close(&mut self, end: Span) {
        if self.skipped > 0 {
            self.skipped -= 1;
            if self.skipped == 0 {
                self.put(end, Content::Refused);
            }
            return;
        }
        let Some(open) = self.open.pop() else {
            return;
        };
        let start = open.span;
        match open.content {
            Collection::Sequence(items) => {
                let ends = items.last().map(|last| last.span.end());
                self.put(collection(start, end, ends), Content::Sequence(items));
            }
            Collection::Mapping(entries, _) => {
                let ends = entries
                    .last()
                    .map(|(key, value)| key.span.end().max(value.span.end()));
                self.put(collection(start, end, ends), Content::Mapping(entries));
            }
        }
    }

    fn put(&mut self, span: Span, content: Content<'s>) {
        if self.skipped > 0 {
            return;
        }
        let node = Node { span, content };
        match self.open.last_mut().map(|open| &mut open.content) {
            None => self.document.root = Some(node),
            Some(Collection::Sequence(items)) => items.push(node),
            Some(Collection::Mapping(entries, key)) => match key.take() {
                Some(key) => entries.push((key, node)),
                None => *key = Some(node),
            },
        }
    }

    fn fault(&mut self, error: &ScanError) {
        let at = error.marker().byte_offset().unwrap_or_default();
        let too_deep =
            |(message, _): &(SyntaxMessage, Span)| matches!(message, SyntaxMessage::TooDeep { .. });
        match error.kind() {
            ErrorKind::RecursionLimitExceeded if self.document.refused.iter().any(too_deep) => {}
            ErrorKind::RecursionLimitExceeded => {
                self.refuse(
                    SyntaxMessage::TooDeep { limit: DEPTH },
                    Span::new(at, at + 1),
                );
            }
            kind => {
                self.document.fault = Some(Fault {
                    kind: kind.clone(),
                    at,
                    last: self.last,
                });
            }
        }
    }

    fn finish(mut self) -> Document<'s> {
        self.skipped = 0;
        while let Some(last) = self.open.last() {
            let end = Span::new(last.span.end(), last.span.end());
            if let Some(Open {
                content: Collection::Mapping(entries, key),
                ..
            }) = self.open.last_mut()
                && let Some(key) = key.take()
            {
                let content = Content::Refused;
                let span = key.span;
                entries.push((key, Node { span, content }));
            }
            self.close(end);
        }
        self.document
    }
}

/// From its first sign to its closing bracket, or to the end of the last value of one without brackets.
fn collection(start: Span, end: Span, last: Option<usize>) -> Span {
    let bracket = end.end() > end.start();
    let last = last.unwrap_or(start.end());
    Span::new(start.start(), if bracket { end.end() } else { last })
}
