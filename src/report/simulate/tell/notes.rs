//! What cut a simulation short, or makes its figures less sure.

use super::super::Played;
use crate::lang::Lang;
use crate::report::speech::{cases, count, pick};
use crate::simulate::tally::Results;

/// What cut a simulation short, or makes its figures less sure.
pub(in crate::report::simulate) fn notes(played: &Played<'_>) -> Vec<String> {
    let (results, lang) = (played.results, played.setting.lang);
    let notes = [
        stopped(results, lang),
        nothing(results, lang),
        endless(played),
        open(results, lang),
        margins(results, lang),
    ];
    notes.into_iter().flatten().collect()
}

fn stopped(results: &Results, lang: Lang) -> Option<String> {
    let (done, asked) = (results.repetitions, results.asked);
    let [done, asked] = [done, asked].map(|number| count(number.into(), lang));
    results.stopped.then(|| match lang {
        Lang::En => {
            format!("it was stopped: these are {done} of {asked} repetitions")
        }
        Lang::Id => format!("dihentikan: ini hasil {done} dari {asked} pengulangan"),
    })
}

fn nothing(results: &Results, lang: Lang) -> Option<String> {
    let told = pick(
        lang,
        "no case came that counts: let them come for a longer time (`horizon`), or more of them (`arrivals`)",
        "tidak ada kasus yang dihitung: perpanjang masa kedatangannya (`jangka`), atau perbanyak kasusnya (`kedatangan`)",
    );
    (results.cases == 0 && !results.stopped).then(|| told.to_string())
}

fn endless(played: &Played<'_>) -> Option<String> {
    let sop = played.setting.sop();
    let node = played
        .results
        .endless
        .filter(|it| (it.0 as usize) < sop.nodes.len())?;
    let label = sop.node_label(node);
    Some(match played.setting.lang {
        Lang::En => format!(
            "a case went round so often at {label} that it would never end; say how often it goes back with `chance`"
        ),
        Lang::Id => format!(
            "sebuah kasus berputar begitu sering pada {label} sehingga tidak akan selesai; sebutkan seberapa sering kasus kembali dengan `peluang`"
        ),
    })
}

fn open(results: &Results, lang: Lang) -> Option<String> {
    let open = cases(results.open, lang);
    match (results.open, results.beyond, lang) {
        (0, ..) => None,
        (_, Some(year), Lang::En) => Some(format!(
            "{open} were not over when the calendar ended: it has no data for {year}; their time is not in the figures, so begin earlier or let cases come for a shorter time"
        )),
        (_, Some(year), Lang::Id) => Some(format!(
            "{open} belum selesai ketika kalender berakhir: data tahun {year} tidak ada; waktunya tidak termasuk dalam hasil, maka mulailah lebih awal atau persingkat jangka waktunya"
        )),
        (_, None, Lang::En) => Some(format!(
            "{open} were not over; their time is not in the figures"
        )),
        (_, None, Lang::Id) => Some(format!(
            "{open} belum selesai; waktunya tidak termasuk dalam hasil"
        )),
    }
}

fn margins(results: &Results, lang: Lang) -> Option<String> {
    match (results.repetitions, results.batched) {
        (_, true) => Some(
            pick(
                lang,
                "the margins come from one repetition, its cases taken in batches; several repetitions are surer",
                "batas galat berasal dari satu pengulangan yang kasusnya dibagi menjadi kelompok; beberapa pengulangan lebih pasti",
            )
            .to_string(),
        ),
        (0 | 1, false) => Some(
            pick(
                lang,
                "one repetition alone does not say how sure the figures are (`--repetitions 20`)",
                "satu pengulangan saja tidak menunjukkan seberapa pasti hasilnya (`--repetitions 20`)",
            )
            .to_string(),
        ),
        _ => None,
    }
}
