//! PNG: the SVG pages, drawn by resvg with the embedded faces and no others.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, FontResolver, fontdb};

use super::RenderError;
use super::text::{self, Family, Weight};

/// The most pixels along an edge of a picture.
const MOST_PIXELS: f32 = 20_000.0;

/// Where the first chunk of a PNG file ends, which says what the picture is like.
const HEAD_END: usize = 33;

/// Draws SVG pages at a resolution in dots per inch.
pub fn write(pages: &[String], dpi: f32) -> Result<Vec<Vec<u8>>, RenderError> {
    let options = usvg::Options {
        font_family: "Arimo".to_owned(),
        fontdb: fonts(),
        font_resolver: FontResolver {
            // The SVG says which words are set in which face. Left to itself the reader would set a whole line in the
            // stand-in for the sake of one character.
            select_fallback: Box::new(|_, _, _| None),
            ..FontResolver::default()
        },
        dpi: 72.0,
        ..usvg::Options::default()
    };
    pages
        .iter()
        .map(|page| write_page(&boxed(page), &options, dpi))
        .collect()
}

/// The embedded faces, read once for the whole process.
fn fonts() -> Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let read = || {
        let mut fonts = fontdb::Database::new();
        for family in [Family::Arimo, Family::DejaVu] {
            for weight in [Weight::Regular, Weight::Bold] {
                let file = Arc::new(text::file(family, weight));
                fonts.load_font_source(fontdb::Source::Binary(file));
            }
        }
        Arc::new(fonts)
    };
    FONTS.get_or_init(read).clone()
}

/// A page with a box for each character that no face has.
fn boxed(svg: &str) -> String {
    let drawn = |letter: char| {
        let known = letter.is_ascii() || text::outside(letter.encode_utf8(&mut [0; 4])).is_empty();
        if known { letter } else { text::BOX }
    };
    svg.chars().map(drawn).collect()
}

fn write_page(svg: &str, options: &usvg::Options, dpi: f32) -> Result<Vec<u8>, RenderError> {
    let tree = usvg::Tree::from_str(svg, options).map_err(|_| RenderError::Drawing)?;
    let scale = dpi / 72.0;
    let size = [tree.size().width() * scale, tree.size().height() * scale];
    if !size.iter().all(|edge| (1.0..=MOST_PIXELS).contains(edge)) {
        return Err(RenderError::TooLarge);
    }
    let [width, height] = size.map(|edge| edge.ceil() as u32);
    let mut pixels = Pixmap::new(width, height).ok_or(RenderError::TooLarge)?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    let file = pixels.encode_png().map_err(|_| RenderError::Drawing)?;
    Ok(sized(file, dpi))
}

/// A PNG file that says at which resolution it is as large as the paper.
fn sized(mut file: Vec<u8>, dpi: f32) -> Vec<u8> {
    let per_metre = (dpi / 0.0254).round() as u32;
    let mut chunk = b"pHYs".to_vec();
    chunk.extend(per_metre.to_be_bytes());
    chunk.extend(per_metre.to_be_bytes());
    chunk.push(1);
    let length = (chunk.len() as u32 - 4).to_be_bytes();
    let check = checksum(&chunk).to_be_bytes();
    let whole = length.into_iter().chain(chunk).chain(check);
    if file.len() >= HEAD_END {
        file.splice(HEAD_END..HEAD_END, whole);
    }
    file
}

/// The checksum of a chunk of a PNG file.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |rest: u32| match rest & 1 {
        0 => rest >> 1,
        _ => (rest >> 1) ^ 0xedb8_8320,
    };
    let add = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum));
    !bytes.iter().fold(u32::MAX, add)
}

#[cfg(test)]
mod tests {
    use super::checksum;

    #[test]
    fn the_checksum_is_that_of_png() {
        assert_eq!(checksum(b"IEND"), 0xae42_6082);
    }
}
