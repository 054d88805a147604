//! A document of the page: what its parts must know of each other, so that a symbol leads to its step in words, and a
//! step to its row.

use std::collections::BTreeMap;

use crate::lang::Lang;
use crate::model::{NodeId, RowId};

use super::super::geometry::Point;
use super::super::scene::{Element, Page, Rect, Role, Scene, Step};

/// A document of the page.
pub struct Document<'a> {
    /// Its scene.
    pub scene: &'a Scene,
    /// Its language.
    pub lang: Lang,
    /// Its number among those of the page, from 1.
    pub number: usize,
    steps: BTreeMap<u32, &'a Step>,
    rows: BTreeMap<u32, RowId>,
}

impl<'a> Document<'a> {
    /// Of a scene.
    pub fn new(scene: &'a Scene, number: usize) -> Document<'a> {
        let steps = scene.steps.iter().map(|step| (step.node.0, step));
        Document {
            scene,
            lang: Lang::from_tag(scene.lang).unwrap_or_default(),
            number,
            steps: steps.collect(),
            rows: scene.pages.iter().flat_map(rows_of_nodes).collect(),
        }
    }

    /// Whether its title stands above all else, and not below its identity.
    pub fn begins_with_title(&self) -> bool {
        let mut elements = self.scene.pages.iter().flat_map(|page| &page.elements);
        !elements.any(|element| matches!(element.role, Role::Identity(_)))
            && elements_have_title(self.scene)
    }

    /// Its own anchor.
    pub fn anchor(&self) -> String {
        format!("sop-{}", self.number)
    }

    /// The anchor of a row of the table.
    pub fn row_anchor(&self, row: RowId) -> String {
        format!("sop-{}-row-{}", self.number, row.0)
    }

    /// The anchor of a step in words.
    pub fn step_anchor(&self, node: NodeId) -> String {
        format!("sop-{}-step-{}", self.number, node.0)
    }

    /// A node in words.
    pub fn step(&self, node: NodeId) -> Option<&'a Step> {
        self.steps.get(&node.0).copied()
    }

    /// The row in which a node is drawn; nothing where the table has no lanes.
    pub fn row_of(&self, node: NodeId) -> Option<RowId> {
        self.rows.get(&node.0).copied()
    }
}

fn elements_have_title(scene: &Scene) -> bool {
    let mut elements = scene.pages.iter().flat_map(|page| &page.elements);
    elements.any(|element| element.role == Role::Title)
}

fn rows_of_nodes(page: &Page) -> Vec<(u32, RowId)> {
    let mut rows = Vec::new();
    for element in &page.elements {
        if let Role::LaneCell(row, _) = element.role {
            let nodes = symbols_in(page, element.bounds);
            rows.extend(nodes.map(|(node, _)| (node.0, row)));
        }
    }
    rows
}

/// The symbols of nodes in a lane cell.
pub fn symbols_in(page: &Page, cell: Rect) -> impl Iterator<Item = (NodeId, &Element)> {
    page.elements
        .iter()
        .filter_map(move |element| match element.role {
            Role::Symbol(node) if holds(cell, element.bounds.centre()) => Some((node, element)),
            _ => None,
        })
}

fn holds(rect: Rect, at: Point) -> bool {
    (rect.x0..rect.x1).contains(&at.x) && (rect.y0..rect.y1).contains(&at.y)
}
