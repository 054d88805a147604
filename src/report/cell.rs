//! Rows of cells for spreadsheets.

/// A row of cells as a line.
pub fn csv_row(cells: &[&str]) -> String {
    let mut out = String::new();
    row(cells, &mut out);
    out
}

/// Writes a row of cells as a line.
///
/// A text that a spreadsheet would take for a formula (one that begins with `=`, `+`, `-` or `@`) is written with an
/// apostrophe before it.
pub(super) fn row(cells: &[&str], out: &mut String) {
    for (at, text) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        cell(text, out);
    }
    out.push('\n');
}

/// One cell, quoted where it has to be.
fn cell(text: &str, out: &mut String) {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let quoted = text.contains(['"', ',', ';', '\n', '\r', '\t']) || text.trim() != text;
    if quoted {
        out.push('"');
    }
    if formula {
        out.push('\'');
    }
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\"\""),
            '\n' | '\r' | '\t' => out.push(letter),
            control if control.is_control() => out.push('\u{fffd}'),
            letter => out.push(letter),
        }
    }
    if quoted {
        out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    fn written(text: &str) -> String {
        let mut out = String::new();
        cell(text, &mut out);
        out
    }

    #[test]
    fn cells_are_quoted_and_formulas_tamed() {
        assert_eq!(written("K01"), "K01");
        assert_eq!(written("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(written("two\nlines"), "\"two\nlines\"");
        assert_eq!(written("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(written("-1"), "'-1");
        assert_eq!(written("@x"), "'@x");
        assert_eq!(written("\u{1b}[31m"), "\u{fffd}[31m");
    }
}
