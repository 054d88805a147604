//! Work against waiting at each row, as bars to one scale.

use super::{Page, axis, words};
use crate::report::pair::Pair;
use crate::report::simulate::amounts::clock;
use crate::report::simulate::parts::steps;
use crate::report::web::{Html, Sheet};
use crate::simulate::tally::RowResult;

/// The size of a bar in its own units.
const WIDE: f64 = 600.0;
const HIGH: f64 = 16.0;

impl Page<'_> {
    pub(super) fn steps(&self, html: &mut Html) {
        let results = self.shown.results;
        let table = steps(self.sop, results, self.lang);
        if table.rows.is_empty() {
            return;
        }
        let lengths = results.rows.iter().map(|row| lengths(row).iter().sum());
        let longest: f64 = lengths.fold(0.0, f64::max);
        self.section(html, table.id, table.title, |html| {
            if longest > 0.0 {
                self.bar_legend(html);
                html.element("ul", &[("class", "bars")], |html| {
                    let known = results.rows.iter();
                    let known = known.filter(|row| (row.row.0 as usize) < self.sop.rows.len());
                    known.for_each(|row| self.bar(html, row, longest));
                });
            }
            self.rows(html, &table);
        });
    }

    fn bar_legend(&self, html: &mut Html) {
        let parts: [(&str, Pair); 3] = [
            ("swatch swatch-work", words::WORK),
            ("swatch swatch-wait", words::WAIT),
            ("swatch swatch-handover", words::HANDOVER),
        ];
        html.element("ul", &[("class", "legend")], |html| {
            for (class, words) in parts {
                html.element("li", &[], |html| {
                    html.words("span", &[("class", class)], "");
                    html.text(self.say(words));
                });
            }
        });
    }

    fn bar(&self, html: &mut Html, row: &RowResult, longest: f64) {
        let name = self.sop.row_label(row.row);
        let [work, wait, handover] = lengths(row);
        let told = [work, wait, handover].map(clock);
        let label = words::STEP_BAR.with(self.lang, &[&name, &told[0], &told[1], &told[2]]);
        html.element("li", &[], |html| {
            html.foreign("span", &[("class", "name")], &name);
            let size = format!("0 0 {WIDE} {HIGH}");
            let attributes = [
                ("viewBox", &*size),
                ("preserveAspectRatio", "none"),
                ("role", "img"),
                ("aria-label", &label),
            ];
            html.element("svg", &attributes, |html| {
                html.words("title", &[], &label);
                axis::rect(html, "track", (0.0, 0.0), (WIDE, HIGH), "");
                let mut from = 0.0;
                let parts = [("work", work), ("wait", wait), ("handover", handover)];
                for (class, seconds) in parts {
                    let wide = seconds / longest * WIDE;
                    axis::rect(html, class, (from, 0.0), (wide, HIGH), "");
                    from += wide;
                }
            });
        });
    }
}

/// Work, waiting and hand-over of a visit on average.
fn lengths(row: &RowResult) -> [f64; 3] {
    [&row.work, &row.wait, &row.handover].map(|it| it.mean.mean.max(0.0))
}
