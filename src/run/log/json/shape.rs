//! How a JSON file is built: where its records stand, and whether they are cases with their events or events alone.
//!
//! It is seen from the beginning of the file, and what is seen there holds for the rest.

use super::document::Place;
use super::keys::united;
use super::tree::Json;
use crate::diagnostic::messages::LogMessage;
use crate::lang::folded;
use crate::run::log::{Columns, Context, Format, Moments, Role};
use crate::run::{Batch, Numbered};

/// How many records are looked at.
const SAMPLE: usize = 200;

/// How deep below the top the list of records can stand.
const DEEPEST: usize = 4;

/// What the list of a case's events is called.
const EVENTS: [&str; 14] = [
    "events",
    "event",
    "kejadian",
    "peristiwa",
    "riwayat",
    "history",
    "steps",
    "langkah",
    "log",
    "activities",
    "aktivitas",
    "kegiatan",
    "tahapan",
    "trace",
];

/// How a file is built.
#[derive(Debug, Clone)]
pub struct Shape {
    /// Where its records stand.
    pub place: Place,
    /// Whether each of them is a case with its events.
    pub nested: bool,
    /// The key under which a case has its events.
    pub events: String,
    /// How its moments are written.
    pub moments: Moments,
    /// What is to be said of all that.
    pub notes: Vec<LogMessage>,
}

impl Shape {
    /// An empty batch for cases of such a file.
    pub fn batch(&self, context: Context<'_>) -> Batch {
        Batch::new(context.lexicon.clone()).number(match self.place {
            Place::Lines => Numbered::Lines,
            _ => Numbered::Events,
        })
    }
}

/// Sees how a file is built.
///
/// # Errors
///
/// Why it is no log, with the line where there is one.
pub fn recognise(context: &Context<'_>, head: &[u8]) -> Result<Shape, (Option<u64>, LogMessage)> {
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start();
    let no = |message| (None, message);
    match text.chars().next() {
        None => return Err(no(LogMessage::EmptyFile {})),
        Some('{' | '[') => {}
        Some(_) => return Err(no(LogMessage::NoJson {})),
    }
    let (place, sample) = records(context, text);
    let events = events_key(context, &sample);
    let nested = events.is_some() || !sample.iter().any(|record| does(context, record));
    let events = events.unwrap_or_else(|| EVENTS[0].to_string());
    let mut shape = Shape {
        place,
        nested,
        events,
        moments: Moments::new(context.options),
        notes: Vec::new(),
    };
    if sample.iter().any(|record| !united(&[record]).is_empty()) {
        shape.learn(context, &sample)?;
    }
    Ok(shape)
}

impl Shape {
    /// Learns from the first records what the keys hold and how moments are written.
    fn learn(
        &mut self,
        context: &Context<'_>,
        sample: &[Json<'_>],
    ) -> Result<(), (Option<u64>, LogMessage)> {
        let no = |message| (None, message);
        let own: Vec<&Json<'_>> = sample.iter().collect();
        let keys = united(&own);
        let mut moments = Vec::new();
        if self.nested {
            let keys: Vec<&str> = keys.into_iter().filter(|key| *key != self.events).collect();
            let columns = Columns::of_cases(context, &keys).map_err(no)?;
            self.say(columns.notes());
            let events: Vec<&Json<'_>> = own
                .iter()
                .filter_map(|case| case.get(&self.events))
                .flat_map(Json::items)
                .collect();
            let keys = united(&events);
            if !keys.is_empty() {
                let columns = Columns::of_keys(context, &keys, &Role::OF_EVENTS).map_err(no)?;
                let does = columns.role(Role::Activity).or(columns.role(Role::Number));
                if does.is_none() {
                    let columns: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
                    let columns = columns.join(", ");
                    return Err(no(LogMessage::NoActivityColumn { columns }));
                }
                self.say(columns.notes());
                moments = times(&events, &keys, &columns);
            }
        } else {
            let columns = Columns::of_events(context, &keys).map_err(no)?;
            self.say(columns.notes());
            moments = times(&own, &keys, &columns);
        }
        let samples = (1..).zip(moments.iter().map(String::as_str));
        let (moments, notes) = Moments::recognise(samples, context.options)?;
        self.moments = moments;
        self.say(&notes);
        Ok(())
    }

    fn say(&mut self, notes: &[LogMessage]) {
        self.notes.extend(notes.iter().cloned());
    }
}

/// What the keys for times hold, as samples.
fn times(objects: &[&Json<'_>], keys: &[&str], columns: &Columns) -> Vec<String> {
    let roles = [Role::Completed, Role::Started].into_iter();
    let places = roles.filter_map(|role| columns.role(role));
    let keys: Vec<&str> = places.filter_map(|at| keys.get(at).copied()).collect();
    let values = objects
        .iter()
        .flat_map(|object| keys.iter().filter_map(|key| object.get(key)));
    values
        .filter_map(|value| Some(value.text()?.into_owned()))
        .collect()
}

/// Where the records stand, and the first of them.
fn records<'t>(context: &Context<'_>, text: &'t str) -> (Place, Vec<Json<'t>>) {
    if context.options.format == Some(Format::JsonLines) || is_lines(text) {
        let lines = text.lines().take(SAMPLE);
        let records = lines.filter_map(|line| serde_json::from_str(line).ok());
        return (Place::Lines, records.collect());
    }
    match begun(text) {
        Some(Json::List(mut list)) => {
            list.truncate(SAMPLE);
            (Place::List(Vec::new()), list)
        }
        Some(object) => match path(context, &object, 0) {
            Some(keys) => {
                let mut list = list_at(object, &keys);
                list.truncate(SAMPLE);
                (Place::List(keys), list)
            }
            None => (Place::Row, vec![object]),
        },
        None if text.starts_with('[') => (Place::List(Vec::new()), Vec::new()),
        None => (Place::Row, Vec::new()),
    }
}

/// Whether the first line is a whole value and another line begins one.
fn is_lines(text: &str) -> bool {
    let Some((line, rest)) = text.split_once('\n') else {
        return false;
    };
    line.starts_with('{')
        && rest.trim_start().starts_with('{')
        && serde_json::from_str::<Json<'_>>(line).is_ok()
}

/// The first value of a text, as far as it goes, to its end or to a fault: what is open there is closed behind the last
/// whole part.
fn begun(text: &str) -> Option<Json<'_>> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Json<'_>>();
    let text = match values.next()? {
        Ok(whole) => return Some(whole),
        Err(why) => before(text, &why),
    };
    let (mut open, mut last) = (Vec::new(), None);
    let (mut in_text, mut escaped) = (false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            _ if in_text => {}
            b'{' => open.push('}'),
            b'[' => open.push(']'),
            b'}' | b']' => _ = open.pop(),
            b',' => last = Some((at, open.clone())),
            _ => {}
        }
        if open.len() > 200 {
            break;
        }
    }
    let (end, open) = last?;
    let closed: String = open.iter().rev().collect();
    let whole = format!("{}{closed}", text.get(..end)?);
    serde_json::from_str::<Json<'_>>(&whole)
        .ok()
        .map(Json::owned)
}

/// What stands before a fault of a text.
fn before<'t>(text: &'t str, why: &serde_json::Error) -> &'t str {
    let lines = text.split_inclusive('\n').map(str::len);
    let whole: usize = lines.take(why.line().saturating_sub(1)).sum();
    let end = (whole + why.column()).min(text.len());
    let end = (0..=end).rev().find(|at| text.is_char_boundary(*at));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
}

/// The keys that lead from an object to the list of records in it; nothing where it is a record itself.
fn path(context: &Context<'_>, object: &Json<'_>, depth: usize) -> Option<Vec<String>> {
    let Json::Object(pairs) = object else {
        return None;
    };
    let own = is_named(context, object);
    for (key, value) in pairs.iter().filter(|(_, value)| value.lists_objects()) {
        let Some(first) = value.items().find(|it| matches!(it, Json::Object(_))) else {
            continue;
        };
        let named = is_named(context, first);
        let full = || does(context, first) || first.has_events();
        let other = !EVENTS.contains(&folded(key).as_str()) && context.names.field(key).is_none();
        if named && (!own || other && full()) {
            return Some(vec![key.to_string()]);
        }
    }
    if own || depth == DEEPEST {
        return None;
    }
    pairs.iter().find_map(|(key, value)| {
        let mut keys = path(context, value, depth + 1)?;
        keys.insert(0, key.to_string());
        Some(keys)
    })
}

fn list_at<'j>(object: Json<'j>, keys: &[String]) -> Vec<Json<'j>> {
    let mut at = object;
    for key in keys {
        let Json::Object(pairs) = at else {
            return Vec::new();
        };
        let found = pairs.into_iter().find(|(known, _)| known == key);
        at = found.map_or(Json::Null, |(_, value)| value);
    }
    match at {
        Json::List(list) => list,
        _ => Vec::new(),
    }
}

/// Whether an object says which case it is or belongs to.
fn is_named(context: &Context<'_>, object: &Json<'_>) -> bool {
    has_role(context, object, &[Role::Case])
}

/// Whether an object says that something was done.
fn does(context: &Context<'_>, object: &Json<'_>) -> bool {
    has_role(context, object, &[Role::Activity, Role::Number])
}

fn has_role(context: &Context<'_>, object: &Json<'_>, roles: &[Role]) -> bool {
    let keys = united(&[object]);
    let columns = Columns::of_keys(context, &keys, roles).unwrap_or_default();
    roles.iter().any(|role| columns.role(*role).is_some())
}

/// The key under which the records have their events.
fn events_key(context: &Context<'_>, sample: &[Json<'_>]) -> Option<String> {
    let pairs = || {
        sample.iter().flat_map(|record| match record {
            Json::Object(pairs) => pairs.as_slice(),
            _ => &[],
        })
    };
    let lists = || pairs().filter(|(_, value)| value.lists_objects());
    let usual = EVENTS.iter().find_map(|name| {
        let mut lists = lists();
        lists.find(|(key, _)| folded(key) == *name)
    });
    let other = || lists().find(|(key, _)| context.names.field(key).is_none());
    let empty = || pairs().find(|(key, _)| folded(key) == EVENTS[0]);
    let found = usual.or_else(other).or_else(empty);
    found.map(|(key, _)| key.to_string())
}

impl Json<'_> {
    fn has_events(&self) -> bool {
        matches!(self, Json::Object(pairs) if pairs.iter().any(|(_, value)| value.lists_objects()))
    }
}
