//! What the stages do together: twins, and findings that a file switches off or raises.

use lajur::diagnostic::{Diagnostic, Severity};
use lajur::pipeline::{NoLogos, check, check_with_twins};
use lajur::source::Source;

const DSL: &str = "sop surat \"Surat\" {
  actor staf \"Staf\"
  activity terima \"Menerima\" { start by staf }
  activity catat \"Mencatat\" { }
  activity arsip \"Mengarsipkan\" { end by staf }
}
";

const YAML: &str = "sop surat:
  title: Surat
  actor staf: Staf
  activity terima: {text: Menerima, start: by staf}
  activity catat: {text: Mencatat}
  activity arsip: {text: Mengarsipkan, end: by staf}
";

fn told(findings: &[Diagnostic]) -> Vec<(usize, &'static str)> {
    findings
        .iter()
        .map(|finding| (finding.source, finding.code()))
        .collect()
}

#[test]
fn twins_are_one_sop_in_two_notations() {
    let twins = [
        Source::new("a/surat.sop", DSL),
        Source::new("a/surat.sop.yaml", YAML),
    ];
    let found = check_with_twins(&twins, &NoLogos);
    assert_eq!(told(&found), [(0, "missing-actor"), (1, "missing-actor")]);
}

#[test]
fn the_same_name_in_other_files_is_a_fault() {
    let apart = [
        Source::new("a/surat.sop", DSL),
        Source::new("b/surat.sop.yaml", YAML),
    ];
    let found = check_with_twins(&apart, &NoLogos);
    assert!(told(&found).contains(&(1, "doubled-sop")), "{found:?}");
}

#[test]
fn a_file_beside_twins_is_checked_once_and_sees_them() {
    let other = "sop lain \"Lain\" {
  actor staf \"Staf\"
  activity kirim \"Mengirim\" { start by staf }
  activity panggil \"Memanggil\" { call surat by staf }
  activity akhiri \"Mengakhiri\" { end by staf }
  activity sisa \"Sisa\" { by kosong }
}
";
    let files = [
        Source::new("lain.sop", other),
        Source::new("surat.sop", DSL),
        Source::new("surat.sop.yaml", YAML),
    ];
    let found = check_with_twins(&files, &NoLogos);
    let of_other = told(&found).into_iter().filter(|(file, _)| *file == 0);
    assert_eq!(of_other.collect::<Vec<_>>(), [(0, "unknown-actor")]);
    assert_eq!(found.len(), 3);
}

fn weights(statement: &str, in_activity: &str) -> Vec<Severity> {
    let text = DSL
        .replace("  actor", &format!("  {statement}\n  actor"))
        .replace("{ }", &format!("{{ {in_activity} }}"));
    let found = check(&[Source::new("surat.sop", text)]).findings;
    found
        .iter()
        .filter(|finding| finding.code() == "missing-actor")
        .map(|finding| finding.severity)
        .collect()
}

#[test]
fn a_file_may_switch_a_code_off_or_make_it_an_error() {
    assert_eq!(weights("", ""), [Severity::Warning]);
    assert_eq!(weights("allow missing-actor", ""), []);
    assert_eq!(weights("deny missing-actor", ""), [Severity::Error]);
    assert_eq!(weights("", "allow missing-actor \"seen\""), []);
    assert_eq!(weights("deny missing-actor", "allow missing-actor"), []);
    assert_eq!(
        weights("allow missing-actor", "deny missing-actor"),
        [Severity::Error]
    );
}
