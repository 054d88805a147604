//! Whether any case comes back after its rows have ended.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::texts::hash;

/// How it is seen that no case comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Proof {
    /// The names of the cases rise.
    Rising,
    /// No hash of a name comes twice.
    Seen,
}

/// The names of the cases of one piece, as far as they are needed.
#[derive(Debug)]
pub(super) struct Names {
    proof: Proof,
    ends: Option<(String, String)>,
    rise: bool,
    hashes: Vec<u64>,
}

/// What is known of the names of all pieces so far.
#[derive(Debug)]
pub(super) enum Order {
    /// The pieces without a gap between them, by the first one: the last one, and the names they begin and end with.
    Rising(BTreeMap<usize, Span>),
    /// The hashes of the names.
    Seen(FxHashSet<u64>),
}

/// Pieces that follow each other.
#[derive(Debug)]
pub(super) struct Span {
    last: usize,
    ends: Option<(String, String)>,
}

impl Names {
    pub(super) fn new(proof: Proof) -> Names {
        Names {
            proof,
            ends: None,
            rise: true,
            hashes: Vec::new(),
        }
    }

    /// Forgets them all.
    pub(super) fn clear(&mut self) {
        self.ends = None;
        self.rise = true;
        self.hashes.clear();
    }

    /// Adds the name of the next case.
    pub(super) fn add(&mut self, name: &str) {
        if self.proof == Proof::Seen {
            self.hashes.push(hash(name));
            return;
        }
        match &mut self.ends {
            None => self.ends = Some((name.to_string(), name.to_string())),
            Some((_, last)) => {
                self.rise &= comes_before(last, name);
                last.clear();
                last.push_str(name);
            }
        }
    }
}

impl Order {
    pub(super) fn new(proof: Proof) -> Order {
        match proof {
            Proof::Rising => Order::Rising(BTreeMap::new()),
            Proof::Seen => Order::Seen(FxHashSet::default()),
        }
    }

    /// Adds the names of the piece at a place in the order; whether it is still proved that no case has come back.
    pub(super) fn add(&mut self, at: usize, names: &mut Names) -> bool {
        match self {
            Order::Seen(seen) => names.hashes.drain(..).all(|hash| seen.insert(hash)),
            Order::Rising(spans) => {
                let piece = Span {
                    last: at,
                    ends: names.ends.take(),
                };
                names.rise && join(spans, at, piece)
            }
        }
    }
}

/// Adds a piece to those beside it; whether the names still rise.
fn join(spans: &mut BTreeMap<usize, Span>, at: usize, piece: Span) -> bool {
    let before = spans.range(..at).next_back();
    let before = before.filter(|(_, span)| span.last + 1 == at);
    let first = before.map_or(at, |(first, _)| *first);
    let mut whole = Some(piece);
    if let Some(before) = (first < at).then(|| spans.remove(&first)).flatten() {
        whole = whole.and_then(|piece| together(before, piece));
    }
    if let Some(after) = spans.remove(&(at + 1)) {
        whole = whole.and_then(|piece| together(piece, after));
    }
    match whole {
        Some(whole) => {
            spans.insert(first, whole);
            true
        }
        None => false,
    }
}

/// Two spans as one; nothing where the names of the second don't follow those of the first.
fn together(before: Span, after: Span) -> Option<Span> {
    let last = after.last;
    let ends = match (before.ends, after.ends) {
        (Some((first, end)), Some((begin, last))) => {
            comes_before(&end, &begin).then_some(Some((first, last)))?
        }
        (ends, None) | (None, ends) => ends,
    };
    Some(Span { last, ends })
}

/// Whether a name comes before another: the shorter one first, so that numbers rise as one counts.
fn comes_before(name: &str, other: &str) -> bool {
    (name.len(), name) < (other.len(), other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(order: &mut Order, proof: Proof, at: usize, cases: &[&str]) -> bool {
        let mut names = Names::new(proof);
        cases.iter().for_each(|name| names.add(name));
        order.add(at, &mut names)
    }

    #[test]
    fn rising_names_need_one_span_whatever_order_the_pieces_come_in() {
        let mut order = Order::new(Proof::Rising);
        let mut add = |at, cases: &[&str]| add(&mut order, Proof::Rising, at, cases);
        assert!(add(1, &["K9", "K10"]));
        assert!(add(3, &["K13"]));
        assert!(add(0, &["K1", "K2"]));
        assert!(add(2, &[]));
        let Order::Rising(spans) = order else {
            panic!("names rise");
        };
        assert_eq!(spans.len(), 1);
        assert_eq!(spans[&0].ends, Some(("K1".into(), "K13".into())));
    }

    #[test]
    fn a_name_that_does_not_rise_is_seen_within_pieces_and_between_them() {
        let rising = || Order::new(Proof::Rising);
        assert!(!add(&mut rising(), Proof::Rising, 0, &["K2", "K1"]));
        let mut order = rising();
        assert!(add(&mut order, Proof::Rising, 1, &["K2"]));
        assert!(!add(&mut order, Proof::Rising, 0, &["K1", "K2"]));
    }

    #[test]
    fn a_name_that_comes_twice_is_seen() {
        let mut order = Order::new(Proof::Seen);
        assert!(add(&mut order, Proof::Seen, 0, &["b", "a"]));
        assert!(add(&mut order, Proof::Seen, 1, &["d", "c"]));
        assert!(!add(&mut order, Proof::Seen, 2, &["e", "a"]));
    }
}
