//! The page of each code.

/// The page of a code.
#[derive(Debug, Clone, Copy)]
pub struct CodePage {
    /// The code.
    pub code: &'static str,
    /// The page's text.
    pub text: &'static str,
}

/// All pages, by code.
pub const CODES: &[CodePage] = &[];

/// The page of a code.
pub fn explain(code: &str) -> Option<&'static CodePage> {
    CODES.iter().find(|page| page.code == code)
}
