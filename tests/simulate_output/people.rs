//! The table for people.

use lajur::lang::Lang;
use lajur::report::Style;
use lajur::report::simulate::table;

use crate::world::World;

fn style(lang: Lang, width: usize) -> Style {
    Style {
        lang,
        colours: false,
        width,
    }
}

#[test]
fn lines_are_never_wider_than_asked_for() {
    let world = World::new().with_scenario("ramai", "staff admin = 3");
    for lang in Lang::ALL {
        for width in [100, 120, 160] {
            let style = style(lang, width);
            let tables = [
                world.played(lang, |account| table(account, &style)),
                world.compared(lang, |account| table(account, &style)),
                world.sought(lang, true, |account| table(account, &style)),
            ];
            for line in tables.iter().flat_map(|table| table.lines()) {
                assert!(line.chars().count() <= width, "{width}: {line}");
            }
        }
    }
}
