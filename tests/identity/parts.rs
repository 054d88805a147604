//! The parts of the identity: what is said, in which language, and what happens where one is missing.

use lajur::render::scene::{Heads, IdentityPart, Page, Role};
use lajur::render::{Options, Parts, to_scene};

use crate::{all_lines, drawn, has_table, of, own, sop, with};

/// How many elements of a role are on a page.
fn count(page: &Page, role: Role) -> usize {
    page.elements.iter().filter(|it| it.role == role).count()
}

fn has_identity(page: &Page) -> bool {
    let is_identity = |role| matches!(role, Role::Identity(_));
    page.elements.iter().any(|it| is_identity(it.role))
}

#[test]
fn dates_stand_in_words_of_the_files_language_and_words_as_they_are() {
    let indonesian = with("dibuat 2024-01-02\ndirevisi \"-\"\nberlaku 2024-12-31");
    let page = &drawn(&indonesian).pages[0];
    assert_eq!(
        all_lines(page, IdentityPart::Term),
        [
            "Tanggal Pembuatan",
            "Tanggal Revisi",
            "Tanggal Efektif",
            "Nama SOP"
        ]
    );
    assert_eq!(
        all_lines(page, IdentityPart::Value),
        ["02 Januari 2024", "-", "31 Desember 2024"]
    );
    let english = sop(
        "sop a \"Name\" {\n created 2024-01-02\n effective \"on signing\"\n actor x \"X\"\n \
         activity one \"Do it\" { start by x  takes 5 minutes }\n \
         activity two \"End it\" { end by x  takes 5 minutes } }",
    );
    let page = &drawn(&english).pages[0];
    assert_eq!(
        all_lines(page, IdentityPart::Term),
        ["Date Created", "Effective Date", "SOP Name"]
    );
    assert_eq!(
        all_lines(page, IdentityPart::Value),
        ["02 January 2024", "on signing"]
    );
}

#[test]
fn the_approval_has_what_the_file_says() {
    let all = with(
        "disahkan \"Kepala Dinas\" { nama \"Dr. Contoh\"  nip \"NIP. 1975\"  tempat \"Tirta Asri\"  tanggal 2024-02-01 }",
    );
    assert_eq!(
        all_lines(&drawn(&all).pages[0], IdentityPart::Approval),
        [
            "Ditetapkan di Tirta Asri",
            "pada tanggal 01 Februari 2024",
            "Kepala Dinas",
            "Dr. Contoh",
            "NIP. 1975"
        ]
    );
    let little = with("disahkan { tanggal 2024-02-01  nip \"1975\" }");
    assert_eq!(
        all_lines(&drawn(&little).pages[0], IdentityPart::Approval),
        ["Pada tanggal 01 Februari 2024", "NIP. 1975"]
    );
}

#[test]
fn without_an_identity_the_title_stands_above_the_table() {
    let scene = drawn(&with(""));
    assert_eq!(scene.pages.len(), 1);
    assert_eq!(count(&scene.pages[0], Role::Title), 1);
    assert!(!has_identity(&scene.pages[0]));
}

#[test]
fn a_short_identity_stands_above_the_table_and_names_the_sop_once() {
    let scene = drawn(&with(
        "nomor \"1\"\ninstansi \"X\"\ndisahkan \"Kepala\" { nama \"N\" }",
    ));
    assert_eq!(scene.pages.len(), 1);
    let page = &scene.pages[0];
    assert!(has_table(page));
    assert_eq!(all_lines(page, IdentityPart::Name), ["Nama SOP ini"]);
    assert_eq!(count(page, Role::Title), 0);
    let head = page
        .elements
        .iter()
        .find(|it| it.role == Role::Head)
        .unwrap();
    let name = of(page, IdentityPart::Name)[0];
    assert!(name.bounds.y1 < head.bounds.y0);
}

#[test]
fn lists_bring_pages_of_their_own_and_the_table_begins_on_the_next_with_its_title() {
    let scene = drawn(&own("sops/kaltim.sop"));
    assert_eq!(scene.pages.len(), 2);
    assert!(!has_table(&scene.pages[0]) && has_table(&scene.pages[1]));
    assert_eq!(count(&scene.pages[1], Role::Title), 1);
    assert_eq!(count(&scene.pages[1], Role::RunningTitle), 0);
    let heads = all_lines(&scene.pages[0], IdentityPart::ListHead);
    assert_eq!(
        heads,
        [
            "Dasar Hukum",
            "Kualifikasi Pelaksana",
            "Keterkaitan",
            "Peralatan/Perlengkapan",
            "Peringatan",
            "Pencatatan dan Pendataan"
        ]
    );
}

#[test]
fn the_table_alone_is_drawn_as_if_there_were_no_identity() {
    let options = Options {
        parts: Parts::Table,
        ..Options::default()
    };
    let scene = to_scene(&own("sops/kaltim.sop"), &options);
    assert_eq!(scene.pages.len(), 1);
    assert_eq!(count(&scene.pages[0], Role::Title), 1);
    assert!(!has_identity(&scene.pages[0]));
}

#[test]
fn a_list_without_its_counterpart_takes_the_whole_width() {
    let scene = drawn(&with(
        "dasar-hukum { \"Satu\" }\nperingatan { \"Dua\" }\npencatatan { \"Tiga\" }",
    ));
    let lists = of(&scene.pages[0], IdentityPart::List);
    let widths: Vec<i64> = lists
        .iter()
        .map(|it| it.bounds.width().round() as i64)
        .collect();
    assert_eq!(lists.len(), 3);
    assert_eq!(widths[0], widths[1] + widths[2]);
}

#[test]
fn lines_are_numbered_unless_there_is_one_or_they_bring_their_own() {
    let scene = drawn(&with(
        "dasar-hukum { \"Satu\" \"Dua\" }\nkualifikasi { \"Satu\" }\nperingatan { \"a. Satu\" \"b. Dua\" }",
    ));
    let lists = all_lines(&scene.pages[0], IdentityPart::List);
    assert_eq!(
        lists,
        ["1.", "Satu", "2.", "Dua", "Satu", "a. Satu", "b. Dua"]
    );
}

#[test]
fn terms_and_headings_are_heads_and_the_rest_are_cells() {
    let scene = drawn(&own("sops/kaltim.sop"));
    let heads = |part| {
        let element = of(&scene.pages[0], part)[0];
        element.place.as_ref().map(|place| place.heads)
    };
    assert_eq!(heads(IdentityPart::Term), Some(Some(Heads::Row)));
    assert_eq!(heads(IdentityPart::ListHead), Some(Some(Heads::Columns)));
    assert_eq!(heads(IdentityPart::List), Some(None));
    assert_eq!(heads(IdentityPart::Signature), None);
}
