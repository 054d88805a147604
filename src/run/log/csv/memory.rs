//! Logs that are not sorted by case: all events are held, and the cases are put together when every row has been read.
//!
//! The events of a case are a chain, each with the place of one before it, and the names of the cases are divided among
//! many shards by their hashes, so that threads seldom wait for each other. In the end the cases come in the order of
//! their first rows. The chains of many cases are followed side by side, for each step along one of them waits for
//! memory.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use super::super::{Context, Portion, Trouble, Worker, hands};
use super::cases::{CaseMaker, CaseRows};
use super::head::Head;
use super::held::{HeldPiece, Kinds, Place};
use super::rows::RowReader;
use super::source::{Piece, Room, Source, Stop};
use super::texts::{Texts, hash};
use super::{Done, Tally};
use crate::model::RowId;
use crate::run::{Activity, Event};

/// How many shards there are, as a power of two.
const SHARD_BITS: u32 = 6;

/// How many events are judged at a time, unless a case has more.
const PORTION: usize = 1 << 14;

/// Some of the cases: those whose names have a hash that begins alike.
#[derive(Debug)]
struct Shard {
    names: Texts,
    cases: Vec<Chain>,
}

/// The events of a case.
#[derive(Debug, Clone, Copy)]
struct Chain {
    /// The first one in the order of the log.
    first: Place,
    /// The one that was held last.
    last: Place,
    count: u32,
}

/// A case, by its shard and its number there.
#[derive(Debug, Clone, Copy)]
struct Known {
    chain: Chain,
    shard: u32,
    number: u32,
}

/// All of a log.
struct Memory {
    pieces: Vec<HeldPiece>,
    /// What was wrong in each piece where anything was, by the pieces.
    troubles: Vec<(usize, Vec<Trouble>)>,
    shards: Vec<Shard>,
    /// The cases in the order of their first rows.
    cases: Vec<Known>,
}

/// Reads a log in any order.
pub(super) fn read<W: Worker>(
    context: &Context<'_>,
    head: &Head,
    source: Source<'_>,
    room: &Room,
    make: &(impl Fn() -> W + Sync),
) -> Result<Done<W>, Stop> {
    let mut memory = Memory::read(context, head, source, room)?;
    let mut troubles = std::mem::take(&mut memory.troubles).into_iter();
    let mut case = 0;
    let next = || {
        if let Some((_, troubles)) = troubles.next() {
            return Some(Part::Told(troubles));
        }
        let cases = memory.some_cases(case);
        case = cases.end;
        (!cases.is_empty()).then_some(Part::Cases(cases))
    };
    let start = || Judge::new(context, head, &memory, make());
    let threads = hands(context.options.threads, next, start, Judge::take);
    Ok(Done::of(threads.into_iter().map(Judge::end)))
}

impl Memory {
    fn read(
        context: &Context<'_>,
        head: &Head,
        mut source: Source<'_>,
        room: &Room,
    ) -> Result<Memory, Stop> {
        let shard = || {
            Mutex::new(Shard {
                names: Texts::new(),
                cases: Vec::new(),
            })
        };
        let shards: Vec<Mutex<Shard>> = (0..1 << SHARD_BITS).map(|_| shard()).collect();
        let mut stop = None;
        let next = || {
            let piece = source.next(head.marks, None);
            piece.unwrap_or_else(|why| {
                stop = Some(why);
                None
            })
        };
        let start = || Holder::new(context, head, &shards);
        let take = |holder: &mut Holder<'_>, at, piece| {
            holder.hold(at, &piece);
            room.give_back(piece);
        };
        let holders = hands(context.options.threads, next, start, take);
        if let Some(why) = stop {
            return Err(why);
        }
        let (mut pieces, mut troubles) = (Vec::new(), Vec::new());
        for holder in holders {
            pieces.extend(holder.pieces);
            troubles.extend(holder.troubles);
        }
        pieces.sort_by_key(|(at, _)| *at);
        troubles.sort_by_key(|(at, _)| *at);
        let shards = shards.into_iter();
        let shards = shards.map(|shard| shard.into_inner().unwrap_or_else(PoisonError::into_inner));
        let mut shards: Vec<Shard> = shards.collect();
        Ok(Memory {
            pieces: pieces.into_iter().map(|(_, piece)| piece).collect(),
            troubles,
            cases: in_order(&mut shards),
            shards,
        })
    }

    /// The next cases from a position on, together as many as are judged at a time.
    fn some_cases(&self, first: usize) -> Range<usize> {
        let mut events = 0;
        let cases = self.cases.iter().skip(first).take_while(|case| {
            let goes_in = events < PORTION;
            events += case.chain.count as usize;
            goes_in
        });
        first..first + cases.count()
    }

    fn name(&self, case: &Known) -> &str {
        let shard = self.shards.get(case.shard as usize);
        shard.map_or("", |shard| shard.names.get(case.number as usize))
    }

    fn event(&self, place: Place) -> Option<(Event, Option<Place>)> {
        self.pieces.get(place.piece as usize)?.get(place.event)
    }
}

/// The cases of all shards in the order of their first rows.
fn in_order(shards: &mut [Shard]) -> Vec<Known> {
    let mut cases = Vec::with_capacity(shards.iter().map(|shard| shard.cases.len()).sum());
    for (shard, of) in (0..).zip(shards) {
        let chains = std::mem::take(&mut of.cases);
        let known = (0..).zip(chains).map(|(number, chain)| Known {
            chain,
            shard,
            number,
        });
        cases.extend(known);
    }
    cases.sort_unstable_by_key(|case| case.chain.first);
    cases
}

/// What a thread has that takes events in.
struct Holder<'c> {
    head: &'c Head,
    shards: &'c [Mutex<Shard>],
    rows: RowReader<'c>,
    kinds: Kinds,
    /// The names of the cases of the piece that is read now, one for each event.
    names: String,
    ends: Vec<usize>,
    /// The events for each shard, with the hashes of their cases.
    by_shard: Vec<Vec<(u32, u64)>>,
    pieces: Vec<(usize, HeldPiece)>,
    troubles: Vec<(usize, Vec<Trouble>)>,
}

impl<'c> Holder<'c> {
    fn new(context: &Context<'c>, head: &'c Head, shards: &'c [Mutex<Shard>]) -> Holder<'c> {
        Holder {
            head,
            shards,
            rows: RowReader::new(context, head),
            kinds: Kinds::default(),
            names: String::new(),
            ends: Vec::new(),
            by_shard: vec![Vec::new(); shards.len()],
            pieces: Vec::new(),
            troubles: Vec::new(),
        }
    }

    fn hold(&mut self, at: usize, piece: &Piece) {
        let mut held = HeldPiece::new(piece.line, &mut self.kinds);
        let mut troubles = Vec::new();
        self.names.clear();
        self.ends.clear();
        self.rows.read(piece, &mut troubles, |row, _| {
            let hash = hash(row.case);
            let shard = (hash >> (u64::BITS - SHARD_BITS)) as usize;
            if let Some(shard) = self.by_shard.get_mut(shard) {
                shard.push((self.ends.len() as u32, hash));
            }
            self.names.push_str(row.case);
            self.ends.push(self.names.len());
            held.add(&row, self.head, &mut self.kinds);
        });
        held.close();
        self.chain(at as u32, &mut held);
        self.pieces.push((at, held));
        if !troubles.is_empty() {
            self.troubles.push((at, troubles));
        }
    }

    /// Adds the events of a piece to the chains of their cases.
    fn chain(&mut self, piece: u32, held: &mut HeldPiece) {
        for (shard, events) in self.shards.iter().zip(&mut self.by_shard) {
            let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
            for (event, hash) in events.drain(..) {
                let at = event as usize;
                let start = at.checked_sub(1).and_then(|before| self.ends.get(before));
                let start = start.copied().unwrap_or_default();
                let end = self.ends.get(at).copied().unwrap_or_default();
                let name = self.names.get(start..end).unwrap_or_default();
                let previous = shard.add(name, hash, Place { piece, event });
                held.follow(at, previous);
            }
        }
    }
}

impl Shard {
    /// Adds an event to its case, and says which one was held before it.
    fn add(&mut self, name: &str, hash: u64, place: Place) -> Option<Place> {
        let (number, _) = self.names.number_of(name, hash);
        match self.cases.get_mut(number) {
            Some(chain) => {
                let previous = chain.last;
                chain.last = place;
                chain.first = chain.first.min(place);
                chain.count += 1;
                Some(previous)
            }
            None => {
                self.cases.push(Chain {
                    first: place,
                    last: place,
                    count: 1,
                });
                None
            }
        }
    }
}

/// What is handed to a thread that judges.
enum Part {
    /// What was wrong in a piece.
    Told(Vec<Trouble>),
    /// Some cases.
    Cases(Range<usize>),
}

/// What a thread has that judges.
struct Judge<'c, W> {
    worker: W,
    memory: &'c Memory,
    columns: usize,
    cases: CaseMaker<'c>,
    case: CaseRows,
    /// The events of the cases, case after case.
    events: Vec<(Place, Event)>,
    portion: Portion,
    tally: Tally,
}

/// What stands where an event will be.
const BLANK: (Place, Event) = (
    Place { piece: 0, event: 0 },
    Event {
        activity: Activity::Row(RowId(0)),
        actor: None,
        person: None,
        outcome: None,
        started: None,
        completed: None,
        line: 0,
    },
);

impl<'c, W: Worker> Judge<'c, W> {
    fn new(context: &Context<'c>, head: &'c Head, memory: &'c Memory, worker: W) -> Judge<'c, W> {
        Judge {
            worker,
            memory,
            columns: head.layout.of_case.len(),
            cases: CaseMaker::new(context, head),
            case: CaseRows::default(),
            events: Vec::new(),
            portion: Portion {
                batch: head.batch(context),
                troubles: Vec::new(),
                rows: 0,
            },
            tally: Tally::default(),
        }
    }

    fn take(&mut self, at: usize, part: Part) {
        self.portion.batch.clear();
        self.portion.troubles.clear();
        match part {
            Part::Told(troubles) => {
                let rejected = troubles.iter().filter(|it| it.rejected.is_some());
                self.portion.rows = rejected.count() as u64;
                self.portion.troubles = troubles;
            }
            Part::Cases(cases) => {
                let cases = self.memory.cases.get(cases).unwrap_or_default();
                self.gather(cases);
                self.portion.rows = self.events.len() as u64;
                self.make_cases(cases);
            }
        }
        self.tally.add(&self.portion);
        self.worker.portion(at, &self.portion);
    }

    /// Collects the events of some cases, case after case. Each chain is followed backwards, all of them a step at a time.
    fn gather(&mut self, cases: &[Known]) {
        self.events.clear();
        let mut open: Vec<(usize, Place)> = Vec::with_capacity(cases.len());
        let mut end = 0;
        for case in cases {
            end += case.chain.count as usize;
            open.push((end, case.chain.last));
        }
        self.events.resize(end, BLANK);
        while !open.is_empty() {
            open.retain_mut(|(end, place)| {
                let Some((event, previous)) = self.memory.event(*place) else {
                    return false;
                };
                *end = end.saturating_sub(1);
                if let Some(room) = self.events.get_mut(*end) {
                    *room = (*place, event);
                }
                *place = previous.unwrap_or(*place);
                previous.is_some()
            });
        }
    }

    fn make_cases(&mut self, cases: &[Known]) {
        let Portion {
            batch, troubles, ..
        } = &mut self.portion;
        let mut rest = self.events.as_mut_slice();
        for case in cases {
            let count = (case.chain.count as usize).min(rest.len());
            let (events, more) = rest.split_at_mut(count);
            rest = more;
            events.sort_unstable_by_key(|(place, _)| *place);
            self.case.begin(self.memory.name(case));
            for (place, event) in events {
                self.case.add_event(*event);
                let piece = self.memory.pieces.get(place.piece as usize);
                let texts = piece.map(|piece| piece.texts(place.event, self.columns));
                texts
                    .into_iter()
                    .flatten()
                    .for_each(|text| self.case.add_text(text));
            }
            self.cases.finish(&mut self.case, batch, troubles);
        }
        troubles.sort_by_key(|trouble| trouble.line);
    }

    fn end(mut self) -> (W, Tally) {
        self.tally.backwards = self.cases.backwards;
        (self.worker, self.tally)
    }
}
