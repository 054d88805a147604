//! As much of the forms of Indonesian words as is needed to tell a noun from a verb at the beginning of a sentence.
//!
//! Affixes make both: `pe-…-an` and `ke-…-an` are nouns, `me-`, `ber-` and `di-` verbs. A bare base can be either, and
//! loans in `-asi` and `-isi` name actions; they are never called nouns here. When in doubt, a word is no noun.

/// Nouns without the affixes that tell, as they begin the rows of real tables, and plain `-an` nouns.
const PLAIN_NOUNS: &[&str] = &[
    "acara",
    "aduan",
    "arahan",
    "bantuan",
    "berkas",
    "bimbingan",
    "catatan",
    "dokumen",
    "formulir",
    "hasil",
    "jawaban",
    "kiriman",
    "kunjungan",
    "lampiran",
    "laporan",
    "layanan",
    "lembaran",
    "masukan",
    "nota",
    "pesanan",
    "pinjaman",
    "rancangan",
    "rapat",
    "salinan",
    "setoran",
    "surat",
    "tagihan",
    "tanggapan",
    "tembusan",
    "ulasan",
    "undangan",
    "usulan",
];

/// Nouns in `pe-…-an`, and the verb that says the same.
const VERBS: &[(&str, &str)] = &[
    ("pelaksanaan", "melaksanakan"),
    ("pelaporan", "melaporkan"),
    ("pelayanan", "melayani"),
    ("pemanggilan", "memanggil"),
    ("pembahasan", "membahas"),
    ("pembayaran", "membayar"),
    ("pemberian", "memberikan"),
    ("pemberitahuan", "memberitahukan"),
    ("pembuatan", "membuat"),
    ("pemeriksaan", "memeriksa"),
    ("pemilihan", "memilih"),
    ("pencatatan", "mencatat"),
    ("pencetakan", "mencetak"),
    ("pendaftaran", "mendaftarkan"),
    ("penandatanganan", "menandatangani"),
    ("penelitian", "meneliti"),
    ("penerbitan", "menerbitkan"),
    ("penerimaan", "menerima"),
    ("penetapan", "menetapkan"),
    ("pengajuan", "mengajukan"),
    ("pengambilan", "mengambil"),
    ("pengarsipan", "mengarsipkan"),
    ("pengecekan", "mengecek"),
    ("pengesahan", "mengesahkan"),
    ("pengetikan", "mengetik"),
    ("pengiriman", "mengirim"),
    ("pengisian", "mengisi"),
    ("pengolahan", "mengolah"),
    ("pengumpulan", "mengumpulkan"),
    ("pengumuman", "mengumumkan"),
    ("peninjauan", "meninjau"),
    ("penilaian", "menilai"),
    ("penugasan", "menugaskan"),
    ("penunjukan", "menunjuk"),
    ("penutupan", "menutup"),
    ("penyampaian", "menyampaikan"),
    ("penyelesaian", "menyelesaikan"),
    ("penyerahan", "menyerahkan"),
    ("penyiapan", "menyiapkan"),
    ("penyimpanan", "menyimpan"),
    ("penyusunan", "menyusun"),
    ("perbaikan", "memperbaiki"),
    ("perencanaan", "merencanakan"),
    ("perhitungan", "menghitung"),
    ("permintaan", "meminta"),
    ("permohonan", "memohon"),
    ("persetujuan", "menyetujui"),
    ("persiapan", "menyiapkan"),
];

/// The few `per-…-an` nouns whose base ends in `k`; other words in `per-…-kan` are commands, such as `perhatikan`.
const NOUNS_IN_PER_KAN: &[&str] = &["perbaikan", "percetakan", "pertunjukan"];

/// Words that have the form of a noun and are none.
const NO_NOUNS: &[&str] = &["kebetulan", "kelihatan", "kemudian", "perlahan"];

/// Words that only an English text has.
const ENGLISH: &[&str] = &["and", "for", "from", "of", "the", "to", "with"];

/// Nouns and names of actions that have the form of a verb.
const NO_VERBS: &[&str] = &[
    "berita",
    "berkas",
    "dinas",
    "direktorat",
    "direktur",
    "diskusi",
    "disposisi",
    "divisi",
    "media",
    "mekanisme",
    "menteri",
    "mesin",
    "metode",
];

/// Whether a word, in small letters, can only be a noun.
pub(super) fn is_noun(word: &str) -> bool {
    let formed = is_pe_an(word) || is_ke_an(word);
    PLAIN_NOUNS.contains(&word) || formed && !NO_NOUNS.contains(&word)
}

/// The verb that says the same as a noun, both in small letters.
pub(super) fn verb_of(noun: &str) -> Option<&'static str> {
    let mut verbs = VERBS.iter();
    verbs.find(|(name, _)| *name == noun).map(|(_, verb)| *verb)
}

/// Whether a word, in small letters, has the form of a verb.
pub(super) fn is_verb(word: &str) -> bool {
    let prefixed = ["me", "ber", "di"]
        .iter()
        .any(|prefix| word.starts_with(prefix));
    let noun = NO_VERBS.contains(&word);
    prefixed && !noun && word.len() >= 5 || matches!(word, "akan" | "harus" | "wajib" | "dapat")
}

/// Whether words, in small letters, are those of an English text.
pub(super) fn are_english<'w>(mut words: impl Iterator<Item = &'w str>) -> bool {
    words.any(|word| ENGLISH.contains(&word))
}

fn is_pe_an(word: &str) -> bool {
    if !word.starts_with("pe") || !word.ends_with("an") || word.len() < 8 {
        return false;
    }
    if !word.ends_with("kan") {
        return true;
    }
    match word.starts_with("per") {
        true => NOUNS_IN_PER_KAN.contains(&word),
        false => before_kan_is_a_vowel(word),
    }
}

/// `pengecek-an` is a noun, `penting-kan` a command: a base in `k` has a vowel before it.
fn before_kan_is_a_vowel(word: &str) -> bool {
    let stem = word.strip_suffix("kan").unwrap_or("");
    stem.ends_with(['a', 'e', 'i', 'o', 'u'])
}

/// Words in `ke-…-kan` are commands as often as nouns (`kembalikan`, `kebijakan`), so none of them counts.
fn is_ke_an(word: &str) -> bool {
    word.starts_with("ke") && word.ends_with("an") && !word.ends_with("kan") && word.len() >= 8
}

#[cfg(test)]
mod tests {
    use super::{NO_VERBS, NOUNS_IN_PER_KAN, PLAIN_NOUNS, VERBS, is_noun, is_verb};

    #[test]
    fn nouns_are_told_from_verbs() {
        let nouns = "penyampaian pengiriman pengecekan pembentukan perbaikan permohonan kegiatan kehadiran laporan \
                     surat penandatanganan";
        for word in nouns.split_whitespace() {
            assert!(is_noun(word), "{word}");
            assert!(!is_verb(word), "{word}");
        }
        let verbs = "menerima memberikan melakukan mengecek menyampaikan berkoordinasi diterima merekapitulasi";
        for word in verbs.split_whitespace() {
            assert!(is_verb(word), "{word}");
            assert!(!is_noun(word), "{word}");
        }
        let neither = "verifikasi disposisi periksa terima kembalikan perhatikan pertahankan pentingkan pecahkan \
                       kerjakan keluarkan kemudian simpan catat pesan peran receive plan scan meeting";
        for word in neither.split_whitespace() {
            assert!(!is_noun(word), "{word}");
        }
    }

    #[test]
    fn the_tables_are_of_nouns_in_their_order() {
        assert!(PLAIN_NOUNS.is_sorted());
        assert!(NOUNS_IN_PER_KAN.is_sorted());
        assert!(NO_VERBS.is_sorted());
        for (noun, verb) in VERBS {
            assert!(is_noun(noun), "{noun}");
            assert!(is_verb(verb), "{verb}");
        }
    }
}
