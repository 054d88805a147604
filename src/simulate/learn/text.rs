//! A learned scenario as text, with its evidence as comments.

use super::{About, Learned};
use crate::model::written::{Remarks, Statement, written_with};
use crate::model::{Scenario, Sop};

impl Learned {
    /// The scenario in the DSL, as it stands in a file of its own, with the words of the SOP's language. What a statement
    /// rests on stands behind it; what is said of the whole, above. Reading it with the same SOP gives the scenario.
    pub fn text(&self, sop: &Sop) -> String {
        let mut head = String::new();
        let mut remarks = Remarks::new();
        for evidence in &self.evidence {
            let words = evidence.fact.text(sop.lang);
            match statement(&self.scenario, evidence.about) {
                Some(statement) => {
                    remarks.insert(statement, words);
                }
                None => head.push_str(&format!("# {words}\n")),
            }
        }
        head + &written_with(&self.scenario, sop, sop.lang, &remarks)
    }
}

/// The statement that evidence is about; nothing for the whole.
fn statement(scenario: &Scenario, about: About) -> Option<Statement> {
    match about {
        About::Whole => None,
        About::Period => Some(Statement::Since),
        About::Arrivals => Some(Statement::Arrivals),
        About::Staff(at) => Some(Statement::Staff(at)),
        About::Time(row) => {
            let at = scenario.times.iter().position(|it| it.row.value == row);
            at.map(Statement::Time)
        }
        About::Handover(row) => {
            let at = scenario.handovers.iter().position(|it| it.row.value == row);
            at.map(Statement::Handover)
        }
        About::Chance(node) => {
            let at = scenario.chances.iter().position(|it| it.node.value == node);
            at.map(Statement::Chance)
        }
        About::Data(field) => {
            let at = scenario.data.iter().position(|it| it.field.value == field);
            at.map(Statement::Data)
        }
        About::Event(event) => {
            let at = scenario
                .events
                .iter()
                .position(|it| it.event.value == event);
            at.map(Statement::Event)
        }
    }
}
