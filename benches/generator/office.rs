//! Procedures as offices have them: work that moves on to a neighbouring lane or stays, a decision every few rows whose
//! other exits lead back a little or past the next row, and a split here and there.

use std::fmt::Write;

/// A small generator of numbers, so that an SOP is the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end.max(1)
    }
}

const WORK: [&str; 6] = [
    "Memeriksa kelengkapan berkas permohonan dan mencatatnya dalam buku agenda",
    "Menyusun konsep surat jawaban sesuai dengan hasil telaah tim teknis",
    "Menyampaikan berkas kepada pejabat yang berwenang",
    "Menandatangani surat dan lampirannya",
    "Meneruskan laporan kepada unit kerja terkait untuk ditindaklanjuti",
    "Mengarsipkan berkas",
];

/// An SOP of so many rows and lanes; `number` tells one from another.
pub(super) fn sop(rows: usize, lanes: usize, number: usize) -> String {
    let mut chance = Chance(number as u64 + 1);
    let mut text = head(lanes, number);
    let mut lane = 0;
    let mut row = 0;
    // No way leads into a split from outside, or its join would wait for ever.
    let mut inner = vec![false; rows];
    let mut farthest = 0;
    while row < rows {
        lane = (lane + [0, 0, 1, 1, lanes - 1][chance.below(5)]) % lanes;
        let lines = match chance.below(12) {
            _ if row == 0 || row + 1 == rows => Vec::new(),
            0..3 => {
                let (lines, target) = decision(&mut chance, row, &inner);
                farthest = farthest.max(target);
                lines
            }
            3 if row + 4 < rows && farthest <= row => {
                inner[row + 1..row + 4].fill(true);
                split(&mut text, &mut chance, row, lanes);
                row += 4;
                continue;
            }
            _ => Vec::new(),
        };
        let node = match (row, lines.is_empty()) {
            (0, _) => "start ",
            (_, false) => "decision ",
            _ if row + 1 == rows => "end ",
            _ => "",
        };
        activity(
            &mut text,
            &mut chance,
            row,
            &format!("{node}by unit{lane}"),
            &lines,
        );
        row += 1;
    }
    text.push_str("}\n");
    text
}

fn head(lanes: usize, number: usize) -> String {
    let mut text = format!(
        "sop kerja-{number} \"Pelayanan Permohonan Nomor {number}\" {{\n  \
         number \"SOP/{number}/2024\"\n  agency \"Dinas Contoh Kota Tirta Asri\"\n  created 2024-01-31\n  \
         approved \"Kepala Dinas\" {{ name \"Nama Pejabat Contoh\" nip \"19700101 199901 1 001\" }}\n  \
         legal-basis {{ \"Peraturan Contoh tentang Pelayanan Publik\" \"Peraturan Contoh tentang Tata Naskah Dinas\" }}\n  \
         equipment {{ \"Komputer\" \"Alat tulis kantor\" }}\n  days workdays\n"
    );
    for lane in 0..lanes {
        let _ = writeln!(text, "  actor unit{lane} \"Unit Kerja {}\"", lane + 1);
    }
    text
}

fn activity(text: &mut String, chance: &mut Chance, row: usize, node: &str, lines: &[String]) {
    let work = WORK[chance.below(WORK.len())];
    let _ = write!(
        text,
        "  activity r{row} \"{work}\" {{\n    {node}\n    needs \"Berkas permohonan\", \"Lembar disposisi\"\n    \
         takes 1-2 workdays\n    output \"Laporan langkah {}\"\n",
        row + 1
    );
    for line in lines {
        let _ = writeln!(text, "    {line}");
    }
    text.push_str("  }\n");
}

/// The exits of a decision, and the farthest row that they lead to: on, back a little, and now and then past the next
/// row.
fn decision(chance: &mut Chance, row: usize, inner: &[bool]) -> (Vec<String>, usize) {
    let near = row.saturating_sub(1 + chance.below(3));
    let back = (0..=near).rev().find(|row| !inner[*row]).unwrap_or(0);
    let mut exits = vec![
        format!("\"Ya\" -> r{}", row + 1),
        format!("\"Tidak\" -> r{back}, at most 2 times"),
    ];
    if chance.below(4) == 0 && row + 3 < inner.len() {
        exits.push(format!("\"Ditunda\" -> r{}", row + 3));
        return (exits, row + 3);
    }
    (exits, row + 1)
}

/// A row that splits, two branches, and the row that joins them.
fn split(text: &mut String, chance: &mut Chance, row: usize, lanes: usize) {
    let [one, other, join] = [row + 1, row + 2, row + 3];
    let mut by = || format!("by unit{}", chance.below(lanes));
    let by: [String; 4] = std::array::from_fn(|_| by());
    let ways = [
        vec![format!("-> r{one} and r{other}")],
        vec![format!("-> r{join}")],
        vec![format!("-> r{join}")],
        vec![format!("joins r{one}, r{other}")],
    ];
    for (at, lines) in ways.iter().enumerate() {
        activity(text, chance, row + at, &by[at], lines);
    }
}

/// A size as offices have them: 5 to 24 rows, 2 to 6 lanes.
pub(super) fn size(number: usize) -> (usize, usize) {
    let mut chance = Chance(number as u64 + 77);
    chance.below(2);
    (5 + chance.below(20), 2 + chance.below(5))
}
