//! The two languages of the tool: the words of the notation, and numbers and dates as people write them.

mod civil;
mod number;
mod spelling;
mod text;
mod words;

pub use civil::{DateOrder, days_in_month, month_name, weekday_name, weekday_named};
pub use number::Number;
pub use spelling::nearest;
pub use text::{TextWord, bare_words, folded, text_words};
pub use words::{Group, WORDS, Word, Words};

use serde::{Deserialize, Serialize};

/// A language that SOP files are written in and that messages come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Lang {
    /// English.
    #[default]
    #[serde(rename = "en")]
    En,
    /// Indonesian.
    #[serde(rename = "id")]
    Id,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Id];

    /// The language named by a tag such as `id`, `id_ID.UTF-8` or `en-GB`; nothing for any other language.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['_', '-', '.']).next()?;
        match primary.to_ascii_lowercase().as_str() {
            "id" | "in" => Some(Lang::Id),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// The two-letter tag.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Id => "id",
        }
    }
}
