//! Text as runs of glyphs: each part in the first face that has it, and what no face has as a box.

use std::ops::Range;

use harfrust::{GlyphBuffer, UnicodeBuffer};

use super::Weight;
use super::faces::{Face, Family};
use super::letters::{clusters, is_private, seen, told};

/// What is drawn in place of a character that no face has.
pub const BOX: char = '\u{25a1}';

/// Glyphs of one face, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The family of the face.
    pub family: Family,
    /// The text that they stand for, without characters that are never seen.
    pub text: String,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
}

/// A glyph in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u32,
    /// How far the next one is from it, at size 1.
    pub advance: f64,
    /// How far it is drawn from where it stands, to the right and upwards, at size 1.
    pub shift: (f64, f64),
    /// The part of the run's text that it stands for, in bytes.
    pub letters: Range<usize>,
}

/// A part of a text that is set in one face.
pub struct Part {
    /// Where it begins in the text, in bytes.
    pub at: usize,
    /// The family of the face.
    pub family: Family,
    /// Its text as it is drawn.
    pub text: String,
    /// Whether no face has it and it is drawn as boxes.
    pub boxed: bool,
}

/// The parts of a text by the faces that have them. Which they are does not depend on the weight.
pub fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for (at, cluster) in clusters(text) {
        let drawn: String = cluster.chars().filter_map(seen).collect();
        for part in faced(at, drawn) {
            match parts.last_mut() {
                Some(last) if last.family == part.family && !last.boxed && !part.boxed => {
                    last.text.push_str(&part.text);
                }
                _ => parts.push(part),
            }
        }
    }
    join_words(parts)
}

/// A letter and its marks in the face that has them all; one by one where none has.
fn faced(at: usize, text: String) -> Vec<Part> {
    if let Some(family) = family_of(&text) {
        let boxed = false;
        return vec![Part {
            at,
            family,
            text,
            boxed,
        }];
    }
    let part = |letter: char| {
        let family = family_of(letter.encode_utf8(&mut [0; 4]));
        Part {
            at,
            family: family.unwrap_or(Family::DejaVu),
            text: letter.into(),
            boxed: family.is_none(),
        }
    };
    text.chars().map(part).collect()
}

fn family_of(text: &str) -> Option<Family> {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return Some(Family::Arimo);
    }
    if text.chars().any(is_private) {
        return None;
    }
    let mut families = [Family::Arimo, Family::DejaVu].into_iter();
    families.find(|family| Face::get(*family, Weight::Regular).is_some_and(|face| face.has(text)))
}

/// Blanks between two parts of the stand-in belong to it, so that a sentence in another script is one run.
fn join_words(parts: Vec<Part>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::with_capacity(parts.len());
    let stands_in = |part: &Part| part.family == Family::DejaVu && !part.boxed;
    let is_blank = |part: &Part| !part.boxed && part.text.bytes().all(|byte| byte == b' ');
    for part in parts {
        if stands_in(&part)
            && let [.., before, between] = joined.as_mut_slice()
            && stands_in(before)
            && is_blank(between)
        {
            before.text.push_str(&between.text);
            before.text.push_str(&part.text);
            joined.pop();
        } else {
            joined.push(part);
        }
    }
    joined
}

/// The characters of a text that no embedded face has, each with its place in bytes. They are drawn as boxes.
pub fn outside(text: &str) -> Vec<(usize, char)> {
    if text.is_ascii() {
        return Vec::new();
    }
    let boxed = parts(text).into_iter().filter(|part| part.boxed);
    boxed
        .filter_map(|part| Some((part.at, part.text.chars().next()?)))
        .collect()
}

/// A text as glyphs.
pub fn runs(text: &str, weight: Weight) -> Vec<Run> {
    let parts = parts(text).into_iter();
    parts.filter_map(|part| run(part, weight)).collect()
}

fn run(part: Part, weight: Weight) -> Option<Run> {
    let face = Face::get(part.family, weight)?;
    let buffer = UnicodeBuffer::new();
    let text: String = match part.boxed {
        true => told(&part.text),
        false => part.text,
    };
    let glyphs = match part.boxed {
        true => {
            let mut glyphs = glyphs(face, &face.shape(BOX.encode_utf8(&mut [0; 4]), buffer), 0);
            for glyph in &mut glyphs {
                glyph.letters = 0..text.len();
            }
            glyphs
        }
        false => glyphs(face, &face.shape(&text, buffer), text.len()),
    };
    Some(Run {
        family: part.family,
        text,
        glyphs,
    })
}

fn glyphs(face: &Face, shaped: &GlyphBuffer, end: usize) -> Vec<Glyph> {
    let infos = shaped.glyph_infos();
    let mut starts: Vec<usize> = infos.iter().map(|info| info.cluster as usize).collect();
    starts.sort_unstable();
    starts.dedup();
    let em = |units: i32| f64::from(units) / face.units_per_em;
    let glyph = |(info, position): (&harfrust::GlyphInfo, &harfrust::GlyphPosition)| {
        let start = info.cluster as usize;
        let next = starts.partition_point(|other| *other <= start);
        Glyph {
            id: info.glyph_id,
            advance: em(position.x_advance),
            shift: (em(position.x_offset), em(position.y_offset)),
            letters: start..starts.get(next).copied().unwrap_or(end),
        }
    };
    infos
        .iter()
        .zip(shaped.glyph_positions())
        .map(glyph)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Family, Weight, outside, parts, runs};

    fn families(text: &str) -> Vec<(Family, bool, String)> {
        let parts = parts(text).into_iter();
        parts.map(|p| (p.family, p.boxed, p.text)).collect()
    }

    #[test]
    fn the_stand_in_has_what_arimo_lacks() {
        assert_eq!(
            families("nilai \u{2265} 5"),
            [
                (Family::Arimo, false, "nilai ".to_owned()),
                (Family::DejaVu, false, "\u{2265}".to_owned()),
                (Family::Arimo, false, " 5".to_owned()),
            ]
        );
        assert_eq!(families("\u{201c}é\u{201d} – e\u{301}").len(), 1);
        assert_eq!(families("Привет мир").len(), 1);
    }

    #[test]
    fn what_no_face_has_is_a_box_and_keeps_its_character() {
        assert_eq!(
            outside("a日\u{e000}\u{200b}b"),
            [(1, '日'), (4, '\u{e000}')]
        );
        assert_eq!(outside("“≥” → ✓ Ω Ж\t"), []);
        let runs = runs("日", Weight::Bold);
        assert_eq!(runs[0].text, "日");
        assert_ne!(runs[0].glyphs[0].id, 0);
        assert_eq!(runs[0].glyphs[0].letters, 0..3);
    }

    #[test]
    fn glyphs_stand_for_all_letters_and_none_is_missing() {
        for text in [
            "AVATAR ffi",
            "e\u{301}",
            "سلام عليكم",
            "שלום",
            "a\u{1}b\u{feff}c",
            "👨\u{200d}👩",
            "\u{301}",
        ] {
            for run in runs(text, Weight::Regular) {
                let mut covered = vec![false; run.text.len()];
                for glyph in &run.glyphs {
                    assert_ne!(glyph.id, 0, "{text:?}");
                    assert!(
                        run.text
                            .get(glyph.letters.clone())
                            .is_some_and(|t| !t.is_empty())
                    );
                    covered[glyph.letters.clone()].fill(true);
                }
                assert!(covered.iter().all(|c| *c), "{text:?}");
            }
        }
    }
}
