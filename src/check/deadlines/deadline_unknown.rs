//! A deadline that looks as if it were kept, but hangs on something whose length nobody says.

use super::super::Subject;
use super::Known;
use super::deadline_never_starts::rule;
use super::judge::Exceeded;
use super::timeline::{Deadline, Timeline};
use super::times::Gap;
use super::words::{phrase, sum};
use crate::diagnostic::messages::{DeadlineMessage, Worded};
use crate::diagnostic::{Diagnostics, Severity};
use crate::lang::Lang;

/// Why a deadline can't be computed.
pub(super) enum Why {
    /// Something between may take longer than is counted.
    Open(String, Gap),
    /// No row between states a time.
    NoTimes,
    /// Only an event leads from one end to the other.
    Event,
    /// The two ends lie on branches that run at once.
    Branches,
}

pub(super) fn check(subject: &Subject, known: &Known, diagnostics: &mut Diagnostics) {
    for (deadline, timeline) in known.timelines() {
        match timeline.exceeded(known.said) {
            Some(Exceeded::Never) => {
                if let Some(why) = reason(subject, timeline) {
                    tell(subject, deadline, &why, diagnostics);
                }
            }
            Some(_) => {}
            None => beyond(subject, known, deadline, diagnostics),
        }
    }
}

pub(super) fn tell(
    subject: &Subject,
    deadline: &Deadline,
    why: &Why,
    diagnostics: &mut Diagnostics,
) {
    let message = DeadlineMessage::Unknown {
        rule: rule(subject, deadline),
        limit: sum(&deadline.limit),
        why: Worded::new(|lang| why.words(lang)),
    };
    let finding = subject.finding(message, deadline.span);
    diagnostics.push(match why {
        Why::Open(..) | Why::NoTimes => finding.help(DeadlineMessage::WriteMost {}),
        Why::Event | Why::Branches => finding,
    });
}

/// The limit reaches beyond the calendar's data, whenever it begins. That is no fault of the document.
fn beyond(subject: &Subject, known: &Known, deadline: &Deadline, diagnostics: &mut Diagnostics) {
    let calendar = known.schedule.calendar;
    let year = calendar.years().end().saturating_add(1);
    let message = calendar.beyond(crate::calendar::Beyond { year });
    let mut finding = subject.finding(message, deadline.span);
    finding.severity = Severity::Question;
    diagnostics.push(finding);
}

fn reason(subject: &Subject, timeline: &Timeline) -> Option<Why> {
    let open = timeline.gaps.iter().find(|(_, gap)| gap.is_open());
    if let Some((node, gap)) = open {
        return Some(Why::Open(subject.row(*node), gap.clone()));
    }
    let mut paths = timeline
        .readings
        .iter()
        .map(|reading| &reading.longest.path);
    paths
        .all(|path| path.amounts().is_empty())
        .then_some(Why::NoTimes)
}

impl Why {
    fn words(&self, lang: Lang) -> String {
        match self {
            Why::Open(row, gap) => open(row, gap, lang),
            Why::NoTimes => phrase(
                lang,
                "no row on the way states a time that can be counted",
                "tidak ada baris di antaranya yang menyebut waktu yang dapat dihitung",
            )
            .to_string(),
            Why::Event => phrase(
                lang,
                "only an event leads from the one row to the other, and it may come at any time",
                "hanya peristiwa yang membawa kasus dari baris yang satu ke baris yang lain, dan itu dapat terjadi kapan saja",
            )
            .to_string(),
            Why::Branches => phrase(
                lang,
                "the two rows lie on branches that run at the same time",
                "kedua baris terletak pada cabang yang berjalan bersamaan",
            )
            .to_string(),
        }
    }
}

/// Why a row may take longer than is counted.
pub(super) fn open(row: &str, gap: &Gap, lang: Lang) -> String {
    match (gap, lang) {
        (Gap::PerItem(item), Lang::En) => {
            format!("the time of `{row}` is for each `{item}`, and nobody says how many there are")
        }
        (Gap::PerItem(item), Lang::Id) => {
            format!("waktu `{row}` berlaku untuk setiap `{item}`, dan jumlahnya tidak disebut")
        }
        (Gap::Waits(what), Lang::En) => {
            format!("`{row}` waits for `{what}`, and nobody says how long")
        }
        (Gap::Waits(what), Lang::Id) => {
            format!("`{row}` menunggu `{what}`, dan lamanya tidak disebut")
        }
        (Gap::Call(sop), Lang::En) => {
            format!("`{row}` runs `{sop}`, whose times are not known here")
        }
        (Gap::Call(sop), Lang::Id) => {
            format!("`{row}` menjalankan `{sop}`, yang waktunya tidak diketahui di sini")
        }
        (Gap::Beside, Lang::En) => {
            format!("`{row}` also waits for a branch that began before the clock did")
        }
        (Gap::Beside, Lang::Id) => {
            format!("`{row}` juga menunggu cabang yang dimulai sebelum hitungan waktu")
        }
        (Gap::NoTime | Gap::Words(_), Lang::En) => {
            format!("`{row}` states no time that can be counted")
        }
        (Gap::NoTime | Gap::Words(_), Lang::Id) => {
            format!("`{row}` tidak menyebut waktu yang dapat dihitung")
        }
        (Gap::Window | Gap::Relative | Gap::NoMost, Lang::En) => {
            format!("`{row}` does not say how long it takes at most")
        }
        (Gap::Window | Gap::Relative | Gap::NoMost, Lang::Id) => {
            format!("`{row}` tidak menyebut waktu terlamanya")
        }
    }
}
