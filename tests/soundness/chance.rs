//! Random procedures: wild ones, and ones that grow from sound blocks and are then spoilt in a place or two.

use lajur::model::{Catalogue, Exit, ExitKind, Join, NodeId, NodeKind, Said, Sop, Target};
use lajur::pipeline::check;
use lajur::source::{Source, Span, Spanned};

pub use crate::numbers::Chance;

/// Procedures of 1 to `most` rows without arrows, to be filled.
pub struct Blank(Vec<Catalogue>);

impl Blank {
    pub fn new(most: usize) -> Self {
        Blank((0..=most).map(blank).collect())
    }

    fn of(&self, rows: usize) -> Catalogue {
        self.0[rows].clone()
    }
}

fn blank(rows: usize) -> Catalogue {
    let mut text = String::from("sop a \"A\" {\n  actor x \"X\"\n  event e \"E\"\n");
    for row in 0..rows.max(1) {
        text.push_str(&format!("  activity n{row} \"N{row}\" {{ by x }}\n"));
    }
    text.push_str("  on e from any -> n0\n}\n");
    let mut catalogue = check(&[Source::new("a.sop", text)]).catalogue;
    for node in &mut catalogue.sops[0].nodes {
        node.exits.clear();
    }
    catalogue
}

fn said<T>(value: T) -> Said<T> {
    Said::stated(value, Span::new(0, 0))
}

fn exit(kind: ExitKind, targets: &[usize]) -> Exit {
    let mut exit = Exit {
        trigger: lajur::model::ExitTrigger::Free,
        label: None,
        kind,
        targets: Vec::new(),
        implied: false,
        span: Spanned::new((), Span::new(0, 0)),
    };
    for target in targets {
        let node = said(NodeId(*target as u32));
        exit.targets.push(Target {
            node,
            at_most: None,
        });
    }
    exit
}

/// The arrows of a procedure while it is made.
struct Sketch {
    exits: Vec<Vec<(ExitKind, Vec<usize>)>>,
    joins: Vec<Vec<usize>>,
    starts: Vec<usize>,
    ends: Vec<usize>,
    interrupt: Option<usize>,
}

impl Sketch {
    fn new(rows: usize) -> Self {
        Sketch {
            exits: vec![Vec::new(); rows],
            joins: vec![Vec::new(); rows],
            starts: vec![0],
            ends: Vec::new(),
            interrupt: None,
        }
    }

    fn add(&mut self) -> usize {
        self.exits.push(Vec::new());
        self.joins.push(Vec::new());
        self.exits.len() - 1
    }

    fn before(&self, to: usize) -> Vec<usize> {
        let leads = |from: &usize| {
            self.exits[*from]
                .iter()
                .any(|(_, targets)| targets.contains(&to))
        };
        (0..self.exits.len()).filter(leads).collect()
    }

    /// Makes the sketch one that reads well: ends without exits, joins that name rows before them, every row reached.
    fn mend(&mut self, chance: &mut Chance) {
        for end in self.ends.clone() {
            self.exits[end].clear();
        }
        loop {
            let reached = self.reached();
            let Some(lost) = (0..self.exits.len()).find(|row| !reached[*row]) else {
                break;
            };
            let from: Vec<usize> = (0..lost.max(self.exits.len()))
                .filter(|row| reached[*row] && !self.ends.contains(row))
                .collect();
            let from = from[chance.below(from.len())];
            self.exits[from].push((ExitKind::Single, vec![lost]));
        }
        for row in 0..self.joins.len() {
            let before = self.before(row);
            self.joins[row].retain(|from| before.contains(from));
            if self.starts.contains(&row) {
                self.joins[row].clear();
            }
        }
    }

    fn reached(&self) -> Vec<bool> {
        let mut reached = vec![false; self.exits.len()];
        let mut ahead = self.starts.clone();
        ahead.extend(self.interrupt);
        while let Some(row) = ahead.pop() {
            if !std::mem::replace(&mut reached[row], true) {
                ahead.extend(self.exits[row].iter().flat_map(|(_, targets)| targets));
            }
        }
        reached
    }

    fn fill(self, blank: &Blank) -> Catalogue {
        let mut catalogue = blank.of(self.exits.len());
        let sop: &mut Sop = &mut catalogue.sops[0];
        for (row, node) in sop.nodes.iter_mut().enumerate() {
            if self.starts.contains(&row) {
                node.kind = said(NodeKind::Start);
            } else if self.ends.contains(&row) {
                node.kind = said(NodeKind::End);
            }
            let exits = self.exits[row].iter();
            node.exits = exits.map(|(kind, targets)| exit(*kind, targets)).collect();
            if !self.joins[row].is_empty() {
                let names = self.joins[row]
                    .iter()
                    .map(|from| said(NodeId(*from as u32)));
                node.joins = Some(Join {
                    nodes: names.collect(),
                    span: Spanned::new((), Span::new(0, 0)),
                });
            }
        }
        match self.interrupt {
            Some(to) => sop.interrupts[0].target.node = said(NodeId(to as u32)),
            None => sop.interrupts.clear(),
        }
        catalogue
    }
}

/// Arrows at random.
pub fn wild(chance: &mut Chance, blank: &Blank) -> Catalogue {
    let rows = 3 + chance.below(6);
    let mut sketch = Sketch::new(rows);
    sketch.ends.push(rows - 1);
    if chance.one_in(3) {
        sketch.ends.push(rows - 2);
    }
    if chance.one_in(5) && rows > 4 {
        sketch.starts.push(1);
    }
    if chance.one_in(6) {
        sketch.interrupt = Some(chance.below(rows));
    }
    for row in 0..rows {
        // Mostly forwards.
        let target = |chance: &mut Chance| {
            match chance.one_in(5) {
                true => chance.below(rows),
                false => row + 1 + chance.below((rows - row - 1).min(3)),
            }
            .min(rows - 1)
        };
        for _ in 0..1 + chance.below(2) {
            let several = [target(chance), target(chance)];
            let exit = match chance.below(5) {
                0 | 1 => (ExitKind::All, several.to_vec()),
                2 if several[0] != several[1] => (ExitKind::Choice, several.to_vec()),
                _ => (ExitKind::Single, several[..1].to_vec()),
            };
            sketch.exits[row].push(exit);
        }
    }
    sketch.mend(chance);
    for row in 0..rows {
        let before = sketch.before(row);
        if before.len() > 1 && chance.one_in(2) {
            let all = chance.one_in(2);
            let named = before.into_iter().filter(|_| all || chance.below(3) > 0);
            sketch.joins[row] = named.collect();
        }
    }
    sketch.mend(chance);
    sketch.fill(blank)
}

/// Blocks inside blocks, spoilt in up to two places.
pub fn grown(chance: &mut Chance, blank: &Blank) -> Catalogue {
    let mut sketch = Sketch::new(2);
    sketch.exits[0].push((ExitKind::Single, vec![1]));
    sketch.ends.push(1);
    for _ in 0..1 + chance.below(4) {
        grow(&mut sketch, chance);
    }
    for _ in 0..chance.below(3) {
        spoil(&mut sketch, chance);
    }
    sketch.mend(chance);
    sketch.fill(blank)
}

/// Puts a block in the place of an arrow.
fn grow(sketch: &mut Sketch, chance: &mut Chance) {
    let from = chance.below(sketch.exits.len());
    if sketch.exits[from].is_empty() {
        return;
    }
    let exit = chance.below(sketch.exits[from].len());
    let at = chance.below(sketch.exits[from][exit].1.len());
    let to = sketch.exits[from][exit].1[at];
    let (first, last) = (sketch.add(), sketch.add());
    sketch.exits[from][exit].1[at] = first;
    sketch.joins[to].iter_mut().for_each(|name| {
        if *name == from {
            *name = last;
        }
    });
    sketch.exits[last].push((ExitKind::Single, vec![to]));
    let [one, other] = match chance.below(4) {
        0 => {
            sketch.exits[first].push((ExitKind::Single, vec![last]));
            sketch.exits[last].push((ExitKind::Single, vec![first]));
            return;
        }
        _ => [sketch.add(), sketch.add()],
    };
    sketch.exits[one].push((ExitKind::Single, vec![last]));
    sketch.exits[other].push((ExitKind::Single, vec![last]));
    if chance.one_in(2) {
        sketch.exits[first].push((ExitKind::All, vec![one, other]));
        sketch.joins[last] = vec![one, other];
    } else {
        sketch.exits[first].push((ExitKind::Single, vec![one]));
        sketch.exits[first].push((ExitKind::Single, vec![other]));
    }
}

fn spoil(sketch: &mut Sketch, chance: &mut Chance) {
    let rows = sketch.exits.len();
    let row = chance.below(rows);
    let to = chance.below(rows);
    match chance.below(5) {
        0 => sketch.joins[row].clear(),
        1 => sketch.joins[row] = sketch.before(row),
        2 if !sketch.ends.contains(&row) => sketch.exits[row].push((ExitKind::Single, vec![to])),
        _ => {
            let Some((kind, targets)) = sketch.exits[row].first_mut() else {
                return;
            };
            match (*kind, chance.one_in(2)) {
                (ExitKind::All, true) => *kind = ExitKind::Choice,
                (ExitKind::Single, true) => {
                    *kind = ExitKind::All;
                    targets.push(to);
                }
                _ => targets[0] = to,
            }
        }
    }
}
