//! Messages about cases: what the SOP says of what was done.
//!
//! `at` says which event shows it, where one does: its place in the log, in round brackets after a blank. A `rule` comes
//! with its backticks and the beginning of its title.

use super::Worded;
use crate::diagnostic::message::messages;

messages! {
    /// What the SOP says of a case.
    pub enum RunMessage {
        Late { row: String, due: String, done: String, by: Worded, used: Worded, at: Worded } = "late", Error,
            en: "`{row}` was done {done}, due {due}: {by} late ({used} used){at}",
            id: "`{row}` selesai {done}, batas {due}: terlambat {by} (terpakai {used}){at}";
        LateRule { rule: String, due: String, done: String, by: Worded, used: Worded, at: Worded } = "late", Error,
            en: "rule {rule}: reached {done}, due {due}: {by} late ({used} used){at}",
            id: "aturan {rule}: tercapai {done}, batas {due}: terlambat {by} (terpakai {used}){at}";
        Overdue { row: String, due: String, by: Worded } = "overdue", Error,
            en: "`{row}` is not done and was due {due}: {by} overdue",
            id: "`{row}` belum selesai, batas {due}: sudah lewat {by}";
        OverdueRule { rule: String, due: String, by: Worded } = "overdue", Error,
            en: "rule {rule} is not met yet and was due {due}: {by} overdue",
            id: "aturan {rule} belum terpenuhi, batas {due}: sudah lewat {by}";
        Early { row: String, used: Worded, stated: Worded, at: Worded } = "early", Warning,
            en: "`{row}` used only {used}; the SOP says {stated}{at}",
            id: "`{row}` hanya memakai {used}, padahal SOP menyebut {stated}{at}";
        OutsideWindow { row: String, done: String, stated: Worded, at: Worded } = "outside-window", Error,
            en: "`{row}` was done {done}, outside the time that the SOP gives it: {stated}{at}",
            id: "`{row}` selesai {done}, di luar waktu yang ditentukan SOP: {stated}{at}";
        EndsBeforeStart { started: String, completed: String, at: Worded } = "ends-before-start", Warning,
            en: "the log has the end {completed} before the start {started}; correct one of the two{at}",
            id: "dalam log, waktu selesai {completed} mendahului waktu mulai {started}; perbaiki salah satunya{at}";
        Skipped { row: String, at: Worded } = "skipped", Error,
            en: "`{row}` is not in the log, and the case went on{at}",
            id: "`{row}` tidak ada dalam log, padahal kasus sudah berlanjut{at}";
        Unexpected { row: String, at: Worded } = "out-of-place", Error,
            en: "`{row}` was done where the SOP has no place for it{at}",
            id: "`{row}` dikerjakan di tempat yang tidak disediakan SOP{at}";
        Repeated { row: String, at: Worded } = "repeated", Error,
            en: "`{row}` was done once more, though the SOP does not go back to it{at}",
            id: "`{row}` dikerjakan sekali lagi, padahal SOP tidak kembali ke sana{at}";
        OutOfOrder { row: String, at: Worded } = "out-of-order", Error,
            en: "`{row}` was not done in its turn{at}",
            id: "`{row}` tidak dikerjakan pada gilirannya{at}";
        WrongCount { row: String, times: u32, asked: Worded, at: Worded } = "wrong-count", Error,
            en: "`{row}` was done {times} times; the SOP asks for {asked}{at}",
            id: "`{row}` dikerjakan {times} kali, padahal SOP meminta {asked}{at}";
        LoopExceeded { row: String, times: u32, most: u32 } = "loop-exceeded", Error,
            en: "the case went this way from `{row}` {times} times; the SOP allows it {most} times",
            id: "kasus melalui panah ini dari `{row}` {times} kali, padahal SOP membolehkan {most} kali";
        Returned { row: String, to: String, times: u32, at: Worded } = "returned", Warning,
            en: "`{row}` sent the case back to `{to}`, time {times}{at}",
            id: "`{row}` mengembalikan kasus ke `{to}`, kali ke-{times}{at}";
        AgainstCondition { row: String, exit: Worded, at: Worded } = "against-condition", Error,
            en: "`{row}` was left by {exit}, but the data of the case ask for another way{at}",
            id: "`{row}` dilanjutkan melalui {exit}, padahal data kasus meminta jalan lain{at}";
        OtherWay { row: String, outcome: String, exit: Worded, at: Worded } = "other-way", Error,
            en: "`{row}` has the outcome `{outcome}`, but the case went on by {exit}{at}",
            id: "hasil `{row}` adalah `{outcome}`, tetapi kasus berlanjut melalui {exit}{at}";
        NotCalledFor { row: String, condition: String, at: Worded } = "not-called-for", Error,
            en: "`{row}` was done, though its condition `{condition}` does not hold{at}",
            id: "`{row}` dikerjakan, padahal syaratnya `{condition}` tidak terpenuhi{at}";
        UnknownOutcome { row: String, outcome: String, at: Worded } = "unknown-outcome", Warning,
            en: "the outcome `{outcome}` of `{row}` is no way that the SOP has; the event counts as done{at}",
            id: "hasil `{outcome}` dari `{row}` bukan cabang dalam SOP; kejadian ini dihitung selesai{at}";
        UnknownActivity { activity: String, at: Worded } = "activity-not-in-sop", Warning,
            en: "the SOP has no activity `{activity}`; give it to an activity with `aka` if it is one{at}",
            id: "SOP tidak memuat aktivitas `{activity}`; tambahkan sebagai `alias` bila itu nama lain sebuah aktivitas{at}";
        WrongActor { row: String, actor: String, asked: Worded, at: Worded } = "wrong-actor", Error,
            en: "`{row}` was done by `{actor}` instead of {asked}{at}",
            id: "`{row}` dikerjakan oleh `{actor}`, seharusnya oleh {asked}{at}";
        UnknownActor { row: String, actor: String, asked: Worded, at: Worded } = "actor-not-in-sop", Warning,
            en: "`{actor}`, who did `{row}`, is no actor of the SOP; it should be done by {asked}{at}",
            id: "`{actor}` yang mengerjakan `{row}` bukan pelaksana dalam SOP; seharusnya oleh {asked}{at}";
        MissingActor { row: String, actor: String, at: Worded } = "actor-not-named", Warning,
            en: "`{row}` is done by several together, and the log does not name `{actor}`{at}",
            id: "`{row}` dikerjakan bersama-sama, tetapi log tidak menyebut `{actor}`{at}";
        RuleBroken { rule: String, at: Worded } = "rule-broken", Error,
            en: "rule {rule} is not kept{at}",
            id: "aturan {rule} tidak dipenuhi{at}";
        RuleUnknown { rule: String, missing: Worded, at: Worded } = "rule-undecided", Warning,
            en: "whether rule {rule} is kept can't be told{missing}{at}",
            id: "dipenuhi tidaknya aturan {rule} tidak dapat dipastikan{missing}{at}";
        RulesUnknown { rules: String, missing: Worded, at: Worded } = "rule-undecided", Warning,
            en: "rules {rules} can't be judged{missing}{at}",
            id: "aturan {rules} tidak dapat dinilai{missing}{at}";
        Question { question: String, by: Worded, at: Worded } = "to-judge", Question,
            en: "to be judged{by}: {question}{at}",
            id: "perlu dinilai{by}: {question}{at}";
        RightUsed { rule: String, after: Worded, at: Worded } = "right-used", Warning,
            en: "the right of rule {rule} was used after {after}, as the SOP allows{at}",
            id: "hak menurut aturan {rule} dipakai setelah {after}, sesuai SOP{at}";
        RightTooEarly { rule: String, after: Worded, at: Worded } = "right-too-early", Warning,
            en: "the right of rule {rule} was used after {after}, before it was gained{at}",
            id: "hak menurut aturan {rule} dipakai setelah {after}, sebelum waktunya{at}";
        RightGained { rule: String, since: String } = "right-gained", Warning,
            en: "by rule {rule} the right to act is there since {since}",
            id: "menurut aturan {rule}, hak bertindak sudah ada sejak {since}";
        EscalationOwed { row: String, to: Worded, since: String, at: Worded } = "escalation-owed", Warning,
            en: "{to} should have been told about `{row}` since {since}, and the log does not show it{at}",
            id: "{to} perlu diberi tahu tentang `{row}` sejak {since}, tetapi log tidak menunjukkannya{at}";
        EscalationDone { row: String, to: Worded, at: Worded } = "escalation-done", Warning,
            en: "{to} took up `{row}`, as the SOP asks{at}",
            id: "{to} sudah menangani `{row}`, sesuai SOP{at}";
        Happened { event: String, on: String, at: Worded } = "happened", Warning,
            en: "`{event}` happened {on}{at}",
            id: "`{event}` terjadi {on}{at}";
        StoppedHere { row: String, at: Worded } = "stopped-here", Warning,
            en: "the case is closed where the SOP has no end; `{row}` would come next{at}",
            id: "kasus ditutup, padahal SOP belum berakhir; seharusnya berlanjut ke `{row}`{at}";
        NotCounted { row: String, stated: Worded } = "not-counted", Warning,
            en: "the time of `{row}` can't be counted: {stated}",
            id: "waktu `{row}` tidak dapat dihitung: {stated}";
        BeyondCalendar { year: i64 } = "no-calendar-data", Warning,
            en: "the calendar has no data for {year}, so some times of this case are not judged; add the year to the calendar",
            id: "kalender tidak memuat tahun {year}, sehingga sebagian waktu kasus ini tidak dinilai; lengkapi kalendernya";
        NotProven {} = "not-proven", Warning,
            en: "a simpler explanation of this case may exist: looking for it took too long",
            id: "mungkin ada penjelasan yang lebih sederhana untuk kasus ini: pencariannya terlalu lama";
    }
}
