//! Messages about cases: what the SOP says of what was done.

use crate::diagnostic::message::messages;

messages! {
    /// What the SOP says of a case.
    pub enum RunMessage {
        Skipped { row: String } = "skipped", Error,
            en: "{row} was skipped",
            id: "{row} dilewati";
    }
}
