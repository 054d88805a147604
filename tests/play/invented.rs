//! Small sound procedures by chance: rows in a chain, some with several symbols or a shared time, decisions that lead on or
//! back, branches side by side, and waits.

use std::fmt::Write;

use crate::numbers::Chance;

/// What a procedure may have besides rows of work in a chain.
#[derive(Clone, Copy)]
pub struct Parts {
    pub decisions: bool,
    pub branches: bool,
    /// Actors that several rows share; else each row has a performer of its own.
    pub actors: usize,
}

/// A procedure of a few blocks.
pub fn sop(chance: &mut Chance, parts: Parts) -> String {
    let mut text = String::from("sop chance \"Chance\" {\n  days workdays\n");
    for actor in 0..parts.actors {
        let _ = writeln!(text, "  actor a{actor} \"A{actor}\"");
    }
    let blocks = 2 + chance.below(4);
    let by = by(chance, parts);
    let _ = writeln!(
        text,
        "  activity n0 \"N0\" {{ start {by}  takes {} }}",
        time(chance)
    );
    for at in 1..=blocks {
        block(&mut text, chance, parts, at, at < blocks);
    }
    let by = self::by(chance, parts);
    let last = blocks + 1;
    let _ = writeln!(
        text,
        "  activity n{last} \"N{last}\" {{ end {by}  takes {} }}",
        time(chance)
    );
    text.push_str("}\n");
    text
}

fn block(text: &mut String, chance: &mut Chance, parts: Parts, at: usize, more: bool) {
    let (next, time) = (at + 1, time(chance));
    let name = format!("activity n{at} \"N{at}\"");
    let (one, other) = (by(chance, parts), by(chance, parts));
    let _ = match chance.below(7) {
        0 if parts.decisions => {
            let back = 1 + chance.below(at);
            let bound = 1 + chance.below(3);
            writeln!(
                text,
                "  {name} {{ decision {one} {{ \"On\" -> n{next}  \"Back\" -> n{back}, at most {bound} times }}  takes {time} }}"
            )
        }
        1 if parts.decisions && more => writeln!(
            text,
            "  {name} {{ decision {one} {{ \"On\" -> n{next}  \"Over\" -> n{} }}  takes {time} }}",
            at + 2
        ),
        2 if parts.branches => writeln!(
            text,
            "  {name} {{ {one}  takes {time}  -> x{at} and y{at} }}\n  \
             activity x{at} \"X{at}\" {{ {other}  takes {}  -> j{at} }}\n  \
             activity y{at} \"Y{at}\" {{ {one}  takes {}  -> j{at} }}\n  \
             activity j{at} \"J{at}\" {{ {other}  joins x{at}, y{at}  -> n{next} }}",
            self::time(chance),
            self::time(chance)
        ),
        3 => writeln!(
            text,
            "  {name} {{ task n{at} {one} -> s{at}  task s{at} {other} -> n{next}  takes {time} }}"
        ),
        4 => writeln!(text, "  {name} {{ {one}  wait {} }}", self::time(chance)),
        _ => writeln!(text, "  {name} {{ {one}  takes {time}  -> n{next} }}"),
    };
}

fn by(chance: &mut Chance, parts: Parts) -> String {
    let (one, other) = (chance.below(parts.actors), chance.below(parts.actors));
    match chance.below(6) {
        0 if one != other => format!("by a{one} or a{other}"),
        1 if one != other => format!("by a{one} and a{other}"),
        _ => format!("by a{one}"),
    }
}

fn time(chance: &mut Chance) -> String {
    match chance.below(6) {
        0 => format!("{} workdays", 1 + chance.below(3)),
        1 => format!("{} hours", 1 + chance.below(4)),
        2 => String::from("2 calendar days"),
        _ => format!("{} minutes", 5 * (1 + chance.below(20))),
    }
}
