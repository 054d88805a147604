//! A small reader of logs for the tests of verdicts, so that they stand on nothing but the judge: tables with commas,
//! ISO dates, and columns that are named as here.

#![allow(dead_code)]

use std::collections::BTreeMap;
use std::sync::Arc;

use lajur::calendar::{Calendar, Moment};
use lajur::engine::Plan;
use lajur::lang::{Number, folded};
use lajur::model::expr::{Slots, Value};
use lajur::model::{Date, FieldId, FieldType, Sop};
use lajur::pipeline::check;
use lajur::run::judge::{Judge, Options};
use lajur::run::{Batch, Case, Change, Event, Header, Lexicon, Names, Verdict, yes_or_no};
use lajur::source::Source;

/// What a case is made of: its row of the table, its events, and what they change.
type Parts = (Option<Header>, Vec<Event>, Vec<Change>);

/// An SOP with all that its judge needs.
pub struct Office {
    pub plan: Plan,
    pub names: Names,
    pub calendar: Calendar,
    pub lexicon: Arc<Lexicon>,
}

impl Office {
    /// The office of an SOP's text; the first one, where it has several.
    pub fn new(text: &str) -> Office {
        Office::all(text).into_iter().next().expect("an SOP")
    }

    /// The offices of all SOPs of a text.
    pub fn all(text: &str) -> Vec<Office> {
        let checked = check(&[Source::new("office.sop", text)]);
        let calendar = checked.references.calendars.get("indonesia");
        let office = |sop: &Sop| {
            let plan = Plan::new(sop);
            Office {
                names: Names::new(&plan),
                plan,
                calendar: calendar.expect("a calendar").clone(),
                lexicon: Arc::new(Lexicon::default()),
            }
        };
        checked.catalogue.sops.iter().map(office).collect()
    }

    pub fn sop(&self) -> &Sop {
        self.plan.sop()
    }

    pub fn judge(&self, as_of: Option<&str>) -> Judge<'_> {
        let options = Options {
            as_of: as_of.map(moment),
        };
        Judge::new(
            &self.plan,
            &self.names,
            &self.calendar,
            &self.lexicon,
            options,
        )
    }

    /// The cases of a log, and of a table of cases, in the order of their names.
    pub fn batch(&self, events: &str, cases: &str) -> Batch {
        let mut all: BTreeMap<String, Parts> = BTreeMap::new();
        for (line, row) in rows(cases) {
            let id = row["case"].clone();
            all.entry(id).or_default().0 = Some(self.header(line, &row));
        }
        for (line, row) in rows(events) {
            let id = row["case"].clone();
            let (_, events, changes) = all.entry(id).or_default();
            for (field, value) in self.values(&row) {
                let event = events.len();
                changes.push(Change {
                    event,
                    field,
                    value: Some(value),
                });
            }
            events.push(self.event(line, &row));
        }
        let mut batch = Batch::new(self.lexicon.clone());
        batch.tell(Some(self.told(events)));
        for (id, (header, events, changes)) in all {
            batch.push(&id, header, events, changes);
        }
        batch
    }

    /// For each field, whether a table has a column for it.
    fn told(&self, table: &str) -> Arc<[bool]> {
        let head = table.trim_start().lines().next().unwrap_or_default();
        let columns: Vec<String> = head.split(',').map(name).collect();
        let fields = self.sop().fields.iter();
        fields
            .map(|field| columns.contains(&field.name.value))
            .collect()
    }

    /// The verdicts on the cases of a log, by case.
    pub fn verdicts(
        &self,
        events: &str,
        cases: &str,
        as_of: Option<&str>,
    ) -> Vec<(String, Verdict)> {
        let batch = self.batch(events, cases);
        let mut judge = self.judge(as_of);
        let verdicts = batch
            .cases()
            .map(|case| (case.id.to_string(), judge.case(&case)));
        verdicts.collect()
    }

    /// What is found in each case, as `code row` or `code rule`.
    pub fn found(&self, verdict: &Verdict) -> Vec<String> {
        let sop = self.sop();
        let told = verdict.findings.iter().map(|finding| {
            let at = match (finding.rule, finding.node) {
                (Some(rule), _) => sop[rule].name.value.clone(),
                (None, Some(node)) => sop[node].name.value.clone(),
                (None, None) => String::new(),
            };
            format!("{} {at}", finding.kind.code()).trim().to_string()
        });
        told.collect()
    }

    fn header(&self, line: u64, row: &BTreeMap<String, String>) -> Header {
        let count = self.sop().fields.len();
        let mut data = Slots {
            values: vec![None; count],
            lists: vec![None; count],
            ..Slots::default()
        };
        for (field, value) in self.values(row) {
            data.values[field.0 as usize] = Some(value);
        }
        for (at, field) in self.sop().fields.iter().enumerate() {
            if let (FieldType::List(_), Some(items)) = (&field.kind, row.get(&field.name.value)) {
                let items = items.parse().ok();
                data.lists[at] = items.map(|items: usize| vec![Vec::new(); items]);
            }
        }
        let fields = self.sop().fields.iter();
        let told = fields.map(|field| row.contains_key(&field.name.value));
        Header {
            line: Some(line),
            data,
            told: Some(told.collect()),
            filed: row
                .get("filed")
                .filter(|it| !it.is_empty())
                .map(|it| moment(it)),
            closed: row.get("closed").is_some_and(|closed| closed == "yes"),
        }
    }

    fn values(&self, row: &BTreeMap<String, String>) -> Vec<(FieldId, Value)> {
        let cells = row.iter().filter(|(_, cell)| !cell.is_empty());
        let known = cells.filter_map(|(head, cell)| {
            let field = self.names.field(head)?;
            Some((field, value(&self.sop()[field].kind, cell)?))
        });
        known.collect()
    }

    fn event(&self, line: u64, row: &BTreeMap<String, String>) -> Event {
        let cell = |head: &str| row.get(head).filter(|cell| !cell.is_empty());
        let word = |head: &str| cell(head).map(|cell| self.lexicon.id(cell));
        let named = cell("activity").and_then(|cell| self.names.activity(cell));
        let numbered = cell("step").and_then(|cell| self.names.numbered(cell));
        let unknown = || self.lexicon.id(cell("activity").map_or("", String::as_str));
        let activity = named.or(numbered.map(lajur::run::Activity::Row));
        Event {
            activity: activity.unwrap_or_else(|| lajur::run::Activity::Unknown(unknown())),
            actor: word("actor"),
            person: word("person"),
            outcome: word("outcome"),
            started: cell("started").map(|cell| moment(cell)),
            completed: cell("completed").map(|cell| moment(cell)),
            line,
        }
    }
}

/// The rows of a table by the names of their columns, each with its line.
fn rows(table: &str) -> Vec<(u64, BTreeMap<String, String>)> {
    let mut reader = csv::Reader::from_reader(table.trim_start().as_bytes());
    let heads: Vec<String> = reader.headers().expect("a head").iter().map(name).collect();
    let rows = reader.records().map(|row| {
        let row = row.expect("a row");
        let line = row.position().map_or(0, |position| position.line());
        let cells = row.iter().map(|cell| cell.trim().to_string());
        (line, heads.iter().cloned().zip(cells).collect())
    });
    rows.collect()
}

/// The name of a column here.
fn name(head: &str) -> String {
    match head {
        "case_id" | "kasus" => "case",
        "aktivitas" => "activity",
        "pelaksana" => "actor",
        "started_at" | "dimulai" => "started",
        "completed_at" | "selesai" => "completed",
        "hasil" => "outcome",
        other => other,
    }
    .to_string()
}

fn value(kind: &FieldType, cell: &str) -> Option<Value> {
    Some(match kind {
        FieldType::YesNo => Value::YesNo(yes_or_no(cell)?),
        FieldType::OneOf(variants) => {
            let is_it = |text: &str| folded(text) == folded(cell);
            let at = variants.iter().position(|variant| {
                let title = variant.title.as_ref();
                is_it(&variant.name.value) || title.is_some_and(|title| is_it(&title.value))
            });
            Value::Variant(at?)
        }
        FieldType::Text => Value::Text(cell.to_string()),
        FieldType::Number => Value::Number(Number::parse(cell)?),
        FieldType::Date => Value::Date(moment(cell).date()),
        _ => return None,
    })
}

/// A moment written as `2024-01-31` or `2024-01-31T08:30`; what follows is left out.
pub fn moment(written: &str) -> Moment {
    let part = |range: std::ops::Range<usize>| written.get(range).and_then(|it| it.parse().ok());
    let date = Date {
        year: part(0..4).unwrap_or(0) as i32,
        month: part(5..7).unwrap_or(0),
        day: part(8..10).unwrap_or(0),
    };
    let [hour, minute, second] = [11..13, 14..16, 17..19].map(|at| part(at).unwrap_or(0));
    Moment::new(date, hour * 3600 + minute * 60 + second).expect("a moment")
}

/// The case of a batch with this name.
pub fn case<'b>(batch: &'b Batch, id: &str) -> Case<'b> {
    batch.cases().find(|case| case.id == id).expect("a case")
}
