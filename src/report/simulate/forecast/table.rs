//! The forecast on a terminal.

use super::Outlook;
use super::words::{Outcome, outcome};
use crate::lang::Lang;
use crate::report::Style;
use crate::report::simulate::tell;
use crate::report::speech::pick;
use crate::report::terminal::{Cell, Column, Lines, Paint, Piece};
use crate::simulate::forecast::{CaseForecast, Deadline};

/// The table: what was looked at, the open cases, the likeliest to break a deadline first, those that could not be placed,
/// and what was assumed. Of the cases, so many are shown. `style` says whether there are colours and how wide a line may
/// be.
pub fn table(outlook: &Outlook<'_>, top: usize, style: &Style) -> String {
    let mut lines = Lines::new(style);
    let sop = outlook.sop();
    let title = format!("{}  {}", sop.name.value, sop.title.value);
    lines.painted(&title, Paint::Bold);
    lines.paragraph(&outlook.head());
    for note in outlook.notes() {
        lines.painted(&format!("! {note}"), Paint::Yellow);
    }
    cases(outlook, top, &mut lines);
    unplaced(outlook, &mut lines);
    assumptions(outlook, &mut lines);
    lines.out
}

fn cases(outlook: &Outlook<'_>, top: usize, lines: &mut Lines) {
    let lang = outlook.lang();
    let columns = [
        Column::names(pick(lang, "case", "kasus"), 16),
        Column::text(pick(lang, "stands at", "berada di")),
        Column::names(pick(lang, "done by (50%)", "selesai (50%)"), 14),
        Column::names(pick(lang, "done by (90%)", "selesai (90%)"), 14),
        Column::text(pick(lang, "chance to break", "peluang terlampaui")),
    ];
    let rows: Vec<Vec<Cell>> = outlook
        .cases()
        .take(top)
        .map(|it| row(outlook, it))
        .collect();
    let title = pick(
        lang,
        "Open cases, the likeliest to break a deadline first",
        "Kasus terbuka, yang paling mungkin melampaui batas lebih dahulu",
    );
    lines.grid(title, &columns, &rows);
    let hint = match rows.is_empty() {
        true => pick(lang, "No case is open.", "Tidak ada kasus yang terbuka."),
        false => pick(
            lang,
            "Done by: the date by which the case is done in half, in nine of ten plays. Chance to break: the share of the plays that break the deadline, with its interval of 95%.",
            "Selesai: tanggal kasus sudah selesai dalam separuh, dalam sembilan dari sepuluh pengulangan. Peluang terlampaui: bagian pengulangan yang melampaui batas, dengan selang 95%.",
        ),
    };
    lines.painted(hint, Paint::Dim);
    let more = outlook.names.len().saturating_sub(rows.len());
    if more > 0 {
        lines.paragraph(&match lang {
            Lang::En => format!("… and {more} more"),
            Lang::Id => format!("… dan {more} lagi"),
        });
    }
}

fn row(outlook: &Outlook<'_>, (name, case): (&str, &CaseForecast)) -> Vec<Cell> {
    let stands = case
        .at
        .iter()
        .map(|(node, since)| Piece::new(&outlook.stands(*node, *since), Paint::Plain));
    let by = |moment| vec![Piece::new(&outlook.by_date(moment), Paint::Plain)];
    let deadlines = case.deadlines.iter().map(|it| piece(outlook, it));
    vec![
        vec![Piece::new(name, Paint::Bold)],
        stands.collect(),
        by(case.half),
        by(case.nine_tenths),
        deadlines.collect(),
    ]
}

fn piece(outlook: &Outlook<'_>, deadline: &Deadline) -> Piece {
    let (mark, paint) = match outcome(deadline) {
        Outcome::Bad => ("✗ ", Paint::Red),
        Outcome::Doubtful => ("! ", Paint::Yellow),
        Outcome::Good => ("✓ ", Paint::Green),
    };
    Piece::marked(mark, &outlook.deadline(deadline), paint)
}

fn unplaced(outlook: &Outlook<'_>, lines: &mut Lines) {
    let lang = outlook.lang();
    let columns = [
        Column::names(pick(lang, "case", "kasus"), 16),
        Column::text(pick(lang, "why", "sebabnya")),
    ];
    let rows = outlook.unplaced.iter().map(|(name, why)| {
        let why = outlook.reason(*why);
        vec![
            vec![Piece::new(name, Paint::Bold)],
            vec![Piece::new(why, Paint::Plain)],
        ]
    });
    let title = pick(lang, "Not in the forecast", "Tidak diperkirakan");
    lines.grid(title, &columns, &rows.collect::<Vec<_>>());
}

fn assumptions(outlook: &Outlook<'_>, lines: &mut Lines) {
    let assumed = outlook.assumptions();
    if !assumed.is_empty() {
        lines.title(tell::assumed(outlook.lang()));
        for assumption in assumed {
            lines.paragraph(&format!("· {assumption}"));
        }
    }
}
