//! One SOP: what it declares, then what uses the declared.

use super::context::{Context, said, text_of};
use super::{actors, columns, data, identity, log, marks, plan, rows, rules, scenario};
use crate::diagnostic::messages::{ModelMessage, Part, SyntaxMessage};
use crate::diagnostic::{Diagnostic, Message};
use crate::lang::Word;
use crate::model::{DayKind, Override, Said, Sop, Verdict};
use crate::source::Spanned;
use crate::syntax::tree::{Item, Value};

/// Lowers an SOP: its statement, and the same without its activities.
pub(super) fn lower<'a>(mut context: Context<'a>, item: &'a Item, rest: &'a Item) -> Sop {
    let context = &mut context;
    let name = name(context, rest);
    let title = title(context, rest, &name);
    let (groups, actors) = actors::declare(context, rest);
    data::declare(context, rest);
    let plans = plan::declare(context, item);
    if plans.is_empty() {
        no_activities(context, item, &name);
    }
    let identity = identity::lower(context, rest);
    let day_kind = day_kind(context, rest);
    let (rows, nodes) = rows::lower(context, &plans);
    let scenarios = scenario::lower(context, &rest.items, &nodes);
    Sop {
        name,
        title,
        lang: context.lang(),
        identity,
        columns: columns::lower(rest),
        column_numbers: columns::are_numbered(rest),
        day_kind,
        count_first_day: rest.has(Word::CountFirstDay),
        groups,
        actors,
        rules: rules::lower(context, rest, &nodes),
        escalations: rules::escalations(context, rest),
        interrupts: rules::interrupts(context, rest),
        overrides: overrides(context, item),
        scenarios,
        log: log::lower(context, rest),
        fields: std::mem::take(&mut context.fields),
        events: std::mem::take(&mut context.events),
        rows,
        nodes,
        marks: marks::marks(item, context.lang(), &|span| context.written(span)),
        faulty: context.faulty,
        source: context.source_index(),
        span: item.span.0,
    }
}

fn name(context: &mut Context, item: &Item) -> Spanned<String> {
    item.name.clone().unwrap_or_else(|| {
        context.missing(item, Part::Name);
        Spanned::new(String::new(), item.head_span.0)
    })
}

fn title(context: &mut Context, item: &Item, name: &Spanned<String>) -> Said<String> {
    text_of(item).unwrap_or_else(|| {
        context.missing(item, Part::Title);
        Said::stated(name.value.clone(), name.span)
    })
}

fn no_activities(context: &mut Context, item: &Item, name: &Spanned<String>) {
    if item.has(Word::Activity) || context.file_is_faulty() {
        return;
    }
    let message = ModelMessage::NoActivities {
        name: name.value.clone(),
    };
    let word = context.spell(Word::Activity);
    let finding = context
        .finding(item.head_span.0.to(name.span), message)
        .help(ModelMessage::WriteActivities { word });
    context.report(finding);
}

fn day_kind(context: &mut Context, sop: &Item) -> Option<Said<DayKind>> {
    let item = sop.first(Word::Days)?;
    let (kind, unit) = match &item.value {
        Some(Value::Unit(unit)) if unit.value == Word::Workdays => (DayKind::Working, unit),
        Some(Value::Unit(unit)) if unit.value == Word::CalendarDays => (DayKind::Calendar, unit),
        _ => {
            blame_day_kind(context, item);
            return None;
        }
    };
    Some(Said {
        value: kind,
        inferred: item.value_inferred,
        span: unit.span,
    })
}

fn blame_day_kind(context: &mut Context, item: &Item) {
    let span = match &item.value {
        Some(Value::Unit(unit)) => unit.span,
        _ => item.head_span.0,
    };
    let message = ModelMessage::NoDayKind {
        unit: context.written(span),
    };
    let help = ModelMessage::SayDays {
        working: context.spell(Word::Workdays),
        calendar: context.spell(Word::CalendarDays),
    };
    let finding = context.finding(span, message).help(help);
    context.report(finding);
}

/// What the author wants of findings, in the whole SOP and in its activities.
fn overrides(context: &mut Context, sop: &Item) -> Vec<Override> {
    let mut overrides = Vec::new();
    let scopes = std::iter::once(sop).chain(sop.all(Word::Activity));
    for scope in scopes {
        for item in &scope.items {
            let verdict = match item.word() {
                Some(Word::Allow) => Verdict::Allow,
                Some(Word::Deny) => Verdict::Deny,
                _ => continue,
            };
            overrides.extend(override_of(context, item, verdict, scope));
        }
    }
    overrides
}

fn override_of(
    context: &mut Context,
    item: &Item,
    verdict: Verdict,
    scope: &Item,
) -> Option<Override> {
    let Some(code) = &item.name else {
        context.missing(item, Part::Name);
        return None;
    };
    if !Message::codes().any(|(known, _)| known == code.value) {
        unknown_code(context, code);
        return None;
    }
    Some(Override {
        code: code.clone(),
        verdict,
        reason: item.text.as_ref().map(said),
        scope: scope.span.0,
    })
}

fn unknown_code(context: &mut Context, code: &Spanned<String>) {
    let message = ModelMessage::UnknownCode {
        code: code.value.clone(),
    };
    let codes = Message::codes().map(|(known, _)| known);
    let near = context.speller.nearest(&code.value, codes);
    let finding: Diagnostic = context.finding(code.span, message);
    context.report(match near {
        Some(near) => finding
            .help(SyntaxMessage::DidYouMean { name: near.into() })
            .fix(code.span, near, false),
        None => finding,
    });
}
