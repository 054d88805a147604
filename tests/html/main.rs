//! The HTML document: a real table that stands alone, with the flow over it and in words.

mod browser;
#[path = "../run_html/page.rs"]
mod page;
mod samples;

use std::fs;
use std::path::Path;

use samples::{files, long, sops_in};

/// Writes pages to look at: `cargo test --test html -- --ignored`.
#[test]
#[ignore = "for people to look at"]
fn write() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for file in files() {
        let name = file.rsplit('/').next().unwrap().replace(".sop", ".html");
        fs::write(folder.join(name), samples::page(&sops_in(&file))).unwrap();
    }
    fs::write(folder.join("long.html"), samples::page(&long(40, 6))).unwrap();
}
