//! Entries whose value is a list: the lines of a statement, or the statement once for each element.

use super::key::Key;
use super::nodes::{Content, Node};
use super::place::Phrase;
use super::read::Reader;
use super::scalar::{Scalar, line};
use crate::lang::{Group, Word};
use crate::source::Span;
use crate::syntax::dsl::Block;
use crate::syntax::form::{self, Form};
use crate::syntax::tree::{Head, Item, Value};

impl Reader<'_> {
    pub(super) fn sequence(
        &mut self,
        key: &Key<'_>,
        span: Span,
        elements: &[Node<'_>],
        block: Block,
        out: &mut Vec<Item>,
        limit: usize,
    ) {
        let head = match (key.head, key.text.split_whitespace().next()) {
            (Some(head), _) => Some(head),
            (None, Some(first)) => {
                Word::find(Group::Statement, first.trim_end_matches('?')).map(Head::Word)
            }
            (None, None) => None,
        };
        let form = head.map_or(Form::Line, form::form);
        let nested = |node: &Node<'_>| matches!(node.content, Content::Sequence(_));
        let repeated = !elements.is_empty() && elements.iter().all(nested);
        match form {
            Form::Lines | Form::Documents if !repeated => {
                let Some(mut item) = self.head_item(key, block) else {
                    return;
                };
                for element in elements {
                    self.line(key, form, element, &mut item.items);
                }
                item.span.0 = self.closed(key.span, span, limit);
                out.push(item);
            }
            _ if head == Some(Head::Word(Word::Aka)) && !repeated => {
                self.aliases(key, span, elements, out)
            }
            _ if head == Some(Head::Word(Word::OneOf)) => self.variants(key, span, elements, out),
            _ => self.repeated(key, form, elements, block, out, limit),
        }
    }

    fn repeated(
        &mut self,
        key: &Key<'_>,
        form: Form,
        elements: &[Node<'_>],
        block: Block,
        out: &mut Vec<Item>,
        limit: usize,
    ) {
        for (at, element) in elements.iter().enumerate() {
            let limit = elements.get(at + 1).map_or(limit, |next| next.span.start());
            let is_list = matches!(element.content, Content::Sequence(_));
            let takes_list = matches!(form, Form::Lines | Form::Documents)
                || key.known_word() == Some(Word::Aka);
            if is_list && !takes_list {
                self.misshapen(key, element);
            } else {
                self.value(key, element, block, out, limit);
            }
        }
    }

    /// An element of a list of texts or documents.
    fn line(&mut self, key: &Key<'_>, form: Form, element: &Node<'_>, out: &mut Vec<Item>) {
        let Some(scalar) = Scalar::of(element) else {
            return self.misshapen(key, element);
        };
        if scalar.is_nothing() {
            return;
        }
        if !scalar.is_quoted() {
            return out.push(line(scalar, false));
        }
        let documents = form == Form::Documents;
        let lead = key.known_word().unwrap_or(Word::Needs);
        let lead = lead.spelling(self.sense.lang());
        self.free(
            if documents { lead } else { "" },
            key.span,
            scalar,
            documents,
            out,
        );
    }

    fn aliases(&mut self, key: &Key<'_>, span: Span, elements: &[Node<'_>], out: &mut Vec<Item>) {
        let mut texts = Vec::new();
        for element in elements {
            let mut read = Vec::new();
            match Scalar::of(element) {
                Some(scalar) if scalar.is_quoted() => {
                    read = self.statement(key, Some(scalar), Block::Statements);
                }
                Some(scalar) => self.scalar(key, scalar, Block::Statements, &mut read),
                None => self.misshapen(key, element),
            }
            for item in read {
                if let Some(Value::Texts(more)) = item.value {
                    texts.extend(more);
                }
            }
        }
        let mut item = key.item(Head::Word(Word::Aka));
        item.value = Some(Value::Texts(texts));
        item.span.0 = key.span.to(span);
        out.push(item);
    }

    /// `one of: [baru, lama]`
    fn variants(&mut self, key: &Key<'_>, span: Span, elements: &[Node<'_>], out: &mut Vec<Item>) {
        let mut item = key.item(Head::Word(Word::OneOf));
        for element in elements {
            match Scalar::of(element) {
                Some(scalar) => {
                    let mut phrase = Phrase::default();
                    phrase.push_scalar(self.raw(scalar.span), scalar.text, scalar.span);
                    item.items.extend(self.grammar(&phrase, Block::Variants));
                }
                None => self.misshapen(key, element),
            }
        }
        item.span.0 = key.span.to(span);
        out.push(item);
    }
}
