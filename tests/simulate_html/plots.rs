//! The plots: that they show the numbers, and that nothing leaves them.

use lajur::lang::Lang;
use lajur::report::simulate::html;

use crate::page::Element;
use crate::world::{World, around};

fn page(world: &World, days: i64) -> Element {
    let mut results = world.results(1);
    results.workdays = around(days, 2000);
    results.office_minutes = around(days * 450, 2000);
    Element::read(&world.told(&results, Lang::En, |account| html(account, None)))
}

fn number(element: &Element, name: &str) -> f64 {
    element.attribute(name).unwrap().parse().unwrap()
}

/// The bars of the first histogram with their words.
fn bars(page: &Element) -> Vec<(f64, String)> {
    let figure = page.with_id("times").tagged("figure")[0];
    let bars = figure.tagged("rect").into_iter();
    bars.map(|bar| (number(bar, "height"), bar.tagged("title")[0].text.clone()))
        .collect()
}

#[test]
fn the_bars_hold_all_cases_whatever_their_number() {
    for days in [1, 3, 10, 70, 400, 90_000] {
        let page = page(&World::new(), days);
        let bars = bars(&page);
        assert!((3..=34).contains(&bars.len()), "{days}: {}", bars.len());
        let shares = bars.iter().map(|(_, words)| {
            let share = words.split(": ").nth(1).unwrap().split('%').next().unwrap();
            share.trim_start_matches('<').parse::<f64>().unwrap()
        });
        let all: f64 = shares.sum();
        assert!((99.0..101.0).contains(&all), "{days}: {all}");
        let highest = bars.iter().map(|bar| bar.0).fold(0.0, f64::max);
        assert!(highest < 270.0);
    }
}

#[test]
fn limits_stand_where_the_days_within_them_end() {
    let page = page(&World::new(), 10);
    let figure = page.with_id("times").tagged("figure")[0];
    let lines = figure.tagged("line").into_iter();
    let limits: Vec<f64> = lines
        .filter(|line| line.has_class("limit"))
        .map(|line| number(line, "x1"))
        .collect();
    let names = figure.tagged("text").into_iter();
    let names: Vec<&str> = names
        .filter(|it| it.has_class("limit-name"))
        .map(|it| it.text.as_str())
        .collect();
    assert_eq!(names, ["informasi-5: 5", "biasa-14: 14"]);
    let bars = figure.tagged("rect").into_iter();
    let mut in_time = bars.filter(|bar| number(bar, "x") + 1.0 < limits[1]);
    let last = in_time.next_back().unwrap();
    assert!(
        last.tagged("title")[0].text.starts_with("14: "),
        "{}",
        last.text
    );
    let hints = figure.tagged("p");
    assert_eq!(hints[0].text, "beyond the picture: pengawasan-60: 60");
}

#[test]
fn two_that_are_compared_have_one_scale() {
    let text = World::new().compared(Lang::En, |account| html(account, None));
    let page = Element::read(&text);
    let figures = page.with_id("times").tagged("figure");
    let figures: Vec<_> = figures.iter().take(2).collect();
    let axis = |figure: &Element| {
        let words = figure.tagged("text").into_iter();
        let words = words.map(|it| (it.text.clone(), it.attribute("x").unwrap().to_string()));
        words.collect::<Vec<_>>()
    };
    assert_eq!(axis(figures[0]), axis(figures[1]));
    assert!(
        figures[0].tagged("figcaption")[0]
            .text
            .starts_with("Before")
    );
}

#[test]
fn short_cases_are_shown_in_hours() {
    let page = page(&World::new(), 1);
    let figure = page.with_id("times").tagged("figure")[0];
    let caption = &figure.tagged("figcaption")[0].text;
    assert_eq!(caption, "How many office hours and minutes a case takes");
    let words = figure.tagged("text").into_iter();
    assert!(words.map(|it| &it.text).any(|it| it == "4:00"));
}

#[test]
fn each_actor_whose_officers_are_counted_has_a_plot() {
    let page = page(&World::new(), 10);
    let figures = page.with_id("course").tagged("figure");
    let names: Vec<&str> = figures
        .iter()
        .map(|it| it.tagged("figcaption")[0].text.as_str())
        .collect();
    assert_eq!(names.len(), 3);
    assert_eq!(names[0], "Admin BPS Provinsi");
    let label = figures[2].tagged("svg")[0].attribute("aria-label").unwrap();
    assert!(
        label.starts_with("Unit Kerja terkait di BPS Provinsi: use from "),
        "{label}"
    );
    assert!(label.contains("to 100%"), "{label}");
    for path in figures.iter().flat_map(|it| it.tagged("path")) {
        let places = path
            .attribute("d")
            .unwrap()
            .replace(['M', 'L', 'H', 'V', 'Z'], " ");
        let mut numbers = places
            .split_whitespace()
            .map(|it| it.parse::<f64>().unwrap());
        assert!(numbers.all(|it| (0.0..=340.0).contains(&it)));
    }
}

#[test]
fn the_bars_of_the_steps_are_to_one_scale() {
    let page = page(&World::new(), 10);
    let bars = page.with_id("steps").tagged("li").into_iter();
    let bars: Vec<&Element> = bars.filter(|it| it.tagged("svg").len() == 1).collect();
    assert_eq!(bars.len(), 7);
    let width = |bar: &Element, class: &str| {
        let rects = bar.tagged("rect").into_iter();
        let own = rects.filter(|it| it.has_class(class));
        own.map(|it| number(it, "width")).sum::<f64>()
    };
    let longest = width(bars[3], "work") + width(bars[3], "wait");
    assert!((longest - 600.0).abs() < 1.0, "{longest}");
    assert_eq!(width(bars[6], "work"), 0.0);
}
