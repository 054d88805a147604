//! Messages about what is to be simulated, told before it is played.

use super::Worded;
use crate::diagnostic::message::messages;

messages! {
    /// What can be wrong with an SOP and a scenario together.
    pub enum SimulateMessage {
        Overload { actors: String, percent: u64, rate: Worded, work: Worded, give: Worded } = "overload", Warning,
            en: "`{actors}` would need {percent}% of the time there is: at {rate} cases per working day there are {work} hours of work a day and {give} hours to do them in",
            id: "`{actors}` akan memerlukan {percent}% dari waktu yang ada: dengan {rate} kasus per hari kerja ada {work} jam pekerjaan sehari, sedangkan yang tersedia {give} jam";
        MoreOfficers { officers: u64, rate: Worded } = "", Warning,
            en: "the queue grows without end; {officers} officers would do, or at most {rate} cases per working day",
            id: "antrean akan terus memanjang; diperlukan {officers} petugas, atau paling banyak {rate} kasus per hari kerja";
        TooManyCases { cases: u64, most: u64 } = "out-of-range", Error,
            en: "about {cases} cases would come in each repetition, but no more than {most} can be played",
            id: "dalam setiap pengulangan akan datang sekitar {cases} kasus, padahal paling banyak {most} yang dapat disimulasikan";
        FewerCases {} = "", Error,
            en: "write `arrivals` with a lower rate, or shorten the horizon",
            id: "tulis `kedatangan` dengan laju yang lebih rendah, atau persingkat jangka";
        EndlessLoop { rows: String } = "endless-loop", Error,
            en: "by the chances given no case ever comes to an end once it is at {rows}",
            id: "menurut peluang yang diberikan, kasus yang sampai di {rows} tidak pernah selesai";
        GiveWayOut {} = "", Error,
            en: "give a chance above 0% to an exit that leads out of this loop",
            id: "beri peluang di atas 0% pada cabang yang keluar dari perulangan ini";
        HoursNeverMeet { hours: String } = "hours-never-meet", Error,
            en: "the office never works at `{hours}`, so these officers never do either",
            id: "kantor tidak pernah bekerja pada pukul `{hours}`, maka petugas ini juga tidak pernah bekerja";
        WriteOfficeHours {} = "", Error,
            en: "write hours within those of the office, as its calendar has them",
            id: "tulis jam di dalam jam kerja kantor menurut kalendernya";
        NoLoggedArrivals { log: String } = "no-logged-arrivals", Error,
            en: "the log `{log}` has no case that tells when it began",
            id: "log `{log}` tidak memuat satu kasus pun yang menyebut kapan dimulai";
        NameLog {} = "", Error,
            en: "name a log that has cases, or write a rate such as `arrivals 12 per workday`",
            id: "sebut log yang memuat kasus, atau tulis laju seperti `kedatangan 12 per hari kerja`";
        NothingCounts {} = "nothing-counts", Error,
            en: "the warm-up is as long as the time in which cases come, so no case would be counted",
            id: "pemanasan sama panjang dengan masa kedatangan kasus, sehingga tidak ada kasus yang dihitung";
        ShortenWarmUp {} = "", Error,
            en: "shorten the warm-up or lengthen the horizon",
            id: "persingkat pemanasan atau perpanjang jangka";
        NoStart {} = "nothing-to-simulate", Error,
            en: "this SOP has no start, so no case can come",
            id: "SOP ini tidak mempunyai awal, sehingga tidak ada kasus yang dapat datang";
        WriteStart {} = "", Error,
            en: "write `start` at the activity with which a case begins",
            id: "tulis `mulai` pada aktivitas yang memulai kasus";
        ChooseYears {} = "", Error,
            en: "choose a date and a horizon within these years, or add the year to the calendar",
            id: "pilih tanggal dan jangka dalam tahun-tahun itu, atau lengkapi kalendernya";
    }
}
