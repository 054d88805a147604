//! What could not be drawn as it should be, for those who are to be told.

use crate::model::RowId;
use crate::render::layout::Layout;
use crate::render::layout::settle::Lost;
use crate::render::scene::Shortfall;

/// What a layout falls short of.
pub(super) fn of(layout: &Layout) -> Vec<Shortfall> {
    let mut all = Vec::new();
    let wider = layout.width - layout.paper.size().0;
    if wider > 0.5 {
        all.push(Shortfall::WiderThanPaper(wider));
    }
    for leaf in &layout.columns.leaves {
        for (row, cell) in (0..).zip(&leaf.cells) {
            let words = cell.broken_words(layout.columns.size, leaf.span.1 - leaf.span.0);
            let broken = |word: &str| Shortfall::BrokenWord(RowId(row), leaf.kind, word.to_owned());
            all.extend(words.map(broken));
        }
    }
    let charts = layout.pages.iter().filter_map(|page| page.rows.as_ref());
    let lost = charts.flat_map(|rows| &rows.chart.lost);
    all.extend(lost.map(|lost| match lost {
        Lost::Arrow(arrow) => Shortfall::ArrowLost(*arrow),
        Lost::Label(arrow) => Shortfall::LabelLost(*arrow),
        Lost::Caption(node) => Shortfall::CaptionLost(*node),
    }));
    all
}
