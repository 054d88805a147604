//! The table for people: what it says, in both languages, and in what room.

use lajur::lang::Lang;
use lajur::model::NodeId;
use lajur::report::Style;
use lajur::report::simulate::table;
use lajur::simulate::tally::Results;
use lajur::statistics::Estimate;

use crate::world::{World, around};

fn style(lang: Lang, width: usize) -> Style {
    Style {
        lang,
        colours: false,
        width,
    }
}

fn shown(results: &Results, lang: Lang) -> String {
    let world = World::new();
    let text = world.told(results, lang, |account| table(account, &style(lang, 160)));
    text.replace("\n  ", " ")
}

fn has(text: &str, part: &str) {
    assert!(text.contains(part), "no `{part}` in\n{text}");
}

#[test]
fn lines_are_never_wider_than_asked_for() {
    let world = World::new().with_scenario("ramai", "staff admin = 3");
    for lang in Lang::ALL {
        for width in [100, 120, 160] {
            let style = style(lang, width);
            let tables = [
                world.played(lang, |account| table(account, &style)),
                world.compared(lang, |account| table(account, &style)),
                world.sought(lang, true, |account| table(account, &style)),
            ];
            for line in tables.iter().flat_map(|table| table.lines()) {
                assert!(line.chars().count() <= width, "{width}: {line}");
            }
        }
    }
}

#[test]
fn it_says_what_was_played_and_with_what_it_can_be_played_again() {
    let text = shown(&World::new().results(1), Lang::En);
    has(
        &text,
        "played 20 times from 2025-01-02: 9.6 cases per working day, by chance, in office hours; 41,234 cases count, those that came from 2025-02-10 to 2025-12-31\n",
    );
    has(&text, "no scenario; calendar indonesia 2026.1; seed 1\n");
    let world = World::new().with_scenario("ramai", "staff admin = 3");
    let text = world.played(Lang::Id, |account| table(account, &style(Lang::Id, 160)));
    has(
        &text,
        "skenario `ramai`, dengan `staff admin = 3`; kalender indonesia 2026.1; benih 1\n",
    );
}

#[test]
fn the_bottleneck_is_a_sentence_with_what_would_help() {
    let results = World::new().results(1);
    has(
        &shown(&results, Lang::En),
        "cases wait most for Unit Kerja terkait di BPS Provinsi: 50.0% of all waiting, 12 office minutes for each case on average, mostly at 4 Disposisi laporan kepada pejabat penghubung OPD; they work 94.0% of their time, with one officer more about 63%; try `--what-if \"staff unit-kerja = 3\"`\n",
    );
    let mut idle = results.clone();
    idle.actors.iter_mut().for_each(|it| it.wait = around(0, 5));
    has(
        &shown(&idle, Lang::Id),
        "\ntidak ada kasus yang menunggu petugas\n",
    );
}

#[test]
fn days_are_told_in_days_and_short_cases_in_office_hours_too() {
    let mut results = World::new().results(1);
    let text = shown(&results, Lang::En);
    assert!(!text.contains("\noffice hours "), "{text}");
    results.workdays = around(1, 100);
    results.office_minutes = around(300, 100);
    has(&shown(&results, Lang::En), "\noffice hours ");
    has(&shown(&results, Lang::Id), "\njam kerja ");
}

#[test]
fn what_cut_it_short_is_said() {
    let mut results = World::new().results(1);
    results.stopped = true;
    results.repetitions = 7;
    has(
        &shown(&results, Lang::En),
        "! it was stopped: these are 7 of 20 repetitions\n",
    );
    results.stopped = false;
    results.open = 12;
    results.beyond = Some(2027);
    has(
        &shown(&results, Lang::Id),
        "! 12 kasus belum selesai ketika kalender berakhir: data tahun 2027 tidak ada",
    );
    results.beyond = None;
    has(&shown(&results, Lang::En), "! 12 cases were not over;");
    results.open = 0;
    results.endless = Some(NodeId(2));
    has(
        &shown(&results, Lang::En),
        "! a case went round so often at 3 Verifikasi",
    );
    results.endless = None;
    results.repetitions = 1;
    has(&shown(&results, Lang::En), "! one repetition alone");
    results.batched = true;
    has(
        &shown(&results, Lang::Id),
        "! batas galat berasal dari satu pengulangan",
    );
    results.cases = 0;
    has(&shown(&results, Lang::En), "! no case came that counts:");
}

#[test]
fn nothing_that_counts_is_told_without_a_table_of_nothing() {
    let mut results = World::new().results(1);
    results.cases = 0;
    results.finished = 0;
    results.workdays = around(0, 0);
    results.calendar_days = around(0, 0);
    results.office_minutes = around(0, 0);
    results.worked_minutes = around(0, 0);
    results.waited_minutes = around(0, 0);
    results.throughput = Estimate::default();
    let text = shown(&results, Lang::En);
    has(&text, "0 cases count");
    assert!(!text.contains("Time of a case"), "{text}");
    assert!(!text.contains("NaN"), "{text}");
}

#[test]
fn a_difference_is_told_with_whether_it_is_more_than_chance() {
    let table = |lang| World::new().compared(lang, |it| table(it, &style(lang, 160)));
    let lines = |text: &str, part: &str| {
        let line = text.lines().find(|line| line.starts_with(part));
        line.unwrap_or_else(|| panic!("{part} in {text}"))
            .to_string()
    };
    let (en, id) = (table(Lang::En), table(Lang::Id));
    has(
        &lines(&en, "time of a case, mean"),
        "22.4   11.2         −11.2 ± 0.4  more than chance",
    );
    has(
        &lines(&en, "breaks the rule: biasa-14"),
        "−32.0 points ± 2.0  more than chance",
    );
    has(&lines(&en, "cases finished"), "+0.03 ± 0.06  may be chance");
    has(
        &lines(&id, "melanggar aturan: biasa-14"),
        "−32,0 poin ± 2,0  bukan kebetulan",
    );
    has(&lines(&id, "menunggu: 4"), "mungkin kebetulan");
    assert!(lines(&en, "queue: arsip").ends_with("1.5"));
    assert!(!en.contains("late: 7"), "what is the same is left out");
}

#[test]
fn a_search_answers_in_a_sentence() {
    let table = |found, lang| {
        let text = World::new().sought(lang, found, |it| table(it, &style(lang, 160)));
        text.replace("\n  ", " ")
    };
    has(
        &table(true, Lang::En),
        "\nthe least staff that keeps time of a case, P95 ≤ 14 working days: admin 3, penghubung 2, unit-kerja 4, 9 officers in all (13.0 working days)\n",
    );
    has(
        &table(false, Lang::Id),
        "\ntidak ada susunan petugas yang dicoba memenuhi lama kasus, P95 ≤ 14 hari kerja\n",
    );
    has(&table(false, Lang::En), "\nWith the staff tried last\n");
    has(
        &table(true, Lang::En),
        "admin 3, penghubung 2, unit-kerja 3",
    );
}
