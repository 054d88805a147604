//! What every part of lowering needs: the file, the declared names, and the way to blame.

use super::SopNames;
use super::names::{DataName, FlowName, Names, Speller};
use crate::diagnostic::messages::{ModelMessage, Part, SyntaxMessage};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lang::{Lang, Word, days_in_month};
use crate::model::expr::{self, Scope};
use crate::model::{ActorId, Event, Field, FieldId, FieldType, Guard, NodeId, RowId, Said, SopId};
use crate::source::{Source, Span, Spanned};
use crate::syntax::tree::{BinaryOp, Date, Expr, ExprKind, Item, NameUse, Text, Tree, Value};

/// The SOP that is being lowered.
pub(in crate::model) struct Context<'a> {
    tree: &'a Tree,
    source: &'a Source,
    sops: &'a SopNames<'a>,
    diagnostics: &'a mut Diagnostics,
    pub(in crate::model) speller: Speller,
    pub(super) names: Names<'a>,
    /// The declared fields.
    pub(in crate::model) fields: Vec<Field>,
    /// The declared events.
    pub(in crate::model) events: Vec<Event>,
    /// Whether a part of the SOP is left out.
    pub(super) faulty: bool,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        tree: &'a Tree,
        source: &'a Source,
        sops: &'a SopNames<'a>,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Context {
            tree,
            source,
            sops,
            diagnostics,
            speller: Speller::default(),
            names: Names::default(),
            fields: Vec::new(),
            events: Vec::new(),
            faulty: tree.faulty,
        }
    }

    /// Whether a part of the file could not be read.
    pub(super) fn file_is_faulty(&self) -> bool {
        self.tree.faulty
    }

    /// The language of the file.
    pub(in crate::model) fn lang(&self) -> Lang {
        self.tree.lang
    }

    /// How a word is spelt in this file's language.
    pub(in crate::model) fn spell(&self, word: Word) -> String {
        word.spelling(self.lang()).to_string()
    }

    /// The file, as a position in the list of sources.
    pub(in crate::model) fn source_index(&self) -> usize {
        self.diagnostics.source()
    }

    /// The text under a span, with each run of blanks as one.
    pub(in crate::model) fn written(&self, span: Span) -> String {
        let words: Vec<&str> = self.source.slice(span).split_whitespace().collect();
        words.join(" ")
    }

    /// A finding at a place of this file, not yet reported.
    pub(in crate::model) fn finding(&self, span: Span, message: ModelMessage) -> Diagnostic {
        Diagnostic::new(message, self.diagnostics.source(), span)
    }

    /// Reports a finding. An error leaves the SOP faulty.
    pub(in crate::model) fn report(&mut self, finding: Diagnostic) {
        self.faulty |= finding.severity == crate::diagnostic::Severity::Error;
        self.diagnostics.push(finding);
    }

    /// Blames a place.
    pub(in crate::model) fn blame(&mut self, span: Span, message: ModelMessage) {
        self.report(self.finding(span, message));
    }

    /// Blames a statement for lacking a part, unless the part may have been lost where the file can't be read.
    pub(super) fn missing(&mut self, item: &Item, part: Part) {
        self.faulty = true;
        if self.tree.faulty {
            return;
        }
        let word = match item.word() {
            Some(word) => self.spell(word),
            None => item
                .name
                .as_ref()
                .map(|n| n.value.clone())
                .unwrap_or_default(),
        };
        self.blame(item.head_span.0, ModelMessage::MissingPart { word, part });
    }

    /// Blames a name that is given a second time.
    pub(super) fn doubled(&mut self, name: &Spanned<String>, first: Option<Span>) {
        let Some(first) = first else { return };
        let message = ModelMessage::DoubledName {
            name: name.value.clone(),
        };
        let finding = self
            .finding(name.span, message)
            .label(first, SyntaxMessage::FirstHere {})
            .help(ModelMessage::GiveOwnName {});
        self.report(finding);
    }

    /// Blames an unknown name, with the known one that it most likely means. A name that stands in text which could not
    /// be read is let pass: it may be declared there.
    pub(in crate::model) fn unknown(
        &mut self,
        name: &Spanned<String>,
        message: ModelMessage,
        near: Option<&str>,
    ) {
        self.faulty = true;
        if self.tree.blamed.contains(&name.value) {
            return;
        }
        let declaration = self.declaration(&name.value, &message);
        let finding = self.finding(name.span, message);
        self.report(match (near, declaration) {
            (Some(near), _) => suggest(finding, name.span, near),
            (None, Some(statement)) => finding.help(ModelMessage::Declare { statement }),
            (None, None) => finding,
        });
    }

    /// How a name that a message says is unknown would be declared, in the words of this file.
    fn declaration(&self, name: &str, message: &ModelMessage) -> Option<String> {
        match message {
            ModelMessage::UnknownActor { .. } => {
                Some(format!("{} {name} \"…\"", self.spell(Word::Actor)))
            }
            ModelMessage::UnknownActivity { .. } => Some(format!(
                "{} {name} \"…\" {{ … }}",
                self.spell(Word::Activity)
            )),
            ModelMessage::UnknownField { .. } => Some(format!(
                "{} {{ {name} {} }}",
                self.spell(Word::Data),
                self.spell(Word::YesNo)
            )),
            _ => None,
        }
    }

    /// The actor with this name.
    pub(super) fn actor(&mut self, name: &Spanned<String>) -> Option<ActorId> {
        let found = self.names.actors.get(&name.value);
        if found.is_none() {
            let message = ModelMessage::UnknownActor {
                name: name.value.clone(),
            };
            let near = self.speller.nearest(&name.value, self.names.actors.names());
            self.unknown(name, message, near);
        }
        found
    }

    fn flow(&mut self, name: &Spanned<String>) -> Option<FlowName> {
        let found = self.names.flow.get(&name.value);
        if found.is_none() {
            let message = ModelMessage::UnknownActivity {
                name: name.value.clone(),
            };
            let near = self.speller.nearest(&name.value, self.names.flow.names());
            self.unknown(name, message, near);
        }
        found
    }

    /// The node by which a case comes to what has this name: the node itself or, of a row, the first that is no start.
    pub(super) fn entry(&mut self, name: &Spanned<String>) -> Option<NodeId> {
        match self.flow(name)? {
            FlowName::Node(first, _) => Some(first),
            FlowName::Row(row) => self.names.rows.get(row.0 as usize).map(|ends| ends.entry),
        }
    }

    /// The node whose end is the end of what has this name: the node itself or, of a row, its only one. A row of several
    /// nodes is blamed, as nobody can tell which of them is meant.
    pub(super) fn finish(&mut self, name: &Spanned<String>) -> Option<NodeId> {
        let row = match self.flow(name)? {
            FlowName::Node(_, last) => return Some(last),
            FlowName::Row(row) => self.names.rows.get(row.0 as usize)?,
        };
        match row.finish.clone() {
            Ok(node) => Some(node),
            Err(nodes) => {
                let message = ModelMessage::WhichNode {
                    name: name.value.clone(),
                };
                let finding = self
                    .finding(name.span, message)
                    .help(ModelMessage::NameOne { nodes });
                self.report(finding);
                None
            }
        }
    }

    /// The row with this name, or the row of the node with this name.
    pub(super) fn row(&mut self, name: &Spanned<String>) -> Option<RowId> {
        match self.flow(name)? {
            FlowName::Row(row) => Some(row),
            FlowName::Node(node, _) => self.names.node_rows.get(node.0 as usize).copied(),
        }
    }

    /// All nodes of what has this name.
    pub(super) fn all_nodes(&mut self, name: &Spanned<String>) -> Vec<NodeId> {
        let range = match self.flow(name) {
            Some(FlowName::Node(first, last)) => first.0..last.0 + 1,
            Some(FlowName::Row(row)) => {
                let first = self.names.node_rows.partition_point(|other| *other < row);
                let last = self.names.node_rows.partition_point(|other| *other <= row);
                first as u32..last as u32
            }
            None => 0..0,
        };
        range.map(NodeId).collect()
    }

    /// The field or event that a misspelt name most likely means.
    pub(in crate::model) fn near_data(&mut self, name: &str) -> Option<&'a str> {
        self.speller.nearest(name, self.names.data.names())
    }

    /// The field or event with this name, without blame for an unknown one.
    pub(in crate::model) fn data(&self, name: &str) -> Option<DataName> {
        self.names.data.get(name)
    }

    /// The field with this name, which must be a list.
    pub(in crate::model) fn list(&mut self, name: &Spanned<String>) -> Option<FieldId> {
        let found = self.data(&name.value);
        if let Some(DataName::Field(id)) = found
            && let Some(Field {
                kind: FieldType::List(_),
                ..
            }) = self.fields.get(id.0 as usize)
        {
            return Some(id);
        }
        expr::blame_no_list(self, name, found);
        None
    }

    /// The SOP of the catalogue with this name.
    pub(super) fn sop_named(&mut self, name: &Spanned<String>) -> Option<SopId> {
        let found = self.sops.named(&name.value);
        if found.is_none() {
            self.unknown_sop(name);
        }
        found
    }

    /// The SOP of the catalogue with this title.
    pub(super) fn sop_titled(&self, title: &str) -> Option<SopId> {
        self.sops.titled(title)
    }

    fn unknown_sop(&mut self, name: &Spanned<String>) {
        self.faulty = true;
        if self.tree.blamed.contains(&name.value) {
            return;
        }
        let message = ModelMessage::UnknownSop {
            name: name.value.clone(),
        };
        let finding = self.finding(name.span, message);
        let near = self.speller.nearest(&name.value, self.sops.names());
        let finding = match near {
            Some(near) => suggest(finding, name.span, near),
            None => finding.help(ModelMessage::SayTitle {}),
        };
        self.report(finding);
    }

    /// A condition, resolved and type-checked. `scope` holds the lists whose items it may speak of.
    pub(super) fn guard(&mut self, expr: &Expr, scope: Scope) -> Guard {
        let span = expr.span.0;
        let mut parts = Vec::new();
        self.parts_of(expr, &mut parts);
        Guard {
            expr: expr::check(self, expr, scope),
            written: self.written(span),
            parts,
            span: Spanned::new((), span),
        }
    }

    fn parts_of(&self, expr: &Expr, parts: &mut Vec<Spanned<String>>) {
        match &expr.kind {
            ExprKind::Binary(BinaryOp::And | BinaryOp::Or, left, right) => {
                self.parts_of(left, parts);
                self.parts_of(right, parts);
            }
            ExprKind::Not(inner) if is_joined(inner) => self.parts_of(inner, parts),
            _ => parts.push(Spanned::new(self.written(expr.span.0), expr.span.0)),
        }
    }

    /// The condition that a statement holds; blames the statement where it holds none.
    pub(super) fn guard_of(&mut self, item: &Item, scope: Scope) -> Option<Guard> {
        match &item.value {
            Some(Value::Expr(expr)) => Some(self.guard(expr, scope)),
            _ => {
                self.missing(item, Part::Condition);
                None
            }
        }
    }

    /// Whether a date exists; blames it where it doesn't.
    pub(in crate::model) fn exists(&mut self, date: Date, span: Span) -> bool {
        let exists =
            days_in_month(date.year, date.month).is_some_and(|days| (1..=days).contains(&date.day));
        if !exists {
            self.blame(
                span,
                ModelMessage::NotADate {
                    date: date.to_string(),
                },
            );
        }
        exists
    }
}

fn suggest(finding: Diagnostic, span: Span, near: &str) -> Diagnostic {
    finding
        .help(SyntaxMessage::DidYouMean {
            name: near.to_string(),
        })
        .fix(span, near, false)
}

/// A text as something said.
pub(super) fn said(text: &Text) -> Said<String> {
    Said {
        value: text.value.clone(),
        inferred: text.inferred,
        span: text.span.0,
    }
}

/// The text of a statement: the one after its word, or that of a `title` or `text` below it.
pub(super) fn text_of(item: &Item) -> Option<Said<String>> {
    let below = || item.first(Word::Title).or_else(|| item.first(Word::Text));
    let text = item.text.as_ref();
    text.or_else(|| below().and_then(|inner| inner.text.as_ref()))
        .map(said)
}

/// A name as something said of what it resolves to.
pub(super) fn said_of<T>(name: &NameUse, value: T) -> Said<T> {
    Said {
        value,
        inferred: name.inferred,
        span: name.name.span,
    }
}

/// The names in the value of a statement; none where it has no names.
pub(super) fn names_in(item: &Item) -> &[NameUse] {
    match &item.value {
        Some(Value::Names(names)) => &names.names,
        _ => &[],
    }
}

/// The one name that a statement or a phrase uses: the one after its word, or the first of its names.
pub(super) fn one_name(item: &Item) -> Option<&Spanned<String>> {
    let name = item.name.as_ref();
    name.or_else(|| names_in(item).first().map(|used| &used.name))
}

/// Whether the one name or the value of a statement is marked as inferred.
pub(super) fn is_inferred(item: &Item) -> bool {
    item.value_inferred || names_in(item).first().is_some_and(|used| used.inferred)
}

/// All texts of the `aka` statements below an item.
pub(super) fn aka_of(item: &Item) -> Vec<Said<String>> {
    item.all(Word::Aka)
        .flat_map(|aka| {
            let several: &[Text] = match &aka.value {
                Some(Value::Texts(texts)) => texts,
                _ => &[],
            };
            aka.text.iter().chain(several)
        })
        .map(said)
        .collect()
}

/// Whether a condition, denied or not, is put together by `and` or `or`.
fn is_joined(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Binary(BinaryOp::And | BinaryOp::Or, ..) => true,
        ExprKind::Not(inner) => is_joined(inner),
        _ => false,
    }
}
