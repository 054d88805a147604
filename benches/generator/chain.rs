//! Rows in a row with decisions, guards and bounded loops.

use super::Fault;
use super::text::Text;

pub(super) fn sop(activities: usize, fault: Option<Fault>) -> String {
    let mut text = Text::new();
    // The last decision of the first half, or the only one.
    let faulty = (activities / 2).saturating_sub(6) / 10 * 10 + 5;
    for row in 0..activities {
        let planted = fault.filter(|_| row == faulty);
        let before = match row {
            0 => "\"Berkas permohonan\"".to_string(),
            // A planted row puts nothing out.
            _ if fault.is_some() && row == faulty + 1 => {
                "\"Berkas permohonan\" from outside".to_string()
            }
            _ => format!("\"Laporan langkah nomor {}\"", row - 1),
        };
        activity(&mut text, row, activities, &before, planted);
    }
    text.finish()
}

fn name(row: usize) -> String {
    format!("langkah{row}")
}

fn activity(text: &mut Text, row: usize, activities: usize, before: &str, fault: Option<Fault>) {
    if let Some(fault) = fault {
        return plant(text, row, fault);
    }
    let last = row + 1 == activities;
    let node = match row {
        0 => "start ",
        _ if last => "end ",
        _ if row % 10 == 5 => "decision ",
        _ => "",
    };
    let mut lines = vec![
        format!("needs {before}, \"Formulir\" from outside"),
        format!("output \"Laporan langkah nomor {row}\""),
    ];
    if node == "decision " {
        let back = name(row.saturating_sub(3));
        lines.push(format!("when lengkap \"Ya\" -> {}", name(row + 1)));
        lines.push(format!("otherwise \"Tidak\" -> {back}, at most 2 times"));
    }
    text.row(&name(row), node, &lines);
}

/// Rows in the place of a decision, with a fault in them.
fn plant(text: &mut Text, row: usize, fault: Fault) {
    let next = name(row + 1);
    match fault {
        Fault::WrongJoin => {
            text.decision("pilih", "kiri", "kanan");
            text.task("kiri", "gabung");
            text.task("kanan", "gabung");
            text.row(
                "gabung",
                "",
                &["joins kiri, kanan".into(), format!("-> {next}")],
            );
        }
        Fault::MissingExit => {
            text.row("bagi", "", &["-> kiri and pilih".into()]);
            text.task("kiri", "gabung");
            text.decision("pilih", "kanan", &next);
            text.task("kanan", "gabung");
            text.row(
                "gabung",
                "",
                &["joins kiri, kanan".into(), format!("-> {next}")],
            );
        }
        Fault::Livelock => {
            text.decision("pilih", &next, "putar");
            text.task("putar", "balik");
            text.task("balik", "putar");
        }
        Fault::SecondToken => {
            text.row("bagi", "", &["-> kiri and kanan".into()]);
            text.task("kiri", "gabung");
            text.task("kanan", "gabung");
            text.task("gabung", &next);
        }
    }
}
