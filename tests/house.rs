//! Holds the invariants of `docs/architecture.md`: which part of the crate may know which, and where each third-party
//! crate is at home. It reads the sources as text, so that a new `use` line is enough to be caught.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A part of the crate and the other parts that it may name.
const KNOWS: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("lang", &[]),
    ("diagnostic", &["source", "lang", "syntax"]),
    ("syntax", &["source", "lang", "diagnostic"]),
    ("model", &["source", "lang", "diagnostic", "syntax"]),
    ("graph", &["source", "lang", "model"]),
    ("data_file", &["source", "diagnostic"]),
    (
        "calendar",
        &["source", "lang", "diagnostic", "model", "data_file"],
    ),
    (
        "regulations",
        &["source", "lang", "diagnostic", "data_file"],
    ),
    (
        "check",
        &[
            "source",
            "lang",
            "diagnostic",
            "model",
            "graph",
            "calendar",
            "regulations",
        ],
    ),
    ("engine", &["source", "lang", "model", "graph", "calendar"]),
    (
        "run",
        &[
            "source",
            "lang",
            "diagnostic",
            "model",
            "graph",
            "calendar",
            "engine",
            "statistics",
        ],
    ),
    ("statistics", &[]),
    (
        "simulate",
        &[
            "source",
            "lang",
            "diagnostic",
            "model",
            "graph",
            "calendar",
            "engine",
            "statistics",
        ],
    ),
    ("render", &["source", "lang", "model", "graph"]),
    ("export", &["source", "lang", "model", "graph", "render"]),
    (
        "report",
        &[
            "source",
            "lang",
            "diagnostic",
            "model",
            "calendar",
            "engine",
            "run",
            "simulate",
            "statistics",
        ],
    ),
    (
        "pipeline",
        &[
            "source",
            "lang",
            "diagnostic",
            "syntax",
            "model",
            "graph",
            "calendar",
            "regulations",
            "check",
            "render",
        ],
    ),
];

/// A third-party crate, as it is named in code, and a place that may name it; no other may.
const HOMES: &[(&str, &str)] = &[
    ("pest", "syntax/dsl"),
    ("pest_derive", "syntax/dsl"),
    ("granit_parser", "syntax/yaml"),
    ("petgraph", "graph"),
    ("miette", "report/human"),
    ("clap", "cli"),
    ("clap_complete", "cli"),
    ("terminal_size", "cli"),
    ("similar", "cli"),
    ("resvg", "render/png"),
    ("harfrust", "render/text"),
    ("unicode_linebreak", "render/text"),
    ("unicode_width", "report/terminal/plain"),
    ("strsim", "lang/spelling"),
    ("chrono", "calendar"),
    ("serde_yaml", "data_file"),
    ("csv", "run/log/csv"),
    ("memchr", "run/log"),
    ("quick_xml", "run/log/xes"),
    ("quick_xml", "render/docx/xml"),
    ("quick_xml", "export/bpmn/xml"),
    ("krilla", "render/pdf"),
    ("imagesize", "render/picture"),
    ("zip", "render/docx/package"),
    ("base64", "render/svg"),
    ("rayon", "cli/render"),
    ("notify", "cli/watch"),
    ("tiny_http", "cli/watch"),
    ("flate2", "run/log/bytes"),
    ("encoding_rs", "run/log/bytes"),
    ("rustc_hash", "run"),
    ("rand", "simulate/draw"),
    ("rand_pcg", "simulate/draw"),
    ("rand_distr", "simulate/draw"),
    ("ctrlc", "cli/simulate"),
];

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// Every source file by its path below `src`, without its comments.
fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&root, &mut files);
    files
        .into_iter()
        .map(|path| {
            let name = path
                .strip_prefix(&root)
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            let text = fs::read_to_string(&path).unwrap();
            let code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            (name, code.collect::<Vec<_>>().join("\n"))
        })
        .collect()
}

/// The part of the crate that a file belongs to.
fn part(file: &str) -> &str {
    file.split('/').next().unwrap().trim_end_matches(".rs")
}

/// Whether the code names `crate::PART`, alone or in braces.
fn names_part(code: &str, part: &str) -> bool {
    let alone = format!("crate::{part}");
    code.match_indices(&alone).any(|(at, _)| {
        let rest = &code[at + alone.len()..];
        !rest.starts_with(|next: char| next.is_alphanumeric() || next == '_')
    }) || code.split("use crate::{").skip(1).any(|rest| {
        let inner = rest.split("};").next().unwrap();
        inner.split([',', '{', '}']).any(|name| {
            let name = name.trim();
            name == part || name.starts_with(&format!("{part}::"))
        })
    })
}

#[test]
fn each_part_knows_only_the_parts_below_it() {
    let mut broken = Vec::new();
    for (file, code) in sources() {
        let Some((own, allowed)) = KNOWS.iter().find(|(name, _)| *name == part(&file)) else {
            continue;
        };
        for (other, _) in KNOWS {
            if other != own && !allowed.contains(other) && names_part(&code, other) {
                broken.push(format!("{file} names {other}"));
            }
        }
        if names_part(&code, "cli") {
            broken.push(format!("{file} names cli"));
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn every_part_has_its_line_here() {
    let unknown: Vec<String> = sources()
        .into_keys()
        .filter(|file| !["lib.rs", "main.rs"].contains(&file.as_str()))
        .filter(|file| part(file) != "cli" && !KNOWS.iter().any(|(name, _)| *name == part(file)))
        .collect();
    assert_eq!(unknown, Vec::<String>::new());
}

/// Whether the code names a third-party crate.
fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(&format!("{name}::")).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        before.is_none_or(|it| !(it.is_alphanumeric() || it == '_' || it == ':'))
    })
}

#[test]
fn each_third_party_crate_is_named_in_one_place() {
    let mut broken = Vec::new();
    for (file, code) in sources() {
        for (name, _) in HOMES {
            let at_home = HOMES
                .iter()
                .any(|(other, home)| other == name && file.starts_with(home));
            if !at_home && names_crate(&code, name) {
                broken.push(format!("{file} names {name}"));
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn no_home_stands_empty() {
    let sources = sources();
    let lived_in = |name: &str, home: &str| {
        let mut files = sources.iter().filter(|(file, _)| file.starts_with(home));
        files.any(|(_, code)| names_crate(code, name))
    };
    let empty: Vec<_> = HOMES
        .iter()
        .filter(|(name, home)| !lived_in(name, home))
        .collect();
    assert!(empty.is_empty(), "{empty:?}");
}

#[test]
fn the_library_prints_nothing_and_reads_no_surroundings() {
    let forbidden = [
        "println!",
        "eprintln!",
        "print!",
        "eprint!",
        "dbg!",
        "std::env",
        "std::process",
        "SystemTime",
        "Instant::now",
    ];
    let mut broken = Vec::new();
    for (file, code) in sources() {
        if file == "main.rs" || part(&file) == "cli" {
            continue;
        }
        for word in forbidden.iter().filter(|word| code.contains(**word)) {
            broken.push(format!("{file} has {word}"));
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}

#[test]
fn nothing_is_unsafe_or_left_undone() {
    let forbidden = [
        "unsafe {",
        "unsafe fn",
        "todo!(",
        "unimplemented!(",
        ".unwrap()",
        ".expect(",
    ];
    let mut broken = Vec::new();
    for (file, code) in sources() {
        let code = code.split("#[cfg(test)]").next().unwrap().to_string();
        for word in forbidden.iter().filter(|word| code.contains(**word)) {
            broken.push(format!("{file} has {word}"));
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}
