//! Who performs a node.

use super::context::{Context, said_of};
use crate::diagnostic::messages::Part;
use crate::model::{Performer, Performers, PerformersKind, Said};
use crate::syntax::tree::{Item, Joined, NameUse, Value};

/// The performers of each link of a chain, from its `by` statement; one element for a node that is no chain.
pub(super) fn lower(
    context: &mut Context,
    by: Option<&Item>,
    links: usize,
) -> Vec<Option<Performers>> {
    let Some(by) = by else {
        return vec![None; links];
    };
    let Some(Value::Names(names)) = &by.value else {
        context.missing(by, Part::Actor);
        return vec![None; links];
    };
    let found = names.names.iter().map(|name| performer(context, name));
    let found: Vec<Option<Said<Performer>>> = found.collect();
    if names.how == Joined::Then {
        return found.into_iter().map(alone).collect();
    }
    let list: Vec<Said<Performer>> = found.into_iter().flatten().collect();
    vec![together(names.how, list)]
}

fn performer(context: &mut Context, name: &NameUse) -> Option<Said<Performer>> {
    let found = if name.same_as {
        Performer::SameAs(context.finish(&name.name)?)
    } else {
        Performer::Actor(context.actor(&name.name)?)
    };
    Some(said_of(name, found))
}

fn alone(performer: Option<Said<Performer>>) -> Option<Performers> {
    performer.map(|one| Performers {
        kind: PerformersKind::Single,
        list: vec![one],
    })
}

fn together(how: Joined, list: Vec<Said<Performer>>) -> Option<Performers> {
    let kind = match how {
        _ if list.len() == 1 => PerformersKind::Single,
        Joined::Or => PerformersKind::OneOf,
        _ => PerformersKind::Together,
    };
    (!list.is_empty()).then_some(Performers { kind, list })
}
