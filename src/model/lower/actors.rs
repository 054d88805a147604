//! Actors and the groups of their lanes.

use super::context::{Context, aka_of, text_of};
use crate::diagnostic::messages::{ModelMessage, Part};
use crate::lang::Word;
use crate::model::{Actor, ActorId, ActorKind, LaneGroup, Said};
use crate::source::Spanned;
use crate::syntax::tree::Item;

/// Declares the actors of an SOP, in the order of the file, those of a group where the group stands.
pub(super) fn declare<'a>(
    context: &mut Context<'a>,
    sop: &'a Item,
) -> (Vec<LaneGroup>, Vec<Actor>) {
    let (mut groups, mut actors) = (Vec::new(), Vec::new());
    for item in &sop.items {
        if item.is(Word::Actor) {
            actors.extend(actor(context, item, None, actors.len()));
        } else if item.is(Word::LaneGroup) {
            let group = groups.len();
            groups.push(LaneGroup {
                title: group_title(context, item),
            });
            for member in item.all(Word::Actor) {
                actors.extend(actor(context, member, Some(group), actors.len()));
            }
        }
    }
    (groups, actors)
}

fn group_title(context: &mut Context, item: &Item) -> Said<String> {
    text_of(item).unwrap_or_else(|| {
        context.missing(item, Part::Text);
        Said::stated(String::new(), item.head_span.0)
    })
}

fn actor<'a>(
    context: &mut Context<'a>,
    item: &'a Item,
    group: Option<usize>,
    position: usize,
) -> Option<Actor> {
    let Some(name) = &item.name else {
        context.missing(item, Part::Name);
        return None;
    };
    let first = context.names.actors.declare(name, ActorId(position as u32));
    context.doubled(name, first);
    Some(Actor {
        name: name.clone(),
        title: text_of(item).unwrap_or_else(|| title_from(name)),
        kind: kind(context, item),
        outside: item.has(Word::Outside),
        has_lane: !item.has(Word::WithoutLane),
        group,
        aka: aka_of(item),
    })
}

fn title_from(name: &Spanned<String>) -> Said<String> {
    Said::stated(name.value.clone(), name.span)
}

fn kind(context: &mut Context, item: &Item) -> ActorKind {
    match (item.first(Word::System), item.first(Word::Channel)) {
        (Some(system), Some(channel)) => {
            let message = ModelMessage::Contradiction {
                word: context.spell(Word::Channel),
                other: context.spell(Word::System),
            };
            context.blame(channel.head_span.0.to(system.head_span.0), message);
            ActorKind::System
        }
        (Some(_), None) => ActorKind::System,
        (None, Some(_)) => ActorKind::Channel,
        (None, None) => ActorKind::Person,
    }
}
