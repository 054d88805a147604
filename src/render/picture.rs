//! Reading pictures: what a file is, by its content, and whether every backend can show it.
//!
//! Nothing is decoded here. A file is taken if its head tells a format that all formats of documents can hold and a size
//! that a page can bear, and if it goes on to its end.

use std::fmt;
use std::sync::Arc;

use imagesize::ImageType;

use super::scene::{Picture, PictureFormat};

/// The most pixels along an edge, and of a whole picture; whoever decodes it needs four bytes for each.
const MOST_ALONG: usize = 10_000;
const MOST_PIXELS: usize = 16_000_000;

/// Why a file can't be shown as a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureError {
    /// There is nothing in it.
    Empty,
    /// It is neither PNG nor JPEG.
    Format,
    /// It ends before the picture does, or its head makes no sense.
    Damaged,
    /// It has more than 16 million pixels, or more than 10,000 along an edge.
    TooLarge,
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PictureError::Empty => "the file is empty",
            PictureError::Format => "the file is neither a PNG nor a JPEG picture",
            PictureError::Damaged => "the picture is damaged or not complete",
            PictureError::TooLarge => "the picture has too many pixels",
        })
    }
}

impl std::error::Error for PictureError {}

/// Reads a file as a picture. Fails where it is none, is of another format, is cut off, or is far too large.
pub fn read(bytes: Arc<[u8]>) -> Result<Picture, PictureError> {
    if bytes.is_empty() {
        return Err(PictureError::Empty);
    }
    let kind = imagesize::image_type(&bytes).map_err(|_| PictureError::Format)?;
    let (format, complete) = match kind {
        ImageType::Png => (PictureFormat::Png, png_ends(&bytes)),
        ImageType::Jpeg => (PictureFormat::Jpeg, jpeg_ends(&bytes)),
        _ => return Err(PictureError::Format),
    };
    let size = imagesize::blob_size(&bytes).map_err(|_| PictureError::Damaged)?;
    if size.width == 0 || size.height == 0 || !complete {
        return Err(PictureError::Damaged);
    }
    let pixels = size.width.saturating_mul(size.height);
    if size.width.max(size.height) > MOST_ALONG || pixels > MOST_PIXELS {
        return Err(PictureError::TooLarge);
    }
    Ok(Picture {
        format,
        size: (size.width as u32, size.height as u32),
        bytes,
    })
}

/// Whether the chunks of a PNG lead to its last one, and the first of image data is on the way.
fn png_ends(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(8..).unwrap_or_default();
    let mut has_data = false;
    while let Some((head, after)) = rest.split_first_chunk::<8>() {
        let [a, b, c, d, name @ ..] = *head;
        let length = u32::from_be_bytes([a, b, c, d]) as usize;
        let Some(next) = length.checked_add(4).and_then(|end| after.get(end..)) else {
            return false;
        };
        has_data |= &name == b"IDAT" && length > 0;
        if &name == b"IEND" {
            return has_data;
        }
        rest = next;
    }
    false
}

/// Whether a JPEG has the marks of its first scan and, behind it, of its end.
fn jpeg_ends(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(2..).unwrap_or_default();
    while let [0xff, mark, after @ ..] = rest {
        rest = match (mark, after) {
            (0xff, _) => rest.get(1..).unwrap_or_default(),
            (0xda, scan) => return scan.windows(2).any(|pair| pair == [0xff, 0xd9]),
            (0x01 | 0xd0..=0xd7, _) => after,
            (_, [high, low, ..]) => {
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                after.get(length.max(2)..).unwrap_or_default()
            }
            _ => return false,
        };
    }
    false
}
