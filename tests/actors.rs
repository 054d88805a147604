//! Actors without work or without a name of their own, and rules that the lanes or the ways already break.

use std::fs;
use std::path::Path;

use lajur::diagnostic::Severity;
use lajur::lang::Lang;
use lajur::pipeline::check;
use lajur::source::Source;

const CODES: &[&str] = &[
    "idle-actor",
    "doubled-actor",
    "doubled-performer",
    "broken-separation",
    "rule-impossible",
];

/// The findings about actors and rules, each as `CODE MESSAGE`.
fn found_in(source: Source) -> Vec<(Severity, String)> {
    let findings = check(&[source]).findings.into_iter();
    let ours = findings.filter(|finding| CODES.contains(&finding.code()));
    ours.map(|finding| {
        let text = finding.message.text(Lang::En);
        (finding.severity, format!("{} {text}", finding.code()))
    })
    .collect()
}

/// What is found in an SOP with these statements.
fn found(statements: &str) -> Vec<String> {
    let text = format!("sop a \"A\" {{\n{statements}\n}}\n");
    let source = Source::new("a.sop", text);
    let faulty = check(std::slice::from_ref(&source)).catalogue.sops[0].faulty;
    assert!(!faulty, "{statements}");
    let found = found_in(source).into_iter();
    found.map(|(_, message)| message).collect()
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
        let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| {
            path.extension()
                .is_some_and(|end| end == "sop" || end == "yaml")
        });
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap().to_str().unwrap().to_string();
            let text = fs::read_to_string(&path).unwrap();
            let of_file = found_in(Source::new(name.clone(), text)).into_iter();
            found.extend(of_file.map(|(_, message)| (name.clone(), message)));
        }
    }
    let idle = "idle-actor `masyarakat` is declared, but no row is performed by it and none is addressed to it: who \
                tells it the outcome?";
    let expected =
        ["kaltim.sop", "kaltim.sop.yaml"].map(|name| (name.to_string(), idle.to_string()));
    assert_eq!(found, expected);
}

#[test]
fn an_actor_without_work() {
    let rows = "activity a \"A\" { start by x }  activity b \"B\" { end by x }";
    let with = |actor: &str, more: &str| {
        found(&format!(
            "actor x \"X\"\nactor y \"Y\" {actor}\n{rows}\n{more}"
        ))
    };
    assert_eq!(
        with("", ""),
        ["idle-actor `Y` is declared, but performs nothing and is told nothing"]
    );
    assert_eq!(
        with("outside without lane", ""),
        [
            "idle-actor `Y` is declared, but no row is performed by it and none is addressed to it: who tells it the outcome?"
        ]
    );
    for named in [
        "escalate a when overdue to y",
        "rule r may { silence 3 workdays after a without b by y }",
        "rule r should { judge \"Is it polite?\" by y }",
    ] {
        assert_eq!(with("", named), none(), "{named}");
    }
}

#[test]
fn one_title_for_two_actors() {
    let rows = "activity a \"A\" { start by x }  activity b \"B\" { end by y }";
    assert_eq!(
        found(&format!("actor x \"Staff\"\nactor y \"staff.\"\n{rows}")),
        ["doubled-actor `x` and `y` are both called `staff.`"]
    );
    let groups = "group \"Sender\" { actor x \"Staff\" }\ngroup \"Receiver\" { actor y \"Staff\" }";
    assert_eq!(found(&format!("{groups}\n{rows}")), none());
}

#[test]
fn one_performer_named_twice() {
    let rows = |by: &str| {
        format!(
            "actor x \"X\"\nactor y \"Y\"\nactivity a \"A\" {{ start by {by} }}\nactivity b \"B\" {{ end by y }}"
        )
    };
    assert_eq!(
        found(&rows("x or y or x")),
        ["doubled-performer `X` stands twice among the performers of `1 A`"]
    );
    assert_eq!(found(&rows("x and y")), none());
    assert_eq!(found(&rows("x then y then x")), none());
}

fn separated(first: &str, second: &str) -> Vec<(Severity, String)> {
    found_in(Source::new(
        "a.sop",
        format!(
            "sop a \"A\" {{\n  actor x \"X\"\n  actor y \"Y\"\n  actor z \"Z\"\n  activity a \"A\" {{ start by x and y and z }}\n  \
             activity b \"B\" {{ by {first} }}\n  activity c \"C\" {{ by {second} }}\n  activity d \"D\" {{ end by x }}\n  \
             rule two must {{ separate b and c }}\n}}\n"
        ),
    ))
}

#[test]
fn duties_that_the_lanes_do_not_separate() {
    let lane = "broken-separation the rule `two` wants two people for `2 B` and `3 C`, but both are done by `X`";
    let person = "broken-separation the rule `two` wants two people for `2 B` and `3 C`, but the SOP gives both to the same one";
    assert_eq!(separated("x", "x"), [(Severity::Warning, lane.to_string())]);
    assert_eq!(
        separated("x and y", "x"),
        [(Severity::Warning, lane.to_string())]
    );
    assert_eq!(
        separated("x", "same as b"),
        [(Severity::Error, person.to_string())]
    );
    assert_eq!(
        separated("x or y", "same as b"),
        [(Severity::Error, person.to_string())]
    );
    for (first, second) in [("x", "y"), ("x or y", "x"), ("x or y", "x or y")] {
        assert_eq!(separated(first, second), [], "{first}, {second}");
    }
}

/// A decision `b` that leads to `c` or, after a loop, to `d`; both come to `e` and the end `f`.
fn ruled(rule: &str) -> Vec<String> {
    found(&format!(
        "actor x \"X\"\nactor y \"Y\"
         activity a \"A\" {{ start by x }}
         activity b \"B\" {{ decision by x  \"Yes\" -> c  \"No\" -> d  \"Again\" -> a2 }}
         activity a2 \"A2\" {{ by x  -> b }}
         activity c \"C\" {{ by x  -> e }}
         activity d \"D\" {{ by y  -> e }}
         activity e \"E\" {{ by x or y }}
         activity f \"F\" {{ end by x }}
         rule r must {{ {rule} }}"
    ))
}

#[test]
fn rules_that_no_case_can_keep() {
    for (rule, message) in [
        (
            "order c then a",
            "`4 C` can't come before `1 A`: every case that comes to it has passed `1 A`",
        ),
        (
            "exclusive a and e",
            "`1 A` and `6 E` can't exclude each other: every case does both",
        ),
        (
            "together c and d",
            "`4 C` and `5 D` can't be done together: no case comes to both",
        ),
        (
            "limit e at least 2 times",
            "`6 E` can be done only once, as nothing leads back to it",
        ),
        (
            "same actor c and e and d",
            "one person can't do all of these: `5 D` has no actor in common with the rows before it in this rule",
        ),
    ] {
        assert_eq!(
            ruled(rule),
            [format!("rule-impossible {message}")],
            "{rule}"
        );
    }
}

#[test]
fn rules_that_can_be_kept_are_let_be() {
    for rule in [
        "order a then c",
        "order c then d",
        "order a2 then b",
        "order b then a2",
        "exclusive c and d",
        "exclusive a and c",
        "together a and c",
        "together b and a2",
        "limit b at least 2 times",
        "limit e at most 1 time",
        "same actor a and e",
    ] {
        assert_eq!(ruled(rule), none(), "{rule}");
    }
}

#[test]
fn a_number_of_times_that_a_repetition_exceeds() {
    let with = |repeat: &str, limit: &str| {
        found(&format!(
            "actor x \"X\"\nactivity a \"A\" {{ start by x }}\nactivity b \"B\" {{ by x  repeat {repeat} }}
             activity c \"C\" {{ end by x }}\nrule r must {{ limit b {limit} }}"
        ))
    };
    assert_eq!(
        with("at least 4 times", "at most 2 times"),
        ["rule-impossible `2 B` is repeated 4 times, more often than this rule allows"]
    );
    assert_eq!(with("at most 4 times", "at most 2 times"), none());
    assert_eq!(with("at least 4 times", "at least 2 times"), none());
}

#[test]
fn a_row_that_may_be_passed_by_turns_no_order_round() {
    let with = |condition: &str| {
        found(&format!(
            "actor x \"X\"\ndata {{ far yes/no }}\nactivity a \"A\" {{ start by x }}
             activity b \"B\" {{ by x  {condition} }}\nactivity c \"C\" {{ end by x }}
             rule r must {{ order c then b }}"
        ))
    };
    assert_eq!(with("only when far"), none());
    assert_eq!(
        with(""),
        [
            "rule-impossible `3 C` can't come before `2 B`: every case that comes to it has passed `2 B`"
        ]
    );
}

#[test]
fn parallel_branches_and_items_leave_it_open() {
    let found = found(
        "actor x \"X\"
         activity a \"A\" { start by x -> b and c }
         activity b \"B\" { by x -> d }
         activity c \"C\" { by x -> d }
         activity d \"D\" { end by x  joins b, c }
         rule r must { together b and c  order b then c  limit b at least 2 times }",
    );
    assert_eq!(found, none());
}
