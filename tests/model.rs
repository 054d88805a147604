//! What the model makes of a text: everything resolved and in its normal form, or blamed at its place.

use lajur::diagnostic::{Diagnostic, Diagnostics};
use lajur::lang::Lang;
use lajur::model::{Catalogue, Sop, lower::lower};
use lajur::source::Source;
use lajur::syntax::parse;

fn read_all(texts: &[(&str, &str)]) -> (Catalogue, Vec<String>) {
    let mut diagnostics = Diagnostics::new();
    let sources: Vec<Source> = texts.iter().map(|(n, t)| Source::new(*n, *t)).collect();
    let mut trees = Vec::new();
    for (index, source) in sources.iter().enumerate() {
        diagnostics.enter(index);
        trees.push(parse(source, &mut diagnostics));
    }
    let catalogue = lower(&trees, &sources, &mut diagnostics);
    let findings = diagnostics.into_sorted();
    let shown = findings.iter().map(|d| show(d, &sources)).collect();
    (catalogue, shown)
}

/// A finding on one line: place, code, the blamed text, the words, the help, and what the fix writes.
fn show(finding: &Diagnostic, sources: &[Source]) -> String {
    let source = &sources[finding.source];
    let at = source.position(finding.span.start());
    let blamed: String = source.slice(finding.span).chars().take(40).collect();
    let mut line = format!(
        "{}:{} {} [{}] {}",
        at.line,
        at.column,
        finding.code(),
        blamed.lines().next().unwrap_or_default(),
        finding.message.text(Lang::En)
    );
    if let Some(help) = &finding.help {
        line += &format!(" = {}", help.text(Lang::En));
    }
    if let Some(fix) = &finding.fix {
        line += &format!(" => {}", fix.edits[0].text);
    }
    for label in &finding.labels {
        let at = source.position(label.span.start());
        line += &format!(
            " ({}:{} {})",
            at.line,
            at.column,
            label.message.text(Lang::En)
        );
    }
    line
}

fn sop(text: &str) -> Sop {
    let (catalogue, findings) = read_all(&[("test.sop", text)]);
    assert!(findings.is_empty(), "{findings:#?}");
    catalogue.sops.into_iter().next().expect("one SOP")
}

/// What is found in an SOP with this body.
fn findings(body: &str) -> Vec<String> {
    let text = format!("sop s \"S\" {{\n{body}\n}}\n");
    read_all(&[("test.sop", &text)]).1
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(value).expect("serializable")
}

const KALTIM: &str = r#"
sop pengaduan "Pengelolaan Pengaduan melalui Aplikasi SP4N-LAPOR!" {
  number    "SOP/350/64000/PW.140/2024"
  agency    "Badan Pusat Statistik Provinsi Kalimantan Timur"
  unit      "Bagian Umum"
  created   2024-01-02
  revised   "-"
  effective 2024-01-02
  approved  "Kepala BPS Provinsi Kalimantan Timur" { name "Dr. Yusmar Juliana, S.ST., MDEC"  nip "19750716 199612 2 001" }
  legal-basis { "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik" }
  records "Semua pengaduan tercatat"
  calendar indonesia zone "Asia/Makassar"
  days     workdays?
  actor nasional   "Admin Nasional" outside
  actor admin      "Admin BPS Provinsi"
  group "Daerah" { actor unit "Unit Kerja terkait di BPS Provinsi" aka "unit kerja" }
  data {
    kewenangan yes/no "Laporan merupakan kewenangan BPS Provinsi"
    jenis one of { pengawasan "Pengaduan Berkadar Pengawasan" biasa informasi }
    isi optional text
  }
  activity masuk "Laporan pengaduan" {
    start by nasional?
    needs "Sistem dan Jaringan Internet"
    takes 15 minutes
    output "Laporan pengaduan masuk"
  }
  activity verifikasi "Verifikasi" { by nasional? takes 3 days output "Disposisi laporan" }
  activity periksa "Verifikasi dan identifikasi laporan" {
    decision by admin?
    takes 3 days
    when kewenangan "Kewenangan"? -> tanggapan
    otherwise "Bukan kewenangan" -> verifikasi?
  }
  activity tanggapan "Memberikan tanggapan" { by unit? takes 10 days }
  activity selesai "Laporan selesai" { end? by admin? takes 1 hour note "Merekam aktifitas" }
  rule tanggapan-14 must {
    within 14 workdays from verifikasi to tanggapan
    when jenis  ==  biasa
    cites "PermenPANRB 62/2018"
  }
  rule lengkap must "Pengaduan yang tidak lengkap tidak dapat ditindaklanjuti" { at verifikasi require isi is given }
  escalate tanggapan when overdue to nasional "Tanggapan dapat diintervensi"
}
"#;

#[test]
fn a_founding_document_is_read_whole() {
    insta::assert_snapshot!(json(&sop(KALTIM)));
}

/// An activity of each kind that the sketches of hard documents ask for.
const HARD: &str = r#"
sop surat "Surat Masuk" {
  actor umum actor sekretaris actor kepala
  actor srikandi system without lane
  data {
    toko list { buka yes/no jenis one of { besar kecil } }
    lengkap yes/no
    batas optional date
    masuk-pada date and time
    jumlah number
  }
  event izin-diurus "Izin diurus"
  activity terima "Menerima surat masuk" {
    start tangan by umum "Langsung ke Kantor" { -> pindai }
    start surel by sekretaris { "Via Email" -> unduh }
  }
  activity pindai "Memindai" { number "2a" by umum takes 3 minutes, shared with unduh }
  activity unduh "Mengunduh" { number "" by umum or sekretaris }
  activity periksa "Memeriksa klasifikasi" {
    decision rahasia by umum "R/T" { "Ya" -> perlu, at most 2 times "Tidak" -> paraf }
    decision perlu by kepala { when lengkap "Ya" -> rapat or paraf otherwise "Tidak" -> paraf }
  }
  activity paraf "Memaraf" { by umum then sekretaris then kepala only when lengkap joins unduh }
  activity rapat "Membahas" { by umum and kepala? takes at most 1 x 24 hours before teguran repeat at least 4 times -> teguran and lapangan }
  activity teguran "Memberi teguran" {
    by same as tangan
    wait 7 workdays or until izin-diurus { "Sudah" -> arsip "Belum" -> lapangan }
  }
  activity lapangan "Memeriksa tiap toko" {
    by umum
    for each toko
    only when toko.buka and toko.jenis == besar
    takes 2 minutes per toko
    takes 30 minutes - 3 hours if size(toko) > 10
    takes 1 hour 90 minutes 30 minutes
    needs "KTP" or "SIM", "Formulir" from outside, "Kendaraan" as equipment
    output "Risalah" if toko.buka, "Berita acara" to arsip
    pause while izin-diurus
  }
  activity pantau "Memantau" { by srikandi alongside every quarter takes on day 1 to 10 in month november to february }
  activity arsip "Mengarsipkan" { call "pengarsipan" by sekretaris as simpan takes "sesuai jadwal"? every 2 weeks }
  activity usai "Selesai" { end by umum }
  rule r must "Semua" {
    within 10 workdays from tangan to usai
    pause while izin-diurus
    extend 7 workdays if jumlah > 3
    order tangan then paraf then usai
    separate pindai and unduh
    limit rapat at most 2 times
    silence 10 workdays after teguran without arsip by kepala -> usai
    judge "Apakah jelas?" by kepala
    at lapangan require toko.buka
    require batas is given and batas - masuk-pada < 3 days
    require batas + 3 workdays > 2024-02-29
    count first day
  }
  on izin-diurus from paraf, rapat "Dibatalkan" -> usai
  allow doubled-name "sengaja"
}
sop arsip-sop "SOP Pengarsipan" { activity a "A" }
"#;

#[test]
fn the_hard_forms_have_their_place_in_the_model() {
    insta::assert_snapshot!(json(&sop(HARD)));
}

/// For each code a body of an SOP that has the fault and one that doesn't.
const EXAMPLES: &[(&str, &str, &str)] = &[
    (
        "unknown-actor",
        r#"actor admin "Admin"  activity a "A" { by admn }"#,
        r#"actor admin "Admin"  activity a "A" { by admin }"#,
    ),
    (
        "unknown-activity",
        r#"activity periksa "A"  activity b "B" { -> priksa }"#,
        r#"activity periksa "A"  activity b "B" { -> periksa }"#,
    ),
    (
        "unknown-field",
        r#"data { lengkap yes/no }  activity a "A" { only when lengkp }"#,
        r#"data { lengkap yes/no }  activity a "A" { only when lengkap }"#,
    ),
    (
        "unknown-field",
        r#"data { toko list { buka yes/no } }  activity a "A" { for each toko only when toko.bukak }"#,
        r#"data { toko list { buka yes/no } }  activity a "A" { for each toko only when toko.buka }"#,
    ),
    (
        "unknown-value",
        r#"data { jenis one of { biasa berat } }  activity a "A" { only when jenis == biassa }"#,
        r#"data { jenis one of { biasa berat } }  activity a "A" { only when jenis == biasa }"#,
    ),
    (
        "unknown-value",
        r#"data { jenis one of { biasa berat } }  activity a "A" { only when jenis in [biasa, ringan] }"#,
        r#"data { jenis one of { biasa berat } }  activity a "A" { only when jenis in [biasa, berat] }"#,
    ),
    (
        "unknown-sop",
        r#"activity a "A" { call pengarsipan }"#,
        r#"activity a "A" { call "SOP Pengarsipan" }"#,
    ),
    (
        "unknown-exit",
        r#"activity a "A" { decision { "Ya" -> a "Tidak" -> a } takes 1 day for "Mungkin" }"#,
        r#"activity a "A" { decision { "Ya" -> a "Tidak" -> a } takes 1 day for "Ya" }"#,
    ),
    (
        "unknown-code",
        r#"activity a "A" allow unknown-aktor"#,
        r#"activity a "A" allow unknown-actor"#,
    ),
    (
        "doubled-name",
        r#"activity a "A"  activity b "B" { task a }"#,
        r#"activity a "A"  activity b "B" { task c }"#,
    ),
    (
        "doubled-name",
        r#"actor x actor x activity a "A""#,
        r#"actor x actor y activity a "A""#,
    ),
    (
        "doubled-name",
        r#"data { x yes/no } event x activity a "A""#,
        r#"data { x yes/no } event y activity a "A""#,
    ),
    (
        "doubled-name",
        r#"data { x one of { p p } } activity a "A""#,
        r#"data { x one of { p q } } activity a "A""#,
    ),
    (
        "doubled-statement",
        r#"number "1" number "2" activity a "A""#,
        r#"number "1" activity a "A""#,
    ),
    (
        "doubled-statement",
        r#"actor x activity a "A" { by x start by x }"#,
        r#"actor x activity a "A" { start by x }"#,
    ),
    (
        "doubled-statement",
        r#"activity a "A" rule r must should { require 1 < 2 }"#,
        r#"activity a "A" rule r must { require 1 < 2 }"#,
    ),
    ("missing-part", r#"activity a"#, r#"activity a "A""#),
    (
        "missing-part",
        r#"activity a "A" rule r { require 1 < 2 }"#,
        r#"activity a "A" rule r must { require 1 < 2 }"#,
    ),
    (
        "missing-part",
        r#"activity a "A" rule r must"#,
        r#"activity a "A" rule r must { judge "Apakah jelas?" }"#,
    ),
    (
        "missing-part",
        r#"activity a "A" { wait }"#,
        r#"activity a "A" { wait 3 days }"#,
    ),
    (
        "missing-part",
        r#"activity a "A" { when 1 < 2 "Ya" }"#,
        r#"activity a "A" { when 1 < 2 "Ya" -> a }"#,
    ),
    (
        "no-activities",
        r#"actor x "X""#,
        r#"actor x "X" activity a "A""#,
    ),
    (
        "misplaced-word",
        r#"takes 3 days activity a "A""#,
        r#"activity a "A" { takes 3 days }"#,
    ),
    (
        "misplaced-word",
        r#"activity a "A" { nip "1" }"#,
        r#"approved "Kepala" { nip "1" } activity a "A""#,
    ),
    (
        "misplaced-word",
        r#"event e activity a "A" { task until e }"#,
        r#"event e activity a "A" { wait until e }"#,
    ),
    (
        "several-nodes",
        r#"actor x activity a "A" { by x start p task q }"#,
        r#"actor x activity a "A" { start p by x task q by x }"#,
    ),
    (
        "several-nodes",
        r#"activity a "A" { task p task q } activity b "B" { joins a }"#,
        r#"activity a "A" { task p task q } activity b "B" { joins q }"#,
    ),
    (
        "end-with-exit",
        r#"activity a "A" activity b "B" { end -> a }"#,
        r#"activity a "A" activity b "B" { task -> a }"#,
    ),
    (
        "one-target",
        r#"event e activity a "A" activity b "B" on e -> a or b"#,
        r#"event e activity a "A" activity b "B" on e -> a"#,
    ),
    (
        "not-a-date",
        r#"created 2024-02-30 activity a "A""#,
        r#"created 2024-02-29 activity a "A""#,
    ),
    (
        "not-a-date",
        r#"data { d date } activity a "A" { only when d < 2023-02-29 }"#,
        r#"data { d date } activity a "A" { only when d < 2023-02-28 }"#,
    ),
    (
        "zero-time",
        r#"activity a "A" { takes 0 days }"#,
        r#"activity a "A" { takes "segera" }"#,
    ),
    (
        "reversed-range",
        r#"activity a "A" { takes 3-1 days }"#,
        r#"activity a "A" { takes 1-3 days }"#,
    ),
    (
        "reversed-range",
        r#"activity a "A" { takes 3 weeks - 2 days }"#,
        r#"activity a "A" { takes 2 days - 3 weeks }"#,
    ),
    (
        "out-of-range",
        r#"activity a "A" { every month on day 32 }"#,
        r#"activity a "A" { every month on day 31 }"#,
    ),
    (
        "out-of-range",
        r#"activity a "A" { repeat 0 times }"#,
        r#"activity a "A" { repeat 1 times }"#,
    ),
    (
        "no-day-kind",
        r#"days weeks activity a "A""#,
        r#"days workdays activity a "A""#,
    ),
    (
        "wrong-type",
        r#"data { jumlah number } activity a "A" { only when jumlah == "tiga" }"#,
        r#"data { jumlah number } activity a "A" { only when jumlah == 3 }"#,
    ),
    (
        "wrong-type",
        r#"data { isi text } activity a "A" { only when isi }"#,
        r#"data { isi optional text } activity a "A" { only when isi is given }"#,
    ),
    (
        "wrong-type",
        r#"data { isi text } activity a "A" { only when isi < "b" }"#,
        r#"data { isi text } activity a "A" { only when isi contains "b" }"#,
    ),
    (
        "wrong-type",
        r#"data { jenis one of { biasa "Aduan Biasa" berat } } activity a "A" { only when jenis == "aduan biasa" }"#,
        r#"data { jenis one of { biasa "Aduan Biasa" berat } } activity a "A" { only when jenis == biasa }"#,
    ),
    (
        "wrong-type",
        r#"data { jumlah number } activity a "A" { for each jumlah }"#,
        r#"data { surat list { nomor text } } activity a "A" { for each surat }"#,
    ),
    (
        "outside-for-each",
        r#"data { toko list { buka yes/no } } activity a "A" { only when toko.buka }"#,
        r#"data { toko list { buka yes/no } } activity a "A" { for each toko only when toko.buka }"#,
    ),
    (
        "never-missing",
        r#"data { isi text } activity a "A" { only when isi is given }"#,
        r#"data { isi optional text } activity a "A" { only when isi is given }"#,
    ),
];

#[test]
fn each_fault_is_found_once_and_its_mending_not_at_all() {
    let mut shown = String::new();
    for (code, bad, good) in EXAMPLES {
        let found = findings(bad);
        assert_eq!(found.len(), 1, "{bad}\n{found:#?}");
        assert!(
            found[0].contains(&format!(" {code} ")),
            "{code}: {found:#?}"
        );
        assert_eq!(findings(good), Vec::<String>::new(), "{good}");
        shown += &format!("{bad}\n  {}\n\n", found[0]);
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn sops_of_several_files_know_each_other() {
    let (catalogue, findings) = read_all(&[
        (
            "a.sop",
            r#"sop a "SOP Surat Masuk" { activity x "X" { call b } }"#,
        ),
        (
            "b.sop",
            r#"sop b "Arsip" { activity x "X" { call "surat  masuk" output "S" to sop a } }"#,
        ),
        (
            "c.sop",
            r#"sop b "Lain" { activity x "X" { needs "S" from sop c } }"#,
        ),
    ]);
    let nodes: Vec<String> = catalogue
        .sops
        .iter()
        .map(|sop| json(&sop.nodes[0].kind))
        .collect();
    insta::assert_snapshot!(format!("{}\n{}", findings.join("\n"), nodes.join("\n")));
    assert_eq!(catalogue.sops[1].source, 1);
}

#[test]
fn what_may_be_declared_in_unreadable_text_is_not_blamed_again() {
    let text = r#"sop s "S" {
  actor admn admin "Admin"
  activity a "A" { by admn }
  activity b "B" { by nobody }
}"#;
    let (catalogue, findings) = read_all(&[("test.sop", text)]);
    let model: Vec<&String> = findings
        .iter()
        .filter(|f| f.contains("unknown-actor"))
        .collect();
    assert_eq!(model.len(), 1, "{findings:#?}");
    assert!(model[0].contains("nobody"));
    assert!(catalogue.sops[0].faulty);
}

#[test]
fn a_way_on_is_implied_past_starts_and_what_runs_alongside() {
    let sop = sop(r#"sop s "S" {
        activity a "A" { start }
        activity b "B" { start }
        activity c "C" { alongside }
        activity d "D" { task p task q }
        activity e "E" { end }
        activity f "F"
    }"#);
    let ways: Vec<String> = sop
        .nodes
        .iter()
        .map(|node| {
            let to = node.exits.first().map(|exit| exit.targets[0].node.value);
            let to = to.map_or("-", |id| sop[id].name.as_str());
            format!("{}>{to}", node.name.value)
        })
        .collect();
    assert_eq!(ways, ["a>p", "b>p", "c>-", "p>q", "q>e", "e>-", "f>-"]);
}

#[test]
fn places_and_layout_do_not_make_a_difference() {
    let wide = HARD.replace("\n", "\n\n   ").replace(" == ", "   ==\n ");
    assert_eq!(sop(HARD), sop(&wide));
    assert_ne!(
        sop(HARD),
        sop(&HARD.replace("toko.jenis == besar", "toko.jenis == kecil"))
    );
}

#[test]
fn the_messages_are_there_in_indonesian() {
    let mut shown = std::collections::BTreeSet::new();
    for (_, bad, _) in EXAMPLES {
        let mut diagnostics = Diagnostics::new();
        let source = Source::new("test.sop", format!("sop s \"S\" {{ {bad} }}"));
        let tree = parse(&source, &mut diagnostics);
        lower(&[tree], &[source], &mut diagnostics);
        for finding in diagnostics.into_sorted() {
            let help = finding.help.map(|help| help.text(Lang::Id));
            let help = help.map(|help| format!(" = {help}"));
            shown.insert(finding.message.text(Lang::Id) + &help.unwrap_or_default());
        }
    }
    let lines: Vec<String> = shown.into_iter().collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn ten_thousand_unknown_names_end_soon() {
    let mut text = String::from("sop s \"S\" {\n");
    for at in 0..10_000 {
        text += &format!("activity langkah-{at} \"Langkah\" {{ -> langka-{at} }}\n");
    }
    text += "}\n";
    let started = std::time::Instant::now();
    let (_, findings) = read_all(&[("test.sop", &text)]);
    assert_eq!(findings.len(), 1001);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn any_part_may_be_missing(cuts in proptest::collection::vec((0.0..1.0f64, 1usize..30), 1..6)) {
        let mut text: Vec<char> = format!("{HARD}{KALTIM}").chars().collect();
        for (at, length) in cuts {
            let start = (at * text.len() as f64) as usize;
            let end = (start + length).min(text.len());
            text.drain(start..end);
        }
        let text: String = text.into_iter().collect();
        let (catalogue, _) = read_all(&[("test.sop", &text)]);
        for sop in &catalogue.sops {
            for (id, node) in sop.nodes_with_ids() {
                proptest::prop_assert!(sop[node.row].nodes.contains(&id));
                for target in node.exits.iter().flat_map(|exit| &exit.targets) {
                    proptest::prop_assert!(target.node.value.0 < sop.nodes.len() as u32);
                }
            }
        }
    }
}

#[test]
fn both_notations_of_every_sample_give_one_model() {
    let mut compared = 0;
    for folder in ["sops", "tests/corpus"] {
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .expect("the folder of samples")
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|ending| ending == "sop"))
            .collect();
        files.sort();
        for dsl in files {
            let yaml = dsl.with_extension("sop.yaml");
            let text = |path| std::fs::read_to_string(path).expect("a sample");
            let (from_dsl, _) = read_all(&[("a.sop", &text(&dsl))]);
            let (from_yaml, _) = read_all(&[("a.sop.yaml", &text(&yaml))]);
            assert!(!from_dsl.sops.is_empty(), "{dsl:?}");
            for (dsl_sop, yaml_sop) in from_dsl.sops.iter().zip(&from_yaml.sops) {
                if dsl_sop != yaml_sop {
                    assert_eq!(json(dsl_sop), json(yaml_sop), "{dsl:?}");
                    panic!("{dsl:?}: differences that are not printed");
                }
            }
            assert_eq!(from_dsl.sops.len(), from_yaml.sops.len(), "{dsl:?}");
            compared += 1;
        }
    }
    assert!(compared > 10, "{compared}");
}
