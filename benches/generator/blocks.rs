//! Splits and their joins, one after the other.

use super::Fault;
use super::text::Text;

pub(super) fn sop(blocks: usize, fault: Option<Fault>) -> String {
    let mut text = Text::new();
    text.row("mulai", "start ", &["-> bagi0".into()]);
    for block in 0..blocks {
        let planted = fault.filter(|_| block == blocks / 2);
        let next = match block + 1 {
            next if next == blocks => "selesai".to_string(),
            next => format!("bagi{next}"),
        };
        self::block(&mut text, block, &next, planted);
    }
    text.row("selesai", "end ", &[]);
    text.finish()
}

fn block(text: &mut Text, block: usize, next: &str, fault: Option<Fault>) {
    let [split, left, right, join] =
        ["bagi", "kiri", "kanan", "gabung"].map(|word| format!("{word}{block}"));
    match fault {
        Some(Fault::WrongJoin) => text.decision(&split, &left, &right),
        _ => text.row(&split, "", &[format!("-> {left} and {right}")]),
    }
    text.task(&left, &join);
    match fault {
        Some(Fault::MissingExit) => text.decision(&right, &join, next),
        Some(Fault::Livelock) => {
            text.decision(&right, &join, "putar");
            text.task("putar", "balik");
            text.task("balik", "putar");
        }
        _ => text.task(&right, &join),
    }
    let mut lines = vec![format!("joins {left}, {right}"), format!("-> {next}")];
    if fault == Some(Fault::SecondToken) {
        lines.remove(0);
    }
    text.row(&join, "", &lines);
}
