//! Messages about what can't be drawn as it should be.

use crate::diagnostic::message::messages;

messages! {
    /// What can stand in the way of a good document.
    pub enum DrawingMessage {
        OutsideFont { letters: String } = "outside-font", Warning,
            en: "no typeface of the document has {letters}, so a box is drawn",
            id: "tidak ada jenis huruf dokumen yang memuat {letters}, sehingga digambar sebagai kotak";
        ReplaceLetters {} = "", Warning,
            en: "write it with other letters, or leave it out",
            id: "tulis dengan huruf lain, atau hilangkan";
        LogoMissing { path: String } = "logo-missing", Warning,
            en: "there is no file `{path}` for the logo",
            id: "tidak ada berkas `{path}` untuk logo";
        LogoPlace {} = "", Warning,
            en: "the path begins in the folder of the SOP file; until the picture is there, its room in the document stays empty",
            id: "jalur berkas dimulai dari folder berkas SOP; selama gambarnya tidak ada, tempatnya dalam dokumen kosong";
        LogoNoPicture { path: String } = "logo-unreadable", Warning,
            en: "the logo `{path}` is no PNG or JPEG picture that can be shown",
            id: "logo `{path}` bukan gambar PNG atau JPEG yang dapat ditampilkan";
        SaveAsPicture {} = "", Warning,
            en: "open it in a picture program and save it as PNG or JPEG",
            id: "buka dengan program gambar, lalu simpan sebagai PNG atau JPEG";
        LogoClosed { path: String } = "logo-unreadable", Warning,
            en: "the logo `{path}` can't be read",
            id: "logo `{path}` tidak dapat dibaca";
        LetRead {} = "", Warning,
            en: "name a picture file that you have permission to read",
            id: "sebutkan berkas gambar yang boleh Anda baca";
        LogoTooLarge { path: String } = "logo-unreadable", Warning,
            en: "the logo `{path}` is too large",
            id: "logo `{path}` terlalu besar";
        SaveSmaller {} = "", Warning,
            en: "save it in a smaller size; a thousand pixels along an edge are enough",
            id: "simpan dalam ukuran lebih kecil; seribu piksel pada satu sisi sudah cukup";
        LongWord { word: String } = "long-word", Warning,
            en: "the word `{word}` is longer than its cell and is broken",
            id: "kata `{word}` lebih panjang dari selnya, sehingga dipenggal di tepi sel";
        BreakWord {} = "", Warning,
            en: "write a space or a hyphen where it may break, shorten it, or draw on wider paper with `--page f4`",
            id: "beri spasi atau tanda hubung di tempat kata boleh terputus, singkatlah, atau gambar pada kertas lebih lebar dengan `--page f4`";
        WideTable { millimetres: usize } = "wide-table", Warning,
            en: "the table is {millimetres} mm wider than the paper, and its pages are drawn as wide as it is",
            id: "tabel {millimetres} mm lebih lebar dari kertas, sehingga halamannya dibuat selebar tabel";
        NarrowTable {} = "", Warning,
            en: "draw on wider paper with `--page f4`, write `without lane` after actors that need no lane, or leave out a column",
            id: "gambar pada kertas lebih lebar dengan `--page f4`, tulis `tanpa lajur` pada pelaksana yang tidak memerlukan lajur, atau hilangkan satu kolom";
        LostArrow { from: String, to: String } = "lost-arrow", Warning,
            en: "the arrow from `{from}` to `{to}` finds no way and is not drawn",
            id: "panah dari `{from}` ke `{to}` tidak mendapat jalan dan tidak digambar";
        GiveRoom {} = "", Warning,
            en: "draw with `--one-page` or on larger paper with `--page f4`, or lead fewer arrows past each other",
            id: "gambar dengan `--one-page` atau pada kertas lebih besar dengan `--page f4`, atau kurangi panah yang saling melewati";
        LostLabel { from: String, to: String } = "lost-label", Warning,
            en: "the words on the arrow from `{from}` to `{to}` find no place and are not drawn",
            id: "tulisan pada panah dari `{from}` ke `{to}` tidak mendapat tempat dan tidak digambar";
        LostCaption { row: String } = "lost-label", Warning,
            en: "the words beside the symbol of `{row}` find no place and are not drawn",
            id: "tulisan di samping simbol `{row}` tidak mendapat tempat dan tidak digambar";
        ShortenWords {} = "", Warning,
            en: "shorten them, or draw with `--one-page` or on larger paper with `--page f4`",
            id: "singkatlah, atau gambar dengan `--one-page` atau pada kertas lebih besar dengan `--page f4`";
    }
}
