//! Messages about guards and conditions.

use crate::diagnostic::message::{InWords, messages};
use crate::lang::Lang;

/// How many data of a sample case a message names.
const NAMED: usize = 8;

/// A sample case, as the author would write its data. Data that don't matter are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SampleCase {
    /// The names and the values of what it has.
    pub values: Vec<(String, String)>,
    /// The names of what it lacks.
    pub missing: Vec<String>,
}

impl InWords for SampleCase {
    fn in_words(&self, lang: Lang) -> String {
        let (a_case, any_case, with, without, and) = match lang {
            Lang::En => ("a case", "any case", "with", "without", "and"),
            Lang::Id => ("kasus", "kasus apa pun", "dengan", "tanpa", "dan"),
        };
        if self.values.is_empty() && self.missing.is_empty() {
            return any_case.to_string();
        }
        let values = self
            .values
            .iter()
            .map(|(name, value)| format!("`{name} = {value}`"));
        let missing = self.missing.iter().map(|name| format!("`{name}`"));
        let mut words = a_case.to_string();
        for (word, list) in [(with, listed(values, and)), (without, listed(missing, and))] {
            if !list.is_empty() {
                words = format!("{words} {word} {list}");
            }
        }
        words
    }
}

fn listed(items: impl Iterator<Item = String>, and: &str) -> String {
    let mut items: Vec<String> = items.collect();
    if items.len() > NAMED {
        items.truncate(NAMED);
        return format!("{}, …", items.join(", "));
    }
    match items.pop() {
        Some(last) if !items.is_empty() => format!("{} {and} {last}", items.join(", ")),
        last => last.unwrap_or_default(),
    }
}

/// Why a condition can't be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// Two data are multiplied.
    Product,
    /// One datum is divided by another.
    Quotient,
    /// A date and a length of time that only a calendar can add up.
    Calendar,
    /// One text of the case is looked for in another.
    Texts,
    /// Too many parts, or numbers too large.
    TooLarge,
}

impl InWords for Doubt {
    fn in_words(&self, lang: Lang) -> String {
        let words = match (self, lang) {
            (Doubt::Product, Lang::En) => "a condition multiplies two data of the case",
            (Doubt::Product, Lang::Id) => "sebuah syarat mengalikan dua data kasus",
            (Doubt::Quotient, Lang::En) => "a condition divides by a datum of the case",
            (Doubt::Quotient, Lang::Id) => "sebuah syarat membagi dengan data kasus",
            (Doubt::Calendar, Lang::En) => {
                "a condition adds to a date a length of time that depends on the calendar"
            }
            (Doubt::Calendar, Lang::Id) => {
                "sebuah syarat menambahkan lama waktu yang bergantung pada kalender ke sebuah tanggal"
            }
            (Doubt::Texts, Lang::En) => "a condition looks for one text of the case in another",
            (Doubt::Texts, Lang::Id) => "sebuah syarat mencari satu teks kasus di dalam teks lain",
            (Doubt::TooLarge, Lang::En) => {
                "the conditions have too many parts, or too large numbers"
            }
            (Doubt::TooLarge, Lang::Id) => {
                "bagian syaratnya terlalu banyak, atau angkanya terlalu besar"
            }
        };
        words.to_string()
    }
}

messages! {
    /// What can be wrong with conditions over case data.
    pub enum GuardMessage {
        Gap { case: SampleCase, row: String } = "guard-gap", Error,
            en: "{case} finds no exit from `{row}`",
            id: "{case} tidak menemukan cabang keluar dari `{row}`";
        WriteOtherwise { word: &'static str } = "", Error,
            en: "write an exit with `{word}`, or one whose condition holds for this case",
            id: "tulis cabang dengan `{word}`, atau cabang yang syaratnya berlaku bagi kasus ini";
        Overlap { case: SampleCase, other: String } = "guard-overlap", Warning,
            en: "{case} could take this exit, but `{other}` stands before it and is taken",
            id: "{case} dapat melalui cabang ini, tetapi `{other}` berada sebelumnya dan itulah yang dilalui";
        TakenFirst {} = "", Warning,
            en: "this exit stands first, so it is taken",
            id: "cabang ini berada lebih dahulu, jadi inilah yang dilalui";
        TellApart {} = "", Warning,
            en: "write conditions of which only one holds for each case",
            id: "tulis syarat sehingga hanya satu yang berlaku bagi setiap kasus";
        Shadowed { guard: String } = "shadowed-exit", Warning,
            en: "no case takes this exit: whenever `{guard}` holds, an exit before it is taken",
            id: "tidak ada kasus yang melalui cabang ini: setiap kali `{guard}` berlaku, cabang sebelumnya sudah dilalui";
        SameGuard { guard: String } = "shadowed-exit", Warning,
            en: "no case takes this exit: an exit before it has the same condition `{guard}`",
            id: "tidak ada kasus yang melalui cabang ini: cabang sebelumnya punya syarat yang sama, `{guard}`";
        TakesItsCases {} = "", Warning,
            en: "this exit takes such cases first",
            id: "cabang ini lebih dahulu dilalui kasus seperti itu";
        ChangeOrder {} = "", Warning,
            en: "put the exit with the narrower condition first, correct a condition, or take the exit out",
            id: "dahulukan cabang yang syaratnya lebih sempit, perbaiki syaratnya, atau hapus cabang ini";
        IdleOtherwise {} = "shadowed-exit", Warning,
            en: "no case takes this exit: one of the conditions before it always holds",
            id: "tidak ada kasus yang melalui cabang ini: salah satu syarat sebelumnya selalu berlaku";
        LeaveOut {} = "", Warning,
            en: "take the exit out, or correct the conditions before it",
            id: "hapus cabang ini, atau perbaiki syarat sebelumnya";
        Always { guard: String } = "constant-guard", Warning,
            en: "`{guard}` holds in every case",
            id: "`{guard}` berlaku bagi semua kasus";
        Never { guard: String } = "constant-guard", Warning,
            en: "`{guard}` holds in no case",
            id: "`{guard}` tidak berlaku bagi kasus mana pun";
        Contradiction { part: String, other: String } = "contradiction", Warning,
            en: "`{part}` can't hold together with `{other}`",
            id: "`{part}` tidak mungkin berlaku bersama `{other}`";
        PartNever { part: String } = "contradiction", Warning,
            en: "`{part}` holds in no case",
            id: "`{part}` tidak berlaku bagi kasus mana pun";
        Against {} = "", Warning,
            en: "this excludes it",
            id: "ini meniadakannya";
        Doubled { part: String, other: String } = "doubled-condition", Warning,
            en: "`{part}` adds nothing: it holds whenever `{other}` does",
            id: "`{part}` tidak menambah apa pun: ini berlaku setiap kali `{other}` berlaku";
        Covered { part: String, other: String } = "doubled-condition", Warning,
            en: "`{part}` adds nothing: whenever it holds, `{other}` does too",
            id: "`{part}` tidak menambah apa pun: setiap kali ini berlaku, `{other}` juga berlaku";
        PartAlways { part: String } = "doubled-condition", Warning,
            en: "`{part}` adds nothing: it holds in every case",
            id: "`{part}` tidak menambah apa pun: ini berlaku bagi semua kasus";
        Idle { part: String } = "doubled-condition", Warning,
            en: "`{part}` adds nothing to the other parts of the condition",
            id: "`{part}` tidak menambah apa pun pada bagian lain dari syarat ini";
        SaysIt {} = "", Warning,
            en: "this says as much",
            id: "ini sudah menyatakannya";
        NeverApplies { rule: String, condition: String } = "rule-never-applies", Warning,
            en: "the rule `{rule}` applies to no case: `{condition}` never holds",
            id: "aturan `{rule}` tidak berlaku bagi kasus mana pun: `{condition}` tidak pernah terpenuhi";
        NeverHolds { rule: String, required: String } = "rule-never-holds", Error,
            en: "no case can keep the rule `{rule}`: `{required}` never holds where it applies",
            id: "tidak ada kasus yang dapat mematuhi aturan `{rule}`: `{required}` tidak pernah terpenuhi bila aturan ini berlaku";
        AlwaysHolds { rule: String, required: String } = "rule-always-holds", Warning,
            en: "the rule `{rule}` asks nothing: `{required}` always holds where it applies",
            id: "aturan `{rule}` tidak meminta apa pun: `{required}` selalu terpenuhi bila aturan ini berlaku";
        AppliesWhen {} = "", Warning,
            en: "the rule applies when this holds",
            id: "aturan berlaku bila ini terpenuhi";
        Conflict { case: SampleCase, rule: String, other: String } = "rule-conflict", Warning,
            en: "{case} can't keep both this rule `{rule}` and the rule `{other}`",
            id: "{case} tidak dapat mematuhi aturan `{rule}` ini sekaligus aturan `{other}`";
        AlsoRequired {} = "", Warning,
            en: "this is required as well",
            id: "ini juga disyaratkan";
        Unknown { row: String, doubt: Doubt } = "guard-unknown", Question,
            en: "do the conditions in `{row}` give each case exactly one exit? that can't be judged, because {doubt}",
            id: "apakah syarat di `{row}` memberi setiap kasus tepat satu cabang? ini tidak dapat dinilai, karena {doubt}";
        LookYourself {} = "", Question,
            en: "check it by hand, or write the conditions in a simpler way",
            id: "periksa sendiri, atau tulis syaratnya dengan cara yang lebih sederhana";
    }
}
