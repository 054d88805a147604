//! Paragraphs and runs of text.

use crate::render::scene::Weight;
use crate::render::text::LEADING;

use super::units::{half_points, twips};
use super::xml::Xml;

/// How a paragraph is set. The default is flush left, without room around it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Format {
    /// The name of its style, if it has one.
    pub style: Option<&'static str>,
    /// Whether it begins a page.
    pub page_break: bool,
    /// The list of which it is an item.
    pub list: Option<usize>,
    /// A place, from the left margin, at which text can be set flush right.
    pub tab: Option<f64>,
    /// The room above it.
    pub before: f64,
    /// How high each of its lines is.
    pub line: Line,
    /// The room at the left.
    pub left: f64,
    /// The room at the right.
    pub right: f64,
    /// By how much its first line begins before the others.
    pub hanging: f64,
    /// Whether its lines are centred.
    pub centred: bool,
    /// The type size of what is typed at its end.
    pub size: f64,
}

/// How high a line is.
#[derive(Debug, Clone, Copy, Default)]
pub enum Line {
    /// So high, whatever stands in it.
    Exactly(f64),
    /// As high as the layout set it, and higher for larger letters.
    #[default]
    Set,
}

impl Format {
    /// An empty line of this height, to part what stands above each other.
    pub fn spacer(height: f64) -> Self {
        Format {
            line: Line::Exactly(height),
            size: 1.0,
            ..Format::default()
        }
    }
}

/// A paragraph with this content.
pub fn paragraph(xml: &mut Xml, format: &Format, content: impl FnOnce(&mut Xml)) {
    xml.inside("w:p", &[], |xml| {
        properties(xml, format, |_| {});
        content(xml);
    });
}

/// The properties of a paragraph, in the order of the schema; `last` adds what comes after all others.
pub fn properties(xml: &mut Xml, format: &Format, last: impl FnOnce(&mut Xml)) {
    xml.inside("w:pPr", &[], |xml| {
        if let Some(style) = format.style {
            xml.empty("w:pStyle", &[("w:val", &style)]);
        }
        if format.page_break {
            xml.empty("w:pageBreakBefore", &[]);
        }
        if let Some(list) = format.list {
            xml.inside("w:numPr", &[], |xml| {
                xml.empty("w:ilvl", &[("w:val", &0)]);
                xml.empty("w:numId", &[("w:val", &list)]);
            });
        }
        if let Some(place) = format.tab {
            tab(xml, place);
        }
        spacing(xml, format);
        indent(xml, format);
        if format.centred {
            xml.empty("w:jc", &[("w:val", &"center")]);
        }
        xml.inside("w:rPr", &[], |xml| sizes(xml, format.size));
        last(xml);
    });
}

fn tab(xml: &mut Xml, place: f64) {
    xml.inside("w:tabs", &[], |xml| {
        let place = twips(place);
        xml.empty("w:tab", &[("w:val", &"right"), ("w:pos", &place)]);
    });
}

fn spacing(xml: &mut Xml, format: &Format) {
    let (height, rule) = match format.line {
        Line::Exactly(height) => (height, "exact"),
        Line::Set => (format.size * LEADING, "atLeast"),
    };
    xml.empty(
        "w:spacing",
        &[
            ("w:before", &twips(format.before).clamp(0, 31_680)),
            ("w:after", &0),
            ("w:line", &twips(height).clamp(1, 31_680)),
            ("w:lineRule", &rule),
        ],
    );
}

fn indent(xml: &mut Xml, format: &Format) {
    let (left, right) = (twips(format.left), twips(format.right));
    let hanging = twips(format.hanging).max(0);
    if (left, right, hanging) == (0, 0, 0) && format.list.is_none() {
        return;
    }
    xml.empty(
        "w:ind",
        &[
            ("w:left", &left),
            ("w:right", &right),
            ("w:hanging", &hanging),
        ],
    );
}

fn sizes(xml: &mut Xml, size: f64) {
    let size = half_points(size);
    xml.empty("w:sz", &[("w:val", &size)]);
    xml.empty("w:szCs", &[("w:val", &size)]);
}

/// Words in one style; written line breaks stay.
pub fn run(xml: &mut Xml, words: &str, size: f64, weight: Weight) {
    styled(xml, size, weight, |xml| {
        for (at, line) in words.replace("\r\n", "\n").split(is_break).enumerate() {
            if at > 0 {
                xml.empty("w:br", &[]);
            }
            xml.inside("w:t", &[("xml:space", &"preserve")], |xml| xml.text(line));
        }
    });
}

/// Whether a line ends here, wherever it is set.
fn is_break(letter: char) -> bool {
    matches!(
        letter,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// A jump to the next tab.
pub fn jump(xml: &mut Xml, size: f64) {
    styled(xml, size, Weight::Regular, |xml| xml.empty("w:tab", &[]));
}

/// A number that the word processor keeps up to date, and what it is now.
pub fn field(xml: &mut Xml, code: &str, now: &str, size: f64) {
    let mark = |xml: &mut Xml, kind: &str| {
        styled(xml, size, Weight::Regular, |xml| {
            xml.empty("w:fldChar", &[("w:fldCharType", &kind)]);
        });
    };
    mark(xml, "begin");
    styled(xml, size, Weight::Regular, |xml| {
        xml.inside("w:instrText", &[("xml:space", &"preserve")], |xml| {
            xml.text(code);
        });
    });
    mark(xml, "separate");
    run(xml, now, size, Weight::Regular);
    mark(xml, "end");
}

fn styled(xml: &mut Xml, size: f64, weight: Weight, content: impl FnOnce(&mut Xml)) {
    xml.inside("w:r", &[], |xml| {
        xml.inside("w:rPr", &[], |xml| {
            if weight == Weight::Bold {
                xml.empty("w:b", &[]);
                xml.empty("w:bCs", &[]);
            }
            sizes(xml, size);
        });
        content(xml);
    });
}
