//! Messages about calendars: what SOPs count on, and what their files say.

use crate::diagnostic::message::{InWords, messages};
use crate::lang::{Lang, weekday_name};

/// A day of the week, from Monday, which is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weekday(pub usize);

impl InWords for Weekday {
    fn in_words(&self, lang: Lang) -> String {
        weekday_name(self.0, lang)
            .unwrap_or_default()
            .to_lowercase()
    }
}

messages! {
    /// What can be wrong with a calendar or the use of one.
    pub enum CalendarMessage {
        UnknownCalendar { name: String } = "unknown-calendar", Error,
            en: "there is no calendar `{name}`",
            id: "tidak ada kalender `{name}`";
        UnknownZone { zone: String, calendar: String } = "unknown-zone", Error,
            en: "calendar `{calendar}` knows no zone `{zone}`",
            id: "kalender `{calendar}` tidak mengenal zona `{zone}`";
        BeyondCalendar { calendar: String, year: String, first: String, last: String } = "beyond-calendar", Error,
            en: "calendar `{calendar}` has no data for {year}; it covers {first} to {last}",
            id: "kalender `{calendar}` tidak memuat data tahun {year}; cakupannya {first} sampai {last}";
        NotADay { written: String } = "calendar-file", Error,
            en: "`{written}` is no date; write year, month and day as in 2026-03-19",
            id: "`{written}` bukan tanggal; tulis tahun, bulan, dan hari seperti 2026-03-19";
        NotHours { written: String } = "calendar-file", Error,
            en: "`{written}` is no office hours; write `07:30-16:00` or `07:30-16:00, rest 12:00-13:00`",
            id: "`{written}` bukan jam kerja; tulis `07:30-16:00` atau `07:30-16:00, istirahat 12:00-13:00`";
        ReversedHours { written: String } = "calendar-file", Error,
            en: "in `{written}` a time ends before it begins",
            id: "dalam `{written}` ada waktu yang berakhir sebelum dimulai";
        RestOutside { written: String } = "calendar-file", Error,
            en: "in `{written}` the rest does not lie between opening and closing",
            id: "dalam `{written}` istirahat tidak terletak di antara jam buka dan jam tutup";
        NotAWeekday { written: String } = "calendar-file", Error,
            en: "`{written}` is no day of the week; write `monday`, or from one to another `monday-thursday`",
            id: "`{written}` bukan nama hari; tulis `senin`, atau dari hari ke hari `senin-kamis`";
        DoubledWeekday { written: String } = "calendar-file", Error,
            en: "`{written}` gives hours to a day of the week that already has some",
            id: "`{written}` memberi jam kepada hari yang sudah mempunyai jam";
        NotYears { written: String } = "calendar-file", Error,
            en: "`{written}` is no year; write `2026`, or from one to another `2024-2026`",
            id: "`{written}` bukan tahun; tulis `2026`, atau dari tahun ke tahun `2024-2026`";
        TooManyYears { written: String, limit: usize } = "calendar-file", Error,
            en: "`{written}` are more than {limit} years, the most that a calendar can cover",
            id: "`{written}` lebih dari {limit} tahun, cakupan terbanyak sebuah kalender";
        ReversedDates { from: String, to: String } = "calendar-file", Error,
            en: "`{to}` comes before `{from}`",
            id: "`{to}` lebih awal daripada `{from}`";
        LongHoliday { from: String, to: String } = "calendar-file", Error,
            en: "from `{from}` to `{to}` is more than a year off",
            id: "dari `{from}` sampai `{to}` adalah libur lebih dari setahun";
        OutsideYears { date: String, first: String, last: String } = "calendar-file", Error,
            en: "`{date}` lies outside the years that this calendar covers, {first} to {last}",
            id: "`{date}` terletak di luar tahun cakupan kalender ini, {first} sampai {last}";
        DoubledDay { date: String } = "calendar-file", Error,
            en: "`{date}` stands here twice; one day has one line",
            id: "`{date}` tertulis dua kali; satu hari cukup satu baris";
        NotAnOffset { written: String } = "calendar-file", Error,
            en: "`{written}` is no offset of a zone; write hours and minutes as in \"+08:00\"",
            id: "`{written}` bukan selisih zona; tulis jam dan menit seperti \"+08:00\"";
        UnknownBase { name: String } = "calendar-file", Error,
            en: "this calendar extends `{name}`, and there is no calendar of that name",
            id: "kalender ini berdasarkan `{name}`, padahal tidak ada kalender bernama itu";
        ExtendsCycle { names: String } = "calendar-file", Error,
            en: "calendars extend each other in a circle: {names}",
            id: "kalender-kalender saling mendasari dalam lingkaran: {names}";
        NoHours {} = "calendar-file", Error,
            en: "this calendar says neither its `office-hours` nor which calendar it `extends`",
            id: "kalender ini tidak menyebut `jam-kerja` dan tidak pula kalender yang menjadi dasarnya (`berdasarkan`)";
        NoYears {} = "calendar-file", Error,
            en: "this calendar says neither the `years` it covers nor which calendar it `extends`",
            id: "kalender ini tidak menyebut `tahun` cakupannya dan tidak pula kalender yang menjadi dasarnya (`berdasarkan`)";
        NoWorkday {} = "calendar-file", Error,
            en: "by this calendar the office never works: no day of its years has hours",
            id: "menurut kalender ini kantor tidak pernah buka: tidak ada hari yang mempunyai jam kerja";
        ServiceOutside { weekday: Weekday } = "calendar-file", Error,
            en: "the service hours of `{weekday}` lie wholly outside the office hours",
            id: "jam layanan `{weekday}` seluruhnya berada di luar jam kerja";
        WorkedWithoutHours { date: String } = "calendar-file", Error,
            en: "`{date}` is to be worked, but its day of the week has no office hours; give them in a period",
            id: "`{date}` hendak dijadikan hari kerja, tetapi hari itu tidak mempunyai jam kerja; berikan jamnya dalam masa khusus";
        DoubledCalendar { name: String } = "calendar-file", Error,
            en: "another file already holds a calendar `{name}`",
            id: "berkas lain sudah memuat kalender `{name}`";
        NotIcs { written: String } = "calendar-file", Error,
            en: "a calendar file in this form begins with `BEGIN:VCALENDAR`, not with `{written}`",
            id: "berkas kalender dalam bentuk ini diawali `BEGIN:VCALENDAR`, bukan `{written}`";
        NoEvents {} = "calendar-file", Error,
            en: "this file has no event (`BEGIN:VEVENT`), so it tells no holiday and no year",
            id: "berkas ini tidak memuat acara (`BEGIN:VEVENT`), sehingga tidak ada hari libur dan tahunnya";
        UnclosedEvent {} = "calendar-file", Error,
            en: "this event is not closed by `END:VEVENT`",
            id: "acara ini tidak ditutup dengan `END:VEVENT`";
        EventWithoutDate {} = "calendar-file", Error,
            en: "this event has no date (`DTSTART`)",
            id: "acara ini tidak mempunyai tanggal (`DTSTART`)";
        NotAnIcsDate { written: String } = "calendar-file", Error,
            en: "`{written}` is no date; this form has it as 20260319, or with the local time 20260319T080000",
            id: "`{written}` bukan tanggal; dalam bentuk ini tulis 20260319, atau dengan waktu setempat 20260319T080000";
        NotInEvent { written: String } = "calendar-file", Error,
            en: "`{written}` is not understood; a day off has DTSTART, DTEND and at most a plain yearly RRULE:FREQ=YEARLY",
            id: "`{written}` tidak dipahami; hari libur memuat DTSTART, DTEND, dan paling banyak ulangan tahunan RRULE:FREQ=YEARLY";
        YearWithoutEvent { year: String } = "calendar-file", Error,
            en: "this file has holidays before and after {year}, but none in it; a year without data can't be counted on",
            id: "berkas ini memuat libur sebelum dan sesudah {year}, tetapi tidak pada tahun itu; tahun tanpa data tidak dapat dihitung";
        DidYouMean { name: String } = "", Error,
            en: "did you mean `{name}`?",
            id: "maksudnya `{name}`?";
        NameTheFile { name: String } = "", Error,
            en: "a calendar of your own is a file `{name}.calendar.yaml` or `{name}.calendar.ics` beside the SOP; built in is `indonesia`",
            id: "kalender sendiri berupa berkas `{name}.calendar.yaml` atau `{name}.calendar.ics` di samping SOP; bawaannya `indonesia`";
        KnownZones { zones: String } = "", Error,
            en: "it knows {zones}",
            id: "yang dikenal: {zones}";
        CalendarHere {} = "", Error,
            en: "the SOP counts on this calendar",
            id: "SOP ini menghitung dengan kalender ini";
        BringTheYear { calendar: String, year: String } = "", Error,
            en: "bring a calendar with {year}: a file that says `extends: {calendar}`, its `years` and the new holidays; or write `allow beyond-calendar`",
            id: "bawalah kalender yang memuat {year}: berkas dengan `berdasarkan: {calendar}`, `tahun`, dan libur barunya; atau tulis `abaikan beyond-calendar`";
    }
}
