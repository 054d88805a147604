//! One event of a log, and one value of a case, made of what is written of them. For the forms whose events are no rows of
//! a table.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::{Context, DateOrder, Moments, Role, values};
use crate::calendar::Moment;
use crate::diagnostic::messages::LogMessage;
use crate::model::FieldId;
use crate::model::expr::{Slots, Value};
use crate::run::{Activity, Event, Header, WordId};

/// What is written of an event, by its roles.
#[derive(Debug, Clone, Default)]
pub(super) struct Written<'w> {
    pub activity: Option<Cow<'w, str>>,
    pub number: Option<Cow<'w, str>>,
    pub actor: Option<Cow<'w, str>>,
    pub person: Option<Cow<'w, str>>,
    pub outcome: Option<Cow<'w, str>>,
    pub started: Option<Cow<'w, str>>,
    pub completed: Option<Cow<'w, str>>,
}

impl<'w> Written<'w> {
    /// Puts a text where its role has it. An empty text says nothing, and the roles of a case have no place here.
    pub fn put(&mut self, role: Role, text: Cow<'w, str>) {
        let place = match role {
            Role::Activity => &mut self.activity,
            Role::Number => &mut self.number,
            Role::Actor => &mut self.actor,
            Role::Person => &mut self.person,
            Role::Outcome => &mut self.outcome,
            Role::Started => &mut self.started,
            Role::Completed => &mut self.completed,
            Role::Case | Role::Filed | Role::FiledTime => return,
        };
        if !text.trim().is_empty() {
            *place = Some(text);
        }
    }
}

/// Puts a value where its field has it.
pub(super) fn put(data: &mut Slots, field: FieldId, value: Option<Value>) {
    if let Some(place) = data.values.get_mut(field.0 as usize) {
        *place = value;
    }
}

/// What is written of when a case was filed.
#[derive(Debug, Clone, Default)]
pub(super) struct Filed<'w> {
    date: Option<Cow<'w, str>>,
    time: Option<Cow<'w, str>>,
}

impl<'w> Filed<'w> {
    /// Puts a text where its role has it; other roles say nothing of a case.
    pub fn put(&mut self, role: Role, text: Cow<'w, str>) {
        match role {
            Role::Filed => self.date = Some(text),
            Role::FiledTime => self.time = Some(text),
            _ => {}
        }
    }
}

/// Makes events and values. It remembers the words it has met, so it is made once for many events.
pub(super) struct Entries<'c> {
    context: Context<'c>,
    moments: Moments,
    activities: FxHashMap<Box<str>, Option<Activity>>,
    words: FxHashMap<Box<str>, WordId>,
}

impl<'c> Entries<'c> {
    /// For a log without columns of its own.
    pub fn new(context: Context<'c>) -> Entries<'c> {
        Entries {
            context,
            moments: Moments {
                order: context.options.dates.unwrap_or(DateOrder::DayFirst),
                zone: context.options.zone,
            },
            activities: FxHashMap::default(),
            words: FxHashMap::default(),
        }
    }

    /// The event that this says.
    ///
    /// # Errors
    ///
    /// Why it is none: nothing says what was done, or a time can't be read.
    pub fn event(&mut self, written: &Written<'_>, line: u64) -> Result<Event, LogMessage> {
        Ok(Event {
            activity: self.activity(written)?,
            actor: self.word(written.actor.as_deref()),
            person: self.word(written.person.as_deref()),
            outcome: self.word(written.outcome.as_deref()),
            started: self.moment(written.started.as_deref())?,
            completed: self.moment(written.completed.as_deref())?,
            line,
        })
    }

    /// The value of a field that this says; nothing where it says nothing.
    ///
    /// # Errors
    ///
    /// Why it is no value of the field.
    pub fn value(&self, field: FieldId, written: &str) -> Result<Option<Value>, LogMessage> {
        values::value(&self.context.plan.sop()[field], written, &self.moments)
    }

    /// A moment; nothing where nothing is written.
    ///
    /// # Errors
    ///
    /// Why it is no moment.
    pub fn moment(&self, written: Option<&str>) -> Result<Option<Moment>, LogMessage> {
        written.map_or(Ok(None), |written| self.moments.read(written))
    }

    /// What the case table knows of a case; an empty header where it knows nothing.
    pub fn header(&self, case: &str) -> Header {
        let known = self.context.cases.header(case).cloned();
        let mut header = known.unwrap_or_default();
        let sop = self.context.plan.sop();
        let Slots {
            values,
            lists,
            happened,
            day_kind,
            ..
        } = &mut header.data;
        values.resize(sop.fields.len(), None);
        lists.resize(sop.fields.len(), None);
        happened.resize(sop.events.len(), false);
        *day_kind = sop.day_kind.as_ref().map(|kind| kind.value);
        header
    }

    /// When a case was filed, where that is written.
    ///
    /// # Errors
    ///
    /// Why it is no moment.
    pub fn filed(&self, filed: &Filed<'_>) -> Result<Option<Moment>, LogMessage> {
        let date = self.moment(filed.date.as_deref())?;
        let time = match filed.time.as_deref() {
            Some(time) => self.moments.time_of_day(time)?,
            None => None,
        };
        Ok(match (date, time) {
            (Some(date), Some(time)) if date.second() == 0 => Moment::new(date.date(), time),
            _ => date,
        })
    }

    fn activity(&mut self, written: &Written<'_>) -> Result<Activity, LogMessage> {
        let text = written.activity.as_deref();
        let number = written.number.as_deref();
        let Some(words) = text.or(number) else {
            return Err(LogMessage::NoActivity {});
        };
        let named = text.and_then(|text| self.named(text));
        let numbered = || number.and_then(|number| self.context.names.numbered(number));
        let known = named.or_else(|| numbered().map(Activity::Row));
        Ok(known.unwrap_or_else(|| Activity::Unknown(self.known_word(words))))
    }

    fn named(&mut self, text: &str) -> Option<Activity> {
        if let Some(known) = self.activities.get(text) {
            return *known;
        }
        let known = self.context.names.activity(text);
        self.activities.insert(text.into(), known);
        known
    }

    fn word(&mut self, text: Option<&str>) -> Option<WordId> {
        text.map(|text| self.known_word(text))
    }

    fn known_word(&mut self, text: &str) -> WordId {
        if let Some(known) = self.words.get(text) {
            return *known;
        }
        let word = self.context.lexicon.id(text);
        self.words.insert(text.into(), word);
        word
    }
}
