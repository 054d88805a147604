//! Shapes upon a page.

use std::sync::Arc;

use krilla::color::{luma, rgb};
use krilla::geom::{Path, PathBuilder, Point, Size, Transform};
use krilla::image::Image;
use krilla::num::NormalizedF32;
use krilla::paint::{Fill, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};

use crate::render::scene::{self, Ink, Paint, Picture, PictureFormat, Shape, Text};
use crate::render::text::{Arimo, Glyph};

use super::fonts::font;

/// The dashes of a dashed line and the gaps between them.
const DASHES: [f32; 2] = [2.5, 1.8];

/// How far a corner of two lines may stand out, in widths of the line.
const MITER: f32 = 4.0;

/// How far the handles of a curve are from its ends, in radii, for it to be a quarter of a circle.
const QUARTER: f64 = 0.552_284_75;

/// The most glyphs that are written at once, for no string may be longer than 32 kB.
const MOST_GLYPHS: usize = 4_000;

/// Draws a shape. A picture that can't be read is left out.
pub fn draw(surface: &mut Surface<'_>, arimo: &Arimo, shape: &Shape) {
    match shape {
        Shape::Rect {
            rect,
            radius,
            paint,
        } => painted(surface, rectangle(rect, *radius), paint),
        Shape::Polygon { corners, paint } => painted(surface, line(corners, true), paint),
        Shape::Line { corners, paint } => {
            let open = Paint {
                fill: None,
                ..*paint
            };
            painted(surface, line(corners, false), &open);
        }
        Shape::Circle {
            centre,
            radius,
            paint,
        } => {
            let around = scene::Rect::around(*centre, radius * 2.0, radius * 2.0);
            painted(surface, rectangle(&around, *radius), paint);
        }
        Shape::Text(line) => text(surface, arimo, line, false),
        Shape::Picture { rect, picture } => self::picture(surface, rect, picture),
    }
}

/// Draws a line of text, with a blank after it where its paragraph goes on in another line.
pub fn text(surface: &mut Surface<'_>, arimo: &Arimo, line: &Text, goes_on: bool) {
    surface.set_fill(Some(fill(Ink::Black, 0)));
    surface.set_stroke(None);
    let words = match goes_on {
        true => format!("{} ", line.words),
        false => line.words.clone(),
    };
    let (x, y) = (line.at.x as f32, line.at.y as f32);
    if line.turned {
        surface.push_transform(&Transform::from_row(0.0, -1.0, 1.0, 0.0, x, y));
        runs(surface, arimo, line, &words, (0.0, 0.0));
        surface.pop();
    } else {
        runs(surface, arimo, line, &words, (x, y));
    }
}

fn runs(surface: &mut Surface<'_>, arimo: &Arimo, line: &Text, words: &str, (x, y): (f32, f32)) {
    let size = line.size as f32;
    let mut passed = 0.0;
    for run in arimo.runs(words, line.weight) {
        let Some(font) = font(run.family, line.weight) else {
            continue;
        };
        for part in run.glyphs.chunks(MOST_GLYPHS) {
            let at = Point::from_xy(x + passed as f32 * size, y);
            let glyphs: Vec<KrillaGlyph> = part.iter().map(glyph).collect();
            surface.draw_glyphs(at, &glyphs, font.clone(), &run.text, size, false);
            passed += part.iter().map(|glyph| glyph.advance).sum::<f64>();
        }
    }
}

fn glyph(glyph: &Glyph) -> KrillaGlyph {
    KrillaGlyph::new(
        GlyphId::new(glyph.id),
        glyph.advance as f32,
        glyph.shift.0 as f32,
        glyph.shift.1 as f32,
        0.0,
        glyph.letters.clone(),
        None,
    )
}

fn painted(surface: &mut Surface<'_>, path: Option<Path>, paint: &Paint) {
    let Some(path) = path else {
        return;
    };
    if paint.fill.is_none() && paint.stroke.is_none() {
        return;
    }
    surface.set_fill(paint.fill.map(|shade| fill(paint.ink, shade)));
    surface.set_stroke(paint.stroke.map(|width| Stroke {
        paint: colour(paint.ink, 0),
        width: width as f32,
        miter_limit: MITER,
        dash: paint.dashed.then(|| StrokeDash {
            array: DASHES.to_vec(),
            offset: 0.0,
        }),
        ..Stroke::default()
    }));
    surface.draw_path(&path);
}

fn fill(ink: Ink, shade: u8) -> Fill {
    Fill {
        paint: colour(ink, shade),
        opacity: NormalizedF32::ONE,
        ..Fill::default()
    }
}

/// An ink, lightened towards white by a shade of 255. Black and its shades are grey, not a mixture of colours.
fn colour(ink: Ink, shade: u8) -> krilla::paint::Paint {
    let light = |part: u8| {
        let (part, shade) = (u32::from(part), u32::from(shade));
        (part + (255 - part) * shade / 255) as u8
    };
    match ink {
        Ink::Black => luma::Color::new(shade).into(),
        ink => {
            let [red, green, blue] = ink.rgb().map(light);
            rgb::Color::new(red, green, blue).into()
        }
    }
}

fn line(corners: &[scene::Point], closed: bool) -> Option<Path> {
    let (first, rest) = corners.split_first()?;
    let mut path = PathBuilder::new();
    path.move_to(first.x as f32, first.y as f32);
    for corner in rest {
        path.line_to(corner.x as f32, corner.y as f32);
    }
    if closed {
        path.close();
    }
    path.finish()
}

/// A rectangle with round corners.
fn rectangle(rect: &scene::Rect, radius: f64) -> Option<Path> {
    let (x0, y0, x1, y1) = (rect.x0, rect.y0, rect.x1, rect.y1);
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0);
    if radius <= 0.0 {
        let corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)];
        return line(&corners.map(|(x, y)| scene::Point::new(x, y)), true);
    }
    let far = radius;
    let near = radius * (1.0 - QUARTER);
    let mut path = PathBuilder::new();
    path.move_to((x0 + far) as f32, y0 as f32);
    let sides = [
        [
            (x1 - far, y0),
            (x1 - near, y0),
            (x1, y0 + near),
            (x1, y0 + far),
        ],
        [
            (x1, y1 - far),
            (x1, y1 - near),
            (x1 - near, y1),
            (x1 - far, y1),
        ],
        [
            (x0 + far, y1),
            (x0 + near, y1),
            (x0, y1 - near),
            (x0, y1 - far),
        ],
        [
            (x0, y0 + far),
            (x0, y0 + near),
            (x0 + near, y0),
            (x0 + far, y0),
        ],
    ];
    for [to, one, other, end] in sides.map(|side| side.map(|(x, y)| (x as f32, y as f32))) {
        path.line_to(to.0, to.1);
        path.cubic_to(one.0, one.1, other.0, other.1, end.0, end.1);
    }
    path.close();
    path.finish()
}

fn picture(surface: &mut Surface<'_>, rect: &scene::Rect, picture: &Picture) {
    let size = Size::from_wh(rect.width() as f32, rect.height() as f32);
    let (Some(image), Some(size)) = (image(picture), size) else {
        return;
    };
    surface.push_transform(&Transform::from_translate(rect.x0 as f32, rect.y0 as f32));
    surface.draw_image(image, size);
    surface.pop();
}

/// Whether a picture has what a picture begins with. Whether all of it can be read shows only when the file is written.
pub fn is_readable(picture: &Picture) -> bool {
    image(picture).is_some()
}

fn image(picture: &Picture) -> Option<Image> {
    let file: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(picture.bytes.clone());
    let image = match picture.format {
        PictureFormat::Png => Image::from_png(file.into(), false),
        PictureFormat::Jpeg => Image::from_jpeg(file.into(), false),
    };
    image.ok()
}
