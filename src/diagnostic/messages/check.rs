//! Messages about the procedure itself.

use crate::diagnostic::message::messages;

messages! {
    /// What can be wrong with a procedure that reads well.
    pub enum CheckMessage {
        MissingStart {} = "missing-start", Error,
            en: "no row begins the procedure",
            id: "tidak ada baris yang memulai prosedur";
        WriteStart {} = "", Error,
            en: "write `start by …` in the row in which a case begins",
            id: "tulis `mulai oleh …` di baris tempat kasus dimulai";
        MissingEnd {} = "missing-end", Error,
            en: "no row ends the procedure",
            id: "tidak ada baris yang mengakhiri prosedur";
        WriteEnd {} = "", Error,
            en: "write `end by …` in the row in which a case is finished",
            id: "tulis `akhir oleh …` di baris tempat kasus selesai";
        Unreachable { row: String } = "unreachable", Error,
            en: "no case can ever come to `{row}`",
            id: "tidak ada kasus yang dapat sampai ke `{row}`";
        LeadTo { name: String } = "", Error,
            en: "lead an exit of an earlier row here with `-> {name}`, or take the row out",
            id: "arahkan salah satu cabang baris sebelumnya ke sini dengan `-> {name}`, atau hapus baris ini";
        NoWayOut { row: String } = "no-way-out", Error,
            en: "a case in `{row}` can never come to an end",
            id: "kasus di `{row}` tidak akan pernah selesai";
        LeadOut {} = "", Error,
            en: "lead one of its exits on to a row that ends the procedure",
            id: "arahkan salah satu cabangnya ke baris yang mengakhiri prosedur";
        MissingActor { row: String } = "missing-actor", Warning,
            en: "nobody performs `{row}`",
            id: "tidak ada pelaksana untuk `{row}`";
        WriteActor {} = "", Warning,
            en: "write `by` and the name of an actor",
            id: "tulis `oleh` dan nama pelaksananya";
        FewExits { row: String, count: usize } = "decision-exits", Error,
            en: "the decision in `{row}` has {count} exit, but a decision needs at least two",
            id: "keputusan di `{row}` hanya punya {count} cabang, padahal keputusan perlu paling sedikit dua";
        WriteExits {} = "", Error,
            en: "write an exit for each answer, such as `\"Yes\" -> …` and `\"No\" -> …`; a row without a choice is a `task`",
            id: "tulis satu cabang untuk setiap jawaban, misalnya `\"Ya\" -> …` dan `\"Tidak\" -> …`; baris tanpa pilihan adalah `tugas`";
        UnlabelledExit { row: String } = "unlabelled-exit", Warning,
            en: "this exit of the decision in `{row}` has no label",
            id: "cabang keputusan di `{row}` ini tidak berlabel";
        WriteLabel {} = "", Warning,
            en: "write the answer in quotes before the arrow, such as `\"Yes\" -> …`",
            id: "tulis jawabannya dalam tanda kutip sebelum panah, misalnya `\"Ya\" -> …`";
        SelfLoop { row: String } = "self-loop", Warning,
            en: "this exit of `{row}` leads back to the same row",
            id: "cabang `{row}` ini kembali ke baris yang sama";
        UseRepeat {} = "", Warning,
            en: "if the row is done several times, write `repeat`; if it waits, write `wait until`",
            id: "bila baris ini dilakukan beberapa kali, tulis `ulangi`; bila menunggu, tulis `tunggu sampai`";
        LoneJoin { row: String, branch: String } = "join-without-branch", Error,
            en: "`{row}` waits for `{branch}`, but no exit of `{branch}` leads to it",
            id: "`{row}` menunggu `{branch}`, tetapi tidak ada cabang `{branch}` yang menuju ke sana";
        Inferred { written: String } = "inferred", Question,
            en: "is `{written}` right? it is inferred, not stated by the document",
            id: "apakah `{written}` benar? ini kesimpulan, tidak tertulis dalam dokumen";
        InferredIn { written: String, place: String } = "inferred", Question,
            en: "in `{place}`, is `{written}` right? it is inferred, not stated by the document",
            id: "di `{place}`, apakah `{written}` benar? ini kesimpulan, tidak tertulis dalam dokumen";
    }
}
