//! From nodes to items.

use std::collections::HashMap;

use super::key::Key;
use super::nodes::{Content, Document, Node};
use super::place::Phrase;
use crate::diagnostic::messages::{SyntaxMessage, YamlShape};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lang::{Group, Word};
use crate::source::{Source, Span};
use crate::syntax::dsl::{self, Block};
use crate::syntax::form::{Form, has_date, has_text, looks_like_date, yes_no};
use crate::syntax::language::LanguageSense;
use crate::syntax::tree::{Comment, Head, Item, SpanEq, Text, Tree, Value};

/// How long a phrase of the DSL may be in a value, in bytes.
const PHRASE: usize = 64 * 1024;

/// Reads a document into the tree.
pub(super) fn document(
    source: &Source,
    text: &str,
    mut document: Document<'_>,
    tree: &mut Tree,
    diagnostics: &mut Diagnostics,
) {
    tree.comments = std::mem::take(&mut document.comments);
    tree.mark_own_line_comments(source);
    let mut reader = Reader {
        text,
        sense: LanguageSense::default(),
        inner_comments: Vec::new(),
        phrase: Phrase::default(),
        tree,
        diagnostics,
    };
    reader.top(document.root.as_ref());
    tree_of(reader, source);
}

fn tree_of(reader: Reader<'_>, source: &Source) {
    let tree = reader.tree;
    tree.lang = reader.sense.lang();
    if !reader.inner_comments.is_empty() {
        tree.comments.extend(reader.inner_comments);
        tree.mark_own_line_comments(source);
    }
}

struct Reader<'a> {
    text: &'a str,
    sense: LanguageSense,
    /// Comments of the DSL within values.
    inner_comments: Vec<Comment>,
    phrase: Phrase,
    tree: &'a mut Tree,
    diagnostics: &'a mut Diagnostics,
}

/// A value that is a scalar.
#[derive(Clone, Copy)]
struct Scalar<'n> {
    text: &'n str,
    plain: bool,
    span: Span,
}

impl<'n> Scalar<'n> {
    fn of(node: &'n Node<'_>) -> Option<Self> {
        match &node.content {
            Content::Scalar(text, plain) => Some(Scalar {
                text,
                plain: *plain,
                span: node.span,
            }),
            _ => None,
        }
    }

    fn is_nothing(self) -> bool {
        self.plain && matches!(self.text, "" | "~" | "null" | "Null" | "NULL")
    }

    /// What `yes` or `no` says.
    fn yes_no(self) -> Option<bool> {
        yes_no(self.text).filter(|_| self.plain)
    }

    /// Whether the DSL's own quotes are in it, and what may follow them.
    fn is_quoted(self) -> bool {
        self.text.starts_with('"')
    }

    fn text(self, inferred: bool) -> Text {
        Text {
            value: self.text.to_string(),
            inferred,
            span: SpanEq(self.span),
        }
    }
}

impl Reader<'_> {
    fn report(&mut self, message: SyntaxMessage, span: Span) {
        let finding = Diagnostic::new(message, self.diagnostics.source(), span);
        self.push(finding);
    }

    fn push(&mut self, finding: Diagnostic) {
        self.tree.faulty = true;
        self.diagnostics.push(finding);
    }

    fn raw(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// Reads the phrase with the DSL's grammar.
    fn grammar(&mut self, block: Block) -> Vec<Item> {
        let phrase = &self.phrase;
        let length = phrase.text().len();
        if length > PHRASE {
            let span = Span::new(phrase.place(0), phrase.place(length));
            self.report(SyntaxMessage::PhraseTooLong { limit: PHRASE }, span);
            return Vec::new();
        }
        let mut reader = dsl::Reader {
            place: &|offset| phrase.place(offset),
            sense: &mut self.sense,
            comments: &mut self.inner_comments,
            blamed: &mut self.tree.blamed,
            faulty: &mut self.tree.faulty,
            diagnostics: self.diagnostics,
        };
        dsl::phrase(phrase.text(), block, &mut reader)
    }

    /// Reads a key, and the scalar after it, with the DSL's grammar.
    fn statement(&mut self, key: &Key<'_>, scalar: Option<Scalar<'_>>, block: Block) -> Vec<Item> {
        let mut phrase = std::mem::take(&mut self.phrase);
        key.begin(&mut phrase, self.raw(key.span), self.sense.lang());
        if let Some(scalar) = scalar.filter(|scalar| !scalar.text.is_empty()) {
            phrase.push_scalar(self.raw(scalar.span), scalar.text, scalar.span);
        }
        self.phrase = phrase;
        self.grammar(block)
    }

    /// Reads a scalar that is a whole statement of its own, after the words in `lead`.
    fn free(&mut self, lead: &str, at: Span, scalar: Scalar<'_>, block: Block) -> Vec<Item> {
        let mut phrase = std::mem::take(&mut self.phrase);
        phrase.clear();
        if !lead.is_empty() {
            phrase.push(lead, at);
        }
        phrase.push_scalar(self.raw(scalar.span), scalar.text, scalar.span);
        self.phrase = phrase;
        self.grammar(block)
    }

    fn top(&mut self, root: Option<&Node<'_>>) {
        let Some(root) = root else {
            return;
        };
        match &root.content {
            Content::Mapping(entries) => {
                let strange = entries.iter().find(|(key, _)| !self.is_sop(key));
                if let Some((key, _)) = strange {
                    self.report(SyntaxMessage::YamlTop {}, key.span);
                }
                let sops = entries
                    .iter()
                    .filter(|(key, _)| self.is_sop(key))
                    .collect::<Vec<_>>();
                let mut file = Item::new(Head::Line, root.span);
                self.entries(&sops, Block::Statements, &mut file, self.text.len());
                self.tree.items = file.items;
            }
            Content::Scalar(text, true) if text.is_empty() => {}
            Content::Refused => {}
            _ => {
                let length = self.raw(root.span).lines().next().map_or(0, str::len);
                let start = root.span.start();
                self.report(SyntaxMessage::YamlTop {}, Span::new(start, start + length));
            }
        }
    }

    fn is_sop(&self, key: &Node<'_>) -> bool {
        let Content::Scalar(text, _) = &key.content else {
            return false;
        };
        let mut words = text.split_whitespace();
        let first = words.next().map(|first| first.trim_end_matches('?'));
        first.and_then(|first| Word::find(Group::Statement, first)) == Some(Word::Sop)
    }

    /// Reads the entries of a mapping into the item they stand below. The next sign after them stands at `limit`.
    fn entries(
        &mut self,
        entries: &[&(Node<'_>, Node<'_>)],
        block: Block,
        item: &mut Item,
        limit: usize,
    ) {
        let mut seen: HashMap<&str, Span> = HashMap::with_capacity(entries.len());
        for (at, (key, value)) in entries.iter().enumerate() {
            let limit = entries
                .get(at + 1)
                .map_or(limit, |(next, _)| next.span.start());
            let in_field = item.head == Head::Field;
            let Some(read) = Key::new(key, self.raw(key.span), block, in_field) else {
                if !matches!(key.content, Content::Refused) {
                    self.report(SyntaxMessage::YamlKey {}, key.span);
                }
                continue;
            };
            if let Some(first) = seen.get(read.whole) {
                self.duplicate(&read, *first);
                continue;
            }
            seen.insert(read.whole, key.span);
            self.entry(&read, value, block, item, limit);
        }
    }

    fn duplicate(&mut self, key: &Key<'_>, first: Span) {
        let message = SyntaxMessage::DuplicateKey {
            key: key.text.to_string(),
        };
        let finding = Diagnostic::new(message, self.diagnostics.source(), key.span);
        self.push(finding.label(first, SyntaxMessage::FirstHere {}));
        if let Some(name) = key.name {
            self.tree.blamed.insert(name.value.to_string());
        }
    }

    fn entry(
        &mut self,
        key: &Key<'_>,
        value: &Node<'_>,
        block: Block,
        item: &mut Item,
        limit: usize,
    ) {
        self.hear(key);
        let scalar = Scalar::of(value);
        match key.known_word() {
            Some(Word::Title | Word::Text) => {
                match scalar {
                    Some(scalar) => self.text_of(key, scalar, item),
                    None => self.misshapen(key, value),
                };
            }
            Some(Word::Exits) => self.exits(key, value, "", item),
            Some(Word::Next) => self.exits(key, value, "->", item),
            Some(Word::TextType) if scalar.is_some_and(is_title) => {
                if let Some(scalar) = scalar {
                    self.text_of(key, scalar, item);
                }
            }
            _ => self.value(key, value, block, &mut item.items, limit),
        }
    }

    /// Lets the sense of the file's language hear a word.
    fn hear(&mut self, key: &Key<'_>) {
        if let Some(word) = key.known_word() {
            self.sense.word(
                word.group(),
                key.word.value,
                key.word.span,
                self.diagnostics,
            );
        }
    }

    /// `title: …` and `text: …` give the text of the statement they stand below.
    fn text_of(&mut self, key: &Key<'_>, scalar: Scalar<'_>, item: &mut Item) {
        if !scalar.is_quoted() {
            item.text = (!scalar.is_nothing()).then(|| scalar.text(key.is_marked()));
            return;
        }
        let lead = Word::Note.spelling(self.sense.lang());
        let read = self.free(lead, key.span, scalar, Block::Statements);
        if let Some(mut text) = read.into_iter().next().and_then(|note| note.text) {
            text.inferred |= key.is_marked();
            item.text = Some(text);
        }
    }

    /// Exits, each a whole statement: they belong to the item they stand below.
    fn exits(&mut self, key: &Key<'_>, value: &Node<'_>, lead: &str, item: &mut Item) {
        let one = std::slice::from_ref(value);
        let elements = match &value.content {
            Content::Sequence(elements) => &elements[..],
            _ => one,
        };
        for element in elements {
            match Scalar::of(element) {
                Some(scalar) if scalar.is_nothing() => {}
                Some(scalar) => {
                    let read = self.free(lead, key.span, scalar, Block::Statements);
                    item.items.extend(read);
                }
                None => self.misshapen(key, element),
            }
        }
    }

    fn value(
        &mut self,
        key: &Key<'_>,
        value: &Node<'_>,
        block: Block,
        out: &mut Vec<Item>,
        limit: usize,
    ) {
        match &value.content {
            Content::Scalar(..) => {
                if let Some(scalar) = Scalar::of(value) {
                    self.scalar(key, scalar, block, out);
                }
            }
            Content::Mapping(entries) => {
                let entries: Vec<_> = entries.iter().collect();
                self.mapping(key, value.span, &entries, block, out, limit);
            }
            Content::Sequence(elements) => {
                self.sequence(key, value.span, elements, block, out, limit)
            }
            Content::Refused => {}
        }
    }

    fn misshapen(&mut self, key: &Key<'_>, value: &Node<'_>) {
        let shape = match &value.content {
            Content::Mapping(_) => YamlShape::Mapping,
            Content::Sequence(_) => YamlShape::Sequence,
            _ => return,
        };
        let key = key.text.to_string();
        let first_line = self.raw(value.span).lines().next().map_or(0, str::len);
        let start = value.span.start();
        let span = Span::new(start, start + first_line);
        self.report(SyntaxMessage::YamlShape { key, shape }, span);
    }

    fn scalar(&mut self, key: &Key<'_>, scalar: Scalar<'_>, block: Block, out: &mut Vec<Item>) {
        let Some(head) = key.head else {
            let nothing = scalar.is_nothing();
            let read = self.statement(key, Some(scalar).filter(|_| !nothing), block);
            return out.extend(read);
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
        let texted = block == Block::Columns || has_text(head) && !is_date(head, scalar);
        let mut item = key.item(head);
        item.span.0 = key.span.to(scalar.span);
        if scalar.is_quoted() {
            let read = self.statement(key, Some(scalar), block);
            return out.extend(read);
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
            let read = self.statement(key, Some(scalar), block);
            return out.extend(read);
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

    fn mapping(
        &mut self,
        key: &Key<'_>,
        span: Span,
        entries: &[&(Node<'_>, Node<'_>)],
        block: Block,
        out: &mut Vec<Item>,
        limit: usize,
    ) {
        let Some(mut item) = self.head_item(key, block) else {
            let mut lost = Item::new(Head::Line, key.span);
            self.entries(entries, Block::Statements, &mut lost, limit);
            return self.blame(&lost);
        };
        let below = Block::below(item.head, block);
        self.entries(entries, below, &mut item, limit);
        item.span.0 = self.closed(key.span, span, limit);
        out.push(item);
    }

    /// The item of a key whose value is a mapping or a list.
    fn head_item(&mut self, key: &Key<'_>, block: Block) -> Option<Item> {
        match key.head {
            Some(head) => Some(key.item(head)),
            None => self.statement(key, None, block).pop(),
        }
    }

    /// Remembers the names of statements that had to be left out.
    fn blame(&mut self, lost: &Item) {
        self.tree.faulty = true;
        let names = lost.items.iter().filter_map(|item| item.name.as_ref());
        self.tree
            .blamed
            .extend(names.map(|name| name.value.clone()));
    }

    /// The span of a statement with a block: comments on lines of their own that are indented like the block, right after
    /// it, belong to it.
    fn closed(&self, key: Span, block: Span, limit: usize) -> Span {
        let column = self.column(block.start());
        let mut span = key.to(block);
        let comments = &self.tree.comments;
        let after = comments.partition_point(|comment| comment.span.start() < span.end());
        for comment in comments.get(after..).unwrap_or_default() {
            if comment.span.start() >= limit {
                break;
            }
            if comment.own_line {
                if self.column(comment.span.start()) < column {
                    break;
                }
                span = span.to(comment.span);
            }
        }
        span
    }

    fn column(&self, offset: usize) -> usize {
        let before = self.text.get(..offset).unwrap_or_default();
        before.len() - before.rfind('\n').map_or(0, |at| at + 1)
    }

    fn sequence(
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
        let form = head.map_or(Form::Line, crate::syntax::form::form);
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
        if form == Form::Documents {
            let lead = key
                .known_word()
                .unwrap_or(Word::Needs)
                .spelling(self.sense.lang());
            let read = self.free(lead, key.span, scalar, Block::Statements);
            out.extend(read.into_iter().flat_map(|documents| documents.items));
        } else {
            let read = self.free("", key.span, scalar, Block::Statements);
            out.extend(read);
        }
    }

    fn aliases(&mut self, key: &Key<'_>, span: Span, elements: &[Node<'_>], out: &mut Vec<Item>) {
        let mut texts = Vec::new();
        for element in elements {
            let mut read = Vec::new();
            match Scalar::of(element) {
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
                    let read = self.free("", key.span, scalar, Block::Variants);
                    item.items.extend(read);
                }
                None => self.misshapen(key, element),
            }
        }
        item.span.0 = key.span.to(span);
        out.push(item);
    }
}

/// A line of text, or a document without more.
fn line(scalar: Scalar<'_>, inferred: bool) -> Item {
    let mut item = Item::new(Head::Line, scalar.span);
    item.text = Some(scalar.text(inferred));
    item
}

fn is_date(head: Head, scalar: Scalar<'_>) -> bool {
    matches!(head, Head::Word(word) if has_date(word)) && looks_like_date(scalar.text)
}

/// Below a field, `text` is its type where nothing or `yes` follows, else its text.
fn is_title(scalar: Scalar<'_>) -> bool {
    !scalar.is_nothing() && scalar.yes_no().is_none()
}
