//! How cases come, and how they come to nodes.

use super::ahead::Turn;
use super::course::{self, By};
use super::luck::At;
use super::stage::Stage;
use super::works::State;
use super::{Listener, Opening, Visit};
use crate::calendar::{Beyond, Moment};
use crate::engine::Fit;
use crate::model::{NodeId, Sop};
use crate::simulate::setup::{NodeSetup, charged};

impl<L: Listener> Stage<'_, '_, L> {
    /// A new case comes.
    pub(super) fn arrive(&mut self, counts: bool) {
        let place = self.new_case(self.now, counts);
        self.foresee(place, self.now);
        self.begin_case(place);
    }

    /// A case begins at one of the starts.
    fn begin_case(&mut self, place: u32) {
        let begins = &self.course.begins;
        let start = match begins.as_slice() {
            [(only, _)] => Some(*only),
            _ => {
                let weights = begins.iter().map(|(_, weight)| *weight);
                let number = self.cases.all[place as usize].number;
                let chosen = self.luck.start(number).choose(weights);
                begins.get(chosen.unwrap_or(0)).map(|(step, _)| *step)
            }
        };
        match start {
            Some(step) => self.go(place, step),
            None => self.lose(place),
        }
    }

    /// A case that is open when the play begins is taken up.
    pub(super) fn take_up(&mut self, at: usize, opening: &Opening) {
        let place = self.new_case(opening.began, true);
        let case = &mut self.cases.all[place as usize];
        case.opening = Some(at);
        case.marking.clone_from(&opening.marking);
        case.visits.extend_from_slice(&opening.visits);
        case.know(&opening.data);
        for visit in &opening.visits {
            if let Some(seen) = case.seen.get_mut(visit.node.0 as usize) {
                *seen += 1;
            }
        }
        case.ask(self.setup.plan);
        self.count_ways(place, &opening.visits);
        self.foresee(place, opening.began);
        for visit in &opening.visits {
            self.begin_silences(place, visit.node, visit.done);
        }
        if opening.marking.is_before() {
            return self.begin_case(place);
        }
        for node in opening.marking.nodes(self.setup.plan) {
            self.coming.push((node, None));
        }
        self.since.clone_from(&opening.since);
        self.settle(place);
        self.since.clear();
    }

    /// The ways with a bound that were gone before.
    fn count_ways(&mut self, place: u32, visits: &[Visit]) {
        for visit in visits {
            let node = self.course.nodes.get(visit.node.0 as usize);
            let ways = node.map_or(&[][..], |node| &node.done);
            // An exit to one of several tells of none of them how often it was gone.
            let mut ways = ways.iter().filter(|way| way.exit == visit.exit);
            if let (Some(way), None) = (ways.next(), ways.next()) {
                for bound in &way.bounds {
                    self.cases.all[place as usize].gone[*bound] += 1;
                }
            }
        }
    }

    fn new_case(&mut self, began: Moment, counts: bool) -> u32 {
        let place = self.cases.open(&self.course);
        let case = &mut self.cases.all[place as usize];
        case.number = self.came;
        case.began = began;
        case.counts = counts;
        case.draw_data(self.setup, &self.luck);
        self.came += 1;
        self.awaited += u64::from(counts);
        place
    }

    /// A token has come to a node: if all that it waits for are there, its work is there.
    pub(super) fn come(&mut self, place: u32, node: NodeId, from: Option<NodeId>) {
        let setup = self.setup;
        let known = &self.course.nodes[node.0 as usize];
        let case = &mut self.cases.all[place as usize];
        let takes = known.done.first().and_then(|way| setup.plan.step(way.step));
        let there = takes.is_some_and(|step| case.marking.allows(step));
        let under_way = |work: &u32| self.works.all[*work as usize].node == node;
        if !there || case.works.iter().any(under_way) {
            return;
        }
        let visit = case.seen[node.0 as usize];
        case.seen[node.0 as usize] += 1;
        if visit > 0 && known.by_data && !known.asked.is_empty() {
            case.redraw(setup, &self.luck, &known.asked, visit);
        }
        let at = At {
            case: case.number,
            node,
            visit,
        };
        if !self.is_owed(place, at) {
            return self.pass(place, at);
        }
        let work = self.new_work(place, at, is_charged(setup.plan.sop(), from, node));
        match self.course.nodes[node.0 as usize].waits {
            true => self.wait(work, place, at),
            false => self.hand_over(work, at),
        }
    }

    fn new_work(&mut self, place: u32, at: At, charged: bool) -> u32 {
        let ready = self.since(at.node);
        let work = self.works.open();
        let of = &mut self.works.all[work as usize];
        of.case = Some(place);
        of.number = at.case;
        of.node = at.node;
        of.visit = at.visit;
        of.charged = charged;
        of.ready = ready;
        of.waits_from = ready;
        self.cases.all[place as usize].works.push(work);
        work
    }

    /// Since when the work of a node is there: now, but for what lay there when the play began.
    fn since(&self, node: NodeId) -> Moment {
        let mut since = self.since.iter().filter(|(of, _)| *of == node);
        since.next().map_or(self.now, |(_, since)| *since)
    }

    /// Whether a node is to be done, and not passed by.
    fn is_owed(&self, place: u32, at: At) -> bool {
        if self.course.nodes[at.node.0 as usize].passed.is_empty() {
            return true;
        }
        let chance = course::of_node(self.setup, at.node).and_then(|node| node.done);
        let truths = &self.cases.all[place as usize].truths;
        let chance = chance.unwrap_or(match self.setup.plan.owed(at.node, truths) {
            Fit::With => 1.0,
            Fit::Unknown => 0.5,
            Fit::Against => 0.0,
        });
        self.luck.done(at).part() < chance
    }

    /// A node is passed by.
    fn pass(&mut self, place: u32, at: At) {
        let way = self.choose(place, at);
        let known = &self.course.nodes[at.node.0 as usize];
        let Some(way) = known.passed.get(way) else {
            return;
        };
        let visit = Visit {
            node: at.node,
            ready: self.now,
            waits_from: self.now,
            begun: self.now,
            done: self.now,
            exit: way.exit,
            passed: true,
            by: None,
        };
        let step = way.step;
        let case = &mut self.cases.all[place as usize];
        case.visits.push(visit);
        self.listener.visit(case.counts, &visit, &[]);
        self.step(place, step);
    }

    /// The way by which a visit will leave its node, counted against the bounds.
    pub(super) fn choose(&mut self, place: u32, at: At) -> usize {
        let known = &self.course.nodes[at.node.0 as usize];
        let case = &self.cases.all[place as usize];
        let bounds = &self.course.bounds;
        let free = |way: &course::Way| way.bounds.iter().all(|it| case.gone[*it] < bounds[*it]);
        let stream = || self.luck.exit(at);
        let way = known.choose(self.setup.plan, at.node, &case.truths, free, stream);
        self.go_way(place, at.node, way);
        way
    }

    fn go_way(&mut self, place: u32, node: NodeId, way: usize) {
        let ways = &self.course.nodes[node.0 as usize].done;
        let case = &mut self.cases.all[place as usize];
        for bound in ways.get(way).map_or(&[][..], |way| &way.bounds) {
            case.gone[*bound] += 1;
        }
    }

    /// Work lies at its row before anybody could take it up.
    fn hand_over(&mut self, work: u32, at: At) {
        let setup = self.setup;
        let row = setup.plan.sop()[at.node].row;
        let law = setup.rows.get(row.0 as usize);
        let Some(law) = law.and_then(|row| row.handover.as_ref()) else {
            return self.handed_over(work);
        };
        let of = &self.works.all[work as usize];
        let mut stream = self.luck.handover(at);
        let over = law.end(of.ready, setup.calendar, &setup.counting, &mut stream);
        match over {
            Ok(over) => {
                self.works.all[work as usize].waits_from = over;
                match over > self.now {
                    true => self
                        .ahead
                        .push(over, Turn::HandedOver(self.works.key(work))),
                    false => self.handed_over(work),
                }
            }
            Err(beyond) => self.never(work, beyond),
        }
    }

    /// The case waits for a time, or for something from outside.
    fn wait(&mut self, work: u32, place: u32, at: At) {
        match self.choose_waiting(work, place, at) {
            Ok(Some((over, way))) => {
                let of = &mut self.works.all[work as usize];
                of.begun = of.ready;
                of.way = way;
                of.state = State::Lying;
                let over = over.max(self.now);
                self.ahead.push(over, Turn::Done(self.works.key(work)));
            }
            Ok(None) => self.lost_work(work),
            Err(beyond) => self.never(work, beyond),
        }
    }

    /// When a wait is over and by which way it ends; nothing where it never does.
    fn choose_waiting(
        &mut self,
        work: u32,
        place: u32,
        at: At,
    ) -> Result<Option<(Moment, usize)>, Beyond> {
        let begun = self.end_of_row(&self.works.all[work as usize])?;
        let setup = self.setup;
        let nothing = NodeSetup::default();
        let known = course::of_node(setup, at.node).unwrap_or(&nothing);
        let mut stream = self.luck.time(at);
        let mut end = |law: &crate::simulate::draw::TimeLaw| {
            law.end(begun, setup.calendar, &setup.counting, &mut stream)
        };
        let timer = known.timer.as_ref().map(&mut end).transpose();
        let came = known
            .until
            .as_ref()
            .map(|(_, after)| end(after))
            .transpose();
        let chance = known.until.as_ref().map_or(0.0, |(chance, _)| *chance);
        let comes = stream.part() < chance;
        let came = if comes { came? } else { None };
        let (over, by) = match (came, timer) {
            (Some(came), Ok(None)) => (came, By::Happened),
            (Some(came), Ok(Some(timer))) if came <= timer => (came, By::Happened),
            (Some(came), Err(_)) => (came, By::Happened),
            (_, Ok(Some(timer))) => (timer, By::TimedOut),
            (None, Err(beyond)) => return Err(beyond),
            (None, Ok(None)) if known.until.is_some() => return Ok(None),
            (None, Ok(None)) => (begun, By::Other),
        };
        let known = &self.course.nodes[at.node.0 as usize];
        match known
            .done
            .iter()
            .position(|way| way.by == by && by != By::Other)
        {
            Some(way) => {
                self.go_way(place, at.node, way);
                Ok(Some((over, way)))
            }
            None => Ok(Some((over, self.choose(place, at)))),
        }
    }
}

/// Whether the time of its row is counted when a case comes to a node: for one that joins branches, where any of them
/// comes from outside of the row.
fn is_charged(sop: &Sop, from: Option<NodeId>, node: NodeId) -> bool {
    match &sop[node].joins {
        Some(join) => {
            let mut branches = join.nodes.iter();
            branches.any(|branch| charged(sop, Some(branch.value), node))
        }
        None => charged(sop, from, node),
    }
}
