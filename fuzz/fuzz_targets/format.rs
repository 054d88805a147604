//! A text without errors, formatted in either notation and language, reads as the same tree, and formatting
//! it once more changes nothing.

#![no_main]

use lajur::diagnostic::{Diagnostic, Diagnostics, Severity};
use lajur::lang::Lang;
use lajur::pipeline::check;
use lajur::source::Source;
use lajur::syntax::format::{to_dsl, to_yaml};
use lajur::syntax::parse;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let checked = check(&[Source::new("fuzz.sop", text)]);
    let wrong = |finding: &Diagnostic| finding.severity == Severity::Error;
    let [tree] = checked.trees.as_slice() else { return };
    if checked.findings.iter().any(wrong) {
        return;
    }
    for lang in Lang::ALL {
        for (name, print) in [
            ("again.sop", to_dsl as fn(&_, _) -> String),
            ("again.sop.yaml", to_yaml),
        ] {
            let printed = print(tree, lang);
            let mut diagnostics = Diagnostics::new();
            let again = parse(&Source::new(name, printed.as_str()), &mut diagnostics);
            assert!(!diagnostics.has_errors(), "{printed}\n{diagnostics:?}");
            assert_eq!(again.items, tree.items, "{printed}");
            assert_eq!(print(&again, lang), printed);
        }
    }
});
