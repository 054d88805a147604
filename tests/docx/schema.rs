//! The order that the schema asks for. Word refuses a file, or mends it, where it is another.

use lajur::render::{Options, Paper, to_scene};

use crate::world::{Package, corpus, long};
use crate::xml::Tag;

/// Elements and their children in the order of the schema.
const ORDERS: &[(&str, &[&str])] = &[
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:pageBreakBefore",
            "w:numPr",
            "w:tabs",
            "w:spacing",
            "w:ind",
            "w:jc",
            "w:outlineLvl",
            "w:rPr",
            "w:sectPr",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rFonts", "w:b", "w:bCs", "w:color", "w:kern", "w:sz", "w:szCs", "w:lang",
        ],
    ),
    (
        "w:tblPr",
        &[
            "w:tblW",
            "w:jc",
            "w:tblInd",
            "w:tblBorders",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
        ],
    ),
    ("w:tbl", &["w:tblPr", "w:tblGrid", "w:tr"]),
    ("w:tr", &["w:trPr", "w:tc"]),
    ("w:tc", &["w:tcPr", "w:p"]),
    (
        "w:tcPr",
        &[
            "w:tcW",
            "w:gridSpan",
            "w:vMerge",
            "w:tcBorders",
            "w:shd",
            "w:tcMar",
            "w:textDirection",
            "w:vAlign",
        ],
    ),
    ("w:tcBorders", &["w:top", "w:left", "w:bottom", "w:right"]),
    ("w:tcMar", &["w:top", "w:left", "w:bottom", "w:right"]),
    ("w:tblCellMar", &["w:top", "w:left", "w:bottom", "w:right"]),
    (
        "w:sectPr",
        &[
            "w:headerReference",
            "w:type",
            "w:pgSz",
            "w:pgMar",
            "w:pgNumType",
            "w:titlePg",
        ],
    ),
    (
        "wp:anchor",
        &[
            "wp:simplePos",
            "wp:positionH",
            "wp:positionV",
            "wp:extent",
            "wp:effectExtent",
            "wp:wrapNone",
            "wp:docPr",
            "wp:cNvGraphicFramePr",
            "a:graphic",
        ],
    ),
    (
        "wps:wsp",
        &[
            "wps:cNvSpPr",
            "wps:cNvCnPr",
            "wps:spPr",
            "wps:txbx",
            "wps:bodyPr",
        ],
    ),
    (
        "wps:spPr",
        &[
            "a:xfrm",
            "a:custGeom",
            "a:prstGeom",
            "a:noFill",
            "a:solidFill",
            "a:ln",
        ],
    ),
    (
        "a:ln",
        &[
            "a:noFill",
            "a:solidFill",
            "a:prstDash",
            "a:miter",
            "a:tailEnd",
        ],
    ),
    (
        "a:custGeom",
        &[
            "a:avLst",
            "a:gdLst",
            "a:ahLst",
            "a:cxnLst",
            "a:rect",
            "a:pathLst",
        ],
    ),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
        ],
    ),
    (
        "w:settings",
        &["w:zoom", "w:defaultTabStop", "w:compat", "w:themeFontLang"],
    ),
    ("w:lvl", &["w:start", "w:numFmt", "w:lvlText", "w:lvlJc"]),
    ("w:numbering", &["w:abstractNum", "w:num"]),
    ("w:font", &["w:altName", "w:family", "w:pitch"]),
];

fn in_order(root: &Tag) {
    for (name, order) in ORDERS {
        for node in root.tags(name) {
            let at = |child: &Tag| {
                order
                    .iter()
                    .position(|known| *known == child.name)
                    .unwrap_or_else(|| panic!("{} in {name}", child.name))
            };
            let places: Vec<usize> = node.children.iter().map(at).collect();
            assert!(places.is_sorted(), "{name}: {places:?}");
        }
    }
}

fn whole_tables(root: &Tag) {
    for table in root.tags("w:tbl") {
        let widths: Vec<i64> = table
            .tags("w:gridCol")
            .iter()
            .map(|column| column.number("w:w"))
            .collect();
        for row in table.tags("w:tr") {
            let (mut columns, mut width) = (0, 0);
            for cell in row.tags("w:tc") {
                let span = cell.tags("w:gridSpan");
                let span = span.first().map_or(1, |span| span.number("w:val"));
                let own = cell.tags("w:tcW")[0].number("w:w");
                let expected: i64 = widths[columns..columns + span as usize].iter().sum();
                assert_eq!(own, expected);
                columns += span as usize;
                width += own;
                assert_eq!(cell.children.last().unwrap().name, "w:p");
            }
            assert_eq!(columns, widths.len());
            assert_eq!(width, widths.iter().sum::<i64>());
        }
    }
}

#[test]
fn elements_stand_in_the_order_of_the_schema_and_rows_fill_their_tables() {
    let mut all = corpus();
    all.push(("long".to_owned(), long(40)));
    for (_, scenes) in all {
        let package = Package::of(&scenes);
        for path in package.0.keys().filter(|path| path.ends_with(".xml")) {
            in_order(&package.xml(path));
        }
        whole_tables(&package.document());
    }
}

#[test]
fn heads_are_repeated_and_a_cell_that_goes_on_has_its_beginning_above() {
    let document = Package::of(&long(40)).document();
    for table in document.tags("w:tbl") {
        let rows = table.tags("w:tr");
        assert!(!rows[0].tags("w:tblHeader").is_empty());
        let heads = rows
            .iter()
            .take_while(|row| !row.tags("w:tblHeader").is_empty())
            .count();
        let all = rows
            .iter()
            .filter(|row| !row.tags("w:tblHeader").is_empty())
            .count();
        assert_eq!(heads, all);
        assert!(
            rows[0]
                .tags("w:vMerge")
                .iter()
                .all(|merge| merge.value("w:val") == "restart")
        );
    }
}

#[test]
fn pages_have_the_size_of_the_paper_and_keep_the_room_for_the_stamp() {
    let scene = &corpus()
        .into_iter()
        .find(|(name, _)| name == "kaltim")
        .unwrap()
        .1[0];
    let document = Package::of(std::slice::from_ref(scene)).document();
    let size = document.tags("w:pgSz")[0];
    assert_eq!((size.value("w:w"), size.value("w:h")), ("16838", "11906"));
    assert_eq!(size.value("w:orient"), "landscape");
    assert!(document.tags("w:pgMar")[0].number("w:bottom") >= 900);
}

#[test]
fn a_page_longer_than_the_format_allows_is_cut_by_the_word_processor() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/sops/kaltim.sop"));
    let source = lajur::source::Source::new("kaltim.sop", text.unwrap());
    let checked = lajur::pipeline::check(&[source]);
    let options = Options {
        paper: Paper::F4,
        one_page: true,
        ..Options::default()
    };
    let mut scene = to_scene(&checked.catalogue.sops[0], &options);
    scene.pages[0].height = 4000.0;
    let document = Package::of(&[scene]).document();
    assert_eq!(document.tags("w:pgSz")[0].value("w:h"), "31680");
}
