//! The notes upon the picture of the SOP.

use lajur::lang::Lang;
use lajur::model::NodeId;
use lajur::report::simulate::{FlowPlace, Pace, flow_notes};

use crate::world::World;

#[test]
fn steps_tell_how_long_is_waited_and_forks_how_often_each_way_is_gone() {
    World::new().played(Lang::En, |account| {
        let notes = flow_notes(account);
        let at = |place: FlowPlace| notes.iter().find(|note| note.place == place).unwrap();
        let worst = at(FlowPlace::Node(NodeId(3)));
        assert_eq!(worst.parts, ["waits 6:28", "2.9% late"]);
        assert_eq!(worst.pace, Pace::OftenLate);
        assert_eq!(at(FlowPlace::Node(NodeId(1))).pace, Pace::InTime);
        let arrow = |exit, to| FlowPlace::Arrow {
            from: NodeId(2),
            exit,
            to: NodeId(to),
        };
        assert_eq!(at(arrow(0, 3)).parts, ["91.6%"]);
        assert_eq!(at(arrow(1, 1)).parts, ["8.4%"]);
        assert_eq!((at(arrow(0, 3)).weight, at(arrow(1, 1)).weight), (3, 1));
    });
}

#[test]
fn an_arrow_that_nobody_went_says_nothing() {
    let world = World::new();
    let mut results = world.results(1);
    results.ways.clear();
    world.told(&results, Lang::Id, |account| {
        let notes = flow_notes(account);
        let arrows = notes
            .iter()
            .filter(|note| matches!(note.place, FlowPlace::Arrow { .. }));
        for note in arrows {
            assert_eq!(
                (note.pace, note.weight, note.parts.len()),
                (Pace::Unused, 0, 0)
            );
        }
    });
}
