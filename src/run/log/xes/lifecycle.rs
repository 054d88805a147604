//! What the events of a trace come to: one of XES tells a transition, ours tells a piece of work.
//!
//! A `start` and the `complete` of the same activity are one piece of work, the first start with the first completion.
//! An event without a transition is a completion. Other transitions tell nothing that is judged, and are counted.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::keys::Means;
use crate::diagnostic::messages::LogMessage;
use crate::model::FieldId;
use crate::model::expr::Value;
use crate::run::log::Holds;
use crate::run::log::entry::{Entries, Written};
use crate::run::{Change, Event};

/// What is written of an event.
pub struct Doing<'t> {
    written: Written<'t>,
    name: Option<Cow<'t, str>>,
    role: Option<Cow<'t, str>>,
    group: Option<Cow<'t, str>>,
    resource: Option<Cow<'t, str>>,
    time: Option<Cow<'t, str>>,
    transition: Option<Cow<'t, str>>,
    instance: Option<Cow<'t, str>>,
    values: Vec<(FieldId, Cow<'t, str>)>,
    line: u64,
}

impl<'t> Doing<'t> {
    /// The event at a position of the file.
    pub fn new(line: u64) -> Doing<'t> {
        Doing {
            written: Written::default(),
            name: None,
            role: None,
            group: None,
            resource: None,
            time: None,
            transition: None,
            instance: None,
            values: Vec::new(),
            line,
        }
    }

    /// Takes what a key says.
    pub fn put(&mut self, means: Means, value: Cow<'t, str>) {
        let place = match means {
            Means::Name => &mut self.name,
            Means::Instance => &mut self.instance,
            Means::OfRole => &mut self.role,
            Means::OfGroup => &mut self.group,
            Means::OfResource => &mut self.resource,
            Means::Time => &mut self.time,
            Means::Transition => &mut self.transition,
            Means::Column(Holds::Role(role)) => return self.written.put(role, value),
            Means::Column(Holds::Field(field)) => return self.values.push((field, value)),
            Means::Column(Holds::Nothing) => return,
        };
        *place = Some(value).filter(|value| !value.trim().is_empty());
    }

    /// Puts the standard keys where nothing else says what they say: the role goes before the group, both before the
    /// person.
    fn settle(&mut self, begins: bool) {
        let written = &mut self.written;
        if written.activity.is_none() {
            written.activity = self.name.take();
        }
        if written.actor.is_none() {
            written.actor = self.role.take().or_else(|| self.group.take());
        }
        let rest = if written.actor.is_some() {
            &mut written.person
        } else {
            &mut written.actor
        };
        if rest.is_none() {
            *rest = self.resource.take();
        }
        let time = if begins {
            &mut written.started
        } else {
            &mut written.completed
        };
        if time.is_none() {
            *time = self.time.take();
        }
    }
}

/// Work that has begun and is not known to be done.
struct Begun<'t> {
    activity: Cow<'t, str>,
    instance: Option<Cow<'t, str>>,
    at: usize,
}

/// The pieces of work of a trace, as far as it is read, and what was passed over in all traces.
#[derive(Default)]
pub struct Doings<'t> {
    events: Vec<Option<Event>>,
    changes: Vec<(usize, FieldId, Value)>,
    begun: Vec<Begun<'t>>,
    passed: Passed,
    /// What was passed over in the traces that are done.
    pub passed_in_all: Passed,
}

/// What was passed over because it tells no work of its own.
#[derive(Debug, Default)]
pub struct Passed {
    /// How many starts have become one with their completions.
    pub joined: u64,
    /// How many events tell another transition, by that.
    pub others: BTreeMap<String, u64>,
}

impl Passed {
    /// Adds what was passed over elsewhere.
    pub fn add(&mut self, other: &Passed) {
        self.joined += other.joined;
        for (transition, count) in &other.others {
            *self.others.entry(transition.clone()).or_default() += count;
        }
    }
}

impl<'t> Doings<'t> {
    /// Begins a trace.
    pub fn clear(&mut self) {
        self.events.clear();
        self.changes.clear();
        self.begun.clear();
        self.passed = Passed::default();
    }

    /// Takes an event, and gives what is doubtful about it.
    ///
    /// # Errors
    ///
    /// Why it can't be taken.
    pub fn take(
        &mut self,
        mut doing: Doing<'t>,
        entries: &mut Entries<'_>,
    ) -> Result<Vec<LogMessage>, LogMessage> {
        let transition = doing.transition.as_deref().unwrap_or("complete");
        let begins = transition.eq_ignore_ascii_case("start");
        if !begins && !transition.eq_ignore_ascii_case("complete") {
            let others = &mut self.passed.others;
            let count = others.entry(transition.to_lowercase()).or_default();
            *count += 1;
            return Ok(Vec::new());
        }
        doing.settle(begins);
        let (mut event, doubt) = entries.event(&doing.written, doing.line)?;
        let at = self.events.len();
        if begins {
            self.begun.push(Begun {
                activity: doing.written.activity.unwrap_or_default(),
                instance: doing.instance,
                at,
            });
        } else if let Some(begin) = self.beginning(&doing) {
            self.join(&mut event, begin, at);
        }
        self.events.push(Some(event));
        let mut doubts = Vec::from_iter(doubt);
        for (field, written) in doing.values {
            match entries.value(field, &written) {
                Ok(Some(value)) => self.changes.push((at, field, value)),
                Ok(None) => {}
                Err(doubt) => doubts.push(doubt),
            }
        }
        Ok(doubts)
    }

    /// Takes out the first beginning of what is now done.
    fn beginning(&mut self, doing: &Doing<'_>) -> Option<usize> {
        let activity = doing.written.activity.as_deref().unwrap_or_default();
        let same = |begun: &Begun<'_>| {
            begun.activity == activity && begun.instance.as_deref() == doing.instance.as_deref()
        };
        let place = self.begun.iter().position(same)?;
        Some(self.begun.remove(place).at)
    }

    /// Makes one event of a completion and of the beginning at a place.
    fn join(&mut self, event: &mut Event, begin: usize, at: usize) {
        let Some(begun) = self.events.get_mut(begin).and_then(Option::take) else {
            return;
        };
        self.passed.joined += 1;
        event.started = event.started.or(begun.started);
        event.actor = event.actor.or(begun.actor);
        event.person = event.person.or(begun.person);
        event.outcome = event.outcome.or(begun.outcome);
        for change in self.changes.iter_mut().filter(|change| change.0 == begin) {
            change.0 = at;
        }
    }

    /// The events of the trace and the values that come with them.
    pub fn done(&mut self) -> (Vec<Event>, Vec<Change>) {
        self.passed_in_all.add(&self.passed);
        let mut places = Vec::with_capacity(self.events.len());
        let mut events = Vec::with_capacity(self.events.len());
        for event in &self.events {
            places.push(events.len());
            events.extend(*event);
        }
        let mut changes: Vec<Change> = Vec::with_capacity(self.changes.len());
        for (at, field, value) in self.changes.drain(..) {
            changes.push(Change {
                event: places.get(at).copied().unwrap_or_default(),
                field,
                value: Some(value),
            });
        }
        changes.sort_by_key(|change| change.event);
        (events, changes)
    }
}
