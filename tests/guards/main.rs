//! What is found in guards and conditions. The first half reads like a specification, domain by domain; the second half
//! puts random guards to an enumeration of small domains, which knows nothing of the search.

mod evaluate;
mod oracle;

use lajur::diagnostic::messages::GuardMessage;
use lajur::diagnostic::{Diagnostic, Message};
use lajur::lang::Lang;
use lajur::pipeline;
use lajur::source::Source;

/// The data that the guards of these tests speak about.
const DATA: &str = "
    n number  m number  maybe optional number  b yes/no  c yes/no
    k one of { red green blue }  other one of { red green blue }
    d date  e date and time  t text  u text  h optional duration  r optional text
    shops list { open yes/no  size number }
";

fn sop(activities: &str, rest: &str) -> String {
    format!(
        "sop a \"A\" {{
  days workdays
  actor x \"X\"
  data {{ {DATA} }}
  event gone \"Gone\"
  activity s \"S\" {{ start by x }}
  {activities}
  activity z \"Z\" {{ end by x }}
  activity y \"Y\" {{ end by x }}
  {rest}
}}"
    )
}

fn findings(text: &str) -> Vec<Diagnostic> {
    let checked = pipeline::check(&[Source::new("a.sop", text)]);
    let other = |finding: &&Diagnostic| !matches!(finding.message, Message::Guard(_));
    let errors: Vec<String> = checked
        .findings
        .iter()
        .filter(other)
        .filter(|finding| {
            !["unreachable", "missing-actor", "unlabelled-exit"].contains(&finding.code())
        })
        .map(|finding| finding.message.text(Lang::En))
        .collect();
    assert_eq!(errors, Vec::<String>::new(), "{text}");
    let findings = checked.findings.into_iter();
    findings
        .filter(|finding| matches!(finding.message, Message::Guard(_)))
        .collect()
}

/// What is found at a decision with these exits, each as its code and its words.
fn exits(exits: &str) -> Vec<String> {
    told(&sop(
        &format!("activity g \"G\" {{ decision by x {{ {exits} }} }}"),
        "",
    ))
}

/// What is found at a decision for each of the shops.
fn exits_for_each_shop(exits: &str) -> Vec<String> {
    told(&sop(
        &format!("activity g \"G\" {{ decision by x for each shops {{ {exits} }} }}"),
        "",
    ))
}

/// What is found in a condition by itself.
fn condition(condition: &str) -> Vec<String> {
    told(&sop(
        &format!("activity g \"G\" {{ by x only when {condition} }}"),
        "",
    ))
}

fn rules(rules: &str) -> Vec<String> {
    told(&sop("activity g \"G\" { by x }", rules))
}

fn told(text: &str) -> Vec<String> {
    let told =
        |finding: &Diagnostic| format!("{}: {}", finding.code(), finding.message.text(Lang::En));
    findings(text).iter().map(told).collect()
}

/// The sample of a gap between two guards; nothing where there is none.
fn gap(first: &str, second: &str) -> Option<String> {
    let text = sop(
        &format!(
            "activity g \"G\" {{ decision by x {{ when {first} \"a\" -> z  when {second} \"b\" -> y }} }}"
        ),
        "",
    );
    let found = findings(&text);
    found.iter().find_map(|finding| match &finding.message {
        Message::Guard(GuardMessage::Gap { case, .. }) => {
            let values = case
                .values
                .iter()
                .map(|(name, value)| format!("{name} = {value}"));
            let missing = case.missing.iter().map(|name| format!("no {name}"));
            Some(values.chain(missing).collect::<Vec<_>>().join(", "))
        }
        _ => None,
    })
}

#[test]
fn a_case_that_finds_no_exit_is_shown() {
    assert_eq!(
        exits("when n < 5 and k == red \"a\" -> z  when n > 5 \"b\" -> y"),
        ["guard-gap: a case with `n = 5` finds no exit from `2 G`"]
    );
    assert_eq!(
        exits("when n < 5 \"a\" -> z  when n >= 5 \"b\" -> y"),
        Vec::<String>::new()
    );
    assert_eq!(
        exits("when n < 5 \"a\" -> z  otherwise \"b\" -> y"),
        Vec::<String>::new()
    );
    assert_eq!(
        exits("when n < 5 \"a\" -> z  \"b\" -> y"),
        Vec::<String>::new()
    );
}

#[test]
fn what_a_case_may_lack_is_a_case_of_its_own() {
    assert_eq!(gap("maybe < 5", "maybe >= 5").as_deref(), Some("no maybe"));
    assert_eq!(gap("maybe < 5", "maybe >= 5 or maybe is not given"), None);
    assert_eq!(
        gap("maybe < 5", "not (maybe < 5)").as_deref(),
        Some("no maybe")
    );
    assert_eq!(gap("r is given", "r is not given"), None);
    assert_eq!(
        gap("r is given and b", "r is not given").as_deref(),
        Some("r = \"a\", b = no")
    );
}

#[test]
fn numbers_are_decimal_and_compare_with_each_other() {
    assert_eq!(gap("n > 0.5", "n < 0.5").as_deref(), Some("n = 0.5"));
    assert_eq!(gap("n < m", "n > m").as_deref(), Some("n = 0, m = 0"));
    assert_eq!(gap("n <= m", "n > m"), None);
    assert_eq!(gap("n + m <= 10", "n + m > 10"), None);
    assert_eq!(gap("n > 2 * m", "2 * n <= 4 * m"), None);
    assert_eq!(gap("n / 3 >= 1", "n < 3"), None);
    assert_eq!(gap("n * 1.1 > m", "n * 11 <= m * 10"), None);
    assert_eq!(gap("n == m", "n != m"), None);
    assert_eq!(gap("-n < 3", "n <= -3"), None);
    assert_eq!(gap("n > m or m > n", "n - m == 0"), None);
}

#[test]
fn three_numbers_can_contradict_each_other() {
    let found = condition("n < m and m < maybe and maybe < n");
    assert_eq!(
        found,
        ["contradiction: `maybe < n` can't hold together with `n < m`, `m < maybe`"]
    );
    assert_eq!(
        condition("n < m and m < maybe and maybe < n + 1"),
        Vec::<String>::new()
    );
}

#[test]
fn between_two_days_there_is_none() {
    let found = condition("d > 2024-01-01 and d < 2024-01-02");
    assert_eq!(
        found,
        ["contradiction: `d < 2024-01-02` can't hold together with `d > 2024-01-01`"]
    );
    assert_eq!(
        gap("d < 2024-02-29", "d > 2024-02-29").as_deref(),
        Some("d = 2024-02-29")
    );
    assert_eq!(gap("d > 2024-01-31 + 1 month", "d <= 2024-02-29"), None);
    assert_eq!(gap("d <= 2024-02-28", "d >= 2024-02-29"), None);
    assert_eq!(
        gap("d + 1 calendar days > 2024-03-01", "d <= 2024-02-29"),
        None
    );
}

#[test]
fn a_time_of_day_belongs_to_its_date() {
    assert_eq!(gap("e < 2024-01-02", "e >= 2024-01-02 00:00"), None);
    assert_eq!(gap("e <= 2024-01-02", "e > 2024-01-02 23:59"), None);
    assert_eq!(gap("e == 2024-01-02", "e != 2024-01-02"), None);
    let between = gap("e <= 2024-01-02 08:00", "e > 2024-01-02");
    assert_eq!(between.as_deref(), Some("e = 2024-01-02 09:00"));
    assert_eq!(
        gap("e - d > 3 calendar days", "e <= d + 3 calendar days"),
        None
    );
    assert_eq!(
        gap(
            "e + 2 clock hours > 2024-01-02 10:00",
            "e <= 2024-01-02 08:00"
        ),
        None
    );
}

#[test]
fn lengths_of_time_compare_within_a_family() {
    assert_eq!(gap("h is not given or h < 5 workdays", "h >= 1 week"), None);
    assert_eq!(
        gap("h is not given or h <= 90 minutes", "h > 1 hour 30 minutes"),
        None
    );
    assert_eq!(gap("h is not given or h <= 1 year", "h > 4 quarters"), None);
    let mixed = gap("h is not given or h <= 3 workdays", "h > 3 calendar days");
    assert!(mixed.is_some_and(|case| case.starts_with("h = ")));
    assert_eq!(condition("h > 3 workdays and h < 2 workdays").len(), 1);
    assert_eq!(
        condition("d + 3 workdays > 2024-01-01"),
        ["constant-guard: `d + 3 workdays > 2024-01-01` holds in no case"]
    );
}

#[test]
fn texts_are_taken_letter_by_letter() {
    assert_eq!(gap("t == \"Ya\"", "t != \"Ya\""), None);
    assert_eq!(
        gap("t contains \"ab\"", "not (t contains \"b\")").as_deref(),
        Some("t = \"b\"")
    );
    assert_eq!(gap("t == u", "t != u"), None);
    assert_eq!(
        condition("t == \"abc\" and not (t contains \"b\")"),
        ["contradiction: `not (t contains \"b\")` can't hold together with `t == \"abc\"`"]
    );
    assert_eq!(
        condition("t contains \"abc\" and not (t contains \"b\")").len(),
        1
    );
    assert_eq!(condition("t == u and u == \"a\" and t == \"b\"").len(), 1);
    assert_eq!(
        condition("t == \"ya\" and t != \"Ya\"").len(),
        1,
        "the second adds nothing"
    );
    assert_eq!(
        condition("\"abc\" contains t and t contains \"d\"").len(),
        1
    );
    assert_eq!(condition("t contains u and t != u"), Vec::<String>::new());
}

#[test]
fn values_of_a_list_of_them_are_finite() {
    assert_eq!(gap("k == red", "k in [green, blue]"), None);
    assert_eq!(gap("k == red", "k == green").as_deref(), Some("k = blue"));
    assert_eq!(gap("k == other", "k != other"), None);
    assert_eq!(condition("k != red and k != green and k != blue").len(), 1);
    assert_eq!(gap("b == c", "b != c"), None);
    assert_eq!(gap("b and n > 3", "not b or not (n > 3)"), None);
    assert_eq!(gap("(n > 3) == b", "(n > 3) != b"), None);
    assert_eq!(gap("gone", "not gone"), None);
}

#[test]
fn lists_have_a_size_and_items() {
    assert_eq!(
        gap("size(shops) > 3", "size(shops) < 3").as_deref(),
        Some("size(shops) = 3")
    );
    assert_eq!(
        condition("size(shops) < 0"),
        ["constant-guard: `size(shops) < 0` holds in no case"]
    );
    assert_eq!(condition("size(shops) > 2 and size(shops) < 3").len(), 1);
    assert_eq!(
        exits_for_each_shop("when shops.open \"a\" -> z  when shops.size > 3 \"b\" -> y"),
        [
            "guard-gap: a case with `shops.open = no` and `shops.size = 0` finds no exit from `2 G`",
            "guard-overlap: a case with `shops.open = yes` and `shops.size = 4` could take this exit, but `a` stands before it and is taken",
        ]
    );
    let one_at_least = exits_for_each_shop(
        "when size(shops) == 0 and shops.open \"a\" -> z  otherwise \"b\" -> y",
    );
    assert_eq!(
        one_at_least,
        ["contradiction: `size(shops) == 0` holds in no case"]
    );
}

#[test]
fn one_cause_makes_one_finding() {
    assert_eq!(
        exits("when n > 3 \"a\" -> z  when n > 5 \"b\" -> y  otherwise \"c\" -> z"),
        [
            "shadowed-exit: no case takes this exit: whenever `n > 5` holds, an exit before it is taken"
        ]
    );
    assert_eq!(
        exits("when n > 3 \"a\" -> z  when n > 3 \"b\" -> y  otherwise \"c\" -> z"),
        [
            "shadowed-exit: no case takes this exit: an exit before it has the same condition `n > 3`"
        ]
    );
    assert_eq!(
        exits("when n > 5 and n < 3 \"a\" -> z  when b \"b\" -> y  otherwise \"c\" -> z"),
        ["contradiction: `n < 3` can't hold together with `n > 5`"]
    );
    assert_eq!(
        exits("when b or not b \"a\" -> z  when n > 3 \"b\" -> y  otherwise \"c\" -> z"),
        ["constant-guard: `b or not b` holds in every case"]
    );
    assert_eq!(
        exits("when b \"a\" -> z  when not b \"b\" -> y  otherwise \"c\" -> z"),
        ["shadowed-exit: no case takes this exit: one of the conditions before it always holds"]
    );
    assert_eq!(
        exits("when n > 3 \"a\" -> z  when n < 5 \"b\" -> y"),
        [
            "guard-overlap: a case with `n = 4` could take this exit, but `a` stands before it and is taken"
        ]
    );
}

#[test]
fn parts_that_say_nothing_are_named() {
    assert_eq!(
        condition("n > 5 and b and n > 3"),
        ["doubled-condition: `n > 3` adds nothing: it holds whenever `n > 5` does"]
    );
    assert_eq!(condition("b and n > 3 and b").len(), 1);
    assert_eq!(
        condition("n > 5 or b or n > 8"),
        ["doubled-condition: `n > 8` adds nothing: whenever it holds, `n > 5` does too"]
    );
    assert_eq!(
        condition("b and (n > 5 and n < 3 or c)"),
        ["contradiction: `n < 3` can't hold together with `n > 5`"]
    );
    assert_eq!(
        condition("b and (n > 5 or n <= 5)"),
        ["doubled-condition: `n > 5 … n <= 5` adds nothing: it holds in every case"]
    );
    assert_eq!(
        condition("r is given and r contains \"a\""),
        Vec::<String>::new()
    );
    assert_eq!(
        condition("maybe is not given or maybe <= 3"),
        Vec::<String>::new()
    );
    assert_eq!(condition("not (n > 5 or n <= 5)").len(), 1);
}

#[test]
fn rules_can_be_kept_and_ask_something() {
    assert_eq!(
        rules("rule one must { require n > 5  when n < 3 }"),
        ["rule-never-holds: no case can keep the rule `one`: `n > 5` never holds where it applies"]
    );
    assert_eq!(
        rules("rule one must { require n > 5  when n > 6 }"),
        ["rule-always-holds: the rule `one` asks nothing: `n > 5` always holds where it applies"]
    );
    assert_eq!(
        rules("rule one must { require n > 5  when size(shops) < 0 }"),
        ["rule-never-applies: the rule `one` applies to no case: `size(shops) < 0` never holds"]
    );
    assert_eq!(
        rules(
            "rule one must { require n > 5  when b } rule two must { require n < 3  when k == red }"
        ),
        [
            "rule-conflict: a case with `b = yes` and `k = red` can't keep both this rule `two` and the rule `one`"
        ]
    );
    assert_eq!(
        rules(
            "rule one must { require n > 5  when b } rule two must { require n < 3  when not b }"
        ),
        Vec::<String>::new()
    );
    assert_eq!(
        rules("rule one must { at g require n > 5 } rule two must { at z require n < 3 }"),
        Vec::<String>::new()
    );
}

#[test]
fn what_cannot_be_judged_is_said() {
    let found = exits("when n * m > 3 \"a\" -> z  when n * m < 3 \"b\" -> y");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("guard-unknown: ") && found[0].contains("multiplies"),
        "{found:?}"
    );
    let found = exits("when d + 1 month > 2024-03-01 \"a\" -> z  when b \"b\" -> y");
    assert!(
        found.iter().any(|it| it.starts_with("guard-unknown: ")),
        "{found:?}"
    );
    assert_eq!(
        exits("when n * m > 3 and b \"a\" -> z  when not b \"b\" -> y  otherwise \"c\" -> z"),
        Vec::<String>::new()
    );
}

#[test]
fn many_exits_and_many_parts_are_judged_at_once() {
    let ranges = (0..50).map(|at| format!("when n >= {at} and n < {} \"e{at}\" -> z", at + 1));
    let found = exits(&ranges.collect::<Vec<_>>().join("  "));
    assert_eq!(
        found,
        ["guard-gap: a case with `n = -1` finds no exit from `2 G`"]
    );
    let parts: Vec<String> = (0..100).map(|at| format!("n != {at}")).collect();
    assert_eq!(condition(&parts.join(" and ")), Vec::<String>::new());
    let parts: Vec<String> = (0..100).map(|at| format!("n == {at}")).collect();
    assert_eq!(condition(&parts.join(" or ")), Vec::<String>::new());
}

#[test]
fn words_are_those_of_the_file() {
    let text = "sop a \"A\" {
  pelaksana x \"X\"
  data { jumlah angka  lengkap ya/tidak  alasan opsional teks }
  aktivitas s \"S\" { mulai oleh x }
  aktivitas g \"G\" { keputusan oleh x {
    bila jumlah > 2,5 dan lengkap \"a\" -> z
    bila jumlah < 2,5 dan alasan == \"b\" \"b\" -> y
  } }
  aktivitas z \"Z\" { akhir oleh x }
  aktivitas y \"Y\" { akhir oleh x }
}";
    let found = findings(text);
    assert_eq!(
        found[0].message.text(Lang::Id),
        "kasus dengan `jumlah = 2,5` tidak menemukan cabang keluar dari `2 G`"
    );
}
