//! Stages as indented text.

use lajur::lang::Lang;
use lajur::source::Source;
use lajur::syntax::tree::{Head, Item, Text, Tree};
use serde::Serialize;
use serde_json::Value;

/// The statements of a tree, a line each: where it stands, its word, name, text and value.
pub fn tree(source: &Source, tree: &Tree) -> String {
    let mut out = String::new();
    let mut open: Vec<(usize, &Item)> = tree.items.iter().rev().map(|item| (0, item)).collect();
    while let Some((depth, item)) = open.pop() {
        let at = source.position(item.span.0.start());
        let place = format!("{}:{}", at.line, at.column);
        out.push_str(&format!(
            "{place:>9}  {}{}\n",
            "  ".repeat(depth),
            words(item, tree.lang)
        ));
        open.extend(item.items.iter().rev().map(|below| (depth + 1, below)));
    }
    out
}

fn words(item: &Item, lang: Lang) -> String {
    let head = match item.head {
        Head::Word(word) => word.spelling(lang),
        Head::Line => "line",
        Head::Field => "field",
        Head::Variant => "variant",
    };
    let value = item.value.as_ref().map(|value| {
        let value = serde_json::to_string(value).unwrap_or_default();
        format!("{value}{}", mark(item.value_inferred))
    });
    let parts = [
        Some(format!("{head}{}", mark(item.inferred))),
        item.name.as_ref().map(|name| name.value.clone()),
        item.text.as_ref().map(quoted),
        value,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn quoted(text: &Text) -> String {
    format!("{:?}{}", text.value, mark(text.inferred))
}

fn mark(inferred: bool) -> &'static str {
    if inferred { "?" } else { "" }
}

/// Any stage as an outline of its fields; what is empty is left out.
pub fn fields(stage: &impl Serialize) -> String {
    let mut out = String::new();
    nested(
        &serde_json::to_value(stage).unwrap_or_default(),
        0,
        &mut out,
    );
    out
}

fn nested(value: &Value, depth: usize, out: &mut String) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields.iter().filter(|(_, value)| !is_empty(value)) {
                entry(&format!("{name}:"), value, depth, out);
            }
        }
        Value::Array(items) => {
            for item in items {
                entry("-", item, depth, out);
            }
        }
        scalar => entry("", scalar, depth, out),
    }
}

fn entry(head: &str, value: &Value, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(_) | Value::Array(_) => {
            out.push_str(&format!("{indent}{head}\n"));
            nested(value, depth + 1, out);
        }
        Value::String(text) => out.push_str(&format!("{indent}{head} {text}\n")),
        scalar => out.push_str(&format!("{indent}{head} {scalar}\n")),
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}
