//! What is wrong in a scenario is blamed at its place.

use lajur::diagnostic::Diagnostics;
use lajur::lang::Lang;
use lajur::model::lower::{scenarios, what_if};
use lajur::source::Source;

/// The code of each finding and the text that it blames.
fn found(text: &str) -> Vec<String> {
    let sop = super::sop();
    let source = Source::new("--what-if", text);
    let mut diagnostics = Diagnostics::new();
    what_if(&source, sop, &mut diagnostics);
    let findings = diagnostics.into_sorted().into_iter();
    findings
        .map(|finding| format!("{} `{}`", finding.code(), source.slice(finding.span)))
        .collect()
}

#[test]
fn each_fault_has_its_code_and_its_place() {
    for (text, fault) in [
        ("since 2025-02-30", "not-a-date `2025-02-30`"),
        ("horizon 0 days", "zero-time `0 days`"),
        ("repeat 0 times", "out-of-range `0`"),
        ("arrivals 0 per workday", "no-arrivals `0`"),
        ("arrivals -2 per workday", "no-arrivals `-2`"),
        ("staff kepala 0", "no-staff `0`"),
        ("staff kepala 20000", "out-of-range `20000`"),
        ("staff kepala 99999999999", "out-of-range `99999999999`"),
        ("staff kepala 1 share 0%", "no-staff `share 0%`"),
        ("staff kepala 1 absent 100%", "no-staff `absent 100%`"),
        ("staff kepala 1 share 130%", "bad-percentage `130%`"),
        ("staff kepla 1", "unknown-actor `kepla`"),
        ("staff admin and admin 1", "doubled-scenario-part `admin`"),
        ("staff kepala 1 hours \"8-12\"", "bad-hours `\"8-12\"`"),
        (
            "staff admin 1 staff admin 2",
            "doubled-scenario-part `staff admin`",
        ),
        ("takes exponential", "bad-distribution `exponential`"),
        ("takes periksaa 2 hours", "unknown-activity `periksaa`"),
        (
            "takes periksa pert 3, 2, 4 hours",
            "bad-distribution `pert 3, 2, 4 hours`",
        ),
        (
            "takes periksa pert 1,2,4 hours",
            "bad-distribution `pert 1,2,4 hours`",
        ),
        ("takes periksa uniform -1, 2 hours", "bad-distribution `-1`"),
        (
            "takes periksa exponential 0 hours",
            "bad-distribution `exponential 0 hours`",
        ),
        (
            "takes periksa empirical 3 hours",
            "bad-distribution `empirical 3 hours`",
        ),
        ("takes periksa exactly 3", "missing-part `takes`"),
        ("takes periksa 3-1 days", "reversed-range `3-1 days`"),
        (
            "handover arsip 1 day handover arsip 2 days",
            "doubled-scenario-part `handover arsip`",
        ),
        (
            "chance periksa { \"Kewenangan\" 70% \"Bukan kewenangan\" 20% }",
            "chances-not-whole `chance periksa`",
        ),
        (
            "chance periksa { \"Kewenangann\" 70% }",
            "unknown-exit `\"Kewenangann\"`",
        ),
        (
            "chance periksa { tanggapan 70% }",
            "unknown-exit `tanggapan`",
        ),
        (
            "chance tanggapan { \"Perlu data\" 20% }",
            "unknown-exit `\"Perlu data\"`",
        ),
        (
            "chance periksa { arsip 20% arsip 80% }",
            "doubled-scenario-part `arsip`",
        ),
        ("chance periksa 20%", "no-choice `chance periksa`"),
        ("chance arsip 20%", "no-choice `chance arsip`"),
        (
            "chance disposisi { \"A\" 100% }",
            "no-choice `chance disposisi`",
        ),
        (
            "chance tangan 70% chance surel 40%",
            "chances-not-whole `chance surel`",
        ),
        ("chance masuk 70%", "several-nodes `masuk`"),
        ("draw kewenangn 20%", "unknown-field `kewenangn`"),
        ("draw kewenangan 120%", "bad-percentage `120%`"),
        ("draw kewenangan 5", "bad-draw `draw kewenangan 5`"),
        ("draw klasifikasi 20%", "bad-draw `draw klasifikasi 20%`"),
        ("draw klasifikasi { biaza 100% }", "unknown-value `biaza`"),
        (
            "draw klasifikasi { biasa 50% }",
            "chances-not-whole `draw klasifikasi`",
        ),
        ("draw berkas uniform -1, 4", "bad-distribution `-1`"),
        (
            "draw nilai triangular 1, 2, 3 hours",
            "bad-draw `draw nilai triangular 1, 2, 3 hours`",
        ),
        (
            "draw kewenangan 5% after 1 day",
            "bad-draw `draw kewenangan 5% after 1 day`",
        ),
        ("draw dicabut 3", "bad-draw `draw dicabut 3`"),
        (
            "priority when klasifikasi == biaza",
            "unknown-value `biaza`",
        ),
        ("batch arsip 0", "out-of-range `0`"),
        ("seed 1 seed 2", "doubled-statement `seed`"),
        ("sead 1", "unknown-word `sead`"),
    ] {
        assert_eq!(found(text), [fault], "{text}");
    }
}

#[test]
fn a_number_below_zero_is_fine_where_a_field_may_hold_it() {
    assert_eq!(found("draw nilai uniform -5, 5"), Vec::<String>::new());
}

#[test]
fn a_fault_leaves_the_rest_of_the_scenario() {
    let sop = super::sop();
    let source = Source::new("--what-if", "seed 3 staff kepla 1 repeat 4 times");
    let mut diagnostics = Diagnostics::new();
    let change = what_if(&source, sop, &mut diagnostics);
    assert_eq!(diagnostics.errors(), 1);
    assert_eq!(change.seed.map(|seed| seed.value), Some(3));
    assert_eq!(change.repetitions.map(|times| times.value), Some(4));
}

#[test]
fn two_scenarios_of_a_file_have_names_of_their_own() {
    let sop = super::sop();
    let source = Source::new(
        "a.scenario",
        "scenario a { seed 1 }\nscenario a { seed 2 }\n",
    );
    let mut diagnostics = Diagnostics::new();
    scenarios(&source, sop, &mut diagnostics);
    let text = super::faults(diagnostics).join("\n");
    assert_eq!(text, "doubled-name: the name `a` is given twice");
}

#[test]
fn a_file_of_scenarios_holds_nothing_else() {
    let sop = super::sop();
    let source = Source::new("a.scenario", "sop a \"A\" { actor b \"B\" }\n");
    let mut diagnostics = Diagnostics::new();
    scenarios(&source, sop, &mut diagnostics);
    let finding = diagnostics
        .into_sorted()
        .into_iter()
        .next()
        .expect("a finding");
    assert_eq!(finding.code(), "misplaced-word");
    assert!(finding.message.text(Lang::Id).contains("berkas skenario"));
}
