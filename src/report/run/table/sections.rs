//! The sums by step, actor, finding and rule, the questions for people, and what was assumed.

use std::cmp::Reverse;

use super::super::amounts::{self, count};
use super::super::kinds;
use super::super::sign::sign;
use super::super::words::{self, counted, pick};
use super::Page;
use crate::lang::Lang;
use crate::model::{RowId, RuleKind, Strength};
use crate::report::terminal::{Cell, Column, Paint, Piece, short};
use crate::run::summary::RuleSum;
use crate::run::{Level, stated};

/// How many unknown actors, and unknown activities, are listed.
const LISTED: usize = 10;

/// How wide the names of rules become before they are broken.
const NAME_WIDTH: usize = 20;

impl Page<'_> {
    fn number(&self, number: u64, paint: Paint) -> Cell {
        let text = count(number, self.account.setting.lang);
        match number {
            0 => vec![Piece::new("-", Paint::Dim)],
            _ => vec![Piece::new(&text, paint)],
        }
    }

    pub(super) fn steps(&mut self) {
        let (setting, lang) = (&self.account.setting, self.account.setting.lang);
        let sop = setting.plan.sop();
        let rows = (0..)
            .map(RowId)
            .zip(&sop.rows)
            .zip(&self.account.summary.rows);
        let rows = rows.map(|((id, row), sum)| {
            let number = row.number.as_ref();
            let number = number.map_or("", |number| number.value.trim_end_matches('.'));
            vec![
                vec![Piece::new(number, Paint::Dim)],
                vec![Piece::new(
                    &short(&row.text.value, self.lines.width / 2),
                    Paint::Plain,
                )],
                self.number(sum.visits, Paint::Plain),
                self.number(sum.late + sum.overdue, Paint::Red),
                self.number(sum.skipped, Paint::Red),
                vec![Piece::new(
                    &amounts::middle(sum.used.main(), lang),
                    Paint::Plain,
                )],
                vec![Piece::new(&stated(sop, id, lang), Paint::Dim)],
            ]
        });
        let rows: Vec<Vec<Cell>> = rows.collect();
        let columns = [
            Column::number(pick(lang, "no", "no")),
            Column::text(pick(lang, "step", "langkah")),
            Column::number(pick(lang, "times", "kali")),
            Column::number(pick(lang, "late", "terlambat")),
            Column::number(pick(lang, "skipped", "dilewati")),
            Column::text(pick(lang, "took *", "lamanya *")),
            Column::text(pick(lang, "limit", "batas")),
        ];
        self.lines
            .grid(pick(lang, "By step", "Per langkah"), &columns, &rows);
        let took = pick(
            lang,
            "* half of the times at most / nine in ten at most",
            "* separuhnya paling lama / sembilan dari sepuluh paling lama",
        );
        self.lines.painted(took, Paint::Dim);
    }

    pub(super) fn actors(&mut self) {
        let (setting, lang) = (&self.account.setting, self.account.setting.lang);
        let sop = setting.plan.sop();
        let sums = self.account.summary.actors(setting.names, setting.lexicon);
        let unknown = sums.iter().filter(|sum| sum.actor.is_none()).count();
        let shown = sums.len() - unknown.saturating_sub(LISTED);
        let rows = sums.iter().take(shown).map(|sum| {
            let mut name = vec![Piece::new(&sum.title(sop), Paint::Plain)];
            if sum.actor.is_none() {
                let stranger = pick(lang, "not in the SOP", "tidak ada di SOP");
                name.push(Piece::new(stranger, Paint::Yellow));
            }
            vec![
                name,
                self.number(sum.events, Paint::Plain),
                self.number(sum.late, Paint::Red),
                self.number(sum.wrong, Paint::Red),
            ]
        });
        let rows: Vec<Vec<Cell>> = rows.collect();
        let columns = [
            Column::text(pick(lang, "actor", "pelaksana")),
            Column::number(pick(lang, "done", "dikerjakan")),
            Column::number(pick(lang, "late", "terlambat")),
            Column::number(pick(lang, "another's task", "bukan tugasnya")),
        ];
        self.lines
            .grid(pick(lang, "By actor", "Per pelaksana"), &columns, &rows);
        self.and_more(sums.len() - shown);
    }

    /// How many more there are than were listed.
    fn and_more(&mut self, more: usize) {
        let (more, lang) = (more as u64, self.account.setting.lang);
        match (more, lang) {
            (0, _) => {}
            (_, Lang::En) => self
                .lines
                .painted(&format!("and {} more", count(more, lang)), Paint::Dim),
            (_, Lang::Id) => self
                .lines
                .painted(&format!("dan {} lagi", count(more, lang)), Paint::Dim),
        }
    }

    pub(super) fn kinds(&mut self) {
        let lang = self.account.setting.lang;
        let sums = self.account.summary.kinds();
        let levels = [
            Level::Violation,
            Level::Remark,
            Level::Question,
            Level::Note,
        ];
        let all = levels
            .into_iter()
            .flat_map(|level| sums.iter().map(move |sum| (level, sum)));
        let mut found: Vec<_> = all
            .filter(|(level, sum)| sum.levels[*level as usize] > 0)
            .collect();
        found.sort_by_key(|(level, sum)| Reverse((*level, sum.levels[*level as usize])));
        let rows = found.into_iter().map(|(level, sum)| {
            let (mark, paint) = sign(level);
            vec![
                vec![Piece::marked(mark, kinds::kind(sum.code, lang), paint)],
                vec![Piece::new(sum.code, Paint::Dim)],
                self.number(sum.levels[level as usize], Paint::Plain),
                self.number(sum.level_cases[level as usize], Paint::Plain),
            ]
        });
        let rows: Vec<Vec<Cell>> = rows.collect();
        let columns = [
            Column::text(pick(lang, "finding", "temuan")),
            Column::text(pick(lang, "code", "kode")),
            Column::number(pick(lang, "number", "jumlah")),
            Column::number(pick(lang, "in cases", "kasus")),
        ];
        self.lines
            .grid(pick(lang, "What was found", "Temuan"), &columns, &rows);
    }

    pub(super) fn rules(&mut self) {
        let lang = self.account.setting.lang;
        let sop = self.account.setting.plan.sop();
        let rules = sop.rules.iter().zip(&self.account.summary.rules);
        let (binding, idle): (Vec<_>, Vec<_>) = rules.partition(|(_, sum)| binds(sum));
        let columns: Vec<Outcome> = outcomes(lang)
            .into_iter()
            .filter(|column| column.always || binding.iter().any(|(_, sum)| (column.of)(sum) > 0))
            .collect();
        let rows = binding.iter().map(|(rule, sum)| {
            let title = rule
                .title
                .as_ref()
                .map_or(&*rule.name.value, |title| &title.value);
            let broken = match rule.strength.value {
                Strength::Must => Paint::Red,
                Strength::Should | Strength::May => Paint::Yellow,
            };
            let title = Piece::new(&short(title, self.lines.width / 2), Paint::Plain);
            let name = Piece::new(&rule.name.value, Paint::Plain);
            let strength = words::strength(rule.strength.value, lang);
            let name = vec![name, Piece::new(strength, Paint::Dim)];
            let mut row = vec![name, vec![title]];
            let numbers = columns.iter().map(|column| (column.of)(sum));
            let paints = columns.iter().map(|column| column.paint.unwrap_or(broken));
            row.extend(
                numbers
                    .zip(paints)
                    .map(|(it, paint)| self.number(it, paint)),
            );
            row
        });
        let rows: Vec<Vec<Cell>> = rows.collect();
        let named = [
            Column::names(pick(lang, "rule", "aturan"), NAME_WIDTH),
            Column::text(""),
        ];
        let counts = columns.iter().map(|column| Column::number(column.head));
        let columns: Vec<Column<'_>> = named.into_iter().chain(counts).collect();
        let title = pick(lang, "By rule, in cases", "Per aturan, dalam kasus");
        self.lines.grid(title, &columns, &rows);
        let idle = idle.len() as u64;
        if idle > 0 && !rows.is_empty() {
            let told = counted(
                idle,
                lang,
                "more rule binds none of these cases",
                "more rules bind none of these cases",
                "aturan lain tidak berlaku bagi kasus-kasus ini",
            );
            self.lines.painted(&told, Paint::Dim);
        }
    }

    /// What people have to judge, each question once.
    pub(super) fn questions(&mut self) {
        let lang = self.account.setting.lang;
        let sop = self.account.setting.plan.sop();
        let rules = sop.rules.iter().zip(&self.account.summary.rules);
        let asked = rules.filter(|(_, sum)| sum.questions > 0);
        let questions = asked.flat_map(|(rule, sum)| {
            let parts = rule.parts.iter().filter_map(|part| match part {
                RuleKind::Judge { question, .. } => Some(&question.value),
                _ => None,
            });
            parts.map(|question| (question.clone(), sum.questions))
        });
        let rows = questions.map(|(question, cases)| {
            vec![
                vec![Piece::marked("? ", &question, Paint::Blue)],
                vec![Piece::new(&words::cases(cases, lang), Paint::Plain)],
            ]
        });
        let rows: Vec<Vec<Cell>> = rows.collect();
        let columns = [Column::text(""), Column::number("")];
        let title = pick(lang, "For people to judge", "Perlu dinilai oleh orang");
        self.lines.grid(title, &columns, &rows);
    }

    /// What was recognised or assumed, and what can't be vouched for.
    pub(super) fn notes(&mut self) {
        let (summary, lang) = (self.account.summary, self.account.setting.lang);
        let mut notes: Vec<String> = Vec::new();
        notes.extend(
            self.account
                .reading
                .notes
                .iter()
                .map(|note| note.text(lang)),
        );
        for (year, cases) in &summary.beyond {
            let cases = words::cases(*cases, lang);
            notes.push(match lang {
                Lang::En => format!("the calendar has no data for {year}; it is needed by {cases}"),
                Lang::Id => format!(
                    "kalender tidak memuat data tahun {year}, padahal diperlukan oleh {cases}"
                ),
            });
        }
        if summary.not_proven > 0 {
            let cases = words::cases(summary.not_proven, lang);
            notes.push(match lang {
                Lang::En => {
                    format!("of {cases} it is not proven that no simpler explanation exists")
                }
                Lang::Id => format!(
                    "untuk {cases} belum terbukti bahwa tidak ada penjelasan yang lebih sederhana"
                ),
            });
        }
        let unknown = summary.unknown_activities(self.account.setting.lexicon);
        if !unknown.is_empty() {
            notes.push(self.unknown(&unknown));
        }
        if notes.is_empty() {
            return;
        }
        self.lines.title(pick(lang, "Notes", "Keterangan"));
        for note in notes {
            self.lines.paragraph(&format!("· {note}"));
        }
    }

    /// The activities that the SOP does not know.
    fn unknown(&self, unknown: &[(String, u64)]) -> String {
        let lang = self.account.setting.lang;
        let listed = unknown.iter().take(LISTED);
        let words: Vec<String> = listed
            .map(|(word, times)| format!("`{word}` {}×", count(*times, lang)))
            .collect();
        let number = unknown.len() as u64;
        let rest = match number > LISTED as u64 {
            true => ", …",
            false => "",
        };
        let head = counted(
            number,
            lang,
            "activity of the log is not in the SOP",
            "activities of the log are not in the SOP",
            "aktivitas dalam log tidak ada di SOP",
        );
        format!("{head}: {}{rest}", words.join(", "))
    }
}

/// Whether a rule binds any case.
fn binds(sum: &RuleSum) -> bool {
    sum.kept + sum.broken + sum.unknown + sum.open + sum.questions + sum.used > 0
}

/// A column of the table of rules: in how many cases a rule fared so.
struct Outcome {
    head: &'static str,
    of: fn(&RuleSum) -> u64,
    /// The paint of the numbers; nothing for that of a broken rule.
    paint: Option<Paint>,
    /// Whether the column stands even where all its numbers are zero.
    always: bool,
}

fn outcomes(lang: Lang) -> [Outcome; 5] {
    let column = |head, of, paint, always| Outcome {
        head,
        of,
        paint,
        always,
    };
    [
        column(
            pick(lang, "kept", "dipatuhi"),
            |sum| sum.kept + sum.used,
            Some(Paint::Plain),
            true,
        ),
        column(
            pick(lang, "broken", "dilanggar"),
            |sum| sum.broken,
            None,
            true,
        ),
        column(
            pick(lang, "open", "berjalan"),
            |sum| sum.open,
            Some(Paint::Plain),
            false,
        ),
        column(
            pick(lang, "no data", "tanpa data"),
            |sum| sum.unknown,
            Some(Paint::Yellow),
            false,
        ),
        column(
            pick(lang, "for people", "oleh orang"),
            |sum| sum.questions,
            Some(Paint::Blue),
            false,
        ),
    ]
}
