//! The beginning of an SOP: its identity, its columns, its actors and its data.

use std::fmt::Write;

use super::{Chance, Size};

const LISTS: [&str; 6] = [
    "legal-basis",
    "qualifications",
    "related",
    "equipment",
    "warnings",
    "records",
];

const COLUMNS: [&str; 4] = [
    "number \"No\" activity \"Uraian Prosedur\" actor \"Pelaksana\" needs \"Dokumen\" takes",
    "number activity actor quality \"Baku Mutu\" { needs \"Persyaratan\" output takes } note \"Ket.\"",
    "number activity actor quality { needs takes output }",
    "activity actor takes output note",
];

pub fn write(chance: &mut Chance, seed: u64, size: Size) -> String {
    let mut text = format!("sop sop-{seed} \"{}\" {{\n", chance.words(12));
    if chance.one_in(2) {
        identity(chance, &mut text);
    }
    if chance.one_in(4) {
        let _ = writeln!(text, "  columns {{ {} }}", chance.of(&COLUMNS));
    }
    actors(chance, size.lanes, &mut text);
    text.push_str(
        "  data {\n    complete yes/no \"Berkas lengkap\"\n    kind one of { plain \"Biasa\" urgent \"Segera\" }\n  }\n  \
         event paid \"Retribusi dibayar\"\n",
    );
    text
}

fn identity(chance: &mut Chance, text: &mut String) {
    let agency = chance.words(8);
    let _ = writeln!(text, "  number \"SOP/{}/2024\"", chance.below(900));
    let _ = writeln!(text, "  agency \"{agency}\"\n  created 2024-01-31");
    if chance.one_in(2) {
        let office = chance.words(5);
        let _ = writeln!(
            text,
            "  approved \"{office}\" {{ name \"Nama Pejabat\" nip \"19700101 199901 1 001\" }}"
        );
    }
    for list in LISTS {
        if chance.one_in(3) {
            continue;
        }
        let most = if chance.one_in(12) { 30 } else { 4 };
        let items = chance.between(1, most);
        let items: Vec<String> = (0..items)
            .map(|_| format!("\"{}\"", chance.words(16)))
            .collect();
        let _ = writeln!(text, "  {list} {{ {} }}", items.join(" "));
    }
}

/// The actors of the lanes, some of them in groups, and now and then one without a lane.
fn actors(chance: &mut Chance, lanes: usize, text: &mut String) {
    let mut at = 0;
    let grouped = chance.one_in(4);
    while at < lanes {
        let together = match grouped && chance.one_in(2) {
            true => chance.between(1, 3).min(lanes - at),
            false => 0,
        };
        if together > 0 {
            let _ = writeln!(text, "  group \"{}\" {{", chance.words(3));
        }
        for _ in 0..together.max(1) {
            let kind = chance.of(&["", "", "", "", " outside", " system", " channel"]);
            let most = if chance.one_in(10) { 7 } else { 3 };
            let _ = writeln!(text, "  actor a{at} \"{}\"{kind}", chance.words(most));
            at += 1;
        }
        if together > 0 {
            text.push_str("  }\n");
        }
    }
    let _ = writeln!(
        text,
        "  actor far \"{}\" outside without lane",
        chance.words(2)
    );
}
