//! What is said in learning from a log, and in forecasting its open cases.

use super::Wording;

/// A log has no case that was begun.
pub fn nothing_to_learn() -> Wording {
    Wording::new(
        "the log has no case that was begun, so there is nothing to learn from",
        "log ini tidak memuat kasus yang sudah dimulai, sehingga tidak ada yang dapat dipelajari",
    )
}

/// A learned scenario can be written to one place only.
pub fn one_place_to_learn() -> Wording {
    Wording::new(
        "a learned scenario is written to one file; give `-o` once",
        "skenario hasil belajar ditulis ke satu berkas; berikan `-o` satu kali saja",
    )
}
