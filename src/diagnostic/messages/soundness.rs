//! Messages about whether every case can finish, and finishes once.

use crate::diagnostic::message::{InWords, messages};
use crate::lang::Lang;

messages! {
    /// What can be wrong with the ways of a case.
    pub enum SoundnessMessage {
        Livelock { row: String } = "livelock", Error,
            en: "a case that comes to `{row}` goes round for ever",
            id: "kasus yang sampai ke `{row}` akan berputar selamanya";
        Round { run: Run } = "", Error,
            en: "nothing leaves this loop: {run}",
            id: "tidak ada jalan keluar dari putaran ini: {run}";
        LeaveLoop {} = "", Error,
            en: "give one of these rows an exit that leads on to an end",
            id: "beri salah satu baris ini cabang yang menuju akhir";

        Deadlock { row: String, missing: Rows } = "deadlock", Error,
            en: "`{row}` can wait for ever for {missing}",
            id: "`{row}` dapat menunggu {missing} selamanya";
        Stray { row: String, from: String } = "deadlock", Error,
            en: "a case that comes from `{from}` stops in `{row}`, which waits only for other rows",
            id: "kasus yang datang dari `{from}` berhenti di `{row}`, yang hanya menunggu baris lain";
        StrayStart { row: String } = "deadlock", Error,
            en: "a case that is led to `{row}` at any time stops there, because it waits for other rows",
            id: "kasus yang sewaktu-waktu dialihkan ke `{row}` berhenti di sana, karena baris itu menunggu baris lain";
        Remains { end: String, row: String, missing: Rows } = "improper-completion", Error,
            en: "a case can end in `{end}` while `{row}` still waits for {missing}, for ever",
            id: "kasus dapat berakhir di `{end}` sementara `{row}` masih menunggu {missing}, selamanya";
        StrayRemains { end: String, row: String, from: String } = "improper-completion", Error,
            en: "a case can end in `{end}` while its branch from `{from}` is stuck in `{row}`, which waits only for other rows",
            id: "kasus dapat berakhir di `{end}` sementara cabangnya dari `{from}` tertahan di `{row}`, yang hanya menunggu baris lain";
        DeadNode { row: String, missing: Rows } = "dead-node", Error,
            en: "no case can ever do `{row}`: it waits for {missing}, which no case does together",
            id: "tidak ada kasus yang dapat mengerjakan `{row}`: baris itu menunggu {missing}, yang tidak pernah dikerjakan bersama";
        LeadsPast { missing: Rows } = "", Error,
            en: "this exit leads past {missing}",
            id: "cabang ini melewati {missing}";
        TakesOneExit {} = "", Error,
            en: "a case takes only one exit of this decision",
            id: "kasus hanya mengambil satu cabang keputusan ini";
        ComesWithoutName { name: String } = "", Error,
            en: "leads to the join, which does not name `{name}`",
            id: "menuju gabungan yang tidak menyebut `{name}`";
        DropJoin { written: String } = "", Error,
            en: "take `{written}` out, so that the row goes on with whichever comes",
            id: "hapus `{written}`, supaya baris ini berlanjut dengan cabang mana pun yang datang";
        WriteJoin { written: String } = "", Error,
            en: "write `{written}` there",
            id: "tulis `{written}` di sana";
        LeadAll { missing: Rows } = "", Error,
            en: "lead every way of the case through {missing}, or let this row wait only for what every case does",
            id: "arahkan semua jalan kasus melalui {missing}, atau biarkan baris ini hanya menunggu yang selalu dikerjakan";
        LeadElsewhere {} = "", Error,
            en: "lead the case to another row",
            id: "arahkan kasus ke baris lain";

        SecondToken { row: String, split: String } = "second-token", Error,
            en: "`{row}` can be done twice in one case: branches that part in `{split}` meet here, and nothing joins them",
            id: "`{row}` dapat dikerjakan dua kali dalam satu kasus: cabang yang berpisah di `{split}` bertemu di sini tanpa digabung";
        SecondRound { row: String, split: String } = "second-token", Error,
            en: "`{row}` can be done twice in one case: a branch that parts in `{split}` comes back here before the branches are joined",
            id: "`{row}` dapat dikerjakan dua kali dalam satu kasus: cabang yang berpisah di `{split}` kembali ke sini sebelum cabang-cabangnya digabung";
        SecondAtJoin { row: String, from: String } = "second-token", Error,
            en: "`{from}` can come to `{row}` a second time while `{row}` still waits for another branch",
            id: "`{from}` dapat datang ke `{row}` untuk kedua kalinya sementara `{row}` masih menunggu cabang lain";
        PartHere {} = "", Error,
            en: "the branches part here",
            id: "cabang-cabang berpisah di sini";
        BranchFrom {} = "", Error,
            en: "one of the branches comes from here",
            id: "salah satu cabang datang dari sini";
        JoinBranches { written: String } = "", Error,
            en: "if it should wait for all of them, write `{written}`; if a case should take only one of them, lead to them with `or`",
            id: "bila harus menunggu semuanya, tulis `{written}`; bila kasus hanya mengambil salah satunya, arahkan dengan `atau`";
        JoinBefore {} = "", Error,
            en: "join the branches before the case comes here, or before it goes back",
            id: "gabungkan cabang-cabang itu sebelum kasus sampai di sini, atau sebelum kasus kembali";

        SeveralEnds { split: String, end: String, other: String } = "improper-completion", Warning,
            en: "branches that part in `{split}` end separately: a case can end in `{end}` while `{other}` is still to come",
            id: "cabang yang berpisah di `{split}` berakhir sendiri-sendiri: kasus dapat berakhir di `{end}` sementara `{other}` belum dikerjakan";
        EndHere {} = "", Warning,
            en: "one branch ends here",
            id: "satu cabang berakhir di sini";
        JoinBeforeEnd {} = "", Warning,
            en: "if the case is finished only when all branches are, join them before one common end",
            id: "bila kasus baru selesai setelah semua cabang selesai, gabungkan cabang-cabang itu sebelum satu akhir bersama";

        Example { run: Run } = "", Error,
            en: "for example: {run}",
            id: "contohnya: {run}";
        Unknown { limit: usize } = "soundness-unknown", Warning,
            en: "it could not be decided whether every case can finish: after {limit} situations there are still more",
            id: "belum dapat dipastikan apakah setiap kasus dapat selesai: setelah {limit} keadaan masih ada yang lain";
        MakeSimpler {} = "", Warning,
            en: "join parallel branches where they part, or put a part of them into an SOP of its own and `call` it",
            id: "gabungkan cabang paralel sesuai tempatnya berpisah, atau pindahkan sebagiannya ke SOP tersendiri lalu `panggil`";
    }
}

/// Rows that stand side by side in a message. Of many only the first are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rows(pub Vec<String>);

/// How many rows are shown side by side.
const SIDE_BY_SIDE: usize = 3;

impl InWords for Rows {
    fn in_words(&self, lang: Lang) -> String {
        let (and, more) = match lang {
            Lang::En => ("and", "more"),
            Lang::Id => ("dan", "lainnya"),
        };
        let shown = self.0.iter().take(SIDE_BY_SIDE);
        let mut shown: Vec<String> = shown.map(|row| format!("`{row}`")).collect();
        let left_out = self.0.len() - shown.len();
        if left_out > 0 {
            shown.push(format!("{left_out} {more}"));
        }
        let last = shown.pop().unwrap_or_default();
        match shown.is_empty() {
            true => last,
            false => format!("{} {and} {last}", shown.join(", ")),
        }
    }
}

/// The rows that a case comes through, with the labels of the exits it takes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    steps: Vec<(String, Option<String>)>,
}

/// How many steps of a long run are shown at its beginning, and how many at its end.
const SHOWN: usize = 4;

impl Run {
    /// Adds a row. The nodes of a row that follow each other are one.
    pub fn push(&mut self, row: String, exit: Option<String>) {
        match self.steps.last_mut() {
            Some((last, label)) if *last == row && label.is_none() => *label = exit,
            _ => self.steps.push((row, exit)),
        }
    }
}

impl InWords for Run {
    fn in_words(&self, lang: Lang) -> String {
        let steps = self.steps.iter().map(|(row, exit)| match exit {
            Some(exit) => format!("{row} (`{exit}`)"),
            None => row.clone(),
        });
        let mut steps: Vec<String> = steps.collect();
        if steps.len() > 2 * SHOWN + 1 {
            let left_out = steps.len() - 2 * SHOWN;
            let gap = match lang {
                Lang::En => format!("… {left_out} more rows …"),
                Lang::Id => format!("… {left_out} baris lagi …"),
            };
            steps.splice(SHOWN..steps.len() - SHOWN, [gap]);
        }
        steps.join(" → ")
    }
}
