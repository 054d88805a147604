//! Writing rows.

use std::fmt::Write;

const ACTORS: usize = 8;

/// An SOP that is being written.
pub(super) struct Text {
    text: String,
    rows: usize,
}

impl Text {
    pub(super) fn new() -> Self {
        let mut text = String::from("sop besar \"Standar Operasional Prosedur yang Besar\" {\n");
        for actor in 0..ACTORS {
            let _ = writeln!(text, "  actor unit{actor} \"Unit Kerja Nomor {actor}\"");
        }
        text.push_str("  data { lengkap yes/no \"Berkas lengkap\" }\n");
        Text { text, rows: 0 }
    }

    /// A row: the word of its node, and what follows in its block, a line each.
    pub(super) fn row(&mut self, name: &str, node: &str, lines: &[String]) {
        let row = self.rows;
        self.rows += 1;
        let _ = writeln!(
            self.text,
            "\n  activity {name} \"Melaksanakan langkah nomor {row} sesuai dengan ketentuan yang berlaku\" {{\n    \
             {node}by unit{}\n    takes 1-2 days",
            row % ACTORS,
        );
        for line in lines {
            let _ = writeln!(self.text, "    {line}");
        }
        self.text.push_str("  }\n");
    }

    /// A row that leads to one other.
    pub(super) fn task(&mut self, name: &str, to: &str) {
        self.row(name, "", &[format!("-> {to}")]);
    }

    /// A decision with an exit for either answer.
    pub(super) fn decision(&mut self, name: &str, yes: &str, no: &str) {
        let exits = [
            format!("when lengkap \"Ya\" -> {yes}"),
            format!("otherwise \"Tidak\" -> {no}"),
        ];
        self.row(name, "decision ", &exits);
    }

    pub(super) fn finish(mut self) -> String {
        self.text.push_str("}\n");
        self.text
    }
}
