//! The way of the documents, and the calls between SOPs: what is found in the samples, and what is not.

use std::fs;
use std::path::Path;

use lajur::lang::Lang;
use lajur::pipeline::check;
use lajur::source::Source;

const CODES: &[&str] = &[
    "unproduced-input",
    "skipped-input",
    "unused-output",
    "same-output",
    "output-is-input",
    "doubled-document",
    "missing-sop",
    "call-cycle",
];

/// The findings about documents and calls in files that are checked together, each as `FILE:LINE CODE MESSAGE`.
fn found_in(sources: &[Source]) -> Vec<String> {
    let findings = check(sources).findings.into_iter();
    let ours = findings.filter(|finding| CODES.contains(&finding.code()));
    ours.map(|finding| {
        let source = &sources[finding.source];
        let line = source.position(finding.span.start()).line;
        let text = finding.message.text(Lang::En);
        format!("{}:{line} {} {text}", source.name(), finding.code())
    })
    .collect()
}

/// What is found in an SOP with these activities, each as `CODE MESSAGE`.
fn found(activities: &str) -> Vec<String> {
    let text = format!(
        "sop a \"A\" {{\n  equipment {{ \"Computer/Laptop\" }}\n  actor x \"X\"\n  actor y \"Y\" outside\n  \
         data {{ far yes/no }}\n  event over\n{activities}\n}}\n"
    );
    let source = Source::new("a.sop", text);
    let errors: Vec<&str> = check(std::slice::from_ref(&source))
        .findings
        .iter()
        .filter(|finding| finding.code().starts_with("unknown") && !CODES.contains(&finding.code()))
        .map(|finding| finding.code())
        .collect();
    assert_eq!(errors, Vec::<&str>::new(), "{activities}");
    let found = found_in(&[source]).into_iter();
    let without_place = |line: String| line.split_once(' ').map(|(_, rest)| rest.to_string());
    found.filter_map(without_place).collect()
}

fn helps(text: &str) -> Vec<String> {
    let findings = check(&[Source::new("a.sop", text)]).findings.into_iter();
    let ours = findings.filter(|finding| CODES.contains(&finding.code()));
    ours.filter_map(|finding| finding.help.map(|help| help.text(Lang::En)))
        .collect()
}

fn none() -> Vec<String> {
    Vec::new()
}

#[test]
fn what_is_found_in_the_samples() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["sops", "tests/corpus"] {
        let entries = fs::read_dir(root.join(folder)).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(".sop") || name.ends_with(".sop.yaml"))
            .collect();
        names.sort();
        for name in names {
            let text = fs::read_to_string(root.join(folder).join(&name)).unwrap();
            found.extend(found_in(&[Source::new(name, text)]));
        }
    }
    insta::assert_snapshot!(found.join("\n"));
}

#[test]
fn a_need_is_met_by_a_row_before_it() {
    let met = |need: &str| {
        found(&format!(
            "activity a \"A\" {{ start by x  needs \"Form\"  output \"Letter and Map\" }}
             activity b \"B\" {{ by x  needs {need}  output \"Reply\" }}
             activity c \"C\" {{ end by x  needs \"Reply\", \"Letter and Map\" }}"
        ))
    };
    for need in [
        "\"Letter and Map\"",
        "\"the letter.\"",
        "\"Map, Letter\"",
        "\"FORM\"",
        "\"Form & Map\"",
        "\"Plan\" or \"Map\"",
        "\"Plan atau Map\"",
        "\"Plan/Map\"",
        "\"Laptop\"",
        "\"Computer and Form\"",
        "\"Stamp\" as equipment",
        "\"Decree\" from outside",
        "\"Letter\" from a",
        "\"-\"",
    ] {
        assert_eq!(met(need), none(), "{need}");
    }
    for (need, missing) in [
        ("\"Plan\"", "`2 B` needs `Plan`, which no row puts out"),
        (
            "\"Plan and Map\"",
            "`2 B` needs `Plan and Map`, but no row puts out `Plan`",
        ),
        (
            "\"Plan\" or \"Chart\"",
            "`2 B` needs `Plan`, which no row puts out",
        ),
        (
            "\"Form\" from a",
            "`2 B` takes `Form` from `1 A`, which does not put it out",
        ),
        (
            "\"Receipt\", \"Reply\" from c",
            "`2 B` needs `Receipt`, which no row puts out",
        ),
    ] {
        let found = met(need);
        let expected = format!("unproduced-input {missing}");
        assert!(found.contains(&expected), "{need}: {found:?}");
    }
}

#[test]
fn one_document_that_is_missing_in_several_rows_is_one_finding() {
    let found = found(
        "activity a \"A\" { start by x }
         activity b \"B\" { by x  needs \"Plan\" }
         activity c \"C\" { by x  needs \"plan\" }
         activity d \"D\" { end by x  needs \"Plan and Map\" }",
    );
    assert_eq!(
        found,
        [
            "unproduced-input `2 B` needs `Plan`, which no row puts out",
            "unproduced-input `4 D` needs `Plan and Map`, which no row puts out",
        ]
    );
}

#[test]
fn what_comes_in_from_outside_is_not_asked_for() {
    let found = found(
        "activity a \"A\" { start by x  needs \"Letter\" }
         activity b \"B\" { by y  needs \"Identity card\" }
         activity c \"C\" { wait until over by x  needs \"Receipt\" }
         activity d \"D\" { end by x  needs \"Receipt, identity card\" }
         activity e \"E\" { end by x  needs \"Notice\" }
         on over from any -> e",
    );
    assert_eq!(found, none());
}

#[test]
fn a_row_that_comes_later_or_on_another_branch_is_too_late() {
    let found = found(
        "activity a \"A\" { start by x -> b and c }
         activity b \"B\" { by x  needs \"Map\"  output \"Plan\" -> d }
         activity c \"C\" { by x  output \"Map\" -> d }
         activity d \"D\" { by x  joins b, c  needs \"Plan\", \"Map\", \"Seal\"  output \"Report\" }
         activity e \"E\" { end by x  needs \"Report\"  output \"Seal\" }",
    );
    assert_eq!(
        found,
        [
            "unproduced-input `2 B` needs `Map`, but only `3 C` puts it out, and that row does not come before",
            "unproduced-input `4 D` needs `Seal`, but only `5 E` puts it out, and that row does not come before",
        ]
    );
}

#[test]
fn a_loop_brings_what_a_later_row_puts_out_but_not_what_the_row_itself_does() {
    let found = found(
        "activity a \"A\" { start by x }
         activity b \"B\" { by x  needs \"Remarks\", \"Draft\"  output \"Draft\" }
         activity c \"C\" { decision by x  needs \"Draft\"  output \"Remarks\"  \"No\" -> b  \"Yes\" -> d }
         activity d \"D\" { end by x }",
    );
    assert_eq!(
        found,
        [
            "unproduced-input `2 B` needs `Draft`, which no row puts out",
            "output-is-input `2 B` puts out `Draft`, which it needs already",
        ]
    );
}

#[test]
fn a_way_past_the_row_that_makes_the_document() {
    let with = |exits: &str, need: &str| {
        found(&format!(
            "activity a \"A\" {{ start by x }}
             activity b \"B\" {{ decision by x  {exits} }}
             activity c \"C\" {{ by x  output \"Report\" }}
             activity d \"D\" {{ by x }}
             activity e \"E\" {{ end by x  needs {need} }}"
        ))
    };
    let skipped = "skipped-input `5 E` without `Report`";
    let found = with("\"Yes\" -> c  \"No\" -> d", "\"Report\"");
    assert_eq!(
        found,
        ["skipped-input a case can come to `5 E` without `Report`, past `3 C`, which puts it out"],
        "{skipped}"
    );
    assert_eq!(with("\"Yes\" -> c  \"No\" -> c", "\"Report\""), none());
    assert_eq!(
        with("\"Yes\" -> c  \"No\" -> d", "\"Report\" if far"),
        none()
    );
    assert_eq!(with("-> c and d", "\"Report\""), none());
}

#[test]
fn a_decision_on_the_way_may_know_what_is_missing() {
    let found = found(
        "activity a \"A\" { start by x }
         activity b \"B\" { decision by x  when far -> c  otherwise -> d }
         activity c \"C\" { by x  output \"Report\" }
         activity d \"D\" { decision by x  when far -> e  otherwise -> f }
         activity e \"E\" { end by x  needs \"Report\" }
         activity f \"F\" { end by x }",
    );
    assert_eq!(found, none());
}

#[test]
fn an_output_that_nobody_uses() {
    let with = |output: &str, need: &str, last: &str| {
        found(&format!(
            "activity a \"A\" {{ start by x  output \"Letter\" }}
             activity b \"B\" {{ by x  needs \"Letter\"  output {output} }}
             activity c \"C\" {{ by x  needs {need} }}
             activity d \"D\" {{ {last} by x }}
             activity e \"E\" {{ end by x }}"
        ))
    };
    let unused = "unused-output nobody uses `Minutes`, which `2 B` puts out";
    assert_eq!(with("\"Minutes\"", "\"Letter\"", "task"), [unused]);
    for (output, need) in [
        (
            "\"Minutes\"",
            "\"Letter\", \"Minutes of the meeting\" from outside",
        ),
        ("\"Minutes\" or \"Letter copy\"", "\"Letter\""),
        ("\"Minutes\" to d", "\"Letter\""),
        ("\"Minutes\" to sop \"Archiving\"", "\"Letter\""),
        ("\"Minutes\"", "\"Computer\""),
        ("\"Minutes\"", "\"Stamp\" as equipment"),
    ] {
        assert_eq!(with(output, need, "task"), none(), "{output} {need}");
    }
    assert_eq!(
        with("\"Minutes\" to c", "\"Letter\"", "task"),
        ["unused-output `2 B` sends `Minutes` to `3 C`, which does not need it"]
    );
}

#[test]
fn one_name_for_two_documents_of_one_case() {
    let with = |exits: &str, last: &str| {
        found(&format!(
            "activity a \"A\" {{ start by x -> b }}
             activity b \"B\" {{ decision by x  {exits} }}
             activity c \"C\" {{ by x  output \"Report\" -> e }}
             activity d \"D\" {{ by x  output \"the report\" -> e }}
             activity e \"E\" {{ end by x  output \"{last}\" }}"
        ))
    };
    assert_eq!(with("\"Yes\" -> c  \"No\" -> d", "Receipt"), none());
    assert_eq!(
        with("\"Yes\" -> c  \"No\" -> d", "REPORT"),
        ["same-output 3 rows put out `the report` in one case, `3 C` and `4 D` among them"]
    );
}

#[test]
fn a_loop_makes_two_rows_follow_each_other_but_not_one() {
    let with = |second: &str| {
        found(&format!(
            "activity a \"A\" {{ start by x }}
             activity b \"B\" {{ by x  output \"Report\" }}
             activity c \"C\" {{ decision by x  output \"{second}\"  \"No\" -> b  \"Yes\" -> d }}
             activity d \"D\" {{ end by x }}"
        ))
    };
    assert_eq!(with("Remarks"), none());
    assert_eq!(
        with("Report"),
        ["same-output `2 B` and `3 C` both put out `Report` in one case"]
    );
}

#[test]
fn a_document_that_stands_twice_in_a_row() {
    let found = found(
        "activity a \"A\" { start by x  needs \"Form\", \"form.\"  output \"Map\", \"Plan\" if far, \"Plan\" if not far }
         activity b \"B\" { by x  needs \"Map\" or \"Map\", \"Plan\" from a, \"Plan\" from outside }
         activity c \"C\" { end by x }",
    );
    assert_eq!(
        found,
        [
            "doubled-document `form.` stands twice in the `needs` of `1 A`",
            "doubled-document `Map` stands twice in the `needs` of `2 B`",
        ]
    );
}

#[test]
fn help_names_what_may_have_been_meant() {
    let text = "sop a \"A\" {
  actor x \"X\"
  activity a \"A\" { start by x  output \"Laporan Hasil\" }
  activity b \"B\" { by x  needs \"Laporan Hasl\"  output \"Notulen rapat koordinasi\" }
  activity c \"C\" { end by x  needs \"Notulen\", \"Berita Acara\" }
}
sop b \"B\" {
  actor x \"X\"
  activity a \"A\" { start by x  output \"Berita acara\" }
  activity b \"B\" { end by x }
}
";
    assert_eq!(
        helps(text),
        [
            "did you mean `Laporan Hasil`, which `1 A` puts out? then give both the same name",
            "did you mean `Notulen rapat koordinasi`, which `2 B` puts out? then give both the same name",
            "the SOP `B` puts it out: if it comes from there, write `from sop b` after it",
        ]
    );
}

fn pair(caller: &str, called: &str) -> Vec<String> {
    let yaml = format!(
        "sop arsip:\n  judul: Pengarsipan\n  pelaksana x: X\n  aktivitas simpan:\n    teks: Menyimpan\n    \
         mulai: oleh x\n    kelengkapan: \"Berkas\"\n    keluaran: Nomor arsip\n  aktivitas tutup:\n    teks: Menutup\n    {called}\n  \
         aktivitas selesai:\n    teks: Selesai\n    akhir: oleh x\n"
    );
    let dsl = format!(
        "sop surat \"Surat\" {{\n  actor x \"X\"\n  activity terima \"Menerima\" {{ start by x  output \"Berkas\" }}\n  \
         {caller}\n  activity selesai \"Selesai\" {{ end by x  needs \"Nomor arsip\" }}\n}}\n"
    );
    found_in(&[
        Source::new("surat.sop", dsl),
        Source::new("arsip.sop.yaml", yaml),
    ])
}

#[test]
fn a_call_brings_back_what_the_called_sop_puts_out() {
    let calls = pair("activity b \"B\" { call arsip by x }", "oleh: x");
    assert_eq!(calls, none());
    let by_title = pair(
        "activity b \"B\" { call \"SOP pengarsipan\" by x }",
        "oleh: x",
    );
    assert_eq!(by_title, none());
    let none_called = pair("activity b \"B\" { by x }", "oleh: x");
    assert_eq!(
        none_called,
        ["surat.sop:5 unproduced-input `3 Selesai` needs `Nomor arsip`, which no row puts out"]
    );
}

#[test]
fn documents_that_come_from_and_go_to_other_sops() {
    let with = |phrase: &str| {
        pair(
            &format!("activity b \"B\" {{ by x  {phrase} }}\n  allow unproduced-input"),
            "oleh: x",
        )
    };
    assert_eq!(with("needs \"Nomor arsip\" from sop arsip"), none());
    assert_eq!(
        with("output \"Berkas\" to sop \"Pengarsipan\"").len(),
        1,
        "same-output"
    );
    assert_eq!(
        with("output \"Denah\" to sop arsip"),
        ["surat.sop:4 unused-output `2 B` sends `Denah` to `Pengarsipan`, which does not need it"]
    );
    assert_eq!(
        with("output \"Denah\" to sop \"Pengarsipn\""),
        [
            "surat.sop:4 missing-sop the SOP `Pengarsipn`, named in `2 B`, is not among the files that are checked"
        ]
    );
    assert_eq!(with("output \"Denah\" to sop \"Perjalanan Dinas\""), none());
}

#[test]
fn a_document_that_the_other_sop_does_not_put_out() {
    let found = pair(
        "activity b \"B\" { by x  needs \"Denah\" from sop arsip  output \"Nomor arsip\" }",
        "oleh: x",
    );
    assert_eq!(
        found,
        [
            "surat.sop:4 unproduced-input `2 B` takes `Denah` from `Pengarsipan`, which does not put it out"
        ]
    );
}

#[test]
fn sops_that_call_each_other_in_a_circle() {
    let found = pair(
        "activity b \"B\" { call arsip by x }",
        "panggil: '\"Surat\" oleh x'",
    );
    assert_eq!(
        found,
        [
            "arsip.sop.yaml:11 call-cycle these SOPs call each other in a circle: `Surat` → `Pengarsipan` → `Surat`"
        ]
    );
    let itself = found_in(&[Source::new(
        "a.sop",
        "sop a \"A\" {\n  actor x \"X\"\n  activity a \"A\" { start by x }\n  activity b \"B\" { call a by x }\n  \
         activity c \"C\" { end by x }\n}\n",
    )]);
    assert_eq!(itself, ["a.sop:4 call-cycle the SOP `A` calls itself"]);
}

#[test]
fn a_title_alone_is_no_error_and_leaves_what_it_brings_open() {
    let found = found(
        "activity a \"A\" { start by x }
         activity b \"B\" { call \"Measuring of Land\" by x }
         activity c \"C\" { end by x  needs \"Land map\" }",
    );
    assert_eq!(
        found,
        [
            "missing-sop the SOP `Measuring of Land`, named in `2 B`, is not among the files that are checked"
        ]
    );
}

#[test]
fn a_large_sop_is_followed_in_a_moment() {
    let mut text = String::from(
        "sop a \"A\" {\n  actor x \"X\"\n  activity r0 \"Row\" { start by x  needs \"Form\"  output \"Paper 0\" }\n",
    );
    for row in 1..3000 {
        let decides = if row % 10 == 5 { "decision" } else { "task" };
        let back = row.max(4) - 3;
        let exits = if row % 10 == 5 {
            format!("\"Yes\" -> r{}  \"No\" -> r{back}", row + 1)
        } else {
            String::new()
        };
        text.push_str(&format!(
            "  activity r{row} \"Row\" {{ {decides} by x  needs \"Paper {}\", \"Form\"  output \"Paper {row}\"  {exits} }}\n",
            row - 1
        ));
    }
    text.push_str("  activity last \"Last\" { end by x  needs \"Paper 2999\" }\n}\n");
    assert_eq!(found_in(&[Source::new("a.sop", text)]), none());
}
