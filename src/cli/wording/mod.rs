//! What the program itself says, in both languages. What is wrong inside a file is said by the library.
//!
//! A sentence is a function of what it is about, and stands in the file of its area.

mod cases;
mod drawing;
mod forecasting;
mod names;
mod reading;
mod simulating;
mod writing;

use lajur::lang::Lang;

pub use cases::*;
pub use drawing::*;
pub use forecasting::*;
pub use names::*;
pub use reading::*;
pub use simulating::*;
pub use writing::*;

/// A sentence of the program's.
#[derive(Debug)]
pub struct Wording {
    english: String,
    indonesian: String,
}

impl Wording {
    fn new(english: impl Into<String>, indonesian: impl Into<String>) -> Wording {
        Wording {
            english: english.into(),
            indonesian: indonesian.into(),
        }
    }

    /// The sentence in a language.
    pub fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.english.clone(),
            Lang::Id => self.indonesian.clone(),
        }
    }
}

/// A number of things in English.
fn counted(count: u64, thing: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {thing}{plural}")
}

fn listed(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
