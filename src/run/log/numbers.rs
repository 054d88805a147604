//! Numbers as people write them, with marks for thousands and decimals in either order.

use crate::lang::Number;

/// What a cell can be read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// A number.
    One(Number),
    /// `1.500`: one and a half where the mark is that of decimals, fifteen hundred where it is that of thousands.
    Two(Number, Number),
    /// No number.
    None,
}

/// Reads `1234.5`, `1.234,5`, `1,234.5`, `Rp1.500.000,-`.
pub(super) fn number(written: &str) -> Reading {
    let money = ["Rp.", "Rp", "rp.", "rp", "IDR"];
    let rest = money.iter().find_map(|mark| written.strip_prefix(mark));
    let (written, is_money) = (rest.unwrap_or(written).trim(), rest.is_some());
    let written = match is_money {
        true => written.trim_end_matches([',', '-', '.']),
        false => written,
    };
    let written: String = written.split([' ', '\u{a0}', '\u{202f}']).collect();
    let marks: Vec<char> = written.chars().filter(|it| ".,".contains(*it)).collect();
    let parsed = match marks.as_slice() {
        [] => Number::parse(&written),
        [mark] if is_money && is_grouped(&written, *mark) => without(&written, *mark),
        [mark] if is_grouped(&written, *mark) => return both(&written, *mark),
        [_] => Number::parse(&written),
        [first, .., last] if first != last && is_grouped(before(&written, *last), *first) => {
            without(&written, *first)
        }
        [mark, ..] if is_grouped(&written, *mark) => without(&written, *mark),
        _ => None,
    };
    parsed.map_or(Reading::None, Reading::One)
}

fn both(written: &str, mark: char) -> Reading {
    match (Number::parse(written), without(written, mark)) {
        (Some(small), Some(large)) => Reading::Two(small, large),
        _ => Reading::None,
    }
}

fn without(written: &str, mark: char) -> Option<Number> {
    Number::parse(&written.replace(mark, ""))
}

fn before(written: &str, mark: char) -> &str {
    written
        .rsplit_once(mark)
        .map_or(written, |(before, _)| before)
}

/// Whether a mark divides digits into thousands: one to three digits that are not a lone zero, then three and three.
fn is_grouped(written: &str, mark: char) -> bool {
    let mut groups = written.trim_start_matches('-').split(mark);
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups
        .next()
        .is_some_and(|it| (1..=3).contains(&it.len()) && digits(it) && !it.starts_with('0'));
    first && groups.all(|group| group.len() == 3 && digits(group))
}
