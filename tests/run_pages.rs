//! The pages of what is found in cases: of their two logs, the wrong one gives the code and the right one does not.

mod judging;

use judging::Office;
use lajur::diagnostic::messages::RunMessage;
use lajur::diagnostic::{CODES, CodePage, ExampleLog, Severity};
use lajur::lang::Lang;
use lajur::pipeline::check;
use lajur::run::message;
use lajur::source::Source;

/// What can't be shown in a few lines.
const WITHOUT_LOGS: &[&str] = &["not-proven"];

fn pages() -> impl Iterator<Item = &'static CodePage> {
    let of_cases = |page: &&CodePage| RunMessage::CODES.iter().any(|(code, _)| *code == page.code);
    CODES.iter().filter(of_cases)
}

/// The codes found in a log, each with that of its message.
fn codes(log: ExampleLog) -> Vec<(&'static str, &'static str)> {
    let office = Office::new(log.sop);
    let batch = office.batch(log.text, "case\n");
    let mut judge = office.judge(log.as_of);
    let mut codes = Vec::new();
    for case in batch.cases() {
        for finding in judge.case(&case).findings {
            let told = message(&finding, &case, &office.plan);
            for lang in Lang::ALL {
                let text = told.text(lang);
                assert!(!text.contains("``") && !text.contains("  "), "{text}");
            }
            codes.push((finding.kind.code(), told.code()));
        }
    }
    codes
}

#[test]
fn each_code_has_two_logs_in_both_languages() {
    for page in pages().filter(|page| !WITHOUT_LOGS.contains(&page.code)) {
        for lang in Lang::ALL {
            let kinds: Vec<bool> = page.logs(lang).map(|log| log.good).collect();
            assert_eq!(kinds, [false, true], "{} in {}", page.code, lang.tag());
        }
    }
}

#[test]
fn the_sop_of_a_page_has_no_error() {
    for page in pages() {
        for log in Lang::ALL.into_iter().flat_map(|lang| page.logs(lang)) {
            let checked = check(&[Source::new("page.sop", log.sop)]);
            let errors = checked.findings.iter();
            let mut errors = errors.filter(|finding| finding.severity == Severity::Error);
            assert!(
                errors.next().is_none(),
                "{}: {:?}",
                page.code,
                checked.findings
            );
        }
    }
}

#[test]
fn the_wrong_log_gives_the_code_and_the_right_one_does_not() {
    let mut wrong = Vec::new();
    for page in pages() {
        for lang in Lang::ALL {
            for log in page.logs(lang) {
                let found = codes(log);
                assert!(found.iter().all(|(kind, told)| kind == told), "{found:?}");
                let gives_it = found.iter().any(|(kind, _)| *kind == page.code);
                if gives_it == log.good {
                    let kind = if log.good { "right" } else { "wrong" };
                    wrong.push(format!("{} {kind} in {}: {found:?}", page.code, lang.tag()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
