//! Stages as indented text.

use lajur::lang::Lang;
use lajur::source::Source;
use lajur::syntax::tree::{self, Head, Item, Joined, NameUse, Text, Tree};
use serde::Serialize;
use serde_json::{Map, Value};

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
    let value = item
        .value
        .as_ref()
        .map(|value| format!("{}{}", value_words(value), mark(item.value_inferred)));
    let parts = [
        Some(format!("{head}{}", mark(item.inferred))),
        item.name.as_ref().map(|name| name.value.clone()),
        item.text.as_ref().map(quoted),
        value,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Names and dates as they are written; other values by their parts.
fn value_words(value: &tree::Value) -> String {
    match value {
        tree::Value::Names(names) => {
            let parts: Vec<String> = names.names.iter().map(name_words).collect();
            parts.join(match names.how {
                Joined::And => " and ",
                Joined::Or => " or ",
                Joined::Then => " then ",
                Joined::Single | Joined::Comma => ", ",
            })
        }
        tree::Value::Date(date) => format!("{:04}-{:02}-{:02}", date.year, date.month, date.day),
        other => serde_json::to_string(other).unwrap_or_default(),
    }
}

fn name_words(used: &NameUse) -> String {
    let same_as = if used.same_as { "same as " } else { "" };
    format!("{same_as}{}{}", used.name.value, mark(used.inferred))
}

fn quoted(text: &Text) -> String {
    format!("{:?}{}", text.value, mark(text.inferred))
}

fn mark(inferred: bool) -> &'static str {
    if inferred { "?" } else { "" }
}

/// Any stage as an outline of its fields; what is empty is left out, what is inferred has a `?`.
pub fn fields(stage: &impl Serialize) -> String {
    let value = serde_json::to_value(stage).unwrap_or_default();
    lines(&value)
        .iter()
        .map(|line| format!("{line}\n"))
        .collect()
}

fn lines(value: &Value) -> Vec<String> {
    if let Some(scalar) = scalar(value) {
        return vec![scalar];
    }
    match value {
        Value::Object(fields) => fields
            .iter()
            .filter(|(_, value)| !is_empty(value))
            .flat_map(|(name, value)| field(name, value))
            .collect(),
        Value::Array(items) => items.iter().flat_map(item).collect(),
        _ => Vec::new(),
    }
}

fn field(name: &str, value: &Value) -> Vec<String> {
    match scalar(value) {
        Some(scalar) => vec![format!("{name}: {scalar}")],
        None => {
            let below = lines(value).into_iter().map(|line| format!("  {line}"));
            std::iter::once(format!("{name}:")).chain(below).collect()
        }
    }
}

fn item(value: &Value) -> Vec<String> {
    let marked =
        |(at, line): (usize, String)| format!("{} {line}", if at == 0 { "-" } else { " " });
    lines(value).into_iter().enumerate().map(marked).collect()
}

/// A value that fits on a line: a plain one, a date, or one of these with what is known of its origin.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.replace('\n', "\\n")),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::Array(_) => None,
        Value::Object(fields) => said(fields).or_else(|| date(fields)),
    }
}

fn said(fields: &Map<String, Value>) -> Option<String> {
    let inferred = match fields.len() {
        1 => false,
        2 => fields.get("inferred")?.as_bool()?,
        _ => return None,
    };
    Some(format!(
        "{}{}",
        scalar(fields.get("value")?)?,
        mark(inferred)
    ))
}

fn date(fields: &Map<String, Value>) -> Option<String> {
    let part = |name: &str| fields.get(name).and_then(Value::as_i64);
    let (year, month, day) = (part("year")?, part("month")?, part("day")?);
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}
