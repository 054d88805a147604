//! The identity block, its lists, and the other parts of the document.

use super::context::{Context, said, text_of};
use crate::diagnostic::messages::Part;
use crate::lang::Word;
use crate::model::{Approval, CalendarUse, DateSaid, Identity, NamedList, Said, Section};
use crate::syntax::tree::{Head, Item, Value};

/// The identity block of an SOP.
pub(super) fn lower(context: &mut Context, sop: &Item) -> Identity {
    let approved = sop.first(Word::Approved);
    let calendar = sop.first(Word::Calendar);
    Identity {
        number: text(context, sop, Word::Number),
        agency: text(context, sop, Word::Agency),
        unit: text(context, sop, Word::OrgUnit),
        logo: text(context, sop, Word::Logo),
        created: date(context, sop, Word::Created),
        revised: date(context, sop, Word::Revised),
        effective: date(context, sop, Word::Effective),
        approved: approved.map(|item| approval(context, item)),
        lists: sop.items.iter().filter_map(named_list).collect(),
        sections: sop.all(Word::Section).map(section).collect(),
        calendar: calendar.and_then(|item| calendar_use(context, item)),
    }
}

/// The text of the statement with this word.
pub(super) fn text(context: &mut Context, parent: &Item, word: Word) -> Option<Said<String>> {
    let item = parent.first(word)?;
    if item.text.is_none() {
        context.missing(item, Part::Text);
    }
    item.text.as_ref().map(said)
}

fn date(context: &mut Context, parent: &Item, word: Word) -> Option<Said<DateSaid>> {
    let item = parent.first(word)?;
    if let Some(Value::Date(date)) = &item.value {
        return context.exists(date.value, date.span).then_some(Said {
            value: DateSaid::Date(date.value),
            inferred: item.value_inferred,
            span: date.span,
        });
    }
    let Some(text) = &item.text else {
        context.missing(item, Part::Date);
        return None;
    };
    Some(Said {
        value: DateSaid::Words(text.value.clone()),
        inferred: text.inferred,
        span: text.span.0,
    })
}

fn approval(context: &mut Context, item: &Item) -> Approval {
    Approval {
        title: text_of(item),
        name: text(context, item, Word::Name),
        nip: text(context, item, Word::Nip),
        place: text(context, item, Word::Place),
        dated: date(context, item, Word::Dated),
    }
}

fn named_list(item: &Item) -> Option<NamedList> {
    let kind = item.word().filter(|word| NamedList::KINDS.contains(word))?;
    let alone = item.text.iter().map(said);
    let lines = alone.chain(lines_below(item)).collect();
    Some(NamedList { kind, lines })
}

fn section(item: &Item) -> Section {
    Section {
        title: text_of(item),
        lines: lines_below(item).collect(),
    }
}

fn lines_below(item: &Item) -> impl Iterator<Item = Said<String>> {
    item.items
        .iter()
        .filter(|line| line.head == Head::Line)
        .filter_map(|line| line.text.as_ref())
        .map(said)
}

fn calendar_use(context: &mut Context, item: &Item) -> Option<CalendarUse> {
    let named = item.name.as_ref().map(|name| Said {
        value: name.value.clone(),
        inferred: item.value_inferred,
        span: name.span,
    });
    let Some(name) = named.or_else(|| item.text.as_ref().map(said)) else {
        context.missing(item, Part::Name);
        return None;
    };
    let zone = text(context, item, Word::Zone);
    Some(CalendarUse { name, zone })
}
