//! Branches side by side, and the join that waits for all of them.

use super::Fault;
use super::text::Text;

pub(super) fn sop(branches: usize, tasks: usize, fault: Option<Fault>) -> String {
    let mut text = Text::new();
    let (branches, tasks) = (branches.max(2), tasks.max(1));
    let faulty = branches / 2;
    let firsts: Vec<String> = (0..branches).map(|branch| name(branch, 0)).collect();
    let split = match fault {
        // A choice between branches of which the join waits for all.
        Some(Fault::WrongJoin) => " or ",
        _ => " and ",
    };
    text.row("bagi", "start ", &[format!("-> {}", firsts.join(split))]);
    for branch in 0..branches {
        let planted = fault.filter(|_| branch == faulty);
        for task in 0..tasks - 1 {
            text.task(&name(branch, task), &name(branch, task + 1));
        }
        last_task(&mut text, &name(branch, tasks - 1), planted);
    }
    let waited = (0..branches).map(|branch| name(branch, tasks - 1));
    let waited: Vec<String> = waited.collect();
    let joins = format!("joins {}", waited.join(", "));
    let joins = if fault == Some(Fault::SecondToken) {
        vec![]
    } else {
        vec![joins]
    };
    text.row("gabung", "", &joins);
    text.row("selesai", "end ", &[]);
    text.finish()
}

fn name(branch: usize, task: usize) -> String {
    format!("cabang{branch}-{task}")
}

fn last_task(text: &mut Text, name: &str, fault: Option<Fault>) {
    match fault {
        Some(Fault::MissingExit) => text.decision(name, "gabung", "selesai"),
        Some(Fault::Livelock) => {
            text.decision(name, "gabung", "putar");
            text.task("putar", "balik");
            text.task("balik", "putar");
        }
        _ => text.task(name, "gabung"),
    }
}
