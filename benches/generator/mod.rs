//! Makes SOPs of any size: rows in a chain, and every tenth one a decision whose second exit goes back three rows.

use std::fmt::Write;

/// An SOP with this many activities, in the DSL.
pub fn sop(activities: usize) -> String {
    let mut text = String::from("sop besar \"Standar Operasional Prosedur yang Besar\" {\n");
    for actor in 0..ACTORS {
        let _ = writeln!(text, "  actor unit{actor} \"Unit Kerja Nomor {actor}\"");
    }
    text.push_str("  data { lengkap yes/no \"Berkas lengkap\" }\n");
    for row in 0..activities {
        activity(&mut text, row, activities);
    }
    text.push_str("}\n");
    text
}

const ACTORS: usize = 8;

fn activity(text: &mut String, row: usize, activities: usize) {
    let decides = row % 10 == 5 && row + 1 < activities;
    let node = match row {
        0 => "start ",
        _ if row + 1 == activities => "end ",
        _ if decides => "decision ",
        _ => "",
    };
    let need = match row {
        0 => "Berkas permohonan".to_string(),
        _ => format!("Laporan langkah nomor {}", row - 1),
    };
    let _ = writeln!(
        text,
        "\n  activity langkah{row} \"Melaksanakan langkah nomor {row} sesuai dengan ketentuan yang berlaku\" {{\n    \
         {node}by unit{}\n    needs \"{need}\", \"Formulir\"\n    takes 1-2 days\n    \
         output \"Laporan langkah nomor {row}\"",
        row % ACTORS,
    );
    if decides {
        let _ = writeln!(
            text,
            "    when lengkap \"Ya\" -> langkah{}\n    otherwise \"Tidak\" -> langkah{}, at most 2 times",
            row + 1,
            row - 3,
        );
    }
    text.push_str("  }\n");
}
