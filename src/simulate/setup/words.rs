//! The names of an SOP in sentences: each in backticks, a few of them and how many more.

use crate::lang::Lang;
use crate::model::{ActorId, EventId, FieldId, FieldType, NodeId, RowId, RuleId, Sop};

/// How many names a sentence holds.
const MOST_NAMES: usize = 6;

/// The names in an SOP, put into words.
pub(super) struct Words<'s> {
    pub sop: &'s Sop,
    pub lang: Lang,
}

impl Words<'_> {
    pub(super) fn actors(&self, actors: &[ActorId]) -> String {
        let names = actors
            .iter()
            .filter_map(|it| self.sop.actors.get(it.0 as usize));
        self.list(names.map(|actor| actor.name.value.clone()))
    }

    pub(super) fn rows(&self, rows: &[RowId]) -> String {
        let names = rows
            .iter()
            .filter_map(|it| self.sop.rows.get(it.0 as usize));
        self.list(names.map(|row| row.name.value.clone()))
    }

    pub(super) fn nodes(&self, nodes: &[NodeId]) -> String {
        let names = nodes
            .iter()
            .filter_map(|it| self.sop.nodes.get(it.0 as usize));
        self.list(names.map(|node| node.name.value.clone()))
    }

    pub(super) fn fields(&self, fields: &[FieldId]) -> String {
        let names = fields
            .iter()
            .filter_map(|it| self.sop.fields.get(it.0 as usize));
        self.list(names.map(|field| field.name.value.clone()))
    }

    pub(super) fn rules(&self, rules: &[RuleId]) -> String {
        let rules = rules
            .iter()
            .filter_map(|it| self.sop.rules.get(it.0 as usize));
        self.list(rules.map(|rule| rule.name.value.clone()))
    }

    pub(super) fn events(&self, events: &[EventId]) -> String {
        let names = events
            .iter()
            .filter_map(|it| self.sop.events.get(it.0 as usize));
        self.list(names.map(|event| event.name.value.clone()))
    }

    pub(super) fn interrupts(&self, interrupts: &[usize]) -> String {
        let named = interrupts
            .iter()
            .filter_map(|it| self.sop.interrupts.get(*it));
        self.list(named.map(|interrupt| interrupt.trigger.written.clone()))
    }

    /// Fields with what is assumed of each.
    pub(super) fn values(&self, fields: &[FieldId]) -> String {
        let fields = fields
            .iter()
            .filter_map(|it| self.sop.fields.get(it.0 as usize));
        let each = fields.map(|field| {
            let value = match (&field.kind, self.lang) {
                (FieldType::YesNo, Lang::En) => "yes in 50% of the cases",
                (FieldType::YesNo, Lang::Id) => "ya pada 50% kasus",
                (FieldType::OneOf(_), Lang::En) => "each value equally often",
                (FieldType::OneOf(_), Lang::Id) => "setiap nilai sama sering",
                (FieldType::List(_), Lang::En) => "one item",
                (FieldType::List(_), Lang::Id) => "satu butir",
                (_, Lang::En) => "always given",
                (_, Lang::Id) => "selalu terisi",
            };
            format!("`{}` ({value})", field.name.value)
        });
        self.joined(each.collect())
    }

    fn list(&self, names: impl Iterator<Item = String>) -> String {
        self.joined(names.map(|name| format!("`{name}`")).collect())
    }

    fn joined(&self, names: Vec<String>) -> String {
        let more = names.len().saturating_sub(MOST_NAMES);
        let shown = names
            .get(..names.len() - more)
            .unwrap_or_default()
            .join(", ");
        match (more, self.lang) {
            (0, _) => shown,
            (_, Lang::En) => format!("{shown} and {more} more"),
            (_, Lang::Id) => format!("{shown} dan {more} lainnya"),
        }
    }
}

/// A number to a tenth, of small ones to a hundredth, of very small ones to two digits, as a language writes it.
pub(super) fn decimal(number: f64, lang: Lang) -> String {
    let digits = match number {
        1.0.. => 1,
        0.1..1.0 => 2,
        1e-9..0.1 => 1 + (-number.log10()).ceil() as usize,
        _ => 0,
    };
    let text = format!("{number:.digits$}");
    let text = match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => text.as_str(),
    };
    match lang {
        Lang::En => text.to_string(),
        Lang::Id => text.replace('.', ","),
    }
}
