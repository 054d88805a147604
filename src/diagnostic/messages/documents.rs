//! Messages about the way of the documents.

use crate::diagnostic::message::messages;

messages! {
    /// What can be wrong with what rows need and put out.
    pub enum DocumentMessage {
        UnproducedInput { row: String, document: String } = "unproduced-input", Warning,
            en: "`{row}` needs `{document}`, which no row puts out",
            id: "`{row}` memerlukan `{document}`, yang tidak dihasilkan baris mana pun";
        UnproducedPart { row: String, document: String, whole: String } = "unproduced-input", Warning,
            en: "`{row}` needs `{whole}`, but no row puts out `{document}`",
            id: "`{row}` memerlukan `{whole}`, tetapi `{document}` tidak dihasilkan baris mana pun";
        NotBefore { row: String, document: String, producer: String } = "unproduced-input", Warning,
            en: "`{row}` needs `{document}`, but only `{producer}` puts it out, and that row does not come before",
            id: "`{row}` memerlukan `{document}`, tetapi dokumen itu baru dihasilkan `{producer}`, yang tidak mendahuluinya";
        WrongSource { row: String, document: String, source: String } = "unproduced-input", Warning,
            en: "`{row}` takes `{document}` from `{source}`, which does not put it out",
            id: "`{row}` mengambil `{document}` dari `{source}`, yang tidak menghasilkannya";
        AlsoNeeded { row: String } = "", Warning,
            en: "`{row}` needs it as well",
            id: "`{row}` juga memerlukannya";
        WriteSource { output: &'static str, outside: &'static str, equipment: &'static str } = "", Warning,
            en: "name it in the `{output}` of the row that makes it; if no row does, write `{outside}` or `{equipment}` after it",
            id: "sebutkan dalam `{output}` baris yang membuatnya; bila tidak ada, tulis `{outside}` atau `{equipment}` setelahnya";
        WriteFromSop { sop: String, phrase: String } = "", Warning,
            en: "the SOP `{sop}` puts it out: if it comes from there, write `{phrase}` after it",
            id: "SOP `{sop}` menghasilkannya: bila dari sana asalnya, tulis `{phrase}` setelahnya";
        DidYouMean { document: String, row: String } = "", Warning,
            en: "did you mean `{document}`, which `{row}` puts out? then give both the same name",
            id: "maksud Anda `{document}` yang dihasilkan `{row}`? bila ya, samakan namanya";
        NameSource {} = "", Warning,
            en: "name the document among what is put out there, or correct where it comes from",
            id: "sebutkan dokumen itu sebagai keluaran di sana, atau perbaiki asalnya";
        SkippedInput { row: String, document: String, producer: String } = "skipped-input", Warning,
            en: "a case can come to `{row}` without `{document}`, past `{producer}`, which puts it out",
            id: "kasus dapat sampai ke `{row}` tanpa `{document}`, karena melewati `{producer}` yang menghasilkannya";
        LeadPastProducer {} = "", Warning,
            en: "lead every way here through that row, or write after the document when it is needed, such as `if …`",
            id: "arahkan setiap jalan ke sini melalui baris itu, atau tulis kapan dokumen itu diperlukan, misalnya `jika …`";
        UnusedOutput { row: String, document: String } = "unused-output", Warning,
            en: "nobody uses `{document}`, which `{row}` puts out",
            id: "tidak ada yang memakai `{document}`, keluaran dari `{row}`";
        UseOutput { needs: &'static str, to: &'static str } = "", Warning,
            en: "name it in the `{needs}` of the row that uses it, write `{to}` and the row or SOP it goes to, or take it out",
            id: "sebutkan dalam `{needs}` baris yang memakainya, tulis `{to}` dan baris atau SOP tujuannya, atau hapus";
        NotTaken { row: String, document: String, target: String } = "unused-output", Warning,
            en: "`{row}` sends `{document}` to `{target}`, which does not need it",
            id: "`{row}` mengirim `{document}` ke `{target}`, yang tidak memerlukannya";
        NameInNeeds { needs: &'static str } = "", Warning,
            en: "name it in the `{needs}` there, or correct where it goes",
            id: "sebutkan dalam `{needs}` di sana, atau perbaiki tujuannya";
        SameOutput { document: String, first: String, second: String } = "same-output", Warning,
            en: "`{first}` and `{second}` both put out `{document}` in one case",
            id: "`{first}` dan `{second}` sama-sama menghasilkan `{document}` dalam satu kasus";
        SameOutputs { document: String, first: String, second: String, count: usize } = "same-output", Warning,
            en: "{count} rows put out `{document}` in one case, `{first}` and `{second}` among them",
            id: "{count} baris menghasilkan `{document}` dalam satu kasus, antara lain `{first}` dan `{second}`";
        AlsoPutOut { row: String } = "", Warning,
            en: "`{row}` puts it out as well",
            id: "`{row}` juga menghasilkannya";
        GiveOwnNames {} = "", Warning,
            en: "give each document a name of its own, one that tells what has been done to it",
            id: "beri setiap dokumen nama tersendiri yang menunjukkan apa yang telah dilakukan terhadapnya";
        OutputIsInput { row: String, document: String } = "output-is-input", Warning,
            en: "`{row}` puts out `{document}`, which it needs already",
            id: "`{row}` menghasilkan `{document}`, padahal dokumen itu sudah menjadi kelengkapannya";
        NeededHere {} = "", Warning,
            en: "needed here",
            id: "diperlukan di sini";
        SayWhatIsDone {} = "", Warning,
            en: "name what the row makes of it, such as `signed letter` or `registered letter`",
            id: "tulis hasil pekerjaan baris itu, misalnya `surat bertanda tangan` atau `surat teragenda`";
        DoubledDocument { row: String, document: String, word: &'static str } = "doubled-document", Warning,
            en: "`{document}` stands twice in the `{word}` of `{row}`",
            id: "`{document}` tertulis dua kali dalam `{word}` `{row}`";
        NameOnce {} = "", Warning,
            en: "name it once, or say how the two differ",
            id: "sebutkan sekali saja, atau bedakan keduanya";
    }
}
