//! Scenarios learned from the cases beside the two real SOPs, on the command line.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

fn lajur(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lajur"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command.args(args).args(["--lang", "en"]);
    command.output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A place for a file, in a folder of its own.
fn place(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("learn-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder.join("log.scenario")
}

fn learned(name: &str) -> (PathBuf, String) {
    let place = place(name);
    let folder = format!("sops/{name}.cases");
    let args = [
        "simulate",
        &format!("sops/{name}.sop"),
        "--learn",
        &format!("{folder}/events.csv"),
        "--case-table",
        &format!("{folder}/cases.csv"),
        "-o",
        place.to_str().unwrap(),
    ];
    let out = lajur(&args);
    assert!(out.status.success(), "{}", text(&out.stderr));
    let scenario = fs::read_to_string(&place).unwrap();
    (place, scenario)
}

#[test]
fn the_cases_of_kaltim_give_a_scenario_that_can_be_played() {
    let (place, scenario) = learned("kaltim");
    for part in [
        "# dipelajari dari 6 kasus, 3 di antaranya menyimpang; 2 dari 41 kunjungan tidak dipakai",
        "skenario log {",
        "sejak 2024-01-15",
        "kedatangan 0.895 per bulan # 6 kasus dalam 127 hari kerja, 0 di luar jam kerja",
        "waktu tanggapan tepat 5 hari kerja",
        "\"Bukan kewenangan\" 28.6%",
        "undi intervensi 16.7% setelah",
    ] {
        assert!(scenario.contains(part), "{part}\n{scenario}");
    }
    let place = place.to_str().unwrap();
    let args = [
        "simulate",
        "sops/kaltim.sop",
        "--scenario-file",
        place,
        "--format",
        "json",
    ];
    let out = lajur(&[&args[..], &["--repetitions", "3"]].concat());
    assert!(out.status.success(), "{}", text(&out.stderr));
    let played: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert!(played["played"].to_string().contains("\"log\""));
}

#[test]
fn the_cases_of_lubuklinggau_give_a_scenario_that_can_be_played() {
    let (place, scenario) = learned("lubuklinggau");
    assert!(
        scenario.contains("bila log tidak mencatat waktu mulai"),
        "{scenario}"
    );
    let place = place.to_str().unwrap();
    let out = lajur(&[
        "simulate",
        "sops/lubuklinggau.sop",
        "--scenario-file",
        place,
        "--repetitions",
        "2",
    ]);
    assert!(out.status.success(), "{}", text(&out.stderr));
}

#[test]
fn a_learned_scenario_has_one_place_of_its_own() {
    let learn = [
        "simulate",
        "sops/kaltim.sop",
        "--learn",
        "sops/kaltim.cases/events.csv",
    ];
    let refused = |more: &[&str], why: &str| {
        let out = lajur(&[&learn[..], more].concat());
        assert_eq!(out.status.code(), Some(2), "{more:?}");
        let said = text(&out.stderr);
        assert!(said.contains(why), "{said}");
    };
    refused(&["-o", "a.json"], "`.scenario`");
    refused(&["-o", "a.scenario", "-o", "b.scenario"], "one file");
    refused(&["--what-if", "staff admin = 2"], "cannot be used");
}
