//! Findings as SARIF 2.1.0, the form in which code hosts and CI systems take them.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::place::Place;
use super::words;
use crate::diagnostic::{Diagnostic, Edit, Fix, Severity, explain};
use crate::lang::Lang;
use crate::source::{Source, Span};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The findings as one SARIF log with one run. Each code found is a rule, with its page as help.
pub fn sarif(sources: &[Source], findings: &[Diagnostic], lang: Lang) -> String {
    let codes: BTreeSet<&'static str> = findings.iter().map(Diagnostic::code).collect();
    let codes: Vec<&'static str> = codes.into_iter().collect();
    let results: Vec<Value> = findings
        .iter()
        .filter_map(|finding| Some(result(sources.get(finding.source)?, finding, &codes, lang)))
        .collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "lajur",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().map(|code| rule(code, lang)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: &str, lang: Lang) -> Value {
    let mut rule = json!({ "id": code });
    if let Some(page) = explain(code) {
        rule["shortDescription"] = json!({ "text": page.headline(lang) });
        let words: Vec<&str> = page.section(lang).split_whitespace().collect();
        rule["help"] = json!({ "text": words.join(" "), "markdown": words.join(" ") });
    }
    rule
}

fn result(source: &Source, finding: &Diagnostic, codes: &[&str], lang: Lang) -> Value {
    let mut text = finding.message.text(lang);
    if let Some(help) = &finding.help {
        text.push_str(&format!(" ({})", help.text(lang)));
    }
    let mut result = json!({
        "ruleId": finding.code(),
        "ruleIndex": codes.binary_search(&finding.code()).unwrap_or_default(),
        "level": level(finding.severity),
        "message": { "text": text },
        "locations": [location(source, finding.span)],
    });
    if !finding.labels.is_empty() {
        result["relatedLocations"] = finding
            .labels
            .iter()
            .map(|label| {
                let mut place = location(source, label.span);
                place["message"] = json!({ "text": label.message.text(lang) });
                place
            })
            .collect();
    }
    if let Some(fix) = &finding.fix {
        result["fixes"] = json!([change(source, fix, lang)]);
    }
    result
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Question => "note",
    }
}

fn location(source: &Source, span: Span) -> Value {
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(source.name()) },
        "region": region(source, span),
    }})
}

fn region(source: &Source, span: Span) -> Value {
    let place = Place::of(source, span);
    json!({
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    })
}

fn change(source: &Source, fix: &Fix, lang: Lang) -> Value {
    let replacement = |edit: &Edit| {
        json!({
            "deletedRegion": region(source, edit.span),
            "insertedContent": { "text": edit.text },
        })
    };
    let old = fix.edits.first().map_or("", |edit| source.slice(edit.span));
    json!({
        "description": { "text": words::fix_text(fix, old, lang) },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(source.name()) },
            "replacements": fix.edits.iter().map(replacement).collect::<Vec<_>>(),
        }],
    })
}

/// A path as a URI: relative as it was named, or `file://` for an absolute one.
fn uri(path: &str) -> String {
    let path = path.replace('\\', "/");
    let path = path.strip_prefix("./").unwrap_or(&path);
    let root = if path.starts_with('/') { "file://" } else { "" };
    let mut uri = root.to_string();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
