//! Streams of random numbers, each belonging to what it is for.

use rand::Rng;
use rand_pcg::Pcg64Mcg;

/// The step of SplitMix64: 2^64 divided by the golden ratio, made odd.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// How much smaller than one the smallest difference of two parts is: 53 bits, as many as a number of this kind holds.
const FINEST: f64 = 1.0 / (1_u64 << 53) as f64;

/// What streams are for: some numbers in their order, stirred into one. Kept where many streams begin alike, so that each
/// costs only what is its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(u64);

/// A stream of random numbers: PCG XSL-RR 128/64 (MCG), of M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient
/// Statistically Good Algorithms for Random Number Generation" (2014). The same key gives the same numbers for good.
#[derive(Debug, Clone)]
pub struct Stream(Pcg64Mcg);

impl Key {
    /// The key of these numbers, in this order.
    pub fn of(numbers: &[u64]) -> Key {
        numbers.iter().fold(Key(0), |key, number| key.and(*number))
    }

    /// The key of the same numbers and one more.
    pub fn and(self, number: u64) -> Key {
        Key(stirred(self.0 ^ stirred(number)))
    }

    /// Its stream.
    pub fn stream(self) -> Stream {
        let (high, low) = (stirred(self.0), stirred(!self.0));
        Stream(Pcg64Mcg::new(u128::from(high) << 64 | u128::from(low)))
    }
}

impl Stream {
    /// The stream that belongs to these numbers, in this order.
    pub fn of(key: &[u64]) -> Stream {
        Key::of(key).stream()
    }

    /// The next number from 0 to 1, 1 excluded.
    pub fn part(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 * FINEST
    }

    /// The position of one of some weights, each chosen as often as it weighs; nothing where all weigh nothing.
    pub fn choose(&mut self, weights: impl Iterator<Item = f64> + Clone) -> Option<usize> {
        let weighty = |(_, weight): &(usize, f64)| *weight > 0.0;
        let weights = weights.enumerate().filter(weighty);
        let all: f64 = weights.clone().map(|(_, weight)| weight).sum();
        let mut left = self.part() * all;
        let mut last = None;
        for (at, weight) in weights {
            last = Some(at);
            left -= weight;
            if left < 0.0 {
                break;
            }
        }
        last
    }

    /// The generator, for what draws from it by itself.
    pub(super) fn source(&mut self) -> &mut impl Rng {
        &mut self.0
    }
}

/// One step of SplitMix64, of G. L. Steele, D. Lea and C. H. Flood, "Fast Splittable Pseudorandom Number Generators"
/// (2014): each bit that goes in changes half of those that come out.
fn stirred(number: u64) -> u64 {
    let number = number.wrapping_add(GOLDEN);
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_key_gives_the_same_numbers_for_good() {
        let mut stream = Stream::of(&[1, 2, 3]);
        let parts: Vec<u64> = (0..4).map(|_| (stream.part() / FINEST) as u64).collect();
        assert_eq!(
            parts,
            [
                6928807152312494,
                1382458694653567,
                8290487155047664,
                6334473018113127
            ]
        );
        let mut none = Stream::of(&[]);
        assert_eq!((none.part() / FINEST) as u64, 266836146531244);
    }

    #[test]
    fn keys_that_differ_in_number_order_or_length_differ() {
        let keys = [&[1, 2][..], &[2, 1], &[1, 2, 0], &[0, 1, 2], &[1], &[]];
        let mut streams: Vec<u64> = keys.iter().map(|key| Key::of(key).0).collect();
        streams.sort_unstable();
        streams.dedup();
        assert_eq!(streams.len(), keys.len());
        assert_eq!(Key::of(&[1, 2]).and(3), Key::of(&[1, 2, 3]));
    }

    /// First numbers of neighbouring streams: as even as one stream's numbers are, and no more alike.
    #[test]
    fn neighbouring_streams_are_strangers() {
        const MANY: u64 = 100_000;
        let first: Vec<f64> = (0..MANY).map(|at| Stream::of(&[7, at]).part()).collect();
        let mut tenths = [0_u32; 10];
        for part in &first {
            tenths[(part * 10.0) as usize] += 1;
        }
        let expected = MANY as f64 / 10.0;
        let squares = tenths.iter().map(|it| (f64::from(*it) - expected).powi(2));
        let chi = squares.sum::<f64>() / expected;
        assert!(chi < 27.9, "chi square {chi} of nine degrees, beyond 0.1%");
        let pairs = first
            .windows(2)
            .map(|pair| (pair[0] - 0.5) * (pair[1] - 0.5));
        let alike = pairs.sum::<f64>() / MANY as f64 * 12.0;
        assert!(alike.abs() < 0.015, "correlation {alike}");
    }

    #[test]
    fn a_choice_falls_as_often_as_it_weighs() {
        let weights = [0.0, 3.0, 0.0, 1.0, f64::NAN, -2.0];
        let mut counts = [0_u32; 6];
        let mut stream = Stream::of(&[11]);
        for _ in 0..40_000 {
            counts[stream.choose(weights.iter().copied()).unwrap()] += 1;
        }
        assert!((29_500..30_500).contains(&counts[1]), "{counts:?}");
        assert_eq!(counts[1] + counts[3], 40_000);
        assert_eq!(stream.choose([0.0, 0.0].into_iter()), None);
        assert_eq!(stream.choose([].into_iter()), None);
    }
}
