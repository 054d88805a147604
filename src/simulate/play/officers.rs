//! The officers: who is free, who takes which seat, and by whose hours the work goes.

use std::cmp::Reverse;

use super::luck::Luck;
use crate::calendar::{Calendar, Moment};
use crate::model::ActorId;
use crate::simulate::OfficerId;
use crate::simulate::setup::{self, Setup};

/// An officer.
#[derive(Debug, Default)]
struct Officer {
    group: usize,
    busy: bool,
    /// Whether he is held for work that needs others as well, while work is given out.
    held: bool,
    /// For how many seconds of the clock he had work.
    used: i64,
    /// When he is looked for again, if he is away.
    back: Option<Moment>,
}

/// An officer in the lane in which he takes a seat.
type InLane = (u32, ActorId);

/// An officer who is not busy, by how much work he had.
type Free = Reverse<(i64, u32)>;

/// Those who may take a seat.
#[derive(Debug)]
pub(super) struct Pool {
    /// The actors whose officers may take it.
    pub(super) actors: Vec<ActorId>,
    /// The officers in the order of their numbers, each in the lane that he takes it in.
    pub(super) officers: Vec<InLane>,
    /// Their groups, likewise.
    groups: Vec<(usize, ActorId)>,
    /// The actor with as many officers as are needed, if there is one.
    pub(super) unlimited: Option<ActorId>,
    /// Whether all of them work at the same hours.
    alike: bool,
}

/// What a piece of work wants for one of its seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Want {
    /// Anybody of a pool.
    Pool(usize),
    /// One officer, in an actor's lane.
    Officer(u32, ActorId),
}

/// All officers of a repetition.
pub(super) struct Officers<'s> {
    office: &'s Calendar,
    groups: &'s [setup::Officers],
    all: Vec<Officer>,
    /// The officers of each group who are not busy, those with the most work first.
    free: Vec<Vec<Free>>,
    /// For each officer his own calendar, where it is not that of his group.
    own: Vec<Option<Calendar>>,
    pools: Vec<Pool>,
    /// The number of the next officer of whom there are as many as are needed.
    next: u32,
    /// Who has to be looked for again, and when.
    pub(super) away: Vec<(u32, Moment)>,
}

impl<'s> Officers<'s> {
    pub(super) fn new(setup: &'s Setup<'_>, luck: &Luck) -> Officers<'s> {
        let mut officers = Officers {
            office: setup.calendar,
            groups: &setup.officers,
            all: Vec::new(),
            free: vec![Vec::new(); setup.officers.len()],
            own: Vec::new(),
            pools: Vec::new(),
            next: 0,
            away: Vec::new(),
        };
        for (group, of) in setup.officers.iter().enumerate() {
            let hours = of.hours.as_ref().unwrap_or(setup.calendar);
            for _ in 0..of.number.unwrap_or(0) {
                let officer = officers.all.len() as u32;
                let absent = |day| luck.absence(officer, day).part() < of.absent;
                let absent = |date| Moment::new(date, 0).is_some_and(absent);
                let own = (of.absent > 0.0).then(|| hours.without_days(absent));
                officers.own.push(own);
                officers.free[group].insert(0, Reverse((0, officer)));
                officers.all.push(Officer {
                    group,
                    ..Officer::default()
                });
            }
        }
        officers.next = officers.all.len() as u32;
        officers
    }

    /// The pool of these actors.
    pub(super) fn pool(&mut self, actors: &[ActorId]) -> usize {
        if let Some(known) = self.pools.iter().position(|pool| pool.actors == actors) {
            return known;
        }
        let lane = |group: &setup::Officers| {
            let mut lanes = actors.iter().filter(|actor| group.actors.contains(actor));
            lanes.next().copied()
        };
        let numbered = (0..).zip(&self.all);
        let officers = numbered.filter_map(|(id, of)| Some((id, lane(&self.groups[of.group])?)));
        let officers: Vec<(u32, ActorId)> = officers.collect();
        let groups = self.groups.iter().enumerate();
        let groups = groups.filter_map(|(at, group)| Some((at, lane(group)?)));
        let mut unlimited = self.groups.iter().filter(|group| group.number.is_none());
        let unlimited = unlimited.find_map(lane);
        let own = |id: u32| {
            let group = self.all[id as usize].group;
            self.own[id as usize].is_some() || self.groups[group].hours.is_some()
        };
        self.pools.push(Pool {
            actors: actors.to_vec(),
            alike: officers.len() < 2 || !officers.iter().any(|(id, _)| own(*id)),
            officers,
            groups: groups.collect(),
            unlimited,
        });
        self.pools.len() - 1
    }

    /// Whether an officer is one of those who are numbered, so that work can wait for him.
    pub(super) fn is_numbered(&self, officer: OfficerId) -> bool {
        (officer.0 as usize) < self.all.len()
    }

    /// The actors for whose officers something waits.
    pub(super) fn actors(&self, wants: &[Want]) -> Vec<ActorId> {
        let mut actors = Vec::new();
        for want in wants {
            match want {
                Want::Pool(pool) => actors.extend(&self.pools[*pool].actors),
                Want::Officer(_, actor) => actors.push(*actor),
            }
        }
        actors.sort_unstable();
        actors.dedup();
        actors
    }

    /// The officers whom something may wait for.
    pub(super) fn wanted(&self, want: Want) -> Vec<u32> {
        match want {
            Want::Pool(pool) => self.pools[pool]
                .officers
                .iter()
                .map(|(id, _)| *id)
                .collect(),
            Want::Officer(id, _) => vec![id],
        }
    }

    /// The officer in the lane in which he takes a seat; nothing if it is not one for him.
    pub(super) fn lane(&self, want: Want, officer: u32) -> Option<ActorId> {
        match want {
            Want::Officer(id, actor) => (id == officer).then_some(actor),
            Want::Pool(pool) => {
                let officers = &self.pools[pool].officers;
                let at = officers.binary_search_by_key(&officer, |(id, _)| *id);
                Some(officers.get(at.ok()?)?.1)
            }
        }
    }

    /// The actor with as many officers as are needed who may take a seat.
    pub(super) fn unlimited(&self, want: Want) -> Option<ActorId> {
        match want {
            Want::Officer(..) => None,
            Want::Pool(pool) => self.pools[pool].unlimited,
        }
    }

    /// A new officer of an actor with as many as are needed.
    pub(super) fn another(&mut self) -> OfficerId {
        let officer = OfficerId(self.next);
        self.next = self.next.wrapping_add(1).max(self.all.len() as u32);
        officer
    }

    fn is_free(&self, officer: u32) -> bool {
        let officer = &self.all[officer as usize];
        !officer.busy && !officer.held
    }

    /// The officer who takes a seat now: of those who are free the one who can begin first by his own hours, then the
    /// one who had the least work, then the first. One who is away does not take what somebody else may begin before he
    /// is back; he is looked for again then.
    pub(super) fn who(&mut self, want: Want, now: Moment) -> Option<InLane> {
        let pool = match want {
            Want::Officer(officer, lane) => {
                return self.is_free(officer).then_some((officer, lane));
            }
            Want::Pool(pool) => pool,
        };
        if self.pools[pool].alike {
            return self.least_used(pool, |_| true);
        }
        let at_work = self.least_used(pool, |id| self.there(id, now) == Some(now));
        let chosen = at_work.or_else(|| self.first_there(pool, now));
        if chosen.is_none() {
            self.look_again(pool, now);
        }
        chosen
    }

    /// Of those who are free and able the one who had the least work, then the first.
    fn least_used(&self, pool: usize, able: impl Fn(u32) -> bool) -> Option<InLane> {
        let first = |(group, lane): &(usize, ActorId)| {
            let mut free = self.free[*group].iter().rev();
            let free = free.find(|it| !self.all[it.0.1 as usize].held && able(it.0.1));
            free.map(|Reverse(officer)| (*officer, *lane))
        };
        let chosen = self.pools[pool].groups.iter().filter_map(first).min();
        chosen.map(|((_, id), lane)| (id, lane))
    }

    /// Of those who are free the one who can begin first by his own hours, unless somebody else could begin before; then
    /// the one who had the least work, then the first.
    fn first_there(&self, pool: usize, now: Moment) -> Option<InLane> {
        let mut first: Option<Moment> = None;
        let mut chosen: Option<((Moment, i64), InLane)> = None;
        for officer in &self.pools[pool].officers {
            let (id, _) = *officer;
            let Some(there) = self.there(id, now) else {
                continue;
            };
            first = Some(first.map_or(there, |first| first.min(there)));
            let own = (there, self.all[id as usize].used);
            if self.is_free(id) && chosen.is_none_or(|(chosen, _)| own < chosen) {
                chosen = Some((own, *officer));
            }
        }
        let chosen = chosen.filter(|((there, _), _)| Some(*there) == first);
        chosen.map(|(_, officer)| officer)
    }

    /// When an officer is at work by his own hours, now or next.
    fn there(&self, officer: u32, now: Moment) -> Option<Moment> {
        self.calendar(officer).next_office_moment(now).ok()
    }

    /// Those of a pool who are free and away are looked for again when they are back.
    fn look_again(&mut self, pool: usize, now: Moment) {
        for at in 0..self.pools[pool].officers.len() {
            let (officer, _) = self.pools[pool].officers[at];
            if !self.is_free(officer) {
                continue;
            }
            let back = self.there(officer, now).filter(|back| *back > now);
            let known = &mut self.all[officer as usize].back;
            if back.is_some() && *known != back {
                *known = back;
                self.away.extend(back.map(|back| (officer, back)));
            }
        }
    }

    /// The officers who could take one of so many seats now: at most as many as there are seats, for then one of them is
    /// left for it whoever takes the others.
    pub(super) fn able(&mut self, want: Want, now: Moment, seats: usize) -> Vec<u32> {
        let mut able = Vec::new();
        while able.len() < seats
            && let Some((officer, _)) = self.who(want, now)
        {
            self.all[officer as usize].held = true;
            able.push(officer);
        }
        for officer in &able {
            self.all[*officer as usize].held = false;
        }
        able
    }

    /// An officer is busy from now on.
    fn take(&mut self, officer: u32) {
        let of = &mut self.all[officer as usize];
        of.busy = true;
        let free = &mut self.free[of.group];
        if let Ok(at) = free.binary_search(&Reverse((of.used, officer))) {
            free.remove(at);
        }
    }

    /// An officer takes a seat in a lane.
    pub(super) fn sit(&mut self, (officer, lane): InLane, seats: &mut Vec<(ActorId, OfficerId)>) {
        self.take(officer);
        seats.push((lane, OfficerId(officer)));
    }

    pub(super) fn hold(&mut self, officer: u32) {
        self.all[officer as usize].held = true;
    }

    /// Nobody is held any longer.
    pub(super) fn hold_nobody(&mut self) {
        for officer in &mut self.all {
            officer.held = false;
        }
    }

    /// An officer had work from one moment to another.
    pub(super) fn worked(&mut self, officer: OfficerId, from: Moment, to: Moment) {
        if let Some(officer) = self.all.get_mut(officer.0 as usize) {
            officer.used += from.seconds_until(to);
        }
    }

    /// An officer is free again; tells whether he was busy.
    pub(super) fn release(&mut self, officer: OfficerId) -> bool {
        let Some(of) = self.all.get_mut(officer.0 as usize) else {
            return false;
        };
        let was_busy = std::mem::take(&mut of.busy);
        let (free, entry) = (&mut self.free[of.group], Reverse((of.used, officer.0)));
        if let Err(at) = free.binary_search(&entry) {
            free.insert(at, entry);
        }
        was_busy
    }

    /// The calendars of those who are ever absent.
    pub(super) fn own_calendars(&self) -> impl Iterator<Item = (OfficerId, &Calendar)> {
        let own = (0..).map(OfficerId).zip(&self.own);
        own.filter_map(|(officer, own)| Some((officer, own.as_ref()?)))
    }

    fn calendar(&self, officer: u32) -> &Calendar {
        let own = self.own[officer as usize].as_ref();
        let group = &self.groups[self.all[officer as usize].group];
        own.or(group.hours.as_ref()).unwrap_or(self.office)
    }

    /// By which calendar an officer works in a lane, and how much of his time he has.
    pub(super) fn hours(&self, actor: ActorId, officer: OfficerId) -> (&Calendar, f64) {
        if self.is_numbered(officer) {
            let group = self.all[officer.0 as usize].group;
            return (self.calendar(officer.0), self.groups[group].share);
        }
        let mut groups = self.groups.iter();
        match groups.find(|group| group.number.is_none() && group.actors.contains(&actor)) {
            Some(group) => (group.hours.as_ref().unwrap_or(self.office), group.share),
            None => (self.office, 1.0),
        }
    }
}
