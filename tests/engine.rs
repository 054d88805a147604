//! The engine through its public face: plans as bytes, steps and markings, conditions.

use std::fs;
use std::path::{Path, PathBuf};

use lajur::engine::{Fit, Marking, Plan, StepKind};
use lajur::model::Sop;
use lajur::model::expr::{Slots, Value};
use lajur::pipeline;
use lajur::source::Source;

fn sops_of(path: &Path) -> Vec<Sop> {
    let source = Source::new(path.to_string_lossy(), fs::read_to_string(path).unwrap());
    pipeline::check(&[source]).catalogue.sops
}

fn samples() -> Vec<Sop> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["sops", "tests/corpus"].map(|folder| root.join(folder));
    let files = folders
        .iter()
        .flat_map(|folder| fs::read_dir(folder).unwrap());
    let mut files: Vec<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "sop"));
    files.sort();
    files.iter().flat_map(|path| sops_of(path)).collect()
}

fn plan(text: &str) -> Plan {
    let checked = pipeline::check(&[Source::new("a.sop", text)]);
    Plan::new(&checked.catalogue.sops[0])
}

#[test]
fn a_plan_is_the_same_after_a_way_through_bytes() {
    for sop in samples() {
        let plan = Plan::new(&sop);
        let bytes = plan.to_bytes().unwrap();
        let read = Plan::from_bytes(&bytes).unwrap();
        assert_eq!(read.sop(), plan.sop(), "{}", sop.name.value);
        let steps = |plan: &Plan| {
            plan.steps()
                .map(|(_, step)| step.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(steps(&read), steps(&plan));
        assert_eq!(read.to_bytes().unwrap(), bytes);
    }
}

#[test]
fn bytes_that_are_no_plan_are_refused() {
    let told = |bytes: &[u8]| Plan::from_bytes(bytes).unwrap_err().to_string();
    assert_eq!(
        told(br#"{"plan": 999, "sop": {}}"#),
        "a plan of form 999, not of form 1"
    );
    for bytes in [
        &b""[..],
        b"\xff",
        b"{}",
        br#"{"plan": 1}"#,
        br#"{"plan": 1, "sop": []}"#,
    ] {
        assert!(told(bytes).starts_with("no plan: "), "{bytes:?}");
    }
}

/// Goes one way through an SOP, always by the first step that can happen, and tells what was done.
fn first_run(plan: &Plan, most: usize) -> Vec<String> {
    let mut marking = Marking::before();
    let mut done = Vec::new();
    while !marking.is_over() && done.len() < most {
        let places = marking.places().to_vec();
        let steps = places.iter().flat_map(|place| plan.steps_from(*place));
        let mut steps = steps.filter_map(|id| plan.step(*id));
        let Some(step) =
            steps.find(|step| marking.allows(step) && !matches!(step.kind, StepKind::Again(_)))
        else {
            break;
        };
        if let Some(node) = step.kind.done() {
            done.push(plan.sop()[node].name.value.clone());
        }
        marking = marking.after(step);
    }
    done
}

#[test]
fn the_first_way_through_kaltim_is_its_seven_rows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sop = &sops_of(&root.join("sops/kaltim.sop"))[0];
    let rows = [
        "masuk",
        "verifikasi",
        "periksa",
        "disposisi",
        "teruskan",
        "tanggapan",
        "selesai",
    ];
    assert_eq!(first_run(&Plan::new(sop), 20), rows);
}

const MEETING: &str = r#"
sop meeting "Meeting" {
  actor a "A"
  data { far optional yes/no }
  event called-off "Called off"
  activity lead  "Lead"   { start by a  -> draft and letter }
  activity draft "Draft"  { by a  -> sign }
  activity letter "Letter" { by a  only when far  -> sign }
  activity sign  "Sign"   { end by a  joins draft, letter }
  activity stop  "Stop"   { end by a }
  on called-off from any "Called off" -> stop
}
"#;

#[test]
fn branches_wait_for_each_other() {
    let done = first_run(&plan(MEETING), 20);
    assert_eq!(done, ["lead", "draft", "letter", "sign"]);
}

#[test]
fn conditions_say_how_a_step_goes_with_the_data() {
    let plan = plan(MEETING);
    let fits = |far: Option<bool>, called_off: bool| {
        let data = Slots {
            values: vec![far.map(Value::YesNo)],
            happened: vec![called_off],
            ..Slots::default()
        };
        let truths = plan.truths(&data);
        let fit = |asked: fn(&StepKind) -> bool| {
            let (_, step) = plan.steps().find(|(_, step)| asked(&step.kind)).unwrap();
            plan.fit(step, &truths)
        };
        let passed = fit(|kind| matches!(kind, StepKind::Passed(..)));
        (passed, fit(|kind| matches!(kind, StepKind::Interrupt(..))))
    };
    assert_eq!(fits(Some(true), true), (Fit::Against, Fit::With));
    assert_eq!(fits(Some(false), false), (Fit::With, Fit::Against));
    assert_eq!(fits(None, false), (Fit::Unknown, Fit::Against));
}

#[test]
fn an_interrupt_takes_every_token_and_only_from_a_case_under_way() {
    let plan = plan(MEETING);
    let (_, interrupt) = plan.steps().find(|(_, step)| step.takes_all).unwrap();
    let before = Marking::before();
    assert!(!before.allows(interrupt));
    let begin = plan.steps_from(before.places()[0])[0];
    let lead = before.after(plan.step(begin).unwrap());
    let split = plan.steps_from(lead.places()[0])[0];
    let both = lead.after(plan.step(split).unwrap());
    assert_eq!(both.places().len(), 2);
    assert!(both.allows(interrupt));
    let stopped = both.after(interrupt);
    let names: Vec<&str> = stopped
        .nodes(&plan)
        .iter()
        .map(|node| plan.sop()[*node].name.value.as_str())
        .collect();
    assert_eq!(names, ["stop"]);
}
