//! Messages about the data that SOPs are checked against.

use crate::diagnostic::message::messages;

messages! {
    /// What can be wrong in a calendar or in a catalogue of regulations.
    pub enum DataMessage {
        Unreadable { why: String } = "data-file", Error,
            en: "this file can't be read from here on: {why}",
            id: "berkas ini tidak dapat dibaca mulai dari sini: {why}";
    }
}
