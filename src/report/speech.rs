//! Words and numbers that several reports say.

use crate::lang::Lang;
use crate::model::Strength;

/// The words of a language.
pub(in crate::report) fn pick<'w>(lang: Lang, en: &'w str, id: &'w str) -> &'w str {
    match lang {
        Lang::En => en,
        Lang::Id => id,
    }
}

/// A count with its thousands apart: `1.400.000`.
pub(in crate::report) fn count(count: u64, lang: Lang) -> String {
    let digits = count.to_string();
    let mark = match lang {
        Lang::En => ',',
        Lang::Id => '.',
    };
    let mut apart = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            apart.push(mark);
        }
        apart.push(digit);
    }
    apart
}

/// Cases, counted: `1 case`, `1.400.000 kasus`.
pub(in crate::report) fn cases(number: u64, lang: Lang) -> String {
    counted(number, lang, "case", "cases", "kasus")
}

/// Something, counted.
pub(in crate::report) fn counted(
    number: u64,
    lang: Lang,
    one: &str,
    many: &str,
    id: &str,
) -> String {
    let word = match (lang, number) {
        (Lang::En, 1) => one,
        (Lang::En, _) => many,
        (Lang::Id, _) => id,
    };
    format!("{} {word}", count(number, lang))
}

/// How strongly a rule binds.
pub(in crate::report) fn strength(strength: Strength, lang: Lang) -> &'static str {
    match strength {
        Strength::Must => pick(lang, "must", "wajib"),
        Strength::Should => pick(lang, "should", "sebaiknya"),
        Strength::May => pick(lang, "may", "boleh"),
    }
}

/// The stable name of a strength, for machines.
pub(in crate::report) fn strength_name(of: Strength) -> &'static str {
    strength(of, Lang::En)
}

#[cfg(test)]
mod tests {
    use super::count;
    use crate::lang::Lang;

    #[test]
    fn numbers_are_told_as_people_write_them() {
        assert_eq!(count(0, Lang::Id), "0");
        assert_eq!(count(999, Lang::Id), "999");
        assert_eq!(count(1_400_000, Lang::Id), "1.400.000");
        assert_eq!(count(10_000, Lang::En), "10,000");
    }
}
