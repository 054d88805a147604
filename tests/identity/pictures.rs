//! Logos: which files are taken, and how they stand in the document.

use std::sync::Arc;

use lajur::render::picture::{PictureError, read};
use lajur::render::scene::{IdentityPart, Paint, PictureFormat, Shape};
use lajur::render::{Options, to_png, to_scene};

use crate::{drawn, of, with};

/// A PNG of one grey pixel.
const PIXEL: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0,
    1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 10, b'I', b'D', b'A', b'T',
    0x78, 0x9c, 0x63, 0x68, 0, 0, 0, 0x82, 0, 0x81, 0x77, 0xcd, 0x72, 0xb6, 0, 0, 0, 0, b'I', b'E',
    b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

/// The marks of a JPEG of 3 by 2 pixels, as far as anybody looks at them who doesn't decode it.
const JPEG: &[u8] = &[
    0xff, 0xd8, 0xff, 0xe0, 0, 16, b'J', b'F', b'I', b'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff,
    0xc0, 0, 11, 8, 0, 2, 0, 3, 1, 1, 0x11, 0, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 0x3f, 0, 0x55, 0xff,
    0xd9,
];

fn taken(bytes: &[u8]) -> Result<(PictureFormat, (u32, u32)), PictureError> {
    read(Arc::from(bytes)).map(|picture| (picture.format, picture.size))
}

/// The picture of one pixel with another size in its head.
fn of_size(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = PIXEL.to_vec();
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    bytes
}

#[test]
fn png_and_jpeg_are_taken_by_their_content() {
    assert_eq!(taken(PIXEL), Ok((PictureFormat::Png, (1, 1))));
    assert_eq!(taken(JPEG), Ok((PictureFormat::Jpeg, (3, 2))));
}

#[test]
fn everything_else_is_refused_with_a_reason() {
    assert_eq!(taken(b""), Err(PictureError::Empty));
    for other in [
        &b"RIFF\x24\0\0\0WEBPVP8 \0\0\0\0\0\0\0\0\0\0\0\0"[..],
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        b"GIF89a\x01\0\x01\0\0\0\0;",
        b"Lambang Dinas",
        b"\x89PN",
        &[0; 64],
    ] {
        assert_eq!(taken(other), Err(PictureError::Format), "{other:?}");
    }
    assert_eq!(taken(&of_size(0, 5)), Err(PictureError::Damaged));
    assert_eq!(taken(&of_size(10_001, 1)), Err(PictureError::TooLarge));
    assert_eq!(taken(&of_size(5_000, 5_000)), Err(PictureError::TooLarge));
    assert_eq!(
        taken(&of_size(u32::MAX, u32::MAX)),
        Err(PictureError::TooLarge)
    );
}

#[test]
fn a_picture_that_is_cut_off_anywhere_is_refused() {
    for whole in [PIXEL, JPEG] {
        for end in 1..whole.len() - 4 {
            assert!(taken(&whole[..end]).is_err(), "{end} of {}", whole.len());
        }
    }
}

fn with_logo(size: (u32, u32)) -> Options {
    let mut picture = read(Arc::from(PIXEL)).unwrap();
    picture.size = size;
    Options {
        logo: Some(picture),
        ..Options::default()
    }
}

#[test]
fn a_logo_keeps_its_proportions_and_stays_in_its_cell() {
    let sop = with("logo \"lambang.png\"\ninstansi \"DINAS CONTOH\"");
    for size in [(1, 1), (400, 100), (100, 400), (1, 10_000), (10_000, 1)] {
        let scene = to_scene(&sop, &with_logo(size));
        let logo = of(&scene.pages[0], IdentityPart::Logo)[0];
        let picture = logo.shapes.iter().find_map(|shape| match shape {
            Shape::Picture { rect, .. } => Some(*rect),
            _ => None,
        });
        let rect = picture.unwrap();
        assert!(logo.bounds.contains(&rect), "{size:?}");
        let proportion = f64::from(size.0) / f64::from(size.1);
        assert!((rect.width() / rect.height() / proportion - 1.0).abs() < 1e-6);
        assert_eq!(logo.title.as_deref(), Some("Logo: DINAS CONTOH"));
    }
}

#[test]
fn without_the_picture_its_room_stays_empty() {
    for identity in ["logo \"lambang.png\"", "instansi \"DINAS CONTOH\""] {
        let scene = drawn(&with(identity));
        let logo = of(&scene.pages[0], IdentityPart::Logo)[0];
        let room = logo.shapes.iter().any(|shape| {
            matches!(
                shape,
                Shape::Rect {
                    paint: Paint {
                        dashed: true,
                        fill: None,
                        ..
                    },
                    ..
                }
            )
        });
        assert!(room && logo.title.is_none(), "{identity}");
    }
    assert!(of(&drawn(&with("nomor \"1\"")).pages[0], IdentityPart::Logo).is_empty());
}

#[test]
fn a_page_with_a_logo_can_be_drawn_as_a_picture() {
    let sop = with("logo \"lambang.png\"\ninstansi \"DINAS CONTOH\"");
    assert!(to_png(&sop, &with_logo((1, 1)), 72.0).is_ok());
}
