//! Axes: round numbers along a line, and the lines and words of a plot.

use crate::report::web::Html;

/// A place in a plot, or a size, in its own units.
pub(super) type Place = (f64, f64);

/// The steps between round numbers that are counted in tens.
pub(super) const TENS: [f64; 3] = [1.0, 2.0, 5.0];

/// The least round step that reaches a number in so many steps: one of `steps`, times a power of ten.
pub(super) fn step(reach: f64, most: f64, steps: &[f64]) -> f64 {
    let wanted = (reach / most).max(f64::MIN_POSITIVE);
    let power = 10_f64.powf(wanted.log10().floor());
    let mut round = steps.iter().map(|step| step * power);
    round
        .find(|step| *step >= wanted * 0.999_999)
        .unwrap_or(power * 10.0)
}

/// From zero on, so many steps until a number is reached.
pub(super) fn ticks(reach: f64, step: f64) -> Vec<f64> {
    let count = (reach / step + 0.000_001).floor().clamp(0.0, 100.0) as u32;
    (0..=count).map(|at| f64::from(at) * step).collect()
}

/// A number as a place in a picture: to a tenth.
pub(super) fn at(number: f64) -> String {
    format!("{number:.1}")
}

/// A straight line.
pub(super) fn line(html: &mut Html, class: &str, from: Place, to: Place) {
    let ends = [from.0, from.1, to.0, to.1].map(at);
    let place = [
        ("class", class),
        ("x1", &*ends[0]),
        ("y1", &ends[1]),
        ("x2", &ends[2]),
        ("y2", &ends[3]),
    ];
    html.empty("line", &place);
}

/// A rectangle, with words for whoever points at it.
pub(super) fn rect(html: &mut Html, class: &str, corner: Place, size: Place, words: &str) {
    let numbers = [corner.0, corner.1, size.0.max(0.0), size.1.max(0.0)].map(at);
    let place = [
        ("class", class),
        ("x", &*numbers[0]),
        ("y", &numbers[1]),
        ("width", &numbers[2]),
        ("height", &numbers[3]),
    ];
    html.element("rect", &place, |html| {
        if !words.is_empty() {
            html.words("title", &[], words);
        }
    });
}

/// Words at a place: to its right (`start`), to its left (`end`) or around it (`middle`).
pub(super) fn words(html: &mut Html, class: &str, place: Place, anchor: &str, words: &str) {
    let numbers = [place.0, place.1].map(at);
    let place = [
        ("class", class),
        ("x", &*numbers[0]),
        ("y", &numbers[1]),
        ("text-anchor", anchor),
    ];
    html.words("text", &place, words);
}

/// A picture of this size, with its words for those who can't see it.
pub(super) fn plot(html: &mut Html, size: Place, label: &str, inner: impl FnOnce(&mut Html)) {
    let size = format!("0 0 {} {}", size.0, size.1);
    let attributes = [
        ("class", "plot"),
        ("viewBox", &*size),
        ("role", "img"),
        ("aria-label", label),
    ];
    html.element("svg", &attributes, |html| {
        html.words("title", &[], label);
        inner(html);
    });
}

#[cfg(test)]
mod tests {
    use super::{TENS, step, ticks};

    #[test]
    fn steps_are_round_and_reach() {
        assert_eq!(step(37.0, 10.0, &TENS), 5.0);
        assert_eq!(step(40.0, 40.0, &TENS), 1.0);
        assert_eq!(step(0.13, 5.0, &TENS), 0.05);
        assert!(step(0.0, 5.0, &TENS) > 0.0);
        assert_eq!(ticks(23.0, 5.0), [0.0, 5.0, 10.0, 15.0, 20.0]);
    }
}
