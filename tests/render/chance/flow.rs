//! The rows of an SOP made by chance, and the arrows between them.

use std::fmt::Write;

use super::{Chance, Size};

pub fn write(chance: &mut Chance, size: Size) -> String {
    let mut flow = Flow {
        two_starts: size.rows > 1 && chance.one_in(6),
        numbered: !chance.one_in(10),
        decisions: chance.between(2, 8),
        chance,
        size,
        last_several: None,
        text: String::new(),
    };
    let mut row = 0;
    while row < size.rows {
        row += flow.rows_from(row);
    }
    flow.at_any_time();
    flow.text
}

struct Flow<'a> {
    chance: &'a mut Chance,
    size: Size,
    two_starts: bool,
    numbered: bool,
    /// One row in so many is a decision.
    decisions: usize,
    /// The last row that has several nodes, so that its name alone names no node.
    last_several: Option<usize>,
    text: String,
}

impl Flow<'_> {
    /// Writes a row, or several that belong together, and tells how many.
    fn rows_from(&mut self, row: usize) -> usize {
        let last = row + 1 == self.size.rows;
        match row {
            0 if self.two_starts => self.starts(),
            0 if !self.chance.one_in(12) => {
                let by = self.by(row);
                self.row(row, &format!("start {by}"));
            }
            _ if last => {
                let by = self.by(row);
                self.row(row, &format!("end {by}"));
            }
            _ if row + 5 < self.size.rows && self.chance.one_in(14) => {
                return self.split_and_join(row);
            }
            _ if self.chance.one_in(self.decisions) => self.decision(row),
            _ => self.other(row),
        }
        1
    }

    /// How an arrow names a row.
    fn name(&self, row: usize) -> String {
        let row = row.min(self.size.rows - 1);
        match row {
            0 if self.two_starts => "hand".to_owned(),
            _ => format!("r{row}"),
        }
    }

    fn actor(&mut self) -> String {
        match self.chance.one_in(40) {
            true => "far".to_owned(),
            false => format!("a{}", self.chance.below(self.size.lanes)),
        }
    }

    /// Who performs a node: mostly one, and whom the document does not name is nobody.
    fn by(&mut self, row: usize) -> String {
        let (one, other, third) = (self.actor(), self.actor(), self.actor());
        let differ = one != other && other != third && one != third;
        match self.chance.below(40) {
            0..3 if differ => format!("by {one} and {other}"),
            3..5 if differ => format!("by {one} or {other}"),
            5 if differ => format!("by {one} and {other} and {third}"),
            6 if row > 0 && self.last_several != Some(row - 1) => {
                format!("by same as {}", self.name(row - 1))
            }
            7 => String::new(),
            _ => format!("by {one}"),
        }
    }

    /// A row with these lines, and what every row may have.
    fn row(&mut self, row: usize, lines: &str) {
        let activity = self.chance.activity();
        let _ = write!(
            self.text,
            "  activity r{row} \"{activity}\" {{\n    {lines}\n"
        );
        if !self.numbered || self.chance.one_in(30) {
            self.text.push_str("    number \"\"\n");
        }
        let time = self.time(row);
        self.text.push_str(&time);
        for (word, one_in) in [("needs", 2), ("output", 2)] {
            if self.chance.one_in(one_in) {
                let count = self.chance.between(1, 3);
                let all: Vec<String> = (0..count)
                    .map(|_| format!("\"{}\"", self.chance.words(6)))
                    .collect();
                let _ = writeln!(self.text, "    {word} {}", all.join(", "));
            }
        }
        if self.chance.one_in(6) {
            let _ = writeln!(self.text, "    note \"{}\"", self.chance.words(15));
        }
        self.text.push_str("  }\n");
    }

    /// The time of a row. A row shares its time only with the next, which then says none; rows take turns for that.
    fn time(&mut self, row: usize) -> String {
        let shares = |row: usize| row % 9 == 4 && self.size.lanes.is_multiple_of(2);
        if row > 0 && shares(row - 1) {
            return String::new();
        }
        if shares(row) && row + 1 < self.size.rows {
            return format!("    takes 3 days, shared with r{}\n", row + 1);
        }
        let time = self.chance.of(&[
            "",
            "takes 3 days",
            "takes 15 minutes",
            "takes 1-2 workdays",
            "takes 30 minutes - 3 hours",
            "takes \"sesuai jadwal\"",
            "takes 2 minutes per \"berkas\"",
            "takes at most 2 weeks",
        ]);
        format!("    {time}\n")
    }

    fn starts(&mut self) {
        let (one, other) = (self.actor(), self.actor());
        let (next, later) = (self.name(1), self.name(2));
        let lines = format!(
            "start hand \"Langsung\" by {one} -> {next}\n    start mail \"Surel\" by {other} -> {later}"
        );
        self.row(0, &lines);
    }

    /// Somewhere an arrow may lead: mostly back a little, or on past some rows.
    fn target(&mut self, row: usize) -> String {
        let last = self.size.rows - 1;
        let to = match self.chance.below(20) {
            0..9 => row.saturating_sub(self.chance.between(1, 4)),
            9..16 => row + 1 + self.chance.below(4),
            16 => last,
            17 => 0,
            _ => self.chance.below(self.size.rows),
        };
        self.name(to)
    }

    fn decision(&mut self, row: usize) {
        let by = self.by(row);
        let caption = match self.chance.one_in(3) {
            true => format!("asks{row} \"{}?\" ", self.chance.words(3)),
            false => String::new(),
        };
        let exits = self.exits(row);
        self.row(row, &format!("decision {caption}{by} {{\n{exits}    }}"));
    }

    fn exits(&mut self, row: usize) -> String {
        let next = self.name(row + 1);
        if self.chance.one_in(6) {
            let other = self.target(row);
            return format!("      when complete -> {next}\n      otherwise -> {other}\n");
        }
        let count = match self.chance.below(12) {
            0 => 5,
            1 | 2 => 4,
            3..6 => 3,
            _ => 2,
        };
        let mut text = String::new();
        for at in 0..count {
            let label = self.chance.answer();
            let to = if at == 0 {
                next.clone()
            } else {
                self.target(row)
            };
            let other = self.target(row);
            let more = match self.chance.below(24) {
                0 if other != to => format!(" and {other}"),
                1 => ", at most 2 times".to_owned(),
                _ => String::new(),
            };
            let _ = writeln!(text, "      \"{label}\" -> {to}{more}");
        }
        text
    }

    /// A row that splits, its branches, and the row that joins them.
    fn split_and_join(&mut self, row: usize) -> usize {
        let branches = self.chance.between(2, 3);
        let join = row + branches + 1;
        let names: Vec<String> = (1..=branches).map(|at| format!("r{}", row + at)).collect();
        let by = self.by(row);
        self.row(row, &format!("{by}\n    -> {}", names.join(" and ")));
        for at in 1..=branches {
            let by = self.by(row + at);
            self.row(row + at, &format!("{by}\n    -> r{join}"));
        }
        let by = self.by(join);
        let names = names.join(", ");
        let to = self.name(join + 1);
        self.row(join, &format!("{by}\n    joins {names}\n    -> {to}"));
        branches + 2
    }

    fn other(&mut self, row: usize) {
        let (by, next) = (self.by(row), self.name(row + 1));
        let lines = match self.chance.below(36) {
            0 => format!("wait 3 workdays {by} -> {next}"),
            1 => format!("wait until paid {by} -> {next}"),
            2 => {
                let other = self.target(row);
                format!(
                    "{by}\n    wait 7 workdays or until paid {{ \"Sudah\" -> {next} \"Belum\" -> {other} }}"
                )
            }
            3 | 4 => format!("call \"SOP {}\" {by} -> {next}", self.chance.words(3)),
            5 => format!("start {by} -> {next}"),
            6 => format!("end {by}"),
            7 => {
                self.last_several = Some(row);
                format!(
                    "by {} then {} then {}",
                    self.actor(),
                    self.actor(),
                    self.actor()
                )
            }
            8 => format!("{by}\n    only when complete"),
            9 => format!("task does{row} \"{}\" {by} -> {next}", self.chance.words(4)),
            10 => format!("{by}\n    alongside\n    every week"),
            11 => {
                let other = self.target(row);
                format!("{by}\n    -> {other}")
            }
            12..16 => self.several(row),
            _ => by,
        };
        self.row(row, &lines);
    }

    /// The nodes of a row that has several.
    fn several(&mut self, row: usize) -> String {
        let (one, other, third) = (self.by(row), self.by(row), self.by(row));
        let (next, away) = (self.name(row + 1), self.target(row));
        let answers = [self.chance.answer(), self.chance.answer()];
        let caption = self.chance.words(2);
        self.last_several = Some(row);
        match self.chance.below(3) {
            0 => format!(
                "decision r{row}a \"{caption}?\" {one} {{ \"{}\" -> r{row}b \"{}\" -> {away} }}\n    task r{row}b {other} -> {next}",
                answers[0], answers[1]
            ),
            1 => format!(
                "task r{row}a {one} -> r{row}b\n    task r{row}b \"{caption}\" {other} -> r{row}c\n    task r{row}c {third} -> {next}"
            ),
            _ => format!(
                "task r{row}a {one} -> r{row}b\n    decision r{row}b {other} {{ \"{}\" -> {next} \"{}\" -> r{row}a \"Batal\" -> {away} }}",
                answers[0], answers[1]
            ),
        }
    }

    /// What may happen at any time stands in the lines under the table.
    fn at_any_time(&mut self) {
        let last = self.name(self.size.rows - 1);
        if self.chance.one_in(8) {
            let words = self.chance.words(8);
            let _ = writeln!(self.text, "  on paid from any \"{words}\" -> {last}");
        }
        if self.chance.one_in(8) {
            let (actor, words) = (self.actor(), self.chance.words(8));
            let _ = writeln!(
                self.text,
                "  escalate {last} when overdue to {actor} \"{words}\""
            );
        }
    }
}
