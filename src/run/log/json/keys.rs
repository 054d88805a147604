//! What the keys of objects hold. Objects of one file mostly have the same keys, so what was found out is remembered.

use std::borrow::Cow;
use std::rc::Rc;

use super::tree::{Json, Pairs};
use crate::run::log::{Columns, Context, Role};

/// What a case can say.
pub const CASE_ROLES: [Role; 3] = [Role::Case, Role::Filed, Role::FiledTime];

/// What an object can say that is an event and names its case.
pub const ALL_ROLES: [Role; 10] = [
    Role::Case,
    Role::Activity,
    Role::Number,
    Role::Actor,
    Role::Person,
    Role::Started,
    Role::Completed,
    Role::Outcome,
    Role::Filed,
    Role::FiledTime,
];

/// How many sets of keys are remembered.
const REMEMBERED: usize = 64;

/// The sets of keys met so far.
pub struct Keys<'c> {
    context: Context<'c>,
    roles: &'static [Role],
    known: Vec<(Vec<String>, Rc<Columns>)>,
}

impl<'c> Keys<'c> {
    /// Of objects that can have these roles.
    pub fn new(context: Context<'c>, roles: &'static [Role]) -> Keys<'c> {
        Keys {
            context,
            roles,
            known: Vec::new(),
        }
    }

    /// What the keys of an object hold.
    pub fn of(&mut self, pairs: &Pairs<'_>) -> Rc<Columns> {
        let same = |known: &[String]| {
            known.len() == pairs.len()
                && known
                    .iter()
                    .zip(pairs)
                    .all(|(known, (key, _))| known == key)
        };
        if let Some((_, columns)) = self.known.iter().find(|(known, _)| same(known)) {
            return columns.clone();
        }
        let keys: Vec<&str> = pairs.iter().map(|(key, _)| key.as_ref()).collect();
        let columns = Columns::of_keys(&self.context, &keys, self.roles).unwrap_or_default();
        let columns = Rc::new(columns);
        if self.known.len() == REMEMBERED {
            self.known.clear();
        }
        let keys = keys.into_iter().map(str::to_string).collect();
        self.known.push((keys, columns.clone()));
        columns
    }
}

/// The keys of all these objects, each once, in the order in which they come first.
pub fn united<'j>(objects: &[&'j Json<'_>]) -> Vec<&'j str> {
    let mut keys: Vec<&str> = Vec::new();
    for object in objects {
        if let Json::Object(pairs) = object {
            for (key, _) in pairs {
                let key: &'j Cow<'_, str> = key;
                if !keys.contains(&key.as_ref()) {
                    keys.push(key);
                }
            }
        }
    }
    keys
}
