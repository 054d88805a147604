//! What conditions come to on the data of a case.

use lajur::lang::Number;
use lajur::model::expr::{Slots, Value, truth};
use lajur::model::{Amount, Date, DayKind, Duration, FieldId, Unit};
use lajur::pipeline;
use lajur::source::Source;

/// A condition on a case that has the first value of each pair of fields and lacks the second.
fn holds(condition: &str) -> Option<bool> {
    on(condition, &case())
}

fn on(condition: &str, case: &Slots) -> Option<bool> {
    let text = format!(
        "sop a \"A\" {{
  days workdays
  actor x \"X\"
  data {{
    n number  no-n optional number  yes-b yes/no  no-b optional yes/no  t text  no-t optional text
    d date  e date and time  h duration  k one of {{ p q }}  l list {{ n number  o optional number }}
    big number
  }}
  event gone \"Gone\"
  activity s \"S\" {{ start by x for each l only when {condition} }}
  activity z \"Z\" {{ end by x }}
}}"
    );
    let checked = pipeline::check(&[Source::new("a.sop", text)]);
    let guard = checked.catalogue.sops[0].nodes[0].only_when.clone();
    truth(
        &guard
            .unwrap_or_else(|| panic!("{:?}", checked.findings))
            .expr,
        case,
    )
}

fn number(text: &str) -> Option<Value> {
    Number::parse(text).map(Value::Number)
}

fn case() -> Slots {
    let day = Date {
        year: 2024,
        month: 1,
        day: 31,
    };
    let amount = |number: i64, unit| Amount {
        number: Number::whole(number).unwrap(),
        unit,
    };
    let worked = Duration {
        amounts: vec![amount(2, Unit::Workdays), amount(3, Unit::Hours)],
    };
    let items = vec![vec![number("1"), None], vec![number("7"), number("0")]];
    let mut lists = vec![None; 12];
    lists[10] = Some(items);
    Slots {
        values: vec![
            number("2.5"),
            None,
            Some(Value::YesNo(true)),
            None,
            Some(Value::Text("Salah Bayar".into())),
            None,
            Some(Value::Date(day)),
            Some(Value::DateTime(day, 510)),
            Some(Value::Duration(worked)),
            None,
            None,
            number("9223372036854.775807"),
        ],
        lists,
        current: vec![(FieldId(10), 1)],
        happened: vec![true],
        day_kind: Some(DayKind::Working),
    }
}

fn all(conditions: &[(&str, Option<bool>)]) {
    for (condition, expected) in conditions {
        assert_eq!(holds(condition), *expected, "{condition}");
    }
}

#[test]
fn a_missing_value_makes_a_comparison_unknown_and_nothing_else() {
    all(&[
        ("no-n > 1", None),
        ("not (no-n > 1)", None),
        ("no-n > 1 and yes-b", None),
        ("no-n > 1 and not yes-b", Some(false)),
        ("not yes-b and no-n > 1", Some(false)),
        ("no-n > 1 or yes-b", Some(true)),
        ("no-b", None),
        ("no-b == yes-b", None),
        ("no-n is given", Some(false)),
        ("no-n is not given and n > 1", Some(true)),
        ("no-n in [1, 2]", None),
        ("n in [1, 2.5]", Some(true)),
        ("gone", Some(true)),
    ]);
}

#[test]
fn numbers_are_exact() {
    all(&[
        ("n * 1.1 == 2.75", Some(true)),
        ("n / 3 * 3 == n", Some(true)),
        ("n / 3 == 0.833333", Some(false)),
        ("n - 2.5 == 0", Some(true)),
        ("-n < -2", Some(true)),
        ("n / (n - 2.5) > 1", None),
        ("n / (n - 2.5) > 1 or yes-b", Some(true)),
        ("big * big > 1", Some(true)),
        ("big * big * big * big > 1", None),
    ]);
}

#[test]
fn texts_compare_letter_by_letter() {
    all(&[
        ("t == \"Salah Bayar\"", Some(true)),
        ("t == \"salah bayar\"", Some(false)),
        ("t contains \"Bayar\"", Some(true)),
        ("t contains \"bayar\"", Some(false)),
        ("t contains \"\"", Some(true)),
        ("no-t contains \"\"", None),
    ]);
}

#[test]
fn dates_compare_by_the_day_and_are_counted_in_calendar_days() {
    all(&[
        ("e <= 2024-01-31", Some(true)),
        ("e == 2024-01-31", Some(true)),
        ("e > 2024-01-31 08:29", Some(true)),
        ("d == e", Some(true)),
        ("e - d == 0 calendar days", Some(true)),
        ("d - 2024-01-01 == 30 calendar days", Some(true)),
        ("d - 2024-01-01 < 30 workdays", None),
        ("d + 1 month == 2024-02-29", Some(true)),
        ("d + 1 month 1 calendar day == 2024-03-01", Some(true)),
        ("d - 1 year == 2023-01-31", Some(true)),
        ("d + 3 workdays > 2024-01-01", None),
        ("e + 16 clock hours == 2024-02-01 00:30", Some(true)),
        ("e + 16 hours > 2024-01-01", None),
    ]);
}

#[test]
fn lengths_of_time_compare_where_no_calendar_is_needed() {
    all(&[
        ("h == 2 workdays 3 hours", Some(true)),
        ("h > 2 workdays", Some(true)),
        ("h > 2 workdays 180 minutes", Some(false)),
        ("h < 3 workdays", None),
        ("h < 1 week 3 hours", Some(true)),
        ("h >= 0 months", Some(true)),
        ("h < 1 month", None),
        ("h * 2 == 4 workdays 6 hours", Some(true)),
        ("h - 2 workdays == 3 hours", Some(true)),
        ("1 year == 2 semesters", Some(true)),
        ("1 hour == 60 minutes", Some(true)),
        ("1 hour == 60 clock minutes", None),
        ("1 day == 1 workday", Some(true)),
        ("3 workdays < 5 calendar days", None),
    ]);
}

#[test]
fn an_item_is_the_one_at_hand() {
    all(&[
        ("l.n == 7", Some(true)),
        ("l.o is given", Some(true)),
        ("size(l) == 2", Some(true)),
        ("l is given", Some(true)),
    ]);
    let first = Slots {
        current: vec![(FieldId(10), 0)],
        ..case()
    };
    assert_eq!(on("l.n == 1 and l.o is not given", &first), Some(true));
    let none = Slots {
        current: Vec::new(),
        ..case()
    };
    assert_eq!(on("l.n == 1", &none), None);
    assert_eq!(on("k == p", &none), None);
}
