//! The data that a group of conditions speaks about, as variables of plain logic.
//!
//! A group is what is judged together: the exits of a node, the parts of a rule. Each place that its conditions read
//! becomes a variable of its kind, and one more yes/no where a case may lack it.

use super::Doubt;
use super::bounds::Bounds;
use super::formula::{Formula, Literal};
use super::linear::Affine;
use crate::model::expr::length::Family;
use crate::model::expr::ratio::Ratio;
use crate::model::expr::{Constant, TypedExpr, days};
use crate::model::{BinaryOp, Date, DayKind, EventId, Field, FieldId, FieldType, Sop};

/// Values of a one-of type are kept as bits.
const MOST_CHOICES: usize = 128;

/// What a condition reads of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Field(FieldId),
    /// A field of a list's current item.
    Item(FieldId, usize),
    /// How many items a list has.
    Size(FieldId),
    Event(EventId),
}

/// A place and its variables.
#[derive(Debug, Clone)]
pub(super) struct Holder {
    pub(super) place: Place,
    /// The flag that says whether a case has it; nothing for what every case has.
    pub(super) given: Option<usize>,
    pub(super) holds: Holds,
}

/// The variables of a place, by its type.
#[derive(Debug, Clone)]
pub(super) enum Holds {
    Flag(usize),
    Choice(usize),
    Text(usize),
    Number(usize),
    Date(usize),
    DateTime(usize),
    Size(usize),
    /// One variable for each family of units.
    Duration(Vec<(Family, usize)>),
    /// A list, of which only is asked whether it is there.
    List,
    /// A type with too many values.
    TooMany,
}

/// What a whole-number variable counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    /// Millionths of a number, or of a unit of time.
    Millionths,
    /// Millionths of a second.
    Seconds,
    Days,
    Minutes,
    Items,
}

/// A whole-number variable.
#[derive(Debug, Clone)]
pub(super) struct Whole {
    pub(super) counts: Counts,
    pub(super) bounds: Bounds,
}

/// The variables of a group of conditions.
#[derive(Debug, Clone)]
pub(super) struct Universe<'a> {
    pub(super) sop: &'a Sop,
    pub(super) holders: Vec<Holder>,
    pub(super) flags: usize,
    /// For each one-of variable its values as bits.
    pub(super) choices: Vec<u128>,
    pub(super) wholes: Vec<Whole>,
    pub(super) texts: usize,
    /// What holds whatever the case is.
    pub(super) facts: Vec<Formula>,
    /// Why the condition that is being read can't be read exactly.
    doubts: Vec<Doubt>,
    families: Vec<Family>,
    days_of: Vec<(Affine, usize)>,
}

impl<'a> Universe<'a> {
    /// The variables that these conditions need; they are added as the conditions are read.
    pub(super) fn new(sop: &'a Sop, conditions: &[&TypedExpr]) -> Universe<'a> {
        let mut families = Vec::new();
        for condition in conditions {
            note_families(sop, condition, &mut families);
        }
        if families.is_empty() {
            families.push(Family::CalendarDays);
        }
        families.sort();
        families.dedup();
        Universe {
            sop,
            holders: Vec::new(),
            flags: 0,
            choices: Vec::new(),
            wholes: Vec::new(),
            texts: 0,
            facts: Vec::new(),
            doubts: Vec::new(),
            families,
            days_of: Vec::new(),
        }
    }

    /// What a bare day is.
    pub(super) fn day_kind(&self) -> Option<DayKind> {
        self.sop.bare_day()
    }

    /// The variables of a place.
    pub(super) fn holder(&mut self, place: Place) -> Holder {
        if let Some(known) = self.holders.iter().find(|holder| holder.place == place) {
            return known.clone();
        }
        let holder = Holder {
            place,
            given: self.given(place),
            holds: self.holds(place),
        };
        self.holders.push(holder.clone());
        holder
    }

    /// Notes that a part of the condition that is being read can't be read exactly.
    pub(super) fn doubt(&mut self, doubt: Doubt) {
        self.doubts.push(doubt);
    }

    /// The doubts since they were last asked for.
    pub(super) fn take_doubts(&mut self) -> Vec<Doubt> {
        std::mem::take(&mut self.doubts)
    }

    /// A new yes/no.
    pub(super) fn flag(&mut self) -> usize {
        self.flags += 1;
        self.flags - 1
    }

    /// The days of a point in time given in minutes.
    pub(super) fn days_of(&mut self, minutes: &Affine) -> Option<Affine> {
        const MINUTES: i64 = 24 * 60;
        if let Some(constant) = minutes.as_constant() {
            let days = constant.as_whole()?.div_euclid(MINUTES);
            return Some(Affine::constant(Ratio::whole(days)));
        }
        let known = self.days_of.iter().find(|(of, _)| of.is_same(minutes));
        if let Some((_, variable)) = known {
            return Some(Affine::variable(*variable, Ratio::whole(1)));
        }
        let variable = self.whole(Counts::Days, Bounds::FREE);
        let midnight = Affine::variable(variable, Ratio::whole(MINUTES));
        let next_midnight = midnight.plus(&Affine::constant(Ratio::whole(MINUTES)))?;
        self.facts.push(midnight.minus(minutes)?.at_most_zero()?);
        self.facts
            .push(minutes.minus(&next_midnight)?.below_zero()?);
        self.days_of.push((minutes.clone(), variable));
        Some(Affine::variable(variable, Ratio::whole(1)))
    }

    fn whole(&mut self, counts: Counts, bounds: Bounds) -> usize {
        self.wholes.push(Whole { counts, bounds });
        self.wholes.len() - 1
    }

    /// What is declared for a place: its type, and whether a case may lack it.
    fn declared(&self, place: Place) -> Option<(&'a FieldType, bool)> {
        let field = |id: FieldId| self.sop.fields.get(id.0 as usize);
        match place {
            Place::Field(id) => field(id).map(|field| (&field.kind, field.optional)),
            Place::Item(list, position) => match &field(list)?.kind {
                FieldType::List(below) => {
                    let field = below.get(position)?;
                    Some((&field.kind, field.optional))
                }
                _ => None,
            },
            Place::Size(_) | Place::Event(_) => None,
        }
    }

    fn given(&mut self, place: Place) -> Option<usize> {
        if let Place::Size(list) = place {
            return self.holder(Place::Field(list)).given;
        }
        let (_, optional) = self.declared(place)?;
        let given = optional.then(|| self.flag());
        if let Place::Item(list, _) = place {
            self.item_exists(list);
        }
        given
    }

    /// Where an item of a list is at hand, the list is there and has one.
    fn item_exists(&mut self, list: FieldId) {
        let size = self.holder(Place::Size(list));
        if let Some(given) = size.given {
            self.facts.push(Formula::is(Literal::Flag(given)));
        }
        if let Holds::Size(variable) = size.holds
            && let Some(whole) = self.wholes.get_mut(variable)
        {
            whole.bounds.low = 1;
        }
    }

    fn holds(&mut self, place: Place) -> Holds {
        let kind = match place {
            Place::Event(_) => return Holds::Flag(self.flag()),
            Place::Size(_) => {
                let bounds = Bounds {
                    low: 0,
                    high: i128::from(i64::MAX),
                };
                return Holds::Size(self.whole(Counts::Items, bounds));
            }
            Place::Field(_) | Place::Item(..) => self.declared(place).map(|(kind, _)| kind),
        };
        match kind {
            Some(FieldType::YesNo) => Holds::Flag(self.flag()),
            Some(FieldType::OneOf(variants)) => self.choice(variants.len()),
            Some(FieldType::Text) => {
                self.texts += 1;
                Holds::Text(self.texts - 1)
            }
            Some(FieldType::Number) => {
                let bounds = Bounds {
                    low: i128::from(-i64::MAX),
                    high: i128::from(i64::MAX),
                };
                Holds::Number(self.whole(Counts::Millionths, bounds))
            }
            Some(FieldType::Date) => Holds::Date(self.whole(Counts::Days, dates())),
            Some(FieldType::DateTime) => {
                let dates = dates();
                let bounds = Bounds {
                    low: dates.low * 1440,
                    high: dates.high * 1440 + 1439,
                };
                Holds::DateTime(self.whole(Counts::Minutes, bounds))
            }
            Some(FieldType::Duration) => self.duration(),
            Some(FieldType::List(_)) | None => Holds::List,
        }
    }

    fn choice(&mut self, count: usize) -> Holds {
        if count > MOST_CHOICES {
            return Holds::TooMany;
        }
        let none = 0_u128;
        self.choices
            .push((0..count).fold(none, |bits, at| bits | 1 << at));
        Holds::Choice(self.choices.len() - 1)
    }

    /// A length of time is looked at in the families of units that the conditions name: nobody records hours where the
    /// SOP asks for working days.
    fn duration(&mut self) -> Holds {
        let bounds = Bounds {
            low: 0,
            high: i128::from(i64::MAX),
        };
        let families = self.families.clone();
        let variable = |family: Family| {
            let counts = match family {
                Family::Office | Family::Clock => Counts::Seconds,
                _ => Counts::Millionths,
            };
            (family, self.whole(counts, bounds))
        };
        Holds::Duration(families.into_iter().map(variable).collect())
    }
}

/// The dates that can be written.
fn dates() -> Bounds {
    let day = |year, month, day| i128::from(days::number_of(Date { year, month, day }));
    Bounds {
        low: day(1, 1, 1),
        high: day(9999, 12, 31),
    }
}

/// Collects the families of units that a condition names.
fn note_families(sop: &Sop, expr: &TypedExpr, families: &mut Vec<Family>) {
    match expr {
        TypedExpr::Constant(Constant::Duration(duration)) => {
            let units = duration.amounts.iter().map(|amount| amount.unit);
            families.extend(units.map(|unit| Family::of(unit, sop.bare_day()).0));
        }
        TypedExpr::Binary(BinaryOp::Minus, left, right)
            if is_date(sop, left) && is_date(sop, right) =>
        {
            families.push(Family::CalendarDays);
        }
        _ => {}
    }
    for operand in expr.operands() {
        note_families(sop, operand, families);
    }
}

/// Whether an expression is a date. In a sum with a date the rest is a length of time.
fn is_date(sop: &Sop, expr: &TypedExpr) -> bool {
    let dated = |field: Option<&Field>| {
        field.is_some_and(|field| matches!(field.kind, FieldType::Date | FieldType::DateTime))
    };
    let field = |id: &FieldId| sop.fields.get(id.0 as usize);
    match expr {
        TypedExpr::Constant(Constant::Date(_) | Constant::DateTime(..)) => true,
        TypedExpr::Field(id) => dated(field(id)),
        TypedExpr::ItemField(list, position) => match field(list).map(|list| &list.kind) {
            Some(FieldType::List(below)) => dated(below.get(*position)),
            _ => false,
        },
        TypedExpr::Binary(BinaryOp::Plus, left, right) => is_date(sop, left) || is_date(sop, right),
        TypedExpr::Binary(BinaryOp::Minus, left, right) => {
            is_date(sop, left) && !is_date(sop, right)
        }
        _ => false,
    }
}
