//! Any text as a `.sop.yaml` file: reading, lowering and checking it never panic, and every finding lies in the text.

#![no_main]

use lajur::pipeline::check;
use lajur::source::Source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let sources = [Source::new("fuzz.sop.yaml", text)];
    for finding in check(&sources).findings {
        assert!(sources[0].text().get(finding.span.range()).is_some(), "{finding:?}");
    }
});
