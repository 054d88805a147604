//! The way the cases went: notes for the picture of the SOP, and the same as a table.

use super::Page;
use super::words;
use crate::lang::Lang;
use crate::report::flow::{FlowNote, FlowPlace, Pace, weight};
use crate::report::run::Account;
use crate::report::run::amounts::count;
use crate::report::run::words::counted;
use crate::report::web::{Head, Html, Sheet, numbers_in, words_in};
use crate::run::summary::{ArrowSum, TimeKind};

/// The notes upon the picture of the SOP: what went along each arrow and how long the next step then took, where cases
/// begin, and which steps are skipped or overdue.
pub fn flow_notes(account: &Account<'_>) -> Vec<FlowNote> {
    let lang = account.setting.lang;
    let arrows = account.summary.arrows();
    let most = arrows.iter().map(|arrow| arrow.count).max().unwrap_or(0);
    let notes = arrows.iter().map(|arrow| FlowNote {
        place: FlowPlace::Arrow {
            from: arrow.from,
            exit: arrow.exit as usize,
            to: arrow.to,
        },
        parts: arrow_parts(arrow, lang),
        weight: weight(arrow.count, most),
        pace: pace(arrow.late, arrow.count),
    });
    notes.chain(node_notes(account)).collect()
}

fn arrow_parts(arrow: &ArrowSum, lang: Lang) -> Vec<String> {
    if arrow.count == 0 {
        return Vec::new();
    }
    let mut parts = vec![times(arrow.count, lang)];
    let mean = mean(arrow, lang);
    parts.extend(mean.map(|mean| words::ON_AVERAGE.with(lang, &[&mean])));
    if arrow.late > 0 {
        parts.push(words::SO_MANY_LATE.with(lang, &[&count(arrow.late, lang)]));
    }
    parts
}

fn times(number: u64, lang: Lang) -> String {
    counted(number, lang, "time", "times", "kali")
}

/// How long the step behind an arrow took on average, to a tenth of a day or to a minute.
fn mean(arrow: &ArrowSum, lang: Lang) -> Option<String> {
    let used = arrow.used.iter().filter(|(_, sum)| sum.count > 0);
    let (kind, sum) = used.max_by_key(|(_, sum)| sum.count)?;
    let number = i64::try_from(sum.count).ok()?;
    match kind {
        TimeKind::Workdays | TimeKind::CalendarDays => {
            let tenths = tenths(sum.total, number);
            let mark = if lang == Lang::Id { ',' } else { '.' };
            let unit = match kind {
                TimeKind::Workdays => words::WORKDAYS_SHORT,
                _ => words::DAYS_SHORT,
            };
            Some(format!(
                "{}{mark}{} {}",
                tenths / 10,
                tenths % 10,
                unit.say(lang)
            ))
        }
        _ => Some(kind.of(sum.total / number).in_words(lang)),
    }
}

/// A mean in tenths, rounded.
fn tenths(total: i64, number: i64) -> i64 {
    let tenths = (i128::from(total.max(0)) * 20 + i128::from(number)) / (i128::from(number) * 2);
    i64::try_from(tenths).unwrap_or(i64::MAX)
}

fn pace(late: u64, number: u64) -> Pace {
    match (late, number) {
        (_, 0) => Pace::Unused,
        (0, _) => Pace::InTime,
        (late, number) if late.saturating_mul(4) >= number => Pace::OftenLate,
        _ => Pace::SometimesLate,
    }
}

/// Notes at symbols: how many cases begin at a start, and how often a step was skipped or is overdue.
fn node_notes(account: &Account<'_>) -> Vec<FlowNote> {
    let (summary, lang) = (account.summary, account.setting.lang);
    let sop = account.setting.plan.sop();
    let counted = sop.nodes_with_ids().zip(&summary.nodes);
    let notes = counted.filter_map(|((id, node), done)| {
        let led_to = summary.arrows().iter().any(|arrow| arrow.to == id);
        let row = summary.rows.get(node.row.0 as usize);
        let row = row.filter(|_| sop.nodes_of(node.row).count() == 1);
        let (skipped, overdue) = row.map_or((0, 0), |row| (row.skipped, row.overdue));
        let said = [
            (!led_to && *done > 0).then(|| times(*done, lang)),
            (skipped > 0).then(|| words::SO_MANY_SKIPPED.with(lang, &[&count(skipped, lang)])),
            (overdue > 0).then(|| words::SO_MANY_OVERDUE.with(lang, &[&count(overdue, lang)])),
        ];
        let parts: Vec<String> = said.into_iter().flatten().collect();
        (!parts.is_empty()).then_some(FlowNote {
            place: FlowPlace::Node(id),
            parts,
            weight: 0,
            pace: match skipped + overdue {
                0 => Pace::InTime,
                _ => Pace::OftenLate,
            },
        })
    });
    notes.collect()
}

const FROM: Head = words_in(words::FROM);
const EXIT: Head = words_in(words::BY_EXIT);
const TO: Head = words_in(words::TO);
const TIMES: Head = numbers_in(words::TIMES);
const MEAN: Head = numbers_in(words::MEAN);
const LATE: Head = numbers_in(words::LATE_SHARE);

impl Page<'_> {
    pub(super) fn flow(&self, html: &mut Html, picture: Option<&str>) {
        self.section(html, "flow", words::FLOW, |html| match picture {
            None => self.flow_table(html),
            Some(picture) => {
                self.hint(html, words::FLOW_HINT);
                let colours = [
                    ("#1f5fa8", words::BLUE),
                    ("#a85e00", words::AMBER),
                    ("#b3261e", words::RED),
                    ("#828282", words::GREY),
                ];
                self.legend(html, &colours);
                let (label, same) = (words::FLOW_LABEL, words::FLOW_TABLE);
                self.picture(html, picture, label, same, |html| self.flow_table(html));
            }
        });
    }

    fn flow_table(&self, html: &mut Html) {
        self.table(html, &[FROM, EXIT, TO, TIMES, MEAN, LATE], |html| {
            for arrow in self.account.summary.arrows() {
                html.element("tr", &[], |html| self.arrow(html, arrow));
            }
        });
    }

    fn arrow(&self, html: &mut Html, arrow: &ArrowSum) {
        html.foreign("th", &[("scope", "row")], &self.sop.node_label(arrow.from));
        let node = self.sop.nodes.get(arrow.from.0 as usize);
        let exit = node.and_then(|node| node.exits.get(arrow.exit as usize));
        let label = exit.and_then(|exit| exit.label.as_ref());
        html.element("td", &[("data-label", self.say(EXIT.title))], |html| {
            if let Some(label) = label {
                html.isolated(&label.value);
            }
        });
        html.element("td", &[("data-label", self.say(TO.title))], |html| {
            html.isolated(&self.sop.node_label(arrow.to));
        });
        self.cell(html, TIMES, &count(arrow.count, self.lang));
        self.cell(html, MEAN, &mean(arrow, self.lang).unwrap_or_default());
        self.cell(html, LATE, &self.some(arrow.late));
    }
}
