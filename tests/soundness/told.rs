//! What is said of a fault: the words, the places, the run, what to do.

use std::fmt::Write;

use lajur::diagnostic::Severity;
use lajur::lang::{Lang, Word};
use lajur::pipeline::check;
use lajur::source::{Source, Span};

/// What is wrong with a procedure, written out in its language.
fn told(lang: Lang, rows: &str) -> String {
    let actor = Word::Actor.spelling(lang);
    let text = format!("sop a \"A\" {{\n  {actor} x \"X\"\n{rows}\n}}\n");
    let source = Source::new("a.sop", text);
    let slice = |span: Span| {
        source
            .slice(span)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let mut out = String::new();
    for finding in check(std::slice::from_ref(&source)).findings {
        if finding.severity < Severity::Warning {
            continue;
        }
        let severity = format!("{:?}", finding.severity).to_lowercase();
        let message = finding.message.text(lang);
        let _ = writeln!(out, "{severity}[{}] {message}", finding.code());
        let _ = writeln!(out, "  at    {}", slice(finding.span));
        for label in &finding.labels {
            let _ = writeln!(
                out,
                "  label {}: {}",
                slice(label.span),
                label.message.text(lang)
            );
        }
        if let Some(help) = &finding.help {
            let _ = writeln!(out, "  help  {}", help.text(lang));
        }
        for edit in finding.fix.iter().flat_map(|fix| &fix.edits) {
            let _ = writeln!(out, "  fix   {} => {}", slice(edit.span), edit.text);
        }
    }
    out
}

macro_rules! told {
    ($($name:ident: $lang:ident $rows:literal;)+) => {
        $(#[test]
        fn $name() {
            insta::assert_snapshot!(told(Lang::$lang, $rows));
        })+
    };
}

told! {
    a_join_of_two_exits_of_one_decision: Id r#"
        aktivitas terima "Menerima surat" { mulai oleh x }
        aktivitas periksa "Memeriksa surat" { keputusan oleh x { "Ya" -> salin  "Tidak" -> jawab } }
        aktivitas salin "Menyalin surat" { oleh x -> arsip }
        aktivitas jawab "Menjawab surat" { oleh x -> arsip }
        aktivitas arsip "Mengarsipkan surat" { oleh x menggabung salin, jawab }
        aktivitas tutup "Menutup berkas" { akhir oleh x }"#;
    a_decision_that_leads_past_a_join: En r#"
        activity receive "Receive" { start by x -> copy and weigh }
        activity copy    "Copy"    { by x -> join }
        activity weigh   "Weigh"   { decision by x { "Heavy" -> ask  "Light" -> close } }
        activity ask     "Ask"     { by x -> join }
        activity join    "Join"    { by x joins copy, ask }
        activity close   "Close"   { end by x }"#;
    a_branch_that_the_join_does_not_name: En r#"
        activity receive "Receive" { start by x -> copy and weigh and ask }
        activity copy    "Copy"    { by x -> join }
        activity weigh   "Weigh"   { by x -> join }
        activity ask     "Ask"     { by x -> join }
        activity join    "Join"    { by x joins copy, ask }
        activity close   "Close"   { end by x }"#;
    a_join_that_waits_for_one_too_many: En r#"
        activity receive "Receive" { start by x -> copy and weigh }
        activity copy    "Copy"    { by x -> join }
        activity weigh   "Weigh"   { decision by x { "Heavy" -> ask  "Light" -> call } }
        activity ask     "Ask"     { by x -> join }
        activity call    "Call"    { by x -> join }
        activity join    "Join"    { by x joins copy, ask, call }
        activity close   "Close"   { end by x }"#;
    branches_that_meet_without_a_join: Id r#"
        aktivitas rapat "Memimpin rapat" { mulai oleh x -> konsep dan surat }
        aktivitas konsep "Menyusun konsep" { oleh x }
        aktivitas rapikan "Merapikan konsep" { oleh x -> tanda }
        aktivitas surat "Menyusun surat" { oleh x -> tanda }
        aktivitas tanda "Menandatangani" { oleh x }
        aktivitas kirim "Mengirim" { akhir oleh x }"#;
    a_branch_that_goes_back_before_the_split: En r#"
        activity receive "Receive" { start by x }
        activity share   "Share"   { by x -> copy and weigh }
        activity copy    "Copy"    { by x -> join }
        activity weigh   "Weigh"   { decision by x { "Right" -> join  "Wrong" -> share } }
        activity join    "Join"    { end by x joins copy, weigh }"#;
    branches_that_end_separately: En r#"
        activity receive "Receive" { start by x -> copy and weigh }
        activity copy    "Copy"    { by x -> close }
        activity weigh   "Weigh"   { by x -> send }
        activity close   "Close"   { end by x }
        activity send    "Send"    { end by x }"#;
    a_join_that_no_case_passes: En r#"
        activity receive "Receive" { start by x -> weigh and close }
        activity weigh   "Weigh"   { decision by x { "Heavy" -> ask  "Light" -> call } }
        activity ask     "Ask"     { by x -> join }
        activity call    "Call"    { by x -> join }
        activity join    "Join"    { end by x joins ask, call }
        activity close   "Close"   { end by x }"#;
    two_faults_side_by_side: En r#"
        activity receive "Receive" { start by x -> left and right }
        activity left    "Left"    { decision by x { "A" -> a  "B" -> b } }
        activity a       "A"       { by x -> ab }
        activity b       "B"       { by x -> ab }
        activity ab      "AB"      { by x joins a, b -> all }
        activity right   "Right"   { decision by x { "C" -> c  "D" -> d } }
        activity c       "C"       { by x -> cd }
        activity d       "D"       { by x -> cd }
        activity cd      "CD"      { by x joins c, d -> all }
        activity all     "All"     { end by x joins ab, cd }"#;
    a_loop_that_nothing_leaves: Id r#"
        aktivitas terima "Menerima" { mulai oleh x }
        aktivitas pilih "Memilih" { keputusan oleh x { "Ya" -> tutup  "Tidak" -> tanya } }
        aktivitas tanya "Bertanya" { oleh x }
        aktivitas jawab "Menjawab" { oleh x }
        aktivitas nilai "Menilai" { oleh x -> tanya }
        aktivitas tutup "Menutup" { akhir oleh x }"#;
    an_interrupt_that_leads_to_a_join: En r#"
        event gone "Withdrawn"
        activity receive "Receive" { start by x -> copy and weigh }
        activity copy    "Copy"    { by x -> join }
        activity weigh   "Weigh"   { by x -> join }
        activity join    "Join"    { end by x joins copy, weigh }
        on gone from any "The applicant withdraws" -> join"#;
    a_long_run_is_shortened: En r#"
        activity a "A" { start by x }
        activity b "B" { by x }
        activity c "C" { by x }
        activity d "D" { by x }
        activity e "E" { by x }
        activity f "F" { by x }
        activity g "G" { by x }
        activity h "H" { by x -> i and j }
        activity i "I" { by x -> k }
        activity j "J" { by x -> k }
        activity k "K" { end by x }"#;
}
