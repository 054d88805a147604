//! The distribution of chance errors: Student's t, as a table and an expansion around the normal distribution.

/// The point that a normal number exceeds in 2.5% of all cases.
pub(super) const Z_95: f64 = 1.959_963_984_540_054;

/// The same of Student's t for 1 to 10 degrees of freedom.
const FEW: [f64; 10] = [
    12.706_205, 4.302_653, 3.182_446, 2.776_445, 2.570_582, 2.446_912, 2.364_624, 2.306_004,
    2.262_157, 2.228_139,
];

/// The point that Student's t with so many degrees of freedom exceeds in 2.5% of all cases, to less than one in ten
/// thousand; without any, endless. Above 10 by the expansion 26.7.5 of M. Abramowitz and I. A. Stegun, *Handbook of
/// Mathematical Functions*, 1964.
pub(super) fn students_t(freedom: usize) -> f64 {
    let Some(at) = freedom.checked_sub(1) else {
        return f64::INFINITY;
    };
    if let Some(known) = FEW.get(at) {
        return *known;
    }
    let (z, v) = (Z_95, freedom as f64);
    let terms = [
        (z.powi(3) + z) / 4.0,
        (5.0 * z.powi(5) + 16.0 * z.powi(3) + 3.0 * z) / 96.0,
        (3.0 * z.powi(7) + 19.0 * z.powi(5) + 17.0 * z.powi(3) - 15.0 * z) / 384.0,
        (79.0 * z.powi(9) + 776.0 * z.powi(7) + 1482.0 * z.powi(5)
            - 1920.0 * z.powi(3)
            - 945.0 * z)
            / 92_160.0,
    ];
    terms.iter().rev().fold(0.0, |sum, term| (sum + term) / v) + z
}

#[cfg(test)]
mod tests {
    use super::students_t;

    /// The part of Student's t between 0 and a point, by Simpson's rule, as a share of the part up to a far point.
    fn beyond(t: f64, freedom: f64) -> f64 {
        // With x = tan(u) sqrt(v) the density is cos(u)^(v - 1), and the far point is a right angle.
        let area = |to: f64| {
            let steps = 20_000;
            let width = to / f64::from(steps);
            let at = |step: i32| (f64::from(step) * width).cos().max(0.0).powf(freedom - 1.0);
            let sum = (1..steps).map(|step| at(step) * if step % 2 == 1 { 4.0 } else { 2.0 });
            (at(0) + at(steps) + sum.sum::<f64>()) * width / 3.0
        };
        let whole = area(std::f64::consts::FRAC_PI_2);
        (1.0 - area((t / freedom.sqrt()).atan()) / whole) / 2.0
    }

    #[test]
    fn one_in_forty_is_beyond_students_point() {
        for freedom in (1..=40).chain([60, 120, 1000]) {
            let t = students_t(freedom);
            // The density at the point turns an error of the share into one of the point.
            let step = 1e-4;
            let slope = (beyond(t - step, freedom as f64) - beyond(t + step, freedom as f64))
                / (2.0 * step);
            let off = (beyond(t, freedom as f64) - 0.025) / slope;
            assert!(off.abs() < 1e-4, "{freedom}: {t} is off by {off}");
        }
        assert_eq!(students_t(0), f64::INFINITY);
    }
}
