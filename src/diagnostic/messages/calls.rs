//! Messages about SOPs that name each other.

use crate::diagnostic::message::messages;

messages! {
    /// What can be wrong with how SOPs call each other.
    pub enum CallMessage {
        MissingSop { row: String, title: String } = "missing-sop", Warning,
            en: "the SOP `{title}`, named in `{row}`, is not among the files that are checked",
            id: "SOP `{title}`, yang disebut di `{row}`, tidak ada di antara berkas yang diperiksa";
        CheckTogether {} = "", Warning,
            en: "check its file together with this one, or the whole folder; an SOP on paper can stay as it is",
            id: "periksa berkasnya bersama berkas ini, atau seluruh foldernya; SOP yang hanya ada di kertas boleh dibiarkan";
        DidYouMean { title: String } = "", Warning,
            en: "did you mean `{title}`?",
            id: "maksud Anda `{title}`?";
        CallsItself { sop: String } = "call-cycle", Error,
            en: "the SOP `{sop}` calls itself",
            id: "SOP `{sop}` memanggil dirinya sendiri";
        CallCycle { steps: String } = "call-cycle", Error,
            en: "these SOPs call each other in a circle: {steps}",
            id: "SOP berikut saling memanggil dalam lingkaran: {steps}";
        BreakCycle {} = "", Error,
            en: "take out one of the calls; to go back to an earlier row, use an arrow",
            id: "hapus salah satu pemanggilan; untuk kembali ke baris sebelumnya, pakai panah";
    }
}
