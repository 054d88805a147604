//! What is said in learning from a log, and in forecasting its open cases.

use super::Wording;

/// A log has no case that was begun.
pub fn nothing_to_learn() -> Wording {
    Wording::new(
        "the log has no case that was begun, so there is nothing to learn from",
        "log ini tidak memuat kasus yang sudah dimulai, sehingga tidak ada yang dapat dipelajari",
    )
}
