//! Messages about the procedure itself.

use crate::diagnostic::message::messages;

messages! {
    /// What can be wrong with a procedure that reads well.
    pub enum CheckMessage {
        Unreachable { row: String } = "unreachable", Error,
            en: "no case can ever get to `{row}`",
            id: "tidak ada kasus yang dapat sampai ke `{row}`";
    }
}
