//! The log of simulated cases is one of real cases to whoever judges it: every case conforms in order and in actors.

mod judged;
#[path = "../numbers/mod.rs"]
mod numbers;
#[path = "../tools/procedures.rs"]
mod procedures;
#[path = "../tools/sops.rs"]
mod sops;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use judged::{Judged, judged};
use numbers::Chance;

/// Data and events are drawn, so that they decide.
const SCENARIO: &str = "  scenario s {
    draw f0 70%
    draw f1 50%
    draw f2 60%
    draw e0 20% after 1-3 workdays
  }
}
";

/// A folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("simulate_log")
        .join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn simulate(file: &Path, log: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lajur"))
        .arg("simulate")
        .arg(file)
        .args([
            "--lang",
            "en",
            "--format",
            "json",
            "--repetitions",
            "1",
            "--threads",
            "1",
        ])
        .arg("--log")
        .arg(log)
        .args(more)
        .output()
        .unwrap()
}

/// The cases in the log of a file, judged; nothing where the file can't be played, which must be said.
fn played(file: &Path, log: &Path, sop: &str, scenario: Option<&str>) -> Option<Judged> {
    let _ = fs::remove_file(log);
    let mut more = vec!["--cases", "30", "--sop", sop];
    more.extend(scenario.into_iter().flat_map(|it| ["--scenario", it]));
    let output = simulate(file, log, &more);
    let said = String::from_utf8_lossy(&output.stderr);
    match output.status.code() {
        Some(0) => Some(judged(file, log, sop)),
        Some(1) => {
            assert!(
                said.contains("error") && !log.exists(),
                "{}: {said}",
                file.display()
            );
            None
        }
        other => panic!("{}: {other:?} {said}", file.display()),
    }
}

#[test]
fn every_case_of_a_random_procedure_conforms() {
    let folder = folder("random");
    let (mut tried, mut cases) = (0, 0);
    let mut faults = Vec::new();
    for seed in 0..18 {
        let mut chance = Chance::new(seed);
        let blocks = 1 + chance.below(6);
        let text = with_times(&procedures::procedure(&mut chance, blocks), &mut chance);
        let text = text.trim_end().trim_end_matches('}').to_string() + SCENARIO;
        let file = folder.join(format!("{seed}.sop"));
        fs::write(&file, &text).unwrap();
        let form = ["csv", "xes"][seed as usize % 2];
        let log = folder.join(format!("{seed}.{form}"));
        if let Some(judged) = played(&file, &log, "a", None) {
            tried += 1;
            cases += judged.finished;
            let grave = judged.faults.iter().find(|it| !is_open(it, &text));
            faults.extend(grave.map(|it| format!("{seed}: {it}")));
        }
    }
    assert_eq!(faults, Vec::<String>::new());
    assert!(
        tried > 10 && cases > 1000,
        "{tried} procedures, {cases} cases"
    );
}

/// What the text of a procedure leaves open, so that a case which went by it can't be told from one that did not. What
/// begins beside the case by its data may begin again at any time, so nobody can tell whether the case is over. An
/// interrupt may cut off a repetition, and nothing tells that it was not left instead.
fn is_open(fault: &str, text: &str) -> bool {
    let any_time = text.contains("\n  on ") || text.contains("silence");
    fault.ends_with("Running") && text.contains("alongside ->")
        || fault.contains(" times; the SOP asks for") && any_time
}

/// Work takes some time, so that cases overtake each other.
fn with_times(text: &str, chance: &mut Chance) -> String {
    let lines = text.lines().map(|line| match line.starts_with("    by ") {
        true => format!("    takes {} minutes\n{line}\n", 1 + chance.below(200)),
        false => format!("{line}\n"),
    });
    lines.collect()
}

/// A shop that was shut is replaced three times at most, but the SOP gives no other way when the fourth is shut as well.
fn is_unavoidable(fault: &str, sop: &str) -> bool {
    sop == "harga-pasar" && fault.contains("the case went this way from `3 Memilih toko pengganti`")
}

#[test]
fn every_case_of_the_sops_of_the_project_conforms() {
    let folder = folder("project");
    let mut tried = 0;
    let mut faults = Vec::new();
    for (at, file) in sops::sop_files().iter().enumerate() {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        for (sop, scenario) in judged::names(file) {
            let log = folder.join(format!("{name}-{sop}.{}", ["csv", "xes"][at % 2]));
            if let Some(judged) = played(file, &log, &sop, scenario.as_deref()) {
                tried += 1;
                let mut grave = judged.faults.iter().filter(|it| !is_unavoidable(it, &sop));
                let grave = grave.next();
                faults.extend(grave.map(|it| format!("{name} {sop}: {it}")));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
    assert!(tried > 10, "{tried}");
}
