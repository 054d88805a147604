//! What findings are called: rules by their titles, several rules in one sentence, events by line or by number.

use lajur::lang::Lang;
use lajur::run::{Batch, Case, Numbered, gathered, message};

use crate::judging::Office;

const SOP: &str = r#"
sop letters "Letters" {
  days workdays
  actor clerk "Clerk"
  data { amount optional number }
  activity take "Take in" { start by clerk }
  activity answer "Answer" { by clerk }
  activity file "File" { end by clerk }
  rule paid "What is paid for is answered within the week, and never later" must { at answer require amount > 0 }
  rule small must { at answer require amount < 100 }
}
"#;

const EVENTS: &str = "case,activity,completed,amount
1,take,2024-06-03T09:00,
1,answer,2024-06-04T10:00,
1,file,2024-06-05T10:00,
";

const PAID: &str = "case,activity,completed,amount
1,take,2024-06-03T09:00,-1
1,answer,2024-06-04T10:00,
1,file,2024-06-05T10:00,
";

fn with_case<T>(events: &str, numbered: Numbered, tell: impl Fn(&Office, &Case<'_>) -> T) -> T {
    let office = Office::new(SOP);
    let batch: Batch = office.batch(events, "case\n").number(numbered);
    tell(&office, &batch.case(0).unwrap())
}

fn single(numbered: Numbered, lang: Lang) -> String {
    with_case(PAID, numbered, |office, case| {
        let findings = office.judge(None).case(case).findings;
        message(&findings[0], case, &office.plan).text(lang)
    })
}

#[test]
fn a_rule_is_called_by_its_name_and_the_beginning_of_its_title() {
    assert_eq!(
        single(Numbered::Lines, Lang::En),
        "rule `paid` (What is paid for is answered within the …) is not kept (log line 3)"
    );
}

#[test]
fn an_event_of_a_form_without_lines_is_counted() {
    assert!(single(Numbered::Events, Lang::En).ends_with("(event 3 of the log)"));
    assert!(single(Numbered::Events, Lang::Id).ends_with("(kejadian ke-3 dalam log)"));
}

#[test]
fn rules_that_lack_the_same_data_are_told_in_one_sentence() {
    let told = with_case(EVENTS, Numbered::Lines, |office, case| {
        let findings = office.judge(None).case(case).findings;
        assert_eq!(findings.len(), 2, "each rule has a finding of its own");
        let told = gathered(&findings);
        let texts = told
            .iter()
            .map(|it| it.message(case, &office.plan).text(Lang::En));
        texts.collect::<Vec<_>>()
    });
    assert_eq!(
        told,
        ["rules `paid`, `small` can't be judged: the case does not say `amount` (log line 3)"]
    );
}
