//! The calendars there are, by name.

use std::collections::{BTreeMap, BTreeSet};

use super::Calendar;
use super::builtin::built_in;
use super::file::{self, Draft, Faults};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::messages::CalendarMessage;
use crate::lang::nearest;
use crate::model::Sop;
use crate::source::Source;

/// The name of the built-in calendar, which counts where an SOP names none.
pub const BUILT_IN: &str = "indonesia";

/// The calendars that SOPs may count on: the built-in one, and those of the user's files. A file may hold a calendar
/// of the built-in one's name; that one counts then.
#[derive(Debug, Default)]
pub struct Calendars {
    own: BTreeMap<String, Calendar>,
    broken: BTreeSet<String>,
}

/// A file that was understood, and the calendar it extends not yet looked for.
struct Loaded<'s> {
    at: usize,
    source: &'s Source,
    draft: Draft,
}

/// What a calendar builds on.
enum Base<'a> {
    Nothing,
    Ready(&'a Calendar),
    /// A file that is still to be settled.
    Waiting,
    /// A file whose own fault is already told.
    Broken,
    Unknown,
}

impl Calendars {
    /// The built-in calendar and those of these files, each given with its position among all sources. A file with a
    /// fault is left out as a whole.
    pub fn read<'s>(
        files: impl Iterator<Item = (usize, &'s Source)>,
        diagnostics: &mut Diagnostics,
    ) -> Calendars {
        let mut calendars = Calendars::default();
        let mut pending = calendars.load(files, diagnostics);
        loop {
            let before = pending.len();
            let waiting: BTreeSet<String> = names(&pending).collect();
            let settle = |loaded| calendars.settle(loaded, &waiting, diagnostics);
            pending = pending.into_iter().filter_map(settle).collect();
            if pending.len() == before {
                break;
            }
        }
        calendars.blame_cycles(&pending, diagnostics);
        calendars
    }

    /// The calendar of this name.
    pub fn get(&self, name: &str) -> Option<&Calendar> {
        let hidden = self.broken.contains(name);
        let built_in = || (name == BUILT_IN && !hidden).then(built_in).flatten();
        self.own.get(name).or_else(built_in)
    }

    /// The calendar that an SOP counts on: the one it names, or the built-in one.
    pub fn used_by(&self, sop: &Sop) -> Option<&Calendar> {
        let said = sop.identity.calendar.as_ref();
        self.get(said.map_or(BUILT_IN, |it| it.name.value.as_str()))
    }

    /// The names of all calendars, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let own = self.own.keys().map(String::as_str);
        let all: BTreeSet<&str> = own.chain([BUILT_IN]).collect();
        all.into_iter()
    }

    /// Whether there is a file for this calendar that has a fault, so that its absence is already told.
    pub fn is_broken(&self, name: &str) -> bool {
        self.broken.contains(name)
    }

    /// The files that can be understood by themselves.
    fn load<'s>(
        &mut self,
        files: impl Iterator<Item = (usize, &'s Source)>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Loaded<'s>> {
        let mut all: Vec<Loaded> = Vec::new();
        for (at, source) in files {
            diagnostics.enter(at);
            let draft = match file::read(source, diagnostics) {
                Ok(draft) => draft,
                Err(name) => {
                    self.broken.insert(name);
                    continue;
                }
            };
            if all.iter().any(|other| other.draft.name == draft.name) {
                let mut faults = Faults::new(source, diagnostics);
                faults.refuse(&draft.name, |name| CalendarMessage::DoubledCalendar {
                    name,
                });
                continue;
            }
            all.push(Loaded { at, source, draft });
        }
        all
    }

    /// Makes a calendar of a file whose base is known; gives back one whose base is still waiting.
    fn settle<'s>(
        &mut self,
        loaded: Loaded<'s>,
        waiting: &BTreeSet<String>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Loaded<'s>> {
        let Loaded { at, source, draft } = &loaded;
        diagnostics.enter(*at);
        let mut faults = Faults::new(source, diagnostics);
        let base = match self.base(draft, waiting) {
            Base::Nothing => None,
            Base::Ready(calendar) => Some(calendar.rules.as_ref()),
            Base::Waiting => return Some(loaded),
            Base::Broken => {
                self.broken.insert(draft.name.clone());
                return None;
            }
            Base::Unknown => {
                self.blame_base(draft, waiting, &mut faults);
                self.broken.insert(draft.name.clone());
                return None;
            }
        };
        let zones = built_in().map(|calendar| calendar.rules.as_ref());
        let name = draft.name.clone();
        match file::merge(draft.clone(), base, zones, &mut faults) {
            Some(rules) => drop(self.own.insert(name, Calendar::new(rules))),
            None => drop(self.broken.insert(name)),
        }
        None
    }

    /// A calendar that extends its own name extends the built-in one.
    fn base(&self, draft: &Draft, waiting: &BTreeSet<String>) -> Base<'_> {
        let Some(name) = &draft.extends else {
            return Base::Nothing;
        };
        if *name == draft.name {
            let built_in = (name == BUILT_IN).then(built_in).flatten();
            return built_in.map_or(Base::Waiting, Base::Ready);
        }
        if waiting.contains(name) {
            return Base::Waiting;
        }
        match self.get(name) {
            Some(calendar) => Base::Ready(calendar),
            None if self.is_broken(name) => Base::Broken,
            None => Base::Unknown,
        }
    }

    fn blame_base(&self, draft: &Draft, waiting: &BTreeSet<String>, faults: &mut Faults) {
        let name = draft.extends.clone().unwrap_or_default();
        let known = self.names().chain(waiting.iter().map(String::as_str));
        let near = nearest(&name, known.filter(|known| *known != draft.name));
        let help = near.map(|near| CalendarMessage::DidYouMean {
            name: near.to_string(),
        });
        faults.blame_with_help(&name.clone(), CalendarMessage::UnknownBase { name }, help);
    }

    /// What still waits in the end waits for itself.
    fn blame_cycles(&mut self, pending: &[Loaded], diagnostics: &mut Diagnostics) {
        for loaded in pending {
            diagnostics.enter(loaded.at);
            let names = circle(loaded, pending).join(" -> ");
            let extends = loaded.draft.extends.as_deref().unwrap_or_default();
            let mut faults = Faults::new(loaded.source, diagnostics);
            faults.blame(extends, CalendarMessage::ExtendsCycle { names });
            self.broken.insert(loaded.draft.name.clone());
        }
    }
}

fn names<'a>(pending: &'a [Loaded]) -> impl Iterator<Item = String> + 'a {
    pending.iter().map(|loaded| loaded.draft.name.clone())
}

/// From a file along what it extends, until a name comes again.
fn circle<'a>(from: &'a Loaded, pending: &'a [Loaded]) -> Vec<&'a str> {
    let mut names = vec![from.draft.name.as_str()];
    let mut next = from.draft.extends.as_deref();
    while let Some(name) = next {
        let again = names.contains(&name);
        names.push(name);
        if again {
            break;
        }
        let file = pending.iter().find(|loaded| loaded.draft.name == name);
        next = file.and_then(|loaded| loaded.draft.extends.as_deref());
    }
    names
}
