//! Forecasts of the cases beside the two real SOPs, on the command line.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn lajur(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lajur"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command.args(args).args(["--lang", "en"]);
    command.output().unwrap()
}

fn forecast(name: &str, events: &Path, as_of: &str, more: &[&str]) -> Value {
    let table = format!("sops/{name}.cases/cases.csv");
    of_log(
        name,
        events,
        as_of,
        &[&["--case-table", &table], more].concat(),
    )
}

fn of_log(name: &str, events: &Path, as_of: &str, more: &[&str]) -> Value {
    let sop = format!("sops/{name}.sop");
    let events = events.to_str().unwrap();
    let args = ["simulate", &sop, "--from", events, "--as-of", as_of];
    let out = lajur(&[&args[..], &["--format", "json"], more].concat());
    let said = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{said}");
    serde_json::from_slice(&out.stdout).unwrap()
}

fn log(name: &str) -> PathBuf {
    PathBuf::from(format!("sops/{name}.cases/events.csv"))
}

#[test]
fn a_case_of_kaltim_is_forecast_from_where_it_stands() {
    let told = forecast("kaltim", &log("kaltim"), "2024-07-15", &[]);
    assert_eq!(
        (&told["repetitions"], &told["later"]),
        (&200.into(), &1.into())
    );
    let cases = told["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 1);
    let case = &cases[0];
    assert_eq!(case["case"], "K04");
    assert_eq!(case["at"][0]["node"], "tanggapan");
    assert_eq!(case["at"][0]["by"][0], "unit-kerja");
    assert_eq!(case["finished"], 200);
    let deadline = &case["deadlines"][0];
    assert_eq!(deadline["rule"], "biasa-14");
    assert_eq!(deadline["due"], "2024-07-19T16:30");
    let chance = deadline["chance"].as_f64().unwrap();
    assert!((0.4..0.95).contains(&chance), "{chance}");
    // Later, and it is certain.
    let late = forecast("kaltim", &log("kaltim"), "2024-07-22", &[]);
    let deadline = &late["cases"][0]["deadlines"][0];
    assert_eq!(
        (&deadline["state"], &deadline["chance"]),
        (&"broken".into(), &1.0.into())
    );
}

#[test]
fn what_the_log_says_of_later_changes_nothing() {
    let whole = fs::read_to_string(log("kaltim")).unwrap();
    // The head, and what was done up to the moment of the forecast.
    let known = whole.lines().enumerate().filter(|(at, line)| {
        let done = line.split(',').find(|cell| cell.starts_with("2024-"));
        *at == 0 || done.is_some_and(|done| done <= "2024-07-15T23:59:59+08:00")
    });
    let known: Vec<&str> = known.map(|(_, line)| line).collect();
    assert!(known.len() > 20 && known.len() < whole.lines().count());
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("forecast-then");
    fs::create_dir_all(&folder).unwrap();
    let then = folder.join("events.csv");
    fs::write(&then, known.join("\n") + "\n").unwrap();
    // Without the case table, whose states of cases are those of the day on which it was written.
    let of = |events: &Path| of_log("kaltim", events, "2024-07-15", &[])["cases"].clone();
    let cases = of(&log("kaltim"));
    assert!(
        cases
            .as_array()
            .unwrap()
            .iter()
            .any(|case| case["case"] == "K04")
    );
    assert_eq!(cases, of(&then));
}

#[test]
fn a_forecast_is_the_same_on_any_number_of_threads() {
    let with = |threads| {
        let more = ["--threads", threads, "--repetitions", "40"];
        forecast(
            "lubuklinggau",
            &log("lubuklinggau"),
            "2024-02-05 10:00",
            &more,
        )
    };
    let one = with("1");
    assert_eq!(one["cases"].as_array().unwrap().len(), 1);
    assert_eq!(one, with("3"));
}

#[test]
fn a_change_of_the_scenario_changes_the_forecast() {
    let at = "2024-07-15";
    let usual = forecast("kaltim", &log("kaltim"), at, &[]);
    let quick = ["--what-if", "takes tanggapan exactly 1 workday"];
    let quick = forecast("kaltim", &log("kaltim"), at, &quick);
    // One working day from the night of the 15th is over on the 16th; what is left is done the next morning.
    assert_eq!(
        quick["cases"][0]["done_90"].as_str().unwrap().get(..10),
        Some("2024-07-17")
    );
    assert_ne!(usual["cases"][0]["done_90"], quick["cases"][0]["done_90"]);
    assert_eq!(quick["cases"][0]["deadlines"][0]["chance"], 0.0);
}
