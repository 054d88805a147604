//! Which word may have been meant by a misspelt one. The only home of strsim.

/// The candidate that is spelt most like a word; nothing where none is near enough to be meant. Every third letter may
/// be wrong, whatever the capitals. Among equally near ones the alphabet decides.
pub fn nearest<'c>(written: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let written = written.to_lowercase();
    let allowed = written.chars().count() / 3;
    candidates
        .filter(|candidate| candidate.len().abs_diff(written.len()) <= allowed)
        .map(|candidate| {
            let distance = strsim::osa_distance(&written, &candidate.to_lowercase());
            (distance, candidate)
        })
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn every_third_letter_may_be_wrong() {
        let words = ["actor", "activity", "at"];
        let near = |written| nearest(written, words.into_iter());
        assert_eq!(near("activty"), Some("activity"));
        assert_eq!(near("Aktor"), Some("actor"));
        assert_eq!(near("xy"), None);
        assert_eq!(near("b"), None);
        assert_eq!(near(""), None);
    }
}
