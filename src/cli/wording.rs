//! What the program itself says, in both languages. What is wrong inside a file is said by the library.

use std::io;

use lajur::lang::Lang;

/// A sentence of the program's.
#[derive(Debug)]
pub enum Wording {
    /// A path leads nowhere.
    Missing(String),
    /// A path may not be read.
    Forbidden(String),
    /// A folder was named where a file is needed.
    IsFolder(String),
    /// A folder holds no SOP file.
    NoSops(String),
    /// A file is larger than is read.
    TooLarge(String, u64),
    /// A file is no text.
    NotText(String),
    /// Any other trouble with reading.
    CantRead(String, io::Error),
    /// A file can't be written.
    CantWrite(String, io::Error),
    /// A code that no finding has, and the nearest.
    UnknownCode(String, Option<&'static str>),
    /// A file would be overwritten.
    Exists(String),
    /// A file with faults of reading would lose text.
    Faulty(String),
    /// A file is not in its canonical form.
    NotCanonical(String),
    /// A file was brought into its canonical form.
    Formatted(String),
    /// Fixes were applied.
    Fixed(String, usize),
    /// A file was written.
    Written(String),
    /// A text from which no name for an SOP can be made.
    NoName(String),
    /// The standard input can be read once and alone.
    StdinAlone,
    /// The ending of an output tells no format; with the formats there are.
    UnknownEnding(String, &'static str),
    /// No SOP in the file has this name; with those there are.
    NoSuchSop(String, Vec<String>),
    /// A file with errors can't be drawn.
    NotDrawn(String),
    /// A document can't be made in this format.
    CantDraw(String, &'static str),
    /// A file with errors can't be exported.
    NotExported(String),
    /// Nothing tells the format of an export.
    NoFormat,
    /// What an export could keep as words alone.
    OnlyWords(String),
    /// A resolution gives a picture that is too large.
    TooManyPixels(u16),
    /// A file has nothing to draw.
    NoSopInFile(String),
    /// Nothing is named that could be drawn.
    NothingToDraw,
    /// The formats are said, and the endings of the files say them as well.
    FormatOfFolder,
    /// A folder is drawn into one folder.
    OneFolder(String),
    /// A folder is drawn as a whole.
    SopOfFolder,
    /// A file that is read would be written over.
    OutputIsSource(String),
    /// A file would be written twice; and for what it is written first.
    OutputTwice(String, String),
    /// A file would be written twice, for the same SOPs.
    NamedTwice(String),
    /// A folder stands where a file is to be written.
    OutputIsFolder(String),
    /// A file stands where a folder is needed.
    NotAFolder(String),
    /// A path may not be written.
    MayNotWrite(String),
    /// No room is left for a file.
    DiskFull(String),
    /// The folder of a file is not there.
    NoFolder(String, String),
    /// So many SOP files out of so many were drawn into a folder, with this index page.
    Drawn(usize, usize, String),
    /// A file or folder is watched; Ctrl-C ends it.
    Watching(String),
    /// A port is taken by another program.
    PortTaken(u16),
    /// No page can be served.
    CantServe(String),
    /// Changes of a folder can't be noticed.
    CantWatch(String, String),
    /// A file with errors can't be run.
    NotRun(String),
    /// A file has several SOPs and one is needed.
    WhichSop(Vec<String>),
    /// There is no calendar of this name.
    NoCalendar(String),
    /// What should be a moment is none.
    NotAMoment(String),
    /// No case of the log has this name.
    NoSuchCase(String),
    /// So many rows of a log are read so far.
    RowsRead(u64),
    /// A log that can't be read at all.
    BadLog {
        /// Its name.
        name: String,
        /// The line, where there is one.
        line: Option<u64>,
        /// What is wrong.
        message: String,
        /// What to do.
        help: Option<String>,
    },
    /// Something in a line of a log or a case table.
    InLog(String, u64, String),
    /// What was recognised or assumed in reading a log.
    OfLog(String),
    /// So many more troubles, and whether they are kept in a file.
    MoreInLog(usize, bool),
    /// No SOP that was named has cases beside it.
    NoCases,
    /// So many logs with so many cases were compared, and so many logs differ.
    Tested(usize, u64, usize),
    /// A line that was expected and did not come out.
    NotCome,
    /// A line that came out and nobody expected.
    NotExpected,
    /// A file of expected verdicts without the columns it needs; with these.
    NotExpectedForm(String, String),
}

impl Wording {
    /// The sentence in a language.
    pub fn text(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.english(),
            Lang::Id => self.indonesian(),
        }
    }

    fn english(&self) -> String {
        match self {
            Wording::Missing(path) => format!("`{path}` does not exist; check the spelling"),
            Wording::Forbidden(path) => format!("you have no permission to read `{path}`"),
            Wording::IsFolder(path) => format!("`{path}` is a folder; name a file in it"),
            Wording::NoSops(path) => format!(
                "the folder `{path}` holds no SOP file; their names end in `.sop` or `.sop.yaml`"
            ),
            Wording::TooLarge(path, limit) => {
                format!("`{path}` is larger than {limit} MB, too large for an SOP file")
            }
            Wording::NotText(path) => {
                format!("`{path}` is not UTF-8 text; save it as UTF-8 and try again")
            }
            Wording::CantRead(path, why) => format!("`{path}` can't be read: {why}"),
            Wording::CantWrite(path, why) => format!("`{path}` can't be written: {why}"),
            Wording::UnknownCode(code, nearest) => {
                let hint = nearest.map(|near| format!("; did you mean `{near}`?"));
                let all = "; `lajur explain` lists all codes".to_string();
                format!("no finding has the code `{code}`{}", hint.unwrap_or(all))
            }
            Wording::Exists(path) => {
                format!("`{path}` exists already; `--force` overwrites it")
            }
            Wording::Faulty(path) => format!("`{path}` has errors and is left as it is"),
            Wording::NotCanonical(path) => format!("would format `{path}`"),
            Wording::Formatted(path) => format!("formatted `{path}`"),
            Wording::Fixed(path, 1) => format!("fixed 1 finding in `{path}`"),
            Wording::Fixed(path, count) => format!("fixed {count} findings in `{path}`"),
            Wording::Written(path) => format!("wrote `{path}`"),
            Wording::NoName(text) => {
                format!("`{text}` gives no name for an SOP; a name needs a letter")
            }
            Wording::StdinAlone => {
                "`-` reads the standard input and can't stand beside other files".to_string()
            }
            Wording::UnknownEnding(path, formats) => {
                format!("the ending of `{path}` tells no format; use {formats}")
            }
            Wording::NoSuchSop(name, all) => {
                format!("no SOP here is called `{name}`; choose from {}", listed(all))
            }
            Wording::NotDrawn(path) => format!("`{path}` has errors and is not drawn"),
            Wording::CantDraw(sop, format) => {
                format!("the SOP `{sop}` can't be drawn as {format}; try another format")
            }
            Wording::NotExported(path) => format!("`{path}` has errors and is not exported"),
            Wording::NoFormat => "name the format with `--format`, or a file with its ending with `-o`".to_string(),
            Wording::OnlyWords(what) => {
                format!("BPMN has no place for this, so it is kept as words: {what}")
            }
            Wording::TooManyPixels(dpi) => {
                format!("the picture is too large at {dpi} dots per inch; choose a smaller `--dpi`")
            }
            Wording::NoSopInFile(path) => format!("`{path}` holds no SOP that could be drawn"),
            Wording::NothingToDraw => {
                "name the SOP file and, after `-o`, where to write: `lajur render FILE -o OUT.pdf`".to_string()
            }
            Wording::FormatOfFolder => {
                "`--format` is for folders; the ending of an output tells the format of a file".to_string()
            }
            Wording::OneFolder(path) => format!(
                "`{path}` is a folder, so `-o` takes one folder to write into; `--format pdf,html` tells the formats"
            ),
            Wording::SopOfFolder => {
                "`--sop` is for files; a folder is drawn as a whole".to_string()
            }
            Wording::OutputIsSource(path) => {
                format!("`{path}` is a file that is read; write to another name")
            }
            Wording::OutputTwice(path, other) => {
                format!("`{path}` is already written for `{other}`; give one of them another name")
            }
            Wording::NamedTwice(path) => {
                format!("`{path}` would be written twice; give each output after `-o` a name of its own")
            }
            Wording::OutputIsFolder(path) => {
                format!("`{path}` is a folder; name a file to write in it")
            }
            Wording::NotAFolder(path) => {
                format!("`{path}` is a file where a folder is needed; choose another name")
            }
            Wording::MayNotWrite(path) => {
                format!("you have no permission to write `{path}`; choose another folder")
            }
            Wording::DiskFull(path) => format!(
                "no room is left to write `{path}`; nothing of it was written. Free some space and try again"
            ),
            Wording::NoFolder(path, folder) => {
                format!("`{path}` can't be written: there is no folder `{folder}`; make it first")
            }
            Wording::Drawn(drawn, all, index) if drawn == all => {
                format!("drew {}; the overview is `{index}`", counted(*all as u64, "SOP file"))
            }
            Wording::Drawn(drawn, all, index) => format!(
                "drew {drawn} of {}; the overview `{index}` tells why not the others",
                counted(*all as u64, "SOP file")
            ),
            Wording::Watching(path) => {
                format!("watching `{path}`; open the address in a browser, Ctrl-C ends")
            }
            Wording::PortTaken(port) => format!(
                "port {port} is taken by another program; choose another `--port`, or none for any that is free"
            ),
            Wording::CantServe(why) => format!("the page can't be served: {why}"),
            Wording::CantWatch(path, why) => format!("changes in `{path}` can't be noticed: {why}"),
            Wording::NotRun(path) => format!("`{path}` has errors, so no case is judged by it"),
            Wording::WhichSop(all) => {
                format!("the file has several SOPs; name one with `--sop`: {}", listed(all))
            }
            Wording::NoCalendar(name) => format!("there is no calendar `{name}`"),
            Wording::NotAMoment(written) => format!(
                "`{written}` is no moment; write `today`, `now`, 2024-06-05 or \"2024-06-05 09:30\""
            ),
            Wording::NoSuchCase(name) => format!("no case of the log is called `{name}`; write it as the log does"),
            Wording::RowsRead(rows) => format!("{rows} rows read"),
            Wording::BadLog { name, line, message, help } => bad_log(name, *line, "line", message, help),
            Wording::InLog(name, line, message) => bad_log(name, Some(*line), "line", message, &None),
            Wording::OfLog(note) => note.clone(),
            Wording::MoreInLog(count, true) => format!("{count} more lines like these"),
            Wording::MoreInLog(count, false) => {
                format!("{count} more lines like these; `--rejects FILE` keeps the rows that can't be read")
            }
            Wording::NoCases => {
                "no cases stand beside these SOPs; put them in a folder `NAME.cases` beside `NAME.sop`".to_string()
            }
            Wording::Tested(logs, cases, 0) => {
                format!(
                    "{} in {}: all verdicts as expected",
                    counted(*cases, "case"),
                    counted(*logs as u64, "log")
                )
            }
            Wording::Tested(logs, cases, differing) => format!(
                "{} in {}: {} with other verdicts than expected",
                counted(*cases, "case"),
                counted(*logs as u64, "log"),
                counted(*differing as u64, "log")
            ),
            Wording::NotCome => "expected, but not found".to_string(),
            Wording::NotExpected => "found, but not expected".to_string(),
            Wording::NotExpectedForm(path, heads) => {
                format!("`{path}` needs the columns {heads}")
            }
        }
    }

    fn indonesian(&self) -> String {
        match self {
            Wording::Missing(path) => format!("`{path}` tidak ada; periksa penulisannya"),
            Wording::Forbidden(path) => format!("Anda tidak berhak membaca `{path}`"),
            Wording::IsFolder(path) => {
                format!("`{path}` adalah folder; sebutkan berkas di dalamnya")
            }
            Wording::NoSops(path) => format!(
                "folder `{path}` tidak memuat berkas SOP; namanya berakhiran `.sop` atau `.sop.yaml`"
            ),
            Wording::TooLarge(path, limit) => {
                format!("`{path}` lebih besar dari {limit} MB, terlalu besar untuk berkas SOP")
            }
            Wording::NotText(path) => {
                format!("`{path}` bukan teks UTF-8; simpan sebagai UTF-8 lalu coba lagi")
            }
            Wording::CantRead(path, why) => format!("`{path}` tidak dapat dibaca: {why}"),
            Wording::CantWrite(path, why) => format!("`{path}` tidak dapat ditulis: {why}"),
            Wording::UnknownCode(code, nearest) => {
                let hint = nearest.map(|near| format!("; maksud Anda `{near}`?"));
                let all = "; `lajur explain` menampilkan semua kode".to_string();
                format!("tidak ada temuan berkode `{code}`{}", hint.unwrap_or(all))
            }
            Wording::Exists(path) => {
                format!("`{path}` sudah ada; `--force` menimpanya")
            }
            Wording::Faulty(path) => format!("`{path}` mengandung kesalahan dan tidak diubah"),
            Wording::NotCanonical(path) => format!("`{path}` perlu dirapikan"),
            Wording::Formatted(path) => format!("`{path}` telah dirapikan"),
            Wording::Fixed(path, count) => format!("{count} temuan diperbaiki dalam `{path}`"),
            Wording::Written(path) => format!("`{path}` telah ditulis"),
            Wording::NoName(text) => {
                format!("`{text}` tidak dapat menjadi nama SOP; nama memerlukan huruf")
            }
            Wording::StdinAlone => {
                "`-` membaca masukan standar dan tidak dapat disertai berkas lain".to_string()
            }
            Wording::UnknownEnding(path, formats) => {
                format!("akhiran `{path}` tidak menunjukkan format; gunakan {formats}")
            }
            Wording::NoSuchSop(name, all) => {
                format!(
                    "tidak ada SOP bernama `{name}` di sini; yang ada: {}",
                    listed(all)
                )
            }
            Wording::NotDrawn(path) => {
                format!("`{path}` mengandung kesalahan dan tidak digambar")
            }
            Wording::CantDraw(sop, format) => {
                format!("SOP `{sop}` tidak dapat digambar sebagai {format}; coba format lain")
            }
            Wording::NotExported(path) => {
                format!("`{path}` mengandung kesalahan dan tidak diekspor")
            }
            Wording::NoFormat => {
                "sebutkan format dengan `--format`, atau nama berkas dengan akhirannya dengan `-o`".to_string()
            }
            Wording::OnlyWords(what) => {
                format!("BPMN tidak punya tempat untuk ini, maka disimpan sebagai kata-kata: {what}")
            }
            Wording::TooManyPixels(dpi) => format!(
                "gambar terlalu besar pada {dpi} titik per inci; pilih `--dpi` yang lebih kecil"
            ),
            Wording::NoSopInFile(path) => {
                format!("`{path}` tidak memuat SOP yang dapat digambar")
            }
            Wording::NothingToDraw => {
                "sebutkan berkas SOP dan, setelah `-o`, tempat menulisnya: `lajur render BERKAS -o HASIL.pdf`".to_string()
            }
            Wording::FormatOfFolder => {
                "`--format` hanya untuk folder; untuk satu berkas, akhiran nama hasil menentukan formatnya".to_string()
            }
            Wording::OneFolder(path) => format!(
                "`{path}` adalah folder, sehingga `-o` memerlukan satu folder tujuan; `--format pdf,html` menentukan formatnya"
            ),
            Wording::SopOfFolder => {
                "`--sop` hanya untuk berkas; folder digambar seluruhnya".to_string()
            }
            Wording::OutputIsSource(path) => {
                format!("`{path}` adalah berkas yang dibaca; pilih nama lain untuk hasilnya")
            }
            Wording::OutputTwice(path, other) => {
                format!("`{path}` sudah ditulis untuk `{other}`; beri nama lain pada salah satunya")
            }
            Wording::NamedTwice(path) => {
                format!("`{path}` akan ditulis dua kali; beri setiap hasil setelah `-o` nama tersendiri")
            }
            Wording::OutputIsFolder(path) => {
                format!("`{path}` adalah folder; sebutkan nama berkas di dalamnya")
            }
            Wording::NotAFolder(path) => {
                format!("`{path}` adalah berkas, padahal diperlukan folder; pilih nama lain")
            }
            Wording::MayNotWrite(path) => {
                format!("Anda tidak berhak menulis `{path}`; pilih folder lain")
            }
            Wording::DiskFull(path) => format!(
                "tidak ada ruang lagi untuk menulis `{path}`; berkas itu tidak ditulis sama sekali. Kosongkan ruang lalu coba lagi"
            ),
            Wording::NoFolder(path, folder) => {
                format!("`{path}` tidak dapat ditulis: folder `{folder}` tidak ada; buatlah dahulu")
            }
            Wording::Drawn(drawn, all, index) if drawn == all => {
                format!("{all} berkas SOP telah digambar; ikhtisarnya `{index}`")
            }
            Wording::Drawn(drawn, all, index) => format!(
                "{drawn} dari {all} berkas SOP telah digambar; ikhtisar `{index}` menjelaskan mengapa yang lain tidak"
            ),
            Wording::Watching(path) => {
                format!("memantau `{path}`; buka alamat ini di peramban, Ctrl-C mengakhiri")
            }
            Wording::PortTaken(port) => format!(
                "port {port} sedang dipakai program lain; pilih `--port` lain, atau kosongkan agar dipilihkan"
            ),
            Wording::CantServe(why) => format!("halaman tidak dapat disajikan: {why}"),
            Wording::CantWatch(path, why) => format!("perubahan dalam `{path}` tidak dapat dipantau: {why}"),
            Wording::NotRun(path) => format!(
                "`{path}` mengandung kesalahan, sehingga tidak ada kasus yang dinilai dengannya"
            ),
            Wording::WhichSop(all) => format!(
                "berkas ini memuat beberapa SOP; sebutkan satu dengan `--sop`: {}",
                listed(all)
            ),
            Wording::NoCalendar(name) => format!("tidak ada kalender `{name}`"),
            Wording::NotAMoment(written) => format!(
                "`{written}` bukan waktu; tulis `today`, `now`, 2024-06-05, atau \"2024-06-05 09:30\""
            ),
            Wording::NoSuchCase(name) => {
                format!("tidak ada kasus bernama `{name}` dalam log; tulis seperti dalam log")
            }
            Wording::RowsRead(rows) => format!("{rows} baris dibaca"),
            Wording::BadLog { name, line, message, help } => bad_log(name, *line, "baris", message, help),
            Wording::InLog(name, line, message) => bad_log(name, Some(*line), "baris", message, &None),
            Wording::OfLog(note) => note.clone(),
            Wording::MoreInLog(count, true) => format!("{count} baris lain serupa"),
            Wording::MoreInLog(count, false) => {
                format!("{count} baris lain serupa; `--rejects BERKAS` menyimpan baris yang tidak terbaca")
            }
            Wording::NoCases => {
                "tidak ada kasus di samping SOP ini; letakkan dalam folder `NAMA.cases` di samping `NAMA.sop`".to_string()
            }
            Wording::Tested(logs, cases, 0) => {
                format!("{cases} kasus dalam {logs} log: semua hasil sesuai harapan")
            }
            Wording::Tested(logs, cases, differing) => format!(
                "{cases} kasus dalam {logs} log: {differing} log hasilnya berbeda dari harapan"
            ),
            Wording::NotCome => "diharapkan, tetapi tidak ditemukan".to_string(),
            Wording::NotExpected => "ditemukan, tetapi tidak diharapkan".to_string(),
            Wording::NotExpectedForm(path, heads) => {
                format!("`{path}` memerlukan kolom {heads}")
            }
        }
    }
}

/// A fault of a log, its place before it and what to do behind it.
fn bad_log(
    name: &str,
    line: Option<u64>,
    word: &str,
    message: &str,
    help: &Option<String>,
) -> String {
    let place = line.map_or_else(String::new, |line| format!(", {word} {line}"));
    let help = help
        .iter()
        .map(|help| format!("; {help}"))
        .collect::<String>();
    format!("`{name}`{place}: {message}{help}")
}

/// A number of things in English.
fn counted(count: u64, thing: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {thing}{plural}")
}

fn listed(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
