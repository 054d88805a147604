//! The codes of findings about cases in a few words, for heads and sums. What exactly is found says each finding itself.

use crate::lang::Lang;

/// The words of each code, in English and Indonesian.
const WORDS: [(&str, &str, &str); 33] = [
    (
        "activity-not-in-sop",
        "activity that is not in the SOP",
        "aktivitas yang tidak ada di SOP",
    ),
    (
        "actor-not-in-sop",
        "actor who is not in the SOP",
        "pelaksana yang tidak ada di SOP",
    ),
    (
        "actor-not-named",
        "one of several actors not named",
        "satu dari beberapa pelaksana tidak disebut",
    ),
    (
        "against-condition",
        "way taken against its condition",
        "jalan yang diambil tidak sesuai syarat",
    ),
    ("early", "faster than the SOP says", "lebih cepat dari SOP"),
    (
        "ends-before-start",
        "ends before it starts",
        "selesai sebelum mulai",
    ),
    (
        "escalation-done",
        "escalated, as the SOP asks",
        "dieskalasi sesuai SOP",
    ),
    (
        "escalation-owed",
        "should have been escalated",
        "seharusnya dieskalasi",
    ),
    (
        "happened",
        "event that the SOP foresees",
        "peristiwa yang diatur SOP",
    ),
    ("late", "late", "terlambat"),
    (
        "loop-exceeded",
        "sent back more often than allowed",
        "dikembalikan melebihi batas",
    ),
    (
        "no-calendar-data",
        "year without calendar data",
        "tahun tanpa data kalender",
    ),
    (
        "not-called-for",
        "done, though not called for",
        "dikerjakan padahal tidak diminta",
    ),
    (
        "not-counted",
        "time that can't be counted",
        "waktu yang tidak dapat dihitung",
    ),
    (
        "not-proven",
        "simpler explanation may exist",
        "mungkin ada penjelasan lebih sederhana",
    ),
    (
        "other-way",
        "went another way than its outcome",
        "berlanjut tidak sesuai hasilnya",
    ),
    ("out-of-order", "out of its turn", "tidak pada gilirannya"),
    (
        "out-of-place",
        "where the SOP has no place for it",
        "tidak pada tempatnya",
    ),
    (
        "outside-window",
        "outside its calendar window",
        "di luar jadwal",
    ),
    ("overdue", "overdue", "lewat batas, belum selesai"),
    ("repeated", "done once more", "dikerjakan berulang"),
    ("returned", "sent back", "dikembalikan"),
    (
        "right-gained",
        "right to act is there",
        "hak bertindak sudah ada",
    ),
    (
        "right-too-early",
        "right used too early",
        "hak dipakai sebelum waktunya",
    ),
    (
        "right-used",
        "right used, as the SOP allows",
        "hak dipakai sesuai SOP",
    ),
    ("rule-broken", "rule not kept", "aturan tidak dipenuhi"),
    (
        "rule-undecided",
        "rule can't be judged without data",
        "aturan tidak dapat dinilai tanpa data",
    ),
    ("skipped", "skipped", "dilewati"),
    (
        "stopped-here",
        "closed before the end of the SOP",
        "ditutup sebelum SOP berakhir",
    ),
    (
        "to-judge",
        "for people to judge",
        "perlu dinilai oleh orang",
    ),
    (
        "unknown-outcome",
        "outcome that is not in the SOP",
        "hasil yang tidak ada di SOP",
    ),
    (
        "wrong-actor",
        "done by another actor",
        "dikerjakan pelaksana lain",
    ),
    (
        "wrong-count",
        "done too seldom or too often",
        "jumlah pengerjaan tidak sesuai",
    ),
];

/// A code in a few words; the code itself where none are known.
pub(in crate::report) fn kind(code: &'static str, lang: Lang) -> &'static str {
    let found = WORDS.binary_search_by_key(&code, |(known, ..)| known);
    match (found.ok().and_then(|at| WORDS.get(at)), lang) {
        (Some((_, en, _)), Lang::En) => en,
        (Some((_, _, id)), Lang::Id) => id,
        (None, _) => code,
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, WORDS, kind};
    use crate::diagnostic::messages::RunMessage;

    #[test]
    fn every_code_has_its_words() {
        assert!(WORDS.is_sorted_by_key(|(code, ..)| code));
        for (code, _) in RunMessage::CODES {
            assert!(WORDS.iter().any(|(known, ..)| known == code), "{code}");
        }
        assert_eq!(kind("late", Lang::Id), "terlambat");
        assert_eq!(kind("no-such-code", Lang::En), "no-such-code");
    }
}
