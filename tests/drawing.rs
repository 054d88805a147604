//! What a scene could not show comes back to the author's own words, in both languages, and is heeded like all findings.

use lajur::diagnostic::Diagnostic;
use lajur::lang::Lang;
use lajur::model::{ColumnKind, NodeId, RowId};
use lajur::pipeline::{check, drawing, heed};
use lajur::render::scene::{ArrowId, Shortfall};
use lajur::render::{Options, to_scene};
use lajur::source::Source;

const SOP: &str = r#"sop surat "Surat masuk" {
  abaikan lost-label
  pelaksana staf "Staf"
  pelaksana kepala "Kepala"
  aktivitas terima "Menerima suratsuratsurat resmi" { mulai oleh staf  kelengkapan "Berkas" atau "Salinan-berkas-lengkap" }
  aktivitas periksa "Memeriksa surat" {
    keputusan oleh kepala "Lengkap?" { "Ya" -> simpan  "Tidak" -> terima }
  }
  aktivitas simpan "Menyimpan surat" { akhir oleh staf }
}
"#;

/// The findings of a scene that lacks something, each with the words it blames.
fn found(shortfall: Shortfall) -> Vec<(Diagnostic, String)> {
    let source = Source::new("surat.sop", SOP);
    let checked = check(std::slice::from_ref(&source));
    let sop = &checked.catalogue.sops[0];
    let mut scene = to_scene(sop, &Options::default());
    scene.shortfalls = vec![shortfall];
    let found = drawing::findings(sop, &scene).into_iter();
    found
        .map(|it| {
            let blamed = source.slice(it.span).to_string();
            (it, blamed)
        })
        .collect()
}

fn one(shortfall: Shortfall) -> (&'static str, String, String) {
    let mut found = found(shortfall);
    assert_eq!(found.len(), 1);
    let (finding, blamed) = found.remove(0);
    assert!(finding.help.is_some());
    assert!(finding.message.text(Lang::Id) != finding.message.text(Lang::En));
    (finding.code(), finding.message.text(Lang::En), blamed)
}

fn arrow(exit: usize, to: u32) -> ArrowId {
    ArrowId {
        from: NodeId(1),
        exit,
        target: 0,
        to: NodeId(to),
    }
}

#[test]
fn a_broken_word_is_blamed_where_it_stands() {
    let word = |kind, word: &str| one(Shortfall::BrokenWord(RowId(0), kind, word.to_string()));
    let (code, text, blamed) = word(ColumnKind::Activity, "suratsuratsurat");
    assert_eq!((code, &*blamed), ("long-word", "suratsuratsurat"));
    assert!(text.contains("`suratsuratsurat`"));
    let (_, _, blamed) = word(ColumnKind::Needs, "Salinan-berkas-lengkap");
    assert_eq!(blamed, "Salinan-berkas-lengkap");
    let (_, _, blamed) = word(ColumnKind::Time, "nowhere");
    assert_eq!(blamed, "terima");
}

#[test]
fn a_lost_arrow_is_blamed_at_its_target() {
    let (code, text, blamed) = one(Shortfall::ArrowLost(arrow(1, 0)));
    assert_eq!((code, &*blamed), ("lost-arrow", "terima"));
    assert!(
        text.contains("from `2 Memeriksa surat` to `1 Menerima"),
        "{text}"
    );
    let (code, _, blamed) = one(Shortfall::LabelLost(arrow(0, 2)));
    assert_eq!((code, &*blamed), ("lost-label", "\"Ya\""));
    let (code, _, blamed) = one(Shortfall::CaptionLost(NodeId(1)));
    assert_eq!((code, &*blamed), ("lost-label", "\"Lengkap?\""));
    // The way to the next row is not written; the row it leaves is blamed.
    let implied = ArrowId {
        from: NodeId(0),
        exit: 0,
        target: 0,
        to: NodeId(1),
    };
    assert_eq!(one(Shortfall::ArrowLost(implied)).2, "terima");
}

#[test]
fn a_wide_table_is_told_in_millimetres() {
    let (code, text, blamed) = one(Shortfall::WiderThanPaper(72.0));
    assert_eq!((code, &*blamed), ("wide-table", "surat"));
    assert!(text.contains("26 mm wider"), "{text}");
}

#[test]
fn the_file_may_allow_what_is_found_in_drawing() {
    let checked = check(&[Source::new("surat.sop", SOP)]);
    let all = [
        Shortfall::LabelLost(arrow(0, 2)),
        Shortfall::ArrowLost(arrow(0, 2)),
    ];
    let all = all.into_iter().flat_map(found).map(|(finding, _)| finding);
    let left = heed(&checked.catalogue, all.collect());
    let codes: Vec<_> = left.iter().map(Diagnostic::code).collect();
    assert_eq!(codes, ["lost-arrow"]);
}

#[test]
fn numbers_that_lead_nowhere_do_no_harm() {
    let stray = ArrowId {
        from: NodeId(2),
        exit: 9,
        target: 9,
        to: NodeId(0),
    };
    assert_eq!(one(Shortfall::LabelLost(stray)).2, "simpan");
}

#[test]
fn letters_that_no_typeface_has_are_named_once_a_text() {
    let text = SOP
        .replace("Menyimpan surat", "Menyimpan 木林森木 surat")
        .replace("\"Kepala\"", "\"Kepala é ≥ – “ok”\"");
    let checked = check(&[Source::new("surat.sop", text)]);
    let found: Vec<String> = checked
        .findings
        .iter()
        .filter(|it| it.code() == "outside-font")
        .map(|it| it.message.text(Lang::En))
        .collect();
    assert_eq!(
        found,
        [
            "no typeface of the document has `木` (U+6728), `林` (U+6797), `森` (U+68EE), so a box is drawn"
        ]
    );
}
