//! Prints a generated SOP, to time whole runs of the program on it:
//! `cargo bench --bench generate -- parallel 20 3 --fault second-token > large.sop`.
//!
//! The shapes are `chain ACTIVITIES` (also without its word), `parallel BRANCHES TASKS` and `blocks BLOCKS`.

#[allow(dead_code)]
mod generator;

use generator::{Fault, Shape, generate};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let numbers: Vec<usize> = arguments.iter().filter_map(|it| it.parse().ok()).collect();
    let number = |at: usize, usual| numbers.get(at).copied().unwrap_or(usual);
    let says = |word: &str| arguments.iter().any(|argument| argument == word);
    let shape = match () {
        () if says("parallel") => Shape::Parallel(number(0, 20), number(1, 3)),
        () if says("blocks") => Shape::Blocks(number(0, 200)),
        () => Shape::Chain(number(0, 1000)),
    };
    let fault = Fault::ALL.into_iter().find(|fault| says(fault.name()));
    print!("{}", generate(shape, fault));
}
