//! A limit as it is written: `P95 <= 14 workdays`, `aturan biasa-14 <= 5%`.

use super::{Figure, FigureResult, Point, Results};
use crate::lang::{Group, Lang, Number, Word, nearest};
use crate::model::{DayKind, Sop, Unit};

/// A limit to be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// Of what.
    pub figure: Figure,
    /// Whether the figure must not exceed the value; must not fall below it where not.
    pub at_most: bool,
    /// The value, in the figure's own measure: days, minutes, or a part from 0 to 1.
    pub value: f64,
    /// The value as it was written.
    pub written: String,
}

/// Why a text is no limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GoalFault {
    /// It does not say what must be at most or at least how much.
    Form,
    /// It is about something that is not known.
    UnknownFigure(String),
    /// There is no rule, row or actor of this name; the nearest one there is.
    UnknownName(String, Option<String>),
    /// It needs the name of a rule, a row or an actor after this word.
    NoName(String),
    /// This is no number.
    NoNumber(String),
    /// The figure is not counted in this unit, which is none where the text is empty.
    WrongUnit(String),
}

/// What a figure is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The time of a case, in the unit that is written.
    Time(Point),
    Minutes,
    Part,
    Plain,
}

/// A figure that needs a name.
struct Named {
    /// The words for it, in both languages.
    words: &'static [&'static str],
    figure: fn(String) -> Figure,
    kind: Kind,
}

const fn named(words: &'static [&'static str], figure: fn(String) -> Figure, kind: Kind) -> Named {
    Named {
        words,
        figure,
        kind,
    }
}

const NAMED: [Named; 5] = [
    named(&["rule", "aturan"], Figure::Broken, Kind::Part),
    named(&["late", "terlambat"], Figure::Late, Kind::Part),
    named(&["wait", "tunggu"], Figure::Wait, Kind::Minutes),
    named(&["use", "pemakaian", "beban"], Figure::Used, Kind::Part),
    named(&["queue", "antrean"], Figure::Queue, Kind::Plain),
];

impl Goal {
    /// Reads a limit for the results of an SOP, in either language. Bare days are what they are in the SOP.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn parse(text: &str, sop: &Sop) -> Result<Goal, GoalFault> {
        let text = text.replace('≤', "<=").replace('≥', ">=");
        let parts = text.split_once("<=").map(|parts| (parts, true));
        let parts = parts.or_else(|| text.split_once(">=").map(|parts| (parts, false)));
        let ((about, written), at_most) = parts.ok_or(GoalFault::Form)?;
        let written = written.trim();
        let (figure, kind) = figure(about.trim(), sop)?;
        let (number, unit) = number(written)?;
        let (figure, value) = match kind {
            Kind::Time(point) => time(point, number, unit, sop)?,
            Kind::Minutes => (figure, minutes(number, unit)?),
            Kind::Part => (figure, part(number, unit)?),
            Kind::Plain if unit.is_empty() => (figure, number),
            Kind::Plain => return Err(GoalFault::WrongUnit(unit.to_string())),
        };
        Ok(Goal {
            figure,
            at_most,
            value,
            written: written.to_string(),
        })
    }

    /// What the figure is in some results; nothing where they don't have it.
    pub fn figure_in(&self, results: &Results) -> Option<f64> {
        let spread = match self.figure {
            Figure::Workdays(_) => &results.workdays.spread,
            Figure::CalendarDays(_) => &results.calendar_days.spread,
            _ => &results.office_minutes.spread,
        };
        match self.figure {
            Figure::Workdays(Point::Percentile(percent))
            | Figure::CalendarDays(Point::Percentile(percent))
            | Figure::OfficeMinutes(Point::Percentile(percent)) => {
                spread.percentile(u64::from(percent)).map(|it| it as f64)
            }
            _ => {
                let mean = |figure: &FigureResult| figure.estimate.mean;
                results.figure(&self.figure).map(mean)
            }
        }
    }

    /// Whether results keep it. A figure that nothing is known of keeps no limit, and cases that never end keep none. A
    /// case that is still open takes longer than whatever most of the others are asked to keep to.
    pub fn is_kept_by(&self, results: &Results) -> bool {
        let value = self.figure_in(results);
        let kept = |value: f64| match self.at_most {
            true => value <= self.value && self.is_of_enough(results),
            false => value >= self.value,
        };
        results.endless.is_none() && value.is_some_and(kept)
    }

    /// Whether so many cases of all came to an end as its percentile is of.
    fn is_of_enough(&self, results: &Results) -> bool {
        let percent = match self.figure {
            Figure::Workdays(point)
            | Figure::CalendarDays(point)
            | Figure::OfficeMinutes(point) => match point {
                Point::Percentile(percent) => u64::from(percent),
                Point::Worst => 100,
                Point::Mean => 0,
            },
            _ => 0,
        };
        let wanted = u128::from(results.cases) * u128::from(percent);
        u128::from(results.finished) * 100 >= wanted
    }
}

/// What a limit is about. That of a case's time is settled by the unit of its value.
fn figure(about: &str, sop: &Sop) -> Result<(Figure, Kind), GoalFault> {
    let unquoted = about.replace(['`', '"'], " ");
    let mut words = unquoted.split_whitespace();
    let first = words.next().ok_or(GoalFault::Form)?.to_lowercase();
    let name = words.collect::<Vec<&str>>().join(" ");
    let mut named = NAMED.iter();
    if let Some(named) = named.find(|it| it.words.contains(&first.as_str())) {
        let known = names(&(named.figure)(String::new()), sop);
        let name = one_of(&first, name, &known)?;
        return Ok(((named.figure)(name), named.kind));
    }
    let unknown = || GoalFault::UnknownFigure(about.to_string());
    if !name.is_empty() {
        return Err(unknown());
    }
    let (figure, kind) = match first.as_str() {
        "mean" | "average" | "rata-rata" => timed(Point::Mean),
        "median" => timed(Point::Percentile(50)),
        "worst" | "terlama" => timed(Point::Worst),
        "waiting" | "menunggu" => (Figure::Waited, Kind::Minutes),
        "throughput" | "selesai" => (Figure::Throughput, Kind::Plain),
        _ => timed(percentile(&first).ok_or_else(unknown)?),
    };
    Ok((figure, kind))
}

fn timed(point: Point) -> (Figure, Kind) {
    (Figure::Workdays(point), Kind::Time(point))
}

/// `p95`: the number that 95% of all do not exceed.
fn percentile(word: &str) -> Option<Point> {
    let percent: u8 = word.strip_prefix('p')?.parse().ok()?;
    (1..=99)
        .contains(&percent)
        .then_some(Point::Percentile(percent))
}

/// The names that can follow the word for a figure.
fn names<'s>(figure: &Figure, sop: &'s Sop) -> Vec<&'s str> {
    match figure {
        Figure::Broken(_) => sop.rules.iter().map(|it| it.name.value.as_str()).collect(),
        Figure::Late(_) | Figure::Wait(_) => {
            sop.rows.iter().map(|it| it.name.value.as_str()).collect()
        }
        _ => sop.actors.iter().map(|it| it.name.value.as_str()).collect(),
    }
}

fn one_of(word: &str, name: String, known: &[&str]) -> Result<String, GoalFault> {
    if name.is_empty() {
        return Err(GoalFault::NoName(word.to_string()));
    }
    match known.contains(&name.as_str()) {
        true => Ok(name),
        false => {
            let near = nearest(&name, known.iter().copied()).map(str::to_string);
            Err(GoalFault::UnknownName(name, near))
        }
    }
}

/// A number and what follows it.
fn number(written: &str) -> Result<(f64, &str), GoalFault> {
    let end = written.find(|it: char| !(it.is_ascii_digit() || ".,".contains(it)));
    let (number, unit) = written.split_at(end.unwrap_or(written.len()));
    let value = Number::parse(number).ok_or_else(|| GoalFault::NoNumber(written.to_string()))?;
    Ok((value.millionths() as f64 / 1e6, unit.trim()))
}

fn part(number: f64, unit: &str) -> Result<f64, GoalFault> {
    match unit {
        "%" => Ok(number / 100.0),
        _ => Err(GoalFault::WrongUnit(unit.to_string())),
    }
}

fn minutes(number: f64, unit: &str) -> Result<f64, GoalFault> {
    let per = match Word::find(Group::Unit, unit).and_then(Unit::from_word) {
        Some(Unit::Seconds) => 1.0 / 60.0,
        Some(Unit::Minutes) => 1.0,
        Some(Unit::Hours) => 60.0,
        _ => return Err(GoalFault::WrongUnit(unit.to_string())),
    };
    Ok(number * per)
}

/// The time of a case, in the measure that the unit asks for.
fn time(point: Point, number: f64, unit: &str, sop: &Sop) -> Result<(Figure, f64), GoalFault> {
    let bare = sop.bare_day().unwrap_or(DayKind::Working);
    let days = |kind, working: f64, dates: f64| match kind {
        DayKind::Working => (Figure::Workdays(point), number * working),
        DayKind::Calendar => (Figure::CalendarDays(point), number * dates),
    };
    Ok(
        match Word::find(Group::Unit, unit).and_then(Unit::from_word) {
            Some(Unit::Workdays) => days(DayKind::Working, 1.0, 1.0),
            Some(Unit::CalendarDays) => days(DayKind::Calendar, 1.0, 1.0),
            Some(Unit::UnsaidDays) => days(bare, 1.0, 1.0),
            Some(Unit::Weeks) => days(bare, 5.0, 7.0),
            _ => (Figure::OfficeMinutes(point), minutes(number, unit)?),
        },
    )
}

impl GoalFault {
    /// What is wrong and what to write instead.
    pub fn in_words(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.in_english(),
            Lang::Id => self.in_indonesian(),
        }
    }

    fn in_english(&self) -> String {
        match self {
            GoalFault::Form => "a limit says what must be at most (`<=`) or at least (`>=`) how much, such as `P95 <= 14 \
                workdays` or `rule NAME <= 5%`"
                .to_string(),
            GoalFault::UnknownFigure(written) => format!(
                "no limit can be set for `{written}`; there are `mean`, `median`, `P95` and the like, `worst`, `waiting`, \
                 `throughput`, and with a name `rule`, `late`, `wait`, `use`, `queue`"
            ),
            GoalFault::UnknownName(name, Some(near)) => {
                format!("the SOP has no `{name}`; did you mean `{near}`?")
            }
            GoalFault::UnknownName(name, None) => format!("the SOP has no `{name}`"),
            GoalFault::NoName(word) => {
                format!("the name of the rule, row or actor is missing after `{word}`")
            }
            GoalFault::NoNumber(written) => format!("`{written}` does not begin with a number"),
            GoalFault::WrongUnit(unit) if unit.is_empty() => {
                "the unit is missing after the number, such as `workdays`, `hours` or `%`".to_string()
            }
            GoalFault::WrongUnit(unit) => format!(
                "`{unit}` is no unit for this limit; times of a case are in days, weeks, hours or minutes, waits in hours \
                 or minutes, shares in `%`, the rest in bare numbers"
            ),
        }
    }

    fn in_indonesian(&self) -> String {
        match self {
            GoalFault::Form => "batas menyatakan apa yang paling banyak (`<=`) atau paling sedikit (`>=`) berapa, misalnya \
                `P95 <= 14 hari kerja` atau `aturan NAMA <= 5%`"
                .to_string(),
            GoalFault::UnknownFigure(written) => format!(
                "tidak ada batas untuk `{written}`; yang ada `rata-rata`, `median`, `P95` dan sejenisnya, `terlama`, \
                 `menunggu`, `selesai`, dan dengan nama `aturan`, `terlambat`, `tunggu`, `pemakaian`, `antrean`"
            ),
            GoalFault::UnknownName(name, Some(near)) => {
                format!("SOP tidak memiliki `{name}`; mungkin maksudnya `{near}`?")
            }
            GoalFault::UnknownName(name, None) => format!("SOP tidak memiliki `{name}`"),
            GoalFault::NoName(word) => {
                format!("nama aturan, baris, atau pelaksana belum ditulis sesudah `{word}`")
            }
            GoalFault::NoNumber(written) => format!("`{written}` tidak diawali angka"),
            GoalFault::WrongUnit(unit) if unit.is_empty() => {
                "satuan sesudah angka belum ditulis, misalnya `hari kerja`, `jam`, atau `%`".to_string()
            }
            GoalFault::WrongUnit(unit) => format!(
                "`{unit}` bukan satuan untuk batas ini; lama kasus ditulis dalam hari, minggu, jam, atau menit, waktu \
                 tunggu dalam jam atau menit, bagian dalam `%`, selebihnya angka saja"
            ),
        }
    }
}
