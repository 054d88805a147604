//! Who is there: how many officers, when, and for how much of their time.

use super::{Seen, count, doubled, finding, hundred, percent};
use crate::diagnostic::messages::{Part, ScenarioMessage};
use crate::lang::{Number, Word};
use crate::model::lower::context::{Context, names_in, said};
use crate::model::{ActorId, Said, Staff};
use crate::source::Spanned;
use crate::syntax::tree::{Item, NameUse, Value};

/// All officers of a scenario.
pub(super) fn lower(context: &mut Context, scenario: &Item) -> Vec<Staff> {
    let mut seen = Seen::default();
    let mut staff = Vec::new();
    for item in scenario.all(Word::Staff) {
        let Some(some) = officers(context, item) else {
            continue;
        };
        if seen.is_first(context, item, key(&some)) {
            staff.push(some);
        }
    }
    staff
}

/// Two statements on the same actors say different things where the officers have other hours or less time.
fn key(staff: &Staff) -> (Vec<ActorId>, Option<String>, [Option<Number>; 2]) {
    let mut actors: Vec<ActorId> = staff.actors.iter().map(|actor| actor.value).collect();
    actors.sort_unstable();
    let hours = staff.hours.as_ref().map(|hours| hours.value.clone());
    let parts = [&staff.share, &staff.absent];
    (actors, hours, parts.map(|part| part.map(|part| part.value)))
}

fn officers(context: &mut Context, item: &Item) -> Option<Staff> {
    let (names, number) = match &item.value {
        Some(Value::Team(names, number)) => (names.names.as_slice(), Some(number)),
        _ => (names_in(item), None),
    };
    if names.is_empty() || (number.is_none() && !item.has(Word::Unlimited)) {
        context.missing(item, Part::Actor);
        return None;
    }
    let actors = actors(context, names);
    let number = match number {
        Some(number) => Some(officers_number(context, names, number)?),
        None => None,
    };
    let all = hundred();
    let staff = Staff {
        number,
        hours: item.first(Word::OwnHours).and_then(|it| hours(context, it)),
        share: portion(context, item, Word::Share, Number::ZERO),
        absent: portion(context, item, Word::Absent, all),
        span: item.span.0,
        actors: actors?,
    };
    Some(staff)
}

fn actors(context: &mut Context, names: &[NameUse]) -> Option<Vec<Spanned<ActorId>>> {
    let mut actors: Vec<Spanned<ActorId>> = Vec::new();
    for name in names {
        let actor = Spanned::new(context.actor(&name.name)?, name.name.span);
        match actors.iter().find(|first| first.value == actor.value) {
            None => actors.push(actor),
            Some(first) => doubled(context, actor.span, first.span),
        }
    }
    Some(actors)
}

fn officers_number(
    context: &mut Context,
    names: &[NameUse],
    number: &Spanned<Number>,
) -> Option<Spanned<u32>> {
    if number.value != Number::ZERO {
        return count(context, number);
    }
    let names: Vec<&str> = names.iter().map(|name| name.name.as_str()).collect();
    let message = ScenarioMessage::NoStaff {
        actors: names.join(&format!(" {} ", context.spell(Word::And))),
    };
    let help = ScenarioMessage::WriteStaff {
        unlimited: context.spell(Word::Unlimited),
    };
    let finding = finding(context, number.span, message).help(help);
    context.report(finding);
    None
}

/// A part of the officers' time. At `nothing` none of it is left.
fn portion(
    context: &mut Context,
    item: &Item,
    word: Word,
    nothing: Number,
) -> Option<Spanned<Number>> {
    let phrase = item.first(word)?;
    let Some(Value::Percent(written)) = &phrase.value else {
        context.missing(phrase, Part::Chances);
        return None;
    };
    let part = percent(context, written)?;
    if part.value == nothing {
        let message = ScenarioMessage::NeverThere {
            phrase: context.written(phrase.span.0),
        };
        let finding = finding(context, phrase.span.0, message).help(ScenarioMessage::LeaveTime {});
        context.report(finding);
        return None;
    }
    Some(part)
}

fn hours(context: &mut Context, item: &Item) -> Option<Said<String>> {
    let Some(text) = &item.text else {
        context.missing(item, Part::Text);
        return None;
    };
    if !are_hours(&text.value) {
        let message = ScenarioMessage::NotHours {
            written: text.value.clone(),
        };
        let finding = finding(context, text.span.0, message).help(ScenarioMessage::WriteHours {});
        context.report(finding);
        return None;
    }
    Some(said(text))
}

/// Whether a text gives hours as calendars have them: `07:30-16:00`, or `07:30-16:00, rest 12:00-13:00`.
fn are_hours(text: &str) -> bool {
    let (hours, rest) = match text.split_once(',') {
        Some((hours, rest)) => (hours, Some(rest.trim())),
        None => (text, None),
    };
    let Some((open, close)) = stretch(hours) else {
        return false;
    };
    let Some(rest) = rest else { return true };
    let words = ["rest ", "istirahat "];
    let rest = words.iter().find_map(|word| rest.strip_prefix(word));
    rest.and_then(stretch)
        .is_some_and(|(from, to)| open <= from && to <= close && (open, close) != (from, to))
}

/// From one minute of the day to a later one.
fn stretch(text: &str) -> Option<(u32, u32)> {
    let (from, to) = text.split_once('-')?;
    let (from, to) = (minute(from)?, minute(to)?);
    (from < to).then_some((from, to))
}

fn minute(text: &str) -> Option<u32> {
    let (hours, minutes) = text.trim().split_once([':', '.'])?;
    let number = |digits: &str| {
        let two = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<u32>().ok().filter(|_| two)
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    (minutes < 60 && (hours < 24 || (hours, minutes) == (24, 0))).then_some(hours * 60 + minutes)
}
