//! What surrounds the program: the language of its user and the terminal.

use std::env;
use std::io::IsTerminal;

use clap::ValueEnum;
use lajur::lang::Lang;
use lajur::report::Style;

/// The widest that a message is drawn, and the width where there is no terminal.
const WIDTH: usize = 100;

/// The narrowest that a message can be read at.
const NARROWEST: usize = 40;

/// A language as it is named on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LangArg {
    /// Bahasa Indonesia
    Id,
    /// English
    En,
}

impl From<LangArg> for Lang {
    fn from(arg: LangArg) -> Lang {
        match arg {
            LangArg::Id => Lang::Id,
            LangArg::En => Lang::En,
        }
    }
}

/// The surroundings.
#[derive(Debug, Clone, Copy)]
pub struct Shell {
    /// The language of messages.
    pub lang: Lang,
}

impl Shell {
    /// The surroundings as the environment tells them.
    pub fn new(lang: Option<LangArg>) -> Shell {
        Shell {
            lang: lang.map_or_else(|| from_environment(|name| env::var(name).ok()), Lang::from),
        }
    }

    /// How to draw on an output, such as the standard one.
    pub fn style(&self, output: &impl IsTerminal) -> Style {
        let terminal = output.is_terminal();
        let plain = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        Style {
            lang: self.lang,
            colours: terminal && !plain,
            width: width
                .filter(|_| terminal)
                .unwrap_or(WIDTH)
                .clamp(NARROWEST, WIDTH),
        }
    }
}

/// `LAJUR_LANG`, if it names one of the two languages; else the first variable of the locale that is set, as POSIX
/// ranks them; else English.
fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Lang {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    let own = set("LAJUR_LANG").and_then(|tag| Lang::from_tag(&tag));
    let locale = || ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    own.or_else(|| locale().and_then(|tag| Lang::from_tag(&tag)))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Lang, from_environment};

    fn with(variables: &[(&str, &str)]) -> Lang {
        from_environment(|name| {
            let found = variables.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| value.to_string())
        })
    }

    #[test]
    fn the_own_variable_goes_before_the_locale() {
        assert_eq!(with(&[]), Lang::En);
        assert_eq!(with(&[("LANG", "id_ID.UTF-8")]), Lang::Id);
        assert_eq!(with(&[("LANG", "id_ID.UTF-8"), ("LC_ALL", "C")]), Lang::En);
        assert_eq!(with(&[("LANG", "id_ID.UTF-8"), ("LC_ALL", "")]), Lang::Id);
        assert_eq!(
            with(&[("LANG", "id_ID.UTF-8"), ("LAJUR_LANG", "en")]),
            Lang::En
        );
        assert_eq!(
            with(&[("LANG", "id_ID.UTF-8"), ("LAJUR_LANG", "fr")]),
            Lang::Id
        );
    }
}
