//! The page of each code: what the finding means, why it matters and how to mend it, with a bad and a good example.
//!
//! The pages are files of the documentation, `docs/findings/CODE.md`, and have one form: the code as title, a section
//! in English, one in Indonesian, and under `Example` and `Contoh` the same examples in the words of both languages, as
//! fenced blocks marked `sop bad` and `sop good` (`yaml` where the fault is one of that notation). What is found in
//! cases is shown on an SOP, in a block marked `sop`, by two logs marked `csv bad` and `csv good`, where it matters with
//! the moment at which they are looked at: `csv bad as-of 2024-01-31T09:00`.

use crate::lang::Lang;

/// The page of a code.
#[derive(Debug, Clone, Copy)]
pub struct CodePage {
    /// The code.
    pub code: &'static str,
    /// The page's text.
    pub text: &'static str,
}

/// An example of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// Whether it is written in YAML.
    pub yaml: bool,
    /// Whether it is right; a wrong one gives the page's code.
    pub good: bool,
    /// The file's text.
    pub text: &'static str,
}

/// A log of a page, judged by the SOP of its example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExampleLog {
    /// The SOP's text.
    pub sop: &'static str,
    /// Whether it is right; a wrong one gives the page's code.
    pub good: bool,
    /// The moment at which it is looked at.
    pub as_of: Option<&'static str>,
    /// The log's text.
    pub text: &'static str,
}

macro_rules! pages {
    ($($code:literal)+) => {
        &[$(CodePage {
            code: $code,
            text: include_str!(concat!("../../docs/findings/", $code, ".md")),
        }),+]
    };
}

/// All pages, by code.
pub const CODES: &[CodePage] = pages! {
    "active-verb"
    "activity-not-in-sop"
    "actor-not-in-sop"
    "actor-not-named"
    "against-condition"
    "bad-distribution"
    "bad-draw"
    "bad-hours"
    "bad-percentage"
    "beyond-calendar"
    "broken-separation"
    "calendar-file"
    "call-cycle"
    "chances-not-whole"
    "cited-twice"
    "constant-guard"
    "contradiction"
    "control-character"
    "data-file"
    "dates-out-of-order"
    "dead-node"
    "deadline-at-risk"
    "deadline-exceeded"
    "deadline-never-starts"
    "deadline-unknown"
    "deadlock"
    "decision-exits"
    "doubled-activity"
    "doubled-actor"
    "doubled-condition"
    "doubled-document"
    "doubled-name"
    "doubled-performer"
    "doubled-scenario-part"
    "doubled-sop"
    "doubled-statement"
    "duplicate-key"
    "early"
    "effective-at-once"
    "empty-file"
    "end-with-exit"
    "endless-loop"
    "ends-before-start"
    "escalation-done"
    "escalation-owed"
    "extra-close"
    "few-actors"
    "guard-gap"
    "guard-overlap"
    "guard-unknown"
    "happened"
    "hidden-decision"
    "hours-never-meet"
    "idle-actor"
    "improper-completion"
    "incomplete-identity"
    "inferred"
    "join-without-branch"
    "late"
    "livelock"
    "log-cases"
    "log-columns"
    "log-form"
    "log-times"
    "log-values"
    "logo-missing"
    "logo-unreadable"
    "long-word"
    "loop-exceeded"
    "loop-without-way-out"
    "lost-arrow"
    "lost-label"
    "misplaced-word"
    "missing-actor"
    "missing-end"
    "missing-part"
    "missing-sop"
    "missing-start"
    "mixed-links"
    "never-missing"
    "never-revised"
    "no-activities"
    "no-arrivals"
    "no-calendar-data"
    "no-choice"
    "no-day-kind"
    "no-logged-arrivals"
    "no-staff"
    "no-way-out"
    "not-a-date"
    "not-called-for"
    "not-counted"
    "not-proven"
    "not-utf8"
    "nothing-counts"
    "nothing-to-simulate"
    "number-too-large"
    "one-target"
    "other-language"
    "other-way"
    "out-of-order"
    "out-of-place"
    "out-of-range"
    "output-is-input"
    "outside-font"
    "outside-for-each"
    "outside-window"
    "overdue"
    "overload"
    "quality-standard"
    "regulations-file"
    "related-to-itself"
    "repeated"
    "replaced-regulation"
    "returned"
    "reversed-range"
    "right-gained"
    "right-too-early"
    "right-used"
    "row-numbers"
    "rule-always-holds"
    "rule-broken"
    "rule-conflict"
    "rule-impossible"
    "rule-never-applies"
    "rule-never-holds"
    "rule-undecided"
    "same-output"
    "second-token"
    "self-loop"
    "several-nodes"
    "shadowed-exit"
    "skipped"
    "skipped-input"
    "soundness-unknown"
    "stopped-here"
    "time-in-words"
    "to-judge"
    "too-deep"
    "too-long"
    "too-many-findings"
    "unbounded-loop"
    "unclosed-block"
    "unclosed-text"
    "unexpected"
    "unknown-activity"
    "unknown-actor"
    "unknown-calendar"
    "unknown-code"
    "unknown-exit"
    "unknown-field"
    "unknown-outcome"
    "unknown-sop"
    "unknown-value"
    "unknown-word"
    "unknown-zone"
    "unlabelled-exit"
    "unproduced-input"
    "unreachable"
    "unsaid-days"
    "unused-output"
    "wide-table"
    "wrong-actor"
    "wrong-citation"
    "wrong-count"
    "wrong-title"
    "wrong-type"
    "yaml-alias"
    "yaml-documents"
    "yaml-key"
    "yaml-shape"
    "yaml-syntax"
    "yaml-tag"
    "yaml-top"
    "zero-time"
};

/// The page of a code.
pub fn explain(code: &str) -> Option<&'static CodePage> {
    CODES.iter().find(|page| page.code == code)
}

impl CodePage {
    /// The words of the page in a language.
    pub fn section(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.under("English"),
            Lang::Id => self.under("Bahasa Indonesia"),
        }
    }

    /// The first sentence of the words, without its full stop: what the code means, in a line.
    pub fn headline(&self, lang: Lang) -> String {
        let words: Vec<&str> = self.section(lang).split_whitespace().collect();
        let words = words.join(" ");
        let sentence = words.split(". ").next().unwrap_or("");
        sentence.trim_end_matches('.').to_string()
    }

    /// The examples in the words of a language, in the order of the page.
    pub fn examples(&self, lang: Lang) -> impl Iterator<Item = Example> {
        self.blocks(lang).filter_map(|(mark, text)| {
            let (notation, kind) = mark.split_once(' ')?;
            (notation != "csv").then_some(Example {
                yaml: notation == "yaml",
                good: kind == "good",
                text,
            })
        })
    }

    /// The logs in the words of a language, in the order of the page; none where the page is about no cases.
    pub fn logs(&self, lang: Lang) -> impl Iterator<Item = ExampleLog> {
        let mut blocks = self.blocks(lang);
        let sop = blocks.find(|(mark, _)| *mark == "sop").map(|(_, sop)| sop);
        blocks.filter_map(move |(mark, text)| {
            let kind = mark.strip_prefix("csv ")?;
            let (kind, as_of) = match kind.split_once(" as-of ") {
                Some((kind, as_of)) => (kind, Some(as_of)),
                None => (kind, None),
            };
            Some(ExampleLog {
                sop: sop?,
                good: kind == "good",
                as_of,
                text,
            })
        })
    }

    /// The fenced blocks in the words of a language, each with its mark.
    fn blocks(&self, lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
        let section = match lang {
            Lang::En => self.under("Example"),
            Lang::Id => self.under("Contoh"),
        };
        let blocks = section.split("```").skip(1).step_by(2);
        blocks.filter_map(|block| block.split_once('\n'))
    }

    /// The text under a heading.
    fn under(&self, heading: &str) -> &'static str {
        let title = format!("\n## {heading}\n");
        let rest = self.text.split_once(&title).map_or("", |(_, rest)| rest);
        rest.split("\n## ").next().unwrap_or("").trim()
    }
}
