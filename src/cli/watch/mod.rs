//! `lajur watch`: an SOP drawn anew whenever it is saved, on a page that only this computer sees.
//!
//! The `desk` holds what was read and drawn last. `changes` tells it when to look again, `server` gives it to the
//! browser, and `page` puts it into words and markup. The page asks what is new since the version it shows, and the
//! answer waits until there is something.

mod changes;
mod desk;
mod page;
mod server;

use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::{io, thread};

use changes::Changes;
use desk::Desk;
use server::{Room, serve};

use super::render::Look;
use super::wording::{self, Wording};
use super::{Exit, Failure, Shell, input, output};

/// The resolution of pictures that are asked for.
const DPI: u16 = 150;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The SOP file, or a folder with SOP files
    #[arg(value_name = "FILE|FOLDER")]
    path: PathBuf,

    #[command(flatten)]
    look: Look,

    /// The port of the page [default: any that is free]
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    port: u16,

    /// Open the page in the browser
    #[arg(long)]
    open: bool,
}

pub fn run(args: &Args, shell: &Shell) -> Result<Exit, Failure> {
    let known = std::fs::metadata(&args.path);
    known.map_err(|why| Failure::unreadable(input::trouble(&args.path, why)))?;
    let (listener, port) = listen(args.port).map_err(|why| busy(args.port, &why))?;
    let changes = Changes::of(&args.path).map_err(|why| {
        let path = input::name(&args.path);
        Failure::unreadable(wording::cant_watch(path, why))
    })?;
    let desk = Desk::open(&args.path, args.look.at(DPI), shell.lang);
    let room = Arc::new(Mutex::new(Room::new(desk)));
    let inside = room.clone();
    thread::spawn(move || changes.each(|| server::refresh(&inside)));
    let address = format!("http://127.0.0.1:{port}/");
    output::print(&format!("{address}\n"))?;
    output::say(&wording::watching(input::name(&args.path)), shell);
    if args.open {
        open(&address);
    }
    serve(listener, port, &room).map_err(|why| Failure::unreadable(wording::cant_serve(why)))?;
    Ok(Exit::Clean)
}

/// A place on this computer that no other can come to, and its port.
fn listen(port: u16) -> io::Result<(TcpListener, u16)> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
    let port = listener.local_addr()?.port();
    Ok((listener, port))
}

fn busy(port: u16, why: &io::Error) -> Failure {
    Failure::unreadable(match why.kind() {
        io::ErrorKind::AddrInUse => wording::port_taken(port),
        _ => wording::cant_serve(why),
    })
}

/// Asks the desktop for its browser. Where there is none, the address is still on the screen.
fn open(address: &str) {
    let program = match std::env::consts::OS {
        "windows" => "explorer",
        "macos" => "open",
        _ => "xdg-open",
    };
    let mut browser = Command::new(program);
    browser.arg(address).stdout(Stdio::null());
    let _ = browser.stderr(Stdio::null()).spawn();
}
