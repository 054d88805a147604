//! The words of the page in both languages, as pairs.

use crate::report::web::{Pair, pairs};
use crate::run::Level;

pairs! {
    KICKER: "Cases judged by the SOP", "Pemeriksaan kasus terhadap SOP";
    TO_CASES: "go to the list of cases", "langsung ke daftar kasus";

    NUMBER: "SOP number", "Nomor SOP";
    AGENCY: "Agency", "Instansi";
    UNIT: "Unit", "Unit kerja";
    LOGS: "Log files", "Berkas log";
    AS_OF: "Looked at as of", "Keadaan per";
    NO_AS_OF: "no date given: nothing counts as overdue", "tanpa tanggal: tidak ada yang dihitung lewat batas";
    PERIOD: "Data from, to", "Data dari, sampai";
    PERIOD_VALUE: "{} to {}", "{} sampai {}";
    CALENDAR: "Calendar", "Kalender";
    CALENDAR_VALUE: "{}, version {}", "{}, versi {}";

    FIGURES: "At a glance", "Ringkasan";
    CASES: "cases", "kasus";
    WITH_VIOLATIONS: "with violations", "dengan pelanggaran";
    WITH_REMARKS: "with remarks only", "dengan catatan saja";
    CLEAN: "without anything amiss", "tanpa pelanggaran dan catatan";
    LATE: "late", "terlambat";
    OVERDUE: "open and overdue", "belum selesai dan lewat batas";
    QUESTIONS: "questions to answer", "pertanyaan untuk dijawab";
    ELAPSED: "A finished case took {} (median), {} at most in nine of ten, {} at the most.",
        "Kasus selesai memakan {} (median), paling lama {} pada sembilan dari sepuluh kasus, dan paling lama {} pada semuanya.";
    ROWS_READ: "Rows read: {} = {} judged + {} rejected.", "Baris terbaca: {} = {} diperiksa + {} ditolak.";
    CASE_ROWS_READ: "Rows of the case table: {} = {} taken + {} rejected.",
        "Baris tabel kasus: {} = {} dipakai + {} ditolak.";
    NOT_PROVEN: "For {} the explanation found may not be the cheapest.",
        "Untuk {}, penjelasan yang ditemukan belum tentu yang paling sederhana.";
    BEYOND: "The calendar has no data for {}; {} could not be timed in full.",
        "Kalender tidak memiliki data tahun {}; waktu {} tidak dapat dihitung seluruhnya.";

    STEPS: "Time per step against its limit", "Waktu setiap langkah terhadap batasnya";
    STEPS_HINT: "Where a step has a limit, the line across the bar is that limit, at the same place for all steps; what reaches to the right of it was late.",
        "Pada langkah yang memiliki batas, garis tegak pada batang adalah batas itu, di tempat yang sama untuk semua langkah; yang melewatinya ke kanan terlambat.";
    STEP: "Step", "Langkah";
    DONE: "Done", "Dilakukan";
    LIMIT: "Limit", "Batas";
    SPREAD: "Median · 9 of 10 within · longest", "Median · 9 dari 10 dalam · terlama";
    TIME: "Time used", "Waktu terpakai";
    LATE_SHARE: "Late", "Terlambat";
    OPEN_OVERDUE: "Overdue", "Lewat batas";
    SKIPPED: "Skipped", "Dilewati";
    UP_TO_MEDIAN: "up to the median", "sampai median";
    UP_TO_NINETY: "up to nine in ten", "sampai sembilan dari sepuluh";
    UP_TO_MOST: "the longest (an arrow: beyond the scale)", "yang terlama (panah: di luar skala)";
    THE_LIMIT: "the limit of the SOP", "batas menurut SOP";
    BAR: "median {}, nine of ten within {}, longest {}", "median {}, sembilan dari sepuluh dalam {}, terlama {}";
    BAR_LIMIT: "limit {}", "batas {}";
    SHARE: "{} of {}", "{} dari {}";

    FLOW: "The way the cases went", "Jalan yang ditempuh kasus";
    FLOW_HINT: "The official flowchart of the SOP. On an arrow: how often cases went that way, and how long the next step then took on average. The thicker an arrow, the more went along it.",
        "Bagan alir resmi SOP. Pada panah: berapa kali kasus menempuhnya dan rata-rata lamanya langkah berikutnya. Makin tebal panah, makin banyak kasus yang menempuhnya.";
    FLOW_LABEL: "flowchart with counts; the table below says the same", "bagan alir dengan jumlah; tabel di bawahnya memuat isi yang sama";
    FLOW_TABLE: "The same as a table", "Isi yang sama sebagai tabel";
    BLUE: "blue: in time", "biru: tepat waktu";
    AMBER: "amber: late now and then", "jingga: sesekali terlambat";
    RED: "red: late in one of four or more", "merah: terlambat pada seperempat atau lebih";
    GREY: "grey: no case went this way", "abu-abu: tidak ada kasus yang lewat";
    FROM: "From", "Dari";
    BY_EXIT: "By", "Melalui";
    TO: "To", "Ke";
    TIMES: "Times", "Kali";
    MEAN: "Next step took (mean)", "Lama langkah berikutnya (rata-rata)";
    ON_AVERAGE: "ø {}", "ø {}";
    SO_MANY_LATE: "{} late", "{} terlambat";
    SO_MANY_SKIPPED: "{} skipped", "{} dilewati";
    SO_MANY_OVERDUE: "{} overdue", "{} lewat batas";
    WORKDAYS_SHORT: "workdays", "hari kerja";
    DAYS_SHORT: "days", "hari";

    KINDS: "What deviates, by kind", "Penyimpangan menurut jenis";
    KIND: "Kind", "Jenis";
    WEIGHT: "Weight", "Bobot";
    FOUND: "Found", "Ditemukan";
    IN_CASES: "In cases", "Dalam kasus";
    MOSTLY_AT: "Mostly at", "Terbanyak pada";
    NOTHING_FOUND: "Nothing was found.", "Tidak ada temuan.";

    ACTORS: "By actor", "Menurut pelaksana";
    ACTOR: "Actor", "Pelaksana";
    EVENTS: "Events", "Kejadian";
    LATE_EVENTS: "Late", "Terlambat";
    WRONG_EVENTS: "Somebody else's work", "Pekerjaan pelaksana lain";
    NOT_IN_SOP: "not in the SOP", "tidak ada dalam SOP";
    NO_ACTORS: "The log names no actors.", "Log tidak menyebut pelaksana.";
    UNKNOWN_ACTIVITIES: "Activities that the SOP does not know", "Aktivitas yang tidak dikenal SOP";
    ACTIVITY: "Activity", "Aktivitas";

    RULES: "Rules", "Aturan";
    RULE: "Rule", "Aturan";
    STRENGTH: "Strength", "Sifat";
    KEPT: "Kept", "Ditaati";
    BROKEN: "Broken", "Dilanggar";
    USED: "Right used", "Hak dipakai";
    OPEN: "Still open", "Belum jatuh tempo";
    UNKNOWN: "Data lacking", "Data kurang";
    ASKED: "To be judged", "Perlu dinilai";
    IDLE: "Does not apply", "Tidak berlaku";
    NO_RULES: "The SOP has no rules.", "SOP ini tidak memiliki aturan.";

    TO_ANSWER: "Questions to answer", "Pertanyaan untuk dijawab";
    TO_ANSWER_HINT: "No machine can judge these; a person has to, case by case.",
        "Hal-hal ini tidak dapat dinilai mesin dan perlu dinilai orang, kasus demi kasus.";
    AND_MORE: "and {} more", "dan {} lagi";

    LIST: "Cases", "Daftar kasus";
    ALL_LISTED: "All {} are listed, the worst first.", "Semua {} tercantum, yang terburuk lebih dahulu.";
    SOME_LISTED: "The {} worst of {} are listed; {} are not.",
        "Tercantum {} kasus terburuk dari {}; {} kasus tidak tercantum.";
    NO_CASES: "The log has no cases.", "Log tidak memuat kasus.";
    FILTER: "Filter the cases", "Saring kasus";
    SEARCH: "Search", "Cari";
    SHOWN: "{} of {} listed cases shown", "{} dari {} kasus dalam daftar ditampilkan";
    ANY: "all", "semua";
    RESET: "Show all", "Tampilkan semua";
    OPEN_ALL: "Open all explanations", "Buka semua penjelasan";
    PRINTING: "What is open is printed with the list.", "Penjelasan yang terbuka ikut tercetak.";
    CASE: "Case", "Kasus";
    STATUS: "Status", "Keadaan";
    JUDGEMENT: "Judgement", "Penilaian";
    VIOLATIONS: "Violations", "Pelanggaran";
    WORKDAYS: "Workdays", "Hari kerja";
    BEGAN: "Began", "Mulai";
    LAST: "Last event", "Kejadian terakhir";
    NEXT: "Due next", "Berikutnya";
    NOTHING: "nothing amiss", "tidak ada penyimpangan";
    EXPLAIN: "Explanation: {}, {}", "Penjelasan: {}, {}";
    NO_FINDINGS: "no findings", "tanpa temuan";
    COURSE: "Course of the case", "Jalannya kasus";
    PLAN: "Course to expect", "Jalan yang direncanakan";
    LINE: "Line", "Baris";
    EVENT_NUMBER: "Event no.", "Kejadian ke-";
    WHEN: "Done", "Selesai";
    DUE: "Due", "Batas waktu";
    USED_TIME: "Used", "Terpakai";
    BY: "By", "Oleh";
    OUTCOME: "Outcome", "Hasil";
    NOT_IN_LOG: "not in the log", "tidak ada dalam log";
    NOT_DONE: "begun {}", "dimulai {}";
    PAUSED: "clock stopped for {}", "jam berhenti {}";
    DUE_NEXT: "Due next", "Langkah berikutnya";
    DUE_AT: "due {}", "batas {}";
    NO_LIMIT: "no limit", "tanpa batas";
    IS_OVERDUE: "overdue", "lewat batas";
    PERHAPS: "perhaps", "mungkin";
    BY_ACTORS: "by {}", "oleh {}";
    FILED: "line {} of the case table", "baris {} tabel kasus";
    FOOTER: "Made by lajur from the files named above.", "Dibuat oleh lajur dari berkas yang disebut di atas.";
}

/// How much a finding weighs.
pub fn level(level: Level) -> Pair {
    match level {
        Level::Violation => Pair::new("violation", "pelanggaran"),
        Level::Remark => Pair::new("remark", "catatan"),
        Level::Question => Pair::new("question", "pertanyaan"),
        Level::Note => Pair::new("note", "keterangan"),
    }
}
