//! `lajur watch` as a browser meets it: the program runs, the page is asked for, the file changes under it.

#[path = "tools/folders.rs"]
mod folders;
#[path = "tools/surat.rs"]
mod surat;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use folders::folder;
use surat::SOUND;

/// A running watcher; it ends with the test.
struct Watcher {
    child: Child,
    port: u16,
}

impl Drop for Watcher {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Watcher {
    fn start(path: &Path) -> Watcher {
        let mut child = lajur(&["watch", path.to_str().unwrap()])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut address = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut address).unwrap();
        let port = address
            .trim()
            .trim_end_matches('/')
            .rsplit(':')
            .next()
            .unwrap();
        let port = port.parse().unwrap();
        Watcher { child, port }
    }

    /// Status, head and body of an answer.
    fn ask(&self, request: &str) -> (u16, String, Vec<u8>) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut all = Vec::new();
        stream.read_to_end(&mut all).unwrap();
        let end = all.windows(4).position(|it| it == b"\r\n\r\n").unwrap();
        let head = String::from_utf8_lossy(&all[..end]).into_owned();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, head, all[end + 4..].to_vec())
    }

    fn get(&self, path: &str) -> (u16, String) {
        let port = self.port;
        let (status, _, body) = self.ask(&format!(
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
        ));
        (status, String::from_utf8_lossy(&body).into_owned())
    }

    /// What is new since a version, when there is something.
    fn news(&self, since: u64) -> serde_json::Value {
        loop {
            let (status, body) = self.get(&format!("/news?file=&since={since}"));
            if status == 200 {
                return serde_json::from_str(&body).unwrap();
            }
            assert_eq!(status, 204);
        }
    }
}

fn lajur(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lajur"));
    command.args(args).env("LAJUR_LANG", "en");
    command
}

fn text(news: &serde_json::Value, part: &str) -> String {
    news[part].as_str().unwrap().to_string()
}

#[test]
fn the_page_follows_the_file() {
    let file = folder("watch", "follows").join("surat.sop");
    fs::write(&file, SOUND).unwrap();
    let watcher = Watcher::start(&file);
    let (status, page) = watcher.get("/");
    assert_eq!(status, 200);
    assert!(page.contains("data-version=\"1\""));
    assert!(page.contains("Mengarsipkan"), "the page holds the picture");

    // Faulty: the finding appears, the last picture stays, greyed.
    fs::write(&file, SOUND.replace("oleh kepala", "oleh kepla")).unwrap();
    let news = watcher.news(1);
    let version = news["version"].as_u64().unwrap();
    assert!(version > 1);
    assert!(text(&news, "findings").contains("unknown-actor"));
    assert!(text(&news, "pages").contains("class=\"stale\""));
    assert!(text(&news, "pages").contains("Mengarsipkan"));
    assert!(text(&news, "notice").contains("last sound state"));
    assert_eq!(watcher.get("/document.pdf").0, 404);

    // Saved by another file that takes its name, as editors do.
    let other = file.with_file_name(".surat.sop.swp");
    fs::write(&other, SOUND.replace("Mengarsipkan", "Menyimpan")).unwrap();
    fs::rename(&other, &file).unwrap();
    let news = watcher.news(version);
    let version = news["version"].as_u64().unwrap();
    assert!(text(&news, "pages").contains("Menyimpan"));
    assert!(!text(&news, "pages").contains("stale"));
    assert_eq!(text(&news, "notice"), "");

    // Gone, and come back.
    fs::remove_file(&file).unwrap();
    let news = watcher.news(version);
    let version = news["version"].as_u64().unwrap();
    assert!(text(&news, "notice").contains("does not exist"));
    assert!(text(&news, "pages").contains("Menyimpan"));
    fs::write(&file, SOUND).unwrap();
    let news = watcher.news(version);
    assert!(text(&news, "pages").contains("Mengarsipkan"));
}

#[test]
fn documents_are_drawn_when_asked_for() {
    let file = folder("watch", "documents").join("surat masuk.sop");
    fs::write(&file, SOUND).unwrap();
    let watcher = Watcher::start(&file);
    let port = watcher.port;
    for (ending, begins) in [("pdf", "%PDF-"), ("docx", "PK"), ("html", "<")] {
        let (status, head, body) = watcher.ask(&format!(
            "GET /document.{ending}?file={} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n",
            file.to_str().unwrap().replace(' ', "%20")
        ));
        assert_eq!(status, 200, "{ending}");
        assert!(head.contains(&format!("surat%20masuk.{ending}")), "{head}");
        assert!(body.starts_with(begins.as_bytes()), "{ending}");
    }
}

#[test]
fn only_this_computer_is_answered_and_nothing_else_is_served() {
    let folder = folder("watch", "closed");
    fs::write(folder.join("surat.sop"), SOUND).unwrap();
    fs::write(folder.join("secret.txt"), "secret").unwrap();
    let watcher = Watcher::start(&folder);
    let port = watcher.port;
    let with_host = |host: &str| {
        watcher
            .ask(&format!(
                "GET / HTTP/1.1\r\n{host}Connection: close\r\n\r\n"
            ))
            .0
    };
    assert_eq!(with_host(&format!("Host: localhost:{port}\r\n")), 200);
    assert_eq!(with_host("Host: evil.example\r\n"), 403);
    assert_eq!(with_host(&format!("Host: evil.example:{port}\r\n")), 403);
    assert_eq!(with_host(""), 403);
    let post = format!("POST / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n");
    assert_eq!(watcher.ask(&post).0, 405);
    for path in [
        "/secret.txt",
        "/surat.sop",
        "/../secret.txt",
        "/document.svg.txt",
        "/page.html",
    ] {
        assert_eq!(watcher.get(path).0, 404, "{path}");
    }
    let (status, page) = watcher.get("/?file=secret.txt");
    assert!(
        status == 200 && !page.contains("secret</"),
        "a file that is no SOP is not shown"
    );
    assert!(TcpStream::connect(("127.0.0.2", port)).is_err());
}

#[test]
fn a_folder_shows_its_files() {
    let folder = folder("watch", "several");
    fs::write(folder.join("a.sop"), SOUND).unwrap();
    let other = SOUND
        .replace("sop surat", "sop balasan")
        .replace("Surat masuk", "Balasan");
    fs::write(folder.join("b.sop"), other).unwrap();
    let watcher = Watcher::start(&folder);
    let (_, page) = watcher.get("/");
    assert!(page.contains("a.sop</a>") && page.contains("b.sop</a>"));
    let name = folder.join("b.sop");
    let (_, page) = watcher.get(&format!("/?file={}", name.to_str().unwrap()));
    assert!(page.contains("Balasan"));
}

#[test]
fn a_port_that_is_taken_is_said() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let file = folder("watch", "taken").join("surat.sop");
    fs::write(&file, SOUND).unwrap();
    let done = lajur(&["watch", file.to_str().unwrap(), "--port", &port])
        .output()
        .unwrap();
    assert_eq!(done.status.code(), Some(3));
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(said.contains(&format!("port {port} is taken")), "{said}");
}
