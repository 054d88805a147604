//! Why a step of a case was judged as it was, in words: the days counted, when the clock stood still, the conditions
//! looked at and what the data said to them, and what told the way that was taken. Names are in backticks.

use super::Setting;
use super::limit::is_in_days;
use super::words::{moment, pick};
use crate::lang::Lang;
use crate::model::ExitTrigger;
use crate::report::terminal::short;
use crate::run::Used;
use crate::run::judge::{
    Answered, Days, ExplainedExit, ExplainedVisit, Paused, Why, value_in_words,
};

/// How much of a value of the data is shown.
const VALUE_WIDTH: usize = 60;

/// How many holidays within one step are named.
const HOLIDAYS: usize = 8;

/// The reasons for what is said in one setting.
#[derive(Clone, Copy)]
pub(super) struct Reasons<'a> {
    pub setting: &'a Setting<'a>,
}

/// A way out of a node, in words.
pub(super) struct Way {
    /// Its name, its condition, and why it was taken.
    pub words: String,
    /// Whether it was.
    pub taken: bool,
}

impl Reasons<'_> {
    fn lang(self) -> Lang {
        self.setting.lang
    }

    fn pick(self, en: &'static str, id: &'static str) -> &'static str {
        pick(self.lang(), en, id)
    }

    /// The days that were counted and those that were not; nothing where all were, or where time is not told in days.
    pub fn days(self, explained: &ExplainedVisit) -> Option<String> {
        let days = explained
            .days
            .as_ref()
            .filter(|days| !days.off.is_empty())?;
        let node = self
            .setting
            .plan
            .sop()
            .nodes
            .get(explained.visit.node.0 as usize)?;
        let in_days = is_in_days(self.setting.plan.sop(), node.row);
        let in_workdays = matches!(explained.visit.used, None | Some(Used::Workdays(_)));
        (in_days && in_workdays).then(|| self.counted(days))
    }

    fn counted(self, days: &Days) -> String {
        let (from, to, dates) = (days.from, days.to, days.calendar_days);
        let off = self.off(days).join(", ");
        let workdays = Used::Workdays(days.workdays).in_words(self.lang());
        match self.lang() {
            Lang::En => {
                format!("after {from} up to {to}: {workdays} of {dates} dates; not counted: {off}")
            }
            Lang::Id => format!(
                "setelah {from} sampai {to}: {workdays} dari {dates} tanggal; tidak dihitung: {off}"
            ),
        }
    }

    /// The days that were not counted: the weekends as a number, the holidays by name.
    fn off(self, days: &Days) -> Vec<String> {
        let weekend = days.off.iter().filter(|day| day.holiday.is_none()).count();
        let mut off = Vec::new();
        match (weekend, self.lang()) {
            (0, _) => {}
            (1, Lang::En) => off.push("1 day of a weekend".to_string()),
            (_, Lang::En) => off.push(format!("{weekend} days of weekends")),
            (_, Lang::Id) => off.push(format!("{weekend} hari akhir pekan")),
        }
        let mut holidays = days
            .off
            .iter()
            .filter_map(|day| Some(format!("{} {}", day.date, day.holiday.as_ref()?)));
        off.extend(holidays.by_ref().take(HOLIDAYS));
        let more = holidays.count();
        match (more, self.lang()) {
            (0, _) => {}
            (_, Lang::En) => off.push(format!("and {more} more")),
            (_, Lang::Id) => off.push(format!("dan {more} lagi")),
        }
        off
    }

    /// When the clock stood still, and by how much that moved the due date.
    pub fn pause(self, pause: &Paused) -> String {
        let (from, to) = (moment(pause.from, false), moment(pause.to, false));
        let by = pause.by.in_words(self.lang());
        match self.lang() {
            Lang::En => format!("the clock stood still {from} to {to}: the due date moved by {by}"),
            Lang::Id => format!("waktu berhenti dihitung {from} sampai {to}: batas bergeser {by}"),
        }
    }

    /// The condition under which a step is done at all.
    pub fn called(self, called: &Answered) -> String {
        let condition = self.answered(called);
        format!("{} {condition}", self.pick("only when", "hanya bila"))
    }

    /// A condition and what the data said to it: `` `kewenangan`: holds (kewenangan: ya) ``.
    pub fn answered(self, answered: &Answered) -> String {
        let sop = self.setting.plan.sop();
        let answer = match answered.answer {
            Some(true) => self.pick("holds", "terpenuhi"),
            Some(false) => self.pick("does not hold", "tidak terpenuhi"),
            None => self.pick("not known", "tidak diketahui"),
        };
        let data = answered.data.iter().filter_map(|(field, value)| {
            let name = &sop.fields.get(field.0 as usize)?.name.value;
            let value = match value {
                Some(value) => value_in_words(sop, *field, value, self.lang()),
                None => self.pick("not given", "tidak ada").to_string(),
            };
            Some(format!("{name}: {}", short(&value, VALUE_WIDTH)))
        });
        let data: Vec<String> = data.collect();
        match data.is_empty() {
            true => format!("`{}`: {answer}", answered.written),
            false => format!("`{}`: {answer} ({})", answered.written, data.join("; ")),
        }
    }

    /// The ways out of a step that has several.
    pub fn ways(self, explained: &ExplainedVisit) -> Vec<Way> {
        let exits = explained.exits.iter();
        exits.map(|exit| self.way(explained, exit)).collect()
    }

    fn way(self, explained: &ExplainedVisit, exit: &ExplainedExit) -> Way {
        let sop = self.setting.plan.sop();
        let node = sop.nodes.get(explained.visit.node.0 as usize);
        let of = node.and_then(|node| node.exits.get(exit.exit as usize));
        let mut words = self.name(explained, exit.exit);
        match (&exit.condition, of.map(|of| &of.trigger)) {
            (Some(condition), _) => {
                let condition = self.answered(condition);
                words.push_str(&format!(" {} {condition}", self.pick("when", "bila")));
            }
            (None, Some(ExitTrigger::Otherwise)) => {
                words.push_str(self.pick(": otherwise", ": selain itu"));
            }
            (None, _) => {}
        }
        if exit.taken {
            words.push_str(self.pick("; taken", "; diambil"));
            words.extend(explained.why.map(|why| self.why(why)));
        }
        Way {
            words,
            taken: exit.taken,
        }
    }

    /// An exit by its label, or by where it leads.
    fn name(self, explained: &ExplainedVisit, exit: u32) -> String {
        let sop = self.setting.plan.sop();
        let node = sop.nodes.get(explained.visit.node.0 as usize);
        let exit = node.and_then(|node| node.exits.get(exit as usize));
        if let Some(label) = exit.and_then(|exit| exit.label.as_ref()) {
            return format!("`{}`", label.value);
        }
        let targets = exit.into_iter().flat_map(|exit| &exit.targets);
        let targets = targets.map(|target| sop.node_label(target.node.value));
        let targets = targets.collect::<Vec<_>>().join(", ");
        format!("{} `{targets}`", self.pick("the way to", "jalan ke"))
    }

    fn why(self, why: Why) -> String {
        match (why, self.lang()) {
            (Why::Outcome(word), lang) => {
                let outcome = self.setting.lexicon.text(word);
                match lang {
                    Lang::En => format!(", as the outcome `{outcome}` says"),
                    Lang::Id => format!(", menurut hasil `{outcome}` dalam log"),
                }
            }
            (Why::Data, Lang::En) => ", as the data say".to_string(),
            (Why::Data, Lang::Id) => ", menurut data kasus".to_string(),
            (Why::Untold, Lang::En) => {
                ", as far as anybody knows: nothing tells the way".to_string()
            }
            (Why::Untold, Lang::Id) => {
                ", baru dugaan: tidak ada yang menunjukkan cabangnya".to_string()
            }
            (Why::Next, Lang::En) => ", as what was done next shows".to_string(),
            (Why::Next, Lang::Id) => ", terlihat dari langkah berikutnya".to_string(),
        }
    }
}
