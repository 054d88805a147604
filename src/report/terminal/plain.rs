//! Texts on a terminal: how wide they are, and where their lines break. The only home of unicode-width.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A text as it can be shown: on one line, without what a terminal would obey, or what would turn round the order of
/// what follows.
pub(in crate::report) fn plain(text: &str) -> String {
    text.chars().map(shown).collect()
}

fn shown(letter: char) -> char {
    match letter {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => '\u{fffd}',
        control if control.is_control() => '\u{fffd}',
        letter => letter,
    }
}

/// How many columns of a terminal a text takes.
pub(in crate::report) fn width(text: &str) -> usize {
    text.width()
}

/// The beginning of a text where it is longer than so many columns, cut between words.
pub(in crate::report) fn short(text: &str, columns: usize) -> String {
    let text = plain(text);
    let lines = wrap(&text, columns.saturating_sub(2));
    match lines.as_slice() {
        [first, _, ..] if width(&text) > columns => format!("{first} …"),
        _ => text,
    }
}

/// The lines of a text, none wider than so many columns. It breaks between words; a word that is wider than a line
/// breaks where it must.
pub(in crate::report) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines = vec![String::new()];
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let used = lines.last().map_or(0, |line| width(line));
        let blank = usize::from(used > 0);
        if used > 0 && used + blank + width(word) > columns {
            lines.push(String::new());
        } else if let Some(line) = lines.last_mut().filter(|_| used > 0) {
            line.push(' ');
        }
        place(&mut lines, word, columns);
    }
    lines
}

/// Puts a word at the end of the last line, and on further ones where it is too wide.
fn place(lines: &mut Vec<String>, word: &str, columns: usize) {
    let mut used = lines.last().map_or(0, |line| width(line));
    for letter in word.chars() {
        let wide = letter.width().unwrap_or(0);
        if used + wide > columns {
            lines.push(String::new());
            used = 0;
        }
        used += wide;
        if let Some(line) = lines.last_mut() {
            line.push(letter);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{plain, short, width, wrap};

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("satu dua  tiga", 8), ["satu dua", "tiga"]);
        assert_eq!(wrap("", 8), [""]);
        assert_eq!(
            wrap("sangatpanjang sekali", 6),
            ["sangat", "panjan", "g", "sekali"]
        );
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(short("Memberikan tanggapan", 20), "Memberikan tanggapan");
        assert_eq!(short("Memberikan tanggapan", 19), "Memberikan …");
    }

    #[test]
    fn wide_letters_take_two_columns() {
        assert_eq!(width("報告"), 4);
        assert_eq!(wrap("報告書です", 4), ["報告", "書で", "す"]);
        for line in wrap("é報 e\u{301}告x 書", 3) {
            assert!(width(&line) <= 3);
        }
    }

    #[test]
    fn a_terminal_has_nothing_to_obey() {
        assert_eq!(
            plain("a\u{1b}[31mb\nc\u{202e}d\u{9b}"),
            "a\u{fffd}[31mb c\u{fffd}d\u{fffd}"
        );
    }
}
