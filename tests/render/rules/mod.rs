//! What may not happen in any picture. Each rule has a name and a function, and is proved to judge.

mod apart;
mod flow;
mod model;
mod sheet;
mod words;

use std::fmt;

use lajur::model::Sop;
use lajur::render::Options;

use crate::picture::{Page, Picture};

pub use apart::{pair, pairs};

/// A rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Every arrow is made of upright and level parts.
    Oblique,
    /// No arrow runs through a symbol, or so near to one that it seems to touch it.
    ThroughSymbol,
    /// No arrow runs through words, whichever.
    ThroughWords,
    /// No arrow runs outside the lanes.
    OutsideLanes,
    /// An arrow begins at the outline of its symbol or of its connector.
    LooseBeginning,
    /// The head of an arrow touches its symbol, the bar before it, or its connector.
    LooseHead,
    /// Two arrows that don't merge never lie upon each other.
    UponEachOther,
    /// Two arrows merge once, and then stay together up to their head.
    UntidyMerge,
    /// No arrow turns, begins or ends upon another.
    TurnsUpon,
    /// Heads don't cover each other.
    HeadsOverlap,
    /// Arrows don't merge beside a symbol that they don't lead to.
    MergesBesideSymbol,
    /// The line between the symbols of a node meets nothing else.
    JointMeets,
    /// Text is inside its cell or its symbol.
    OutsideCell,
    /// Words beside a symbol or an arrow cover nothing.
    WordsOverlap,
    /// A label is nearer to the beginning of its own arrow than to any other arrow.
    LabelAstray,
    /// Words beside a symbol are nearer to it than to any other.
    CaptionAstray,
    /// No symbol covers another.
    SymbolsOverlap,
    /// A symbol stands in one lane of the row of its node.
    SymbolAstray,
    /// Nothing is off the page.
    OffPage,
    /// The room for the stamp at the bottom of a page is clear.
    InStampRoom,
    /// Type is large enough.
    SmallType,
    /// Every edge of the model is an arrow: whole, or in two parts with one letter.
    EdgeLost,
    /// The same letter never stands for two targets.
    LetterAmbiguous,
    /// A connector has an arrow, and its counterpart.
    ConnectorAlone,
    /// Every label is drawn.
    LabelLost,
    /// Every node is drawn, with its words.
    NodeLost,
    /// Every cell says all that it has to say.
    TextLost,
    /// The picture can be read at all.
    Unreadable,
}

/// A rule that is broken, and where.
#[derive(Debug, Clone)]
pub struct Fault {
    pub rule: Rule,
    pub page: Option<usize>,
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.page {
            Some(page) => write!(f, "{:?} on page {}: {}", self.rule, page + 1, self.what),
            None => write!(f, "{:?}: {}", self.rule, self.what),
        }
    }
}

/// Collects what is wrong with a page, or with the whole.
pub struct Faults<'a> {
    page: Option<usize>,
    list: &'a mut Vec<Fault>,
}

impl Faults<'_> {
    fn add(&mut self, rule: Rule, what: String) {
        self.list.push(Fault {
            rule,
            page: self.page,
            what,
        });
    }
}

const OF_A_PAGE: &[fn(&Page, &mut Faults)] = &[
    flow::lines_are_straight,
    flow::nothing_runs_through_symbols,
    flow::nothing_runs_through_words,
    flow::arrows_stay_in_the_lanes,
    flow::arrows_begin_at_their_symbol,
    flow::heads_touch_their_symbol,
    flow::joints_meet_nothing,
    apart::arrows_lie_apart,
    apart::heads_lie_apart,
    words::text_is_in_its_frame,
    words::words_cover_nothing,
    words::labels_are_at_their_exit,
    words::captions_are_at_their_symbol,
    words::type_is_large_enough,
    sheet::symbols_lie_apart,
    sheet::everything_is_on_the_page,
];

/// Everything that is wrong with a picture of an SOP.
pub fn faults(sop: &Sop, options: &Options, picture: &Picture) -> Vec<Fault> {
    let mut list = Vec::new();
    for (at, page) in picture.pages.iter().enumerate() {
        let mut faults = Faults {
            page: Some(at),
            list: &mut list,
        };
        for rule in OF_A_PAGE {
            rule(page, &mut faults);
        }
        sheet::symbols_are_in_their_row(sop, page, &mut faults);
        sheet::stamp_room_is_clear(options, page, &mut faults);
    }
    let mut faults = Faults {
        page: None,
        list: &mut list,
    };
    model::every_edge_is_an_arrow(sop, picture, &mut faults);
    model::letters_are_clear(picture, &mut faults);
    model::every_label_is_drawn(sop, picture, &mut faults);
    model::every_node_is_drawn(sop, picture, &mut faults);
    model::every_cell_is_whole(sop, picture, &mut faults);
    list
}
