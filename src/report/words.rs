//! The few words that the reports themselves say.

use crate::diagnostic::{Fix, Severity};
use crate::lang::Lang;

/// The word for a weight.
pub fn severity(severity: Severity, lang: Lang) -> &'static str {
    match (severity, lang) {
        (Severity::Error, Lang::En) => "error",
        (Severity::Error, Lang::Id) => "kesalahan",
        (Severity::Warning, Lang::En) => "warning",
        (Severity::Warning, Lang::Id) => "peringatan",
        (Severity::Question, Lang::En) => "question",
        (Severity::Question, Lang::Id) => "pertanyaan",
    }
}

/// A weight, counted: `3 warnings`.
pub(super) fn counted(count: usize, weight: Severity, lang: Lang) -> String {
    let plural = if count != 1 && lang == Lang::En {
        "s"
    } else {
        ""
    };
    format!("{count} {}{plural}", severity(weight, lang))
}

/// Files, counted: `2 files`.
pub(super) fn files(count: usize, lang: Lang) -> String {
    match (lang, count) {
        (Lang::En, 1) => "1 file".to_string(),
        (Lang::En, _) => format!("{count} files"),
        (Lang::Id, _) => format!("{count} berkas"),
    }
}

/// What stands before a finding's help.
pub(super) fn help(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "help",
        Lang::Id => "saran",
    }
}

/// What stands before a finding's fix.
pub(super) fn fix(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "fix",
        Lang::Id => "perbaikan",
    }
}

/// What a fix does, in words. `old` is the text it replaces first.
pub(super) fn fix_text(fix: &Fix, old: &str, lang: Lang) -> String {
    let new = fix.edits.first().map_or("", |edit| edit.text.as_str());
    match (old.is_empty(), new.trim().is_empty(), lang) {
        (true, _, Lang::En) => format!("add `{}`", new.trim()),
        (true, _, Lang::Id) => format!("tambahkan `{}`", new.trim()),
        (_, true, Lang::En) => format!("remove `{old}`"),
        (_, true, Lang::Id) => format!("hapus `{old}`"),
        (_, _, Lang::En) => format!("write `{}` instead of `{old}`", new.trim()),
        (_, _, Lang::Id) => format!("tulis `{}`, bukan `{old}`", new.trim()),
    }
}

/// Says that a fix can be left to the tool.
pub(super) fn done_for_you(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "`--fix` does it for you",
        Lang::Id => "`--fix` melakukannya untuk Anda",
    }
}

/// The text with its control characters, which a terminal would obey, replaced byte for byte.
pub(super) fn tame(text: &str) -> String {
    text.replace(|c: char| c.is_ascii_control() && c != '\t', "?")
}
