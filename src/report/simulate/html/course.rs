//! How much each actor works over time, and what waits for him: small plots beside each other, to the same scales.

use super::axis::{self, Place, TENS};
use super::{Page, words};
use crate::calendar::Moment;
use crate::lang::{Lang, month_name};
use crate::model::{Actor, Date};
use crate::report::simulate::amounts::{percent, rounded};
use crate::report::web::{Html, Sheet};
use crate::simulate::tally::Course;

/// The size of a plot, the heights of its two parts, and what is left beside them.
const SIZE: Place = (340.0, 232.0);
const LEFT: f64 = 44.0;
const RIGHT: f64 = 8.0;
const USE: (f64, f64) = (20.0, 112.0);
const QUEUE: (f64, f64) = (142.0, 206.0);

impl Page<'_> {
    /// A plot for each actor whose officers are counted.
    pub(super) fn course(&self, html: &mut Html) {
        let results = self.shown.results;
        let counted = results.actors.iter().filter(|it| it.used.is_some());
        let lines: Vec<Line<'_>> = counted
            .filter_map(|it| {
                let at = it.actor.0 as usize;
                let course = &results.course;
                Some(Line {
                    actor: self.sop.actors.get(at)?,
                    used: course.used.get(at)?,
                    queue: course.queue.get(at)?,
                })
            })
            .filter(|line| !line.used.is_empty())
            .collect();
        let queues = lines.iter().flat_map(|line| line.queue);
        let longest = queues.copied().fold(0.0, f64::max);
        let Some(times) = Times::of(&results.course, self.lang).filter(|_| !lines.is_empty())
        else {
            return;
        };
        self.section(html, "course", words::COURSE, |html| {
            self.hint(html, words::COURSE_HINT);
            html.element("div", &[("class", "small-plots")], |html| {
                for line in &lines {
                    let label = line.label(self.lang);
                    html.element("figure", &[], |html| {
                        html.foreign("figcaption", &[], &line.actor.title.value);
                        axis::plot(html, SIZE, &label, |html| {
                            times.axis(html);
                            line.uses(html, &times);
                            line.queues(html, &times, longest);
                        });
                    });
                }
            });
        });
    }
}

/// What is drawn of an actor.
struct Line<'a> {
    actor: &'a Actor,
    used: &'a [f64],
    queue: &'a [f64],
}

impl Line<'_> {
    fn label(&self, lang: Lang) -> String {
        let least = self.used.iter().copied().fold(f64::INFINITY, f64::min);
        let most = self.used.iter().copied().fold(0.0, f64::max);
        let mean = self.used.iter().sum::<f64>() / self.used.len().max(1) as f64;
        let uses = [least, most, mean].map(|it| percent(it, lang));
        let queue = rounded(self.queue.iter().copied().fold(0.0, f64::max), lang);
        let title = &self.actor.title.value;
        words::COURSE_LABEL.with(lang, &[title, &uses[0], &uses[1], &uses[2], &queue])
    }

    fn uses(&self, html: &mut Html, times: &Times<'_>) {
        for share in [0.0, 0.5, 1.0] {
            let y = height(USE, share, 1.0);
            let class = if share == 1.0 { "full" } else { "grid" };
            axis::line(html, class, (LEFT, y), (SIZE.0 - RIGHT, y));
            let told = format!("{}%", share * 100.0);
            axis::words(html, "", (LEFT - 5.0, y + 4.0), "end", &told);
        }
        times.steps(html, ["area", "edge"], self.used, USE, 1.0);
        let named = (LEFT, USE.0 - 7.0);
        axis::words(html, "", named, "start", words::USE.say(times.lang));
    }

    fn queues(&self, html: &mut Html, times: &Times<'_>, longest: f64) {
        let step = axis::step(longest.max(1.0), 2.0, &TENS);
        let top = (longest.max(1.0) / step).ceil() * step;
        for queue in axis::ticks(top, step) {
            let y = height(QUEUE, queue, top);
            axis::line(html, "grid", (LEFT, y), (SIZE.0 - RIGHT, y));
            let told = rounded(queue, times.lang);
            axis::words(html, "", (LEFT - 5.0, y + 4.0), "end", &told);
        }
        times.steps(html, ["queue", "queue-edge"], self.queue, QUEUE, top);
        let named = (LEFT, QUEUE.0 - 7.0);
        axis::words(html, "", named, "start", words::QUEUE.say(times.lang));
    }
}

/// Where an amount stands in a part of the plot.
fn height(part: (f64, f64), amount: f64, top: f64) -> f64 {
    part.1 - amount.clamp(0.0, top) / top * (part.1 - part.0)
}

/// The axis of time.
struct Times<'a> {
    bounds: &'a [Moment],
    first: Moment,
    seconds: f64,
    lang: Lang,
}

impl<'a> Times<'a> {
    fn of(course: &'a Course, lang: Lang) -> Option<Times<'a>> {
        let (first, last) = (*course.bounds.first()?, *course.bounds.last()?);
        let seconds = first.seconds_until(last);
        (seconds > 0).then_some(Times {
            bounds: &course.bounds,
            first,
            seconds: seconds as f64,
            lang,
        })
    }

    fn place(&self, moment: Moment) -> f64 {
        let part = self.first.seconds_until(moment) as f64 / self.seconds;
        LEFT + part * (SIZE.0 - LEFT - RIGHT)
    }

    /// Months, or years where there are many.
    fn axis(&self, html: &mut Html) {
        let floor = QUEUE.1;
        axis::line(html, "axis", (LEFT, floor), (SIZE.0 - RIGHT, floor));
        for (moment, told) in self.months() {
            let x = self.place(moment);
            axis::line(html, "grid", (x, USE.0), (x, floor));
            axis::line(html, "axis", (x, floor), (x, floor + 4.0));
            axis::words(html, "", (x, SIZE.1 - 10.0), "middle", &told);
        }
    }

    /// The beginnings of every so many months, with their names; the year where one begins.
    fn months(&self) -> Vec<(Moment, String)> {
        let begins = self.first.date();
        let months = (self.seconds / (30.4 * 86_400.0)).max(1.0);
        let every = [1, 2, 3, 6, 12, 24, 60, 120];
        let every = every.into_iter().find(|it| months / f64::from(*it) <= 6.0);
        let every = every.unwrap_or(240);
        let number = begins
            .year
            .saturating_mul(12)
            .saturating_add(begins.month as i32 - 1);
        let numbers = (number..)
            .take(months as usize + 2)
            .filter(|it| it % every == 0);
        let moments = numbers.filter_map(|number| {
            let date = Date {
                year: number.div_euclid(12),
                month: number.rem_euclid(12) as u32 + 1,
                day: 1,
            };
            let moment = Moment::new(date, 0)?;
            let name = month_name(date.month, self.lang)?;
            let told = match date.month {
                1 => date.year.to_string(),
                _ => name.chars().take(3).collect(),
            };
            Some((moment, told))
        });
        let end = self.bounds.last().copied().unwrap_or(self.first);
        moments
            .filter(|(moment, _)| (self.first..=end).contains(moment))
            .collect()
    }

    /// Amounts, each for a portion of time, as an area and its edge.
    fn steps(&self, html: &mut Html, class: [&str; 2], of: &[f64], part: (f64, f64), top: f64) {
        let portions = self.bounds.iter().zip(self.bounds.iter().skip(1)).zip(of);
        let mut path = String::new();
        for ((from, to), amount) in portions {
            let y = axis::at(height(part, *amount, top));
            let command = if path.is_empty() { 'M' } else { 'L' };
            let (from, to) = (axis::at(self.place(*from)), axis::at(self.place(*to)));
            path.push_str(&format!("{command}{from} {y}H{to}"));
        }
        let (left, floor) = (axis::at(LEFT), axis::at(part.1));
        let area = format!("{path}V{floor}H{left}Z");
        html.empty("path", &[("class", class[0]), ("d", &area)]);
        html.empty("path", &[("class", class[1]), ("d", &path)]);
    }
}
