//! Who did it.

use crate::judging::Office;
use crate::{found, log};

fn office() -> Office {
    Office::new(
        "sop a \"A\" { days workdays
           actor x \"Clerk\" aka \"Staf\"  actor y \"Head\"  actor z \"Guard\"
           activity s \"S\" { start by x or y }
           activity b \"B\" { by x }
           activity c \"C\" { by x and y }
           activity d \"D\" { by same as s }
           activity e \"E\" { end }
         }",
    )
}

#[test]
fn other_names_and_cases_of_letters_are_the_same_actor() {
    let office = office();
    let right = log(&[
        "s 2024-01-08 - clerk",
        "b 2024-01-08T11:00 - STAF",
        "c 2024-01-08T12:00 - Clerk;Head",
        "d 2024-01-08T13:00 - x",
        "e 2024-01-08T14:00 - Guard",
    ]);
    assert_eq!(found(&office, &right), Vec::<String>::new());
}

#[test]
fn somebody_else_is_found_and_a_stranger_is_only_a_remark() {
    let office = office();
    let wrong = log(&["s 2024-01-08 - Guard", "b 2024-01-08T11:00 - Clerk;Head"]);
    assert_eq!(found(&office, &wrong), ["wrong-actor s", "wrong-actor b"]);
    let stranger = log(&["s 2024-01-08 - Nobody", "b 2024-01-08T11:00"]);
    assert_eq!(found(&office, &stranger), ["actor-not-in-sop s"]);
}

#[test]
fn those_who_do_it_together_may_stand_in_one_event_or_in_several() {
    let office = office();
    let start = ["s 2024-01-08 - Clerk", "b 2024-01-08T11:00 - Clerk"];
    let both = [
        &start[..],
        &[
            "c 2024-01-08T12:00 - Clerk",
            "c 2024-01-08T12:30 - Head",
            "d 2024-01-08T13:00 - Clerk",
        ],
    ]
    .concat();
    assert_eq!(found(&office, &log(&both)), Vec::<String>::new());
    let one = [
        &start[..],
        &["c 2024-01-08T12:00 - Clerk", "d 2024-01-08T13:00 - Clerk"],
    ]
    .concat();
    assert_eq!(found(&office, &log(&one)), ["actor-not-named c"]);
}

#[test]
fn the_same_as_before_is_the_same_person_where_persons_are_known() {
    let office = office();
    let through = |last: &str| {
        let events = [
            "s 2024-01-08 - Clerk ani",
            "b 2024-01-08T11:00 - Clerk ani",
            "c 2024-01-08T12:00 - Clerk;Head",
            last,
        ];
        found(&office, &log(&events))
    };
    assert_eq!(
        through("d 2024-01-08T13:00 - Clerk ani"),
        Vec::<String>::new()
    );
    assert_eq!(
        through("d 2024-01-08T13:00 - Clerk budi"),
        ["wrong-actor d"]
    );
    assert_eq!(through("d 2024-01-08T13:00 - Head"), ["wrong-actor d"]);
}
