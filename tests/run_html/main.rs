//! The HTML report of judged cases: it stands alone, it is well-formed whatever a log says, and it says everything.

mod world;

use std::fs;
use std::path::Path;

use lajur::lang::Lang;

/// Writes pages to look at: `cargo test --test run_html -- --ignored`.
#[test]
#[ignore = "for people to look at"]
fn write() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let world = world::complaints(120);
    for lang in Lang::ALL {
        let name = format!("report-{}.html", lang.tag());
        fs::write(folder.join(name), world.page(lang)).unwrap();
    }
}
