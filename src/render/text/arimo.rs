//! Measuring text as it is set: in Arimo, kerning included, and in its stand-in where it lacks a character.
//!
//! Nearly all text is plain Latin, and Arimo does nothing to it but to kern pairs. So a width is the sum of the widths of
//! its letters and of what each pair gains or loses, and both are remembered for the whole process. They come from the
//! shaper, so the sum is what the shaper would say of the whole.

use std::cell::RefCell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI32, Ordering};

use harfrust::UnicodeBuffer;

use super::faces::{Face, Family};
use super::runs::{BOX, Part, Run, parts, runs};
use super::{Measure, Weight};

/// The printable characters of ASCII.
const FIRST: u8 = 0x20;
const LETTERS: usize = 0x7f - FIRST as usize;

/// What is remembered where nothing is known yet; no width is like it.
const UNKNOWN: i32 = i32::MIN;

/// Measures text as Arimo sets it, kerning included.
#[derive(Default)]
pub struct Arimo {
    buffer: RefCell<Option<UnicodeBuffer>>,
}

impl Arimo {
    /// Reads the embedded files, if nobody has read them before.
    pub fn new() -> Self {
        Arimo::default()
    }

    /// A text as glyphs, from left to right.
    pub fn runs(&self, text: &str, weight: Weight) -> Vec<Run> {
        runs(text, weight)
    }

    /// The width of a text in units of a face.
    fn shaped(&self, face: &Face, text: &str) -> i64 {
        let buffer = self.buffer.take().unwrap_or_default();
        let (units, buffer) = face.units(text, buffer);
        self.buffer.replace(Some(buffer));
        units
    }

    /// The width of one or two printable ASCII characters in units of Arimo, less that of the first alone if they are two.
    fn known(&self, face: &Face, weight: Weight, before: Option<u8>, letter: u8) -> i64 {
        let row = before.map_or(LETTERS, |before| usize::from(before - FIRST));
        let place = row * LETTERS + usize::from(letter - FIRST);
        let Some(known) = table(weight).get(place) else {
            return 0;
        };
        let mut units = known.load(Ordering::Relaxed);
        if units == UNKNOWN {
            let pair: String = before.into_iter().chain([letter]).map(char::from).collect();
            let alone = before.map_or(0, |before| self.known(face, weight, None, before));
            units = (self.shaped(face, &pair) - alone) as i32;
            known.store(units, Ordering::Relaxed);
        }
        i64::from(units)
    }

    fn latin(&self, face: &Face, weight: Weight, text: &str) -> i64 {
        let mut before = None;
        let mut units = 0;
        for letter in text.bytes() {
            units += self.known(face, weight, before, letter);
            before = Some(letter);
        }
        units
    }

    fn part(&self, part: &Part, weight: Weight) -> f64 {
        let Some(face) = Face::get(part.family, weight) else {
            return guess(&part.text);
        };
        let units = match part.boxed {
            true => self.shaped(face, BOX.encode_utf8(&mut [0; 4])),
            false => self.shaped(face, &part.text),
        };
        units as f64 / face.units_per_em
    }
}

/// What is known of the widths in a weight: a row for each letter with those that may follow it, and at last the
/// letters that follow none.
fn table(weight: Weight) -> &'static [AtomicI32] {
    static TABLES: [OnceLock<Vec<AtomicI32>>; 2] = [const { OnceLock::new() }; 2];
    let [regular, bold] = &TABLES;
    let table = match weight {
        Weight::Regular => regular,
        Weight::Bold => bold,
    };
    table.get_or_init(|| {
        let unknown = std::iter::repeat_with(|| AtomicI32::new(UNKNOWN));
        unknown.take((LETTERS + 1) * LETTERS).collect()
    })
}

/// The width of a text whose face can't be read.
fn guess(text: &str) -> f64 {
    text.chars().count() as f64 * 0.55
}

impl Measure for Arimo {
    fn width(&self, text: &str, weight: Weight) -> f64 {
        let printable = |byte: u8| (FIRST..0x7f).contains(&byte);
        if text.bytes().all(printable) {
            return match Face::get(Family::Arimo, weight) {
                Some(face) => self.latin(face, weight, text) as f64 / face.units_per_em,
                None => guess(text),
            };
        }
        let parts = parts(text);
        parts.iter().map(|part| self.part(part, weight)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::{Arimo, Face, Family, Measure, UnicodeBuffer, Weight};

    #[test]
    fn widths_are_those_of_arial() {
        let arimo = Arimo::new();
        let em = |text, weight| (arimo.width(text, weight) * 2048.0).round() as i64;
        assert_eq!(em("a", Weight::Regular), 1139);
        assert_eq!(em("a", Weight::Bold), 1139);
        assert_eq!(em("i", Weight::Bold), 569);
        assert!(em("AV", Weight::Regular) < 2 * 1366, "kerned");
    }

    #[test]
    fn what_is_remembered_is_what_the_shaper_says() {
        let texts = [
            "Menerima dan meneruskan laporan/pengaduan ke unit kerja terkait (SP4N-LAPOR!)",
            "AVATAR To. Ty, Ya; P.T. \"LT\" f'fi ffl 11:71 1-7 r.r, v-w ~!@#$%^&*()_+{}|<>?",
        ];
        let printable: String = (0x20..0x7f_u8).map(char::from).collect();
        for weight in [Weight::Regular, Weight::Bold] {
            let face = Face::get(Family::Arimo, weight).unwrap();
            for text in texts.into_iter().chain([printable.as_str()]) {
                let (units, _) = face.units(text, UnicodeBuffer::new());
                let width = Arimo::new().width(text, weight) * face.units_per_em;
                assert!(
                    (width - units as f64).abs() < 1e-6,
                    "{text}: {width} {units}"
                );
            }
        }
    }

    #[test]
    fn odd_characters_have_a_sensible_width() {
        let arimo = Arimo::new();
        let width = |text| arimo.width(text, Weight::Regular);
        assert_eq!(width("\u{200b}\u{feff}\u{1}"), 0.0);
        assert_eq!(width("\t"), width(" "));
        assert!((0.5..2.0).contains(&width("日")));
        assert!((width("a日b") - width("a") - width("日") - width("b")).abs() < 1e-9);
    }
}
