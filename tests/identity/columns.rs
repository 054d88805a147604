//! The head of the table: names and order of columns, groups of lanes, the row of numbers.

use lajur::model::{ColumnKind, Sop};
use lajur::render::scene::{Element, Place, Role, Scene};

use crate::{drawn, lines, own, sop};

fn with_columns(columns: &str, actors: &str) -> Sop {
    sop(&format!(
        "sop a \"Nama\" {{\n{columns}\n{actors}\n\
         aktivitas satu \"Menerima berkas\" {{ mulai oleh a  waktu 5 menit  keluaran \"Berkas\" }}\n\
         aktivitas dua \"Memeriksa berkas\" {{ akhir oleh b  waktu 5 menit }}\n}}"
    ))
}

const TWO: &str = "pelaksana a \"Petugas\"\npelaksana b \"Kepala\"";

fn elements(scene: &Scene, role: fn(&Role) -> bool) -> impl Iterator<Item = &Element> {
    let elements = scene.pages.iter().flat_map(|page| &page.elements);
    elements.filter(move |it| role(&it.role))
}

/// The heads with their places, one in a line, from above and from the left.
fn heads(sop: &Sop) -> Vec<String> {
    let scene = drawn(sop);
    let mut heads: Vec<(&Place, String)> = elements(&scene, |role| *role == Role::Head)
        .filter_map(|it| Some((it.place.as_ref()?, lines(it).join(" "))))
        .collect();
    heads.sort_by_key(|(place, _)| (place.rows.start, place.columns.start));
    let told =
        |(place, words): (&Place, String)| format!("{:?} {:?} {words}", place.rows, place.columns);
    heads.into_iter().map(told).collect()
}

#[test]
fn both_bundled_documents_have_their_own_heads() {
    assert_eq!(
        heads(&own("sops/kaltim.sop")),
        [
            "0..2 0..1 No.",
            "0..2 1..2 Aktivitas",
            "0..1 2..6 Pelaksana",
            "0..1 6..9 Mutu Baku",
            "0..2 9..10 Keterangan",
            "1..2 2..3 Admin Nasional",
            "1..2 3..4 Admin BPS Provinsi",
            "1..2 4..5 Pejabat Penghubung di BPS Provinsi",
            "1..2 5..6 Unit Kerja terkait di BPS Provinsi",
            "1..2 6..7 Persyaratan/ Kelengkapan",
            "1..2 7..8 Waktu",
            "1..2 8..9 Output",
        ]
    );
    assert_eq!(
        heads(&own("sops/lubuklinggau.sop")),
        [
            "0..2 0..1 No",
            "0..2 1..2 Aktivitas",
            "0..1 2..5 Pelaksana",
            "0..1 5..7 Baku Mutu",
            "1..2 2..3 Pelapor",
            "1..2 3..4 Tim SP4N Lapor",
            "1..2 4..5 Kepala BPS",
            "1..2 5..6 Dokumen",
            "1..2 6..7 Waktu",
        ]
    );
}

#[test]
fn without_a_block_the_columns_are_the_usual_ones() {
    assert_eq!(
        heads(&with_columns("", TWO)),
        [
            "0..2 0..1 No",
            "0..2 1..2 Kegiatan",
            "0..1 2..4 Pelaksana",
            "0..1 4..7 Mutu Baku",
            "0..2 7..8 Keterangan",
            "1..2 2..3 Petugas",
            "1..2 3..4 Kepala",
            "1..2 4..5 Kelengkapan",
            "1..2 5..6 Waktu",
            "1..2 6..7 Output",
        ]
    );
}

#[test]
fn output_may_stand_before_time_or_be_missing_and_the_standard_may_have_one_level() {
    let first = "kolom { aktivitas \"Uraian Prosedur\" pelaksana mutu-baku \"Baku Mutu\" { keluaran \"Hasil\" waktu } keterangan \"Ket.\" }";
    assert_eq!(
        heads(&with_columns(first, TWO))[2..],
        [
            "0..1 3..5 Baku Mutu",
            "0..2 5..6 Ket.",
            "1..2 1..2 Petugas",
            "1..2 2..3 Kepala",
            "1..2 3..4 Hasil",
            "1..2 4..5 Waktu",
        ]
    );
    let flat = "kolom { nomor aktivitas pelaksana kelengkapan \"Dokumen\" waktu }";
    let flat = with_columns(flat, TWO);
    assert_eq!(heads(&flat)[3..5], ["0..2 4..5 Dokumen", "0..2 5..6 Waktu"]);
    let output = |role: &Role| matches!(role, Role::Cell(_, ColumnKind::Output));
    assert_eq!(elements(&drawn(&flat), output).count(), 0);
}

#[test]
fn groups_of_lanes_have_a_head_of_their_own_beside_lanes_without_a_group() {
    let actors = "pelaksana c \"Pemohon\"\nkelompok \"Satker Pengirim\" { pelaksana a \"Staf\" pelaksana d \"Kepala\" }\n\
                  kelompok \"Satker Penerima\" { pelaksana b \"Bendahara\" }";
    assert_eq!(
        heads(&with_columns("kolom { aktivitas pelaksana waktu }", actors)),
        [
            "0..3 0..1 Kegiatan",
            "0..1 1..5 Pelaksana",
            "0..3 5..6 Waktu",
            "1..3 1..2 Pemohon",
            "1..2 2..4 Satker Pengirim",
            "1..2 4..5 Satker Penerima",
            "2..3 2..3 Staf",
            "2..3 3..4 Kepala",
            "2..3 4..5 Bendahara",
        ]
    );
}

#[test]
fn a_row_of_numbers_counts_each_column_and_each_lane() {
    for (columns, actors, depth) in [
        ("kolom { nomor-kolom }", TWO, 2),
        (
            "kolom { nomor aktivitas pelaksana mutu-baku keterangan nomor-kolom }",
            "pelaksana a \"Petugas\"\nkelompok \"Pimpinan\" { pelaksana b \"Kepala\" }",
            3,
        ),
    ] {
        let sop = with_columns(columns, actors);
        let scene = drawn(&sop);
        let numbers: Vec<&Element> = elements(&scene, |role| *role == Role::ColumnNumber).collect();
        let said: Vec<String> = numbers.iter().map(|it| lines(it).join("")).collect();
        assert_eq!(said, ["1", "2", "3", "4", "5", "6", "7", "8"]);
        for (at, number) in numbers.iter().enumerate() {
            let place = number.place.as_ref().unwrap();
            assert_eq!(place.rows, depth..depth + 1);
            assert_eq!(place.columns, at..at + 1);
        }
        let body = |role: &Role| matches!(role, Role::LaneCell(..));
        let first = elements(&scene, body).next().unwrap();
        assert_eq!(first.bounds.y0, numbers[0].bounds.y1);
        assert_eq!(first.place.as_ref().unwrap().rows, depth + 1..depth + 2);
    }
}

#[test]
fn columns_are_not_numbered_unless_the_file_says_so() {
    let scene = drawn(&with_columns("kolom { nomor aktivitas pelaksana }", TWO));
    assert_eq!(
        elements(&scene, |role| *role == Role::ColumnNumber).count(),
        0
    );
}
