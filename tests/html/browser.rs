//! Pages in Chromium, where it is there: nothing is complained of, the flow lies over its rows, and paper holds it all.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::folders::folder;
use crate::programs::run;
use crate::samples::{self, long, sops_in};

/// Tells how far each band is from its row, and how much higher a row is than the layout made it, in pixels.
const MEASURE: &str = "<script>
const off = [], higher = [];
const root = parseFloat(getComputedStyle(document.documentElement).fontSize);
for (const band of document.querySelectorAll('svg.flow')) {
  const row = band.closest('tr'), lanes = row.querySelectorAll('td.lane');
  const b = band.getBoundingClientRect(), r = row.getBoundingClientRect();
  const first = lanes[0].getBoundingClientRect(), last = lanes[lanes.length - 1].getBoundingClientRect();
  const overlap = root / 20;
  off.push(b.top + overlap - r.top, b.bottom - overlap - r.bottom, b.left - first.left, b.right - last.right);
  higher.push(r.height - parseFloat(row.style.height) * root);
}
const most = lengths => Math.max(...lengths.map(Math.abs));
document.body.innerHTML = 'measured ' + most(off) + ' ' + most(higher) + ' end';
</script>";

/// What Chromium says of a page; nothing where it is not there.
fn browse(folder: &Path, page: &str, asked: &[&str]) -> Option<Output> {
    let file = folder.join("page.html");
    fs::write(&file, page).unwrap();
    let profile = folder.join("profile");
    run(Command::new("chromium")
        .args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-pdf-header-footer",
            "--enable-logging=stderr",
        ])
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(asked)
        .arg(format!("file://{}", file.display())))
}

/// The pages that are opened.
fn pages() -> Vec<(&'static str, String)> {
    let file = |name| samples::page(&sops_in(name));
    vec![
        ("kaltim", file("sops/kaltim.sop")),
        ("lubuklinggau", file("sops/lubuklinggau.sop")),
        ("kinds", file("tests/corpus/node-kinds.sop")),
        ("long", samples::page(&long(40, 6))),
    ]
}

/// How far the bands of a page are from their rows, and how much higher its rows are than the layout made them.
fn measured(folder: &Path, page: &str, width: u32) -> Option<(f64, f64)> {
    let open = page.replace(
        "default-src 'none'",
        "default-src 'none'; script-src 'unsafe-inline'",
    );
    let page = open.replace("</body>", &format!("{MEASURE}</body>"));
    let window = format!("--window-size={width},900");
    let output = browse(folder, &page, &["--dump-dom", &window])?;
    let said = String::from_utf8(output.stdout).unwrap();
    let (_, measured) = said.split_once("measured ").expect("a measure");
    let mut numbers = measured.split(' ').map(|number| number.parse().unwrap());
    numbers.next().zip(numbers.next())
}

#[test]
fn the_flow_lies_over_its_rows() {
    let folder = folder("browser", "measured");
    for (name, page) in pages() {
        for width in [900, 1280, 1920] {
            let Some((off, higher)) = measured(&folder, &page, width) else {
                return;
            };
            assert!(off <= 1.0, "{off} px off in {name} at {width}");
            assert!(higher <= 1.0, "{higher} px higher in {name} at {width}");
        }
    }
}

#[test]
fn the_flow_follows_its_rows_where_the_typeface_is_wider() {
    let folder = folder("browser", "wider");
    for (name, page) in pages() {
        let page = page.replace("Arimo, Arial,", "'DejaVu Sans', Verdana,");
        let Some((off, _)) = measured(&folder, &page, 1280) else {
            return;
        };
        assert!(off <= 1.0, "{off} px off in {name}");
    }
}

#[test]
fn a_page_opens_without_complaint_and_shows_something() {
    let folder = folder("browser", "seen");
    for (name, page) in pages() {
        let picture = folder.join("picture.png");
        let _ = fs::remove_file(&picture);
        let shot = format!("--screenshot={}", picture.display());
        let Some(output) = browse(&folder, &page, &[&shot, "--window-size=1280,900"]) else {
            return;
        };
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!said.contains("CONSOLE"), "{name}: {said}");
        assert!(
            fs::metadata(&picture).unwrap().len() > 20_000,
            "{name} is blank"
        );
    }
}

#[test]
fn printed_pages_repeat_the_head() {
    let folder = folder("browser", "printed");
    let paper = folder.join("paper.pdf");
    let print = format!("--print-to-pdf={}", paper.display());
    if browse(&folder, &samples::page(&long(40, 6)), &[&print]).is_none() {
        return;
    }
    let mut pdftotext = Command::new("pdftotext");
    let Some(output) = run(pdftotext.arg("-layout").arg(&paper).arg("-")) else {
        return;
    };
    let text = String::from_utf8(output.stdout).unwrap();
    let sheets: Vec<&str> = text.trim_end_matches('\u{c}').split('\u{c}').collect();
    assert!(sheets.len() > 1);
    for sheet in &sheets {
        assert!(
            sheet.contains("Petugas bagian 1") && sheet.contains("Output"),
            "{sheet}"
        );
    }
    let rows: usize = sheets
        .iter()
        .map(|sheet| sheet.matches("Catatan").count())
        .sum();
    assert_eq!(rows, 40);
}
