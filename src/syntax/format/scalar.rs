//! YAML scalars on one line: plain where that is safe, in quotes where it isn't.

use std::fmt::Write;

/// The scalar that reads back as this text.
pub(super) fn scalar(text: &str) -> String {
    if text.chars().any(needs_escape) {
        escaped(text)
    } else if is_plain(text) {
        text.to_string()
    } else {
        format!("'{}'", text.replace('\'', "''"))
    }
}

fn needs_escape(char: char) -> bool {
    char.is_control()
        || matches!(
            char,
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
}

fn is_plain(text: &str) -> bool {
    const INDICATORS: &str = "-?:,[]{}#&*!|>'\"%@`";
    let indicated = text
        .chars()
        .next()
        .is_none_or(|first| INDICATORS.contains(first));
    let blank_outside = text.trim() != text;
    let cut_short = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    let is_null = matches!(text, "~" | "null" | "Null" | "NULL");
    !(indicated || blank_outside || cut_short || is_null)
}

fn escaped(text: &str) -> String {
    let mut out = String::from("\"");
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            other if needs_escape(other) => {
                let _ = write!(out, "\\u{:04x}", u32::from(other));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::scalar;

    #[test]
    fn quotes_only_what_yaml_would_misread() {
        let cases = [
            ("Badan Pusat Statistik", "Badan Pusat Statistik"),
            ("UU 25/2009 (pasal 1)?", "UU 25/2009 (pasal 1)?"),
            ("jam 08:30", "jam 08:30"),
            ("Catatan: penting", "'Catatan: penting'"),
            ("nomor #1", "'nomor #1'"),
            ("-", "'-'"),
            ("", "''"),
            ("null", "'null'"),
            (" tepi", "' tepi'"),
            ("'kutip'", "'''kutip'''"),
            ("dua\nbaris", "\"dua\\nbaris\""),
            ("\u{7f}", "\"\\u007f\""),
        ];
        for (text, expected) in cases {
            assert_eq!(scalar(text), expected);
        }
    }
}
