//! Markup: what every part of the page is written with. All of it is well-formed as XML too, so that any reader takes it.

use super::super::svg;

/// Words as the content of an element or the value of an attribute.
pub fn escape(words: &str) -> String {
    svg::escape(words)
}

/// Words with the line breaks that their author wrote.
pub fn lines(words: &str) -> String {
    let lines: Vec<String> = words.split('\n').map(svg::escape).collect();
    lines.join("<br/>")
}

/// A length of the layout, in points, in the unit of the page: ten points of the layout are one `rem`, so that the whole
/// page grows with the window and prints at its true size.
pub fn rem(points: f64) -> String {
    format!("{}rem", short(points / 10.0))
}

/// A number with four places at most.
pub fn short(number: f64) -> String {
    let text = format!("{number:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text {
        "-0" => "0".to_owned(),
        _ => text.to_owned(),
    }
}

/// An attribute, with a blank before it; nothing where it has no value.
pub fn attribute(name: &str, value: &str) -> String {
    match value.is_empty() {
        true => String::new(),
        false => format!(" {name}=\"{}\"", escape(value)),
    }
}

/// A text as CSS takes it between quotes.
pub fn css_text(words: &str) -> String {
    let letter = |letter: char| match letter {
        ' ' => " ".to_owned(),
        letter if letter.is_alphanumeric() => letter.to_string(),
        letter => format!("\\{:x} ", u32::from(letter)),
    };
    format!("'{}'", words.chars().map(letter).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::{attribute, css_text, lines, rem};

    #[test]
    fn what_an_author_writes_stays_words() {
        assert_eq!(lines("a<b\n\"c\" & d"), "a&lt;b<br/>&quot;c&quot; &amp; d");
        assert_eq!(attribute("title", "\"x\""), " title=\"&quot;x&quot;\"");
        assert_eq!(css_text("1) '"), "'1\\29  \\27 '");
    }

    #[test]
    fn lengths_are_short() {
        assert_eq!(rem(10.0), "1rem");
        assert_eq!(rem(-0.00001), "0rem");
    }
}
