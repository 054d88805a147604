//! Which column of a log holds what.
//!
//! What the user says goes before what the SOP's `log` block says, and that before what a column's head lets recognise. A
//! head is compared as its words alone, so `No. Laporan` and `no_laporan` are one.

use std::sync::Arc;

use super::{Context, Role};
use crate::diagnostic::messages::{ColumnList, LogMessage};
use crate::lang::folded;
use crate::model::FieldId;

/// How many heads a message names at most.
const NAMED: usize = 40;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Something that every log has.
    Role(Role),
    /// A field of the case data.
    Field(FieldId),
    /// Nothing that is asked for.
    Nothing,
}

/// What the columns of a table hold, by their positions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Columns {
    holds: Vec<Holds>,
    roles: Vec<(Role, usize)>,
    notes: Vec<LogMessage>,
}

impl Columns {
    /// The columns of an event log with these heads.
    ///
    /// # Errors
    ///
    /// What is missing or said twice.
    pub fn of_events(context: &Context<'_>, heads: &[&str]) -> Result<Columns, LogMessage> {
        let roles: Vec<Role> = Role::all().collect();
        let mut columns = Finder::new(context, heads).find(&roles)?;
        let of = |role| columns.role(role);
        let named = || list(heads.iter().copied());
        if of(Role::Case).is_none() {
            return Err(LogMessage::NoCaseColumn { columns: named() });
        }
        if of(Role::Activity).or(of(Role::Number)).is_none() {
            return Err(LogMessage::NoActivityColumn { columns: named() });
        }
        if of(Role::Completed).or(of(Role::Started)).is_none() {
            columns.notes.push(LogMessage::NoTimeColumn {});
        }
        Ok(columns)
    }

    /// The columns of a case table with these heads.
    ///
    /// # Errors
    ///
    /// What is missing or said twice.
    pub fn of_cases(context: &Context<'_>, heads: &[&str]) -> Result<Columns, LogMessage> {
        let roles = [Role::Case, Role::Filed, Role::FiledTime];
        let columns = Finder::new(context, heads).find(&roles)?;
        match columns.role(Role::Case) {
            Some(_) => Ok(columns),
            None => Err(LogMessage::NoCaseColumn {
                columns: list(heads.iter().copied()),
            }),
        }
    }

    /// What the keys of an object hold, as far as that is one of these roles or data. None of the roles has to be there.
    ///
    /// # Errors
    ///
    /// What is said twice.
    pub fn of_keys(
        context: &Context<'_>,
        keys: &[&str],
        roles: &[Role],
    ) -> Result<Columns, LogMessage> {
        Finder::new(context, keys).find(roles)
    }

    /// What a column with this head would hold if it stood alone. Forms without columns give each value a head of its own.
    pub fn of_key(context: &Context<'_>, head: &str) -> Holds {
        let name = folded(head);
        let options = context.options;
        let said = options.columns.iter().find(|(_, it)| folded(it) == name);
        if let Some((role, _)) = said {
            return Holds::Role(*role);
        }
        let said = options.fields.iter().find(|(_, it)| folded(it) == name);
        if let Some(field) = said.and_then(|(field, _)| context.names.field(field)) {
            return Holds::Field(field);
        }
        let columns = &context.plan.sop().log.columns;
        if let Some(said) = columns.iter().find(|it| folded(&it.head.value) == name) {
            return Holds::Role(said.role);
        }
        let role = Role::all().find(|role| role.heads().contains(&name.as_str()));
        match (role, context.names.field(head)) {
            (Some(role), None) => Holds::Role(role),
            (Some(role), Some(_)) if needs_its_heads(role) => Holds::Role(role),
            (_, Some(field)) => Holds::Field(field),
            (None, None) => Holds::Nothing,
        }
    }

    /// What each column holds.
    pub fn holds(&self) -> &[Holds] {
        &self.holds
    }

    /// For each of so many fields, whether there is a column for it.
    pub fn told(&self, fields: usize) -> Arc<[bool]> {
        let has = |field: usize| self.holds.contains(&Holds::Field(FieldId(field as u32)));
        (0..fields).map(has).collect()
    }

    /// The position of the column with a role. That column may hold a field as well, as when the SOP declares the date of
    /// filing as data of its own.
    pub fn role(&self, role: Role) -> Option<usize> {
        let mut roles = self.roles.iter();
        roles
            .find(|(known, _)| *known == role)
            .map(|(_, column)| *column)
    }

    /// How many cells a row must have so that no column that holds something is missing.
    pub fn least(&self) -> usize {
        let last = self
            .holds
            .iter()
            .rposition(|holds| *holds != Holds::Nothing);
        last.map_or(0, |last| last + 1)
    }

    /// What is to be said of them: what was recognised, and what with a doubt.
    pub fn notes(&self) -> &[LogMessage] {
        &self.notes
    }
}

/// Finds what the columns hold.
struct Finder<'f> {
    context: &'f Context<'f>,
    heads: &'f [&'f str],
    folded: Vec<String>,
    columns: Columns,
}

impl<'f> Finder<'f> {
    fn new(context: &'f Context<'f>, heads: &'f [&'f str]) -> Finder<'f> {
        let columns = Columns {
            holds: vec![Holds::Nothing; heads.len()],
            ..Columns::default()
        };
        Finder {
            context,
            heads,
            folded: heads.iter().map(|head| folded(head)).collect(),
            columns,
        }
    }

    fn find(mut self, roles: &[Role]) -> Result<Columns, LogMessage> {
        self.said_by_user(roles)?;
        self.said_by_sop(roles)?;
        self.said_fields()?;
        for role in roles {
            self.recognise(*role)?;
        }
        self.fields();
        self.sum_up();
        Ok(self.columns)
    }

    fn said_by_user(&mut self, roles: &[Role]) -> Result<(), LogMessage> {
        let context = self.context;
        for (role, head) in &context.options.columns {
            if roles.contains(role) && !self.claim(*role, &folded(head))? {
                let head = head.clone();
                self.columns.notes.push(LogMessage::HeadNotThere { head });
            }
        }
        Ok(())
    }

    fn said_by_sop(&mut self, roles: &[Role]) -> Result<(), LogMessage> {
        let context = self.context;
        for column in &context.plan.sop().log.columns {
            let role = column.role;
            if roles.contains(&role) && self.columns.role(role).is_none() {
                self.claim(role, &folded(&column.head.value))?;
            }
        }
        Ok(())
    }

    fn said_fields(&mut self) -> Result<(), LogMessage> {
        let context = self.context;
        for (name, head) in &context.options.fields {
            let Some(field) = context.names.field(name) else {
                return Err(self.unknown_field(name));
            };
            match self.places(&folded(head)).first() {
                Some(at) => self.columns.holds[*at] = Holds::Field(field),
                None => {
                    let head = head.clone();
                    self.columns.notes.push(LogMessage::HeadNotThere { head });
                }
            }
        }
        Ok(())
    }

    fn unknown_field(&self, name: &str) -> LogMessage {
        let fields = self.context.plan.sop().fields.iter();
        LogMessage::UnknownField {
            name: name.to_string(),
            fields: list(fields.map(|field| field.name.value.as_str())),
        }
    }

    /// Gives a role to the column with the most exact of the heads it is known by.
    fn recognise(&mut self, role: Role) -> Result<(), LogMessage> {
        let mut others = Vec::new();
        for head in role.heads() {
            let Some(at) = self.places(head).first().copied() else {
                continue;
            };
            if self.is_taken(at, role) {
                continue;
            }
            match self.columns.role(role) {
                None => _ = self.claim(role, head)?,
                Some(own) if own != at => others.push(at),
                Some(_) => {}
            }
        }
        if let (Some(own), Some(other)) = (self.columns.role(role), others.first()) {
            self.columns.notes.push(LogMessage::MoreExact {
                role: role.word(),
                head: self.heads[own].to_string(),
                other: self.heads[*other].to_string(),
            });
        }
        Ok(())
    }

    /// Whether a column holds something else already, or is called like data that the SOP declares. Case and activity
    /// are needed, so their heads are theirs; and the date of filing can be data as well.
    fn is_taken(&self, at: usize, role: Role) -> bool {
        let shared = matches!(role, Role::Filed | Role::FiledTime);
        if shared {
            return matches!(self.columns.holds[at], Holds::Role(_));
        }
        let declared = || self.context.names.field(self.heads[at]).is_some();
        self.columns.holds[at] != Holds::Nothing || !needs_its_heads(role) && declared()
    }

    /// Gives a role to the column with this head, and tells whether there is one.
    fn claim(&mut self, role: Role, head: &str) -> Result<bool, LogMessage> {
        let places = self.places(head);
        let Some(at) = places.first().copied() else {
            return Ok(false);
        };
        if let Some(second) = places.get(1) {
            let needed = matches!(
                role,
                Role::Case | Role::Activity | Role::Number | Role::Completed
            );
            let head = self.heads[at].to_string();
            let (first, second) = (at + 1, second + 1);
            if needed {
                let role = role.word();
                return Err(LogMessage::TwoColumns {
                    role,
                    head,
                    first,
                    second,
                });
            }
            self.columns.notes.push(LogMessage::DoubledColumn {
                head,
                first,
                second,
            });
        }
        self.columns.roles.push((role, at));
        if self.columns.holds[at] == Holds::Nothing {
            self.columns.holds[at] = Holds::Role(role);
        }
        Ok(true)
    }

    /// The columns that are called like data of the SOP.
    fn fields(&mut self) {
        let mut known: Vec<(FieldId, usize)> = Vec::new();
        let said = self.columns.holds.iter().enumerate();
        known.extend(said.filter_map(|(at, holds)| match holds {
            Holds::Field(field) => Some((*field, at)),
            _ => None,
        }));
        for at in 0..self.heads.len() {
            let free = match self.columns.holds[at] {
                Holds::Nothing | Holds::Role(Role::Filed | Role::FiledTime) => true,
                Holds::Role(_) | Holds::Field(_) => false,
            };
            let Some(field) = self.context.names.field(self.heads[at]).filter(|_| free) else {
                continue;
            };
            match known.iter().find(|(other, _)| *other == field) {
                Some((_, first)) => self.doubled_field(field, *first, at),
                None => {
                    known.push((field, at));
                    self.columns.holds[at] = Holds::Field(field);
                }
            }
        }
    }

    fn doubled_field(&mut self, field: FieldId, first: usize, second: usize) {
        let head = self.heads[first].to_string();
        let note = match self.folded[first] == self.folded[second] {
            true => LogMessage::DoubledColumn {
                head,
                first: first + 1,
                second: second + 1,
            },
            false => LogMessage::DoubledField {
                field: self.context.plan.sop()[field].name.value.clone(),
                head,
                other: self.heads[second].to_string(),
            },
        };
        self.columns.notes.push(note);
    }

    /// Says what is read as what, and what is not.
    fn sum_up(&mut self) {
        let head = |at: usize| self.heads[at].to_string();
        let roles = self.columns.roles.iter();
        let roles = roles.map(|(role, at)| (role.word(), head(*at))).collect();
        let holding = |wanted: fn(&Holds) -> bool| {
            let holds = self.columns.holds.iter().zip(self.heads);
            let heads = holds.filter(|(holds, head)| wanted(holds) && !head.trim().is_empty());
            list(heads.map(|(_, head)| *head))
        };
        let columns = ColumnList(roles);
        let fields = holding(|holds| matches!(holds, Holds::Field(_)));
        let heads = holding(|holds| *holds == Holds::Nothing);
        self.columns.notes.push(LogMessage::ColumnsRead { columns });
        if !fields.is_empty() {
            self.columns.notes.push(LogMessage::FieldsRead { fields });
        }
        if !heads.is_empty() {
            let note = LogMessage::ColumnsUnread { heads };
            self.columns.notes.push(note);
        }
    }

    /// The columns with this head, in their order.
    fn places(&self, head: &str) -> Vec<usize> {
        let folded = self.folded.iter().enumerate();
        let same = folded.filter(|(_, known)| !head.is_empty() && *known == head);
        same.map(|(at, _)| at).collect()
    }
}

/// Whether the heads of a role are its own even where the SOP has data of that name. No log can do without a case and an
/// activity.
fn needs_its_heads(role: Role) -> bool {
    matches!(role, Role::Case | Role::Activity)
}

/// Names in backticks with commas between them, the first few of very many.
fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let mut names: Vec<String> = names.map(|name| format!("`{}`", name.trim())).collect();
    if names.len() > NAMED {
        names.truncate(NAMED);
        names.push("…".to_string());
    }
    names.join(", ")
}
