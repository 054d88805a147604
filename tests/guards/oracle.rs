//! Random guards over small domains, and an enumeration of all cases that says what must be found.
//!
//! The enumeration goes through a grid of values for each field that is fine enough for the constants in use, and asks
//! the evaluator about every guard in every case. What the analysis says never happens must not happen in any of them;
//! what it says happens it must show by a case, which the evaluator confirms whatever the data are that the sample
//! leaves out. Where no guard puts two numbers together the grid is fine enough for "if and only if".
//!
//! `GUARD_ROUNDS` sets how many SOPs are made; each has ten decisions.

use lajur::diagnostic::messages::{GuardMessage, SampleCase};
use lajur::diagnostic::{Diagnostic, Message};
use lajur::lang::Number;
use lajur::model::expr::{Slots, TypedExpr, Value, truth};
use lajur::model::{
    Amount, BinaryOp, Date, DayKind, Duration, ExitTrigger, FieldType, Guard, Node, NodeKind, Sop,
    Unit,
};
use lajur::pipeline;
use lajur::source::{Source, Span};

const ROUNDS: usize = 360;
const DECISIONS: usize = 10;

/// A small generator of chance, good enough for choosing samples.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// A declared field: its name, its type, and whether a case may lack it.
#[derive(Clone)]
struct Declared {
    name: String,
    kind: &'static str,
    optional: bool,
}

const KINDS: &[&str] = &[
    "yes/no",
    "one of { p q r }",
    "number",
    "number",
    "date",
    "date and time",
    "text",
    "duration",
    "list { n number }",
];

fn fields(chance: &mut Chance) -> Vec<Declared> {
    let count = 1 + chance.below(3);
    let mut fields: Vec<Declared> = Vec::new();
    let mut cases = 1;
    for at in 0..count {
        let kind = KINDS[chance.below(KINDS.len())];
        let optional = chance.one_in(3);
        cases *= grid_of(kind).len() + usize::from(optional);
        if cases > 700 {
            break;
        }
        let name = format!("f{at}");
        fields.push(Declared {
            name,
            kind,
            optional,
        });
    }
    if fields.is_empty() {
        fields.push(Declared {
            name: "f0".into(),
            kind: "number",
            optional: false,
        });
    }
    fields
}

const ORDER: &[&str] = &["<", "<=", ">", ">=", "==", "!="];

fn constant(chance: &mut Chance, kind: &str) -> &'static str {
    match kind {
        "number" => chance.pick(&["0", "0.5", "1", "1.5", "2"]),
        "date" => chance.pick(&["2024-02-28", "2024-02-29", "2024-03-01"]),
        "date and time" => chance.pick(&[
            "2024-02-28",
            "2024-02-29",
            "2024-02-29 08:30",
            "2024-02-29 23:59",
        ]),
        "text" => chance.pick(&["\"a\"", "\"b\"", "\"ab\"", "\"ba\"", "\"\""]),
        "duration" => chance.pick(&["1 workday", "2 workdays", "1 week", "0 workdays"]),
        _ => chance.pick(&["0", "1", "2"]),
    }
}

fn atom(chance: &mut Chance, fields: &[Declared]) -> String {
    let field = &fields[chance.below(fields.len())];
    let name = &field.name;
    if field.optional && chance.one_in(5) {
        return format!("{name} is given");
    }
    let same_kind: Vec<&Declared> = fields
        .iter()
        .filter(|other| other.kind == field.kind)
        .collect();
    let other = same_kind[chance.below(same_kind.len())].name.clone();
    let order = chance.pick(ORDER);
    match field.kind {
        "yes/no" if chance.one_in(3) => format!("{name} == {other}"),
        "yes/no" => name.clone(),
        "one of { p q r }" => match chance.below(4) {
            0 => format!(
                "{name} in [{}, {}]",
                chance.pick(&["p", "q"]),
                chance.pick(&["q", "r"])
            ),
            1 => format!("{name} {} {other}", chance.pick(&["==", "!="])),
            _ => format!(
                "{name} {} {}",
                chance.pick(&["==", "!="]),
                chance.pick(&["p", "q", "r"])
            ),
        },
        "number" if other != *name && chance.one_in(2) => match chance.below(3) {
            0 => format!("{name} {order} {other}"),
            1 => format!("{name} + {other} {order} {}", constant(chance, "number")),
            _ => format!("{name} {order} 2 * {other}"),
        },
        "number" if chance.one_in(6) => format!(
            "{name} in [{}, {}]",
            constant(chance, "number"),
            constant(chance, "number")
        ),
        "text" => match chance.below(4) {
            0 => format!("{name} contains {}", constant(chance, "text")),
            1 => format!("{name} {} {other}", chance.pick(&["==", "!="])),
            2 => format!("{} contains {name}", chance.pick(&["\"ab\"", "\"ba\""])),
            _ => format!(
                "{name} {} {}",
                chance.pick(&["==", "!="]),
                constant(chance, "text")
            ),
        },
        "date" if chance.one_in(4) => format!(
            "{name} + 1 calendar day {order} {}",
            constant(chance, "date and time")
        ),
        "date" if chance.one_in(3) => format!("{name} {order} {other}"),
        "date and time" if chance.one_in(4) => {
            format!("{name} - 2024-02-28 {order} 1 calendar day")
        }
        "list { n number }" => format!("size({name}) {order} {}", constant(chance, field.kind)),
        kind => format!("{name} {order} {}", constant(chance, kind)),
    }
}

fn guard(chance: &mut Chance, fields: &[Declared], depth: usize) -> String {
    match chance.below(if depth == 0 { 3 } else { 8 }) {
        0..=2 => atom(chance, fields),
        3 => format!("not ({})", guard(chance, fields, depth - 1)),
        4 | 5 => format!(
            "({} and {})",
            guard(chance, fields, depth - 1),
            guard(chance, fields, depth - 1)
        ),
        6 => format!(
            "({} or {})",
            guard(chance, fields, depth - 1),
            guard(chance, fields, depth - 1)
        ),
        _ => "gone".to_string(),
    }
}

fn sop(chance: &mut Chance, fields: &[Declared]) -> String {
    let mut text =
        String::from("sop a \"A\" {\n days workdays\n actor x \"X\"\n event gone \"G\"\n data {\n");
    for field in fields {
        let optional = if field.optional { "optional " } else { "" };
        text += &format!("  {} {optional}{}\n", field.name, field.kind);
    }
    text += " }\n activity s \"S\" { start by x }\n";
    for at in 0..DECISIONS {
        text += &format!(" activity g{at} \"G\" {{ decision by x {{\n");
        for exit in 0..2 + chance.below(2) {
            text += &format!("  when {} \"e{exit}\" -> z\n", guard(chance, fields, 2));
        }
        if chance.one_in(3) {
            text += "  otherwise \"o\" -> z\n";
        }
        text += " } }\n";
    }
    text + " activity z \"Z\" { end by x }\n}\n"
}

fn date(day: i64) -> Date {
    lajur::model::expr::days::date_of(day).unwrap()
}

/// Some days before the first constant, and some after the last: enough for a row of dates each before the next.
fn days(before: i64) -> impl Iterator<Item = i64> {
    let first = lajur::model::expr::days::number_of(Date {
        year: 2024,
        month: 2,
        day: 27,
    });
    first - before..first + 4 + before
}

fn duration(amounts: &[(i64, Unit)]) -> Value {
    let amounts = amounts.iter().map(|(tenths, unit)| Amount {
        number: Number::from_millionths(tenths * 100_000),
        unit: *unit,
    });
    Value::Duration(Duration {
        amounts: amounts.collect(),
    })
}

/// What a list or a plain field may hold.
#[derive(Clone)]
enum Content {
    Missing,
    Value(Value),
    Items(usize),
}

fn grid_of(kind: &str) -> Vec<Content> {
    let values: Vec<Value> = match kind {
        "yes/no" => vec![Value::YesNo(false), Value::YesNo(true)],
        "one of { p q r }" => (0..3).map(Value::Variant).collect(),
        "number" => (-4..=12)
            .map(|quarter| Value::Number(Number::from_millionths(quarter * 250_000)))
            .collect(),
        "date" => days(4).map(|day| Value::Date(date(day))).collect(),
        "date and time" => days(1)
            .flat_map(|day| {
                [0, 509, 510, 511, 1439].map(|minute| Value::DateTime(date(day), minute))
            })
            .collect(),
        "text" => words(),
        "duration" => [0, 5, 10, 15, 20, 30, 50, 60]
            .map(|tenths| duration(&[(tenths, Unit::Workdays)]))
            .to_vec(),
        _ => return (0..5).map(Content::Items).collect(),
    };
    values.into_iter().map(Content::Value).collect()
}

/// All words of up to three letters, of which one is in no constant.
fn words() -> Vec<Value> {
    let mut words = vec![String::new()];
    let mut from = 0;
    for _ in 0..3 {
        let until = words.len();
        for at in from..until {
            for letter in ["a", "b", "x"] {
                words.push(words[at].clone() + letter);
            }
        }
        from = until;
    }
    words.into_iter().map(Value::Text).collect()
}

/// Every case of the grid.
fn cases(fields: &[Declared]) -> Vec<Slots> {
    let mut all = vec![Slots {
        day_kind: Some(DayKind::Working),
        happened: vec![false],
        ..Slots::default()
    }];
    for field in fields {
        let mut contents = grid_of(field.kind);
        if field.optional {
            contents.push(Content::Missing);
        }
        all = all
            .iter()
            .flat_map(|case| contents.iter().map(|content| with(case, content)))
            .collect();
    }
    let happened = all.iter().cloned().map(|case| Slots {
        happened: vec![true],
        ..case
    });
    let happened: Vec<Slots> = happened.collect();
    all.extend(happened);
    all
}

fn with(case: &Slots, content: &Content) -> Slots {
    let mut case = case.clone();
    let (value, list) = match content {
        Content::Missing => (None, None),
        Content::Value(value) => (Some(value.clone()), None),
        Content::Items(count) => (None, Some(vec![Vec::new(); *count])),
    };
    case.values.push(value);
    case.lists.push(list);
    case
}

/// What the enumeration says about the exits of a decision.
#[derive(Debug, PartialEq, Eq, Default)]
struct Expected {
    always: Vec<usize>,
    never: Vec<usize>,
    shadowed: Vec<usize>,
    overlapping: Vec<usize>,
    /// Some case finds no exit.
    gap: bool,
    /// No case is left for `otherwise`.
    idle_otherwise: bool,
}

fn expected(guards: &[&Guard], otherwise: bool, cases: &[Slots]) -> Expected {
    let table: Vec<Vec<Option<bool>>> = guards
        .iter()
        .map(|guard| cases.iter().map(|case| truth(&guard.expr, case)).collect())
        .collect();
    let holds = |at: usize, case: usize| table[at][case] == Some(true);
    let all = 0..cases.len();
    let mut expected = Expected::default();
    let mut taken: Vec<usize> = Vec::new();
    for at in 0..guards.len() {
        if all.clone().all(|case| holds(at, case)) {
            expected.always.push(at);
        } else if !all.clone().any(|case| holds(at, case)) {
            expected.never.push(at);
        } else if !all
            .clone()
            .any(|case| holds(at, case) && !taken.iter().any(|it| holds(*it, case)))
        {
            expected.shadowed.push(at);
        } else {
            if all
                .clone()
                .any(|case| holds(at, case) && taken.iter().any(|it| holds(*it, case)))
            {
                expected.overlapping.push(at);
            }
            taken.push(at);
        }
    }
    if expected.always.is_empty() && expected.never.is_empty() {
        let left = all
            .clone()
            .any(|case| !taken.iter().any(|it| holds(*it, case)));
        expected.gap = left && !otherwise;
        expected.idle_otherwise = !left && otherwise;
    }
    expected
}

/// Whether each case of an exit is one of an exit before it.
fn is_covered(guards: &[&Guard], at: usize, cases: &[Slots]) -> bool {
    let holds = |at: usize, case: &Slots| truth(&guards[at].expr, case) == Some(true);
    let mut its_cases = cases.iter().filter(|case| holds(at, case));
    its_cases.all(|case| (0..at).any(|earlier| holds(earlier, case)))
}

/// What the analysis found.
fn found(node: &Node, guards: &[&Guard], findings: &[Diagnostic]) -> Expected {
    let mut found = Expected::default();
    let within = |outer: Span, inner: Span| outer.start <= inner.start && inner.end <= outer.end;
    for finding in findings
        .iter()
        .filter(|finding| within(node.span.span, finding.span))
    {
        let exact = guards
            .iter()
            .position(|guard| guard.span.span == finding.span);
        let Message::Guard(message) = &finding.message else {
            continue;
        };
        match message {
            GuardMessage::Always { .. } => found.always.extend(exact),
            GuardMessage::Never { .. } => found.never.extend(exact),
            GuardMessage::Shadowed { .. } | GuardMessage::SameGuard { .. } => {
                found.shadowed.extend(exact)
            }
            GuardMessage::Overlap { .. } => found.overlapping.extend(exact),
            GuardMessage::Gap { .. } => found.gap = true,
            GuardMessage::IdleOtherwise {} => found.idle_otherwise = true,
            _ => {}
        }
    }
    found
}

/// Whether a part of a guard is blamed for contradicting others.
fn is_contradicted(guard: &Guard, findings: &[Diagnostic]) -> bool {
    findings.iter().any(|finding| {
        finding.code() == "contradiction"
            && guard.span.span.start <= finding.span.start
            && finding.span.end <= guard.span.span.end
    })
}

/// Whether the grid may be coarser than what the guard asks: it reads a number and another one.
fn is_between_numbers(expr: &TypedExpr, sop: &Sop) -> bool {
    match expr {
        TypedExpr::Binary(BinaryOp::And | BinaryOp::Or, a, b) => {
            is_between_numbers(a, sop) || is_between_numbers(b, sop)
        }
        TypedExpr::Binary(_, a, b) => {
            reads_number(a, sop) && reads_number(b, sop) || {
                is_between_numbers(a, sop) || is_between_numbers(b, sop)
            }
        }
        TypedExpr::Not(inner) => is_between_numbers(inner, sop),
        _ => false,
    }
}

fn reads_number(expr: &TypedExpr, sop: &Sop) -> bool {
    match expr {
        TypedExpr::Field(id) => sop[*id].kind == FieldType::Number,
        TypedExpr::Binary(_, a, b) => reads_number(a, sop) || reads_number(b, sop),
        _ => false,
    }
}

/// A case of the grid in which the data that a sample names have its values.
fn sampled(sample: &SampleCase, sop: &Sop, base: &Slots) -> Slots {
    let mut case = base.clone();
    for (name, written) in &sample.values {
        let size = name
            .strip_prefix("size(")
            .and_then(|rest| rest.strip_suffix(')'));
        let at = sop
            .fields
            .iter()
            .position(|field| field.name.value == size.unwrap_or(name));
        match at {
            None => case.happened = vec![written == "yes"],
            Some(at) if size.is_some() => {
                case.lists[at] = Some(vec![Vec::new(); written.parse().unwrap()])
            }
            Some(at) => case.values[at] = Some(read(&sop.fields[at].kind, written)),
        }
    }
    for name in &sample.missing {
        let at = sop
            .fields
            .iter()
            .position(|field| field.name.value == *name)
            .unwrap();
        case.values[at] = None;
        case.lists[at] = None;
    }
    case
}

fn read(kind: &FieldType, written: &str) -> Value {
    match kind {
        FieldType::YesNo => Value::YesNo(written == "yes"),
        FieldType::OneOf(variants) => Value::Variant(
            variants
                .iter()
                .position(|v| v.name.value == written)
                .unwrap(),
        ),
        FieldType::Text => Value::Text(written.trim_matches('"').to_string()),
        FieldType::Number => Value::Number(Number::parse(written).unwrap()),
        FieldType::Date => Value::Date(read_date(written)),
        FieldType::DateTime => {
            let (date, time) = written.split_once(' ').unwrap();
            let (hours, minutes) = time.split_once(':').unwrap();
            let minutes = hours.parse::<u32>().unwrap() * 60 + minutes.parse::<u32>().unwrap();
            Value::DateTime(read_date(date), minutes)
        }
        FieldType::Duration => {
            let (number, unit) = written.split_once(' ').unwrap();
            let number = Number::parse(number).unwrap();
            let unit = if unit.starts_with("workday") {
                Unit::Workdays
            } else {
                Unit::CalendarDays
            };
            Value::Duration(Duration {
                amounts: vec![Amount { number, unit }],
            })
        }
        FieldType::List(_) => unreachable!("a list is shown by its size"),
    }
}

fn read_date(written: &str) -> Date {
    let mut parts = written.split('-').map(|part| part.parse::<i32>().unwrap());
    let mut next = || parts.next().unwrap();
    let year = next();
    Date {
        year,
        month: next() as u32,
        day: next() as u32,
    }
}

/// Asks the evaluator about the samples of a decision, for several fillings of what they leave out.
fn confirm(
    guards: &[&Guard],
    sop: &Sop,
    findings: &[Diagnostic],
    cases: &[Slots],
    chance: &mut Chance,
) -> usize {
    let mut confirmed = 0;
    for finding in findings {
        let (sample, pair) = match &finding.message {
            Message::Guard(GuardMessage::Gap { case, .. }) => (case, None),
            Message::Guard(GuardMessage::Overlap { case, .. }) => (case, Some(finding)),
            _ => continue,
        };
        for _ in 0..6 {
            let case = sampled(sample, sop, &cases[chance.below(cases.len())]);
            let holds = |guard: &&&Guard| truth(&guard.expr, &case) == Some(true);
            let ok = match pair {
                None => !guards.iter().any(|guard| holds(&guard)),
                Some(finding) => {
                    let places = [finding.span, finding.labels[0].span];
                    let pair = guards
                        .iter()
                        .filter(|guard| places.contains(&guard.span.span));
                    pair.clone().count() == 2 && pair.clone().all(|guard| holds(&guard))
                }
            };
            let written: Vec<&str> = guards.iter().map(|guard| guard.written.as_str()).collect();
            assert!(
                ok,
                "{:?} is no sample of {written:?}: {case:?}",
                finding.message
            );
        }
        confirmed += 1;
    }
    confirmed
}

#[derive(Default)]
struct Tally {
    guards: usize,
    decisions: usize,
    exact: usize,
    unknown: usize,
    samples: usize,
    problems: usize,
}

fn compare(text: &str, fields: &[Declared], chance: &mut Chance, tally: &mut Tally) {
    let checked = pipeline::check(&[Source::new("a.sop", text)]);
    let sop = &checked.catalogue.sops[0];
    assert!(!sop.faulty, "{text}");
    let cases = cases(fields);
    for node in sop
        .nodes
        .iter()
        .filter(|node| node.kind.value == NodeKind::Decision)
    {
        let guards: Vec<&Guard> = node
            .exits
            .iter()
            .filter_map(|exit| match &exit.trigger {
                ExitTrigger::When(guard) => Some(guard),
                _ => None,
            })
            .collect();
        let within = |finding: &&Diagnostic| {
            node.span.span.start <= finding.span.start && finding.span.end <= node.span.span.end
        };
        let findings: Vec<Diagnostic> = checked.findings.iter().filter(within).cloned().collect();
        tally.decisions += 1;
        tally.guards += guards.len();
        tally.samples += confirm(&guards, sop, &findings, &cases, chance);
        if findings
            .iter()
            .any(|finding| finding.code() == "guard-unknown")
        {
            tally.unknown += 1;
            continue;
        }
        let otherwise = node
            .exits
            .iter()
            .any(|exit| exit.trigger == ExitTrigger::Otherwise);
        let mut expected = expected(&guards, otherwise, &cases);
        let contradicted = |at: &usize| is_contradicted(guards[*at], &findings);
        let found = found(node, &guards, &findings);
        tally.problems += usize::from(found != Expected::default());
        let two_families = guards
            .iter()
            .any(|guard| guard.written.contains("calendar day"))
            && guards
                .iter()
                .any(|guard| guard.written.contains("week") || guard.written.contains("workday"));
        if two_families
            || guards
                .iter()
                .any(|guard| is_between_numbers(&guard.expr, sop))
        {
            // The grid may miss a case that the analysis knows, never the other way round.
            assert!(
                !expected.gap || found.gap || !expected.never.is_empty(),
                "gap\n{text}"
            );
            let shadowed = found
                .shadowed
                .iter()
                .all(|at| is_covered(&guards, *at, &cases));
            assert!(shadowed, "{found:?} {expected:?}\n{text}");
            assert!(
                found.always.iter().all(|at| expected.always.contains(at)),
                "{found:?} {expected:?}\n{text}"
            );
            assert!(
                found.never.iter().all(|at| expected.never.contains(at)),
                "{found:?} {expected:?}\n{text}"
            );
            continue;
        }
        tally.exact += 1;
        expected.never.retain(|at| !contradicted(at));
        assert_eq!(found, expected, "at {:?}\n{text}", node.name);
    }
}

#[test]
fn the_analysis_agrees_with_an_enumeration_of_all_cases() {
    let rounds = std::env::var("GUARD_ROUNDS")
        .ok()
        .and_then(|rounds| rounds.parse().ok());
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut tally = Tally::default();
    for _ in 0..rounds.unwrap_or(ROUNDS) {
        let fields = fields(&mut chance);
        let text = sop(&mut chance, &fields);
        compare(&text, &fields, &mut chance, &mut tally);
    }
    println!(
        "{} guards in {} decisions: {} judged exactly, {} unknown, {} with findings, {} samples confirmed",
        tally.guards, tally.decisions, tally.exact, tally.unknown, tally.problems, tally.samples
    );
    assert!(
        tally.unknown * 100 <= tally.decisions,
        "too many that can't be judged"
    );
    assert!(tally.samples * 4 > tally.decisions && tally.exact * 2 > tally.decisions);
}
