//! Long sequences of events: a procedure with loops and parallel branches, and random runs of it with faults worked in.

use std::collections::BTreeSet;

use lajur::engine::{Marking, Plan};
use lajur::model::NodeId;

/// A procedure of thirty nodes: two loops around a check, one back to the split, two blocks of parallel branches.
pub const PROCEDURE: &str = r#"
sop panjang "Panjang" {
  pelaksana a "Admin"
  aktivitas masuk "Masuk" { mulai oleh a -> catat }
  aktivitas catat "Catat" { oleh a -> periksa }
  aktivitas periksa "Periksa" { keputusan oleh a { "Lengkap" -> terima "Kurang" -> lengkapi } }
  aktivitas lengkapi "Lengkapi" { oleh a -> periksa }
  aktivitas terima "Terima" { oleh a -> bagi }
  aktivitas bagi "Bagi" { oleh a -> kaji and lapangan and hitung }
  aktivitas kaji "Kaji" { oleh a -> rapat }
  aktivitas rapat "Rapat" { oleh a -> risalah }
  aktivitas risalah "Risalah" { oleh a -> gabung }
  aktivitas lapangan "Lapangan" { oleh a -> foto }
  aktivitas foto "Foto" { keputusan oleh a { "Jelas" -> laporan "Kabur" -> lapangan } }
  aktivitas laporan "Laporan" { oleh a -> gabung }
  aktivitas hitung "Hitung" { oleh a -> tinjau }
  aktivitas tinjau "Tinjau" { oleh a -> gabung }
  aktivitas gabung "Gabung" { oleh a menggabung risalah, laporan, tinjau -> nilai }
  aktivitas nilai "Nilai" { keputusan oleh a { "Setuju" -> konsep "Ulang" -> bagi "Tolak" -> tolak } }
  aktivitas konsep "Konsep" { oleh a -> paraf }
  aktivitas paraf "Paraf" { oleh a -> sahkan }
  aktivitas sahkan "Sahkan" { oleh a -> nomor and salin }
  aktivitas nomor "Nomor" { oleh a -> cap }
  aktivitas cap "Cap" { oleh a -> kirim }
  aktivitas salin "Salin" { oleh a -> jilid }
  aktivitas jilid "Jilid" { oleh a -> kirim }
  aktivitas kirim "Kirim" { oleh a menggabung cap, jilid -> tanggap }
  aktivitas tanggap "Tanggap" { keputusan oleh a { "Puas" -> arsip "Keberatan" -> telaah } }
  aktivitas telaah "Telaah" { oleh a -> konsep }
  aktivitas arsip "Arsip" { oleh a -> indeks }
  aktivitas indeks "Indeks" { oleh a -> tutup }
  aktivitas tolak "Tolak" { oleh a -> surat }
  aktivitas surat "Surat" { oleh a -> tutup }
  aktivitas tutup "Tutup" { akhir oleh a }
}
"#;

/// A generator of numbers (xorshift*), so that a seed gives the same everywhere.
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let bits = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        bits as usize % count.max(1)
    }
}

/// So many different sequences of nodes, with at most so many faults in each.
pub fn sequences(plan: &Plan, count: usize, faults: usize) -> Vec<Vec<NodeId>> {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut all = BTreeSet::new();
    while all.len() < count {
        let mut nodes = run(plan, &mut chance);
        for _ in 0..chance.below(faults + 1) {
            spoil(plan, &mut chance, &mut nodes);
        }
        if nodes.len() >= 8 {
            all.insert(nodes);
        }
    }
    all.into_iter().collect()
}

fn run(plan: &Plan, chance: &mut Chance) -> Vec<NodeId> {
    let mut marking = Marking::before();
    let mut nodes = Vec::new();
    while !marking.is_over() && nodes.len() < 60 {
        let steps = plan.steps().map(|(_, step)| step);
        let steps: Vec<_> = steps.filter(|step| marking.allows(step)).collect();
        let step = steps[chance.below(steps.len())];
        nodes.extend(step.kind.done());
        marking = marking.after(step);
    }
    nodes
}

fn spoil(plan: &Plan, chance: &mut Chance, nodes: &mut Vec<NodeId>) {
    let at = chance.below(nodes.len());
    match chance.below(4) {
        0 => drop(nodes.remove(at)),
        1 => nodes.insert(at, nodes[at]),
        2 if at + 1 < nodes.len() => nodes.swap(at, at + 1),
        _ => nodes.insert(at, NodeId(chance.below(plan.sop().nodes.len()) as u32)),
    }
}
