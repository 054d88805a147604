//! The diagram part: where everything stands.

use crate::render::geometry::{Point, Rect};

use super::super::super::ids::Ids;
use super::super::diagram::HEAD;
use super::super::flow::{Gateway, Kind};
use super::super::xml::Xml;
use super::Pool;

/// The diagram of all pools.
pub fn diagram(pools: &[Pool], ids: &mut Ids) -> Xml {
    let mut plane = Xml::new("bpmndi:BPMNPlane")
        .with("id", "plane")
        .with("bpmnElement", "collaboration");
    for pool in pools {
        plane = plane.children(pool.shapes(ids));
    }
    Xml::new("bpmndi:BPMNDiagram")
        .with("id", "diagram")
        .child(plane)
}

impl Pool<'_> {
    fn shapes(&self, ids: &mut Ids) -> Vec<Xml> {
        let mut shapes = Vec::new();
        if let Some(rect) = self.diagram.pool {
            shapes.push(lying(shape(ids, &self.participant(), rect, None)));
        }
        self.lanes(ids, &mut shapes);
        self.elements(ids, &mut shapes);
        self.papers(ids, &mut shapes);
        self.flows(ids, &mut shapes);
        shapes
    }

    fn lanes(&self, ids: &mut Ids, shapes: &mut Vec<Xml>) {
        for (at, block) in self.blocks.iter().enumerate() {
            let rects = block
                .lanes
                .iter()
                .filter_map(|lane| self.diagram.lanes.get(lane.at));
            let rects: Vec<Rect> = rects.copied().collect();
            if let (Some(_), Some(first), Some(last)) = (block.group, rects.first(), rects.last()) {
                let rect = Rect::new(first.x0, first.y0, last.x1, last.y1);
                shapes.push(lying(shape(ids, &self.group(at), rect, None)));
            }
            let inset = if block.group.is_some() { HEAD } else { 0.0 };
            for (lane, rect) in block.lanes.iter().zip(rects) {
                let rect = Rect::new(rect.x0 + inset, rect.y0, rect.x1, rect.y1);
                shapes.push(lying(shape(ids, &self.lane(lane.name), rect, None)));
            }
        }
    }

    /// What stands in others, or upon them, comes after them.
    fn elements(&self, ids: &mut Ids, shapes: &mut Vec<Xml>) {
        let placed = self.process.elements.iter().zip(&self.diagram.shapes);
        let mut placed: Vec<_> = placed.zip(&self.diagram.labels).collect();
        placed.sort_by_key(|((element, _), _)| {
            element.within.is_some() || matches!(element.kind, Kind::Boundary { .. })
        });
        for ((element, rect), label) in placed {
            let one = shape(ids, &element.id, *rect, *label);
            shapes.push(match element.kind {
                Kind::Beside => one.with("isExpanded", "true"),
                Kind::Gateway(Gateway::Exclusive, _) => one.with("isMarkerVisible", "true"),
                _ => one,
            });
        }
    }

    fn papers(&self, ids: &mut Ids, shapes: &mut Vec<Xml>) {
        let references = self.references();
        for paper in &self.diagram.papers {
            let known = references.iter().find(|one| {
                (one.element, one.output, one.at) == (paper.element, paper.output, paper.at)
            });
            let Some(known) = known else {
                continue;
            };
            shapes.push(shape(ids, &known.id, paper.rect, Some(paper.label)));
            shapes.push(edge(ids, &format!("{}.way", known.id), &paper.line, None));
        }
    }

    fn flows(&self, ids: &mut Ids, shapes: &mut Vec<Xml>) {
        let placed = self.process.flows.iter().zip(&self.diagram.flows);
        for ((flow, corners), label) in placed.zip(&self.diagram.flow_labels) {
            let label = flow.name.as_ref().map(|_| *label);
            shapes.push(edge(ids, &flow.id, corners, label));
        }
    }
}

fn shape(ids: &mut Ids, element: &str, rect: Rect, label: Option<Rect>) -> Xml {
    Xml::new("bpmndi:BPMNShape")
        .with("id", ids.fresh(format!("{element}.di")))
        .with("bpmnElement", element)
        .child(bounds(rect))
        .children(label.map(|label| Xml::new("bpmndi:BPMNLabel").child(bounds(label))))
}

/// A pool or a lane whose flow runs from left to right.
fn lying(shape: Xml) -> Xml {
    shape.with("isHorizontal", "true")
}

fn edge(ids: &mut Ids, element: &str, corners: &[Point], label: Option<Rect>) -> Xml {
    let corners = corners.iter().map(|corner| {
        Xml::new("di:waypoint")
            .with("x", pixels(corner.x))
            .with("y", pixels(corner.y))
    });
    Xml::new("bpmndi:BPMNEdge")
        .with("id", ids.fresh(format!("{element}.di")))
        .with("bpmnElement", element)
        .children(corners)
        .children(label.map(|label| Xml::new("bpmndi:BPMNLabel").child(bounds(label))))
}

fn bounds(rect: Rect) -> Xml {
    Xml::new("dc:Bounds")
        .with("x", pixels(rect.x0))
        .with("y", pixels(rect.y0))
        .with("width", pixels(rect.width()))
        .with("height", pixels(rect.height()))
}

/// A length in whole pixels or halves of them.
fn pixels(length: f64) -> String {
    ((length * 2.0).round() / 2.0).to_string()
}
