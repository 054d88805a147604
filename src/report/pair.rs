//! Words in both languages.

use crate::lang::Lang;

/// Words in English and in Indonesian. `{}` stands for what is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) struct Pair(&'static str, &'static str);

impl Pair {
    /// The words in English and in Indonesian.
    pub const fn new(en: &'static str, id: &'static str) -> Pair {
        Pair(en, id)
    }

    /// The words in a language.
    pub fn say(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.0,
            Lang::Id => self.1,
        }
    }

    /// The words with something filled in, in the order of the sentence.
    pub fn with(self, lang: Lang, fillings: &[&str]) -> String {
        let mut parts = self.say(lang).split("{}");
        let mut said = parts.next().unwrap_or_default().to_owned();
        let mut fillings = fillings.iter();
        for part in parts {
            said.push_str(fillings.next().unwrap_or(&""));
            said.push_str(part);
        }
        said
    }
}

/// Pairs as constants, each with its name.
macro_rules! pairs {
    ($($name:ident: $en:literal, $id:literal;)+) => {
        $(#[allow(missing_docs)] pub const $name: $crate::report::pair::Pair = $crate::report::pair::Pair::new($en, $id);)+
    };
}

pub(in crate::report) use pairs;

#[cfg(test)]
mod tests {
    use super::Pair;
    use crate::lang::Lang;

    #[test]
    fn what_is_filled_in_stands_where_the_language_wants_it() {
        let share = Pair::new("{} of {}", "{} dari {}");
        assert_eq!(share.with(Lang::Id, &["3", "7"]), "3 dari 7");
        assert_eq!(share.with(Lang::En, &["3"]), "3 of ");
    }
}
