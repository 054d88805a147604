//! How long each step took, against its limit.

use super::Page;
use super::bars::Bar;
use super::words;
use crate::model::{Amount, Limit, RowId, Sop, Unit};
use crate::report::run::amounts::{count, series};
use crate::report::web::{Head, Html, Pair, Sheet, dates_in, numbers_in, words_in};
use crate::run::stated;
use crate::run::summary::{RowSum, TimeKind};

const STEP: Head = words_in(words::STEP);
const DONE: Head = numbers_in(words::DONE);
const LIMIT: Head = dates_in(words::LIMIT);
const TIME: Head = words_in(words::TIME);
const SPREAD: Head = dates_in(words::SPREAD);
const LATE: Head = numbers_in(words::LATE_SHARE);
const OVERDUE: Head = numbers_in(words::OPEN_OVERDUE);
const SKIPPED: Head = numbers_in(words::SKIPPED);

impl Page<'_> {
    pub(super) fn steps(&self, html: &mut Html) {
        self.section(html, "steps", words::STEPS, |html| {
            self.hint(html, words::STEPS_HINT);
            self.bar_legend(html);
            let heads = [STEP, DONE, LIMIT, TIME, SPREAD, LATE, OVERDUE, SKIPPED];
            self.table(html, &heads, |html| {
                for ((row, _), sum) in self.sop.rows_with_ids().zip(&self.account.summary.rows) {
                    html.element("tr", &[], |html| self.step(html, row, sum));
                }
            });
        });
    }

    fn bar_legend(&self, html: &mut Html) {
        let shapes: [(Pair, &str); 4] = [
            (
                words::UP_TO_MEDIAN,
                "<rect class=\"main\" x=\"0\" y=\"2\" width=\"30\" height=\"10\"/>",
            ),
            (
                words::UP_TO_NINETY,
                "<rect class=\"half\" x=\"0\" y=\"2\" width=\"30\" height=\"10\"/>",
            ),
            (
                words::UP_TO_MOST,
                "<path class=\"reach\" d=\"M0 7H24M24 3V11\"/>",
            ),
            (
                words::THE_LIMIT,
                "<line class=\"limit\" x1=\"15\" y1=\"0\" x2=\"15\" y2=\"14\"/>",
            ),
        ];
        html.element("ul", &[("class", "legend")], |html| {
            for (words, shape) in shapes {
                html.element("li", &[], |html| {
                    let attributes = [
                        ("class", "bar"),
                        ("viewBox", "0 0 30 14"),
                        ("aria-hidden", "true"),
                    ];
                    html.element("svg", &attributes, |html| html.markup(shape));
                    html.text(self.say(words));
                });
            }
        });
    }

    fn step(&self, html: &mut Html, row: RowId, sum: &RowSum) {
        html.foreign("th", &[("scope", "row")], &self.sop.row_label(row));
        self.cell(html, DONE, &count(sum.visits, self.lang));
        self.cell(html, LIMIT, &stated(self.sop, row, self.lang));
        self.spread(html, row, sum);
        self.late_share(html, sum);
        self.cell(html, OVERDUE, &self.some(sum.overdue));
        self.cell(html, SKIPPED, &self.some(sum.skipped));
    }

    /// The bar and its figures.
    fn spread(&self, html: &mut Html, row: RowId, sum: &RowSum) {
        let spread = sum.used.main().and_then(|(kind, spread)| {
            let bar = Bar {
                median: spread.percentile(50)?,
                ninety: spread.percentile(90)?,
                most: spread.most()?,
                limit: limit_in(kind, self.sop, row),
            };
            Some((kind, bar))
        });
        let Some((kind, bar)) = spread else {
            self.cell(html, TIME, "");
            self.cell(html, SPREAD, "");
            return;
        };
        let figures = [bar.median, bar.ninety, bar.most];
        let figures = figures.map(|amount| kind.of(amount).in_words(self.lang));
        let mut said = words::BAR.with(self.lang, &[&figures[0], &figures[1], &figures[2]]);
        if let Some(limit) = bar.limit {
            let limit = kind.of(limit).in_words(self.lang);
            said = format!("{said}, {}", words::BAR_LIMIT.with(self.lang, &[&limit]));
        }
        let label = self.say(TIME.title);
        html.element("td", &[("class", "drawn"), ("data-label", label)], |html| {
            bar.draw(html, &said)
        });
        let amounts = [bar.median, bar.ninety, bar.most];
        self.cell(html, SPREAD, &series(kind, &amounts, self.lang));
    }

    fn late_share(&self, html: &mut Html, sum: &RowSum) {
        if sum.timed == 0 {
            self.cell(html, LATE, "");
            return;
        }
        let (late, timed) = (count(sum.late, self.lang), count(sum.timed, self.lang));
        let label = self.say(LATE.title);
        html.element("td", &[("class", "n"), ("data-label", label)], |html| {
            let class = if sum.late > 0 { "violation-words" } else { "t" };
            let words = words::SHARE.with(self.lang, &[&late, &timed]);
            html.words("span", &[("class", class)], &words);
        });
    }
}

/// The limit of a row in a kind of time; nothing where it has none, several, or one of another kind.
fn limit_in(kind: TimeKind, sop: &Sop, row: RowId) -> Option<i64> {
    let [time] = sop.times_of(row) else {
        return None;
    };
    let Limit::Span(span) = &time.limit.value else {
        return None;
    };
    if time.per.is_some() || !row_alone(time) {
        return None;
    }
    let amounts = &span.high.as_ref()?.amounts;
    amounts.iter().try_fold(0_i64, |sum, amount| {
        sum.checked_add(amount_in(kind, *amount)?)
    })
}

/// Whether a time holds for every case in the same way.
fn row_alone(time: &crate::model::RowTime) -> bool {
    time.condition.is_none() && time.for_exit.is_none()
}

fn amount_in(kind: TimeKind, amount: Amount) -> Option<i64> {
    let number = amount.number.as_whole()?;
    let per_unit = match (kind, amount.unit) {
        (TimeKind::Workdays, Unit::Workdays | Unit::UnsaidDays) => 1,
        (TimeKind::CalendarDays, Unit::CalendarDays | Unit::UnsaidDays) => 1,
        (TimeKind::Workdays, Unit::Weeks) => 5,
        (TimeKind::CalendarDays, Unit::Weeks) => 7,
        (TimeKind::OfficeMinutes, Unit::Minutes) => 1,
        (TimeKind::OfficeMinutes, Unit::Hours) => 60,
        (TimeKind::ClockMinutes, Unit::ClockMinutes) => 1,
        (TimeKind::ClockMinutes, Unit::ClockHours) => 60,
        _ => return None,
    };
    number.checked_mul(per_unit)
}
