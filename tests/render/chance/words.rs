//! The words of SOPs made by chance.

use super::Chance;

const WORDS: [&str; 30] = [
    "laporan",
    "verifikasi",
    "dan",
    "pengaduan",
    "ke",
    "disposisi",
    "pertanggungjawaban",
    "unit",
    "kerja/instansi",
    "surat",
    "Peraturan",
    "di",
    "SP4N-LAPOR!",
    "kepada",
    "kelengkapan",
    "berkas",
    "Kepala",
    "Subbagian",
    "Tata",
    "Usaha",
    "oleh",
    "tim",
    "teknis",
    "penandatanganan",
    "lembar",
    "yang",
    "hasil",
    "monitoring",
    "perundang-undangan",
    "data",
];

const VERBS: [&str; 8] = [
    "Memeriksa",
    "Menyusun",
    "Menandatangani",
    "Menyampaikan",
    "Mengarsipkan",
    "Menerima",
    "Mempertanggungjawabkan",
    "Membahas",
];

const ANSWERS: [&str; 12] = [
    "Ya",
    "Tidak",
    "Lengkap",
    "Belum lengkap",
    "Setuju",
    "Perbaiki",
    "Ditolak",
    "Bukan kewenangan instansi ini",
    "Rp 50 juta atau lebih",
    "Ditunda",
    "R/T",
    "Dikembalikan kepada pemohon untuk dilengkapi",
];

impl Chance {
    /// So many words at most, and now and then one that no cell can hold.
    pub fn words(&mut self, most: usize) -> String {
        let count = self.between(1, most);
        let mut words: Vec<&str> = (0..count).map(|_| self.of(&WORDS)).collect();
        if self.one_in(120) {
            words.push("https://www.lapor.go.id/formulir-pengaduan-masyarakat");
        }
        words.join(" ")
    }

    /// The text of an activity: mostly a line or two, rarely a page.
    pub fn activity(&mut self) -> String {
        let most = match self.below(60) {
            0 => 250,
            1..6 => 45,
            _ => 14,
        };
        format!("{} {}", self.of(&VERBS), self.words(most))
    }

    /// The words on an arrow.
    pub fn answer(&mut self) -> &'static str {
        self.of(&ANSWERS)
    }
}
