//! BPMN: where everything stands.

use std::collections::BTreeMap;

use lajur::export::bpmn;

use crate::samples::{all, ids};
use crate::xml::{Tag, read};

#[derive(Debug, Clone, Copy)]
struct Box {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Box {
    fn of(shape: &Tag) -> Box {
        let bounds = &shape.children[0];
        let number = |name| bounds.get(name).unwrap().parse::<f64>().unwrap();
        let (left, top) = (number("x"), number("y"));
        Box {
            left,
            top,
            right: left + number("width"),
            bottom: top + number("height"),
        }
    }

    fn has_on_edge(&self, (x, y): (f64, f64)) -> bool {
        let inside = x >= self.left - 1.0
            && x <= self.right + 1.0
            && y >= self.top - 1.0
            && y <= self.bottom + 1.0;
        let near = |a: f64, b: f64| (a - b).abs() <= 1.0;
        let on =
            near(x, self.left) || near(x, self.right) || near(y, self.top) || near(y, self.bottom);
        inside && on
    }

    /// Whether a straight line goes through it, or it overlaps another.
    fn meets(&self, other: &Box) -> bool {
        const SLACK: f64 = 1.0;
        self.left + SLACK < other.right
            && other.left + SLACK < self.right
            && self.top + SLACK < other.bottom
            && other.top + SLACK < self.bottom
    }

    fn contains(&self, other: &Box) -> bool {
        other.left >= self.left - 1.0
            && other.right <= self.right + 1.0
            && other.top >= self.top - 1.0
            && other.bottom <= self.bottom + 1.0
    }
}

struct Plane {
    root: Tag,
    boxes: BTreeMap<String, Box>,
    lines: BTreeMap<String, Vec<(f64, f64)>>,
}

impl Plane {
    fn all() -> Vec<(String, Plane)> {
        let plane = |(name, catalogue): (String, lajur::model::Catalogue)| {
            let root = read(&bpmn(&catalogue, &ids(&catalogue)).xml);
            let element = |tag: &Tag| tag.get("bpmnElement").unwrap().to_string();
            let boxes = root
                .named("bpmndi:BPMNShape")
                .map(|it| (element(it), Box::of(it)))
                .collect();
            let lines = root
                .named("bpmndi:BPMNEdge")
                .map(|it| (element(it), corners(it)))
                .collect();
            (
                name,
                Plane {
                    boxes,
                    lines,
                    root: root.clone(),
                },
            )
        };
        all().into_iter().map(plane).collect()
    }

    /// The elements of the flow, without events on edges and what has elements in it.
    fn solid(&self) -> Vec<(&str, Box)> {
        let endings = ["Event", "ask", "ateway", "ctivity", "ObjectReference"];
        let solid = self.root.all().into_iter().filter(|tag| {
            tag.name != "bpmn:boundaryEvent"
                && endings.iter().any(|ending| tag.name.ends_with(ending))
        });
        solid
            .map(|tag| {
                let id = tag.get("id").unwrap();
                (id, self.boxes[id])
            })
            .collect()
    }
}

fn corners(edge: &Tag) -> Vec<(f64, f64)> {
    let number = |tag: &Tag, name| tag.get(name).unwrap().parse::<f64>().unwrap();
    edge.named("di:waypoint")
        .map(|it| (number(it, "x"), number(it, "y")))
        .collect()
}

fn parts(line: &[(f64, f64)]) -> impl Iterator<Item = Box> {
    line.windows(2).map(|ends| Box {
        left: ends[0].0.min(ends[1].0) - 0.6,
        right: ends[0].0.max(ends[1].0) + 0.6,
        top: ends[0].1.min(ends[1].1) - 0.6,
        bottom: ends[0].1.max(ends[1].1) + 0.6,
    })
}

#[test]
fn every_element_and_every_flow_is_drawn() {
    for (name, plane) in Plane::all() {
        for tag in plane.root.all() {
            let Some(id) = tag.get("id") else { continue };
            let drawn = plane.boxes.contains_key(id) || plane.lines.contains_key(id);
            let model = tag.name.strip_prefix("bpmn:").unwrap_or_default();
            let parts = [
                "Event",
                "ask",
                "ateway",
                "ctivity",
                "Reference",
                "Flow",
                "Association",
                "participant",
                "lane",
                "rocess",
            ];
            if model != "process" && parts.iter().any(|ending| model.ends_with(ending)) {
                assert!(drawn, "{name}: {id} is not drawn");
            }
        }
    }
}

#[test]
fn flows_begin_and_end_at_their_elements_and_are_upright() {
    for (name, plane) in Plane::all() {
        for flow in plane.root.named("bpmn:sequenceFlow") {
            let line = &plane.lines[flow.get("id").unwrap()];
            let end = |of| plane.boxes[flow.get(of).unwrap()];
            let id = flow.get("id").unwrap();
            assert!(
                end("sourceRef").has_on_edge(line[0]),
                "{name}: {id} {line:?}"
            );
            assert!(
                end("targetRef").has_on_edge(*line.last().unwrap()),
                "{name}: {id}"
            );
            for ends in line.windows(2) {
                assert!(
                    ends[0].0 == ends[1].0 || ends[0].1 == ends[1].1,
                    "{name}: {id} {line:?}"
                );
            }
        }
    }
}

#[test]
fn no_flow_goes_through_an_element_and_no_two_elements_overlap() {
    for (name, plane) in Plane::all() {
        let solid = plane.solid();
        for (at, (id, one)) in solid.iter().enumerate() {
            for (other, two) in &solid[at + 1..] {
                assert!(!one.meets(two), "{name}: {id} and {other}");
            }
        }
        for flow in plane.root.named("bpmn:sequenceFlow") {
            let line = &plane.lines[flow.get("id").unwrap()];
            let inner: Vec<Box> = parts(line).collect();
            for (id, solid) in &solid {
                let through = inner.iter().any(|part| part.meets(solid));
                let own = flow.get("sourceRef") == Some(id) || flow.get("targetRef") == Some(id);
                assert!(
                    !through || own,
                    "{name}: {} through {id}",
                    flow.get("id").unwrap()
                );
            }
        }
    }
}

#[test]
fn elements_stand_in_their_lanes_and_lanes_in_their_pools() {
    for (name, plane) in Plane::all() {
        for lane in plane.root.named("bpmn:lane") {
            let outer = plane.boxes[lane.get("id").unwrap()];
            for node in lane.named("bpmn:flowNodeRef") {
                assert!(
                    outer.contains(&plane.boxes[&node.text]),
                    "{name}: {}",
                    node.text
                );
            }
        }
        let pools = plane
            .root
            .named("bpmn:participant")
            .map(|it| plane.boxes[it.get("id").unwrap()]);
        let pools: Vec<Box> = pools.collect();
        for lane in plane.root.named("bpmn:lane") {
            let own = plane.boxes[lane.get("id").unwrap()];
            assert_eq!(
                pools.iter().filter(|pool| pool.contains(&own)).count(),
                1,
                "{name}"
            );
        }
    }
}
