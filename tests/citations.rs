//! Citations of regulations: how they may be spelt, and what is found in them.

use std::fs;
use std::path::Path;

use lajur::diagnostic::Diagnostic;
use lajur::lang::Lang;
use lajur::pipeline::{NoLogos, check, check_with_twins};
use lajur::source::Source;
use proptest::prelude::*;

const CODES: &[&str] = &[
    "cited-twice",
    "replaced-regulation",
    "wrong-citation",
    "wrong-title",
];

/// What is found about citations: code and words.
fn found_in(sources: &[Source]) -> Vec<String> {
    let of_citation = |it: &&Diagnostic| CODES.contains(&it.code());
    let checked = check(sources);
    let found = checked.findings.iter().filter(of_citation);
    found
        .map(|it| format!("{}: {}", it.code(), it.message.text(Lang::En)))
        .collect()
}

fn sop(basis: &[&str]) -> String {
    let lines: Vec<String> = basis
        .iter()
        .map(|line| format!("    \"{line}\"\n"))
        .collect();
    format!(
        "sop a \"A\" {{\n  dasar-hukum {{\n{}  }}\n}}\n",
        lines.concat()
    )
}

/// What is found in a legal basis of these lines.
fn basis(lines: &[&str]) -> Vec<String> {
    found_in(&[Source::new("a.sop", sop(lines))])
}

fn one(line: &str) -> String {
    basis(&[line]).join("\n")
}

fn wrong(cited: &str, right: &str) -> String {
    format!("wrong-citation: by its title this is not `{cited}` but `{right}`")
}

const KIP: &str = "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik";
const PELAKSANAAN: &str =
    "PP 96/2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik";

#[test]
fn the_founding_documents_have_four_faulty_citations_and_none_more() {
    let sops = Path::new(env!("CARGO_MANIFEST_DIR")).join("sops");
    for ending in ["sop", "sop.yaml"] {
        let read = |name: &str| {
            let path = sops.join(format!("{name}.{ending}"));
            let text = fs::read_to_string(path).unwrap();
            found_in(&[Source::new(format!("{name}.{ending}"), text)])
        };
        assert_eq!(read("lubuklinggau"), Vec::<String>::new());
        let ministry = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi";
        assert_eq!(
            read("kaltim"),
            [
                wrong("Undang-Undang Nomor 25 Tahun 2008", KIP),
                wrong(
                    "Undang-Undang Nomor 61 Tahun 2010",
                    &format!("Peraturan Pemerintah Nomor 61 Tahun 2010 tentang Pelaksanaan {KIP}")
                ),
                wrong(
                    "Peraturan Pemerintah Nomor 72 Tahun 2012",
                    &PELAKSANAAN.replace("PP 96/2012", "Peraturan Pemerintah Nomor 96 Tahun 2012")
                ),
                format!(
                    "replaced-regulation: `{ministry} Nomor 24 Tahun 2014` was replaced by `{ministry} Nomor 62 Tahun 2018`"
                ),
            ]
        );
    }
}

#[test]
fn a_citation_is_read_however_it_is_spelt() {
    let heads = [
        "Undang-Undang Nomor 25 Tahun 2008",
        "Undang – Undang No. 25 Tahun 2008",
        "UNDANG-UNDANG REPUBLIK INDONESIA NOMOR 25 TAHUN 2008",
        "Undang Undang RI No 25 Tahun 2008",
        "Undang-Undang R.I. Nomor : 25 Tahun 2008",
        "UU No. 25 Th. 2008",
        "UU Nomor 25 Thn 2008",
        "UU 25/2008",
        "UU No.25/2008",
        "Law Number 25 of 2008",
    ];
    for head in heads {
        let found = one(&format!("{head} tentang Keterbukaan Informasi Publik"));
        assert!(
            found.contains(&format!("this is not `{head}` but")),
            "{found}"
        );
    }
    let replaced = [
        "PermenPANRB 24/2014",
        "PermenPAN-RB Nomor 24 Tahun 2014",
        "Permen PAN dan RB No. 24 Tahun 2014",
        "Permenpan & RB Nomor 24/2014",
        "Peraturan Menteri PANRB Nomor 24 Tahun 2014",
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Republik Indonesia Nomor 24 Tahun 2014",
        "Peraturan MenPAN-RB Nomor 24 Tahun 2014 Pasal 3 ayat (1)",
    ];
    for head in replaced {
        assert!(one(head).starts_with("replaced-regulation"), "{head}");
    }
}

#[test]
fn what_is_right_or_unknown_is_not_blamed() {
    let silent = [
        KIP,
        PELAKSANAAN,
        "UU 25/2009 Pasal 44(1)",
        "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara Republik Indonesia Tahun 2009 Nomor 112, Tambahan Lembaran Negara Republik Indonesia Nomor 5038);",
        "UU 14/2008 tentang KIP",
        "Law Number 25 of 2009 on Public Services",
        "Peraturan Presiden Nomor 76 Tahun 2013 tentang Pengelolaan Pengaduan Pelayanan Publik Nasional",
        "Peraturan Gubernur Nomor 25 Tahun 2008 tentang Keterbukaan Informasi Publik",
        "Peraturan Daerah Nomor 3 Tahun 2010 tentang Pelayanan Publik",
        "Undang-Undang Nomor 4 Tahun 1990 tentang Serah-Simpan Karya Cetak dan Karya Rekam",
        "Undang-Undang Nomor 20 Tahun 2001 tentang Perubahan atas Undang-Undang Nomor 31 Tahun 1999 tentang Pemberantasan Tindak Pidana Korupsi",
        "Peraturan Pemerintah Pengganti Undang-Undang Nomor 25 Tahun 2009 tentang Keterbukaan Informasi Publik",
        "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945",
        "PermenPAN Nomor PER/21/M.PAN/11/2008 tentang Pedoman Penyusunan Standar Operasional Prosedur",
        "UU 25 2009 tentang Keterbukaan Informasi Publik",
        "Surat Nomor 25 Tahun 2008 tentang Keterbukaan Informasi Publik",
        "UU",
        "UU Nomor",
        "UU Nomor 25 Tahun",
        "UU 99999999999/2009",
        "tentang tentang tentang 1",
    ];
    for line in silent {
        assert_eq!(one(line), "", "{line}");
    }
}

#[test]
fn one_thing_miswritten_is_found_by_the_title() {
    let pp = |title: &str| format!("PP 72 Tahun 2012 tentang {title}");
    let right = "Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik";
    for title in [
        "Pelaksanaan UU 25/2009",
        "Pelaksanaan UU No. 25 Tahun 2009 tentang Pelayanan Publik",
    ] {
        assert_eq!(one(&pp(title)), wrong("PP 72 Tahun 2012", right));
    }
    // The number of another law of the catalogue.
    assert!(one("UU 25/2009 tentang Keterbukaan Informasi Publik").contains("`UU 14/2008"));
    // Of three laws of one title, the one in force.
    assert!(one("UU 5/2001 tentang Pemerintahan Daerah").contains("UU 23/2014"));
    // A title of one word with both number and year unknown tells too little.
    assert_eq!(one("UU 5/2001 tentang Statistik"), "");
    // A change of a regulation is not the regulation.
    assert_eq!(
        one("UU 9/2008 tentang Perubahan atas Keterbukaan Informasi Publik"),
        ""
    );
}

#[test]
fn a_title_that_belongs_to_nothing_is_told() {
    let found = one("UU 25/2009 tentang Perlindungan Hutan Lindung");
    assert_eq!(found, "wrong-title: `UU 25/2009` has another title");
    assert_eq!(one("PermenPANRB 35/2012 tentang SOP AP"), "");
    assert_eq!(
        one("UU 25/2009 tentang Standar Pelayanan Publik Nasional"),
        ""
    );
}

#[test]
fn several_citations_in_one_line_are_each_read() {
    let list = "UU 25/2008 tentang Keterbukaan Informasi Publik, UU 25/2009 tentang Pelayanan Publik dan PP 72/2012 tentang Pelaksanaan UU 25/2009";
    let found = basis(&[list]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].contains("UU 14/2008") && found[1].contains("PP 96/2012"));
    // A fault inside a title is found once, and the regulation inside counts as no second citation.
    let nested = "Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 24 Tahun 2009 tentang Pelayanan Publik";
    let found = basis(&["UU 25/2009 tentang Pelayanan Publik", nested]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("but `Undang-Undang Nomor 25 Tahun 2009"));
}

#[test]
fn the_legal_basis_cites_each_regulation_once() {
    let twice = "cited-twice: `UU 25/2009` is cited twice";
    assert_eq!(basis(&["UU 25/2009", "UU 25/2009"]), [twice]);
    assert_eq!(
        basis(&[
            "UU 25/2009 tentang Pelayanan Publik",
            "UU 25/2009 tentang Layanan Publik"
        ]),
        [format!("{twice}, under two titles")]
    );
    // Of an unknown kind or number nothing is known but that it is the same.
    assert_eq!(
        basis(&["UU 1/1999", "Undang-Undang Nomor 1 Tahun 1999"]).len(),
        1
    );
    assert_eq!(basis(&["UU 25/2009", PELAKSANAAN]), Vec::<String>::new());
    // Miscited in one line and right in another: the same regulation after all.
    let found = basis(&["UU 25/2008 tentang Keterbukaan Informasi Publik", KIP]);
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn rules_and_other_parts_are_read_too() {
    let text = r#"sop a "A" {
      bagian "Sejarah" { "Dahulu berlaku PermenPANRB 24/2014, lalu UU 25/2008 tentang Keterbukaan Informasi Publik." }
      bagian "Mengingat :" { "PermenPANRB 24/2014" }
      pelaksana x "X"
      aktivitas satu "Menerima" { mulai oleh x }
      aktivitas dua "Menyimpan" { akhir oleh x }
      aturan r wajib { dalam 3 hari kerja  menurut "PermenPANRB 24/2014" }
    }"#;
    let found = found_in(&[Source::new("a.sop", text)]);
    let codes: Vec<&str> = found.iter().filter_map(|it| it.split(':').next()).collect();
    assert_eq!(
        codes,
        [
            "wrong-citation",
            "replaced-regulation",
            "replaced-regulation"
        ]
    );
}

#[test]
fn a_fix_is_offered_in_the_form_of_the_citation() {
    let fixed = |name: &str, text: &str| {
        let source = Source::new(name, text);
        let found = check(std::slice::from_ref(&source)).findings;
        let finding = found.iter().find(|it| CODES.contains(&it.code())).unwrap();
        let fix = finding.fix.as_ref().unwrap();
        assert!(!fix.safe);
        let edit = &fix.edits[0];
        let mut text = text.to_string();
        text.replace_range(edit.span.range(), &edit.text);
        text
    };
    let cases = [
        (
            "UU 25/2008 tentang Keterbukaan Informasi Publik.",
            "UU 14/2008 tentang Keterbukaan Informasi Publik.",
        ),
        (
            "Undang-Undang No. 25 Tahun 2008 tentang Keterbukaan Informasi Publik",
            KIP,
        ),
        (
            "PermenPANRB 24/2014, Pasal 3",
            "PermenPANRB 62/2018, Pasal 3",
        ),
        (
            "PermenPANRB 24/2014 tentang Pengelolaan Pengaduan;",
            "PermenPANRB 62/2018 tentang Pedoman Sistem Pengelolaan Pengaduan Pelayanan Publik Nasional;",
        ),
    ];
    for (wrong, right) in cases {
        assert_eq!(fixed("a.sop", &sop(&[wrong])), sop(&[right]));
        let yaml = |line: &str| format!("sop a:\n  dasar-hukum:\n    - {line}\n");
        assert_eq!(fixed("a.sop.yaml", &yaml(wrong)), yaml(right));
        let quoted = |line: &str| format!("sop a:\n  dasar-hukum:\n    - '{line}'\n");
        assert_eq!(fixed("a.sop.yaml", &quoted(wrong)), quoted(right));
    }
    // Where the file has the text otherwise than it is read, the whole line is blamed and no fix offered.
    let folded =
        "sop a:\n  dasar-hukum:\n    - UU 25/2008\n      tentang Keterbukaan Informasi Publik\n";
    let found = check(&[Source::new("a.sop.yaml", folded)]).findings;
    let finding = found
        .iter()
        .find(|it| it.code() == "wrong-citation")
        .unwrap();
    assert!(finding.fix.is_none());
}

#[test]
fn users_extend_the_catalogue() {
    let own = "kinds:\n  - kind: Perbup\n    name: Peraturan Bupati\n\
               regulations:\n  - cite: Perbup 3/2020\n    title: Pengaduan Masyarakat\n\
               \x20 - cite: PermenPANRB 9/2026\n    title: Pengaduan\n    replaces: [PermenPANRB 62/2018]\n\
               \x20 - cite: UU 25/2009\n    title: Judul Percobaan\n";
    let with = |lines: &[&str]| {
        found_in(&[
            Source::new("a.sop", sop(lines)),
            Source::new("dinas.regulations.yaml", own),
        ])
    };
    let found = with(&["Peraturan Bupati Nomor 4 Tahun 2020 tentang Pengaduan Masyarakat"]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("Peraturan Bupati Nomor 3 Tahun 2020"));
    // The newest replacement counts, over several steps.
    assert_eq!(
        with(&["PermenPANRB 24/2014"]),
        ["replaced-regulation: `PermenPANRB 24/2014` was replaced by `PermenPANRB 9/2026`"]
    );
    // An entry of the user's takes the place of the built-in one.
    assert_eq!(
        with(&["UU 25/2009 tentang Judul Percobaan"]),
        Vec::<String>::new()
    );
}

#[test]
fn a_faulty_catalogue_is_told_and_the_rest_of_it_used() {
    let text = "regulations:\n  - cite: Perwali 1/2020\n    title: X\n  - cite: UU 1/2030\n    title: Satu\n\
                \x20 - cite: UU 1/2030\n    title: Dua\n  - cite: UU 2/2030\n\
                \x20 - { cite: UU 3/2030, title: Tiga, replaced-by: UU 4/2030 }\n\
                \x20 - { cite: UU 5/2030, title: Lima, replaced-by: UU 6/2030 }\n\
                \x20 - { cite: UU 6/2030, title: Enam, replaced-by: UU 5/2030 }\n";
    let sources = [
        Source::new("a.sop", sop(&["UU 5/2030"])),
        Source::new("b.regulations.yaml", text),
    ];
    let found = check(&sources).findings;
    let of_file: Vec<String> = found
        .iter()
        .filter(|it| it.source == 1)
        .map(|it| {
            assert_eq!(it.code(), "regulations-file");
            sources[1].slice(it.span).to_string()
        })
        .collect();
    assert_eq!(
        of_file,
        [
            "Perwali 1/2020",
            "UU 1/2030",
            "UU 2/2030",
            "UU 4/2030",
            "UU 5/2030"
        ]
    );
    assert!(found.iter().any(|it| it.code() == "replaced-regulation"));
}

#[test]
fn twins_share_the_data_beside_them() {
    let yaml = "sop a:\n  dasar-hukum:\n    - UU 1/2030\n";
    let data = "regulations:\n  - { cite: UU 1/2030, title: Satu, replaced-by: UU 2/2030 }\n\
                \x20 - { cite: UU 2/2030, title: Dua }\n  - { cite: XX 3/2030, title: Tiga }\n";
    let sources = [
        Source::new("a.sop", sop(&["UU 1/2030"])),
        Source::new("a.sop.yaml", yaml),
        Source::new("b.regulations.yaml", data),
    ];
    let found = check_with_twins(&sources, &NoLogos);
    let files = |code: &str| {
        let of_code = found.iter().filter(|it| it.code() == code);
        of_code.map(|it| it.source).collect::<Vec<_>>()
    };
    assert_eq!(files("replaced-regulation"), [0, 1]);
    assert_eq!(files("regulations-file"), [2]);
}

#[test]
fn an_unreadable_catalogue_is_left_out() {
    for text in [
        "regulations: 3",
        "regulations:\n  - cit: UU 1/2030\n",
        "{",
        "\u{0}",
        "- a",
    ] {
        let sources = [
            Source::new(
                "a.sop",
                sop(&["UU 25/2008 tentang Keterbukaan Informasi Publik"]),
            ),
            Source::new("b.regulations.yaml", text),
        ];
        let found = check(&sources).findings;
        assert!(found.iter().any(|it| it.code() == "data-file"), "{text}");
        assert!(
            found.iter().any(|it| it.code() == "wrong-citation"),
            "{text}"
        );
    }
}

proptest! {
    /// Whatever stands in a text, it is read without a panic, and what is blamed and replaced lies in the file.
    #[test]
    fn any_text_can_be_read(words in prop::collection::vec(prop::sample::select(PIECES), 0..30)) {
        let text = words.concat();
        let line = text.replace('\n', "\\n");
        let source = Source::new(
            "a.sop",
            format!("sop a \"A\" {{\n  nomor \"1\"\n  dasar-hukum {{ \"{line}\" \"{line}\" }}\n  \
                     pelaksana x \"Kepala BPS\"\n  aktivitas b \"{line}\" {{ mulai oleh x }}\n}}\n"),
        );
        for finding in check(std::slice::from_ref(&source)).findings {
            let edits = finding.fix.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
            for span in edits.chain([finding.span]) {
                prop_assert!(source.text().get(span.range()).is_some(), "{finding:?}");
            }
        }
    }
}

const PIECES: &[&str] = &[
    "UU",
    "Undang-Undang ",
    "PP ",
    "PermenPAN",
    "-RB ",
    "Nomor ",
    "No.",
    " 25",
    "/",
    "2008",
    " Tahun 2009",
    "14 ",
    " tentang ",
    "Keterbukaan Informasi Publik",
    "Pelayanan ",
    "Pelaksanaan ",
    ", ",
    "; ",
    "(",
    ")",
    ". ",
    "\n",
    " dan ",
    "İ",
    "—",
    "ß",
    "Kepala BPS ",
    "mengambil keputusan ",
    "apabila ",
    "Penyampaian ",
    "Pasal",
    "a.",
    "1)",
    "dalam hal ",
    "ini ",
    "mem",
];
