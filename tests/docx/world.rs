//! SOPs to write, and a reader of what was written.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use lajur::pipeline::check;
use lajur::render::scene::Scene;
use lajur::render::{Options, scenes_to_docx, to_scene};
use lajur::source::Source;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The scenes of a text.
pub fn scenes_of(name: &str, text: &str) -> Vec<Scene> {
    let checked = check(&[Source::new(name, text.to_owned())]);
    let sops = checked.catalogue.sops.iter();
    sops.map(|sop| to_scene(sop, &Options::default())).collect()
}

/// Every SOP file of the project, by its name.
pub fn corpus() -> Vec<(String, Vec<Scene>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<PathBuf> = ["sops", "tests/corpus"]
        .iter()
        .flat_map(|folder| fs::read_dir(root.join(folder)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "sop"))
        .collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let scenes = scenes_of(&name, &fs::read_to_string(path).unwrap());
        (name, scenes)
    };
    paths.iter().map(read).collect()
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

    pub fn xml(&self, path: &str) -> Node {
        let bytes = self.0.get(path).unwrap_or_else(|| panic!("no {path}"));
        parse(std::str::from_utf8(bytes).unwrap())
    }

    pub fn document(&self) -> Node {
        self.xml("word/document.xml")
    }
}

/// An element of an XML file.
#[derive(Debug, Default)]
pub struct Node {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Node>,
    pub text: String,
}

impl Node {
    /// All elements of this name below, this one included.
    pub fn all<'a>(&'a self, name: &str) -> Vec<&'a Node> {
        let mut found = Vec::new();
        let mut open = vec![self];
        while let Some(node) = open.pop() {
            if node.name == name {
                found.push(node);
            }
            open.extend(node.children.iter().rev());
        }
        found
    }

    pub fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }

    pub fn number(&self, name: &str) -> i64 {
        self.get(name).parse().unwrap()
    }

    /// The text of its paragraphs, a line each, without the leave to break words.
    pub fn words(&self) -> String {
        let mut words = String::new();
        let mut open = vec![self];
        while let Some(node) = open.pop() {
            match node.name.as_str() {
                "w:p" | "w:br" => words.push('\n'),
                "w:t" => words.push_str(&node.text.replace('\u{200b}', "")),
                _ => {}
            }
            open.extend(node.children.iter().rev());
        }
        words
    }
}

fn parse(text: &str) -> Node {
    let mut reader = Reader::from_str(text);
    let mut open = vec![Node::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(node(&start)),
            Event::Empty(start) => open.last_mut().unwrap().children.push(node(&start)),
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(done);
            }
            Event::Text(text) => {
                let text = text.decode().unwrap();
                open.last_mut().unwrap().text += &text;
            }
            Event::GeneralRef(name) => {
                let letter = match name.decode().unwrap().as_ref() {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("unknown {other}"),
                };
                open.last_mut().unwrap().text += letter;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(open.len(), 1, "an element is not closed");
    open.pop().unwrap().children.pop().unwrap()
}

fn node(start: &BytesStart) -> Node {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let key = String::from_utf8(attribute.key.as_ref().to_vec()).unwrap();
        (key, attribute.unescape_value().unwrap().into_owned())
    });
    Node {
        name: String::from_utf8(start.name().as_ref().to_vec()).unwrap(),
        attributes: attributes.collect(),
        ..Node::default()
    }
}
