//! Prints a generated SOP, to time whole runs of the program on it:
//! `cargo bench --bench generate -- 1000 > large.sop`.

#[allow(dead_code)]
mod generator;

fn main() {
    let activities = std::env::args().find_map(|argument| argument.parse().ok());
    print!("{}", generator::sop(activities.unwrap_or(1000)));
}
