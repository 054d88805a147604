//! As much of JSON Schema (draft 2020-12) as `docs/schema/run.schema.json` uses. A word that is not known here is a
//! fault, so that the schema can't say what nobody looks at.

use serde_json::Value;

const KNOWN: [&str; 12] = [
    "$schema",
    "$defs",
    "$ref",
    "title",
    "description",
    "type",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "enum",
    "anyOf",
];

/// What is wrong with a value, each with its place.
pub fn faults(root: &Value, schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    validate(root, schema, value, "", &mut faults);
    faults
}

fn validate(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let words = schema.as_object().unwrap().keys();
    for word in words.filter(|word| !KNOWN.contains(&word.as_str())) {
        faults.push(format!(
            "{at}: the schema says `{word}`, which is not looked at"
        ));
    }
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.strip_prefix("#/$defs/").unwrap();
        validate(root, &root["$defs"][name], value, at, faults);
    }
    let ways = schema["anyOf"].as_array();
    let fits = |way: &Value| self::faults(root, way, value).is_empty();
    if ways.is_some_and(|ways| !ways.iter().any(fits)) {
        faults.push(format!("{at}: {value} fits none of several"));
    }
    if !schema["type"].is_null() && !types(&schema["type"]).any(|name| is(name, value)) {
        faults.push(format!("{at}: {value} is no {}", schema["type"]));
    }
    let values = schema["enum"].as_array();
    if values.is_some_and(|values| !values.contains(value)) {
        faults.push(format!("{at}: {value} is none of {}", schema["enum"]));
    }
    if let Some(items) = value.as_array().filter(|_| !schema["items"].is_null()) {
        for (number, item) in items.iter().enumerate() {
            validate(
                root,
                &schema["items"],
                item,
                &format!("{at}[{number}]"),
                faults,
            );
        }
    }
    if value.is_object() {
        fields(root, schema, value, at, faults);
    }
}

fn fields(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let required = schema["required"].as_array().into_iter().flatten();
    for name in required.filter_map(Value::as_str) {
        if value.get(name).is_none() {
            faults.push(format!("{at}: lacks `{name}`"));
        }
    }
    let closed = schema["additionalProperties"] == Value::Bool(false);
    for (name, field) in value.as_object().unwrap() {
        match schema["properties"].get(name) {
            Some(of) => validate(root, of, field, &format!("{at}.{name}"), faults),
            None if closed => faults.push(format!("{at}: `{name}` is not in the schema")),
            None => {}
        }
    }
}

fn types(said: &Value) -> impl Iterator<Item = &str> {
    let one = said.as_str().into_iter();
    one.chain(
        said.as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str),
    )
}

fn is(name: &str, value: &Value) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        _ => false,
    }
}
