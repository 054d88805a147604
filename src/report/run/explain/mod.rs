//! Why a case was judged so: step by step, with what was counted and what was looked at.

mod rules;
mod visits;

use super::Setting;
use super::next::coming;
use super::reasons::Reasons;
use super::sign::sign;
use super::words::{self, moment, pick};
use crate::calendar::Moment;
use crate::lang::Lang;
use crate::report::Style;
use crate::report::terminal::{Paint, plain, width, wrap};
use crate::run::judge::Explanation;
use crate::run::{Case, Gathered, Status, Used, Verdict};

/// A case step by step: what was done, from when its time counted, the days that were counted, the conditions that were
/// looked at and what the data said to them, each rule, and what is next. The language is that of the setting.
pub fn explain(
    setting: &Setting<'_>,
    case: &Case<'_>,
    explanation: &Explanation,
    style: &Style,
) -> String {
    let mut sheet = Sheet {
        setting,
        case,
        explanation,
        style,
        out: String::new(),
    };
    sheet.head();
    sheet.visits();
    sheet.rules();
    sheet.next();
    sheet.out
}

/// The explanation while it is written.
struct Sheet<'a> {
    setting: &'a Setting<'a>,
    case: &'a Case<'a>,
    explanation: &'a Explanation,
    style: &'a Style,
    out: String,
}

impl Sheet<'_> {
    fn lang(&self) -> Lang {
        self.setting.lang
    }

    fn pick<'w>(&self, en: &'w str, id: &'w str) -> &'w str {
        pick(self.setting.lang, en, id)
    }

    /// A paragraph at a depth, with a sign before it. The sign is painted, and the text where there is no sign.
    fn line(&mut self, depth: usize, sign: &str, text: &str, paint: Paint) {
        let colours = self.style.colours;
        let indent = depth * 2 + width(sign);
        let room = self.style.width.saturating_sub(indent);
        for (at, line) in wrap(&plain(text), room).iter().enumerate() {
            let before = match at {
                0 => " ".repeat(depth * 2) + &paint.on(sign, colours),
                _ => " ".repeat(indent),
            };
            let line = match sign {
                "" => paint.on(line, colours),
                _ => line.clone(),
            };
            self.out.push_str(&format!("{before}{line}\n"));
        }
    }

    fn title(&mut self, title: &str) {
        self.out.push('\n');
        self.line(0, "", title, Paint::Bold);
    }

    fn finding(&mut self, depth: usize, finding: &Gathered<'_>) {
        let (sign, paint) = sign(finding.first.level);
        let text = words::told(self.setting, self.case, finding);
        self.line(depth, sign, &text, paint);
    }

    fn head(&mut self) {
        let verdict = &self.explanation.verdict;
        let lang = self.lang();
        self.line(0, "", self.case.id, Paint::Bold);
        let mut parts = vec![words::status(verdict.status, lang).to_string()];
        if verdict.status != Status::Planned {
            parts.extend(lasted(verdict, lang));
        }
        if let Some(as_of) = self.setting.as_of {
            let head = self.pick("looked at as of", "dilihat per");
            parts.push(format!("{head} {}", moment(as_of, false)));
        }
        self.line(0, "", &parts.join("; "), Paint::Plain);
        let calendar = self.setting.calendar;
        let head = self.pick("calendar", "kalender");
        let calendar = format!("{head} {} {}", calendar.name(), calendar.version());
        self.line(0, "", &calendar, Paint::Dim);
    }

    fn next(&mut self) {
        let next = &self.explanation.verdict.next;
        if next.is_empty() {
            return;
        }
        self.title(self.pick("Next", "Berikutnya"));
        for next in next {
            self.line(1, "→ ", &coming(self.setting, next), Paint::Blue);
        }
    }

    fn reasons(&self) -> Reasons<'_> {
        Reasons {
            setting: self.setting,
        }
    }

    /// From when to when: `2024-07-01 08:05 to 2024-07-29 16:00`.
    fn between(&self, from: Moment, to: Option<Moment>) -> String {
        let from = moment(from, false);
        match to {
            Some(to) => format!("{from} {} {}", self.pick("to", "sampai"), moment(to, false)),
            None => format!("{} {from}", self.pick("since", "sejak")),
        }
    }
}

/// How long a case lasted so far.
fn lasted(verdict: &Verdict, lang: Lang) -> Option<String> {
    let (began, last) = (moment(verdict.began?, false), moment(verdict.last?, false));
    let to = pick(lang, "to", "sampai");
    let workdays = Used::Workdays(verdict.workdays?).in_words(lang);
    let dates = Used::CalendarDays(verdict.calendar_days?).in_words(lang);
    Some(format!("{began} {to} {last}: {workdays}, {dates}"))
}
