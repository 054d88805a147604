//! The names in an expression: fields, events, values of one-of types, and fields of a list's items.

use super::check::{Checker, Hint, Typed};
use super::types::{Declared, Type};
use super::{Constant, TypedExpr};
use crate::diagnostic::messages::ModelMessage;
use crate::lang::Word;
use crate::model::lower::{Context, DataName};
use crate::model::{FieldId, FieldType};
use crate::source::Spanned;
use crate::syntax::tree::{Expr, ExprKind};

/// How many values of a one-of type a finding lists.
const VALUES_LISTED: usize = 8;

/// What a name stands for, or a path of names.
pub(super) fn resolve(checker: &mut Checker, path: &[Spanned<String>], hint: Hint) -> Typed {
    match path {
        [] => Typed::faulty(),
        [name] => bare(checker, name, hint),
        [list, name, rest @ ..] => item_field(checker, list, rest.last().unwrap_or(name), rest),
    }
}

fn bare(checker: &mut Checker, name: &Spanned<String>, hint: Hint) -> Typed {
    if let Hint::ValueOf(declared) = hint {
        let variants = declared.variants(&checker.context.fields);
        if let Some(at) = variants.iter().position(|v| v.name.value == name.value) {
            let constant = Constant::Variant(at, name.value.clone());
            return Typed::always(TypedExpr::Constant(constant), Type::OneOf(declared));
        }
    }
    match (checker.context.data(&name.value), hint) {
        (Some(DataName::Event(event)), _) => Typed::always(TypedExpr::Event(event), Type::YesNo),
        (Some(DataName::Field(field)), _) => declared_field(checker, field),
        (None, Hint::Unknown) => Typed::faulty(),
        (None, Hint::ValueOf(declared)) => unknown_value(checker, name, declared),
        (None, Hint::None) => unknown_field(checker.context, name),
    }
}

fn declared_field(checker: &Checker, id: FieldId) -> Typed {
    let declared = Declared {
        field: id,
        item: None,
    };
    match declared.field(&checker.context.fields) {
        Some(field) => Typed {
            expr: TypedExpr::Field(id),
            kind: Type::of(field, declared),
            optional: field.optional,
        },
        None => Typed::faulty(),
    }
}

fn unknown_field(context: &mut Context, name: &Spanned<String>) -> Typed {
    let near = context.near_data(&name.value);
    let message = ModelMessage::UnknownField {
        name: name.value.clone(),
    };
    context.unknown(name, message, near);
    Typed::faulty()
}

fn unknown_value(checker: &mut Checker, name: &Spanned<String>, declared: Declared) -> Typed {
    let field = declared.field(&checker.context.fields);
    let field = field.map(|field| field.name.value.clone());
    let variants = declared.variants(&checker.context.fields);
    let known: Vec<String> = variants.iter().map(|v| v.name.value.clone()).collect();
    let message = ModelMessage::UnknownValue {
        name: name.value.clone(),
        field: field.unwrap_or_default(),
        values: listed(&known),
    };
    let known = known.iter().map(String::as_str);
    let near = checker.context.speller.nearest(&name.value, known);
    checker.context.unknown(name, message, near);
    Typed::faulty()
}

fn listed(values: &[String]) -> String {
    let shown: Vec<String> = values
        .iter()
        .take(VALUES_LISTED)
        .map(|value| format!("`{value}`"))
        .collect();
    let more = if values.len() > VALUES_LISTED {
        ", …"
    } else {
        ""
    };
    format!("{}{more}", shown.join(", "))
}

/// `list.field`. A path that goes on after it leads nowhere, as the items of a list hold no lists.
fn item_field(
    checker: &mut Checker,
    list: &Spanned<String>,
    name: &Spanned<String>,
    rest: &[Spanned<String>],
) -> Typed {
    let Some(id) = checker.context.list(list) else {
        return Typed::faulty();
    };
    let position = match &checker.context.fields.get(id.0 as usize).map(|f| &f.kind) {
        Some(FieldType::List(fields)) if rest.is_empty() => {
            fields.iter().position(|field| field.name == *name)
        }
        _ => None,
    };
    let Some(position) = position else {
        return unknown_item_field(checker, id, list, name);
    };
    if !checker.scope.contains(&id) {
        outside_for_each(checker, list, name);
    }
    let declared = Declared {
        field: id,
        item: Some(position),
    };
    match declared.field(&checker.context.fields) {
        Some(field) => Typed {
            expr: TypedExpr::ItemField(id, position),
            kind: Type::of(field, declared),
            optional: field.optional,
        },
        None => Typed::faulty(),
    }
}

fn unknown_item_field(
    checker: &mut Checker,
    id: FieldId,
    list: &Spanned<String>,
    name: &Spanned<String>,
) -> Typed {
    let known: Vec<String> = match checker.context.fields.get(id.0 as usize).map(|f| &f.kind) {
        Some(FieldType::List(fields)) => fields.iter().map(|f| f.name.value.clone()).collect(),
        _ => Vec::new(),
    };
    let message = ModelMessage::UnknownItemField {
        list: list.value.clone(),
        name: name.value.clone(),
    };
    let known = known.iter().map(String::as_str);
    let near = checker.context.speller.nearest(&name.value, known);
    checker.context.unknown(name, message, near);
    Typed::faulty()
}

fn outside_for_each(checker: &mut Checker, list: &Spanned<String>, name: &Spanned<String>) {
    let message = ModelMessage::OutsideForEach {
        list: list.value.clone(),
        name: name.value.clone(),
    };
    let statement = format!("{} {}", checker.context.spell(Word::ForEach), list.value);
    let finding = checker
        .context
        .finding(list.span.to(name.span), message)
        .help(ModelMessage::WriteForEach { statement });
    checker.context.report(finding);
}

/// `size(list)`
pub(super) fn size(checker: &mut Checker, operand: &Expr) -> Typed {
    let span = operand.span.0;
    if let ExprKind::Name(path) = &operand.kind
        && let [name] = path.as_slice()
    {
        return match checker.context.list(name) {
            Some(id) => Typed::always(TypedExpr::Size(id), Type::Number),
            None => Typed::faulty(),
        };
    }
    let typed = checker.infer(operand);
    if !typed.kind.is_unknown() {
        let message = ModelMessage::NotAList {
            name: checker.context.written(span),
            found: checker.written(typed.kind),
        };
        checker.context.blame(span, message);
    }
    Typed::faulty()
}

/// Blames a name that stands where a list must stand.
pub(in crate::model) fn blame_no_list(
    context: &mut Context,
    name: &Spanned<String>,
    found: Option<DataName>,
) {
    let kind = match found {
        None => {
            unknown_field(context, name);
            return;
        }
        Some(DataName::Event(_)) => Type::YesNo,
        Some(DataName::Field(id)) => {
            let declared = Declared {
                field: id,
                item: None,
            };
            let field = declared.field(&context.fields);
            field.map_or(Type::Unknown, |field| Type::of(field, declared))
        }
    };
    let message = ModelMessage::NotAList {
        name: name.value.clone(),
        found: kind.written(context.lang()),
    };
    context.blame(name.span, message);
}
