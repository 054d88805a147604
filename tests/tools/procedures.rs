//! Random procedures, as text: tasks, decisions, loops, branches, waits, and what may happen at any time.

use crate::numbers::Chance;

const GUARDS: [&str; 5] = ["f0", "f1", "f2", "not f0", "not f1"];

/// A procedure while it is written, from its end to its beginning.
struct Sketch<'c> {
    chance: &'c mut Chance,
    rows: Vec<String>,
    names: Vec<String>,
}

/// The text of a random procedure with about so many blocks.
pub fn procedure(chance: &mut Chance, blocks: usize) -> String {
    let mut sketch = Sketch {
        chance,
        rows: Vec::new(),
        names: vec!["selesai".to_string()],
    };
    let first = sketch.sequence(blocks, "selesai", 0);
    sketch.extras(&first)
}

impl Sketch<'_> {
    fn name(&mut self) -> String {
        let name = format!("n{}", self.names.len());
        self.names.push(name.clone());
        name
    }

    fn row(&mut self, name: &str, inside: &str) {
        let row = format!("  activity {name} \"Kerja {name}\" {{\n{inside}\n  }}\n");
        self.rows.push(row);
    }

    fn actor(&mut self) -> &'static str {
        ["x", "y", "z"][self.chance.below(3)]
    }

    fn guard(&mut self) -> &'static str {
        GUARDS[self.chance.below(GUARDS.len())]
    }

    /// Blocks one after the other that lead to `next`; the name of the first node.
    fn sequence(&mut self, blocks: usize, next: &str, depth: usize) -> String {
        let mut next = next.to_string();
        for _ in 0..blocks {
            next = self.block(&next, depth);
        }
        next
    }

    fn block(&mut self, next: &str, depth: usize) -> String {
        let kinds = if depth < 2 { 11 } else { 6 };
        match self.chance.below(kinds) {
            0 | 1 => self.task(next, ""),
            2 => {
                let guard = self.guard();
                self.task(next, &format!("    only when {guard}\n"))
            }
            3 => self.task(next, "    repeat at least 2 times\n"),
            4 => self.wait(next),
            5 => self.row_of_several(next),
            6 | 7 => self.decision(next, depth),
            8 => self.looped(next, depth),
            _ => self.parallel(next, depth),
        }
    }

    fn task(&mut self, next: &str, more: &str) -> String {
        let name = self.name();
        let actor = self.actor();
        let by = match self.chance.below(6) {
            0 => "x and y".to_string(),
            _ => actor.to_string(),
        };
        self.row(&name, &format!("    by {by}\n{more}    -> {next}"));
        name
    }

    fn wait(&mut self, next: &str) -> String {
        let name = self.name();
        match self.chance.below(3) {
            0 => self.row(&name, &format!("    wait 3 workdays\n    -> {next}")),
            1 => self.row(&name, &format!("    wait until f1\n    -> {next}")),
            _ => {
                let other = self.task(next, "");
                let exits = format!("\"Jadi\" -> {next}\n \"Lewat\" -> {other}");
                let wait = format!("    wait 7 workdays or until f2 {{\n{exits}\n }}");
                self.row(&name, &wait);
            }
        }
        name
    }

    fn row_of_several(&mut self, next: &str) -> String {
        let row = self.name();
        let count = 2 + self.chance.below(2);
        let mut text = String::new();
        for at in 0..count {
            let actor = self.actor();
            let to = match at + 1 == count {
                true => next.to_string(),
                false => format!("{row}-{}", at + 1),
            };
            text += &format!("    task {row}-{at} by {actor} -> {to}\n");
            self.names.push(format!("{row}-{at}"));
        }
        self.row(&row, text.trim_end());
        self.names.retain(|name| *name != row);
        self.names.push(row.clone());
        format!("{row}-0")
    }

    fn decision(&mut self, next: &str, depth: usize) -> String {
        let name = self.name();
        let branch = |sketch: &mut Self| {
            let blocks = sketch.chance.below(3);
            sketch.sequence(blocks, next, depth + 1)
        };
        let (a, b) = (branch(self), branch(self));
        let (guard, actor) = (self.guard(), self.actor());
        let exits = match self.chance.below(4) {
            0 => format!("\"Ya\" -> {a}\n \"Tidak\" -> {b}"),
            1 => format!("\"Ya\" -> {a} or {b}\n \"Tidak\" -> {next}"),
            2 => {
                let other = self.guard();
                format!(
                    "when {guard} \"Ya\" -> {a}\n when {other} \"Lain\" -> {b}\n otherwise \"Tidak\" -> {next}"
                )
            }
            _ => format!("when {guard} \"Ya\" -> {a}\n otherwise \"Tidak\" -> {b}"),
        };
        self.row(
            &name,
            &format!("    decision by {actor} {{\n {exits}\n    }}"),
        );
        name
    }

    fn looped(&mut self, next: &str, depth: usize) -> String {
        let head = self.name();
        let name = self.name();
        let back = match self.chance.below(3) {
            0 => head.clone(),
            _ => self.task(&head, ""),
        };
        let exits = match self.chance.below(2) {
            0 => format!("\"Ya\" -> {next}\n \"Tidak\" -> {back}"),
            _ => format!("when f0 \"Ya\" -> {next}\n otherwise \"Tidak\" -> {back}"),
        };
        self.row(&name, &format!("    decision by y {{\n {exits}\n    }}"));
        let blocks = self.chance.below(2);
        let inner = self.sequence(blocks, &name, depth + 1);
        self.row(&head, &format!("    by x\n    -> {inner}"));
        head
    }

    fn parallel(&mut self, next: &str, depth: usize) -> String {
        let (split, join) = (self.name(), self.name());
        let count = 2 + usize::from(self.chance.one_in(4));
        let mut firsts = Vec::new();
        let mut lasts = Vec::new();
        for _ in 0..count {
            let last = self.task(&join, "");
            let blocks = self.chance.below(2);
            firsts.push(self.sequence(blocks, &last, depth + 1));
            lasts.push(last);
        }
        let joins = lasts.join(", ");
        self.row(&join, &format!("    by z joins {joins}\n    -> {next}"));
        self.row(
            &split,
            &format!("    by z\n    -> {}", firsts.join(" and ")),
        );
        split
    }

    /// The whole text, sometimes with what may happen at any time, sometimes with an arrow that leads elsewhere.
    fn extras(mut self, first: &str) -> String {
        let mut more = String::new();
        let place = |sketch: &mut Self| sketch.chance.of(&sketch.names.clone()).clone();
        if self.chance.one_in(5) {
            let to = place(&mut self);
            more += &format!("  on e0 from any -> {to}\n");
        }
        if self.chance.one_in(8) {
            let (from, to) = (place(&mut self), place(&mut self));
            more += &format!("  on f2 from {from} -> {to}\n");
        }
        if self.chance.one_in(8) {
            let to = self.task("selesai", "");
            more += &format!("  on f1 alongside -> {to}\n");
        }
        if self.chance.one_in(10) {
            let to = place(&mut self);
            more += &format!(
                "  rule diam may {{ silence 3 days after {first} without selesai by x -> {to} }}\n"
            );
        }
        if self.chance.one_in(8) {
            more += "  activity pantau \"Pantau\" { by z alongside }\n";
        }
        self.rows.reverse();
        let mut rows = self.rows.concat();
        if self.chance.one_in(3) {
            rows = bent(self.chance, rows, &self.names);
        }
        let mut text =
            String::from("sop a \"A\" {\n  actor x \"X\"\n  actor y \"Y\"\n  actor z \"Z\"\n");
        text += "  data { f0 yes/no \"Satu\" f1 yes/no \"Dua\" f2 yes/no \"Tiga\" }\n  event e0 \"Kabar\"\n";
        text += &format!("  activity masuk \"Masuk\" {{ start by x -> {first} }}\n");
        text += &rows;
        text += "  activity selesai \"Selesai\" { end by z }\n";
        text + &more + "}\n"
    }
}

/// The rows with one of their arrows leading elsewhere.
fn bent(chance: &mut Chance, rows: String, names: &[String]) -> String {
    let arrows: Vec<usize> = rows.match_indices("-> ").map(|(at, _)| at + 3).collect();
    let at = *chance.of(&arrows);
    let end = rows[at..].find(|c: char| c.is_whitespace()).unwrap() + at;
    format!("{}{}{}", &rows[..at], chance.of(names), &rows[end..])
}
