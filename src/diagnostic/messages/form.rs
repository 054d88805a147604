//! Messages about the form of an official SOP.

use crate::diagnostic::message::messages;

messages! {
    /// What can be wrong in the form of an SOP that claims to be an official document. Words of the notation come in
    /// the file's own language, each in backticks.
    pub enum FormMessage {
        NounFirst { row: String, noun: String } = "active-verb", Warning,
            en: "`{row}` begins with the noun `{noun}`, not with an active verb",
            id: "`{row}` diawali kata benda `{noun}`, bukan kata kerja aktif";
        PerformerFirst { row: String, performer: String } = "active-verb", Warning,
            en: "`{row}` begins with its performer `{performer}`, not with an active verb",
            id: "`{row}` diawali pelaksananya, `{performer}`, bukan kata kerja aktif";
        BeginLike { text: String } = "", Warning,
            en: "begin it like this: `{text}`",
            id: "awali seperti ini: `{text}`";
        BeginWithVerb {} = "", Warning,
            en: "begin with what is done, such as `Menerima …` or `Membuat …`; who does it is said by the lane",
            id: "awali dengan apa yang dikerjakan, misalnya `Menerima …` atau `Membuat …`; pelaksananya sudah terlihat pada lajurnya";
        RowWithout { row: String, words: String } = "quality-standard", Warning,
            en: "the quality standard of `{row}` is not whole: no {words}",
            id: "mutu baku `{row}` belum lengkap: tidak ada {words}";
        FillCells { words: String } = "", Warning,
            en: "write {words} in this row",
            id: "tulis {words} di baris ini";
        ColumnUnfilled { words: String } = "quality-standard", Warning,
            en: "no row of the table says {words}",
            id: "tidak ada baris tabel yang berisi {words}";
        FillOrNarrow { columns: &'static str } = "", Warning,
            en: "fill it in, or leave it out of the `{columns}` block if the table has no such column",
            id: "isilah, atau jangan sebut di blok `{columns}` bila tabelnya memang tidak punya kolom itu";
        FewActors { actor: String } = "few-actors", Warning,
            en: "`{actor}` performs every activity alone",
            id: "`{actor}` mengerjakan semua aktivitas sendirian";
        NameOthers {} = "", Warning,
            en: "name the others who take part; work of one person is described in a work instruction rather than in an SOP",
            id: "sebutkan pelaksana lain yang terlibat; pekerjaan satu orang diatur dalam instruksi kerja, bukan SOP";
        IncompleteIdentity { words: String } = "incomplete-identity", Warning,
            en: "the identity of this SOP lacks {words}",
            id: "identitas SOP ini belum memuat {words}";
        CompleteIdentity {} = "", Warning,
            en: "copy from the document what it has, and ask its unit for the rest",
            id: "salin yang ada dari dokumen, lalu mintakan sisanya kepada unit penyusun";
        DatesOutOfOrder { later: &'static str, date: String, earlier: &'static str } = "dates-out-of-order", Warning,
            en: "`{later}` {date} lies before `{earlier}`",
            id: "`{later}` {date} mendahului `{earlier}`";
        EarlierDate { word: &'static str } = "", Warning,
            en: "this is `{word}`",
            id: "ini `{word}`";
        EffectiveAtOnce { date: String } = "effective-at-once", Warning,
            en: "this SOP was made and came into force on the same day, {date}",
            id: "SOP ini dibuat dan berlaku pada hari yang sama, {date}";
        LeaveTime {} = "", Warning,
            en: "leave time between the two, so that those who carry it out can learn it first",
            id: "beri jarak antara keduanya agar para pelaksana sempat mempelajarinya";
        NeverRevised { written: String } = "never-revised", Question,
            en: "was this SOP really never revised? its date of revision says `{written}`",
            id: "apakah SOP ini memang belum pernah direvisi? tanggal revisinya tertulis `{written}`";
        RelatedToItself {} = "related-to-itself", Warning,
            en: "the list of related SOPs names this SOP itself",
            id: "daftar keterkaitan menyebut SOP ini sendiri";
        NameRelated {} = "", Warning,
            en: "name other SOPs that it depends on or that depend on it, or take the line out",
            id: "sebutkan SOP lain yang terkait dengannya, atau hapus baris ini";
        HiddenCondition { row: String, word: String } = "hidden-decision", Warning,
            en: "the text of `{row}` hides a condition: `{word}`",
            id: "teks `{row}` menyembunyikan syarat: `{word}`";
        HiddenDecision { row: String, word: String } = "hidden-decision", Warning,
            en: "`{row}` decides something (`{word}`) but has no exits to choose from",
            id: "`{row}` memutuskan sesuatu (`{word}`), tetapi tidak punya cabang untuk dipilih";
        DrawDecision { decision: &'static str, only_when: &'static str } = "", Warning,
            en: "make it a `{decision}` with an exit for each answer; if only this row depends on it, write `{only_when}`",
            id: "jadikan `{decision}` dengan satu cabang untuk setiap jawaban; bila hanya baris ini yang bersyarat, tulis `{only_when}`";
        DoubledNumber { number: String } = "row-numbers", Warning,
            en: "the number `{number}` is taken by an earlier row",
            id: "nomor `{number}` sudah dipakai baris sebelumnya";
        NumberOutOfOrder { number: String, before: String } = "row-numbers", Warning,
            en: "the number `{number}` comes after `{before}`",
            id: "nomor `{number}` berada sesudah `{before}`";
        EarlierRow {} = "", Warning,
            en: "the earlier row",
            id: "baris sebelumnya";
        Renumber {} = "", Warning,
            en: "number the rows in their order, each once",
            id: "nomori baris menurut urutannya, masing-masing satu kali";
        DoubledActivity { row: String } = "doubled-activity", Warning,
            en: "`{row}` says the same as an earlier row, by the same performers and with the same documents",
            id: "`{row}` sama dengan baris sebelumnya, termasuk pelaksana dan dokumennya";
        MergeRows {} = "", Warning,
            en: "lead the arrow back to the earlier row, or say what is different here",
            id: "arahkan panah kembali ke baris sebelumnya, atau tuliskan apa bedanya";
    }
}
