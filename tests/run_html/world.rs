//! Logs made up by rule, judged for real, and the page that is made of them.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use lajur::calendar::{Calendar, Calendars, Moment};
use lajur::engine::Plan;
use lajur::lang::Lang;
use lajur::model::expr::{Slots, Value};
use lajur::model::{Date, Sop};
use lajur::pipeline::check;
use lajur::render::scene::{ArrowId, Ink, Scene};
use lajur::render::{About, Note, Options, Parts, annotate, scene_to_web_svg, to_scene};
use lajur::report::run::{Account, FlowPlace, Pace, Setting, flow_notes, html};
use lajur::run::judge::{Judge, Options as Judging};
use lajur::run::log::Reading;
use lajur::run::summary::Summary;
use lajur::run::{Activity, Batch, Event, Header, Lexicon, Names, Worst};
use lajur::source::Source;

/// An SOP, a calendar, and a log.
pub struct World {
    pub plan: Plan,
    pub names: Names,
    pub lexicon: Arc<Lexicon>,
    pub calendar: Calendar,
    pub batch: Batch,
    pub room: usize,
}

/// An event of a case, as a log would have it.
pub struct Did<'a> {
    pub what: &'a str,
    pub who: &'a str,
    pub outcome: &'a str,
    pub at: Moment,
}

pub fn moment(date: Date, minute: u32) -> Moment {
    Moment::new(date, minute * 60).unwrap()
}

pub fn date(year: i32, month: u32, day: u32) -> Date {
    Date { year, month, day }
}

impl World {
    /// An SOP of a file without any case.
    pub fn of(file: &str) -> World {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        World::written(&fs::read_to_string(path).unwrap())
    }

    pub fn written(text: &str) -> World {
        let checked = check(&[Source::new("a.sop", text)]);
        let plan = Plan::new(&checked.catalogue.sops[0]);
        let lexicon = Arc::new(Lexicon::default());
        World {
            names: Names::new(&plan),
            batch: Batch::new(lexicon.clone()),
            lexicon,
            calendar: Calendars::default().get("indonesia").unwrap().clone(),
            plan,
            room: 5000,
        }
    }

    pub fn case(&mut self, id: &str, header: Option<Header>, events: &[Did<'_>]) {
        let word = |word: &str| (!word.is_empty()).then(|| self.lexicon.id(word));
        let event = |(at, did): (u64, &Did<'_>)| Event {
            activity: match self.names.activity(did.what) {
                Some(activity) => activity,
                None => Activity::Unknown(self.lexicon.id(did.what)),
            },
            actor: word(did.who),
            person: None,
            outcome: word(did.outcome),
            started: None,
            completed: Some(did.at),
            line: 2 + self.batch.event_count() as u64 + at,
        };
        let events: Vec<Event> = (0..).zip(events).map(event).collect();
        self.batch.push(id, header, events, []);
    }

    /// A row of a case table that gives the field of this name a value.
    pub fn header(&self, field: &str, value: Value) -> Header {
        let sop = self.plan.sop();
        let mut values = vec![None; sop.fields.len()];
        let at = self.names.field(field).unwrap();
        values[at.0 as usize] = Some(value);
        if let Some(text) = self.names.field("isi_laporan_awal") {
            values[text.0 as usize] = Some(Value::Text("Loket kosong".to_owned()));
        }
        Header {
            line: Some(self.batch.len() as u64 + 2),
            data: Slots {
                values,
                day_kind: sop.bare_day(),
                ..Slots::default()
            },
            ..Header::default()
        }
    }

    /// What `tell` makes of the account of all cases.
    pub fn account<T>(&self, lang: Lang, tell: impl FnOnce(&Account<'_>) -> T) -> T {
        let as_of = Some(moment(date(2024, 12, 2), 8 * 60));
        let options = Judging { as_of };
        let mut judge = Judge::new(
            &self.plan,
            &self.names,
            &self.calendar,
            &self.lexicon,
            options,
        );
        let mut summary = Summary::new(&self.plan);
        let mut worst = Worst::new(self.room, self.lexicon.clone());
        for case in self.batch.cases() {
            let verdict = judge.case(&case);
            summary.add(&case, &verdict);
            worst.add(&case, &verdict);
        }
        let reading = Reading {
            rows: summary.events + 3,
            rejected: 3,
            case_rows: summary.cases,
            ..Reading::default()
        };
        tell(&Account {
            setting: Setting {
                plan: &self.plan,
                names: &self.names,
                lexicon: &self.lexicon,
                calendar: &self.calendar,
                as_of,
                sop_file: "a.sop",
                events_file: Some("events.csv"),
                cases_file: Some("cases.csv"),
                lang,
            },
            summary: &summary,
            worst: &worst.into_cases(),
            reading: &reading,
        })
    }

    /// The page, with its picture.
    pub fn page(&self, lang: Lang) -> String {
        self.account(lang, |account| {
            let scene = picture(account);
            html(
                account,
                scene_to_web_svg(&scene).first().map(String::as_str),
            )
        })
    }
}

/// The picture of the SOP with the counts upon it.
pub fn picture(account: &Account<'_>) -> Scene {
    let sop = account.setting.plan.sop();
    let one_page = Options {
        parts: Parts::Table,
        one_page: true,
        ..Options::default()
    };
    let mut scene = to_scene(sop, &one_page);
    let notes: Vec<Note> = flow_notes(account)
        .into_iter()
        .map(|note| Note {
            about: about(sop, note.place),
            parts: note.parts,
            weight: note.weight,
            ink: match note.pace {
                Pace::Unused => Ink::Grey,
                Pace::InTime => Ink::Blue,
                Pace::SometimesLate => Ink::Amber,
                Pace::OftenLate => Ink::Red,
            },
        })
        .collect();
    annotate(&mut scene, &notes);
    scene
}

fn about(sop: &Sop, place: FlowPlace) -> About {
    match place {
        FlowPlace::Node(node) => About::Node(node),
        FlowPlace::Arrow { from, exit, to } => {
            let targets = &sop[from].exits[exit].targets;
            let target = targets.iter().position(|target| target.node.value == to);
            About::Arrow(ArrowId {
                from,
                exit,
                target: target.unwrap(),
                to,
            })
        }
    }
}

/// A stretch of numbers that look like chance and are the same each time.
struct Chance(u32);

impl Chance {
    fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 16) % most
    }
}

/// Complaints at an office: most in order, some late, skipped, returned, by the wrong actor, open or planned.
pub fn complaints(number: u32) -> World {
    let mut world = World::of("sops/kaltim.sop");
    let days: Vec<Date> = world
        .calendar
        .working_days()
        .filter(|day| day.year == 2024)
        .collect();
    let mut chance = Chance(7);
    for at in 0..number {
        let header = world.header("klasifikasi", Value::Variant(chance.below(4) as usize));
        let id = format!("KT-{:04}", at + 1);
        if at % 23 == 22 {
            world.case(&id, Some(header), &[]);
            continue;
        }
        let start = (at * 200 / number.max(1)) as usize;
        let events = complaint(&days[start..], at, &mut chance);
        world.case(&id, Some(header), &events);
    }
    world
}

fn complaint(days: &[Date], at: u32, chance: &mut Chance) -> Vec<Did<'static>> {
    let (national, admin) = ("Admin Nasional", "Admin BPS Provinsi");
    let mut steps = vec![("1", national, 0, ""), ("2", national, 4, "selesai")];
    if at % 7 == 3 {
        steps.push(("3", admin, 3, "Bukan kewenangan"));
        steps.push(("2", national, 5, ""));
    }
    steps.push(("3", admin, 4, "Kewenangan"));
    if at % 9 != 4 {
        steps.push(("4", admin, 6, ""));
    }
    steps.push(("5", "Pejabat Penghubung", 5, ""));
    if at % 13 == 5 {
        steps.push(("Rapat koordinasi", "Kepala Bagian Umum", 2, ""));
    }
    let who = if at % 11 == 6 {
        admin
    } else {
        "Unit Kerja terkait"
    };
    steps.push(("6", who, 14, ""));
    steps.push(("7", admin, 1, "selesai"));
    if at % 8 == 1 {
        steps.truncate(3 + (at % 3) as usize);
    }
    let mut day = 0;
    let mut minute = 8 * 60 + chance.below(60);
    let did = |(what, who, most, outcome): (&'static str, &'static str, u32, &'static str)| {
        if most > 0 {
            day += chance.below(most) as usize;
        }
        minute = (minute + 17).min(16 * 60);
        Did {
            what,
            who,
            outcome,
            at: moment(days[day.min(days.len() - 1)], minute),
        }
    };
    steps.into_iter().map(did).collect()
}
