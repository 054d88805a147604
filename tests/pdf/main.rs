//! PDF files: what is heard of them, what can be searched in them, and that each run makes the same.

#[path = "../tools/programs.rs"]
mod programs;
mod reader;
#[path = "../tools/sops.rs"]
mod sops;
mod structure;

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use lajur::pipeline;
use lajur::render::scene::{
    Element, IdentityPart, Picture, PictureFormat, Rect, Role, Scene, Shape,
};
use lajur::render::{Options, scene_to_png, scenes_to_pdf, to_scene};
use lajur::source::Source;
use programs::run;
use proptest::prelude::*;
use reader::{Pdf, Value};
use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};
use sops::sop_files;
use structure::{heard, keeps_the_rules};

fn scenes_of(text: &str) -> Vec<Scene> {
    let checked = pipeline::check(&[Source::new("some.sop", text)]);
    let sops = checked.catalogue.sops.iter();
    sops.map(|sop| to_scene(sop, &Options::default())).collect()
}

fn scenes_in(path: impl AsRef<Path>) -> Vec<Scene> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    scenes_of(&fs::read_to_string(root.join(path)).unwrap())
}

/// A row with this text in an SOP of two rows.
fn with_text(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(|c| !['"', '\\', '{', '}'].contains(c))
        .collect();
    format!(
        "sop uji \"Uji {text}\" {{\n  pelaksana staf \"Staf {text}\"\n  \
         aktivitas terima \"Menerima {text}\" {{ mulai oleh staf keluaran \"{text}\" }}\n  \
         aktivitas arsip \"Mengarsipkan\" {{ akhir oleh staf }}\n}}\n"
    )
}

/// What a tool writes when it is given a file; nothing where it is not installed.
fn tool(name: &str, options: &[&str], file: &[u8]) -> Option<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let unique = format!(
        "pdf-{name}-{}-{:?}.pdf",
        file.len(),
        std::thread::current().id()
    );
    let path = folder.join(unique);
    fs::write(&path, file).unwrap();
    let place = path.to_str().unwrap();
    let filled: Vec<&str> = options
        .iter()
        .map(|o| if *o == "FILE" { place } else { *o })
        .collect();
    let output = run(Command::new(name).args(filled));
    fs::remove_file(&path).unwrap();
    let output = output?;
    assert!(output.status.success(), "{name}: {output:?}");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn without_blanks(text: &str) -> String {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

#[test]
fn every_sop_becomes_a_file_that_keeps_the_rules() {
    for file in sop_files() {
        let scenes = scenes_in(&file);
        let written = scenes_to_pdf(&scenes).unwrap();
        let pdf = Pdf::read(&written);
        let pages: usize = scenes.iter().map(|scene| scene.pages.len()).sum();
        assert_eq!(pdf.pages().len(), pages, "{}", file.display());
        keeps_the_rules(&pdf);
        assert_eq!(heard(&pdf).all("Sect").len(), scenes.len());
        assert_eq!(
            written,
            scenes_to_pdf(&scenes).unwrap(),
            "the same each time"
        );
    }
}

#[test]
fn all_sops_fit_into_one_file() {
    let scenes: Vec<Scene> = sop_files().iter().flat_map(scenes_in).collect();
    let pdf = Pdf::read(&scenes_to_pdf(&scenes).unwrap());
    keeps_the_rules(&pdf);
    let outlines = pdf.get(&pdf.catalog(), "Outlines");
    assert!(pdf.get(&outlines, "Count").number() > scenes.len() as f64);
}

#[test]
fn the_file_says_what_it_is() {
    let scenes = scenes_in("sops/kaltim.sop");
    let pdf = Pdf::read(&scenes_to_pdf(&scenes).unwrap());
    let info = pdf.get(&pdf.trailer, "Info");
    assert_eq!(pdf.get(&info, "Title").text(), scenes[0].title);
    assert!(pdf.get(&info, "Author").text().contains("KALIMANTAN TIMUR"));
    assert_eq!(pdf.get(&info, "Creator").text(), "lajur");
    assert!(
        pdf.get(&info, "CreationDate")
            .text()
            .starts_with("D:20240102")
    );
    assert_eq!(pdf.get(&pdf.catalog(), "Lang").text(), "id");
    let Value::Dict(catalog) = pdf.catalog() else {
        panic!("no catalogue");
    };
    let about = String::from_utf8(pdf.stream(&catalog["Metadata"])).unwrap();
    assert!(about.contains("<pdfaid:part>2</pdfaid:part>"), "{about}");
    assert!(about.contains("<pdfaid:conformance>A</pdfaid:conformance>"));
    assert!(about.contains("<pdfuaid:part>1</pdfuaid:part>"));
}

#[test]
fn each_symbol_says_where_its_exits_lead() {
    let pdf = Pdf::read(&scenes_to_pdf(&scenes_in("sops/kaltim.sop")).unwrap());
    let document = heard(&pdf);
    let figures = document.all("Figure");
    let mut told = figures.iter().map(|figure| figure.alt.as_str());
    assert!(told.any(|alt| alt.starts_with("Keputusan: 3 ") && alt.contains("lanjut ke no. 4")));
    let decision = figures
        .iter()
        .find(|figure| figure.alt.contains("Keputusan"))
        .unwrap();
    assert_eq!(
        decision.marks.len(),
        3,
        "the symbol and the words on its two arrows"
    );
    for cell in document.all("TD") {
        assert!(cell.all("Figure").len() <= 1);
    }
}

#[test]
fn a_table_that_goes_on_over_pages_is_one_table() {
    let scenes = scenes_in("tests/corpus/times.sop");
    assert!(scenes[0].pages.len() > 1);
    let pdf = Pdf::read(&scenes_to_pdf(&scenes).unwrap());
    let document = heard(&pdf);
    assert_eq!(
        document.all("Table").len(),
        2,
        "the identity and the procedure"
    );
    assert_eq!(document.all("THead").len(), 1);
    let links = document.all("Link");
    assert_eq!(links.len(), 2);
    for link in links {
        assert_eq!(link.all("annotation").len(), 1);
        assert!(link.all("Figure")[0].alt.contains("halaman"));
    }
}

#[test]
fn a_list_that_goes_on_over_pages_is_one_list() {
    let laws: String = (1..=90)
        .map(|at| format!("    \"Peraturan nomor {at} tentang hal yang panjang sekali namanya\"\n"))
        .collect();
    let text = format!(
        "sop dasar \"Dasar\" {{\n  nomor \"1\"\n  dasar-hukum {{\n{laws}  }}\n  \
         pelaksana staf \"Staf\"\n  aktivitas a \"Mulai\" {{ mulai oleh staf }}\n  \
         aktivitas b \"Akhir\" {{ akhir oleh staf }}\n}}\n"
    );
    let scenes = scenes_of(&text);
    assert!(scenes[0].pages.len() > 2, "{}", scenes[0].pages.len());
    let pdf = Pdf::read(&scenes_to_pdf(&scenes).unwrap());
    keeps_the_rules(&pdf);
    let document = heard(&pdf);
    assert_eq!(document.all("L").len(), 1);
    assert_eq!(document.all("LI").len(), 90);
    assert_eq!(document.all("H1").len(), 1);
}

#[test]
fn tools_find_no_fault_and_words_stay_whole() {
    for file in sop_files() {
        let scenes = scenes_in(&file);
        let written = scenes_to_pdf(&scenes).unwrap();
        let _ = tool("qpdf", &["--check", "FILE"], &written);
        let Some(text) = tool("pdftotext", &["-raw", "FILE", "-"], &written) else {
            return;
        };
        for title in scenes.iter().map(|scene| &scene.title) {
            assert!(
                without_blanks(&text).contains(&without_blanks(title)),
                "{title}"
            );
        }
    }
    let written = scenes_to_pdf(&scenes_in("sops/kaltim.sop")).unwrap();
    let text = tool("pdftotext", &["FILE", "-"], &written).unwrap();
    assert!(text.contains("SP4N-LAPOR!"), "{text}");
    if let Some(text) = tool("pdfinfo", &["-struct-text", "FILE"], &written) {
        assert!(
            text.contains("Table") && text.contains("Laporan pengaduan aspirasi dan permohonan")
        );
    }
}

/// The greys of a PNG file, and its width.
fn greys(file: &[u8]) -> (Vec<f64>, u32) {
    let picture = Pixmap::decode_png(file).unwrap();
    let grey = |pixel: &PremultipliedColorU8| {
        let parts = [pixel.red(), pixel.green(), pixel.blue()];
        parts.iter().map(|part| f64::from(*part)).sum::<f64>() / 765.0
    };
    (picture.pixels().iter().map(grey).collect(), picture.width())
}

/// The mean greys of squares of a picture, which are alike though letters stand a part of a pixel apart.
fn blocks(greys: &[f64], width: u32) -> Vec<f64> {
    const EDGE: usize = 16;
    let width = width as usize;
    let columns = width.div_ceil(EDGE);
    let mut sums = vec![0.0; columns * (greys.len() / width).div_ceil(EDGE)];
    for (at, grey) in greys.iter().enumerate() {
        sums[at / width / EDGE * columns + at % width / EDGE] += grey;
    }
    sums.iter().map(|sum| sum / (EDGE * EDGE) as f64).collect()
}

#[test]
fn a_page_looks_as_its_picture_does() {
    for file in [
        "sops/kaltim.sop",
        "sops/lubuklinggau.sop",
        "tests/corpus/node-kinds.sop",
    ] {
        let scenes = scenes_in(file);
        let scene = &scenes[..1];
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let stem = folder.join(file.replace('/', "-"));
        let stem = stem.to_str().unwrap();
        let written = scenes_to_pdf(scene).unwrap();
        if tool("pdftoppm", &["-r", "72", "-png", "FILE", stem], &written).is_none() {
            return;
        }
        for (at, picture) in scene_to_png(&scene[0], 72.0).unwrap().iter().enumerate() {
            let path = format!("{stem}-{}.png", at + 1);
            let (shown, width) = greys(&fs::read(&path).unwrap());
            fs::remove_file(&path).unwrap();
            let (wanted, other_width) = greys(picture);
            assert_eq!((shown.len(), width), (wanted.len(), other_width));
            let (shown, wanted) = (blocks(&shown, width), blocks(&wanted, width));
            let apart = shown.iter().zip(&wanted).map(|(a, b)| (a - b).abs());
            let most = apart.fold(0.0, f64::max);
            assert!(most < 0.15, "{file}, page {}: {most}", at + 1);
        }
    }
}

#[test]
fn a_picture_has_a_box_for_what_no_face_has_and_says_how_large_it_is() {
    let boxed = &scenes_of(&with_text("日"))[0];
    let square = &scenes_of(&with_text("\u{25a1}"))[0];
    let picture = scene_to_png(boxed, 144.0).unwrap();
    assert_eq!(
        greys(&picture[0]),
        greys(&scene_to_png(square, 144.0).unwrap()[0])
    );
    let size = picture[0]
        .windows(4)
        .position(|chunk| chunk == b"pHYs")
        .unwrap();
    let per_metre = u32::from_be_bytes(picture[0][size + 4..size + 8].try_into().unwrap());
    assert_eq!(per_metre, 5669);
}

#[test]
fn odd_characters_are_drawn_and_can_be_searched() {
    let odd = "≥ 5 → ✓ Ωλ Жук café e\u{301} 日本 👨\u{200d}👩 سلام שלום \u{e000} \u{ad}\u{feff}x";
    let scenes = scenes_of(&with_text(odd));
    let written = scenes_to_pdf(&scenes).unwrap();
    keeps_the_rules(&Pdf::read(&written));
    if let Some(text) = tool("pdftotext", &["-raw", "FILE", "-"], &written) {
        for part in ["≥ 5 → ✓ Ωλ Жук café", "日本", "👨"] {
            assert!(text.contains(part), "{part} is not in {text}");
        }
    }
}

#[test]
fn a_picture_that_can_not_be_read_is_left_out() {
    let mut scenes = scenes_in("sops/kaltim.sop");
    let without = scenes_to_pdf(&scenes).unwrap();
    let png = scene_to_png(&scenes[0], 20.0).unwrap().remove(0);
    let mut file_with = |bytes: &[u8]| {
        let rect = Rect::new(50.0, 400.0, 90.0, 440.0);
        let picture = Picture {
            format: PictureFormat::Png,
            bytes: Arc::from(bytes),
            size: (234, 166),
        };
        let shapes = vec![Shape::Picture { rect, picture }];
        let logo = Element {
            title: Some("Lambang BPS".to_owned()),
            ..Element::new(Role::Identity(IdentityPart::Logo), rect, shapes)
        };
        scenes[0].pages[0].elements.push(logo);
        let written = scenes_to_pdf(&scenes).unwrap();
        scenes[0].pages[0].elements.pop();
        keeps_the_rules(&Pdf::read(&written));
        written
    };
    let shown = file_with(&png);
    let told = heard(&Pdf::read(&shown));
    assert!(
        told.all("Figure")
            .iter()
            .any(|figure| figure.alt == "Lambang BPS")
    );
    assert!(shown.len() > without.len());
    for broken in [&png[..png.len() / 2], &png[..40], b"no picture".as_slice()] {
        let told = heard(&Pdf::read(&file_with(broken)));
        assert!(
            told.all("Figure")
                .iter()
                .all(|figure| figure.alt != "Lambang BPS")
        );
    }
}

#[test]
fn a_page_too_long_for_the_standard_is_drawn_smaller() {
    let rows: String = (0..400)
        .map(|row| format!("  aktivitas a{row} \"Langkah {row}\" {{ oleh staf }}\n"))
        .collect();
    let text = format!("sop panjang \"Panjang\" {{\n  pelaksana staf \"Staf\"\n{rows}}}\n");
    let checked = pipeline::check(&[Source::new("panjang.sop", text)]);
    let options = Options {
        one_page: true,
        ..Options::default()
    };
    let mut scene = to_scene(&checked.catalogue.sops[0], &options);
    for page in &mut scene.pages {
        page.height = page.height.max(20_000.0);
    }
    let pdf = Pdf::read(&scenes_to_pdf(&[scene]).unwrap());
    keeps_the_rules(&pdf);
    let sheet = pdf.get(&pdf.pages()[0], "MediaBox").items();
    assert!(
        sheet.iter().all(|edge| edge.number() <= 14_400.5),
        "{sheet:?}"
    );
}

#[test]
fn cells_upon_each_other_and_no_scene_at_all_break_nothing() {
    assert!(!scenes_to_pdf(&[]).unwrap().is_empty());
    let mut scenes = scenes_in("sops/kaltim.sop");
    for page in &mut scenes[0].pages {
        let cells = page
            .elements
            .iter()
            .filter(|element| element.place.is_some());
        let mut more: Vec<Element> = cells.cloned().collect();
        for (at, cell) in more.iter_mut().enumerate() {
            let place = cell.place.as_mut().unwrap();
            place.columns.end = match at % 3 {
                0 => place.columns.start,
                _ => place.columns.end + 1,
            };
            if at % 5 == 0 {
                place.rows.end = place.rows.start;
            }
        }
        page.elements.extend(more);
    }
    assert!(!scenes_to_pdf(&scenes).unwrap().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_becomes_a_file_that_keeps_the_rules(text in "\\PC{0,60}|[\\u{300}-\\u{36f}a \\u{200b}-\\u{200f}]{0,40}|.{0,40}") {
        let scenes = scenes_of(&with_text(&text));
        let written = scenes_to_pdf(&scenes).unwrap();
        keeps_the_rules(&Pdf::read(&written));
    }
}
