//! What `lajur render` leaves behind: whole files or none, whatever goes wrong, and the same bytes each time.

#[path = "tools/folders.rs"]
mod folders;
#[path = "tools/surat.rs"]
mod surat;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use folders::folder;
use surat::SOUND;

const CALLING: &str = r#"sop balasan "Balasan" {
  pelaksana staf "Staf"
  pelaksana kepala "Kepala"
  aktivitas tulis "Menulis balasan" { mulai oleh staf }
  aktivitas daftar "Mendaftar surat" { panggil surat oleh staf }
  aktivitas kirim "Mengirim balasan" { akhir oleh kepala }
}
"#;

fn lajur(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lajur"))
        .current_dir(folder)
        .args(args)
        .env("LAJUR_LANG", "en")
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Every file below a folder, with what it holds.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap();
                all.insert(name.to_str().unwrap().to_string(), fs::read(&path).unwrap());
            }
        }
    }
    all
}

fn names(folder: &Path) -> Vec<String> {
    files(folder).into_keys().collect()
}

#[test]
fn a_full_disk_leaves_nothing_half_written() {
    let folder = folder("render", "full");
    fs::write(folder.join("surat.sop"), SOUND).unwrap();
    fs::write(folder.join("surat.svg"), "as it was").unwrap();
    // The signal that a file grows too large is ignored, so that writing fails as on a full disk.
    let command = format!(
        "trap '' XFSZ; ulimit -f 1; exec {} render surat.sop -o surat.svg other.svg",
        env!("CARGO_BIN_EXE_lajur")
    );
    let done = Command::new("sh")
        .current_dir(&folder)
        .args(["-c", &command])
        .env("LAJUR_LANG", "en")
        .output();
    let Ok(done) = done else {
        return eprintln!("skipped: there is no shell");
    };
    assert_eq!(done.status.code(), Some(3), "{}", said(&done));
    assert!(said(&done).contains("no room is left to write `surat.svg`"));
    assert_eq!(names(&folder), ["surat.sop", "surat.svg"]);
    assert_eq!(fs::read(folder.join("surat.svg")).unwrap(), b"as it was");
}

#[test]
fn a_device_is_written_to_and_not_replaced() {
    if !Path::new("/dev/full").exists() {
        return eprintln!("skipped: there is no /dev/full");
    }
    let folder = folder("render", "device");
    fs::write(folder.join("surat.sop"), SOUND).unwrap();
    std::os::unix::fs::symlink("/dev/full", folder.join("full.svg")).unwrap();
    std::os::unix::fs::symlink("/dev/null", folder.join("null.svg")).unwrap();
    let done = lajur(
        &folder,
        &["render", "surat.sop", "-o", "full.svg", "null.svg"],
    );
    assert!(said(&done).contains("no room is left to write `full.svg`"));
    assert!(said(&done).contains("wrote `null.svg`"));
    assert_eq!(done.status.code(), Some(3));
    assert!(!fs::metadata("/dev/full").unwrap().is_file());
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

#[test]
fn one_output_that_fails_keeps_no_other_back() {
    let folder = folder("render", "others");
    fs::write(folder.join("surat.sop"), SOUND).unwrap();
    fs::create_dir(folder.join("b.svg")).unwrap();
    let outputs = [
        "render",
        "surat.sop",
        "-o",
        "a.svg",
        "b.svg",
        "no/c.svg",
        "d.svg",
    ];
    let done = lajur(&folder, &outputs);
    assert_eq!(done.status.code(), Some(3));
    assert!(
        said(&done).contains("`b.svg` is a folder"),
        "{}",
        said(&done)
    );
    assert!(
        said(&done).contains("there is no folder `no`"),
        "{}",
        said(&done)
    );
    assert_eq!(names(&folder), ["a.svg", "d.svg", "surat.sop"]);
}

#[test]
fn no_file_is_written_twice_or_over_its_source() {
    let folder = folder("render", "twice");
    fs::write(folder.join("surat.sop"), SOUND).unwrap();
    fs::hard_link(folder.join("surat.sop"), folder.join("hard.sop")).unwrap();
    std::os::unix::fs::symlink("surat.sop", folder.join("source.svg")).unwrap();
    let done = lajur(&folder, &["render", "surat.sop", "-o", "a.svg", "./a.svg"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(said(&done).contains("written twice"), "{}", said(&done));
    let done = lajur(&folder, &["render", "surat.sop", "-o", "source.svg"]);
    assert_eq!(done.status.code(), Some(2));
    assert!(
        said(&done).contains("is a file that is read"),
        "{}",
        said(&done)
    );
    assert_eq!(names(&folder), ["hard.sop", "source.svg", "surat.sop"]);
    assert_eq!(fs::read_to_string(folder.join("surat.sop")).unwrap(), SOUND);
}

#[test]
fn a_call_finds_its_sop_in_the_file_beside() {
    let folder = folder("render", "calls");
    fs::write(folder.join("balasan.sop"), CALLING).unwrap();
    let alone = lajur(&folder, &["render", "balasan.sop", "-o", "balasan.svg"]);
    assert_eq!(alone.status.code(), Some(1));
    fs::write(folder.join("surat.sop"), SOUND).unwrap();
    let done = lajur(&folder, &["render", "balasan.sop", "-o", "balasan.svg"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert_eq!(names(&folder), ["balasan.sop", "balasan.svg", "surat.sop"]);
}

#[test]
fn a_catalogue_is_drawn_as_far_as_it_can_be() {
    let folder = folder("render", "catalogue");
    let from = folder.join("sops");
    fs::create_dir_all(from.join("umum")).unwrap();
    fs::write(from.join("umum/surat.sop"), SOUND).unwrap();
    fs::write(from.join("balasan.sop"), CALLING).unwrap();
    fs::write(
        from.join("faulty.sop"),
        SOUND
            .replace("sop surat", "sop lain")
            .replace("oleh kepala", "oleh kepla"),
    )
    .unwrap();
    fs::write(from.join("latin.sop"), b"sop x \"\xe9\" {}").unwrap();
    let args = ["render", "sops", "-o", "out", "--format", "svg,html"];
    let done = lajur(&folder, &args);
    assert_eq!(done.status.code(), Some(3), "{}", said(&done));
    let out = folder.join("out");
    assert_eq!(
        names(&out),
        [
            "balasan.html",
            "balasan.svg",
            "index.html",
            "umum/surat.html",
            "umum/surat.svg"
        ]
    );
    let index = fs::read_to_string(out.join("index.html")).unwrap();
    assert!(index.contains("href=\"umum/surat.svg\"") && index.contains("Balasan"));
    assert!(index.contains("Not drawn") && index.contains("kepla") && index.contains("latin.sop"));
    assert!(
        said(&done).contains("drew 2 of 4 SOP files"),
        "{}",
        said(&done)
    );

    let before = files(&out);
    let again = lajur(&folder, &args);
    assert_eq!(said(&again), said(&done));
    assert!(files(&out) == before, "the bytes are the same each time");
    let one = Command::new(env!("CARGO_BIN_EXE_lajur"))
        .current_dir(&folder)
        .args(args)
        .envs([("LAJUR_LANG", "en"), ("RAYON_NUM_THREADS", "1")])
        .output()
        .unwrap();
    assert_eq!(said(&one), said(&done));
    assert!(files(&out) == before, "and on one core");
}

#[test]
fn names_of_a_catalogue_that_meet_are_told_apart() {
    let folder = folder("render", "meet");
    let from = folder.join("sops");
    fs::create_dir(&from).unwrap();
    fs::write(from.join("surat.sop"), SOUND).unwrap();
    fs::write(
        from.join("index.sop"),
        SOUND.replace("sop surat", "sop indeks"),
    )
    .unwrap();
    let done = lajur(
        &folder,
        &["render", "sops", "-o", "out", "--format", "html"],
    );
    assert!(
        said(&done).contains("`out/index.html` is already written for"),
        "{}",
        said(&done)
    );
    let index = fs::read_to_string(folder.join("out/index.html")).unwrap();
    assert!(index.contains("surat.html") && index.contains("Not drawn"));
}
