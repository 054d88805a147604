//! The units of the format: twentieths of a point, eighths, half points, and English metric units.

/// A length in twentieths of a point.
pub fn twips(points: f64) -> i64 {
    (points * 20.0).round() as i64
}

/// A length in English metric units, of which a point has 12700.
pub fn emu(points: f64) -> i64 {
    (points * 12700.0).round() as i64
}

/// The width of a border in eighths of a point; the format knows none thinner than two.
pub fn eighths(points: f64) -> i64 {
    ((points * 8.0).round() as i64).max(2)
}

/// A type size in half points, never more than was asked for: text that is set smaller still fits.
pub fn half_points(points: f64) -> i64 {
    ((points * 2.0 + 1e-6).floor() as i64).max(1)
}
