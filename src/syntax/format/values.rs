//! Values in words: names, times, counts, ranges, expressions.

use std::fmt::Write;

use crate::lang::{Lang, WORDS, Word};
use crate::syntax::tree::{
    Amount, BinaryOp, Bound, Count, Date, Duration, Expr, ExprKind, Joined, NameUse, Names, Spread,
    Text, Time, Value,
};

/// Writes values with the words of one language.
#[derive(Clone, Copy)]
pub(super) struct Values {
    /// The language of the words.
    pub words: Lang,
}

/// A text in quotes.
pub(in crate::syntax) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

/// A text in quotes, with its mark.
pub(super) fn text(text: &Text) -> String {
    let mark = if text.inferred { "?" } else { "" };
    format!("{}{mark}", quoted(&text.value))
}

fn date(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

impl Values {
    /// The canonical spelling of a word.
    pub(super) fn word(self, word: Word) -> &'static str {
        word.spelling(self.words)
    }

    fn singular(self, word: Word) -> &'static str {
        let spellings = word.spellings(self.words);
        spellings.last().copied().unwrap_or_default()
    }

    /// A value; `after` is the word it follows.
    pub(super) fn value(self, value: &Value, after: Option<Word>) -> String {
        match value {
            Value::Date(day) => date(day.value),
            Value::Names(names) => self.names(names),
            Value::Time(time) => self.time(time),
            Value::Unit(unit) if matches!(after, Some(Word::Every | Word::Per)) => {
                self.singular(unit.value).to_string()
            }
            Value::Unit(unit) => self.word(unit.value).to_string(),
            Value::Count(count) => self.count(count),
            Value::Range(first, last) => {
                let bound = |number| self.range_bound(number, after);
                let first = bound(first.value);
                match last {
                    Some(last) => {
                        format!("{first} {} {}", self.word(Word::Through), bound(last.value))
                    }
                    None => first,
                }
            }
            Value::Expr(expr) => self.expr(expr),
            Value::Texts(texts) => texts.iter().map(text).collect::<Vec<_>>().join(", "),
            Value::Number(number) => number.value.to_string(),
            Value::Percent(number) => format!("{}%", number.value),
            Value::Team(names, number) => format!("{} {}", self.names(names), number.value),
            Value::Shape(shape) => self.word(shape.value).to_string(),
            Value::Spread(spread) => self.spread(spread),
        }
    }

    fn range_bound(self, number: u32, after: Option<Word>) -> String {
        WORDS
            .iter()
            .find(|word| after == Some(Word::InMonth) && word.month() == Some(number))
            .map_or_else(|| number.to_string(), |word| self.word(*word).to_string())
    }

    fn names(self, names: &Names) -> String {
        let between = match names.how {
            Joined::Single | Joined::Comma => ", ".to_string(),
            Joined::And => format!(" {} ", self.word(Word::And)),
            Joined::Or => format!(" {} ", self.word(Word::Or)),
            Joined::Then => format!(" {} ", self.word(Word::Then)),
        };
        let names: Vec<_> = names.names.iter().map(|name| self.name_use(name)).collect();
        names.join(&between)
    }

    fn name_use(self, name: &NameUse) -> String {
        let mut out = String::new();
        if name.same_as {
            out.push_str(self.word(Word::SameAs));
            out.push(' ');
        }
        out.push_str(&name.name);
        if name.inferred {
            out.push('?');
        }
        out
    }

    fn time(self, time: &Time) -> String {
        let bound = match time.bound {
            Some(Bound::AtMost) => format!("{} ", self.word(Word::TimeAtMost)),
            Some(Bound::AtLeast) => format!("{} ", self.word(Word::AtLeast)),
            None => String::new(),
        };
        match (&time.low[..], time.high.as_deref()) {
            (_, None) => format!("{bound}{}", self.duration(&time.low)),
            ([low], Some([high])) if is_short_range(low, high) => {
                format!("{bound}{}-{}", low.number, self.amount(high))
            }
            (low, Some(high)) => {
                format!("{bound}{} - {}", self.duration(low), self.duration(high))
            }
        }
    }

    fn spread(self, spread: &Spread) -> String {
        let numbers: Vec<String> = spread.numbers.iter().map(|n| n.value.to_string()).collect();
        let mut out = format!("{} {}", self.word(spread.shape.value), numbers.join(", "));
        if let Some(unit) = &spread.unit {
            let one = numbers.last().is_some_and(|last| last == "1");
            out.push(' ');
            out.push_str(match one {
                true => self.singular(unit.value),
                false => self.word(unit.value),
            });
        }
        out
    }

    fn duration(self, duration: &[Amount]) -> String {
        let amounts: Vec<_> = duration.iter().map(|amount| self.amount(amount)).collect();
        amounts.join(" ")
    }

    fn amount(self, amount: &Amount) -> String {
        let unit = if amount.number.as_whole() == Some(1) {
            self.singular(amount.unit)
        } else {
            self.word(amount.unit)
        };
        match amount.times {
            Some(times) => format!("{times} x {} {unit}", amount.number),
            None => format!("{} {unit}", amount.number),
        }
    }

    fn count(self, count: &Count) -> String {
        let bound = match count.bound {
            Some(Bound::AtMost) => format!("{} ", self.word(Word::CountAtMost)),
            Some(Bound::AtLeast) => format!("{} ", self.word(Word::AtLeast)),
            None => String::new(),
        };
        let times = if count.times.value == 1 {
            self.singular(Word::Times)
        } else {
            self.word(Word::Times)
        };
        format!("{bound}{} {times}", count.times.value)
    }

    fn expr(self, expr: &Expr) -> String {
        let mut out = String::new();
        self.write_expr(&mut out, expr);
        out
    }

    fn write_expr(self, out: &mut String, expr: &Expr) {
        match &expr.kind {
            ExprKind::Name(path) => {
                let path: Vec<_> = path.iter().map(|part| part.as_str()).collect();
                out.push_str(&path.join("."));
            }
            ExprKind::YesNo(true) => out.push_str(self.word(Word::Yes)),
            ExprKind::YesNo(false) => out.push_str(self.word(Word::No)),
            ExprKind::Number(number) => out.push_str(&number.to_string()),
            ExprKind::Text(text) => out.push_str(&quoted(text)),
            ExprKind::Date(day) => out.push_str(&date(*day)),
            ExprKind::DateTime(day, minutes) => {
                let _ = write!(
                    out,
                    "{} {:02}:{:02}",
                    date(*day),
                    minutes / 60,
                    minutes % 60
                );
            }
            ExprKind::Duration(duration) => self.write_duration(out, duration),
            ExprKind::Not(inner) => {
                out.push_str(self.word(Word::Not));
                out.push(' ');
                self.operand(out, inner, Strength::Not, false);
            }
            ExprKind::Negate(inner) => {
                out.push('-');
                self.operand(out, inner, Strength::Primary, false);
            }
            ExprKind::Binary(op, left, right) => self.write_binary(out, *op, left, right),
            ExprKind::Given(inner, given) => {
                // The Indonesian `tidak terisi` would be `is not given`.
                let parted = matches!(inner.kind, ExprKind::YesNo(_));
                self.operand(out, inner, Strength::Primary, parted);
                let word = if *given {
                    Word::IsGiven
                } else {
                    Word::IsNotGiven
                };
                out.push(' ');
                out.push_str(self.word(word));
            }
            ExprKind::In(inner, list) => self.write_in(out, inner, list),
            ExprKind::Size(list) => {
                out.push_str(self.word(Word::Size));
                out.push('(');
                self.write_expr(out, list);
                out.push(')');
            }
        }
    }

    fn write_duration(self, out: &mut String, duration: &Duration) {
        out.push_str(&self.duration(duration));
    }

    fn write_binary(self, out: &mut String, op: BinaryOp, left: &Expr, right: &Expr) {
        let strength = op_strength(op);
        let left_at_least = match strength {
            Strength::Comparison => Strength::Sum,
            other => other,
        };
        self.operand(out, left, left_at_least, false);
        out.push(' ');
        out.push_str(op.spelling(self.words));
        out.push(' ');
        self.operand(out, right, strength.next(), false);
    }

    fn write_in(self, out: &mut String, inner: &Expr, list: &[Expr]) {
        self.operand(out, inner, Strength::Primary, false);
        out.push(' ');
        out.push_str(self.word(Word::In));
        out.push_str(" [");
        for (at, item) in list.iter().enumerate() {
            if at > 0 {
                out.push_str(", ");
            }
            self.write_expr(out, item);
        }
        out.push(']');
    }

    /// An operand, in parentheses where it binds less than `at_least` or must be parted from what follows.
    fn operand(self, out: &mut String, expr: &Expr, at_least: Strength, parted: bool) {
        if strength(expr) >= at_least && !parted {
            self.write_expr(out, expr);
        } else {
            out.push('(');
            self.write_expr(out, expr);
            out.push(')');
        }
    }
}

/// `1-2 days` says what `1 day - 2 days` says.
fn is_short_range(low: &Amount, high: &Amount) -> bool {
    low.unit == high.unit && low.times.is_none() && high.times.is_none()
}

/// How strongly an expression holds together, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    Or,
    And,
    Not,
    Comparison,
    Sum,
    Product,
    Negation,
    Primary,
}

impl Strength {
    fn next(self) -> Strength {
        match self {
            Strength::Or => Strength::And,
            Strength::And => Strength::Not,
            Strength::Not => Strength::Comparison,
            Strength::Comparison => Strength::Sum,
            Strength::Sum => Strength::Product,
            Strength::Product => Strength::Negation,
            Strength::Negation | Strength::Primary => Strength::Primary,
        }
    }
}

fn op_strength(op: BinaryOp) -> Strength {
    match op {
        BinaryOp::Or => Strength::Or,
        BinaryOp::And => Strength::And,
        BinaryOp::Plus | BinaryOp::Minus => Strength::Sum,
        BinaryOp::Times | BinaryOp::Over => Strength::Product,
        _ => Strength::Comparison,
    }
}

fn strength(expr: &Expr) -> Strength {
    match &expr.kind {
        ExprKind::Not(_) => Strength::Not,
        ExprKind::Negate(_) => Strength::Negation,
        ExprKind::Binary(op, ..) => op_strength(*op),
        ExprKind::Given(..) | ExprKind::In(..) => Strength::Comparison,
        _ => Strength::Primary,
    }
}
