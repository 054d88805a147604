//! The table for people, on a terminal.

use super::parts::{self, Cell, Holds, Table, Tone};
use super::{Account, Played, Setting, tell};
use crate::lang::Lang;
use crate::report::Style;
use crate::report::speech::pick;
use crate::report::terminal::{self, Lines, Paint, Piece};
use crate::simulate::tally::{Comparison, Goal, Sought};

/// The table: what was played, what it comes to, and what was assumed. The language is that of the account; `style` says
/// whether there are colours and how wide a line may be.
pub fn table(account: &Account<'_>, style: &Style) -> String {
    let mut page = Page {
        lang: account.lang(),
        lines: Lines::new(style),
    };
    match account {
        Account::Played(played) => {
            page.head(&played.setting);
            page.played(played);
        }
        Account::Compared {
            before,
            after,
            comparison,
        } => page.compared(before, after, comparison),
        Account::Sought {
            setting,
            goal,
            sought,
        } => {
            page.sought(setting, goal, sought);
            page.played(&account.shown());
        }
    }
    page.lines.out
}

/// The table while it is written.
struct Page {
    lang: Lang,
    lines: Lines,
}

impl Page {
    fn head(&mut self, setting: &Setting<'_>) {
        let sop = setting.sop();
        let title = format!("{}  {}", sop.name.value, sop.title.value);
        self.lines.painted(&title, Paint::Bold);
        self.lines.paragraph(&tell::circumstances(setting));
    }

    /// The results of one simulation, and what was assumed for it.
    fn played(&mut self, played: &Played<'_>) {
        self.results(played);
        self.assumptions(&played.setting);
    }

    fn results(&mut self, played: &Played<'_>) {
        let (setting, results) = (&played.setting, played.results);
        let (sop, lang) = (setting.sop(), self.lang);
        self.lines.paragraph(&tell::played(played));
        self.notes(&tell::notes(played));
        self.part(&parts::times(results, lang));
        if results.cases > 0 {
            self.lines.out.push('\n');
            let found = results.bottleneck();
            let told = tell::bottleneck(played, found.as_ref());
            self.lines.painted(&told, Paint::Bold);
            let throughput = tell::throughput(results, lang);
            throughput.iter().for_each(|it| self.lines.paragraph(it));
        }
        self.part(&parts::steps(sop, results, lang));
        self.part(&parts::actors(sop, results, lang));
        self.part(&parts::rules(sop, results, lang));
    }

    fn compared(&mut self, before: &Played<'_>, after: &Played<'_>, comparison: &Comparison) {
        let sides = [
            (before, pick(self.lang, "Before", "Sebelum")),
            (after, pick(self.lang, "After", "Sesudah")),
        ];
        for (at, (played, title)) in sides.into_iter().enumerate() {
            if at > 0 {
                self.lines.out.push('\n');
            }
            let sop = played.setting.sop();
            let files = match before.setting.files() == after.setting.files() {
                true => String::new(),
                false => format!(" ({})", played.setting.files()),
            };
            let title = format!("{title}: {}  {}{files}", sop.name.value, sop.title.value);
            self.lines.painted(&title, Paint::Bold);
            self.lines.paragraph(&tell::circumstances(&played.setting));
            self.lines.paragraph(&tell::played(played));
            self.notes(&tell::notes(played));
        }
        let differences = parts::differences(after.setting.sop(), comparison, self.lang);
        if differences.rows.is_empty() {
            self.lines.title(tell::nothing_differs(self.lang));
        }
        self.part(&differences);
        self.assumptions(&after.setting);
    }

    fn sought(&mut self, setting: &Setting<'_>, goal: &Goal, sought: &Sought) {
        self.head(setting);
        self.lines.out.push('\n');
        let answer = tell::answer(setting, goal, sought);
        self.lines.painted(&answer, Paint::Bold);
        self.lines.paragraph(&tell::plays(sought, self.lang));
        let doubt = tell::search_doubt(sought, self.lang);
        self.notes(doubt.as_slice());
        self.part(&parts::trials(setting, goal, sought));
        let title = match sought.staff {
            Some(_) => pick(self.lang, "With that staff", "Dengan petugas itu"),
            None => pick(
                self.lang,
                "With the staff tried last",
                "Dengan petugas yang terakhir dicoba",
            ),
        };
        self.lines.title(title);
    }

    fn notes(&mut self, notes: &[String]) {
        for note in notes {
            self.lines.painted(&format!("! {note}"), Paint::Yellow);
        }
    }

    fn assumptions(&mut self, setting: &Setting<'_>) {
        let assumed = tell::assumptions(setting);
        if assumed.is_empty() {
            return;
        }
        self.lines.title(tell::assumed(self.lang));
        for sentence in assumed {
            self.lines.paragraph(&format!("· {sentence}"));
        }
    }

    /// A table, with how it is to be read below it.
    fn part(&mut self, part: &Table) {
        if part.rows.is_empty() {
            return;
        }
        let lang = self.lang;
        let part = part.clone().within(self.lines.width, lang);
        let columns = part.columns.iter().map(|column| match column.holds {
            Holds::Numbers => terminal::Column::number(column.title.say(lang)),
            Holds::Name | Holds::Words => terminal::Column::text(column.title.say(lang)),
        });
        let columns: Vec<terminal::Column<'_>> = columns.collect();
        let line = |row: &Vec<Cell>| row.iter().map(|cell| vec![piece(cell)]).collect();
        let rows: Vec<Vec<terminal::Cell>> = part.rows.iter().map(line).collect();
        self.lines.grid(part.title.say(lang), &columns, &rows);
        self.lines.painted(part.hint.say(lang), Paint::Dim);
    }
}

fn piece(cell: &Cell) -> Piece {
    let paint = match cell.tone {
        Tone::Plain => Paint::Plain,
        Tone::Dim => Paint::Dim,
        Tone::Good => Paint::Green,
        Tone::Warn => Paint::Yellow,
        Tone::Bad => Paint::Red,
    };
    Piece::new(&cell.text, paint)
}
