//! The times of an SOP as text: the whole case and each deadline, with the shortest and the longest path.

use lajur::check::deadlines::overview::{Overview, Read, Span, Told, lateness};
use lajur::check::deadlines::{DaysSaid, Exceeded, Judged};
use lajur::lang::Lang;
use lajur::model::DayKind;

/// The times of an SOP.
pub fn deadlines(overview: &Overview, lang: Lang) -> String {
    let (calendar, version) = &overview.calendar;
    let mut out = format!(
        "sop {}  {} {calendar} {version}\n",
        overview.sop,
        words(lang, "calendar", "kalender"),
    );
    for span in &overview.spans {
        out.push_str(&format!("\n{}\n", head(span, lang)));
        let both = span.readings.len() > 1;
        // A deadline of the whole case, for all cases, has the paths of the whole case, which come first.
        let some = [&span.from, &span.to, &span.when];
        let shown = span.rule.is_some() && some.iter().all(|it| it.is_none());
        for (at, read) in span.readings.iter().enumerate() {
            if both {
                let inferred = at == 0 && overview.days == DaysSaid::Inferred;
                out.push_str(&format!("  {}\n", reading(read.days, inferred, lang)));
            }
            if !shown {
                out.push_str(&paths(read, lang));
            }
            out.push_str(&verdicts(read, lang));
        }
        for line in span.not_counted.iter().filter(|_| !shown) {
            let name = words(lang, "not counted", "tidak dihitung");
            out.push_str(&format!("  {name}: {line}\n"));
        }
        if !span.exact && !span.readings.is_empty() {
            let note = words(
                lang,
                "the longest path is at least so long: its loops meet in ways that can't be settled exactly",
                "jalur terpanjang paling sedikit selama itu: perulangannya bertemu dengan cara yang tidak dapat dipastikan",
            );
            out.push_str(&format!("  {note}\n"));
        }
    }
    out
}

fn words<'w>(lang: Lang, en: &'w str, id: &'w str) -> &'w str {
    match lang {
        Lang::En => en,
        Lang::Id => id,
    }
}

fn head(span: &Span, lang: Lang) -> String {
    let Some(rule) = &span.rule else {
        return words(lang, "whole case", "seluruh kasus").to_string();
    };
    let limit = span.limit.as_deref().unwrap_or_default();
    let mut head = format!("{rule}: {limit}");
    if let Some(from) = &span.from {
        head.push_str(&format!(" {} {from}", words(lang, "from", "dari")));
    }
    if let Some(to) = &span.to {
        head.push_str(&format!(" {} {to}", words(lang, "to", "ke")));
    }
    if let Some(when) = &span.when {
        head.push_str(&format!(" {} {when}", words(lang, "when", "bila")));
    }
    let verdict = match (span.exceeded, span.readings.is_empty()) {
        (_, true) => words(lang, "no way leads there", "tidak ada jalan ke sana"),
        (Some(Exceeded::Always), _) => words(lang, "always exceeded", "selalu terlampaui"),
        (Some(Exceeded::May), _) => words(lang, "may be exceeded", "mungkin terlampaui"),
        (Some(Exceeded::Never), _) => words(lang, "never exceeded", "tidak pernah terlampaui"),
        (None, _) => words(lang, "beyond the calendar", "melampaui kalender"),
    };
    format!("{head}  {verdict}")
}

fn reading(kind: DayKind, inferred: bool, lang: Lang) -> String {
    let kind = match kind {
        DayKind::Working => words(lang, "days as working days", "hari sebagai hari kerja"),
        DayKind::Calendar => words(lang, "days as calendar days", "hari sebagai hari kalender"),
    };
    let inferred = match inferred {
        true => words(lang, " (inferred)", " (kesimpulan)"),
        false => "",
    };
    format!("{kind}{inferred}")
}

fn paths(read: &Read, lang: Lang) -> String {
    let (shortest, longest) = (&read.shortest, &read.longest);
    if shortest == longest {
        return path(
            words(lang, "shortest and longest", "terpendek dan terpanjang"),
            shortest,
            lang,
        );
    }
    let mut out = path(words(lang, "shortest", "terpendek"), shortest, lang);
    out.push_str(&path(words(lang, "longest", "terpanjang"), longest, lang));
    out
}

fn verdicts(read: &Read, lang: Lang) -> String {
    let mut out = String::new();
    if let Some(judged) = &read.judged {
        out.push_str(&judged_lines(
            words(lang, "late", "terlambat"),
            judged,
            lang,
        ));
    }
    if let Some(judged) = &read.extended {
        let name = words(lang, "late when extended", "terlambat bila diperpanjang");
        out.push_str(&judged_lines(name, judged, lang));
    }
    out
}

fn path(name: &str, told: &Told, lang: Lang) -> String {
    let days = match &told.days {
        Some(days) => format!(
            "{} {}, {} {}",
            range(days.workdays.least, days.workdays.most),
            words(lang, "working days", "hari kerja"),
            range(days.calendar_days.least, days.calendar_days.most),
            words(lang, "calendar days", "hari kalender"),
        ),
        None => words(lang, "beyond the calendar", "melampaui kalender").to_string(),
    };
    format!("    {name}: {}  ({days})\n      {}\n", told.sum, told.path)
}

fn range(least: i64, most: i64) -> String {
    match least == most {
        true => least.to_string(),
        false => format!("{least}-{most}"),
    }
}

fn judged_lines(name: &str, judged: &Judged, lang: Lang) -> String {
    let counts = match lang {
        Lang::En => format!(
            "the shortest path on {} of {} beginnings, the longest on {}",
            judged.shortest_late, judged.starts, judged.longest_late
        ),
        Lang::Id => format!(
            "jalur terpendek pada {} dari {} permulaan, terpanjang pada {}",
            judged.shortest_late, judged.starts, judged.longest_late
        ),
    };
    let mut out = format!("    {name}: {counts}\n");
    if let Some(worst) = &judged.worst {
        let (start, due) = (worst.start.in_words(lang), worst.due.in_words(lang));
        let (done, late) = (worst.done.in_words(lang), lateness(worst, lang));
        let line = match lang {
            Lang::En => {
                format!("worst: begun {start}; due {due}; done {done}; late by {late}")
            }
            Lang::Id => format!(
                "terburuk: mulai {start}; jatuh tempo {due}; selesai {done}; terlambat {late}"
            ),
        };
        out.push_str(&format!("      {line}\n"));
    }
    out
}
