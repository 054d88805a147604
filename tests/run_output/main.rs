//! What is shown of judged cases: the table, JSON, JSON Lines, CSV, and the sums they share.

mod world;

use lajur::lang::Lang;
use lajur::report::Style;
use lajur::report::run::{csv_case, csv_head, json_case, json_head, json_tail, table};
use world::{World, six};

fn shown(world: &World, lang: Lang, width: usize) -> String {
    let style = Style {
        lang,
        colours: false,
        width,
    };
    world.told(lang, 20, |account| table(account, &style))
}

fn csv(world: &World) -> String {
    let setting = world.setting(Lang::En);
    let cases = world.batch.cases().zip(&world.verdicts);
    let cases = cases.map(|(case, verdict)| csv_case(&setting, &case, verdict));
    csv_head() + &cases.collect::<String>()
}

fn json(world: &World, lang: Lang) -> String {
    let setting = world.setting(lang);
    let cases = world.batch.cases().zip(&world.verdicts);
    let cases: Vec<String> = cases
        .map(|(case, verdict)| json_case(&setting, &case, verdict))
        .collect();
    json_head(&setting) + &cases.join(",\n") + &world.told(lang, 20, json_tail)
}

#[test]
fn look() {
    let world = six();
    println!("{}", shown(&world, Lang::Id, 80));
    println!("{}", shown(&world, Lang::En, 120));
    println!("{}", csv(&world));
    println!("{}", json(&world, Lang::En));
}
