//! The HTML document: a real table that stands alone, with the flow over it and in words.

mod browser;
#[path = "../tools/folders.rs"]
mod folders;
#[path = "../run_html/page.rs"]
mod page;
#[path = "../tools/programs.rs"]
mod programs;
mod samples;
#[path = "../tools/sops.rs"]
mod sops;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use lajur::model::Sop;
use lajur::render::scene::{Picture, PictureFormat};
use lajur::render::{Options, scenes_to_html, to_scene};

use page::Element;
use samples::{files, long, sops_in, sops_of};

/// Writes pages to look at: `cargo test --test html -- --ignored`.
#[test]
#[ignore = "for people to look at"]
fn write() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for file in files() {
        let name = file.rsplit('/').next().unwrap().replace(".sop", ".html");
        fs::write(folder.join(name), samples::page(&sops_in(&file))).unwrap();
    }
    for (name, rows, lanes) in [("long", 40, 6), ("wide", 12, 22)] {
        let page = samples::page(&long(rows, lanes));
        fs::write(folder.join(format!("{name}.html")), page).unwrap();
    }
}

/// Every page that the samples give, with what it is of.
fn pages() -> Vec<(String, Vec<Sop>, Element)> {
    let sops = files()
        .into_iter()
        .map(|file| (file.clone(), sops_in(&file)));
    let all = sops.chain([("long".to_owned(), long(40, 6))]);
    all.map(|(name, sops)| {
        let page = Element::read(&samples::page(&sops));
        (name, sops, page)
    })
    .collect()
}

/// A text with each run of blanks as one.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_page_is_well_formed_and_its_links_lead_somewhere() {
    for (name, _, page) in pages() {
        let all = page.all();
        let ids: Vec<&str> = all.iter().filter_map(|it| it.attribute("id")).collect();
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "an id is there twice in {name}");
        for element in all {
            let target = element
                .attribute("href")
                .map(|href| href.strip_prefix('#').unwrap());
            for id in target
                .into_iter()
                .chain(element.attribute("aria-labelledby"))
            {
                assert!(known.contains(id), "{id} is nowhere in {name}");
            }
        }
    }
}

fn span(cell: &Element, name: &str) -> usize {
    cell.attribute(name)
        .map_or(1, |count| count.parse().unwrap())
}

/// Puts the cells of rows into their places; fails where two meet or one is left open.
fn fill(rows: &[&Element], width: usize) {
    let mut taken = vec![vec![false; width]; rows.len()];
    for (at, row) in rows.iter().enumerate() {
        for cell in &row.children {
            let from = taken[at]
                .iter()
                .position(|taken| !taken)
                .expect("room in the row");
            for line in &mut taken[at..at + span(cell, "rowspan")] {
                for place in &mut line[from..from + span(cell, "colspan")] {
                    assert!(!*place, "two cells in one place");
                    *place = true;
                }
            }
        }
    }
    assert!(
        taken.iter().flatten().all(|taken| *taken),
        "a place without a cell"
    );
}

#[test]
fn every_place_of_a_table_holds_one_cell() {
    for (_, _, page) in pages() {
        for table in page.tagged("table") {
            let width = table.tagged("col").len();
            for part in ["thead", "tbody"] {
                for part in table.tagged(part) {
                    fill(&part.tagged("tr"), width);
                }
            }
        }
    }
}

#[test]
fn every_head_says_what_it_heads() {
    for (name, sops, page) in pages() {
        for head in page.tagged("th") {
            assert!(head.attribute("scope").is_some(), "{} in {name}", head.text);
        }
        let tables = page.tagged("table").into_iter();
        let procedures: Vec<&Element> = tables
            .filter(|table| table.has_class("procedure"))
            .collect();
        assert_eq!(procedures.len(), sops.len(), "{name}");
        for (table, sop) in procedures.iter().zip(&sops) {
            assert_eq!(table.tagged("caption").len(), 1);
            let rows = table.tagged("tbody")[0].tagged("tr");
            assert_eq!(rows.len(), sop.rows.len(), "{name}");
            for (row, model) in rows.iter().zip(&sop.rows) {
                let heads = row.tagged("th");
                assert_eq!(heads.len(), 1, "{name}");
                assert_eq!(plain(&heads[0].text), plain(&model.text.value));
            }
        }
    }
}

/// What a document must say of an SOP, in the words of its author.
fn words_of(sop: &Sop) -> Vec<&str> {
    let identity = &sop.identity;
    let block = [&identity.number, &identity.agency, &identity.unit];
    let mut words: Vec<&str> = block
        .into_iter()
        .flatten()
        .map(|said| said.value.as_str())
        .collect();
    words.push(&sop.title.value);
    words.extend(
        sop.actors
            .iter()
            .filter(|actor| actor.has_lane)
            .map(|actor| actor.title.value.as_str()),
    );
    for row in &sop.rows {
        words.push(&row.text.value);
        words.extend(row.note.iter().map(|note| note.value.as_str()));
    }
    let labels = sop.nodes.iter().filter_map(|node| node.label.as_ref());
    words.extend(labels.map(|label| label.value.as_str()));
    words
}

#[test]
fn every_word_of_the_sop_is_there() {
    for (name, sops, page) in pages() {
        let text = plain(&page.text);
        for words in sops.iter().flat_map(words_of) {
            assert!(text.contains(&plain(words)), "{words} is not in {name}");
        }
    }
}

#[test]
fn every_node_has_a_step_in_words_and_a_symbol_that_leads_to_it() {
    for (name, sops, page) in pages() {
        for (article, sop) in page.tagged("article").iter().zip(&sops) {
            let steps = article
                .tagged("ol")
                .into_iter()
                .find(|list| list.attribute("role").is_some());
            let steps = &steps.unwrap().children;
            assert_eq!(steps.len(), sop.nodes.len(), "{name}");
            let drawn = article
                .all()
                .into_iter()
                .filter(|it| it.has_class("symbol"));
            let led: BTreeSet<&str> = drawn.filter_map(|it| it.attribute("href")).collect();
            for (step, node) in steps.iter().zip(&sop.nodes) {
                let id = format!("#{}", step.attribute("id").unwrap());
                assert!(
                    led.contains(id.as_str()),
                    "no symbol leads to {id} of {name}"
                );
                let links = step
                    .tagged("ul")
                    .into_iter()
                    .flat_map(|ways| ways.tagged("a"));
                let targets: usize = node.exits.iter().map(|exit| exit.targets.len()).sum();
                assert_eq!(links.count(), targets, "{} of {name}", step.text);
            }
        }
    }
}

#[test]
fn a_page_needs_nothing_from_anywhere_and_runs_nothing() {
    for file in files() {
        let page = samples::page(&sops_in(&file));
        for foreign in [
            "http:", "https:", "//www", "@import", "url(", "<link", "<script", "onclick", "onload",
        ] {
            let said = foreign.starts_with("http") || foreign.starts_with("//");
            assert!(said || !page.contains(foreign), "{foreign} in {file}");
            assert!(
                !page.contains(&format!("=\"{foreign}")),
                "{foreign} in {file}"
            );
        }
        assert!(
            page.contains(
                "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\""
            )
        );
    }
}

#[test]
fn what_an_author_writes_stays_words() {
    let evil = "</title><script>alert(1)</script> \\\"' & <b onclick=x>";
    let text = format!(
        "sop jahat \"{evil}\" {{\n  instansi \"{evil}\"\n  pelaksana a \"{evil}\"\n  aktivitas x \"{evil}\" {{\n    mulai oleh a\n    \
         kelengkapan \"{evil}\" \"{evil}\"\n    waktu \"{evil}\"\n  }}\n  aktivitas y \"Selesai\" {{ akhir oleh a }}\n}}\n"
    );
    let page = samples::page(&sops_of(&text));
    assert!(!page.contains("<script") && !page.contains("<b onclick"));
    let title = Element::read(&page).tagged("title")[0].text.clone();
    assert_eq!(
        title,
        "</title><script>alert(1)</script> \"' & <b onclick=x>"
    );
}

#[test]
fn a_page_speaks_the_language_of_its_sop() {
    let english = "sop a \"Letters\" {\n  actor b \"Clerk\"\n  activity c \"Receive\" { start by b }\n  activity d \"File\" { end by b }\n}\n";
    let indonesian = "sop a \"Surat\" {\n  pelaksana b \"Staf\"\n  aktivitas c \"Menerima\" { mulai oleh b }\n  aktivitas d \"Menyimpan\" { akhir oleh b }\n}\n";
    for (text, lang, heading, start) in [
        (english, "en", "Step by step", "Start"),
        (indonesian, "id", "Langkah demi langkah", "Mulai"),
    ] {
        let page = Element::read(&samples::page(&sops_of(text)));
        assert_eq!(page.attribute("lang"), Some(lang));
        assert_eq!(page.tagged("h2")[0].text, heading);
        assert_eq!(
            page.tagged("td")
                .iter()
                .filter(|cell| cell.text.trim() == start)
                .count(),
            1
        );
    }
}

#[test]
fn several_procedures_have_a_list_before_them() {
    let sops = sops_in("tests/corpus/several-procedures.sop");
    let page = Element::read(&samples::page(&sops));
    let links: Vec<String> = page.tagged("nav")[0]
        .tagged("a")
        .iter()
        .map(|link| link.text.clone())
        .collect();
    let titles: Vec<String> = sops.iter().map(|sop| sop.title.value.clone()).collect();
    assert_eq!(links, titles);
    for at in 1..=sops.len() {
        assert_eq!(page.with_id(&format!("sop-{at}")).tag, "article");
    }
    assert!(
        Element::read(&samples::page(&sops[..1]))
            .tagged("nav")
            .is_empty()
    );
}

#[test]
fn a_page_is_the_same_on_each_run() {
    for file in files() {
        assert!(
            samples::page(&sops_in(&file)) == samples::page(&sops_in(&file)),
            "{file}"
        );
    }
}

#[test]
fn the_logo_is_within_the_page_and_says_what_it_is() {
    let options = Options {
        one_page: true,
        logo: Some(Picture {
            format: PictureFormat::Png,
            bytes: [137, 80, 78, 71].as_slice().into(),
            size: (40, 40),
        }),
        ..Options::default()
    };
    let scene = to_scene(&sops_in("sops/kaltim.sop")[0], &options);
    let page = Element::read(&scenes_to_html(&[scene]));
    let logos = page.tagged("img");
    assert_eq!(logos.len(), 1);
    assert_eq!(
        logos[0].attribute("src"),
        Some("data:image/png;base64,iVBORw==")
    );
    let alt = logos[0].attribute("alt").unwrap().to_lowercase();
    assert!(alt.contains("badan pusat statistik"), "{alt}");
}

#[test]
fn no_scenes_are_an_empty_page() {
    assert_eq!(
        Element::read(&samples::page(&[])).tagged("article").len(),
        0
    );
}

#[test]
fn a_paged_scene_is_a_page_too() {
    let scene = to_scene(&long(60, 8)[0], &Options::default());
    assert!(scene.pages.len() > 1);
    let page = Element::read(&scenes_to_html(&[scene]));
    let rows: usize = page
        .tagged("tbody")
        .iter()
        .map(|body| body.tagged("th").len())
        .sum();
    assert!(rows >= 60);
}
