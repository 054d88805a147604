//! SVG: one picture a page, with real text, and words for those who listen.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::scene::{
    ArrowId, Element, Ink, Page, Paint, Picture, PictureFormat, Point, Role, Scene, Shape, Text,
    Weight,
};
use super::text::{Family, Part, parts};

/// The pages of a scene as SVG documents. `fitted` sets each line of text to the width that it was measured with, for
/// those who may look at them in another typeface.
pub fn write(scene: &Scene, fitted: bool) -> Vec<String> {
    scene
        .pages
        .iter()
        .map(|page| write_page(scene, page, fitted))
        .collect()
}

/// Shapes alone, to stand within a drawing of another, each line of text set to the width that it was measured with.
pub(super) fn shapes<'a>(shapes: impl IntoIterator<Item = &'a Shape>) -> String {
    let mut svg = Svg {
        text: String::new(),
        fitted: true,
    };
    for shape in shapes {
        svg.shape(shape);
    }
    svg.text
}

fn write_page(scene: &Scene, page: &Page, fitted: bool) -> String {
    let (w, h) = (number(page.width), number(page.height));
    let mut svg = Svg {
        text: String::new(),
        fitted,
    };
    // A web page may hold several pictures, and an id must be its own there.
    let (labelled, title, desc) = match fitted {
        true => ("", "", ""),
        false => (
            " aria-labelledby=\"title desc\"",
            " id=\"title\"",
            " id=\"desc\"",
        ),
    };
    svg.line(&format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}pt\" height=\"{h}pt\" viewBox=\"0 0 {w} {h}\" \
         xml:lang=\"{}\" role=\"img\"{labelled} \
         font-family=\"Arimo, Arial, 'Liberation Sans', sans-serif\">",
        scene.lang
    ));
    svg.line(&format!("<title{title}>{}</title>", escape(&scene.title)));
    svg.line(&format!(
        "<desc{desc}>{}</desc>",
        escape(&scene.description)
    ));
    svg.line(&format!(
        "<rect width=\"{w}\" height=\"{h}\" fill=\"#fff\"/>"
    ));
    for element in &page.elements {
        svg.element(element);
    }
    svg.line("</svg>");
    svg.text
}

struct Svg {
    text: String,
    fitted: bool,
}

impl Svg {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn element(&mut self, element: &Element) {
        let marks = format!("class=\"{}\"{}", class(&element.role), data(&element.role));
        match &element.title {
            Some(title) => {
                self.line(&format!("<g {marks} role=\"img\">"));
                self.line(&format!("<title>{}</title>", escape(title)));
            }
            None => self.line(&format!("<g {marks}>")),
        }
        for shape in &element.shapes {
            self.shape(shape);
        }
        self.line("</g>");
    }

    fn shape(&mut self, shape: &Shape) {
        let line = match shape {
            Shape::Rect {
                rect,
                radius,
                paint,
            } => {
                let radius = match *radius > 0.0 {
                    true => format!(" rx=\"{}\"", number(*radius)),
                    false => String::new(),
                };
                format!(
                    "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{radius}{}/>",
                    number(rect.x0),
                    number(rect.y0),
                    number(rect.width()),
                    number(rect.height()),
                    style(paint)
                )
            }
            Shape::Polygon { corners, paint } => {
                format!("<polygon points=\"{}\"{}/>", points(corners), style(paint))
            }
            Shape::Line { corners, paint } => {
                format!("<polyline points=\"{}\"{}/>", points(corners), style(paint))
            }
            Shape::Circle {
                centre,
                radius,
                paint,
            } => format!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>",
                number(centre.x),
                number(centre.y),
                number(*radius),
                style(paint)
            ),
            Shape::Text(text) => self::text(text, self.fitted),
            Shape::Picture { rect, picture } => format!(
                "<image x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" href=\"{}\"/>",
                number(rect.x0),
                number(rect.y0),
                number(rect.width()),
                number(rect.height()),
                data_uri(picture)
            ),
        };
        self.line(&line);
    }
}

fn text(text: &Text, fitted: bool) -> String {
    let place = match text.turned {
        false => format!("x=\"{}\" y=\"{}\"", number(text.at.x), number(text.at.y)),
        true => format!(
            "transform=\"translate({} {}) rotate(-90)\"",
            number(text.at.x),
            number(text.at.y)
        ),
    };
    let weight = match text.weight {
        Weight::Regular => "",
        Weight::Bold => " font-weight=\"bold\"",
    };
    let width = match fitted && text.width > 0.0 {
        true => format!(
            " textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\"",
            number(text.width)
        ),
        false => String::new(),
    };
    format!(
        "<text {place} font-size=\"{}\"{weight}{width}>{}</text>",
        number(text.size),
        words(&text.words)
    )
}

/// The words of a line, with those that the typeface lacks in the one that stands in for it. Readers of SVG would else
/// set a whole line in it, wider than it was measured.
fn words(words: &str) -> String {
    let parts = parts(words);
    if parts.iter().all(|part| part.family == Family::Arimo) {
        return escape(words);
    }
    let set = |part: &Part| match part.family {
        Family::Arimo => escape(&part.text),
        Family::DejaVu => format!(
            "<tspan font-family=\"'DejaVu Sans', sans-serif\">{}</tspan>",
            escape(&part.text)
        ),
    };
    parts.iter().map(set).collect()
}

fn style(paint: &Paint) -> String {
    let mut style = match paint.fill {
        Some(shade) => format!(" fill=\"{}\"", colour(paint.ink, shade)),
        None => " fill=\"none\"".to_owned(),
    };
    if let Some(width) = paint.stroke {
        let ink = match paint.ink {
            Ink::Black => "#000".to_owned(),
            ink => colour(ink, 0),
        };
        let _ = write!(
            style,
            " stroke=\"{ink}\" stroke-width=\"{}\"",
            number(width)
        );
    }
    if paint.dashed {
        style.push_str(" stroke-dasharray=\"2.5 1.8\"");
    }
    style
}

/// An ink, lightened towards white by a shade of 255.
fn colour(ink: Ink, shade: u8) -> String {
    let light = |part: u8| {
        let (part, shade) = (u32::from(part), u32::from(shade));
        part + (255 - part) * shade / 255
    };
    let [red, green, blue] = ink.rgb().map(light);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn points(corners: &[Point]) -> String {
    let pairs: Vec<String> = corners
        .iter()
        .map(|at| format!("{},{}", number(at.x), number(at.y)))
        .collect();
    pairs.join(" ")
}

fn class(role: &Role) -> &'static str {
    match role {
        Role::Title => "title",
        Role::RunningTitle => "running-title",
        Role::PageNumber => "page-number",
        Role::Identity(_) => "identity",
        Role::Head => "head",
        Role::ColumnNumber => "column-number",
        Role::Cell(..) => "cell",
        Role::LaneCell(..) => "lane",
        Role::Symbol(_) => "symbol",
        Role::Joint(_) => "joint",
        Role::Connector(..) => "connector",
        Role::Arrow { .. } => "arrow",
        Role::Bar => "bar",
        Role::Label(_) => "label",
        Role::Caption(_) => "caption",
        Role::Notes => "notes",
        Role::Note(_) => "note",
    }
}

/// What an element stands for, as attributes: nodes, rows and lanes by their positions from 0, exits and their targets
/// likewise.
fn data(role: &Role) -> String {
    match role {
        Role::Cell(row, _) => format!(" data-row=\"{}\"", row.0),
        Role::LaneCell(row, lane) => format!(" data-row=\"{}\" data-lane=\"{lane}\"", row.0),
        Role::Symbol(node) | Role::Joint(node) | Role::Caption(node) => {
            format!(" data-node=\"{}\"", node.0)
        }
        Role::Connector(node, leaving) => {
            let way = if *leaving { "leaving" } else { "arriving" };
            format!(" data-to=\"{}\" data-way=\"{way}\"", node.0)
        }
        Role::Arrow {
            arrow,
            net,
            begins,
            ends,
        } => {
            let part = match (begins, ends) {
                (true, true) => "whole",
                (true, false) => "begin",
                (false, true) => "end",
                (false, false) => "middle",
            };
            format!("{} data-net=\"{net}\" data-part=\"{part}\"", way(arrow))
        }
        Role::Label(arrow) => way(arrow),
        _ => String::new(),
    }
}

fn way(arrow: &ArrowId) -> String {
    let (from, to) = (arrow.from.0, arrow.to.0);
    let (exit, target) = (arrow.exit, arrow.target);
    format!(" data-from=\"{from}\" data-exit=\"{exit}\" data-target=\"{target}\" data-to=\"{to}\"")
}

/// A picture within the document itself.
pub(super) fn data_uri(picture: &Picture) -> String {
    let kind = match picture.format {
        PictureFormat::Png => "image/png",
        PictureFormat::Jpeg => "image/jpeg",
    };
    format!("data:{kind};base64,{}", STANDARD.encode(&picture.bytes))
}

/// A number with two places at most.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text {
        "-0" => "0".to_owned(),
        _ => text.to_owned(),
    }
}

/// Text as XML may hold it: marks escaped, characters that XML does not know left out.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if (letter as u32) < 0x20 => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{escape, number};

    #[test]
    fn numbers_are_short() {
        assert_eq!(number(10.0), "10");
        assert_eq!(number(0.256), "0.26");
        assert_eq!(number(-0.001), "0");
    }

    #[test]
    fn text_is_always_well_formed() {
        assert_eq!(escape("a<b & \"c\"\u{1}"), "a&lt;b &amp; &quot;c&quot;");
    }
}
