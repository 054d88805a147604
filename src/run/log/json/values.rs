//! What the values of objects say of events and cases.

use super::tree::{Json, Pairs};
use crate::diagnostic::messages::LogMessage;
use crate::lang::{Number, folded};
use crate::model::expr::{Item, Value};
use crate::model::{Field, FieldId, FieldType};
use crate::run::Header;
use crate::run::log::entry::{Entries, Filed, Written, put, put_list};
use crate::run::log::{Columns, Context, Holds, Role, Trouble};

/// Says what is doubtful about the event or the case at a line.
pub struct Doubts<'t> {
    /// Where it is.
    pub line: u64,
    /// Where it is said.
    pub troubles: &'t mut Vec<Trouble>,
}

impl Doubts<'_> {
    /// Says it.
    pub fn say(&mut self, message: LogMessage) {
        self.troubles.push(Trouble {
            line: self.line,
            message,
            rejected: None,
        });
    }
}

/// What the keys with these roles say of an event.
pub fn written<'w>(
    pairs: &'w Pairs<'_>,
    columns: &Columns,
    roles: &[Role],
    doubts: &mut Doubts<'_>,
) -> Written<'w> {
    let mut written = Written::default();
    for role in roles {
        let pair = columns.role(*role).and_then(|at| pairs.get(at));
        if let Some((key, value)) = pair {
            match value.text() {
                Some(text) => written.put(*role, text),
                None => doubts.say(not_single(key)),
            }
        }
    }
    written
}

/// The text of the key with a role; an empty one where it has none.
pub fn text_of<'w>(
    pairs: &'w Pairs<'_>,
    columns: &Columns,
    role: Role,
) -> Option<std::borrow::Cow<'w, str>> {
    let (_, value) = columns.role(role).and_then(|at| pairs.get(at))?;
    let text = value.text()?;
    (!text.trim().is_empty()).then_some(text)
}

/// The keys that hold data.
pub fn fields<'w, 'j>(
    pairs: &'w Pairs<'j>,
    columns: &'w Columns,
) -> impl Iterator<Item = (FieldId, &'w str, &'w Json<'j>)> {
    let pairs = columns.holds().iter().zip(pairs);
    pairs.filter_map(|(holds, (key, value))| match holds {
        Holds::Field(field) => Some((*field, key.as_ref(), value)),
        _ => None,
    })
}

/// The value of a field that is no list; nothing where there is none or it can't be read.
pub fn single(
    entries: &Entries<'_>,
    field: FieldId,
    key: &str,
    value: &Json<'_>,
    doubts: &mut Doubts<'_>,
) -> Option<Value> {
    let Some(text) = value.text() else {
        doubts.say(not_single(key));
        return None;
    };
    let read = as_number(value, entries.value(field, &text));
    read.unwrap_or_else(|doubt| {
        doubts.say(doubt);
        None
    })
}

/// What was read of a value. A number of JSON has a point before its decimals and no marks for thousands, so it is never in
/// doubt.
fn as_number(
    value: &Json<'_>,
    read: Result<Option<Value>, LogMessage>,
) -> Result<Option<Value>, LogMessage> {
    match (read, value) {
        (Err(LogMessage::TwoNumbers { .. }), Json::Number(written)) => {
            Ok(Number::parse(written).map(Value::Number))
        }
        (read, _) => read,
    }
}

/// Puts what an object says of its case into a header.
pub fn fill(
    context: &Context<'_>,
    entries: &Entries<'_>,
    header: &mut Header,
    (pairs, columns): (&Pairs<'_>, &Columns),
    doubts: &mut Doubts<'_>,
) {
    for (id, key, value) in fields(pairs, columns) {
        let field = &context.plan.sop()[id];
        if let (FieldType::List(parts), Json::List(_)) = (&field.kind, value) {
            let items = value.items();
            let items = items.filter_map(|it| item(entries, parts, key, it, doubts));
            let items = items.collect();
            put_list(&mut header.data, id, items);
        } else if let Some(value) = single(entries, id, key, value, doubts) {
            put(&mut header.data, id, Some(value));
        }
    }
    let mut filed = Filed::default();
    for role in [Role::Filed, Role::FiledTime] {
        if let Some(text) = text_of(pairs, columns, role) {
            filed.put(role, text);
        }
    }
    match entries.filed(&filed) {
        Ok(moment) => header.filed = moment.or(header.filed),
        Err(doubt) => doubts.say(doubt),
    }
}

/// An item of a list field; nothing for what is no object.
fn item(
    entries: &Entries<'_>,
    parts: &[Field],
    key: &str,
    item: &Json<'_>,
    doubts: &mut Doubts<'_>,
) -> Option<Item> {
    let Json::Object(pairs) = item else {
        let key = key.to_string();
        doubts.say(LogMessage::NoItem { key });
        return None;
    };
    let mut values: Item = vec![None; parts.len()];
    for (key, value) in pairs {
        let Some(at) = parts.iter().position(|part| is_called(part, key)) else {
            continue;
        };
        let read = value.text().map(|text| entries.part(&parts[at], &text));
        match read.map(|read| as_number(value, read)) {
            Some(Ok(value)) => values[at] = value,
            Some(Err(doubt)) => doubts.say(doubt),
            None => doubts.say(not_single(key)),
        }
    }
    Some(values)
}

fn is_called(field: &Field, key: &str) -> bool {
    let key = folded(key);
    let title = field.title.iter().map(|title| &title.value);
    let names = title
        .chain([&field.name.value])
        .chain(field.aka.iter().map(|aka| &aka.value));
    names.into_iter().any(|name| folded(name) == key)
}

fn not_single(key: &str) -> LogMessage {
    LogMessage::NotSingle {
        key: key.to_string(),
    }
}
