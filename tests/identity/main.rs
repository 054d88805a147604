//! The identity of an SOP as it is drawn: what stands where, whatever is missing and however long the lists are.

mod columns;
mod flow;
mod outline;
mod parts;
mod pictures;
mod rules;

use lajur::model::Sop;
use lajur::pipeline::check;
use lajur::render::scene::{Element, IdentityPart, Page, Role, Scene, Shape};
use lajur::render::{Options, to_scene};
use lajur::source::Source;

/// The rows of every SOP here.
const ROWS: &str = r#"
  pelaksana a "Petugas"
  pelaksana b "Kepala"
  aktivitas satu "Menerima berkas" { mulai oleh a   waktu 5 menit }
  aktivitas dua "Memeriksa berkas" { akhir oleh b   waktu 5 menit }
"#;

/// The only SOP of a text.
fn sop(text: &str) -> Sop {
    let checked = check(&[Source::new("a.sop", text)]);
    let errors: Vec<_> = checked
        .findings
        .iter()
        .filter(|finding| finding.severity == lajur::diagnostic::Severity::Error)
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    checked.catalogue.sops.into_iter().next().unwrap()
}

/// An SOP with these statements of identity before its rows.
fn with(identity: &str) -> Sop {
    sop(&format!(
        "sop a \"Nama SOP ini\" {{\n{identity}\n{ROWS}\n}}\n"
    ))
}

/// An SOP of the project's own, by its path.
fn own(path: &str) -> Sop {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    sop(&std::fs::read_to_string(root.join(path)).unwrap())
}

fn drawn(sop: &Sop) -> Scene {
    to_scene(sop, &Options::default())
}

/// The elements of a part of the identity on a page, in order.
fn of(page: &Page, part: IdentityPart) -> Vec<&Element> {
    let role = Role::Identity(part);
    page.elements.iter().filter(|it| it.role == role).collect()
}

/// The lines of text of an element.
fn lines(element: &Element) -> Vec<&str> {
    let lines = element.shapes.iter().filter_map(|shape| match shape {
        Shape::Text(text) => Some(text.words.as_str()),
        _ => None,
    });
    lines.collect()
}

/// The lines of text of all elements of a part on a page.
fn all_lines(page: &Page, part: IdentityPart) -> Vec<&str> {
    of(page, part).into_iter().flat_map(lines).collect()
}

fn has_table(page: &Page) -> bool {
    page.elements
        .iter()
        .any(|element| element.role == Role::Head)
}
