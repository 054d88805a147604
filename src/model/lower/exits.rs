//! The ways out of a node, written and implied.

use super::context::{Context, names_in, said, said_of};
use super::plan::NodePlan;
use super::times;
use crate::diagnostic::messages::{ModelMessage, Part};
use crate::lang::Word;
use crate::model::expr::Scope;
use crate::model::{Exit, ExitKind, ExitTrigger, Node, NodeId, NodeKind, Said, Target, Wait};
use crate::source::{Span, Spanned};
use crate::syntax::tree::{Item, Joined, Value};

/// The exits that the file writes for a node.
pub(super) fn lower(
    context: &mut Context,
    plan: &NodePlan,
    kind: &NodeKind,
    scope: Scope,
) -> Vec<Exit> {
    if *kind == NodeKind::End {
        blame_exits_of_end(context, plan);
        return Vec::new();
    }
    let mut exits = Vec::new();
    for item in plan.exits() {
        exits.extend(exit(context, item, scope));
    }
    if let NodeKind::Wait(wait) = kind {
        tell_waits_apart(wait, &mut exits);
    }
    exits
}

fn blame_exits_of_end(context: &mut Context, plan: &NodePlan) {
    for item in plan.exits() {
        let word = context.spell(Word::Task);
        let finding = context
            .finding(item.span.0, ModelMessage::EndWithExit {})
            .help(ModelMessage::LeadOnElsewhere { word });
        context.report(finding);
    }
}

fn exit(context: &mut Context, item: &Item, scope: Scope) -> Option<Exit> {
    let trigger = match item.word()? {
        Word::When => context
            .guard_of(item, scope)
            .map_or(ExitTrigger::Free, ExitTrigger::When),
        Word::Otherwise => ExitTrigger::Otherwise,
        _ => ExitTrigger::Free,
    };
    let (kind, targets) = targets(context, item)?;
    Some(Exit {
        trigger,
        label: super::context::text_of(item).or_else(|| arrow_of(item)?.text.as_ref().map(said)),
        kind,
        targets,
        implied: false,
        span: Spanned::new((), item.span.0),
    })
}

/// The arrow of a statement: itself, or the one below it.
fn arrow_of(item: &Item) -> Option<&Item> {
    if item.is(Word::Next) {
        Some(item)
    } else {
        item.first(Word::Next)
    }
}

/// Where the arrow of a statement leads. Blames a statement without an arrow.
fn targets(context: &mut Context, item: &Item) -> Option<(ExitKind, Vec<Target>)> {
    let names = arrow_of(item).map(names_in).unwrap_or_default();
    if names.is_empty() {
        context.missing(item, Part::Target);
        return None;
    }
    let at_most = bound(context, item);
    let mut targets = Vec::new();
    for name in names {
        if let Some(node) = context.entry(&name.name) {
            let node = said_of(name, node);
            targets.push(Target { node, at_most });
        }
    }
    (!targets.is_empty()).then(|| (kind(item, targets.len()), targets))
}

fn bound(context: &mut Context, item: &Item) -> Option<u32> {
    let below = |item: &'_ Item| item.first(Word::AtMost).is_some();
    let holder = if below(item) { item } else { arrow_of(item)? };
    let at_most = holder.first(Word::AtMost)?;
    times::count(context, at_most).map(|count| count.times)
}

fn kind(item: &Item, targets: usize) -> ExitKind {
    let how = match arrow_of(item).and_then(|arrow| arrow.value.as_ref()) {
        Some(Value::Names(names)) => names.how,
        _ => Joined::Single,
    };
    match how {
        _ if targets == 1 => ExitKind::Single,
        Joined::And => ExitKind::All,
        _ => ExitKind::Choice,
    }
}

/// The one target of a statement that can have only one.
pub(super) fn one_target(context: &mut Context, item: &Item) -> Option<Target> {
    let (_, targets) = targets(context, item)?;
    if targets.len() > 1 {
        let word = item.word().map(|word| context.spell(word));
        let message = ModelMessage::OneTarget {
            word: word.unwrap_or_default(),
        };
        let arrow = arrow_of(item).map_or(item.span.0, |arrow| arrow.span.0);
        context.blame(arrow, message);
    }
    targets.into_iter().next()
}

/// Of a wait for a timer or an event, whichever comes first: the first exit without a guard is for the event, the
/// second for the timer, as is `otherwise`.
fn tell_waits_apart(wait: &Wait, exits: &mut [Exit]) {
    if wait.timer.is_none() || wait.until.is_none() {
        return;
    }
    for exit in exits.iter_mut() {
        if exit.trigger == ExitTrigger::Otherwise {
            exit.trigger = ExitTrigger::TimedOut;
        }
    }
    let timed_out = exits.iter().any(|e| e.trigger == ExitTrigger::TimedOut);
    let mut free = exits.iter_mut().filter(|e| e.trigger == ExitTrigger::Free);
    match (free.next(), free.next()) {
        (Some(first), _) if timed_out => first.trigger = ExitTrigger::Happened,
        (Some(first), Some(second)) => {
            first.trigger = ExitTrigger::Happened;
            second.trigger = ExitTrigger::TimedOut;
        }
        _ => {}
    }
}

/// An exit that the file leaves out.
pub(super) fn implied(target: NodeId, span: Span) -> Exit {
    Exit {
        trigger: ExitTrigger::Free,
        label: None,
        kind: ExitKind::Single,
        targets: vec![Target {
            node: Said::stated(target, span),
            at_most: None,
        }],
        implied: true,
        span: Spanned::new((), span),
    }
}

/// Leads each node that is marked as open to the next one, in the order of the rows, that is neither a start nor runs
/// alongside.
pub(super) fn imply(nodes: &mut [Node], open: &[bool]) {
    let mut next = None;
    for (at, node) in nodes.iter_mut().enumerate().rev() {
        if open.get(at) == Some(&true)
            && let Some(next) = next
        {
            node.exits.push(implied(next, node.span.span));
        }
        if node.kind.value != NodeKind::Start && !node.alongside {
            next = Some(NodeId(at as u32));
        }
    }
}
