//! The cases that are open. A case that is over leaves its place, with the room it took, to the next one.

use super::ahead::Key;
use super::course::Course;
use super::luck::Luck;
use crate::calendar::Moment;
use crate::engine::{Marking, Plan, Truths};
use crate::model::expr::Slots;
use crate::model::{EventId, FieldId};
use crate::simulate::Visit;
use crate::simulate::setup::{FieldSetup, Setup};

/// A case.
#[derive(Debug)]
pub(super) struct Case {
    /// Changes with each case that has this place.
    pub(super) life: u32,
    pub(super) open: bool,
    pub(super) number: u64,
    pub(super) opening: Option<usize>,
    pub(super) began: Moment,
    pub(super) counts: bool,
    /// Whether nothing that lies ahead can bring it on any more.
    pub(super) lost: bool,
    pub(super) marking: Marking,
    pub(super) data: Slots,
    pub(super) truths: Truths,
    pub(super) visits: Vec<Visit>,
    pub(super) events: Vec<(EventId, Moment)>,
    /// How often it came to each node.
    pub(super) seen: Vec<u32>,
    /// How often it went each way with a bound.
    pub(super) gone: Vec<u32>,
    /// For each interrupt, whether it took place since its condition came to hold.
    pub(super) interrupted: Vec<bool>,
    /// Its pieces of work that are not done, by their places.
    pub(super) works: Vec<u32>,
    /// How many things from outside lie ahead of it.
    pub(super) ahead: u32,
    /// How many steps it has taken.
    pub(super) steps: u32,
}

/// The places for cases.
#[derive(Debug, Default)]
pub(super) struct Cases {
    pub(super) all: Vec<Case>,
    free: Vec<u32>,
}

impl Case {
    fn empty() -> Case {
        Case {
            life: 0,
            open: false,
            number: 0,
            opening: None,
            began: Moment::EPOCH,
            counts: false,
            lost: false,
            marking: Marking::before(),
            data: Slots::default(),
            truths: Truths::default(),
            visits: Vec::new(),
            events: Vec::new(),
            seen: Vec::new(),
            gone: Vec::new(),
            interrupted: Vec::new(),
            works: Vec::new(),
            ahead: 0,
            steps: 0,
        }
    }

    fn renew(&mut self, course: &Course) {
        self.open = true;
        self.lost = false;
        self.opening = None;
        self.marking.reset();
        self.visits.clear();
        self.events.clear();
        refill(&mut self.seen, course.nodes.len(), 0);
        refill(&mut self.gone, course.bounds.len(), 0);
        refill(&mut self.interrupted, course.interrupts.len(), false);
        self.works.clear();
        self.ahead = 0;
        self.steps = 0;
    }

    /// Draws all its data.
    pub(super) fn draw_data(&mut self, setup: &Setup<'_>, luck: &Luck) {
        let sop = setup.plan.sop();
        refill(&mut self.data.values, sop.fields.len(), None);
        refill(&mut self.data.lists, sop.fields.len(), None);
        refill(&mut self.data.happened, sop.events.len(), false);
        self.data.day_kind = sop.bare_day();
        for field in &setup.data {
            self.draw(field, luck, 0);
        }
        self.ask(setup.plan);
    }

    /// Draws the fields that a decision asks for anew, when the case comes back to it.
    pub(super) fn redraw(&mut self, setup: &Setup<'_>, luck: &Luck, asked: &[FieldId], time: u32) {
        for field in &setup.data {
            if asked.contains(&field.field) {
                self.draw(field, luck, time);
            }
        }
        self.ask(setup.plan);
    }

    /// Puts what is known of its data in place of what was drawn.
    pub(super) fn know(&mut self, data: &Slots) {
        fn put<T: Clone>(own: &mut [Option<T>], known: &[Option<T>]) {
            for (own, known) in own.iter_mut().zip(known) {
                if known.is_some() {
                    own.clone_from(known);
                }
            }
        }
        put(&mut self.data.values, &data.values);
        put(&mut self.data.lists, &data.lists);
        for (own, known) in self.data.happened.iter_mut().zip(&data.happened) {
            *own |= known;
        }
    }

    /// Asks the conditions anew.
    pub(super) fn ask(&mut self, plan: &Plan) {
        if plan.asks_data() {
            plan.ask_anew(&self.data, &mut self.truths);
        }
    }

    fn draw(&mut self, field: &FieldSetup, luck: &Luck, time: u32) {
        let at = field.field.0 as usize;
        let mut stream = luck.field(self.number, field.field, time);
        if let Some(items) = field.of.draw_items(&mut stream) {
            if let Some(list) = self.data.lists.get_mut(at) {
                *list = Some(vec![Vec::new(); items]);
            }
        } else if let Some(value) = self.data.values.get_mut(at) {
            *value = field.of.draw(&mut stream);
        }
    }
}

impl Cases {
    /// Opens a case, in a place that has nothing of an earlier one.
    pub(super) fn open(&mut self, course: &Course) -> u32 {
        let place = self.free.pop().unwrap_or_else(|| {
            self.all.push(Case::empty());
            (self.all.len() - 1) as u32
        });
        self.all[place as usize].renew(course);
        place
    }

    /// Gives the place of a case free.
    pub(super) fn close(&mut self, place: u32) {
        let case = &mut self.all[place as usize];
        case.open = false;
        case.life = case.life.wrapping_add(1);
        self.free.push(place);
    }

    pub(super) fn key(&self, place: u32) -> Key {
        Key {
            place,
            life: self.all[place as usize].life,
        }
    }

    /// Whether a key still names the case that it was made for.
    pub(super) fn lives(&self, key: Key) -> bool {
        let case = &self.all[key.place as usize];
        case.open && case.life == key.life
    }
}

fn refill<T: Clone>(list: &mut Vec<T>, length: usize, with: T) {
    list.clear();
    list.resize(length, with);
}
