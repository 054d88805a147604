//! Invented logs and the SOPs they are of. The same numbers give the same bytes.

pub mod long;
pub mod short;

use std::fmt::{self, Write};

/// A source of chance that is the same everywhere (splitmix64).
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below another.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// Whether something happens that does so many times in a thousand.
    pub fn happens(&mut self, per_thousand: usize) -> bool {
        self.below(1000) < per_thousand
    }
}

/// An event: when it was done, in minutes since the beginning of 2024, and what is written of it.
#[derive(Clone, Copy)]
pub struct Done {
    pub minute: u32,
    pub case: u32,
    pub activity: u8,
    pub actor: u8,
    pub outcome: u8,
}

/// What an invented SOP calls things.
pub struct Words {
    pub activities: &'static [&'static str],
    pub actors: &'static [&'static str],
    pub outcomes: &'static [&'static str],
}

pub const HEADS: &str = "case_id,activity,actor,completed_at,outcome\n";

impl Done {
    /// Adds its row.
    pub fn write(&self, words: &Words, text: &mut String) -> fmt::Result {
        let (year, month, day) = date(self.minute / 1440);
        let (hour, minute) = (self.minute / 60 % 24, self.minute % 60);
        writeln!(
            text,
            "K{:08},{},{},{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:00,{}",
            self.case,
            words.activities[self.activity as usize],
            words.actors[self.actor as usize],
            words.outcomes[self.outcome as usize],
        )
    }
}

/// The year, month and day of a day since the beginning of 2024.
fn date(mut day: u32) -> (u32, u32, u32) {
    let mut year = 2024;
    loop {
        let leap = year % 4 == 0;
        let february = if leap { 29 } else { 28 };
        let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (month, length) in (1..).zip(months) {
            if day < length {
                return (year, month, day + 1);
            }
            day -= length;
        }
        year += 1;
    }
}

/// The clock of a case: it goes on in office hours of Mondays to Fridays.
pub struct Clock {
    day: u32,
    minute: u32,
}

impl Clock {
    /// Some morning of the years 2024 to 2026, the earlier the lower the number of the case.
    pub fn new(case: usize, cases: usize, chance: &mut Chance) -> Clock {
        let day = 1 + case as u64 * 1000 / cases.max(1) as u64;
        let mut clock = Clock {
            day: day as u32,
            minute: 8 * 60 + chance.below(120) as u32,
        };
        clock.rest();
        clock
    }

    /// Goes on by so many working days, or by some minutes of the same day.
    pub fn pass(&mut self, days: usize, chance: &mut Chance) -> u32 {
        self.minute += 1 + chance.below(50) as u32;
        if self.minute >= 16 * 60 {
            (self.day, self.minute) = (self.day + 1, 8 * 60 + self.minute % 60);
            self.rest();
        }
        for _ in 0..days {
            self.day += 1;
            self.rest();
        }
        self.day * 1440 + self.minute
    }

    /// Leaves out the weekend. The first day of 2024 was a Monday.
    fn rest(&mut self) {
        while self.day % 7 > 4 {
            self.day += 1;
        }
    }
}
