//! What all cases come to: how many, how long, and what became of each row of the log.

use super::super::amounts::count;
use super::super::words::{self, counted, pick};
use super::Page;
use crate::lang::Lang;
use crate::report::terminal::Paint;
use crate::run::Status;

impl Page<'_> {
    /// The sums, and the sections on steps, actors, findings, rules and questions.
    pub(super) fn totals(&mut self) {
        self.lines.title(self.pick("All cases", "Seluruh kasus"));
        self.counts();
        self.elapsed();
        self.rows_of_the_log();
        self.rows_of_the_case_table();
        self.steps();
        self.actors();
        self.kinds();
        self.rules();
        self.questions();
        self.notes();
    }

    fn counts(&mut self) {
        let (summary, lang) = (self.account.summary, self.account.setting.lang);
        let parts = [
            (
                summary.with_violations,
                pick(lang, "against the SOP", "menyimpang dari SOP"),
            ),
            (
                summary.with_remarks,
                pick(lang, "with remarks", "dengan catatan"),
            ),
            (summary.clean(), pick(lang, "as the SOP says", "sesuai SOP")),
        ];
        let levels = enumerate(&parts, lang);
        let statuses = [
            Status::Finished,
            Status::Running,
            Status::Stopped,
            Status::Planned,
        ];
        let parts = statuses.map(|status| (summary.status(status), words::status(status, lang)));
        let statuses = enumerate(&parts, lang);
        let cases = words::cases(summary.cases, lang);
        match summary.cases {
            0 => self.lines.paragraph(&cases),
            _ => self
                .lines
                .paragraph(&format!("{cases}: {levels}; {statuses}")),
        }
    }

    fn elapsed(&mut self) {
        let lang = self.account.setting.lang;
        let days = &self.account.summary.workdays;
        let (Some(least), Some(most)) = (days.least(), days.most()) else {
            return;
        };
        let (Some(middle), Some(far)) = (days.percentile(50), days.percentile(90)) else {
            return;
        };
        let most = words::workdays(most, lang);
        let text = match lang {
            Lang::En => format!(
                "finished cases took from {least} to {most}; half of them at most {middle}, nine in ten at most {far}"
            ),
            Lang::Id => format!(
                "kasus yang selesai memakan {least} sampai {most}; separuhnya paling lama {middle}, sembilan dari sepuluh paling lama {far}"
            ),
        };
        self.lines.paragraph(&text);
    }

    /// That nothing of the log was lost.
    fn rows_of_the_log(&mut self) {
        let (reading, lang) = (self.account.reading, self.account.setting.lang);
        let judged = reading.rows.saturating_sub(reading.rejected);
        let number = |number| count(number, lang);
        let rows = counted(reading.rows, lang, "row", "rows", "baris");
        let events = self.account.summary.events;
        let text = match lang {
            Lang::En => format!(
                "log: {rows} read = {} judged + {} rejected",
                number(judged),
                number(reading.rejected)
            ),
            Lang::Id => format!(
                "log: {rows} dibaca = {} dinilai + {} ditolak",
                number(judged),
                number(reading.rejected)
            ),
        };
        let events = match (events == judged, lang) {
            (true, _) => String::new(),
            (false, Lang::En) => {
                format!("; {} in them", counted(events, lang, "event", "events", ""))
            }
            (false, Lang::Id) => format!("; di dalamnya {} kejadian", number(events)),
        };
        let paint = match reading.rejected {
            0 => Paint::Plain,
            _ => Paint::Yellow,
        };
        self.lines.painted(&(text + &events), paint);
    }

    fn rows_of_the_case_table(&mut self) {
        let (reading, lang) = (self.account.reading, self.account.setting.lang);
        if reading.case_rows == 0 {
            return;
        }
        let used = count(
            reading.case_rows.saturating_sub(reading.case_rows_rejected),
            lang,
        );
        let rejected = count(reading.case_rows_rejected, lang);
        let rows = counted(reading.case_rows, lang, "row", "rows", "baris");
        self.lines.paragraph(&match lang {
            Lang::En => format!("case table: {rows} read = {used} used + {rejected} rejected"),
            Lang::Id => format!("tabel kasus: {rows} dibaca = {used} dipakai + {rejected} ditolak"),
        });
    }
}

/// `3 against the SOP, 2 with remarks`, without what there is none of.
fn enumerate(parts: &[(u64, &str)], lang: Lang) -> String {
    let some = parts.iter().filter(|(number, _)| *number > 0);
    let words: Vec<String> = some
        .map(|(number, what)| format!("{} {what}", count(*number, lang)))
        .collect();
    words.join(", ")
}
