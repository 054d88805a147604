//! A procedure with loops and parallel branches, and long cases of it that nearly all differ.

use std::collections::HashSet;

use super::short::disturb;
use super::{Chance, Clock, Done, Words};

pub const SOP: &str = r#"sop bangunan "Pelayanan Persetujuan Bangunan" {
  days workdays
  calendar indonesia zone "Asia/Jakarta"

  actor loket "Loket"
  actor teknis "Tim Teknis"
  actor kepala "Kepala"

  data {
    lengkap yes/no "Berkas lengkap"
    sesuai yes/no "Gambar sesuai"
  }

  activity daftar "Mendaftarkan permohonan" { start by loket   takes 1 day }
  activity terima "Menerima berkas" { by loket   takes 1 day }
  activity teliti "Meneliti berkas" {
    decision by loket
    takes 2 days
    when lengkap "lengkap" -> bagi
    otherwise "kurang" -> terima, at most 3 times
  }
  activity bagi "Membagi tugas" { by kepala   takes 1 day   -> lapangan and gambar }
  activity lapangan "Meninjau lapangan" { by teknis   takes 3 days }
  activity ukur "Mengukur bangunan" { by teknis   takes 2 days }
  activity berita "Menyusun berita acara" { by teknis   takes 1 day   -> gabung }
  activity gambar "Memeriksa gambar" { by teknis   takes 3 days }
  activity struktur "Memeriksa struktur" { by teknis   takes 3 days }
  activity catatan "Menyusun catatan" { by teknis   takes 1 day   -> gabung }
  activity gabung "Menggabungkan hasil" { by teknis   joins berita, catatan   takes 1 day }
  activity konsultasi "Melaksanakan konsultasi" { by teknis   takes 5 days }
  activity nilai "Menilai hasil" {
    decision by kepala
    takes 1 day
    when sesuai "sesuai" -> konsep
    otherwise "perbaiki" -> konsultasi, at most 5 times
  }
  activity konsep "Menyusun konsep" { by teknis   takes 2 days }
  activity paraf "Memaraf konsep" { by teknis   takes 1 day }
  activity retribusi "Menetapkan retribusi" { by loket   takes 1 day }
  activity tanda "Menandatangani" { by kepala   takes 2 days }
  activity serah "Menyerahkan persetujuan" { end by loket   takes 1 day }
}
"#;

pub const WORDS: Words = Words {
    activities: &[
        "daftar",
        "terima",
        "teliti",
        "bagi",
        "lapangan",
        "ukur",
        "berita",
        "gambar",
        "struktur",
        "catatan",
        "gabung",
        "konsultasi",
        "nilai",
        "konsep",
        "paraf",
        "retribusi",
        "tanda",
        "serah",
    ],
    actors: &["Loket", "Tim Teknis", "Kepala"],
    outcomes: &["selesai", "lengkap", "kurang", "sesuai", "perbaiki"],
};

const PERFORMERS: [u8; 18] = [0, 0, 0, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 0, 2, 0];

/// How many different sequences there are.
const SEQUENCES: usize = 4_000;

/// How many events a case has on average, in tenths.
pub const TENTHS_PER_CASE: usize = 200;

/// The sequences, all different.
pub fn sequences() -> Vec<Vec<u8>> {
    let mut chance = Chance::new(4);
    let mut seen = HashSet::new();
    let mut sequences = Vec::new();
    while sequences.len() < SEQUENCES {
        let sequence = sequence(&mut chance);
        if seen.insert(sequence.clone()) {
            sequences.push(sequence);
        }
    }
    sequences
}

fn sequence(chance: &mut Chance) -> Vec<u8> {
    let mut path = vec![0, 1, 2];
    while chance.happens(150) {
        path.extend([1, 2]);
    }
    path.push(3);
    let (mut left, mut right) = ([4, 5, 6].iter(), [7, 8, 9].iter());
    while left.len() + right.len() > 0 {
        let branch = match chance.below(left.len() + right.len()) < left.len() {
            true => &mut left,
            false => &mut right,
        };
        path.extend(branch.next());
    }
    path.extend([10, 11, 12]);
    while chance.happens(350) {
        path.extend([11, 12]);
    }
    path.extend([13, 14, 15, 16, 17]);
    for _ in 0..chance.below(4) {
        disturb(&mut path, chance);
    }
    path
}

/// The events of a case that has a sequence.
pub fn case(case: usize, cases: usize, path: &[u8], chance: &mut Chance, events: &mut Vec<Done>) {
    let mut clock = Clock::new(case, cases, chance);
    for (at, activity) in path.iter().enumerate() {
        let outcome = match (activity, path.get(at + 1)) {
            (2, Some(1)) => 2,
            (2, _) => 1,
            (12, Some(11)) => 4,
            (12, _) => 3,
            _ => 0,
        };
        events.push(Done {
            minute: clock.pass(chance.below(3), chance),
            case: case as u32,
            activity: *activity,
            actor: PERFORMERS[*activity as usize],
            outcome,
        });
    }
}
