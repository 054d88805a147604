//! The table and the explanation of a case, as people see them.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use lajur::lang::Lang;
use lajur::report::Style;
use lajur::report::run::table;
use lajur::run::{Finding, FindingKind, Level};

use crate::world::{World, clean, every_kind, six};

fn shown(world: &World, lang: Lang, width: usize) -> String {
    drawn(world, lang, width, false)
}

fn drawn(world: &World, lang: Lang, width: usize, colours: bool) -> String {
    let style = Style {
        lang,
        colours,
        width,
    };
    world.told(lang, 20, |account| table(account, &style))
}

/// How many columns a line takes.
fn width(line: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(line)
}

#[test]
fn the_table_shows_the_worst_cases_first_and_adds_up() {
    assert_snapshot!("table-id-80", shown(&six(), Lang::Id, 80));
    assert_snapshot!("table-en-120", shown(&six(), Lang::En, 120));
}

#[test]
fn the_sample_cases_are_shown_as_they_were_judged() {
    assert_snapshot!("kaltim-id-120", shown(&World::of("kaltim"), Lang::Id, 120));
    let other = World::of("lubuklinggau");
    assert_snapshot!("lubuklinggau-en-80", shown(&other, Lang::En, 80));
}

#[test]
fn a_case_is_explained_step_by_step() {
    let world = World::of("kaltim");
    assert_snapshot!("explain-id-80", world.explained(3, Lang::Id, 80));
    let other = World::of("lubuklinggau");
    assert_snapshot!("explain-en-120", other.explained(2, Lang::En, 120));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    for world in [six(), every_kind(), strange(), World::of("kaltim")] {
        for columns in [60, 80, 100, 120] {
            for lang in Lang::ALL {
                let table = shown(&world, lang, columns);
                let explained = world.explained(0, lang, columns);
                for line in table.lines().chain(explained.lines()) {
                    assert!(width(line) <= columns, "{columns}: {line}");
                }
            }
        }
    }
}

#[test]
fn colours_change_nothing_but_colours() {
    let coloured = drawn(&six(), Lang::Id, 90, true);
    assert!(coloured.contains("\u{1b}[31m✗ \u{1b}[0m"));
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    plain.push_str(rest);
    assert_eq!(plain, shown(&six(), Lang::Id, 90));
}

/// Cases with names that a terminal would obey, that are long, and whose letters are wide.
fn strange() -> World {
    let mut world = World::empty();
    let names = [
        "\u{1b}[2Jhapus",
        "報告書類第一号案件その二の続き",
        "a\u{202e}terbalik\u{7}",
        "LAPORAN-2024-BAGIAN-UMUM-000000000000000000000000000000000000000001",
        "dua\nbaris",
    ];
    for name in names {
        world.case(name, &[(1, name), (0, "\u{9b}x")], |world| {
            let mut verdict = clean(world.rules());
            verdict.findings = vec![Finding {
                kind: FindingKind::UnknownActor {
                    actor: world.lexicon.id(name),
                },
                level: Level::Remark,
                node: None,
                rule: None,
                event: Some(0),
            }];
            verdict
        });
    }
    world
}

#[test]
fn a_terminal_gets_nothing_to_obey() {
    let world = strange();
    for lang in Lang::ALL {
        let table = shown(&world, lang, 100);
        let explained = world.explained(0, lang, 100);
        let obeyed =
            |letter: &char| (letter.is_control() && *letter != '\n') || *letter == '\u{202e}';
        let found: BTreeSet<char> = table
            .chars()
            .chain(explained.chars())
            .filter(obeyed)
            .collect();
        assert_eq!(found, BTreeSet::new());
        assert!(table.contains("LAPORAN-2024-BAGIAN-"), "{table}");
        assert!(table.contains("dua baris"), "{table}");
    }
}

#[test]
fn a_few_of_many_are_said_to_be_a_few() {
    let world = six();
    let style = Style {
        lang: Lang::Id,
        colours: false,
        width: 100,
    };
    let two = world.told(Lang::Id, 2, |account| table(account, &style));
    assert!(two.contains("2 kasus terburuk dari 6 kasus\n"), "{two}");
    assert!(two.contains("K04") && !two.contains("K01"), "{two}");
    let none = world.told(Lang::En, 0, |account| table(account, &style));
    assert!(!none.contains("K04"), "{none}");
    let empty = World::empty().told(Lang::En, 5, |account| table(account, &style));
    assert!(
        empty.contains("\nAll cases\n0 cases\nlog: 2 rows read = 0 judged + 2 rejected\n"),
        "{empty}"
    );
}
