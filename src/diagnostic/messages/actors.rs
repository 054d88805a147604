//! Messages about who performs what, and about rules that can't be kept.

use crate::diagnostic::message::messages;

messages! {
    /// What can be wrong with actors and with the duties that rules give them.
    pub enum ActorMessage {
        IdleActor { title: String } = "idle-actor", Warning,
            en: "`{title}` is declared, but performs nothing and is told nothing",
            id: "`{title}` dideklarasikan, tetapi tidak mengerjakan dan tidak diberi tahu apa pun";
        GiveWork {} = "", Warning,
            en: "write `by` and its name in a row that it performs, or take it out",
            id: "tulis `oleh` dan namanya di baris yang dikerjakannya, atau hapus";
        IdleOutside { title: String } = "idle-actor", Warning,
            en: "`{title}` is declared, but no row is performed by it and none is addressed to it: who tells it the outcome?",
            id: "`{title}` dideklarasikan, tetapi tidak ada baris yang dikerjakannya atau ditujukan kepadanya: siapa yang memberitahukan hasilnya?";
        TellOutside {} = "", Warning,
            en: "write the row in which it begins the case or is told how it ended, or take it out",
            id: "tulis baris tempat ia memulai kasus atau menerima hasilnya, atau hapus";
        DoubledActor { title: String, first: String, second: String } = "doubled-actor", Warning,
            en: "`{first}` and `{second}` are both called `{title}`",
            id: "`{first}` dan `{second}` sama-sama bernama `{title}`";
        KeepOneActor {} = "", Warning,
            en: "keep one of the two, or tell them apart by their titles",
            id: "pertahankan salah satunya, atau bedakan judulnya";
        DoubledPerformer { row: String, title: String } = "doubled-performer", Warning,
            en: "`{title}` stands twice among the performers of `{row}`",
            id: "`{title}` tertulis dua kali sebagai pelaksana `{row}`";
        NamePerformerOnce {} = "", Warning,
            en: "name each performer once",
            id: "sebutkan setiap pelaksana sekali saja";
        SamePerson { name: String, first: String, second: String } = "broken-separation", Error,
            en: "the rule `{name}` wants two people for `{first}` and `{second}`, but the SOP gives both to the same one",
            id: "aturan `{name}` menghendaki dua orang untuk `{first}` dan `{second}`, tetapi SOP menyerahkan keduanya kepada orang yang sama";
        OtherPerformer {} = "", Error,
            en: "give one of the two another performer, or take the rule out",
            id: "beri salah satunya pelaksana lain, atau hapus aturannya";
        SameLane { name: String, first: String, second: String, title: String } = "broken-separation", Warning,
            en: "the rule `{name}` wants two people for `{first}` and `{second}`, but both are done by `{title}`",
            id: "aturan `{name}` menghendaki dua orang untuk `{first}` dan `{second}`, tetapi keduanya dikerjakan `{title}`";
        TwoPeople {} = "", Warning,
            en: "two different people of it are needed: make sure that there are two, or give one of the rows to another actor",
            id: "diperlukan dua orang yang berbeda: pastikan ada dua orang, atau serahkan salah satu baris kepada pelaksana lain";
        OrderTurned { first: String, second: String } = "rule-impossible", Warning,
            en: "`{first}` can't come before `{second}`: every case that comes to it has passed `{second}`",
            id: "`{first}` tidak mungkin mendahului `{second}`: setiap kasus yang sampai ke sana sudah melewati `{second}`";
        BothDone { first: String, second: String } = "rule-impossible", Warning,
            en: "`{first}` and `{second}` can't exclude each other: every case does both",
            id: "`{first}` dan `{second}` tidak mungkin saling meniadakan: setiap kasus mengerjakan keduanya";
        NeverTogether { first: String, second: String } = "rule-impossible", Warning,
            en: "`{first}` and `{second}` can't be done together: no case comes to both",
            id: "`{first}` dan `{second}` tidak mungkin seiring: tidak ada kasus yang sampai ke keduanya";
        TooOften { row: String, times: u32 } = "rule-impossible", Warning,
            en: "`{row}` is repeated {times} times, more often than this rule allows",
            id: "`{row}` diulangi {times} kali, lebih sering daripada yang dibolehkan aturan ini";
        OnlyOnce { row: String } = "rule-impossible", Warning,
            en: "`{row}` can be done only once, as nothing leads back to it",
            id: "`{row}` hanya dapat dikerjakan sekali, karena tidak ada jalan kembali ke sana";
        NoCommonActor { row: String } = "rule-impossible", Warning,
            en: "one person can't do all of these: `{row}` has no actor in common with the rows before it in this rule",
            id: "satu orang tidak mungkin mengerjakan semuanya: pelaksana `{row}` berbeda dari baris sebelumnya dalam aturan ini";
        OfThisRule {} = "", Warning,
            en: "asked by this rule",
            id: "diminta aturan ini";
        ChangeRule {} = "", Warning,
            en: "change the rule, or the rows that it speaks of",
            id: "ubah aturannya, atau baris yang diaturnya";
    }
}
