//! Messages about logs and case tables: what can't be read in them, and what was recognised.

use crate::diagnostic::message::messages;

messages! {
    /// What can be said of a log.
    pub enum LogMessage {
        NoCaseColumn { columns: String } = "log-columns", Error,
            en: "no column says which case a row belongs to; the columns are {columns}",
            id: "tidak ada kolom yang menyebut kasus setiap baris; kolomnya {columns}";
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
            en: "the row does not say which case it belongs to",
            id: "baris ini tidak menyebut kasusnya";
        RowWithoutActivity {} = "log-values", Error,
            en: "the row does not say what was done",
            id: "baris ini tidak menyebut apa yang dikerjakan";
        TimesBackwards { count: usize, line: usize } = "log-times", Warning,
            en: "in {count} rows a case goes back in time, the first in line {line}; events are taken in the order of their times",
            id: "pada {count} baris waktu suatu kasus mundur, pertama kali pada baris {line}; kejadian diurutkan menurut waktunya";
    }
}
