//! The parts of the package beside the text: what it is, what it is made of, and how text looks that says nothing of it.

use std::fmt::Display;

use crate::render::RenderError;
use crate::render::scene::Scene;

use super::Document;
use super::package::Part;
use super::section::header_relation;
use super::xml::Xml;

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The typeface, and those of the same widths that stand in for it.
const TYPEFACE: &str = "Arial";
const ALIKE: &str = "Arimo,Liberation Sans";

/// The namespaces of the parts that hold text.
pub fn namespaces() -> [(&'static str, &'static dyn Display); 8] {
    [
        ("xmlns:w", &WORD),
        ("xmlns:r", &OFFICE),
        (
            "xmlns:mc",
            &"http://schemas.openxmlformats.org/markup-compatibility/2006",
        ),
        (
            "xmlns:wp",
            &"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        ),
        (
            "xmlns:a",
            &"http://schemas.openxmlformats.org/drawingml/2006/main",
        ),
        (
            "xmlns:pic",
            &"http://schemas.openxmlformats.org/drawingml/2006/picture",
        ),
        (
            "xmlns:wps",
            &"http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        ),
        (
            "xmlns:w14",
            &"http://schemas.microsoft.com/office/word/2010/wordml",
        ),
    ]
}

/// All parts of the package. The list of their types comes first, as readers expect it.
pub fn all(document: Document, scenes: &[Scene]) -> Result<Vec<Part>, RenderError> {
    let Document {
        xml,
        lists,
        media,
        headers,
        ..
    } = document;
    let first = scenes.first();
    let lang = first.map_or("id", |scene| scene.lang);
    let mut parts = vec![
        part("[Content_Types].xml", |xml| types(xml, headers.len()))?,
        part("_rels/.rels", package_relations)?,
        part("docProps/core.xml", |xml| core(xml, scenes))?,
        part("docProps/app.xml", application)?,
        Part::new("word/document.xml", xml.finish()?),
        part("word/_rels/document.xml.rels", |xml| {
            let headers = (1..=headers.len())
                .map(|at| (header_relation(at), "header", format!("header{at}.xml")));
            let pictures = media.relations().map(|(id, path)| (id, "image", path));
            document_relations(xml, headers.chain(pictures));
        })?,
        part("word/styles.xml", |xml| styles(xml, lang))?,
        part("word/settings.xml", |xml| settings(xml, lang))?,
        part("word/fontTable.xml", fonts)?,
        part("word/numbering.xml", |xml| {
            xml.inside("w:numbering", &[("xmlns:w", &WORD)], |xml| lists.write(xml));
        })?,
    ];
    parts.extend(headers);
    parts.extend(media.parts());
    Ok(parts)
}

fn part(path: &str, content: impl FnOnce(&mut Xml)) -> Result<Part, RenderError> {
    let mut xml = Xml::new();
    content(&mut xml);
    Ok(Part::new(path, xml.finish()?))
}

/// The types of files that are told by their endings.
const ENDINGS: [(&str, &str); 4] = [
    (
        "rels",
        "application/vnd.openxmlformats-package.relationships+xml",
    ),
    ("xml", "application/xml"),
    ("png", "image/png"),
    ("jpeg", "image/jpeg"),
];

/// The parts of the document, by the last word of their types.
const PARTS: [(&str, &str); 5] = [
    ("document", "document.main"),
    ("styles", "styles"),
    ("settings", "settings"),
    ("fontTable", "fontTable"),
    ("numbering", "numbering"),
];

/// The parts about the document.
const PROPERTIES: [(&str, &str); 2] = [
    (
        "core",
        "application/vnd.openxmlformats-package.core-properties+xml",
    ),
    (
        "app",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    ),
];

fn types(xml: &mut Xml, headers: usize) {
    let space = format!("{PACKAGE}/content-types");
    let part = |(name, kind): (String, &str)| {
        (format!("/word/{name}.xml"), format!("{CONTENT}.{kind}+xml"))
    };
    let own = PARTS
        .map(|(name, kind)| (name.to_owned(), kind))
        .into_iter();
    let headers = (1..=headers).map(|at| (format!("header{at}"), "header"));
    let properties =
        PROPERTIES.map(|(name, kind)| (format!("/docProps/{name}.xml"), kind.to_owned()));
    xml.inside("Types", &[("xmlns", &space)], |xml| {
        for (ending, kind) in ENDINGS {
            xml.empty("Default", &[("Extension", &ending), ("ContentType", &kind)]);
        }
        let parts = own.map(part).chain(properties).chain(headers.map(part));
        for (name, kind) in parts {
            xml.empty("Override", &[("PartName", &name), ("ContentType", &kind)]);
        }
    });
}

/// Relations, each with its name, its kind and its target.
fn relations(xml: &mut Xml, all: impl Iterator<Item = (String, String, String)>) {
    let space = format!("{PACKAGE}/relationships");
    xml.inside("Relationships", &[("xmlns", &space)], |xml| {
        for (id, kind, target) in all {
            xml.empty(
                "Relationship",
                &[("Id", &id), ("Type", &kind), ("Target", &target)],
            );
        }
    });
}

fn package_relations(xml: &mut Xml) {
    let all = [
        (format!("{OFFICE}/officeDocument"), "word/document.xml"),
        (
            format!("{PACKAGE}/relationships/metadata/core-properties"),
            "docProps/core.xml",
        ),
        (format!("{OFFICE}/extended-properties"), "docProps/app.xml"),
    ];
    let named = all.into_iter().enumerate();
    relations(
        xml,
        named.map(|(at, (kind, target))| (format!("part{}", at + 1), kind, target.to_owned())),
    );
}

fn document_relations(xml: &mut Xml, more: impl Iterator<Item = (String, &'static str, String)>) {
    let fixed = ["styles", "settings", "fontTable", "numbering"];
    let fixed = fixed.map(|name| (name.to_owned(), name, format!("{name}.xml")));
    let all = fixed.into_iter().chain(more);
    relations(
        xml,
        all.map(|(id, kind, target)| (id, format!("{OFFICE}/{kind}"), target)),
    );
}

fn core(xml: &mut Xml, scenes: &[Scene]) {
    let space = format!("{PACKAGE}/metadata/core-properties");
    let Some(scene) = scenes.first() else {
        return xml.empty("cp:coreProperties", &[("xmlns:cp", &space)]);
    };
    let titles: Vec<&str> = scenes.iter().map(|scene| scene.title.as_str()).collect();
    xml.inside(
        "cp:coreProperties",
        &[
            ("xmlns:cp", &space),
            ("xmlns:dc", &"http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", &"http://purl.org/dc/terms/"),
            ("xmlns:xsi", &"http://www.w3.org/2001/XMLSchema-instance"),
        ],
        |xml| {
            xml.inside("dc:title", &[], |xml| xml.text(&titles.join("; ")));
            xml.inside("dc:creator", &[], |xml| xml.text(&scene.author));
            xml.inside("dc:description", &[], |xml| xml.text(&scene.description));
            xml.inside("dc:language", &[], |xml| xml.text(locale(scene.lang)));
            if let Some((year, month, day)) = scene.dated {
                let date = format!("{year:04}-{month:02}-{day:02}T00:00:00Z");
                xml.inside(
                    "dcterms:created",
                    &[("xsi:type", &"dcterms:W3CDTF")],
                    |xml| {
                        xml.text(&date);
                    },
                );
            }
        },
    );
}

fn application(xml: &mut Xml) {
    let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.inside("Properties", &[("xmlns", &space)], |xml| {
        xml.inside("Application", &[], |xml| xml.text("lajur"));
    });
}

/// The tag of a language with its country, as word processors want it to check the spelling.
fn locale(lang: &str) -> &'static str {
    match lang {
        "en" => "en-US",
        _ => "id-ID",
    }
}

fn styles(xml: &mut Xml, lang: &str) {
    xml.inside("w:styles", &[("xmlns:w", &WORD)], |xml| {
        xml.inside("w:docDefaults", &[], |xml| {
            xml.inside("w:rPrDefault", &[], |xml| {
                xml.inside("w:rPr", &[], |xml| default_run(xml, lang));
            });
            xml.empty("w:pPrDefault", &[]);
        });
        let normal: &dyn Display = &"Normal";
        style(xml, "paragraph", "Normal", "Normal", true, |_| {});
        for (id, name, level) in [("Heading1", "heading 1", 0), ("Heading2", "heading 2", 1)] {
            style(xml, "paragraph", id, name, false, |xml| {
                xml.empty("w:basedOn", &[("w:val", normal)]);
                xml.empty("w:next", &[("w:val", normal)]);
                xml.empty("w:qFormat", &[]);
                xml.inside("w:pPr", &[], |xml| {
                    xml.empty("w:keepNext", &[]);
                    xml.empty("w:outlineLvl", &[("w:val", &level)]);
                });
            });
        }
        style(xml, "paragraph", "Header", "header", false, |xml| {
            xml.empty("w:basedOn", &[("w:val", normal)]);
        });
        style(xml, "table", "TableNormal", "Normal Table", true, |_| {});
    });
}

fn style(
    xml: &mut Xml,
    kind: &str,
    id: &str,
    name: &str,
    default: bool,
    more: impl FnOnce(&mut Xml),
) {
    let default = u8::from(default);
    xml.inside(
        "w:style",
        &[
            ("w:type", &kind),
            ("w:default", &default),
            ("w:styleId", &id),
        ],
        |xml| {
            xml.empty("w:name", &[("w:val", &name)]);
            more(xml);
        },
    );
}

/// How text looks that says nothing of it. It is kerned, as the layout measured it.
fn default_run(xml: &mut Xml, lang: &str) {
    let typeface: &dyn Display = &TYPEFACE;
    xml.empty(
        "w:rFonts",
        &[
            ("w:ascii", typeface),
            ("w:hAnsi", typeface),
            ("w:eastAsia", typeface),
            ("w:cs", typeface),
        ],
    );
    xml.empty("w:kern", &[("w:val", &2)]);
    xml.empty("w:sz", &[("w:val", &15)]);
    xml.empty("w:szCs", &[("w:val", &15)]);
    let locale: &dyn Display = &locale(lang);
    xml.empty("w:lang", &[("w:val", locale), ("w:eastAsia", locale)]);
}

fn settings(xml: &mut Xml, lang: &str) {
    xml.inside("w:settings", &[("xmlns:w", &WORD)], |xml| {
        xml.empty("w:zoom", &[("w:percent", &100)]);
        xml.empty("w:defaultTabStop", &[("w:val", &720)]);
        xml.inside("w:compat", &[], |xml| {
            xml.empty(
                "w:compatSetting",
                &[
                    ("w:name", &"compatibilityMode"),
                    ("w:uri", &"http://schemas.microsoft.com/office/word"),
                    ("w:val", &15),
                ],
            );
        });
        xml.empty("w:themeFontLang", &[("w:val", &locale(lang))]);
    });
}

fn fonts(xml: &mut Xml) {
    xml.inside("w:fonts", &[("xmlns:w", &WORD)], |xml| {
        xml.inside("w:font", &[("w:name", &TYPEFACE)], |xml| {
            xml.empty("w:altName", &[("w:val", &ALIKE)]);
            xml.empty("w:family", &[("w:val", &"swiss")]);
            xml.empty("w:pitch", &[("w:val", &"variable")]);
        });
    });
}
