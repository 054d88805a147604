//! Collects what the author marked with `?`.
//!
//! The marks are gathered from the tree in one walk, whatever statement they stand in, so that none can be forgotten
//! when the language grows.

use crate::lang::{Lang, Word};
use crate::model::Mark;
use crate::source::Span;
use crate::syntax::tree::{Head, Item, Value};

/// The marks in an SOP's statement and all below it, in the order of the file.
pub(super) fn marks(sop: &Item, lang: Lang, written: &dyn Fn(Span) -> String) -> Vec<Mark> {
    let mut collector = Collector {
        lang,
        written,
        marks: Vec::new(),
    };
    collector.item(sop, None);
    collector.marks
}

struct Collector<'a> {
    lang: Lang,
    written: &'a dyn Fn(Span) -> String,
    marks: Vec<Mark>,
}

impl Collector<'_> {
    fn item(&mut self, item: &Item, within: Option<&str>) {
        let within = match item.word() {
            Some(Word::Activity | Word::Rule) => item.name.as_ref().map(|name| &*name.value),
            _ => within,
        };
        let word = self.word(item);
        if item.inferred {
            self.add(&word, "", item.head_span.0, within);
        }
        if let Some(text) = item.text.as_ref().filter(|text| text.inferred) {
            self.add(&word, &format!("\"{}\"", text.value), text.span.0, within);
        }
        self.value(item, &word, within);
        for below in &item.items {
            self.item(below, within);
        }
    }

    fn value(&mut self, item: &Item, word: &str, within: Option<&str>) {
        match &item.value {
            Some(Value::Names(names)) => {
                for name in names.names.iter().filter(|name| name.inferred) {
                    let value = match name.same_as {
                        true => format!("{} {}", Word::SameAs.spelling(self.lang), name.name.value),
                        false => name.name.value.clone(),
                    };
                    self.add(word, &value, name.name.span, within);
                }
            }
            Some(Value::Texts(texts)) => {
                for text in texts.iter().filter(|text| text.inferred) {
                    self.add(word, &format!("\"{}\"", text.value), text.span.0, within);
                }
            }
            _ => {}
        }
        if item.value_inferred {
            let span = match &item.value {
                Some(Value::Date(date)) => Some(date.span),
                Some(Value::Time(time)) => Some(time.span.0),
                Some(Value::Unit(unit)) => Some(unit.span),
                Some(Value::Expr(expr)) => Some(expr.span.0),
                Some(_) => None,
                None => item.name.as_ref().map(|name| name.span),
            };
            match span {
                Some(span) => self.add(word, &(self.written)(span), span, within),
                None => {
                    let whole = (self.written)(item.span.0);
                    self.add("", whole.trim_end_matches('?'), item.span.0, within);
                }
            }
        }
    }

    fn word(&self, item: &Item) -> String {
        match (item.head, &item.name) {
            (Head::Word(Word::Next), _) => "->".to_string(),
            (Head::Word(word), _) => word.spelling(self.lang).to_string(),
            (Head::Field | Head::Variant, Some(name)) => name.value.clone(),
            _ => String::new(),
        }
    }

    fn add(&mut self, word: &str, value: &str, span: Span, within: Option<&str>) {
        let written = format!("{word} {value}").trim().to_string();
        self.marks.push(Mark {
            written,
            within: within.map(str::to_string),
            span,
        });
    }
}
