//! What was found: how many cases come to an end, and where they wait.

use super::super::amounts::{decimal, office_hours, percent, rounded_estimate};
use super::super::{Played, Setting, parts};
use crate::lang::Lang;
use crate::model::ActorId;
use crate::report::speech::{count, pick};
use crate::simulate::tally::{Bottleneck, Results};

/// How many cases come to an end.
pub(in crate::report::simulate) fn throughput(results: &Results, lang: Lang) -> Option<String> {
    if results.finished == 0 {
        return None;
    }
    let number = rounded_estimate(&results.throughput, lang);
    Some(match lang {
        Lang::En => format!("{number} cases come to an end per working day"),
        Lang::Id => format!("{number} kasus selesai per hari kerja"),
    })
}

/// Where cases wait most, and what would help.
pub(in crate::report::simulate) fn bottleneck(
    played: &Played<'_>,
    found: Option<&Bottleneck>,
) -> String {
    let (setting, lang) = (&played.setting, played.setting.lang);
    let actor = found.and_then(|it| Some((it, setting.sop().actors.get(it.actor.0 as usize)?)));
    let Some((found, actor)) = actor else {
        return pick(
            lang,
            "no case waits for an officer",
            "tidak ada kasus yang menunggu petugas",
        )
        .to_string();
    };
    let title = &actor.title.value;
    let share = percent(found.share, lang);
    let long = office_hours(found.minutes * 60.0, lang);
    let mut told = match lang {
        Lang::En => format!(
            "cases wait most for {title}: {share} of all waiting, {long} for each case on average"
        ),
        Lang::Id => format!(
            "kasus paling lama menunggu {title}: {share} dari seluruh waktu tunggu, rata-rata {long} setiap kasus"
        ),
    };
    if let Some(row) = found
        .row
        .filter(|row| (row.0 as usize) < setting.sop().rows.len())
    {
        let row = setting.sop().row_label(row);
        told.push_str(&match lang {
            Lang::En => format!(", mostly at {row}"),
            Lang::Id => format!(", terutama pada {row}"),
        });
    }
    if let Some(used) = found.used {
        told.push_str("; ");
        told.push_str(&relief(played, found.actor, used));
    }
    told
}

/// How much the officers of an actor work, and how much that would be with one more.
fn relief(played: &Played<'_>, actor: ActorId, used: f64) -> String {
    let (setting, lang) = (&played.setting, played.setting.lang);
    let busy = match lang {
        Lang::En => format!("they work {} of their time", percent(used, lang)),
        Lang::Id => format!("petugasnya bekerja {} dari waktunya", percent(used, lang)),
    };
    let own = played.results.actors.iter().find(|it| it.actor == actor);
    let number = own.and_then(|own| own.officers.filter(|number| *number > 0));
    let groups = setting.setup.officers.iter();
    let groups: Vec<_> = groups.filter(|it| it.actors.contains(&actor)).collect();
    // Where several groups do the work, it is not plain which of them should grow.
    let (Some(number), [group]) = (number, groups.as_slice()) else {
        return busy;
    };
    let more = number.saturating_add(1);
    let then = used * f64::from(number) / f64::from(more);
    let then = decimal(then * 100.0, 0, lang);
    let (staff, called) = (
        pick(lang, "staff", "petugas"),
        actors_called(setting, &group.actors),
    );
    match lang {
        Lang::En => format!(
            "{busy}, with one officer more about {then}%; try `--what-if \"{staff} {called} = {more}\"`"
        ),
        Lang::Id => format!(
            "{busy}, dengan satu petugas lagi sekitar {then}%; coba `--what-if \"{staff} {called} = {more}\"`"
        ),
    }
}

/// Officers as a scenario names them: `admin and penghubung 2`.
pub(in crate::report::simulate) fn officers_called(
    setting: &Setting<'_>,
    actors: &[ActorId],
    number: u32,
) -> String {
    let number = count(number.into(), setting.lang);
    format!("{} {number}", actors_called(setting, actors))
}

fn actors_called(setting: &Setting<'_>, actors: &[ActorId]) -> String {
    let and = pick(setting.lang, " and ", " dan ");
    parts::names(setting.sop(), actors).join(and)
}

/// That two that are compared come to the same.
pub(in crate::report::simulate) fn nothing_differs(lang: Lang) -> &'static str {
    pick(
        lang,
        "Nothing differs between the two",
        "Tidak ada perbedaan di antara keduanya",
    )
}
