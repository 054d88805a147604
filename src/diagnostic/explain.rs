//! The page of each code: what the finding means, why it matters and how to mend it, with a bad and a good example.
//!
//! The pages are files of the documentation, `docs/findings/CODE.md`, and have one form: the code as title, a section
//! in English, one in Indonesian, and the examples as fenced blocks marked `sop bad` and `sop good` (`yaml` where the
//! fault is one of that notation).

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
    "duplicate-key"
    "empty-file"
    "extra-close"
    "misplaced-word"
    "not-utf8"
    "other-language"
    "too-deep"
    "too-many-findings"
    "unclosed-block"
    "unclosed-text"
    "unexpected"
    "unknown-actor"
    "unknown-word"
    "unreachable"
    "yaml-alias"
    "yaml-syntax"
};

/// The page of a code.
pub fn explain(code: &str) -> Option<&'static CodePage> {
    CODES.iter().find(|page| page.code == code)
}

impl CodePage {
    /// The words of the page in a language.
    pub fn section(&self, lang: Lang) -> &'static str {
        let title = match lang {
            Lang::En => "\n## English\n",
            Lang::Id => "\n## Bahasa Indonesia\n",
        };
        let rest = self.text.split_once(title).map_or("", |(_, rest)| rest);
        rest.split("\n## ").next().unwrap_or("").trim()
    }

    /// The first sentence of the words, without its full stop: what the code means, in a line.
    pub fn headline(&self, lang: Lang) -> String {
        let section = self.section(lang);
        let end = section.find(". ").or_else(|| section.find(".\n"));
        let sentence = section.get(..end.unwrap_or(section.len())).unwrap_or("");
        let words: Vec<&str> = sentence.trim_end_matches('.').split_whitespace().collect();
        words.join(" ")
    }

    /// The examples, in the order of the page.
    pub fn examples(&self) -> impl Iterator<Item = Example> {
        let blocks = self.text.split("\n```").skip(1).step_by(2);
        blocks.filter_map(|block| {
            let (mark, text) = block.split_once('\n')?;
            let (notation, kind) = mark.split_once(' ')?;
            Some(Example {
                yaml: notation == "yaml",
                good: kind == "good",
                text,
            })
        })
    }
}
