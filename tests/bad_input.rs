//! Bad input: each gives a clear finding at its place, keeps the machine's time and memory, and never a panic.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder for the files of one test.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("bad_input")
        .join(test);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn lajur(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lajur"))
        .args(arguments)
        .env("LAJUR_LANG", "en")
        .output()
        .unwrap()
}

/// Checks a file with at most 200 MB of memory and ten seconds of processor time in an unoptimised build.
fn bounded(path: &Path) -> Output {
    Command::new("sh")
        .args([
            "-c",
            "ulimit -v 204800; ulimit -t 10; exec \"$0\" check --format json \"$1\"",
        ])
        .arg(env!("CARGO_BIN_EXE_lajur"))
        .arg(path)
        .env("LAJUR_LANG", "en")
        .output()
        .unwrap()
}

/// The findings of a file as `(code, line, column)`.
fn findings_of(output: &Output) -> Vec<(String, u64, u64)> {
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(!errors.contains("panicked"), "{errors}");
    let findings: Vec<Value> =
        serde_json::from_str(&text).unwrap_or_else(|_| panic!("{text}{errors}"));
    findings
        .iter()
        .map(|finding| {
            let code = finding["code"].as_str().unwrap().to_string();
            (
                code,
                finding["line"].as_u64().unwrap(),
                finding["column"].as_u64().unwrap(),
            )
        })
        .collect()
}

fn check(test: &str, name: &str, content: impl AsRef<[u8]>) -> Vec<(String, u64, u64)> {
    let path = folder(test).join(name);
    fs::write(&path, content).unwrap();
    findings_of(&bounded(&path))
}

fn has(findings: &[(String, u64, u64)], code: &str, line: u64) {
    assert!(
        findings
            .iter()
            .any(|(found, at, _)| found == code && *at == line),
        "no {code} in line {line}: {findings:?}"
    );
}

const SOUND: &str = "sop a \"A\" {\n  actor x \"X\"\n  activity one \"One\" { start by x }\n  activity two \"Two\" { end by x }\n}\n";

#[test]
fn an_empty_file_holds_no_sop() {
    for (name, content) in [
        ("empty.sop", ""),
        ("blank.sop", " \n\n"),
        ("comment.sop", "# only this\n"),
    ] {
        has(&check("empty", name, content), "empty-file", 1);
    }
    has(&check("empty", "empty.sop.yaml", ""), "empty-file", 1);
}

#[test]
fn a_file_that_is_not_utf8_is_named_with_the_line() {
    let path = folder("utf8").join("latin1.sop");
    fs::write(&path, b"sop a \"A\" {\n  unit \"caf\xe9\"\n}\n").unwrap();
    let output = bounded(&path);
    assert_eq!(output.status.code(), Some(3));
    let said = format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(said.contains("UTF-8") && said.contains('2'), "{said}");
}

#[test]
fn a_control_character_is_named() {
    let text = SOUND.replace("\"One\"", "\"O\u{0}ne\"");
    has(&check("control", "zero.sop", text), "control-character", 3);
    has(
        &check("control", "escape.sop.yaml", "sop a:\n  title: \u{1b}[0m\n"),
        "control-character",
        2,
    );
}

#[test]
fn a_byte_order_mark_crlf_and_tabs_are_read_as_layout() {
    assert_eq!(check("layout", "bom.sop", format!("\u{feff}{SOUND}")), []);
    assert_eq!(check("layout", "crlf.sop", SOUND.replace('\n', "\r\n")), []);
    assert_eq!(check("layout", "tabs.sop", SOUND.replace("  ", "\t")), []);
    let yaml = "sop a:\r\n  title: A\r\n  actor x: X\r\n  activity one:\r\n    text: One\r\n    start by: x\r\n  activity two:\r\n    text: Two\r\n    end by: x\r\n";
    let yaml = yaml
        .replace("start by: x", "start: by x")
        .replace("end by: x", "end: by x");
    assert_eq!(
        check("layout", "bom-crlf.sop.yaml", format!("\u{feff}{yaml}")),
        []
    );
}

#[test]
fn a_tab_that_indents_yaml_is_blamed_at_its_line() {
    let findings = check("tabs", "tab.sop.yaml", "sop a:\n\ttitle: A\n");
    assert!(
        findings.iter().any(|(code, ..)| code == "yaml-syntax"),
        "{findings:?}"
    );
}

#[test]
fn ten_megabytes_of_brackets_are_too_deep() {
    let many = 10_000_000;
    for (name, sign) in [("parens", "("), ("braces", "{")] {
        let findings = check("deep", &format!("{name}.sop"), sign.repeat(many));
        has(&findings, "too-deep", 1);
    }
    let condition = format!(
        "sop a \"A\" {{\n  activity b \"B\" {{ only when {}",
        "(".repeat(many)
    );
    has(&check("deep", "condition.sop", condition), "too-deep", 2);
    for (name, sign) in [("flow", "{"), ("sequence", "[")] {
        let findings = check("deep", &format!("{name}.sop.yaml"), sign.repeat(many));
        assert!(
            !findings.is_empty() && findings.iter().all(|(_, line, _)| *line == 1),
            "{findings:?}"
        );
    }
}

#[test]
fn two_hundred_nested_groups_are_too_deep() {
    let groups = "group \"G\" {\n".repeat(200);
    let text = format!("sop a \"A\" {{\n{groups}{}}}\n", "}".repeat(200));
    has(&check("groups", "groups.sop", text), "too-deep", 17);
    let operators = format!(
        "sop a \"A\" {{\n  activity b \"B\" {{\n    only when {}x\n  }}\n}}\n",
        "x and ".repeat(100_000)
    );
    has(&check("groups", "operators.sop", operators), "too-long", 3);
}

#[test]
fn a_thousand_levels_of_yaml_are_too_deep() {
    let mut text = String::from("sop a:\n");
    for level in 1..=1000 {
        text.push_str(&format!("{}activity b:\n", " ".repeat(level)));
    }
    let findings = check("levels", "levels.sop.yaml", text);
    assert!(
        findings.iter().any(|(code, ..)| code == "too-deep"),
        "{findings:?}"
    );
}

#[test]
fn an_unclosed_text_is_blamed_alone_and_the_rest_is_read() {
    let text = SOUND
        .replace("\"One\"", "\"One")
        .replace("\"Two\"", "\"Two\" { by nobody");
    let findings = check("text", "text.sop", &text);
    has(&findings, "unclosed-text", 3);
    assert!(
        !findings
            .iter()
            .any(|(code, line, _)| *line == 3 && code != "unclosed-text"),
        "{findings:?}"
    );
}

#[test]
fn yaml_aliases_and_doubled_keys_are_refused() {
    let alias = "sop a: &here\n  title: A\nsop b: *here\n";
    has(&check("yaml", "alias.sop.yaml", alias), "yaml-alias", 1);
    let doubled = "sop a:\n  title: A\n  title: B\n";
    has(
        &check("yaml", "doubled.sop.yaml", doubled),
        "duplicate-key",
        3,
    );
}

#[test]
fn a_brace_too_many_is_blamed_where_it_stands() {
    let text = SOUND.replace("start by x }", "start by x }\n  } # one too many");
    let findings = check("brace", "extra.sop", text);
    assert_eq!(findings, [("extra-close".to_string(), 4, 3)]);
    let findings = check(
        "brace",
        "last.sop",
        format!("{SOUND}}}\n{}", SOUND.replace("sop a", "sop b")),
    );
    assert_eq!(findings, [("extra-close".to_string(), 6, 1)]);
}

#[test]
fn statements_of_an_sop_whose_head_is_faulty_go_to_no_other() {
    let findings = check(
        "head",
        "second.sop",
        format!("{SOUND}{}", SOUND.replace("sop a", "sopp b")),
    );
    assert_eq!(findings, [("unknown-word".to_string(), 6, 1)]);
    let findings = check("head", "none.sop", SOUND.replace("sop a \"A\" ", ""));
    assert_eq!(findings, [("unexpected".to_string(), 1, 1)]);
}

#[test]
fn a_folder_a_missing_file_and_a_locked_file_are_unreadable() {
    let folder = folder("unreadable");
    let as_file = folder.join("folder.sop");
    fs::create_dir_all(&as_file).unwrap();
    for path in [as_file, folder.join("missing.sop")] {
        let output = lajur(&["check", path.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(3), "{output:?}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(
            said.contains(path.file_name().unwrap().to_str().unwrap()),
            "{said}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_unreadable() {
    use std::os::unix::fs::PermissionsExt;
    let path = folder("locked").join("locked.sop");
    fs::write(&path, SOUND).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    let readable_anyway = fs::read(&path).is_ok();
    let output = lajur(&["check", path.to_str().unwrap()]);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    let expected = if readable_anyway { 0 } else { 3 };
    assert_eq!(output.status.code(), Some(expected), "{output:?}");
}

#[test]
fn two_sops_with_one_id_are_blamed_at_the_second() {
    let findings = check("twice", "twice.sop", format!("{SOUND}{SOUND}"));
    has(&findings, "doubled-sop", 6);
}

#[test]
fn a_word_of_the_other_language_is_understood_with_a_warning() {
    let findings = check("words", "words.sop", SOUND.replace("end by", "akhir by"));
    assert_eq!(findings, [("other-language".to_string(), 4, 24)]);
}

#[test]
fn impossible_dates_and_times_are_blamed() {
    let text = SOUND
        .replace("  actor", "  created 2024-02-30\n  actor")
        .replace("start by x", "start by x takes 0 days");
    let findings = check("times", "times.sop", text);
    has(&findings, "not-a-date", 2);
    has(&findings, "zero-time", 4);
    let reversed = SOUND.replace("start by x", "start by x takes 3-1 days");
    has(
        &check("times", "reversed.sop", reversed),
        "reversed-range",
        3,
    );
}

#[test]
fn a_row_that_leads_to_itself_is_blamed() {
    let text = SOUND.replace("start by x", "start by x \"again\" -> one \"on\" -> two");
    has(&check("loop", "loop.sop", text), "self-loop", 3);
}

#[test]
fn an_sop_without_activities_is_blamed() {
    let findings = check("none", "none.sop", "sop a \"A\" {\n  actor x \"X\"\n}\n");
    has(&findings, "no-activities", 1);
}

#[test]
fn twenty_faults_of_a_file_are_found_in_one_go() {
    let mut text =
        String::from("sop a \"A\" {\n  actor x \"X\"\n  activity one \"One\" { start by x }\n");
    for number in 0..25 {
        text.push_str(&format!(
            "  activity r{number} \"R\" {{\n    by x\n    takes 3 dys\n  }}\n"
        ));
    }
    text.push_str("  activity two \"Two\" { end by x }\n}\n");
    let findings = check("many", "many.sop", text);
    for number in 0..25 {
        has(&findings, "unexpected", 6 + 4 * number);
    }
}

#[test]
fn a_broken_file_is_never_written() {
    let path = folder("kept").join("broken.sop");
    let text = SOUND.replace("start by", "strat by");
    fs::write(&path, &text).unwrap();
    let output = lajur(&["fmt", path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}
