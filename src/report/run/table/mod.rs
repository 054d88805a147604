//! The table for people: the cases, the worst first, and what all cases come to.

mod cases;
mod sections;
mod totals;

use super::Account;
use super::words::{cases as counted_cases, moment, pick};
use crate::report::Style;
use crate::report::terminal::{Lines, Paint};

/// The table: by what was judged, the worst cases, and the sums over all cases. The language is that of the account;
/// `style` says whether there are colours and how wide a line may be.
pub fn table(account: &Account<'_>, style: &Style) -> String {
    let mut page = Page {
        account,
        lines: Lines::new(style),
    };
    page.head();
    page.cases();
    page.totals();
    page.lines.out
}

/// The table while it is written.
struct Page<'a> {
    account: &'a Account<'a>,
    lines: Lines,
}

impl Page<'_> {
    fn pick<'w>(&self, en: &'w str, id: &'w str) -> &'w str {
        pick(self.account.setting.lang, en, id)
    }

    /// By what the cases were judged.
    fn head(&mut self) {
        let setting = &self.account.setting;
        let sop = setting.plan.sop();
        self.lines.painted(
            &format!("{}  {}", sop.name.value, sop.title.value),
            Paint::Bold,
        );
        let calendar = format!(
            "{} {} {}",
            self.pick("calendar", "kalender"),
            setting.calendar.name(),
            setting.calendar.version()
        );
        let as_of = match setting.as_of {
            Some(at) => format!("{} {}", self.pick("as of", "keadaan per"), moment(at, false)),
            None => self
                .pick(
                    "no date asked for, so nothing open counts as overdue (`--as-of`)",
                    "tanpa tanggal acuan, sehingga yang belum selesai tidak dihitung terlambat (`--as-of`)",
                )
                .to_string(),
        };
        self.lines.paragraph(&format!("{calendar}; {as_of}"));
    }

    fn cases(&mut self) {
        let (all, shown) = (self.account.summary.cases, self.account.worst.len() as u64);
        let lang = self.account.setting.lang;
        if shown == 0 {
            return;
        }
        let title = match (shown < all, lang) {
            (false, _) => self
                .pick(
                    "Cases, the worst first",
                    "Kasus, yang terburuk lebih dahulu",
                )
                .to_string(),
            (true, crate::lang::Lang::En) => {
                format!("The {} worst of {}", shown, counted_cases(all, lang))
            }
            (true, crate::lang::Lang::Id) => {
                format!("{} kasus terburuk dari {}", shown, counted_cases(all, lang))
            }
        };
        self.lines.title(&title);
        let table = cases::table(self.account, self.lines.width, self.lines.colours);
        self.lines.out.push_str(&table);
    }
}
