//! The package: its parts, what they are said to be, and where their relations lead.

use std::collections::BTreeSet;

use lajur::render::scenes_to_docx;

use crate::world::{Package, corpus, long, scenes_of};

#[test]
fn every_part_can_be_read_and_has_its_type() {
    for (name, scenes) in corpus() {
        let package = Package::of(&scenes);
        let types = package.xml("[Content_Types].xml");
        let endings: BTreeSet<&str> = types
            .tags("Default")
            .iter()
            .map(|kind| kind.value("Extension"))
            .collect();
        let named: BTreeSet<&str> = types
            .tags("Override")
            .iter()
            .map(|kind| kind.value("PartName"))
            .collect();
        for path in package.0.keys() {
            if path.ends_with(".xml") || path.ends_with(".rels") {
                package.xml(path);
            }
            let ending = path.rsplit('.').next().unwrap();
            assert!(endings.contains(ending), "{name}: {path}");
            let is_part = ending == "xml" && path != "[Content_Types].xml";
            assert!(
                !is_part || named.contains(format!("/{path}").as_str()),
                "{name}: {path}"
            );
        }
        for path in named {
            assert!(package.0.contains_key(&path[1..]), "{name}: {path}");
        }
    }
}

#[test]
fn every_relation_leads_to_a_part_and_every_use_to_a_relation() {
    for scenes in [long(30), corpus().swap_remove(0).1] {
        let package = Package::of(&scenes);
        let mut known = BTreeSet::new();
        for (rels, folder) in [
            ("_rels/.rels", ""),
            ("word/_rels/document.xml.rels", "word/"),
        ] {
            for relation in package.xml(rels).tags("Relationship") {
                let path = format!("{folder}{}", relation.value("Target"));
                assert!(package.0.contains_key(&path), "{path}");
                known.insert(relation.value("Id").to_owned());
            }
        }
        for used in package.document().tags("w:headerReference") {
            assert!(known.contains(used.value("r:id")));
        }
    }
}

#[test]
fn the_same_scenes_give_the_same_bytes() {
    let scenes = long(20);
    assert!(scenes_to_docx(&scenes) == scenes_to_docx(&scenes));
}

#[test]
fn no_scene_is_a_document_too() {
    assert_eq!(Package::of(&[]).document().tags("w:tbl").len(), 0);
}

#[test]
fn the_document_says_what_it_is() {
    let scenes = scenes_of(
        "a.sop",
        "sop a \"Judul & <lainnya>\" {\n  agency \"Badan\"\n  unit \"Bagian\"\n  revised 2024-03-05\n  actor x \"X\"\n  activity k \"Kerja\" { start by x }\n}\n",
    );
    let package = Package::of(&scenes);
    let core = package.xml("docProps/core.xml");
    let said = |name: &str| core.tags(name)[0].text.clone();
    assert_eq!(said("dc:title"), "Judul & <lainnya>");
    assert_eq!(said("dc:creator"), "Badan, Bagian");
    assert_eq!(said("dc:language"), "en-US");
    assert_eq!(said("dcterms:created"), "2024-03-05T00:00:00Z");
    let lang = package.xml("word/styles.xml");
    assert_eq!(lang.tags("w:lang")[0].value("w:val"), "en-US");
}
