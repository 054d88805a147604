//! Each `?` in a file is one question of `check`, whatever it stands behind.

use std::fs;
use std::path::Path;

use lajur::lang::Lang;
use lajur::pipeline::check;
use lajur::source::Source;

/// How many marks stand in a text of the DSL, outside its comments and between its quotes.
fn marks(text: &str) -> usize {
    let mut in_text = false;
    let mut count = 0;
    for line in text.lines() {
        for char in line.chars() {
            match char {
                '"' => in_text = !in_text,
                '#' if !in_text => break,
                '?' if !in_text => count += 1,
                _ => {}
            }
        }
    }
    count
}

fn questions(name: &str, text: &str) -> Vec<String> {
    let checked = check(&[Source::new(name, text)]);
    let inferred = checked
        .findings
        .iter()
        .filter(|finding| finding.code() == "inferred");
    inferred
        .map(|finding| finding.message.text(Lang::En))
        .collect()
}

#[test]
fn each_mark_of_a_bundled_sop_is_one_question() {
    for name in ["kaltim", "lubuklinggau"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("sops")
            .join(name);
        let dsl = fs::read_to_string(path.with_extension("sop")).unwrap();
        let asked = questions("one.sop", &dsl);
        assert!(asked.len() > 30, "{asked:?}");
        assert_eq!(asked.len(), marks(&dsl), "{asked:#?}");
        let yaml = fs::read_to_string(path.with_extension("sop.yaml")).unwrap();
        assert_eq!(
            questions("one.sop.yaml", &yaml).len(),
            asked.len(),
            "{name}"
        );
    }
}

#[test]
fn a_question_shows_what_the_author_wrote() {
    let text = r#"sop a "A" {
      actor x "X"
      days workdays?
      activity s "S" { start? by x }
      activity r "R" { by same as s? repeat at least 3 times? takes 1-2 days? }
      activity e "E"? { end by x? }
    }"#;
    let asked = questions("a.sop", text);
    let expected = [
        "`days workdays`",
        "`start`",
        "`by same as s`",
        "`repeat at least 3 times`",
        "`takes 1-2 days`",
        "`activity \"E\"`",
        "`by x`",
    ];
    assert_eq!(asked.len(), expected.len(), "{asked:#?}");
    for (question, written) in asked.iter().zip(expected) {
        assert!(
            question.contains(written),
            "{question} does not show {written}"
        );
    }
}
