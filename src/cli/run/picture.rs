//! The SOP's own flow with what went along its arrows: the notes of the report, drawn by the renderer.

use lajur::model::Sop;
use lajur::render::scene::{ArrowId, Ink};
use lajur::render::{About, Note, Options, annotate, scene_to_web_svg, to_scene};
use lajur::report::run::{Account, FlowNote, FlowPlace, Pace, flow_notes};

/// The picture as SVG. What finds no room on it stands in the table below it.
pub fn draw(account: &Account<'_>) -> Option<String> {
    let sop = account.setting.plan.sop();
    let one_page = Options {
        one_page: true,
        ..Options::default()
    };
    let mut scene = to_scene(sop, &one_page);
    let notes = flow_notes(account).into_iter();
    let notes: Vec<Note> = notes.filter_map(|said| note(sop, said)).collect();
    annotate(&mut scene, &notes);
    scene_to_web_svg(&scene).into_iter().next()
}

fn note(sop: &Sop, said: FlowNote) -> Option<Note> {
    Some(Note {
        about: about(sop, said.place)?,
        parts: said.parts,
        weight: said.weight,
        ink: match said.pace {
            Pace::Unused => Ink::Grey,
            Pace::InTime => Ink::Blue,
            Pace::SometimesLate => Ink::Amber,
            Pace::OftenLate => Ink::Red,
        },
    })
}

fn about(sop: &Sop, place: FlowPlace) -> Option<About> {
    let (from, exit, to) = match place {
        FlowPlace::Node(node) => return Some(About::Node(node)),
        FlowPlace::Arrow { from, exit, to } => (from, exit, to),
    };
    let targets = &sop.nodes.get(from.0 as usize)?.exits.get(exit)?.targets;
    let target = targets.iter().position(|it| it.node.value == to)?;
    Some(About::Arrow(ArrowId {
        from,
        exit,
        target,
        to,
    }))
}
