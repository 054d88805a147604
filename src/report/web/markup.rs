//! Writing HTML: elements that are closed because they are opened, and text that is always text.

use std::fmt::Write;

/// A piece of a page in the making.
#[derive(Debug, Default)]
pub(in crate::report) struct Html(String);

/// The attributes of an element.
pub(in crate::report) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Html {
    /// The text of the page.
    pub fn into_text(self) -> String {
        self.0
    }

    /// An element and what is in it.
    pub fn element(&mut self, tag: &str, attributes: Attributes, inner: impl FnOnce(&mut Html)) {
        self.open(tag, attributes);
        inner(self);
        let _ = write!(self.0, "</{tag}>");
        if is_block(tag) {
            self.0.push('\n');
        }
    }

    /// An element with words in it.
    pub fn words(&mut self, tag: &str, attributes: Attributes, words: &str) {
        self.element(tag, attributes, |html| html.text(words));
    }

    /// An element with words of somebody else's in it, whose direction of writing must not reach beyond them.
    pub fn foreign(&mut self, tag: &str, attributes: Attributes, words: &str) {
        self.element(tag, attributes, |html| html.isolated(words));
    }

    /// Words of somebody else's, whose direction of writing does not reach beyond them.
    pub fn isolated(&mut self, words: &str) {
        self.words("bdi", &[], words);
    }

    /// A sentence of ours with words of somebody else's in backticks.
    pub fn quoted(&mut self, sentence: &str) {
        for (at, part) in sentence.split('`').enumerate() {
            match at % 2 {
                0 => self.text(part),
                _ => self.words("bdi", &[("class", "own")], part),
            }
        }
    }

    /// An element that can't have anything in it.
    pub fn empty(&mut self, tag: &str, attributes: Attributes) {
        self.open(tag, attributes);
        self.0.truncate(self.0.len() - 1);
        self.0.push_str("/>");
    }

    /// Words.
    pub fn text(&mut self, words: &str) {
        escape(words, &mut self.0);
    }

    /// Markup that is known to be sound: our own style and script, or a picture that the renderer drew.
    pub fn markup(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    fn open(&mut self, tag: &str, attributes: Attributes) {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes {
            let _ = write!(self.0, " {name}=\"");
            escape(value, &mut self.0);
            self.0.push('"');
        }
        self.0.push('>');
    }
}

/// Whether a line may end after an element without a blank being seen.
fn is_block(tag: &str) -> bool {
    matches!(
        tag,
        "head"
            | "body"
            | "header"
            | "main"
            | "footer"
            | "section"
            | "div"
            | "nav"
            | "figure"
            | "h1"
            | "h2"
            | "h3"
            | "p"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dd"
            | "table"
            | "thead"
            | "tbody"
            | "tr"
            | "details"
            | "summary"
            | "title"
            | "style"
            | "script"
    )
}

/// Text as HTML and XML may hold it. What no text holds, control characters above all, is shown as a character that
/// can't be shown; line ends and tabs are blanks.
fn escape(text: &str, into: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            '\t' | '\n' | '\r' => into.push(' '),
            '\u{fffe}' | '\u{ffff}' => into.push('\u{fffd}'),
            letter if letter.is_control() => into.push('\u{fffd}'),
            letter => into.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn what_is_opened_is_closed_and_text_stays_text() {
        let mut html = Html::default();
        html.element("p", &[("class", "a\"b")], |html| {
            html.text("x < y & z\u{0}\n");
            html.empty("br", &[]);
            html.isolated("</script>'");
        });
        let expected = "<p class=\"a&quot;b\">x &lt; y &amp; z\u{fffd} <br/><bdi>&lt;/script&gt;&#39;</bdi></p>\n";
        assert_eq!(html.into_text(), expected);
    }
}
