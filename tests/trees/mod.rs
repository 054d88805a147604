//! Random trees of the shapes that a reader can give.

mod scenario;

use lajur::lang::{Lang, Number, Word};
use lajur::source::{Span, Spanned};
use lajur::syntax::tree::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn put<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

fn bare(word: Word) -> Item {
    Item::new(Head::Word(word), Span::default())
}

fn name() -> impl Strategy<Value = String> {
    "n[0-9]{1,2}(-[a-z0-9]{1,3})?"
}

fn text() -> impl Strategy<Value = Text> {
    let words = prop_oneof![
        "[A-Za-z ]{0,12}",
        "\\PC{0,8}",
        "[\"\\\\:#?'\\-\n\t {}, ]{0,6}",
        select(vec![
            "yes",
            "null",
            "~",
            "2024-01-02",
            "- a",
            "a: b",
            "\"x\" -> y"
        ])
        .prop_map(String::from),
    ];
    (words, any::<bool>()).prop_map(|(value, inferred)| Text {
        value,
        inferred,
        span: SpanEq::default(),
    })
}

fn number() -> impl Strategy<Value = Number> {
    (0u32..400, 0u32..3).prop_map(|(whole, part)| {
        let text = if part == 0 {
            whole.to_string()
        } else {
            format!("{whole}.{part}")
        };
        Number::parse(&text).unwrap()
    })
}

fn amount() -> impl Strategy<Value = Amount> {
    let units = vec![
        Word::Seconds,
        Word::Minutes,
        Word::Hours,
        Word::ClockHours,
        Word::UnsaidDays,
        Word::Workdays,
        Word::CalendarDays,
        Word::Weeks,
        Word::Months,
        Word::Quarters,
        Word::Years,
    ];
    (option::weighted(0.2, number()), number(), select(units)).prop_map(|(times, number, unit)| {
        Amount {
            times,
            number,
            unit,
        }
    })
}

fn bound() -> impl Strategy<Value = Option<Bound>> {
    select(vec![None, Some(Bound::AtMost), Some(Bound::AtLeast)])
}

fn time() -> impl Strategy<Value = Value> {
    let duration = || vec(amount(), 1..3);
    (bound(), duration(), option::of(duration())).prop_map(|(bound, low, high)| {
        let span = SpanEq::default();
        Value::Time(Time {
            bound,
            low,
            high,
            span,
        })
    })
}

fn count() -> impl Strategy<Value = Value> {
    (bound(), 0u32..9).prop_map(|(bound, times)| {
        Value::Count(Count {
            bound,
            times: put(times),
        })
    })
}

fn names(how: Vec<Joined>) -> impl Strategy<Value = Value> {
    let one =
        (name(), any::<bool>(), any::<bool>()).prop_map(|(name, same_as, inferred)| NameUse {
            name: put(name),
            same_as,
            inferred,
        });
    (vec(one, 1..4), select(how)).prop_map(|(names, how)| {
        let how = if names.len() == 1 {
            Joined::Single
        } else {
            how
        };
        Value::Names(Names { how, names })
    })
}

fn any_names() -> impl Strategy<Value = Value> {
    names(vec![Joined::And, Joined::Or, Joined::Then, Joined::Comma])
}

fn targets() -> impl Strategy<Value = Value> {
    names(vec![Joined::And, Joined::Or])
}

fn date() -> impl Strategy<Value = Date> {
    (1990i32..2040, 1u32..13, 1u32..32).prop_map(|(year, month, day)| Date { year, month, day })
}

fn of(kind: ExprKind) -> Expr {
    let span = SpanEq::default();
    Expr { kind, span }
}

fn path() -> impl Strategy<Value = Expr> {
    vec(name(), 1..3).prop_map(|path| of(ExprKind::Name(path.into_iter().map(put).collect())))
}

fn literal() -> impl Strategy<Value = Expr> {
    prop_oneof![
        any::<bool>().prop_map(ExprKind::YesNo),
        number().prop_map(ExprKind::Number),
        text().prop_map(|text| ExprKind::Text(text.value)),
        date().prop_map(ExprKind::Date),
        (date(), 0u32..1440).prop_map(|(date, minutes)| ExprKind::DateTime(date, minutes)),
        vec(amount(), 1..3).prop_map(ExprKind::Duration),
    ]
    .prop_map(of)
}

fn expr() -> impl Strategy<Value = Expr> {
    let size = name().prop_map(|list| {
        of(ExprKind::Size(Box::new(of(ExprKind::Name(vec![put(
            list,
        )])))))
    });
    let leaf = prop_oneof![path(), literal(), size];
    leaf.prop_recursive(3, 12, 2, |inner| {
        let ops = vec![
            BinaryOp::And,
            BinaryOp::Or,
            BinaryOp::Equal,
            BinaryOp::NotEqual,
            BinaryOp::Less,
            BinaryOp::LessEqual,
            BinaryOp::Greater,
            BinaryOp::GreaterEqual,
            BinaryOp::Contains,
            BinaryOp::Plus,
            BinaryOp::Minus,
            BinaryOp::Times,
            BinaryOp::Over,
        ];
        let boxed = || inner.clone().prop_map(Box::new);
        prop_oneof![
            boxed().prop_map(|e| of(ExprKind::Not(e))),
            boxed().prop_map(|e| of(ExprKind::Negate(e))),
            (boxed(), any::<bool>()).prop_map(|(e, given)| of(ExprKind::Given(e, given))),
            (boxed(), vec(prop_oneof![path(), literal()], 1..3))
                .prop_map(|(e, list)| of(ExprKind::In(e, list))),
            (select(ops), boxed(), boxed()).prop_map(|(op, a, b)| of(ExprKind::Binary(op, a, b))),
        ]
    })
}

fn expr_value() -> impl Strategy<Value = Value> {
    expr().prop_map(Value::Expr)
}

/// A statement that is a word and a text.
fn texted(words: Vec<Word>) -> BoxedStrategy<Item> {
    (select(words), any::<bool>(), text())
        .prop_map(|(word, inferred, text)| Item {
            inferred,
            text: Some(text),
            ..bare(word)
        })
        .boxed()
}

/// A statement that is a word and a value, and what may follow it on its line.
fn valued(
    words: Vec<Word>,
    value: impl Strategy<Value = Value> + 'static,
    phrases: BoxedStrategy<Vec<Item>>,
) -> BoxedStrategy<Item> {
    (select(words), value, phrases)
        .prop_map(|(word, value, items)| Item {
            value: Some(value),
            items,
            ..bare(word)
        })
        .boxed()
}

fn named(word: Word) -> BoxedStrategy<Item> {
    name()
        .prop_map(move |name| Item {
            name: Some(put(name)),
            ..bare(word)
        })
        .boxed()
}

fn none() -> BoxedStrategy<Vec<Item>> {
    Just(Vec::new()).boxed()
}

fn some(of: BoxedStrategy<Item>, most: usize) -> BoxedStrategy<Vec<Item>> {
    vec(of, 0..most).boxed()
}

fn flag(words: Vec<Word>) -> BoxedStrategy<Item> {
    (select(words), any::<bool>())
        .prop_map(|(word, inferred)| Item {
            inferred,
            ..bare(word)
        })
        .boxed()
}

fn by() -> BoxedStrategy<Item> {
    valued(vec![Word::By], any_names(), none())
}

fn takes() -> BoxedStrategy<Item> {
    let phrase = prop_oneof![
        valued(vec![Word::If], expr_value(), none()),
        valued(
            vec![Word::SharedWith],
            names(vec![Joined::And, Joined::Comma]),
            none()
        ),
        named(Word::Before),
        named(Word::Per),
        texted(vec![Word::Per, Word::For]).prop_map(|item| Item {
            inferred: false,
            ..item
        }),
    ];
    (
        valued(vec![Word::Takes], time(), some(phrase.boxed(), 2)),
        any::<bool>(),
    )
        .prop_map(|(item, inferred)| Item {
            value_inferred: inferred,
            ..item
        })
        .boxed()
}

/// Other texts stand before what else is said: after a condition they would be part of it.
fn document() -> BoxedStrategy<Item> {
    let alternative = texted(vec![Word::Alternative]).prop_map(|item| Item {
        inferred: false,
        ..item
    });
    let phrase = prop_oneof![
        valued(vec![Word::If], expr_value(), none()),
        named(Word::From),
        named(Word::ToSop),
        flag(vec![Word::FromOutside, Word::AsEquipment]),
    ];
    (
        text(),
        some(alternative.boxed(), 3),
        some(phrase.boxed(), 3),
    )
        .prop_map(|(text, mut items, phrases)| {
            items.extend(phrases);
            Item {
                text: Some(text),
                items,
                ..Item::new(Head::Line, Span::default())
            }
        })
        .boxed()
}

fn documents() -> BoxedStrategy<Item> {
    (
        select(vec![Word::Needs, Word::Output]),
        any::<bool>(),
        vec(document(), 1..4),
    )
        .prop_map(|(word, inferred, items)| Item {
            inferred,
            items,
            ..bare(word)
        })
        .boxed()
}

fn arrow(label: BoxedStrategy<Option<Text>>) -> BoxedStrategy<Item> {
    let at_most = (0u32..9).prop_map(|times| Item {
        value: Some(Value::Count(Count {
            bound: Some(Bound::AtMost),
            times: put(times),
        })),
        ..bare(Word::AtMost)
    });
    (label, targets(), some(at_most.boxed(), 2))
        .prop_map(|(text, value, items)| Item {
            text,
            value: Some(value),
            items,
            ..bare(Word::Next)
        })
        .boxed()
}

fn exit() -> BoxedStrategy<Item> {
    let plain = || vec(arrow(Just(None).boxed()), 1..2);
    prop_oneof![
        arrow(option::of(text()).boxed()),
        (expr(), option::of(text()), any::<bool>(), plain()).prop_map(
            |(expr, text, mark, items)| Item {
                value: Some(Value::Expr(expr)),
                value_inferred: mark,
                text,
                items,
                ..bare(Word::When)
            }
        ),
        (option::of(text()), plain()).prop_map(|(text, items)| Item {
            text,
            items,
            ..bare(Word::Otherwise)
        }),
    ]
    .boxed()
}

fn row_phrase() -> BoxedStrategy<Item> {
    prop_oneof![
        by(),
        valued(vec![Word::Joins], names(vec![Joined::Comma]), none()),
        valued(
            vec![Word::OnlyWhen, Word::PauseWhile, Word::Until],
            expr_value(),
            none()
        ),
        valued(vec![Word::Repeat], count(), none()),
        valued(vec![Word::Every], time(), none()),
        (name(), any::<bool>()).prop_map(|(name, mark)| Item {
            name: Some(put(name)),
            value_inferred: mark,
            ..bare(Word::ForEach)
        }),
        flag(vec![Word::Alongside]),
    ]
    .boxed()
}

fn node() -> BoxedStrategy<Item> {
    let words = vec![Word::Start, Word::Task, Word::Decision, Word::End];
    (
        select(words),
        option::of(name()),
        option::of(text()),
        any::<bool>(),
        some(row_phrase(), 3),
        some(exit(), 3),
    )
        .prop_map(|(word, name, text, inferred, mut items, exits)| {
            items.extend(exits);
            Item {
                inferred,
                name: name.map(put),
                text,
                items,
                ..bare(word)
            }
        })
        .boxed()
}

fn activity() -> BoxedStrategy<Item> {
    let statement = prop_oneof![
        node(),
        row_phrase(),
        takes(),
        documents(),
        exit(),
        texted(vec![Word::Note, Word::Number]),
    ];
    (name(), option::of(text()), some(statement.boxed(), 7))
        .prop_map(|(name, text, items)| Item {
            name: Some(put(name)),
            text,
            items,
            ..bare(Word::Activity)
        })
        .boxed()
}

fn field() -> BoxedStrategy<Item> {
    let variant = (name(), option::of(text())).prop_map(|(name, text)| Item {
        name: Some(put(name)),
        text,
        ..Item::new(Head::Variant, Span::default())
    });
    let plain = vec![
        Word::YesNo,
        Word::TextType,
        Word::NumberType,
        Word::DateType,
        Word::DateTimeType,
    ];
    let kind = prop_oneof![
        flag(plain),
        vec(variant, 0..3).prop_map(|items| Item {
            items,
            ..bare(Word::OneOf)
        }),
    ];
    (
        name(),
        any::<bool>(),
        option::of(text()),
        some(flag(vec![Word::Optional]), 2),
        kind,
        any::<bool>(),
    )
        .prop_map(|(name, mark, text, mut items, kind, listed)| {
            items.push(kind);
            let field = |name: String, items| Item {
                name: Some(put(name)),
                value_inferred: mark,
                items,
                ..Item::new(Head::Field, Span::default())
            };
            if listed {
                let inner = field(name.clone(), items);
                items = vec![Item {
                    items: vec![inner],
                    ..bare(Word::List)
                }];
            }
            Item {
                text,
                ..field(name, items)
            }
        })
        .boxed()
}

fn lines() -> BoxedStrategy<Item> {
    let line = text().prop_map(|text| Item {
        text: Some(text),
        ..Item::new(Head::Line, Span::default())
    });
    let words = vec![Word::LegalBasis, Word::Warnings, Word::Section];
    (
        select(words),
        option::of(text()),
        any::<bool>(),
        vec(line, 0..3),
    )
        .prop_map(|(word, text, inferred, items)| Item {
            text: text.filter(|_| word == Word::Section),
            inferred,
            items,
            ..bare(word)
        })
        .boxed()
}

fn rule() -> BoxedStrategy<Item> {
    let from = some(prop_oneof![named(Word::From), named(Word::To)].boxed(), 3);
    let statement = prop_oneof![
        valued(vec![Word::Within], time(), from),
        valued(vec![Word::When, Word::Require], expr_value(), none()),
        valued(vec![Word::Order], names(vec![Joined::Then]), none()),
        texted(vec![Word::Cites, Word::Note, Word::Judge]),
    ];
    (
        name(),
        flag(vec![Word::Must, Word::Should, Word::May]),
        option::of(text()),
        some(statement.boxed(), 4),
    )
        .prop_map(|(name, strength, text, mut items)| {
            items.insert(0, strength);
            Item {
                name: Some(put(name)),
                text,
                items,
                ..bare(Word::Rule)
            }
        })
        .boxed()
}

fn actor() -> BoxedStrategy<Item> {
    let aka = vec(text(), 1..3).prop_map(|texts| Item {
        value: Some(Value::Texts(texts)),
        ..bare(Word::Aka)
    });
    let phrase = prop_oneof![
        aka,
        flag(vec![Word::Outside, Word::System, Word::WithoutLane])
    ];
    (
        name(),
        any::<bool>(),
        option::of(text()),
        some(phrase.boxed(), 3),
    )
        .prop_map(|(name, mark, text, items)| Item {
            name: Some(put(name)),
            value_inferred: mark,
            text,
            items,
            ..bare(Word::Actor)
        })
        .boxed()
}

fn dated() -> BoxedStrategy<Item> {
    (date(), any::<bool>())
        .prop_map(|(date, mark)| Item {
            value: Some(Value::Date(put(date))),
            value_inferred: mark,
            ..bare(Word::Created)
        })
        .boxed()
}

/// A file with one SOP.
pub fn tree() -> impl Strategy<Value = Tree> {
    let data = vec(field(), 0..4).prop_map(|items| Item {
        items,
        ..bare(Word::Data)
    });
    let statement = prop_oneof![
        texted(vec![Word::Agency, Word::Number, Word::Revised, Word::Note]),
        dated(),
        lines(),
        actor(),
        data,
        activity(),
        activity(),
        rule(),
        scenario::scenario(),
    ];
    (name(), option::of(text()), vec(statement, 0..6)).prop_map(|(name, text, items)| Tree {
        notation: Notation::Dsl,
        lang: Lang::En,
        items: vec![Item {
            name: Some(put(name)),
            text,
            items,
            ..bare(Word::Sop)
        }],
        comments: Vec::new(),
        blamed: Default::default(),
        faulty: false,
    })
}
