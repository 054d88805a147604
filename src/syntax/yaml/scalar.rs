//! Entries whose value is a scalar: a text as it stands, a flag, or the rest of a statement.

use super::key::Key;
use super::nodes::{Content, Node};
use super::read::Reader;
use crate::lang::Word;
use crate::source::Span;
use crate::syntax::dsl::Block;
use crate::syntax::form::{Form, has_date, has_text, looks_like_date, yes_no};
use crate::syntax::tree::{Head, Item, SpanEq, Text, Value};

/// A value that is a scalar.
#[derive(Clone, Copy)]
pub(super) struct Scalar<'n> {
    /// Its value.
    pub text: &'n str,
    /// Whether it stands without quotes.
    pub plain: bool,
    /// Where it stands, quotes included.
    pub span: Span,
}

impl<'n> Scalar<'n> {
    /// The scalar that a node is.
    pub(super) fn of(node: &'n Node<'_>) -> Option<Self> {
        match &node.content {
            Content::Scalar(text, plain) => Some(Scalar {
                text,
                plain: *plain,
                span: node.span,
            }),
            _ => None,
        }
    }

    /// Whether there is no value.
    pub(super) fn is_nothing(self) -> bool {
        self.plain && matches!(self.text, "" | "~" | "null" | "Null" | "NULL")
    }

    /// What `yes` or `no` says.
    pub(super) fn yes_no(self) -> Option<bool> {
        yes_no(self.text).filter(|_| self.plain)
    }

    /// Whether the DSL's own quotes are in it, and what may follow them.
    pub(super) fn is_quoted(self) -> bool {
        self.text.starts_with('"')
    }

    /// Its value as a text.
    pub(super) fn text(self, inferred: bool) -> Text {
        Text {
            value: self.text.to_string(),
            inferred,
            span: SpanEq(self.span),
        }
    }
}

impl Reader<'_> {
    pub(super) fn scalar(
        &mut self,
        key: &Key<'_>,
        scalar: Scalar<'_>,
        block: Block,
        out: &mut Vec<Item>,
    ) {
        let Some(head) = key.head else {
            let nothing = scalar.is_nothing();
            return self.later(key, Some(scalar).filter(|_| !nothing), block, out);
        };
        if scalar.is_nothing() {
            return self.nothing(key, head, block, out);
        }
        let form = key.form();
        if let Some(said) = scalar
            .yes_no()
            .filter(|_| matches!(form, Form::Flag | Form::Node))
        {
            out.extend(said.then(|| key.item(head)));
            return;
        }
        let texted = match block {
            Block::Columns => form != Form::Flag,
            Block::Log => head != Head::Word(Word::ClosedWhen),
            Block::Shares => false,
            _ => has_text(head) && !is_date(head, scalar),
        };
        let mut item = key.item(head);
        item.span.0 = key.span.to(scalar.span);
        if scalar.is_quoted() {
            return self.later(key, Some(scalar), block, out);
        } else if texted {
            item.text = Some(scalar.text(key.is_marked()));
            item.inferred = false;
            item.value_inferred = false;
        } else if matches!(form, Form::Lines | Form::Documents) {
            item.items.push(line(scalar, key.is_marked()));
            item.inferred = false;
        } else if head == Head::Word(Word::Aka) {
            item.value = Some(Value::Texts(vec![scalar.text(false)]));
        } else {
            return self.later(key, Some(scalar), block, out);
        }
        out.push(item);
    }

    /// A key without a value. What needs one is left to the grammar, which says what.
    fn nothing(&mut self, key: &Key<'_>, head: Head, block: Block, out: &mut Vec<Item>) {
        let complete = match key.form() {
            Form::Line => matches!(
                head,
                Head::Variant
                    | Head::Word(Word::Calendar | Word::Allow | Word::Deny | Word::Otherwise)
            ),
            Form::Documents => false,
            Form::Node => head != Head::Word(Word::Call),
            _ => true,
        };
        if complete || block == Block::Columns {
            out.push(key.item(head));
        } else {
            let read = self.statement(key, None, block);
            out.extend(read);
        }
    }

    /// `title: …` and `text: …` give the text of the statement they stand below.
    pub(super) fn text_of(&mut self, key: &Key<'_>, scalar: Scalar<'_>, item: &mut Item) {
        if !scalar.is_quoted() {
            item.text = (!scalar.is_nothing()).then(|| scalar.text(key.is_marked()));
            return;
        }
        let note = Key::of_word(Word::Note, key.span);
        let read = self.statement(&note, Some(scalar), Block::Statements);
        if let Some(mut text) = read.into_iter().next().and_then(|note| note.text) {
            text.inferred |= key.is_marked();
            item.text = Some(text);
        }
    }

    /// Exits, each a whole statement: they belong to the item they stand below.
    pub(super) fn exits(&mut self, key: &Key<'_>, value: &Node<'_>, lead: &str, item: &mut Item) {
        let one = std::slice::from_ref(value);
        let elements = match &value.content {
            Content::Sequence(elements) => &elements[..],
            _ => one,
        };
        for element in elements {
            match Scalar::of(element) {
                Some(scalar) if scalar.is_nothing() => {}
                Some(scalar) => {
                    self.free(lead, key.span, scalar, false, &mut item.items);
                }
                None => self.misshapen(key, element),
            }
        }
    }
}

/// A line of text, or a document without more.
pub(super) fn line(scalar: Scalar<'_>, inferred: bool) -> Item {
    let mut item = Item::new(Head::Line, scalar.span);
    item.text = Some(scalar.text(inferred));
    item
}

fn is_date(head: Head, scalar: Scalar<'_>) -> bool {
    matches!(head, Head::Word(word) if has_date(word)) && looks_like_date(scalar.text)
}
