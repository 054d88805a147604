//! How many cases take how long, with the limits of the rules as lines.

use super::axis::{self, Place, TENS};
use super::words as said;
use crate::lang::Lang;
use crate::report::pair::Pair;
use crate::report::simulate::amounts::{clock, decimal, percent};
use crate::report::simulate::figures::Measure;
use crate::report::simulate::parts::Limit;
use crate::report::web::Html;
use crate::statistics::Spread;

/// The size of a histogram, and what is left beside its bars.
const SIZE: Place = (560.0, 270.0);
const LEFT: f64 = 46.0;
const RIGHT: f64 = 10.0;
const BOTTOM: f64 = 44.0;

/// How much room the name of a limit takes above the bars.
const NAME: f64 = 18.0;

/// How many bars there are at most, and how many limits are named.
const BARS: f64 = 32.0;
const NAMED: usize = 5;

/// What two histograms beside each other share: how wide their bars are and how far both axes reach.
#[derive(Debug, Clone)]
pub(super) struct Scale {
    measure: Measure,
    /// The least number of the bars, how much each covers, and how many there are.
    width: i64,
    bars: usize,
    /// The highest share.
    high: f64,
    limits: Vec<Limit>,
    lang: Lang,
}

impl Scale {
    /// For all of these: nearly all of their numbers, and the limits among them or not far beyond.
    pub(super) fn over(
        spreads: &[&Spread],
        measure: Measure,
        limits: Vec<Limit>,
        lang: Lang,
    ) -> Option<Scale> {
        let nearly_all = spreads.iter().filter_map(|it| it.percentile(99)).max()?;
        let near = |limit: &&Limit| limit.amount <= nearly_all.saturating_mul(3) / 2;
        let limit = limits.iter().filter(near).map(|it| it.amount).max();
        let reach = nearly_all.max(limit.unwrap_or(0)).max(1).saturating_add(1);
        let width = width(measure, reach as f64);
        let mut scale = Scale {
            measure,
            width: width as i64,
            bars: (reach as f64 / width).ceil() as usize,
            high: 0.0,
            limits,
            lang,
        };
        let shares = spreads.iter().flat_map(|spread| scale.shares(spread));
        scale.high = shares.fold(0.0, f64::max) * 1.04;
        Some(scale)
    }

    /// The share of the numbers in each bar, and at last of those beyond.
    fn shares(&self, spread: &Spread) -> Vec<f64> {
        let mut counts = vec![0_u64; self.bars + 1];
        for (number, count) in spread.buckets() {
            let bar = usize::try_from(number / self.width).unwrap_or(0);
            if let Some(own) = counts.get_mut(bar.min(self.bars)) {
                *own += count;
            }
        }
        let all = spread.count().max(1) as f64;
        counts.iter().map(|count| *count as f64 / all).collect()
    }

    /// Draws one of them. `title` says what it is about.
    pub(super) fn draw(&self, html: &mut Html, title: &str, spread: &Spread) {
        let top = NAME * self.shown().count().max(1) as f64;
        let label = self.label(title, spread);
        html.element("figure", &[], |html| {
            html.words("figcaption", &[], title);
            axis::plot(html, SIZE, &label, |html| {
                self.heights(html, top);
                self.bars(html, top, spread);
                self.lengths(html, top);
                self.limits(html);
            });
            self.beyond(html);
        });
    }

    fn label(&self, title: &str, spread: &Spread) -> String {
        let points = [spread.percentile(50), spread.percentile(95), spread.most()];
        let points = points.map(|it| self.amount(it.unwrap_or(0)));
        said::HISTOGRAM_LABEL.with(self.lang, &[title, &points[0], &points[1], &points[2]])
    }

    /// A number on the axis of lengths.
    fn amount(&self, number: i64) -> String {
        match self.measure {
            Measure::OfficeMinutes => clock(number as f64 * 60.0),
            _ => decimal(number as f64, 0, self.lang),
        }
    }

    /// How wide one bar is drawn: with those beyond there is one more.
    fn bar(&self) -> f64 {
        (SIZE.0 - LEFT - RIGHT) / (self.bars + 1) as f64
    }

    fn height(&self, top: f64, share: f64) -> f64 {
        let room = SIZE.1 - BOTTOM - top;
        share / self.high.max(f64::MIN_POSITIVE) * room
    }

    /// The axis of shares.
    fn heights(&self, html: &mut Html, top: f64) {
        let step = axis::step(self.high, 5.0, &TENS);
        for share in axis::ticks(self.high, step) {
            let y = SIZE.1 - BOTTOM - self.height(top, share);
            axis::line(html, "grid", (LEFT, y), (SIZE.0 - RIGHT, y));
            let places = usize::from(step < 0.01);
            let told = format!("{}%", decimal(share * 100.0, places, self.lang));
            axis::words(html, "", (LEFT - 6.0, y + 4.5), "end", &told);
        }
    }

    fn bars(&self, html: &mut Html, top: f64, spread: &Spread) {
        let bar = self.bar();
        for (at, share) in self.shares(spread).into_iter().enumerate() {
            if share == 0.0 {
                continue;
            }
            let from = self.width.saturating_mul(at as i64);
            let reach = match (at == self.bars, self.width) {
                (true, _) => said::OR_MORE.with(self.lang, &[&self.amount(from)]),
                (false, 1) => self.amount(from),
                (false, width) => {
                    let to = from + width - 1;
                    format!("{}–{}", self.amount(from), self.amount(to))
                }
            };
            let words = said::BAR.with(self.lang, &[&reach, &percent(share, self.lang)]);
            let class = if at == self.bars { "rest" } else { "fill" };
            let height = self.height(top, share).max(1.0);
            let corner = (LEFT + bar * at as f64 + 0.5, SIZE.1 - BOTTOM - height);
            axis::rect(html, class, corner, (bar - 1.0, height), &words);
        }
    }

    /// The axis of lengths. Where a bar is one day its number stands below its middle, else below where it begins.
    fn lengths(&self, html: &mut Html, top: f64) {
        let floor = SIZE.1 - BOTTOM;
        axis::line(html, "axis", (LEFT, floor), (SIZE.0 - RIGHT, floor));
        let bar = self.bar();
        let every = match self.measure {
            Measure::OfficeMinutes => (self.bars / 8 + 1).next_power_of_two(),
            _ => axis::step(self.bars as f64, 8.0, &TENS).max(1.0) as usize,
        };
        let middle = match self.width {
            1 => bar / 2.0,
            _ => 0.0,
        };
        for at in (0..=self.bars).step_by(every) {
            let x = LEFT + bar * at as f64 + middle;
            axis::line(html, "axis", (x, floor), (x, floor + 4.0));
            let told = self.amount(self.width.saturating_mul(at as i64));
            axis::words(html, "", (x, floor + 18.0), "middle", &told);
        }
        let unit = self.unit().say(self.lang);
        let middle = (LEFT + SIZE.0 - RIGHT) / 2.0;
        axis::words(html, "", (middle, SIZE.1 - 6.0), "middle", unit);
        axis::line(html, "axis", (LEFT, top), (LEFT, floor));
    }

    fn unit(&self) -> Pair {
        match self.measure {
            Measure::Workdays => said::AXIS_WORKDAYS,
            Measure::CalendarDays => said::AXIS_DAYS,
            _ => said::AXIS_HOURS,
        }
    }

    /// The limits that are within the picture, the shortest first.
    fn shown(&self) -> impl Iterator<Item = &Limit> {
        let end = self.width.saturating_mul(self.bars as i64);
        let within = self.limits.iter().filter(move |it| it.amount < end);
        within.take(NAMED)
    }

    fn limits(&self, html: &mut Html) {
        for (at, limit) in self.shown().enumerate() {
            // The day on which the time runs out is still in time, so the line stands behind it.
            let behind = match self.measure {
                Measure::OfficeMinutes => 0,
                _ => 1,
            };
            let x = LEFT + (limit.amount + behind) as f64 / self.width as f64 * self.bar();
            let y = NAME * at as f64 + 13.0;
            axis::line(html, "limit", (x, y - 11.0), (x, SIZE.1 - BOTTOM));
            let name = format!("{}: {}", limit.name, self.amount(limit.amount));
            let right = x > SIZE.0 * 0.6;
            let (place, anchor) = match right {
                true => ((x - 5.0, y), "end"),
                false => ((x + 5.0, y), "start"),
            };
            axis::words(html, "limit-name", place, anchor, &name);
        }
    }

    /// The limits that are not in the picture, in words.
    fn beyond(&self, html: &mut Html) {
        let shown: Vec<&Limit> = self.shown().collect();
        let missing = self.limits.iter().filter(|it| !shown.contains(it));
        let missing: Vec<String> = missing
            .map(|it| format!("{}: {}", it.name, self.amount(it.amount)))
            .collect();
        if !missing.is_empty() {
            let told = said::BEYOND.with(self.lang, &[&missing.join(", ")]);
            html.words("p", &[("class", "hint")], &told);
        }
    }
}

/// How much a bar covers, so that there are not too many up to a reach: a round number of days, or of minutes or hours.
fn width(measure: Measure, reach: f64) -> f64 {
    let minutes = [1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0];
    let minutes = minutes.into_iter().find(|it| it * BARS >= reach);
    match (measure, minutes) {
        (Measure::OfficeMinutes, Some(minutes)) => minutes,
        (Measure::OfficeMinutes, None) => 60.0 * axis::step(reach / 60.0, BARS, &TENS).ceil(),
        _ => axis::step(reach, BARS, &TENS).ceil().max(1.0),
    }
}
