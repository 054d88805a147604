//! One event of a log, and one value of a case, made of what is written of them. For the forms whose events are no rows of
//! a table.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::{Context, Moments, Role, values};
use crate::calendar::Moment;
use crate::diagnostic::messages::LogMessage;
use crate::model::expr::{Item, Slots, Value};
use crate::model::{Field, FieldId};
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

/// Puts the items of a list where their field has them.
pub(super) fn put_list(data: &mut Slots, field: FieldId, items: Vec<Item>) {
    let at = field.0 as usize;
    if data.lists.len() <= at {
        data.lists.resize(at + 1, None);
    }
    if let Some(place) = data.lists.get_mut(at) {
        *place = Some(items);
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

    /// The same for the first text of a role only.
    pub fn put_first(&mut self, role: Role, text: &str) {
        let place = match role {
            Role::Filed => &mut self.date,
            Role::FiledTime => &mut self.time,
            _ => return,
        };
        place.get_or_insert_with(|| Cow::Owned(text.to_string()));
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
    /// For a log whose moments are written so.
    pub fn new(context: Context<'c>, moments: Moments) -> Entries<'c> {
        Entries {
            context,
            moments,
            activities: FxHashMap::default(),
            words: FxHashMap::default(),
        }
    }

    /// The event that this says, and a moment of it that can't be read where it has another one.
    ///
    /// # Errors
    ///
    /// Why it is none: nothing says what was done, or no time of it can be read.
    pub fn event(
        &mut self,
        written: &Written<'_>,
        line: u64,
    ) -> Result<(Event, Option<LogMessage>), LogMessage> {
        let completed = self.moment(written.completed.as_deref());
        let started = self.moment(written.started.as_deref());
        let (completed, started, doubt) = match (completed, started) {
            (Ok(completed), Ok(started)) => (completed, started, None),
            (Ok(Some(completed)), Err(doubt)) => (Some(completed), None, Some(doubt)),
            (Err(doubt), Ok(Some(started))) => (None, Some(started), Some(doubt)),
            (Err(why), _) | (_, Err(why)) => return Err(why),
        };
        let event = Event {
            activity: self.activity(written)?,
            actor: self.word(written.actor.as_deref()),
            person: self.word(written.person.as_deref()),
            outcome: self.word(written.outcome.as_deref()),
            started,
            completed,
            line,
        };
        Ok((event, doubt))
    }

    /// The value of a field that this says; nothing where it says nothing.
    ///
    /// # Errors
    ///
    /// Why it is no value of the field.
    pub fn value(&self, field: FieldId, written: &str) -> Result<Option<Value>, LogMessage> {
        values::value(&self.context.plan.sop()[field], written, &self.moments)
    }

    /// The value of a part of an item that this says; nothing where it says nothing.
    ///
    /// # Errors
    ///
    /// Why it is no value of that part.
    pub fn part(&self, part: &Field, written: &str) -> Result<Option<Value>, LogMessage> {
        values::value(part, written, &self.moments)
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
        let data = &mut header.data;
        data.values.resize(sop.fields.len(), None);
        data.day_kind = data.day_kind.or(sop.bare_day());
        header
    }

    /// When a case was filed, where that is written.
    ///
    /// # Errors
    ///
    /// Why it is no moment.
    pub fn filed(&self, filed: &Filed<'_>) -> Result<Option<Moment>, LogMessage> {
        let date = filed.date.as_deref().unwrap_or_default().trim();
        let time = filed.time.as_deref().unwrap_or_default().trim();
        match (date, time) {
            ("", _) => Ok(None),
            (date, "") => self.moments.read(date),
            (date, time) => self.moments.read(&format!("{date} {time}")),
        }
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
