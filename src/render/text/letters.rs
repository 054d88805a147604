//! Letters as they are drawn: which characters belong together, and which of them are seen at all.

/// A character as it is drawn; nothing where it has no shape of its own and only steers how others are set.
pub fn seen(letter: char) -> Option<char> {
    match letter {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        letter if letter.is_control() => None,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{e0000}'..='\u{e0fff}' => None,
        letter => Some(letter),
    }
}

/// How many letters a text has beside its blanks, which are lost at the ends of lines.
pub fn inked(text: &str) -> usize {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .count()
}

/// Whether a character is drawn upon the one before it.
fn is_mark(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{489}'
            | '\u{591}'..='\u{5bd}'
            | '\u{610}'..='\u{61a}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Whether a character means nothing outside of one office, or nothing at all.
pub fn is_private(letter: char) -> bool {
    let code = letter as u32;
    matches!(code, 0xe000..=0xf8ff | 0xfdd0..=0xfdef | 0xf0000..) || code & 0xfffe == 0xfffe
}

/// What a program is told in place of a character that means nothing to it.
const UNKNOWN: char = '\u{fffd}';

/// A text as it is told to programs: what is seen of it, and no character that means nothing to them.
pub fn told(text: &str) -> String {
    let known = |letter| if is_private(letter) { UNKNOWN } else { letter };
    text.chars().filter_map(seen).map(known).collect()
}

/// The parts of a text that must not be torn apart, each with its place in bytes: a letter and the marks upon it.
pub fn clusters(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..)?;
        let mut letters = rest.char_indices();
        letters.next()?;
        let joins = |letter: char| is_mark(letter) || seen(letter).is_none();
        let end = letters.find(|(_, letter)| !joins(*letter));
        let cluster = rest.get(..end.map_or(rest.len(), |(at, _)| at))?;
        let at = start;
        start += cluster.len();
        Some((at, cluster))
    })
}

#[cfg(test)]
mod tests {
    use super::clusters;

    #[test]
    fn marks_stay_with_their_letter() {
        let parts: Vec<_> = clusters("ae\u{301}x\u{200d}").collect();
        assert_eq!(parts, [(0, "a"), (1, "e\u{301}"), (4, "x\u{200d}")]);
    }
}
