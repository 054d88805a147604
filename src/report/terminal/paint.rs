//! Colours on a terminal.

/// How a text is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Paint {
    Plain,
    Bold,
    Dim,
    Red,
    Yellow,
    Green,
    Blue,
}

impl Paint {
    fn code(self) -> &'static str {
        match self {
            Paint::Plain => "",
            Paint::Bold => "1",
            Paint::Dim => "2",
            Paint::Red => "31",
            Paint::Yellow => "33",
            Paint::Green => "32",
            Paint::Blue => "34",
        }
    }

    /// A text in this paint, where there are colours.
    pub(in crate::report) fn on(self, text: &str, colours: bool) -> String {
        match colours && self != Paint::Plain && !text.is_empty() {
            true => format!("\u{1b}[{}m{text}\u{1b}[0m", self.code()),
            false => text.to_string(),
        }
    }
}
