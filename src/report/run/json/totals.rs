//! The summary as JSON.

use serde::Serialize;

use super::super::words::{level_name, status_name, strength_name};
use super::super::{Account, amounts};
use super::case::{actor, label, spot};
use crate::model::{RowId, Sop};
use crate::run::summary::{ArrowSum, KindSum, PerKind, RowSum, RuleSum, Sum};
use crate::run::{Level, Status, stated};
use crate::statistics::Spread;

/// How many unknown actors and activities are listed.
const LISTED: usize = 1000;

/// What became of the rows of the log.
#[derive(Serialize)]
pub(super) struct Rows {
    rows: u64,
    judged: u64,
    rejected: u64,
    case_rows: u64,
    case_rows_used: u64,
    case_rows_rejected: u64,
    notes: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct Totals {
    cases: u64,
    events: u64,
    statuses: Vec<Counted>,
    levels: Vec<Counted>,
    elapsed: Elapsed,
    findings: Vec<KindOut>,
    rows: Vec<RowOut>,
    actors: Vec<ActorOut>,
    rules: Vec<RuleOut>,
    flow: Vec<ArrowOut>,
    unknown_activities: Vec<Counted>,
    not_proven: u64,
    beyond_calendar: Vec<Year>,
}

#[derive(Serialize)]
struct Counted {
    name: String,
    count: u64,
}

#[derive(Serialize)]
struct Year {
    year: i32,
    cases: u64,
}

/// How long finished cases took.
#[derive(Serialize)]
struct Elapsed {
    workdays: Option<SpreadOut>,
    calendar_days: Option<SpreadOut>,
}

#[derive(Serialize)]
struct SpreadOut {
    count: u64,
    sum: i64,
    least: i64,
    median: i64,
    p90: i64,
    most: i64,
}

#[derive(Serialize)]
struct Used {
    unit: &'static str,
    #[serde(flatten)]
    spread: SpreadOut,
}

#[derive(Serialize)]
struct KindOut {
    code: &'static str,
    count: u64,
    cases: u64,
    violations: u64,
    remarks: u64,
    questions: u64,
    notes: u64,
    rows: Vec<Counted>,
}

#[derive(Serialize)]
struct RowOut {
    row: String,
    number: Option<String>,
    text: String,
    limit: Option<String>,
    visits: u64,
    timed: u64,
    late: u64,
    overdue: u64,
    early: u64,
    skipped: u64,
    used: Vec<Used>,
}

#[derive(Serialize)]
struct ActorOut {
    actor: Option<String>,
    name: String,
    events: u64,
    wrong: u64,
    late: u64,
}

#[derive(Serialize)]
struct RuleOut {
    rule: String,
    title: Option<String>,
    strength: &'static str,
    idle: u64,
    kept: u64,
    broken: u64,
    unknown: u64,
    open: u64,
    questions: u64,
    used: u64,
}

#[derive(Serialize)]
struct ArrowOut {
    from: String,
    exit: Option<String>,
    to: String,
    count: u64,
    late: u64,
    used: Vec<SumOut>,
    clock_minutes: i64,
}

#[derive(Serialize)]
struct SumOut {
    unit: &'static str,
    count: u64,
    sum: i64,
}

/// What became of the rows of the log and of the case table.
pub(super) fn rows(account: &Account<'_>) -> Rows {
    let reading = account.reading;
    let lang = account.setting.lang;
    Rows {
        rows: reading.rows,
        judged: reading.rows.saturating_sub(reading.rejected),
        rejected: reading.rejected,
        case_rows: reading.case_rows,
        case_rows_used: reading.case_rows.saturating_sub(reading.case_rows_rejected),
        case_rows_rejected: reading.case_rows_rejected,
        notes: reading.notes.iter().map(|note| note.text(lang)).collect(),
    }
}

/// The summary.
pub(super) fn of(account: &Account<'_>) -> Totals {
    let (setting, summary) = (&account.setting, account.summary);
    let sop = setting.plan.sop();
    let rows = sop.rows_with_ids().zip(&summary.rows);
    let rules = sop.rules.iter().zip(&summary.rules);
    let mut unknown = summary.unknown_activities(setting.lexicon);
    unknown.truncate(LISTED);
    let mut actors = summary.actors(setting.names, setting.lexicon);
    actors.truncate(sop.actors.len() + LISTED);
    Totals {
        cases: summary.cases,
        events: summary.events,
        statuses: statuses(account),
        levels: vec![
            counted(level_name(Level::Violation), summary.with_violations),
            counted(level_name(Level::Remark), summary.with_remarks),
            counted("clean", summary.clean()),
        ],
        elapsed: Elapsed {
            workdays: spread(&summary.workdays),
            calendar_days: spread(&summary.calendar_days),
        },
        findings: summary
            .kinds()
            .into_iter()
            .map(|sum| kind(sop, sum))
            .collect(),
        rows: rows.map(|((id, _), sum)| row(account, id, sum)).collect(),
        actors: actors
            .into_iter()
            .map(|sum| ActorOut {
                actor: sum.actor.map(|id| actor(sop, id).to_string()),
                name: sum.title(sop),
                events: sum.events,
                wrong: sum.wrong,
                late: sum.late,
            })
            .collect(),
        rules: rules.map(|(of, sum)| rule(of, sum)).collect(),
        flow: summary
            .arrows()
            .iter()
            .filter_map(|sum| arrow(sop, sum))
            .collect(),
        unknown_activities: unknown
            .into_iter()
            .map(|(name, count)| Counted { name, count })
            .collect(),
        not_proven: summary.not_proven,
        beyond_calendar: summary
            .beyond
            .iter()
            .map(|(year, cases)| Year {
                year: *year,
                cases: *cases,
            })
            .collect(),
    }
}

fn counted(name: &str, count: u64) -> Counted {
    Counted {
        name: name.to_string(),
        count,
    }
}

fn statuses(account: &Account<'_>) -> Vec<Counted> {
    let all = [
        Status::Planned,
        Status::Running,
        Status::Finished,
        Status::Stopped,
    ];
    let count = |status| counted(status_name(status), account.summary.status(status));
    all.into_iter().map(count).collect()
}

fn spread(spread: &Spread) -> Option<SpreadOut> {
    Some(SpreadOut {
        count: spread.count(),
        sum: spread.sum(),
        least: spread.least()?,
        median: spread.percentile(50)?,
        p90: spread.percentile(90)?,
        most: spread.most()?,
    })
}

fn kind(sop: &Sop, sum: &KindSum) -> KindOut {
    let rows = sop
        .rows
        .iter()
        .zip(&sum.rows)
        .filter(|(_, count)| **count > 0);
    let [notes, questions, remarks, violations] = sum.levels;
    KindOut {
        code: sum.code,
        count: sum.count(),
        cases: sum.cases,
        violations,
        remarks,
        questions,
        notes,
        rows: rows
            .map(|(row, count)| counted(&row.name.value, *count))
            .collect(),
    }
}

fn row(account: &Account<'_>, id: RowId, sum: &RowSum) -> RowOut {
    let sop = account.setting.plan.sop();
    let row = &sop[id];
    let number = row.number.as_ref();
    let limit = stated(sop, id, account.setting.lang);
    RowOut {
        row: row.name.value.clone(),
        number: number.map(|number| number.value.trim_end_matches('.').to_string()),
        text: row.text.value.clone(),
        limit: Some(limit).filter(|limit| !limit.is_empty()),
        visits: sum.visits,
        timed: sum.timed,
        late: sum.late,
        overdue: sum.overdue,
        early: sum.early,
        skipped: sum.skipped,
        used: used(&sum.used),
    }
}

fn used(times: &PerKind<Spread>) -> Vec<Used> {
    let told = times.iter().filter_map(|(kind, times)| {
        Some(Used {
            unit: amounts::unit_name(kind),
            spread: spread(times)?,
        })
    });
    told.collect()
}

fn rule(rule: &crate::model::Rule, sum: &RuleSum) -> RuleOut {
    RuleOut {
        rule: rule.name.value.clone(),
        title: rule.title.as_ref().map(|title| title.value.clone()),
        strength: strength_name(rule.strength.value),
        idle: sum.idle,
        kept: sum.kept,
        broken: sum.broken,
        unknown: sum.unknown,
        open: sum.open,
        questions: sum.questions,
        used: sum.used,
    }
}

fn arrow(sop: &Sop, sum: &ArrowSum) -> Option<ArrowOut> {
    let told = |(kind, sum): (_, &Sum)| {
        (sum.count > 0).then(|| SumOut {
            unit: amounts::unit_name(kind),
            count: sum.count,
            sum: sum.total,
        })
    };
    Some(ArrowOut {
        from: spot(sop, sum.from)?.node.to_string(),
        exit: label(sop, sum.from, sum.exit).map(str::to_string),
        to: spot(sop, sum.to)?.node.to_string(),
        count: sum.count,
        late: sum.late,
        used: sum.used.iter().filter_map(told).collect(),
        clock_minutes: sum.clock.total / 60,
    })
}
