//! Messages about what the text means: names, times, types.

use crate::diagnostic::message::messages;

messages! {
    /// What can be wrong with names, times, types and values.
    pub enum ModelMessage {
        UnknownActor { name: String } = "unknown-actor", Error,
            en: "no actor is called `{name}`",
            id: "tidak ada pelaksana bernama `{name}`";
    }
}
