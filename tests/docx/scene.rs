//! What is in the scene is in the document: each word, each symbol, each arrow.

use std::collections::BTreeMap;

use lajur::render::scene::{Element, Role, Scene, Shape};

use crate::world::{Package, corpus, long, scenes_of};

fn elements(scenes: &[Scene]) -> impl Iterator<Item = &Element> {
    let pages = scenes.iter().flat_map(|scene| &scene.pages);
    pages.flat_map(|page| &page.elements)
}

/// The letters of a text, as it may be broken into lines in another way.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

fn all() -> Vec<(String, Vec<Scene>)> {
    let mut all = corpus();
    all.push(("long".to_owned(), long(40)));
    all
}

#[test]
fn every_paragraph_is_there_once() {
    for (name, scenes) in all() {
        let package = Package::of(&scenes);
        let written = letters(&package.document().words());
        for element in elements(&scenes) {
            for block in &element.says {
                let words = block.text.split_whitespace();
                for word in words {
                    assert!(written.contains(word), "{name}: {word}");
                }
            }
        }
        let said = elements(&scenes).filter(|element| element.place.is_some());
        let said: usize = said
            .flat_map(|cell| &cell.says)
            .map(|block| letters(&block.text).len())
            .sum();
        let cells = package.document();
        let cells: usize = cells
            .tags("w:tc")
            .iter()
            .flat_map(|cell| &cell.children)
            .filter(|child| child.name == "w:p")
            .flat_map(|paragraph| &paragraph.children)
            .filter(|child| child.name == "w:r")
            .flat_map(|run| &run.children)
            .filter(|child| child.name == "w:t")
            .map(|text| letters(&text.text.replace('\u{200b}', "")).len())
            .sum();
        assert!(cells >= said, "{name}: {cells} letters of {said}");
    }
}

#[test]
fn a_text_that_goes_on_over_a_page_is_parted_where_the_page_ends() {
    let scenes = long(10);
    let package = Package::of(&scenes);
    let document = package.document();
    let cells: Vec<String> = document
        .tags("w:tc")
        .iter()
        .map(|cell| cell.words())
        .collect();
    let parts: Vec<&String> = cells
        .iter()
        .filter(|words| words.contains("kata"))
        .collect();
    assert!(parts.len() > 1, "{} parts", parts.len());
    let joined: Vec<&str> = parts
        .iter()
        .flat_map(|part| part.split_whitespace())
        .collect();
    let expected: Vec<String> = (1..900).map(|at| format!("kata{at}")).collect();
    assert_eq!(joined, expected);
}

/// Whether an element is drawn as a shape of its own.
fn is_drawn(element: &Element) -> bool {
    matches!(
        element.role,
        Role::Symbol(_)
            | Role::Joint(_)
            | Role::Connector(..)
            | Role::Arrow { .. }
            | Role::Bar
            | Role::Label(_)
            | Role::Caption(_)
    )
}

#[test]
fn each_symbol_and_each_arrow_is_one_shape_with_its_title() {
    for (name, scenes) in all() {
        let package = Package::of(&scenes);
        let document = package.document();
        let mut expected: BTreeMap<String, i32> = BTreeMap::new();
        for element in elements(&scenes).filter(|element| is_drawn(element)) {
            let lines = element.shapes.iter().filter_map(|shape| match shape {
                Shape::Text(text) => Some(text.words.as_str()),
                _ => None,
            });
            let words = lines.collect::<Vec<_>>().join(" ");
            let title = element.title.clone().unwrap_or(words);
            *expected.entry(title).or_default() += 1;
        }
        let mut ids = Vec::new();
        for shape in document.tags("wp:docPr") {
            ids.push(shape.number("id"));
            let title = shape.value("descr").to_owned();
            *expected.entry(title).or_default() -= 1;
        }
        expected.remove("");
        expected.retain(|_, count| *count != 0);
        assert!(expected.is_empty(), "{name}: {expected:?}");
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), document.tags("wp:docPr").len(), "{name}");
        let arrows = elements(&scenes).filter(|element| matches!(element.role, Role::Arrow { .. }));
        assert_eq!(document.tags("a:tailEnd").len(), arrows.count(), "{name}");
    }
}

#[test]
fn symbols_keep_their_native_forms() {
    let scenes = corpus()
        .into_iter()
        .find(|(name, _)| name == "kaltim")
        .unwrap()
        .1;
    let document = Package::of(&scenes).document();
    let mut forms: BTreeMap<&str, usize> = BTreeMap::new();
    for form in document.tags("a:prstGeom") {
        *forms.entry(form.value("prst")).or_default() += 1;
    }
    assert_eq!(forms.get("roundRect"), Some(&2), "{forms:?}");
    assert_eq!(forms.get("flowChartDecision"), Some(&1), "{forms:?}");
    assert!(forms.get("flowChartProcess") >= Some(&4), "{forms:?}");
}

#[test]
fn a_shape_stands_in_its_own_row() {
    let document = Package::of(&long(20)).document();
    for row in document.tags("w:tr") {
        let height = row.tags("w:trHeight")[0].number("w:val") * 635;
        for shape in row.tags("wp:anchor") {
            let down = shape.child("wp:positionV").unwrap();
            assert_eq!(down.value("relativeFrom"), "paragraph");
            let offset: i64 = down.child("wp:posOffset").unwrap().text.parse().unwrap();
            assert!((-40_000..=height).contains(&offset), "{offset} of {height}");
        }
    }
}

#[test]
fn what_can_not_be_in_a_file_is_left_out_and_all_else_is_there() {
    let scenes = scenes_of(
        "a.sop",
        "sop a \"Judul\" {\n  actor x \"X & Y\"\n  activity k \"A < B > C & \\\"D\\\" 'E' ok ]]> \u{1F600}\" { start by x }\n}\n",
    );
    let mut scenes = scenes;
    for element in scenes
        .iter_mut()
        .flat_map(|scene| &mut scene.pages)
        .flat_map(|page| &mut page.elements)
    {
        if let Some(title) = &mut element.title {
            title.push_str("\u{2}\u{ffff}<&\">");
        }
    }
    let words = Package::of(&scenes).document().words();
    assert!(
        words.contains("A < B > C & \"D\" 'E' ok ]]> \u{1F600}"),
        "{words}"
    );
    assert!(words.contains("X & Y"));
}

#[test]
fn lists_are_numbered_by_the_word_processor() {
    let scenes = corpus()
        .into_iter()
        .find(|(name, _)| name == "kaltim")
        .unwrap()
        .1;
    let package = Package::of(&scenes);
    let document = package.document();
    let items = document.tags("w:numPr").len();
    let marked = elements(&scenes).flat_map(|element| &element.says);
    assert_eq!(items, marked.filter(|block| block.marker.is_some()).count());
    let numbering = package.xml("word/numbering.xml");
    let lists: Vec<&str> = numbering
        .tags("w:num")
        .iter()
        .map(|list| list.value("w:numId"))
        .collect();
    for item in document.tags("w:numId") {
        assert!(lists.contains(&item.value("w:val")));
    }
    assert_eq!(numbering.tags("w:lvlText")[0].value("w:val"), "%1.");
}

#[test]
fn pages_are_counted_by_the_word_processor() {
    let scenes = long(40);
    let package = Package::of(&scenes);
    let codes = |path: &str| -> Vec<String> {
        let header = package.xml(path);
        header
            .tags("w:instrText")
            .iter()
            .map(|code| code.text.clone())
            .collect()
    };
    assert_eq!(codes("word/header1.xml"), ["PAGE", "NUMPAGES"]);
    assert_eq!(codes("word/header2.xml"), ["PAGE", "NUMPAGES"]);
    assert!(
        package
            .xml("word/header2.xml")
            .words()
            .contains("(lanjutan)")
    );
    let breaks = package.document().tags("w:pageBreakBefore").len();
    assert_eq!(breaks + 1, scenes[0].pages.len());
}
