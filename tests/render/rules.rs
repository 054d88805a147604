//! The rules that hold in every picture, measured on the scene.

use std::collections::{BTreeMap, BTreeSet};

use lajur::model::{NodeId, Sop};
use lajur::render::scene::{ArrowId, Element, Page, Point, Rect, Role, Scene, Shape, Text};
use lajur::render::text::{ASCENT, LEADING};

/// An arrow on a page, as it is drawn.
pub struct Drawn {
    pub arrow: ArrowId,
    pub net: u32,
    pub begins: bool,
    pub ends: bool,
    pub corners: Vec<Point>,
}

impl Drawn {
    fn segments(&self) -> impl Iterator<Item = (Point, Point)> + '_ {
        self.corners.windows(2).map(|pair| (pair[0], pair[1]))
    }

    fn inner_corners(&self) -> &[Point] {
        &self.corners[1..self.corners.len() - 1]
    }
}

/// Everything that is wrong with a picture.
pub fn faults(sop: &Sop, scene: &Scene) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, page) in scene.pages.iter().enumerate() {
        let mut of_page = Vec::new();
        everything_is_on_the_page(page, &mut of_page);
        text_is_in_its_cell(page, &mut of_page);
        arrows_keep_clear(page, &mut of_page);
        arrows_keep_apart(page, &mut of_page);
        words_keep_apart(page, &mut of_page);
        faults.extend(
            of_page
                .into_iter()
                .map(|fault| format!("page {}: {fault}", at + 1)),
        );
    }
    every_edge_has_an_arrow(sop, scene, &mut faults);
    every_label_is_drawn(sop, scene, &mut faults);
    connectors_match(scene, &mut faults);
    faults
}

pub fn arrows(page: &Page) -> Vec<Drawn> {
    page.elements.iter().filter_map(drawn).collect()
}

fn drawn(element: &Element) -> Option<Drawn> {
    let Role::Arrow {
        arrow,
        net,
        begins,
        ends,
    } = element.role
    else {
        return None;
    };
    let mut corners = Vec::new();
    for shape in &element.shapes {
        match shape {
            Shape::Line { corners: line, .. } => corners = line.clone(),
            Shape::Polygon { corners: head, .. } => *corners.last_mut()? = head[0],
            _ => {}
        }
    }
    Some(Drawn {
        arrow,
        net,
        begins,
        ends,
        corners,
    })
}

fn texts(element: &Element) -> impl Iterator<Item = &Text> {
    element.shapes.iter().filter_map(|shape| match shape {
        Shape::Text(text) => Some(text),
        _ => None,
    })
}

fn text_rect(text: &Text) -> Rect {
    let (up, down) = (ASCENT * text.size, (LEADING - ASCENT) * text.size);
    match text.turned {
        false => Rect::new(
            text.at.x,
            text.at.y - up,
            text.at.x + text.width,
            text.at.y + down,
        ),
        true => Rect::new(
            text.at.x - up,
            text.at.y - text.width,
            text.at.x + down,
            text.at.y,
        ),
    }
}

fn everything_is_on_the_page(page: &Page, faults: &mut Vec<String>) {
    let paper = Rect::new(0.0, 0.0, page.width, page.height);
    for element in &page.elements {
        let mut rects = vec![element.bounds];
        rects.extend(texts(element).map(text_rect));
        if rects.iter().any(|rect| !paper.contains(rect)) {
            faults.push(format!("{:?} is off the page", element.role));
        }
    }
}

fn text_is_in_its_cell(page: &Page, faults: &mut Vec<String>) {
    for element in &page.elements {
        for text in texts(element) {
            let least = match element.role {
                Role::Symbol(_) | Role::Label(_) | Role::Caption(_) | Role::Connector(..) => 6.5,
                _ => 7.0,
            };
            if !element.bounds.grown(0.3).contains(&text_rect(text)) || text.size < least {
                faults.push(format!("`{}` is not inside {:?}", text.words, element.role));
            }
        }
    }
}

/// Whether a point lies inside a symbol, by more than this much.
fn inside(element: &Element, at: Point, by: f64) -> bool {
    let rect = element.bounds.grown(-by);
    let (centre, half) = (rect.centre(), (rect.width() / 2.0, rect.height() / 2.0));
    let (dx, dy) = ((at.x - centre.x).abs(), (at.y - centre.y).abs());
    match element.shapes.first() {
        Some(Shape::Polygon { corners, .. }) if corners.len() == 4 => {
            dx / half.0 + dy / half.1 < 1.0
        }
        Some(Shape::Circle { .. }) => dx.hypot(dy) < half.0,
        Some(Shape::Rect { radius, .. }) if *radius > 5.0 && dx > half.0 - half.1 => {
            (dx - (half.0 - half.1)).hypot(dy) < half.1
        }
        _ => dx < half.0 && dy < half.1,
    }
}

fn enters(element: &Element, (from, to): (Point, Point), by: f64) -> bool {
    let steps = ((to.x - from.x).hypot(to.y - from.y) / 0.5).ceil().max(1.0) as usize;
    (0..=steps).any(|step| {
        let share = step as f64 / steps as f64;
        let at = Point::new(
            from.x + (to.x - from.x) * share,
            from.y + (to.y - from.y) * share,
        );
        inside(element, at, by)
    })
}

fn arrows_keep_clear(page: &Page, faults: &mut Vec<String>) {
    let lanes = page
        .elements
        .iter()
        .filter(|element| matches!(element.role, Role::LaneCell(..)))
        .map(|element| element.bounds)
        .reduce(|a, b| {
            Rect::new(
                a.x0.min(b.x0),
                a.y0.min(b.y0),
                a.x1.max(b.x1),
                a.y1.max(b.y1),
            )
        });
    let obstacles: Vec<&Element> = page
        .elements
        .iter()
        .filter(|e| {
            matches!(
                e.role,
                Role::Symbol(_) | Role::Connector(..) | Role::Label(_) | Role::Caption(_)
            )
        })
        .collect();
    for arrow in arrows(page) {
        for segment in arrow.segments() {
            let (from, to) = segment;
            if (from.x - to.x).abs() > 1e-6 && (from.y - to.y).abs() > 1e-6 {
                faults.push(format!("{:?} is oblique", arrow.arrow));
            }
            let here = Rect::new(
                from.x.min(to.x),
                from.y.min(to.y),
                from.x.max(to.x),
                from.y.max(to.y),
            );
            if !lanes.is_some_and(|lanes| lanes.contains(&here)) {
                faults.push(format!("{:?} leaves the lanes", arrow.arrow));
            }
            let near = obstacles
                .iter()
                .filter(|e| e.bounds.overlaps(&here.grown(0.1)));
            for obstacle in near.filter(|obstacle| enters(obstacle, segment, 0.6)) {
                faults.push(format!(
                    "{:?} runs through {:?}",
                    arrow.arrow, obstacle.role
                ));
            }
        }
    }
}

/// The length that two upright or level segments have in common.
fn in_common(a: (Point, Point), b: (Point, Point)) -> f64 {
    let along = |a0: f64, a1: f64, b0: f64, b1: f64| {
        a0.max(a1).min(b0.max(b1)) - a0.min(a1).max(b0.min(b1))
    };
    let close = |a: f64, b: f64| (a - b).abs() < 1.0;
    let upright = |s: (Point, Point)| close(s.0.x, s.1.x);
    let level = |s: (Point, Point)| close(s.0.y, s.1.y);
    if upright(a) && upright(b) && close(a.0.x, b.0.x) {
        along(a.0.y, a.1.y, b.0.y, b.1.y)
    } else if level(a) && level(b) && close(a.0.y, b.0.y) {
        along(a.0.x, a.1.x, b.0.x, b.1.x)
    } else {
        0.0
    }
}

fn arrows_keep_apart(page: &Page, faults: &mut Vec<String>) {
    let arrows = arrows(page);
    for (at, a) in arrows.iter().enumerate() {
        for b in arrows[at + 1..].iter().filter(|b| b.net != a.net) {
            let overlap = a
                .segments()
                .any(|s| b.segments().any(|t| in_common(s, t) > 0.1));
            let touch = touches(a, b) || touches(b, a);
            if overlap || touch {
                faults.push(format!(
                    "{:?} and {:?} lie upon each other",
                    a.arrow, b.arrow
                ));
            }
        }
    }
}

/// Whether an arrow turns upon another.
fn touches(a: &Drawn, b: &Drawn) -> bool {
    a.inner_corners()
        .iter()
        .any(|at| b.segments().any(|(from, to)| distance(*at, from, to) < 0.3))
}

fn distance(at: Point, from: Point, to: Point) -> f64 {
    let x = at.x.clamp(from.x.min(to.x), from.x.max(to.x));
    let y = at.y.clamp(from.y.min(to.y), from.y.max(to.y));
    (at.x - x).hypot(at.y - y)
}

fn words_keep_apart(page: &Page, faults: &mut Vec<String>) {
    let is_words = |e: &&Element| matches!(e.role, Role::Label(_) | Role::Caption(_));
    let is_solid =
        |e: &&Element| is_words(e) || matches!(e.role, Role::Symbol(_) | Role::Connector(..));
    for words in page.elements.iter().filter(is_words) {
        for other in page.elements.iter().filter(is_solid) {
            if !std::ptr::eq(words, other) && words.bounds.overlaps(&other.bounds.grown(-0.1)) {
                faults.push(format!("{:?} overlaps {:?}", words.role, other.role));
            }
        }
    }
}

fn every_edge_has_an_arrow(sop: &Sop, scene: &Scene, faults: &mut Vec<String>) {
    let mut count: BTreeMap<ArrowId, usize> = BTreeMap::new();
    for arrow in scene
        .pages
        .iter()
        .flat_map(arrows)
        .filter(|arrow| arrow.begins)
    {
        *count.entry(arrow.arrow).or_default() += 1;
    }
    let mut edges = 0;
    for (from, node) in sop.nodes_with_ids() {
        for (exit, target, to) in node.exits.iter().enumerate().flat_map(|(exit_at, exit)| {
            let targets = exit.targets.iter().enumerate();
            targets.map(move |(at, target)| (exit_at, at, target.node.value))
        }) {
            edges += 1;
            let arrow = ArrowId {
                from,
                exit,
                target,
                to,
            };
            if count.get(&arrow) != Some(&1) {
                faults.push(format!("{arrow:?} is drawn {:?} times", count.get(&arrow)));
            }
        }
    }
    if count.values().sum::<usize>() != edges {
        faults.push(format!(
            "{} arrows for {edges} edges",
            count.values().sum::<usize>()
        ));
    }
}

fn every_label_is_drawn(sop: &Sop, scene: &Scene, faults: &mut Vec<String>) {
    let drawn: BTreeSet<ArrowId> = scene
        .pages
        .iter()
        .flat_map(|page| &page.elements)
        .filter_map(|element| match element.role {
            Role::Label(arrow) => Some(arrow),
            _ => None,
        })
        .collect();
    for arrow in scene
        .pages
        .iter()
        .flat_map(arrows)
        .filter(|arrow| arrow.begins)
    {
        let exit = &sop[arrow.arrow.from].exits[arrow.arrow.exit];
        if exit.label.is_some() && !drawn.contains(&arrow.arrow) {
            faults.push(format!("{:?} has lost its label", arrow.arrow));
        }
    }
}

/// What leaves for another page arrives there, under the same letter.
fn connectors_match(scene: &Scene, faults: &mut Vec<String>) {
    let mut letters: BTreeMap<NodeId, BTreeSet<(bool, &str)>> = BTreeMap::new();
    for element in scene.pages.iter().flat_map(|page| &page.elements) {
        if let Role::Connector(node, leaving) = element.role {
            let letter = element.title.as_deref().unwrap_or_default();
            letters.entry(node).or_default().insert((leaving, letter));
        }
    }
    let mut seen = BTreeSet::new();
    for (node, ends) in letters {
        let ends: Vec<_> = ends.into_iter().collect();
        match ends.as_slice() {
            [(false, one), (true, other)] if one == other && seen.insert((*one).to_owned()) => {}
            _ => faults.push(format!("the connectors to {node:?} don't match: {ends:?}")),
        }
    }
    for arrow in scene.pages.iter().flat_map(arrows) {
        if !arrow.begins && !arrow.ends {
            faults.push(format!(
                "{:?} passes a page without a symbol of its own",
                arrow.arrow
            ));
        }
    }
}

/// The mean number of turns of an arrow.
pub fn mean_bends(scene: &Scene) -> f64 {
    let bends: Vec<usize> = scene
        .pages
        .iter()
        .flat_map(arrows)
        .map(|arrow| arrow.inner_corners().len())
        .collect();
    bends.iter().sum::<usize>() as f64 / bends.len().max(1) as f64
}
