//! How work comes to wait for officers: handed over, gathered with that of other cases, and put into a line.

use super::Listener;
use super::ahead::Turn;
use super::course;
use super::lines::InLine;
use super::officers::Want;
use super::stage::Stage;
use super::works::State;
use crate::model::expr::truth;
use crate::model::{ActorId, NodeId};
use crate::simulate::OfficerId;
use crate::simulate::setup::{Gather, Seat};

/// How many nodes are followed from one that has the officer of another.
const SAME_AS: usize = 8;

impl<L: Listener> Stage<'_, '_, L> {
    /// The line of a node whose seats don't depend on the case.
    pub(super) fn fixed_line(&mut self, node: NodeId) -> Option<usize> {
        let seats = &course::of_node(self.setup, node)?.seats;
        let pools = seats.iter().map(|seat| match seat {
            Seat::Actors(actors) => Some(Want::Pool(self.officers.pool(actors))),
            Seat::SameAs(_) => None,
        });
        let wants: Vec<Want> = pools.collect::<Option<_>>()?;
        (!wants.is_empty()).then(|| self.lines.of(&wants, &self.officers))
    }

    /// The line for work at a node; nothing for work that needs no officer.
    fn line(&mut self, place: u32, node: NodeId) -> Option<usize> {
        if let Some(line) = self.line_of[node.0 as usize] {
            return Some(line);
        }
        let mut wants = Vec::new();
        self.want(place, node, SAME_AS, &mut wants);
        (!wants.is_empty()).then(|| self.lines.of(&wants, &self.officers))
    }

    /// What a node wants for a case. Where nobody did the node whose officer it wants, those may do it who may do that.
    fn want(&mut self, place: u32, node: NodeId, deep: usize, wants: &mut Vec<Want>) {
        let setup = self.setup;
        let seats = course::of_node(setup, node).map_or(&[][..], |node| &node.seats);
        for seat in seats {
            match seat {
                Seat::Actors(actors) => wants.push(Want::Pool(self.officers.pool(actors))),
                Seat::SameAs(other) => match self.who_did(place, *other) {
                    Some((actor, officer)) if self.officers.is_numbered(officer) => {
                        wants.push(Want::Officer(officer.0, actor));
                    }
                    Some((actor, _)) => wants.push(Want::Pool(self.officers.pool(&[actor]))),
                    None if deep > 0 => self.want(place, *other, deep - 1, wants),
                    None => {}
                },
            }
        }
    }

    /// Who did a node in a case the last time.
    pub(super) fn who_did(&self, place: u32, node: NodeId) -> Option<(ActorId, OfficerId)> {
        let mut visits = self.cases.all[place as usize].visits.iter().rev();
        visits
            .find(|visit| visit.node == node && visit.by.is_some())?
            .by
    }

    /// The hand-over of a piece of work is over: it may be taken up, or waits for those of other cases.
    pub(super) fn handed_over(&mut self, work: u32) {
        let setup = self.setup;
        let node = self.works.all[work as usize].node;
        match course::of_node(setup, node).and_then(|node| node.gather.as_ref()) {
            Some(gather) => self.gather(work, node, gather),
            None => self.wait_in_line(work),
        }
    }

    fn gather(&mut self, work: u32, node: NodeId, gather: &Gather) {
        self.works.all[work as usize].state = State::Gathering;
        let (gathered, which) = &mut self.gathered[node.0 as usize];
        gathered.push(work);
        if gathered.len() >= gather.size as usize {
            return self.gathering_ends(node);
        }
        if let ([_], Some(within)) = (gathered.as_slice(), &gather.within) {
            let since = self.works.all[work as usize].waits_from;
            let until = self.setup.calendar.add(since, within, &self.setup.counting);
            if let Ok(until) = until {
                let turn = Turn::Gathered(node, *which);
                self.ahead.push(until.at.max(self.now), turn);
            }
        }
    }

    /// The first of a gathering has waited as long as it may.
    pub(super) fn gathered_long(&mut self, node: NodeId, which: u64) {
        let (gathered, current) = &self.gathered[node.0 as usize];
        if *current == which && !gathered.is_empty() {
            self.gathering_ends(node);
        }
    }

    fn gathering_ends(&mut self, node: NodeId) {
        let (gathered, which) = &mut self.gathered[node.0 as usize];
        *which += 1;
        let gathered = std::mem::take(gathered);
        for (at, work) in gathered.iter().enumerate() {
            let of = &mut self.works.all[*work as usize];
            of.gathered = true;
            of.state = State::Lying;
            of.waits_from = self.now;
            of.next = gathered.get(at + 1).copied();
        }
        if let Some(first) = gathered.first() {
            self.wait_in_line(*first);
        }
    }

    fn wait_in_line(&mut self, work: u32) {
        let of = &self.works.all[work as usize];
        let (Some(place), node) = (of.case, of.node) else {
            return self.works.close(work);
        };
        let Some(line) = self.line(place, node) else {
            return self.begin(work);
        };
        let entry = InLine {
            rank: self.rank(place),
            since: self.works.all[work as usize].waits_from,
            case: self.works.all[work as usize].number,
            work: self.works.key(work),
        };
        self.works.all[work as usize].state = State::Waiting(line);
        self.queues.change(&self.lines.all[line].actors, true);
        self.lines.push(line, entry);
    }

    /// How far back the priorities put a case.
    fn rank(&self, place: u32) -> usize {
        let data = &self.cases.all[place as usize].data;
        let priorities = &self.setup.priorities;
        let mut holds = priorities.iter().map(|guard| truth(&guard.expr, data));
        let first = holds.position(|holds| holds == Some(true));
        first.unwrap_or(priorities.len())
    }
}
