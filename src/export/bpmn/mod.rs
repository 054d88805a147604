//! x
use crate::model::{Catalogue, SopId};
/// x
pub struct Bpmn {
    /// x
    pub xml: String,
    /// x
    pub only_words: Vec<String>,
}
/// x
pub fn bpmn(_c: &Catalogue, _s: &[SopId]) -> Bpmn { Bpmn { xml: String::new(), only_words: Vec::new() } }
