//! The HTML report of judged cases: it stands alone, it is well-formed whatever a log says, and it says everything.

mod page;
mod picture;
mod world;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use lajur::lang::Lang;
use lajur::report::run::html;

use page::Element;
use world::{Did, World, complaints, date, moment};

/// Writes pages to look at: `cargo test --test run_html -- --ignored`.
#[test]
#[ignore = "for people to look at"]
fn write() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for lang in Lang::ALL {
        let name = format!("report-{}.html", lang.tag());
        fs::write(folder.join(name), complaints(120).page(lang)).unwrap();
    }
    let long = complaints(2000).page(Lang::Id);
    fs::write(folder.join("report-long.html"), long).unwrap();
}

#[test]
fn a_page_is_well_formed_and_its_parts_find_each_other() {
    for lang in Lang::ALL {
        let page = Element::read(&complaints(60).page(lang));
        assert_eq!(page.attribute("lang"), Some(lang.tag()));
        let all = page.all();
        let ids: Vec<&str> = all.iter().filter_map(|it| it.attribute("id")).collect();
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "an id is there twice");
        for element in all {
            let one = [
                element.attribute("for"),
                element.attribute("aria-labelledby"),
            ];
            let target = element
                .attribute("href")
                .map(|href| href.strip_prefix('#').unwrap());
            let named = one.into_iter().flatten().flat_map(|ids| ids.split(' '));
            for id in named.chain(target) {
                assert!(known.contains(id), "{id} is nowhere");
            }
        }
    }
}

#[test]
fn a_page_needs_nothing_from_anywhere() {
    let page = complaints(60).page(Lang::Id);
    let own = page.replace("xmlns=\"http://www.w3.org/2000/svg\"", "");
    for foreign in [
        "http:", "https:", "//www", "@import", "url(", "<link", "src=", "fetch(", "XMLHttp",
    ] {
        assert!(!own.contains(foreign), "{foreign}");
    }
}

#[test]
fn the_same_cases_give_the_same_page() {
    assert_eq!(complaints(60).page(Lang::En), complaints(60).page(Lang::En));
}

#[test]
fn each_case_is_there_once_with_its_explanation() {
    let world = complaints(60);
    let page = Element::read(&world.page(Lang::Id));
    let list = page.with_id("case-list");
    let cases: Vec<&Element> = list
        .children
        .iter()
        .filter(|it| it.has_class("case"))
        .collect();
    let mut ids: Vec<String> = Vec::new();
    for case in cases {
        ids.push(case.children[0].children[0].text.clone());
        assert_eq!(case.tagged("details").len(), 1);
        assert!(!case.tagged("summary")[0].text.is_empty());
    }
    ids.sort();
    let expected: Vec<String> = world.batch.cases().map(|case| case.id.to_owned()).collect();
    assert_eq!(ids, expected);
}

#[test]
fn every_event_of_a_case_is_in_its_explanation() {
    let world = complaints(60);
    let page = Element::read(&world.page(Lang::En));
    let list = page.with_id("case-list");
    for case in world.batch.cases() {
        let mut shown = list.children.iter().filter(|it| it.has_class("case"));
        let shown = shown
            .find(|it| it.children[0].children[0].text == case.id)
            .unwrap();
        let rows = shown.tagged("tr");
        for event in case.events {
            let line = event.line.to_string();
            let at_line = |row: &&Element| row.children[0].text == line;
            assert!(rows.iter().any(at_line), "{} line {line}", case.id);
        }
    }
}

#[test]
fn a_row_of_a_table_has_a_cell_for_each_head() {
    let page = Element::read(&complaints(60).page(Lang::En));
    for table in page.tagged("table") {
        let heads = table.children[0].tagged("th").len();
        assert!(heads > 0);
        for body in table.children.iter().filter(|it| it.tag == "tbody") {
            for row in body.children.iter().filter(|it| it.tag == "tr") {
                let wide = |cell: &Element| match cell.attribute("colspan") {
                    Some(span) => span.parse().unwrap(),
                    None => 1,
                };
                let cells: usize = row.children.iter().map(wide).sum();
                assert_eq!(cells, heads, "{}", row.text);
            }
        }
    }
}

#[test]
fn a_long_log_is_listed_in_part_and_the_page_says_so() {
    let mut world = complaints(60);
    world.room = 7;
    let page = world.page(Lang::Id);
    assert!(page.contains("Tercantum 7 kasus terburuk dari 60 kasus; 53 kasus tidak tercantum."));
    assert_eq!(page.matches("<tbody class=\"case\"").count(), 7);
    world.room = 60;
    assert!(
        world
            .page(Lang::Id)
            .contains("Semua 60 kasus tercantum, yang terburuk lebih dahulu.")
    );
}

#[test]
fn the_sum_of_the_rows_is_shown() {
    let world = complaints(60);
    let events = world.batch.event_count();
    let said = format!("Rows read: {} = {events} judged + 3 rejected.", events + 3);
    assert!(world.page(Lang::En).contains(&said));
}

#[test]
fn a_log_without_cases_gives_a_page_that_says_so() {
    let page = World::of("sops/kaltim.sop").page(Lang::En);
    Element::read(&page);
    assert!(page.contains("The log has no cases."));
    assert!(!page.contains("<form"));
}

#[test]
fn a_page_without_a_picture_has_the_flow_as_a_table() {
    let page = complaints(12).account(Lang::En, |account| html(account, None));
    let page = Element::read(&page);
    let flow = page.with_id("flow");
    assert!(flow.tagged("details").is_empty());
    assert_eq!(flow.tagged("table").len(), 1);
}

#[test]
fn both_languages_are_spoken_throughout() {
    let world = complaints(60);
    let heads = |lang| {
        let page = Element::read(&world.page(lang));
        let of = |tag: &str| {
            page.tagged(tag)
                .iter()
                .map(|it| it.text.clone())
                .collect::<Vec<_>>()
        };
        [of("h2"), of("option"), of("summary")].concat()
    };
    let (en, id) = (heads(Lang::En), heads(Lang::Id));
    assert_eq!(en.len(), id.len());
    assert!(en.contains(&"Cases".to_owned()) && id.contains(&"Daftar kasus".to_owned()));
    for (en, id) in en.iter().zip(&id) {
        assert!(
            en != id || en.chars().all(|it| !it.is_alphabetic()),
            "{en} in both"
        );
    }
}

/// What a log could hold to break a page.
const HOSTILE: [&str; 6] = [
    "</script><script>alert(1)</script>",
    "\"onmouseover='x' <b>&amp;",
    "nul\u{0}esc\u{1b}[31mbell\u{7}",
    "\u{202e}terbalik \u{05d0}\u{05d1}",
    "]]>--><!--",
    "`balik` </style>",
];

#[test]
fn nothing_that_a_log_or_an_sop_says_becomes_markup() {
    let sop = r#"sop s "<img src=x onerror=alert(1)> \" & '" {
        actor a "</td><td>" actor b "B"
        activity one "<script>one</script>" { start by a }
        activity two "two ]]> & <" { by b takes 1 workday }
        activity three "t" { end by a }
        rule r must "<i>rule</i>" { judge "</h3>?" }
    }"#;
    let mut world = World::written(sop);
    for (at, hostile) in HOSTILE.into_iter().enumerate() {
        let did = |what, who, day| Did {
            what,
            who,
            outcome: hostile,
            at: moment(date(2024, 7, day), 600),
        };
        let id = format!("{at} {hostile}");
        let steps = [
            did("one", hostile, 1),
            did(hostile, "B", 2),
            did("two", "</td><td>", 12),
        ];
        world.case(&id, None, &steps);
    }
    for lang in Lang::ALL {
        let page = world.page(lang);
        assert_eq!(page.matches("<script").count(), 1);
        assert_eq!(page.matches("</script").count(), 1);
        assert_eq!(page.matches("</style").count(), 1);
        assert!(!page.contains("<img") && !page.contains("<b>") && !page.contains("<i>"));
        let is_bare = |letter: char| letter.is_control() && letter != '\n';
        assert!(!page.contains(is_bare));
        let page = Element::read(&page);
        let texts: BTreeSet<String> = page
            .tagged("bdi")
            .iter()
            .map(|it| it.text.clone())
            .collect();
        for (at, hostile) in HOSTILE.into_iter().enumerate() {
            let shown: String = hostile
                .chars()
                .map(|it| if it.is_control() { '\u{fffd}' } else { it })
                .collect();
            assert!(texts.contains(&format!("{at} {shown}")), "{shown}");
        }
    }
}

/// The colours of a page, by their names, in the light and in the dark.
fn colours(page: &str) -> [Vec<(String, [f64; 3])>; 2] {
    let mut blocks = page
        .split(":root {")
        .skip(1)
        .map(|rest| rest.split('}').next().unwrap());
    [blocks.next().unwrap(), blocks.next().unwrap()].map(|block| {
        let pairs = block
            .split(';')
            .filter_map(|pair| pair.trim().split_once(": #"));
        let channel = |colour: &str, at: usize| {
            let part = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        };
        let rgb = |colour: &str| [0, 2, 4].map(|at| channel(colour, at));
        pairs
            .map(|(name, colour)| (name.trim_start_matches("--").to_owned(), rgb(colour)))
            .collect()
    })
}

/// The contrast of two colours, as WCAG 2 defines it.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let light = |[r, g, b]: [f64; 3]| 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
    let (one, other) = (light(one), light(other));
    one.max(other) / one.min(other)
}

#[test]
fn words_stand_out_in_the_light_and_in_the_dark() {
    let page = complaints(4).page(Lang::En);
    for colours in colours(&page) {
        let of = |name: &str| colours.iter().find(|(own, _)| own == name).unwrap().1;
        let mut pairs = Vec::new();
        for words in ["ink", "soft", "accent", "good", "warn", "bad", "ask"] {
            pairs.extend(["paper", "ground"].map(|ground| (words.to_owned(), ground.to_owned())));
        }
        for tag in ["good", "warn", "bad", "ask"] {
            pairs.push((tag.to_owned(), format!("{tag}-ground")));
        }
        pairs.push(("soft".to_owned(), "head".to_owned()));
        for (words, ground) in pairs {
            let contrast = contrast(of(&words), of(&ground));
            assert!(contrast >= 4.5, "{words} on {ground}: {contrast:.2}");
        }
    }
}
