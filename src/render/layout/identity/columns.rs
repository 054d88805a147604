//! Filling columns with lines: how many of them a column takes, and how high two of them have to be.

/// A line that waits for a column.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    /// The paragraph that it belongs to.
    pub paragraph: usize,
    /// Its place in that.
    pub line: usize,
    /// The room above it, unless it is the first of its column.
    pub gap: f64,
    /// How high it is.
    pub height: f64,
    /// Whether the next one must stand in the same column: a heading is not parted from its text, and no line of a
    /// paragraph stands alone.
    pub tied: bool,
}

/// How many lines a column of this height takes: at least one, if there is one.
pub fn fitting(slots: &[Slot], height: f64) -> usize {
    let mut total = 0.0;
    let fits = |(at, slot): &(usize, &Slot)| {
        total += slot.height + if *at == 0 { 0.0 } else { slot.gap };
        total <= height + 1e-6
    };
    let count = slots.iter().enumerate().take_while(fits).count();
    let taken = slots.get(..count).unwrap_or_default();
    let tied = taken.iter().rev().take_while(|slot| slot.tied).count();
    let count = match count == slots.len() || tied == count {
        true => count,
        false => count - tied,
    };
    count.max(1).min(slots.len())
}

/// The least height at which two columns take all that they take with this room, but not less than `short`, so that a
/// short text is not torn apart.
pub fn least_height(slots: &[Slot], room: f64, short: f64) -> f64 {
    let taken = |height: f64| {
        let left = fitting(slots, height);
        left + fitting(slots.get(left..).unwrap_or_default(), height)
    };
    let whole: f64 = slots.iter().map(|slot| slot.height + slot.gap).sum();
    let most = whole.min(room);
    let all = taken(most);
    let (mut low, mut high) = (most.min(short), most);
    while high - low > 1.0 {
        let middle = (low + high) / 2.0;
        match taken(middle) < all {
            true => low = middle,
            false => high = middle,
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::{Slot, fitting, least_height};

    fn slots(tied: &[bool]) -> Vec<Slot> {
        let slot = |(line, tied): (usize, &bool)| Slot {
            paragraph: 0,
            line,
            gap: 0.0,
            height: 10.0,
            tied: *tied,
        };
        tied.iter().enumerate().map(slot).collect()
    }

    #[test]
    fn what_is_tied_together_is_not_parted() {
        let text = slots(&[false, false, true, false]);
        assert_eq!(fitting(&text, 30.0), 2);
        assert_eq!(fitting(&text, 40.0), 4);
        assert_eq!(fitting(&slots(&[true, true]), 10.0), 1);
        assert_eq!(fitting(&[], 10.0), 0);
    }

    #[test]
    fn two_columns_are_about_the_same_height() {
        let height = least_height(&slots(&[false; 20]), 500.0, 30.0);
        assert!((100.0..102.0).contains(&height), "{height}");
        assert!(least_height(&slots(&[false; 5]), 500.0, 120.0) >= 50.0);
    }
}
