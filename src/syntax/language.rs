//! Which language a file is written in: that of its first word that belongs to one language alone.

use crate::diagnostic::messages::SyntaxMessage;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lang::{Group, Lang, Word};
use crate::source::Span;

/// The language of a file as far as it has been read.
#[derive(Debug, Default)]
pub(in crate::syntax) struct LanguageSense {
    lang: Option<Lang>,
}

impl LanguageSense {
    /// The language of the file; English where no word has told.
    pub fn lang(&self) -> Lang {
        self.lang.unwrap_or_default()
    }

    /// Looks up a spelling. A word of the other language is understood, with a warning and a safe fix.
    pub fn word(
        &mut self,
        group: Group,
        written: &str,
        span: Span,
        diagnostics: &mut Diagnostics,
    ) -> Option<Word> {
        let (word, lang) = Word::look_up(group, written)?;
        match (self.lang, lang) {
            (None, Some(_)) => self.lang = lang,
            (Some(own), Some(other)) if own != other => {
                let spelling = word.spelling(own);
                let message = SyntaxMessage::OtherLanguage {
                    written: written.to_string(),
                    spelling,
                };
                let finding = Diagnostic::new(message, diagnostics.source(), span);
                diagnostics.push(finding.fix(span, spelling, true));
            }
            _ => {}
        }
        Some(word)
    }
}
