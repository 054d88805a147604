//! SOPs to write, and a reader of what was written.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::PathBuf;

use lajur::pipeline::check;
use lajur::render::scene::Scene;
use lajur::render::{Options, scenes_to_docx, to_scene};
use lajur::source::Source;

use crate::sops::sop_files;
use crate::xml::{self, Tag};

/// The scenes of a text.
pub fn scenes_of(name: &str, text: &str) -> Vec<Scene> {
    let checked = check(&[Source::new(name, text.to_owned())]);
    let sops = checked.catalogue.sops.iter();
    sops.map(|sop| to_scene(sop, &Options::default())).collect()
}

/// Every SOP file of the project, by its name.
pub fn corpus() -> Vec<(String, Vec<Scene>)> {
    let read = |path: &PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let scenes = scenes_of(&name, &fs::read_to_string(path).unwrap());
        (name, scenes)
    };
    sop_files().iter().map(read).collect()
}

/// An SOP of so many rows, one of which is longer than a page.
pub fn long(rows: usize) -> Vec<Scene> {
    let mut text = String::from("sop panjang \"Prosedur yang Panjang\" {\n");
    for (name, title) in [("a", "Staf"), ("b", "Sekretaris"), ("c", "Kepala")] {
        text += &format!("  pelaksana {name} \"{title}\"\n");
    }
    for row in 1..=rows {
        let actor = ["a", "b", "c"][row * 2 % 3];
        let kind = match row {
            1 => format!("mulai oleh {actor}"),
            _ if row == rows => format!("akhir oleh {actor}"),
            _ if row % 5 == 0 => format!(
                "keputusan oleh {actor} {{ \"Ya\" -> k{} \"Tidak\" -> k{} }}",
                row + 1,
                row - 3
            ),
            _ => format!("oleh {actor}"),
        };
        let words = match row {
            7 => (1..900)
                .map(|at| format!("kata{at}"))
                .collect::<Vec<_>>()
                .join(" "),
            _ => format!("Memeriksa kelengkapan berkas permohonan pada tahap {row}"),
        };
        text += &format!(
            "  aktivitas k{row} \"{words}\" {{\n    {kind}\n    kelengkapan \"Berkas {row}\"\n    kelengkapan \"Lampiran\"\n    waktu 2 hari kerja\n    keluaran \"Laporan\"\n  }}\n"
        );
    }
    scenes_of("panjang", &(text + "}\n"))
}

/// A written document: its parts by their paths.
pub struct Package(pub BTreeMap<String, Vec<u8>>);

impl Package {
    pub fn of(scenes: &[Scene]) -> Package {
        let bytes = scenes_to_docx(scenes).unwrap();
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            parts.insert(file.name().unwrap().into_owned(), bytes);
        }
        Package(parts)
    }

    pub fn xml(&self, path: &str) -> Tag {
        let bytes = self.0.get(path).unwrap_or_else(|| panic!("no {path}"));
        xml::read(std::str::from_utf8(bytes).unwrap())
    }

    pub fn document(&self) -> Tag {
        self.xml("word/document.xml")
    }
}

impl Tag {
    /// All elements of this name below, this one included.
    pub fn tags<'t>(&'t self, name: &'t str) -> Vec<&'t Tag> {
        self.named(name).collect()
    }

    pub fn child(&self, name: &str) -> Option<&Tag> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The value of an attribute.
    pub fn value(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }

    pub fn number(&self, name: &str) -> i64 {
        self.value(name).parse().unwrap()
    }

    /// The text of its paragraphs, a line each, without the leave to break words.
    pub fn words(&self) -> String {
        let pieces = self.all().into_iter().map(|tag| match tag.name.as_str() {
            "w:p" | "w:br" => "\n".to_owned(),
            "w:t" => tag.text.replace('\u{200b}', ""),
            _ => String::new(),
        });
        pieces.collect()
    }
}
