//! Makes SOPs of any size and shape, sound or with one planted fault.

mod blocks;
mod chain;
pub mod counter;
mod office;
mod parallel;
mod text;

/// A kind of generated SOP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Rows in a row, and every tenth one a decision whose second exit goes back three rows.
    Chain(usize),
    /// Branches that run in parallel, each of so many tasks, and one join.
    Parallel(usize, usize),
    /// Splits into two branches and their joins, one after the other.
    Blocks(usize),
    /// Work as offices have it, with so many rows and lanes.
    Office(usize, usize),
}

/// What is wrong with a generated SOP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A join waits for two exits of one decision.
    WrongJoin,
    /// The exit of a decision leads past the join that waits for its branch.
    MissingExit,
    /// A loop that nothing leaves.
    Livelock,
    /// Branches meet in a row that does not join them.
    SecondToken,
}

impl Fault {
    /// Every kind of fault.
    pub const ALL: [Fault; 4] = [
        Fault::WrongJoin,
        Fault::MissingExit,
        Fault::Livelock,
        Fault::SecondToken,
    ];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Fault::WrongJoin => "wrong-join",
            Fault::MissingExit => "missing-exit",
            Fault::Livelock => "livelock",
            Fault::SecondToken => "second-token",
        }
    }
}

/// The SOP of a shape, with a fault or without, in the DSL. The fault stands in its middle; offices make none.
pub fn generate(shape: Shape, fault: Option<Fault>) -> String {
    match shape {
        Shape::Chain(activities) => chain::sop(activities, fault),
        Shape::Parallel(branches, tasks) => parallel::sop(branches, tasks, fault),
        Shape::Blocks(blocks) => blocks::sop(blocks, fault),
        Shape::Office(rows, lanes) => office::sop(rows, lanes.max(1), 0),
    }
}

/// A catalogue of so many SOPs as offices have them, 5 to 24 rows in 2 to 6 lanes, by the names of their files.
pub fn catalogue(count: usize) -> impl Iterator<Item = (String, String)> {
    (1..=count).map(|number| {
        let (rows, lanes) = office::size(number);
        (
            format!("kerja-{number:04}.sop"),
            office::sop(rows, lanes, number),
        )
    })
}

/// A sound chain with this many activities.
pub fn sop(activities: usize) -> String {
    generate(Shape::Chain(activities), None)
}
