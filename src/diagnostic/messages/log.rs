//! Messages about logs and case tables: what can't be read in them, and what was recognised.

use crate::diagnostic::message::messages;

messages! {
    /// What can be said of a log.
    pub enum LogMessage {
        NoCaseColumn { columns: String } = "log-columns", Error,
            en: "no column says which case a row belongs to; the columns are {columns}",
            id: "tidak ada kolom yang menyebut kasus setiap baris; kolomnya {columns}";
        XmlEntities {} = "log-form", Error,
            en: "the file defines entities of its own (`<!ENTITY`), which are not expanded; export the log without them",
            id: "berkas mendefinisikan entitas sendiri (`<!ENTITY`), yang tidak dibuka; ekspor log tanpa entitas";
        NoXesLog {} = "log-form", Error,
            en: "this is no XES: nothing in it begins with `<log`",
            id: "ini bukan XES: tidak ada bagian yang dimulai dengan `<log`";
        XmlEndsEarly { line: usize } = "log-form", Error,
            en: "the file ends in line {line}, before `</log>`; it was probably cut off; what may have followed is not judged",
            id: "berkas berakhir pada baris {line}, sebelum `</log>`; mungkin terpotong; isi selanjutnya, bila ada, tidak dinilai";
        XmlBroken { line: usize, column: usize } = "log-form", Error,
            en: "the XML is broken in line {line}, column {column}; the case that stands there is left out",
            id: "XML rusak pada baris {line}, kolom {column}; kasus yang ada di sana tidak dinilai";
        XmlAttribute { what: String } = "log-form", Error,
            en: "`{what}` can't be read: an entity is unknown or a quote is missing",
            id: "`{what}` tidak terbaca: ada entitas yang tidak dikenal atau tanda kutip yang hilang";
        CaseTooLong { line: usize } = "log-form", Error,
            en: "a case that begins near line {line} is longer than can be read; the file is not read from there on",
            id: "kasus yang dimulai di sekitar baris {line} lebih panjang daripada yang dapat dibaca; berkas tidak dibaca mulai dari sana";
        BreaksOff { why: String } = "log-form", Error,
            en: "the file can't be read from here on: {why}; fetch it again, what follows is not judged",
            id: "berkas tidak dapat dibaca mulai dari sini: {why}; ambil ulang berkasnya, isi selanjutnya tidak dinilai";
        EventWithoutCase {} = "log-cases", Error,
            en: "this event stands in no case",
            id: "peristiwa ini tidak berada dalam kasus mana pun";
        TraceWithoutName { trace: String } = "log-cases", Warning,
            en: "the trace has no `concept:name`; its case is called `{trace}`, by its place in the file",
            id: "rekaman kasus ini tidak punya `concept:name`; kasusnya disebut `{trace}`, sesuai urutannya dalam berkas";
        NoActivity {} = "log-values", Error,
            en: "nothing says what was done here",
            id: "tidak disebutkan apa yang dikerjakan di sini";
        StartsJoined { count: String } = "log-form", Question,
            en: "{count} events that tell a start are one with the events that tell its completion",
            id: "{count} peristiwa yang mencatat awal pekerjaan disatukan dengan peristiwa yang mencatat selesainya";
        TransitionsPassed { transitions: String } = "log-form", Question,
            en: "events that tell neither a start nor a completion are passed over: {transitions}",
            id: "peristiwa yang tidak mencatat awal atau selesainya pekerjaan dilewati: {transitions}";
    }
}
