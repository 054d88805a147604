//! What is said in learning from a log, and in forecasting its open cases.

use super::Wording;

/// A log has no case that was begun.
pub fn nothing_to_learn() -> Wording {
    Wording::new(
        "the log has no case that was begun, so there is nothing to learn from",
        "log ini tidak memuat kasus yang sudah dimulai, sehingga tidak ada yang dapat dipelajari",
    )
}

/// Most of a log is no work by the SOP.
pub fn little_to_learn(left_out: u64, visits: u64) -> Wording {
    Wording::new(
        format!(
            "{left_out} of {visits} visits in the log deviate from this SOP and teach nothing; see with `lajur run` whether it is the right log, and name the activities as the log does with `aka`"
        ),
        format!(
            "{left_out} dari {visits} kunjungan dalam log menyimpang dari SOP ini dan tidak dipelajari; periksa dengan `lajur run` apakah lognya benar, dan tulis nama aktivitas seperti dalam log dengan `alias`"
        ),
    )
}

/// A learned scenario can be written to one place only.
pub fn one_place_to_learn() -> Wording {
    Wording::new(
        "a learned scenario is written to one file; give `-o` once",
        "skenario hasil belajar ditulis ke satu berkas; berikan `-o` satu kali saja",
    )
}
