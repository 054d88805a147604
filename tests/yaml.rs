//! Faults of YAML files: each at its place, in words that help, and nothing that stops the reading of the rest.

use lajur::diagnostic::{Diagnostic, Diagnostics};
use lajur::lang::Lang;
use lajur::source::Source;
use lajur::syntax::parse;
use lajur::syntax::tree::Tree;

fn read(text: &str) -> (Tree, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::new();
    let tree = parse(&Source::new("a.sop.yaml", text), &mut diagnostics);
    (tree, diagnostics.into_sorted())
}

/// The findings as `line: code: words |what is blamed|`.
fn findings(text: &str) -> Vec<String> {
    let source = Source::new("a.sop.yaml", text);
    let (_, findings) = read(text);
    let lines = findings.iter().map(|finding| {
        let line = source.position(finding.span.start()).line;
        let blamed = source.slice(finding.span);
        let words = finding.message.text(Lang::En);
        let help = finding
            .help
            .as_ref()
            .map(|help| format!(" ({})", help.text(Lang::En)));
        let help = help.unwrap_or_default();
        format!("{line}: {}: {words}{help} |{blamed}|", finding.code())
    });
    lines.collect()
}

#[test]
fn each_fault_is_blamed_at_its_place() {
    let cases = [
        "sop a:\n  activity b:\n    by: *staf\n    takes: &t 3 days\n    note: !x y\n",
        "sop a:\n  number: 1\n  number: 2\n",
        "sop a:\n  activity b:\n    output: \"Risalah\" if lengkap\n    takes: 3 dais\n    by: staf\n",
        "sop a:\n  agency: \"BPS\n  unit: Umum\n",
        "sop a:\n  agency: BPS: Kaltim\n  unti: Umum\n",
        "sop a:\n\tagency: BPS\n",
        "sop a:\n  agency\n  unit: Umum\n",
        "sop a:\n  agency: BPS\n    unit: Umum\n",
        "sop a:\n  revised: -\n  agency: @BPS\n",
        "sop a:\n  activity b: {by: staf\n",
        "sop a:\n  activity b:\n    when: \"x ==\"\n    exits:\n      - 'when ((jenis = \"a\" -> b'\n      - otherwise -> c\n",
        "- sop\n",
        "activity a:\n  by: b\n",
        "sop:\n  title: x\n",
        "sop a:\n  title: x\n---\nsop b:\n",
        "sop a:\n  by: [[a]]\n  ? [x]\n  : y\n",
        "sop a:\n  activity:\n    by: x\n  aktivitaz b:\n    by: x\n",
        "sop a:\n  activity b:\n    oleh: x\n",
        "sop a:\n  data:\n    a: yesno\n    b c: number\n    d:\n      one of:\n        baru: Baru\n",
        "%YAML 1.2\n---\nsop a:\n",
    ];
    let report: Vec<String> = cases
        .iter()
        .map(|case| format!("{case}{}\n", findings(case).join("\n")))
        .collect();
    insta::assert_snapshot!(report.join("\n"));
}

#[test]
fn what_follows_a_fault_is_read() {
    let (tree, findings) = read(
        "sop a:\n  agency: \"BPS\" Kaltim\n  activity b:\n    by: x: y\n    takes: 3 days\n  activity c:\n    note: z\n",
    );
    assert_eq!(findings.len(), 2);
    assert!(tree.faulty && tree.blamed.contains("x"));
    let names: Vec<&str> = tree.items[0]
        .items
        .iter()
        .filter_map(|item| item.name.as_ref())
        .map(|name| name.value.as_str())
        .collect();
    assert_eq!(names, ["b", "c"]);
}

#[test]
fn a_value_that_goes_on_after_its_quote_is_mended_by_single_quotes() {
    let text = "sop a:\n  activity b:\n    output: \"Risalah\" if it's  # ya\n";
    let (_, findings) = read(text);
    let fix = findings[0].fix.as_ref().unwrap();
    let mut mended = text.to_string();
    mended.replace_range(fix.edits[0].span.range(), &fix.edits[0].text);
    assert!(
        mended.contains("output: '\"Risalah\" if it''s'  # ya"),
        "{mended}"
    );
}

#[test]
fn windows_files_read_like_others() {
    let unix = "# c\nsop a:\n  title: \"é\" # d\n  legal-basis:\n    - Undang\n      Undang\n";
    let (tree, findings) = read(unix);
    assert_eq!(findings, []);
    let (windows, findings) = read(&format!("\u{feff}{}", unix.replace('\n', "\r\n")));
    assert_eq!(findings, []);
    assert_eq!(tree.items, windows.items);
    assert_eq!(windows.comments.len(), 2);
}

#[test]
fn spans_point_into_the_file() {
    let text = "sop a:\n  title: Ébénisterie # é\n  activity b:\n    exits:\n      - 'when jenis == baru \"it''s\" -> akhir'\n";
    let source = Source::new("a.sop.yaml", text);
    let (tree, findings) = read(text);
    assert_eq!(findings, []);
    let sop = &tree.items[0];
    assert_eq!(
        source.slice(sop.text.as_ref().unwrap().span.0),
        "Ébénisterie"
    );
    let when = &sop.items[0].items[0];
    assert_eq!(source.slice(when.head_span.0), "when");
    assert_eq!(
        source.slice(when.text.as_ref().unwrap().span.0),
        "\"it''s\""
    );
    assert_eq!(source.slice(when.items[0].span.0), "-> akhir");
}

#[test]
fn a_thousand_levels_are_too_many() {
    let mut block = String::from("sop a:\n");
    for level in 1..1000 {
        block.push_str(&format!("{}group:\n", " ".repeat(level)));
    }
    let flow = format!("sop a: {}", "{group: ".repeat(1000));
    let list = "- ".repeat(1000);
    for text in [block, flow, list] {
        let found = findings(&text);
        assert!(
            found.iter().any(|finding| finding.contains("too-deep")),
            "{found:?}"
        );
        assert!(found.len() <= 3, "{found:?}");
    }
}

#[test]
fn a_megabyte_of_one_sign_is_a_finding() {
    for sign in [
        "{", "[", "(", "\"", "'", "- ", "? ", "&", "#", "a: ", ">\n", "\t", "-\n",
    ] {
        let text = sign.repeat(1_000_000 / sign.len());
        let (_, findings) = read(&text);
        assert!(!findings.is_empty(), "{sign}");
        let (_, findings) = read(&format!("sop a:\n  by: {text}"));
        assert!(sign == "#" || !findings.is_empty(), "{sign}");
    }
    for sign in ["(", "{", "not ", "a.", "-", "a -> "] {
        let value = sign.repeat(1_000_000 / sign.len());
        let (_, findings) = read(&format!(
            "sop a:\n  activity b:\n    only when: '{value}'\n"
        ));
        assert!(!findings.is_empty(), "{sign}");
    }
}
