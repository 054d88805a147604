//! Prints a generated SOP, to time whole runs of the program on it:
//! `cargo bench --bench generate -- parallel 20 3 --fault second-token > large.sop`.
//!
//! The shapes are `chain ACTIVITIES` (also without its word), `parallel BRANCHES TASKS`, `blocks BLOCKS` and
//! `rows ROWS lanes LANES`, which is work as offices have it. `catalogue COUNT FOLDER` writes so many of the last kind, of
//! all sizes, as files. `scenario` is the office that `benches/simulate.rs` plays, with its scenario.

#[allow(dead_code)]
mod generator;

use std::path::Path;
use std::process::ExitCode;

use generator::counter::Counter;
use generator::{Fault, Shape, catalogue, generate};

fn main() -> ExitCode {
    // Cargo adds a word of its own.
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| argument != "--bench")
        .collect();
    let numbers: Vec<usize> = arguments.iter().filter_map(|it| it.parse().ok()).collect();
    let number = |at: usize, usual| numbers.get(at).copied().unwrap_or(usual);
    let says = |word: &str| arguments.iter().any(|argument| argument == word);
    if let [word, _, folder] = arguments.as_slice()
        && word == "catalogue"
    {
        return write(number(0, 200), Path::new(folder));
    }
    if says("scenario") {
        print!("{}", Counter::default().sop());
        return ExitCode::SUCCESS;
    }
    let shape = match () {
        () if says("parallel") => Shape::Parallel(number(0, 20), number(1, 3)),
        () if says("blocks") => Shape::Blocks(number(0, 200)),
        () if says("rows") => Shape::Office(number(0, 100), number(1, 8)),
        () => Shape::Chain(number(0, 1000)),
    };
    let fault = Fault::ALL.into_iter().find(|fault| says(fault.name()));
    print!("{}", generate(shape, fault));
    ExitCode::SUCCESS
}

fn write(count: usize, folder: &Path) -> ExitCode {
    let written = std::fs::create_dir_all(folder).and_then(|()| {
        catalogue(count).try_for_each(|(name, text)| std::fs::write(folder.join(name), text))
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{}: {fault}", folder.display());
            ExitCode::FAILURE
        }
    }
}
