//! The stages of reading, one after the other: text to tree, tree to model, model to findings.
//!
//! Every verb goes this way, and so does whoever calls the library; no one else knows the order of the stages.

pub mod drawing;
mod overrides;
mod twins;

use crate::calendar::Calendars;
use crate::check::{self, References};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::lower::lower;
use crate::model::{Catalogue, SopId};
use crate::regulations::Regulations;
use crate::render::scene::Picture;
use crate::source::{FileKind, Source};
use crate::syntax::parse;
use crate::syntax::tree::{Notation, Tree};

pub use drawing::{Logos, NoLogos};
pub use overrides::heed;
pub use twins::{check_with_twins, without_twins};

/// What files say, and what is wrong in them.
#[derive(Debug)]
pub struct Checked {
    /// The syntax tree of each file.
    pub trees: Vec<Tree>,
    /// The SOPs of all files.
    pub catalogue: Catalogue,
    /// What they were checked against.
    pub references: References,
    /// The logo of each SOP, where it names one that could be read.
    pub logos: Vec<Option<Picture>>,
    /// The findings in the order of the files and of their places.
    pub findings: Vec<Diagnostic>,
}

impl Checked {
    /// The logo of an SOP.
    pub fn logo(&self, sop: SopId) -> Option<&Picture> {
        self.logos.get(sop.0 as usize)?.as_ref()
    }
}

/// Reads and checks files as one catalogue, against the calendars and regulations that are built in and those among
/// the files. What the files themselves `allow` or `deny` is heeded. Whether there are the logos they name is not asked.
pub fn check(sources: &[Source]) -> Checked {
    check_with_logos(sources, &NoLogos)
}

/// Does what [`check`](check()) does, and reads the logos that the SOPs name.
pub fn check_with_logos(sources: &[Source], logos: &dyn Logos) -> Checked {
    let mut diagnostics = Diagnostics::new();
    let trees = trees(sources, &mut diagnostics);
    let catalogue = lower(&trees, sources, &mut diagnostics);
    let references = references(sources, &mut diagnostics);
    check::check(&catalogue, &references, &mut diagnostics);
    drawing::check_letters(&trees, &mut diagnostics);
    let logos = drawing::read_logos(&catalogue, sources, logos, &mut diagnostics);
    let findings = overrides::heed(&catalogue, diagnostics.into_sorted());
    Checked {
        trees,
        catalogue,
        references,
        logos,
        findings,
    }
}

/// The syntax tree of each file; an empty one for a file that holds no SOPs. Of a file of scenarios only the form can be
/// told: its names are those of an SOP that it doesn't name.
pub fn trees(sources: &[Source], diagnostics: &mut Diagnostics) -> Vec<Tree> {
    let tree = |(at, source): (usize, &Source)| {
        diagnostics.enter(at);
        if source.kind() == FileKind::Scenarios {
            parse(source, diagnostics);
        }
        if source.kind() != FileKind::Sops {
            return Tree::empty(Notation::of(source.name()));
        }
        parse(source, diagnostics)
    };
    sources.iter().enumerate().map(tree).collect()
}

/// The calendars and regulations among the files, and those that are built in.
fn references(sources: &[Source], diagnostics: &mut Diagnostics) -> References {
    let of_kind = |kind| {
        let all = sources.iter().enumerate();
        all.filter(move |(_, source)| source.kind() == kind)
    };
    References {
        calendars: Calendars::read(of_kind(FileKind::Calendar), diagnostics),
        regulations: Regulations::read(of_kind(FileKind::Regulations), diagnostics),
    }
}
