//! The verdicts that people expect of the sample cases, written down here case by case, come out for both notations of
//! both SOPs and from both forms of their logs, read as the command line reads them; and no other violation does.

use std::io::{self, Cursor, Read};
use std::sync::Arc;

use lajur::calendar::{Calendar, Moment};
use lajur::engine::Plan;
use lajur::pipeline::check;
use lajur::run::judge::{self, Judge};
use lajur::run::log::{self, CaseTable, Context, Input, Portion, Reading, Worker};
use lajur::run::{FindingKind, Level, Lexicon, Names, RuleState, Status, Used, Verdict};
use lajur::source::Source;

/// What is expected of a case: its name, its length in working days and calendar days, how it ended, its violations, its
/// remarks, and what else must be so. A violation or remark is a code and the number of a row or the name of a rule.
type Expected = (
    &'static str,
    (i64, i64),
    Status,
    &'static [&'static str],
    &'static [&'static str],
    &'static [Also],
);

/// What else must be so of a case.
enum Also {
    /// A row, by its number, was done on the first date, was due on the second and used so many working days.
    Timed(&'static str, &'static str, &'static str, i64),
    /// The case was sent back so many times.
    Returns(usize),
    /// The right that a rule gives was used on this working day after it began to count.
    RightUsed(&'static str, i64),
    /// A rule is kept.
    Kept(&'static str),
}

use Also::{Kept, Returns, RightUsed, Timed};
use Status::{Finished, Stopped};

const KALTIM: &[Expected] = &[
    (
        "K01",
        (8, 10),
        Finished,
        &[],
        &[],
        &[Kept("biasa-14"), Returns(0)],
    ),
    (
        "K02",
        (3, 7),
        Stopped,
        &[],
        &["stopped-here 3"],
        &[Returns(1)],
    ),
    (
        "K03",
        (10, 16),
        Finished,
        &[],
        &[],
        &[Kept("biasa-14"), Returns(1)],
    ),
    (
        "K04",
        (20, 28),
        Finished,
        &["late 6", "late biasa-14"],
        &[],
        &[
            Timed("6", "2024-07-29", "2024-07-22", 15),
            RightUsed("intervensi", 11),
        ],
    ),
    (
        "K05",
        (7, 9),
        Finished,
        &["skipped 4"],
        &[],
        &[Kept("teruskan-3")],
    ),
    (
        "K06",
        (4, 4),
        Finished,
        &["wrong-actor 6"],
        &[],
        &[Kept("biasa-14")],
    ),
];

const LUBUKLINGGAU: &[Expected] = &[
    (
        "L01",
        (11, 20),
        Finished,
        &[],
        &[],
        &[Kept("melapor-5"), Kept("biasa-14")],
    ),
    (
        "L02",
        (12, 18),
        Finished,
        &[],
        &["rule-broken melapor-6"],
        &[],
    ),
    (
        "L03",
        (1, 1),
        Stopped,
        &[],
        &[
            "rule-broken melapor-3",
            "stopped-here 4",
            "unknown-outcome 3",
        ],
        &[],
    ),
    (
        "L04",
        (14, 22),
        Finished,
        &["late 3"],
        &[],
        &[Timed("3", "2024-06-07", "2024-06-05", 4), Kept("sanksi")],
    ),
    (
        "L05",
        (5, 7),
        Finished,
        &[],
        &["early 5"],
        &[Kept("sanksi")],
    ),
    ("L06", (12, 16), Finished, &["rule-broken sanksi"], &[], &[]),
];

#[test]
fn kaltim_is_judged_as_expected() {
    in_all_forms("kaltim", KALTIM, 41);
}

#[test]
fn lubuk_linggau_is_judged_as_expected() {
    in_all_forms("lubuklinggau", LUBUKLINGGAU, 38);
}

fn in_all_forms(sop: &str, expected: &[Expected], events: u64) {
    for notation in ["sop", "sop.yaml"] {
        let office = Office::new(&format!("{sop}.{notation}"));
        for (log, cases) in [("events.csv", Some("cases.csv")), ("events.json", None)] {
            let log = format!("{sop}.cases/{log}");
            let cases = cases.map(|cases| format!("{sop}.cases/{cases}"));
            let (verdicts, reading) = office.judged(&log, cases.as_deref());
            let told = format!("{sop}.{notation}, {log}");
            assert_eq!((reading.rows, reading.rejected), (events, 0), "{told}");
            let names = verdicts.iter().map(|(name, _)| name.as_str());
            assert!(names.eq(expected.iter().map(|it| it.0)), "{told}");
            for (expected, (name, verdict)) in expected.iter().zip(&verdicts) {
                compare(&office, expected, verdict, &format!("{told}, {name}"));
            }
        }
    }
}

fn compare(office: &Office, expected: &Expected, verdict: &Verdict, told: &str) {
    let (_, (workdays, days), status, violations, remarks, also) = *expected;
    let length = (verdict.workdays, verdict.calendar_days);
    assert_eq!(length, (Some(workdays), Some(days)), "{told}");
    assert_eq!(verdict.status, status, "{told}");
    assert!(verdict.proven, "{told}");
    assert_eq!(
        office.of_level(verdict, Level::Violation),
        violations,
        "{told}"
    );
    assert_eq!(office.of_level(verdict, Level::Remark), remarks, "{told}");
    for also in also {
        assert!(
            office.is_so(verdict, also),
            "{told}: {:?}",
            verdict.findings
        );
    }
}

/// An SOP with all that judging by it needs.
struct Office {
    plan: Plan,
    names: Names,
    calendar: Calendar,
    zone: Option<i32>,
    lexicon: Arc<Lexicon>,
}

impl Office {
    fn new(file: &str) -> Office {
        let text = String::from_utf8(bytes(file)).expect("text");
        let checked = check(&[Source::new(file, text)]);
        let sop = &checked.catalogue.sops[0];
        let calendar = checked
            .references
            .calendars
            .used_by(sop)
            .expect("a calendar");
        let zone = sop
            .identity
            .calendar
            .as_ref()
            .and_then(|it| it.zone.as_ref());
        let zone = zone.and_then(|zone| calendar.zone(&zone.value));
        let plan = Plan::new(sop);
        Office {
            names: Names::new(&plan),
            calendar: calendar.clone(),
            zone: zone.map(|zone| zone.offset_minutes),
            lexicon: Arc::default(),
            plan,
        }
    }

    /// The verdicts on the cases of a log, by the names of the cases.
    fn judged(&self, events: &str, cases: Option<&str>) -> (Vec<(String, Verdict)>, Reading) {
        let options = log::Options {
            zone: self.zone,
            threads: 2,
            ..log::Options::default()
        };
        let none = CaseTable::default();
        let table = cases.map_or_else(CaseTable::default, |file| {
            let context = self.context(&none, &options);
            let read = with_input(file, |input| log::read_cases(&context, input));
            let (table, _, troubles) = read.expect("a case table");
            assert_eq!(troubles, [], "{file}");
            table
        });
        let context = self.context(&table, &options);
        let read = with_input(events, |input| {
            log::read(&context, Some(input), || Clerk(self.judge(), Vec::new()))
        });
        let (clerks, reading) = read.expect("a log");
        let mut verdicts: Vec<_> = clerks.into_iter().flat_map(|clerk| clerk.1).collect();
        verdicts.sort_by(|(one, _), (other, _)| one.cmp(other));
        (verdicts, reading)
    }

    fn judge(&self) -> Judge<'_> {
        let options = judge::Options { as_of: None };
        Judge::new(
            &self.plan,
            &self.names,
            &self.calendar,
            &self.lexicon,
            options,
        )
    }

    fn context<'c>(&'c self, cases: &'c CaseTable, options: &'c log::Options) -> Context<'c> {
        Context {
            plan: &self.plan,
            names: &self.names,
            lexicon: &self.lexicon,
            cases,
            options,
        }
    }

    /// The findings of a level in alphabetical order, as a code and a row's number or a rule's name.
    fn of_level(&self, verdict: &Verdict, level: Level) -> Vec<String> {
        let found = verdict.findings.iter().filter(|it| it.level == level);
        let mut told: Vec<String> = found
            .map(|finding| {
                let rule = finding
                    .rule
                    .map(|rule| self.plan.sop()[rule].name.value.clone());
                let row = finding
                    .node
                    .map(|node| self.number(self.plan.sop()[node].row));
                let place = rule.or(row).unwrap_or_default();
                format!("{} {place}", finding.kind.code())
            })
            .collect();
        told.sort();
        told
    }

    fn number(&self, row: lajur::model::RowId) -> String {
        let number = self.plan.sop()[row].number.as_ref();
        number
            .map_or("", |it| it.value.trim_end_matches('.'))
            .to_string()
    }

    fn is_so(&self, verdict: &Verdict, also: &Also) -> bool {
        match also {
            Timed(row, done, due, used) => self.visits(verdict, row).any(|visit| {
                let date = |moment: Option<Moment>| moment.map(|it| it.date().to_string());
                let dates = (date(visit.done), date(visit.due));
                dates == (Some(done.to_string()), Some(due.to_string()))
                    && visit.used == Some(Used::Workdays(*used))
            }),
            Returns(times) => {
                let back = |it: &FindingKind| matches!(it, FindingKind::Returned { .. });
                verdict.findings.iter().filter(|it| back(&it.kind)).count() == *times
            }
            RightUsed(rule, day) => verdict.findings.iter().any(|finding| {
                let after = Used::Workdays(*day);
                finding.kind == FindingKind::RightUsed { after }
                    && finding
                        .rule
                        .is_some_and(|it| self.plan.sop()[it].name.value == *rule)
            }),
            Kept(rule) => {
                let rules = self.plan.sop().rules.iter().zip(&verdict.rules);
                let mut named = rules.filter(|(it, _)| it.name.value == *rule);
                named.any(|(_, state)| *state == RuleState::Kept)
            }
        }
    }

    fn visits<'v>(
        &'v self,
        verdict: &'v Verdict,
        row: &'v str,
    ) -> impl Iterator<Item = &'v lajur::run::Visit> {
        let visits = verdict.visits.iter();
        visits.filter(move |it| self.number(self.plan.sop()[it.node].row) == row)
    }
}

/// Judges the cases of its portions.
struct Clerk<'o>(Judge<'o>, Vec<(String, Verdict)>);

impl Worker for Clerk<'_> {
    fn portion(&mut self, _: usize, portion: &Portion) {
        assert_eq!(portion.troubles, []);
        for case in portion.batch.cases() {
            self.1.push((case.id.to_string(), self.0.case(&case)));
        }
    }
}

fn bytes(file: &str) -> Vec<u8> {
    let path = format!("{}/sops/{file}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("a file")
}

fn with_input<T>(file: &str, read: impl FnOnce(&Input<'_>) -> T) -> T {
    let bytes = bytes(file);
    let length = bytes.len() as u64;
    let open =
        move || -> io::Result<Box<dyn Read + Send>> { Ok(Box::new(Cursor::new(bytes.clone()))) };
    read(&Input {
        name: file,
        open: &open,
        bytes: Some(length),
    })
}
