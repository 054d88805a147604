//! What is said in playing invented cases.

use std::fmt::Display;

use super::{Wording, counted, listed};

/// A file with errors can't be played.
pub fn not_simulated(path: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` has errors, so nothing is simulated"),
        format!("`{path}` mengandung kesalahan, sehingga tidak ada yang disimulasikan"),
    )
}

/// So many cases are over, in so many of all repetitions.
pub fn cases_played(cases: u64, repetitions: u64, of: Option<u64>) -> Wording {
    match of {
        Some(of) => Wording::new(
            format!("{cases} cases, {repetitions} of {of} repetitions"),
            format!("{cases} kasus, {repetitions} dari {of} pengulangan"),
        ),
        None => Wording::new(
            format!("{cases} cases, {}", counted(repetitions, "repetition")),
            format!("{cases} kasus, {repetitions} pengulangan"),
        ),
    }
}

/// Ctrl-C was pressed once.
pub fn stopping() -> Wording {
    Wording::new(
        "stopping; what is known so far is shown. Ctrl-C once more ends at once",
        "berhenti; yang sudah diketahui akan ditampilkan. Ctrl-C sekali lagi mengakhiri seketika",
    )
}

/// It was stopped, and what is shown is not all.
pub fn stopped(done: u32, asked: u32) -> Wording {
    Wording::new(
        format!("stopped after {done} of {asked} repetitions; the results are of these alone"),
        format!(
            "dihentikan setelah {done} dari {asked} pengulangan; hasilnya hanya dari pengulangan itu"
        ),
    )
}

/// So many cases are in the log so far.
pub fn cases_logged(cases: u64) -> Wording {
    Wording::new(
        format!("{} for the log", counted(cases, "case")),
        format!("{cases} kasus untuk log"),
    )
}

/// The log was stopped too.
pub fn log_not_written(path: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` was not written, for the play was stopped"),
        format!("`{path}` tidak ditulis karena simulasi dihentikan"),
    )
}

/// No scenario has this name; with those there are.
pub fn no_such_scenario(name: impl Display, all: &[String]) -> Wording {
    if all.is_empty() {
        return Wording::new(
            format!(
                "there is no scenario `{name}`: the SOP file has none; name a file of scenarios with `--scenario-file`, or leave the name out to play the SOP as it is"
            ),
            format!(
                "tidak ada skenario `{name}`: berkas SOP tidak memuat skenario; sebutkan berkas skenario dengan `--scenario-file`, atau hilangkan namanya untuk menyimulasikan SOP apa adanya"
            ),
        );
    }
    Wording::new(
        format!(
            "no scenario is called `{name}`; choose from {}",
            listed(all)
        ),
        format!(
            "tidak ada skenario bernama `{name}`; yang ada: {}",
            listed(all)
        ),
    )
}

/// There are several scenarios and one is needed.
pub fn which_scenario(all: &[String]) -> Wording {
    Wording::new(
        format!(
            "there are several scenarios; name one with `--scenario`, or two with `--compare`: {}",
            listed(all)
        ),
        format!(
            "ada beberapa skenario; sebutkan satu dengan `--scenario`, atau dua dengan `--compare`: {}",
            listed(all)
        ),
    )
}

/// A file of scenarios has none.
pub fn no_scenario_in_file(path: impl Display) -> Wording {
    Wording::new(
        format!("`{path}` has no scenario; write `scenario NAME {{ ... }}` in it"),
        format!("`{path}` tidak memuat skenario; tulis `skenario NAMA {{ ... }}` di dalamnya"),
    )
}

/// An SOP stands where a file of scenarios should.
pub fn sop_for_scenarios(path: impl Display) -> Wording {
    Wording::new(
        format!(
            "`{path}` is an SOP, not a file of scenarios; those end in `.scenario` or `.scenario.yaml`, and the scenarios in an SOP need no `--scenario-file`"
        ),
        format!(
            "`{path}` adalah SOP, bukan berkas skenario; berkas skenario berakhiran `.scenario` atau `.scenario.yaml`, dan skenario di dalam SOP tidak memerlukan `--scenario-file`"
        ),
    )
}

/// A file of scenarios stands where the SOP should.
pub fn scenarios_for_sop(path: impl Display) -> Wording {
    Wording::new(
        format!(
            "`{path}` holds scenarios; name the SOP first, and this file after `--scenario-file`"
        ),
        format!(
            "`{path}` memuat skenario; sebutkan SOP-nya lebih dahulu, lalu berkas ini sesudah `--scenario-file`"
        ),
    )
}

/// Nothing is to be changed.
pub fn empty_change() -> Wording {
    Wording::new(
        "`--what-if` is empty; write a statement of a scenario, such as `staff NAME = 2`",
        "`--what-if` kosong; tulis satu pernyataan skenario, misalnya `petugas NAMA = 2`",
    )
}

/// A change can't be read.
pub fn how_to_change() -> Wording {
    Wording::new(
        "`--what-if` takes a statement of a scenario, such as `staff NAME = 2`, `arrivals = 20 per workday` or `takes NAME 1-2 hours`",
        "`--what-if` memerlukan satu pernyataan skenario, misalnya `petugas NAMA = 2`, `kedatangan = 20 per hari kerja`, atau `waktu NAMA 1-2 jam`",
    )
}

/// A file is needed.
pub fn nothing_to_simulate() -> Wording {
    Wording::new(
        "name the SOP file to simulate; only `--compare` with two SOP files does without",
        "sebutkan berkas SOP yang disimulasikan; hanya `--compare` dengan dua berkas SOP yang tidak memerlukannya",
    )
}

/// A limit can't be understood, and why in both languages.
pub fn bad_goal(written: impl Display, [english, indonesian]: [String; 2]) -> Wording {
    Wording::new(
        format!("`--seek {written}`: {english}"),
        format!("`--seek {written}`: {indonesian}"),
    )
}
