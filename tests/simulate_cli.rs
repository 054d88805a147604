//! `lajur simulate` as its users see it, where a recorded page can't show it: what Ctrl-C does.
#![cfg(unix)]

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Three people and a loop, so that there is always something to do.
const SOP: &str = r#"
sop a "A" {
  actor x "X"
  actor y "Y"
  activity take  "Take it in" { start by x  takes 10 minutes }
  activity check "Check it"   { decision by y { "Good" -> done  "Bad" -> take }  takes 20 minutes }
  activity done  "File it"    { end by x  takes 5 minutes }
}
"#;

fn folder() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("simulate_cli");
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A play that would take far longer than any test.
fn endless(name: &str, more: &[&str]) -> Child {
    let file = folder().join(format!("{name}.sop"));
    fs::write(&file, SOP).unwrap();
    Command::new(env!("CARGO_BIN_EXE_lajur"))
        .arg("simulate")
        .arg(file)
        .args(["--lang", "en", "--threads", "1", "--repetitions", "1000000"])
        .args(more)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Waits until a process heeds the interrupt, as the system tells it (bit 1 of the signals that are caught).
fn wait_until_heeded(child: &Child) {
    let status = format!("/proc/{}/status", child.id());
    let caught = || {
        let text = fs::read_to_string(&status).ok()?;
        let mask = text.lines().find_map(|line| line.strip_prefix("SigCgt:"))?;
        Some(u64::from_str_radix(mask.trim(), 16).ok()? & 2 != 0)
    };
    let until = Instant::now() + Duration::from_secs(20);
    while caught() != Some(true) && Instant::now() < until {
        sleep(Duration::from_millis(20));
    }
}

fn interrupt(child: &Child) {
    let id = child.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-INT", &id])
            .status()
            .unwrap()
            .success()
    );
}

fn told(output: &Output) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (
        output.status.code(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

#[test]
fn the_first_interrupt_shows_what_is_known_so_far() {
    let log = folder().join("never.csv");
    let child = endless(
        "first",
        &["--format", "json", "--log", log.to_str().unwrap()],
    );
    wait_until_heeded(&child);
    sleep(Duration::from_millis(500));
    interrupt(&child);
    let (code, shown, said) = told(&child.wait_with_output().unwrap());
    assert_eq!(code, Some(130), "{said}");
    assert!(
        said.contains("stopping; what is known so far is shown"),
        "{said}"
    );
    assert!(said.contains("of 1000000 repetitions"), "{said}");
    assert!(said.contains("never.csv` was not written"), "{said}");
    assert!(
        shown.starts_with('{') && shown.trim_end().ends_with('}'),
        "{shown}"
    );
    assert!(!log.exists());
}
