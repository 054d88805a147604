//! What the keys of XES mean: those of its standard extensions, and those that the SOP or the user names.

use rustc_hash::FxHashMap;

use crate::lang::folded;
use crate::model::FieldId;
use crate::run::log::{Columns, Context, Holds, Role};

/// What a key holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// The name of the activity (`concept:name`).
    Name,
    /// Which doing of an activity it is (`concept:instance`).
    Instance,
    /// The role that did it (`org:role`).
    OfRole,
    /// The group that did it (`org:group`).
    OfGroup,
    /// The person that did it (`org:resource`).
    OfResource,
    /// When it happened (`time:timestamp`).
    Time,
    /// What of the work it tells (`lifecycle:transition`).
    Transition,
    /// What a column of that name would hold.
    Column(Holds),
}

/// What a key of a trace means; it can be several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfTrace {
    /// Whether the user or the SOP says that it is the name of the case.
    pub case: bool,
    /// Whether the standard says so.
    pub name: bool,
    /// What it tells of when the case was filed.
    pub filed: Option<Role>,
    /// The field it holds.
    pub field: Option<FieldId>,
}

/// What traces can say, in keys of any name, besides what the case is called.
const OF_TRACES: [Role; 2] = [Role::Filed, Role::FiledTime];

/// The keys met so far.
pub struct Keys<'c> {
    context: Context<'c>,
    /// Whether neither the user nor the SOP says which key is which.
    plain: bool,
    events: FxHashMap<Box<str>, Means>,
    traces: FxHashMap<Box<str>, OfTrace>,
}

impl<'c> Keys<'c> {
    /// None yet.
    pub fn new(context: Context<'c>) -> Keys<'c> {
        Keys {
            plain: context.options.columns.is_empty() && context.plan.sop().log.columns.is_empty(),
            context,
            events: FxHashMap::default(),
            traces: FxHashMap::default(),
        }
    }

    /// What a key of an event means. The word of the user and of the SOP goes before the standard's.
    pub fn of_event(&mut self, key: &str) -> Means {
        if let Some(means) = standard(key).filter(|_| self.plain) {
            return means;
        }
        if let Some(known) = self.events.get(key) {
            return *known;
        }
        let said = self.said(key).map(|role| Means::Column(Holds::Role(role)));
        let means = said.or_else(|| standard(key));
        let means = means.unwrap_or_else(|| Means::Column(self.column(key, &Role::OF_EVENTS).0));
        self.events.insert(key.into(), means);
        means
    }

    /// What a key of a trace means.
    pub fn of_trace(&mut self, key: &str) -> OfTrace {
        if let Some(known) = self.traces.get(key) {
            return *known;
        }
        let (holds, filed) = self.column(key, &OF_TRACES);
        let means = OfTrace {
            case: self.said(key) == Some(Role::Case),
            name: key == "concept:name",
            filed,
            field: match holds {
                Holds::Field(field) => Some(field),
                _ => None,
            },
        };
        self.traces.insert(key.into(), means);
        means
    }

    /// What a key holds, and which of the roles it has; it can have one and hold data as well.
    fn column(&self, key: &str, roles: &[Role]) -> (Holds, Option<Role>) {
        let columns = Columns::of_keys(&self.context, &[key], roles).unwrap_or_default();
        let holds = columns.holds().first().copied();
        let role = roles.iter().find(|role| columns.role(**role).is_some());
        (holds.unwrap_or(Holds::Nothing), role.copied())
    }

    /// The role that the user or the SOP gives to a key.
    fn said(&self, key: &str) -> Option<Role> {
        let key = folded(key);
        let user = self.context.options.columns.iter();
        let user = user.map(|(role, head)| (*role, head.as_str()));
        let sop = self.context.plan.sop().log.columns.iter();
        let sop = sop.map(|column| (column.role, column.head.value.as_str()));
        let mut said = user.chain(sop);
        said.find(|(_, head)| folded(head) == key)
            .map(|(role, _)| role)
    }
}

/// What the keys of the standard extensions mean.
fn standard(key: &str) -> Option<Means> {
    Some(match key {
        "concept:name" => Means::Name,
        "concept:instance" => Means::Instance,
        "org:role" => Means::OfRole,
        "org:group" => Means::OfGroup,
        "org:resource" => Means::OfResource,
        "time:timestamp" => Means::Time,
        "lifecycle:transition" => Means::Transition,
        _ => return None,
    })
}
