//! From the grid to pixels.

use std::collections::BTreeMap;

use crate::model::Sop;
use crate::render::geometry::{Point, Rect};

use super::super::flow::{Kind, Process, SequenceFlow};
use super::grid::{Grid, host};
use super::route::{self, Side, Way};
use super::sizes::{
    self, ABOVE, EDGE_EVENT, EVENT, FLOW_LABEL, GATEWAY, INSIDE, LABEL, PAPER_HEIGHT,
};
use super::tracks::{Channel, Net, Tracks};
use super::{Diagram, PlacedPaper};

/// The width of the head of a pool or a lane.
pub const HEAD: f64 = 30.0;

/// The distance of tracks.
const TRACK: f64 = 12.0;

/// The room at the sides of a gap, and at the edges of a lane.
const SIDE: f64 = 20.0;

/// The room for the words of a flow that leaves its element to the right.
const WORDS: f64 = 100.0;

/// Places a process; `lanes` is how many lanes it has, `heads` how many heads stand left of each.
pub fn place(sop: &Sop, process: &Process, lanes: usize, heads: usize, top: f64) -> Diagram {
    let grid = Grid::new(sop, process, lanes);
    let ways = route::ways(process, &grid);
    let ends = process.flows.iter().map(|flow| (flow.from, flow.to));
    let runs: Vec<_> = ways
        .iter()
        .zip(ends)
        .flat_map(|(way, ends)| route::runs(&grid, *way, ends))
        .collect();
    let tracks = Tracks::new(&runs);
    let left = 160.0;
    let mut placing = Placing {
        process,
        grid: &grid,
        tracks: &tracks,
        columns: Vec::new(),
        gaps: Vec::new(),
        lines: Vec::new(),
        labels: BTreeMap::new(),
        diagram: Diagram::default(),
    };
    let right = placing.columns(left + heads as f64 * HEAD, &ways);
    let bottom = placing.lanes((left + HEAD, right), top, lanes);
    placing.diagram.pool = Some(Rect::new(left, top, right, bottom));
    placing.shapes();
    placing.papers();
    for (flow, way) in process.flows.iter().zip(&ways) {
        placing.flow(flow, *way);
    }
    placing.diagram
}

struct Placing<'p> {
    process: &'p Process,
    grid: &'p Grid,
    tracks: &'p Tracks,
    /// Left and right edge of each column.
    columns: Vec<(f64, f64)>,
    /// The first track of the gap before each column, and of the one behind the last.
    gaps: Vec<f64>,
    /// Of each lane: its upper edge, its line, its lower edge.
    lines: Vec<(f64, f64, f64)>,
    /// How high the words are that stand at each side of an element.
    labels: BTreeMap<(usize, Side), f64>,
    diagram: Diagram,
}

impl Placing<'_> {
    /// Places the columns from the left and tells where they end.
    fn columns(&mut self, left: f64, ways: &[Way]) -> f64 {
        let mut widths = vec![0.0f64; self.grid.columns];
        for at in 0..self.process.elements.len() {
            if let Some(width) = widths.get_mut(self.grid.cell(at).column) {
                *width = width.max(sizes::column(self.process, at));
            }
        }
        let mut words = vec![0.0; self.grid.columns + 1];
        for (flow, way) in self.process.flows.iter().zip(ways) {
            let named = flow.name.is_some();
            let gap = self.grid.cell(flow.from).column + 1;
            if named
                && route::side(*way) == Side::Right
                && let Some(room) = words.get_mut(gap)
            {
                *room = WORDS;
            }
        }
        let mut x = left;
        for (at, words) in words.iter().enumerate() {
            self.gaps.push(x + words + SIDE);
            x += words
                + 2.0 * SIDE
                + self.tracks.count(Channel::Gap(at)).saturating_sub(1) as f64 * TRACK;
            if let Some(width) = widths.get(at) {
                self.columns.push((x, x + width));
                x += width;
            }
        }
        x
    }

    /// Places the lanes from the top and tells where they end.
    fn lanes(&mut self, sides: (f64, f64), top: f64, lanes: usize) -> f64 {
        let mut y = top;
        for lane in 0..self.grid.lanes {
            let here = |at: &usize| self.grid.cell(*at).lane == lane;
            let elements: Vec<usize> = (0..self.process.elements.len()).filter(here).collect();
            let half = elements
                .iter()
                .map(|at| sizes::half_height(self.process, *at));
            let half = half.fold(40.0, f64::max);
            let papers = elements
                .iter()
                .map(|at| sizes::papers(self.process, *at))
                .max();
            let papers = papers.filter(|papers| *papers > 0);
            let papers = papers.map_or(0.0, |papers| papers as f64 * PAPER_HEIGHT + SIDE);
            let events = elements.iter().map(|at| edge_words(self.process, *at));
            let events = events.fold(0.0, f64::max);
            let tracks = |channel| self.tracks.count(channel) as f64 * TRACK;
            let line = y + SIDE + tracks(Channel::Above(lane)) + events + half;
            let end = line + half + papers + tracks(Channel::Below(lane)) + SIDE;
            self.lines.push((y, line, end));
            if lanes > 0 {
                self.diagram.lanes.push(Rect::new(sides.0, y, sides.1, end));
            }
            y = end;
        }
        y
    }

    fn shapes(&mut self) {
        for at in 0..self.process.elements.len() {
            let cell = self.grid.cell(at);
            let (left, right) = self.columns.get(cell.column).copied().unwrap_or_default();
            let centre = Point::new((left + right) / 2.0, self.line(cell.lane));
            let (width, height) = sizes::size(self.process, at);
            self.diagram
                .shapes
                .push(Rect::around(centre, width, height));
        }
        self.inner_shapes();
        self.edge_events();
        let labels = self.process.elements.iter().zip(&self.diagram.shapes);
        let labels = labels.map(|(element, rect)| match element.kind {
            Kind::Boundary { .. } if !element.name.is_empty() => {
                let height = sizes::words(&element.name, EDGE_EVENT - 24.0);
                let (left, bottom) = (rect.x1 - 14.0, rect.y0 - 2.0);
                Some(Rect::new(
                    left,
                    bottom - height,
                    left + EDGE_EVENT - 24.0,
                    bottom,
                ))
            }
            _ if sizes::label_below(element) => {
                let (x, top) = (rect.centre().x, rect.y1 + 4.0);
                let bottom = top + sizes::words(&element.name, LABEL);
                Some(Rect::new(x - LABEL / 2.0, top, x + LABEL / 2.0, bottom))
            }
            _ => None,
        });
        self.diagram.labels = labels.collect();
    }

    /// The elements of subprocesses stand side by side in them.
    fn inner_shapes(&mut self) {
        let mut ends: Vec<Option<f64>> = vec![None; self.process.elements.len()];
        for (at, element) in self.process.elements.iter().enumerate() {
            let Some(frame) = element.within else {
                continue;
            };
            let Some(outer) = self.diagram.shapes.get(frame).copied() else {
                continue;
            };
            let (width, height) = sizes::size(self.process, at);
            let left = ends.get(frame).copied().flatten().unwrap_or(outer.x0) + INSIDE;
            let centre = Point::new(left + width / 2.0, outer.centre().y);
            if let Some(shape) = self.diagram.shapes.get_mut(at) {
                *shape = Rect::around(centre, width, height);
            }
            if let Some(end) = ends.get_mut(frame) {
                *end = Some(left + width);
            }
        }
    }

    /// The events on the edge of an activity stand side by side upon it.
    fn edge_events(&mut self) {
        let mut counts = vec![0usize; self.process.elements.len()];
        for at in 0..self.process.elements.len() {
            let Some(of) = host(self.process, at) else {
                continue;
            };
            let Some(host) = self.diagram.shapes.get(of).copied() else {
                continue;
            };
            let before = counts.get(of).copied().unwrap_or_default() as f64;
            let centre = Point::new(host.x0 + 30.0 + before * EDGE_EVENT, host.y0);
            if let Some(shape) = self.diagram.shapes.get_mut(at) {
                *shape = Rect::around(centre, EVENT, EVENT);
            }
            if let Some(count) = counts.get_mut(of) {
                *count += 1;
            }
        }
    }

    /// Documents stand below their activity, what it needs at the left and what it puts out at the right.
    fn papers(&mut self) {
        for (element, one) in self.process.elements.iter().enumerate() {
            let (Kind::Activity(work), Some(shape)) = (&one.kind, self.diagram.shapes.get(element))
            else {
                continue;
            };
            let bottom = shape.y1;
            let centre = shape.centre().x;
            for (output, count) in [(false, work.needs.len()), (true, work.outputs.len())] {
                let side = if output { 1.0 } else { -1.0 };
                for at in 0..count {
                    let y = bottom + 24.0 + at as f64 * PAPER_HEIGHT;
                    let x = centre + side * 55.0;
                    let rect = Rect::new(x - 18.0, y, x + 18.0, y + 50.0);
                    let trunk = centre + side * 8.0;
                    let mut line = vec![
                        Point::new(x - side * 18.0, y + 25.0),
                        Point::new(trunk, y + 25.0),
                        Point::new(trunk, bottom),
                    ];
                    if output {
                        line.reverse();
                    }
                    let label = Rect::new(x - 48.0, y + 53.0, x + 48.0, y + 89.0);
                    self.diagram.papers.push(PlacedPaper {
                        element,
                        output,
                        at,
                        rect,
                        label,
                        line,
                    });
                }
            }
        }
    }

    fn line(&self, lane: usize) -> f64 {
        self.lines.get(lane).map_or(0.0, |line| line.1)
    }

    /// Where a track runs.
    fn track(&self, channel: Channel, net: Net) -> f64 {
        let by = self.tracks.track(channel, net) as f64 * TRACK;
        let lane = |at: usize| self.lines.get(at).copied().unwrap_or_default();
        match channel {
            Channel::Gap(at) => self.gaps.get(at).copied().unwrap_or_default() + by,
            Channel::Above(at) => lane(at).0 + SIDE * 0.6 + by,
            Channel::Below(at) => lane(at).2 - SIDE * 0.6 - by,
        }
    }

    fn flow(&mut self, flow: &SequenceFlow, way: Way) {
        let shape = |at: usize| self.diagram.shapes.get(at).copied();
        let nowhere = || Rect::new(0.0, 0.0, 0.0, 0.0);
        let from = shape(flow.from).unwrap_or_else(nowhere);
        let to = shape(flow.to).unwrap_or_else(nowhere);
        let out = match route::side(way) {
            Side::Right => Point::new(from.x1, from.centre().y),
            Side::Top => Point::new(from.centre().x, from.y0),
            Side::Bottom => Point::new(from.centre().x, from.y1),
        };
        let end = Point::new(to.x0, to.centre().y);
        let mut corners = vec![out];
        match way {
            Way::Straight => {}
            Way::Gap(gap, net) => {
                let x = self.track(Channel::Gap(gap), net);
                corners.extend([Point::new(x, out.y), Point::new(x, end.y)]);
            }
            Way::Line(_) => corners.push(Point::new(out.x, end.y)),
            Way::Edge(side, channel) => corners.extend(self.along(flow, side, channel, out, end)),
        }
        corners.push(end);
        let words = flow.name.as_deref().unwrap_or_default();
        let side = route::side(way);
        let before = self.labels.entry((flow.from, side)).or_default();
        let label = label(out, side, words, *before);
        *before += label.height();
        self.diagram.flow_labels.push(label);
        self.diagram.flows.push(corners);
    }

    /// The corners of a way along the edge of a lane.
    fn along(
        &self,
        flow: &SequenceFlow,
        side: Side,
        channel: Channel,
        out: Point,
        end: Point,
    ) -> Vec<Point> {
        let y = self.track(channel, Net::To(flow.to));
        let before = Channel::Gap(self.grid.cell(flow.to).column);
        let into = self.track(before, Net::To(flow.to));
        let mut corners = Vec::new();
        let mut x = out.x;
        if side == Side::Right {
            let behind = Channel::Gap(self.grid.cell(flow.from).column + 1);
            x = self.track(behind, Net::From(flow.from));
            corners.push(Point::new(x, out.y));
        }
        corners.extend([
            Point::new(x, y),
            Point::new(into, y),
            Point::new(into, end.y),
        ]);
        corners
    }
}

/// The room for the words of a flow, where it leaves: above its line, or beside it.
/// Words before it on the same side are so high.
fn label(out: Point, side: Side, words: &str, before: f64) -> Rect {
    let height = sizes::words(words, FLOW_LABEL);
    let (left, top) = match side {
        Side::Right => (out.x + 4.0, out.y - 5.0 - before - height),
        Side::Top => (out.x + 6.0, out.y + GATEWAY / 2.0 - ABOVE - before - height),
        Side::Bottom => (out.x + 6.0, out.y + 6.0 + before),
    };
    Rect::new(left, top, left + FLOW_LABEL, top + height)
}

/// The room above an activity for an event on its edge and the words of it.
fn edge_words(process: &Process, at: usize) -> f64 {
    match (host(process, at), process.elements.get(at)) {
        (Some(_), Some(event)) => sizes::words(&event.name, EDGE_EVENT - 24.0) + EVENT / 2.0 + 8.0,
        _ => 0.0,
    }
}
