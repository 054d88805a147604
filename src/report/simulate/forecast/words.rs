//! The sentences of a forecast.

use super::{Outlook, Unplaced};
use crate::calendar::Moment;
use crate::lang::Lang;
use crate::model::NodeId;
use crate::report::simulate::tell;
use crate::report::speech::{count, counted, pick};
use crate::simulate::forecast::{Deadline, State};

/// How bad the outlook of a deadline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It is broken, or as good as.
    Bad,
    /// It may be broken.
    Doubtful,
    /// It will be kept.
    Good,
}

/// From this chance on a deadline is likelier broken than kept.
const LIKELY: f64 = 0.5;

/// Below this chance it is likely kept.
const SLIGHT: f64 = 0.05;

impl Outlook<'_> {
    /// What was looked at, and how.
    pub(super) fn head(&self) -> String {
        let (forecast, lang) = (self.forecast, self.lang());
        let (over, later) = (count(self.over, lang), count(self.later, lang));
        let open = self.names.len() as u64;
        let open = counted(open, lang, "open case", "open cases", "kasus terbuka");
        let plays = u64::from(forecast.repetitions);
        let plays = counted(plays, lang, "play", "plays", "pengulangan");
        let as_of = at(forecast.as_of);
        let seen = match lang {
            Lang::En => format!("as of {as_of}: {open}, {over} over, {later} not there yet"),
            Lang::Id => {
                format!("keadaan per {as_of}: {open}, {over} sudah selesai, {later} belum masuk")
            }
        };
        format!("{seen}; {plays}; {}", tell::circumstances(&self.setting))
    }

    /// What limits the forecast.
    pub(super) fn notes(&self) -> Vec<String> {
        let forecast = self.forecast;
        let mut notes = Vec::new();
        if forecast.repetitions < forecast.asked {
            let (done, asked) = (forecast.repetitions, forecast.asked);
            notes.push(match self.lang() {
                Lang::En => format!("stopped after {done} of {asked} plays"),
                Lang::Id => format!("dihentikan setelah {done} dari {asked} pengulangan"),
            });
        }
        if let Some(year) = forecast.beyond {
            notes.push(match self.lang() {
                Lang::En => format!("some cases go on into {year}, for which the calendar has no data"),
                Lang::Id => format!("sebagian kasus berlanjut ke tahun {year}, yang tidak ada datanya dalam kalender"),
            });
        }
        if let Some(node) = forecast.endless {
            let label = self.sop().node_label(node);
            notes.push(match self.lang() {
                Lang::En => format!(
                    "some case goes round at `{label}` without end; the forecast is cut short there"
                ),
                Lang::Id => format!(
                    "ada kasus yang berputar di `{label}` tanpa akhir; prakiraan terpotong di situ"
                ),
            });
        }
        notes
    }

    /// Where a case stands, since when, and who has it.
    pub(super) fn stands(&self, node: NodeId, since: Moment) -> String {
        let label = self.sop().node_label(node);
        let since = since.date();
        let holders = self.titles(node);
        let by = match holders.is_empty() {
            true => String::new(),
            false => {
                let word = pick(self.lang(), "by", "oleh");
                format!(", {word} {}", holders.join(", "))
            }
        };
        match self.lang() {
            Lang::En => format!("{label}, since {since}{by}"),
            Lang::Id => format!("{label}, sejak {since}{by}"),
        }
    }

    /// Who has the work of a node, by the heads of their lanes.
    pub(super) fn titles(&self, node: NodeId) -> Vec<&str> {
        let actors = self.holders(node).into_iter();
        let titles = actors.map(|actor| self.sop()[actor].title.value.as_str());
        titles.collect()
    }

    /// The date by which something is done.
    pub(super) fn by_date(&self, moment: Option<Moment>) -> String {
        match moment {
            Some(moment) => moment.date().to_string(),
            None => {
                let last = self.setting.setup.calendar.years();
                let word = pick(self.lang(), "not before the end of", "tidak sebelum akhir");
                format!("{word} {}", last.end())
            }
        }
    }

    /// What becomes of a deadline.
    pub(super) fn deadline(&self, deadline: &Deadline) -> String {
        let name = self.sop()[deadline.rule].name.value.as_str();
        let due = deadline.due.map_or_else(String::new, |due| {
            let word = pick(self.lang(), "due", "batas");
            format!(", {word} {}", at(due))
        });
        let chance = match deadline.state {
            State::Broken => pick(self.lang(), "broken already", "sudah terlampaui").to_string(),
            _ => {
                let interval = deadline.broken.interval;
                let (low, high) = (whole(interval.0), whole(interval.1));
                let share = percent(deadline.broken.share);
                format!("{share} ({low}–{high}%)")
            }
        };
        let perhaps = match deadline.state {
            State::Perhaps => {
                let part = deadline.broken.of as f64 / f64::from(self.forecast.repetitions.max(1));
                let part = percent(part);
                match self.lang() {
                    Lang::En => format!("; binds it in {part} of the plays"),
                    Lang::Id => format!("; mengikat kasus ini dalam {part} pengulangan"),
                }
            }
            _ => String::new(),
        };
        format!("`{name}` {chance}{due}{perhaps}")
    }

    /// Why a case can't be placed.
    pub(super) fn reason(&self, why: Unplaced) -> &'static str {
        match why {
            Unplaced::NoMoment => pick(
                self.lang(),
                "the log doesn't say when it began",
                "log tidak menyebut kapan kasus ini dimulai",
            ),
            Unplaced::SeveralStarts => pick(
                self.lang(),
                "it has not begun, and the SOP has several starts",
                "belum dimulai, dan SOP ini memiliki beberapa permulaan",
            ),
            Unplaced::Nowhere => pick(
                self.lang(),
                "it stands where nothing can be done",
                "berada di tempat yang tidak ada lagi kegiatannya",
            ),
        }
    }
}

/// How bad the outlook of a deadline is.
pub(super) fn outcome(deadline: &Deadline) -> Outcome {
    match deadline.broken.share {
        share if deadline.state == State::Broken || share >= LIKELY => Outcome::Bad,
        share if share >= SLIGHT => Outcome::Doubtful,
        _ => Outcome::Good,
    }
}

/// The stable name of what is certain, for machines.
pub(super) fn state_name(state: State) -> &'static str {
    match state {
        State::Broken => "broken",
        State::Binding => "binding",
        State::Perhaps => "perhaps",
    }
}

/// The stable name of a reason, for machines.
pub(super) fn reason_name(why: Unplaced) -> &'static str {
    match why {
        Unplaced::NoMoment => "no-moment",
        Unplaced::SeveralStarts => "several-starts",
        Unplaced::Nowhere => "nowhere",
    }
}

/// A moment to the minute.
pub(super) fn at(moment: Moment) -> String {
    let (hour, minute) = (moment.second() / 3600, moment.second() / 60 % 60);
    format!("{} {hour:02}:{minute:02}", moment.date())
}

/// A share as a whole percentage; what is neither never nor always is told as neither.
fn percent(share: f64) -> String {
    match share {
        share if share > 0.0 && share < 0.005 => "<1%".to_string(),
        share if share < 1.0 && share > 0.995 => ">99%".to_string(),
        share => format!("{}%", whole(share)),
    }
}

fn whole(share: f64) -> i64 {
    (share * 100.0).round() as i64
}
