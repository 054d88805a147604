//! Messages about the regulations that an SOP cites, and about the catalogue of regulations.

use crate::diagnostic::message::messages;

messages! {
    /// What can be wrong with a citation, or in a user's catalogue of regulations.
    pub enum CitationMessage {
        WrongCitation { cited: String, right: String, title: String } = "wrong-citation", Warning,
            en: "by its title this is not `{cited}` but `{right} tentang {title}`",
            id: "menurut judulnya, ini bukan `{cited}`, melainkan `{right} tentang {title}`";
        WriteCitation { right: String } = "", Warning,
            en: "write `{right}`",
            id: "tulis `{right}`";
        WrongTitle { cited: String } = "wrong-title", Warning,
            en: "`{cited}` has another title",
            id: "judul `{cited}` bukan ini";
        WriteTitle { title: String } = "", Warning,
            en: "its title is `{title}`; correct the title, or the number",
            id: "judulnya `{title}`; perbaiki judul atau nomornya";
        ReplacedRegulation { cited: String, by: String } = "replaced-regulation", Warning,
            en: "`{cited}` was replaced by `{by}`",
            id: "`{cited}` telah diganti dengan `{by}`";
        CiteReplacement { by: String, title: String } = "", Warning,
            en: "cite `{by} tentang {title}`, and see what it changes in the procedure",
            id: "kutip `{by} tentang {title}`, dan periksa apa yang berubah dalam prosedur";
        ReplacementCited { by: String } = "", Warning,
            en: "`{by}` is cited here already; take this line out",
            id: "`{by}` sudah dikutip di sini; hapus baris ini";
        TheReplacement {} = "", Warning,
            en: "the regulation that replaced it",
            id: "peraturan penggantinya";
        CitedTwice { cited: String } = "cited-twice", Warning,
            en: "`{cited}` is cited twice",
            id: "`{cited}` dikutip dua kali";
        CitedTwiceOtherwise { cited: String } = "cited-twice", Warning,
            en: "`{cited}` is cited twice, under two titles",
            id: "`{cited}` dikutip dua kali dengan judul yang berbeda";
        CitedFirst {} = "", Warning,
            en: "cited first here",
            id: "dikutip pertama kali di sini";
        CiteOnce {} = "", Warning,
            en: "keep the line that is right and take the other out",
            id: "pertahankan baris yang benar dan hapus yang lain";
        UnreadableCitation { written: String } = "regulations-file", Warning,
            en: "`{written}` names no regulation; write a kind, a number and a year, such as `UU 25/2009`; a kind that is not built in stands under `kinds`",
            id: "`{written}` tidak menunjuk peraturan; tulis jenis, nomor, dan tahun, misalnya `UU 25/2009`; jenis yang bukan bawaan ditulis dalam `kinds`";
        DoubledEntry { written: String } = "regulations-file", Warning,
            en: "`{written}` stands twice in the catalogue; the first counts",
            id: "`{written}` tercantum dua kali dalam katalog; yang pertama yang dipakai";
        EntryWithoutTitle { written: String } = "regulations-file", Warning,
            en: "`{written}` has no title",
            id: "`{written}` tidak berjudul";
        UnknownReplacement { written: String } = "regulations-file", Warning,
            en: "`{written}` is not in the catalogue; give it an entry of its own",
            id: "`{written}` tidak ada dalam katalog; buat entrinya sendiri";
        ReplacedByItself { written: String } = "regulations-file", Warning,
            en: "by this catalogue `{written}` is in the end replaced by itself",
            id: "menurut katalog ini, `{written}` akhirnya diganti dengan dirinya sendiri";
    }
}
