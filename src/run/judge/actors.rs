//! Who did it, and whether that is who should.
//!
//! A cell of a log may name several actors. Where a node asks for one, it must be that one alone; where it asks for one
//! of several, all that are named must be among them; where it asks for several together, all of them must be named
//! over the events of the visit.

use super::answers::Answers;
use super::course::Stop;
use super::ground::Ground;
use super::work::Work;
use crate::model::{ActorId, NodeId, Performer, Performers, PerformersKind};
use crate::run::{Event, FindingKind, Level, WordId};

/// The answers known so far.
#[derive(Debug, Default)]
pub struct Actors {
    known: Answers<Answer>,
}

/// Whether the actors that a cell names may perform a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Answer {
    Right,
    Wrong,
    /// One of them is no actor of the SOP.
    Unknown,
}

impl Actors {
    fn answer(
        &mut self,
        ground: &Ground<'_>,
        node: NodeId,
        by: &Performers,
        word: WordId,
    ) -> Answer {
        if let Some(known) = self.known.get(node, word) {
            return known;
        }
        let named = ground.names.actors(&ground.lexicon.text(word));
        let allowed = |actor: &ActorId| {
            let mut list = by.list.iter();
            list.any(|performer| performer.value == Performer::Actor(*actor))
        };
        let answer = match named.iter().copied().collect::<Option<Vec<ActorId>>>() {
            None => Answer::Unknown,
            Some(actors) if by.kind == PerformersKind::Single && actors.len() > 1 => Answer::Wrong,
            Some(actors) if actors.iter().all(allowed) => Answer::Right,
            Some(_) => Answer::Wrong,
        };
        self.known.add(node, word, answer);
        answer
    }
}

impl Work<'_> {
    /// Asks of each visit whether the right actors made it.
    pub fn ask_actors(&mut self, actors: &mut Actors) {
        let (sop, course) = (self.ground.sop(), self.course);
        for (at, stop) in course.stops.iter().enumerate() {
            let Some(by) = &sop[stop.node].performers else {
                continue;
            };
            let same = by.list.iter().find_map(|performer| match performer.value {
                Performer::SameAs(node) => Some(node),
                Performer::Actor(_) => None,
            });
            for piece in course.pieces(stop) {
                match same {
                    Some(before) => self.ask_same(stop, at, *piece, by, before),
                    None => self.ask(actors, stop, *piece, by),
                }
            }
            if by.kind == PerformersKind::Together && same.is_none() && stop.left {
                self.ask_all(stop, by);
            }
        }
    }

    fn ask(&mut self, actors: &mut Actors, stop: &Stop, piece: u32, by: &Performers) {
        let Some(actor) = self.event(piece).and_then(|event| event.actor) else {
            return;
        };
        let (kind, level) = match actors.answer(self.ground, stop.node, by, actor) {
            Answer::Right => return,
            Answer::Wrong => (FindingKind::WrongActor { actor }, Level::Violation),
            Answer::Unknown => (FindingKind::UnknownActor { actor }, Level::Remark),
        };
        self.say(kind, level, Some(stop.node), self.position(piece));
    }

    /// Whoever performed another node before: the same actor, and the same person where both are known.
    fn ask_same(&mut self, stop: &Stop, at: usize, piece: u32, by: &Performers, node: NodeId) {
        let before = self.course.stops.iter().take(at).rev();
        let mut before = before.filter(|stop| stop.node == node);
        let before = before.find_map(|stop| self.event(stop.event?));
        let (Some(now), Some(before)) = (self.event(piece), before) else {
            return;
        };
        let Some(actor) = now.actor else {
            return;
        };
        let named = self.ground.names.actors(&self.ground.lexicon.text(actor));
        let listed = named.iter().all(|actor| {
            let mut list = by.list.iter();
            actor.is_some_and(|actor| list.any(|it| it.value == Performer::Actor(actor)))
        });
        if !listed && self.is_same(now, before) == Some(false) {
            let kind = FindingKind::WrongActor { actor };
            self.say(
                kind,
                Level::Violation,
                Some(stop.node),
                self.position(piece),
            );
        }
    }

    /// Whether two events are by the same: by the same person where both name one, else by the same actors. Unknown
    /// where one names nobody.
    pub fn is_same(&self, one: &Event, other: &Event) -> Option<bool> {
        if let (Some(one), Some(other)) = (one.person, other.person) {
            return Some(one == other);
        }
        let (one, other) = (one.actor?, other.actor?);
        if one == other {
            return Some(true);
        }
        let names = |word| self.ground.names.actors(&self.ground.lexicon.text(word));
        let (one, other) = (names(one), names(other));
        Some(one == other && one.iter().all(Option::is_some))
    }

    /// Those that several do together and the log does not name.
    fn ask_all(&mut self, stop: &Stop, by: &Performers) {
        let pieces = self.course.pieces(stop).iter();
        let events = pieces.filter_map(|piece| self.event(*piece));
        let words: Vec<WordId> = events.filter_map(|event| event.actor).collect();
        if words.is_empty() {
            return;
        }
        let names = |word: &WordId| self.ground.names.actors(&self.ground.lexicon.text(*word));
        let named: Vec<Option<ActorId>> = words.iter().flat_map(names).collect();
        let event = stop.event.and_then(|event| self.position(event));
        for performer in &by.list {
            if let Performer::Actor(actor) = performer.value
                && !named.contains(&Some(actor))
            {
                let kind = FindingKind::MissingActor { actor };
                self.say(kind, Level::Remark, Some(stop.node), event);
            }
        }
    }

    /// Whether one of these actors did an event; an event that names nobody is nobody's.
    pub fn is_by(&self, event: &Event, actors: &[ActorId]) -> bool {
        let named = event.actor.map(|actor| self.ground.lexicon.text(actor));
        let named = named
            .map(|text| self.ground.names.actors(&text))
            .unwrap_or_default();
        named.iter().flatten().any(|actor| actors.contains(actor))
    }
}
