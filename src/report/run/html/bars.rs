//! The bar of a step: how much time it used, against its limit.

use crate::report::web::Html;

/// The size of a bar in its own units.
const WIDE: i64 = 200;
const HIGH: i64 = 20;

/// Where the limit stands.
const LIMIT_AT: i64 = WIDE / 2;

/// What a bar shows, all in one kind of time.
#[derive(Debug, Clone, Copy)]
pub struct Bar {
    /// The middle.
    pub median: i64,
    /// What nine in ten do not exceed.
    pub ninety: i64,
    /// The longest.
    pub most: i64,
    /// The limit, where the step has one.
    pub limit: Option<i64>,
}

impl Bar {
    /// Draws it, with its words for those who can't see it.
    pub fn draw(&self, html: &mut Html, words: &str) {
        let size = format!("0 0 {WIDE} {HIGH}");
        let attributes = [
            ("class", "bar"),
            ("viewBox", &*size),
            ("role", "img"),
            ("aria-label", words),
        ];
        html.element("svg", &attributes, |html| {
            html.words("title", &[], words);
            rect(html, "track", 0, WIDE);
            self.span(html, "half", "late-soft", self.median, self.ninety);
            self.span(html, "main", "late", 0, self.median);
            self.reach(html);
            if self.limit.is_some() {
                line(html, "limit", (LIMIT_AT, 1), (LIMIT_AT, HIGH - 1));
            }
        });
    }

    /// Where an amount stands: the limit in the middle, or the longest at the end where there is none.
    fn place(&self, amount: i64) -> i64 {
        let (whole, at) = match self.limit {
            Some(limit) => (limit, LIMIT_AT),
            None => (self.most, WIDE - 8),
        };
        let place = i128::from(amount.max(0)) * i128::from(at) / i128::from(whole.max(1));
        i64::try_from(place).unwrap_or(WIDE).min(WIDE)
    }

    /// A part of the bar; what is beyond the limit in another colour.
    fn span(&self, html: &mut Html, class: &str, late: &str, from: i64, to: i64) {
        let (from, to) = (self.place(from), self.place(to).max(2));
        let edge = match self.limit {
            Some(_) => LIMIT_AT,
            None => WIDE,
        };
        rect(html, class, from, to.min(edge));
        rect(html, late, from.max(edge), to);
    }

    /// The line to the longest, with a tick at its end, or an arrow where it goes on beyond the bar.
    fn reach(&self, html: &mut Html) {
        let (from, to) = (self.place(self.ninety), self.place(self.most));
        let middle = HIGH / 2;
        if self
            .limit
            .is_some_and(|limit| self.most > limit.saturating_mul(2))
        {
            line(
                html,
                "reach",
                (from.min(WIDE - 6), middle),
                (WIDE - 4, middle),
            );
            let points = format!(
                "{},{} {},{} {WIDE},{middle}",
                WIDE - 7,
                middle - 5,
                WIDE - 7,
                middle + 5
            );
            html.words(
                "polygon",
                &[("class", "reach-head"), ("points", &points)],
                "",
            );
            return;
        }
        if to > from {
            line(html, "reach", (from, middle), (to, middle));
        }
        line(html, "reach", (to, middle - 4), (to, middle + 4));
    }
}

fn rect(html: &mut Html, class: &str, from: i64, to: i64) {
    if to <= from {
        return;
    }
    let (x, width) = (from.to_string(), (to - from).to_string());
    let place = [
        ("class", class),
        ("x", &x),
        ("y", "5"),
        ("width", &width),
        ("height", "10"),
    ];
    html.words("rect", &place, "");
}

fn line(html: &mut Html, class: &str, from: (i64, i64), to: (i64, i64)) {
    let ends = [from.0, from.1, to.0, to.1].map(|number| number.to_string());
    let place = [
        ("class", class),
        ("x1", &ends[0]),
        ("y1", &ends[1]),
        ("x2", &ends[2]),
        ("y2", &ends[3]),
    ];
    html.words("line", &place, "");
}

#[cfg(test)]
mod tests {
    use super::{Bar, LIMIT_AT, WIDE};

    fn bar(most: i64, limit: Option<i64>) -> Bar {
        Bar {
            median: 1,
            ninety: 2,
            most,
            limit,
        }
    }

    #[test]
    fn the_limit_stands_in_the_middle_and_nothing_leaves_the_bar() {
        assert_eq!(bar(9, Some(3)).place(3), LIMIT_AT);
        assert_eq!(bar(9, Some(3)).place(i64::MAX), WIDE);
        assert_eq!(bar(9, Some(0)).place(-4), 0);
        assert_eq!(bar(9, None).place(9), WIDE - 8);
        assert_eq!(bar(0, None).place(0), 0);
    }
}
