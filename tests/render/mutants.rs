//! The judge is judged: a small good picture has no fault, and each rule finds the fault that is put into it.
//!
//! ```text
//!        lane 0      lane 1
//! row 0  <0> ───Ya───┐           0 is a decision with two labelled exits,
//!         │ Tidak    v
//! row 1  (2) <──┬── [1]          3 joins the arrow of 1 on its way to 2,
//! row 2         └── [3] ─┐
//! row 3  (4) ────── (4)  A       4 is done by both, 3 also leads to 5 on the next page,
//! row 4  [5]                     by the connector A
//! ```

use lajur::model::{NodeKind, Sop};
use lajur::render::Options;

use crate::build::build;
use crate::picture::Eye;
use crate::rules::{Fault, Rule, faults};

fn sop() -> Sop {
    use NodeKind::{Decision, End, Start, Task};
    let mut b = build("Contoh", &["Satu", "Dua"]);
    b.row("Memeriksa")
        .node("periksa", Decision, &[0])
        .when("Ya", "kerjakan")
        .when("Tidak", "selesai");
    b.row("Mengerjakan")
        .node("kerjakan", Task, &[1])
        .to("selesai")
        .node("selesai", End, &[0]);
    b.row("Membagi")
        .node("bagi", Task, &[1])
        .to("selesai")
        .to("lain");
    b.row("Memulai")
        .node("mulai", Start, &[0, 1])
        .label("Awal")
        .to("bagi");
    b.row("Lain").node("lain", Task, &[0]);
    b.finish()
}

const FIRST: &[&str] = &[
    "<g class=\"cell\" data-row=\"0\"><rect x=\"20\" y=\"50\" width=\"80\" height=\"80\"/><text x=\"23\" y=\"60\" font-size=\"8\">Memeriksa</text></g>",
    "<g class=\"cell\" data-row=\"1\"><rect x=\"20\" y=\"130\" width=\"80\" height=\"80\"/><text x=\"23\" y=\"140\" font-size=\"8\">Mengerjakan</text></g>",
    "<g class=\"cell\" data-row=\"2\"><rect x=\"20\" y=\"210\" width=\"80\" height=\"80\"/><text x=\"23\" y=\"220\" font-size=\"8\">Membagi</text></g>",
    "<g class=\"cell\" data-row=\"3\"><rect x=\"20\" y=\"290\" width=\"80\" height=\"80\"/><text x=\"23\" y=\"300\" font-size=\"8\">Memulai</text></g>",
    "<g class=\"lane\" data-row=\"0\" data-lane=\"0\"><rect x=\"100\" y=\"50\" width=\"100\" height=\"80\"/></g>",
    "<g class=\"lane\" data-row=\"0\" data-lane=\"1\"><rect x=\"200\" y=\"50\" width=\"100\" height=\"80\"/></g>",
    "<g class=\"lane\" data-row=\"1\" data-lane=\"0\"><rect x=\"100\" y=\"130\" width=\"100\" height=\"80\"/></g>",
    "<g class=\"lane\" data-row=\"1\" data-lane=\"1\"><rect x=\"200\" y=\"130\" width=\"100\" height=\"80\"/></g>",
    "<g class=\"lane\" data-row=\"2\" data-lane=\"0\"><rect x=\"100\" y=\"210\" width=\"100\" height=\"80\"/></g>",
    "<g class=\"lane\" data-row=\"2\" data-lane=\"1\"><rect x=\"200\" y=\"210\" width=\"100\" height=\"80\"/></g>",
    "<g class=\"lane\" data-row=\"3\" data-lane=\"0\"><rect x=\"100\" y=\"290\" width=\"100\" height=\"80\"/></g>",
    "<g class=\"lane\" data-row=\"3\" data-lane=\"1\"><rect x=\"200\" y=\"290\" width=\"100\" height=\"80\"/></g>",
    "<g class=\"joint\" data-node=\"4\"><polyline points=\"170,330 230,330\"/></g>",
    "<g class=\"symbol\" data-node=\"0\"><polygon points=\"150,78 170,90 150,102 130,90\"/></g>",
    "<g class=\"symbol\" data-node=\"1\"><rect x=\"230\" y=\"160\" width=\"40\" height=\"20\"/></g>",
    "<g class=\"symbol\" data-node=\"2\"><rect x=\"130\" y=\"160\" width=\"40\" height=\"20\" rx=\"10\"/></g>",
    "<g class=\"symbol\" data-node=\"3\"><rect x=\"230\" y=\"240\" width=\"40\" height=\"20\"/></g>",
    "<g class=\"symbol\" data-node=\"4\"><rect x=\"130\" y=\"320\" width=\"40\" height=\"20\" rx=\"10\"/></g>",
    "<g class=\"symbol\" data-node=\"4\"><rect x=\"230\" y=\"320\" width=\"40\" height=\"20\" rx=\"10\"/></g>",
    "<g class=\"caption\" data-node=\"4\"><rect x=\"172\" y=\"340\" width=\"20\" height=\"8\"/><text x=\"173\" y=\"346\" font-size=\"6.5\">Awal</text></g>",
    "<g class=\"connector\" data-to=\"5\" data-way=\"leaving\"><polygon points=\"279,270 291,270 291,278 285,282 279,278\"/><text x=\"283\" y=\"278\" font-size=\"7\">A</text></g>",
    "<g class=\"arrow\" data-from=\"0\" data-exit=\"0\" data-target=\"0\" data-to=\"1\" data-part=\"whole\"><polyline points=\"170,90 250,90 250,155.4\"/><polygon points=\"250,160 248,155.4 252,155.4\"/></g>",
    "<g class=\"arrow\" data-from=\"0\" data-exit=\"1\" data-target=\"0\" data-to=\"2\" data-part=\"whole\"><polyline points=\"150,102 150,155.4\"/><polygon points=\"150,160 148,155.4 152,155.4\"/></g>",
    "<g class=\"arrow\" data-from=\"1\" data-exit=\"0\" data-target=\"0\" data-to=\"2\" data-part=\"whole\"><polyline points=\"230,170 174.6,170\"/><polygon points=\"170,170 174.6,168 174.6,172\"/></g>",
    "<g class=\"arrow\" data-from=\"3\" data-exit=\"0\" data-target=\"0\" data-to=\"2\" data-part=\"whole\"><polyline points=\"230,250 190,250 190,170 174.6,170\"/><polygon points=\"170,170 174.6,168 174.6,172\"/></g>",
    "<g class=\"arrow\" data-from=\"3\" data-exit=\"1\" data-target=\"0\" data-to=\"5\" data-part=\"begin\"><polyline points=\"270,250 285,250 285,265.4\"/><polygon points=\"285,270 283,265.4 287,265.4\"/></g>",
    "<g class=\"arrow\" data-from=\"4\" data-exit=\"0\" data-target=\"0\" data-to=\"3\" data-part=\"whole\"><polyline points=\"250,320 250,264.6\"/><polygon points=\"250,260 248,264.6 252,264.6\"/></g>",
    "<g class=\"label\" data-from=\"0\" data-exit=\"0\" data-target=\"0\" data-to=\"1\"><rect x=\"172\" y=\"80\" width=\"10\" height=\"8\"/><text x=\"173\" y=\"86\" font-size=\"6.5\">Ya</text></g>",
    "<g class=\"label\" data-from=\"0\" data-exit=\"1\" data-target=\"0\" data-to=\"2\"><rect x=\"152\" y=\"106\" width=\"20\" height=\"8\"/><text x=\"153\" y=\"112\" font-size=\"6.5\">Tidak</text></g>",
];

const SECOND: &[&str] = &[
    "<g class=\"cell\" data-row=\"4\"><rect x=\"20\" y=\"50\" width=\"80\" height=\"100\"/><text x=\"23\" y=\"60\" font-size=\"8\">Lain</text></g>",
    "<g class=\"lane\" data-row=\"4\" data-lane=\"0\"><rect x=\"100\" y=\"50\" width=\"100\" height=\"100\"/></g>",
    "<g class=\"lane\" data-row=\"4\" data-lane=\"1\"><rect x=\"200\" y=\"50\" width=\"100\" height=\"100\"/></g>",
    "<g class=\"connector\" data-to=\"5\" data-way=\"arriving\"><polygon points=\"144,58 156,58 156,66 150,70 144,66\"/><text x=\"148\" y=\"66\" font-size=\"7\">A</text></g>",
    "<g class=\"symbol\" data-node=\"5\"><rect x=\"130\" y=\"100\" width=\"40\" height=\"20\"/></g>",
    "<g class=\"arrow\" data-from=\"3\" data-exit=\"1\" data-target=\"0\" data-to=\"5\" data-part=\"end\"><polyline points=\"150,70 150,95.4\"/><polygon points=\"150,100 148,95.4 152,95.4\"/></g>",
];

fn page(groups: &[&str], height: u32) -> String {
    let groups = groups.join("\n");
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"320pt\" height=\"{height}pt\">\n{groups}\n</svg>"
    )
}

fn good() -> [String; 2] {
    [page(FIRST, 420), page(SECOND, 200)]
}

fn judge(pages: &[String]) -> Vec<Fault> {
    let picture = Eye::new().read(pages).expect("it can be read");
    let options = Options {
        one_page: true,
        ..Options::default()
    };
    faults(&sop(), &options, &picture)
}

/// Changes one thing in the good picture, and tells which rules find it.
fn found(changes: &[(&str, &str)]) -> Vec<Rule> {
    let mut pages = good();
    for (from, to) in changes {
        let places: usize = pages.iter().map(|page| page.matches(from).count()).sum();
        assert_eq!(places, 1, "`{from}` is there {places} times");
        pages = pages.map(|page| page.replace(from, to));
    }
    let mut rules: Vec<Rule> = judge(&pages).iter().map(|fault| fault.rule).collect();
    rules.dedup();
    rules
}

#[test]
fn the_good_picture_has_no_fault() {
    let faults: Vec<String> = judge(&good()).iter().map(Fault::to_string).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

/// What is changed in the good picture, and the rule that must find it.
const MUTANTS: &[(Rule, &[(&str, &str)])] = &[
    (
        Rule::Oblique,
        &[("170,90 250,90 250,155.4", "170,90 249,92 250,155.4")],
    ),
    (
        Rule::ThroughSymbol,
        &[(
            "230,250 190,250 190,170",
            "230,250 110,250 110,195 140,195 140,170 190,170",
        )],
    ),
    (
        Rule::ThroughSymbol,
        &[(
            "170,90 250,90 250,155.4",
            "170,90 215,90 215,240.5 250,240.5 250,155.4",
        )],
    ),
    (
        Rule::ThroughWords,
        &[(
            "150,102 150,155.4",
            "150,102 150,110 165,110 165,120 150,120 150,155.4",
        )],
    ),
    (
        Rule::ThroughWords,
        &[(
            "230,250 190,250 190,170",
            "230,250 50,250 50,220 190,220 190,170",
        )],
    ),
    (
        Rule::OutsideLanes,
        &[(
            "170,90 250,90 250,155.4",
            "170,90 306,90 306,140 250,140 250,155.4",
        )],
    ),
    (
        Rule::LooseBeginning,
        &[("170,90 250,90 250,155.4", "175,90 250,90 250,155.4")],
    ),
    (
        Rule::LooseHead,
        &[
            ("170,90 250,90 250,155.4", "170,90 250,90 250,150.4"),
            ("250,160 248,155.4 252,155.4", "250,155 248,150.4 252,150.4"),
        ],
    ),
    (
        Rule::UponEachOther,
        &[(
            "250,320 250,264.6",
            "250,320 250,300 190.5,300 190.5,290 190.5,200 220,200 220,270 250,270 250,264.6",
        )],
    ),
    (
        Rule::UntidyMerge,
        &[(
            "230,250 190,250 190,170",
            "230,250 220,250 220,170 200,170 200,190 190,190 190,170",
        )],
    ),
    (
        Rule::TurnsUpon,
        &[(
            "250,320 250,264.6",
            "270,330 296,330 296,89.8 250,89.8 250,60 290,60 290,280 250,280 250,264.6",
        )],
    ),
    (
        Rule::TurnsUpon,
        &[("170,90 250,90 250,155.4", "150,102 250,102 250,155.4")],
    ),
    (
        Rule::HeadsOverlap,
        &[
            (
                "230,250 190,250 190,170 174.6,170",
                "230,250 190,250 190,173 174.6,173",
            ),
            (
                "173 174.6,173\"/><polygon points=\"170,170 174.6,168 174.6,172\"/>",
                "173 174.6,173\"/><polygon points=\"170,173 174.6,171 174.6,175\"/>",
            ),
        ],
    ),
    (
        Rule::MergesBesideSymbol,
        &[("230,250 190,250 190,170", "230,250 226,250 226,170")],
    ),
    (
        Rule::JointMeets,
        &[("points=\"170,330 230,330\"", "points=\"170,345 230,345\"")],
    ),
    (
        Rule::OutsideCell,
        &[(
            "y=\"60\" font-size=\"8\">Memeriksa",
            "y=\"134\" font-size=\"8\">Memeriksa",
        )],
    ),
    (
        Rule::OutsideCell,
        &[("x=\"283\" y=\"278\"", "x=\"289\" y=\"278\"")],
    ),
    (Rule::OutsideCell, &[(">Tidak<", ">Tidak lengkap<")]),
    (
        Rule::WordsOverlap,
        &[(
            "<rect x=\"172\" y=\"80\" width=\"10\"",
            "<rect x=\"160\" y=\"80\" width=\"22\"",
        )],
    ),
    (
        Rule::LabelAstray,
        &[(
            "<rect x=\"152\" y=\"106\" width=\"20\" height=\"8\"/><text x=\"153\" y=\"112\"",
            "<rect x=\"222\" y=\"106\" width=\"20\" height=\"8\"/><text x=\"223\" y=\"112\"",
        )],
    ),
    (
        Rule::CaptionAstray,
        &[(
            "<rect x=\"172\" y=\"340\" width=\"20\" height=\"8\"/><text x=\"173\" y=\"346\"",
            "<rect x=\"272\" y=\"240\" width=\"20\" height=\"8\"/><text x=\"273\" y=\"246\"",
        )],
    ),
    (
        Rule::SymbolsOverlap,
        &[(
            "279,270 291,270 291,278 285,282 279,278",
            "269,250 281,250 281,258 275,262 269,258",
        )],
    ),
    (
        Rule::SymbolAstray,
        &[("<rect x=\"130\" y=\"100\"", "<rect x=\"230\" y=\"145\"")],
    ),
    (Rule::OffPage, &[("height=\"420pt\"", "height=\"365pt\"")]),
    (
        Rule::SmallType,
        &[("font-size=\"8\">Membagi", "font-size=\"6.9\">Membagi")],
    ),
    (
        Rule::SmallType,
        &[("font-size=\"6.5\">Awal", "font-size=\"6.4\">Awal")],
    ),
    (
        Rule::EdgeLost,
        &[(
            "data-exit=\"0\" data-target=\"0\" data-to=\"3\"",
            "data-exit=\"1\" data-target=\"0\" data-to=\"3\"",
        )],
    ),
    (
        Rule::EdgeLost,
        &[("data-part=\"begin\"", "data-part=\"middle\"")],
    ),
    (
        Rule::EdgeLost,
        &[("y=\"66\" font-size=\"7\">A<", "y=\"66\" font-size=\"7\">B<")],
    ),
    (
        Rule::ConnectorAlone,
        &[("data-way=\"arriving\"", "data-way=\"leaving\"")],
    ),
    (Rule::LabelLost, &[(">Ya<", ">Y<")]),
    (
        Rule::NodeLost,
        &[(
            "class=\"symbol\" data-node=\"5\"",
            "class=\"symbol\" data-node=\"0\"",
        )],
    ),
    (Rule::NodeLost, &[(">Awal<", ">Aw<")]),
    (Rule::TextLost, &[(">Lain<", ">La<")]),
];

#[test]
fn every_rule_finds_the_fault_that_is_put_into_the_picture() {
    for (rule, changes) in MUTANTS {
        let rules = found(changes);
        assert!(rules.contains(rule), "{rule:?} is not among {rules:?}");
    }
}

#[test]
fn what_is_in_the_room_for_the_stamp_is_found() {
    let pages = good().map(|page| {
        page.replace("height=\"420pt\"", "height=\"595.28pt\"")
            .replace("y=\"290\" width", "y=\"490\" width")
    });
    let picture = Eye::new().read(&pages).expect("it can be read");
    let faults = faults(&sop(), &Options::default(), &picture);
    assert!(faults.iter().any(|fault| fault.rule == Rule::InStampRoom));
}

#[test]
fn a_letter_for_two_targets_is_found() {
    let other = "<g class=\"connector\" data-to=\"4\" data-way=\"leaving\">\
                 <polygon points=\"144,130 156,130 156,138 150,142 144,138\"/>\
                 <text x=\"148\" y=\"138\" font-size=\"7\">A</text></g>\n</svg>";
    let [first, second] = good();
    let rules: Vec<Rule> = judge(&[first, second.replace("</svg>", other)])
        .iter()
        .map(|fault| fault.rule)
        .collect();
    assert!(rules.contains(&Rule::LetterAmbiguous), "{rules:?}");
    assert!(rules.contains(&Rule::ConnectorAlone), "{rules:?}");
}

#[test]
fn what_is_no_picture_is_not_read() {
    assert!(Eye::new().read(&["<svg".to_owned()]).is_err());
    let [first, _] = good();
    let headless = first.replace("<polygon points=\"250,160 248,155.4 252,155.4\"/>", "");
    assert!(Eye::new().read(&[headless]).is_err());
}
