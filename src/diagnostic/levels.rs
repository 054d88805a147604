//! Findings switched off or made errors by their code.

use crate::lang::nearest;
use std::collections::BTreeSet;

use super::{Diagnostic, Message, Severity};

/// Which codes are dropped and which fail. A code that is denied by name wins over everything else; one that is
/// allowed by name is dropped even where its weight is denied.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    allowed: BTreeSet<String>,
    denied: BTreeSet<String>,
    warnings: bool,
    questions: bool,
}

/// A code that no finding has, and the code that was probably meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownCode {
    /// As it was given.
    pub code: String,
    /// The nearest code there is.
    pub nearest: Option<&'static str>,
}

impl Levels {
    /// Drops the findings of a code.
    pub fn allow(&mut self, code: &str) -> Result<(), UnknownCode> {
        self.allowed.insert(known(code)?.to_string());
        Ok(())
    }

    /// Makes the findings of a code errors; `warnings` and `questions` stand for all codes of that weight.
    pub fn deny(&mut self, code: &str) -> Result<(), UnknownCode> {
        match code {
            "warnings" => self.warnings = true,
            "questions" => self.questions = true,
            _ => {
                self.denied.insert(known(code)?.to_string());
            }
        }
        Ok(())
    }

    /// The findings that are left, each with the weight it has now.
    pub fn apply(&self, findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
        findings
            .into_iter()
            .filter_map(|finding| self.weigh(finding))
            .collect()
    }

    fn weigh(&self, mut finding: Diagnostic) -> Option<Diagnostic> {
        if self.denied.contains(finding.code()) {
            finding.severity = Severity::Error;
            return Some(finding);
        }
        if self.allowed.contains(finding.code()) {
            return None;
        }
        let raised = match finding.severity {
            Severity::Error => true,
            Severity::Warning => self.warnings,
            Severity::Question => self.questions,
        };
        if raised {
            finding.severity = Severity::Error;
        }
        Some(finding)
    }
}

/// The code itself, or the nearest one there is.
pub fn known(code: &str) -> Result<&'static str, UnknownCode> {
    let codes = || Message::codes().map(|(code, _)| code);
    codes()
        .find(|known| *known == code)
        .ok_or_else(|| UnknownCode {
            code: code.to_string(),
            nearest: nearest(code, codes()),
        })
}

#[cfg(test)]
mod tests {
    use super::{Levels, known};
    use crate::diagnostic::messages::SyntaxMessage;
    use crate::diagnostic::{Diagnostic, Severity};
    use crate::source::Span;

    fn weights(levels: &Levels) -> Vec<Severity> {
        let message = SyntaxMessage::OtherLanguage {
            written: "waktu".into(),
            spelling: "takes",
        };
        let finding = Diagnostic::new(message, 0, Span::new(0, 1));
        let left = levels.apply(vec![finding]);
        left.iter().map(|finding| finding.severity).collect()
    }

    #[test]
    fn a_name_wins_over_a_weight_and_deny_over_allow() {
        let mut levels = Levels::default();
        assert_eq!(weights(&levels), [Severity::Warning]);
        levels.deny("warnings").unwrap();
        assert_eq!(weights(&levels), [Severity::Error]);
        levels.allow("other-language").unwrap();
        assert_eq!(weights(&levels), []);
        levels.deny("other-language").unwrap();
        assert_eq!(weights(&levels), [Severity::Error]);
    }

    #[test]
    fn a_misspelt_code_is_met_with_the_nearest() {
        let unknown = known("other-langauge").unwrap_err();
        assert_eq!(unknown.nearest, Some("other-language"));
        assert_eq!(known("zzz").unwrap_err().nearest, None);
    }
}
