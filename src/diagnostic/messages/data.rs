//! Messages about the data that SOPs are checked against.

use crate::diagnostic::message::messages;

messages! {
    /// What can be wrong in a calendar or in a catalogue of regulations.
    pub enum DataMessage {
        UnknownKey { key: String, known: String } = "data-file", Error,
            en: "`{key}` is no key here; there are {known}",
            id: "`{key}` bukan kunci di sini; yang ada: {known}";
        MissingKey { key: String } = "data-file", Error,
            en: "`{key}` is missing here",
            id: "`{key}` belum ada di sini";
        Unreadable { why: String } = "data-file", Error,
            en: "this file can't be read from here on: {why}",
            id: "berkas ini tidak dapat dibaca mulai dari sini: {why}";
    }
}
