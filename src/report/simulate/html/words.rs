//! The words of the page in both languages, as pairs.

use crate::report::pair::pairs;

pairs! {
    KICKER: "Simulation of the SOP", "Simulasi SOP";
    NUMBER: "SOP number", "Nomor SOP";
    AGENCY: "Agency", "Instansi";
    UNIT: "Unit", "Unit kerja";
    FILE: "File", "Berkas";
    SCENARIO: "Scenario", "Skenario";
    BEFORE: "Before", "Sebelum";
    AFTER: "After", "Sesudah";
    ARRIVALS: "Cases that come", "Kasus yang datang";
    PERIOD: "Cases that count came", "Kasus yang dihitung";
    PERIOD_VALUE: "{} to {}", "{} sampai {}";
    REPETITIONS: "Repetitions, seed", "Pengulangan, benih";
    REPETITIONS_VALUE: "{}, seed {}", "{}, benih {}";
    CALENDAR: "Calendar", "Kalender";
    CALENDAR_VALUE: "{}, version {}", "{}, versi {}";

    GLANCE: "At a glance", "Ringkasan";
    CASES: "cases counted", "kasus dihitung";
    HALF: "working days at most for half of the cases", "hari kerja paling lama untuk separuh kasus";
    MOST: "working days at most for 95% of the cases", "hari kerja paling lama untuk 95% kasus";
    HALF_HOURS: "office hours at most for half of the cases", "jam kerja paling lama untuk separuh kasus";
    MOST_HOURS: "office hours at most for 95% of the cases", "jam kerja paling lama untuk 95% kasus";
    WAITING: "of the time in work and in waiting for officers is waiting", "dari waktu pengerjaan dan menunggu petugas adalah menunggu";
    BUSIEST: "use of the busiest: {}", "beban kerja tertinggi: {}";
    BREAKS: "break the rule {}", "melanggar aturan {}";

    TIME: "Time of a case", "Lama sebuah kasus";
    HISTOGRAM_WORKDAYS: "How many working days a case takes", "Berapa hari kerja sebuah kasus";
    HISTOGRAM_DAYS: "How many calendar days a case takes", "Berapa hari kalender sebuah kasus";
    HISTOGRAM_HOURS: "How many office hours and minutes a case takes", "Berapa jam dan menit kerja sebuah kasus";
    HISTOGRAM_LABEL: "{}: half of the cases at most {}, 95% at most {}, the longest {}",
        "{}: separuh kasus paling lama {}, 95% paling lama {}, terlama {}";
    HISTOGRAM_HINT: "The height of a bar is the share of the cases. A dashed line is the limit of a rule for the whole case; what lies to its right breaks it, where the rule binds the case. The pale bar at the end holds all that took longer.",
        "Tinggi batang adalah bagian dari seluruh kasus. Garis putus-putus adalah batas menurut aturan untuk seluruh kasus; yang di sebelah kanannya melanggar, bila aturan itu mengikat kasusnya. Batang pucat di ujung memuat semua yang lebih lama.";
    BEYOND: "beyond the picture: {}", "di luar gambar: {}";
    AXIS_WORKDAYS: "working days", "hari kerja";
    AXIS_DAYS: "calendar days", "hari kalender";
    AXIS_HOURS: "office hours and minutes", "jam dan menit kerja";
    BAR: "{}: {} of the cases", "{}: {} dari kasus";
    OR_MORE: "{} or more", "{} atau lebih";

    WORK: "work", "pengerjaan";
    WAIT: "waiting for an officer", "menunggu petugas";
    HANDOVER: "hand-over", "serah terima";
    STEP_BAR: "{}: {} of work, {} of waiting, {} of hand-over, in office hours and minutes",
        "{}: pengerjaan {}, menunggu {}, serah terima {}, dalam jam dan menit kerja";

    FLOW: "Where cases wait", "Di mana kasus menunggu";
    FLOW_HINT: "The official flowchart of the SOP. At a symbol: how long a case waits there for an officer on average, in office hours and minutes, and how often the step is late. On an arrow: how many of the cases that come to the fork go that way.",
        "Bagan alir resmi SOP. Pada simbol: lama kasus menunggu petugas di situ, rata-rata dalam jam dan menit kerja, dan seberapa sering langkahnya terlambat. Pada panah: bagian dari kasus di percabangan yang menempuh arah itu.";
    FLOW_LABEL: "flowchart with waiting times; the table below says the same", "bagan alir dengan waktu tunggu; tabel di bawahnya memuat isi yang sama";
    FLOW_TABLE: "The ways as a table", "Arah yang ditempuh sebagai tabel";
    BLUE: "blue: less than a tenth of all waiting", "biru: kurang dari sepersepuluh seluruh waktu tunggu";
    AMBER: "amber: a tenth or more", "jingga: sepersepuluh atau lebih";
    RED: "red: a third or more", "merah: sepertiga atau lebih";
    GREY: "grey: no case went this way", "abu-abu: tidak ada kasus yang lewat";

    COURSE: "Use of each actor over time", "Beban kerja setiap pelaksana dari waktu ke waktu";
    COURSE_HINT: "Above: how much of their office time the officers work. Below: how many pieces of work wait for them, to the same scale for all. Averages over the repetitions. A queue that keeps growing means that more comes than can be done.",
        "Atas: bagian jam kerja yang dipakai petugas untuk bekerja. Bawah: banyaknya pekerjaan yang menunggu, dengan skala yang sama untuk semua. Rata-rata dari semua pengulangan. Antrean yang terus tumbuh berarti lebih banyak yang datang daripada yang dapat dikerjakan.";
    COURSE_LABEL: "{}: use from {} to {}, on average {}; up to {} waiting", "{}: beban kerja dari {} sampai {}, rata-rata {}; paling banyak {} menunggu";
    USE: "use", "beban";
    QUEUE: "queue", "antrean";

    SHOWN_AFTER: "What follows is the second one, after the change.", "Bagian berikut menunjukkan yang kedua, sesudah perubahan.";
    SHOWN_FOUND: "What follows is played with the staff that was found.", "Bagian berikut disimulasikan dengan petugas yang ditemukan.";
    SHOWN_LAST: "What follows is played with the staff that was tried last.", "Bagian berikut disimulasikan dengan petugas yang terakhir dicoba.";
    SEARCH: "The least staff", "Petugas paling sedikit";
    ASSUMED: "What was assumed", "Asumsi yang dipakai";
    ASSUMED_HINT: "Neither the SOP nor the scenario says this. What matters should be said in a scenario, or learnt from a log.",
        "Hal-hal ini tidak disebut dalam SOP maupun skenario. Yang penting sebaiknya disebut dalam skenario, atau dipelajari dari log.";
    FOOTER: "Made by lajur. The cases are invented by chance, from what the SOP and the scenario say.",
        "Dibuat oleh lajur. Kasusnya rekaan secara acak, menurut isi SOP dan skenario.";
}
