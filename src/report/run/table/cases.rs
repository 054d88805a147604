//! The cases of the table: each with how far it is, what deviates, and what is next.

use super::super::next::{coming, due_on};
use super::super::sign::sign;
use super::super::words::{self, pick};
use super::super::{Account, Setting};
use crate::lang::Lang;
use crate::report::terminal::{Cell, Column, Paint, Piece, grid};
use crate::run::{Case, Finding, Level, Status, Verdict, gathered};

/// How many findings of a case are told. The rest is counted.
const TOLD: usize = 6;

/// How many next steps of a case are told.
const NEXT: usize = 3;

/// How wide the names of cases become before they are broken.
const ID_WIDTH: usize = 20;

/// How wide the column of their status becomes.
const STATUS_WIDTH: usize = 16;

pub(super) fn table(account: &Account<'_>, width: usize, colours: bool) -> String {
    let lang = account.setting.lang;
    let rows = account.worst.iter().filter_map(|judged| {
        let case = judged.case()?;
        Some(row(&account.setting, &case, &judged.verdict))
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let columns = [
        Column::names(pick(lang, "case", "kasus"), ID_WIDTH),
        Column::names("status", STATUS_WIDTH),
        Column::text(pick(lang, "what there is to say", "yang perlu diketahui")),
    ];
    grid(&columns, &rows, width, colours)
}

fn row(setting: &Setting<'_>, case: &Case<'_>, verdict: &Verdict) -> Vec<Cell> {
    let lang = setting.lang;
    let mut status = vec![Piece::new(
        words::status(verdict.status, lang),
        Paint::Plain,
    )];
    if let Some(days) = verdict
        .workdays
        .filter(|_| verdict.status != Status::Planned)
    {
        status.push(Piece::new(&words::workdays(days, lang), Paint::Dim));
    }
    let mut told = findings(setting, case, verdict);
    told.extend(next(setting, verdict));
    if told.is_empty() {
        let clean = pick(lang, "as the SOP says", "sesuai SOP");
        told.push(Piece::marked("✓ ", clean, Paint::Green));
    }
    vec![vec![Piece::new(case.id, Paint::Bold)], status, told]
}

/// The findings, the gravest first. What a person has to judge is asked once for all cases, below.
fn findings(setting: &Setting<'_>, case: &Case<'_>, verdict: &Verdict) -> Cell {
    let lang = setting.lang;
    let mut all: Vec<&Finding> = verdict.findings.iter().collect();
    all.retain(|finding| finding.level != Level::Question);
    all.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    let all = gathered(all);
    let told = all.iter().take(TOLD).map(|finding| {
        let text = words::told(setting, case, finding);
        let (mark, paint) = sign(finding.first.level);
        Piece::marked(mark, &text, paint)
    });
    let mut told: Cell = told.collect();
    let rest = all.len().saturating_sub(TOLD);
    if rest > 0 {
        let more = match lang {
            Lang::En => format!("and {rest} more"),
            Lang::Id => format!("dan {rest} lagi"),
        };
        told.push(Piece::marked("… ", &more, Paint::Dim));
    }
    told
}

/// What comes next, by whom and when it is due; of a planned case that is known to its end when all of it is due.
fn next(setting: &Setting<'_>, verdict: &Verdict) -> Cell {
    let mut told: Cell = verdict
        .next
        .iter()
        .take(NEXT)
        .map(|next| {
            let head = pick(setting.lang, "next:", "berikutnya:");
            Piece::marked(
                "→ ",
                &format!("{head} {}", coming(setting, next)),
                Paint::Blue,
            )
        })
        .collect();
    let due = verdict
        .visits
        .iter()
        .filter_map(|visit| Some((visit.due?, visit.node)));
    if let Some((due, node)) = due
        .max()
        .filter(|_| verdict.status == Status::Planned && verdict.next.is_empty())
    {
        let due = due_on(setting, node, due);
        let text = match setting.lang {
            Lang::En => format!("all of it due {due}"),
            Lang::Id => format!("seluruhnya paling lambat {due}"),
        };
        told.push(Piece::marked("→ ", &text, Paint::Blue));
    }
    told
}
