//! Through LibreOffice, where it is there: as many pages as the scene has, the same words, and ink in the same places as
//! in our own PDF.

use std::fs;
use std::path::Path;
use std::process::Command;

use lajur::render::scene::Scene;
use lajur::render::{scenes_to_docx, scenes_to_pdf};

use crate::folders::folder;
use crate::programs::run;
use crate::world::{corpus, long};

/// Dots per inch at which pages are compared.
const DPI: &str = "50";

/// The side of the squares whose ink is compared, in dots, and how much more grey one may be on average than the other
/// and its neighbours are.
const SQUARE: usize = 8;
const TOLERANCE: f64 = 36.0;

/// Turns documents into PDF.
fn convert(folder: &Path, names: &[String]) -> Option<()> {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let mut soffice = Command::new("soffice");
    soffice
        .args(["--headless", &profile, "--convert-to", "pdf", "--outdir"])
        .arg(folder.join("office"))
        .args(names.iter().map(|name| folder.join(format!("{name}.docx"))));
    let output = run(&mut soffice)?;
    assert!(output.status.success(), "{output:?}");
    Some(())
}

/// The pages of a PDF in grey: width, height and shades each.
fn pages(pdf: &Path) -> Option<Vec<(usize, usize, Vec<u8>)>> {
    let output = run(Command::new("pdftoppm").args(["-gray", "-r", DPI]).arg(pdf))?;
    let mut rest = output.stdout.as_slice();
    let mut pages = Vec::new();
    while !rest.is_empty() {
        let mut number = || {
            let from = rest
                .iter()
                .position(|byte| !byte.is_ascii_whitespace())
                .unwrap();
            let to = rest[from..]
                .iter()
                .position(u8::is_ascii_whitespace)
                .unwrap()
                + from;
            let word = std::str::from_utf8(&rest[from..to]).unwrap().to_owned();
            rest = &rest[to..];
            word
        };
        assert_eq!(number(), "P5");
        let (width, height): (usize, usize) =
            (number().parse().unwrap(), number().parse().unwrap());
        number();
        let shades = rest[1..=width * height].to_vec();
        rest = &rest[1 + width * height..];
        pages.push((width, height, shades));
    }
    Some(pages)
}

/// The mean ink of each square.
fn ink(page: &(usize, usize, Vec<u8>)) -> Vec<Vec<f64>> {
    let (width, height, shades) = page;
    let square = |row: usize, column: usize| {
        let mut sum = 0.0;
        for y in row * SQUARE..(row + 1) * SQUARE {
            for x in column * SQUARE..(column + 1) * SQUARE {
                sum += 255.0 - f64::from(shades[y * width + x]);
            }
        }
        sum / (SQUARE * SQUARE) as f64
    };
    let columns = width / SQUARE;
    (0..height / SQUARE)
        .map(|row| (0..columns).map(|column| square(row, column)).collect())
        .collect()
}

/// How many squares have ink that the other page has neither there nor beside it.
fn strange(one: &[Vec<f64>], other: &[Vec<f64>]) -> usize {
    let near = |row: usize, column: usize| {
        let rows = row.saturating_sub(1)..(row + 2).min(other.len());
        rows.flat_map(|at| {
            let cells = &other[at];
            cells[column.saturating_sub(1)..(column + 2).min(cells.len())].iter()
        })
        .fold(0.0, |most: f64, ink| most.max(*ink))
    };
    let mut strange = 0;
    for (row, cells) in one.iter().enumerate() {
        for (column, ink) in cells.iter().enumerate() {
            if column < other[0].len() && row < other.len() && *ink > near(row, column) + TOLERANCE
            {
                strange += 1;
            }
        }
    }
    strange
}

/// The letters of a text. Hyphens are left out, as a reader of PDF can't know which of those at the ends of lines belong to
/// the word.
fn letters(text: &str) -> String {
    let counts = |letter: &char| !letter.is_whitespace() && !matches!(letter, '\u{200b}' | '-');
    text.chars().filter(counts).collect()
}

fn words(pdf: &Path) -> Option<String> {
    let output = run(Command::new("pdftotext").arg(pdf).arg("-"))?;
    let text = String::from_utf8(output.stdout).unwrap();
    Some(letters(&text))
}

fn said(scenes: &[Scene]) -> Vec<&str> {
    let pages = scenes.iter().flat_map(|scene| &scene.pages);
    let blocks = pages
        .flat_map(|page| &page.elements)
        .flat_map(|element| &element.says);
    blocks
        .flat_map(|block| block.text.split_whitespace())
        .collect()
}

/// Writes a document and, beside it, our own PDF of it.
fn write(folder: &Path, name: &str, scenes: &[Scene]) {
    let docx = scenes_to_docx(scenes).unwrap();
    fs::write(folder.join(format!("{name}.docx")), docx).unwrap();
    let pdf = scenes_to_pdf(scenes).unwrap();
    fs::write(folder.join(format!("{name}.pdf")), pdf).unwrap();
}

/// Fails where LibreOffice shows a document otherwise than our own PDF does; nothing where a program is missing.
fn compare(folder: &Path, name: &str, scenes: &[Scene]) -> Option<()> {
    let theirs = folder.join("office").join(format!("{name}.pdf"));
    let (own, shown) = (pages(&folder.join(format!("{name}.pdf")))?, pages(&theirs)?);
    assert_eq!(own.len(), shown.len(), "pages of {name}");
    let text = words(&theirs)?;
    for word in said(scenes) {
        assert!(text.contains(&letters(word)), "{name}: {word}");
    }
    for (at, (own, shown)) in own.iter().zip(&shown).enumerate() {
        let (own, shown) = (ink(own), ink(shown));
        let (lost, added) = (strange(&own, &shown), strange(&shown, &own));
        let page = at + 1;
        assert!(
            lost + added <= 2,
            "{name}, page {page}: {lost} lost, {added} added"
        );
    }
    Some(())
}

#[test]
fn libreoffice_shows_the_same_pages() {
    let folder = folder("docx", "office");
    let mut all = corpus();
    all.push(("long".to_owned(), long(40)));
    for (name, scenes) in &all {
        write(&folder, name, scenes);
    }
    let names: Vec<String> = all.iter().map(|(name, _)| name.clone()).collect();
    if convert(&folder, &names).is_none() {
        return;
    }
    for (name, scenes) in &all {
        if compare(&folder, name, scenes).is_none() {
            return;
        }
    }
    let _ = fs::remove_dir_all(folder);
}
