//! Random scenarios.

use super::*;

fn valued(word: Word, value: Value) -> Item {
    Item {
        value: Some(value),
        ..bare(word)
    }
}

fn percent() -> impl Strategy<Value = Value> {
    number().prop_map(|number| Value::Percent(put(number)))
}

fn spread() -> impl Strategy<Value = Value> {
    let shapes = vec![Word::Exactly, Word::Pert, Word::LogNormal, Word::Empirical];
    let units = option::of(select(vec![
        Word::Hours,
        Word::Workdays,
        Word::ClockMinutes,
    ]));
    (select(shapes), vec(number(), 1..4), units).prop_map(|(shape, numbers, unit)| {
        Value::Spread(Spread {
            shape: put(shape),
            numbers: numbers.into_iter().map(put).collect(),
            unit: unit.map(put),
            span: SpanEq::default(),
        })
    })
}

fn length() -> impl Strategy<Value = Value> {
    prop_oneof![time(), spread()]
}

fn of_name(word: Word, value: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Item> {
    (name(), value)
        .prop_map(move |(name, value)| Item {
            name: Some(put(name)),
            ..valued(word, value)
        })
        .boxed()
}

/// A share of a value or a target by its name, or of an exit by its label.
fn share() -> impl Strategy<Value = Item> {
    let value = percent();
    (any::<bool>(), name(), text(), value).prop_map(|(labelled, name, text, value)| {
        let head = match labelled {
            true => Head::Line,
            false => Head::Variant,
        };
        Item {
            name: (!labelled).then(|| put(name)),
            text: labelled.then_some(text),
            value: Some(value),
            ..Item::new(head, Span::default())
        }
    })
}

fn shares(word: Word) -> BoxedStrategy<Item> {
    (name(), vec(share(), 1..4))
        .prop_map(move |(name, items)| Item {
            name: Some(put(name)),
            items,
            ..bare(word)
        })
        .boxed()
}

fn arrivals() -> BoxedStrategy<Item> {
    let units = select(vec![Word::Hours, Word::Workdays, Word::CalendarDays]);
    let rate = (number(), units, any::<bool>()).prop_map(|(number, unit, evenly)| {
        let mut item = valued(Word::Arrivals, Value::Number(put(number)));
        item.items.push(valued(Word::Per, Value::Unit(put(unit))));
        item.items.extend(evenly.then(|| bare(Word::Evenly)));
        item
    });
    let log = text().prop_map(|text| Item {
        items: vec![Item {
            text: Some(text),
            ..bare(Word::AsIn)
        }],
        ..bare(Word::Arrivals)
    });
    prop_oneof![rate, log].boxed()
}

fn staff() -> BoxedStrategy<Item> {
    (
        vec(name(), 1..3),
        option::of(0u32..9),
        option::of(text()),
        option::of(percent()),
    )
        .prop_map(|(names, number, hours, share)| {
            let names = Names {
                how: match names.len() {
                    1 => Joined::Single,
                    _ => Joined::And,
                },
                names: names
                    .into_iter()
                    .map(|name| NameUse {
                        name: put(name),
                        same_as: false,
                        inferred: false,
                    })
                    .collect(),
            };
            let mut item = match number.and_then(|number| Number::whole(number.into())) {
                Some(number) => valued(Word::Staff, Value::Team(names, put(number))),
                None => Item {
                    items: vec![bare(Word::Unlimited)],
                    ..valued(Word::Staff, Value::Names(names))
                },
            };
            item.items.extend(hours.map(|hours| Item {
                text: Some(hours),
                ..bare(Word::OwnHours)
            }));
            item.items
                .extend(share.map(|share| valued(Word::Share, share)));
            item
        })
        .boxed()
}

/// A scenario with statements in any order.
pub fn scenario() -> BoxedStrategy<Item> {
    let draw = (of_name(Word::Draw, percent()), option::of(length()));
    let draw = draw.prop_map(|(mut item, after)| {
        item.items
            .extend(after.map(|after| valued(Word::After, after)));
        item
    });
    let statement = prop_oneof![
        date().prop_map(|date| valued(Word::Since, Value::Date(put(date)))),
        arrivals(),
        staff(),
        Just(valued(Word::Takes, Value::Shape(put(Word::Uniform)))),
        of_name(Word::Takes, length()),
        of_name(Word::Handover, length()),
        of_name(Word::Chance, percent()),
        shares(Word::Chance),
        shares(Word::Draw),
        draw,
        of_name(Word::Draw, length()),
        expr_value().prop_map(|expr| valued(Word::PriorityWhen, expr)),
    ];
    (name(), option::of(text()), vec(statement, 0..6))
        .prop_map(|(name, text, items)| Item {
            name: Some(put(name)),
            text,
            items,
            ..bare(Word::Scenario)
        })
        .boxed()
}
