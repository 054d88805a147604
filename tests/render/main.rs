//! The picture is measured: the emitted SVG is read again, and judged by rules that hold in every picture and by figures
//! that tell how well it reads. On the bundled SOPs, on SOPs made by hand, and on SOPs made by chance.

mod build;
mod chance;
mod figures;
mod mutants;
mod picture;
mod rules;
mod samples;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use lajur::model::Sop;
use lajur::pipeline::check;
use lajur::render::{Options, Paper, Parts, to_png, to_svg};
use lajur::source::Source;

use chance::Size;
use figures::Figures;
use picture::{Eye, Picture};
use rules::{Fault, Rule};

/// What the layout still breaks: for SOPs made by chance by their seeds, and in the corpus. Each is to go.
const BROKEN_BY_CHANCE: &[(u64, Rule)] = &[
    (932, Rule::LabelLost),
    (1686, Rule::LabelLost),
    (1713, Rule::EdgeLost),
    (1713, Rule::LabelLost),
];
const BROKEN_IN_CORPUS: &[Rule] = &[];

/// SOPs of the corpus whose pictures cross arrows though they have no more than 15 rows.
const CROSSING: &[&str] = &[];

/// The pictures of an SOP, read again, and what is wrong with them.
fn judge(eye: &Eye, sop: &Sop, options: &Options) -> (Option<Picture>, Vec<Fault>) {
    match eye.read(&to_svg(sop, options)) {
        Ok(picture) => {
            let faults = rules::faults(sop, options, &picture);
            (Some(picture), faults)
        }
        Err(what) => {
            let fault = Fault {
                rule: Rule::Unreadable,
                page: None,
                what,
            };
            (None, vec![fault])
        }
    }
}

/// Every paper, paged and on one page, the whole document or the table alone.
fn all_options() -> Vec<Options> {
    let ways = [
        (false, Parts::Document),
        (false, Parts::Table),
        (true, Parts::Document),
    ];
    let mut all = Vec::new();
    for paper in [Paper::A4, Paper::F4, Paper::Letter] {
        for (one_page, parts) in ways {
            all.push(Options {
                paper,
                one_page,
                parts,
                logo: None,
            });
        }
    }
    all
}

/// The bundled SOPs and those of the corpus, by file and name.
fn written() -> Vec<(String, Sop)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<PathBuf> = ["sops", "tests/corpus"]
        .iter()
        .flat_map(|folder| fs::read_dir(root.join(folder)).expect("the folder is there"))
        .map(|entry| entry.expect("it can be read").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "sop"))
        .collect();
    files.sort();
    let mut sops = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).expect("it is text");
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let checked = check(&[Source::new(name.clone(), text)]);
        for sop in checked.catalogue.sops {
            sops.push((format!("{name}/{}", sop.name.value), sop));
        }
    }
    sops
}

fn hand_made() -> Vec<(String, Sop)> {
    vec![
        ("complaints".to_owned(), samples::complaints()),
        ("letters".to_owned(), samples::letters()),
        ("wide".to_owned(), samples::wide(24, 12)),
        ("long".to_owned(), samples::wide(60, 6)),
    ]
}

/// Tells how often each rule is broken, with an example.
fn summary(faults: &[(String, Fault)]) -> String {
    let mut rules: BTreeMap<Rule, Vec<&(String, Fault)>> = BTreeMap::new();
    for fault in faults {
        rules.entry(fault.1.rule).or_default().push(fault);
    }
    let line = |(rule, list): (&Rule, &Vec<&(String, Fault)>)| {
        let mut names: Vec<&str> = list.iter().map(|(name, _)| name.as_str()).collect();
        names.dedup();
        let shown = names.len().min(12);
        format!(
            "{rule:?}: {} in {} ({}), such as {}: {}\n",
            list.len(),
            names.len(),
            names[..shown].join(" "),
            list[0].0,
            list[0].1
        )
    };
    rules.iter().map(line).collect()
}

/// A fault, and in which picture it is.
type Found = (String, Fault);

/// Draws SOPs in every way and gives what is wrong, and the figures of each as it is drawn by default.
fn judge_all(sops: &[(String, Sop)]) -> (Vec<Found>, Vec<(String, Figures)>) {
    let eye = Eye::new();
    let (mut all, mut table) = (Vec::new(), Vec::new());
    for (name, sop) in sops {
        for options in all_options() {
            let (picture, faults) = judge(&eye, sop, &options);
            let kind = format!("{name} {:?} {:?}", options.paper, options.parts);
            let kind = if options.one_page {
                kind + " one page"
            } else {
                kind
            };
            all.extend(faults.into_iter().map(|fault| (kind.clone(), fault)));
            if let (true, Some(picture)) = (options == Options::default(), picture) {
                table.push((name.clone(), figures::figures(&picture)));
            }
        }
    }
    (all, table)
}

fn print_figures(table: &[(String, Figures)]) {
    println!("{:<44} {}", "SOP", Figures::HEAD);
    for (name, figures) in table {
        println!("{name:<44} {figures}");
    }
    let all = table
        .iter()
        .fold(Figures::default(), |sum, (_, it)| sum.with(it));
    println!("{:<44} {all}", "all");
}

/// Sees that no rule is broken but those that are known to be.
fn assert_sound(faults: Vec<Found>) {
    println!("{}", summary(&faults));
    let broken: Vec<_> = faults
        .into_iter()
        .filter(|(_, fault)| !BROKEN_IN_CORPUS.contains(&fault.rule))
        .collect();
    assert!(broken.is_empty(), "{}", summary(&broken));
}

#[test]
fn no_rule_is_broken_in_the_corpus() {
    let sops = written();
    let (faults, table) = judge_all(&sops);
    print_figures(&table);
    assert_sound(faults);
    let mut sum = Figures::default();
    for ((name, sop), (_, figures)) in sops.iter().zip(&table) {
        let crosses = CROSSING.contains(&name.as_str());
        let beyond = figures.beyond_limits(sop.rows.len(), crosses);
        assert!(beyond.is_empty(), "{name}: {beyond:?}\n{figures}");
        sum = sum.with(figures);
    }
    assert!(sum.mean_bends() <= figures::MEAN_BENDS, "{sum}");
}

#[test]
fn no_rule_is_broken_in_sops_made_by_hand() {
    let (faults, table) = judge_all(&hand_made());
    print_figures(&table);
    assert_sound(faults);
}

/// The seeds to draw: the one or the number that the environment asks for, else as many as there is time for.
fn seeds() -> Vec<u64> {
    let number = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    // Without optimisation the large ones take long.
    let slow = cfg!(debug_assertions);
    let usual = if slow { 60 } else { 2000 };
    match (number("LAJUR_SEED"), number("LAJUR_SEEDS")) {
        (Some(seed), _) => vec![seed],
        (None, Some(count)) => (0..count).collect(),
        (None, None) => (0..usual)
            .filter(|seed| !slow || Size::of(*seed).rows <= 12)
            .collect(),
    }
}

/// Draws the SOPs of the seeds of [`seeds`]: `LAJUR_SEED=7` takes one, `LAJUR_SEEDS=5000` takes more. The pictures of
/// the smallest faulty one are left in `target/tmp`.
#[test]
fn no_rule_is_broken_in_sops_made_by_chance() {
    let eye = Eye::new();
    let mut all = Vec::new();
    let mut sum = Figures::default();
    let mut smallest: Option<(usize, u64)> = None;
    for seed in seeds() {
        let sop = chance::sop(seed);
        let (picture, faults) = judge(&eye, &sop, &chance::options(seed));
        sum = sum.with(&picture.map(|it| figures::figures(&it)).unwrap_or_default());
        let is_new = |it: &Fault| !BROKEN_BY_CHANCE.contains(&(seed, it.rule));
        if faults.iter().any(is_new) {
            let here = (sop.rows.len(), seed);
            smallest = Some(smallest.map_or(here, |it| it.min(here)));
        }
        all.extend(faults.into_iter().map(|fault| (seed.to_string(), fault)));
    }
    println!("{}\n{sum}\n{}", Figures::HEAD, summary(&all));
    if let Some((rows, seed)) = smallest {
        let kept = keep(seed);
        panic!(
            "{}the smallest has {rows} rows: LAJUR_SEED={seed}, {kept}",
            summary(&all)
        );
    }
}

/// Leaves an SOP made by chance and its pictures in `target/tmp`, to be looked at.
fn keep(seed: u64) -> String {
    let folder = env!("CARGO_TARGET_TMPDIR");
    let stem = format!("{folder}/chance-{seed}");
    fs::write(format!("{stem}.sop"), chance::text(seed)).expect("the folder can be written");
    let pages = to_svg(&chance::sop(seed), &chance::options(seed));
    for (at, page) in pages.iter().enumerate() {
        fs::write(format!("{stem}-{at}.svg"), page).expect("the folder can be written");
    }
    format!("{stem}-0.svg")
}

/// Writes the pictures of all samples, and of one made by chance from `LAJUR_SEED`, to the folder `LAJUR_PICTURES`, to
/// be looked at.
#[test]
fn pictures_to_look_at() {
    let Ok(folder) = std::env::var("LAJUR_PICTURES") else {
        return;
    };
    let seed = std::env::var("LAJUR_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    let by_chance = seed.map(|seed| (format!("chance-{seed}"), chance::sop(seed)));
    let all = hand_made().into_iter().chain(written()).chain(by_chance);
    for (name, sop) in all {
        let name = name.replace('/', "-");
        for one_page in [false, true] {
            let options = Options {
                one_page,
                ..Options::default()
            };
            let kind = if one_page { "one" } else { "page" };
            for (at, svg) in to_svg(&sop, &options).iter().enumerate() {
                fs::write(format!("{folder}/{name}-{kind}-{at}.svg"), svg).unwrap();
            }
            for (at, png) in to_png(&sop, &options, 110.0).unwrap().iter().enumerate() {
                fs::write(format!("{folder}/{name}-{kind}-{at}.png"), png).unwrap();
            }
        }
    }
}
