//! Breaking words into lines for notations that draw them as they come.

/// The lines of a text, each at most so many letters long where its words allow it.
pub fn lines(text: &str, room: usize) -> Vec<String> {
    text.lines().flat_map(|line| wrapped(line, room)).collect()
}

fn wrapped(line: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in line.split_whitespace() {
        match lines.last_mut() {
            Some(last) if last.chars().count() + 1 + word.chars().count() <= room => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_string()),
        }
    }
    lines
}

/// A text in one line.
pub fn in_one_line(text: &str) -> String {
    let blank = |letter: char| letter.is_whitespace() || letter.is_control();
    let words: Vec<&str> = text.split(blank).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
