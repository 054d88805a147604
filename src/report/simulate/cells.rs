//! Results as CSV for spreadsheets: one long table, a number a line, with its interval where it has one.

use super::figures::{Measure, names};
use super::{Account, Played, Setting, parts};
use crate::report::cell::csv_row;
use crate::simulate::tally::{
    Comparison, Difference, Figure, Goal, Measured, Results, Share, Sought,
};
use crate::statistics::Estimate;

/// The names of the columns.
const HEAD: &str = "section,name,measure,value,low,high,unit\n";

/// The whole as lines. Numbers are written with a point and without thousands apart.
pub fn csv(account: &Account<'_>) -> String {
    let mut sheet = Sheet {
        out: HEAD.to_string(),
    };
    match account {
        Account::Played(played) => sheet.played(played),
        Account::Compared { comparison, .. } => sheet.compared(comparison),
        Account::Sought {
            setting,
            goal,
            sought,
        } => {
            sheet.sought(setting, goal, sought);
            sheet.played(&account.shown());
        }
    }
    sheet.out
}

/// The lines while they are written.
struct Sheet {
    out: String,
}

impl Sheet {
    /// A number with its interval. Numbers are no texts, so none is tamed as a formula.
    fn number(
        &mut self,
        [section, name, measure]: [&str; 3],
        value: f64,
        interval: Option<(f64, f64)>,
        unit: &str,
    ) {
        let words = csv_row(&[section, name, measure]);
        let (low, high) = match interval {
            Some((low, high)) => (number(low), number(high)),
            None => (String::new(), String::new()),
        };
        let line = format!(
            "{},{},{low},{high},{unit}\n",
            words.trim_end_matches('\n'),
            number(value)
        );
        self.out.push_str(&line);
    }

    fn count(&mut self, place: [&str; 3], value: u64) {
        self.number(place, value as f64, None, "count");
    }

    fn estimate(&mut self, place: [&str; 3], of: &Estimate, unit: &str) {
        let interval = of.margin.map(|it| (of.mean - it, of.mean + it));
        self.number(place, of.mean, interval, unit);
    }

    fn share(&mut self, section: &str, name: &str, measure: &str, of: &Share) {
        if of.of > 0 {
            self.number(
                [section, name, measure],
                of.share,
                Some(of.interval),
                "share",
            );
        }
    }

    /// The mean and the points of a distribution.
    fn measured(&mut self, [section, name, measure]: [&str; 3], of: &Measured, unit: &str) {
        if of.spread.count() == 0 {
            return;
        }
        let of_measure = |point: &str| match measure {
            "" => point.to_string(),
            _ => format!("{measure} {point}"),
        };
        self.estimate([section, name, &of_measure("mean")], &of.mean, unit);
        let points = [50, 80, 95].map(|it| (format!("p{it}"), of.spread.percentile(it)));
        let worst = ("worst".to_string(), of.spread.most());
        for (point, amount) in points.into_iter().chain([worst]) {
            if let Some(amount) = amount {
                self.number(
                    [section, name, &of_measure(&point)],
                    amount as f64,
                    None,
                    unit,
                );
            }
        }
    }

    fn played(&mut self, played: &Played<'_>) {
        let results = played.results;
        let whole = [
            ("counted", results.cases),
            ("finished", results.finished),
            ("open", results.open),
        ];
        self.count(["run", "", "repetitions"], results.repetitions.into());
        for (measure, number) in whole {
            self.count(["case", "", measure], number);
        }
        self.estimate(
            ["case", "", "throughput"],
            &results.throughput,
            Measure::CasesPerWorkday.name(),
        );
        let times = [
            ("workdays", &results.workdays, Measure::Workdays),
            (
                "calendar days",
                &results.calendar_days,
                Measure::CalendarDays,
            ),
            (
                "office time",
                &results.office_minutes,
                Measure::OfficeMinutes,
            ),
            ("work", &results.worked_minutes, Measure::OfficeMinutes),
            ("waiting", &results.waited_minutes, Measure::OfficeMinutes),
        ];
        for (name, of, measure) in times {
            self.measured(["case", name, ""], of, measure.name());
        }
        self.rows(&played.setting, results);
        self.actors(&played.setting, results);
        self.rules(&played.setting, results);
    }

    fn rows(&mut self, setting: &Setting<'_>, results: &Results) {
        for of in &results.rows {
            let Some(row) = setting.sop().rows.get(of.row.0 as usize) else {
                continue;
            };
            let name = &row.name.value;
            self.count(["row", name, "visits"], of.visits);
            let times = [
                ("work", &of.work),
                ("waiting", &of.wait),
                ("hand-over", &of.handover),
            ];
            for (measure, times) in times {
                self.measured(["row", name, measure], times, "office-seconds");
            }
            self.share("row", name, "late", &of.late);
        }
    }

    fn actors(&mut self, setting: &Setting<'_>, results: &Results) {
        for of in &results.actors {
            let Some(actor) = setting.sop().actors.get(of.actor.0 as usize) else {
                continue;
            };
            let name = &actor.name.value;
            if let Some(number) = of.officers {
                self.count(["actor", name, "officers"], number.into());
            }
            if let Some(used) = &of.used {
                self.estimate(["actor", name, "use"], used, "share");
            }
            self.estimate(["actor", name, "queue"], &of.queue, "count");
            self.count(["actor", name, "longest queue"], of.longest_queue.into());
            self.measured(["actor", name, "waiting"], &of.wait, "office-seconds");
        }
    }

    fn rules(&mut self, setting: &Setting<'_>, results: &Results) {
        for of in results.rules.iter().filter(|rule| rule.judged) {
            if let Some(rule) = setting.sop().rules.get(of.rule.0 as usize) {
                let name = &rule.name.value;
                self.count(["rule", name, "cases"], of.broken.of);
                self.share("rule", name, "broken", &of.broken);
            }
        }
    }

    fn compared(&mut self, comparison: &Comparison) {
        for difference in &comparison.differences {
            self.difference(difference);
        }
    }

    fn difference(&mut self, of: &Difference) {
        let (name, unit) = (called(&of.figure), Measure::of(&of.figure).name());
        let values = [
            ("before", &of.before),
            ("after", &of.after),
            ("change", &of.change),
        ];
        for (measure, value) in values {
            if let Some(value) = value {
                self.estimate(["difference", &name, measure], value, unit);
            }
        }
        if of.change.is_some() {
            let sure = if of.sure { 1.0 } else { 0.0 };
            self.number(
                ["difference", &name, "more than chance"],
                sure,
                None,
                "yes-no",
            );
        }
    }

    fn sought(&mut self, setting: &Setting<'_>, goal: &Goal, sought: &Sought) {
        let unit = Measure::of(&goal.figure).name();
        self.number(
            ["goal", &called(&goal.figure), "limit"],
            goal.value,
            None,
            unit,
        );
        for (actors, number) in sought.staff.iter().flatten() {
            let called = parts::group_name(setting.sop(), actors);
            self.count(["staff", &called, "officers"], (*number).into());
        }
        for (at, trial) in sought.tried.iter().enumerate() {
            let name = format!("{}", at + 1);
            for (group, number) in parts::varied(setting.setup).zip(&trial.numbers) {
                let called = parts::group_name(setting.sop(), &group.actors);
                self.count(["trial", &name, &called], (*number).into());
            }
            if let Some(figure) = trial.figure {
                self.number(["trial", &name, "figure"], figure, None, unit);
            }
            let keeps = if trial.keeps { 1.0 } else { 0.0 };
            self.number(["trial", &name, "keeps the limit"], keeps, None, "yes-no");
        }
    }
}

/// A figure by its stable name: `broken biasa-14`, `workdays p95`.
fn called(figure: &Figure) -> String {
    let (kind, about, point) = names(figure);
    let words = [Some(kind), about, point.as_deref()];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    words.join(" ")
}

/// A number to a millionth, so that it is the same wherever it is computed; nothing for what is none.
fn number(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let written = format!("{value:.6}");
    let short = written.trim_end_matches('0').trim_end_matches('.');
    match short {
        "-0" => "0".to_string(),
        _ => short.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_written_plainly() {
        assert_eq!(number(12.0), "12");
        assert_eq!(number(-0.25), "-0.25");
        assert_eq!(number(-0.000_000_1), "0");
        assert_eq!(number(1.0 / 3.0), "0.333333");
        assert_eq!(number(f64::NAN), "");
    }
}
