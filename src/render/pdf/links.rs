//! Where the lettered connectors lead: from one page of an SOP to another.

use crate::lang::Lang;
use crate::model::NodeId;
use crate::render::content::words;
use crate::render::scene::{Element, Rect, Role, Scene};

/// A connector and its partner on another page.
#[derive(Clone, Copy)]
pub struct Partner {
    /// The page of the scene, from 0.
    pub page: usize,
    /// Where on the page.
    pub bounds: Rect,
}

/// The connector on another page that this one belongs to: for one that leaves, the next page where its node is come to,
/// and for one that arrives, the nearest page before it that is left.
pub fn partner(scene: &Scene, page: usize, node: NodeId, leaving: bool) -> Option<Partner> {
    let others = scene.pages.iter().enumerate().filter(|(at, _)| *at != page);
    let connectors = others.flat_map(|(page, other)| {
        let of_node = |element: &&Element| element.role == Role::Connector(node, !leaving);
        let found = other.elements.iter().filter(of_node);
        found.map(move |element| Partner {
            page,
            bounds: element.bounds,
        })
    });
    connectors.min_by_key(|other| {
        let wrong_way = leaving != (other.page > page);
        (wrong_way, other.page.abs_diff(page))
    })
}

/// The words of a connector for those who can't see it.
pub fn words(scene: &Scene, element: &Element, leaving: bool, partner: Option<Partner>) -> String {
    let lang = Lang::from_tag(scene.lang).unwrap_or_default();
    let letter = element.title.as_deref().unwrap_or_default();
    words::connector(lang, letter, leaving, partner.map(|other| other.page + 1))
}
