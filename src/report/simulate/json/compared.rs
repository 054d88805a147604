//! Differences as JSON.

use serde::Serialize;

use super::{Average, FigureOut, average, figure};
use crate::simulate::tally::{Comparison, Difference};

#[derive(Serialize)]
pub(super) struct DifferenceOut<'a> {
    #[serde(flatten)]
    figure: FigureOut<'a>,
    before: Option<Average>,
    after: Option<Average>,
    change: Option<Average>,
    more_than_chance: bool,
}

pub(super) fn differences(comparison: &Comparison) -> Vec<DifferenceOut<'_>> {
    comparison.differences.iter().map(difference).collect()
}

fn difference(of: &Difference) -> DifferenceOut<'_> {
    DifferenceOut {
        figure: figure(&of.figure),
        before: of.before.as_ref().map(average),
        after: of.after.as_ref().map(average),
        change: of.change.as_ref().map(average),
        more_than_chance: of.sure,
    }
}
