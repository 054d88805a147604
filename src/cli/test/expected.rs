//! The expected verdicts beside an SOP: what a person has said should come out, line by line.
//!
//! A line names a case, a code, a place and, if it likes, a detail. The code is that of a finding, or `status`, `elapsed`
//! or `kept`. The place is the number of a row or the name of a rule. The detail is a part of the words, or several
//! parts with semicolons between; an empty one fits all words.

use std::fmt;

use lajur::lang::folded;

/// The heads of the columns.
pub const HEADS: [&str; 4] = ["case_id", "code", "place", "detail"];

/// A line of expected verdicts, or of those that came out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    /// The case.
    pub case: String,
    /// What is said of it.
    pub code: String,
    /// The row or rule it is about.
    pub place: String,
    /// In words.
    pub detail: String,
    /// Whether it is a fault when nobody expected it.
    pub counts: bool,
}

impl Line {
    /// Whether a line that came out is what this one expects.
    fn expects(&self, came: &Line) -> bool {
        let parts = self.detail.split(';').map(folded);
        let words = folded(&came.detail);
        self.case == came.case
            && self.code == came.code
            && (self.place.is_empty() || folded(&self.place) == folded(&came.place))
            && parts.into_iter().all(|part| words.contains(&part))
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [&self.case, &self.code, &self.place, &self.detail];
        let parts: Vec<&str> = parts.into_iter().map(String::as_str).collect();
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        f.write_str(&parts.join(", "))
    }
}

/// How what came out differs from what was expected.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// What was expected and did not come out.
    pub missing: Vec<Line>,
    /// What came out and nobody expected.
    pub unexpected: Vec<Line>,
}

impl Differences {
    /// Compares; each line that came out fits one expected line at most.
    pub fn between(expected: &[Line], came: &[Line]) -> Differences {
        let mut left: Vec<&Line> = came.iter().collect();
        let mut missing = Vec::new();
        for line in expected {
            match left.iter().position(|came| line.expects(came)) {
                Some(at) => drop(left.remove(at)),
                None => missing.push(line.clone()),
            }
        }
        let unexpected = left.into_iter().filter(|line| line.counts);
        Differences {
            missing,
            unexpected: unexpected.cloned().collect(),
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.unexpected.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Differences, Line};

    fn line(text: &str) -> Line {
        let parts: Vec<&str> = text.split('|').collect();
        let part = |at: usize| parts.get(at).map_or(String::new(), |part| part.to_string());
        Line {
            case: part(0),
            code: part(1),
            place: part(2),
            detail: part(3),
            counts: part(1) != "note",
        }
    }

    fn lines(texts: &[&str]) -> Vec<Line> {
        texts.iter().map(|text| line(text)).collect()
    }

    #[test]
    fn words_may_be_told_in_part() {
        let came = lines(&["K1|late|6|selesai 2024-07-29, batas 2024-07-22: terlambat 5 hari"]);
        for fits in ["K1|late|6|", "K1|late||batas 2024-07-22; 5 hari"] {
            assert!(
                Differences::between(&lines(&[fits]), &came).is_empty(),
                "{fits}"
            );
        }
        for differs in [
            "K2|late|6|",
            "K1|early|6|",
            "K1|late|5|",
            "K1|late|6|6 hari",
        ] {
            let found = Differences::between(&lines(&[differs]), &came);
            assert_eq!(
                (found.missing.len(), found.unexpected.len()),
                (1, 1),
                "{differs}"
            );
        }
    }

    #[test]
    fn each_line_fits_once_and_notes_may_stay_untold() {
        let came = lines(&["K1|skipped|4|", "K1|note||", "K1|skipped|4|"]);
        let once = Differences::between(&lines(&["K1|skipped|4|"]), &came);
        assert_eq!(once.unexpected, lines(&["K1|skipped|4|"]));
        let thrice = Differences::between(&lines(&["K1|skipped|4|"; 3]), &came);
        assert_eq!(thrice.missing, lines(&["K1|skipped|4|"]));
    }
}
