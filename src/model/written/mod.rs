//! A scenario as text: from the model back to the tree, which the formatter prints.
//!
//! What is written reads as the same scenario again. It is meant for scenarios that no one has written, such as those
//! learned from a log, so each statement may carry a remark that says where its numbers come from.

mod values;

use std::collections::BTreeMap;

use values::{exact_time, here, number_value, span_value, time_value};

use super::{
    ActorId, Arrivals, Chance, ChanceOf, DataDraw, Duration, EventDraw, ExitChance, ExitKind,
    FieldType, Gathering, Guard, Node, NodeId, RowDraw, RowId, Scenario, Shape, Sop, Staff,
    ValueDraw,
};
use crate::diagnostic::Diagnostics;
use crate::lang::{Lang, Number, Word};
use crate::source::{Source, Span, Spanned};
use crate::syntax::format::to_dsl;
use crate::syntax::parse_scenario_parts;
use crate::syntax::tree::{
    Comment, Count, Head, Item, Joined, NameUse, Names, Notation, Text, Tree, Value,
};

/// A statement of a scenario; the number is a position in the scenario's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Statement {
    /// `since`
    Since,
    /// `horizon`
    Horizon,
    /// `warm-up`
    WarmUp,
    /// `repeat`
    Repeat,
    /// `seed`
    Seed,
    /// `arrivals`
    Arrivals,
    /// `staff`
    Staff(usize),
    /// `takes` and a shape
    Shape,
    /// `takes` and a row
    Time(usize),
    /// `handover`
    Handover(usize),
    /// `chance`
    Chance(usize),
    /// `draw` and a field
    Data(usize),
    /// `draw` and an event
    Event(usize),
    /// `priority when`
    Priority(usize),
    /// `batch`
    Batch(usize),
}

/// A remark for each of some statements, to stand at the end of its line.
pub type Remarks = BTreeMap<Statement, String>;

/// A scenario in the DSL, with the words of a language, as it stands in a file of its own. Reading it with the same SOP
/// gives the same scenario, if it has a name of the notation and its chances are whole; only how a time with a factor
/// (`2 x 24 hours`) was written is lost.
pub fn written(scenario: &Scenario, sop: &Sop, lang: Lang) -> String {
    written_with(scenario, sop, lang, &Remarks::new())
}

/// The same, with remarks.
pub fn written_with(scenario: &Scenario, sop: &Sop, lang: Lang, remarks: &Remarks) -> String {
    let mut tree = Tree::empty(Notation::Dsl);
    let mut item = item(Word::Scenario);
    item.name = Some(here(scenario.name.value.clone()));
    item.text = scenario.title.as_ref().map(|title| text(&title.value));
    for (statement, mut below) in statements(scenario, sop) {
        let start = PLACE * (item.items.len() + 1);
        below.head_span.0 = Span::new(start, start + PLACE - 1);
        tree.comments
            .extend(remarks.get(&statement).map(|remark| Comment {
                text: remark.replace(['\n', '\r'], " "),
                own_line: false,
                span: Span::new(start + 1, start + 2),
            }));
        item.items.push(below);
    }
    let end = PLACE * (item.items.len() + 1);
    item.span.0 = Span::new(0, end);
    tree.items.push(item);
    to_dsl(&tree, lang)
}

/// How many bytes a statement is taken to have: the formatter finds a remark's statement by their places.
const PLACE: usize = 8;

/// The statements of a scenario in their usual order.
fn statements(scenario: &Scenario, sop: &Sop) -> Vec<(Statement, Item)> {
    let mut out = once(scenario);
    let mut add = |statement: Statement, item: Option<Item>| {
        out.extend(item.map(|item| (statement, item)));
    };
    for (at, some) in scenario.staff.iter().enumerate() {
        add(Statement::Staff(at), staff(some, sop));
    }
    let shape = scenario.shape.map(|shape| with_shape(shape.value));
    add(Statement::Shape, shape);
    for (at, time) in scenario.times.iter().enumerate() {
        add(Statement::Time(at), row_time(Word::Takes, time, sop));
    }
    for (at, time) in scenario.handovers.iter().enumerate() {
        add(Statement::Handover(at), row_time(Word::Handover, time, sop));
    }
    for (at, some) in scenario.chances.iter().enumerate() {
        add(Statement::Chance(at), chance(some, sop));
    }
    for (at, draw) in scenario.data.iter().enumerate() {
        add(Statement::Data(at), data(draw, sop));
    }
    for (at, draw) in scenario.events.iter().enumerate() {
        add(Statement::Event(at), event(draw, sop));
    }
    for (at, guard) in scenario.priorities.iter().enumerate() {
        add(Statement::Priority(at), priority(guard));
    }
    for (at, some) in scenario.batches.iter().enumerate() {
        add(Statement::Batch(at), batch(some, sop));
    }
    out
}

/// What stands once, before all else.
fn once(scenario: &Scenario) -> Vec<(Statement, Item)> {
    let period = |word, length: &Option<Spanned<Duration>>| {
        let length = length.as_ref()?;
        Some(with_value(word, Value::Time(exact_time(&length.value))))
    };
    let since = scenario.since.map(|since| Value::Date(here(since.value)));
    let repeat = scenario.repetitions.map(|times| {
        Value::Count(Count {
            bound: None,
            times: here(times.value),
        })
    });
    let seed = scenario.seed.and_then(|seed| {
        let number = Number::whole(i64::try_from(seed.value).ok()?)?;
        Some(Value::Number(here(number)))
    });
    let all = [
        (
            Statement::Since,
            since.map(|it| with_value(Word::Since, it)),
        ),
        (Statement::Horizon, period(Word::Horizon, &scenario.horizon)),
        (Statement::WarmUp, period(Word::WarmUp, &scenario.warm_up)),
        (
            Statement::Repeat,
            repeat.map(|it| with_value(Word::Repeat, it)),
        ),
        (Statement::Seed, seed.map(|it| with_value(Word::Seed, it))),
        (
            Statement::Arrivals,
            scenario.arrivals.as_ref().map(|it| arrivals(&it.value)),
        ),
    ];
    let said = all.into_iter();
    said.filter_map(|(statement, item)| Some((statement, item?)))
        .collect()
}

fn arrivals(arrivals: &Arrivals) -> Item {
    let mut out = item(Word::Arrivals);
    match arrivals {
        Arrivals::Log(log) => {
            let mut phrase = item(Word::AsIn);
            phrase.text = Some(text(&log.value));
            out.items.push(phrase);
        }
        Arrivals::Rate {
            number,
            per,
            evenly,
            around_the_clock,
        } => {
            out.value = Some(Value::Number(here(*number)));
            let per = Value::Unit(here(per.word()));
            out.items.push(with_value(Word::Per, per));
            out.items.extend(evenly.then(|| item(Word::Evenly)));
            out.items
                .extend(around_the_clock.then(|| item(Word::AroundTheClock)));
        }
    }
    out
}

fn staff(staff: &Staff, sop: &Sop) -> Option<Item> {
    let names = staff
        .actors
        .iter()
        .map(|actor| actor_name(sop, actor.value));
    let names = names.collect::<Option<Vec<String>>>()?;
    let names = Names {
        how: match names.len() {
            1 => Joined::Single,
            _ => Joined::And,
        },
        names: names.into_iter().map(name_use).collect(),
    };
    let number = staff
        .number
        .map(|number| Number::whole(number.value.into()));
    let mut out = item(Word::Staff);
    out.value = Some(match number {
        Some(number) => Value::Team(names, here(number?)),
        None => {
            out.items.push(item(Word::Unlimited));
            Value::Names(names)
        }
    });
    if let Some(hours) = &staff.hours {
        let mut phrase = item(Word::OwnHours);
        phrase.text = Some(text(&hours.value));
        out.items.push(phrase);
    }
    let parts = [(Word::Share, staff.share), (Word::Absent, staff.absent)];
    for (word, part) in parts {
        out.items
            .extend(part.map(|part| with_value(word, Value::Percent(here(part.value)))));
    }
    Some(out)
}

fn with_shape(shape: Shape) -> Item {
    with_value(Word::Takes, Value::Shape(here(shape.word())))
}

fn row_time(word: Word, draw: &RowDraw, sop: &Sop) -> Option<Item> {
    let mut out = with_value(word, time_value(&draw.time));
    out.name = Some(here(row_name(sop, draw.row.value)?));
    Some(out)
}

fn chance(chance: &Chance, sop: &Sop) -> Option<Item> {
    let node = sop.nodes.get(chance.node.value.0 as usize)?;
    let mut out = item(Word::Chance);
    out.name = Some(here(node_name(sop, node)?));
    match &chance.of {
        ChanceOf::Start(percent) | ChanceOf::Done(percent) => {
            out.value = Some(Value::Percent(here(percent.value)));
        }
        ChanceOf::Exits(shares) => {
            let shares = shares.iter().map(|share| exit_share(share, node, sop));
            out.items = shares.collect::<Option<Vec<Item>>>()?;
        }
    }
    Some(out)
}

/// A share of an exit: by its label where it alone has it and leads to one activity, else by the name of its target.
fn exit_share(share: &ExitChance, node: &Node, sop: &Sop) -> Option<Item> {
    let exit = node.exits.get(share.exit)?;
    let same = |label: &str| {
        let labels = node.exits.iter().filter_map(|exit| exit.label.as_ref());
        labels
            .filter(|other| other.value.to_lowercase() == label)
            .count()
    };
    let label = exit.label.as_ref();
    let label = label.filter(|label| same(&label.value.to_lowercase()) == 1);
    let mut out = match label.filter(|_| exit.kind != ExitKind::Choice) {
        Some(label) => {
            let mut line = Item::new(Head::Line, Span::default());
            line.text = Some(text(&label.value));
            line
        }
        None => {
            let target = exit.targets.get(share.target.unwrap_or(0))?;
            let mut named = Item::new(Head::Variant, Span::default());
            named.name = Some(here(entry_name(sop, target.node.value)?));
            named
        }
    };
    out.value = Some(Value::Percent(here(share.percent.value)));
    Some(out)
}

fn data(draw: &DataDraw, sop: &Sop) -> Option<Item> {
    let field = sop.fields.get(draw.field.value.0 as usize)?;
    let mut out = item(Word::Draw);
    out.name = Some(here(field.name.value.clone()));
    match &draw.of {
        ValueDraw::Yes(percent) | ValueDraw::Given(percent) => {
            out.value = Some(Value::Percent(here(percent.value)));
        }
        ValueDraw::Number(distribution) => out.value = Some(number_value(distribution)),
        ValueDraw::Time(time) => out.value = Some(time_value(time)),
        ValueDraw::OneOf(shares) => {
            let FieldType::OneOf(variants) = &field.kind else {
                return None;
            };
            for (at, percent) in shares {
                let mut share = Item::new(Head::Variant, Span::default());
                share.name = Some(here(variants.get(at.value)?.name.value.clone()));
                share.value = Some(Value::Percent(here(percent.value)));
                out.items.push(share);
            }
        }
    }
    Some(out)
}

fn event(draw: &EventDraw, sop: &Sop) -> Option<Item> {
    let event = sop.events.get(draw.event.value.0 as usize)?;
    let mut out = with_value(Word::Draw, Value::Percent(here(draw.percent.value)));
    out.name = Some(here(event.name.value.clone()));
    let after = draw.after.as_ref();
    out.items
        .extend(after.map(|time| with_value(Word::After, time_value(time))));
    Some(out)
}

/// The condition is read again from its words, which may be those of either language.
fn priority(guard: &Guard) -> Option<Item> {
    let text = format!(
        "{} {}",
        Word::PriorityWhen.spelling(Lang::En),
        guard.written
    );
    let tree = parse_scenario_parts(&Source::new("", text), &mut Diagnostics::new());
    let scenario = tree.items.into_iter().next()?;
    let mut item = scenario.items.into_iter().next()?;
    if let Some(Value::Expr(expr)) = &mut item.value {
        expr.span = Default::default();
    }
    Some(item)
}

fn batch(batch: &Gathering, sop: &Sop) -> Option<Item> {
    let node = sop.nodes.get(batch.node.value.0 as usize)?;
    let size = Number::whole(batch.size.value.into())?;
    let mut out = with_value(Word::Batch, Value::Number(here(size)));
    out.name = Some(here(node_name(sop, node)?));
    let within = batch.within.as_ref();
    out.items
        .extend(within.map(|within| with_value(Word::Within, span_value(&within.value))));
    Some(out)
}

fn actor_name(sop: &Sop, id: ActorId) -> Option<String> {
    Some(sop.actors.get(id.0 as usize)?.name.value.clone())
}

fn row_name(sop: &Sop, id: RowId) -> Option<String> {
    Some(sop.rows.get(id.0 as usize)?.name.value.clone())
}

/// The name by which an author can speak of a node: its own, or that of its row.
fn node_name(sop: &Sop, node: &Node) -> Option<String> {
    match node.name.value.contains('.') {
        true => row_name(sop, node.row),
        false => Some(node.name.value.clone()),
    }
}

fn entry_name(sop: &Sop, id: NodeId) -> Option<String> {
    node_name(sop, sop.nodes.get(id.0 as usize)?)
}

fn item(word: Word) -> Item {
    Item::new(Head::Word(word), Span::default())
}

fn with_value(word: Word, value: Value) -> Item {
    let mut out = item(word);
    out.value = Some(value);
    out
}

fn text(value: &str) -> Text {
    Text {
        value: value.to_string(),
        inferred: false,
        span: Default::default(),
    }
}

fn name_use(name: String) -> NameUse {
    NameUse {
        name: here(name),
        same_as: false,
        inferred: false,
    }
}
