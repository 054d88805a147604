//! SOPs to make pages of: the bundled ones, the corpus, and long ones.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use lajur::model::Sop;
use lajur::pipeline::check;
use lajur::render::scene::Scene;
use lajur::render::{Options, scenes_to_html, to_scene};
use lajur::source::Source;

use crate::sops::sop_files;

/// The SOP files of the project, below its folder.
pub fn files() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let below = |path: PathBuf| path.strip_prefix(root).unwrap().display().to_string();
    sop_files().into_iter().map(below).collect()
}

pub fn sops_in(file: &str) -> Vec<Sop> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    sops_of(&fs::read_to_string(path).unwrap())
}

pub fn sops_of(text: &str) -> Vec<Sop> {
    check(&[Source::new("sample.sop", text)]).catalogue.sops
}

pub fn scenes(sops: &[Sop]) -> Vec<Scene> {
    let options = Options {
        one_page: true,
        ..Options::default()
    };
    sops.iter().map(|sop| to_scene(sop, &options)).collect()
}

pub fn page(sops: &[Sop]) -> String {
    scenes_to_html(&scenes(sops))
}

/// A chain of so many rows over lanes, with a decision that leads back in every fifth.
pub fn long(rows: usize, lanes: usize) -> Vec<Sop> {
    let mut text = String::from("sop panjang \"Prosedur yang panjang\" {\n");
    for lane in 0..lanes {
        let _ = writeln!(text, "  actor a{lane} \"Petugas bagian {}\"", lane + 1);
    }
    for row in 0..rows {
        let _ = writeln!(text, "{}", long_row(row, rows, lanes));
    }
    sops_of(&(text + "}\n"))
}

fn long_row(row: usize, rows: usize, lanes: usize) -> String {
    let lane = row * 3 % lanes;
    let node = match row {
        0 => format!("start by a{lane}"),
        row if row + 1 == rows => format!("end by a{lane}"),
        row if row % 5 == 4 => format!(
            "decision by a{lane}\n    when \"Lengkap\" -> r{}\n    otherwise \"Kurang\" -> r{}",
            row + 1,
            row - 3
        ),
        _ => format!("by a{lane}"),
    };
    format!(
        "  activity r{row} \"Memeriksa berkas permohonan yang ke-{} dari pemohon\" {{\n    {node}\n    \
         needs \"Berkas permohonan\" \"Disposisi pimpinan\"\n    takes 2 workdays\n    output \"Catatan {row}\"\n  }}",
        row + 1
    )
}
