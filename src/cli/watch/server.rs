//! Giving the page to the browser of this computer, and to nobody else.
//!
//! Only requests that name this computer as their host are answered: a page from elsewhere whose name was bent to point
//! here (DNS rebinding) names itself. Nothing is served but the page and the documents of the files that are watched.

use std::net::TcpListener;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tiny_http::{Header, Method, Request, Response, Server};

use super::desk::Desk;
use super::page;
use crate::cli::render::format::Format;

/// How long a browser waits for news before it asks again.
const PATIENCE: Duration = Duration::from_secs(20);

/// How often those who wait are looked after.
const ROUND: Duration = Duration::from_secs(1);

/// How many requests may wait for news.
const WAITING: usize = 64;

const HTML: &str = "text/html; charset=utf-8";
const JSON: &str = "application/json";
const TEXT: &str = "text/plain; charset=utf-8";

/// What every answer says to the browser: to keep nothing, to guess nothing, and to load nothing from elsewhere.
const HEADERS: [(&str, &str); 4] = [
    ("Cache-Control", "no-store"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Content-Security-Policy",
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
    ),
];

/// The desk, and those who wait for news of it.
pub struct Room {
    desk: Desk,
    waiting: Vec<Waiting>,
}

/// A request for what is new.
struct Waiting {
    request: Request,
    file: Option<String>,
    since: Instant,
}

impl Room {
    /// A room in which nobody waits.
    pub fn new(desk: Desk) -> Room {
        Room {
            desk,
            waiting: Vec::new(),
        }
    }
}

/// Another thread's panic leaves the desk as it was before.
fn enter(room: &Mutex<Room>) -> MutexGuard<'_, Room> {
    room.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads the files again, and tells those who wait what is new.
pub fn refresh(room: &Mutex<Room>) {
    let mut room = enter(room);
    if room.desk.refresh() {
        for waiting in std::mem::take(&mut room.waiting) {
            let news = page::news(&mut room.desk, waiting.file.as_deref());
            answer(waiting.request, 200, JSON, news);
        }
    }
}

/// Answers requests for as long as the program runs.
pub fn serve(listener: TcpListener, port: u16, room: &Mutex<Room>) -> Result<(), String> {
    let server = Server::from_listener(listener, None).map_err(|why| why.to_string())?;
    loop {
        match server.recv_timeout(ROUND) {
            Ok(Some(request)) => handle(request, port, room),
            Ok(None) => send_away(room),
            Err(why) => return Err(why.to_string()),
        }
    }
}

/// Answers those who have waited long; they come again.
fn send_away(room: &Mutex<Room>) {
    let mut room = enter(room);
    let (old, young) = std::mem::take(&mut room.waiting)
        .into_iter()
        .partition(|waiting| waiting.since.elapsed() > PATIENCE);
    room.waiting = young;
    let old: Vec<Waiting> = old;
    for waiting in old {
        answer(waiting.request, 204, TEXT, "");
    }
}

fn handle(request: Request, port: u16, room: &Mutex<Room>) {
    if !host(&request).is_some_and(|host| is_here(host, port)) {
        return answer(request, 403, TEXT, "this page is for this computer alone\n");
    }
    if *request.method() != Method::Get {
        return answer(request, 405, TEXT, "only GET\n");
    }
    let address = Address::of(request.url());
    let file = address.file.clone();
    match address.path.as_str() {
        "/" => {
            let page = page::page(&mut enter(room).desk, file.as_deref());
            answer(request, 200, HTML, page);
        }
        "/page.css" => answer(request, 200, "text/css", page::STYLE),
        "/page.js" => answer(request, 200, "text/javascript", page::SCRIPT),
        "/news" => news(request, address, room),
        path => match path.strip_prefix("/document.").and_then(format) {
            Some(format) => document(request, file.as_deref(), format, room),
            None => answer(request, 404, TEXT, "there is nothing here\n"),
        },
    }
}

fn format(ending: &str) -> Option<Format> {
    Format::of(format!("document.{ending}").as_ref())
}

/// Says what is new since a version, now or when there is something.
fn news(request: Request, address: Address, room: &Mutex<Room>) {
    let mut room = enter(room);
    if address.since != Some(room.desk.version) {
        let news = page::news(&mut room.desk, address.file.as_deref());
        return answer(request, 200, JSON, news);
    }
    if room.waiting.len() >= WAITING {
        answer(room.waiting.remove(0).request, 204, TEXT, "");
    }
    room.waiting.push(Waiting {
        request,
        file: address.file,
        since: Instant::now(),
    });
}

fn document(request: Request, file: Option<&str>, format: Format, room: &Mutex<Room>) {
    let drawn = enter(room).desk.document(file, format);
    let Some(bytes) = drawn else {
        return answer(request, 404, TEXT, "this can't be drawn now\n");
    };
    let name = page::file_name(file, format);
    let place = format!("attachment; filename*=UTF-8''{name}");
    let response = response(200, format.media_type(), bytes);
    let response = match header("Content-Disposition", &place) {
        Some(header) => response.with_header(header),
        None => response,
    };
    // A browser that has gone away needs no answer.
    let _ = request.respond(response);
}

fn answer(request: Request, status: u16, media_type: &str, body: impl Into<Vec<u8>>) {
    let _ = request.respond(response(status, media_type, body.into()));
}

fn response(status: u16, media_type: &str, body: Vec<u8>) -> Response<std::io::Cursor<Vec<u8>>> {
    let mut response = Response::from_data(body).with_status_code(status);
    let own = [("Content-Type", media_type)];
    for (name, value) in HEADERS.iter().chain(&own) {
        if let Some(header) = header(name, value) {
            response.add_header(header);
        }
    }
    response
}

fn header(name: &str, value: &str) -> Option<Header> {
    Header::from_bytes(name.as_bytes(), value.as_bytes()).ok()
}

fn host(request: &Request) -> Option<&str> {
    let mut headers = request.headers().iter();
    let host =
        headers.find(|header| header.field.as_str().as_str().eq_ignore_ascii_case("host"))?;
    Some(host.value.as_str())
}

/// Whether a host is this computer, called as only itself can call it.
fn is_here(host: &str, port: u16) -> bool {
    let (name, at) = host.split_once(':').unwrap_or((host, "80"));
    let named = name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost");
    named && at.parse() == Ok(port)
}

/// What a request asks for.
#[derive(Debug, PartialEq)]
struct Address {
    path: String,
    file: Option<String>,
    since: Option<u64>,
}

impl Address {
    fn of(url: &str) -> Address {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        let value = |name: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs
                .find(|(key, _)| *key == name)
                .map(|(_, value)| decoded(value))
        };
        Address {
            path: decoded(path),
            file: value("file"),
            since: value("since").and_then(|since| since.parse().ok()),
        }
    }
}

/// A part of an address with its numbered bytes as they were meant.
fn decoded(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = after
            .get(..2)
            .and_then(|pair| std::str::from_utf8(pair).ok());
        let number = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match number.filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Address, is_here};

    #[test]
    fn only_this_computer_is_here() {
        assert!(is_here("127.0.0.1:4000", 4000));
        assert!(is_here("LocalHost:4000", 4000));
        assert!(!is_here("localhost:4001", 4000));
        assert!(!is_here("localhost", 4000));
        assert!(!is_here("localhost.example:4000", 4000));
        assert!(!is_here("[::1]:4000", 4000));
        assert!(!is_here("", 4000));
    }

    #[test]
    fn an_address_is_taken_apart() {
        let address = Address::of("/news?file=a%20b%2Fc.sop&since=3");
        assert_eq!(address.path, "/news");
        assert_eq!(address.file.as_deref(), Some("a b/c.sop"));
        assert_eq!(address.since, Some(3));
        let odd = Address::of("/%zz%4?since=x&file");
        assert_eq!(
            (odd.path.as_str(), odd.file, odd.since),
            ("/%zz%4", None, None)
        );
    }
}
