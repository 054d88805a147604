//! A search as JSON.

use serde::Serialize;

use super::{FigureOut, figure, number};
use crate::model::{ActorId, Sop};
use crate::report::simulate::{Setting, parts};
use crate::simulate::tally::{Goal, Sought, Trial};

#[derive(Serialize)]
pub(super) struct SearchOut<'a> {
    goal: &'a str,
    #[serde(flatten)]
    figure: FigureOut<'a>,
    at_most: bool,
    limit: Option<f64>,
    staff: Option<Vec<StaffOut<'a>>>,
    tried: Vec<TrialOut<'a>>,
    repetitions_played: u32,
    cut_short: bool,
}

#[derive(Serialize)]
struct StaffOut<'a> {
    actors: Vec<&'a str>,
    officers: u32,
}

#[derive(Serialize)]
struct TrialOut<'a> {
    staff: Vec<StaffOut<'a>>,
    value: Option<f64>,
    keeps: bool,
    repetitions: u32,
}

pub(super) fn of<'a>(setting: &Setting<'a>, goal: &'a Goal, sought: &'a Sought) -> SearchOut<'a> {
    let sop = setting.sop();
    let staff = sought.staff.as_ref().map(|groups| {
        let groups = groups.iter();
        groups
            .map(|(actors, number)| staff(sop, actors, *number))
            .collect()
    });
    SearchOut {
        goal: &goal.written,
        figure: figure(&goal.figure),
        at_most: goal.at_most,
        limit: number(goal.value),
        staff,
        tried: sought.tried.iter().map(|it| trial(setting, it)).collect(),
        repetitions_played: sought.plays,
        cut_short: sought.cut_short,
    }
}

fn staff<'a>(sop: &'a Sop, actors: &[ActorId], officers: u32) -> StaffOut<'a> {
    StaffOut {
        actors: parts::names(sop, actors),
        officers,
    }
}

fn trial<'a>(setting: &Setting<'a>, of: &Trial) -> TrialOut<'a> {
    let groups = parts::varied(setting.setup).zip(&of.numbers);
    TrialOut {
        staff: groups
            .map(|(group, number)| staff(setting.sop(), &group.actors, *number))
            .collect(),
        value: of.figure.and_then(number),
        keeps: of.keeps,
        repetitions: of.repetitions,
    }
}
