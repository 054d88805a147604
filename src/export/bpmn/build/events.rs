//! What happens to cases: waits, interrupts, escalations, silences.

use crate::model::{Interrupt, Limit, NodeId, NodeKind, RuleKind, Said, Sop, Target, TimeSpan};
use crate::render::content::{self, words};

use super::super::super::{details, rules};
use super::super::flow::{Gateway, Kind, Trigger};
use super::super::iso;
use super::{Builder, Place};

impl Builder<'_> {
    /// A pause: what it waits for, and what may interrupt it, whichever comes first.
    pub(super) fn wait(&mut self, id: NodeId) -> Place {
        let sop = self.sop;
        let NodeKind::Wait(wait) = &sop[id].kind.value else {
            return Place::default();
        };
        let timer = wait.timer.as_ref().map(|timer| {
            let trigger = Trigger::After(iso::span(&timer.value, sop.lang));
            (trigger, timer.value.in_words(sop.lang))
        });
        let until = wait.until.as_ref().map(|until| {
            let words = content::condition_in_words(sop, until);
            (Trigger::When(until.written.clone()), words)
        });
        let interrupted = covering(sop, id).any(|(_, interrupt)| !interrupt.alongside);
        let gateway = (interrupted || (timer.is_some() && until.is_some())).then(|| {
            let kind = Kind::Gateway(Gateway::EventBased, None);
            let gateway = self.add(id, ".first", self.name(id), kind);
            self.describe(id, gateway);
            gateway
        });
        let both = timer.is_some() && until.is_some();
        let timer =
            timer.map(|event| self.awaited(id, if both { ".late" } else { "" }, event, gateway));
        let until =
            until.map(|event| self.awaited(id, if both { ".came" } else { "" }, event, gateway));
        let left: Vec<usize> = timer.into_iter().chain(until).collect();
        Place {
            entry: gateway.or(left.first().copied()).unwrap_or_default(),
            timed_out: timer.filter(|_| both),
            happened: until.filter(|_| both),
            left,
            ..Place::default()
        }
    }

    /// An event that is waited for, behind its gateway if there are several.
    fn awaited(
        &mut self,
        id: NodeId,
        suffix: &str,
        event: (Trigger, String),
        gateway: Option<usize>,
    ) -> usize {
        let (trigger, words) = event;
        let name = match gateway {
            Some(_) => words.clone(),
            None => self.name(id),
        };
        let catch = self.add(id, suffix, name, Kind::Catch(trigger));
        match gateway {
            Some(gateway) => {
                self.connect(gateway, catch);
            }
            None => {
                self.document(catch, words);
                self.describe(id, catch);
            }
        }
        catch
    }

    /// What may happen to activities, and to waits.
    pub(super) fn events(&mut self) {
        for (id, node) in self.sop.nodes_with_ids() {
            if node.kind.value == NodeKind::End {
                continue;
            }
            let covering: Vec<(usize, &Interrupt)> = covering(self.sop, id).collect();
            for (at, interrupt) in covering {
                self.interrupt(id, at, interrupt);
            }
        }
        self.silences();
        self.escalations();
    }

    fn interrupt(&mut self, id: NodeId, at: usize, interrupt: &Interrupt) {
        let trigger = Trigger::When(interrupt.trigger.written.clone());
        let name = match &interrupt.text {
            Some(text) => text.value.clone(),
            None => content::condition_in_words(self.sop, &interrupt.trigger),
        };
        let suffix = format!(".on{}", at + 1);
        let waits = matches!(self.sop[id].kind.value, NodeKind::Wait(_));
        let from = match self.places.get(id.0 as usize) {
            Some(Place {
                activity: Some(of), ..
            }) => {
                let (of, interrupts) = (*of, !interrupt.alongside);
                let kind = Kind::Boundary {
                    of,
                    trigger,
                    interrupts,
                };
                self.add(id, &suffix, name, kind)
            }
            Some(place) if waits && !interrupt.alongside => {
                let gateway = place.entry;
                let catch = self.add(id, &suffix, name, Kind::Catch(trigger));
                self.connect(gateway, catch);
                catch
            }
            _ if waits || !interrupt.from.is_empty() => {
                let words = format!("{}: {name}", self.sop.node_label(id));
                self.process.only_words.push(words);
                return;
            }
            _ => return,
        };
        self.go(from, &interrupt.target);
    }

    fn go(&mut self, from: usize, target: &Target) {
        let place = self.places.get(target.node.value.0 as usize);
        let to = place.map_or(0, |place| place.entry);
        let flow = self.connect(from, to);
        if let (Some(times), Some(flow)) = (target.at_most, self.process.flows.get_mut(flow)) {
            flow.name = Some(words::at_most(self.sop.lang, times));
        }
    }

    /// A silence that leads elsewhere is a timer on what is missing.
    fn silences(&mut self) {
        for (at, rule) in self.sop.rules.iter().enumerate() {
            for part in &rule.parts {
                if let RuleKind::Silence {
                    limit,
                    without,
                    target: Some(target),
                    after,
                    ..
                } = part
                {
                    let line = rules::in_words(self.sop).into_iter().nth(at);
                    let line = line.unwrap_or_default();
                    if after.is_none() || !self.silence(at, limit, without.value, target, &line) {
                        self.process.only_words.push(line);
                    }
                }
            }
        }
    }

    fn silence(
        &mut self,
        at: usize,
        limit: &Said<TimeSpan>,
        without: NodeId,
        target: &Target,
        line: &str,
    ) -> bool {
        let place = self.places.get(without.0 as usize);
        let Some(of) = place.and_then(|place| place.activity) else {
            return false;
        };
        let kind = Kind::Boundary {
            of,
            trigger: Trigger::After(iso::span(&limit.value, self.sop.lang)),
            interrupts: true,
        };
        let name = limit.value.in_words(self.sop.lang);
        let timer = self.add(without, &format!(".silence{}", at + 1), name, kind);
        self.document(timer, line.to_string());
        self.go(timer, target);
        true
    }

    /// An escalation is a timer or a condition that does not stop the work, and tells somebody.
    fn escalations(&mut self) {
        let sop = self.sop;
        for (at, escalation) in sop.escalations.iter().enumerate() {
            let row = escalation.row.value;
            let line = content::notes(sop)
                .into_iter()
                .nth(sop.interrupts.len() + at);
            let line = line.unwrap_or_default();
            let node = details::speaker(sop, row);
            let place = node.and_then(|node| self.places.get(node.0 as usize));
            let (Some(node), Some(of)) = (node, place.and_then(|place| place.activity)) else {
                self.process.only_words.push(line);
                continue;
            };
            let (trigger, name) = match &escalation.condition {
                Some(guard) => (
                    Trigger::When(guard.written.clone()),
                    content::condition_in_words(sop, guard),
                ),
                None => overdue(sop, row),
            };
            let kind = Kind::Boundary {
                of,
                trigger,
                interrupts: false,
            };
            let event = self.add(node, &format!(".escalate{}", at + 1), name, kind);
            self.document(event, line.clone());
            let text = escalation.text.as_ref().map(|text| text.value.clone());
            let end = self.add(
                node,
                &format!(".escalated{}", at + 1),
                text.unwrap_or(line.clone()),
                Kind::Escalation,
            );
            self.document(end, line);
            let lane = escalation.to.first().and_then(|to| self.lane_of(to.value));
            if let (Some(lane), Some(element)) = (lane, self.process.elements.get_mut(end)) {
                element.lane = lane;
            }
            self.connect(event, end);
        }
    }

    fn lane_of(&self, actor: crate::model::ActorId) -> Option<usize> {
        let name = &self.sop[actor].name.value;
        let blocks = super::lanes::blocks(self.sop);
        let mut lanes = blocks.iter().flat_map(|block| &block.lanes);
        lanes.find(|lane| lane.name == name).map(|lane| lane.at)
    }
}

/// When a row is late: its longest time, in words where it has no number.
fn overdue(sop: &Sop, row: crate::model::RowId) -> (Trigger, String) {
    let words = details::time(sop, row).unwrap_or_default();
    let iso = match sop.times_of(row) {
        [only] => match &only.limit.value {
            Limit::Span(span) => iso::span(span, sop.lang),
            _ => words.clone(),
        },
        _ => words.clone(),
    };
    (Trigger::After(iso), words)
}

/// The interrupts that may happen at a node, with their positions.
fn covering(sop: &Sop, id: NodeId) -> impl Iterator<Item = (usize, &Interrupt)> {
    sop.interrupts.iter().enumerate().filter(move |(_, it)| {
        let named = it.from.iter().any(|from| from.value == id);
        named || (it.from.is_empty() && it.target.node.value != id)
    })
}
