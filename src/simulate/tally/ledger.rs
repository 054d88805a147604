//! What is the same for all repetitions: the portions of the counted time, and the rules made ready.

use super::counts::Counts;
use super::listen::Tally;
use super::load::Portions;
use super::rules::Rules;
use super::{Results, results};
use crate::simulate::Setup;

/// Where the tallies of all repetitions come from, and where what they counted is added up.
pub struct Ledger<'s> {
    setup: &'s Setup<'s>,
    portions: Portions,
    rules: Rules<'s>,
}

impl<'s> Ledger<'s> {
    /// The ledger of a setup.
    pub fn new(setup: &'s Setup<'s>) -> Ledger<'s> {
        Ledger {
            setup,
            portions: Portions::new(setup.counts_from, setup.counts_until, setup.calendar),
            rules: Rules::new(setup),
        }
    }

    /// A tally for the next repetition.
    pub fn tally(&self) -> Tally<'_> {
        Tally::new(self.setup, &self.portions, &self.rules)
    }

    /// The sum of no repetition.
    pub fn nothing(&self) -> Counts {
        Counts::new(self.setup, &self.portions, false)
    }

    /// Adds what the next repetition counted. The order in which they are added tells in the last digits.
    pub fn add(&self, sum: &mut Counts, next: Counts) {
        sum.absorb(next);
    }

    /// What a sum comes to.
    pub fn results(&self, sum: &Counts, stopped: bool) -> Results {
        results::of(self.setup, &self.portions, &self.rules, sum, stopped)
    }
}
