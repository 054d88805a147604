//! The page with plots: that it stands alone, is sound, and says what the results say.

#[path = "../run_html/page.rs"]
mod page;
#[path = "../simulate_output/world.rs"]
mod world;

mod notes;
mod plots;

use lajur::lang::Lang;
use lajur::report::simulate::html;
use page::Element;
use world::World;

fn pages(lang: Lang) -> Vec<String> {
    let world = World::new().with_scenario("ramai", "petugas admin = 3");
    let picture = Some("<svg viewBox=\"0 0 9 9\"></svg>");
    vec![
        world.played(lang, |account| html(account, picture)),
        world.played(lang, |account| html(account, None)),
        world.compared(lang, |account| html(account, picture)),
        world.sought(lang, true, |account| html(account, picture)),
        world.sought(lang, false, |account| html(account, None)),
    ]
}

fn section<'p>(page: &'p Element, id: &str) -> Option<&'p Element> {
    let sections = page.tagged("section").into_iter();
    sections
        .into_iter()
        .find(|it| it.attribute("id") == Some(id))
}

#[test]
fn every_page_is_well_formed_and_stands_alone() {
    for lang in Lang::ALL {
        for text in pages(lang) {
            let page = Element::read(&text);
            assert_eq!(page.attribute("lang"), Some(lang.tag()));
            let outside = ["http://", "https://", "<script", "url(", "@import", "NaN"];
            for part in outside {
                assert!(!text.contains(part), "{part}");
            }
        }
    }
}

#[test]
fn every_section_has_its_heading_and_every_cell_its_column() {
    for text in pages(Lang::Id) {
        let page = Element::read(&text);
        for section in page.tagged("section") {
            let heading = section.attribute("aria-labelledby").unwrap();
            assert!(!page.with_id(heading).text.is_empty());
        }
        for table in page.tagged("table") {
            let columns = table.tagged("thead")[0].tagged("th").len();
            for row in table.tagged("tbody")[0].tagged("tr") {
                assert_eq!(row.children.len(), columns, "{}", row.text);
                assert_eq!(row.tagged("th").len(), 1, "{}", row.text);
            }
        }
        let figures = page.tagged("svg").into_iter();
        for figure in figures.filter(|it| it.attribute("role") == Some("img")) {
            let label = figure.attribute("aria-label").unwrap();
            assert!(label.len() > 20, "{label}");
            assert_eq!(figure.tagged("title")[0].text, label);
        }
    }
}

#[test]
fn each_kind_of_account_has_its_sections() {
    let ids = |text: &String| {
        let page = Element::read(text);
        let sections = page.tagged("section").into_iter();
        let ids = sections.map(|it| it.attribute("id").unwrap().to_string());
        ids.collect::<Vec<_>>()
    };
    let pages = pages(Lang::En);
    let common = [
        "glance", "times", "steps", "flow", "course", "actors", "rules",
    ];
    assert_eq!(ids(&pages[0]), common);
    let mut without_picture = common;
    without_picture[3] = "ways";
    assert_eq!(ids(&pages[1]), without_picture);
    assert_eq!(ids(&pages[2])[0], "differences");
    assert_eq!(ids(&pages[3])[..2], ["answer", "trials"]);
}

#[test]
fn what_people_write_is_text_and_never_markup() {
    let evil = "</section><script>alert(1)</script>";
    let sop = format!(
        "sop a \"{evil}\" {{ actor x \"{evil}\" activity one \"{evil}\" {{ start by x }} \
         activity two \"b\" {{ end by x }} rule r must \"{evil}\" {{ within 3 workdays }} }}"
    );
    let world = World::written(&sop).with_scenario(evil, evil);
    let text = world.played(Lang::En, |account| html(account, None));
    assert!(!text.contains("<script>alert"));
    Element::read(&text);
}

#[test]
fn results_without_a_case_make_a_page_too() {
    let world = World::new();
    let mut results = world.results(1);
    results.cases = 0;
    for times in [
        &mut results.workdays,
        &mut results.calendar_days,
        &mut results.office_minutes,
        &mut results.worked_minutes,
        &mut results.waited_minutes,
    ] {
        *times = world::around(0, 0);
    }
    results.course = Default::default();
    let text = world.told(&results, Lang::Id, |account| html(account, None));
    let page = Element::read(&text);
    assert!(section(&page, "course").is_none());
    assert!(page.with_id("times").tagged("figure").is_empty());
}
