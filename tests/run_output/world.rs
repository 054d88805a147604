//! Cases made by hand, with verdicts as a judge gives them, on one of the bundled SOPs.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::judging::Office;
use lajur::calendar::{Calendar, Calendars, Moment};
use lajur::engine::{Marking, Plan};
use lajur::lang::Lang;
use lajur::model::{ActorId, Date, EventId, FieldId, NodeId, RowId, RuleId};
use lajur::pipeline::check;
use lajur::report::Style;
use lajur::report::run::{Account, Setting, explain};
use lajur::run::judge::{Judge, Options};
use lajur::run::log::Reading;
use lajur::run::summary::Summary;
use lajur::run::{
    Activity, Batch, Event, Finding, FindingKind, Judged, Level, Lexicon, Names, Next, RuleState,
    Status, Used, Verdict, Visit, Worst,
};
use lajur::source::Source;

/// An SOP, its calendar, and a log of it.
pub struct World {
    pub plan: Plan,
    pub names: Names,
    pub lexicon: Arc<Lexicon>,
    pub calendar: Calendar,
    pub batch: Batch,
    pub verdicts: Vec<Verdict>,
}

pub fn plan(file: &str) -> Plan {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    let source = Source::new(file, fs::read_to_string(path).unwrap());
    Plan::new(&check(&[source]).catalogue.sops[0])
}

impl World {
    pub fn empty() -> World {
        let plan = plan("sops/kaltim.sop");
        let lexicon = Arc::new(Lexicon::default());
        World {
            names: Names::new(&plan),
            batch: Batch::new(lexicon.clone()),
            lexicon,
            calendar: Calendars::default().get("indonesia").unwrap().clone(),
            plan,
            verdicts: Vec::new(),
        }
    }

    /// The sample cases beside a bundled SOP, judged.
    pub fn of(name: &str) -> World {
        let file = |rest: &str| {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sops");
            fs::read_to_string(path.join(format!("{name}{rest}"))).unwrap()
        };
        let office = Office::new(&file(".sop"));
        let batch = office.batch(&file(".cases/events.csv"), &file(".cases/cases.csv"));
        let mut judge = office.judge(None);
        let verdicts = batch.cases().map(|case| judge.case(&case)).collect();
        World {
            batch,
            verdicts,
            names: office.names.clone(),
            lexicon: office.lexicon.clone(),
            calendar: office.calendar.clone(),
            plan: office.plan.clone(),
        }
    }

    /// Why a case was judged so.
    pub fn explained(&self, case: usize, lang: Lang, width: usize) -> String {
        let options = Options::default();
        let mut judge = Judge::new(
            &self.plan,
            &self.names,
            &self.calendar,
            &self.lexicon,
            options,
        );
        let case = self.batch.case(case).unwrap();
        let style = Style {
            lang,
            colours: false,
            width,
        };
        let setting = Setting {
            as_of: None,
            ..self.setting(lang)
        };
        explain(&setting, &case, &judge.explain(&case), &style)
    }

    pub fn setting(&self, lang: Lang) -> Setting<'_> {
        Setting {
            plan: &self.plan,
            names: &self.names,
            lexicon: &self.lexicon,
            calendar: &self.calendar,
            as_of: Some(at(30, 16)),
            sop_file: "sops/kaltim.sop",
            events_file: Some("log.csv"),
            cases_file: Some("kasus.csv"),
            lang,
        }
    }

    pub fn summary(&self) -> Summary {
        let mut summary = Summary::new(&self.plan);
        for (case, verdict) in self.batch.cases().zip(&self.verdicts) {
            summary.add(&case, verdict);
        }
        summary
    }

    pub fn worst(&self, room: usize) -> Vec<Judged> {
        let mut worst = Worst::new(room, self.lexicon.clone());
        for (case, verdict) in self.batch.cases().zip(&self.verdicts) {
            worst.add(&case, verdict);
        }
        worst.into_cases()
    }

    /// What `show` makes of an account of all cases.
    pub fn told(&self, lang: Lang, room: usize, show: impl Fn(&Account<'_>) -> String) -> String {
        let (summary, worst) = (self.summary(), self.worst(room));
        let reading = Reading {
            notes: Vec::new(),
            rows: summary.events + 2,
            rejected: 2,
            case_rows: summary.cases,
            case_rows_rejected: 0,
        };
        show(&Account {
            setting: self.setting(lang),
            summary: &summary,
            worst: &worst,
            reading: &reading,
        })
    }

    /// Adds a case that did these rows, one working day after the other, each by an actor.
    pub fn case(&mut self, id: &str, done: &[(u32, &str)], verdict: impl Fn(&World) -> Verdict) {
        let event = |(at_day, (row, actor)): (u32, &(u32, &str))| Event {
            activity: match row {
                0 => Activity::Unknown(self.lexicon.id("Rapat koordinasi")),
                row => Activity::Row(RowId(row - 1)),
            },
            actor: Some(self.lexicon.id(actor)),
            person: None,
            outcome: None,
            started: None,
            completed: Some(at(at_day + 1, 9)),
            line: u64::from(at_day) + 2,
        };
        let events: Vec<Event> = (0..).zip(done).map(event).collect();
        self.batch.push(id, None, events, []);
        let verdict = verdict(self);
        self.verdicts.push(verdict);
    }

    pub fn rules(&self) -> Vec<RuleState> {
        vec![RuleState::Idle; self.plan.sop().rules.len()]
    }
}

/// A moment of July 2024.
pub fn at(day: u32, hour: u32) -> Moment {
    let date = Date {
        year: 2024,
        month: 7,
        day,
    };
    Moment::at(date, hour, 0).unwrap()
}

pub fn clean(rules: Vec<RuleState>) -> Verdict {
    Verdict {
        status: Status::Finished,
        began: Some(at(1, 9)),
        last: Some(at(9, 9)),
        workdays: Some(6),
        calendar_days: Some(8),
        visits: Vec::new(),
        findings: Vec::new(),
        rules,
        next: Vec::new(),
        marking: Marking::before(),
        cost: 0,
        proven: true,
    }
}

/// Visits of these rows, each a day after the other, by the exits given.
pub fn visits(rows: &[(u32, u32)]) -> Vec<Visit> {
    let visit = |(day, (row, exit)): (u32, &(u32, u32))| Visit {
        node: NodeId(row - 1),
        event: Some(day),
        exit: Some(*exit),
        ready: (day > 0).then(|| at(day, 9)),
        from: (day > 0).then(|| at(day, 9)),
        due: Some(at(day + 3, 16)),
        done: Some(at(day + 1, 9)),
        used: (day > 0).then_some(Used::Workdays(1)),
        paused: None,
    };
    (0..).zip(rows).map(visit).collect()
}

pub fn finding(kind: FindingKind, level: Level, row: u32, event: u32) -> Finding {
    Finding {
        kind,
        level,
        node: Some(NodeId(row - 1)),
        rule: None,
        event: Some(event),
    }
}

/// Six cases: two in order, one late, one skipped and by the wrong actor, one under way and overdue, one planned.
pub fn six() -> World {
    let mut world = World::empty();
    let (national, admin) = ("Admin Nasional", "Admin BPS Provinsi");
    let way = [
        (1, national),
        (2, national),
        (3, admin),
        (4, admin),
        (5, "Pejabat Penghubung"),
        (6, "Unit Kerja terkait"),
        (7, admin),
    ];
    let rows = [(1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 0), (7, 0)];
    for id in ["K01", "K02"] {
        world.case(id, &way, |world| Verdict {
            visits: visits(&rows),
            ..clean(world.rules())
        });
    }
    world.case("K04", &way, |world| late(world, &rows));
    let skipping = [
        (1, national),
        (2, national),
        (3, admin),
        (5, admin),
        (0, "Kepala Bagian"),
        (6, "Unit Kerja terkait"),
    ];
    world.case("K05", &skipping, skipped);
    world.case("K07", &way[..3], under_way);
    world.case("K08", &[], planned);
    world
}

fn late(world: &World, rows: &[(u32, u32)]) -> Verdict {
    let mut rules = world.rules();
    rules[0] = RuleState::Question;
    rules[4] = RuleState::Broken;
    let late = FindingKind::Late {
        due: at(22, 16),
        done: at(29, 10),
        by: Used::Workdays(5),
        used: Used::Workdays(15),
    };
    let of_rule = |kind, level, rule| Finding {
        node: None,
        rule: Some(RuleId(rule)),
        ..finding(kind, level, 1, 6)
    };
    let whole = FindingKind::Late {
        due: at(19, 16),
        done: at(29, 10),
        by: Used::Workdays(6),
        used: Used::Workdays(20),
    };
    let returned = FindingKind::Returned {
        times: 1,
        to: NodeId(1),
    };
    Verdict {
        workdays: Some(20),
        calendar_days: Some(28),
        visits: visits(rows),
        findings: vec![
            finding(returned, Level::Note, 3, 2),
            finding(late, Level::Violation, 6, 5),
            of_rule(whole, Level::Violation, 4),
            of_rule(FindingKind::Question, Level::Question, 0),
        ],
        ..clean(rules)
    }
}

fn skipped(world: &World) -> Verdict {
    let mut rules = world.rules();
    rules[0] = RuleState::Question;
    rules[1] = RuleState::Kept;
    let wrong = FindingKind::WrongActor {
        actor: world.lexicon.id("Admin BPS Provinsi"),
    };
    let activity = FindingKind::UnknownActivity {
        activity: world.lexicon.id("Rapat koordinasi"),
    };
    let unknown = FindingKind::UnknownActor {
        actor: world.lexicon.id("Kepala Bagian"),
    };
    let silent = |kind, level, row| Finding {
        event: None,
        ..finding(kind, level, row, 0)
    };
    let mut found = vec![
        silent(FindingKind::Skipped, Level::Violation, 4),
        finding(wrong, Level::Violation, 5, 3),
        finding(activity, Level::Remark, 5, 4),
        finding(unknown, Level::Remark, 5, 4),
        silent(FindingKind::StoppedHere, Level::Remark, 7),
    ];
    found[2].node = None;
    Verdict {
        status: Status::Stopped,
        visits: visits(&[(1, 0), (2, 0), (3, 0), (5, 0), (6, 0)]),
        findings: found,
        proven: false,
        ..clean(rules)
    }
}

fn under_way(world: &World) -> Verdict {
    let overdue = FindingKind::Overdue {
        due: at(10, 16),
        by: Used::Workdays(14),
    };
    Verdict {
        status: Status::Running,
        workdays: Some(2),
        calendar_days: Some(2),
        visits: visits(&[(1, 0), (2, 0), (3, 0)]),
        findings: vec![Finding {
            event: None,
            ..finding(overdue, Level::Violation, 4, 0)
        }],
        next: vec![Next {
            node: NodeId(3),
            from: Some(at(3, 9)),
            due: Some(at(10, 16)),
            perhaps: false,
            overdue: true,
            by: vec![ActorId(1)],
        }],
        ..clean(world.rules())
    }
}

fn planned(world: &World) -> Verdict {
    let mut to_come = visits(&[(1, 0), (2, 0)]);
    for visit in &mut to_come {
        (visit.event, visit.done, visit.used) = (None, None, None);
    }
    Verdict {
        status: Status::Planned,
        workdays: None,
        calendar_days: None,
        visits: to_come,
        findings: vec![Finding {
            event: None,
            ..finding(
                FindingKind::BeyondCalendar { year: 2029 },
                Level::Remark,
                7,
                0,
            )
        }],
        next: vec![Next {
            node: NodeId(0),
            from: Some(at(3, 9)),
            due: Some(at(3, 10)),
            perhaps: false,
            overdue: false,
            by: vec![ActorId(0)],
        }],
        ..clean(world.rules())
    }
}

/// A case with a finding of every kind.
pub fn every_kind() -> World {
    let mut world = World::empty();
    let word = world.lexicon.id("Kepala Bagian, Umum");
    let (moment, used) = (at(3, 9), Used::OfficeMinutes(90));
    let kinds = [
        FindingKind::Late {
            due: moment,
            done: at(4, 9),
            by: used,
            used,
        },
        FindingKind::Overdue {
            due: moment,
            by: Used::CalendarDays(2),
        },
        FindingKind::Early { used },
        FindingKind::OutsideWindow,
        FindingKind::EndsBeforeStart {
            started: at(4, 9),
            completed: moment,
        },
        FindingKind::Skipped,
        FindingKind::Unexpected,
        FindingKind::Repeated,
        FindingKind::OutOfOrder,
        FindingKind::WrongCount {
            times: 1,
            least: 2,
            most: Some(4),
        },
        FindingKind::WrongCount {
            times: 1,
            least: 2,
            most: None,
        },
        FindingKind::LoopExceeded { times: 3, most: 2 },
        FindingKind::Returned {
            times: 1,
            to: NodeId(1),
        },
        FindingKind::AgainstCondition { exit: 0 },
        FindingKind::OtherWay {
            outcome: word,
            exit: 1,
        },
        FindingKind::NotCalledFor,
        FindingKind::UnknownOutcome { outcome: word },
        FindingKind::UnknownActivity { activity: word },
        FindingKind::WrongActor { actor: word },
        FindingKind::UnknownActor { actor: word },
        FindingKind::MissingActor { actor: ActorId(1) },
        FindingKind::RuleBroken,
        FindingKind::RuleUnknown {
            missing: Some(FieldId(0)),
        },
        FindingKind::RuleUnknown { missing: None },
        FindingKind::Question,
        FindingKind::RightUsed { after: used },
        FindingKind::RightTooEarly { after: used },
        FindingKind::RightGained { since: moment },
        FindingKind::EscalationOwed { since: moment },
        FindingKind::EscalationDone,
        FindingKind::Happened { event: EventId(0) },
        FindingKind::StoppedHere,
        FindingKind::NotCounted { row: RowId(0) },
        FindingKind::BeyondCalendar { year: 2031 },
        FindingKind::NotProven,
    ];
    let levels = [
        Level::Violation,
        Level::Remark,
        Level::Note,
        Level::Question,
    ];
    world.case(
        "Semua",
        &[(1, "Kepala Bagian, Umum"), (3, "Admin Nasional")],
        |world| {
            let found = kinds
                .iter()
                .zip(levels.iter().cycle())
                .map(|(kind, level)| Finding {
                    rule: matches!(kind, FindingKind::RuleBroken | FindingKind::Question)
                        .then_some(RuleId(0)),
                    ..finding(kind.clone(), *level, 3, 1)
                });
            Verdict {
                findings: found.collect(),
                visits: visits(&[(1, 0), (3, 1)]),
                ..clean(world.rules())
            }
        },
    );
    world
}
