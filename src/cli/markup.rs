//! Text in the pages that the program writes.

/// Text as HTML holds it.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            letter if letter.is_control() && !letter.is_whitespace() => escaped.push('\u{fffd}'),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A sentence of a message: what stands in backticks is shown as code.
pub fn sentence(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let closed = text.matches('`').count().is_multiple_of(2);
    if !closed {
        return escape(text);
    }
    parts
        .map(|(at, part)| match at % 2 {
            0 => escape(part),
            _ => format!("<code>{}</code>", escape(part)),
        })
        .collect()
}

/// A path, or a part of an address, with what has a meaning there written as numbers.
pub fn address(path: &str) -> String {
    let mut written = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                written.push(char::from(byte));
            }
            b'\\' if cfg!(windows) => written.push('/'),
            _ => written.push_str(&format!("%{byte:02X}")),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::{address, escape, sentence};

    #[test]
    fn nothing_of_the_text_becomes_markup() {
        assert_eq!(
            escape("<b> & \"c\"\u{1}"),
            "&lt;b&gt; &amp; &quot;c&quot;\u{fffd}"
        );
        assert_eq!(sentence("no `<a>` here"), "no <code>&lt;a&gt;</code> here");
        assert_eq!(sentence("one ` alone"), "one ` alone");
        assert_eq!(address("a b/é#.pdf"), "a%20b/%C3%A9%23.pdf");
    }
}
