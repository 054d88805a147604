//! The form of official SOPs: each lint finds its fault and leaves sound rows alone.

use std::fs;
use std::path::Path;

use lajur::diagnostic::{CODES, Diagnostic, Levels, Severity};
use lajur::lang::Lang;
use lajur::pipeline::check;
use lajur::source::Source;

const FORM: &[&str] = &[
    "active-verb",
    "dates-out-of-order",
    "doubled-activity",
    "effective-at-once",
    "few-actors",
    "hidden-decision",
    "incomplete-identity",
    "never-revised",
    "quality-standard",
    "related-to-itself",
    "row-numbers",
];

const CITATION: &[&str] = &[
    "cited-twice",
    "replaced-regulation",
    "wrong-citation",
    "wrong-title",
];

fn findings(name: &str, text: &str) -> Vec<Diagnostic> {
    check(&[Source::new(name, text)]).findings
}

/// Each finding of a code: the text of the place it blames.
fn blamed(code: &str, text: &str) -> Vec<String> {
    let source = Source::new("a.sop", text);
    let found = check(std::slice::from_ref(&source)).findings;
    let of_code = found.iter().filter(|finding| finding.code() == code);
    of_code
        .map(|finding| source.slice(finding.span).to_string())
        .collect()
}

/// The findings of form in a file of the repository: line, code and words.
fn form_of(path: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join(path)).unwrap();
    let source = Source::new(path, text);
    let found = check(std::slice::from_ref(&source)).findings;
    let of_form = found
        .iter()
        .filter(|finding| FORM.contains(&finding.code()));
    of_form
        .map(|finding| {
            let line = source.position(finding.span.start()).line;
            let text = finding.message.text(Lang::En);
            format!("{line} {}: {text}", finding.code())
        })
        .collect()
}

/// An official SOP of two actors, around what is to be seen.
fn official(head: &str, rows: &str) -> String {
    format!(
        "sop a \"Judul Prosedur\" {{\n  nomor \"1/2024\"\n{head}\n  pelaksana staf \"Staf\" alias \"Petugas Loket\"\n  \
         pelaksana kepala \"Kepala Kantor\"\n{rows}\n}}\n"
    )
}

/// An official SOP whose second row has this text.
fn with_text(text: &str) -> String {
    official(
        "",
        &format!(
            "aktivitas satu \"Menerima\" {{ mulai oleh staf }}\naktivitas dua \"{text}\" {{ akhir oleh kepala }}"
        ),
    )
}

fn with_rows(rows: &str) -> String {
    official("", rows)
}

#[test]
fn the_founding_documents_are_found_at_fault() {
    insta::assert_snapshot!(form_of("sops/kaltim.sop").join("\n"));
    insta::assert_snapshot!(form_of("sops/lubuklinggau.sop").join("\n"));
}

#[test]
fn both_notations_have_the_same_findings() {
    for name in ["kaltim", "lubuklinggau"] {
        let words = |path: String| {
            let mut words: Vec<String> = form_of(&path)
                .iter()
                .filter_map(|found| Some(found.split_once(' ')?.1.to_string()))
                .collect();
            words.sort();
            words
        };
        let dsl = words(format!("sops/{name}.sop"));
        assert_eq!(dsl, words(format!("sops/{name}.sop.yaml")));
    }
}

#[test]
fn samples_that_claim_nothing_are_left_in_peace() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    for entry in fs::read_dir(corpus).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("identity.sop") || path.ends_with("identity.sop.yaml") {
            continue;
        }
        let name = path.display().to_string();
        let text = fs::read_to_string(&path).unwrap();
        let found = findings(&name, &text);
        let of_form = found
            .iter()
            .filter(|it| FORM.contains(&it.code()) || CITATION.contains(&it.code()));
        assert_eq!(of_form.count(), 0, "{name}");
    }
}

#[test]
fn an_activity_begins_with_an_active_verb() {
    let flagged = [
        ("Penyampaian laporan", "Penyampaian"),
        ("Laporan selesai", "Laporan"),
        ("Surat permohonan masuk", "Surat"),
        ("Rapat persiapan", "Rapat"),
        ("Kehadiran peserta", "Kehadiran"),
        ("1. Pengecekan berkas", "Pengecekan"),
        ("a) Perbaikan draf", "Perbaikan"),
        ("Staf menerima berkas", "Staf"),
        ("Petugas Loket akan mencatat", "Petugas Loket"),
        ("Kepala Kantor menandatangani", "Kepala Kantor"),
    ];
    for (text, blame) in flagged {
        assert_eq!(blamed("active-verb", &with_text(text)), [blame], "{text}");
    }
    let sound = [
        "Menerima surat",
        "Verifikasi, identifikasi, dan disposisi laporan",
        "Disposisi laporan kepada pejabat",
        "Memberikan tanggapan",
        "Mengarsipkan",
        "Berkoordinasi dengan kepala",
        "Diterima dan dicatat",
        "Periksa berkas",
        "Kembalikan berkas",
        "Perhatikan lampiran",
        "Kerjakan ulang",
        "Sosialisasi",
        "Staf",
        "Kepala Kantor Cabang",
        "Receive the letter",
        "Plan the visit",
        "Scan the report",
        "Meet the auditors",
        "",
        "…",
    ];
    for text in sound {
        assert_eq!(
            blamed("active-verb", &with_text(text)),
            Vec::<String>::new(),
            "{text}"
        );
    }
}

#[test]
fn a_better_beginning_is_suggested_where_it_is_known() {
    let help = |text: &str| {
        let found = findings("a.sop", &with_text(text));
        let of_code = found.into_iter().find(|it| it.code() == "active-verb");
        of_code.unwrap().help.unwrap().text(Lang::En)
    };
    let like = "begin it like this: ";
    assert_eq!(
        help("Penyampaian laporan akhir"),
        format!("{like}`Menyampaikan laporan akhir …`")
    );
    assert_eq!(
        help("Staf menerima surat"),
        format!("{like}`Menerima surat …`")
    );
    assert!(help("Kehadiran peserta").starts_with("begin with what is done"));
}

#[test]
fn each_row_states_the_quality_standard_of_its_table() {
    let missing = |head: &str, rows: &str| {
        let found = findings("a.sop", &official(head, rows));
        let of_code = found.iter().filter(|it| it.code() == "quality-standard");
        of_code
            .map(|it| it.message.text(Lang::Id))
            .collect::<Vec<_>>()
    };
    let whole = "kelengkapan \"A\" waktu 1 jam keluaran \"B\"";
    let rows = |second: &str| {
        format!(
            "aktivitas satu \"Menerima\" {{ mulai oleh staf {whole} }}\naktivitas dua \"Memeriksa\" {{ oleh kepala {second} }}\n\
             aktivitas tiga \"Menyimpan\" {{ akhir oleh staf {whole} }}"
        )
    };
    let none = Vec::<String>::new();
    assert_eq!(missing("", &rows(whole)), none);
    assert_eq!(
        missing("", &rows("waktu \"segera\"")),
        ["mutu baku `2 Memeriksa` belum lengkap: tidak ada `kelengkapan`, `keluaran`"]
    );
    // A wait and a call have a time of their own, and what is called states its own standard.
    assert_eq!(
        missing("", &rows("tunggu 3 hari kelengkapan \"A\" keluaran \"B\"")),
        none
    );
    // The columns that the table leaves out are not asked for.
    let narrow = "kolom { aktivitas \"Aktivitas\" pelaksana \"Pelaksana\" mutu-baku \"Mutu\" { waktu \"Waktu\" } }";
    assert_eq!(missing(narrow, &rows("waktu 1 jam")), none);
    let untimed = missing(narrow, &rows(""));
    assert_eq!(
        untimed,
        ["mutu baku `2 Memeriksa` belum lengkap: tidak ada `waktu`"]
    );
    // A column that nobody fills is told once.
    let empty = "aktivitas satu \"Menerima\" { mulai oleh staf waktu 1 jam }\naktivitas dua \"Menyimpan\" { akhir oleh kepala waktu 1 jam }";
    assert_eq!(
        missing("", empty),
        ["tidak ada baris tabel yang berisi `kelengkapan`, `keluaran`"]
    );
}

#[test]
fn rows_that_share_a_time_are_timed() {
    let text = with_rows(
        "aktivitas satu \"Menerima\" { mulai oleh staf waktu 3 menit, bersama dua }\n\
         aktivitas dua \"Mencatat\" { oleh kepala }\n\
         aktivitas tiga \"Menyimpan\" { akhir oleh staf waktu 1 jam }",
    );
    let rows: Vec<String> = blamed("quality-standard", &text);
    assert_eq!(rows, ["a"]);
}

#[test]
fn dates_come_in_their_order() {
    let blame = |head: &str| blamed("dates-out-of-order", &official(head, ""));
    let none = Vec::<String>::new();
    assert_eq!(
        blame("dibuat 2024-01-02 direvisi \"-\" berlaku 2024-01-02"),
        none
    );
    assert_eq!(
        blame("dibuat 2024-01-02 direvisi 2024-02-01 berlaku 2024-03-01"),
        none
    );
    assert_eq!(
        blame("dibuat 2024-01-02 berlaku 2024-01-01"),
        ["2024-01-01"]
    );
    assert_eq!(
        blame("dibuat 2024-01-02 direvisi 2023-02-01 berlaku 2024-03-01"),
        ["2023-02-01"]
    );
    let approved =
        "dibuat 2024-01-02 disahkan \"Kepala\" { tanggal 2024-05-01 } berlaku 2024-03-01";
    assert_eq!(blame(approved), ["2024-03-01"]);
    let early = "dibuat 2024-01-02 disahkan \"Kepala\" { tanggal 2024-01-01 }";
    assert_eq!(blame(early), ["2024-01-01"]);
}

#[test]
fn an_sop_is_not_related_to_itself() {
    let blame = |line: &str| {
        let head = format!("keterkaitan {{ \"{line}\" }}");
        blamed("related-to-itself", &official(&head, "")).len()
    };
    assert_eq!(blame("SOP JUDUL-PROSEDUR!"), 1);
    assert_eq!(
        blame("Standar Operasional Prosedur (SOP) Judul Prosedur"),
        1
    );
    assert_eq!(blame("SOP Nomor 1/2024"), 1);
    assert_eq!(blame("SOP Judul Prosedur Lain"), 0);
    assert_eq!(blame("SOP Nomor 11/2024"), 0);
    assert_eq!(blame("SOP"), 0);
}

#[test]
fn decisions_are_not_hidden_in_texts() {
    let hidden = |text: &str| blamed("hidden-decision", &with_text(text));
    assert_eq!(hidden("Menolak berkas apabila kurang"), ["apabila"]);
    assert_eq!(hidden("Jika lengkap, meneruskan berkas"), ["Jika"]);
    assert_eq!(hidden("Menandatangani dalam hal disetujui"), ["dalam hal"]);
    assert_eq!(
        hidden("Kepala mengambil keputusan"),
        ["mengambil keputusan"]
    );
    assert_eq!(
        hidden("Decide whether the file is complete"),
        ["Decide whether"]
    );
    for sound in [
        "Meneruskan kepada dinas, dalam hal ini bidang A",
        "Membuat surat keputusan",
        "Membilas",
        "Mengabari",
    ] {
        assert_eq!(hidden(sound), Vec::<String>::new(), "{sound}");
    }
    let shown = |statements: &str| {
        blamed(
            "hidden-decision",
            &with_rows(&format!(
                "data {{ kurang ya/tidak }}\naktivitas satu \"Menerima\" {{ mulai oleh staf }}\n\
                 aktivitas dua \"Menolak apabila kurang\" {{ {statements} }}\naktivitas tiga \"Menyimpan\" {{ akhir oleh kepala }}"
            )),
        )
        .is_empty()
    };
    assert!(!shown("oleh staf"));
    assert!(shown("oleh staf hanya bila kurang"));
    assert!(shown("oleh staf keluaran \"Surat\" jika kurang"));
    assert!(shown("oleh staf waktu 1 hari jika kurang"));
    assert!(shown(
        "keputusan oleh staf { \"Ya\" -> satu, paling banyak 2 kali \"Tidak\" -> tiga }"
    ));
}

#[test]
fn rows_are_numbered_in_order() {
    let blame = |numbers: [&str; 4]| {
        let kinds = [
            "mulai oleh staf",
            "oleh staf",
            "oleh kepala",
            "akhir oleh staf",
        ];
        let rows = numbers
            .iter()
            .zip(kinds)
            .enumerate()
            .map(|(at, (number, kind))| {
                format!("aktivitas a{at} \"Memeriksa {at}\" {{ nomor \"{number}\" {kind} }}")
            });
        let rows: Vec<String> = rows.collect();
        blamed("row-numbers", &with_rows(&rows.join("\n")))
    };
    let none = Vec::<String>::new();
    assert_eq!(blame(["1", "2", "3", "4"]), none);
    assert_eq!(blame(["1.", "2.", "2a.", "10."]), none);
    assert_eq!(blame(["1", "", "I", "2"]), none);
    assert_eq!(blame(["1", "2", "2", "3"]), ["\"2\""]);
    assert_eq!(blame(["1", "3", "2", "4"]), ["\"2\""]);
    assert_eq!(blame(["1", "2", "1", "2"]), ["\"1\""]);
}

#[test]
fn a_row_repeats_an_earlier_one_only_when_all_is_the_same() {
    let doubled = |second: &str| {
        let rows = format!(
            "aktivitas a \"Memeriksa draf\" {{ mulai oleh staf keluaran \"Draf\" }}\naktivitas b {second}\n\
             aktivitas c \"Menyimpan\" {{ akhir oleh kepala }}"
        );
        !blamed("doubled-activity", &with_rows(&rows)).is_empty()
    };
    assert!(doubled(
        "\"Memeriksa  draf.\" { oleh staf keluaran \"Draf\" }"
    ));
    assert!(!doubled(
        "\"Memeriksa draf\" { oleh kepala keluaran \"Draf\" }"
    ));
    assert!(!doubled(
        "\"Memeriksa draf\" { oleh staf keluaran \"Draf kedua\" }"
    ));
}

#[test]
fn one_performer_is_too_few() {
    let alone = "aktivitas a \"Menerima\" { mulai oleh staf }\naktivitas b \"Menyimpan\" { akhir oleh staf }";
    assert_eq!(blamed("few-actors", &with_rows(alone)), ["staf"]);
    let two = alone.replace("akhir oleh staf", "akhir oleh kepala");
    assert!(blamed("few-actors", &with_rows(&two)).is_empty());
    let nobody = alone.replace("oleh staf", "");
    assert!(blamed("few-actors", &with_rows(&nobody)).is_empty());
}

#[test]
fn a_draft_without_number_and_approval_is_left_in_peace() {
    let draft = with_text("Penyampaian laporan apabila ada").replace("nomor \"1/2024\"", "");
    let found = findings("a.sop", &draft);
    assert!(
        found.iter().all(|it| !FORM.contains(&it.code())),
        "{found:?}"
    );
}

/// Every code of this area can be switched off and raised: on the command line, in an SOP, and where it is found in an
/// activity, there as well.
#[test]
fn every_code_can_be_switched_off_and_made_an_error() {
    for code in FORM.iter().chain(CITATION) {
        let page = CODES.iter().find(|page| page.code == *code).unwrap();
        let bad = page.examples(Lang::En).find(|example| !example.good);
        let text = bad.unwrap().text;
        let weights = |text: &str, levels: &Levels| {
            let found = levels.apply(findings("a.sop", text));
            let of_code = found.into_iter().filter(|it| it.code() == *code);
            of_code.map(|it| it.severity).collect::<Vec<_>>()
        };
        let plain = Levels::default();
        assert!(!weights(text, &plain).contains(&Severity::Error), "{code}");

        let (mut allow, mut deny) = (Levels::default(), Levels::default());
        allow.allow(code).unwrap();
        deny.deny(code).unwrap();
        assert!(weights(text, &allow).is_empty(), "{code}");
        let denied = weights(text, &deny);
        assert!(
            !denied.is_empty() && denied.iter().all(|it| *it == Severity::Error),
            "{code}"
        );

        let in_sop = |statement: &str| text.replacen("{\n", &format!("{{\n  {statement}\n"), 1);
        assert!(
            weights(&in_sop(&format!("allow {code} \"known\"")), &plain).is_empty(),
            "{code}"
        );
        let denied = weights(&in_sop(&format!("deny {code}")), &plain);
        assert!(
            !denied.is_empty() && denied.iter().all(|it| *it == Severity::Error),
            "{code}"
        );
    }
}

#[test]
fn an_activity_switches_off_what_is_found_in_it() {
    let of_rows = [
        "active-verb",
        "quality-standard",
        "hidden-decision",
        "row-numbers",
        "doubled-activity",
    ];
    for code in of_rows {
        let page = CODES.iter().find(|page| page.code == code).unwrap();
        let bad = page.examples(Lang::En).find(|example| !example.good);
        let statement = format!("allow {code} ");
        let text: Vec<String> = bad
            .unwrap()
            .text
            .lines()
            .map(|line| match line.trim_start().starts_with("activity ") {
                true => line.replacen("{ ", &format!("{{ {statement}"), 1),
                false => line.to_string(),
            })
            .collect();
        let found = findings("a.sop", &text.join("\n"));
        assert!(
            found.iter().all(|it| it.code() != code),
            "{code}: {found:?}"
        );
    }
}
