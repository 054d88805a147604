//! A procedure of seven activities, and cases that mostly follow it.

use super::{Chance, Clock, Done, Words};

pub const SOP: &str = r#"sop izin "Pelayanan Izin Penelitian" {
  days workdays
  calendar indonesia zone "Asia/Jakarta"

  actor loket "Petugas Loket"
  actor verifikator "Verifikator"
  actor kepala "Kepala"

  data { lengkap yes/no "Berkas lengkap" }

  activity terima "Menerima berkas" { start by loket   takes 1 day }
  activity catat "Mencatat berkas" { by loket   takes 1 day }
  activity periksa "Memeriksa berkas" {
    decision by verifikator
    takes 2 days
    when lengkap "lengkap" -> konsep
    otherwise "kurang" -> catat, at most 2 times
  }
  activity konsep "Menyusun konsep" { by verifikator   takes 3 days }
  activity paraf "Memaraf konsep" { by verifikator   takes 1 day }
  activity tanda "Menandatangani" { by kepala   takes 2 days }
  activity serah "Menyerahkan izin" { end by loket   takes 1 day }
}
"#;

pub const WORDS: Words = Words {
    activities: &[
        "terima", "catat", "periksa", "konsep", "paraf", "tanda", "serah",
    ],
    actors: &["Petugas Loket", "Verifikator", "Kepala"],
    outcomes: &["selesai", "lengkap", "kurang"],
};

const PERFORMERS: [u8; 7] = [0, 0, 1, 1, 1, 2, 0];

/// How many events a case has on average, in tenths.
pub const TENTHS_PER_CASE: usize = 71;

/// The events of a case. Most follow the procedure; some leave one out, do one twice or two the other way round.
pub fn case(case: usize, cases: usize, chance: &mut Chance, events: &mut Vec<Done>) {
    let mut path: Vec<u8> = vec![0, 1, 2];
    let mut returns = 0;
    while returns < 2 && chance.happens(70) {
        path.extend([1, 2]);
        returns += 1;
    }
    path.extend([3, 4, 5, 6]);
    for chances in [200, 60, 15] {
        if chance.happens(chances) {
            disturb(&mut path, chance);
        }
    }
    let mut clock = Clock::new(case, cases, chance);
    for (at, activity) in path.iter().enumerate() {
        let late = if chance.happens(15) { 4 } else { 0 };
        let minute = clock.pass(chance.below(2) + late, chance);
        let wrong = chance.happens(8);
        let actor = match wrong {
            true => (PERFORMERS[*activity as usize] + 1) % 3,
            false => PERFORMERS[*activity as usize],
        };
        let outcome = match (activity, path.get(at + 1)) {
            (2, Some(1)) => 2,
            (2, _) => 1,
            _ => 0,
        };
        events.push(Done {
            minute,
            case: case as u32,
            activity: *activity,
            actor,
            outcome,
        });
    }
}

/// Leaves out an activity, repeats one, or does two the other way round.
pub fn disturb(path: &mut Vec<u8>, chance: &mut Chance) {
    let at = chance.below(path.len().saturating_sub(1));
    match chance.below(3) {
        0 => _ = path.remove(at),
        1 => path.insert(at, path[at]),
        _ => path.swap(at, at + 1),
    }
}
