//! Messages about logs and case tables: what can't be read in them, and what was recognised.

use crate::diagnostic::message::messages;

messages! {
    /// What can be said of a log.
    pub enum LogMessage {
        NoCaseColumn { columns: String } = "log-columns", Error,
            en: "no column says which case a row belongs to; the columns are {columns}",
            id: "tidak ada kolom yang menyebut kasus setiap baris; kolomnya {columns}";
    }
}
