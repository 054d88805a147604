//! The flow of an SOP with what its cases made of it, for a report: the renderer draws, the report says what to note.

use lajur::model::Sop;
use lajur::render::scene::{ArrowId, Ink};
use lajur::render::{About, Note, Options, Parts, annotate, scene_to_web_svg, to_scene};
use lajur::report::run::{FlowNote, FlowPlace, Pace};

/// The picture as SVG with these notes; nothing where the SOP has no page.
pub fn flow(sop: &Sop, notes: Vec<FlowNote>) -> Option<String> {
    let options = Options {
        parts: Parts::Table,
        one_page: true,
        ..Options::default()
    };
    let mut scene = to_scene(sop, &options);
    let notes: Vec<Note> = notes.into_iter().map(|it| note(sop, it)).collect();
    annotate(&mut scene, &notes);
    scene_to_web_svg(&scene).into_iter().next()
}

fn note(sop: &Sop, note: FlowNote) -> Note {
    Note {
        about: about(sop, note.place),
        parts: note.parts,
        weight: note.weight,
        ink: match note.pace {
            Pace::Unused => Ink::Grey,
            Pace::InTime => Ink::Blue,
            Pace::SometimesLate => Ink::Amber,
            Pace::OftenLate => Ink::Red,
        },
    }
}

fn about(sop: &Sop, place: FlowPlace) -> About {
    match place {
        FlowPlace::Node(node) => About::Node(node),
        FlowPlace::Arrow { from, exit, to } => {
            let exits = sop[from].exits.get(exit);
            let mut targets = exits.into_iter().flat_map(|exit| &exit.targets);
            let target = targets.position(|target| target.node.value == to);
            About::Arrow(ArrowId {
                from,
                exit,
                target: target.unwrap_or_default(),
                to,
            })
        }
    }
}
