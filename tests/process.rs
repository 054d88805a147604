//! The program as a process: pipes, permissions, files that are written.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const CLEAN: &str = "sop surat \"Surat\" {
  actor staf \"Staf\"

  activity terima \"Menerima\" {
    start by staf
  }

  activity arsip \"Mengarsipkan\" {
    end by staf
  }
}
";

fn lajur(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lajur"));
    command.current_dir(folder).env("LAJUR_LANG", "en");
    command
}

/// An empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn with_stdin(command: &mut Command, text: &str) -> Output {
    let pipes = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = pipes.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(text.as_bytes()).unwrap();
    drop(stdin);
    child.wait_with_output().unwrap()
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let folder = folder("pipe");
    fs::write(folder.join("empty.sop"), "").unwrap();
    for (arguments, status) in [(&["explain"][..], 0), (&["check", "empty.sop"], 1)] {
        let mut child = lajur(&folder)
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
    }
}

#[test]
fn fmt_reads_the_standard_input_and_writes_the_standard_output() {
    let folder = folder("stdin");
    let output = with_stdin(
        lajur(&folder).args(["fmt", "-"]),
        &CLEAN.replace("\n\n", "\n"),
    );
    assert_eq!(String::from_utf8_lossy(&output.stdout), CLEAN);

    let yaml = "sop surat: {title: Surat, agency: BPS}\n";
    let output = with_stdin(
        lajur(&folder).args(["fmt", "-", "--stdin-name", "x.sop.yaml"]),
        yaml,
    );
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "sop surat:\n  title: Surat\n  agency: BPS\n"
    );

    let output = with_stdin(lajur(&folder).args(["fmt", "-"]), "sop surat \"Surat {");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
}

#[test]
fn fmt_leaves_a_canonical_file_untouched_and_nothing_beside_a_changed_one() {
    let folder = folder("untouched");
    fs::write(folder.join("a.sop"), CLEAN).unwrap();
    let before = fs::metadata(folder.join("a.sop"))
        .unwrap()
        .modified()
        .unwrap();
    fs::write(folder.join("b.sop"), CLEAN.replace("\n\n", "\n")).unwrap();
    let status = lajur(&folder).args(["fmt", "."]).output().unwrap().status;
    assert!(status.success());
    let after = fs::metadata(folder.join("a.sop"))
        .unwrap()
        .modified()
        .unwrap();
    assert_eq!(before, after);
    assert_eq!(fs::read_to_string(folder.join("b.sop")).unwrap(), CLEAN);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
}

#[test]
fn a_file_with_a_mark_and_other_line_ends_is_read_and_mended() {
    let folder = folder("crlf");
    let text = CLEAN
        .replace('\n', "\r\n")
        .replace("start by", "mulai oleh");
    fs::write(folder.join("a.sop"), format!("\u{feff}{text}")).unwrap();
    let output = lajur(&folder)
        .args(["check", "--fix", "a.sop"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    let mended = fs::read_to_string(folder.join("a.sop")).unwrap();
    assert_eq!(mended, CLEAN.replace('\n', "\r\n"));
}

#[test]
fn what_cant_be_written_is_told() {
    let folder = folder("unwritable");
    fs::write(folder.join("a.sop"), CLEAN).unwrap();
    let output = lajur(&folder)
        .args(["convert", "a.sop", "-o", "nowhere/a.sop.yaml"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(3));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.starts_with("lajur: `nowhere/a.sop.yaml` can't be written: "),
        "{told}"
    );
}

#[cfg(unix)]
mod unix {
    use std::fs;
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::{CLEAN, folder, lajur};

    #[test]
    fn a_file_without_permission_is_told_so() {
        let folder = folder("permission");
        let path = folder.join("a.sop");
        fs::write(&path, CLEAN).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        if fs::read(&path).is_ok() {
            return; // The superuser may read everything.
        }
        let output = lajur(&folder).args(["check", "a.sop"]).output().unwrap();
        assert_eq!(output.status.code(), Some(3));
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(
            told.contains("you have no permission to read `a.sop`"),
            "{told}"
        );
    }

    #[test]
    fn a_rewritten_file_keeps_its_permissions_and_a_link_stays_a_link() {
        let folder = folder("links");
        let path = folder.join("a.sop");
        fs::write(&path, CLEAN.replace("\n\n", "\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("a.sop", folder.join("link.sop")).unwrap();
        assert!(
            lajur(&folder)
                .args(["fmt", "link.sop"])
                .status()
                .unwrap()
                .success()
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), CLEAN);
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o640
        );
        assert!(
            fs::symlink_metadata(folder.join("link.sop"))
                .unwrap()
                .is_symlink()
        );
    }

    #[test]
    fn a_folder_that_holds_a_link_to_itself_is_walked_once() {
        let folder = folder("circle");
        fs::write(folder.join("a.sop"), CLEAN).unwrap();
        symlink(".", folder.join("circle")).unwrap();
        let output = lajur(&folder).args(["check", "."]).output().unwrap();
        let told = String::from_utf8_lossy(&output.stdout);
        assert_eq!(told, "1 file: nothing to report\n");
    }
}
