//! How findings look to people and to machines.

use lajur::diagnostic::messages::{ModelMessage, SyntaxMessage};
use lajur::diagnostic::{Diagnostic, Severity};
use lajur::lang::Lang;
use lajur::report::{Style, human, json, sarif, summary};
use lajur::source::{Source, Span};

const TEXT: &str = "sop surat \"Surat\" {\n  actor umum \"Bagian Umum\"\n  activity terima \"Menerima surat\" {\n    by    umm\n\twaktu 3 hari\n  }\n}\n";

fn style(lang: Lang) -> Style {
    Style {
        lang,
        colours: false,
        width: 80,
    }
}

fn span(text: &str, part: &str) -> Span {
    let at = text.find(part).unwrap();
    Span::new(at, at + part.len())
}

fn findings() -> Vec<Diagnostic> {
    let unknown = ModelMessage::UnknownActor { name: "umm".into() };
    let other = SyntaxMessage::OtherLanguage {
        written: "waktu".into(),
        spelling: "takes",
    };
    let mut question = Diagnostic::new(SyntaxMessage::EmptyFile {}, 0, span(TEXT, "3 hari"));
    question.severity = Severity::Question;
    vec![
        Diagnostic::new(unknown, 0, span(TEXT, "umm"))
            .label(span(TEXT, "umum"), SyntaxMessage::FirstHere {})
            .help(SyntaxMessage::DidYouMean {
                name: "umum".into(),
            })
            .fix(span(TEXT, "umm"), "umum", false),
        Diagnostic::new(other, 0, span(TEXT, "waktu")).fix(span(TEXT, "waktu"), "takes", true),
        question,
        Diagnostic::new(SyntaxMessage::UnclosedBlock {}, 1, Span::new(2, 2)),
    ]
}

fn sources() -> Vec<Source> {
    vec![
        Source::new("sops/surat masuk.sop", TEXT),
        Source::new("b.sop", "{\n"),
    ]
}

#[test]
fn people_see_the_line_the_place_and_what_to_do() {
    insta::assert_snapshot!(human(&sources(), &findings(), &style(Lang::En)));
    insta::assert_snapshot!(human(&sources(), &findings(), &style(Lang::Id)));
}

#[test]
fn a_label_at_the_place_itself_is_written_at_its_underline() {
    let activity = span(TEXT, "activity terima");
    let finding = Diagnostic::new(SyntaxMessage::UnclosedBlock {}, 0, activity)
        .label(span(TEXT, "terima"), SyntaxMessage::FirstHere {});
    let drawn = human(&sources(), &[finding], &style(Lang::En));
    assert_eq!(drawn.matches("first here").count(), 1, "{drawn}");
    assert_eq!(drawn.matches('┬').count(), 1, "{drawn}");
}

#[test]
fn machines_get_json() {
    insta::assert_snapshot!(json(&sources(), &findings(), Lang::En));
}

#[test]
fn code_hosts_get_sarif() {
    insta::assert_snapshot!(sarif(&sources(), &findings(), Lang::En));
}

#[test]
fn the_summary_counts_by_weight() {
    assert_eq!(
        summary(2, &findings(), Lang::En),
        "2 files: 2 errors, 1 warning, 1 question\n"
    );
    assert_eq!(
        summary(2, &findings(), Lang::Id),
        "2 berkas: 2 kesalahan, 1 peringatan, 1 pertanyaan\n"
    );
    assert_eq!(summary(1, &[], Lang::En), "1 file: nothing to report\n");
}

#[test]
fn a_drawing_of_a_huge_line_stays_small() {
    let text = "(".repeat(1_000_000);
    let source = [Source::new("a.sop", text.as_str())];
    for at in [0, 5, 500_000, 999_999, 1_000_000] {
        let finding = Diagnostic::new(SyntaxMessage::ExtraClose {}, 0, Span::new(at, 1_000_000));
        let far = finding.label(Span::new(3, 4), SyntaxMessage::FirstHere {});
        let drawn = human(&source, &[far], &style(Lang::En));
        assert!(drawn.len() < 1500, "{at}: {} bytes", drawn.len());
        assert!(drawn.contains("a.sop:1:"), "{drawn}");
    }
}

#[test]
fn any_place_in_any_text_can_be_drawn() {
    let texts = [
        "",
        "\n",
        "a",
        "é\r\n\tü\n\n",
        "\u{1b}[31m\"x",
        "\r\r\n",
        "  \n  ",
        "a\u{200d}b\n",
    ];
    for text in texts {
        let source = [Source::new("a.sop", text)];
        for start in 0..=text.len() + 2 {
            for end in start..=text.len() + 3 {
                let finding =
                    Diagnostic::new(SyntaxMessage::EmptyFile {}, 0, Span::new(start, end))
                        .label(Span::new(end, end), SyntaxMessage::FirstHere {})
                        .label(Span::new(0, end), SyntaxMessage::FirstHere {});
                let drawn = human(&source, &[finding], &style(Lang::En));
                assert!(!drawn.contains('\u{1b}'), "{drawn}");
            }
        }
    }
}
