//! How long cases take and what becomes of deadlines: the two founding documents, each way of stating a time, and random
//! procedures against plain enumeration.

use std::collections::BTreeMap;

use lajur::calendar::{Calendar, Counting, DayStatus, Moment};
use lajur::check::deadlines::Exceeded;
use lajur::check::deadlines::overview::{Overview, Span, overview};
use lajur::diagnostic::Diagnostic;
use lajur::lang::{Lang, Number};
use lajur::model::{
    Amount, Catalogue, Date, DayKind, Duration, ExitKind, NodeId, NodeKind, Sop, Unit,
};
use lajur::pipeline::{Checked, check};
use lajur::source::Source;

fn checked(text: &str) -> Checked {
    check(&[Source::new("a.sop", text)])
}

fn file(path: &str) -> Checked {
    let text = std::fs::read_to_string(path).unwrap();
    check(&[Source::new(path, text)])
}

fn times(checked: &Checked) -> Overview {
    let sop = &checked.catalogue.sops[0];
    let calendar = checked.references.calendars.used_by(sop).unwrap();
    overview(sop, &checked.catalogue, calendar, Lang::En)
}

fn span<'o>(overview: &'o Overview, rule: &str) -> &'o Span {
    let mut spans = overview.spans.iter();
    spans
        .find(|span| span.rule.as_deref() == Some(rule))
        .unwrap()
}

/// The findings of a code about a rule.
fn about(checked: &Checked, code: &str, rule: &str) -> Vec<String> {
    let findings = checked
        .findings
        .iter()
        .filter(|finding| finding.code() == code);
    let texts = findings.map(|finding| finding.message.text(Lang::En));
    texts.filter(|text| text.contains(rule)).collect()
}

fn codes(checked: &Checked) -> Vec<&'static str> {
    let mut codes: Vec<_> = checked.findings.iter().map(Diagnostic::code).collect();
    codes.retain(|code| *code != "inferred");
    codes.dedup();
    codes
}

#[test]
fn the_kaltim_procedure_takes_26_days_and_always_exceeds_5_and_14_working_days() {
    let checked = file("sops/kaltim.sop");
    let times = times(&checked);
    let case = &times.spans[0].readings[0];
    assert_eq!(case.shortest.sum, "15 minutes + 26 days + 1 hour");
    assert_eq!(case.shortest.days.unwrap().workdays.least, 27);
    for rule in ["informasi-5", "biasa-14"] {
        assert_eq!(
            span(&times, rule).exceeded,
            Some(Exceeded::Always),
            "{rule}"
        );
        assert_eq!(
            about(&checked, "deadline-exceeded", rule).len(),
            1,
            "{rule}"
        );
    }
    for rule in ["teruskan-3", "pengawasan-60"] {
        assert_eq!(span(&times, rule).exceeded, Some(Exceeded::Never), "{rule}");
        assert_eq!(
            about(&checked, "deadline", rule),
            Vec::<String>::new(),
            "{rule}"
        );
    }
    // Read as calendar days, the five days are exceeded as well, whenever a case begins; the fourteen are kept only by
    // cases that wait through the long holidays.
    let dates = |rule| span(&times, rule).readings[1].judged.unwrap();
    assert_eq!(dates("informasi-5").exceeded, Some(Exceeded::Always));
    let fourteen = dates("biasa-14");
    assert!(
        fourteen.shortest_late * 10 > fourteen.starts * 9,
        "{fourteen:?}"
    );
}

#[test]
fn the_kaltim_loop_has_no_bound_and_no_way_out_for_reports_of_another_agency() {
    let checked = file("sops/kaltim.sop");
    let text = |code| {
        let mut found = checked
            .findings
            .iter()
            .filter(|finding| finding.code() == code);
        let text = found.next().unwrap().message.text(Lang::Id);
        assert!(found.next().is_none());
        text
    };
    assert!(text("unbounded-loop").ends_with("menambah 6 hari"));
    assert!(text("loop-without-way-out").starts_with("kasus dengan `kewenangan = tidak` "));
}

#[test]
fn the_lubuk_linggau_procedure_may_exceed_14_working_days() {
    let checked = file("sops/lubuklinggau.sop");
    let times = times(&checked);
    let case = &times.spans[0];
    let workdays = |days: Option<lajur::check::deadlines::Days>| days.unwrap().workdays;
    assert_eq!(workdays(case.readings[0].shortest.days).most, 8);
    assert_eq!(workdays(case.readings[0].longest.days).most, 16);
    assert_eq!(span(&times, "informasi-5").exceeded, Some(Exceeded::Always));
    assert_eq!(span(&times, "biasa-14").exceeded, Some(Exceeded::May));
    assert_eq!(
        span(&times, "pengawasan-60").exceeded,
        Some(Exceeded::Never)
    );
    let finding = checked
        .findings
        .iter()
        .find(|finding| finding.code() == "deadline-at-risk")
        .unwrap();
    let labels = finding
        .labels
        .iter()
        .map(|label| label.message.text(Lang::En));
    assert!(
        labels
            .into_iter()
            .any(|label| label.contains("rows 2, 4, 7"))
    );
}

/// An SOP of rows between a start and an end that take no time; the rows are given whole.
fn sop(rows: &str, rules: &str) -> String {
    format!(
        "sop x \"X\" {{\n  days workdays\n  actor a \"A\"\n  data {{ b yes/no  l list {{ c yes/no }} }}\n  \
         event e \"E\"\n  activity begin \"Begin\" {{ start by a }}\n{rows}\n  \
         activity finish \"Finish\" {{ end by a }}\n{rules}\n}}\n"
    )
}

fn least_and_most(rows: &str) -> (String, String) {
    let times = times(&checked(&sop(rows, "")));
    let read = &times.spans[0].readings[0];
    (read.shortest.sum.clone(), read.longest.sum.clone())
}

#[test]
fn each_way_of_stating_a_time_is_counted_as_the_documentation_says() {
    let cases = [
        (
            "activity p \"P\" { by a  takes 2-3 days }",
            "2 days",
            "3 days",
        ),
        (
            "activity p \"P\" { by a  takes at most 3 days }",
            "0",
            "3 days",
        ),
        (
            "activity p \"P\" { by a  takes at least 2 days }",
            "2 days",
            "2 days",
        ),
        (
            "activity p \"P\" { by a  takes 2 days if b  takes 5 days if not b }",
            "2 days",
            "5 days",
        ),
        (
            "activity p \"P\" { by a  takes 2 days if b }",
            "0",
            "2 days",
        ),
        (
            "activity p \"P\" { by a  takes 2 days  only when b }",
            "0",
            "2 days",
        ),
        (
            "activity p \"P\" { by a  takes 2 days  repeat at least 4 times }",
            "8 days",
            "8 days",
        ),
        (
            "activity p \"P\" { by a  takes 2 days  repeat at most 3 times }",
            "2 days",
            "6 days",
        ),
        (
            "activity p \"P\" { by a  takes 3 minutes per \"file\" }",
            "3 minutes",
            "3 minutes",
        ),
        ("activity p \"P\" { by a  takes \"soon\" }", "0", "0"),
        (
            "activity p \"P\" { by a  takes 4 days, shared with q }\n  activity q \"Q\" { by a }",
            "4 days",
            "4 days",
        ),
        (
            "activity p \"P\" { by a then a  takes 4 days }",
            "4 days",
            "4 days",
        ),
        (
            "activity p \"P\" { decision by a { \"Y\" -> finish  \"N\" -> finish }  takes 1 day for \"Y\"  takes 3 days for \"N\" }",
            "1 day",
            "3 days",
        ),
        ("activity p \"P\" { wait 7 days by a }", "7 days", "7 days"),
        (
            "activity p \"P\" { wait 7 days or until e by a { \"Yes\" -> finish  \"No\" -> finish } }",
            "0",
            "7 days",
        ),
        (
            "activity p \"P\" { by a  takes 4 days  -> q and r }\n  activity q \"Q\" { by a  takes 2 days  -> s }\n  activity r \"R\" { by a  takes 5 days  -> s }\n  activity s \"S\" { by a  joins q, r }",
            "9 days",
            "9 days",
        ),
        (
            "activity p \"P\" { by a  takes 4 days  -> q and finish }\n  activity q \"Q\" { by a  takes 2 days }",
            "6 days",
            "6 days",
        ),
        (
            "activity p \"P\" { by a  takes 4 days }\n  activity q \"Q\" { decision by a { \"Y\" -> finish  \"N\" -> p, at most 2 times }  takes 1 day }",
            "5 days",
            "15 days",
        ),
    ];
    for (rows, least, most) in cases {
        let found = least_and_most(rows);
        assert_eq!(
            (found.0.as_str(), found.1.as_str()),
            (least, most),
            "{rows}"
        );
    }
}

#[test]
fn a_called_sop_takes_what_its_own_rows_take() {
    let text = "sop x \"X\" { days workdays  actor a \"A\"\n\
        activity p \"P\" { start by a  takes 1 day }\n\
        activity q \"Q\" { call y by a }\n\
        activity r \"R\" { end by a  takes 1 day } }\n\
        sop y \"Y\" { days calendar days  actor a \"A\"\n\
        activity s \"S\" { start by a  takes 2-3 days }\n\
        activity u \"U\" { call x by a }\n\
        activity t \"T\" { end by a  takes 1 week } }\n";
    let times = times(&checked(text));
    let read = &times.spans[0].readings[0];
    assert_eq!(read.shortest.sum, "2 days + 9 calendar days");
    assert_eq!(read.longest.sum, "2 days + 10 calendar days");
}

#[test]
fn deadlines_are_measured_between_completions() {
    let rows = "activity p \"P\" { by a  takes 4 days }\n  activity q \"Q\" { by a  takes 2 days }\n  \
        activity r \"R\" { decision by a { \"Y\" -> finish  \"N\" -> p }  takes 1 day }";
    let rules = "rule one must { within 3 workdays from p to r }\n  rule two must { within 2 workdays from p to r }\n  \
        rule three must { within 2 workdays from r to p }\n  rule four must { within 2 workdays from r to begin }\n  \
        rule five must { within 6 workdays to q }";
    let checked = checked(&sop(rows, rules));
    let times = times(&checked);
    assert_eq!(span(&times, "one").exceeded, Some(Exceeded::Never));
    assert_eq!(span(&times, "two").exceeded, Some(Exceeded::Always));
    assert_eq!(span(&times, "three").exceeded, Some(Exceeded::Always));
    assert!(span(&times, "four").readings.is_empty());
    assert_eq!(span(&times, "five").exceeded, Some(Exceeded::Never));
    assert_eq!(about(&checked, "deadline-never-starts", "four").len(), 1);
}

const BY_KIND: &str = r#"
sop letters "Letters" {
  days workdays
  actor clerk "Clerk"
  data {
    kind one of { question complaint praise }
    urgent yes/no
  }
  activity receive "Receive it" {
    decision by clerk {
      when kind == question  "Question"  -> answer
      when kind == complaint "Complaint" -> examine
      otherwise              "Other"     -> file-it
    }
  }
  activity take    "Take it"      { start by clerk  takes 1 day  -> receive }
  activity answer  "Answer it"    { by clerk  takes 2 days if urgent  takes 4 days if not urgent  -> file-it }
  activity examine "Examine it"   { by clerk  takes 20 days  -> file-it }
  activity file-it "File it"      { end by clerk  takes 1 day }
  rule RULES
}
"#;

/// What becomes of `within LIMIT` for the cases of which a condition holds.
fn for_cases(limit: &str, condition: &str) -> Option<Exceeded> {
    let rule = format!("limit must {{ within {limit}  when {condition} }}");
    let checked = checked(&BY_KIND.replace("rule RULES", &format!("rule {rule}")));
    span(&times(&checked), "limit").exceeded
}

#[test]
fn a_deadline_is_judged_on_the_paths_of_the_cases_it_is_about() {
    assert_eq!(
        for_cases("6 workdays", "kind == question"),
        Some(Exceeded::Never)
    );
    assert_eq!(
        for_cases("5 workdays", "kind == question"),
        Some(Exceeded::May)
    );
    assert_eq!(
        for_cases("4 workdays", "kind == question and urgent"),
        Some(Exceeded::Never)
    );
    assert_eq!(
        for_cases("4 workdays", "kind == question and not urgent"),
        Some(Exceeded::Always)
    );
    assert_eq!(
        for_cases("21 workdays", "kind == complaint"),
        Some(Exceeded::Always)
    );
    assert_eq!(
        for_cases("22 workdays", "kind == complaint"),
        Some(Exceeded::Never)
    );
    assert_eq!(
        for_cases("2 workdays", "kind == praise"),
        Some(Exceeded::Never)
    );
    assert_eq!(
        for_cases("2 workdays", "kind != question"),
        Some(Exceeded::May)
    );
    assert_eq!(for_cases("2 workdays", "urgent"), Some(Exceeded::May));
}

#[test]
fn what_no_one_can_compute_is_asked() {
    let rule = "rule r must { within 90 workdays }";
    for (row, why) in [
        ("activity p \"P\" { wait until e by a }", "waits for `e`"),
        (
            "activity p \"P\" { by a  takes 1 day per \"file\" }",
            "for each `file`",
        ),
        (
            "activity p \"P\" { call \"Elsewhere\" by a }",
            "runs `Elsewhere`",
        ),
        (
            "activity p \"P\" { by a  takes at least 2 days }",
            "at most",
        ),
        ("activity p \"P\" { by a }", "no row on the way"),
    ] {
        let found = about(&checked(&sop(row, rule)), "deadline-unknown", why);
        assert_eq!(found.len(), 1, "{row}");
    }
    let branches = "activity p \"P\" { by a  -> q and r }\n  activity q \"Q\" { by a  takes 2 days  -> s }\n  \
        activity r \"R\" { by a  takes 5 days  -> s }\n  activity s \"S\" { by a  joins q, r }";
    let rules = "rule r must { within 9 workdays from q to r }\n  rule s must { within 9 workdays from q to s }";
    let checked = checked(&sop(branches, rules));
    assert_eq!(about(&checked, "deadline-unknown", "same time").len(), 1);
    assert_eq!(about(&checked, "deadline-unknown", "also waits").len(), 1);
}

#[test]
fn a_loop_is_left_by_whoever_may_choose_to() {
    let looped = |exits: &str| {
        let row = format!(
            "activity p \"P\" {{ by a  takes 1 day }}\n  activity q \"Q\" {{ decision by a {{ {exits} }}  takes 1 day }}"
        );
        codes(&checked(&sop(&row, ""))).contains(&"loop-without-way-out")
    };
    assert!(looped("when b \"Y\" -> finish  otherwise \"N\" -> p"));
    assert!(looped("when b \"Y\" -> p  otherwise \"N\" -> finish"));
    assert!(!looped("\"Y\" -> finish  \"N\" -> p"));
    assert!(!looped("when e \"Y\" -> finish  otherwise \"N\" -> p"));
    assert!(!looped(
        "when b \"Y\" -> finish  otherwise \"N\" -> p, at most 2 times"
    ));
    assert!(!looped(
        "when b \"Y\" -> finish  when not b \"N\" -> finish  otherwise \"Z\" -> p"
    ));
    assert!(looped(
        "when size(l) > 3 \"Y\" -> finish  otherwise \"N\" -> p"
    ));
}

/// A small generator of pseudo-random numbers; the same seed gives the same numbers everywhere.
struct Chance(u64);

impl Chance {
    fn below(&mut self, count: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % count
    }
}

/// Writes random procedures made of tasks, choices, parallel branches and bounded loops.
struct Writer {
    chance: Chance,
    rows: Vec<String>,
    names: usize,
    /// A time for a row, as it is written.
    time: fn(&mut Chance) -> String,
}

impl Writer {
    fn name(&mut self) -> String {
        self.names += 1;
        format!("n{}", self.names)
    }

    fn row(&mut self, name: &str, node: &str) {
        let time = (self.time)(&mut self.chance);
        self.rows.push(format!(
            "  activity {name} \"{name}\" {{ {node}  takes {time} }}"
        ));
    }

    fn task(&mut self, next: &str) -> String {
        let name = self.name();
        self.row(&name, &format!("by a -> {next}"));
        name
    }

    /// A block that leads to `next`; gives the name of its first node.
    fn block(&mut self, depth: u32, next: &str) -> String {
        let kind = if depth == 0 { 0 } else { self.chance.below(7) };
        match kind {
            0 => self.task(next),
            1 | 2 => {
                let later = self.block(depth - 1, next);
                self.block(depth - 1, &later)
            }
            3 => {
                let (x, y) = (self.block(depth - 1, next), self.block(depth - 1, next));
                let name = self.name();
                self.row(
                    &name,
                    &format!("decision by a {{ \"X\" -> {x}  \"Y\" -> {y} }}"),
                );
                name
            }
            4 => self.parallel(depth, next),
            5 => {
                let (name, bound) = (self.name(), 1 + self.chance.below(2));
                let body = self.block(depth - 1, &name);
                let exits = format!("\"On\" -> {next}  \"Back\" -> {body}, at most {bound} times");
                self.row(&name, &format!("decision by a {{ {exits} }}"));
                body
            }
            _ => {
                let (name, bound) = (self.name(), 1 + self.chance.below(2));
                let back = self.name();
                self.row(&back, &format!("by a -> {name}, at most {bound} times"));
                let body = self.block(depth - 1, &back);
                self.row(
                    &name,
                    &format!("decision by a {{ \"Out\" -> {next}  \"In\" -> {body} }}"),
                );
                name
            }
        }
    }

    fn parallel(&mut self, depth: u32, next: &str) -> String {
        let (join, split) = (self.name(), self.name());
        let (x, y) = (self.task(&join), self.task(&join));
        self.row(&join, &format!("by a  joins {x}, {y} -> {next}"));
        let (x, y) = (self.block(depth - 1, &x), self.block(depth - 1, &y));
        self.row(&split, &format!("by a -> {x} and {y}"));
        split
    }

    fn sop(&self, first: &str, rules: &str) -> String {
        let rows = self.rows.join("\n");
        format!(
            "sop x \"X\" {{\n  days workdays\n  actor a \"A\"\n  activity begin \"Begin\" {{ start by a -> {first} }}\n\
             {rows}\n  activity finish \"Finish\" {{ end by a }}\n{rules}\n}}\n"
        )
    }
}

fn workdays(chance: &mut Chance) -> String {
    let least = 1 + chance.below(4);
    format!("{least}-{} workdays", least + chance.below(3))
}

/// The least and the most of each node's row, in working days.
fn row_times(sop: &Sop) -> Vec<(i64, i64)> {
    let of = |time: &Option<Duration>| {
        let amounts = time.iter().flat_map(|time| &time.amounts);
        amounts
            .map(|amount| amount.number.as_whole().unwrap())
            .sum()
    };
    let times = sop
        .nodes
        .iter()
        .map(|node| match sop[node.row].times.first() {
            Some(time) => match &time.limit.value {
                lajur::model::Limit::Span(span) => (of(&span.low), of(&span.high)),
                _ => (0, 0),
            },
            None => (0, 0),
        });
    times.collect()
}

/// A case under way: where its tokens are and since when, what waits at joins, and how often bounded ways were gone.
#[derive(Clone)]
struct Run {
    tokens: Vec<(NodeId, i64)>,
    waiting: Vec<(NodeId, NodeId, i64)>,
    gone: BTreeMap<(NodeId, usize, usize), u32>,
    done: i64,
}

/// The end of every run there is. Nothing where there are too many.
fn every_run(sop: &Sop, times: &[i64]) -> Option<Vec<i64>> {
    let starts = sop
        .nodes_with_ids()
        .filter(|(_, node)| node.kind.value == NodeKind::Start);
    let begun = |(id, _)| Run {
        tokens: vec![(id, 0)],
        waiting: Vec::new(),
        gone: BTreeMap::new(),
        done: 0,
    };
    let mut open: Vec<Run> = starts.map(begun).collect();
    let mut ends = Vec::new();
    let mut steps = 0;
    while let Some(mut run) = open.pop() {
        steps += 1;
        if steps > 60_000 {
            return None;
        }
        let Some((node, since)) = run.tokens.pop() else {
            if run.waiting.is_empty() {
                ends.push(run.done);
            }
            continue;
        };
        let done = since + times[node.0 as usize];
        run.done = run.done.max(done);
        if sop[node].exits.is_empty() {
            open.push(run);
            continue;
        }
        for (at, exit) in sop[node].exits.iter().enumerate() {
            let each: Vec<usize> = (0..exit.targets.len()).collect();
            let choices: Vec<Vec<usize>> = match exit.kind {
                ExitKind::Choice => each.into_iter().map(|target| vec![target]).collect(),
                _ => vec![each],
            };
            for targets in choices {
                let mut next = run.clone();
                if targets
                    .iter()
                    .all(|target| go(sop, &mut next, node, at, *target, done))
                {
                    open.push(next);
                }
            }
        }
    }
    Some(ends)
}

fn go(sop: &Sop, run: &mut Run, from: NodeId, exit: usize, target: usize, done: i64) -> bool {
    let way = &sop[from].exits[exit].targets[target];
    let gone = run.gone.entry((from, exit, target)).or_default();
    *gone += 1;
    if way.at_most.is_some_and(|most| *gone > most) {
        return false;
    }
    let to = way.node.value;
    let Some(join) = &sop[to].joins else {
        run.tokens.push((to, done));
        return true;
    };
    run.waiting.push((to, from, done));
    let arrived = |name: NodeId| run.waiting.iter().position(|it| (it.0, it.1) == (to, name));
    let all: Option<Vec<usize>> = join.nodes.iter().map(|name| arrived(name.value)).collect();
    if let Some(mut all) = all {
        all.sort_unstable_by(|a, b| b.cmp(a));
        let since = all.into_iter().map(|at| run.waiting.remove(at).2).max();
        run.tokens.push((to, since.unwrap()));
    }
    true
}

fn number(sum: &str) -> i64 {
    let first = sum.split(' ').next().unwrap();
    first.parse().unwrap()
}

/// Compares a procedure with all its runs; tells whether there were few enough, and whether the longest was certain.
fn compare(text: &str) -> Option<bool> {
    let checked = checked(text);
    let sop = &checked.catalogue.sops[0];
    let (least, most): (Vec<i64>, Vec<i64>) = row_times(sop).into_iter().unzip();
    let shortest = *every_run(sop, &least)?.iter().min()?;
    let longest = *every_run(sop, &most)?.iter().max()?;
    let times = times(&checked);
    let read = &times.spans[0].readings[0];
    assert_eq!(number(&read.shortest.sum), shortest, "{text}");
    match times.spans[0].exact {
        true => assert_eq!(number(&read.longest.sum), longest, "{text}"),
        false => assert!(number(&read.longest.sum) <= longest, "{text}"),
    }
    Some(times.spans[0].exact)
}

#[test]
fn shortest_and_longest_are_those_of_all_runs_of_blocks() {
    let (mut compared, mut exact) = (0, 0);
    for seed in 0..600 {
        let mut writer = Writer {
            chance: Chance(seed),
            rows: Vec::new(),
            names: 0,
            time: workdays,
        };
        let first = writer.block(3, "finish");
        if let Some(certain) = compare(&writer.sop(&first, "")) {
            compared += 1;
            exact += usize::from(certain);
        }
    }
    assert!(compared > 400, "{compared}");
    assert!(exact * 10 > compared * 9, "{exact} of {compared}");
}

#[test]
fn shortest_and_longest_are_those_of_all_runs_of_any_choices() {
    let (mut compared, mut exact) = (0, 0);
    for seed in 0..900 {
        let mut chance = Chance(seed);
        let count = 3 + chance.below(3);
        let mut rows = Vec::new();
        for row in 0..count {
            let mut exits = vec![format!("\"On\" -> {}", target(row + 1, count))];
            for exit in 0..chance.below(3) {
                let to = chance.below(count);
                let bound = if to <= row { ", at most 1 times" } else { "" };
                if to != row {
                    exits.push(format!("\"E{exit}\" -> n{to}{bound}"));
                }
            }
            let time = workdays(&mut chance);
            let exits = exits.join("  ");
            rows.push(format!(
                "  activity n{row} \"N\" {{ decision by a {{ {exits} }}  takes {time} }}"
            ));
        }
        let text = sop(&rows.join("\n"), "");
        if let Some(certain) = compare(&text) {
            compared += 1;
            exact += usize::from(certain);
        }
    }
    assert!(compared > 600, "{compared}");
    assert!(exact * 2 > compared, "{exact} of {compared}");
}

fn target(row: u64, count: u64) -> String {
    if row < count {
        format!("n{row}")
    } else {
        "finish".to_string()
    }
}

/// The date so many days later, counted one by one: working days only, or all. Nothing beyond the calendar.
fn walk(calendar: &Calendar, from: Date, days: u64, working: bool) -> Option<Date> {
    let (mut date, mut left) = (from, days);
    while left > 0 {
        date = Moment::at(date, 12, 0)?.plus_seconds(86_400)?.date();
        let works = matches!(calendar.day(date).ok()?, DayStatus::Working(_));
        left -= u64::from(works || !working);
    }
    Some(date)
}

#[test]
fn verdicts_are_those_of_counting_day_by_day() {
    let kinds = ["workdays", "calendar days"];
    for seed in 0..40 {
        let mut chance = Chance(seed);
        let steps: Vec<(u64, u64, usize)> = (0..1 + chance.below(4))
            .map(|_| {
                let least = 1 + chance.below(5);
                (least, least + chance.below(4), chance.below(2) as usize)
            })
            .collect();
        let (limit, limit_kind) = (2 + chance.below(20), chance.below(2) as usize);
        let rows: Vec<String> = steps
            .iter()
            .enumerate()
            .map(|(at, (least, most, kind))| {
                format!(
                    "  activity n{at} \"N\" {{ by a  takes {least}-{most} {} }}",
                    kinds[*kind]
                )
            })
            .collect();
        let rule = format!("rule r must {{ within {limit} {} }}", kinds[limit_kind]);
        let checked = checked(&sop(&rows.join("\n"), &rule));
        let judged = span(&times(&checked), "r").readings[0].judged.unwrap();
        let sop = &checked.catalogue.sops[0];
        let calendar = checked.references.calendars.used_by(sop).unwrap();
        let (mut starts, mut shortest_late, mut longest_late) = (0, 0, 0);
        for date in calendar.working_days() {
            let Some(due) = walk(calendar, date, limit, limit_kind == 0) else {
                continue;
            };
            let done = |most: bool| {
                steps.iter().try_fold(date, |date, (low, high, kind)| {
                    walk(calendar, date, if most { *high } else { *low }, *kind == 0)
                })
            };
            let late = |done: Option<Date>| done.is_none_or(|done| done > due);
            starts += 1;
            shortest_late += usize::from(late(done(false)));
            longest_late += usize::from(late(done(true)));
        }
        let found = (judged.starts, judged.shortest_late, judged.longest_late);
        assert_eq!(
            found,
            (starts, shortest_late, longest_late),
            "{rows:?} {rule}"
        );
        let expected = match (shortest_late == starts, longest_late == 0) {
            (_, true) => Exceeded::Never,
            (true, _) => Exceeded::Always,
            _ => Exceeded::May,
        };
        assert_eq!(judged.exceeded, Some(expected));
    }
}

fn mixed(chance: &mut Chance) -> String {
    let unit = [
        "workdays",
        "calendar days",
        "hours",
        "clock hours",
        "minutes",
    ][chance.below(5) as usize];
    format!("{} {unit}", 1 + chance.below(9))
}

/// Every path from a node to an end, as the times of its rows.
fn every_path(sop: &Sop, from: NodeId) -> Vec<Vec<Duration>> {
    let node = &sop[from];
    let own = sop[node.row]
        .times
        .first()
        .and_then(|time| match &time.limit.value {
            lajur::model::Limit::Span(span) => span.high.clone(),
            _ => None,
        });
    let targets = node.exits.iter().flat_map(|exit| &exit.targets);
    let mut paths: Vec<Vec<Duration>> = targets
        .flat_map(|target| every_path(sop, target.node.value))
        .collect();
    if node.exits.is_empty() {
        paths.push(Vec::new());
    }
    for path in &mut paths {
        path.splice(0..0, own.clone());
    }
    paths
}

#[test]
fn where_units_mix_each_date_has_its_own_best_path() {
    let counting = Counting::of(DayKind::Working);
    for seed in 0..40 {
        let mut chance = Chance(seed);
        let rows: Vec<String> = (0..5)
            .map(|row| {
                let other = row + 1 + chance.below(3);
                let exits = format!(
                    "\"A\" -> {}  \"B\" -> {}",
                    target(row + 1, 5),
                    target(other, 5)
                );
                format!(
                    "  activity n{row} \"N\" {{ decision by a {{ {exits} }}  takes {} }}",
                    mixed(&mut chance)
                )
            })
            .collect();
        let limit = 2 + chance.below(12);
        let rule = format!("rule r must {{ within {limit} workdays }}");
        let checked = checked(&sop(&rows.join("\n"), &rule));
        let judged = span(&times(&checked), "r").readings[0].judged.unwrap();
        let sop = &checked.catalogue.sops[0];
        let calendar = checked.references.calendars.used_by(sop).unwrap();
        let paths = every_path(sop, NodeId(0));
        let due = Duration {
            amounts: vec![Amount {
                number: Number::whole(limit as i64).unwrap(),
                unit: Unit::Workdays,
            }],
        };
        let (mut shortest_late, mut longest_late) = (0, 0);
        for date in calendar.working_days() {
            let DayStatus::Working(hours) = calendar.day(date).unwrap() else {
                continue;
            };
            let start = Moment::new(date, hours.open()).unwrap();
            let Ok(due) = calendar.add(start, &due, &counting) else {
                continue;
            };
            let late = paths.iter().map(|path| {
                let done = path.iter().try_fold(start, |at, time| {
                    calendar.add(at, time, &counting).ok().map(|due| due.at)
                });
                done.is_none_or(|done| done.date() > due.at.date())
            });
            let late: Vec<bool> = late.collect();
            shortest_late += usize::from(late.iter().all(|late| *late));
            longest_late += usize::from(late.iter().any(|late| *late));
        }
        let found = (judged.shortest_late, judged.longest_late);
        assert_eq!(found, (shortest_late, longest_late), "{rows:?} {rule}");
    }
}

#[test]
fn findings_read_well_in_both_languages() {
    let mut shown = String::new();
    for path in [
        "sops/kaltim.sop",
        "sops/lubuklinggau.sop",
        "tests/corpus/times.sop",
    ] {
        let checked = file(path);
        for lang in Lang::ALL {
            shown.push_str(&format!("{path} {}\n", lang.tag()));
            for finding in &checked.findings {
                if !ours(finding.code()) {
                    continue;
                }
                shown.push_str(&format!(
                    "{}: {}\n",
                    finding.code(),
                    finding.message.text(lang)
                ));
                let labels = finding.labels.iter().map(|label| &label.message);
                for more in labels.chain(&finding.help) {
                    shown.push_str(&format!("    {}\n", more.text(lang)));
                }
            }
            shown.push('\n');
        }
    }
    insta::assert_snapshot!(shown);
}

fn ours(code: &str) -> bool {
    code.starts_with("deadline")
        || code.contains("loop-")
        || code.contains("-loop")
        || matches!(code, "unsaid-days" | "time-in-words")
}

#[test]
fn an_sop_without_times_or_with_a_broken_catalogue_is_looked_at_in_peace() {
    let empty = Catalogue::default();
    let checked = checked(&sop(
        "activity p \"P\" { by a }",
        "rule r must { within 1 year }",
    ));
    let sop = &checked.catalogue.sops[0];
    let calendar = checked.references.calendars.used_by(sop).unwrap();
    let times = overview(sop, &empty, calendar, Lang::Id);
    assert_eq!(times.spans[0].readings[0].shortest.sum, "0");
}
