//! Messages about logs and case tables: what can't be read in them, and what was recognised.

use crate::diagnostic::InWords;
use crate::diagnostic::message::messages;
use crate::lang::{DateOrder, Lang, Number, Word};

messages! {
    /// What can be said of a log.
    pub enum LogMessage {
        NoCaseColumn { columns: String } = "log-columns", Error,
            en: "no column says which case a row belongs to; the columns are {columns}",
            id: "tidak ada kolom yang menyebut kasus setiap baris; kolomnya {columns}";
        XmlEntities {} = "log-form", Error,
            en: "the file defines entities of its own (`<!ENTITY`), which are not expanded; export the log without them",
            id: "berkas mendefinisikan entitas sendiri (`<!ENTITY`), yang tidak dibuka; ekspor log tanpa entitas";
        NoXesLog {} = "log-form", Error,
            en: "this is no XES: nothing in it begins with `<log`",
            id: "ini bukan XES: tidak ada bagian yang dimulai dengan `<log`";
        XmlEndsEarly { line: usize } = "log-form", Error,
            en: "the file ends in line {line}, before `</log>`; it was probably cut off; what may have followed is not judged",
            id: "berkas berakhir pada baris {line}, sebelum `</log>`; mungkin terpotong; isi selanjutnya, bila ada, tidak dinilai";
        XmlBroken { line: usize, column: usize } = "log-form", Error,
            en: "the XML is broken in line {line}, column {column}; the case that stands there is left out",
            id: "XML rusak pada baris {line}, kolom {column}; kasus yang ada di sana tidak dinilai";
        XmlAttribute { what: String } = "log-form", Error,
            en: "`{what}` can't be read: an entity is unknown or a quote is missing",
            id: "`{what}` tidak terbaca: ada entitas yang tidak dikenal atau tanda kutip yang hilang";
        CaseTooLong { line: usize } = "log-form", Error,
            en: "a case that begins near line {line} is longer than can be read; the file is not read from there on",
            id: "kasus yang dimulai di sekitar baris {line} lebih panjang daripada yang dapat dibaca; berkas tidak dibaca mulai dari sana";
        EventWithoutCase {} = "log-cases", Error,
            en: "this event stands in no case",
            id: "peristiwa ini tidak berada dalam kasus mana pun";
        TraceWithoutName { trace: String } = "log-cases", Warning,
            en: "the trace has no `concept:name`; its case is called `{trace}`, by its place in the file",
            id: "rekaman kasus ini tidak punya `concept:name`; kasusnya disebut `{trace}`, sesuai urutannya dalam berkas";
        NoActivity {} = "log-values", Error,
            en: "nothing says what was done here",
            id: "tidak disebutkan apa yang dikerjakan di sini";
        StartsJoined { count: u64 } = "log-form", Question,
            en: "events that tell a start and are one with those that tell its completion: {count}",
            id: "{count} peristiwa yang mencatat awal pekerjaan disatukan dengan peristiwa yang mencatat selesainya";
        TransitionsPassed { transitions: String } = "log-form", Question,
            en: "events that tell neither a start nor a completion are passed over: {transitions}",
            id: "peristiwa yang tidak mencatat awal atau selesainya pekerjaan dilewati: {transitions}";
        EmptyFile {} = "log-form", Error,
            en: "the file is empty; a log in JSON is a list of cases with their events, or of events",
            id: "berkas ini kosong; log JSON berupa daftar kasus beserta peristiwanya, atau daftar peristiwa";
        NoJson {} = "log-form", Error,
            en: "this is no JSON: it begins with neither `[` nor `{{`",
            id: "ini bukan JSON: tidak dimulai dengan `[` atau `{{`";
        JsonEndsEarly { line: u64 } = "log-form", Error,
            en: "the file ends in line {line}, before a bracket is closed; it was probably cut off; what may have followed is not judged",
            id: "berkas berakhir pada baris {line} sebelum kurungnya ditutup; mungkin terpotong; isi selanjutnya, bila ada, tidak dinilai";
        JsonBroken { line: u64, column: u64 } = "log-form", Error,
            en: "the JSON is broken in line {line}, column {column}: a comma, a quote or a bracket is missing or too many; the file is not read from there on",
            id: "JSON rusak pada baris {line}, kolom {column}: ada koma, tanda kutip, atau kurung yang kurang atau berlebih; berkas tidak dibaca mulai dari sana";
        JsonTooDeep { line: u64, column: u64 } = "log-form", Error,
            en: "brackets are nested too deep in line {line}, column {column}; the file is not read from there on",
            id: "kurung bersarang terlalu dalam pada baris {line}, kolom {column}; berkas tidak dibaca mulai dari sana";
        RecordTooLong { line: u64 } = "log-form", Error,
            en: "what stands in line {line} is longer than can be read; the file is not read from there on",
            id: "isi baris {line} lebih panjang daripada yang dapat dibaca; berkas tidak dibaca mulai dari sana";
        RecordBroken { line: u64, column: u64 } = "log-form", Error,
            en: "this is no JSON, as line {line}, column {column} shows",
            id: "ini bukan JSON, seperti terlihat pada baris {line}, kolom {column}";
        NumberTooLong { line: u64, column: u64 } = "log-form", Error,
            en: "a number near line {line}, column {column} has too many digits to be read exactly; put it in quotes",
            id: "angka di sekitar baris {line}, kolom {column} terlalu panjang untuk dibaca dengan tepat; beri tanda kutip";
        NoObject {} = "log-form", Error,
            en: "this is no object, `{{ … }}`, so nothing in it has a name",
            id: "ini bukan objek, `{{ … }}`, sehingga isinya tidak bernama";
        KeyTwice { key: String } = "log-columns", Warning,
            en: "the key `{key}` stands here twice; the first is read",
            id: "kunci `{key}` muncul dua kali di sini; yang dibaca yang pertama";
        NoEventList { key: String } = "log-form", Warning,
            en: "`{key}` is no list here; the case is taken without events",
            id: "`{key}` di sini bukan daftar; kasus dianggap tanpa peristiwa";
        NotSingle { key: String } = "log-values", Warning,
            en: "`{key}` holds a list or an object where a single value is needed; it is left out",
            id: "`{key}` berisi daftar atau objek, padahal diperlukan satu nilai; isinya diabaikan";
        NoItem { key: String } = "log-values", Warning,
            en: "`{key}` lists something that is no object, `{{ … }}`; that item is left out",
            id: "`{key}` memuat butir yang bukan objek, `{{ … }}`; butir itu diabaikan";
        ObjectWithoutCase {} = "log-values", Error,
            en: "nothing here says which case this is",
            id: "tidak disebutkan kasus mana yang dimaksud di sini";
        EventsBackwards { count: u64, line: u64 } = "log-times", Warning,
            en: "events of a case that are earlier than one before them: {count}, the first at {line}; they are taken in the order of their times",
            id: "{count} peristiwa suatu kasus lebih awal daripada peristiwa yang mendahuluinya dalam berkas, pertama kali pada {line}; semuanya diurutkan menurut waktunya";
        CasesTwice { count: u64, case: String } = "log-cases", Warning,
            en: "cases with the name of another case in the log, such as `{case}`: {count}; each is judged by itself",
            id: "{count} kasus bernama sama dengan kasus lain dalam log, misalnya `{case}`; masing-masing dinilai sendiri";
        KeysPassed { keys: String } = "log-form", Question,
            en: "what stands beside the list is passed over: {keys}",
            id: "yang ada di samping daftar dilewati: {keys}";
        EmptyLog {} = "log-form", Error,
            en: "the log is empty; it needs a row of heads and a row for each event",
            id: "log ini kosong; diperlukan satu baris judul kolom dan satu baris untuk setiap kejadian";
        NoRows {} = "log-form", Warning,
            en: "the log has a row of heads and no events",
            id: "log ini hanya berisi baris judul kolom, tanpa kejadian";
        DelimiterRead { delimiter: String } = "log-form", Question,
            en: "cells are separated by `{delimiter}` (`--delimiter` says otherwise)",
            id: "sel dipisahkan oleh `{delimiter}` (`--delimiter` untuk yang lain)";
        NotSorted {} = "log-form", Question,
            en: "the log is not sorted by case, so all of it is held in memory; sorted by case it needs next to none",
            id: "log ini tidak terurut menurut kasus sehingga seluruhnya dimuat ke memori; bila terurut, hampir tidak perlu memori";
        LongRow {} = "log-form", Error,
            en: "a row here does not end; is this a file of rows and cells (CSV)?",
            id: "baris di sini tidak berakhir; apakah ini berkas baris dan sel (CSV)?";
        BrokenQuote {} = "log-form", Error,
            en: "a quotation mark opens a cell here and none closes it; close it, or double it if it is part of the text",
            id: "tanda kutip membuka sel di sini tanpa penutup; tutuplah, atau tulis dua kali bila tanda itu bagian dari teks";
        BrokenText {} = "log-form", Warning,
            en: "some letters here are not UTF-8 and are replaced by `\u{fffd}`; say the encoding with `--encoding`, such as `windows-1252`",
            id: "sebagian huruf di sini bukan UTF-8 dan diganti `\u{fffd}`; sebutkan pengodeannya dengan `--encoding`, misalnya `windows-1252`";
        ShortRow { cells: usize, columns: usize } = "log-form", Error,
            en: "the row has {cells} cells where there are {columns} columns, so it can't be told which is which",
            id: "baris ini berisi {cells} sel, padahal ada {columns} kolom, sehingga letak isinya tidak dapat dipastikan";
        LongerRow { cells: usize, columns: usize } = "log-form", Warning,
            en: "the row has {cells} cells where there are {columns} columns; those beyond are not read",
            id: "baris ini berisi {cells} sel, padahal hanya ada {columns} kolom; sel yang lebih tidak dibaca";
        RowWithoutCase {} = "log-values", Error,
            en: "the row does not say which case it belongs to; fill the case in",
            id: "baris ini tidak menyebut kasusnya; isikan kasusnya";
        RowWithoutActivity {} = "log-values", Error,
            en: "the row does not say what was done; fill the activity in",
            id: "baris ini tidak menyebut apa yang dikerjakan; isikan aktivitasnya";
        TimesBackwards { count: usize, line: usize } = "log-times", Warning,
            en: "rows in which a case goes back in time: {count}, the first in line {line}; events are taken in the order of their times",
            id: "pada {count} baris waktu suatu kasus mundur, pertama kali pada baris {line}; kejadian diurutkan menurut waktunya";
        NoActivityColumn { columns: String } = "log-columns", Error,
            en: "no column says what was done, neither by name nor by the number of the row; the columns are {columns}",
            id: "tidak ada kolom yang menyebut apa yang dikerjakan, baik nama maupun nomor aktivitas; kolomnya {columns}";
        SayColumn { role: Word } = "", Error,
            en: "say which it is: `--column {role}=HEAD`, or in the SOP `log {{ {role} \"HEAD\" }}`",
            id: "sebutkan kolomnya: `--column {role}=JUDUL`, atau dalam SOP `log {{ {role} \"JUDUL\" }}`";
        TwoColumns { role: Word, head: String, first: usize, second: usize } = "log-columns", Error,
            en: "columns {first} and {second} are both called `{head}`; which of them holds the {role} can't be told",
            id: "kolom {first} dan {second} sama-sama berjudul `{head}`; tidak dapat dipastikan mana yang berisi {role}";
        RenameColumn {} = "", Error,
            en: "rename one of the two in the file",
            id: "ganti judul salah satunya di dalam berkas";
        DoubledColumn { head: String, first: usize, second: usize } = "log-columns", Warning,
            en: "columns {first} and {second} are both called `{head}`; column {first} is read",
            id: "kolom {first} dan {second} sama-sama berjudul `{head}`; yang dibaca kolom {first}";
        DoubledField { field: String, head: String, other: String } = "log-columns", Warning,
            en: "`{head}` and `{other}` both hold `{field}`; `{head}` is read",
            id: "`{head}` dan `{other}` sama-sama berisi `{field}`; yang dibaca `{head}`";
        MoreExact { role: Word, head: String, other: String } = "log-columns", Question,
            en: "`{head}` is read as the {role}, `{other}` is left aside",
            id: "`{head}` dibaca sebagai {role}, `{other}` dikesampingkan";
        UnknownField { name: String, fields: String } = "log-columns", Error,
            en: "the SOP declares no data called `{name}`; there are {fields}",
            id: "SOP tidak menyatakan data bernama `{name}`; yang ada {fields}";
        HeadNotThere { head: String } = "log-columns", Question,
            en: "there is no column called `{head}` here; write the head as the file does",
            id: "tidak ada kolom berjudul `{head}` di sini; tulis judulnya seperti dalam berkas";
        NoTimeColumn {} = "log-columns", Warning,
            en: "no column says when anything was done, so times can't be judged",
            id: "tidak ada kolom yang menyebut kapan sesuatu selesai dikerjakan, sehingga waktu tidak dapat dinilai";
        ColumnsRead { columns: ColumnList } = "log-columns", Question,
            en: "columns read: {columns}",
            id: "kolom yang dibaca: {columns}";
        FieldsRead { fields: String } = "log-columns", Question,
            en: "columns read as case data: {fields}",
            id: "kolom yang dibaca sebagai data kasus: {fields}";
        ColumnsUnread { heads: String } = "log-columns", Question,
            en: "columns not read: {heads}",
            id: "kolom yang tidak dibaca: {heads}";

        CaseTwice { case: String, line: u64 } = "log-cases", Error,
            en: "the case `{case}` stands in line {line} already; that row is used",
            id: "kasus `{case}` sudah ada pada baris {line}; baris itulah yang dipakai";
        CasesWithoutData { count: u64 } = "log-cases", Warning,
            en: "cases of the log that are not in the case table: {count}; they are judged without data",
            id: "{count} kasus dalam log tidak ada dalam tabel kasus; kasus itu dinilai tanpa data";
        CasesPlanned { count: u64 } = "log-cases", Question,
            en: "cases of the case table without events: {count}; they are planned",
            id: "{count} kasus dalam tabel kasus tidak punya peristiwa; kasus itu direncanakan";

        NoMoment { written: String } = "log-times", Error,
            en: "`{written}` can't be read as a date or a time; write it as 2024-06-05 or 2024-06-05 09:30",
            id: "`{written}` tidak terbaca sebagai tanggal atau waktu; tulis seperti 2024-06-05 atau 2024-06-05 09:30";
        SerialDate { written: String } = "log-times", Error,
            en: "`{written}` looks like a day number of a spreadsheet; give the column the form of a date and export it again",
            id: "`{written}` tampak seperti nomor hari dari lembar kerja; beri kolom itu format tanggal lalu ekspor kembali";
        NoSuchDate { written: String } = "log-times", Error,
            en: "there is no such date as `{written}`",
            id: "tanggal `{written}` tidak ada";
        NoTimeOfDay { written: String } = "log-times", Error,
            en: "`{written}` can't be read as a time of day",
            id: "`{written}` tidak terbaca sebagai jam";
        OtherOrder { written: String, order: DateOrder } = "log-times", Error,
            en: "`{written}` is no date if read {order}; if the whole column is written otherwise, say so with `--dates`",
            id: "`{written}` bukan tanggal bila dibaca {order}; bila seluruh kolom ditulis lain, sebutkan dengan `--dates`";
        OtherOrderThan { written: String, order: DateOrder, line: u64, shown: String } = "log-times", Error,
            en: "`{written}` is no date if read {order}, as `{shown}` in line {line} asks for; write all dates of the column alike",
            id: "`{written}` bukan tanggal bila dibaca {order}, padahal `{shown}` pada baris {line} menuntut demikian; samakan penulisan tanggal di kolom itu";
        TwoOrders { day_line: u64, day_first: String, month_line: u64, month_first: String } = "log-times", Error,
            en: "dates are written in two ways in one column: line {day_line} has the day first, `{day_first}`, line {month_line} the month, `{month_first}`",
            id: "tanggal dalam satu kolom ditulis dengan dua cara: baris {day_line} mendahulukan hari, `{day_first}`, baris {month_line} mendahulukan bulan, `{month_first}`";
        SayOrder {} = "", Error,
            en: "write all dates of the column in one way; or say with `--dates dmy` or `--dates mdy` whether the day or the month is first, and the rows of the other kind are rejected",
            id: "tulis semua tanggal kolom itu dengan satu cara; atau sebutkan dengan `--dates dmy` (hari dahulu) atau `--dates mdy` (bulan dahulu) mana yang benar, dan baris yang lain ditolak";
        OrderShown { order: DateOrder, line: u64, written: String } = "log-times", Question,
            en: "dates are read {order}, as line {line} shows: `{written}`",
            id: "tanggal dibaca {order}, seperti terlihat pada baris {line}: `{written}`";
        OrderAssumed { written: String } = "log-times", Question,
            en: "nothing shows whether `{written}` has the day or the month first; it is read day first (`--dates mdy` says otherwise)",
            id: "tidak ada yang menunjukkan apakah `{written}` mendahulukan hari atau bulan; yang dibaca: hari dahulu (`--dates mdy` untuk sebaliknya)";
        WithoutZone { zone: String } = "log-times", Question,
            en: "times without a zone are taken as {zone}, the zone of the SOP",
            id: "waktu tanpa zona dianggap {zone}, zona SOP";
        OtherZone { zone: String } = "log-times", Question,
            en: "times of other zones are turned into {zone}, the zone of the SOP",
            id: "waktu dari zona lain diubah ke {zone}, zona SOP";
        ZoneUnknown {} = "log-times", Warning,
            en: "the SOP says no zone, so times are taken as they stand, whatever zone they name",
            id: "SOP tidak menyebut zona, sehingga waktu diambil seperti tertulis, apa pun zonanya";
        Since1970 { written: String } = "log-times", Question,
            en: "numbers such as `{written}` are read as seconds or milliseconds since 1970, universal time",
            id: "angka seperti `{written}` dibaca sebagai detik atau milidetik sejak 1970, waktu universal";

        NoYesNo { field: String, written: String } = "log-values", Warning,
            en: "`{field}` is yes or no, and `{written}` is neither; the case is judged without it",
            id: "`{field}` berisi ya atau tidak, sedangkan `{written}` bukan keduanya; kasus dinilai tanpa nilai itu";
        NoVariant { field: String, written: String, values: String } = "log-values", Warning,
            en: "`{written}` is no value of `{field}`; there are {values}; the case is judged without it",
            id: "`{written}` bukan nilai `{field}`; yang ada {values}; kasus dinilai tanpa nilai itu";
        NoNumber { field: String, written: String } = "log-values", Warning,
            en: "`{field}` is a number, and `{written}` is none; the case is judged without it",
            id: "`{field}` berisi angka, sedangkan `{written}` bukan angka; kasus dinilai tanpa nilai itu";
        TwoNumbers { field: String, written: String, small: Number, large: Number } = "log-values", Warning,
            en: "`{written}` of `{field}` can be {small} or {large}; write it without a mark for the thousands; the case is judged without it",
            id: "`{written}` pada `{field}` dapat berarti {small} atau {large}; tulis tanpa tanda ribuan; kasus dinilai tanpa nilai itu";
        NoDate { field: String, written: String } = "log-values", Warning,
            en: "`{field}` is a date, and `{written}` can't be read as one; the case is judged without it",
            id: "`{field}` berisi tanggal, sedangkan `{written}` tidak terbaca sebagai tanggal; kasus dinilai tanpa nilai itu";
        NoDuration { field: String, written: String } = "log-values", Warning,
            en: "`{field}` is a length of time such as `3 workdays`, and `{written}` can't be read as one; the case is judged without it",
            id: "`{field}` berisi lama waktu seperti `3 hari kerja`, sedangkan `{written}` tidak terbaca demikian; kasus dinilai tanpa nilai itu";
        ListInCell { field: String } = "log-values", Warning,
            en: "`{field}` is a list, which a single cell can't hold; give it as JSON; the case is judged without it",
            id: "`{field}` berupa daftar, yang tidak muat dalam satu sel; berikan sebagai JSON; kasus dinilai tanpa nilai itu";

        EmptyTable {} = "log-form", Error,
            en: "the case table is empty",
            id: "tabel kasus ini kosong";
        NoLog { what: String } = "log-form", Error,
            en: "this is {what}, which is not read; save it as CSV",
            id: "ini {what}, yang tidak dapat dibaca; simpanlah sebagai CSV";
        NoCaseTable { what: String } = "log-form", Error,
            en: "a case table is CSV or JSON, and this is {what}",
            id: "tabel kasus berupa CSV atau JSON, sedangkan ini {what}";
        PreambleSkipped { lines: u64 } = "log-form", Question,
            en: "lines before the header row that are passed over: {lines}",
            id: "{lines} baris sebelum baris judul dilewati";
        LaporExport {} = "log-form", Question,
            en: "this is an export of SP4N-LAPOR!: case data without events, so its cases are planned",
            id: "ini hasil ekspor SP4N-LAPOR!: data kasus tanpa peristiwa, sehingga kasusnya direncanakan";

        TruncatedGzip {} = "log-form", Error,
            en: "the packed file ends too early; it was cut off on its way here",
            id: "berkas terkompresi ini berakhir terlalu dini; berkas terpotong saat disalin atau diunduh";
        BrokenGzip { why: String } = "log-form", Error,
            en: "the packed file is damaged: {why}",
            id: "berkas terkompresi ini rusak: {why}";
        FetchAgain {} = "", Error,
            en: "fetch the file again; nothing of it was judged",
            id: "ambil ulang berkasnya; belum ada kasus di dalamnya yang dinilai";
        UnknownEncoding { label: String } = "log-form", Error,
            en: "`{label}` is no encoding that is known; try `utf-8`, `utf-16le` or `windows-1252`",
            id: "pengodean `{label}` tidak dikenal; coba `utf-8`, `utf-16le`, atau `windows-1252`";
        EncodingRead { label: String } = "log-form", Question,
            en: "the file is read as {label}",
            id: "berkas dibaca sebagai {label}";
        EncodingAssumed { label: String } = "log-form", Question,
            en: "the file is not UTF-8; it is read as {label} (`--encoding` says otherwise)",
            id: "berkas ini bukan UTF-8; dibaca sebagai {label} (`--encoding` untuk yang lain)";
        Unpacked {} = "log-form", Question,
            en: "the file is packed (gzip) and is unpacked while it is read",
            id: "berkas ini terkompresi (gzip) dan dibuka sambil dibaca";
    }
}

/// Columns by what they hold.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnList(pub Vec<(Word, String)>);

impl InWords for ColumnList {
    fn in_words(&self, lang: Lang) -> String {
        let columns = self.0.iter();
        let columns = columns.map(|(role, head)| format!("{} `{head}`", role.spelling(lang)));
        columns.collect::<Vec<_>>().join(", ")
    }
}

impl InWords for Number {
    fn in_words(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.to_string(),
            Lang::Id => self.to_string().replace('.', ","),
        }
    }
}

impl InWords for DateOrder {
    fn in_words(&self, lang: Lang) -> String {
        let words = match (self, lang) {
            (DateOrder::YearFirst, Lang::En) => "year first",
            (DateOrder::DayFirst, Lang::En) => "day first",
            (DateOrder::MonthFirst, Lang::En) => "month first",
            (DateOrder::YearFirst, Lang::Id) => "tahun dahulu",
            (DateOrder::DayFirst, Lang::Id) => "hari dahulu",
            (DateOrder::MonthFirst, Lang::Id) => "bulan dahulu",
        };
        words.to_string()
    }
}
