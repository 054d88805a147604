//! What the rows need and what they put out.

use super::context::{Context, one_name, said};
use crate::diagnostic::messages::Part;
use crate::lang::Word;
use crate::model::expr::Scope;
use crate::model::{CallTarget, Document, DocumentSource, DocumentTarget};
use crate::source::Spanned;
use crate::syntax::tree::{Head, Item, Text};

/// The documents of all statements of a row with this word: `needs` or `output`.
pub(super) fn lower(context: &mut Context, row: &Item, word: Word, scope: Scope) -> Vec<Document> {
    let mut documents = Vec::new();
    for item in row.all(word) {
        documents.extend(item.text.as_ref().map(plain));
        let lines = item.items.iter().filter(|line| line.head == Head::Line);
        for line in lines {
            documents.extend(document(context, line, scope));
        }
        if item.text.is_none() && item.items.is_empty() {
            context.missing(item, Part::Text);
        }
    }
    documents
}

fn plain(text: &Text) -> Document {
    Document {
        text: said(text),
        alternatives: Vec::new(),
        condition: None,
        source: None,
        target: None,
    }
}

fn document(context: &mut Context, line: &Item, scope: Scope) -> Option<Document> {
    let text = line.text.as_ref()?;
    let others = line.all(Word::Alternative);
    let condition = line.first(Word::If);
    Some(Document {
        alternatives: others.filter_map(|o| o.text.as_ref()).map(plain).collect(),
        condition: condition.and_then(|item| context.guard_of(item, scope)),
        source: source(context, line),
        target: target(context, line),
        ..plain(text)
    })
}

fn source(context: &mut Context, line: &Item) -> Option<DocumentSource> {
    if let Some(from) = line.first(Word::From) {
        let name = named(context, from)?;
        let row = context.row(name)?;
        return Some(DocumentSource::Row(row));
    }
    if let Some(from) = line.first(Word::FromSop) {
        return other_sop(context, from).map(DocumentSource::Sop);
    }
    if line.has(Word::FromOutside) {
        return Some(DocumentSource::Outside);
    }
    line.has(Word::AsEquipment)
        .then_some(DocumentSource::Equipment)
}

fn target(context: &mut Context, line: &Item) -> Option<DocumentTarget> {
    if let Some(to) = line.first(Word::To) {
        let name = named(context, to)?;
        let row = context.row(name)?;
        return Some(DocumentTarget::Row(row));
    }
    let to = line.first(Word::ToSop)?;
    other_sop(context, to).map(DocumentTarget::Sop)
}

fn named<'i>(context: &mut Context, item: &'i Item) -> Option<&'i Spanned<String>> {
    let name = one_name(item);
    if name.is_none() {
        context.missing(item, Part::Activity);
    }
    name
}

/// An SOP by its title, which may be in no file, or by its name, which must be in one.
fn other_sop(context: &mut Context, item: &Item) -> Option<CallTarget> {
    if let Some(title) = &item.text {
        return Some(CallTarget {
            sop: context.sop_titled(&title.value),
            written: Spanned::new(title.value.clone(), title.span.0),
        });
    }
    let Some(name) = one_name(item) else {
        context.missing(item, Part::Called);
        return None;
    };
    let sop = context.sop_named(name)?;
    Some(CallTarget {
        written: name.clone(),
        sop: Some(sop),
    })
}
