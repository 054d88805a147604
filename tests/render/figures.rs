//! How well a picture reads, in figures: crossings, bends and gaps.

use std::fmt;

use crate::picture::plane::{Point, distance, segments};
use crate::picture::{Arrow, Page, Picture};
use crate::rules::{pair, pairs};

/// How many crossings an arrow may have in a picture of more than 15 rows; in a smaller one there are none.
const CROSSINGS_PER_ARROW: f64 = 0.05;

/// How often arrows turn at most, on the mean over many pictures, and one of them.
pub const MEAN_BENDS: f64 = 1.2;
const MOST_BENDS: usize = 4;

/// How near arrows come to each other and to symbols that they pass.
const ARROW_GAP: f64 = 3.99;
const SYMBOL_GAP: f64 = 2.99;

/// The figures of one picture, or of several together.
#[derive(Debug, Clone)]
pub struct Figures {
    pub arrows: usize,
    pub crossings: usize,
    pub bends: usize,
    pub most_bends: usize,
    /// The least distance between two arrows side by side, and between an arrow and a symbol that it passes.
    pub arrow_gap: f64,
    pub symbol_gap: f64,
    pub least_type: f64,
}

impl Default for Figures {
    fn default() -> Self {
        Figures {
            arrows: 0,
            crossings: 0,
            bends: 0,
            most_bends: 0,
            arrow_gap: f64::INFINITY,
            symbol_gap: f64::INFINITY,
            least_type: f64::INFINITY,
        }
    }
}

impl Figures {
    pub fn mean_bends(&self) -> f64 {
        self.bends as f64 / self.arrows.max(1) as f64
    }

    pub fn crossings_per_arrow(&self) -> f64 {
        self.crossings as f64 / self.arrows.max(1) as f64
    }

    pub fn with(self, other: &Figures) -> Figures {
        Figures {
            arrows: self.arrows + other.arrows,
            crossings: self.crossings + other.crossings,
            bends: self.bends + other.bends,
            most_bends: self.most_bends.max(other.most_bends),
            arrow_gap: self.arrow_gap.min(other.arrow_gap),
            symbol_gap: self.symbol_gap.min(other.symbol_gap),
            least_type: self.least_type.min(other.least_type),
        }
    }

    /// Which limits a picture of so many rows does not hold; one that `crosses` is known to do so.
    pub fn beyond_limits(&self, rows: usize, crosses: bool) -> Vec<String> {
        let allowed = match rows {
            0..16 => 0.0,
            _ => CROSSINGS_PER_ARROW * self.arrows as f64,
        };
        let checks = [
            (!crosses && self.crossings as f64 > allowed, "crossings"),
            (self.most_bends > MOST_BENDS, "bends of one arrow"),
            (self.arrow_gap < ARROW_GAP, "the gap between arrows"),
            (self.symbol_gap < SYMBOL_GAP, "the gap to a symbol"),
        ];
        let broken = checks.into_iter().filter(|(broken, _)| *broken);
        broken.map(|(_, what)| what.to_owned()).collect()
    }

    /// The head of the table that [`Figures`] are printed in.
    pub const HEAD: &str = "arrows cross  /arrow bends max  a-a gap a-s gap type";
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:>6} {:>5} {:>7.3} {:>5.2} {:>3} {:>8.2} {:>7.2} {:>4.1}",
            self.arrows,
            self.crossings,
            self.crossings_per_arrow(),
            self.mean_bends(),
            self.most_bends,
            self.arrow_gap,
            self.symbol_gap,
            self.least_type
        )
    }
}

/// The figures of a picture.
pub fn figures(picture: &Picture) -> Figures {
    let pages = picture.pages.iter().map(of_page);
    pages.fold(Figures::default(), |sum, page| sum.with(&page))
}

fn of_page(page: &Page) -> Figures {
    let bends = || page.arrows.iter().map(|arrow| arrow.bends().len());
    Figures {
        arrows: page.arrows.len(),
        crossings: crossings(page).len(),
        bends: bends().sum(),
        most_bends: bends().max().unwrap_or_default(),
        arrow_gap: arrow_gap(page),
        symbol_gap: symbol_gap(page),
        least_type: page
            .lines()
            .map(|(_, line)| line.size)
            .fold(f64::INFINITY, f64::min),
    }
}

/// Where lines cross: each place once, also where several arrows run together.
pub fn crossings(page: &Page) -> Vec<Point> {
    let mut places: Vec<Point> = Vec::new();
    let mut add = |at: Point| {
        if !places.iter().any(|it| distance(*it, at) < 0.2) {
            places.push(at);
        }
    };
    for (a, b) in pairs(page) {
        let pair = pair(a, b);
        for one in segments(&pair.a) {
            segments(&pair.b)
                .filter_map(|other| one.crossing(&other))
                .for_each(&mut add);
        }
    }
    for (_, joint) in &page.joints {
        for arrow in &page.arrows {
            for part in segments(joint) {
                segments(&arrow.path)
                    .filter_map(|other| part.crossing(&other))
                    .for_each(&mut add);
            }
        }
    }
    places
}

fn arrow_gap(page: &Page) -> f64 {
    let mut least = f64::INFINITY;
    for (a, b) in pairs(page) {
        let pair = pair(a, b);
        for one in segments(&pair.a) {
            for other in segments(&pair.b) {
                if let Some((length, apart)) = one.beside(&other)
                    && length > 0.1
                {
                    least = least.min(apart);
                }
            }
        }
    }
    least
}

/// How near arrows come to the symbols that they neither leave nor reach.
fn symbol_gap(page: &Page) -> f64 {
    let near = |arrow: &Arrow| {
        let foreign = page
            .symbols
            .iter()
            .filter(|it| it.node != arrow.way.from && it.node != arrow.way.to);
        foreign
            .flat_map(|it| segments(&arrow.path).map(|part| it.outline.distance_to_segment(&part)))
            .fold(f64::INFINITY, f64::min)
    };
    page.arrows.iter().map(near).fold(f64::INFINITY, f64::min)
}
